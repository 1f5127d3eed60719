//! A column that was recognised, but is not read, and why.

use crate::base::why_ignored::WhyIgnored;
use crate::table::role::Role;

/// The column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IgnoredColumn {
    pub name: String,
    pub role: Role,
    pub why: WhyIgnored,
}
