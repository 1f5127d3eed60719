//! How a result looks. What was found out is data, a file for each kind of it; how the data is shown is below `format`,
//! a file for each format. No decision is made here and nothing is counted.

pub mod columns;
pub mod console;
pub mod format;
pub mod given;
pub mod list_remark;
pub mod message;
pub mod named_files;
pub mod recognised;
pub mod remark;
pub mod reports;
pub mod rollback;
pub mod rule;
pub mod run_report;
pub mod status;
pub mod verified;
pub mod why;

pub use console::Console;
pub use format::{Format, render, words};
pub use message::Message;
pub use reports::Report;
pub use run_report::RunReport;
