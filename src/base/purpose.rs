//! Purposes of messages, as lists and campaigns name them.

/// Purposes as people typed them, trimmed, in lower case, sorted, each once. Two people type the same purpose months
/// apart, one for the list and one for the campaign: a capital letter must not let an opted-out person through.
///
/// # Errors
/// When one is blank: it could be taken for every purpose or for none.
pub fn purposes(typed: &[String]) -> Result<Vec<String>, BlankPurpose> {
    let mut purposes: Vec<String> = typed.iter().map(|purpose| purpose.trim().to_lowercase()).collect();
    purposes.sort_unstable();
    purposes.dedup();
    if purposes.iter().any(String::is_empty) { Err(BlankPurpose) } else { Ok(purposes) }
}

/// A purpose without a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a purpose is blank; leave it out to mean every purpose")]
pub struct BlankPurpose;
