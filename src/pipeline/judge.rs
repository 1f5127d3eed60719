//! The judgement of some rows, on a worker thread: who is each row, what do the lists say, may it be sent.
//!
//! Everything is asked first and decided then: keys are made and looked up together. A row that is kept costs no
//! allocation: all buffers belong to the worker or go round with the block.

use crate::identity::identifier::IdentifierReader;
use crate::identity::problem::Problem;
use crate::policy::column::objects;
use crate::store::StoreError;
use crate::table::readings::OtherReading;

use super::cells::CellSource;
use super::context::JudgeContext;
use super::decider::{Evidence, RowDecider};
use super::judgement::{Judgement, RowIssue};
use super::own_optouts::OwnOptout;
use super::questions::{AskedKey, Questions};

/// The scratch of one worker thread.
#[derive(Default)]
pub(super) struct RowJudge {
    reader: IdentifierReader,
    questions: Questions,
    /// The primary key of each row, if it has one.
    primary: Vec<Option<AskedKey>>,
    /// In row order.
    issues: Vec<(u32, RowIssue)>,
    /// Rows with an unreadable further identifier column, in order.
    unreadable_extra: Vec<u32>,
    /// The first row with an identifier that may be Mac Roman.
    mac_roman: Option<u32>,
}

/// What the identifier cells of one row add up to.
#[derive(Default)]
struct RowIdentity {
    /// Some cell held an identifier.
    is_known: bool,
    /// The key of the first one that has one.
    primary: Option<AskedKey>,
    /// A damaged identifier, in the cell of the primary one or before it.
    broken: Option<(u16, Problem)>,
    /// Any other unreadable cell: beside an identifier it costs no contact.
    garbage: Option<(u16, Problem)>,
}

impl RowIdentity {
    /// Books one cell; `first` if the primary identifier was not known before it.
    fn note(&mut self, column: u16, problem: Option<Problem>, first: bool) {
        let Some(problem) = problem else { return };
        let slot = if first && problem.may_hide_identifier() { &mut self.broken } else { &mut self.garbage };
        slot.get_or_insert((column, problem));
    }

    /// What this means for the row.
    fn issue(&self) -> Option<RowIssue> {
        match (self.broken, self.is_known, self.garbage) {
            (Some((column, problem)), _, _) | (None, false, Some((column, problem))) => {
                Some(RowIssue::Unmatchable { column, problem })
            }
            (None, false, None) => Some(RowIssue::Missing),
            (None, true, _) => None,
        }
    }
}

impl RowJudge {
    /// Fills `judgement` with the verdicts on all rows of `source`.
    ///
    /// # Errors
    /// When a list turns out to be damaged.
    pub(super) fn judge(
        &mut self,
        context: &JudgeContext<'_>,
        source: &mut impl CellSource,
        judgement: &mut Judgement,
    ) -> Result<(), StoreError> {
        self.questions.clear();
        self.primary.clear();
        self.issues.clear();
        self.unreadable_extra.clear();
        self.mac_roman = None;
        for row in 0..source.rows() {
            let primary = self.read_row(context, source, row);
            self.primary.push(primary);
        }
        let answers = self.questions.answer(context)?;
        add_own_optouts(&mut self.issues, answers.own_optouts);
        let evidence = Evidence {
            primary: &self.primary,
            issues: &self.issues,
            unreadable_extra: &self.unreadable_extra,
            answers,
        };
        RowDecider { context, line_of: |row| source.line(row), judgement }.decide(&evidence);
        judgement.tally.first_mac_roman = self.mac_roman.map(|row| source.line(row));
        Ok(())
    }

    /// Reads one row and asks about its identifiers; returns where the key of its primary one will be.
    #[inline]
    fn read_row(&mut self, context: &JudgeContext<'_>, source: &mut impl CellSource, row: u32) -> Option<AskedKey> {
        let found = source.turn_to(row);
        if !context.options.accepts(found) {
            self.issues.push((row, RowIssue::Malformed { found }));
            return None;
        }
        let mut identity = RowIdentity::default();
        for (place, column) in context.options.identifier_columns.iter().enumerate() {
            let Some(text) = source.text(place) else { continue };
            let first = !identity.is_known;
            let questions = &mut self.questions;
            let problem = self.reader.read(column.kind, text, &mut |identifier| {
                let key = questions.ask(context, row, place as u16, identifier);
                identity.is_known = true;
                identity.primary = identity.primary.or(key);
            });
            identity.note(place as u16, problem, first);
            self.ask_other_readings(context, source, row, place);
        }
        if let Some(issue) = identity.issue() {
            self.issues.push((row, issue));
        } else if identity.garbage.is_some() {
            self.unreadable_extra.push(row);
        }
        self.read_own_columns(context, source, row);
        identity.primary
    }

    /// Asks about whoever else a cell may name: no guess of an encoding frees a person. Who the row is, is told by the
    /// first reading.
    #[inline]
    fn ask_other_readings(&mut self, context: &JudgeContext<'_>, source: &mut impl CellSource, row: u32, place: usize) {
        let Some(column) = context.options.identifier_columns.get(place) else { return };
        let Self { reader, questions, mac_roman, .. } = self;
        source.each_other_reading(place, &mut |reading, text| {
            reader.read(column.kind, text, &mut |identifier| {
                questions.ask(context, row, place as u16, identifier);
                if reading == OtherReading::MacRoman && identifier.is_international() {
                    mac_roman.get_or_insert(row);
                }
            });
        });
    }

    /// The list's own opt-outs of this row.
    #[inline]
    fn read_own_columns(&mut self, context: &JudgeContext<'_>, source: &mut impl CellSource, row: u32) {
        let identifiers = context.options.identifier_columns.len();
        for (at, column) in context.options.own_columns.iter().enumerate() {
            let value = source.text(identifiers + at).unwrap_or_default();
            if objects(value, column.rule) {
                self.issues.push((row, RowIssue::OwnColumn { column: at as u16, line: None }));
            }
        }
    }
}

/// Adds the objections of other rows, the first one to each row that has none of its own. `issues` stay in row order.
fn add_own_optouts(issues: &mut Vec<(u32, RowIssue)>, optouts: &[(u32, OwnOptout)]) {
    if optouts.is_empty() {
        return;
    }
    let issue_of = |optout: &OwnOptout| RowIssue::OwnColumn { column: optout.column, line: Some(optout.line) };
    issues.extend(optouts.iter().map(|(row, optout)| (*row, issue_of(optout))));
    issues.sort_by_key(|(row, _)| *row);
    issues.dedup_by(|(row, issue), (other_row, before)| {
        let both_object =
            matches!(issue, RowIssue::OwnColumn { line: Some(_), .. }) && matches!(before, RowIssue::OwnColumn { .. });
        row == other_row && both_object
    });
}

#[cfg(test)]
mod tests;
