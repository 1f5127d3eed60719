//! How a suppression list was read, as English sentences without a full stop.

use crate::base::why_ignored::WhyIgnored;
use crate::report::list_remark::ListRemark;

use super::amount::{counted, number};
use super::words::MAC_ROMAN;

const OPEN_END: &str = "the last line has no line end; if the list was cut off there, fetch it again";
const MAC_ROMAN_HINT: &str = "if the whole list is so: --list-encoding macintosh (on import: --encoding)";
const DATE_HINT: &str = "a date such as 03/04/2025 can be read in two ways";

/// The sentence behind the name of the list. Names stand as they are: escaped by whoever prints to a terminal.
pub(super) fn sentence(remark: &ListRemark) -> String {
    match remark {
        ListRemark::Unreadable { unreadable, lines, first } => unread_lines(*unreadable, *lines, first),
        ListRemark::Vacant { rows } => {
            format!("{} no address, number, domain or digest", counted(*rows, "row holds", "rows hold"))
        }
        ListRemark::NumbersUnread { numbers } => numbers_unread(*numbers),
        ListRemark::DatesUnreadable { dates } => dates_unreadable(*dates),
        ListRemark::Elsewhere { rows, columns } => elsewhere(*rows, columns),
        ListRemark::StrayQuotes { rows } => {
            let rows = counted(*rows, "record spans", "records span");
            format!("{rows} several lines that look like rows, as a stray quote makes them; every row in them was read")
        }
        ListRemark::DomainsBeside { rows } => {
            let rows = counted(*rows, "row has", "rows have");
            let rule = "a domain beside an address or a digest, where it is no entry";
            format!("{rows} {rule}; if the domains are meant: --column domain=NAME")
        }
        ListRemark::Comments { comments, first } => comment_lines(*comments, first),
        ListRemark::BrokenAddresses { rows } => {
            let rows = counted(*rows, "row holds", "rows hold");
            format!("{rows} an address that cannot be anybody's, as lists of bounces do; it suppresses nobody")
        }
        ListRemark::SecondAddresses { rows } => second_addresses(*rows),
        ListRemark::SoftBounces { rows } => {
            let rows = counted(*rows, "row is", "rows are");
            format!("{rows} about a mailbox that was only full or away (a soft bounce), and no entry")
        }
        ListRemark::SoftBouncesCount { rows } => soft_bounces_count(*rows),
        ListRemark::OnlyObjections { left_out, objecting, silent, columns } => {
            only_objections(*left_out, *objecting, *silent, columns)
        }
        ListRemark::SayOtherwise { rows, objecting, columns } => say_otherwise(*rows, *objecting, columns),
        ListRemark::MacRoman { line } => format!("line {line} {MAC_ROMAN}; {MAC_ROMAN_HINT}"),
        ListRemark::OpenEnd => OPEN_END.to_owned(),
        ListRemark::ColumnIgnored { column, role, why } => ignored(column, role, *why),
    }
}

fn unread_lines(unreadable: u64, lines: u64, first: &[u64]) -> String {
    let lines = counted(lines, "line", "lines");
    format!("{unreadable} of {lines} cannot be read: {}", line_numbers(unreadable, first))
}

fn numbers_unread(numbers: u64) -> String {
    let numbers = counted(numbers, "telephone number beside an address is", "telephone numbers beside addresses are");
    format!(
        "{numbers} no entry, because nothing says how it is dialled; name the country with --default-country, such as DE"
    )
}

fn dates_unreadable(dates: u64) -> String {
    let entries = if dates == 1 { "its entry counts" } else { "those entries count" };
    format!("{} cannot be read ({DATE_HINT}); {entries} without", counted(dates, "date", "dates"))
}

fn line_numbers(count: u64, first: &[u64]) -> String {
    let shown: Vec<_> = first.iter().map(u64::to_string).collect();
    let more = if count > first.len() as u64 { " ..." } else { "" };
    format!("{}{more}", shown.join(", "))
}

fn quoted(columns: &[String]) -> String {
    columns.iter().map(|column| format!("\"{column}\"")).collect::<Vec<_>>().join(", ")
}

fn soft_bounces_count(rows: u64) -> String {
    let rows = counted(rows, "row is", "rows are");
    format!(
        "{rows} about a mailbox that was only full or away, and counts all the same, because only the header says that the list holds \
         bounces; --suppress bounce:FILE leaves such rows out"
    )
}

fn only_objections(left_out: u64, objecting: u64, silent: u64, columns: &[String]) -> String {
    let left_out = counted(left_out, "row does not object", "rows do not object");
    let objecting = counted(objecting, "row objects", "rows object");
    let silent = match silent {
        0 => String::new(),
        1 => ", 1 says neither and counts too".to_owned(),
        silent => format!(", {} say neither and count too", number(silent)),
    };
    format!(
        "subscribers, of whom only the rows that object count: {left_out} in {} and suppress nobody; {objecting}{silent}",
        quoted(columns)
    )
}

fn say_otherwise(rows: u64, objecting: u64, columns: &[String]) -> String {
    let rows = counted(rows, "row says", "rows say");
    format!(
        "every row suppresses, because you said so; but {rows} the contrary or nothing in {}, and {} there; if only those are \
         meant: --suppress contacts:FILE",
        quoted(columns),
        counted(objecting, "row objects", "rows object")
    )
}

fn elsewhere(rows: u64, columns: &[String]) -> String {
    let rows = counted(rows, "row holds", "rows hold");
    let place = if columns.is_empty() { String::new() } else { format!(" ({})", quoted(columns)) };
    let escape = "where such a column is meant: --column email=NAME";
    format!("{rows} an address outside the columns of entries{place}, which suppresses nobody; {escape}")
}

fn second_addresses(rows: u64) -> String {
    let rows = counted(rows, "row holds", "rows hold");
    let escape = "if another one is meant: --column email=NAME --only-columns";
    format!("{rows} a second address; a delivery that failed speaks of the first one only; {escape}")
}

fn comment_lines(comments: u64, first: &[u64]) -> String {
    let lines = line_numbers(comments, first);
    let comments = counted(comments, "line begins with # and counts", "lines begin with # and count");
    format!("{comments} as a comment, although an identifier is in it: {lines}; to suppress it, take the # away")
}

fn ignored(column: &str, role: &str, why: WhyIgnored) -> String {
    match why {
        WhyIgnored::BesideMailboxNames => {
            let rule = "beside names of mailboxes a domain is half an address; if the domains are meant";
            format!("column \"{column}\" ignored: {rule}: --column {role}={column}")
        }
        WhyIgnored::SpeaksOfOneIdentifier => {
            let rule = "a delivery that failed, or a listing in a register, speaks of one identifier of a row";
            format!("column \"{column}\" ignored: {rule}; if it is meant: --column {role}={column}")
        }
        WhyIgnored::EveryRowIsAnEntry => {
            let rule = "every row of a suppression list is an entry, whatever it says";
            let escape =
                "if only the rows that object are meant: --suppress contacts:FILE (on import: --only-objections)";
            format!("column \"{column}\" ignored: {rule}; {escape}")
        }
    }
}
