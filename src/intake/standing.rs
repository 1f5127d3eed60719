//! Whether a list with own columns holds people who left, or subscribers of whom some did.
//!
//! Invariant: a row more that objects or says nothing never makes subscribers of people who left; so an empty cell, which
//! may mean *still subscribed* as well as *nobody knows*, is no proof of a subscriber.

use super::row_counts::RowCounts;

/// See the module.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Every row counts.
    Leavers,
    /// More rows say yes than object: only those count that do not say yes.
    Subscribers,
    /// Most rows do not object, but few of them say yes: only the user knows.
    Unclear,
}

impl RowCounts {
    /// What the rows of a list tell of it.
    #[must_use]
    pub fn standing(&self) -> Standing {
        if self.staying > self.objecting {
            Standing::Subscribers
        } else if self.objecting > 0 && self.staying + self.silent > self.objecting {
            Standing::Unclear
        } else {
            Standing::Leavers
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_rows_that_say_yes_make_subscribers() {
        use Standing::{Leavers, Subscribers, Unclear};
        for (objecting, staying, silent, standing) in [
            (0, 0, 0, Leavers),
            (0, 0, 9, Leavers),
            (5, 5, 0, Leavers),
            (5, 6, 0, Subscribers),
            (5, 6, 90, Subscribers),
            (5, 5, 1, Unclear),
            (1, 0, 9, Unclear),
            (5, 0, 5, Leavers),
        ] {
            let rows = RowCounts { objecting, staying, silent, ..RowCounts::default() };
            assert_eq!(rows.standing(), standing, "{objecting} {staying} {silent}");
        }
    }
}
