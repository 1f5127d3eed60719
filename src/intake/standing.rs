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
        } else if self.objecting > 0 && self.staying + self.say_neither() > self.objecting {
            Standing::Unclear
        } else {
            Standing::Leavers
        }
    }

    /// Rows of which nobody knows whether they are meant. `active` beside `unsubscribed` may be a subscriber; beside
    /// `inactive` it may be anything.
    #[must_use]
    pub fn say_neither(&self) -> u64 {
        self.silent + if self.objecting > self.may_object { self.may_stay } else { 0 }
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

    #[test]
    fn a_mere_status_makes_a_list_unclear_only_beside_somebody_who_left_for_sure() {
        use Standing::{Leavers, Unclear};
        for (objecting, may_object, may_stay, standing) in
            [(1, 0, 2, Unclear), (2, 1, 3, Unclear), (1, 0, 1, Leavers), (1, 1, 9, Leavers), (0, 0, 9, Leavers)]
        {
            let rows = RowCounts { objecting, may_object, may_stay, ..RowCounts::default() };
            assert_eq!(rows.standing(), standing, "{objecting} {may_object} {may_stay}");
        }
    }
}
