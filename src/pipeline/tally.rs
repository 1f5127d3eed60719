//! The figures of a run. Every block has its own; they are added up in block order.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::count_by_kind::CountByKind;
use crate::base::own_column::ValueClass;
use crate::base::recipe_id::RecipeId;
use crate::policy::reason::{Reason, Reasons};

use super::mentions::Mentions;
use super::own_row::OwnVerdict;

/// How many lines are kept for each reason.
const FIRST_LINES: usize = 20;

/// Counts of one block or of a whole run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RunTally {
    pub kept: u64,
    pub rejected: u64,
    /// Rejected rows by primary reason, in the order of `Reason::ALL`.
    pub primary: [u64; Reason::ALL.len()],
    /// Rejected rows by all the reasons that they have.
    pub sets: BTreeMap<Reasons, u64>,
    /// Physical lines of the first rejected rows by primary reason, at most 20 each, in the same order.
    pub first_lines: [Vec<u64>; Reason::ALL.len()],
    /// Rejected rows that matched an entry of the list, by list number.
    pub hits: Vec<u64>,
    /// Identifiers that were looked up.
    pub asked: CountByKind,
    /// Which lists, by number, found somebody by a digest of which recipe, whether that forbids anything or not.
    pub digests_found: BTreeSet<(usize, RecipeId)>,
    /// What the list's own columns said: rows by column number, what follows, and the kind of word.
    pub own_columns: BTreeMap<(u16, OwnVerdict, ValueClass), u64>,
    /// Words of leaving in free text.
    pub mentions: Mentions,
    /// Kept rows with an unreadable further column of the campaign's channel.
    pub unreadable_extra: u64,
    /// Kept rows with more or fewer fields than most.
    pub ragged: u64,
    /// Kept rows with a number that lacked its leading zero.
    pub repaired: u64,
    /// Numbers beside addresses that nobody can dial, so that they were not looked up.
    pub numbers_unread: u64,
    /// Rejected rows whose number names no country.
    pub without_country: u64,
    /// Rows with line ends inside quotes.
    pub multi_line: u64,
    /// The last row has no line end, and can be read all the same.
    pub open_end: bool,
    /// First physical line with text in UTF-8 beyond ASCII.
    pub first_utf8: Option<u64>,
    /// First physical line with bytes that are no UTF-8 and were read as Windows-1252.
    pub first_windows_1252: Option<u64>,
    /// First physical line with an identifier that was looked up as Mac Roman, too.
    pub first_mac_roman: Option<u64>,
}

impl RunTally {
    /// Adds the figures of a later block.
    pub fn add(&mut self, later: &Self) {
        self.kept += later.kept;
        self.rejected += later.rejected;
        for (sum, count) in self.primary.iter_mut().zip(later.primary) {
            *sum += count;
        }
        for (reasons, count) in &later.sets {
            *self.sets.entry(*reasons).or_default() += count;
        }
        for (lines, more) in self.first_lines.iter_mut().zip(&later.first_lines) {
            lines.extend(more.iter().take(FIRST_LINES - lines.len()));
        }
        self.hits.resize(self.hits.len().max(later.hits.len()), 0);
        for (sum, count) in self.hits.iter_mut().zip(&later.hits) {
            *sum += count;
        }
        self.asked.add_all(&later.asked);
        self.digests_found.extend(&later.digests_found);
        for (column, count) in &later.own_columns {
            *self.own_columns.entry(*column).or_default() += count;
        }
        self.mentions.add_all(&later.mentions);
        self.unreadable_extra += later.unreadable_extra;
        self.ragged += later.ragged;
        self.multi_line += later.multi_line;
        self.repaired += later.repaired;
        self.numbers_unread += later.numbers_unread;
        self.without_country += later.without_country;
        self.open_end |= later.open_end;
        self.first_utf8 = self.first_utf8.or(later.first_utf8);
        self.first_windows_1252 = self.first_windows_1252.or(later.first_windows_1252);
        self.first_mac_roman = self.first_mac_roman.or(later.first_mac_roman);
    }

    /// Books what an own column said in one row.
    pub(super) fn book_own(&mut self, column: u16, verdict: OwnVerdict, class: ValueClass) {
        *self.own_columns.entry((column, verdict, class)).or_default() += 1;
    }

    /// Books one rejected row, which starts in `line`.
    #[expect(clippy::indexing_slicing, reason = "there is a place for every reason")]
    pub fn reject(&mut self, reasons: Reasons, line: u64) {
        let Some(primary) = reasons.primary() else { return };
        self.rejected += 1;
        self.primary[primary as usize] += 1;
        let lines = &mut self.first_lines[primary as usize];
        if lines.len() < FIRST_LINES {
            lines.push(line);
        }
        *self.sets.entry(reasons).or_default() += 1;
    }

    /// Rejected rows per primary reason, gravest first, without the zeros.
    pub fn reasons(&self) -> impl Iterator<Item = (Reason, u64)> {
        Reason::ALL.into_iter().zip(self.primary).filter(|(_, count)| *count > 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_lines_are_kept_in_order_across_blocks() {
        let block = |lines: std::ops::Range<u64>| {
            let mut tally = RunTally::default();
            lines.for_each(|line| tally.reject(Reason::OptoutGlobal.into(), line));
            tally
        };
        let mut run = RunTally::default();
        [block(2..5), block(7..7), block(8..60)].iter().for_each(|later| run.add(later));
        let first = &run.first_lines[Reason::OptoutGlobal as usize];
        assert_eq!((first.len(), first[..4].to_vec(), run.rejected), (FIRST_LINES, vec![2, 3, 4, 8], 55));
        assert_eq!(block(1..100).first_lines, block(1..21).first_lines);
    }
}
