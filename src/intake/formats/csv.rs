//! Lists of one entry a line, and tables: reads the records of a block and hands their cells to the entry maker. What a
//! row is beyond its cells (a comment, a row that is shifted) is told here. Runs on the worker threads; whatever concerns
//! the list as a whole is counted in the batch and judged in `tally`.

use crate::base::time::{DateOrder, Interval};
use crate::identity::identifier::bare;
use crate::identity::match_key::Keyer;
use crate::table::dialect::Dialect;
use crate::table::encoding::TextEncoding;
use crate::table::fields::FieldReader;
use crate::table::split::{Block, Record};

use crate::intake::batch::{BadEnd, EntryBatch, RowPlace, SHOWN_LINES};
use crate::intake::entry_maker::{CellFinding, EntryMaker};
use crate::intake::plan::Plan;

/// Reads blocks. One per worker thread.
pub(in crate::intake) struct CsvRows<'a> {
    plan: &'a Plan,
    delimiter: u8,
    encoding: TextEncoding,
    fields: FieldReader,
    text: String,
    maker: EntryMaker<'a>,
}

impl<'a> CsvRows<'a> {
    /// `order` and `allow_broad` as for [`EntryMaker::new`].
    pub(in crate::intake) fn new(
        plan: &'a Plan,
        dialect: &Dialect,
        keyer: &'a Keyer,
        order: Option<DateOrder>,
        allow_broad: bool,
    ) -> Self {
        let wanted: Vec<usize> = plan.entries.iter().chain(&plan.date).map(|column| column.index).collect();
        Self {
            plan,
            delimiter: dialect.delimiter,
            encoding: dialect.encoding,
            fields: FieldReader::new(dialect, &wanted),
            text: String::new(),
            maker: EntryMaker::new(keyer, order, allow_broad),
        }
    }

    /// The entries of a block, in the order of its rows.
    pub(in crate::intake) fn read(&mut self, block: &Block) -> EntryBatch {
        self.maker.batch = EntryBatch::default();
        self.maker.batch.entries.reserve(block.records.len());
        for (index, record) in block.records.iter().enumerate() {
            let line = block.first_line + u64::from(record.line);
            let row = u32::try_from(block.first_record + index as u64).unwrap_or(u32::MAX);
            let is_last = block.last && index + 1 == block.records.len();
            self.read_row(block, record, RowPlace { line, row, time: None }, is_last);
        }
        std::mem::take(&mut self.maker.batch)
    }

    fn read_row(&mut self, block: &Block, record: &Record, place: RowPlace, is_last: bool) {
        let content = record.content(&block.bytes);
        let width = self.fields.read(content);
        let comment = self.is_comment(content);
        // A spreadsheet error in the first column also begins with #, and its row counts.
        let reads_first = self.plan.entries.first().is_some_and(|column| column.index == 0);
        if comment && (width != self.plan.fields || reads_first) {
            return self.read_comment(content, place, is_last);
        }
        let place = RowPlace { time: self.read_time(content), ..place };
        let mut found = CellFinding::Nothing;
        for (index, column) in self.plan.entries.iter().enumerate() {
            let cell = self.fields.cell(content, index);
            found = found.and(cell.map_or(CellFinding::Nothing, |cell| self.maker.read_cell(cell, column.role, place)));
        }
        let unsure = self.plan.anywhere && width > 1 || width > self.plan.fields;
        if unsure && self.has_other_at(content) || width != self.plan.fields && found != CellFinding::Entry {
            let whole = self.read_whole(content, place);
            let in_place = self.plan.has_header && width == self.plan.fields;
            found = match found {
                CellFinding::Entry => found,
                // Another address makes up for a shifted row, not for an entry that is there and cannot be read.
                CellFinding::Unreadable if in_place => found,
                CellFinding::Unreadable | CellFinding::Nothing => whole,
            };
        }
        if comment && found != CellFinding::Entry && !self.has_at(content) {
            return;
        }
        self.count(found, content, place, is_last);
    }

    /// In a table a customer number such as `#5` begins a row, which quotes over several lines may have cut in two: no
    /// address of it may be lost. In a plain list a comment is a comment.
    fn read_comment(&mut self, content: &[u8], place: RowPlace, is_last: bool) {
        let is_table = self.plan.has_header || self.plan.fields > 1;
        if is_table && self.has_at(content) {
            let found = self.read_whole(content, place);
            self.count(found, content, place, is_last);
        }
    }

    fn has_at(&mut self, content: &[u8]) -> bool {
        self.text.clear();
        self.encoding.decode(content, &mut self.text);
        self.text.contains('@')
    }

    fn is_comment(&mut self, content: &[u8]) -> bool {
        if !self.encoding.is_utf16() {
            let start = content.trim_ascii_start();
            return start.strip_prefix(b"\"").unwrap_or(start).first() == Some(&b'#');
        }
        self.text.clear();
        self.encoding.decode(content.get(..32).unwrap_or(content), &mut self.text);
        self.text.trim_start_matches(|c: char| c.is_whitespace() || c == '"').starts_with('#')
    }

    /// Whether an @ stands outside the columns that are read.
    fn has_other_at(&mut self, content: &[u8]) -> bool {
        let all = memchr::memchr_iter(b'@', content).count();
        let read = |index| {
            self.fields.cell(content, index).map_or(0, |cell| memchr::memchr_iter(b'@', cell.as_bytes()).count())
        };
        all > (0..self.plan.entries.len()).map(read).sum()
    }

    fn read_time(&mut self, content: &[u8]) -> Option<Interval> {
        self.plan.date.as_ref()?;
        let cell = self.fields.cell(content, self.plan.entries.len())?;
        self.maker.read_time(cell)
    }

    /// A row whose addresses may stand anywhere: none may be lost.
    fn read_whole(&mut self, content: &[u8], place: RowPlace) -> CellFinding {
        self.text.clear();
        self.encoding.decode(content, &mut self.text);
        if !matches!(self.delimiter, b',' | b';' | b'\t' | b'|') {
            // Nothing that ends an address by itself.
            self.text = self.text.replace(char::from(self.delimiter), "\n");
        }
        // `#max@firma.de` is an address that was commented out, and no mailbox of that name.
        let text = self.text.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '#'));
        let found = self.maker.read_addresses(text, place);
        if found == CellFinding::Nothing { CellFinding::Unreadable } else { found }
    }

    fn count(&mut self, found: CellFinding, content: &[u8], place: RowPlace, is_last: bool) {
        match found {
            CellFinding::Entry => {}
            CellFinding::Nothing if is_all_blank(content, self.encoding) => return,
            CellFinding::Nothing => self.maker.batch.vacant += 1,
            CellFinding::Unreadable => {
                self.maker.batch.unreadable += 1;
                if self.maker.batch.unreadable_lines.len() < SHOWN_LINES {
                    self.maker.batch.unreadable_lines.push(place.line);
                }
                if is_last {
                    let cell = self.fields.cell(content, 0).unwrap_or_default();
                    let cell = bare(cell);
                    let is_hex = !cell.is_empty() && cell.bytes().all(|byte| byte.is_ascii_hexdigit());
                    self.maker.batch.bad_end = Some(BadEnd { line: place.line, is_hex });
                }
            }
        }
        self.maker.batch.lines += 1;
    }
}

/// Whether a record holds nothing but blanks and delimiters: spreadsheets save empty rows that way.
fn is_all_blank(content: &[u8], encoding: TextEncoding) -> bool {
    let is_nothing = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '|' | '"');
    let mut text = String::new();
    encoding.decode(content, &mut text);
    text.chars().all(is_nothing)
}
