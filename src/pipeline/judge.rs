//! The judgement of one block, on a worker thread: who is each row, what do the lists say, may it be sent.
//!
//! Keys of a whole block are made first and looked up together, because a lookup waits for memory and many can wait
//! at once. A row that is kept costs no allocation: all buffers belong to the worker or go round with the block.

use crate::base::match_key::MatchKey;
use crate::base::own_column::StatusRule;
use crate::identity::email::CellReader;
use crate::identity::problem::Problem;
use crate::policy::Campaign;
use crate::policy::column::{optout_says_no, status_says_no};
use crate::store::StoreError;
use crate::table::dialect::Dialect;
use crate::table::encoding::TextEncoding;
use crate::table::fields::FieldReader;
use crate::table::split::Block;

use super::lists::Lists;
use super::own_optouts::OwnOptouts;
use super::questions::Questions;
use super::rejects::RejectLines;
use super::settle::{Evidence, Settler};
use super::tally::Tally;

/// How far an opt-out reaches around the address as it was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MatchWidth {
    /// Also plus-tags and gmail dots, in every direction.
    Loose,
    Exact,
}

/// What becomes of rows that lack fields at their end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShortRows {
    Reject,
    /// Kept if they hold every e-mail and opt-out column.
    Keep,
}

/// A column of the contact list that says who opted out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnColumn {
    pub index: usize,
    pub name: String,
    /// `None`: an opt-out column; else a status column, read by this rule.
    pub status: Option<StatusRule>,
}

impl OwnColumn {
    /// Whether `value` is an objection.
    pub(super) fn says_no(&self, value: &str) -> bool {
        match self.status {
            None => optout_says_no(value),
            Some(rule) => status_says_no(value, rule),
        }
    }
}

/// What the judge has to know about the list and the campaign.
#[derive(Clone, Debug)]
pub struct JudgeOptions {
    pub campaign: Campaign,
    pub matching: MatchWidth,
    pub short_rows: ShortRows,
    pub keep_duplicates: bool,
    /// Index and name of every e-mail column, the first one first.
    pub email_columns: Vec<(usize, String)>,
    pub own_columns: Vec<OwnColumn>,
    /// Number of fields that a row must have.
    pub fields: usize,
}

impl JudgeOptions {
    /// The columns that are read, e-mail columns first.
    pub(super) fn wanted(&self) -> Vec<usize> {
        let emails = self.email_columns.iter().map(|(index, _)| *index);
        emails.chain(self.own_columns.iter().map(|column| column.index)).collect()
    }

    /// Whether a row with this number of fields may be read at all.
    pub(super) fn accepts(&self, fields: usize) -> bool {
        fields == self.fields || (self.short_rows == ShortRows::Keep && self.is_short(fields))
    }

    /// The name of e-mail column `number`.
    pub(super) fn email_name(&self, number: u16) -> &str {
        self.email_columns.get(usize::from(number)).map_or("", |(_, name)| name)
    }

    /// Whether a row with this number of fields lacks columns, but none that is needed.
    pub(super) fn is_short(&self, fields: usize) -> bool {
        fields < self.fields && self.wanted().iter().all(|index| *index < fields)
    }
}

/// Everything that the judgement of a block needs and that no judgement changes.
pub(super) struct Court<'a> {
    pub options: &'a JudgeOptions,
    pub dialect: &'a Dialect,
    /// The encoding of the text that stands before rejected rows.
    pub encoding: TextEncoding,
    pub lists: &'a Lists,
    pub own_optouts: &'a OwnOptouts,
}

/// One block on its way through the pipeline, with all its buffers.
#[derive(Default)]
pub(super) struct Judged {
    pub block: Block,
    /// Rejected records in order.
    pub rejects: RejectLines,
    /// Kept records in order, with the match key of their primary address; empty if duplicates may stay.
    pub kept: Vec<(u32, MatchKey)>,
    pub tally: Tally,
    /// The last record of the list has no line end and cannot be read: the file was cut off in this line.
    pub truncated: Option<u64>,
}

/// What is wrong with a row before any list is asked.
#[derive(Clone, Copy, Debug)]
pub(super) enum Trouble {
    Malformed {
        found: usize,
    },
    Missing,
    Unmatchable {
        column: u16,
        problem: Problem,
    },
    /// One of the list's own columns says no; `line` if another row of the address does.
    OwnColumn {
        column: u16,
        line: Option<u64>,
    },
}

/// The scratch of one worker thread.
pub(super) struct Worker {
    fields: FieldReader,
    cells: CellReader,
    questions: Questions,
    /// The primary key of each record, if it has one.
    primary: Vec<Option<MatchKey>>,
    /// In record order.
    troubles: Vec<(u32, Trouble)>,
    /// Records with an unreadable further e-mail column, in order.
    unreadable_extra: Vec<u32>,
    settler: Settler,
}

/// What the e-mail cells of one row add up to.
#[derive(Default)]
struct Row {
    primary: Option<MatchKey>,
    /// A damaged address, in the cell of the primary address or before it.
    broken: Option<(u16, Problem)>,
    /// Any other unreadable cell: beside an address it costs no contact.
    garbage: Option<(u16, Problem)>,
}

impl Row {
    /// Books one cell; `first` if the primary address was not known before it.
    fn note(&mut self, column: u16, problem: Option<Problem>, first: bool) {
        let Some(problem) = problem else { return };
        let slot = if first && problem.may_hide_address() { &mut self.broken } else { &mut self.garbage };
        slot.get_or_insert((column, problem));
    }

