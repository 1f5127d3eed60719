//! Remarks and broken limits as English sentences, without a full stop.

use std::collections::BTreeMap;

use crate::report::remark::{BrokenLimit, Remark};

use super::amount::{counted, number};
use super::list_remark;
use super::words::MAC_ROMAN;

const NO_LISTS: &str =
    "no list was looked at (--without-lists): of those who opted out, only whom the list itself names was rejected";
const LOOSE_ONE_WAY: &str = "digests can be matched loosely from the side of the contact only: a digest of an address \
    with a plus-tag does not reach the address without it";
const EVERY_SPELLING: &str = "; each address was hashed as written, in small letters and in capitals, composed and decomposed, \
    with its domain in Unicode and in punycode, without its tag, and with both domains of Gmail";
const HASHED_OTHERWISE: &str = "; if it was hashed in another way (`echo` adds a line end: use `printf %s`) or with a secret, it \
    suppresses nobody: --recipe auto --probe FILE finds out how";
const HOW_TO_UNDO: &str = " (if by another recipe, load it again by that one; then `scrub store undo` takes the batch of the wrong one \
    back)";
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
        Remark::RegisterOld { list, register, days, allowed } => register_old(list, register, *days, *allowed),
        Remark::DigestsHitNobody { list, recipes, in_store, in_every_spelling } => {
            digests_hit_nobody(list, recipes, *in_store, *in_every_spelling)
        }
        Remark::DigestsOfOthers { list, recipes } => digests_of_others(list, recipes),
        Remark::UnknownPurpose { purpose } => {
            format!("no list has opt-outs from the purpose \"{purpose}\"; is it spelt as in the store?")
        }
        Remark::DigestsLooseOneWay => LOOSE_ONE_WAY.to_owned(),
        Remark::UnreadIdentifiers { column, are_numbers } => unread_identifiers(column, *are_numbers),
        Remark::OpenEnd => OPEN_END.to_owned(),
        Remark::LinesInQuotes { rows } => lines_in_quotes(*rows),
        Remark::OwnColumn { column, rows, values } => own_column(column, *rows, values),
        Remark::OwnValuesUnclear { column, rows, values } => own_values_unclear(column, *rows, values),
        Remark::OtherTopic { column, rows } => other_topic(column, *rows),
        Remark::ColumnUnread { column, why } => column_unread(column, why),
        Remark::OtherChannels { columns } => other_channels(columns),
        Remark::AnswersUnread { columns } => answers_unread(columns),
        Remark::DoubtfulWords { columns } => doubtful_words(columns),
        Remark::FreeText { column, rows, first_lines } => free_text(column, *rows, first_lines),
        Remark::List { list, what } => format!("{list}: {}", list_remark::sentence(what)),
        Remark::NumbersUnread { numbers, is_unknown } => numbers_unread(*numbers, *is_unknown),
        Remark::NumbersWithoutCountry { rows } => numbers_without_country(*rows),
        Remark::MacRoman { line } => format!("line {line} {MAC_ROMAN}; if the whole list is so: --encoding macintosh"),
        Remark::NotCounted { rejected, counted, fail_on } => not_counted(*rejected, *counted, fail_on),
        Remark::ThreadsCapped { asked, used } => {
            let (asked, used) = (number(*asked), counted(*used, "worker", "workers"));
            format!("--threads {asked}: {used}, four for each core; more win nothing")
        }
    }
}

fn register_old(list: &str, register: &str, days: u64, allowed: u32) -> String {
    format!(
        "list {list} is {} old, and {register} changes: fetch it again after {allowed}. Whoever joined since is not in it, and not \
         rejected",
        counted(days, "day", "days")
    )
}

fn digests_hit_nobody(list: &str, recipes: &[&str], in_store: bool, in_every_spelling: bool) -> String {
    let spellings = if in_every_spelling { EVERY_SPELLING } else { "" };
    let undo = if in_store { HOW_TO_UNDO } else { "" };
    let by = recipes.join(", ");
    format!("{list}: of its digests by recipe {by} none is one of these contacts{spellings}{HASHED_OTHERWISE}{undo}")
}

fn digests_of_others(list: &str, recipes: &[&str]) -> String {
    format!(
        "{list}: its digests were taken for those of addresses (recipe {}), and no contact has an address; if they are of telephone \
         numbers, it suppresses nobody: load it with --recipe, such as phone-sha256",
        recipes.join(", ")
    )
}

fn unread_identifiers(column: &str, are_numbers: bool) -> String {
    let (what, are_reached, kind) = match are_numbers {
        true => ("telephone numbers", "are called", "phone"),
        false => ("addresses", "are written to", "email"),
    };
    format!(
        "column \"{column}\" holds {what} that were not looked up; if contacts {are_reached} there, --column {kind}=\"{column}\", \
         else --ignore-column \"{column}\""
    )
}

