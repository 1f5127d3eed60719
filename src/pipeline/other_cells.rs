//! Finds the words of objection that stand in columns which are not about the subscription: a tag `abgemeldet`, a note
//! `do not contact` (COLUMNS.md 4, *any other column*). Nothing but words that can only mean no.
//!
//! Every cell of a list is looked at, so a look must cost next to nothing: the first four letters tell that no such word
//! begins there, but for very few places.
//!
//! Invariant: a word that is written as the tables have it, in either case, is found in whichever cell it stands.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::base::beginnings::Beginnings;
use crate::base::own_column::{OwnRole, OwnRule};
use crate::policy::own_column::{OwnReading, Says, sure_beginnings};
use crate::table::dialect::Dialect;
use crate::table::fields::{all_cells, field_end};
use crate::table::split::Block;
use crate::table::swallowed::lines_of_record;

use super::options::JudgeOptions;

/// A word of objection in a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct OtherObjection {
    /// Number in the block.
    pub row: u32,
    /// 0-based column.
    pub index: usize,
}

/// The search in one list.
pub(super) struct OtherCells {
    reading: OwnReading,
    /// By column how its cells are read; none where they are not searched, because it is read as something, or by the user's
    /// wish. Those behind are columns of any other sort.
    rules: Vec<Option<OwnRule>>,
    /// Number of fields that most rows have.
    fields: usize,
}

/// How a column of any other sort is read.
const OTHER: OwnRule = OwnRule::of(OwnRole::Other);

/// Longer texts hold no word of objection. In bytes.
const LONGEST: usize = 64;

impl OtherCells {
    pub(super) fn new(options: &JudgeOptions, reading: OwnReading) -> Self {
        let own = options.own_columns.iter().map(|column| column.index);
        let unsearched: Vec<usize> = own.chain(options.unsearched.iter().copied()).collect();
        let last = unsearched.iter().chain(&options.about_else).max();
        let rule = |index| (!unsearched.contains(&index)).then(|| options.other_rule(index));
        Self { reading, rules: (0..last.map_or(0, |last| last + 1)).map(rule).collect(), fields: options.fields }
    }

    /// The objections in a block: of each row the first one, in the order of the rows.
    pub(super) fn find(&self, block: &Block, dialect: &Dialect) -> Vec<OtherObjection> {
        let mut found = Vec::new();
        if !block.marks.is_made() {
            (0..block.records.len() as u32).for_each(|row| found.extend(self.find_in_row(block, dialect, row)));
            return found;
        }
        let mut search = Search { others: self, block, dialect, found, settled: 0, counted: Counted::default() };
        BEGINNINGS.find(&block.bytes, &mut |start| search.look(start));
        search.found
    }

    /// The first line inside quotes, as far as it has the look of a row, that holds a cell with a word of objection.
    pub(super) fn find_in_lines(&self, block: &Block, dialect: &Dialect) -> Option<OtherObjection> {
        let rows = (0..block.records.len() as u32).filter(|row| block.spans_lines(*row));
        rows.filter_map(|row| {
            let lines = lines_of_record(block.records.get(row as usize)?.content(&block.bytes), dialect);
            let mut rows = lines.iter().filter(|cells| cells.len() * 2 > self.fields);
            let index = rows.find_map(|cells| self.first_in(cells))?;
            Some(OtherObjection { row, index })
        })
        .next()
    }

    /// Whether the part of a cell that begins at `start` may be an objection, as far as it can be told without its cell.
    fn may_object_at(&self, block: &Block, dialect: &Dialect, start: usize) -> bool {
        let bytes = block.bytes.get(start..block.bytes.len().min(start + LONGEST)).unwrap_or_default();
        let is_end =
            |byte: &u8| matches!(byte, b',' | b';' | b'|' | b'"' | b'\n' | b'\r') || *byte == dialect.delimiter;
        let part = bytes.get(..bytes.iter().position(is_end).unwrap_or(bytes.len())).unwrap_or_default();
        let mut text = String::new();
        dialect.encoding.decode(part, &mut text);
        self.reading.may_object(&text)
    }

