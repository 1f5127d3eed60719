//! The cells of a block of CSV records.

use crate::table::dialect::Dialect;
use crate::table::fields::FieldReader;
use crate::table::readings::OtherReading;
use crate::table::split::Block;
use crate::table::swallowed::{lines_in_quotes, lines_of_record};

use super::cells::CellSource;

/// The records of a block as a source of cells; `fields` reads the wanted columns.
pub(super) struct CsvCells<'a> {
    fields: &'a mut FieldReader,
    dialect: &'a Dialect,
    block: &'a Block,
    /// The whole block as text, if it is UTF-8: checking it once costs a fifth of checking cell by cell.
    text: Option<&'a str>,
    /// Whether nothing in the whole block can be read in several ways.
    is_ascii: bool,
    /// The record that was turned to, and its text if the block has one.
    record: &'a [u8],
    record_text: Option<&'a str>,
    count: usize,
    has_lines: bool,
}

impl<'a> CsvCells<'a> {
    pub(super) fn new(fields: &'a mut FieldReader, dialect: &'a Dialect, block: &'a Block) -> Self {
        let text = dialect.encoding.whole_utf8(&block.bytes);
        let is_ascii = block.bytes.is_ascii();
        Self { fields, dialect, block, text, is_ascii, record: &[], record_text: None, count: 0, has_lines: false }
    }

    /// Whether the whole block is UTF-8, and read as such.
    pub(super) fn is_utf8(&self) -> bool {
        self.text.is_some()
    }

    /// Whether the whole block is ASCII.
    pub(super) fn is_ascii(&self) -> bool {
        self.is_ascii
    }
}

impl CellSource for CsvCells<'_> {
    fn rows(&self) -> u32 {
        self.block.records.len() as u32
    }

    fn line(&self, row: u32) -> u64 {
        self.block.line_of(row)
    }

    #[inline]
    fn turn_to(&mut self, row: u32) -> usize {
        let Some(record) = self.block.records.get(row as usize) else { return 0 };
        self.record = record.content(&self.block.bytes);
        self.record_text = self.text.and_then(|text| record.text(text));
        self.has_lines = self.block.spans_lines(row);
        self.count = self.fields.read_in(self.block, row as usize);
        self.count
    }

    #[inline]
    fn text(&mut self, place: usize) -> Option<&str> {
        self.fields.cell_of(self.record, self.record_text, place)
    }

    #[inline]
    fn has_lines(&self) -> bool {
        self.has_lines
    }

    fn rows_in_quotes(&mut self) -> Vec<Vec<String>> {
        let mut text = String::new();
        self.dialect.encoding.decode(self.record, &mut text);
        let rows = lines_in_quotes(&text, self.dialect);
        rows.into_iter().map(|row| row.into_iter().map(str::to_owned).collect()).collect()
    }

    fn lines(&mut self) -> Vec<Vec<String>> {
        lines_of_record(self.record, self.dialect)
    }

    fn each_other_reading(&mut self, place: usize, each: &mut dyn FnMut(OtherReading, &str)) {
        if !self.is_ascii {
            self.fields.each_other_reading(self.record, place, each);
        }
    }

    fn each_text(&mut self, each: &mut dyn FnMut(usize, &str)) {
        let columns: Vec<usize> = (0..self.count).collect();
        let mut all = FieldReader::new(self.dialect, &columns);
        all.read(self.record);
        for column in columns {
            each(column, all.cell(self.record, column).unwrap_or_default());
        }
    }
}