    /// What this means for the row.
    fn trouble(&self) -> Option<Trouble> {
        match (self.broken, self.primary, self.garbage) {
            (Some((column, problem)), _, _) | (None, None, Some((column, problem))) => {
                Some(Trouble::Unmatchable { column, problem })
            }
            (None, None, None) => Some(Trouble::Missing),
            (None, Some(_), _) => None,
        }
    }
}

impl Worker {
    pub(super) fn new(court: &Court<'_>) -> Self {
        Self {
            fields: FieldReader::new(court.dialect, &court.options.wanted()),
            cells: CellReader::new(),
            questions: Questions::default(),
            primary: Vec::new(),
            troubles: Vec::new(),
            unreadable_extra: Vec::new(),
            settler: Settler::default(),
        }
    }

    /// Fills the results of `judged` from its block.
    ///
    /// # Errors
    /// When a list turns out to be damaged.
    pub(super) fn judge(&mut self, court: &Court<'_>, judged: &mut Judged) -> Result<(), StoreError> {
        self.questions.clear();
        self.primary.clear();
        self.troubles.clear();
        self.unreadable_extra.clear();
        let text = court.dialect.encoding.whole_utf8(&judged.block.bytes);
        let is_utf8 = text.is_some();
        for (number, record) in (0..).zip(&judged.block.records) {
            let span = record.start as usize..record.end as usize;
            let bytes = record.content(&judged.block.bytes);
            let primary = self.read_record(court, number, bytes, text.and_then(|text| text.get(span)))?;
            self.primary.push(primary);
        }
        let found = self.questions.answer(court)?;
        let evidence = Evidence {
            primary: &self.primary,
            troubles: &self.troubles,
            unreadable_extra: &self.unreadable_extra,
            found,
            is_utf8,
        };
        self.settler.settle(court, &evidence, judged);
        Ok(())
    }

    /// Reads one record and asks about its addresses; returns the key of its primary one. `text` is the record again, if
    /// the whole block is UTF-8.
    fn read_record(
        &mut self,
        court: &Court<'_>,
        record: u32,
        bytes: &[u8],
        text: Option<&str>,
    ) -> Result<Option<MatchKey>, StoreError> {
        let options = court.options;
        let found = self.fields.read(bytes);
        if !options.accepts(found) {
            self.troubles.push((record, Trouble::Malformed { found }));
            return Ok(None);
        }
        let mut row = Row::default();
        for column in 0..options.email_columns.len() {
            let cell = match text {
                Some(text) => self.fields.cell_of_text(text, column),
                None => self.fields.cell(bytes, column),
            };
            let Some(text) = cell else { continue };
            let first = row.primary.is_none();
            let cell = self.cells.read(text);
            for address in cell.addresses() {
                let key = self.questions.ask(court, record, column as u16, &address)?;
                row.primary.get_or_insert(key);
            }
            row.note(column as u16, cell.problem(), first);
        }
        if let Some(trouble) = row.trouble() {
            self.troubles.push((record, trouble));
        } else if row.garbage.is_some() {
            self.unreadable_extra.push(record);
        }
        self.read_own_columns(court, record, bytes);
        Ok(row.primary)
    }

    /// The list's own opt-outs: of this row, or of another row with one of its addresses.
    fn read_own_columns(&mut self, court: &Court<'_>, record: u32, bytes: &[u8]) {
        let emails = court.options.email_columns.len();
        let mut says_no = false;
        for (at, column) in court.options.own_columns.iter().enumerate() {
            let value = self.fields.cell(bytes, emails + at).unwrap_or_default();
            if column.says_no(value) {
                says_no = true;
                self.troubles.push((record, Trouble::OwnColumn { column: at as u16, line: None }));
            }
        }
        if let (Some(optout), false) = (self.questions.own_optout.take(), says_no) {
            let trouble = Trouble::OwnColumn { column: optout.column, line: Some(optout.line) };
            self.troubles.push((record, trouble));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: &[(&str, Option<Problem>, bool)]) -> Option<Trouble> {
        let mut row = Row::default();
        for (column, (_, problem, has_address)) in (0..).zip(cells) {
            let first = row.primary.is_none();
            if *has_address {
                row.primary.get_or_insert(MatchKey::default());
            }
            row.note(column, *problem, first);
        }
        row.trouble()
    }

    #[test]
    fn garbage_costs_a_contact_only_where_an_address_may_hide() {
        let no_at = Some(Problem::NoAt);
        let no_dot = Some(Problem::NoDot);
        assert!(row(&[("a@b.de", None, true), ("n/a", no_at, false)]).is_none());
        assert!(row(&[("n/a", no_at, false), ("a@b.de", None, true)]).is_none());
        assert!(row(&[("a@b.de", None, true), ("x@y", no_dot, false)]).is_none());
        assert!(matches!(row(&[("a@b.de; x@y", no_dot, true)]), Some(Trouble::Unmatchable { column: 0, .. })));
        assert!(matches!(row(&[("x@y", no_dot, false), ("a@b.de", None, true)]), Some(Trouble::Unmatchable { .. })));
        assert!(matches!(
            row(&[("", None, false), ("n/a", no_at, false)]),
            Some(Trouble::Unmatchable { column: 1, .. })
        ));
        assert!(matches!(row(&[("", None, false)]), Some(Trouble::Missing)));
    }
}
