//! What is in a store: lists, ages, batches. No identifiers, only counts.

use std::fmt::Write as _;

use serde::Serialize;

use crate::base::terminal::escape;
use crate::base::time::show_time;
use crate::store::{Batch, ListStatus, Snapshot};

use super::console::{counted, number};

/// The JSON contract `scrub.status/1`; fields are only ever added.
#[derive(Debug, Serialize)]
pub struct StatusReport {
    schema: &'static str,
    store: String,
    snapshot: u64,
    segments: usize,
    lists: Vec<List>,
    batches: Vec<BatchLine>,
}

#[derive(Debug, Serialize)]
struct List {
    name: String,
    kind: &'static str,
    register: Option<String>,
    entries: u64,
    missing: u64,
    as_of: Option<String>,
    scopes: Vec<String>,
}

#[derive(Debug, Serialize)]
struct BatchLine {
    batch: u32,
    action: &'static str,
    list: Option<String>,
    source: Option<String>,
    sha256: Option<String>,
    as_of: Option<String>,
    imported_at: String,
    read: u64,
    added: u64,
    known: u64,
    missing: u64,
    unreadable: u64,
    replace: bool,
    reason: Option<String>,
    via: Option<String>,
    agent: Option<String>,
    undone_by: Option<u32>,
}

impl StatusReport {
    /// Everything that `snapshot` knows about itself.
    #[must_use]
    pub fn of(snapshot: &Snapshot) -> Self {
        Self {
            schema: "scrub.status/1",
            store: snapshot.id(),
            snapshot: snapshot.number(),
            segments: snapshot.segments(),
            lists: snapshot.lists().into_iter().map(|status| list(snapshot, status)).collect(),
            batches: snapshot.batches().iter().map(|batch| batch_line(snapshot, batch)).collect(),
        }
    }
}

fn list(snapshot: &Snapshot, status: ListStatus) -> List {
    let scopes = snapshot.scopes().iter().filter(|scope| scope.list == status.list.id);
    let scope_text = |channels: String, purposes: &[String]| match purposes {
        [] => format!("channels {channels}, every purpose"),
        some => format!("channels {channels}, purposes {}", some.join(",")),
    };
    List {
        name: status.list.name,
        kind: status.list.kind.name(),
        register: status.list.register,
        entries: status.entries,
        missing: status.missing,
        as_of: status.as_of.map(show_time),
        scopes: scopes.map(|scope| scope_text(scope.channels.to_string(), &scope.purposes)).collect(),
    }
}

fn batch_line(snapshot: &Snapshot, batch: &Batch) -> BatchLine {
    let counts = batch.counts;
    BatchLine {
        batch: batch.id,
        action: batch.action.name(),
        list: batch.list.and_then(|list| snapshot.list(list)).map(|list| list.name.clone()),
        source: batch.source.clone(),
        sha256: batch.sha256.map(hex::encode),
        as_of: batch.as_of.map(show_time),
        imported_at: show_time(batch.imported_at),
        read: counts.read,
        added: counts.added,
        known: counts.known,
        missing: counts.missing,
        unreadable: counts.unreadable,
        replace: batch.replace,
        reason: batch.reason.clone(),
        via: batch.via.clone(),
        agent: batch.agent.clone(),
        undone_by: batch.undone_by,
    }
}

/// The most batches that the text shows; JSON has them all.
const MOST_BATCHES: usize = 20;

/// The text for people.
#[must_use]
pub fn render(report: &StatusReport) -> String {
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
        // Writing to a String cannot fail.
        let _ = write!(
            out,
            "  {:<24} {:<9} {:>17}",
            escape(&list.name),
            list.kind,
            counted(list.entries, "entry", "entries")
        );
        if let Some(as_of) = &list.as_of {
            let _ = write!(out, "  as of {}", as_of.get(..10).unwrap_or(as_of));
        }
        if list.missing > 0 {
            let _ = write!(out, "  {} missing from the latest full list, still in force", number(list.missing));
        }
        out.push('\n');
        for scope in &list.scopes {
            let _ = writeln!(out, "    {}", escape(scope));
        }
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

fn batch_text(batch: &BatchLine) -> String {
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
