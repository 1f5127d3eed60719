//! Where words of leaving stand in free text, which is not searched (COLUMNS.md 4): nobody is rejected for them, and nothing
//! is left unread without a word.
//!
//! Invariant: the same rows give the same figures, in whichever order they are added.

use std::collections::BTreeMap;

/// So many lines of each column are kept, the first ones.
const FIRST_LINES: usize = 5;

/// By 0-based column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mentions(BTreeMap<usize, Mention>);

/// The rows of one column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mention {
    pub rows: u64,
    /// Physical lines of the first ones, in their order.
    pub first_lines: Vec<u64>,
}

impl Mentions {
    /// Adds the row that starts in `line`; each row once for each column.
    pub(super) fn add(&mut self, column: usize, line: u64) {
        self.0.entry(column).or_default().add(&Mention { rows: 1, first_lines: vec![line] });
    }

    /// Adds those of other rows.
    pub fn add_all(&mut self, others: &Self) {
        for (column, mention) in &others.0 {
            self.0.entry(*column).or_default().add(mention);
        }
    }

    /// The columns in which there are any, and their rows.
    pub fn by_column(&self) -> impl Iterator<Item = (usize, &Mention)> {
        self.0.iter().map(|(column, mention)| (*column, mention))
    }
}

impl Mention {
    /// Adds other rows.
    pub fn add(&mut self, others: &Self) {
        self.rows += others.rows;
        self.first_lines.extend(&others.first_lines);
        self.first_lines.sort_unstable();
        self.first_lines.truncate(FIRST_LINES);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_lines_are_the_same_in_any_order() {
        let of = |lines: &[u64]| {
            let mut mentions = Mentions::default();
            lines.iter().for_each(|line| mentions.add(3, *line));
            mentions
        };
        let (early, late) = (of(&[2, 9, 4]), of(&[70, 60, 50, 40, 30, 20]));
        let (mut one, mut other) = (early.clone(), late.clone());
        one.add_all(&late);
        other.add_all(&early);
        assert_eq!(one, other);
        let expected = Mention { rows: 9, first_lines: vec![2, 4, 9, 20, 30] };
        assert_eq!(one.by_column().collect::<Vec<_>>(), [(3, &expected)]);
    }
}
