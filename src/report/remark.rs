//! What a careful reader of a report would want to know, and the limits that were not kept. Data only: each has a stable
//! code and its figures; the sentence is made by a renderer. Codes are an interface: added, never renamed.

use serde::Serialize;

use crate::base::row_limit::RowLimit;
use crate::base::why_ignored::WhyIgnored;

/// Something that is no error, but deserves a look. Never holds an address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Remark {
    /// No list was looked at: nobody who opted out was rejected.
    NoLists,
    /// A large list, and many rows, but not one of them matched.
    ListHitNobody { list: String, entries: u64 },
    /// A purpose of the campaign that no list names.
    UnknownPurpose { purpose: String },
    /// Digests stand for one spelling: they are matched loosely from the side of the contact only.
    DigestsLooseOneWay,
    /// A column of the contact list holds addresses that were not looked up.
    UnreadIdentifiers { column: String },
    /// The last line of the contact list has no line end.
    OpenEnd,
    /// Malformed rows that only end early, behind the addresses.
    ShortRows { rows: u64 },
    /// Rows that a column of the contact list itself rejected.
    OwnColumn { column: String, rows: u64 },
    /// Lines of a suppression list that cannot be read, and the first of them.
    ListUnreadable { list: String, unreadable: u64, lines: u64, first: Vec<u64> },
    /// Rows of a suppression list that hold nothing in the columns that were read.
    ListVacant { list: String, rows: u64 },
    /// Dates of a suppression list that cannot be read.
    ListDatesUnreadable { list: String, dates: u64 },
    /// The last line of a suppression list has no line end.
    ListOpenEnd { list: String },
    /// A column of a suppression list that was recognised, but not read.
    ColumnIgnored {
        list: String,
        column: String,
        #[serde(rename = "kind")]
        role: &'static str,
        why: WhyIgnored,
    },
    /// A check is passed only because not every reason counts.
    NotCounted { rejected: u64, counted: u64, fail_on: Vec<String> },
    /// More worker threads were asked for than make sense on this machine.
    ThreadsCapped { asked: u64, used: u64 },
}

impl Remark {
    /// The stable code.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoLists => "no-lists",
            Self::ListHitNobody { .. } => "list-hit-nobody",
            Self::UnknownPurpose { .. } => "unknown-purpose",
            Self::DigestsLooseOneWay => "digests-loose-one-way",
            Self::UnreadIdentifiers { .. } => "unread-identifiers",
            Self::OpenEnd => "open-end",
            Self::ShortRows { .. } => "short-rows",
            Self::OwnColumn { .. } => "own-column",
            Self::ListUnreadable { .. } => "list-unreadable",
            Self::ListVacant { .. } => "list-vacant",
            Self::ListDatesUnreadable { .. } => "list-dates-unreadable",
            Self::ListOpenEnd { .. } => "list-open-end",
            Self::ColumnIgnored { .. } => "column-ignored",
            Self::NotCounted { .. } => "not-counted",
            Self::ThreadsCapped { .. } => "threads-capped",
        }
    }
}

/// A limit that was not kept.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum BrokenLimit {
    MaxRejects {
        rejected: u64,
        read: u64,
        limit: RowLimit,
    },
    /// Of the rows with certain reasons only.
    FailOn {
        rejected: u64,
        read: u64,
        limit: RowLimit,
        fail_on: Vec<String>,
    },
    MinKept {
        kept: u64,
        least: u64,
    },
    /// Of a list with rows, where no limit says otherwise.
    NothingKept {
        read: u64,
    },
}

impl BrokenLimit {
    /// The stable code.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::MaxRejects { .. } => "max-rejects",
            Self::FailOn { .. } => "fail-on",
            Self::MinKept { .. } => "min-kept",
            Self::NothingKept { .. } => "limit.nothing-kept",
        }
    }
}
