//! Looks at every byte of a store and at whether catalog and segments agree. And the backup, which does so first.

use std::io::Write;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use super::access::Access;
use super::catalog::Catalog;
use super::chains::Chains;
use super::error::StoreError;
use super::files::{CATALOG, MARK, segment_files, segment_path, unknown_segments};
use super::marks::{self, Marks};
use super::rolled_back::RolledBack;
use super::segment::layout::Manifest;
use super::segment::read::Segment;
use super::snapshot::{Snapshot, open_segment};
use crate::base::atomic::{AtomicFile, Staged};
use crate::base::cancel::Cancel;
use crate::base::disk::Disk;

/// What [`verify`] found.
#[derive(Debug, Default)]
pub struct Verified {
    pub segments: usize,
    /// Records in all segments: entries, loose entries and tombstones.
    pub records: u64,
    pub bytes: u64,
    /// That the store is not what the mark beside its key says, if it is not. No damage by itself.
    pub rolled_back: Option<RolledBack>,
    /// The file of marks beside the key, if it lags behind the store. No damage either.
    pub mark_behind: Option<PathBuf>,
    /// Segment files that are not part of the store: those of an import that is under way or was interrupted.
    pub unknown: Vec<PathBuf>,
    /// Everything that is wrong; empty if the store is sound.
    pub damage: Vec<StoreError>,
}

/// Checks the store in `dir`: the catalog's seal, every checksum of every segment, that keys are sorted and each one
/// is found again, and that the catalog's counts are right.
#[must_use]
pub fn verify(dir: &Path, access: &Access<'_>) -> Verified {
    let mut verified = Verified::default();
    // Listed before the catalog is read: what a writer commits meanwhile is then known to it.
    let found = segment_files(dir).unwrap_or_default();
    let live = match Snapshot::look(dir, access) {
        Ok(snapshot) => {
            verify_snapshot(&snapshot, &mut verified);
            if snapshot.rolled_back.is_some() {
                // That hid them, since nothing can be decided anyway.
                let marks = Marks::read(dir, access).and_then(|marks| marks.require_sound(&snapshot.catalog));
                verified.damage.extend(marks.err());
            }
            verified.rolled_back = snapshot.rolled_back;
            verified.mark_behind = snapshot.mark_behind;
            Some(snapshot.catalog.segments)
        }
        // One bad segment must not hide the others.
        Err(error) => verify_what_opens(dir, access, error, &mut verified),
    };
    let unknown = live.map_or_else(Vec::new, |live| unknown_segments(dir, found, &live));
    verified.unknown = unknown.into_iter().filter(|path| path.exists()).collect();
    if !verified.damage.is_empty() || verified.rolled_back.is_some() {
        // No interrupted import explains them here: they may hold what the store lacks.
        verified.damage.extend(verified.unknown.drain(..).map(StoreError::UnknownSegment));
    }
    verified
}

/// Checks what can be read of a store that cannot be opened; returns its live segments.
fn verify_what_opens(
    dir: &Path,
    access: &Access<'_>,
    error: StoreError,
    verified: &mut Verified,
) -> Option<Vec<Manifest>> {
    // Before the catalog, lest a commit in between look like a rollback.
    let marks = Marks::read(dir, access);
    let Ok(catalog) = Catalog::read(dir, access) else {
        verified.damage.push(error);
        return None;
    };
    match marks.and_then(|marks| marks.check(&catalog)) {
        Ok(rolled_back) => verified.rolled_back = rolled_back,
        Err(error) => verified.damage.push(error),
    }
    for manifest in &catalog.segments {
        match open_segment(dir, manifest, &catalog.written_by, access) {
            Ok(segment) => verify_segment(&segment, verified),
            Err(error) => verified.damage.push(error),
        }
    }
    if verified.damage.is_empty() {
        verified.damage.push(error);
    }
    Some(catalog.segments)
}

fn verify_snapshot(snapshot: &Snapshot, verified: &mut Verified) {
    for segment in &snapshot.segments {
        verify_segment(segment, verified);
    }
    if !verified.damage.is_empty() {
        return;
    }
    match snapshot.recount(&Chains::new(&snapshot.catalog.history), &Cancel::default()) {
        Err(error) => verified.damage.push(error),
        Ok(counts) => {
            for (scope, (entries, missing)) in snapshot.scopes().iter().zip(counts) {
                for (what, catalog, segments) in
                    [("entries", scope.entries, entries), ("missing entries", scope.missing, missing)]
                {
                    if catalog != segments {
                        let scope = scope.id;
                        verified.damage.push(StoreError::CountsDiffer { scope, what, catalog, segments });
                    }
                }
            }
        }
    }
}

fn verify_segment(segment: &Segment, verified: &mut Verified) {
    verified.segments += 1;
    verified.records += segment.entries();
    verified.bytes += segment.bytes().len() as u64;
    let wrong = segment.check_all();
    if !wrong.is_empty() {
        verified.damage.extend(wrong);
        return;
    }
    match segment.is_searchable() {
        Ok(true) => {}
        Ok(false) => verified.damage.push(StoreError::segment(segment.path(), "not every key can be found")),
        Err(error) => verified.damage.push(error),
    }
}

impl Snapshot {
    /// Copies this state to the new directory `to`, catalog last, so that half a backup is no store. Refuses to copy
    /// damage.
    ///
    /// # Errors
    /// When `to` exists, a segment is damaged, or the disk fails; what was copied so far is removed.
    pub fn backup(&self, to: &Path, access: &Access<'_>, disk: &Arc<dyn Disk>) -> Result<(), StoreError> {
        if to.symlink_metadata().is_ok() {
            return Err(StoreError::DestinationExists(to.to_owned()));
        }
        let wrong = self.segments.par_iter().find_map_any(|segment| segment.check_all().into_iter().next());
        if let Some(error) = wrong {
            return Err(error);
        }
        std::fs::DirBuilder::new().mode(0o700).create(to).map_err(StoreError::io("cannot create", to))?;
        let copied = self.copy(to, access, disk);
        if copied.is_err() {
            for manifest in &self.catalog.segments {
                let _ = disk.remove(&segment_path(to, manifest.id));
            }
            let _ = disk.remove(&to.join(CATALOG));
            let _ = disk.remove(&to.join(MARK));
            let _ = std::fs::remove_dir(to);
        }
        copied
    }

    fn copy(&self, to: &Path, access: &Access<'_>, disk: &Arc<dyn Disk>) -> Result<(), StoreError> {
        for (manifest, segment) in self.catalog.segments.iter().zip(&self.segments) {
            let path = segment_path(to, manifest.id);
            let io = || StoreError::io("cannot write", &path);
            let mut file = AtomicFile::create(Arc::clone(disk), &path).map_err(io())?;
            file.write_all(segment.bytes()).map_err(io())?;
            file.finish().and_then(Staged::commit).map_err(io())?;
        }
        marks::write_own(to, &self.catalog, disk)?;
        self.catalog.commit(to, access, disk)
    }
}
