//! `scrub hash`: identifiers on standard input to the digests of a recipe, so that two partners can check that they mean the
//! same thing.

use std::io::{BufRead as _, BufReader};

use anyhow::{Result, bail, ensure};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::base::dialling::Dialling;
use crate::identity::digests::each_digest;
use crate::identity::hash::Digest;
use crate::identity::identifier::IdentifierReader;
use crate::identity::phone::PhoneRules;
use crate::identity::recipe::Recipe;
use crate::report::Format;

use super::contact_list::open_source;
use super::context::{Context, Exit};
use super::error::CommandError;

/// What `hash` is asked to do.
pub struct HashOptions {
    pub recipe: &'static Recipe,
    /// In base64 rather than in hexadecimal.
    pub in_base64: bool,
    /// Of telephone numbers without the code of one.
    pub dialling: Dialling,
}

/// So much text is printed at once.
const AT_ONCE: usize = 1 << 16;

/// Prints the digest of each line of standard input, in their order; blank lines stay blank.
///
/// # Errors
/// When a line is no identifier of the recipe's kind, by its number; what was printed before is right.
pub fn run(context: &Context, options: &HashOptions) -> Result<Exit> {
    let source = open_source(std::path::Path::new("-"), Default::default(), &context.cancel)?;
    let mut reader = IdentifierReader::with_phones(PhoneRules::of(options.dialling, true));
    let mut printed = String::new();
    for (line, text) in (1_u64..).zip(BufReader::new(source).lines()) {
        let text = text?;
        context.cancel.check()?;
        if !text.trim().is_empty() {
            printed.push_str(&digest_of(&mut reader, text.trim(), line, options)?);
        }
        printed.push('\n');
        if printed.len() >= AT_ONCE {
            context.console.print(&printed, Format::Text)?;
            printed.clear();
        }
    }
    context.console.print(&printed, Format::Text)?;
    Ok(Exit::Done)
}

/// The digest of the usual spelling of the one identifier in `text`.
fn digest_of(reader: &mut IdentifierReader, text: &str, line: u64, options: &HashOptions) -> Result<String> {
    let (mut digests, mut identifiers) = (Vec::new(), 0);
    let problem = reader.read(options.recipe.kind, text, &mut |identifier| {
        if identifier.is_doubtful() {
            return;
        }
        identifiers += 1;
        each_digest(identifier, options.recipe, &mut |digest, _| digests.push(digest));
    });
    if let Some(problem) = problem {
        bail!(CommandError::NothingToHash { line, problem });
    }
    ensure!(identifiers == 1, CommandError::SeveralToHash { line });
    let digest: Digest = *digests.first().ok_or(CommandError::SeveralToHash { line })?;
    let bytes = digest.as_bytes();
    Ok(if options.in_base64 { STANDARD.encode(bytes) } else { hex::encode(bytes) })
}