    fn objects(&self, text: &str, rule: OwnRule) -> bool {
        self.reading.read(text, rule).says == Says::Objects
    }

    fn rule(&self, index: usize) -> Option<OwnRule> {
        self.rules.get(index).copied().unwrap_or(Some(OTHER))
    }

    fn find_in_row(&self, block: &Block, dialect: &Dialect, row: u32) -> Option<OtherObjection> {
        let record = block.records.get(row as usize)?.content(&block.bytes);
        Some(OtherObjection { row, index: self.first_in(&all_cells(record, dialect))? })
    }

    /// The 0-based column of the first of these cells that objects.
    pub(super) fn first_in(&self, cells: &[String]) -> Option<usize> {
        let objects = |(index, text): &(usize, &String)| {
            // How a word of objection begins is not known of every spelling beyond ASCII.
            let rule = self.rule(*index).filter(|_| !text.is_ascii() || may_object(text));
            rule.is_some_and(|rule| self.objects(text, rule))
        };
        cells.iter().enumerate().find(objects).map(|(index, _)| index)
    }
}

/// The search in one block, from its beginning to its end. No row is taken apart twice, and no delimiter counted twice:
/// one cell may hold a word a hundred thousand times.
struct Search<'a> {
    others: &'a OtherCells,
    block: &'a Block,
    dialect: &'a Dialect,
    found: Vec<OtherObjection>,
    /// Where the last row ends that was taken apart.
    settled: usize,
    counted: Counted,
}

/// How far the fields of a row are counted.
#[derive(Default)]
struct Counted {
    row: Option<u32>,
    has_quotes: bool,
    column: usize,
    /// Where the field of that column ends; of a row without quotes some place in it.
    to: usize,
}

impl Search<'_> {
    /// Looks closer at what begins at `start`.
    #[cold]
    fn look(&mut self, start: usize) {
        let before = start.checked_sub(1).and_then(|at| self.block.bytes.get(at));
        if start < self.settled || before.is_some_and(u8::is_ascii_alphanumeric) || !may_begin(&self.block.bytes, start)
        {
            return;
        }
        let Some((row, end)) = self.enter_row(start) else { return };
        // The column is told sooner than the word.
        let column = self.column(start, end);
        let is_searched = self.others.rule(column).is_some();
        if is_searched && self.others.may_object_at(self.block, self.dialect, start) {
            self.settled = end;
            self.found.extend(self.others.find_in_row(self.block, self.dialect, row));
        }
    }

    /// The row at `start`, and where it ends. Its fields are counted from there on.
    fn enter_row(&mut self, start: usize) -> Option<(u32, usize)> {
        let block = self.block;
        let row = block.records.partition_point(|record| record.stop as usize <= start) as u32;
        let record = block.records.get(row as usize).filter(|record| record.start as usize <= start)?;
        let (begin, end) = (record.start as usize, record.end as usize);
        if self.counted.row != Some(row) {
            let has_quotes = block.marks.next_quote(begin, end).is_some();
            let to = if has_quotes { field_end(block, self.dialect, begin, end) } else { begin };
            self.counted = Counted { row: Some(row), has_quotes, column: 0, to };
        }
        Some((row, end))
    }

    /// The 0-based column at `start` of the row that was entered, which ends at `end`.
    fn column(&mut self, start: usize, end: usize) -> usize {
        let Counted { has_quotes, column, to, .. } = &mut self.counted;
        if !*has_quotes {
            *column += self.block.marks.count_delimiters(*to, start);
            *to = start;
            return *column;
        }
        while *to < start {
            *column += 1;
            *to = field_end(self.block, self.dialect, *to + 1, end);
        }
        *column
    }
}

/// Whether a word may begin somewhere in `text` that objects wherever it stands.
#[must_use]
pub fn may_object(text: &str) -> bool {
    let mut found = false;
    BEGINNINGS.find(text.as_bytes(), &mut |_| found = true);
    found
}

