//! The date that was read last: lists are often sorted by date, or made in one go.

use crate::base::date::{proved_order, read_date};
use crate::base::time::{DateOrder, Interval};

/// The date that was read last.
#[derive(Default)]
pub(super) struct LastDate {
    pub(super) text: String,
    pub(super) time: Option<Interval>,
    /// It proves another order of day and month than that of the list.
    pub(super) has_other_order: bool,
}

impl LastDate {
    /// Turns to the date in `cell`; `order` is that of the list, if it has one.
    pub(super) fn read(&mut self, cell: &str, order: Option<DateOrder>) {
        if self.text != cell {
            self.text.clear();
            self.text.push_str(cell);
            self.time = read_date(cell, order);
            self.has_other_order = order.is_some() && proved_order(cell).is_some_and(|proved| Some(proved) != order);
        }
    }
}
