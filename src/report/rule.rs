//! Reason codes, explained.

use serde::Serialize;

use crate::policy::Reason;

/// What `scrub rule` answers.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum RuleReport {
    /// The one that was asked for.
    One(ReportedRule),
    /// All, gravest first.
    All(Vec<ReportedRule>),
}

/// One rule of the registry.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct ReportedRule {
    pub code: &'static str,
    pub precedence: u16,
    pub meaning: &'static str,
    pub source: &'static str,
    pub lifted_by: &'static str,
    pub advice: &'static str,
}

impl ReportedRule {
    /// The rule of one reason.
    #[must_use]
    pub fn of(reason: Reason) -> Self {
        let rule = reason.rule();
        Self {
            code: rule.code,
            precedence: rule.precedence,
            meaning: rule.meaning,
            source: rule.source,
            lifted_by: rule.lifted_by,
            advice: rule.advice,
        }
    }
}
