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

/// What the order of objections to one identifier follows.
pub(super) type Rank = (bool, u64, u16, ValueClass);

impl OwnObjection {
    /// Of several, that of the lowest rank is told: of the very identifier before one of a loose form, then the first line,
    /// then the first column. It depends on nothing else, least of all on who found it when.
    pub(super) fn rank(&self) -> Rank {
        (self.loose, self.line, self.column, self.class)
    }
}
