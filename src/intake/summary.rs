//! What a suppression list turned out to hold. Data only.

use std::collections::BTreeSet;

use crate::base::answer_days::AnswerDays;
use crate::base::area_codes::AreaCodes;
use crate::base::count_by_kind::CountByKind;
use crate::base::list_kind::ListKind;
use crate::base::recipe_id::RecipeId;
use crate::identity::hash::Hash;
use crate::identity::recipe::Recipe;
use crate::table::columns::Column;
use crate::table::source::SourceEnd;

use super::ignored_column::IgnoredColumn;
use super::row_counts::RowCounts;

/// What a list turned out to hold.
#[derive(Clone, Debug)]
pub struct ListSummary {
    /// Entries in clear, of each kind.
    pub identifiers: CountByKind,
    /// How many of them have a loose form beside their normal form.
    pub loose: u64,
    /// The area codes of its numbers in North America.
    pub areas: AreaCodes,
    /// When a register gave the answers in it, if it holds some.
    pub answer_days: Option<AnswerDays>,
    /// How many digests of each kind there is.
    pub digests: Vec<(Hash, u64)>,
    /// By which recipe they were taken to be made, if one was named.
    pub recipe: Option<&'static Recipe>,
    /// The columns that were read, in table order, the date among them.
    pub columns: Vec<Column>,
    pub rows: RowCounts,
    /// Physical lines of the first 20 rows that cannot be read.
    pub unreadable_lines: Vec<u64>,
    /// Physical line of the first address or domain that was read as Mac Roman, too.
    pub mac_roman: Option<u64>,
    /// Physical lines of the first 20 comments that hold an identifier.
    pub comment_lines: Vec<u64>,
    /// Names of columns that are not read and hold an @ in the sample.
    pub elsewhere: Vec<String>,
    /// What kind of list its header speaks of, where it does.
    pub kind: Option<ListKind>,
    /// The own columns that were asked whether a row objects.
    pub own: Vec<String>,
    /// Its rows were only weighed, and no entry was handed out.
    pub only_weighed: bool,
    /// The file itself.
    pub source: SourceEnd,
    /// Columns that were recognised, but not read.
    pub ignored: Vec<IgnoredColumn>,
    /// The last line has no line end.
    pub open_end: bool,
}

impl ListSummary {
    /// By which recipes its digests were taken to be made: the one that was named, else the usual one of each length. Sorted.
    #[must_use]
    pub fn digest_recipes(&self) -> Vec<RecipeId> {
        let of_hash = |hash: Hash| self.recipe.or_else(|| Recipe::usual(hash)).map(|recipe| recipe.id);
        let all: BTreeSet<RecipeId> = self.digests.iter().filter_map(|(hash, _)| of_hash(*hash)).collect();
        all.into_iter().collect()
    }

    /// Of a list that holds so many digests of `recipe` and nothing else.
    #[must_use]
    pub(super) fn of_digests(hash: Hash, count: u64, recipe: &'static Recipe, source: SourceEnd) -> Self {
        Self {
            digests: vec![(hash, count)],
            recipe: Some(recipe),
            rows: RowCounts { lines: count, good: count, ..RowCounts::default() },
            ..Self::of_file(source)
        }
    }

    /// Of a file in which nothing was found yet.
    #[must_use]
    pub(super) fn of_file(source: SourceEnd) -> Self {
        Self {
            identifiers: CountByKind::default(),
            loose: 0,
            areas: AreaCodes::NONE,
            answer_days: None,
            digests: Vec::new(),
            recipe: None,
            columns: Vec::new(),
            rows: RowCounts::default(),
            unreadable_lines: Vec::new(),
            mac_roman: None,
            comment_lines: Vec::new(),
            elsewhere: Vec::new(),
            kind: None,
            own: Vec::new(),
            only_weighed: false,
            source,
            ignored: Vec::new(),
            open_end: false,
        }
    }
}
