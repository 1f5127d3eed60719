//! Results for machines: pretty-printed JSON with a line end. Where a report has words, they are the English ones.

use anyhow::Result;
use serde::{Serialize, Serializer};

use crate::report::recognised::Recognised;
use crate::report::reports::Report;
use crate::report::status::ReportedScope;
use crate::report::why::MatchedForm;

use super::text::words;

/// The text of any report.
///
/// # Errors
/// None in practice: reports hold only strings, numbers and lists of them.
pub(super) fn render(report: &Report<'_>) -> Result<String> {
    match report {
        Report::Run(run) => pretty(run),
        Report::Status(status) => pretty(status),
        Report::Why(why) => pretty(why),
        Report::Rules(rules) => pretty(rules),
    }
}

fn pretty(data: &impl Serialize) -> Result<String> {
    Ok(serde_json::to_string_pretty(data)? + "\n")
}

impl Serialize for Recognised {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&words::recognised(self))
    }
}

impl Serialize for ReportedScope {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&words::scope(self))
    }
}

impl Serialize for MatchedForm {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&words::form(*self))
    }
}
