//! Records that swallowed rows, because a quote was never closed: how they are told, and their lines as rows of their own. Not
//! what becomes of them: none is kept (`judge`), and each line still objects (`objection_reader`).
//!
//! Invariant: a line that would be judged as a row by itself is never kept as a part of another one.

use crate::identity::identifier::IdentifierReader;

use super::cells::CellSource;
use super::options::JudgeOptions;

/// Whether the record that `source` was turned to holds line ends, and whether one of the lines inside its quotes is a
/// row: with an identifier in the place of one, and as wide as rows are.
pub(super) fn swallowed(source: &mut impl CellSource, options: &JudgeOptions, reader: &mut IdentifierReader) -> bool {
    let mut holds_one = |cells: &[String]| {
        options.identifier_columns.iter().any(|column| {
            let mut is_known = false;
            let cell = cells.get(column.index).map_or("", String::as_str);
            reader.read(column.kind, cell.trim_matches('"'), &mut |_| is_known = true);
            is_known
        })
    };
    source.rows_in_quotes().iter().any(|cells| may_be_row(cells, options) && holds_one(cells))
}

/// Whether a line has the width of a row. One that lacks fields has more than half of them: an address and a few words
/// between commas are a note.
fn may_be_row(cells: &[String], options: &JudgeOptions) -> bool {
    let surplus = cells.get(options.widest..).unwrap_or_default();
    let lacks_most = cells.len() < options.fields && cells.len() * 2 <= options.fields;
    !lacks_most && surplus.iter().all(|cell| cell.trim().is_empty())
}

/// The lines of a record as rows.
pub(super) struct LineCells {
    lines: Vec<Vec<String>>,
    first: u64,
    wanted: Vec<usize>,
    now: usize,
}

impl LineCells {
    /// Those of the record that `source` was turned to, which starts in line `first`.
    pub(super) fn new(source: &mut impl CellSource, first: u64, options: &JudgeOptions) -> Self {
        Self { lines: source.lines(), first, wanted: options.wanted(), now: 0 }
    }

    /// The cells of a line.
    pub(super) fn cells(&self, line: u32) -> &[String] {
        self.lines.get(line as usize).map_or(&[], Vec::as_slice)
    }
}

impl CellSource for LineCells {
    fn rows(&self) -> u32 {
        self.lines.len() as u32
    }

    fn line(&self, row: u32) -> u64 {
        self.first + u64::from(row)
    }

    fn turn_to(&mut self, row: u32) -> usize {
        self.now = row as usize;
        self.cells(row).len()
    }

    fn text(&mut self, place: usize) -> Option<&str> {
        let column = *self.wanted.get(place)?;
        self.lines.get(self.now)?.get(column).map(String::as_str)
    }

    fn each_text(&mut self, each: &mut dyn FnMut(usize, &str)) {
        self.cells(self.now as u32).iter().enumerate().for_each(|(column, text)| each(column, text));
    }
}
