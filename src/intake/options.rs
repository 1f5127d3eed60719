//! How a suppression list is read. Data only.

use std::num::ParseFloatError;
use std::str::FromStr;

use crate::base::time::DateOrder;
use crate::table::columns::ColumnRequest;
use crate::table::encoding::TextEncoding;
use crate::table::read_options::MAX_RECORD;

/// How to read a list.
#[derive(Clone, Debug)]
pub struct ListOptions {
    /// Columns that the user named.
    pub columns: Vec<ColumnRequest>,
    /// Names of columns to leave alone.
    pub ignored: Vec<String>,
    /// `None`: found out.
    pub delimiter: Option<u8>,
    /// `None`: found out.
    pub encoding: Option<TextEncoding>,
    /// Line 1 is an entry even if it looks like a header.
    pub no_header: bool,
    /// How many lines may be unreadable.
    pub allow_unreadable: ShareLimit,
    /// Accept public suffixes and mailbox providers as domain entries.
    pub allow_broad_domains: bool,
    /// Accept a header without rows. Without a header an empty list is no evidence of anything.
    pub allow_empty: bool,
    /// The list holds bounces: a broken address in it is what made a message bounce, and a mailbox that was only full is
    /// no entry.
    pub are_bounces: bool,
    /// The most bytes of one record.
    pub max_record: usize,
    /// How `03/04/2025` is meant.
    pub date_order: Option<DateOrder>,
}

impl Default for ListOptions {
    fn default() -> Self {
        Self {
            columns: Vec::new(),
            ignored: Vec::new(),
            delimiter: None,
            encoding: None,
            no_header: false,
            allow_unreadable: ShareLimit::default(),
            allow_broad_domains: false,
            allow_empty: false,
            are_bounces: false,
            max_record: MAX_RECORD,
            date_order: None,
        }
    }
}

/// A share of the lines of a list, in per cent; at least one line, unless it is 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ShareLimit(f64);

impl Default for ShareLimit {
    fn default() -> Self {
        Self(1.0)
    }
}

impl ShareLimit {
    /// So many lines of `lines`.
    #[must_use]
    pub fn of(self, lines: u64) -> u64 {
        let least = u64::from(self.0 > 0.0);
        ((lines as f64 * self.0 / 100.0) as u64).max(least)
    }
}

/// A text that is no share.
#[derive(Debug, thiserror::Error)]
#[error("`{0}` is no share; write a percentage between 0% and 100%, for example 2%")]
pub struct BadShare(String);

impl FromStr for ShareLimit {
    type Err = BadShare;

    /// Reads `2%`, `0.5%` or `2`.
    fn from_str(text: &str) -> Result<Self, BadShare> {
        let number: Result<f64, ParseFloatError> = text.trim().trim_end_matches('%').trim_end().parse();
        let percent = number.ok().filter(|percent| (0.0..=100.0).contains(percent));
        percent.map(Self).ok_or_else(|| BadShare(text.to_owned()))
    }
}