/// How the words begin that object wherever they stand.
static BEGINNINGS: LazyLock<Beginnings> = LazyLock::new(|| {
    let mut all = Vec::new();
    for word in sure_beginnings() {
        match *word {
            [a, b, c, d, ..] => add_spellings([a, b, c, d], &mut all),
            [a, b, c] => add_spellings([a, b, c, b' '], &mut all),
            [a, b] => (b'a'..=b'z').for_each(|d| add_spellings([a, b, b' ', d], &mut all)),
            _ => {}
        }
    }
    Beginnings::of(&all)
});

/// The words by their beginnings, for those of three letters and more.
static WORDS: LazyLock<HashMap<[u8; 4], Vec<&'static [u8]>>> = LazyLock::new(|| {
    let mut words = HashMap::<_, Vec<_>>::new();
    for word in sure_beginnings().filter(|word| word.len() >= 3) {
        let beginning = [0, 1, 2, 3].map(|at| word.get(at).copied().unwrap_or(b' '));
        words.entry(beginning).or_default().push(word);
    }
    words
});

/// Whether the text at `start`, which begins as some word, may go on as it: it does not only where another letter or digit
/// stands, or a gap within a word. More blanks than one, and what a wrong encoding left of a letter, may be anything.
fn may_begin(bytes: &[u8], start: usize) -> bool {
    let rest = bytes.get(start..bytes.len().min(start + LONGEST)).unwrap_or_default();
    let Some(beginning) = rest.first_chunk().map(|beginning: &[u8; 4]| beginning.map(plain_byte)) else { return true };
    // Behind a word of two letters, `no`, there are too many.
    let Some(words) = WORDS.get(&beginning).filter(|_| beginning[2] != b' ') else { return true };
    let goes_on = |word: &[u8]| {
        let parted = word.iter().zip(rest).position(|(letter, byte)| *letter != plain_byte(*byte));
        let at = parted.and_then(|at| word.split_at_checked(at)).zip(parted.and_then(|at| rest.get(at)));
        let Some(((before, behind), byte)) = at else { return true };
        let is_letter = behind.first().is_some_and(u8::is_ascii_alphanumeric);
        // `do not e-mail`.
        let is_within_word = !before.ends_with(b" ") && !behind.starts_with(b"mail");
        let is_gap = plain_byte(*byte) == b' ' && is_within_word;
        !(is_letter && (byte.is_ascii_alphanumeric() || is_gap))
    };
    words.iter().any(|word| goes_on(word))
}

/// A small letter, and a blank for what parts words.
fn plain_byte(byte: u8) -> u8 {
    if matches!(byte, b'_' | b'-') { b' ' } else { byte.to_ascii_lowercase() }
}

/// The bytes that a beginning may have: a blank is also an underscore, a dash or a blank of another sort, and behind `d` an
/// e mostly has its accent, in whichever encoding. Other accents are not looked for.
fn add_spellings(word: [u8; 4], all: &mut Vec<[u8; 4]>) {
    all.push(word);
    let [a, b, c, d] = word;
    if c == b' ' {
        all.extend([[a, b, b'_', d], [a, b, b'-', d], [a, b, 0xa0, d], [a, b, 0xc2, 0xa0], [a, b, 0xe2, 0x80]]);
        // More blanks than one.
        all.extend([[a, b, c, b' '], [a, b, c, b'-']]);
    }
    if d == b' ' {
        all.extend([b'_', b'-', 0xa0, 0xc2, 0xe2].map(|d| [a, b, c, d]));
    }
    // U+2019 in UTF-8, in Windows-1252, and in Mac Roman.
    if b == b'\'' {
        all.extend([[a, 0xe2, 0x80, 0x99], [a, 0x92, c, d], [a, 0xd5, c, d]]);
    }
    if d == b'\'' {
        all.extend([0xe2, 0x92, 0xd5].map(|d| [a, b, c, d]));
    }
    if [a, b] == *b"de" {
        // U+00E9 and U+00C9 in UTF-8, composed or not, in Windows-1252, and in Mac Roman.
        all.extend([[a, 0xc3, 0xa9, c], [a, 0xc3, 0x89, c], [a, b, 0xcc, 0x81]]);
        all.extend([0xe9, 0xc9, 0x8e, 0x83].map(|accent| [a, accent, c, d]));
    }
}

#[cfg(test)]
mod tests;
