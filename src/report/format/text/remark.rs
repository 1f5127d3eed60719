//! Remarks and broken limits as English sentences, without a full stop.

use crate::base::why_ignored::WhyIgnored;
use crate::report::remark::{BrokenLimit, Remark};

use super::amount::{counted, number};

const NO_LISTS: &str = "no list was looked at (--without-lists): nobody who opted out was rejected";
const LOOSE_ONE_WAY: &str = "digests can be matched loosely from the side of the contact only: a digest of an address \
    with a plus-tag does not reach the address without it";
const OPEN_END: &str = "the last line has no line end; its row can be read, so the list is taken as complete";
const LIST_OPEN_END: &str = "the last line has no line end; if the list was cut off there, fetch it again";

/// The sentence for a remark. Names of lists and columns stand as they are: escaped by whoever prints to a terminal.
pub(crate) fn sentence(remark: &Remark) -> String {
    match remark {
        Remark::NoLists => NO_LISTS.to_owned(),
        Remark::ListHitNobody { list, entries } => {
            let entries = number(*entries);
            format!(
                "list {list} has {entries} entries and rejected nobody; is it the right list, and hashed the usual way?"
            )
        }
        Remark::UnknownPurpose { purpose } => {
            format!("no list has opt-outs from the purpose \"{purpose}\"; is it spelt as in the store?")
        }
        Remark::DigestsLooseOneWay => LOOSE_ONE_WAY.to_owned(),
        Remark::UnreadIdentifiers { column } => unread_identifiers(column),
        Remark::OpenEnd => OPEN_END.to_owned(),
        Remark::ShortRows { rows } => short_rows(*rows),
        Remark::OwnColumn { column, rows } => own_column(column, *rows),
        Remark::ListUnreadable { list, unreadable, lines, first } => unreadable_lines(list, *unreadable, *lines, first),
        Remark::ListVacant { list, rows } => format!("{list}: {rows} rows hold no address, domain or digest"),
        Remark::ListDatesUnreadable { list, dates } => {
            let hint = "a date such as 03/04/2025 can be read in two ways";
            format!("{list}: {dates} dates cannot be read ({hint}); those entries count without")
        }
        Remark::ListOpenEnd { list } => format!("{list}: {LIST_OPEN_END}"),
        Remark::ColumnIgnored { list, column, role, why } => ignored(list, column, role, *why),
        Remark::NotCounted { rejected, counted, fail_on } => not_counted(*rejected, *counted, fail_on),
        Remark::ThreadsCapped { asked, used } => {
            let (asked, used) = (number(*asked), counted(*used, "worker", "workers"));
            format!("--threads {asked}: {used}, four for each core; more win nothing")
        }
    }
}

fn unread_identifiers(column: &str) -> String {
    format!(
        "column \"{column}\" holds addresses that were not looked up; if contacts are written to there, --column email \
         for each e-mail column, else --ignore-column \"{column}\""
    )
}

fn not_counted(rejected: u64, counting: u64, fail_on: &[String]) -> String {
    let (rejected, counting) = (counted(rejected, "rejected row", "rejected rows"), number(counting));
    format!("{counting} of {rejected} count (--fail-on {}); without that flag the check would fail", fail_on.join(","))
}

fn short_rows(rows: u64) -> String {
    format!(
        "{} of the malformed rows only end early, behind the addresses, as some spreadsheets write them; --short-rows \
         keep accepts such rows",
        number(rows)
    )
}

fn own_column(column: &str, rows: u64) -> String {
    let rows = counted(rows, "row", "rows");
    format!(
        "column \"{column}\" of the list itself rejected {rows}; if it means something else, --ignore-column \"{column}\""
    )
}

fn unreadable_lines(list: &str, unreadable: u64, lines: u64, first: &[u64]) -> String {
    let shown: Vec<_> = first.iter().map(u64::to_string).collect();
    let more = if unreadable > first.len() as u64 { " ..." } else { "" };
    format!("{list}: {unreadable} of {lines} lines cannot be read: {}{more}", shown.join(", "))
}

fn ignored(list: &str, column: &str, role: &str, why: WhyIgnored) -> String {
    match why {
        WhyIgnored::ClearAddressesFirst => {
            let flag = format!("--column {role}={column}");
            format!("{list}: column \"{column}\" ignored: clear addresses come first; to read it too: {flag}")
        }
        WhyIgnored::EveryRowIsAnEntry => {
            let rule = "every row of a suppression list is an entry, whatever it says";
            format!("{list}: column \"{column}\" ignored: {rule}")
        }
    }
}

/// The sentence for a limit that was not kept, with its flag.
pub(crate) fn broken(limit: &BrokenLimit) -> String {
    match limit {
        BrokenLimit::MaxRejects { rejected, read, limit } => {
            let (rejected, rows) = (number(*rejected), counted(*read, "row", "rows"));
            format!("{rejected} of {rows} rejected, at most {limit} allowed (--max-rejects)")
        }
        BrokenLimit::FailOn { rejected, read, limit, fail_on } => {
            let (rejected, rows, fail_on) = (number(*rejected), counted(*read, "row", "rows"), fail_on.join(","));
            format!(
                "{rejected} of {rows} rejected for what counts (--fail-on {fail_on}), at most {limit} allowed (--max-rejects)"
            )
        }
        BrokenLimit::MinKept { kept, least } => {
            format!("{} kept, at least {} wanted (--min-kept)", counted(*kept, "row", "rows"), number(*least))
        }
        BrokenLimit::NothingKept { read } => {
            let rows = counted(*read, "row", "rows");
            format!("nothing was kept of {rows} (limit.nothing-kept); if the reasons are right, --min-kept 0")
        }
    }
}
