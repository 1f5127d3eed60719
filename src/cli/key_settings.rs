//! Who says where the key is: `SCRUB_KEY`, then `SCRUB_KEY_FILE`, then the settings file, then the place beside the store.
//! Not how it is had from there: that is for `command::key_source`.

use std::ffi::OsString;
use std::fs::Metadata;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};

use rustix::process::geteuid;
use zeroize::Zeroizing;

use crate::command::key_source::KeySource;
use crate::report::message::Origin;

use super::error::SettingsError;

/// What scrub.toml says of the key.
pub(super) struct KeySettings<'a> {
    /// The file, if there is one.
    pub settings: Option<&'a Path>,
    /// Nobody but this user or root can have written it.
    pub is_trusted: bool,
    /// `key`, as the path that it stands for.
    pub file: Option<PathBuf>,
    /// `key-command`
    pub command: Option<&'a [String]>,
    /// `key-group-readable`
    pub group_may_read: bool,
}

impl KeySettings<'_> {
    /// Where the key of the store at `store` is, and who says so.
    ///
    /// # Errors
    /// When the settings name it twice, or a program that anybody may have put there.
    pub(super) fn source(&self, store: &Path) -> Result<(KeySource, Origin), SettingsError> {
        let set = |name: &str| std::env::var_os(name).filter(|value: &OsString| !value.is_empty());
        let file = |path| KeySource::File { path, group_may_read: self.group_may_read };
        if let Some(text) = set("SCRUB_KEY") {
            let text = Zeroizing::new(text.into_string().unwrap_or_default());
            return Ok((KeySource::Text(text), Origin::KeyVariable));
        }
        if let Some(path) = set("SCRUB_KEY_FILE") {
            return Ok((file(path.into()), Origin::KeyFileVariable));
        }
        match (&self.file, self.command) {
            (Some(_), Some(_)) => Err(SettingsError::KeyNamedTwice),
            (Some(path), None) => Ok((file(path.clone()), Origin::SettingsFile)),
            (None, Some(words)) => Ok((self.program(words)?, Origin::KeyCommand)),
            (None, None) => Ok((file(store.with_file_name("scrub.key")), Origin::BesideStore)),
        }
    }

    /// No shell: the words are program and arguments. A path is relative to the settings, as every path there.
    fn program(&self, words: &[String]) -> Result<KeySource, SettingsError> {
        let settings = self.settings.unwrap_or(Path::new(""));
        if !self.is_trusted {
            return Err(SettingsError::UntrustedKeyCommand(settings.to_owned()));
        }
        let (program, args) = words.split_first().ok_or(SettingsError::EmptyKeyCommand)?;
        let program = if program.contains('/') { settings.with_file_name("").join(program) } else { program.into() };
        Ok(KeySource::Command { program, args: args.to_vec() })
    }
}

/// Whether this user or root owns a file, and nobody else can write it.
#[must_use]
pub(super) fn is_trusted(file: &Metadata) -> bool {
    let is_ours = file.uid() == geteuid().as_raw() || file.uid() == 0;
    is_ours && file.mode() & 0o022 == 0
}
