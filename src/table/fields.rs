//! Finds the few cells of a record that matter, and reads them as text. One per worker thread. Not about which columns
//! those are (`columns`), nor about what a cell means.
//!
//! Invariant: for every record and delimiter, number and content of the fields are those of the `csv` crate (of the record
//! without its blanks before quotes, in a list that is written so).

use std::ops::Range;

use memchr::memchr;

use super::dialect::Dialect;
use super::encoding::TextEncoding;
use super::readings::{OtherReading, each_other_reading};
use super::split::Block;
use super::split::step::QUOTE;
use crate::base::marks::Marks;

/// Reads cells without copying them, as long as they are UTF-8 without doubled quotes.
#[derive(Clone, Debug)]
pub struct FieldReader {
    dialect: Dialect,
    /// The wanted columns in table order, each with its place in `fields`.
    columns: Vec<(usize, usize)>,
    fields: Vec<Field>,
    count: usize,
    /// Of a record that has none of its block.
    marks: Marks,
    /// A UTF-16 record as UTF-8.
    record: String,
    unquoted: Vec<u8>,
    cell: String,
}

/// Where a field lies in its record.
#[derive(Clone, Copy, Debug, Default)]
struct Field {
    column: usize,
    start: usize,
    end: usize,
    quoted: bool,
}

impl FieldReader {
    /// A reader of the columns `wanted` (0-based, in any order).
    #[must_use]
    pub fn new(dialect: &Dialect, wanted: &[usize]) -> Self {
        let mut columns: Vec<_> = wanted.iter().enumerate().map(|(place, column)| (*column, place)).collect();
        columns.sort_unstable();
        Self {
            dialect: *dialect,
            columns,
            fields: wanted.iter().map(|column| Field { column: *column, ..Field::default() }).collect(),
            count: 0,
            marks: Marks::default(),
            record: String::new(),
            unquoted: Vec::new(),
            cell: String::new(),
        }
    }

    /// Divides a record (without its line end) and gives its number of fields, at least 1. Afterwards
    /// [`FieldReader::cell`] reads its cells.
    pub fn read(&mut self, record: &[u8]) -> usize {
        let mut marks = std::mem::take(&mut self.marks);
        if self.dialect.encoding.is_utf16() {
            let mut text = std::mem::take(&mut self.record);
            text.clear();
            self.dialect.encoding.decode(record, &mut text);
            marks.make(text.as_bytes(), self.dialect.delimiter);
            self.divide(text.as_bytes(), &marks, 0..text.len());
            self.record = text;
        } else {
            marks.make(record, self.dialect.delimiter);
            self.divide(record, &marks, 0..record.len());
        }
        self.marks = marks;
        self.count
    }

    /// As [`FieldReader::read`], of record `number` of a block, whose marks are made already.
    #[inline]
    pub fn read_in(&mut self, block: &Block, number: usize) -> usize {
        let Some(record) = block.records.get(number) else { return 0 };
        if self.dialect.encoding.is_utf16() {
            return self.read(record.content(&block.bytes));
        }
        self.divide(&block.bytes, &block.marks, record.start as usize..record.end as usize)
    }

    #[inline]
    fn divide(&mut self, bytes: &[u8], marks: &Marks, record: Range<usize>) -> usize {
        let has_quotes = marks.next_quote(record.start, record.end).is_some();
        self.count =
            if has_quotes { self.divide_quoted(bytes, marks, record) } else { self.divide_plain(marks, record) };
        self.count
    }

    /// Without quotes every delimiter counts.
    #[inline]
    #[expect(clippy::indexing_slicing, reason = "places count the wanted columns, and there is a field for each")]
    fn divide_plain(&mut self, marks: &Marks, record: Range<usize>) -> usize {
        let next_delimiter = |from| marks.next_delimiter(from, record.end);
        let (mut column, mut start, mut end) = (0, record.start, next_delimiter(record.start));
        for (wanted, place) in &self.columns {
            if column < *wanted {
                let Some(delimiter) = marks.nth_delimiter(start, record.end, wanted - column - 1) else {
                    return column + 1 + marks.count_delimiters(start, record.end);
                };
                (column, start, end) = (*wanted, delimiter + 1, next_delimiter(delimiter + 1));
            }
            let (start, end) = (start - record.start, end.unwrap_or(record.end) - record.start);
            self.fields[*place] = Field { column, start, end, quoted: false };
        }
        // A list of one column has none, and nothing to count.
        column + 1 + end.map_or(0, |end| marks.count_delimiters(end, record.end))
    }

    #[expect(clippy::indexing_slicing, reason = "places count the wanted columns, and there is a field for each")]
    fn divide_quoted(&mut self, bytes: &[u8], marks: &Marks, record: Range<usize>) -> usize {
        let (mut column, mut start) = (0, record.start);
        let mut wanted = self.columns.iter().peekable();
        loop {
            start += blanks_before_quote(&self.dialect, bytes.get(start..record.end).unwrap_or_default());
            let quoted = start < record.end && bytes.get(start) == Some(&QUOTE);
            let delimiter = next_delimiter(bytes, marks, start, record.end);
            let end = delimiter.unwrap_or(record.end);
            while let Some((_, place)) = wanted.next_if(|(wanted, _)| *wanted == column) {
                let (start, end) = (start - record.start, end - record.start);
                self.fields[*place] = Field { column, start, end, quoted };
            }
            column += 1;
            match delimiter {
                Some(delimiter) => start = delimiter + 1,
                None => return column,
            }
        }
    }

