//! What is in a store, for people.

use std::fmt::Write as _;

use crate::base::terminal::escape;
use crate::report::status::{ReportedBatch, ReportedStoreList, StatusReport};

use super::amount::{counted, number};
use super::words;

/// The most batches that the text shows; JSON has them all.
const MOST_BATCHES: usize = 20;

/// The text for people.
pub(super) fn render(report: &StatusReport) -> String {
    let mut out = format!(
        "store {}, snapshot {}, {}\n",
        report.store.get(..8).unwrap_or_default(),
        report.snapshot,
        counted(report.segments as u64, "segment", "segments")
    );
    if report.lists.is_empty() {
        out.push_str("\nno lists yet: scrub import FILE --list NAME --kind KIND\n");
        return out;
    }
    out.push_str("\nlists\n");
    for list in &report.lists {
        list_lines(list, &mut out);
    }
    let hidden = report.batches.len().saturating_sub(MOST_BATCHES);
    let _ = writeln!(
        out,
        "\nbatches{}",
        if hidden > 0 { format!(" (the latest; {hidden} more in --format json)") } else { String::new() }
    );
    for batch in report.batches.iter().skip(hidden) {
        let _ = writeln!(out, "  {}", batch_text(batch));
    }
    out
}

fn list_lines(list: &ReportedStoreList, out: &mut String) {
    let entries = counted(list.entries, "entry", "entries");
    // Writing to a String cannot fail.
    let _ = write!(out, "  {:<24} {:<9} {entries:>17}", escape(&list.name), list.kind);
    if let Some(as_of) = &list.as_of {
        let _ = write!(out, "  as of {}", as_of.get(..10).unwrap_or(as_of));
    }
    if list.stale {
        out.push_str("  STALE");
    }
    if list.missing > 0 {
        let _ = write!(out, "  {} missing from the latest full list, still in force", number(list.missing));
    }
    out.push('\n');
    if let (Some(register), Some(coverage)) = (&list.register, &list.coverage) {
        let _ = write!(out, "    register {}, {}", escape(register), words::coverage_of(coverage));
        if list.not_listed > 0 {
            let _ = write!(out, "; {} not listed", number(list.not_listed));
        }
        out.push('\n');
    }
    for scope in &list.scopes {
        let _ = writeln!(out, "    {}", escape(&words::scope(scope)));
    }
}

fn batch_text(batch: &ReportedBatch) -> String {
    let mut text = format!("{:>5}  {}  {:<7}", batch.batch, batch.imported_at, batch.action);
    if let Some(list) = &batch.list {
        let _ = write!(text, "  {}", escape(list));
    }
    if let Some(source) = &batch.source {
        let _ = write!(text, "  from {}", escape(source));
    }
    match batch.action {
        "import" | "add" => {
            let _ = write!(
                text,
                "  {} read, {} added, {} known",
                number(batch.read),
                number(batch.added),
                number(batch.known)
            );
            if batch.missing > 0 {
                let _ = write!(text, ", {} missing", number(batch.missing));
            }
            if batch.unreadable > 0 {
                let _ = write!(text, ", {} unreadable", number(batch.unreadable));
            }
        }
        _ => {}
    }
    if let Some(reason) = &batch.reason {
        let _ = write!(text, "  reason: {}", escape(reason));
    }
    if let Some(by) = batch.undone_by {
        let _ = write!(text, "  undone by batch {by}");
    }
    text
}
