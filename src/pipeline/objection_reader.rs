//! Reads the objections of some rows: which identifiers stand in a row whose own columns, or any other of its cells, say
//! no. One per worker thread.
//!
//! Invariant: a row that will be rejected as malformed still objects for every other row of its identifiers.

use std::iter::Peekable;
use std::slice;

use crate::base::match_key::MatchKey;
use crate::base::own_column::ValueClass;
use crate::identity::identifier::{Identifier, IdentifierReader, may_hold_anywhere};
use crate::identity::lookup::EntryKeys;
use crate::identity::match_key::Keyer;
use crate::identity::unmade_keys::UnmadeKeys;
use crate::policy::own_column::{OwnReading, Says};
use crate::table::dialect::Dialect;
use crate::table::fields::FieldReader;
use crate::table::split::Block;

use super::cells::CellSource;
use super::csv_cells::CsvCells;
use super::options::{JudgeOptions, OwnColumn};
use super::other_cells::{OtherCells, OtherObjection};
use super::own_objection::OwnObjection;
use super::own_row::{OwnRow, OwnSaying, OwnVerdict};
use super::ragged::{is_blank_from, shifted_objection};

/// An objection that was found under a key of an identifier.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    pub key: MatchKey,
    /// Its column is a number of an own column, or behind those the 0-based index of another one.
    pub objection: OwnObjection,
    /// It counts only if its column is about a subscription.
    pub conditional: bool,
}

/// A row that objects, by the line where it starts.
pub(super) struct ObjectingRow {
    pub line: u64,
    /// As in [`Found`].
    pub column: u16,
    pub bounce: bool,
    pub conditional: bool,
}

/// See the module.
pub(super) struct ObjectionReader<'a> {
    options: &'a JudgeOptions,
    reading: OwnReading,
    fields: Option<FieldReader>,
    others: OtherCells,
    rows: OwnRow,
    reader: IdentifierReader,
    entries: EntryKeys,
    scratch: String,
}

/// What a row says against its identifiers.
#[derive(Clone, Copy)]
struct RowObjection {
    column: u16,
    class: ValueClass,
    bounce: bool,
    conditional: bool,
}

impl RowObjection {
    fn of(saying: &OwnSaying) -> Option<Self> {
        let conditional = match saying.verdict {
            OwnVerdict::Objects => false,
            OwnVerdict::ObjectsIfSubscription => true,
            OwnVerdict::OtherTopic | OwnVerdict::Remark => return None,
        };
        Some(Self { column: saying.column, class: saying.class, bounce: saying.bounce, conditional })
    }

    /// In a column that is none of the list's own.
    fn in_other(number: usize) -> Self {
        Self { column: number as u16, class: ValueClass::Objection, bounce: false, conditional: false }
    }

    fn found(&self, key: MatchKey, line: u64, loose: bool) -> Found {
        let Self { column, class, bounce, conditional } = *self;
        Found { key, objection: OwnObjection { line, column, class, bounce, loose }, conditional }
    }
}

impl<'a> ObjectionReader<'a> {
    pub(super) fn new(dialect: &Dialect, options: &'a JudgeOptions, at: i64) -> Self {
        let fields = Some(FieldReader::new(dialect, &options.wanted()));
        Self { fields, ..Self::without_file(options, at) }
    }

    /// For rows that are in no block.
    pub(super) fn without_file(options: &'a JudgeOptions, at: i64) -> Self {
        let reading = options.reading(at);
        Self {
            options,
            reading,
            fields: None,
            others: OtherCells::new(options, reading),
            rows: OwnRow::default(),
            reader: IdentifierReader::default(),
            entries: EntryKeys::default(),
            scratch: String::new(),
        }
    }

    /// By own column: whether some value spoke of a subscription.
    pub(super) fn speaks_of_subscription(&self) -> &[bool] {
        &self.rows.speaks_of_subscription
    }

    /// The objections of a block, each under every key of every identifier of its row.
    pub(super) fn read_block(&mut self, block: &Block, dialect: &Dialect, keyer: &Keyer) -> Vec<Found> {
        let Some(mut fields) = self.fields.take() else { return Vec::new() };
        let others = self.others.find(block, dialect);
        let found = self.read_rows(&mut CsvCells::new(&mut fields, dialect, block), &others, keyer);
        self.fields = Some(fields);
        found
    }

    /// Every objection of a block, by the row that holds it.
    pub(super) fn objecting_rows(&mut self, block: &Block, dialect: &Dialect) -> Vec<ObjectingRow> {
        let Some(mut fields) = self.fields.take() else { return Vec::new() };
        let others = self.others.find(block, dialect);
        let mut others = others.iter().peekable();
        let mut source = CsvCells::new(&mut fields, dialect, block);
        let (mut rows, mut objections) = (Vec::new(), Vec::new());
        for row in 0..source.rows() {
            self.add_row(&mut source, row, &mut others, &mut objections);
            let line = source.line(row);
            let of_row = objections.drain(..);
            rows.extend(of_row.map(|RowObjection { column, bounce, conditional, .. }| ObjectingRow {
                line,
                column,
                bounce,
                conditional,
            }));
        }
        self.fields = Some(fields);
        rows
    }

