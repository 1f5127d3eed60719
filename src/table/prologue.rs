//! What comes before the first record: byte order mark, `sep=` line, header. Not which columns matter (`columns`).
//!
//! Invariant: [`Prologue::bytes`] and the blocks after it, put together, are the input.

use super::alias;
use super::dialect::Dialect;
use super::error::TableError;
use super::fields::FieldReader;
use super::fold::fold;
use super::recognise::Recognise;
use super::sniff_dialect::{separator_line, sniff_delimiter, sniff_encoding};
use super::split::{Record, Splitter};

/// What line 1 is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum HeaderRule {
    /// The first line is the header.
    #[default]
    Present,
    /// There is none.
    Absent,
    /// For suppression lists: the first line that is no `#` comment is a header only if one of its cells is a name of
    /// the alias table or of a column that the user named, and none is an entry for `Recognise::is_entry`.
    IfKnown,
}

/// Everything before the first block.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prologue {
    /// Byte order mark, `sep=` line, blank lines, header: the bytes before the first block.
    pub bytes: Vec<u8>,
    /// Length of the byte order mark.
    pub bom: usize,
    /// Where the header begins in `bytes`; their end when there is none.
    pub header_start: usize,
    /// The cells of the header as they are written, unquoted and decoded.
    pub headers: Option<Vec<String>>,
    /// How many fields a row should have: as many as the header, or else as the first record.
    pub fields: usize,
    /// Physical line just after the prologue.
    pub line: u64,
}

/// How to find the prologue.
pub(super) struct Search<'a> {
    pub(super) delimiter: Option<u8>,
    pub(super) encoding: Option<super::encoding::TextEncoding>,
    pub(super) header: HeaderRule,
    pub(super) header_names: &'a [String],
    pub(super) recognise: Recognise,
    pub(super) max_record: usize,
}

/// What came out of it.
pub(super) struct Start {
    pub(super) dialect: Dialect,
    pub(super) prologue: Prologue,
}

impl Search<'_> {
    /// Looks at the first bytes of a list. `None` when they do not reach to the end of the first record.
    ///
    /// # Errors
    /// A header that looks like a contact, a dialect that is refused, whatever the splitter refuses.
    pub(super) fn run(&self, sample: &[u8], at_end: bool) -> Result<Option<Start>, TableError> {
        let comments = self.header == HeaderRule::IfKnown;
        let (bom, encoding) = sniff_encoding(sample, self.encoding);
        let separator = separator_line(sample.get(bom..).unwrap_or_default(), encoding);
        let start = bom + separator.map_or(0, |(_, len)| len);
        let body = sample.get(start..).unwrap_or_default();
        let found = self.delimiter.or(separator.map(|(delimiter, _)| delimiter));
        let delimiter = found.unwrap_or_else(|| sniff_delimiter(body, at_end, encoding, comments));
        let dialect = Dialect::new(delimiter, encoding)?;

        let first_line = 1 + u64::from(separator.is_some());
        let mut records = Vec::new();
        let splitter = Splitter::new(&dialect, self.max_record).with_comments(comments);
        splitter.split(body, at_end, first_line, &mut records)?;
        let Some(first) = first_record(body, &records, &dialect, comments) else { return Ok(None) };
        let cells = read_cells(first.content(body), &dialect);
        let line = first_line + u64::from(first.line);
        if self.header == HeaderRule::Present && cells.iter().any(|cell| (self.recognise.is_contact)(cell)) {
            return Err(TableError::LooksLikeContact { line });
        }
        let mut prologue =
            Prologue { bom, fields: cells.len(), line: first_line, header_start: start, ..Prologue::default() };
        let mut stop = start;
        if self.is_header(&cells) {
            stop = start + first.stop as usize;
            prologue.header_start = start + first.start as usize;
            prologue.line = line + lines_of(first, &dialect, body);
            prologue.headers = Some(cells);
        }
        prologue.bytes = sample.get(..stop).unwrap_or(sample).to_vec();
        Ok(Some(Start { dialect, prologue }))
    }

    fn is_header(&self, cells: &[String]) -> bool {
        match self.header {
            HeaderRule::Present => true,
            HeaderRule::Absent => false,
            HeaderRule::IfKnown => {
                let is_same = |name: &String, cell: &str| fold(name) == fold(cell);
                let is_named =
                    |cell: &String| !cell.trim().is_empty() && self.header_names.iter().any(|name| is_same(name, cell));
                let has_named = cells.iter().any(is_named);
                let is_entry = |cell: &String| (self.recognise.is_entry)(cell, has_named);
                let is_known = |cell: &String| has_named || alias::is_known(cell);
                cells.iter().any(is_known) && !cells.iter().any(is_entry)
            }
        }
    }
}

fn first_record(body: &[u8], records: &[Record], dialect: &Dialect, comments: bool) -> Option<Record> {
    let is_comment = |record: &&Record| {
        let cells = read_cells(record.content(body), dialect);
        let first = cells.first().map_or("", |cell| cell.trim());
        // A header may well begin with a column called `#`.
        first.starts_with('#') && !(first == "#" && cells.iter().any(|cell| alias::is_known(cell)))
    };
    records.iter().find(|record| !(comments && is_comment(record))).copied()
}

/// Line ends of a record, those inside quotes included.
fn lines_of(record: Record, dialect: &Dialect, body: &[u8]) -> u64 {
    let bytes = body.get(record.start as usize..record.stop as usize).unwrap_or_default();
    let cut = Splitter::new(dialect, bytes.len()).split(bytes, true, 0, &mut Vec::new());
    cut.map_or(1, |cut| u64::from(cut.lines))
}

/// All cells of a record as text.
pub(super) fn read_cells(record: &[u8], dialect: &Dialect) -> Vec<String> {
    let count = FieldReader::new(dialect, &[]).read(record);
    let columns: Vec<usize> = (0..count).collect();
    let mut fields = FieldReader::new(dialect, &columns);
    fields.read(record);
    columns.iter().map(|column| fields.cell(record, *column).unwrap_or_default().to_owned()).collect()
}
