//! `store accept`: somebody says that this state of the store is meant, though a mark knows another. From then on it counts
//! as the newest.
//!
//! Invariant: nothing is deleted. Segments of the newer state, which this one does not know, are moved to `lost/` before
//! the commit, so that a crash between the two leaves a store that is refused as before, never one whose next writer
//! takes them for leftovers.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::access::Access;
use super::error::StoreError;
use super::files::{highest_segment, move_to_lost};
use super::history::{Action, Batch};
use super::marks::Marks;
use super::snapshot::Snapshot;
use super::writer::Writer;
use crate::base::cancel::Cancel;
use crate::base::disk::Disk;

/// A store that may not be what its marks say, locked.
pub struct DisputedStore<'k> {
    writer: Writer<'k>,
    marks: Marks,
}

/// What an acceptance did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accepted {
    pub batch: u32,
    /// The snapshot number that the store had.
    pub from: u64,
    /// The one that it has now, above all its marks.
    pub snapshot: u64,
    /// Whether a mark knew a state that is given up for this one; else the marks were damaged only.
    pub gives_up: bool,
    /// Segments that no state knows any more, where they lie now.
    pub lost: Vec<PathBuf>,
    /// The file of marks beside the key, if lines of it could not be read, and how many: they are gone.
    pub unreadable: Option<(PathBuf, usize)>,
}

impl<'k> DisputedStore<'k> {
    /// As [`Writer::open`], but for what the marks say; and nothing is removed.
    ///
    /// # Errors
    /// When the store cannot be trusted for another reason than its age.
    pub fn open(
        dir: &Path,
        access: Access<'k>,
        disk: Arc<dyn Disk>,
        cancel: Cancel,
        waiting: &mut dyn FnMut(),
    ) -> Result<Self, StoreError> {
        let writer = Writer::enter(dir, access, disk, cancel, waiting, Snapshot::open_unmarked)?;
        let marks = Marks::read(dir, &writer.access)?;
        Ok(Self { writer, marks })
    }

    /// The state that is there now.
    #[must_use]
    pub fn snapshot(&self) -> &Snapshot {
        self.writer.snapshot()
    }

    /// Makes the state that is there the newest.
    ///
    /// # Errors
    /// When the store is what its marks say, there is no reason, or the disk fails.
    pub fn accept(&mut self, reason: &str, at: i64) -> Result<Accepted, StoreError> {
        if reason.trim().is_empty() {
            return Err(StoreError::NoReason);
        }
        let (dir, disk) = (self.writer.dir.clone(), Arc::clone(&self.writer.disk));
        let mut next = self.writer.snapshot().catalog.clone();
        if let Ok(None) = self.marks.check(&next) {
            return Err(StoreError::NothingToAccept(dir));
        }
        self.marks.try_beside_key(&disk)?;
        let (from, batch) = (next.snapshot.number(), next.history.next_batch()?);
        let reason = Some(reason.to_owned());
        next.history.batches.push(Batch { reason, ..Batch::new(batch, Action::Accept, at) });
        let mut gives_up = false;
        // From here on they are past, also where the mark beside the key cannot be written anew.
        for mark in self.marks.of_store(next.store_id) {
            next.next_segment = next.next_segment.max(mark.next_segment);
            if !next.has_been(mark.snapshot) {
                gives_up = true;
                next.past.push(mark.snapshot);
            }
        }
        next.next_segment = next.next_segment.max(highest_segment(&dir)? + 1);
        let lost = move_to_lost(&dir, &next.segments, &*disk)?;
        self.writer.commit(next, Vec::new(), &[])?;
        let (snapshot, unreadable) = (self.writer.snapshot().number(), self.marks.unreadable_beside_key());
        Ok(Accepted { batch, from, snapshot, gives_up, lost, unreadable })
    }
}
