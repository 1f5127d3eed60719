//! Loads a list into the store: entries come in any order, in chunks, and become one segment and one batch.
//!
//! A full list (`replace`) does not touch the entries it lacks: that they are missing, vanished or lifted follows from
//! the batch. Importing the same file again gives each entry a later last batch and changes nothing else.

use std::borrow::Borrow;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::sync::{Arc, Mutex};

use rayon::prelude::*;

use super::catalog::Catalog;
use super::chains::Chains;
use super::collect::{Collected, Collector};
use super::entry::{NewEntry, State};
use super::error::StoreError;
use super::event::Event;
use super::fresh::Stamp;
use super::history::{Action, Batch, BatchCounts, EntryScope};
use super::layout_id::LayoutId;
use super::merge::{Folded, Fresh, Merge};
use super::new_batch::{Imported, NewBatch, SourceRead};
use super::record::StoreRecord;
use super::segment::read::Segment;
use super::snapshot::Snapshot;
use super::writer::{NewSegment, Writer};
use crate::base::lock::{lock, unlocked};
use crate::base::time::calendar_days;

/// An import under way. Dropping it changes nothing.
pub struct ImportSession<'w, 'k> {
    writer: &'w mut Writer<'k>,
    /// The state to come.
    next: Catalog,
    batch: u32,
    scope: u16,
    /// Whether each entry is an event of its own.
    is_by_hand: bool,
    /// Of the segment to come.
    pub(super) layout: LayoutId,
    allow_shrink: bool,
    collector: Collector,
    /// Of entries by hand.
    events: Mutex<Vec<Event>>,
}

/// How the batch meets what was there; loose entries are not counted.
#[derive(Default)]
struct ImportTally {
    entries: AtomicU64,
    known: AtomicU64,
    known_missing: AtomicU64,
}

impl<'k> Writer<'k> {
    /// Starts a batch. Entries beyond `memory` bytes are sorted on disk, beside the store.
    ///
    /// # Errors
    /// When the list is of another kind or register, or `lift_missing` lacks what it needs.
    pub fn import(&mut self, new: NewBatch, memory: usize) -> Result<ImportSession<'_, 'k>, StoreError> {
        let NewBatch { action, imported_at, replace, lift_missing, allow_shrink, .. } = new;
        if lift_missing && !(replace && new.kind.is_sticky() && new.reason.is_some()) {
            return Err(StoreError::LiftMissing);
        }
        let mut next = self.certain()?.catalog.clone();
        let list = next.history.list(&new.list, new.kind, new.register.as_deref())?;
        next.history.require_register(list, action, new.register.as_deref())?;
        let scope = next.history.scope(list, new.channels, &new.purposes, new.is_cleared)?;
        let id = next.history.next_batch()?;
        let mut batch = Batch::new(id, action, imported_at);
        (batch.list, batch.scope) = (Some(list), Some(scope));
        (batch.source, batch.as_of, batch.received_at) = (new.source, new.as_of, new.received_at);
        (batch.reason, batch.via, batch.agent) = (new.reason, new.via, new.agent);
        (batch.replace, batch.lift_missing, batch.coverage) = (replace, lift_missing, new.coverage);
        next.history.batches.push(batch);
        let collector = Collector::new(&self.disk, &self.dir, memory);
        Ok(ImportSession {
            writer: self,
            next,
            batch: id,
            scope,
            is_by_hand: action == Action::Add,
            layout: LayoutId::of(new.kind),
            allow_shrink,
            collector,
            events: Mutex::default(),
        })
    }
}

impl ImportSession<'_, '_> {
    /// Takes entries, in any order and from any thread; equal ones become one.
    ///
    /// # Errors
    /// When entries beyond the memory limit cannot be written to disk.
    pub fn push<I: IntoIterator<Item: Borrow<NewEntry>>>(&self, entries: I) -> Result<(), StoreError> {
        let stamp = Stamp { scope: self.scope, batch: self.batch };
        self.collector.push(stamp, entries.into_iter().inspect(|entry| self.note(entry.borrow())))
    }

    /// Makes an event of an entry by hand.
    #[inline]
    fn note(&self, entry: &NewEntry) {
        // The second side of a domain is found by its own key alone.
        let is_loose_form = entry.loose && entry.origin != entry.key.origin();
        if self.is_by_hand && !is_loose_form {
            let event = Event { batch: self.batch, recipe: entry.recipe, key: entry.key, scope: self.scope };
            lock(&self.events).push(event);
        }
    }

