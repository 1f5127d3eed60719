//! Everything known about one person, for people.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::base::terminal::escape;
use crate::report::why::{Ending, ReportedEntry, ReportedEvent, WhyReport};

use super::words;

/// The text for people.
pub(super) fn render(report: &WhyReport) -> String {
    let mut out = String::new();
    // Writing to a String cannot fail, here and below.
    if report.entries.is_empty() {
        let known = if report.events.is_empty() { "nothing is known" } else { "no entry is left" };
        let _ = writeln!(out, "{known} about {} given", report.identifier.name());
    }
    for entry in &report.entries {
        what_it_is(entry, &mut out);
        where_it_is_from(entry, &mut out);
        how_it_ended(entry, &mut out);
    }
    events(&report.events, &mut out);
    let of_others = report.other_channels.iter().flat_map(|other| &other.unscreened);
    for register in report.unscreened.iter().chain(of_others).collect::<BTreeSet<_>>() {
        let _ = writeln!(
            out,
            "register {register} does not speak of it: it was not asked, not lately, or not for this area code"
        );
    }
    out.push('\n');
    verdict(report, report.campaign.channel, &report.reasons, &mut out);
    for other in &report.other_channels {
        verdict(report, other.channel, &other.reasons, &mut out);
    }
    out
}

fn verdict(report: &WhyReport, channel: &str, reasons: &[&str], out: &mut String) {
    let purposes =
        if report.campaign.purposes.is_empty() { "any purpose".to_owned() } else { report.campaign.purposes.join(",") };
    let verdict = if reasons.is_empty() {
        "would be kept".to_owned()
    } else {
        format!("would be rejected: {}", reasons.join(" "))
    };
    let verdict = match report.rolled_back {
        Some(back) if back.forked => format!("not decided, the store is a copy that went on; by what it has {verdict}"),
        Some(_) => format!("not decided, the store is older than its mark; by what is left {verdict}"),
        None => verdict,
    };
    let _ = writeln!(out, "campaign on {channel}, {}: {verdict}", escape(&purposes));
}

/// The list, its kind, and how far the entry reaches.
fn what_it_is(entry: &ReportedEntry, out: &mut String) {
    let _ = write!(out, "{} ({}", escape(&entry.list), entry.kind);
    if let Some(register) = &entry.register {
        let _ = write!(out, " {}", escape(register));
    }
    let _ = write!(out, "): ");
    if entry.is_cleared {
        out.push_str("asked, not listed; ");
    }
    let _ = write!(out, "{}, form {}, channels {}", words::state(entry.state), words::form(entry.form), entry.channels);
    if !entry.purposes.is_empty() {
        let _ = write!(out, ", purposes {}", escape(&entry.purposes.join(",")));
    }
    out.push('\n');
}

/// When it came, from whom, and who took it down.
fn where_it_is_from(entry: &ReportedEntry, out: &mut String) {
    let _ = write!(out, "  first seen {} in batch {}", entry.first_seen, entry.first_batch);
    if let Some(source) = &entry.source {
        let _ = write!(out, " ({}", escape(source));
        if entry.line > 0 {
            let _ = write!(out, ", line {}", entry.line);
        }
        out.push(')');
    }
    if entry.last_batch != entry.first_batch {
        let _ = write!(out, ", last in batch {}", entry.last_batch);
    }
    if let Some(date) = entry.date.as_ref().filter(|_| entry.is_dated) {
        let _ = write!(out, "; dated {date}");
    }
    way(entry.via.as_deref(), entry.agent.as_deref(), out);
    out.push('\n');
}

fn how_it_ended(entry: &ReportedEntry, out: &mut String) {
    if let (Some(batch), None) = (entry.missing_since_batch, &entry.ended_by) {
        let _ = writeln!(out, "  missing from the full list of batch {batch}; it stays in force until it is lifted");
    }
    if let Some(ending) = &entry.ended_by {
        out.push_str("  ended");
        day_and_reason(ending, out);
        out.push('\n');
    }
}

fn events(events: &[ReportedEvent], out: &mut String) {
    if !events.is_empty() {
        out.push_str("\nevents\n");
    }
    for event in events {
        let _ = write!(out, "  {}  {:<4}  {} (batch {})", event.date, event.action, escape(&event.list), event.batch);
        way(event.via.as_deref(), event.agent.as_deref(), out);
        if let Some(reason) = &event.reason {
            let _ = write!(out, ": {}", escape(reason));
        }
        if let Some(undone) = &event.undone_by {
            out.push_str("; undone");
            day_and_reason(undone, out);
        }
        out.push('\n');
    }
}

fn way(via: Option<&str>, agent: Option<&str>, out: &mut String) {
    if let Some(via) = via {
        let _ = write!(out, "; by {}", escape(via));
    }
    if let Some(agent) = agent {
        let _ = write!(out, ", taken down by {}", escape(agent));
    }
}

fn day_and_reason(ending: &Ending, out: &mut String) {
    let _ = write!(out, " on {} by batch {}", ending.date, ending.batch);
    if let Some(reason) = &ending.reason {
        let _ = write!(out, ": {}", escape(reason));
    }
}
