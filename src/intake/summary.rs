//! What a suppression list turned out to hold. Data only.

use crate::base::count_by_kind::CountByKind;
use crate::identity::hash::Hash;
use crate::table::columns::Column;
use crate::table::source::SourceEnd;

use super::ignored_column::IgnoredColumn;

/// What a list turned out to hold.
#[derive(Clone, Debug)]
pub struct ListSummary {
    /// Entries in clear, of each kind.
    pub identifiers: CountByKind,
    /// How many of them have a loose form beside their normal form.
    pub loose: u64,
    /// Digests and their kind.
    pub digests: Option<(Hash, u64)>,
    /// The columns that were read, in table order, the date among them.
    pub columns: Vec<Column>,
    /// Rows that are neither blank nor comments.
    pub lines: u64,
    /// How many of those hold something that cannot be read.
    pub unreadable: u64,
    /// Physical lines of the first 20 of these.
    pub unreadable_lines: Vec<u64>,
    /// Rows without content in the columns that were read.
    pub vacant: u64,
    /// Rows with a readable date.
    pub dates: u64,
    /// Rows with a date that cannot be read.
    pub unreadable_dates: u64,
    /// Physical line of the first address or domain that was read as Mac Roman, too.
    pub mac_roman: Option<u64>,
    /// The file itself.
    pub source: SourceEnd,
    /// Columns that were recognised, but not read.
    pub ignored: Vec<IgnoredColumn>,
    /// The last line has no line end.
    pub open_end: bool,
}
