//! Turns the rows of one block into entries. Runs on the worker threads; whatever concerns the list as a whole is
//! counted here and judged in `summary`.

use crate::base::date::read_date;
use crate::base::time::{DateOrder, Interval};
use crate::identity::domain::DomainEntry;
use crate::identity::email::CellReader;
use crate::identity::hash::read_hex;
use crate::identity::identifier::bare;
use crate::identity::lookup::{written, written_digest};
use crate::identity::match_key::Keyer;
use crate::intake::block::{BadEnd, BlockResult, RowPlace, SHOWN_LINES};
use crate::intake::error::Breadth;
use crate::intake::plan::Plan;
use crate::table::dialect::Dialect;
use crate::table::encoding::TextEncoding;
use crate::table::fields::FieldReader;
use crate::table::role::Role;
use crate::table::split::{Block, Record};

/// What one row turned out to be.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Found {
    Nothing,
    Entry,
    Unreadable,
}

impl Found {
    /// Of two cells of a row the worse one counts; a blank one does not.
    fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Unreadable, _) | (_, Self::Unreadable) => Self::Unreadable,
            (Self::Entry, _) | (_, Self::Entry) => Self::Entry,
            (Self::Nothing, Self::Nothing) => Self::Nothing,
        }
    }
}

/// Reads blocks. One per worker thread.
pub(super) struct RowReader<'a> {
    plan: &'a Plan,
    keyer: &'a Keyer,
    order: Option<DateOrder>,
    delimiter: u8,
    encoding: TextEncoding,
    fields: FieldReader,
    cells: CellReader,
    loose: String,
    text: String,
    last_date: (String, Option<Interval>),
    allow_broad: bool,
    out: BlockResult,
}

impl<'a> RowReader<'a> {
    pub(super) fn new(
        plan: &'a Plan,
        dialect: &Dialect,
        keyer: &'a Keyer,
        order: Option<DateOrder>,
        allow_broad: bool,
    ) -> Self {
        let wanted: Vec<usize> = plan.entries.iter().chain(&plan.date).map(|column| column.index).collect();
        Self {
            plan,
            keyer,
            order,
            delimiter: dialect.delimiter,
            encoding: dialect.encoding,
            fields: FieldReader::new(dialect, &wanted),
            cells: CellReader::new(),
            loose: String::new(),
            text: String::new(),
            last_date: (String::new(), None),
            allow_broad,
            out: BlockResult::default(),
        }
    }

    /// The entries of a block, in the order of its rows.
    pub(super) fn read(&mut self, block: &Block) -> BlockResult {
        self.out = BlockResult::default();
        self.out.entries.reserve(block.records.len());
        for (index, record) in block.records.iter().enumerate() {
            let line = block.first_line + u64::from(record.line);
            let row = u32::try_from(block.first_record + index as u64).unwrap_or(u32::MAX);
            let is_last = block.last && index + 1 == block.records.len();
            self.read_row(block, record, line, row, is_last);
        }
        std::mem::take(&mut self.out)
    }

