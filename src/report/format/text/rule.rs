//! Reason codes, explained to people.

use std::fmt::Write as _;

use crate::policy::Rule;
use crate::report::rule::RuleReport;

/// One rule in full, or a line for each.
pub(super) fn render(report: &RuleReport) -> String {
    match report {
        RuleReport::One(rule) => explain(rule),
        RuleReport::All(rules) => rules.iter().map(|rule| format!("{:<22} {}\n", rule.code, rule.meaning)).collect(),
    }
}

fn explain(rule: &Rule) -> String {
    let mut text = format!("{}\n\n{}\n\n", rule.code, rule.meaning);
    // Writing to a String cannot fail.
    let _ = writeln!(text, "precedence  {} (lower is graver)", rule.precedence);
    let _ = writeln!(text, "source      {}", rule.source);
    let _ = writeln!(text, "lifted by   {}", rule.lifted_by);
    let _ = writeln!(text, "what to do  {}", rule.advice);
    text
}
