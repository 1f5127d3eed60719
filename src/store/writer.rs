//! The one process that may change a store. Holds `store.lock` from opening to dropping; others wait for it, readers do
//! not notice it.
//!
//! Invariant: a change is the rename of a new catalog. Whatever fails before it leaves the old state and at most
//! leftovers, which the next writer removes; old segments are removed after it.

use std::fs::{DirBuilder, File};
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::access::Access;
use super::catalog::Catalog;
use super::chains::Chains;
use super::error::StoreError;
use super::files::{CATALOG, create_lock, is_store, lock, remove_orphans, segment_path};
use super::layout_id::LayoutId;
use super::marks::{self, Marks};
use super::merge::{self, Inspect, Merge};
use super::segment::layout::Manifest;
use super::segment::read::{Bytes, Segment};
use super::snapshot::Snapshot;
use super::snapshot_id::SnapshotId;
use super::version::THIS_SCRUB;
use crate::base::atomic::{AtomicFile, Staged};
use crate::base::cancel::Cancel;
use crate::base::disk::Disk;

/// More live segments than this are merged: every one costs each lookup a look.
const MOST_SEGMENTS: usize = 8;

/// See the module.
pub struct Writer<'k> {
    pub(crate) dir: PathBuf,
    pub(crate) access: Access<'k>,
    pub(crate) disk: Arc<dyn Disk>,
    pub(crate) cancel: Cancel,
    snapshot: Snapshot,
    /// A commit failed, so what is on disk is not known.
    in_doubt: bool,
    _lock: File,
}

/// A finished segment file that waits for its name, and its contents.
pub(crate) struct NewSegment {
    staged: Staged,
    manifest: Manifest,
    segment: Segment,
}

/// Makes an empty store in the new directory `dir` (mode 0700; its files 0600).
///
/// # Errors
/// When there is a store already, or the directory cannot be written.
pub fn create(dir: &Path, access: &Access<'_>, disk: &Arc<dyn Disk>) -> Result<(), StoreError> {
    if dir.join(CATALOG).exists() {
        return Err(StoreError::AlreadyAStore(dir.to_owned()));
    }
    if is_store(dir) {
        return Err(StoreError::CatalogMissing(dir.join(CATALOG)));
    }
    if let Some((path, _)) = Marks::read(dir, access)?.unreadable_beside_key() {
        return Err(StoreError::MarkOfAnyStoreDamaged(path));
    }
    DirBuilder::new().recursive(true).mode(0o700).create(dir).map_err(StoreError::io("cannot create", dir))?;
    let mut store_id = [0; 16];
    getrandom::fill(&mut store_id)?;
    create_lock(dir, &**disk)?;
    let catalog = Catalog::new(store_id, SnapshotId::draw(1)?);
    catalog.commit(dir, access, disk)?;
    // Nothing can be lost from it yet: where the mark beside the key cannot be written is said after the first change.
    marks::write(dir, access, &catalog, disk).map(drop)
}

impl<'k> Writer<'k> {
    /// Waits until no other writer has the store, then opens it and removes what a killed one left. `waiting` is called
    /// once if there is somebody to wait for.
    ///
    /// # Errors
    /// As [`Snapshot::open`]; when the directory cannot be written; when `cancel` is set while waiting.
    pub fn open(
        dir: &Path,
        access: Access<'k>,
        disk: Arc<dyn Disk>,
        cancel: Cancel,
        waiting: &mut dyn FnMut(),
    ) -> Result<Self, StoreError> {
        let writer = Self::enter(dir, access, disk, cancel, waiting, Snapshot::open)?;
        remove_orphans(dir, &writer.snapshot.catalog.segments, &*writer.disk)?;
        Ok(writer)
    }

