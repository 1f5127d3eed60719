//! The changes that end entries or bring them back: lift and undo; and compaction, which changes no answer.
//!
//! Invariant: none of them removes an entry. A lift adds tombstones, an undo marks a batch, and both stay visible.

use std::sync::Arc;

use super::catalog::Catalog;
use super::chains::Chains;
use super::entry::State;
use super::error::StoreError;
use super::event::Event;
use super::history::{Action, Batch, BatchCounts};
use super::layout_id::LayoutId;
use super::merge::{Fresh, Merge};
use super::record::StoreRecord;
use super::segment::read::Segment;
use super::writer::{NewSegment, Writer};
use crate::base::match_key::MatchKey;
use crate::base::recipe_id::RecipeId;

/// What an entry must be, beside its list, to be lifted: the very entry that the named identifier wrote. (An entry that
/// only reaches it, of another spelling or domain, is another identifier's.)
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LiftTarget {
    pub recipe: RecipeId,
    pub key: MatchKey,
    pub loose: bool,
    /// As in [`NewEntry`](super::NewEntry).
    pub origin: u32,
}

/// What a lift did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lifted {
    /// None if there was nothing to lift; then nothing was written.
    pub batch: Option<u32>,
    /// Entries that were in force and no longer are, loose ones not counted.
    pub entries: u64,
}

/// What an undo did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Undone {
    /// The undo's own batch.
    pub batch: u32,
    /// Entries in force before and after, over the whole list, loose ones not counted.
    pub before: u64,
    pub after: u64,
}

/// What a compaction did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Compacted {
    pub segments: usize,
    pub bytes_before: u64,
    pub bytes_after: u64,
}

/// A tombstone, the layout of its segment, and whether the entry that it lifts was missing from a full list.
type Tombstone = (LayoutId, StoreRecord, bool);

