//! What was decided about some rows. Data only.

use std::ops::Range;

use crate::base::match_key::MatchKey;
use crate::base::own_column::ValueClass;
use crate::identity::problem::Problem;
use crate::policy::reason::Reasons;

use super::tally::RunTally;

/// What is wrong with a row before any list is asked.
#[derive(Clone, Copy, Debug)]
pub(super) enum RowIssue {
    Malformed {
        found: usize,
    },
    Missing,
    Unmatchable {
        column: u16,
        problem: Problem,
    },
    /// The row has numbers, and none of them is reached on the channel of the campaign.
    WrongKind {
        column: u16,
    },
    /// A quoted field has line ends, and one of its lines is a row by itself.
    Swallowed,
    /// One of the list's own columns says no; `line` if another row of the identifier does.
    OwnColumn {
        column: u16,
        line: Option<u64>,
        class: ValueClass,
        bounce: bool,
    },
}

/// A row that must not be sent.
#[derive(Clone, Debug)]
pub(super) struct RejectedRow {
    pub row: u32,
    pub line: u64,
    pub reasons: Reasons,
    /// Where its proofs stand in [`Judgement::texts`]: for machines, for people.
    detail: Range<usize>,
    why: Range<usize>,
}

/// The verdicts on the rows of one source of cells. The buffers are used again.
#[derive(Debug, Default)]
pub(super) struct Judgement {
    /// Rejected rows in order.
    pub rejected: Vec<RejectedRow>,
    /// Kept rows in order, with the match key of their primary identifier; empty if duplicates may stay.
    pub kept: Vec<(u32, MatchKey)>,
    pub tally: RunTally,
    /// The last row cannot be read, or lacks fields: without a line end behind it, it was cut off.
    pub bad_end: bool,
    texts: String,
}

impl Judgement {
    pub(super) fn clear(&mut self) {
        self.rejected.clear();
        self.kept.clear();
        self.tally = RunTally::default();
        self.bad_end = false;
        self.texts.clear();
    }

    /// Adds a rejected row; `describe` appends its proofs for machines, `explain` those for people.
    pub(super) fn reject(
        &mut self,
        row: u32,
        line: u64,
        reasons: Reasons,
        describe: impl FnOnce(&mut String),
        explain: impl FnOnce(&mut String),
    ) {
        let start = self.texts.len();
        describe(&mut self.texts);
        let middle = self.texts.len();
        explain(&mut self.texts);
        let (detail, why) = (start..middle, middle..self.texts.len());
        self.rejected.push(RejectedRow { row, line, reasons, detail, why });
    }

    /// The proofs of a rejected row, for machines and for people.
    pub(super) fn proofs_of(&self, rejected: &RejectedRow) -> [&str; 2] {
        let text = |range: &Range<usize>| self.texts.get(range.clone()).unwrap_or_default();
        [text(&rejected.detail), text(&rejected.why)]
    }
}
