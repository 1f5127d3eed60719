//! Which rows of a list are taken. Data only.

use std::sync::Arc;

use crate::base::line_set::LineSet;
use crate::base::own_column::OwnRule;

/// What a cell of one of the list's own columns says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CellSays {
    Nothing,
    Permits,
    /// No to one topic: an objection unless another cell permits.
    Declines,
    Objects,
}

/// What such a cell says is not for a reader of lists to know.
pub type ReadCell = fn(&str, OwnRule) -> CellSays;

/// See the module.
#[derive(Clone, Debug, Default)]
pub enum RowChoice {
    #[default]
    Every,
    /// Every row; but a list whose own columns mostly do not object holds contacts, and is refused.
    EveryObjection(ReadCell),
    /// Of a rejects file the rows that have this reason.
    WithReason(&'static str),
    /// The rows that start in one of these physical lines.
    InLines(Arc<LineSet>),
}
