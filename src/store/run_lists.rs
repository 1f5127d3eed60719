//! Lists for one run, without a store: what `--suppress` names. Their entries are kept in a table in memory
//! (`run_table`); past the memory limit they become a segment as in a store, in a nameless temporary file. Both give the
//! same answers.
//!
//! Each list is a list of kind `optout` with one batch; list, scope and batch numbers count from 0, 0 and 1.

use std::borrow::Borrow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use super::catalog::Catalog;
use super::chains::Chains;
use super::collect::Collector;
use super::entry::NewEntry;
use super::error::StoreError;
use super::files::Scratch;
use super::fresh::Stamp;
use super::history::{Action, Batch, BatchCounts, History};
use super::layout_id::LayoutId;
use super::merge::{Fresh, Merge};
use super::new_batch::SourceRead;
use super::record::StoreRecord;
use super::run_snapshot::RunSnapshot;
use super::run_table::{RunTable, compared};
use super::segment::read::{Bytes, Segment};
use super::snapshot::Snapshot;
use super::snapshot_id::SnapshotId;
use crate::base::cancel::Cancel;
use crate::base::channel::Channels;
use crate::base::disk::Disk;
use crate::base::list_kind::ListKind;

/// No table can number what takes more, whatever the machine has.
const MOST_MEMORY: usize = 64 << 30;

/// Collects the lists.
pub struct RunLists {
    disk: Arc<dyn Disk>,
    temp: PathBuf,
    memory: usize,
    table: RunTable,
    /// The table takes no more: what it held and what comes lies in `spilled`.
    is_full: AtomicBool,
    spilled: Collector,
    history: History,
}

impl RunLists {
    /// Beyond `memory` bytes the entries go to `temp`.
    #[must_use]
    pub fn new(disk: &Arc<dyn Disk>, temp: &Path, memory: usize) -> Self {
        Self {
            disk: Arc::clone(disk),
            temp: temp.to_owned(),
            memory: memory.min(MOST_MEMORY),
            table: RunTable::default(),
            is_full: AtomicBool::new(false),
            spilled: Collector::new(disk, temp, memory),
            history: History::default(),
        }
    }

    /// Starts the next list, and returns the number of its batch. `at` is now, in seconds since 1970-01-01 UTC.
    ///
    /// # Errors
    /// When a list has this name already, or there are too many.
    pub fn start(&mut self, name: &str, as_of: Option<i64>, at: i64) -> Result<u32, StoreError> {
        if self.history.list_named(name).is_some() {
            return Err(StoreError::DuplicateRunList(name.to_owned()));
        }
        let list = self.history.list(name, ListKind::Optout, None)?;
        let scope = self.history.scope(list, Channels::ALL, &[])?;
        let id = self.history.next_batch()?;
        let mut batch = Batch::new(id, Action::Import, at);
        (batch.list, batch.scope, batch.as_of) = (Some(list), Some(scope), as_of);
        batch.source = Some(name.to_owned());
        self.history.batches.push(batch);
        Ok(id)
    }

    /// Takes entries of the list that was started last, in any order and from any thread.
    ///
    /// # Errors
    /// When no list was started, or the temporary directory cannot be written.
    pub fn push<I>(&self, entries: I) -> Result<(), StoreError>
    where
        I: IntoIterator<Item: Borrow<NewEntry>, IntoIter: Clone>,
    {
        let Some(batch) = self.history.batches.last() else { return Err(StoreError::UnknownBatch(0)) };
        let scope = batch.scope.unwrap_or_default();
        let entries = entries.into_iter();
        if self.take(entries.clone().map(|entry| *entry.borrow()), scope) {
            return Ok(());
        }
        if !self.is_full.swap(true, Ordering::AcqRel) {
            self.empty_table()?;
        }
        self.spilled.push(stamp_of(scope), entries.map(|entry| spilled(*entry.borrow())))
    }

    /// Takes entries of `scope` if there is memory left for them.
    fn take(&self, entries: impl Iterator<Item = NewEntry>, scope: u16) -> bool {
        if self.is_full.load(Ordering::Acquire) || self.table.bytes() > self.memory {
            return false;
        }
        self.table.take(entries, scope);
        true
    }

