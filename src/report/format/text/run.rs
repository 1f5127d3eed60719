//! The summary of a run for people: what was read, kept and rejected, why, by which lists, and where it went.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use anstyle::Style;

use crate::base::terminal::escape;
use crate::report::run_report::{ReportedList, RunReport};

use super::amount::{bytes, counted, number};
use super::notes::notes;
use super::{remark, words};

/// What a reader should see first.
const HEADLINE: Style = Style::new().bold();

/// Width of the longest bar, in characters.
const BAR: f64 = 20.0;

/// The text of the summary, several lines.
pub(super) fn render(report: &RunReport) -> String {
    let mut out = String::new();
    headline(report, &mut out);
    reasons(&report.reasons, report.rows.read, &mut out);
    for (code, count) in &report.warnings {
        let _ = writeln!(out, "  {code:<22} {:>11}  kept", number(*count));
    }
    lists(report, &mut out);
    input(report, &mut out);
    products(report, &mut out);
    for broken in &report.limits_broken {
        let _ = writeln!(out, "\nlimit not met: {}", remark::broken(broken));
    }
    for note in notes(&report.remarks) {
        let _ = writeln!(out, "\nnote: {}", escape(&note));
    }
    out
}

fn headline(report: &RunReport, out: &mut String) {
    let rows = report.rows;
    let _ = writeln!(
        out,
        "{HEADLINE}read {}, kept {}, rejected {}{HEADLINE:#}",
        counted(rows.read, "row", "rows"),
        number(rows.kept),
        number(rows.rejected)
    );
}

/// A line for each reason, of so many rows that were read.
pub(super) fn reasons(reasons: &BTreeMap<&str, u64>, read: u64, out: &mut String) {
    let mut rows: Vec<_> = reasons.iter().collect();
    // The largest first; equal ones by code.
    rows.sort_by_key(|(code, count)| (std::cmp::Reverse(**count), **code));
    let largest = rows.first().map_or(1, |(_, count)| **count) as f64;
    for (code, count) in rows {
        let share = *count as f64 * 100.0 / read.max(1) as f64;
        let share = format!("{share:.1}");
        // Beside 0.0 % a bar says that there is something after all.
        let length = if share == "0.0" { 0 } else { (*count as f64 * BAR / largest).ceil() as usize };
        let line = format!("  {code:<22} {:>11}  {share:>5} %  {}", number(*count), "#".repeat(length));
        let _ = writeln!(out, "{}", line.trim_end());
    }
}

fn lists(report: &RunReport, out: &mut String) {
    if report.lists.is_empty() {
        return;
    }
    out.push_str("\nlists\n");
    for list in &report.lists {
        let _ = writeln!(out, "  {}", list_line(list));
    }
}

fn list_line(list: &ReportedList) -> String {
    let mut line = format!(
        "{:<24} {:<9} {:>15}  {:>12}",
        escape(&list.name),
        list.kind,
        counted(list.entries, "entry", "entries"),
        counted(list.hits, "hit", "hits")
    );
    if let Some(as_of) = &list.as_of {
        let _ = write!(line, "  as of {}", as_of.get(..10).unwrap_or(as_of));
        let age = match list.age_days {
            Some(0) => "today".to_owned(),
            Some(days) => counted(days, "day", "days") + " old",
            None => "still to come: is the time of the file right?".to_owned(),
        };
        let _ = write!(line, " ({age})");
    }
    if let Some(coverage) = list.coverage.as_ref().filter(|coverage| *coverage != "all") {
        let _ = write!(line, "  {}", words::coverage_of(coverage));
    }
    if let Some(recognised) = &list.recognised {
        let _ = write!(line, "  {}", words::recognised_as(recognised, list.entries));
    }
    if list.unreadable > 0 {
        let _ = write!(line, "  {} unreadable", number(list.unreadable));
    }
    line
}

fn input(report: &RunReport, out: &mut String) {
    let input = &report.input;
    let _ = writeln!(
        out,
        "\ninput    {}  {}, {}, delimiter {}{}",
        escape(&input.path),
        bytes(input.bytes),
        input.encoding,
        input.delimiter,
        // Where it mostly is needs no word.
        input.header_line.filter(|line| *line > 1).map_or_else(String::new, |line| format!(", header in line {line}"))
    );
    for column in &input.columns {
        let name = if column.name.is_empty() { "(no name)" } else { &column.name };
        let _ = writeln!(
            out,
            "         {} is column {}, \"{}\" (found by {})",
            column.role,
            column.number,
            escape(name),
            column.found_by
        );
    }
}

fn products(report: &RunReport, out: &mut String) {
    let name = if report.held { "held" } else { "clean" };
    for (name, product) in [(name, &report.clean), ("rejects", &report.rejects)] {
        if let Some(product) = product {
            let _ = writeln!(out, "{name:<8} {}  {}", escape(&product.path), bytes(product.bytes));
        }
    }
    let seconds = report.seconds.total;
    let rate = report.rows.read as f64 / seconds.max(0.001);
    let _ = writeln!(out, "time     {seconds:.2} s, {} rows/s", number(rate as u64));
    if report.legal_basis == "not-checked" {
        let channel = report.campaign.channel;
        let _ = writeln!(
            out,
            "\nChecked for {channel}: suppression, validity, duplicates. Not checked: whether you have a legal basis to contact each person."
        );
    }
}
