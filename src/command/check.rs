//! `scrub check`: the same decisions as `clean`, but no list is written. For CI.

use std::time::Duration;

use anyhow::Result;

use crate::base::row_limit::RowLimit;
use crate::base::time;
use crate::pipeline::Products;
use crate::report::remark::BrokenLimit;
use crate::report::{Format, Report, RunReport, render};

use super::code_prefix::CodePrefix;
use super::context::{Context, Exit};
use super::figures::too_many_rejects;
use super::judged_run::judge;
use super::run_settings::JudgeSettings;

/// What `check` is asked to do.
pub struct CheckOptions {
    pub judge: JudgeSettings,
    pub max_rejects: Option<RowLimit>,
    /// Only reasons whose code starts with one of these count; none: all.
    pub fail_on: Vec<CodePrefix>,
    pub format: Format,
}

/// Runs it. Without a limit a single rejected row fails the check.
///
/// # Errors
/// As `clean`.
pub fn run(context: &Context, options: &CheckOptions) -> Result<Exit> {
    let run = judge(context, &options.judge, Products::default())?;
    let mut report = run.report;
    // Nothing is written, so nothing is held; whether the check failed is said by the limits.
    report.held = false;
    report.finish(time::show_time(time::now()), run.stopwatch.seconds(Duration::ZERO));
    report.limits_broken.extend(counted_rejects(options, &report));
    let failed = !report.limits_broken.is_empty();
    let text = render(&Report::Run(&report), options.format)?;
    // A summary for people is no product.
    if options.format == Format::Text {
        context.console.say(&text);
    } else {
        context.console.print(&text, options.format)?;
    }
    Ok(if failed { Exit::LimitBroken } else { Exit::Done })
}

/// What is wrong with the rejects that count: too many for the limit, which is none unless one is given. Without
/// --fail-on every rejected row counts once; with it every row that has one of those reasons, primary or not.
fn counted_rejects(options: &CheckOptions, report: &RunReport) -> Option<BrokenLimit> {
    let limit = options.max_rejects.unwrap_or(RowLimit::Count(0));
    if options.fail_on.is_empty() {
        return too_many_rejects(Some(limit), report.rows.rejected, report.rows.read);
    }
    let counts = |code: &str| options.fail_on.iter().any(|prefix| prefix.fits(code));
    let counted = report.all_reasons.iter().filter(|(code, _)| counts(code)).map(|(_, count)| count).sum();
    too_many_rejects(Some(limit), counted, report.rows.read)
}
