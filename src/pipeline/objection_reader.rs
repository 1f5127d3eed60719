//! Reads the objections of some rows: which identifiers stand in a row whose own columns, or any other of its cells, say
//! no. One per worker thread.
//!
//! Invariant: a row that will be rejected as malformed still objects for every other row of its identifiers, wherever they
//! stand in it; so does each line of a record that swallowed others.

use std::iter::Peekable;
use std::ops::Range;
use std::slice;

use crate::base::identifier_kind::IdentifierKind;
use crate::base::own_column::{OwnRole, ValueClass};
use crate::identity::identifier::{Identifier, IdentifierReader};
use crate::identity::lookup::EntryKeys;
use crate::identity::match_key::Keyer;
use crate::identity::spelling::Spelled as _;
use crate::identity::unmade_keys::UnmadeKeys;
use crate::policy::own_column::OwnReading;
use crate::table::dialect::Dialect;
use crate::table::fields::FieldReader;
use crate::table::split::Block;

use super::cells::CellSource;
use super::csv_cells::CsvCells;
use super::mentions::Mentions;
use super::options::JudgeOptions;
use super::other_cells::{OtherCells, OtherObjection};
use super::own_row::OwnRow;
use super::ragged::shifted_objection;
use super::row_country::RowCountry;
use super::row_objection::{Found, RowObjection};
use super::shifted_row::{Shift, long_row_objection, write_anywhere};
use super::swallowed::{LineCells, swallowed};

/// A row that objects, by the line where it starts.
pub(super) struct ObjectingRow {
    pub line: u64,
    /// As in [`Found`].
    pub column: u16,
    pub bounce: bool,
    pub conditional: bool,
    /// Nobody left: a status says that somebody has not confirmed yet.
    pub unconfirmed: bool,
}

/// See the module.
pub(super) struct ObjectionReader<'a> {
    options: &'a JudgeOptions,
    reading: OwnReading,
    fields: Option<FieldReader>,
    others: OtherCells,
    mentions: Mentions,
    rows: OwnRow,
    reader: IdentifierReader,
    country: RowCountry,
    entries: EntryKeys,
    scratch: String,
}

/// Words of objection in cells of other columns, in the order of the rows.
type OthersOfRows<'a> = Peekable<slice::Iter<'a, OtherObjection>>;

/// The identifiers of rows that object.
#[derive(Default)]
struct Asked {
    keys: UnmadeKeys,
    objections: Vec<RowObjection>,
    asked: Vec<AskedKey>,
}

/// A key of a row that objects.
struct AskedKey {
    of_row: Range<usize>,
    line: u64,
    form: AskedForm,
}

#[derive(Clone, Copy)]
struct AskedForm {
    loose: bool,
    /// It is of the identifier to which the row is sent, or nobody knows.
    is_primary: bool,
    /// It is of one that the channel of the campaign goes to, or the row has none of these.
    is_addressed: bool,
    kind: IdentifierKind,
}

