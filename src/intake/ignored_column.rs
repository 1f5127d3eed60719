//! A column that was recognised, but is not read, and why.

use crate::table::role::Role;

/// The column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IgnoredColumn {
    pub name: String,
    pub role: Role,
    pub why: WhyIgnored,
}

/// Why it is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyIgnored {
    /// Clear addresses come first; a digest or a domain beside them is read only if the user names it.
    ClearAddressesFirst,
    /// Every row of a suppression list is an entry, whatever a status or opt-out column says.
    EveryRowIsAnEntry,
}
