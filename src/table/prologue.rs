//! What comes before the first record: byte order mark, `sep=` line, titles, header. Not which line is the header
//! (`header`), and not which columns matter (`columns`).
//!
//! Invariant: [`Prologue::bytes`] and the blocks after it, put together, are the input.

use super::dialect::Dialect;
use super::error::TableError;
use super::fields::all_cells;
use super::header::{FirstRecord, HeaderSearch, SEARCHED};
use super::recognise::Recognise;
use super::sniff_dialect::{separator_line, sniff_dialect, sniff_encoding};
use super::split::{Record, Splitter};

/// Where the header is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum HeaderRule {
    /// Among the first lines of a contact list; what stands above it are titles.
    #[default]
    Present,
    /// There is none.
    Absent,
    /// In this physical line.
    Line(u64),
    /// For suppression lists, which may have none: comments (`#`) aside, the line that names a column and has no entry
    /// above it, or a first line without an entry above lines with entries.
    IfKnown,
}

/// Everything before the first block.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prologue {
    /// Byte order mark, `sep=` line, titles, blank lines, header: the bytes before the first block.
    pub bytes: Vec<u8>,
    /// Length of the byte order mark.
    pub bom: usize,
    /// Where the byte order mark and the `sep=` line end in `bytes`.
    pub marks_end: usize,
    /// Where the header begins in `bytes`; their end when there is none.
    pub header_start: usize,
    /// Physical line where the header begins.
    pub header_line: Option<u64>,
    /// The cells of the header as they are written, unquoted and decoded.
    pub headers: Option<Vec<String>>,
    /// How many fields a row should have: as many as most of the first rows, in a suppression list as its header, or else
    /// its first row.
    pub fields: usize,
    /// Physical line just after the prologue.
    pub line: u64,
}

impl Prologue {
    /// The most fields that a row has without being too long: as many as the header has names, where most rows leave out
    /// blank fields at their end.
    #[must_use]
    pub fn widest(&self) -> usize {
        let names = self.headers.as_deref().unwrap_or_default();
        let named = names.iter().rposition(|name| !name.trim().is_empty()).map_or(0, |last| last + 1);
        named.max(self.fields)
    }
}

/// How to find the prologue.
pub(super) struct Search<'a> {
    pub(super) delimiter: Option<u8>,
    pub(super) encoding: Option<super::encoding::TextEncoding>,
    pub(super) header: HeaderRule,
    pub(super) header_names: &'a [String],
    pub(super) recognise: Recognise,
    pub(super) max_record: usize,
    /// Suppression lists: lines that begin with `#` are comments.
    pub(super) comments: bool,
}

/// What came out of it.
pub(super) struct Start {
    pub(super) dialect: Dialect,
    pub(super) prologue: Prologue,
}

/// A sample this long holds the header, however few records it has.
const ENOUGH: usize = 1 << 20;

