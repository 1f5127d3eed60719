//! Records found the slow and obvious way, unit by unit, so that tests never ask the product where a record ends.

#![allow(dead_code, unreachable_pub, clippy::unwrap_used, reason = "each test binary uses its own part")]

use std::ops::Range;

/// How wide the units of a text are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Width {
    Bytes,
    Utf16Le,
    Utf16Be,
}

impl Width {
    pub fn of(bytes: &[u8]) -> Self {
        match bytes {
            [0xff, 0xfe, ..] => Self::Utf16Le,
            [0xfe, 0xff, ..] => Self::Utf16Be,
            _ => Self::Bytes,
        }
    }

    pub fn units(self, bytes: &[u8]) -> Vec<u16> {
        let pairs = bytes.chunks_exact(2).map(|pair| [pair[0], pair[1]]);
        match self {
            Self::Bytes => bytes.iter().map(|byte| u16::from(*byte)).collect(),
            Self::Utf16Le => pairs.map(u16::from_le_bytes).collect(),
            Self::Utf16Be => pairs.map(u16::from_be_bytes).collect(),
        }
    }

    pub fn bytes(self, units: &[u16]) -> Vec<u8> {
        match self {
            Self::Bytes => units.iter().map(|unit| *unit as u8).collect(),
            Self::Utf16Le => units.iter().flat_map(|unit| unit.to_le_bytes()).collect(),
            Self::Utf16Be => units.iter().flat_map(|unit| unit.to_be_bytes()).collect(),
        }
    }
}

/// One record with its line end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Physical line where it starts; that of the first unit is 1.
    pub line: u64,
    pub span: Range<usize>,
    /// Without the line end.
    pub content: Range<usize>,
    pub fields: usize,
}

const QUOTE: u16 = b'"' as u16;
const LF: u16 = b'\n' as u16;
const CR: u16 = b'\r' as u16;

/// How a list is written.
#[derive(Clone, Copy)]
pub struct Written {
    pub delimiter: u8,
    pub header: bool,
    /// Blanks and tabs may stand between the start of a field and the quote that opens it.
    pub blanks_before_quotes: bool,
}

impl Written {
    fn is_blank(&self, unit: u16) -> bool {
        self.blanks_before_quotes && [b' ', b'\t'].map(u16::from).contains(&unit) && unit != u16::from(self.delimiter)
    }
}

/// Every record of `units`, by the rules of RFC 4180 as the `csv` crate has them: a quote opens at the start of a
/// field only, a doubled quote inside is a character, LF, CRLF and lone CR end a record. Blank lines are no records.
pub fn records(units: &[u16], delimiter: u8) -> Vec<Found> {
    records_of(units, Written { delimiter, header: false, blanks_before_quotes: false })
}

fn records_of(units: &[u16], written: Written) -> Vec<Found> {
    let mut found = Vec::new();
    let (mut at, mut line) = (0, 1);
    while at < units.len() {
        let (start, first_line) = (at, line);
        let (mut fields, mut field_start, mut quoted) = (1, true, false);
        let mut end = units.len();
        while at < units.len() {
            let unit = units[at];
            let wide = unit == CR && units.get(at + 1) == Some(&LF);
            if unit == LF || unit == CR {
                line += 1;
                if !quoted {
                    end = at;
                    at += if wide { 2 } else { 1 };
                    break;
                }
                at += usize::from(wide);
            } else if quoted && unit == QUOTE {
                if units.get(at + 1) == Some(&QUOTE) {
                    at += 1;
                } else {
                    quoted = false;
                }
            } else if !quoted && field_start && unit == QUOTE {
                quoted = true;
            } else if !quoted && unit == u16::from(written.delimiter) {
                fields += 1;
                field_start = true;
                at += 1;
                continue;
            }
            field_start = field_start && !quoted && written.is_blank(unit);
            at += 1;
        }
        let end = end.min(at);
        if end > start {
            found.push(Found { line: first_line, span: start..at, content: start..end, fields });
        }
    }
    found
}

/// Reads the first `count` cells from `at` on; gives their text and where the next cell begins.
pub fn cells(units: &[u16], mut at: usize, count: usize, delimiter: u8) -> (Vec<String>, usize) {
    let mut cells = Vec::new();
    for _ in 0..count {
        let mut cell = Vec::new();
        if units.get(at) == Some(&QUOTE) {
            at += 1;
            while units[at] != QUOTE || units.get(at + 1) == Some(&QUOTE) {
                at += usize::from(units[at] == QUOTE);
                cell.push(units[at]);
                at += 1;
            }
            at += 1;
        }
        while units[at] != u16::from(delimiter) {
            cell.push(units[at]);
            at += 1;
        }
        at += 1;
        cells.push(String::from_utf16(&cell).unwrap());
    }
    (cells, at)
}