    /// Makes the batch part of the store. Until this returns, the store is what it was.
    ///
    /// # Errors
    /// When a full list shrinks too much, the disk fails, an old segment is damaged, or the run was interrupted.
    pub fn finish(mut self, source: SourceRead) -> Result<Imported, StoreError> {
        self.refuse_older(&source)?;
        let chains = Chains::new(&self.next.history);
        let tally = ImportTally::default();
        let entries = self.collector.finish();
        let (mut new, mut swallowed) = (Vec::new(), Vec::new());
        if entries.len() > 0 {
            swallowed = self.writer.to_swallow(self.layout, entries.len());
            new.push(self.write(&entries, &swallowed, &chains, &tally)?);
        }
        self.next.history.events.append(unlocked(&mut self.events));
        let counts = self.count(&tally, source)?;
        let imported = self.imported(counts);
        self.writer.commit(self.next, new, &swallowed)?;
        Ok(imported)
    }

    /// Writes the segment of the batch, which also takes in the segments `swallowed`.
    fn write(
        &mut self,
        entries: &Collected,
        swallowed: &[Arc<Segment>],
        chains: &Chains,
        tally: &ImportTally,
    ) -> Result<NewSegment, StoreError> {
        let (layout, drop_past) = (self.layout, self.is_everything(swallowed));
        let (dir, cancel) = (self.writer.dir.clone(), self.writer.cancel.clone());
        let old: Vec<_> = swallowed.iter().map(|segment| &**segment).collect();
        let fresh = Fresh::Entries(entries);
        let merge = Merge { fresh, old, layout, chains, drop_past, cancel: &cancel, dir: &dir };
        let before = self.writer.snapshot().share();
        let id = self.next.next_segment;
        let new = self.writer.write_segment(id, &merge, &|records| tally.count(&before, records))?;
        if drop_past {
            chains.raise_floors(layout, &mut self.next.history.scopes);
        }
        Ok(new)
    }

    fn is_everything(&self, swallowed: &[Arc<Segment>]) -> bool {
        swallowed.len() == self.writer.snapshot().segments_of(self.layout).count()
    }

    /// What [`ImportSession::finish`] would do, refusals included, without doing it.
    ///
    /// # Errors
    /// As [`ImportSession::finish`].
    pub fn rehearse(mut self, source: SourceRead) -> Result<Imported, StoreError> {
        self.refuse_older(&source)?;
        let chains = Chains::new(&self.next.history);
        let tally = ImportTally::default();
        let (dir, cancel) = (self.writer.dir.clone(), self.writer.cancel.clone());
        let entries = self.collector.finish();
        let (fresh, layout, old, drop_past) = (Fresh::Entries(&entries), self.layout, Vec::new(), false);
        let merge = Merge { fresh, old, layout, chains: &chains, drop_past, cancel: &cancel, dir: &dir };
        merge.ranges().into_par_iter().try_for_each(|range| {
            cancel.check()?;
            let Folded { records, .. } = merge.range(range, &|_| Ok(()))?;
            tally.count(self.writer.snapshot(), &records)
        })?;
        let counts = self.count(&tally, source)?;
        Ok(self.imported(counts))
    }

    fn imported(&self, counts: BatchCounts) -> Imported {
        let scopes = &self.next.history.scopes;
        let list = scopes.get(usize::from(self.scope)).map(|scope| scope.list);
        let is_elsewhere =
            |scope: &&EntryScope| Some(scope.list) == list && scope.id != self.scope && !scope.is_cleared;
        let elsewhere = scopes.iter().filter(is_elsewhere).map(|scope| scope.entries).sum();
        let entries = scopes.get(usize::from(self.scope)).map_or(0, |scope| scope.entries);
        Imported { batch: self.batch, counts, entries, elsewhere }
    }