    /// As [`FieldReader::cell`], of a record whose bytes are known to be the UTF-8 `text`: a whole block is checked once,
    /// which costs a fifth of checking cell by cell.
    #[inline]
    fn cell_of_text<'a>(&'a mut self, text: &'a str, i: usize) -> Option<&'a str> {
        let field = self.fields.get(i).filter(|field| field.column < self.count)?;
        let written = text.get(field.start..field.end)?;
        if !field.quoted {
            return Some(written);
        }
        // Mostly the next quote is the closing one, and the last character.
        let inner = written.get(1..)?;
        match memchr(QUOTE, inner.as_bytes()) {
            Some(at) if at + 1 == inner.len() => inner.get(..at),
            _ => self.cell(text.as_bytes(), i),
        }
    }

    /// As [`FieldReader::cell`], faster where the record is known to be `text`.
    #[inline]
    pub fn cell_of<'a>(&'a mut self, record: &'a [u8], text: Option<&'a str>, i: usize) -> Option<&'a str> {
        match text {
            Some(text) => self.cell_of_text(text, i),
            None => self.cell(record, i),
        }
    }

    /// The cell of column `wanted[i]` of the record that was last given to [`FieldReader::read`], which must be given
    /// again: without quotes, as text. `None` when that record is too short.
    pub fn cell<'a>(&'a mut self, record: &'a [u8], i: usize) -> Option<&'a str> {
        let field = self.fields.get(i).filter(|field| field.column < self.count)?;
        let (record, encoding) = if self.dialect.encoding.is_utf16() {
            (self.record.as_bytes(), TextEncoding::Guess)
        } else {
            (record, self.dialect.encoding)
        };
        let written = record.get(field.start..field.end)?;
        let bytes = if field.quoted { unquote(written, &mut self.unquoted) } else { written };
        Some(encoding.text(bytes, &mut self.cell))
    }

    /// Calls `each` with every further reading of the cell of which [`FieldReader::cell`] gives the first: none where it is
    /// known how the list is encoded.
    pub fn each_other_reading(&mut self, record: &[u8], i: usize, each: &mut dyn FnMut(OtherReading, &str)) {
        let Some(field) = self.fields.get(i).filter(|field| field.column < self.count) else { return };
        let written = record.get(field.start..field.end).unwrap_or_default();
        if self.dialect.encoding == TextEncoding::Guess && !written.is_ascii() {
            let bytes = if field.quoted { unquote(written, &mut self.unquoted) } else { written };
            each_other_reading(bytes, each);
        }
    }
}

/// All cells of a record (without its line end) as text.
#[must_use]
pub fn all_cells(record: &[u8], dialect: &Dialect) -> Vec<String> {
    let count = FieldReader::new(dialect, &[]).read(record);
    let columns: Vec<usize> = (0..count).collect();
    let mut fields = FieldReader::new(dialect, &columns);
    fields.read(record);
    columns.iter().map(|column| fields.cell(record, *column).unwrap_or_default().to_owned()).collect()
}

/// Where the field ends that begins at `start` of a record of `block`: at its delimiter, or at `end`, where the record does.
#[must_use]
pub fn field_end(block: &Block, dialect: &Dialect, start: usize, end: usize) -> usize {
    let start = start + blanks_before_quote(dialect, block.bytes.get(start..end).unwrap_or_default());
    next_delimiter(&block.bytes, &block.marks, start, end).unwrap_or(end)
}

/// How many blanks at the start of a field are not part of it, because a quote follows.
#[inline]
fn blanks_before_quote(dialect: &Dialect, field: &[u8]) -> usize {
    if !dialect.blanks_before_quotes {
        return 0;
    }
    let blanks = field.iter().take_while(|byte| dialect.is_blank_before_quote(**byte)).count();
    if field.get(blanks) == Some(&QUOTE) { blanks } else { 0 }
}

/// The delimiter behind the field that begins at `start`; blanks before its quote are left out already.
#[inline]
fn next_delimiter(bytes: &[u8], marks: &Marks, start: usize, end: usize) -> Option<usize> {
    let quoted = start < end && bytes.get(start) == Some(&QUOTE);
    let unquoted_from = if quoted { after_quotes(bytes, marks, start, end) } else { start };
    marks.next_delimiter(unquoted_from, end)
}

/// Just after the quote that closes the one at `open`, or the end of the record.
#[inline]
fn after_quotes(bytes: &[u8], marks: &Marks, open: usize, end: usize) -> usize {
    let mut at = open + 1;
    while let Some(quote) = marks.next_quote(at, end) {
        at = quote + 1;
        if at >= end || bytes.get(at) != Some(&QUOTE) {
            return at;
        }
        at += 1;
    }
    end
}

/// The content of a field that begins with a quote; copied only if something has to be taken out of its middle.
fn unquote<'a>(written: &'a [u8], out: &'a mut Vec<u8>) -> &'a [u8] {
    let inner = written.get(1..).unwrap_or_default();
    match memchr(QUOTE, inner) {
        None => return inner,
        Some(at) if at + 1 == inner.len() => return inner.get(..at).unwrap_or_default(),
        Some(_) => {}
    }
    out.clear();
    let mut rest = inner;
    while let Some(at) = memchr(QUOTE, rest) {
        let (before, from_quote) = rest.split_at(at);
        out.extend_from_slice(before);
        rest = from_quote.get(1..).unwrap_or_default();
        match rest.split_first() {
            Some((&QUOTE, after)) => {
                out.push(QUOTE);
                rest = after;
            }
            // Closed: from here on quotes are characters like any other.
            _ => break,
        }
    }
    out.extend_from_slice(rest);
    out
}
