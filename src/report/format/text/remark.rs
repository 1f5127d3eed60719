//! Remarks and broken limits as English sentences, without a full stop.

use crate::report::remark::{BrokenLimit, Remark};

use super::amount::{counted, number};
use super::list_remark;

const NO_LISTS: &str = "no list was looked at (--without-lists): nobody who opted out was rejected";
const LOOSE_ONE_WAY: &str = "digests can be matched loosely from the side of the contact only: a digest of an address \
    with a plus-tag does not reach the address without it";
const OPEN_END: &str = "the last line has no line end; its row can be read, so the list is taken as complete";

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
        Remark::List { list, what } => format!("{list}: {}", list_remark::sentence(what)),
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

/// The sentence for a limit that was not kept, with its flag.
pub(crate) fn broken(limit: &BrokenLimit) -> String {
    match limit {
        BrokenLimit::MaxRejects { rejected, read, limit } => {
            let (rejected, rows) = (number(*rejected), counted(*read, "row", "rows"));
            format!("{rejected} of {rows} rejected, at most {limit} allowed (--max-rejects)")
        }
        BrokenLimit::MinKept { kept, least } => {
            format!("{} kept, at least {} wanted (--min-kept)", counted(*kept, "row", "rows"), number(*least))
        }
    }
}
