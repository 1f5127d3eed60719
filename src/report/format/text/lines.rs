//! Which rows of a list were rejected, one a line, as compilers name places: `FILE:LINE: CODE`. Never what stands there.

use std::fmt::Write as _;

use crate::base::terminal::escape;
use crate::report::run_report::RunReport;

use super::amount::number;

/// The first rows of every reason in the order of the list, and how many there are beside them.
pub(super) fn render(report: &RunReport) -> String {
    let name = escape(&report.input.path);
    let mut rows: Vec<_> =
        report.reason_lines.iter().flat_map(|(code, lines)| lines.iter().map(move |line| (*line, *code))).collect();
    rows.sort_unstable();
    let mut out = String::new();
    if !rows.is_empty() {
        out.push('\n');
    }
    for (line, code) in rows {
        let _ = writeln!(out, "{name}:{line}: {code}");
    }
    for (code, lines) in &report.reason_lines {
        let more = report.reasons.get(code).map_or(0, |count| count.saturating_sub(lines.len() as u64));
        if more > 0 {
            let _ = writeln!(out, "{name}: {} more: {code}", number(more));
        }
    }
    out
}
