//! Where the key of a store comes from. Not what is made with it (`identity::match_key`), nor who says where it is: that is
//! for the settings.
//!
//! Invariant: the text of a key is never printed, not even where it cannot be used.

use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, ensure};
use zeroize::Zeroizing;

use crate::identity::match_key::{KeyError, SecretKey};

use super::error::CommandError;

/// A key is 57 bytes long; whatever is longer need not be read to the end.
const MOST_BYTES: u64 = 1024;

/// See the module.
#[derive(Clone)]
pub enum KeySource {
    /// The text itself, from the environment.
    Text(Zeroizing<String>),
    File {
        path: PathBuf,
        /// A container often knows no other way.
        group_may_read: bool,
    },
    /// A program with its arguments, which prints it.
    Command { program: PathBuf, args: Vec<String> },
}

impl KeySource {
    /// # Errors
    /// When the key is missing, malformed, or readable by others, or the program fails.
    pub(super) fn load(&self) -> Result<SecretKey> {
        match self {
            Self::Text(text) => parse(text, "the text of SCRUB_KEY"),
            Self::File { path, group_may_read } => Ok(SecretKey::load(path, *group_may_read)?),
            Self::Command { program, args } => parse(&printed_by(program, args)?, "what key-command printed"),
        }
    }

    /// The file that holds it, if one does.
    #[must_use]
    pub fn file(&self) -> Option<&Path> {
        match self {
            Self::File { path, .. } => Some(path),
            Self::Text(_) | Self::Command { .. } => None,
        }
    }

    /// The file beside it that says how far its stores have come. A key without a file has none.
    #[must_use]
    pub fn mark(&self) -> Option<PathBuf> {
        let mut name = self.file()?.to_owned().into_os_string();
        name.push(".mark");
        Some(name.into())
    }
}

fn parse(text: &str, what: &str) -> Result<SecretKey> {
    Ok(SecretKey::parse_file_text(text).ok_or_else(|| KeyError::Malformed { path: what.into() })?)
}

fn printed_by(program: &Path, args: &[String]) -> Result<Zeroizing<String>> {
    let name = || program.to_owned();
    let mut command = Command::new(program);
    command.args(args).stdin(Stdio::null()).stdout(Stdio::piped());
    let mut child = command.spawn().with_context(|| format!("cannot run the key-command {}", program.display()))?;
    let mut text = Zeroizing::new(String::with_capacity(MOST_BYTES as usize));
    if let Some(stdout) = child.stdout.take() {
        stdout.take(MOST_BYTES).read_to_string(&mut text).map_err(|_| CommandError::KeyCommandFailed(name()))?;
    }
    ensure!(child.wait()?.success(), CommandError::KeyCommandFailed(name()));
    Ok(text)
}
