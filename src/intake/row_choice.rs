//! Which rows of a list are taken. Data only.

use std::sync::Arc;

use crate::base::channel::Channel;
use crate::base::line_set::LineSet;
use crate::base::own_column::OwnRule;

/// What a cell of one of the list's own columns says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CellSays {
    Nothing,
    /// Something that is neither yes nor no.
    Unclear,
    /// Not that the person left: what the column is about tells whether that means a subscriber.
    Stays,
    /// In so many words that the person is subscribed.
    Subscribed,
    Permits,
    /// No to one topic: an objection unless another cell permits.
    Declines,
    /// An objection only if the column is about a subscription.
    MayObject,
    Objects,
}

/// How cells are asked, which is not for a reader of lists to know.
#[derive(Clone, Copy, Debug)]
pub struct CellReader {
    /// What a cell says on a channel, without one on whichever it says most, at a moment.
    pub read: fn(&str, OwnRule, Option<Channel>, i64) -> CellSays,
    /// Whether a word may stand in a row that objects in whichever column it stands.
    pub may_object: fn(&str) -> bool,
    pub channel: Option<Channel>,
    /// The moment of the run, in seconds since 1970-01-01 UTC.
    pub at: i64,
}

impl CellReader {
    /// What `cell` says in a column that is read by `rule`.
    pub(super) fn says(&self, cell: &str, rule: OwnRule) -> CellSays {
        (self.read)(cell, rule, self.channel, self.at)
    }
}

/// See the module.
#[derive(Clone, Debug, Default)]
pub enum RowChoice {
    #[default]
    Every,
    /// Every row; but a list whose own columns mostly do not object holds contacts, and is refused.
    EveryObjection(CellReader),
    /// Every row; what the own columns say is counted.
    EveryCounted(CellReader),
    /// None where own columns tell subscribers from people who left: what they say is counted. Else every row.
    Weighed(CellReader),
    /// The rows that object.
    Objecting(CellReader),
    /// The rows that do not say yes.
    NotSubscribed(CellReader),
    /// Of a rejects file the rows that have this reason, in these lines where they are told.
    WithReason(&'static str, Option<Arc<LineSet>>),
    /// The rows that start in one of these physical lines.
    InLines(Arc<LineSet>),
}

impl RowChoice {
    /// How the own columns are asked, if they are.
    pub(super) fn cell_reader(&self) -> Option<&CellReader> {
        match self {
            Self::EveryObjection(reader)
            | Self::EveryCounted(reader)
            | Self::Weighed(reader)
            | Self::Objecting(reader)
            | Self::NotSubscribed(reader) => Some(reader),
            Self::Every | Self::WithReason(..) | Self::InLines(_) => None,
        }
    }
}