impl Writer<'_> {
    /// Lifts the entries of `targets` in `list`, in every scope of it.
    ///
    /// # Errors
    /// When there is no such list or no reason, or the disk fails.
    pub fn lift(&mut self, list: &str, targets: &[LiftTarget], reason: &str, at: i64) -> Result<Lifted, StoreError> {
        require_reason(reason)?;
        let mut next = self.certain()?.catalog.clone();
        let Some(list) = next.history.list_named(list).map(|list| list.id) else {
            return Err(StoreError::UnknownList(list.to_owned()));
        };
        let id = next.history.next_batch()?;
        let tombstones = self.tombstones(list, targets, id)?;
        if tombstones.is_empty() {
            return Ok(Lifted { batch: None, entries: 0 });
        }
        let mut batch = Batch::new(id, Action::Lift, at);
        (batch.list, batch.reason) = (Some(list), Some(reason.to_owned()));
        for (_, tombstone, was_missing) in tombstones.iter().filter(|(_, tombstone, _)| !tombstone.is_loose()) {
            let Some(scope) = next.history.scopes.get_mut(usize::from(tombstone.scope())) else { continue };
            scope.entries = scope.entries.saturating_sub(1);
            scope.missing = scope.missing.saturating_sub(u64::from(*was_missing));
            batch.counts.known += 1;
            let (recipe, key, scope) = (tombstone.recipe(), tombstone.key, tombstone.scope());
            next.history.events.push(Event { batch: id, recipe, key, scope });
        }
        let entries = batch.counts.known;
        next.history.batches.push(batch);
        self.commit_tombstones(next, &tombstones)?;
        Ok(Lifted { batch: Some(id), entries })
    }

    /// A tombstone for each entry in force that a target names, in the layout of the entry, and whether that was missing.
    fn tombstones(&self, list: u32, targets: &[LiftTarget], id: u32) -> Result<Vec<Tombstone>, StoreError> {
        let snapshot = self.snapshot();
        let mut tombstones: Vec<Tombstone> = Vec::new();
        for (layout, target) in
            snapshot.layouts().into_iter().flat_map(|layout| targets.iter().map(move |it| (layout, it)))
        {
            snapshot.resolve_in(layout, Some(target.recipe), &[target.key], |_, record, resolution| {
                let is_meant = record.recipe() == target.recipe
                    && record.is_loose() == target.loose
                    && record.origin() == target.origin
                    && snapshot.scope(record.scope()).is_some_and(|scope| scope.list == list);
                if is_meant && resolution.state == State::InForce {
                    tombstones.push((layout, record.tombstone(id), resolution.missing_since.is_some()));
                }
                Ok(())
            })?;
        }
        tombstones.sort_by_key(|(layout, record, _)| (*layout, record.key, record.rank()));
        tombstones.dedup_by_key(|(layout, record, _)| (*layout, record.key, record.rank()));
        Ok(tombstones)
    }

    /// Commits `next` with the sorted `tombstones` in new segments, one a layout.
    fn commit_tombstones(&mut self, next: Catalog, tombstones: &[Tombstone]) -> Result<(), StoreError> {
        let chains = Chains::new(&next.history);
        let (mut new, mut swallowed) = (Vec::new(), Vec::new());
        for (id, group) in (next.next_segment..).zip(tombstones.chunk_by(|(a, ..), (b, ..)| a == b)) {
            let Some((layout, ..)) = group.first() else { continue };
            let old = self.to_swallow(*layout, group.len() as u64);
            new.push(self.write_tombstones(id, *layout, group, &old, &chains)?);
            swallowed.extend(old);
        }
        self.commit(next, new, &swallowed)
    }

    /// Writes segment `id` of `layout`, which also takes in the segments `old`.
    fn write_tombstones(
        &mut self,
        id: u64,
        layout: LayoutId,
        tombstones: &[Tombstone],
        old: &[Arc<Segment>],
        chains: &Chains,
    ) -> Result<NewSegment, StoreError> {
        let tombstones: Vec<_> = tombstones.iter().map(|(_, record, _)| *record).collect();
        let old: Vec<_> = old.iter().map(|segment| &**segment).collect();
        let (dir, cancel) = (self.dir.clone(), self.cancel.clone());
        let (fresh, drop_past) = (Fresh::Tombstones(&tombstones), false);
        let merge = Merge { fresh, old, layout, chains, drop_past, cancel: &cancel, dir: &dir };
        self.write_segment(id, &merge, &|_| Ok(()))
    }

    /// Takes back what only batch `target` vouches for; if it is a lift, what it lifted is in force again.
    ///
    /// # Errors
    /// When there is no such batch, it is undone already or not of a kind that can be, there is no reason, or entries
    /// that would come back are gone.
    pub fn undo(&mut self, target: u32, reason: &str, at: i64) -> Result<Undone, StoreError> {
        require_reason(reason)?;
        let mut next = self.certain()?.catalog.clone();
        let id = next.history.next_batch()?;
        let undone = target.checked_sub(1).and_then(|index| next.history.batches.get_mut(index as usize));
        let undone = undone.ok_or(StoreError::UnknownBatch(target))?;
        require_undoable(undone)?;
        undone.undone_by = Some(id);
        let mut batch = Batch::new(id, Action::Undo, at);
        (batch.list, batch.target, batch.reason) = (undone.list, Some(target), Some(reason.to_owned()));
        let list = undone.list;
        next.history.batches.push(batch);
        let chains = Chains::new(&next.history);
        if next.history.scopes.iter().any(|scope| chains.full_list(scope.id) < scope.floor) {
            return Err(StoreError::TooOldToUndo(target));
        }
        let counts = self.snapshot().recount(&chains, &self.cancel)?;
        let (mut before, mut after) = (0, 0);
        for (scope, (entries, missing)) in next.history.scopes.iter_mut().zip(counts) {
            if Some(scope.list) == list {
                before += scope.entries;
                after += entries;
            }
            (scope.entries, scope.missing) = (entries, missing);
        }
        if let Some(batch) = next.history.batches.last_mut() {
            let (added, missing) = (after.saturating_sub(before), before.saturating_sub(after));
            batch.counts = BatchCounts { added, missing, ..BatchCounts::default() };
        }
        self.commit(next, Vec::new(), &[])?;
        Ok(Undone { batch: id, before, after })
    }

    /// Merges all segments into one, or one a layout. Answers stay as they are.
    ///
    /// # Errors
    /// When a segment is damaged or the disk fails.
    pub fn compact(&mut self, at: i64) -> Result<Compacted, StoreError> {
        let mut next = self.certain()?.catalog.clone();
        let old = self.snapshot().segments.clone();
        let bytes_before = next.segments.iter().map(|manifest| manifest.length).sum();
        if old.is_empty() {
            return Ok(Compacted { segments: 0, bytes_before, bytes_after: bytes_before });
        }
        next.history.batches.push(Batch::new(next.history.next_batch()?, Action::Compact, at));
        let chains = Chains::new(&next.history);
        let mut new = Vec::new();
        for (id, layout) in (next.next_segment..).zip(self.snapshot().layouts()) {
            chains.raise_floors(layout, &mut next.history.scopes);
            new.push(self.merge_all(id, layout, &chains)?);
        }
        self.commit(next, new, &old)?;
        let bytes_after = self.snapshot().catalog.segments.iter().map(|manifest| manifest.length).sum();
        Ok(Compacted { segments: old.len(), bytes_before, bytes_after })
    }

    /// Writes segment `id` with everything of `layout`.
    fn merge_all(&mut self, id: u64, layout: LayoutId, chains: &Chains) -> Result<NewSegment, StoreError> {
        let old: Vec<_> = self.snapshot().segments_of(layout).cloned().collect();
        let old: Vec<_> = old.iter().map(|segment| &**segment).collect();
        let (dir, cancel) = (self.dir.clone(), self.cancel.clone());
        let (fresh, drop_past) = (Fresh::Nothing, true);
        let merge = Merge { fresh, old, layout, chains, drop_past, cancel: &cancel, dir: &dir };
        self.write_segment(id, &merge, &|_| Ok(()))
    }
}

fn require_reason(reason: &str) -> Result<(), StoreError> {
    if reason.trim().is_empty() { Err(StoreError::NoReason) } else { Ok(()) }
}

fn require_undoable(batch: &Batch) -> Result<(), StoreError> {
    if let Some(by) = batch.undone_by {
        return Err(StoreError::AlreadyUndone { batch: batch.id, by });
    }
    match batch.action {
        Action::Import | Action::Add | Action::Lift => Ok(()),
        Action::Undo | Action::Compact | Action::Accept => {
            Err(StoreError::NotUndoable { batch: batch.id, action: batch.action.name() })
        }
    }
}
