//! `scrub rule`: prints the reason registry.

use anyhow::{Result, bail};

use crate::policy::Reason;
use crate::report::rule::RuleReport;
use crate::report::{Format, Report, render};

use super::context::{Context, Exit};
use super::error::CommandError;

/// Prints one rule, or all.
///
/// # Errors
/// When the code is unknown.
pub fn run(context: &Context, code: Option<&str>, format: Format) -> Result<Exit> {
    let report = match code {
        None => RuleReport::All(Reason::ALL.into_iter().map(Reason::rule).collect()),
        Some(code) => match Reason::of_code(code) {
            Some(reason) => RuleReport::One(reason.rule()),
            None => bail!(CommandError::UnknownReason(code.to_owned())),
        },
    };
    context.console.print(&render(&Report::Rules(&report), format)?, format)?;
    Ok(Exit::Done)
}