impl Asked {
    /// Each objection under each key of its row; a delivery that failed under those of the primary identifier, because it
    /// speaks of one only.
    fn found(mut self, keyer: &Keyer) -> Vec<Found> {
        let made = keyer.make(&mut self.keys);
        let each_key = made.all().iter().zip(&self.asked);
        let found = each_key.flat_map(|(key, AskedKey { of_row, line, form })| {
            let of_row = self.objections.get(of_row.clone()).unwrap_or_default();
            let counts = |objection: &&RowObjection| {
                (form.is_primary || !objection.bounce) && (form.is_addressed || !objection.is_of_channel)
            };
            of_row.iter().filter(counts).map(|objection| objection.found(*key, form.kind, *line, form.loose))
        });
        found.collect()
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
            mentions: Mentions::default(),
            rows: OwnRow::default(),
            reader: IdentifierReader::default(),
            country: RowCountry::default(),
            entries: EntryKeys::default(),
            scratch: String::new(),
        }
    }

    /// By own column: whether some value spoke of a subscription.
    pub(super) fn speaks_of_subscription(&self) -> &[bool] {
        &self.rows.speaks_of_subscription
    }

    /// Words of leaving in free text, of all blocks since the last time somebody asked.
    pub(super) fn take_mentions(&mut self) -> Mentions {
        std::mem::take(&mut self.mentions)
    }

    /// The objections of a block, each under every key of every identifier of its row.
    pub(super) fn read_block(&mut self, block: &Block, dialect: &Dialect, keyer: &Keyer) -> Vec<Found> {
        let Some(mut fields) = self.fields.take() else { return Vec::new() };
        let others = self.others.find(block, dialect, &mut self.mentions);
        let found = self.read_rows(&mut CsvCells::new(&mut fields, dialect, block), &others, keyer);
        self.fields = Some(fields);
        found
    }

    /// Every objection of a block, by the row that holds it.
    pub(super) fn objecting_rows(&mut self, block: &Block, dialect: &Dialect) -> Vec<ObjectingRow> {
        let Some(mut fields) = self.fields.take() else { return Vec::new() };
        let others = self.others.find(block, dialect, &mut self.mentions);
        let mut others = others.iter().peekable();
        let mut source = CsvCells::new(&mut fields, dialect, block);
        let (mut rows, mut objections) = (Vec::new(), Vec::new());
        for row in 0..source.rows() {
            self.add_row(&mut source, row, &mut others, &mut objections);
            let line = source.line(row);
            self.each_line(&mut source, line, |reader, lines, line, words| {
                reader.add_row(lines, line, words, &mut objections);
            });
            rows.extend(objections.drain(..).map(|objection| self.objecting_row(line, objection)));
        }
        self.fields = Some(fields);
        rows
    }

    fn objecting_row(&self, line: u64, objection: RowObjection) -> ObjectingRow {
        let RowObjection { column, class, bounce, conditional, .. } = objection;
        let role = self.options.own_columns.get(usize::from(column)).map(|column| column.rule.role);
        let is_status = matches!(role, Some(OwnRole::Status | OwnRole::PlainStatus));
        let unconfirmed = is_status && class == ValueClass::Unconfirmed;
        ObjectingRow { line, column, bounce, conditional, unconfirmed }
    }

    /// The objections of all rows of `source`; `others` are those in cells of other columns, in the order of the rows.
    pub(super) fn read_rows(
        &mut self,
        source: &mut impl CellSource,
        others: &[OtherObjection],
        keyer: &Keyer,
    ) -> Vec<Found> {
        let mut asked = Asked::default();
        let mut others = others.iter().peekable();
        for row in 0..source.rows() {
            self.read_row(source, row, &mut others, &mut asked);
            self.each_line(source, source.line(row), |reader, lines, line, words| {
                reader.read_row(lines, line, words, &mut asked)
            });
        }
        asked.found(keyer)
    }

    fn read_row(
        &mut self,
        source: &mut impl CellSource,
        row: u32,
        others: &mut OthersOfRows<'_>,
        Asked { keys, objections, asked }: &mut Asked,
    ) {
        let first = objections.len();
        let count = self.add_row(source, row, others, objections);
        let of_row = first..objections.len();
        if !of_row.is_empty() {
            let line = source.line(row);
            let first = asked.len();
            let mut ask = |form| asked.push(AskedKey { of_row: of_row.clone(), line, form });
            self.write_identifiers(source, count, keys, &mut ask);
            let asked = asked.get_mut(first..).unwrap_or_default();
            if !asked.iter().any(|asked| asked.form.is_addressed) {
                asked.iter_mut().for_each(|asked| asked.form.is_addressed = true);
            }
        }
    }

    /// Calls `each` with every line of the record that `source` was turned to, if it swallowed other rows, as a row;
    /// it starts in line `first`.
    fn each_line(
        &mut self,
        source: &mut impl CellSource,
        first: u64,
        mut each: impl FnMut(&mut Self, &mut LineCells, u32, &mut OthersOfRows<'_>),
    ) {
        if !source.has_lines() || !swallowed(source, self.options, &mut self.reader) {
            return;
        }
        let mut lines = LineCells::new(source, first, self.options);
        let words: Vec<_> = (0..lines.rows())
            .filter_map(|row| Some(OtherObjection { row, index: self.others.first_in(lines.cells(row))? }))
            .collect();
        let mut words = words.iter().peekable();
        (0..lines.rows()).for_each(|line| each(self, &mut lines, line, &mut words));
    }

    /// Adds what row `row` says against its identifiers; returns its number of fields.
    fn add_row(
        &mut self,
        source: &mut impl CellSource,
        row: u32,
        others: &mut OthersOfRows<'_>,
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
        if let Some(shift) = Shift::right(source, self.options, count) {
            objections.extend(long_row_objection(source, self.options, self.reading, shift));
            return;
        }
        let sayings = self.rows.read(source, self.options, self.reading);
        objections.extend(sayings.iter().filter_map(RowObjection::of));
        if count < self.options.fields {
            let shifted = shifted_objection(source, self.options, self.reading, self.options.widest - count);
            objections.extend(shifted.as_ref().and_then(RowObjection::of));
        }
    }

    /// Asks for the keys of every identifier of the row; `each` learns of each what it is.
    fn write_identifiers(
        &mut self,
        source: &mut impl CellSource,
        count: usize,
        keys: &mut UnmadeKeys,
        each: &mut dyn FnMut(AskedForm),
    ) {
        let Self { options, reader, entries, scratch, .. } = self;
        reader.phones = self.country.rules(source, options);
        let goes_to = options.campaign.channel.identifiers();
        let mut write = |identifier: &Identifier<'_>, is_primary: bool| {
            let kind = identifier.kind();
            let is_addressed = goes_to.contains(&kind);
            let form = |loose| AskedForm { loose, is_primary, is_addressed, kind };
            entries.write(identifier, scratch, keys, &mut |key| each(form(key.loose)));
        };
        let short = Shift::left(options, count);
        let incomplete = short.filter(|_| !options.has_all(count));
        if let Some(shift) = Shift::right(source, options, count).or(incomplete) {
            return write_anywhere(source, options, shift, reader, &mut |identifier| write(identifier, true));
        }
        let mut primary = None;
        for (place, column) in options.identifier_columns.iter().enumerate() {
            if let Some(text) = source.text(place) {
                reader.read(column.kind, text, &mut |identifier| {
                    write(identifier, *primary.get_or_insert(place) == place);
                });
            }
            source.each_other_reading(place, &mut |_, text| {
                reader.read(column.kind, text, &mut |identifier| write(identifier, primary == Some(place)));
            });
        }
        if let Some(shift) = short.filter(|_| primary.is_none()) {
            write_anywhere(source, options, shift, reader, &mut |identifier| write(identifier, true));
        }
    }
}
