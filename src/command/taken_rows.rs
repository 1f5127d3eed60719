//! Which rows of a file an import takes: every one, those that a run rejected for one reason, or those that object.

use std::str::FromStr;
use std::sync::Arc;

use anyhow::{Result, ensure};

use crate::base::line_set::LineSet;
use crate::base::list_kind::ListKind;
use crate::intake::row_choice::RowChoice;
use crate::policy::Reason;

use super::error::CommandError;
use super::own_cells::cell_reader;

/// See the module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TakenRows {
    Every,
    /// Of a rejects file the rows with this reason, in these lines where they are told.
    Only(OnlyReason, Option<Arc<LineSet>>),
    /// Of a contact list the rows that object, for the channels of their columns.
    Objections,
    /// Those of them that start in these lines.
    InLines(Arc<LineSet>),
}

/// A reason code that an import can take the rows of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnlyReason(Reason);

/// Why a code cannot be one.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoOnlyReason {
    #[error("\"{0}\" is no reason code; `scrub rule` lists them all")]
    Unknown(String),
    #[error("{0} says nothing about a person, so its rows are nobody to suppress")]
    NobodyToSuppress(&'static str),
}

impl OnlyReason {
    /// The code, if it is one for what the contact list itself said.
    pub(super) fn own_code(&self) -> Option<&'static str> {
        matches!(self.0, Reason::OptoutColumn | Reason::DeliverHardBounce).then(|| self.0.code())
    }
}

impl FromStr for OnlyReason {
    type Err = NoOnlyReason;

    fn from_str(code: &str) -> Result<Self, NoOnlyReason> {
        let reason = Reason::of_code(code).ok_or_else(|| NoOnlyReason::Unknown(code.to_owned()))?;
        if kinds(reason).is_empty() { Err(NoOnlyReason::NobodyToSuppress(reason.code())) } else { Ok(Self(reason)) }
    }
}

/// The kinds of lists that rows of a reason may become: a bounce must not turn into an objection for ever.
fn kinds(reason: Reason) -> &'static [ListKind] {
    match reason.list_kind() {
        Some(ListKind::Optout) => &[ListKind::Optout],
        Some(ListKind::Complaint) => &[ListKind::Complaint, ListKind::Optout],
        Some(ListKind::Register) => &[ListKind::Register],
        Some(ListKind::Bounce) => &[ListKind::Bounce],
        None => &[],
    }
}

impl TakenRows {
    /// As a reader of lists takes it, for a list of this kind.
    ///
    /// # Errors
    /// When rows of this reason are something else than the list.
    pub(super) fn choice(&self, kind: ListKind) -> Result<RowChoice> {
        match self {
            // A bounce, a complaint or a register entry says nothing of what the person subscribed to.
            Self::Every if kind == ListKind::Optout => Ok(RowChoice::EveryObjection(cell_reader(None))),
            Self::Every | Self::Objections => Ok(RowChoice::Every),
            Self::InLines(lines) => Ok(RowChoice::InLines(Arc::clone(lines))),
            Self::Only(OnlyReason(reason), lines) => {
                let kinds = kinds(*reason);
                let fitting = kinds.first().copied().unwrap_or(kind);
                ensure!(kinds.contains(&kind), CommandError::ReasonOfOtherKind { code: reason.code(), kind: fitting });
                Ok(RowChoice::WithReason(reason.code(), lines.clone()))
            }
        }
    }
}
