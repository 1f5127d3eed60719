//! An objection that the contact list itself holds. Data only.

use crate::base::own_column::ValueClass;

/// One objection found in the list itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct OwnObjection {
    /// Physical line where its row starts.
    pub line: u64,
    /// Which of the list's own columns.
    pub column: u16,
    pub class: ValueClass,
    /// It speaks of a delivery that failed for good.
    pub bounce: bool,
    /// Written for a loose form, not for the identifier itself.
    pub loose: bool,
}
