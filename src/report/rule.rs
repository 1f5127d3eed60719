//! Reason codes, explained.

use serde::Serialize;

use crate::policy::Rule;

/// What `scrub rule` answers.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum RuleReport {
    /// The one that was asked for.
    One(&'static Rule),
    /// All, gravest first.
    All(Vec<&'static Rule>),
}
