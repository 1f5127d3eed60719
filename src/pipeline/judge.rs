//! The judgement of some rows, on a worker thread: who is each row, what do the lists say, may it be sent.
//!
//! Everything is asked first and decided then: keys are made and looked up together. A row that is kept costs no
//! allocation: all buffers belong to the worker or go round with the block.

use crate::base::channel::Channel;
use crate::base::identifier_kind::IdentifierKind;
use crate::base::own_column::ValueClass;
use crate::base::register::Registers;
use crate::identity::domain::has_known_top;
use crate::identity::identifier::IdentifierReader;
use crate::identity::problem::Problem;
use crate::identity::spelling::Spelled as _;
use crate::store::StoreError;
use crate::table::readings::OtherReading;

use super::cells::CellSource;
use super::context::JudgeContext;
use super::decider::{Evidence, RowDecider};
use super::judgement::{Judgement, RowIssue};
use super::options::{IdentifierColumn, JudgeOptions, OwnColumn};
use super::own_objection::OwnObjection;
use super::own_row::{OwnRow, OwnSaying, OwnVerdict};
use super::questions::{AskedKey, Questions};
use super::ragged::{Shape, shape, shifted_objection};
use super::row_country::RowCountry;
use super::row_identity::{RowIdentity, is_repaired};
use super::screened::registers_of_numbers;
use super::shifted_row::{Shift, write_anywhere};
use super::swallowed::swallowed;

