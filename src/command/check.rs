//! `scrub check`: the same decisions as `clean`, but no list is written. For CI.

use std::time::Duration;

use anyhow::Result;

use crate::base::row_limit::RowLimit;
use crate::base::time;
use crate::pipeline::Products;
use crate::report::remark::{BrokenLimit, Remark};
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

/// Runs it. Without any limit a single rejected row fails the check.
///
/// # Errors
/// As `clean`.
pub fn run(context: &Context, options: &CheckOptions) -> Result<Exit> {
    let run = judge(context, &options.judge, &|| Ok(Products::default()))?;
    let mut report = run.report;
    // Nothing is written, so nothing is held; whether the check failed is said by the limits.
    report.held = false;
    report.finish(time::show_time(time::now()), run.stopwatch.seconds(Duration::ZERO));
    if let Some(limit) = limit(options) {
        hold_to(limit, options, &mut report);
    }
    let failed = !report.limits_broken.is_empty();
    let text = render(&Report::Check(&report), options.format)?;
    // A summary for people is no product.
    if options.format == Format::Text {
        context.console.say(&text);
        context.warn_of_limits(&report.limits_broken);
    } else {
        context.console.print(&text, options.format)?;
    }
    Ok(if failed { Exit::LimitBroken } else { Exit::Done })
}

/// How many rejects are allowed: as `--max-rejects` says, and none if no limit is given at all.
fn limit(options: &CheckOptions) -> Option<RowLimit> {
    let is_limited_otherwise = options.judge.min_kept.is_some() && options.fail_on.is_empty();
    options.max_rejects.or((!is_limited_otherwise).then_some(RowLimit::Count(0)))
}

/// Without --fail-on every rejected row counts; with it every row that has one of those reasons, primary or not.
fn hold_to(limit: RowLimit, options: &CheckOptions, report: &mut RunReport) {
    let (rejected, read) = (report.rows.rejected, report.rows.read);
    if options.fail_on.is_empty() {
        report.limits_broken.extend(too_many_rejects(Some(limit), rejected, read));
        return;
    }
    let counts = |codes: &[&str]| codes.iter().any(|code| options.fail_on.iter().any(|prefix| prefix.fits(code)));
    let counted = report.reason_sets.iter().filter(|(codes, _)| counts(codes)).map(|(_, rows)| rows).sum();
    let fail_on = options.fail_on.iter().map(ToString::to_string).collect();
    if limit.is_broken_by(counted, read) {
        report.limits_broken.push(BrokenLimit::FailOn { rejected: counted, read, limit, fail_on });
    } else if limit.is_broken_by(rejected, read) {
        report.remarks.push(Remark::NotCounted { rejected, counted, fail_on });
    }
}