    /// A full list that takes entries away must not be older than the one before it: whoever came in between would go. Of answers
    /// in another form nobody sees whom they are about, so that the first of them counts.
    fn refuse_older(&self, source: &SourceRead) -> Result<(), StoreError> {
        let history = &self.next.history;
        let Some(batch) = history.batches.last() else { return Err(StoreError::UnknownBatch(self.batch)) };
        let Some(list) = batch.list.and_then(|list| history.lists.get(list as usize)) else { return Ok(()) };
        if !batch.ends_others(list.kind) {
            return Ok(());
        }
        let is_before = |other: &&Batch| {
            let counts = other.action == Action::Import && other.undone_by.is_none();
            counts && other.id != batch.id && other.scope == batch.scope
        };
        let before = || history.batches.iter().filter(is_before);
        let is_same_file =
            before().next_back().is_some_and(|last| last.digest.is_some() && last.digest == source.digest);
        let Some((old, known)) = before().filter_map(|other| Some((other.as_of?, other.id))).max() else {
            return Ok(());
        };
        let list = || list.name.clone();
        let last = before().next_back();
        let is_same_form = last.is_none_or(|last| last.digest_recipes == source.digest_recipes);
        match source.answered_since.filter(|_| !is_same_form).or(source.as_of).or(batch.as_of) {
            _ if is_same_file => Ok(()),
            None => Err(StoreError::UndatedReplacement { list: list(), old, batch: known }),
            Some(new) if calendar_days(old, new) < 0 => Err(StoreError::Older { list: list(), old, new, batch: known }),
            Some(_) => Ok(()),
        }
    }

    /// Brings the counts of batch and scope up to date; refuses a full list that shrinks too much.
    fn count(&mut self, tally: &ImportTally, source: SourceRead) -> Result<BatchCounts, StoreError> {
        let history = &mut self.next.history;
        let (Some(batch), Some(scope)) = (history.batches.last_mut(), history.scopes.get_mut(usize::from(self.scope)))
        else {
            return Err(StoreError::UnknownBatch(self.batch));
        };
        let list = history.lists.get(scope.list as usize);
        batch.as_of = source.as_of.or(batch.as_of);
        let (new, known) = (tally.entries.load(Relaxed), tally.known.load(Relaxed));
        let mut counts =
            BatchCounts { read: source.rows, added: new - known, known, missing: 0, unreadable: source.unreadable };
        if batch.replace {
            if !self.allow_shrink {
                refuse_shrink(list.map_or("", |list| &list.name), scope.entries.saturating_sub(scope.missing), new)?;
            }
            counts.missing = scope.entries.saturating_sub(known);
            let keeps = list.is_none_or(|list| list.kind.is_sticky()) && !batch.lift_missing;
            scope.missing = if keeps { counts.missing } else { 0 };
            scope.entries = new + scope.missing;
        } else {
            scope.entries += counts.added;
            scope.missing = scope.missing.saturating_sub(tally.known_missing.load(Relaxed));
        }
        batch.counts = counts;
        batch.digest = source.digest;
        batch.coverage = source.coverage.unwrap_or(batch.coverage);
        batch.digest_recipes = source.digest_recipes;
        Ok(counts)
    }
}

/// A full list of `new` entries after one of `old`.
fn refuse_shrink(list: &str, old: u64, new: u64) -> Result<(), StoreError> {
    if new == 0 {
        return Err(StoreError::EmptyReplacement(list.to_owned()));
    }
    if u128::from(new) * 10 < u128::from(old) * 9 {
        return Err(StoreError::Shrinks { list: list.to_owned(), old, new });
    }
    Ok(())
}

impl ImportTally {
    /// Counts sorted, distinct records of the batch against the state before it.
    fn count(&self, before: &Snapshot, records: &[StoreRecord]) -> Result<(), StoreError> {
        if before.segments() == 0 {
            let exact = records.iter().filter(|record| !record.is_loose()).count();
            self.entries.fetch_add(exact as u64, Relaxed);
            return Ok(());
        }
        let records: Vec<_> = records.iter().filter(|record| !record.is_loose()).collect();
        let keys: Vec<_> = records.iter().map(|record| record.key).collect();
        let (mut known, mut known_missing) = (0, 0);
        before.resolve(None, &keys, |index, record, resolution| {
            let is_same = records.get(index as usize).is_some_and(|asked| asked.same_entry(record));
            if is_same && resolution.state == State::InForce {
                known += 1;
                known_missing += u64::from(resolution.missing_since.is_some());
            }
            Ok(())
        })?;
        self.entries.fetch_add(records.len() as u64, Relaxed);
        self.known.fetch_add(known, Relaxed);
        self.known_missing.fetch_add(known_missing, Relaxed);
        Ok(())
    }
}
