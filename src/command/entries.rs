//! Identifiers of the command line, and entries of lists, as keys of the store.

use std::fs::File;
use std::io::{BufRead as _, BufReader, IsTerminal as _, Read as _};
use std::os::fd::AsFd as _;

use anyhow::{Context as _, Result, bail, ensure};

use crate::base::asked_form::AskedForm;
use crate::base::cancel::InterruptiblePipe;
use crate::base::channel::Channel;
use crate::base::dialling::Dialling;
use crate::base::identifier_kind::IdentifierKind;
use crate::base::match_key::MatchKey;
use crate::base::recipe_id::RecipeId;
use crate::base::time::Interval;
use crate::identity::beside_address::numbers_beside;
use crate::identity::domain::DomainEntry;
use crate::identity::identifier::{Identifier, IdentifierReader, Listed};
use crate::identity::lookup::{LookupKey, asked, written, written_digest};
use crate::identity::match_key::Keyer;
use crate::identity::phone::{Line, PhoneNumber, PhoneRules};
use crate::identity::recipe::{RECIPES, Recipe};
use crate::identity::spelling::Spelled as _;
use crate::intake::entry::ListEntry;
use crate::policy::Identity;
use crate::report::given::GivenIdentifier;
use crate::report::message::Message;
use crate::store::{LiftTarget, NewEntry};

use super::context::Context;
use super::error::CommandError;

/// An entry of a list as the store takes it.
#[must_use]
pub(super) fn new_entry(entry: &ListEntry) -> NewEntry {
    store_entry(&entry.key, entry.line, entry.time)
}

fn store_entry(key: &LookupKey, line: u32, time: Option<Interval>) -> NewEntry {
    NewEntry { key: key.key, recipe: key.recipe, loose: key.loose, origin: key.origin, line, time }
}

/// One identifier from the command line, as keys of the store.
#[derive(Clone, Debug)]
pub(super) struct NamedIdentifier {
    pub given: GivenIdentifier,
    /// Of a digest the kind of what nobody knows.
    pub kind: IdentifierKind,
    /// The keys of the entry that it writes.
    written: Vec<LookupKey>,
    /// Every key under which an entry may speak of it.
    asked: Vec<LookupKey>,
    /// The domain, if the identifier is one.
    pub domain: Option<DomainEntry>,
    /// Whether it is a pattern that would hit strangers.
    pub is_broad_pattern: bool,
    /// The telephone number that it is, if it is one.
    pub number: Option<PhoneNumber>,
}

impl NamedIdentifier {
    /// Reads an identifier: an address, a telephone number (without its own code dialled as `dialling` says), a domain (`d`, `@d`,
    /// `.d`) or a hex digest.
    ///
    /// # Errors
    /// When it is none of them; the message says why, and never repeats it.
    pub(super) fn read(text: &str, dialling: Dialling, keyer: &Keyer) -> Result<Self> {
        ensure!(numbers_beside(text).is_none(), CommandError::AddressAndNumber);
        match IdentifierReader::with_phones(PhoneRules::of(dialling, true)).read_alone(text) {
            Ok(Listed::Identifier(identifier)) => Ok(Self::of(&identifier, keyer)),
            Ok(Listed::Digest(recipe, digest)) => {
                let (given, kind) = (GivenIdentifier::Digest, recipe.kind);
                // A list may hold it by any recipe that makes digests of this length.
                let all = RECIPES.iter().filter(|other| other.hash == recipe.hash);
                Ok(Self {
                    given,
                    kind,
                    written: vec![written_digest(recipe, &digest, keyer)],
                    asked: all.map(|recipe| written_digest(recipe, &digest, keyer)).collect(),
                    domain: None,
                    is_broad_pattern: false,
                    number: None,
                })
            }
            Err(problem) => bail!(CommandError::NoIdentifier(problem)),
        }
    }

    fn of(identifier: &Identifier<'_>, keyer: &Keyer) -> Self {
        let recipes: Vec<&Recipe> = RECIPES.iter().collect();
        // The loose form of a pattern is only a mark, which others at the domain share.
        let loose = !matches!(identifier, Identifier::Pattern(_));
        let (written, asked) = (written(identifier, keyer), asked(identifier, &recipes, loose, keyer));
        let is_broad_pattern = matches!(identifier, Identifier::Pattern(entry) if entry.is_broad());
        let number = identifier.number().copied();
        let domain = match identifier {
            Identifier::Domain(entry) => Some(entry.clone()),
            _ => None,
        };
        let kind = identifier.kind();
        Self { given: GivenIdentifier::Clear(kind), kind, written, asked, domain, is_broad_pattern, number }
    }