    /// The objections of all rows of `source`; `others` are those in cells of other columns, in the order of the rows.
    pub(super) fn read_rows(
        &mut self,
        source: &mut impl CellSource,
        others: &[OtherObjection],
        keyer: &Keyer,
    ) -> Vec<Found> {
        let (mut keys, mut objections, mut asked) = (UnmadeKeys::default(), Vec::new(), Vec::new());
        let mut others = others.iter().peekable();
        for row in 0..source.rows() {
            let first = objections.len();
            let count = self.add_row(source, row, &mut others, &mut objections);
            let of_row = first..objections.len();
            if !of_row.is_empty() {
                let line = source.line(row);
                self.write_identifiers(source, count, &mut keys, &mut |loose| {
                    asked.push((of_row.clone(), line, loose))
                });
            }
        }
        let made = keyer.make(&mut keys);
        let each_key = made.all().iter().zip(&asked);
        let found = each_key.flat_map(|(key, (of_row, line, loose))| {
            let of_row = objections.get(of_row.clone()).unwrap_or_default();
            of_row.iter().map(|objection| objection.found(*key, *line, *loose))
        });
        found.collect()
    }

    /// Adds what row `row` says against its identifiers; returns its number of fields.
    fn add_row(
        &mut self,
        source: &mut impl CellSource,
        row: u32,
        others: &mut Peekable<slice::Iter<'_, OtherObjection>>,
        objections: &mut Vec<RowObjection>,
    ) -> usize {
        let count = source.turn_to(row);
        self.add_own(source, count, objections);
        while let Some(other) = others.next_if(|other| other.row == row) {
            objections.push(RowObjection::in_other(self.options.own_columns.len() + other.index));
        }
        count
    }

    /// What the own columns of the row say against it, wherever a lost or an additional delimiter may have moved them.
    fn add_own(&mut self, source: &mut impl CellSource, count: usize, objections: &mut Vec<RowObjection>) {
        if let Some(surplus) = surplus(source, self.options, count) {
            objections.extend(long_row_objection(source, self.options, self.reading, surplus));
            return;
        }
        let sayings = self.rows.read(source, self.options, self.reading);
        objections.extend(sayings.iter().filter_map(RowObjection::of));
        if count < self.options.fields {
            let shifted = shifted_objection(source, self.options, self.reading, self.options.widest - count);
            objections.extend(shifted.as_ref().and_then(RowObjection::of));
        }
    }

    /// Asks for the keys of every identifier of the row; `each` learns whether one is that of a loose form.
    fn write_identifiers(
        &mut self,
        source: &mut impl CellSource,
        count: usize,
        keys: &mut UnmadeKeys,
        each: &mut dyn FnMut(bool),
    ) {
        let Self { options, reader, entries, scratch, .. } = self;
        let mut write =
            |identifier: &Identifier<'_>| entries.write(identifier, scratch, keys, &mut |key| each(key.loose));
        if let Some(surplus) = surplus(source, options, count) {
            write_long_row(source, options, surplus, reader, &mut write);
            return;
        }
        for (place, column) in options.identifier_columns.iter().enumerate() {
            if let Some(text) = source.text(place) {
                reader.read(column.kind, text, &mut |identifier| write(identifier));
            }
            source.each_other_reading(place, &mut |_, text| {
                reader.read(column.kind, text, &mut |identifier| write(identifier));
            });
        }
    }
}

/// How many fields a row has too many, if they may have moved the others: blank ones at its end have not.
fn surplus(source: &mut impl CellSource, options: &JudgeOptions, count: usize) -> Option<usize> {
    let surplus = count.checked_sub(options.widest).filter(|surplus| *surplus > 0)?;
    (!is_blank_from(source, options.widest)).then_some(surplus)
}

/// Whether a column may stand at `at` in a row with `surplus` fields too many: which field is too many nobody knows
/// (mostly a delimiter that is not quoted), so each column may stand that much further on.
fn may_be(at: usize, index: usize, surplus: usize) -> bool {
    (index..=index + surplus).contains(&at)
}

/// The first objection that a row with `surplus` fields too many may hold.
fn long_row_objection(
    source: &mut impl CellSource,
    options: &JudgeOptions,
    reading: OwnReading,
    surplus: usize,
) -> Option<RowObjection> {
    let mut first: Option<RowObjection> = None;
    source.each_text(&mut |at, text| {
        let objects = |(number, column): (u16, &OwnColumn)| {
            let statement = reading.read(text, column.rule);
            let conditional = statement.says == Says::ObjectsIfSubscription;
            let counts = conditional || matches!(statement.says, Says::Declines | Says::Objects);
            let (class, bounce) = (statement.class, statement.bounce);
            counts.then_some(RowObjection { column: number, class, bounce, conditional })
        };
        let here = (0..).zip(&options.own_columns).filter(|(_, column)| may_be(at, column.index, surplus));
        if let Some(found) = here.filter_map(objects).next() {
            first = first
                .filter(|before| (before.conditional, before.column) <= (found.conditional, found.column))
                .or(Some(found));
        }
    });
    first
}

/// Hands out every identifier of a row with `surplus` fields too many.
fn write_long_row(
    source: &mut impl CellSource,
    options: &JudgeOptions,
    surplus: usize,
    reader: &mut IdentifierReader,
    write: &mut impl FnMut(&Identifier<'_>),
) {
    let mut kinds: Vec<_> = options.identifier_columns.iter().map(|column| column.kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    source.each_text(&mut |at, text| {
        for kind in &kinds {
            let mut columns = options.identifier_columns.iter().filter(|column| column.kind == *kind);
            if may_hold_anywhere(*kind, text) || columns.any(|column| may_be(at, column.index, surplus)) {
                reader.read(*kind, text, &mut |identifier| write(identifier));
            }
        }
    });
}
