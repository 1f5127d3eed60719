//! What a list may be called.

use anyhow::{Result, ensure};

use super::error::CommandError;

/// List names appear in proofs and file names: letters, digits, `.`, `_` and `-`.
///
/// # Errors
/// When the name holds anything else.
pub(super) fn check_list_name(name: &str) -> Result<()> {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '-');
    let plain = !name.is_empty() && name.len() <= 64 && name.chars().all(is_plain);
    ensure!(plain, CommandError::BadListName);
    Ok(())
}
