//! The reports there are, whatever they look like.

use super::columns::ColumnsReport;
use super::rule::RuleReport;
use super::run_report::RunReport;
use super::status::StatusReport;
use super::verified::VerifyReport;
use super::why::WhyReport;

/// One result of a command.
#[derive(Clone, Copy, Debug)]
pub enum Report<'a> {
    /// Of `clean`.
    Run(&'a RunReport),
    /// Of `check`: there are no rejects to look into.
    Check(&'a RunReport),
    /// Of `store status`.
    Status(&'a StatusReport),
    Why(&'a WhyReport),
    /// Of `verify`.
    Verified(&'a VerifyReport),
    Rules(&'a RuleReport),
    /// Of `columns`.
    Columns(&'a ColumnsReport),
}
