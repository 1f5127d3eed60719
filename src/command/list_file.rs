//! A suppression list that was read: what the report and the store are told about it.

use std::path::Path;

use crate::intake::ignored_column::IgnoredColumn;
use crate::intake::standing::Standing;
use crate::intake::summary::ListSummary;
use crate::report::list_remark::ListRemark;
use crate::report::recognised::Recognised;
use crate::report::remark::Remark;
use crate::store::SourceRead;

/// What a list turned out to hold.
pub(super) fn recognised(summary: &ListSummary) -> Recognised {
    let recipe = summary.recipe.map(|recipe| recipe.name);
    Recognised { identifiers: summary.identifiers, digests: summary.digests.clone(), recipe }
}

/// What the store remembers of a list that was read.
pub(super) fn source_read(summary: &ListSummary) -> SourceRead {
    let (rows, unreadable) = (summary.rows.lines, summary.rows.unreadable);
    let digest_recipes = summary.digest_recipes();
    SourceRead {
        rows,
        unreadable,
        digest: Some(summary.source.digest),
        as_of: summary.answer_days.map(|days| days.last),
        answered_since: summary.answer_days.map(|days| days.first),
        coverage: None,
        digest_recipes,
    }
}

/// The day for which a file speaks: when it was last changed. Never now.
pub(super) fn as_of(path: &Path) -> Option<i64> {
    let modified = std::fs::metadata(path).ok().filter(std::fs::Metadata::is_file)?.modified().ok()?;
    let since = modified.duration_since(std::time::UNIX_EPOCH).ok()?;
    i64::try_from(since.as_secs()).ok()
}

/// What a reader of the list should know; `name` is that of the list.
pub(super) fn list_remarks(name: &str, summary: &ListSummary) -> Vec<Remark> {
    let rows = summary.rows;
    let counted = [
        (rows.unreadable, unreadable(summary)),
        (rows.vacant, ListRemark::Vacant { rows: rows.vacant }),
        (rows.numbers_unread, ListRemark::NumbersUnread { numbers: rows.numbers_unread }),
        (rows.elsewhere, ListRemark::Elsewhere { rows: rows.elsewhere, columns: summary.elsewhere.clone() }),
        (rows.domains_beside, ListRemark::DomainsBeside { rows: rows.domains_beside }),
        (rows.comments, ListRemark::Comments { comments: rows.comments, first: summary.comment_lines.clone() }),
        (rows.broken, ListRemark::BrokenAddresses { rows: rows.broken }),
        (rows.second, ListRemark::SecondAddresses { rows: rows.second }),
        (rows.soft, ListRemark::SoftBounces { rows: rows.soft }),
        (rows.soft_taken, ListRemark::SoftBouncesCount { rows: rows.soft_taken }),
        (rows.swallowed, ListRemark::StrayQuotes { rows: rows.swallowed }),
        (rows.unreadable_dates, ListRemark::DatesUnreadable { dates: rows.unreadable_dates }),
        (u64::from(summary.mac_roman.is_some()), ListRemark::MacRoman { line: summary.mac_roman.unwrap_or(0) }),
        (u64::from(summary.open_end), ListRemark::OpenEnd),
    ];
    let counted = counted.into_iter().filter(|(count, _)| *count > 0).map(|(_, remark)| remark);
    let all = summary.ignored.iter().map(ignored).chain(own_columns(summary)).chain(counted);
    all.map(|what| Remark::List { list: name.to_owned(), what }).collect()
}

/// Which rows its own columns made count, where these were asked.
fn own_columns(summary: &ListSummary) -> Option<ListRemark> {
    let (rows, columns) = (summary.rows, summary.own.clone());
    if columns.is_empty() {
        return None;
    }
    if rows.passed_over > 0 {
        let (left_out, objecting, silent) = (rows.passed_over, rows.objecting, rows.say_neither());
        return Some(ListRemark::OnlyObjections { left_out, objecting, silent, columns });
    }
    let other = rows.staying + rows.say_neither();
    let say_otherwise = ListRemark::SayOtherwise { rows: other, objecting: rows.objecting, columns };
    (rows.standing() != Standing::Leavers).then_some(say_otherwise)
}

fn unreadable(summary: &ListSummary) -> ListRemark {
    let (unreadable, lines) = (summary.rows.unreadable, summary.rows.lines);
    ListRemark::Unreadable { unreadable, lines, first: summary.unreadable_lines.clone() }
}

fn ignored(column: &IgnoredColumn) -> ListRemark {
    let IgnoredColumn { name, role, why } = column;
    ListRemark::ColumnIgnored { column: name.clone(), role: role.name(), why: *why }
}
