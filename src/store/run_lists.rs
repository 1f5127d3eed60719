//! Lists for one run, without a store: what `--suppress` names. They become a segment in memory, of the same layout
//! as in a store; above the memory limit, a nameless temporary file. So they are looked up by the same code.
//!
//! Each list is a list of kind `optout` with one batch; list, scope and batch numbers count from 0, 0 and 1.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::catalog::Catalog;
use super::chains::Chains;
use super::collect::Collector;
use super::entry::NewEntry;
use super::error::StoreError;
use super::files::Scratch;
use super::history::{Action, Batch, BatchCounts, History};
use super::layout_id::LayoutId;
use super::merge::Merge;
use super::new_batch::SourceRead;
use super::record::StoreRecord;
use super::segment::layout::Manifest;
use super::segment::read::{Bytes, Segment};
use super::snapshot::Snapshot;
use super::snapshot_id::SnapshotId;
use crate::base::cancel::Cancel;
use crate::base::channel::Channels;
use crate::base::disk::Disk;
use crate::base::list_kind::ListKind;

/// Collects the lists.
pub struct RunLists {
    disk: Arc<dyn Disk>,
    temp: std::path::PathBuf,
    memory: usize,
    collector: Collector,
    history: History,
}

impl RunLists {
    /// Beyond `memory` bytes (48 an entry) the entries go to `temp`.
    #[must_use]
    pub fn new(disk: &Arc<dyn Disk>, temp: &Path, memory: usize) -> Self {
        let collector = Collector::new(disk, temp, memory);
        Self { disk: Arc::clone(disk), temp: temp.to_owned(), memory, collector, history: History::default() }
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

    /// Takes entries of the list that was started last.
    ///
    /// # Errors
    /// When no list was started, or the temporary directory cannot be written.
    pub fn push(&mut self, entries: &[NewEntry]) -> Result<(), StoreError> {
        let Some(batch) = self.history.batches.last() else { return Err(StoreError::UnknownBatch(0)) };
        let (scope, id) = (batch.scope.unwrap_or_default(), batch.id);
        entries.iter().try_for_each(|entry| self.collector.push(StoreRecord::new(entry, scope, id)))
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
    pub fn finish(mut self, cancel: &Cancel) -> Result<Snapshot, StoreError> {
        let chains = Chains::new(&self.history);
        let counts: Vec<AtomicU64> = self.history.scopes.iter().map(|_| AtomicU64::new(0)).collect();
        let (bytes, manifest) = self.write(&chains, &counts, cancel)?;
        let name = Path::new("the lists of this run");
        // Not looked up again key by key, as a segment of a store is: these bytes never lay on a medium, or lie there
        // for this run only and have checksums, and a filter that lacks a key is never handed out.
        let segment = Segment::open(bytes, name, &manifest)?;
        let segments = if segment.entries() == 0 { Vec::new() } else { vec![Arc::new(segment)] };
        for (scope, count) in self.history.scopes.iter_mut().zip(counts) {
            scope.entries = count.into_inner();
        }
        let catalog = Catalog { history: self.history, ..Catalog::new([0; 16], SnapshotId::new(1, [0; 8])) };
        Ok(Snapshot { dir: name.to_owned(), catalog, chains, segments, rolled_back: None, mark_behind: None })
    }

    /// Makes all entries one segment, and counts those of each scope.
    fn write(&self, chains: &Chains, counts: &[AtomicU64], cancel: &Cancel) -> Result<(Bytes, Manifest), StoreError> {
        let (fresh, old, most) = (self.collector.sources(), Vec::new(), self.collector.len());
        let (layout, drop_past) = (LayoutId::of(ListKind::Optout), false);
        let merge = Merge { fresh, old, layout, most, chains, drop_past, cancel, dir: &self.temp };
        let count = |records: &[StoreRecord]| {
            for record in records.iter().filter(|record| !record.is_loose()) {
                if let Some(count) = counts.get(usize::from(record.scope())) {
                    count.fetch_add(1, Ordering::Relaxed);
                }
            }
            Ok(())
        };
        if most.saturating_mul(size_of::<StoreRecord>() as u64) <= self.memory as u64 {
            let (bytes, manifest) = merge.write(Vec::new(), [0; 8], &count)?;
            return Ok((Bytes::Owned(bytes), manifest));
        }
        let file = Scratch::create(&self.disk, &self.temp)?;
        let (file, manifest) = merge.write(file, [0; 8], &count)?;
        let bytes = Bytes::map(file.file()).map_err(StoreError::io("cannot map a file in", &self.temp))?;
        Ok((bytes, manifest))
    }
}