    /// Moves what lies in the table to what goes to the disk.
    fn empty_table(&self) -> Result<(), StoreError> {
        let mut waiting: Vec<Vec<NewEntry>> = self.history.scopes.iter().map(|_| Vec::new()).collect();
        let push = |scope: usize, entries: &mut Vec<NewEntry>| {
            self.spilled.push(stamp_of(scope as u16), entries.drain(..).map(spilled))
        };
        self.table.drain(&mut |scope, entry| {
            let scope = usize::from(scope);
            let Some(entries) = waiting.get_mut(scope) else { return Ok(()) };
            entries.push(entry);
            if entries.len() < MOVED_AT_ONCE { Ok(()) } else { push(scope, entries) }
        })?;
        waiting.iter_mut().enumerate().try_for_each(|(scope, entries)| push(scope, entries))
    }

    /// Says what the list that was started last turned out to be.
    pub fn end(&mut self, source: SourceRead) {
        if let Some(batch) = self.history.batches.last_mut() {
            batch.digest = source.digest;
            batch.counts = BatchCounts { read: source.rows, unreadable: source.unreadable, ..BatchCounts::default() };
        }
    }

    /// Makes the lists ready for questions.
    ///
    /// # Errors
    /// When the temporary directory cannot be written, or the run was interrupted.
    pub fn finish(mut self, cancel: &Cancel) -> Result<RunSnapshot, StoreError> {
        let (table, segment) = if *self.is_full.get_mut() {
            // A worker may have been about to take something when the table was emptied.
            self.empty_table()?;
            (None, Some(self.write(cancel)?))
        } else {
            let table = std::mem::take(&mut self.table).finish();
            self.set_counts(table.count(self.history.scopes.len()));
            (Some(table), None)
        };
        let chains = Chains::new(&self.history);
        let catalog = Catalog { history: self.history, ..Catalog::new([0; 16], SnapshotId::new(1, [0; 8])) };
        let (dir, segments) = (PathBuf::from(NAME), segment.into_iter().map(Arc::new).collect());
        let snapshot = Snapshot { dir, catalog, chains, segments, rolled_back: None, mark_behind: None };
        Ok(RunSnapshot::new(snapshot, table))
    }

    fn set_counts(&mut self, counts: impl IntoIterator<Item = u64>) {
        for (scope, count) in self.history.scopes.iter_mut().zip(counts) {
            scope.entries = count;
        }
    }

    /// Makes all entries one segment, and counts those of each scope.
    fn write(&mut self, cancel: &Cancel) -> Result<Segment, StoreError> {
        let chains = Chains::new(&self.history);
        let counts: Vec<AtomicU64> = self.history.scopes.iter().map(|_| AtomicU64::new(0)).collect();
        let entries = self.spilled.finish();
        let (fresh, old) = (Fresh::Entries(&entries), Vec::new());
        let (layout, drop_past) = (LayoutId::of(ListKind::Optout), false);
        let merge = Merge { fresh, old, layout, chains: &chains, drop_past, cancel, dir: &self.temp };
        let count = |records: &[StoreRecord]| {
            for record in records.iter().filter(|record| !record.is_loose()) {
                if let Some(count) = counts.get(usize::from(record.scope())) {
                    count.fetch_add(1, Ordering::Relaxed);
                }
            }
            Ok(())
        };
        let file = Scratch::create(&self.disk, &self.temp)?;
        let (file, manifest, _) = merge.write(file, [0; 8], &count)?;
        let bytes = Bytes::map(file.file()).map_err(StoreError::io("cannot map a file in", &self.temp))?;
        // Not looked up again key by key, as a segment of a store is: these bytes lie on the medium for this run only and
        // have checksums, and a filter that lacks a key is never handed out.
        let segment = Segment::open(bytes, Path::new(NAME), &manifest)?;
        self.set_counts(counts.into_iter().map(AtomicU64::into_inner));
        Ok(segment)
    }
}

/// Stands for the path of a store in messages.
const NAME: &str = "the lists of this run";

/// So many entries of a list go to the disk at once when the table is emptied.
const MOVED_AT_ONCE: usize = 4096;

/// An entry as it goes to the disk: with the key as the table has it, so that both find the same.
fn spilled(entry: NewEntry) -> NewEntry {
    NewEntry { key: compared(entry.key), ..entry }
}

fn stamp_of(scope: u16) -> Stamp {
    Stamp { scope, batch: batch_of(scope) }
}

/// The batch that brought the entries of `scope`.
pub(super) fn batch_of(scope: u16) -> u32 {
    u32::from(scope) + 1
}
