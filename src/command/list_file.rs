//! A suppression list that was read: what the report and the store are told about it.

use std::path::Path;

use crate::intake::ignored_column::IgnoredColumn;
use crate::intake::summary::ListSummary;
use crate::report::recognised::Recognised;
use crate::report::remark::Remark;
use crate::store::SourceRead;

/// What a list turned out to hold.
pub(super) fn recognised(summary: &ListSummary) -> Recognised {
    Recognised { identifiers: summary.identifiers, digests: summary.digests }
}

/// What the store remembers of a list that was read.
pub(super) fn source_read(summary: &ListSummary) -> SourceRead {
    SourceRead { rows: summary.lines, unreadable: summary.unreadable, digest: Some(summary.source.digest) }
}

/// The day for which a file speaks: when it was last changed. Never now.
pub(super) fn as_of(path: &Path) -> Option<i64> {
    let modified = std::fs::metadata(path).ok().filter(std::fs::Metadata::is_file)?.modified().ok()?;
    let since = modified.duration_since(std::time::UNIX_EPOCH).ok()?;
    i64::try_from(since.as_secs()).ok()
}

/// What a reader of the list should know; `name` is that of the list.
pub(super) fn list_remarks(name: &str, summary: &ListSummary) -> Vec<Remark> {
    let list = || name.to_owned();
    let mut remarks: Vec<_> = summary.ignored.iter().map(|column| ignored(name, column)).collect();
    if summary.unreadable > 0 {
        let first = summary.unreadable_lines.clone();
        let (unreadable, lines) = (summary.unreadable, summary.lines);
        remarks.push(Remark::ListUnreadable { list: list(), unreadable, lines, first });
    }
    if summary.vacant > 0 {
        remarks.push(Remark::ListVacant { list: list(), rows: summary.vacant });
    }
    if summary.unreadable_dates > 0 {
        remarks.push(Remark::ListDatesUnreadable { list: list(), dates: summary.unreadable_dates });
    }
    if let Some(line) = summary.mac_roman {
        remarks.push(Remark::ListMacRoman { list: list(), line });
    }
    if summary.open_end {
        remarks.push(Remark::ListOpenEnd { list: list() });
    }
    remarks
}

fn ignored(list: &str, column: &IgnoredColumn) -> Remark {
    let IgnoredColumn { name, role, why } = column;
    Remark::ColumnIgnored { list: list.to_owned(), column: name.clone(), role: role.name(), why: *why }
}