/// One reject as the rejects file has it: its five cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reject {
    pub line: u64,
    pub reason: String,
    pub reasons: Vec<String>,
    pub detail: String,
    pub why: String,
}

/// The `key=value` of a detail; a value in quotes is text as JSON writes it.
pub fn detail_words(detail: &str) -> Vec<(String, String)> {
    let (mut words, mut rest) = (Vec::new(), detail);
    while !rest.is_empty() {
        let (key, after) = rest.split_once('=').unwrap_or_else(|| panic!("{detail:?}: no key=value in {rest:?}"));
        let (value, behind) = if after.starts_with('"') {
            let mut texts = serde_json::Deserializer::from_str(after).into_iter::<String>();
            let text = texts.next().unwrap().unwrap();
            (text, &after[texts.byte_offset()..])
        } else {
            let end = after.find(' ').unwrap_or(after.len());
            (after[..end].to_owned(), &after[end..])
        };
        words.push((key.to_owned(), value));
        rest = behind.strip_prefix(' ').unwrap_or(behind);
    }
    words
}

/// Takes a rejects file apart: what comes before its header (BOM, `sep=`) and the header must be those of the input,
/// every record must be the input's own bytes of the line named before it. `header` tells whether there is one.
/// Gives the rejects, and the input without them.
pub fn take_apart(input: &[u8], rejected: &[u8], delimiter: u8, header: bool) -> (Vec<Reject>, Vec<u8>) {
    take_apart_as(input, rejected, Written { delimiter, header, blanks_before_quotes: false })
}

/// [`take_apart`] of a list that is written so.
pub fn take_apart_as(input: &[u8], rejected: &[u8], written: Written) -> (Vec<Reject>, Vec<u8>) {
    let Written { delimiter, header, .. } = written;
    let width = Width::of(input);
    let (input, rejected) = (width.units(input), width.units(rejected));
    let start = prologue_start(&input, width);
    let skipped = line_ends(&input[..start]);
    let mut records = records_of(&input[start..], written);
    for record in &mut records {
        record.line += skipped;
        record.span = record.span.start + start..record.span.end + start;
    }
    let mut at = start;
    if header {
        let first = records.remove(0);
        let before = &input[..first.span.start];
        assert_eq!(&rejected[..before.len()], before, "BOM, sep= line and blank lines are repeated");
        let (names, after) = cells(&rejected, before.len(), 5, delimiter);
        assert_eq!(names, ["scrub_line", "scrub_reason", "scrub_reasons", "scrub_detail", "scrub_why"]);
        let header = &input[first.span];
        assert_eq!(&rejected[after..after + header.len()], header, "the header is repeated");
        at = after + header.len();
    } else {
        assert_eq!(&rejected[..start], &input[..start]);
    }
    let (mut rejects, mut clean, mut from) = (Vec::new(), Vec::new(), 0);
    while at < rejected.len() {
        let (cells, after) = cells(&rejected, at, 5, delimiter);
        let line: u64 = cells[0].parse().unwrap();
        let record = records.iter().find(|record| record.line == line).unwrap_or_else(|| panic!("no record in {line}"));
        let bytes = &input[record.span.clone()];
        assert_eq!(&rejected[after..after + bytes.len()], bytes, "line {line} as it was");
        at = after + bytes.len();
        assert!(record.span.start >= from, "line {line} is out of order");
        clean.extend_from_slice(&input[from..record.span.start]);
        from = record.span.end;
        rejects.push(Reject {
            line,
            reason: cells[1].clone(),
            reasons: cells[2].split(' ').map(str::to_owned).collect(),
            detail: cells[3].clone(),
            why: cells[4].clone(),
        });
    }
    clean.extend_from_slice(&input[from..]);
    (rejects, width.bytes(&clean))
}

/// How many records there are after BOM, `sep=` line and header.
pub fn count(input: &[u8], written: Written) -> usize {
    let width = Width::of(input);
    let units = width.units(input);
    records_of(&units[prologue_start(&units, width)..], written).len() - usize::from(written.header)
}

/// Behind the BOM and the `sep=` line.
fn prologue_start(units: &[u16], width: Width) -> usize {
    let bom = match width {
        Width::Bytes if units.starts_with(&[0xef, 0xbb, 0xbf]) => 3,
        Width::Bytes => 0,
        Width::Utf16Le | Width::Utf16Be => 1,
    };
    let separator: Vec<u16> = "sep=".encode_utf16().collect();
    if !units[bom..].starts_with(&separator) {
        return bom;
    }
    let end = units.iter().position(|unit| *unit == LF || *unit == CR).unwrap();
    end + if units[end] == CR && units.get(end + 1) == Some(&LF) { 2 } else { 1 }
}

fn line_ends(units: &[u16]) -> u64 {
    let ends = |(at, unit): &(usize, &u16)| **unit == LF || (**unit == CR && units.get(at + 1) != Some(&LF));
    units.iter().enumerate().filter(ends).count() as u64
}
