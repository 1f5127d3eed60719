//! Purposes of messages, as lists and campaigns name them.

/// A purpose as somebody typed it, trimmed and in lower case. Two people type the same purpose months apart, one for the
/// list and one for the campaign: a capital letter must not let an opted-out person through.
///
/// # Errors
/// When it is blank: it could be taken for every purpose or for none.
pub fn purpose(typed: &str) -> Result<String, BlankPurpose> {
    let purpose = typed.trim().to_lowercase();
    if purpose.is_empty() { Err(BlankPurpose) } else { Ok(purpose) }
}

/// Purposes in order, each once.
#[must_use]
pub fn in_order(purposes: &[String]) -> Vec<String> {
    let mut purposes = purposes.to_vec();
    purposes.sort_unstable();
    purposes.dedup();
    purposes
}

/// A purpose without a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a purpose is blank; leave it out to mean every purpose")]
pub struct BlankPurpose;
