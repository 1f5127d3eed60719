//! How the columns of a list are read, for people: a line for each, and its commonest values below.

use std::fmt::Write as _;

use crate::base::personal::MASK;
use crate::base::terminal::escape;
use crate::report::columns::{ColumnsReport, ReportedListColumn};

use super::amount::{counted, number};

/// The text for people.
pub(super) fn render(report: &ColumnsReport) -> String {
    let header = report.header_line.map_or_else(|| "no header".to_owned(), |line| format!("header in line {line}"));
    let mut out = format!(
        "{}  {}, {}, delimiter {}, {header}, for {}\n\n",
        escape(&report.path),
        counted(report.rows, "row", "rows"),
        counted(report.fields as u64, "column", "columns"),
        report.delimiter,
        report.channel
    );
    for column in &report.columns {
        column_lines(column, &mut out);
    }
    if report.columns.iter().flat_map(|column| &column.values).any(|value| value.value.contains(MASK)) {
        out += "\n*** stands for what may tell who somebody is; `scrub clean` writes the rows that it rejects with their values.\n";
    }
    out
}

fn column_lines(column: &ReportedListColumn, out: &mut String) {
    let kinds = if column.kinds.is_empty() { "-".to_owned() } else { column.kinds.join(", ") };
    let channels = column.channels.as_ref().map_or_else(String::new, |channels| format!(" ({channels})"));
    let more = if column.more { "more than " } else { "" };
    // Writing to a String cannot fail.
    let _ = writeln!(
        out,
        "{:>3}  {:<28} {:<16} {}; {} filled, {more}{}",
        column.number,
        format!("\"{}\"", escape(&column.name)),
        kinds + &channels,
        column.why,
        number(column.filled),
        counted(column.different as u64, "value", "different values")
    );
    for value in &column.values {
        let shown = format!("\"{}\"", escape(&value.value));
        let _ = writeln!(out, "       {shown:<30} {:>11}  {}: {}", number(value.rows), value.class, value.says);
    }
    if column.others > 0 && !column.values.is_empty() {
        let others = format!("and {more}{}", counted(column.others as u64, "other value", "other values"));
        let _ = writeln!(out, "       {others:<30} {:>11}", number(column.other_rows));
    }
}
