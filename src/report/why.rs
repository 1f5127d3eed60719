//! Everything known about one person, and what a campaign would decide. Never repeats the identifier.

use std::fmt::Write as _;

use serde::Serialize;

use crate::base::terminal::escape;

/// The JSON contract `scrub.why/1`; fields are only ever added.
#[derive(Debug, Serialize)]
pub struct WhyReport {
    pub schema: &'static str,
    /// What kind of identifier was given.
    pub identifier: &'static str,
    pub entries: Vec<Trace>,
    pub campaign: Campaign,
    /// Whether the campaign may send to it, as far as suppression goes.
    pub kept: bool,
    /// Reason codes, gravest first.
    pub reasons: Vec<&'static str>,
}

#[derive(Debug, Serialize)]
pub struct Campaign {
    pub channel: &'static str,
    pub purposes: Vec<String>,
}

/// One entry that speaks of the person.
#[derive(Debug, Serialize)]
pub struct Trace {
    pub list: String,
    pub kind: &'static str,
    pub register: Option<String>,
    pub channels: String,
    pub purposes: Vec<String>,
    /// Which normal form matched.
    pub form: String,
    /// `in force`, `lifted`, `undone` or `vanished`.
    pub state: &'static str,
    /// The batch that ended it, with its day and reason.
    pub ended_by: Option<Ending>,
    /// The batch of the full list that no longer has the entry, which stays in force.
    pub missing_since_batch: Option<u32>,
    /// Day of the fact, if the source says so.
    pub date: Option<String>,
    pub first_seen: String,
    pub first_batch: u32,
    pub last_batch: u32,
    /// Source file of the first batch, and the line in it.
    pub source: Option<String>,
    pub line: u32,
    pub via: Option<String>,
    pub agent: Option<String>,
    /// The reason code it gives against the campaign.
    pub reason: Option<&'static str>,
}

#[derive(Debug, Serialize)]
pub struct Ending {
    pub batch: u32,
    pub date: String,
    pub reason: Option<String>,
}

/// The text for people.
#[must_use]
pub fn render(report: &WhyReport) -> String {
    let mut out = match report.entries.len() {
        0 => format!("nothing is known about {} given\n", report.identifier),
        _ => String::new(),
    };
    for trace in &report.entries {
        render_trace(trace, &mut out);
    }
    let purposes =
        if report.campaign.purposes.is_empty() { "any purpose".to_owned() } else { report.campaign.purposes.join(",") };
    let verdict = if report.kept {
        "would be kept".to_owned()
    } else {
        format!("would be rejected: {}", report.reasons.join(" "))
    };
    // Writing to a String cannot fail.
    let _ = writeln!(out, "\ncampaign on {}, {}: {verdict}", report.campaign.channel, escape(&purposes));
    out
}

fn render_trace(trace: &Trace, out: &mut String) {
    let _ = write!(out, "{} ({}", escape(&trace.list), trace.kind);
    if let Some(register) = &trace.register {
        let _ = write!(out, " {}", escape(register));
    }
    let _ = write!(out, "): {}, form {}, channels {}", trace.state, trace.form, trace.channels);
    if !trace.purposes.is_empty() {
        let _ = write!(out, ", purposes {}", escape(&trace.purposes.join(",")));
    }
    out.push('\n');
    let _ = write!(out, "  first seen {} in batch {}", trace.first_seen, trace.first_batch);
    if let Some(source) = &trace.source {
        let _ = write!(out, " ({}", escape(source));
        if trace.line > 0 {
            let _ = write!(out, ", line {}", trace.line);
        }
        out.push(')');
    }
    if trace.last_batch != trace.first_batch {
        let _ = write!(out, ", last in batch {}", trace.last_batch);
    }
    if let Some(date) = &trace.date {
        let _ = write!(out, "; dated {date}");
    }
    if let Some(via) = &trace.via {
        let _ = write!(out, "; by {}", escape(via));
    }
    if let Some(agent) = &trace.agent {
        let _ = write!(out, ", taken down by {}", escape(agent));
    }
    out.push('\n');
    if let (Some(batch), None) = (trace.missing_since_batch, &trace.ended_by) {
        let _ = writeln!(out, "  missing from the full list of batch {batch}; it stays in force until it is lifted");
    }
    if let Some(ending) = &trace.ended_by {
        let _ = write!(out, "  ended on {} by batch {}", ending.date, ending.batch);
        if let Some(reason) = &ending.reason {
            let _ = write!(out, ": {}", escape(reason));
        }
        out.push('\n');
    }
}
