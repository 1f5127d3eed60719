//! Finds where records end. Not where fields end (that is `fields`), and nothing is copied, decoded or repaired.
//!
//! The rules are those of the `csv` crate's default: a quote opens only at the start of a field (in a list that is written
//! so, also behind blanks there), a doubled quote inside quotes is one character, after a closing quote the field goes on unquoted; LF, CR and CRLF each end a record.
//! Records are found one after the other from a known state: guessing them by parity or sampling corrupts real files.
//!
//! In a suppression list a line that begins with `#` (after blanks) is a record of its own, whatever quotes it holds.
//!
//! Invariant: the records and the blank lines between them, put together, are the bytes that went in. A CR whose LF may
//! still come, or a quote that may be half of a pair, is left for the next call.

use super::dialect::Dialect;
use super::encoding::TextEncoding;
use super::error::TableError;
use crate::base::marks::Marks;
use step::{CR, LF, MAX_QUOTED_LINES, QUOTE, Step, begins_comment, rest};

pub(super) mod step;
mod utf16;

/// Where one record lies in the bytes of its [`Block`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// First byte.
    pub start: u32,
    /// Just after the content.
    pub end: u32,
    /// Just after the line end; equal to `end` when there is none.
    pub stop: u32,
    /// Physical lines from the block's first line to the record's first line.
    pub line: u32,
}

impl Record {
    /// The record in the bytes of its block, without the line end.
    #[must_use]
    pub fn content<'a>(&self, bytes: &'a [u8]) -> &'a [u8] {
        bytes.get(self.start as usize..self.end as usize).unwrap_or_default()
    }

    /// The same in the text of its block, if it ends at characters there.
    #[must_use]
    pub fn text<'a>(&self, block: &'a str) -> Option<&'a str> {
        block.get(self.start as usize..self.end as usize)
    }
}

/// Whole records, and the blank lines between them, as they came. Blank lines (only a line end) lie in `bytes` but in
/// no record. Meant to be handed back for reuse.
#[derive(Clone, Debug, Default)]
pub struct Block {
    /// 0-based number of the block.
    pub sequence: u64,
    /// The unpacked input; the blocks of a list follow each other without a gap.
    pub bytes: Vec<u8>,
    /// Physical line of `bytes[0]`; the first line of the input is 1.
    pub first_line: u64,
    /// 0-based number of `records[0]`; the header is not a record.
    pub first_record: u64,
    /// In the order of `bytes`.
    pub records: Vec<Record>,
    /// Of `bytes`; none in UTF-16, where a delimiter is two bytes.
    pub marks: Marks,
    /// Nothing follows.
    pub last: bool,
    /// The last record has no line end.
    pub open_end: bool,
}

impl Block {
    /// Physical line where record `number` starts.
    #[must_use]
    pub fn line_of(&self, number: u32) -> u64 {
        self.first_line + self.records.get(number as usize).map_or(0, |record| u64::from(record.line))
    }

    /// Whether record `number` spans several physical lines.
    #[inline]
    #[must_use]
    pub fn spans_lines(&self, number: u32) -> bool {
        let Some(record) = self.records.get(number as usize) else { return false };
        if self.marks.is_made() {
            return self.marks.next_line_end(record.start as usize).is_some_and(|end| end < record.end as usize);
        }
        record.content(&self.bytes).iter().any(|byte| matches!(byte, b'\n' | b'\r'))
    }

    /// Where record `number` lies in `bytes`, with its line end.
    #[must_use]
    pub fn span(&self, number: u32) -> std::ops::Range<usize> {
        self.records.get(number as usize).map_or(0..0, |record| record.start as usize..record.stop as usize)
    }
}

/// Finds records in pieces of a list.
#[derive(Clone, Debug)]
pub struct Splitter {
    dialect: Dialect,
    units: Units,
    max_record: usize,
    comments: bool,
}

/// How far a call of [`Splitter::split`] came.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cut {
    /// Bytes that lie in complete records and blank lines; the rest belongs to the next call.
    pub stop: usize,
    /// Line ends in those bytes.
    pub lines: u32,
}

#[derive(Clone, Copy, Debug)]
enum Units {
    Bytes,
    Utf16(fn([u8; 2]) -> u16),
}

/// What was found after an opening quote.
enum Quoted {
    /// Just after the closing quote.
    Closed(usize),
    Open,
    TooLong,
}

impl Splitter {
    /// A splitter that refuses records of more than `max_record` bytes.
    #[must_use]
    pub fn new(dialect: &Dialect, max_record: usize) -> Self {
        let units = match dialect.encoding {
            TextEncoding::Utf16Le => Units::Utf16(u16::from_le_bytes),
            TextEncoding::Utf16Be => Units::Utf16(u16::from_be_bytes),
            TextEncoding::Guess | TextEncoding::Named(_) => Units::Bytes,
        };
        Self { dialect: *dialect, units, max_record: max_record.min(u32::MAX as usize / 4), comments: false }
    }

    /// With `comments`, quotes mean nothing in a line that begins with `#`.
    pub(super) fn with_comments(self, comments: bool) -> Self {
        Self { comments, ..self }
    }

    /// Appends the complete records of `bytes`, which begin at the start of a record on physical line `first_line`.
    /// With `at_end` nothing follows, so the rest is a record, too.
    ///
    /// # Errors
    /// A quote that never closes or only after 200 lines, a record that is too long.
    pub fn split(
        &self,
        bytes: &[u8],
        at_end: bool,
        first_line: u64,
        records: &mut Vec<Record>,
    ) -> Result<Cut, TableError> {
        self.split_and_mark(bytes, &mut Marks::default(), at_end, first_line, records)
    }

