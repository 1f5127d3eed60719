//! The entries of one run, ready for questions: a table in memory, or, where they exceeded the memory limit, a segment as in
//! a store, in a nameless temporary file.
//!
//! Not here: what the entries are about (`run_lists`, `run_notes`). Invariant: both give the same answers.

use std::path::Path;
use std::sync::Arc;

use super::chains::Chains;
use super::collect::Collected;
use super::entry::NewEntry;
use super::error::StoreError;
use super::files::Scratch;
use super::layout_id::LayoutId;
use super::merge::{Fresh, Inspect, Merge};
use super::run_table::{RunTable, compared};
use super::segment::read::{Bytes, Segment};
use crate::base::cancel::Cancel;
use crate::base::disk::Disk;
use crate::base::list_kind::ListKind;
use crate::base::match_key::MatchKey;
use crate::base::recipe_id::RecipeId;

/// See the module.
pub(crate) enum RunEntries {
    Table(RunTable),
    Segment(Segment),
}

/// Where a run keeps what exceeds its memory.
pub(crate) struct RunPlace<'a> {
    pub(crate) disk: &'a Arc<dyn Disk>,
    pub(crate) dir: &'a Path,
    pub(crate) cancel: &'a Cancel,
}

impl RunEntries {
    /// Takes all of `entries`, whose keys are as they are [`compared`]. `chains` knows their batches.
    pub(crate) fn take(
        entries: &Collected,
        chains: &Chains,
        place: &RunPlace<'_>,
        inspect: Inspect<'_>,
    ) -> Result<Self, StoreError> {
        let RunPlace { disk, dir, cancel } = *place;
        let (fresh, old) = (Fresh::Entries(entries), Vec::new());
        let (layout, drop_past) = (LayoutId::of(ListKind::Optout), false);
        let merge = Merge { fresh, old, layout, chains, drop_past, cancel, dir };
        if !entries.are_on_disk() {
            return Ok(Self::Table(RunTable::fill(entries, &merge, inspect)?));
        }
        let (file, manifest, _) = merge.write(Scratch::create(disk, dir)?, [0; 8], inspect)?;
        let bytes = Bytes::map(file.file()).map_err(StoreError::io("cannot map a file in", dir))?;
        // Not looked up again key by key, as a segment of a store is: these bytes lie on the medium for this run only and
        // have checksums, and a filter that lacks a key is never handed out.
        Ok(Self::Segment(Segment::open(bytes, Path::new(NAME), &manifest)?))
    }

    /// Whether any entry was made by this recipe.
    pub(crate) fn holds(&self, recipe: RecipeId) -> bool {
        match self {
            Self::Table(table) => table.holds(recipe),
            Self::Segment(segment) => segment.recipes().contains(recipe),
        }
    }

    /// How many bytes of memory they take, mapped pages not counted.
    pub(crate) fn memory(&self) -> usize {
        match self {
            Self::Table(table) => table.memory(),
            Self::Segment(_) => 0,
        }
    }

    /// Calls `each` with every entry for one of `keys`, in their order: the position of the key, the scope, and the entry.
    pub(crate) fn probe(&self, keys: &[MatchKey], each: &mut impl FnMut(u32, u16, NewEntry)) -> Result<(), StoreError> {
        let segment = match self {
            Self::Table(table) => {
                table.probe(keys, each);
                return Ok(());
            }
            Self::Segment(segment) => segment,
        };
        let keys: Vec<_> = keys.iter().map(|key| compared(*key)).collect();
        let mut found = Vec::new();
        segment.probe(&keys, &mut found)?;
        found.iter().for_each(|(index, record)| each(*index, record.scope(), record.entry()));
        Ok(())
    }
}

/// Stands for the path of a store in messages.
pub(crate) const NAME: &str = "the lists of this run";
