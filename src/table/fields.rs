//! Finds the few cells of a record that matter, and reads them as text. One per worker thread. Not about which columns
//! those are (`columns`), nor about what a cell means.
//!
//! Invariant: for every record and delimiter, number and content of the fields are those of the `csv` crate.

use memchr::{memchr, memchr_iter};

use super::dialect::Dialect;
use super::encoding::TextEncoding;
use super::scan;
use super::split::step::QUOTE;

/// Reads cells without copying them, as long as they are UTF-8 without doubled quotes.
#[derive(Clone, Debug)]
pub struct FieldReader {
    delimiter: u8,
    encoding: TextEncoding,
    /// The wanted columns in table order, each with its place in `fields`.
    columns: Vec<(usize, usize)>,
    fields: Vec<Field>,
    count: usize,
    /// A UTF-16 record as UTF-8.
    record: String,
    unquoted: Vec<u8>,
    cell: String,
}

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
            delimiter: dialect.delimiter,
            encoding: dialect.encoding,
            columns,
            fields: wanted.iter().map(|column| Field { column: *column, ..Field::default() }).collect(),
            count: 0,
            record: String::new(),
            unquoted: Vec::new(),
            cell: String::new(),
        }
    }

    /// Divides a record (without its line end) and gives its number of fields, at least 1. Afterwards
    /// [`FieldReader::cell`] reads its cells.
    #[inline]
    pub fn read(&mut self, record: &[u8]) -> usize {
        self.count = if self.encoding.is_utf16() {
            let mut text = std::mem::take(&mut self.record);
            text.clear();
            self.encoding.decode(record, &mut text);
            let count = self.divide(text.as_bytes());
            self.record = text;
            count
        } else {
            self.divide(record)
        };
        self.count
    }

    /// Without quotes every delimiter counts: eight bytes at a time, and closely only where a wanted column is.
    #[inline]
    #[expect(clippy::indexing_slicing, reason = "places count the wanted columns, and there is a field for each")]
    fn divide(&mut self, record: &[u8]) -> usize {
        let (delimiter, quote) = (scan::splat(self.delimiter), scan::splat(QUOTE));
        let (mut column, mut start, mut at) = (0, 0, 0);
        let mut wanted = self.columns.iter();
        let mut next = wanted.next();
        for (word, mask) in scan::words(record) {
            if scan::equal(word, quote) & mask != 0 {
                return self.divide_quoted(record);
            }
            let mut ends = scan::equal(word, delimiter) & mask;
            if next.is_some_and(|(wanted, _)| column + scan::count(ends) < *wanted) {
                column += scan::count(ends);
                ends = 0;
            }
            while ends != 0 {
                let end = at + scan::first(ends);
                while let Some((_, place)) = next.filter(|(wanted, _)| *wanted == column) {
                    self.fields[*place] = Field { column, start, end, quoted: false };
                    next = wanted.next();
                }
                column += 1;
                start = end + 1;
                ends &= ends - 1;
            }
            at += 8;
            if next.is_none() {
                break;
            }
        }
        let rest = record.get(at..).unwrap_or_default();
        if memchr(QUOTE, rest).is_some() {
            return self.divide_quoted(record);
        }
        column += memchr_iter(self.delimiter, rest).count();
        while let Some((_, place)) = next.filter(|(wanted, _)| *wanted == column) {
            self.fields[*place] = Field { column, start, end: record.len(), quoted: false };
            next = wanted.next();
        }
        column + 1
    }

    #[expect(clippy::indexing_slicing, reason = "places count the wanted columns, and there is a field for each")]
    fn divide_quoted(&mut self, record: &[u8]) -> usize {
        let (mut column, mut start) = (0, 0);
        let mut wanted = self.columns.iter().peekable();
        loop {
            let quoted = record.get(start) == Some(&QUOTE);
            let unquoted_from = if quoted { after_quotes(record, start) } else { start };
            let end = self.next_delimiter(record, unquoted_from);
            while let Some((_, place)) = wanted.next_if(|(wanted, _)| *wanted == column) {
                self.fields[*place] = Field { column, start, end: end.unwrap_or(record.len()), quoted };
            }
            column += 1;
            match end {
                Some(end) => start = end + 1,
                None => return column,
            }
        }
    }

    /// After a closing quote the very next byte mostly is one.
    #[inline]
    fn next_delimiter(&self, record: &[u8], from: usize) -> Option<usize> {
        if record.get(from) == Some(&self.delimiter) {
            return Some(from);
        }
        scan::find_near([self.delimiter; 3], record.get(from..)?).map(|found| from + found)
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
        let (record, encoding) = if self.encoding.is_utf16() {
            (self.record.as_bytes(), TextEncoding::Guess)
        } else {
            (record, self.encoding)
        };
        let written = record.get(field.start..field.end)?;
        let bytes = if field.quoted { unquote(written, &mut self.unquoted) } else { written };
        Some(encoding.text(bytes, &mut self.cell))
    }
}

/// Just after the quote that closes the one at `open`, or the end.
fn after_quotes(record: &[u8], open: usize) -> usize {
    let mut at = open + 1;
    while let Some(found) = record.get(at..).and_then(|rest| scan::find_near([QUOTE; 3], rest)) {
        at += found + 1;
        if record.get(at) != Some(&QUOTE) {
            return at;
        }
        at += 1;
    }
    record.len()
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