/// The scratch of one worker thread.
#[derive(Default)]
pub(super) struct RowJudge {
    reader: IdentifierReader,
    own_row: OwnRow,
    questions: Questions,
    /// The primary key of each row, if it has one.
    primary: Vec<Option<AskedKey>>,
    /// In row order.
    issues: Vec<(u32, RowIssue)>,
    /// Rows with an unreadable further identifier column, in order.
    unreadable_extra: Vec<u32>,
    /// What own columns say that rejects no row, in order.
    remarks: Vec<(u32, OwnSaying)>,
    /// Judged rows that are not as wide as most, in order.
    ragged: Vec<u32>,
    country: RowCountry,
    /// Rows with a number that lacked its leading zero, in order.
    repaired: Vec<u32>,
    /// Numbers in columns that the campaign does not go to, and that nobody can dial.
    numbers_unread: u64,
    /// Rows that hold line ends.
    multi_line: u64,
    /// How many fields the row has that was read last.
    last_width: usize,
    /// The first row with an identifier that may be Mac Roman.
    mac_roman: Option<u32>,
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
        self.clear();
        for row in 0..source.rows() {
            let primary = self.read_row(context, source, row);
            self.primary.push(primary);
        }
        let is_cut = self.looks_cut(context, source);
        let answers = self.questions.answer(context)?;
        add_own_optouts(&mut self.issues, answers.own_optouts);
        let evidence = Evidence {
            primary: &self.primary,
            issues: &self.issues,
            unreadable_extra: &self.unreadable_extra,
            ragged: &self.ragged,
            repaired: &self.repaired,
            last_width: self.last_width,
            is_cut,
            answers,
        };
        RowDecider { context, line_of: |row| source.line(row), judgement }.decide(&evidence);
        judgement.tally.multi_line = self.multi_line;
        judgement.tally.numbers_unread = self.numbers_unread;
        for (_, saying) in &self.remarks {
            judgement.tally.book_own(saying.column, saying.verdict, saying.class);
        }
        judgement.tally.first_mac_roman = self.mac_roman.map(|row| source.line(row));
        Ok(())
    }

    fn clear(&mut self) {
        self.questions.clear();
        self.primary.clear();
        self.issues.clear();
        self.unreadable_extra.clear();
        self.remarks.clear();
        self.ragged.clear();
        self.multi_line = 0;
        self.repaired.clear();
        self.numbers_unread = 0;
        self.last_width = 0;
        self.mac_roman = None;
    }

    /// Reads one row and asks about its identifiers; returns where the key of its primary one will be.
    #[inline]
    fn read_row(&mut self, context: &JudgeContext<'_>, source: &mut impl CellSource, row: u32) -> Option<AskedKey> {
        let found = source.turn_to(row);
        self.last_width = found;
        let shape = shape(source, context.options, found);
        if shape == Shape::Malformed {
            self.issues.push((row, RowIssue::Malformed { found }));
            return None;
        }
        if source.has_lines() {
            if swallowed(source, context.options, &mut self.reader) {
                self.issues.push((row, RowIssue::Swallowed));
                return None;
            }
            self.multi_line += 1;
        }
        let identity = self.read_identifiers(context, source, row);
        if let Some(issue) = identity.issue() {
            self.issues.push((row, issue));
        } else if identity.garbage.is_some() {
            self.unreadable_extra.push(row);
        }
        self.read_own_columns(context, source, row);
        if shape == Shape::Ragged {
            self.read_ragged(context, source, row, found);
        }
        identity.primary
    }

    /// Asks about every identifier of a row.
    #[inline]
    fn read_identifiers(&mut self, context: &JudgeContext<'_>, source: &mut impl CellSource, row: u32) -> RowIdentity {
        self.reader.phones = self.country.rules(source, context.options);
        let country = self.reader.phones.country;
        let asks_for_mobiles = context.options.campaign.channel == Channel::Sms;
        let mut identity = RowIdentity::default();
        let of_numbers = registers_of_numbers(context, source, &mut self.reader);
        for (place, column) in context.options.identifier_columns.iter().enumerate() {
            let Some(text) = source.text(place) else { continue };
            let first = !identity.is_known;
            let (questions, repaired) = (&mut self.questions, &mut self.repaired);
            let problem = self.reader.read(column.kind, text, &mut |identifier| {
                let key = questions.ask(context, row, place as u16, identifier);
                if column.is_addressed && !identifier.is_doubtful() {
                    if !context.gates.is_empty() {
                        let to_ask = context.gates.to_ask(identifier.kind(), identifier.number(), country);
                        let of_row = if identifier.number().is_none() { of_numbers } else { Registers::default() };
                        questions.note_registers(to_ask.with(of_row));
                    }
                    identity.add(place as u16, identifier, key, asks_for_mobiles);
                    if is_repaired(identifier) && repaired.last() != Some(&row) {
                        repaired.push(row);
                    }
                }
            });
            // A number beside the one by which the row is known: `--default-country` would make it one that is looked up.
            let is_beside = !column.is_addressed || !first && problem == Some(Problem::NoCountry);
            let is_unread = problem.is_some_and(Problem::may_hide_identifier) && is_beside;
            self.numbers_unread += u64::from(is_unread);
            let counts = column.is_addressed && !column.is_doubtful;
            identity.note(place as u16, problem.filter(|_| counts), first);
            self.ask_other_readings(context, source, row, place);
        }
        identity
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
        if context.options.own_columns.is_empty() {
            return;
        }
        let reading = context.options.reading(context.at);
        for saying in self.own_row.read(source, context.options, reading) {
            let is_subscription = || context.own_optouts.is_about_subscription(saying.column);
            match saying.verdict {
                OwnVerdict::Objects => self.issues.push((row, own_issue(*saying))),
                OwnVerdict::ObjectsIfSubscription if is_subscription() => self.issues.push((row, own_issue(*saying))),
                _ => self.remarks.push((row, *saying)),
            }
        }
    }

    #[cold]
    fn read_ragged(&mut self, context: &JudgeContext<'_>, source: &mut impl CellSource, row: u32, found: usize) {
        self.ragged.push(row);
        let missing = context.options.widest.saturating_sub(found);
        let shifted = shifted_objection(source, context.options, context.options.reading(context.at), missing);
        self.issues.extend(shifted.map(|saying| (row, own_issue(saying))));
        if let Some(shift) = Shift::left(context.options, found) {
            self.ask_moved(context, source, row, shift);
        }
    }

    /// Whoever stands where a lost delimiter may have moved an address from its column.
    fn ask_moved(&mut self, context: &JudgeContext<'_>, source: &mut impl CellSource, row: u32, shift: Shift) {
        let Self { reader, questions, .. } = self;
        write_anywhere(source, context.options, shift, reader, &mut |identifier| {
            let columns = &context.options.identifier_columns;
            let place = columns.iter().position(|column| column.kind == identifier.kind()).unwrap_or(0);
            questions.ask(context, row, place as u16, identifier);
        });
    }

    /// Whether the row that `source` was turned to last has fewer fields than most, or breaks off in its last one.
    fn looks_cut(&self, context: &JudgeContext<'_>, source: &mut impl CellSource) -> bool {
        self.last_width < context.options.fields
            || self.ends_in_unknown_domain(context, source)
            || self.ends_in_broken_day(context, source)
    }

    /// Whether the row that `source` was turned to last ends with an address whose top-level domain does not exist: what a
    /// list looks like that was cut off in its last address.
    fn ends_in_unknown_domain(&self, context: &JudgeContext<'_>, source: &mut impl CellSource) -> bool {
        let is_last =
            |column: &IdentifierColumn| column.kind == IdentifierKind::Email && column.index + 1 == self.last_width;
        let columns = &context.options.identifier_columns;
        let Some(place) = columns.iter().position(is_last).filter(|_| source.rows() > 0) else { return false };
        let text = source.text(place).unwrap_or_default().trim_end_matches([' ', '>', ')', ']', ';', ',']);
        let text = text.to_ascii_lowercase();
        text.is_ascii() && text.rsplit_once('@').is_some_and(|(_, domain)| !has_known_top(domain))
    }

    /// Whether that row ends in a column of days with numbers that are none.
    fn ends_in_broken_day(&self, context: &JudgeContext<'_>, source: &mut impl CellSource) -> bool {
        let is_last = |column: &OwnColumn| column.rule.role.is_day() && column.index + 1 == self.last_width;
        let JudgeOptions { own_columns, identifier_columns, .. } = context.options;
        let Some(place) = own_columns.iter().position(is_last).filter(|_| source.rows() > 0) else { return false };
        let Some((text, column)) = source.text(identifier_columns.len() + place).zip(own_columns.get(place)) else {
            return false;
        };
        let is_numbers = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit() || b"-./: ".contains(&byte));
        is_numbers && context.options.reading(context.at).read(text, column.rule).class == ValueClass::Other
    }
}

