//! Questions to a snapshot: which of these keys are in force, and what is known about one.
//!
//! Invariant: an answer does not depend on how entries are spread over segments. Equal records are folded first, and
//! tombstones are looked for in every segment.

use std::sync::Arc;

use super::chains::{Resolution, Unknown};
use super::entry::{Hit, State, Trace};
use super::error::StoreError;
use super::layout_id::LayoutId;
use super::record::StoreRecord;
use super::segment::read::Segment;
use super::snapshot::Snapshot;
use crate::base::match_key::MatchKey;
use crate::base::recipe_id::RecipeId;

impl Snapshot {
    /// Appends to `hits` every entry of `recipe` that is in force for one of `keys`, in the order of the keys. A key
    /// may have several: one a scope, and one a loose origin. A thousand keys a call or more are best.
    ///
    /// # Errors
    /// When a block that is touched for the first time is damaged. The run must stop.
    pub fn probe(&self, recipe: RecipeId, keys: &[MatchKey], hits: &mut Vec<Hit>) -> Result<(), StoreError> {
        let first = hits.len();
        self.resolve(Some(recipe), keys, |index, record, resolution| {
            if resolution.state == State::InForce && record.recipe() == recipe {
                let entry = self.chains.entry(record, resolution.last_batch)?;
                hits.push(Hit { index, entry, missing_since: resolution.missing_since });
            }
            Ok(())
        })?;
        // Each layout was asked by itself.
        hits.get_mut(first..).unwrap_or_default().sort_by_key(|hit| hit.index);
        Ok(())
    }

    /// Everything known about `key` under `recipe`, whether in force or not.
    ///
    /// # Errors
    /// As [`Snapshot::probe`].
    pub fn traces(&self, recipe: RecipeId, key: &MatchKey) -> Result<Vec<Trace>, StoreError> {
        let mut traces = Vec::new();
        self.resolve(Some(recipe), std::slice::from_ref(key), |_, record, resolution| {
            if record.recipe() == recipe {
                let Resolution { state, last_batch, missing_since } = resolution;
                let only_batch = (record.first_batch() == record.last_batch()).then(|| record.first_batch());
                traces.push(Trace { entry: self.chains.entry(record, last_batch)?, state, missing_since, only_batch });
            }
            Ok(())
        })?;
        Ok(traces)
    }

    /// Calls `each` with every entry of `keys` in segments that hold some of `recipe` (none: in all): position of the
    /// key, the folded record, and how it stands. In the order of the keys, one layout after the other.
    pub(crate) fn resolve(
        &self,
        recipe: Option<RecipeId>,
        keys: &[MatchKey],
        mut each: impl FnMut(u32, &StoreRecord, Resolution) -> Result<(), Unknown>,
    ) -> Result<(), StoreError> {
        self.layouts().into_iter().try_for_each(|layout| self.resolve_in(layout, recipe, keys, &mut each))
    }

    /// As [`Snapshot::resolve`], in segments of one layout.
    pub(crate) fn resolve_in(
        &self,
        layout: LayoutId,
        recipe: Option<RecipeId>,
        keys: &[MatchKey],
        mut each: impl FnMut(u32, &StoreRecord, Resolution) -> Result<(), Unknown>,
    ) -> Result<(), StoreError> {
        let mut found = Vec::new();
        let mut segments = 0;
        let is_asked = |segment: &&Arc<Segment>| recipe.is_none_or(|recipe| segment.recipes().contains(recipe));
        for segment in self.segments_of(layout).filter(is_asked) {
            let before = found.len();
            segment.probe(keys, &mut found)?;
            segments += usize::from(found.len() > before);
        }
        if segments > 1 {
            found.sort_by_key(|(index, record)| (*index, record.rank()));
        }
        for group in found.chunk_by(|(i, a), (j, b)| i == j && a.same_entry(b)) {
            self.resolve_entry(group, &mut each).map_err(|unknown| self.unknown(&unknown))?;
        }
        Ok(())
    }

    /// Folds all that was found of one entry, and calls `each` with it.
    fn resolve_entry(
        &self,
        group: &[(u32, StoreRecord)],
        each: &mut impl FnMut(u32, &StoreRecord, Resolution) -> Result<(), Unknown>,
    ) -> Result<(), Unknown> {
        let mut tombstones = Vec::new();
        let mut entry: Option<StoreRecord> = None;
        for (_, record) in group {
            if record.is_tombstone() {
                tombstones.push(*record);
                continue;
            }
            entry = Some(match entry {
                Some(other) => self.chains.fold(&other, record)?,
                None => *record,
            });
        }
        let Some((entry, (index, _))) = entry.zip(group.first()) else { return Ok(()) };
        each(*index, &entry, self.chains.resolve(&entry, &tombstones)?)
    }

    fn unknown(&self, _: &Unknown) -> StoreError {
        Unknown::of(&self.dir)
    }
}
