//! Finds the words of objection that stand in columns which are not about the subscription: a tag `abgemeldet`, a note
//! `do not contact` (COLUMNS.md 4, *any other column*). Nothing but words that can only mean no.
//!
//! Every cell of a list is looked at, so a look must cost next to nothing: two bytes behind a delimiter tell that no such
//! word begins there, but for few cells.
//!
//! Invariant: whatever the look passes over, the policy would not call an objection.

use std::collections::HashSet;
use std::sync::LazyLock;

use foldhash::fast::FixedState;

use crate::base::own_column::{OwnRole, OwnRule};
use crate::policy::own_column::{OwnReading, Says, sure_beginnings};
use crate::table::dialect::Dialect;
use crate::table::fields::all_cells;
use crate::table::split::Block;

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
    /// By column: not searched, because it is read as something, or by the user's wish.
    passed: Vec<bool>,
}

/// Longer texts hold no word of objection. In bytes.
const LONGEST: usize = 64;

impl OtherCells {
    pub(super) fn new(options: &JudgeOptions, reading: OwnReading) -> Self {
        let columns: Vec<usize> = options.wanted().into_iter().chain(options.unsearched.iter().copied()).collect();
        let mut passed = vec![false; columns.iter().max().map_or(0, |last| last + 1)];
        for index in columns {
            if let Some(column) = passed.get_mut(index) {
                *column = true;
            }
        }
        Self { reading, passed }
    }

    /// The objections in a block: of each row the first one, in the order of the rows.
    pub(super) fn find(&self, block: &Block, dialect: &Dialect) -> Vec<OtherObjection> {
        let mut found = Vec::new();
        if !block.marks.is_made() {
            (0..block.records.len() as u32).for_each(|row| found.extend(self.find_in_row(block, dialect, row)));
            return found;
        }
        let (beginnings, bytes) = (&*BEGINNINGS, block.bytes.as_slice());
        if beginnings.may_begin(bytes, 0) {
            self.look(block, dialect, 0, &mut found);
        }
        for (first, mut starts) in block.marks.parts() {
            while starts != 0 {
                let start = first + starts.trailing_zeros() as usize;
                if beginnings.may_begin(bytes, start) {
                    self.look(block, dialect, start, &mut found);
                }
                starts &= starts - 1;
            }
        }
        found
    }

    /// Looks closer at the part of a cell that begins at `start`.
    #[cold]
    fn look(&self, block: &Block, dialect: &Dialect, start: usize, found: &mut Vec<OtherObjection>) {
        if BEGINNINGS.begins(&block.bytes, start) && self.objects_at(block, dialect, start) {
            self.add(block, dialect, start, found);
        }
    }

    /// Whether the part of a cell that begins at `start` is an objection, as far as it can be told without its cell.
    fn objects_at(&self, block: &Block, dialect: &Dialect, start: usize) -> bool {
        let bytes = block.bytes.get(start..block.bytes.len().min(start + LONGEST)).unwrap_or_default();
        let inner = bytes.iter().position(|byte| !matches!(byte, b'"' | b' ' | b'=' | b'\'')).unwrap_or(bytes.len());
        let is_end =
            |byte: &u8| matches!(byte, b',' | b';' | b'|' | b'"' | b'\n' | b'\r') || *byte == dialect.delimiter;
        let rest = bytes.get(inner..).unwrap_or_default();
        let part = rest.get(..rest.iter().position(is_end).unwrap_or(rest.len())).unwrap_or_default();
        let mut text = String::new();
        dialect.encoding.decode(part, &mut text);
        self.objects(&text)
    }

    fn objects(&self, text: &str) -> bool {
        self.reading.read(text, OwnRule::of(OwnRole::Other)).says == Says::Objects
    }

    /// Adds the objection near `start`, if its column is searched.
    fn add(&self, block: &Block, dialect: &Dialect, start: usize, found: &mut Vec<OtherObjection>) {
        let row = block.records.partition_point(|record| record.stop as usize <= start) as u32;
        let Some(record) = block.records.get(row as usize).filter(|record| record.start as usize <= start) else {
            return;
        };
        if found.last().is_some_and(|last| last.row == row) {
            return;
        }
        let (begin, end) = (record.start as usize, record.end as usize);
        if block.marks.next_quote(begin, end).is_none() && self.is_passed(block.marks.count_delimiters(begin, start)) {
            return;
        }
        found.extend(self.find_in_row(block, dialect, row));
    }

