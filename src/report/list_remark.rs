//! What a careful reader of a suppression list would want to know of how it was read. Data only, as in `remark`.

use serde::Serialize;

use crate::base::why_ignored::WhyIgnored;

/// Never holds an address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum ListRemark {
    /// Lines that cannot be read, and the first of them.
    Unreadable { unreadable: u64, lines: u64, first: Vec<u64> },
    /// Rows that hold nothing in the columns that were read.
    Vacant { rows: u64 },
    /// Telephone numbers beside other identifiers that are no entries, because nobody knows how they are dialled.
    NumbersUnread { numbers: u64 },
    /// Dates that cannot be read.
    DatesUnreadable { dates: u64 },
    /// Rows with an address outside the columns that were read, and the columns where the sample has some.
    Elsewhere { rows: u64, columns: Vec<String> },
    /// Records that hold rows, because a quote is never closed.
    StrayQuotes { rows: u64 },
    /// Rows with a domain beside an address or a digest.
    DomainsBeside { rows: u64 },
    /// Comments that hold an identifier, and the lines of the first of them.
    Comments { comments: u64, first: Vec<u64> },
    /// Rows of a list of bounces with an address that cannot be anybody's.
    BrokenAddresses { rows: u64 },
    /// Rows of a list of bounces with a second address, in a column further back.
    SecondAddresses { rows: u64 },
    /// Rows of a list of bounces about a mailbox that was only full or away.
    SoftBounces { rows: u64 },
    /// The same of a list that only its header calls one of bounces, where they count.
    SoftBouncesCount { rows: u64 },
    /// An export of subscribers: rows that do not count, rows that object, and rows that count because they say neither.
    OnlyObjections { left_out: u64, objecting: u64, silent: u64, columns: Vec<String> },
    /// Every row counts because the user says so, although most say otherwise.
    SayOtherwise { rows: u64, objecting: u64, columns: Vec<String> },
    /// An address that counts as Mac Roman, too.
    MacRoman { line: u64 },
    /// The last line has no line end.
    OpenEnd,
    /// A column that was recognised, but not read.
    ColumnIgnored {
        column: String,
        #[serde(rename = "kind")]
        role: &'static str,
        why: WhyIgnored,
    },
}

impl ListRemark {
    /// The stable code.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unreadable { .. } => "list-unreadable",
            Self::Vacant { .. } => "list-vacant",
            Self::NumbersUnread { .. } => "list-numbers-unread",
            Self::DatesUnreadable { .. } => "list-dates-unreadable",
            Self::Elsewhere { .. } => "list-elsewhere",
            Self::StrayQuotes { .. } => "list-stray-quotes",
            Self::DomainsBeside { .. } => "list-domains-beside",
            Self::Comments { .. } => "list-comments",
            Self::BrokenAddresses { .. } => "list-broken-addresses",
            Self::SecondAddresses { .. } => "list-second-addresses",
            Self::SoftBounces { .. } => "list-soft-bounces",
            Self::SoftBouncesCount { .. } => "list-soft-bounces-count",
            Self::OnlyObjections { .. } => "list-only-objections",
            Self::SayOtherwise { .. } => "list-say-otherwise",
            Self::MacRoman { .. } => "list-mac-roman",
            Self::OpenEnd => "list-open-end",
            Self::ColumnIgnored { .. } => "column-ignored",
        }
    }
}