fn own_issue(saying: OwnSaying) -> RowIssue {
    RowIssue::OwnColumn { column: saying.column, line: None, class: saying.class, bounce: saying.bounce }
}

/// Adds the objections of other rows, the first one of each sort to each row that has none of its own. `issues` stay in
/// row order.
fn add_own_optouts(issues: &mut Vec<(u32, RowIssue)>, optouts: &[(u32, OwnObjection)]) {
    if optouts.is_empty() {
        return;
    }
    let issue_of = |optout: &OwnObjection| RowIssue::OwnColumn {
        column: optout.column,
        line: Some(optout.line),
        class: optout.class,
        bounce: optout.bounce,
    };
    issues.extend(optouts.iter().map(|(row, optout)| (*row, issue_of(optout))));
    issues.sort_by_key(|(row, issue)| (*row, sort_of(issue)));
    issues.dedup_by(|(row, issue), (other_row, before)| {
        let is_of_other_row = matches!(issue, RowIssue::OwnColumn { line: Some(_), .. });
        row == other_row && is_of_other_row && sort_of(issue) == sort_of(before)
    });
}

/// What an own column says of a wish, and of a delivery, are two things.
fn sort_of(issue: &RowIssue) -> u8 {
    match issue {
        RowIssue::OwnColumn { bounce: false, .. } => 1,
        RowIssue::OwnColumn { bounce: true, .. } => 2,
        _ => 0,
    }
}

#[cfg(test)]
mod tests;