impl Search<'_> {
    /// Looks at the first bytes of a list. `None` when they do not reach to the end of the records among which the
    /// header is looked for.
    ///
    /// # Errors
    /// A header that cannot be told for certain, a dialect that is refused, whatever the splitter refuses.
    pub(super) fn run(&self, sample: &[u8], at_end: bool) -> Result<Option<Start>, TableError> {
        let (bom, encoding) = sniff_encoding(sample, self.encoding);
        let separator = separator_line(sample.get(bom..).unwrap_or_default(), encoding);
        let start = bom + separator.map_or(0, |(_, len)| len);
        let body = sample.get(start..).unwrap_or_default();
        let found = self.delimiter.or(separator.map(|(delimiter, _)| delimiter));
        let dialect = sniff_dialect(body, at_end, encoding, found, self.comments)?;

        let first_line = 1 + u64::from(separator.is_some());
        let mut records = Vec::new();
        let splitter = Splitter::new(&dialect, self.max_record).with_comments(self.comments);
        splitter.split(body, at_end, first_line, &mut records)?;
        if !at_end && (records.is_empty() || records.len() <= SEARCHED && sample.len() < ENOUGH) {
            return Ok(None);
        }
        let mut first = self.first_records(body, &records, &dialect, first_line, SEARCHED);
        if records.len() > SEARCHED && self.needs_more(&first) {
            first = self.first_records(body, &records, &dialect, first_line, SAMPLED);
        }
        if first.is_empty() {
            return Ok(None);
        }
        let fields = first.first().map_or(0, |(_, first)| first.cells.len());
        let mut prologue =
            Prologue { bom, marks_end: start, line: first_line, header_start: start, fields, ..Prologue::default() };
        let mut stop = start;
        if let Some((record, header)) = self.find_header(first)? {
            stop = start + record.stop as usize;
            prologue.header_start = start + record.start as usize;
            prologue.header_line = Some(header.line);
            prologue.line = header.line + lines_of(record, &dialect, body);
            prologue.fields = header.cells.len();
            prologue.headers = Some(header.cells);
        }
        prologue.bytes = sample.get(..stop).unwrap_or(sample).to_vec();
        Ok(Some(Start { dialect, prologue }))
    }

    /// The records among which the header may be, comments left out.
    fn first_records(
        &self,
        body: &[u8],
        records: &[Record],
        dialect: &Dialect,
        line: u64,
        wanted: usize,
    ) -> Vec<(Record, FirstRecord)> {
        let read = |record: &Record| {
            let cells = all_cells(record.content(body), dialect);
            (*record, FirstRecord { line: line + u64::from(record.line), cells })
        };
        let is_comment = |(_, first): &(Record, FirstRecord)| self.comments && is_comment(&first.cells);
        records.iter().take(wanted).map(read).filter(|first| !is_comment(first)).collect()
    }

    /// Whether the first of them do not tell where the header is.
    fn needs_more(&self, first: &[(Record, FirstRecord)]) -> bool {
        match self.header {
            HeaderRule::Line(line) => !first.iter().any(|(_, record)| record.line == line),
            HeaderRule::Absent => first.is_empty(),
            HeaderRule::Present | HeaderRule::IfKnown => {
                !self.header_search().are_telling(first.iter().map(|(_, record)| record))
            }
        }
    }

    fn header_search(&self) -> HeaderSearch<'_> {
        HeaderSearch { recognise: self.recognise, names: self.header_names, is_list: self.comments }
    }

    fn find_header(&self, first: Vec<(Record, FirstRecord)>) -> Result<Option<(Record, FirstRecord)>, TableError> {
        let (places, mut records): (Vec<_>, Vec<_>) = first.into_iter().unzip();
        let search = self.header_search();
        let found = match self.header {
            HeaderRule::Absent => search.check_absent(&records).map(|()| None)?,
            HeaderRule::Present | HeaderRule::IfKnown => search.find(&records)?,
            HeaderRule::Line(line) => {
                let found = records.iter().position(|record| record.line == line);
                let found = found.ok_or(TableError::NoHeaderLine { line })?;
                search.check_given(&records, found)?;
                Some(found)
            }
        };
        Ok(found.and_then(|at| Some((*places.get(at)?, records.swap_remove(at)))))
    }
}

/// So many records are looked at for the first identifier.
const SAMPLED: usize = 500;

/// A line of a suppression list that begins with `#`. A header may well begin with a column called `#`.
fn is_comment(cells: &[String]) -> bool {
    let first = cells.first().map_or("", |cell| cell.trim());
    first.starts_with('#') && !(first == "#" && cells.iter().any(|cell| super::alias::names_identifier(cell)))
}

/// Line ends of a record, those inside quotes included.
fn lines_of(record: Record, dialect: &Dialect, body: &[u8]) -> u64 {
    let bytes = body.get(record.start as usize..record.stop as usize).unwrap_or_default();
    let cut = Splitter::new(dialect, bytes.len()).split(bytes, true, 0, &mut Vec::new());
    cut.map_or(1, |cut| u64::from(cut.lines))
}
