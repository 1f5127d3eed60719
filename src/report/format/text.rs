//! Results for people, in English.

mod amount;
mod columns;
mod imported;
mod lines;
mod list_remark;
pub(super) mod message;
mod notes;
pub(super) mod remark;
mod rule;
mod run;
mod status;
mod verified;
mod why;
pub(super) mod words;

#[cfg(test)]
mod tests;

use crate::report::reports::Report;

/// The text of any report.
pub(super) fn render(report: &Report<'_>) -> String {
    match report {
        Report::Run(run) => run::render(run),
        Report::Check(run) => run::render(run) + &lines::render(run),
        Report::Status(status) => status::render(status),
        Report::Why(why) => why::render(why),
        Report::Verified(verified) => verified::render(verified),
        Report::Rules(rules) => rule::render(rules),
        Report::Columns(columns) => columns::render(columns),
    }
}
