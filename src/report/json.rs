//! Results for machines: pretty-printed JSON with a line end.

use serde::Serialize;

/// The text of any report.
///
/// # Errors
/// None in practice: reports hold only strings, numbers and lists of them.
pub fn render(report: &impl Serialize) -> serde_json::Result<String> {
    serde_json::to_string_pretty(report).map(|text| text + "\n")
}
