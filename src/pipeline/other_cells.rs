//! Finds the words of objection that stand in columns which are not about the subscription: a tag `abgemeldet`, a note
//! `do not contact` (COLUMNS.md 4, *any other column*). Nothing but words that can only mean no.
//!
//! Every cell of a list is looked at, so a look must cost next to nothing: the first four letters tell that no such word
//! begins there, but for very few places.
//!
//! Invariant: a word that is written as the tables have it, in either case, is found in whichever cell it stands.

use crate::base::own_column::{OwnRole, OwnRule};
use crate::policy::own_column::{OwnReading, Says, begins_with_leaving};
use crate::table::dialect::Dialect;
use crate::table::fields::{all_cells, field_end};
use crate::table::split::Block;
use crate::table::swallowed::lines_of_record;

use super::mentions::Mentions;
use super::options::JudgeOptions;
use super::word_beginnings::{BEGINNINGS, ENDS_OF_PARTS, LONGEST, may_begin, may_object, speaks_of_leaving};

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
    identifiers: Vec<usize>,
    /// Number of fields that most rows have.
    fields: usize,
}

/// How a column of any other sort is read.
const OTHER: OwnRule = OwnRule::of(OwnRole::Other);

impl OtherCells {
    pub(super) fn new(options: &JudgeOptions, reading: OwnReading) -> Self {
        let own = options.own_columns.iter().map(|column| column.index);
        let unsearched: Vec<usize> = own.chain(options.unsearched.iter().copied()).collect();
        let last = unsearched.iter().chain(&options.about_else).max();
        let rule = |index| (!unsearched.contains(&index)).then(|| options.other_rule(index));
        Self {
            reading,
            rules: (0..last.map_or(0, |last| last + 1)).map(rule).collect(),
            identifiers: options.identifier_columns.iter().map(|column| column.index).collect(),
            fields: options.fields,
        }
    }

    /// The objections in a block: of each row the first one, in the order of the rows. What else speaks of leaving is added
    /// to `mentions`.
    pub(super) fn find(&self, block: &Block, dialect: &Dialect, mentions: &mut Mentions) -> Vec<OtherObjection> {
        let mut found = Vec::new();
        if !block.marks.is_made() {
            for row in 0..block.records.len() as u32 {
                let cells = cells_of(block, dialect, row);
                match self.first_in(&cells) {
                    Some(index) => found.push(OtherObjection { row, index }),
                    None => self.mentions_in(&cells).for_each(|column| mentions.add(column, block.line_of(row))),
                }
            }
            return found;
        }
        let counted = Counted::default();
        let mut search = Search {
            others: self,
            block,
            dialect,
            found,
            settled: 0,
            taken_apart: None,
            counted,
            mentions,
            mentioned: Vec::new(),
        };
        BEGINNINGS.find(&block.bytes, &mut |start| search.look(start));
        search.leave_row();
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

    /// The columns of a row with these cells in which free text speaks of leaving.
    fn mentions_in(&self, cells: &[String]) -> impl Iterator<Item = usize> {
        let speaks = |(column, cell): &(usize, &String)| self.may_be_free_text(*column) && speaks_of_leaving(cell);
        cells.iter().enumerate().filter(speaks).map(|(column, _)| column)
    }

    fn may_be_free_text(&self, column: usize) -> bool {
        self.rule(column).is_some() && !self.identifiers.contains(&column)
    }

    fn objects(&self, text: &str, rule: OwnRule) -> bool {
        self.reading.read(text, rule).says == Says::Objects
    }

    fn rule(&self, index: usize) -> Option<OwnRule> {
        self.rules.get(index).copied().unwrap_or(Some(OTHER))
    }

    fn find_in_row(&self, block: &Block, dialect: &Dialect, row: u32) -> Option<OtherObjection> {
        Some(OtherObjection { row, index: self.first_in(&cells_of(block, dialect, row))? })
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

fn cells_of(block: &Block, dialect: &Dialect, row: u32) -> Vec<String> {
    let record = block.records.get(row as usize).map(|record| record.content(&block.bytes));
    all_cells(record.unwrap_or_default(), dialect)
}

/// The search in one block, from its beginning to its end. No row is taken apart twice, and no delimiter counted twice:
/// one cell may hold a word a hundred thousand times.
struct Search<'a> {
    others: &'a OtherCells,
    block: &'a Block,
    dialect: &'a Dialect,
    found: Vec<OtherObjection>,
    /// Where the last row ends that objects.
    settled: usize,
    /// The last row that was taken apart.
    taken_apart: Option<u32>,
    counted: Counted,
    mentions: &'a mut Mentions,
    /// The columns of the row in which free text speaks of leaving: added once the row is over, if nothing in it objects.
    mentioned: Vec<usize>,
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
        if self.others.rule(column).is_none() {
            return;
        }
        let text = self.part(start);
        if self.taken_apart != Some(row) && self.others.reading.may_object(&text) {
            self.taken_apart = Some(row);
            if let Some(objection) = self.others.find_in_row(self.block, self.dialect, row) {
                self.found.push(objection);
                self.settled = end;
                self.mentioned.clear();
                return;
            }
        }
        if self.mentioned.last() != Some(&column) && self.others.may_be_free_text(column) && begins_with_leaving(&text)
        {
            self.mentioned.push(column);
        }
    }

    /// The part of a cell that begins at `start`, as far as it can be told without its cell.
    fn part(&self, start: usize) -> String {
        let bytes = self.block.bytes.get(start..self.block.bytes.len().min(start + LONGEST)).unwrap_or_default();
        let is_end = |byte: &u8| ENDS_OF_PARTS.contains(&char::from(*byte)) || *byte == self.dialect.delimiter;
        let part = bytes.get(..bytes.iter().position(is_end).unwrap_or(bytes.len())).unwrap_or_default();
        let mut text = String::new();
        self.dialect.encoding.decode(part, &mut text);
        text
    }

    /// Adds what the row that was entered last mentions.
    fn leave_row(&mut self) {
        let Some(row) = self.counted.row else { return };
        let line = self.block.line_of(row);
        self.mentioned.drain(..).for_each(|column| self.mentions.add(column, line));
    }

    /// The row at `start`, and where it ends. Its fields are counted from there on.
    fn enter_row(&mut self, start: usize) -> Option<(u32, usize)> {
        let block = self.block;
        let row = block.records.partition_point(|record| record.stop as usize <= start) as u32;
        let record = block.records.get(row as usize).filter(|record| record.start as usize <= start)?;
        let (begin, end) = (record.start as usize, record.end as usize);
        if self.counted.row != Some(row) {
            self.leave_row();
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

#[cfg(test)]
mod tests;
