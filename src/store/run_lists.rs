//! Lists for one run, without a store: what `--suppress` names. Their entries are collected as those of an import are; how
//! they are kept then is `run_entries`.
//!
//! Each list is a list of kind `optout`, unless it is said to be of another, with one batch; list, scope and batch numbers count from 0, 0 and 1.

use std::borrow::Borrow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::catalog::Catalog;
use super::chains::Chains;
use super::collect::Collector;
use super::entry::NewEntry;
use super::error::StoreError;
use super::fresh::Stamp;
use super::history::{Action, Batch, BatchCounts, History};
use super::new_batch::SourceRead;
use super::record::StoreRecord;
use super::run_entries::{NAME, RunEntries, RunPlace};
use super::run_snapshot::RunSnapshot;
use super::run_table::compared;
use super::snapshot::Snapshot;
use super::snapshot_id::SnapshotId;
use crate::base::cancel::Cancel;
use crate::base::channel::Channels;
use crate::base::disk::Disk;
use crate::base::list_kind::ListKind;

/// Collects the lists.
pub struct RunLists {
    disk: Arc<dyn Disk>,
    temp: PathBuf,
    entries: Collector,
    history: History,
}

impl RunLists {
    /// Beyond `memory` bytes the entries go to `temp`.
    #[must_use]
    pub fn new(disk: &Arc<dyn Disk>, temp: &Path, memory: usize) -> Self {
        Self {
            disk: Arc::clone(disk),
            temp: temp.to_owned(),
            entries: Collector::new(disk, temp, memory),
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
        let scope = self.history.scope(list, Channels::ALL, &[], false)?;
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
    pub fn push<I: IntoIterator<Item: Borrow<NewEntry>>>(&self, entries: I) -> Result<(), StoreError> {
        let Some(batch) = self.history.batches.last() else { return Err(StoreError::UnknownBatch(0)) };
        let stamp = Stamp { scope: batch.scope.unwrap_or_default(), batch: batch.id };
        // A segment keeps all of a key and the table does not: both shall find the same.
        let as_compared = |entry: &NewEntry| NewEntry { key: compared(entry.key), ..*entry };
        self.entries.push(stamp, entries.into_iter().map(|entry| as_compared(entry.borrow())))
    }

    /// Says what the list that was started last turned out to be.
    pub fn end(&mut self, source: SourceRead) {
        if let Some(batch) = self.history.batches.last_mut() {
            (batch.digest, batch.digest_recipes) = (source.digest, source.digest_recipes);
            batch.counts = BatchCounts { read: source.rows, unreadable: source.unreadable, ..BatchCounts::default() };
        }
    }

    /// Says what kind of fact the list that was started last holds.
    pub fn set_kind(&mut self, kind: ListKind) {
        if let Some(list) = self.history.lists.last_mut() {
            list.kind = kind;
        }
    }

    /// Makes the lists ready for questions.
    ///
    /// # Errors
    /// When the temporary directory cannot be written, or the run was interrupted.
    pub fn finish(mut self, cancel: &Cancel) -> Result<RunSnapshot, StoreError> {
        let chains = Chains::new(&self.history);
        let counts: Vec<AtomicU64> = self.history.scopes.iter().map(|_| AtomicU64::new(0)).collect();
        let count = |records: &[StoreRecord]| {
            for record in records.iter().filter(|record| !record.is_loose()) {
                if let Some(count) = counts.get(usize::from(record.scope())) {
                    count.fetch_add(1, Ordering::Relaxed);
                }
            }
            Ok(())
        };
        let place = RunPlace { disk: &self.disk, dir: &self.temp, cancel };
        let entries = RunEntries::take(&self.entries.finish(), &chains, &place, &count)?;
        for (scope, count) in self.history.scopes.iter_mut().zip(counts) {
            scope.entries = count.into_inner();
        }
        let catalog = Catalog { history: self.history, ..Catalog::new([0; 16], SnapshotId::new(1, [0; 8])) };
        let (dir, segments) = (PathBuf::from(NAME), Vec::new());
        let snapshot = Snapshot { dir, catalog, chains, segments, rolled_back: None, mark_behind: None };
        Ok(RunSnapshot::new(snapshot, entries))
    }
}
