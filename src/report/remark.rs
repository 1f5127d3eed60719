//! What a careful reader of a report would want to know, and the limits that were not kept. Data only: each has a stable
//! code and its figures; the sentence is made by a renderer. Codes are an interface: added, never renamed.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::base::row_limit::RowLimit;

use super::list_remark::ListRemark;

/// Something that is no error, but deserves a look. Never holds an address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Remark {
    /// No list was looked at: nobody who opted out was rejected.
    NoLists,
    /// A large list, and many rows, but not one of them matched.
    ListHitNobody { list: String, entries: u64 },
    /// A list of digests that matched nobody: perhaps they are of another spelling than those that were tried.
    DigestsHitNobody {
        list: String,
        recipes: Vec<&'static str>,
        in_store: bool,
        /// Each address was hashed in every usual spelling.
        #[serde(skip)]
        in_every_spelling: bool,
    },
    /// A list of digests that were taken for those of addresses, and no contact has any.
    DigestsOfOthers { list: String, recipes: Vec<&'static str> },
    /// A register that was handed out so many days ago, and should be fetched again after fewer.
    RegisterOld { list: String, register: &'static str, days: u64, allowed: u32 },
    /// A purpose of the campaign that no list names.
    UnknownPurpose { purpose: String },
    /// Digests stand for one spelling: they are matched loosely from the side of the contact only.
    DigestsLooseOneWay,
    /// A column of the contact list holds addresses or numbers that were not looked up.
    UnreadIdentifiers {
        column: String,
        /// They are telephone numbers.
        #[serde(skip)]
        are_numbers: bool,
    },
    /// The last line of the contact list has no line end.
    OpenEnd,
    /// Rows with line ends inside quotes.
    LinesInQuotes { rows: u64 },
    /// Rows that a column of the contact list itself rejected, and by which kinds of words.
    OwnColumn { column: String, rows: u64, values: BTreeMap<&'static str, u64> },
    /// Values of such a column that reject nobody, although they are no plain yes, no or nothing.
    OwnValuesUnclear { column: String, rows: u64, values: BTreeMap<&'static str, u64> },
    /// Rows in which such a column says no to one topic, and another one says yes.
    OtherTopic { column: String, rows: u64 },
    /// A column whose name speaks of addresses or wishes, and whose cells are none.
    ColumnUnread { column: String, why: &'static str },
    /// Columns about other channels than that of the campaign: only words about all channels count there.
    OtherChannels { columns: Vec<String> },
    /// Columns that are not read, in whose first rows a word stands such as `inactive`.
    DoubtfulWords { columns: Vec<String> },
    /// Rows in which words of leaving stand in free text, which is not searched.
    FreeText { column: String, rows: u64, first_lines: Vec<u64> },
    /// Columns that say nothing but yes and no, to what nobody knows.
    AnswersUnread { columns: Vec<String> },
    /// The contact list has an address that was looked up as Mac Roman, too.
    MacRoman { line: u64 },
    /// Numbers beside addresses that nobody can dial: an objection by one of them is not found.
    NumbersUnread {
        numbers: u64,
        /// Nothing says how those are dialled that name no country.
        #[serde(skip)]
        is_unknown: bool,
    },
    /// Rows that were rejected because their number names no country, and nothing else does.
    NumbersWithoutCountry { rows: u64 },
    /// How a suppression list was read.
    List {
        list: String,
        #[serde(flatten)]
        what: ListRemark,
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
            Self::RegisterOld { .. } => "register-old",
            Self::DigestsHitNobody { .. } => "digests-hit-nobody",
            Self::DigestsOfOthers { .. } => "digests-of-others",
            Self::UnknownPurpose { .. } => "unknown-purpose",
            Self::DigestsLooseOneWay => "digests-loose-one-way",
            Self::UnreadIdentifiers { .. } => "unread-identifiers",
            Self::OpenEnd => "open-end",
            Self::LinesInQuotes { .. } => "lines-in-quotes",
            Self::OwnColumn { .. } => "own-column",
            Self::OwnValuesUnclear { .. } => "own-values-unclear",
            Self::OtherTopic { .. } => "other-topic",
            Self::ColumnUnread { .. } => "column-unread",
            Self::OtherChannels { .. } => "other-channels",
            Self::AnswersUnread { .. } => "answers-unread",
            Self::DoubtfulWords { .. } => "doubtful-words",
            Self::FreeText { .. } => "free-text",
            Self::MacRoman { .. } => "mac-roman",
            Self::NumbersUnread { .. } => "numbers-unread",
            Self::NumbersWithoutCountry { .. } => "numbers-without-country",
            Self::List { what, .. } => what.code(),
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
