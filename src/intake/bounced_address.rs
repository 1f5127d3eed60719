//! The address that a row of bounces speaks of. Not which columns hold one: `entry_columns`.

use crate::identity::identifier::bare;

/// The address that a row of bounces speaks of: one only (DESIGN 6).
#[derive(Default)]
pub(super) struct BouncedAddress {
    pub(super) address: Option<String>,
    /// The row holds another one behind it.
    pub(super) has_second: bool,
}

impl BouncedAddress {
    /// Whether it stands before `cell`, which then counts for nothing.
    pub(super) fn is_before(&mut self, cell: &str) -> bool {
        let Some(address) = &self.address else { return false };
        self.has_second |= !bare(address).eq_ignore_ascii_case(bare(cell));
        true
    }
}
