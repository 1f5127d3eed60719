//! Why the settings and flags of a run are refused. Each situation is a variant with its figures, so that another
//! renderer can put it in other words; a message says what would work.
//!
//! Not here: a flag whose value cannot be read (`values`).

use std::io;
use std::path::PathBuf;

use crate::base::channel::Channel;

/// A campaign that cannot be run.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub(super) enum SettingsError {
    #[error("cannot read the settings file {}: {source}; check --config or SCRUB_CONFIG", path.display())]
    Unreadable { path: PathBuf, source: io::Error },
    #[error("cannot use the settings file {}: line {line}: {what}", path.display())]
    Malformed { path: PathBuf, line: usize, what: String },
    #[error("scrub.toml names the key twice, with key and with key-command; leave one of them out")]
    KeyNamedTwice,
    #[error("key-command in scrub.toml names no program; write key-command = [\"PROGRAM\", \"ARGUMENT\"]")]
    EmptyKeyCommand,
    #[error(
        "{} names a program to run (key-command), but others can write that file, or it belongs to somebody else: make it \
         yours and run chmod go-w on it",
        .0.display()
    )]
    UntrustedKeyCommand(PathBuf),
    #[error("there is no [campaign.{name}] in the settings; known: {}", or_none(known))]
    UnknownCampaign { name: String, known: Vec<String> },
    #[error("unknown key `{key}`; did you mean `{nearest}`? Known here: {}", or_none(known))]
    UnknownKey { key: String, nearest: String, known: Vec<String> },
    #[error("name the file once: as FILE, or behind --answers or --asked")]
    FileNamedTwice,
    #[error(
        "a campaign on channel {0} goes to postal addresses, which this version cannot match; it would let every opted-out \
         person through. Channels that work: email, sms, messenger, phone, phone-auto, fax, audience"
    )]
    ChannelNotMatched(Channel),
}

fn or_none(names: &[String]) -> String {
    if names.is_empty() { "none".to_owned() } else { names.join(", ") }
}
