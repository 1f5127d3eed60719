//! Purposes of messages, as lists and campaigns name them.

use super::personal::{Personal, found_in};

/// A purpose as somebody typed it, trimmed and in lower case. Two people type the same purpose months apart, one for the
/// list and one for the campaign: a capital letter must not let an opted-out person through.
///
/// # Errors
/// When it is blank: it could be taken for every purpose or for none. When it tells who a person is: it is stored and
/// reported as it is.
pub fn purpose(typed: &str) -> Result<String, BadPurpose> {
    let purpose = typed.trim().to_lowercase();
    match found_in(&purpose) {
        Some(personal) => Err(BadPurpose::Personal(personal)),
        None if purpose.is_empty() => Err(BadPurpose::Blank),
        None => Ok(purpose),
    }
}

/// Purposes in order, each once.
#[must_use]
pub fn in_order(purposes: &[String]) -> Vec<String> {
    let mut purposes = purposes.to_vec();
    purposes.sort_unstable();
    purposes.dedup();
    purposes
}

/// A purpose that cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadPurpose {
    #[error("a purpose is blank; leave it out to mean every purpose")]
    Blank,
    #[error("a purpose holds {}, which must not be stored; call it by what the messages are about", .0.name())]
    Personal(Personal),
}