fn not_counted(rejected: u64, counting: u64, fail_on: &[String]) -> String {
    let (rejected, counting) =
        (counted(rejected, "rejected row", "rejected rows"), counted(counting, "counts", "count"));
    format!("of {rejected} {counting} (--fail-on {}); without that flag the check would fail", fail_on.join(","))
}

fn lines_in_quotes(rows: u64) -> String {
    let rows = counted(rows, "row has", "rows have");
    format!("{rows} line ends inside quotes; if those are several rows each, look for a quote that never closes")
}

fn own_column(column: &str, rows: u64, values: &BTreeMap<&'static str, u64>) -> String {
    let rows = counted(rows, "row", "rows");
    format!(
        "column \"{column}\" of the list itself rejected {rows} ({}); if it means something else, --ignore-column \"{column}\"",
        classes(values)
    )
}

fn own_values_unclear(column: &str, rows: u64, values: &BTreeMap<&'static str, u64>) -> String {
    let rows = counted(rows, "row says", "rows say");
    format!(
        "column \"{column}\": what {rows} there rejects nobody ({}); `scrub columns` shows it. Correct a cell that means no; for \
         another reading of the column, --column status=\"{column}\" (a doubtful word objects), {}",
        classes(values),
        as_answers(&format!("\"{column}\""))
    )
}

fn other_topic(column: &str, rows: u64) -> String {
    let rows = counted(rows, "row says", "rows say");
    format!(
        "column \"{column}\": {rows} no there and yes in another opt-in column, which keeps them; if the campaign is about \
         this topic, --column optin=\"{column}\" counts its no"
    )
}

fn column_unread(column: &str, why: &str) -> String {
    format!("column \"{column}\" was not read: {why}; if it matters, {}", as_answers(&format!("\"{column}\"")))
}

fn other_channels(columns: &[String]) -> String {
    format!(
        "{}: about other channels, so only words about all channels count there; if one speaks for this campaign too, {}",
        quoted(columns),
        as_answers("NAME")
    )
}

fn doubtful_words(columns: &[String]) -> String {
    format!(
        "{}: doubtful words there (such as inactive, pending, bounced) reject nobody; if one is about the subscription, --column \
         status=NAME, else --ignore-column NAME",
        quoted(columns)
    )
}

fn free_text(column: &str, rows: u64, first_lines: &[u64]) -> String {
    let lines: Vec<String> = first_lines.iter().map(|line| number(*line)).collect();
    let (first, more) =
        (if rows == 1 { "line" } else { "lines" }, if rows as usize > lines.len() { ", ..." } else { "" });
    format!(
        "column \"{column}\": {} free text that speaks of leaving and rejects nobody ({first} {}{more}); read it: an objection counts \
         where it is written as abgemeldet or unsubscribed, or in an opt-out column",
        counted(rows, "row has", "rows have"),
        lines.join(", ")
    )
}

fn answers_unread(columns: &[String]) -> String {
    format!(
        "{}: not read, and they say mostly yes and no; if one is about this campaign, {}",
        quoted(columns),
        as_answers("NAME")
    )
}

/// What to type for a column of answers.
pub(super) fn as_answers(name: &str) -> String {
    format!(
        "--column optout={name} (a yes objects) or --column optin={name} (a no objects), else --ignore-column {name}"
    )
}

fn quoted(columns: &[String]) -> String {
    let names: Vec<_> = columns.iter().map(|column| format!("\"{column}\"")).collect();
    format!("{} {}", if names.len() == 1 { "column" } else { "columns" }, names.join(", "))
}

/// The kinds of words, the commonest first.
pub(super) fn classes(values: &BTreeMap<&'static str, u64>) -> String {
    let mut values: Vec<_> = values.iter().collect();
    values.sort_by_key(|(name, rows)| (std::cmp::Reverse(**rows), **name));
    values.iter().map(|(name, rows)| format!("{name}: {}", number(**rows))).collect::<Vec<_>>().join(", ")
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

fn numbers_unread(numbers: u64, is_unknown: bool) -> String {
    let numbers = counted(numbers, "further telephone number", "further telephone numbers");
    let what_to_do = if is_unknown { "; name the country with --default-country, such as DE" } else { "" };
    format!(
        "{numbers} could not be looked up, because nothing says how to dial them, or they are no numbers of their country: who objected \
         by one of them is not found by it{what_to_do}"
    )
}

fn numbers_without_country(rows: u64) -> String {
    let rows = counted(rows, "row was", "rows were");
    format!(
        "{rows} rejected because the number has no country code, and nothing names the country: say --default-country, such as DE, or \
         --default-country + if the numbers begin with the code of their country and lack the + only"
    )
}
