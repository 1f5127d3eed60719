//! The entries of one part of a list, and the counts that concern the list as a whole.

use crate::base::count_by_kind::CountByKind;
use crate::base::time::Interval;
use crate::identity::hash::Hash;
use crate::identity::recipe::Recipe;

use super::entry::ListEntry;
use super::error::Breadth;

/// So many line numbers of unreadable lines are kept.
pub(super) const SHOWN_LINES: usize = 20;

/// What one part of a list held.
#[derive(Debug, Default)]
pub(super) struct ListPart {
    pub(super) entries: Vec<ListEntry>,
    /// In clear, of each kind.
    pub(super) identifiers: CountByKind,
    /// How many of them have a loose form beside their normal form.
    pub(super) loose: u64,
    /// Per hash: how many, and the line of the first.
    pub(super) digests: [(u64, u64); Hash::ALL.len()],
    /// Rows that are neither blank nor comments.
    pub(super) lines: u64,
    pub(super) unreadable: u64,
    pub(super) unreadable_lines: Vec<u64>,
    /// Rows of the right width whose entry cells are blank.
    pub(super) vacant: u64,
    pub(super) dates: u64,
    pub(super) unreadable_dates: u64,
    pub(super) broad: Option<(u64, String, Breadth)>,
    /// The line of the first pattern of a kind that nobody knows.
    pub(super) unknown_pattern: Option<u64>,
    /// The line of the first NUL byte.
    pub(super) hole: Option<u64>,
    /// The line of the first address or domain that may be Mac Roman.
    pub(super) mac_roman: Option<u64>,
    /// The last row, if it cannot be read.
    pub(super) bad_end: Option<BadEnd>,
}

/// A last row that may have been cut off.
#[derive(Clone, Copy, Debug)]
pub(super) struct BadEnd {
    pub(super) line: u64,
    /// It holds hexadecimal digits only.
    pub(super) is_hex: bool,
}

/// Where an entry comes from.
#[derive(Clone, Copy)]
pub(super) struct RowPlace {
    pub(super) line: u64,
    pub(super) row: u32,
    pub(super) time: Option<Interval>,
}

impl ListPart {
    /// Counts a digest that was made by `recipe`.
    pub(super) fn count_digest(&mut self, recipe: &Recipe, line: u64) {
        if let Some((count, first)) = recipe.hash.and_then(|hash| self.digests.get_mut(hash as usize)) {
            if *count == 0 {
                *first = line;
            }
            *count += 1;
        }
    }
}