    fn read_row(&mut self, block: &Block, record: &Record, line: u64, row: u32, is_last: bool) {
        let content = record.content(&block.bytes);
        let width = self.fields.read(content);
        let comment = self.is_comment(content);
        // A spreadsheet error in the first column also begins with #, and its row counts.
        let place = RowPlace { line, row, time: None };
        if comment && (width != self.plan.fields || self.plan.entries[0].index == 0) {
            return self.read_comment(content, place, is_last);
        }
        let place = RowPlace { time: self.date(content), ..place };
        let mut found = Found::Nothing;
        for index in 0..self.plan.entries.len() {
            found = found.and(self.read_entry(content, index, place));
        }
        let unsure = self.plan.anywhere && width > 1 || width > self.plan.fields;
        if unsure && self.has_other_at(content) || width != self.plan.fields && found != Found::Entry {
            let whole = self.read_whole(content, place);
            let in_place = self.plan.has_header && width == self.plan.fields;
            found = match found {
                Found::Entry => found,
                // Another address makes up for a shifted row, not for an entry that is there and cannot be read.
                Found::Unreadable if in_place => found,
                Found::Unreadable | Found::Nothing => whole,
            };
        }
        if comment && found != Found::Entry && !self.has_at(content) {
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

    fn date(&mut self, content: &[u8]) -> Option<Interval> {
        self.plan.date.as_ref()?;
        let cell = self.fields.cell(content, self.plan.entries.len())?.trim();
        if cell.is_empty() {
            return None;
        }
        // Lists are often sorted by date, or made in one go.
        if self.last_date.0 != cell {
            self.last_date.0.clear();
            self.last_date.0.push_str(cell);
            self.last_date.1 = read_date(cell, self.order);
        }
        let time = self.last_date.1;
        *(if time.is_some() { &mut self.out.dates } else { &mut self.out.unreadable_dates }) += 1;
        time
    }

    fn read_entry(&mut self, content: &[u8], index: usize, place: RowPlace) -> Found {
        let Some(cell) = self.fields.cell(content, index) else { return Found::Nothing };
        let mut text = std::mem::take(&mut self.text);
        let found = if memchr::memchr(b'@', cell.as_bytes()).is_some_and(|at| !is_domain_pattern(cell, at)) {
            read_addresses(&mut self.cells, cell, &mut self.loose, self.keyer, place, &mut self.out)
        } else {
            text.clear();
            text.push_str(bare(cell));
            let in_domain_column = self.plan.entries[index].role == Role::DOMAIN;
            self.read_other(&text, in_domain_column, place)
        };
        self.text = text;
        found
    }

    /// A digest or a domain.
    fn read_other(&mut self, text: &str, in_domain_column: bool, place: RowPlace) -> Found {
        if let Some((hash, digest)) = read_hex(text) {
            let (count, first) = &mut self.out.digests[hash as usize];
            if *count == 0 {
                *first = place.line;
            }
            *count += 1;
            if let Some(key) = written_digest(hash, &digest, self.keyer) {
                self.out.push(key, place);
            }
            return Found::Entry;
        }
        let read = if in_domain_column { DomainEntry::read_any } else { DomainEntry::read };
        match read(text) {
            Some(entry) => self.push_domain(&entry, place),
            None if self.cells.read(text).is_blank() => Found::Nothing,
            None => Found::Unreadable,
        }
    }

    fn push_domain(&mut self, entry: &DomainEntry, place: RowPlace) -> Found {
        if let Some(breadth) = Breadth::of(entry, self.allow_broad) {
            self.out.broad.get_or_insert((place.line, entry.domain.clone(), breadth));
        }
        self.out.domains += 1;
        let Self { out, keyer, loose, .. } = self;
        written(entry, keyer, loose, &mut |key| _ = out.push(key, place));
        Found::Entry
    }

    /// A row whose addresses may stand anywhere: none may be lost.
    fn read_whole(&mut self, content: &[u8], place: RowPlace) -> Found {
        self.text.clear();
        self.encoding.decode(content, &mut self.text);
        if !matches!(self.delimiter, b',' | b';' | b'\t' | b'|') {
            // Nothing that ends an address by itself.
            self.text = self.text.replace(char::from(self.delimiter), "\n");
        }
        // `#max@firma.de` is an address that was commented out, and no mailbox of that name.
        let text = self.text.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '#'));
        let found = read_addresses(&mut self.cells, text, &mut self.loose, self.keyer, place, &mut self.out);
        if found == Found::Nothing { Found::Unreadable } else { found }
    }

    fn count(&mut self, found: Found, content: &[u8], place: RowPlace, is_last: bool) {
        match found {
            Found::Entry => {}
            Found::Nothing if is_all_blank(content, self.encoding) => return,
            Found::Nothing => self.out.vacant += 1,
            Found::Unreadable => {
                self.out.unreadable += 1;
                if self.out.unreadable_lines.len() < SHOWN_LINES {
                    self.out.unreadable_lines.push(place.line);
                }
                if is_last {
                    let cell = self.fields.cell(content, 0).unwrap_or_default();
                    let cell = bare(cell);
                    let is_hex = !cell.is_empty() && cell.bytes().all(|byte| byte.is_ascii_hexdigit());
                    self.out.bad_end = Some(BadEnd { line: place.line, is_hex });
                }
            }
        }
        self.out.lines += 1;
    }
}

/// Every address of a cell, and its loose form. Of `email=a@b.de` nobody can tell whether the mailbox is `a`, so both
/// are entries.
fn read_addresses(
    cells: &mut CellReader,
    cell: &str,
    loose: &mut String,
    keyer: &Keyer,
    place: RowPlace,
    out: &mut BlockResult,
) -> Found {
    let cell = cells.read(cell);
    let mut found = Found::Nothing;
    let mut behind_equals: Vec<String> = Vec::new();
    for address in cell.addresses() {
        found = Found::Entry;
        let mut is_new = false;
        written(&address, keyer, loose, &mut |key| {
            if !key.loose {
                is_new = out.push(key, place);
                out.emails += u64::from(is_new);
            } else if is_new {
                out.loose += u64::from(out.push(key, place));
            }
        });
        if !is_new {
            continue;
        }
        behind_equals.extend(address.normal().rsplit_once('=').map(|(_, rest)| rest.to_owned()));
    }
    let found = if cell.problem().is_some() { Found::Unreadable } else { found };
    for rest in behind_equals {
        // The whole was read already, so a rest that is no address is no loss.
        let _ = read_addresses(cells, &rest, loose, keyer, place, out);
    }
    found
}

/// `@d`, `*@d` or `%@d`, the first @ being at `at`.
fn is_domain_pattern(cell: &str, at: usize) -> bool {
    let before = cell.get(..at).unwrap_or_default();
    let is_name = before.as_bytes().last().is_some_and(u8::is_ascii_alphanumeric);
    !is_name && matches!(bare(before), "" | "*" | "%")
}

/// Whether a record holds nothing but blanks and delimiters: spreadsheets save empty rows that way.
fn is_all_blank(content: &[u8], encoding: TextEncoding) -> bool {
    let is_nothing = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '|' | '"');
    let mut text = String::new();
    encoding.decode(content, &mut text);
    text.chars().all(is_nothing)
}
