//! The figures of one run of `clean` or `check`, as they are reported. Data only. The field names are the JSON contract
//! `scrub.run/1`: fields are only ever added. Never holds an address.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::base::digest::FileDigest;

use super::recognised::Recognised;
use super::remark::{BrokenLimit, Remark};

/// The version of the contract.
pub const SCHEMA: &str = "scrub.run/1";

#[derive(Clone, Debug, Serialize)]
pub struct RunReport {
    pub schema: &'static str,
    pub rows: RowCounts,
    /// Rejected rows by primary reason code.
    pub reasons: BTreeMap<&'static str, u64>,
    /// Rejected rows by every reason code they have; a row with two reasons counts in both.
    pub all_reasons: BTreeMap<&'static str, u64>,
    /// Rejected rows by the very set of codes they have. No part of the contract.
    #[serde(skip)]
    pub reason_sets: Vec<(Vec<&'static str>, u64)>,
    /// Physical lines of the first rejected rows by primary reason code, at most 20 each.
    pub reason_lines: BTreeMap<&'static str, Vec<u64>>,
    /// Kept rows that deserve a look, by warning code.
    pub warnings: BTreeMap<&'static str, u64>,
    /// A limit was broken, so the clean list was not given its name.
    pub held: bool,
    /// Which limits were broken. Written with its sentence by each format.
    #[serde(skip)]
    pub limits_broken: Vec<BrokenLimit>,
    pub input: InputFile,
    pub clean: Option<WrittenFile>,
    pub rejects: Option<WrittenFile>,
    pub lists: Vec<ReportedList>,
    pub store: Option<StoreState>,
    pub campaign: CampaignScope,
    /// `not-checked` as long as no policy says which basis each contact needs.
    pub legal_basis: &'static str,
    /// Things a careful reader would want to know. Written with its sentence by each format.
    #[serde(skip)]
    pub remarks: Vec<Remark>,
    /// RFC 3339, UTC.
    pub started_at: String,
    pub finished_at: String,
    pub seconds: Seconds,
    pub scrub: ScrubVersion,
}

#[derive(Clone, Copy, Debug, Serialize)]
pub struct RowCounts {
    pub read: u64,
    pub kept: u64,
    pub rejected: u64,
}

/// The contact list.
#[derive(Clone, Debug, Serialize)]
pub struct InputFile {
    pub path: String,
    /// As it lies on disk.
    pub bytes: u64,
    pub decoded_bytes: u64,
    pub digest: FileDigest,
    pub compression: String,
    pub encoding: String,
    /// First line of text beyond ASCII in each encoding, where two are mixed.
    pub first_lines: BTreeMap<&'static str, u64>,
    pub delimiter: String,
    /// Physical line of the header; none of a list without one.
    pub header_line: Option<u64>,
    pub columns: Vec<ReportedColumn>,
}

/// A column of the contact list that was read.
#[derive(Clone, Debug, Serialize)]
pub struct ReportedColumn {
    /// 1-based.
    pub number: usize,
    pub name: String,
    /// What it was read as.
    #[serde(rename = "kind")]
    pub role: &'static str,
    /// `header`, `content` or `flag`.
    pub found_by: &'static str,
}

impl RunReport {
    /// Notes when the run ended and how long it took.
    pub fn finish(&mut self, finished_at: String, seconds: Seconds) {
        self.finished_at = finished_at;
        self.seconds = seconds;
    }
}

/// A file that was written.
#[derive(Clone, Debug, Serialize)]
pub struct WrittenFile {
    pub path: String,
    /// As it lies on disk.
    pub bytes: u64,
    pub decoded_bytes: u64,
    pub digest: FileDigest,
}

/// A list that rows were looked up in.
#[derive(Clone, Debug, Serialize)]
pub struct ReportedList {
    pub name: String,
    pub kind: &'static str,
    /// `store` or `file`.
    pub from: &'static str,
    /// Of a file, as it was given.
    pub path: Option<String>,
    /// Of a file, as it lies on disk.
    pub bytes: Option<u64>,
    pub entries: u64,
    /// Of a register its id, of whom it speaks (`all`, `asked`, area codes), and how many it was asked about that it does not list.
    pub register: Option<&'static str>,
    pub coverage: Option<String>,
    pub not_listed: u64,
    /// RFC 3339, UTC: how old the list is, never when it was imported.
    pub as_of: Option<String>,
    /// Days of the calendar since then; none if that day is still to come.
    pub age_days: Option<u64>,
    /// Of the file, as it lies on disk; of a list of the store the file that was imported last.
    pub digest: Option<FileDigest>,
    /// Rejected rows that matched the list.
    pub hits: u64,
    /// What was recognised in a file.
    pub recognised: Option<Recognised>,
    /// Lines of a file that could not be read.
    pub unreadable: u64,
}

#[derive(Clone, Debug, Serialize)]
pub struct StoreState {
    pub id: String,
    pub snapshot: u64,
}

/// The messages that were asked about, and how far an opt-out reaches.
#[derive(Clone, Debug, Serialize)]
pub struct CampaignScope {
    pub name: Option<String>,
    pub channel: &'static str,
    pub purposes: Vec<String>,
    pub matching: &'static str,
}

/// Wall-clock time. The only part of a report that differs between two runs over the same inputs, beside the two
/// moments.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Seconds {
    pub total: f64,
    /// Reading the lists, before the first row.
    pub lists: f64,
    /// Waiting for the medium at the end.
    pub flush: f64,
}

#[derive(Clone, Copy, Debug, Serialize)]
pub struct ScrubVersion {
    pub version: &'static str,
}
