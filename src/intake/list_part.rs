//! The entries of one part of a list, and the counts that concern the list as a whole.

use crate::base::answer_days::AnswerDays;
use crate::base::area_codes::AreaCodes;
use crate::base::count_by_kind::CountByKind;
use crate::base::time::Interval;
use crate::identity::hash::Hash;
use crate::identity::recipe::Recipe;

use super::breadth::Breadth;
use super::entry::ListEntry;
use super::layout::Misfit;
use super::misread::Misread;
use super::row_counts::RowCounts;

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
    /// Per column of entries, in the order of the plan, and hash: how many, and the line of the first.
    pub(super) digests: Vec<DigestCounts>,
    pub(super) rows: RowCounts,
    pub(super) unreadable_lines: Vec<u64>,
    /// Lines of the first numbers of which nothing says how they are dialled.
    pub(super) lines_without_country: Vec<u64>,
    /// Lines of the first comments that hold an identifier.
    pub(super) comment_lines: Vec<u64>,
    pub(super) broad: Option<(u64, String, Breadth)>,
    /// The line of the first pattern of a kind that nobody knows.
    pub(super) unknown_pattern: Option<u64>,
    /// The line of the first one that does not fit the layout.
    pub(super) misfit: Option<(u64, Misfit)>,
    /// The line of the first answer of a register that cannot be read.
    pub(super) misread: Option<(u64, Misread)>,
    /// When a register gave the answers in it.
    pub(super) answer_days: Option<AnswerDays>,
    /// The area codes of its numbers.
    pub(super) areas: AreaCodes,
    /// The line of the first NUL byte.
    pub(super) hole: Option<u64>,
    /// The line of the first address or domain that may be Mac Roman.
    pub(super) mac_roman: Option<u64>,
    /// The line of the first date that proves another order of day and month than that of the list.
    pub(super) other_order: Option<u64>,
    /// The last row, if it may have been cut off.
    pub(super) bad_end: Option<BadEnd>,
}

/// Per hash: how many digests, and the line of the first.
pub(super) type DigestCounts = [(u64, u64); Hash::ALL.len()];

/// A last row that may have been cut off.
#[derive(Clone, Copy, Debug)]
pub(super) struct BadEnd {
    pub(super) line: u64,
    /// It cannot be read, and holds hexadecimal digits only.
    pub(super) is_hex: bool,
}

/// Where an entry comes from.
#[derive(Clone, Copy)]
pub(super) struct RowPlace {
    pub(super) line: u64,
    pub(super) row: u32,
    pub(super) time: Option<Interval>,
    /// Whether a register lists it.
    pub(super) is_listed: bool,
}

impl RowPlace {
    /// Of a row without a date.
    pub(super) fn new(line: u64, row: u32) -> Self {
        Self { line, row, time: None, is_listed: true }
    }
}

impl ListPart {
    /// Notes when a register gave an answer.
    pub(super) fn note_answer(&mut self, time: Option<Interval>) {
        let days = time.map(AnswerDays::of);
        self.answer_days = self.answer_days.into_iter().chain(days).reduce(AnswerDays::with);
    }

    /// Counts a digest in a column that was made by `recipe`.
    pub(super) fn count_digest(&mut self, column: usize, recipe: &Recipe, line: u64) {
        if self.digests.len() <= column {
            self.digests.resize(column + 1, DigestCounts::default());
        }
        let counts = self.digests.get_mut(column);
        if let Some((count, first)) = counts.zip(recipe.hash).and_then(|(counts, hash)| counts.get_mut(hash as usize)) {
            if *count == 0 {
                *first = line;
            }
            *count += 1;
        }
    }
}