    /// As [`Splitter::split`]; leaves the marks of `bytes` in `marks`, but for UTF-16.
    ///
    /// # Errors
    /// As there.
    pub(super) fn split_and_mark(
        &self,
        bytes: &[u8],
        marks: &mut Marks,
        at_end: bool,
        first_line: u64,
        records: &mut Vec<Record>,
    ) -> Result<Cut, TableError> {
        if let Units::Bytes = self.units {
            marks.make(bytes, self.dialect.delimiter);
        }
        let mut cut = Cut::default();
        while cut.stop < bytes.len() {
            let start = cut.stop;
            let step = match self.units {
                Units::Bytes => self.step(bytes, marks, start, at_end),
                Units::Utf16(unit) => {
                    utf16::Rules { dialect: &self.dialect, comments: self.comments, unit }.step(bytes, start, at_end)
                }
            };
            let line = first_line + u64::from(cut.lines);
            let Step::Found { end, stop, lines } = step else {
                return self.unfinished(&step, line, bytes.len() - start, at_end).map(|()| cut);
            };
            if end - start > self.max_record {
                return Err(TableError::LongRecord { line, limit: self.max_record });
            }
            if end > start {
                records.push(Record { start: start as u32, end: end as u32, stop: stop as u32, line: cut.lines });
            }
            cut = Cut { stop, lines: cut.lines + lines };
        }
        Ok(cut)
    }

    /// Whether a record without an end may wait for more bytes.
    fn unfinished(&self, step: &Step, line: u64, len: usize, at_end: bool) -> Result<(), TableError> {
        match *step {
            Step::LongQuote(quote) => {
                Err(TableError::LongQuote { line: line + u64::from(quote), limit: MAX_QUOTED_LINES })
            }
            Step::Partial { quote: Some(quote) } if at_end => {
                Err(TableError::UnclosedQuote { line: line + u64::from(quote) })
            }
            Step::Partial { quote } if len > self.max_record => {
                Err(TableError::LongRecord { line: line + u64::from(quote.unwrap_or(0)), limit: self.max_record })
            }
            Step::Partial { .. } | Step::Found { .. } => Ok(()),
        }
    }

    /// The record that begins at `start`.
    #[inline]
    #[expect(clippy::indexing_slicing, reason = "every place was found in these bytes, or lies just behind one")]
    fn step(&self, bytes: &[u8], marks: &Marks, start: usize, at_end: bool) -> Step {
        let mut lines = 0;
        let mut at = start;
        if self.comments && begins_comment(bytes[start..].iter().map(|byte| u16::from(*byte))) {
            return match marks.next_line_end(start) {
                Some(end) => line_end(bytes, end, lines, at_end),
                None => rest(bytes, lines, at_end),
            };
        }
        // Between fields and in unquoted ones every delimiter ends a field, so the byte before a quote tells whether
        // the quote opens one.
        while let Some(here) = marks.next_quote_or_line_end(at) {
            if bytes[here] != QUOTE {
                return line_end(bytes, here, lines, at_end);
            }
            at = here + 1;
            let is_start = here == start || bytes[here - 1] == self.dialect.delimiter;
            if !is_start && !self.dialect.ends_in_blanks(&bytes[start..here]) {
                continue;
            }
            // One quoted field after the other, without leaving this loop for the unquoted search.
            loop {
                let opened = lines;
                match skip_quoted(bytes, marks, at, &mut lines) {
                    Quoted::Closed(after) => at = after,
                    Quoted::Open => return Step::Partial { quote: Some(opened) },
                    Quoted::TooLong => return Step::LongQuote(opened),
                }
                let Some(end) = marks.next_delimiter_or_line_end(at) else {
                    return rest(bytes, lines, at_end);
                };
                at = end;
                if bytes[at] != self.dialect.delimiter {
                    return line_end(bytes, at, lines, at_end);
                }
                at += 1;
                if bytes.get(at) != Some(&QUOTE) {
                    break;
                }
                at += 1;
            }
        }
        rest(bytes, lines, at_end)
    }
}

/// The record ends with the LF or CR at `end`.
#[inline]
#[expect(clippy::indexing_slicing, reason = "the caller found a line end there")]
fn line_end(bytes: &[u8], end: usize, lines: u32, at_end: bool) -> Step {
    let width = match (bytes[end], bytes.get(end + 1)) {
        (CR, Some(&LF)) => 2,
        (CR, None) if !at_end => return Step::Partial { quote: None },
        _ => 1,
    };
    Step::Found { end, stop: end + width, lines: lines + 1 }
}

/// Goes from just after an opening quote to just after the closing one, counting line ends. A quote that is the last
/// byte may be half of a pair: the caller finds no end of the field behind it, and waits.
#[inline]
#[expect(clippy::indexing_slicing, reason = "every place was found in these bytes, or lies just behind one")]
fn skip_quoted(bytes: &[u8], marks: &Marks, from: usize, lines: &mut u32) -> Quoted {
    let opened = *lines;
    let mut at = from;
    while let Some(here) = marks.next_quote_or_line_end(at) {
        let next = bytes.get(here + 1).copied();
        at = here + 1;
        match (bytes[here], next) {
            (QUOTE, Some(QUOTE)) => at += 1,
            (QUOTE, _) => return Quoted::Closed(at),
            (byte, next) => {
                at += usize::from(byte == CR && next == Some(LF));
                *lines += 1;
                if *lines - opened >= MAX_QUOTED_LINES {
                    return Quoted::TooLong;
                }
            }
        }
    }
    Quoted::Open
}