    /// Locks the store and opens it with `open`.
    pub(crate) fn enter(
        dir: &Path,
        access: Access<'k>,
        disk: Arc<dyn Disk>,
        cancel: Cancel,
        waiting: &mut dyn FnMut(),
        open: fn(&Path, &Access<'_>) -> Result<Snapshot, StoreError>,
    ) -> Result<Self, StoreError> {
        if !dir.join(CATALOG).exists() {
            // For its message: there is no store, or one that lost its catalog.
            Catalog::read(dir, &access)?;
        }
        create_lock(dir, &*disk)?;
        let lock = lock(dir, access.lock_timeout, &cancel, waiting)?;
        let snapshot = open(dir, &access)?;
        Ok(Self { dir: dir.to_owned(), access, disk, cancel, snapshot, in_doubt: false, _lock: lock })
    }

    /// The present state.
    #[must_use]
    pub fn snapshot(&self) -> &Snapshot {
        &self.snapshot
    }

    /// The present state, read again if the last change ended in an error.
    pub(crate) fn certain(&mut self) -> Result<&Snapshot, StoreError> {
        if self.in_doubt {
            self.snapshot = Snapshot::open(&self.dir, &self.access)?;
            remove_orphans(&self.dir, &self.snapshot.catalog.segments, &*self.disk)?;
            self.in_doubt = false;
        }
        Ok(&self.snapshot)
    }

    /// Which segments a new one of `fresh` records should swallow: those not much larger than what there is to write
    /// anyway, so that each record is rewritten a few times at most, and the smallest while there are too many. All are of
    /// its layout; the layouts share the number of segments that there may be.
    pub(crate) fn to_swallow(&self, layout: LayoutId, fresh: u64) -> Vec<Arc<Segment>> {
        let mut layouts = self.snapshot.layouts();
        layouts.retain(|other| *other != layout);
        let most = MOST_SEGMENTS / (layouts.len() + 1);
        let mut segments: Vec<_> = self.snapshot.segments_of(layout).cloned().collect();
        segments.sort_by_key(|segment| segment.entries());
        let (mut total, mut swallowed) = (fresh, 0);
        for segment in &segments {
            let are_too_many = segments.len() - swallowed + 1 > most;
            if segment.entries() > total.saturating_mul(2) && !are_too_many {
                break;
            }
            total += segment.entries();
            swallowed += 1;
        }
        segments.truncate(swallowed);
        segments
    }

    /// Writes and checks the segment that `merge` describes.
    pub(crate) fn write_segment(
        &mut self,
        id: u64,
        merge: &Merge<'_>,
        inspect: Inspect<'_>,
    ) -> Result<NewSegment, StoreError> {
        let path = segment_path(&self.dir, id);
        let io = || StoreError::io("cannot write", &path);
        self.in_doubt = true;
        let file = AtomicFile::create(Arc::clone(&self.disk), &path).map_err(io())?;
        let (mut file, manifest, sample) = merge.write(file, self.access.key.key_id(), inspect)?;
        let bytes = Bytes::map(file.file_mut()).map_err(io())?;
        let segment = Segment::open(bytes, &path, &manifest)?;
        merge::check(&segment, file.file_mut(), &sample)?;
        let staged = file.finish().map_err(io())?;
        self.in_doubt = false;
        Ok(NewSegment { staged, manifest: Manifest { id, ..manifest }, segment })
    }

    /// Makes `next` the state of the store: with the segments `new`, without those of `swallowed`.
    pub(crate) fn commit(
        &mut self,
        mut next: Catalog,
        new: Vec<NewSegment>,
        swallowed: &[Arc<Segment>],
    ) -> Result<(), StoreError> {
        self.cancel.check()?;
        self.in_doubt = true;
        let is_swallowed = |path: &Path| swallowed.iter().any(|segment| segment.path() == path);
        next.segments.retain(|manifest| !is_swallowed(&segment_path(&self.dir, manifest.id)));
        let mut segments = self.snapshot.segments.clone();
        segments.retain(|segment| !is_swallowed(segment.path()));
        for NewSegment { staged, manifest, segment } in new {
            staged.commit().map_err(StoreError::io("cannot write", segment.path()))?;
            next.next_segment = manifest.id + 1;
            next.segments.push(manifest);
            segments.push(Arc::new(segment));
        }
        next.go_on()?;
        next.written_by = THIS_SCRUB.to_owned();
        next.commit(&self.dir, &self.access, &self.disk)?;
        let mark_behind = marks::write(&self.dir, &self.access, &next, &self.disk)?;
        for segment in swallowed {
            // It is no part of the store any more; if it cannot be removed now, the next writer tries again.
            let _ = self.disk.remove(segment.path());
        }
        let chains = Chains::new(&next.history);
        let dir = self.dir.clone();
        self.snapshot = Snapshot { dir, catalog: next, chains, segments, rolled_back: None, mark_behind };
        self.in_doubt = false;
        Ok(())
    }
}
