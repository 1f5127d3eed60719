//! One entry of a suppression list. Data only.

use crate::base::time::Interval;
use crate::identity::lookup::LookupKey;

/// One entry, without anything that could be read as an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ListEntry {
    pub key: LookupKey,
    /// Physical line of the row; the first line of the list is 1.
    pub line: u32,
    /// The date of the row, if it has a readable one.
    pub time: Option<Interval>,
    /// 0-based number of the row; entries of one row have the same.
    pub row: u32,
    /// Whether a register lists it; of a list of no answers always.
    pub is_listed: bool,
}

/// Takes the entries of one block; called from several threads at once, in no order.
pub type Emit<'a, E> = &'a (dyn Fn(&[ListEntry]) -> Result<(), E> + Sync);
