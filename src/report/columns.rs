//! How the columns of a contact list are read, and what stands in them. Data only.

use serde::Serialize;

/// The version of the contract.
pub const SCHEMA: &str = "scrub.columns/1";

/// What `scrub columns` found. The JSON contract `scrub.columns/1`: fields are only ever added. Never holds an identifier.
#[derive(Debug, Serialize)]
pub struct ColumnsReport {
    pub schema: &'static str,
    /// The list, as it was given.
    pub path: String,
    /// Physical line of the header; none of a list without one.
    pub header_line: Option<u64>,
    pub delimiter: String,
    /// How many fields most rows have.
    pub fields: usize,
    pub rows: u64,
    pub channel: &'static str,
    pub columns: Vec<ReportedListColumn>,
}

/// One column.
#[derive(Debug, Serialize)]
pub struct ReportedListColumn {
    /// 1-based.
    pub number: usize,
    pub name: String,
    /// What it is read as; none for a column that is not read.
    pub kinds: Vec<&'static str>,
    /// The channels that an own column speaks for, where it names any.
    pub channels: Option<String>,
    /// Why it is read so, or not at all.
    pub why: &'static str,
    /// Rows that hold something there.
    pub filled: u64,
    /// How many different values there are, at most as many as are remembered.
    pub different: usize,
    /// Whether there are more.
    pub more: bool,
    /// The commonest values; none of a column of identifiers.
    pub values: Vec<ReportedValue>,
    /// How many others are remembered: rare ones, and those that may tell who somebody is.
    pub others: usize,
    /// Rows that hold any other.
    pub other_rows: u64,
}

/// One value of a column.
#[derive(Debug, Serialize)]
pub struct ReportedValue {
    /// Without what may tell who a person is: of that three stars are left.
    pub value: String,
    pub rows: u64,
    /// What kind of word it is.
    pub class: &'static str,
    /// What follows from it there.
    pub says: &'static str,
}
