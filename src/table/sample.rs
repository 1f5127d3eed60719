//! What the first rows of a list tell about its columns. Not what their names say.

use std::collections::HashSet;

use crate::base::day;
use crate::base::own_column::OwnRule;

use super::null_word::is_nothing;
use super::recognise::Recognise;
use super::role::Role;

/// The first rows of a list.
#[derive(Clone, Copy)]
pub(super) struct Sample<'a> {
    pub rows: &'a [Vec<String>],
    pub recognise: Recognise,
}

/// Codes of states have one digit; what is larger was counted.
const LARGEST_CODE: u32 = 9;

/// A delivery has no states: whoever bounced twice was counted.
const LARGEST_ANSWER: u32 = 1;

impl<'a> Sample<'a> {
    /// Whether more than half of the cells are like those of `role`.
    pub(super) fn is_mostly(&self, index: usize, role: Role) -> bool {
        let alike = |cell: &&str| self.is_like(cell, role);
        self.cells(index).filter(alike).count() * 2 > self.cells(index).count()
    }

    /// Whether so many rows have a cell like those of `role` that it is no accident: two, or one in ten.
    pub(super) fn is_often(&self, index: usize, role: Role) -> bool {
        let alike = |cell: &&str| self.is_like(cell, role);
        let count = self.cells(index).filter(alike).count();
        count > 1 || count * 10 >= self.rows.len()
    }

    fn is_like(&self, cell: &str, role: Role) -> bool {
        match role {
            Role::Phone(_) => (self.recognise.is_dialled)(cell),
            _ => (self.recognise.role)(cell) == Some(role),
        }
    }

    /// Whether at least half of the cells differ.
    pub(super) fn is_varied(&self, index: usize) -> bool {
        let distinct: HashSet<&str> = self.cells(index).collect();
        distinct.len() * 2 >= self.cells(index).count()
    }

    /// Whether all cells are numbers, and one of them is larger than any answer in an own column of that rule, and no day.
    pub(super) fn holds_counts(&self, index: usize, rule: OwnRule) -> bool {
        let largest = if rule.bounce { LARGEST_ANSWER } else { LARGEST_CODE };
        let number = |cell: &str| cell.parse::<u32>().ok().filter(|_| cell.len() <= 8);
        let is_counted = |cell: &str| number(cell).is_some_and(|number| number > largest) && !is_day(cell);
        self.cells(index).all(|cell| number(cell).is_some()) && self.cells(index).any(is_counted)
    }

    /// Whether some cell joins several values as the address book of Google does. Its labels are read whole: what stands
    /// behind the first is seen by no look at the beginnings of cells.
    pub(super) fn holds_labels(&self, index: usize) -> bool {
        self.cells(index).any(|cell| cell.contains(" ::: "))
    }

    /// Whether no cell can be an address, not even a damaged one: that still has a dot. Words for nothing say nothing.
    pub(super) fn refutes_address(&self, index: usize) -> bool {
        let mut cells = self.values(index).peekable();
        cells.peek().is_some() && cells.all(|cell| !cell.contains(['@', '.']) && (self.recognise.role)(cell).is_none())
    }

    /// The cells of the sample that hold something, and no word for nothing.
    pub(super) fn values(&self, index: usize) -> impl Iterator<Item = &'a str> + use<'a> {
        self.cells(index).filter(|cell| !is_nothing(cell))
    }

    /// The cells of the sample that are not blank.
    pub(super) fn cells(&self, index: usize) -> impl Iterator<Item = &'a str> + use<'a> {
        let cells = self.rows.iter().filter_map(move |row| row.get(index));
        cells.map(|cell| cell.trim()).filter(|cell| !cell.is_empty())
    }
}

/// Whether a number may be a day, as spreadsheets and databases write it. A year alone may as well be a count.
fn is_day(cell: &str) -> bool {
    day::read(cell).is_some()
}