    fn is_passed(&self, index: usize) -> bool {
        self.passed.get(index).copied().unwrap_or(false)
    }

    fn find_in_row(&self, block: &Block, dialect: &Dialect, row: u32) -> Option<OtherObjection> {
        let record = block.records.get(row as usize)?.content(&block.bytes);
        let cells = all_cells(record, dialect);
        let objects =
            |(index, text): (usize, &String)| !self.is_passed(index) && !text.is_empty() && self.objects(text);
        let index = cells.iter().enumerate().find(|cell| objects(*cell))?.0;
        Some(OtherObjection { row, index })
    }
}

/// How the words begin that object wherever they stand.
struct Beginnings {
    /// One bit for each pair of bytes: whether a word may begin so.
    pairs: Box<[u64; 1 << 10]>,
    /// Whether there is any such pair with this first byte.
    firsts: [bool; 256],
    /// The first four letters.
    fours: HashSet<[u8; 4], FixedState>,
}

static BEGINNINGS: LazyLock<Beginnings> = LazyLock::new(|| {
    let mut beginnings = Beginnings { pairs: Box::new([0; 1 << 10]), firsts: [false; 256], fours: HashSet::default() };
    // What may stand before a word: guards, quotes, blanks, and the first bytes of invisible characters.
    for opening in OPENINGS {
        (0..=u8::MAX).for_each(|second| beginnings.allow([opening, second]));
    }
    for word in sure_beginnings() {
        let &[first, second, ref rest @ ..] = word else { continue };
        for first in [first, first.to_ascii_uppercase()] {
            for second in [second, second.to_ascii_uppercase()] {
                beginnings.allow([first, second]);
            }
            // A letter with an accent.
            (0x80..=u8::MAX).for_each(|second| beginnings.allow([first, second]));
        }
        match rest {
            &[third, fourth, ..] => _ = beginnings.fours.insert([first, second, third, fourth]),
            &[third] => _ = beginnings.fours.insert([first, second, third, b' ']),
            [] => beginnings.fours.extend((b'a'..=b'z').map(|fourth| [first, second, b' ', fourth])),
        }
    }
    beginnings
});

/// So many bytes may stand before a word.
const MOST_OPENINGS: usize = 16;

const OPENINGS: [u8; 10] = [b' ', b'"', b'\'', b'=', b'(', b'[', b'<', 0xc2, 0xe2, 0xef];

impl Beginnings {
    fn allow(&mut self, pair: [u8; 2]) {
        let place = usize::from(u16::from_be_bytes(pair));
        if let (Some(first), Some(word)) = (self.firsts.get_mut(usize::from(pair[0])), self.pairs.get_mut(place / 64)) {
            *first = true;
            *word |= 1 << (place % 64);
        }
    }

    /// Whether a word of objection may begin at `start`, or behind an opening there.
    #[inline]
    #[expect(clippy::indexing_slicing, reason = "there is a place for every byte, and a bit for every pair")]
    fn may_begin(&self, bytes: &[u8], start: usize) -> bool {
        let Some(&[first, second, third]) = bytes.get(start..).and_then(|rest| rest.first_chunk::<3>()) else {
            return false;
        };
        if !self.firsts[usize::from(first)] {
            return false;
        }
        // Many lists quote every cell.
        let pair = if first == b'"' { [second, third] } else { [first, second] };
        let place = usize::from(u16::from_be_bytes(pair));
        self.pairs[place / 64] >> (place % 64) & 1 != 0
    }

    fn begins(&self, bytes: &[u8], start: usize) -> bool {
        let mut rest = bytes.get(start..).unwrap_or_default();
        if rest.first().is_some_and(|first| OPENINGS.contains(first)) {
            let is_word = |byte: &u8| !OPENINGS.contains(byte) && !matches!(byte, 0x80..=0xbf);
            let skipped = rest.iter().take(MOST_OPENINGS).position(is_word);
            rest = rest.get(skipped.unwrap_or(rest.len())..).unwrap_or_default();
        }
        let Some(word) = rest.first_chunk::<4>() else { return false };
        let plain = word.map(|byte| match byte {
            b'_' | b'-' => b' ',
            other => other.to_ascii_lowercase(),
        });
        !plain.is_ascii() || self.fours.contains(&plain)
    }
}

#[cfg(test)]
mod tests;
