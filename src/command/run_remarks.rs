//! What a careful reader would want to know about a run, beside the figures.

use crate::pipeline::{JudgeOptions, MatchWidth, RunTally};
use crate::report::remark::Remark;
use crate::report::run_report::{ReportedList, RowCounts};

use super::open_lists::OpenLists;

/// A list with at least this many entries that matched nobody is remarked on ...
const LARGE_LIST: u64 = 1000;
/// ... if at least this many rows were looked up.
const MANY_ROWS: u64 = 1000;

/// All remarks of a run: about its lists, then about the contact list. `unread` are columns with addresses that nobody
/// looked up.
pub(super) fn run_remarks(
    opened: &OpenLists,
    options: &JudgeOptions,
    tally: &RunTally,
    lists: &[ReportedList],
    rows: RowCounts,
    unread: &[String],
) -> Vec<Remark> {
    let mut remarks = opened.remarks.clone();
    about_lists(opened, options, lists, rows, &mut remarks);
    remarks.extend(unread.iter().map(|column| Remark::UnreadIdentifiers { column: column.clone() }));
    about_rows(options, tally, &mut remarks);
    remarks
}

fn about_lists(
    opened: &OpenLists,
    options: &JudgeOptions,
    lists: &[ReportedList],
    rows: RowCounts,
    remarks: &mut Vec<Remark>,
) {
    if lists.is_empty() {
        remarks.push(Remark::NoLists);
    }
    let is_hashed = |list: &ReportedList| {
        opened.files.iter().any(|file| file.name == list.name && file.recognised.digests.is_some())
    };
    let (hashed, others): (Vec<_>, Vec<_>) =
        lists.iter().filter(|list| list.hits == 0).partition(|list| is_hashed(list));
    if rows.read > 0 {
        remarks.extend(hashed.iter().map(|list| Remark::DigestsHitNobody { list: list.name.clone() }));
    }
    let idle = others.iter().filter(|list| list.entries >= LARGE_LIST && rows.read >= MANY_ROWS);
    remarks.extend(idle.map(|list| Remark::ListHitNobody { list: list.name.clone(), entries: list.entries }));
    let known: Vec<_> = opened.lists.purposes().collect();
    let is_unknown = |purpose: &&String| !known.is_empty() && !known.contains(&purpose.as_str());
    let unknown = options.campaign.purposes.iter().filter(is_unknown);
    remarks.extend(unknown.map(|purpose| Remark::UnknownPurpose { purpose: purpose.clone() }));
    if opened.lists.holds_digests() && options.matching == MatchWidth::Loose {
        remarks.push(Remark::DigestsLooseOneWay);
    }
}

fn about_rows(options: &JudgeOptions, tally: &RunTally, remarks: &mut Vec<Remark>) {
    if tally.open_end {
        remarks.push(Remark::OpenEnd);
    }
    remarks.extend(tally.first_mac_roman.map(|line| Remark::MacRoman { line }));
    if tally.short_rows > 0 {
        remarks.push(Remark::ShortRows { rows: tally.short_rows });
    }
    remarks.extend(tally.own_columns.iter().map(|(column, rows)| {
        let name = options.own_columns.get(*column).map_or("", |column| &column.name);
        Remark::OwnColumn { column: name.to_owned(), rows: *rows }
    }));
}
