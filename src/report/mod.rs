//! How a result looks. One file per result and format; no decision is made here and nothing is counted.

pub mod console;
pub mod json;
pub mod run_report;
pub mod status;
pub mod summary;
pub mod why;

pub use console::Console;
pub use run_report::RunReport;