    /// Whether a campaign on `channel` reaches it.
    #[must_use]
    pub(super) fn identity_on(&self, channel: Channel) -> Identity {
        if channel == Channel::Sms && self.number.is_some_and(|number| number.line() == Line::Fixed) {
            Identity::WrongKind
        } else {
            Identity::Known
        }
    }

    /// The entries that an opt-out of this identifier writes.
    #[must_use]
    pub(super) fn new_entries(&self, time: Interval) -> Vec<NewEntry> {
        self.written.iter().map(|key| store_entry(key, 0, Some(time))).collect()
    }

    /// The entries that a lift of this identifier ends: those that it wrote, and the digests of its own spellings. Never
    /// one that it shares with others: a loose form, or the domain of an address.
    #[must_use]
    pub(super) fn lift_targets(&self) -> Vec<LiftTarget> {
        // Some rules hash the domain of an address, too.
        let is_own = |recipe: &Recipe| !recipe.spelling.names_domains();
        let is_digest =
            |key: &&LookupKey| Recipe::of_id(key.recipe).is_some_and(|recipe| recipe.hash.is_some() && is_own(recipe));
        let digests = self.asked.iter().filter(is_digest).filter(|key| !key.loose);
        let keys = self.written.iter().chain(digests);
        let target =
            |key: &LookupKey| LiftTarget { recipe: key.recipe, key: key.key, loose: key.loose, origin: key.origin };
        // What a list holds of it in another reading of its bytes.
        let own = self.written.iter().filter(|key| !key.loose);
        let other = own.map(|key| LiftTarget { loose: true, origin: key.key.origin(), ..target(key) });
        // The second side of a domain may be an entry by itself.
        let second = self.written.iter().filter(|key| key.loose && key.origin == key.key.origin());
        let alone = second.map(|key| LiftTarget { loose: false, origin: 0, ..target(key) });
        keys.map(target).chain(other).chain(alone).collect()
    }

    /// Every key to ask a store for, and whether it is that of a loose form.
    pub(super) fn questions(&self) -> impl Iterator<Item = (RecipeId, MatchKey, bool)> {
        self.asked.iter().map(|key| (key.recipe, key.key, key.loose))
    }

    /// By which of its forms of a recipe it is asked for with `key`.
    #[must_use]
    pub(super) fn form_of(&self, recipe: RecipeId, key: MatchKey) -> AskedForm {
        let forms: Vec<_> = self.asked.iter().filter(|form| form.recipe == recipe).collect();
        let number = forms.iter().position(|form| form.key == key).unwrap_or(0);
        AskedForm::new(number, forms.len())
    }
}

/// The identifier given on the command line, or the one line of standard input for `-`; a terminal is asked for it.
///
/// # Errors
/// When standard input holds none, or several: whoever stands on the second line must not be forgotten.
pub(super) fn read_id(context: &Context, given: &str) -> Result<String> {
    if given != "-" {
        return Ok(given.to_owned());
    }
    if std::io::stdin().is_terminal() {
        return ask_for_id(context);
    }
    // No identifier is longer; whoever pipes a whole list in has more than one line within it.
    const MOST: u64 = 64 << 10;
    let mut text = String::new();
    std::io::stdin().take(MOST).read_to_string(&mut text)?;
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    match (lines.next(), lines.next()) {
        (Some(line), None) => Ok(line.to_owned()),
        (None, _) => bail!(CommandError::NothingOnStdin),
        (Some(_), Some(_)) => bail!(CommandError::SeveralLinesOnStdin),
    }
}

/// Whoever sits at a terminal types one line, and no end of file behind it.
fn ask_for_id(context: &Context) -> Result<String> {
    context.warn(&Message::AskForIdentifier);
    let terminal = File::from(std::io::stdin().as_fd().try_clone_to_owned().context("standard input is closed")?);
    let mut line = String::new();
    BufReader::new(InterruptiblePipe::new(terminal, context.cancel.clone())).read_line(&mut line)?;
    match line.trim() {
        "" => bail!(CommandError::NothingOnStdin),
        typed => Ok(typed.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_that_scrub_does_not_know_is_named_by_the_same_code() {
        let keyer = Keyer::for_one_run().unwrap();
        let named = NamedIdentifier::read("PLATE B-AB 12", Dialling::Unknown, &keyer).unwrap();
        assert_eq!((named.given, named.kind), (GivenIdentifier::Clear(IdentifierKind::Postal), IdentifierKind::Postal));
        assert_eq!(named.new_entries(Interval::point(0)).len(), 2);
        // Its two clear entries, the digest of the very plate, and the plate in another reading of the bytes of a list.
        let recipes: Vec<_> = named.lift_targets().iter().map(|target| (target.recipe.0, target.loose)).collect();
        assert_eq!(recipes, [(900, false), (900, true), (901, false), (900, true)]);
        assert_eq!(named.questions().count(), 3);
    }
}
