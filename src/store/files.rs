//! The files of a store directory: their names, the lock, and what a killed writer left behind.
//!
//! ```text
//! catalog.db            lists, batches, manifest; see `catalog_file`
//! mark                  how far the store has come; see `mark`
//! segment-000001.seg    entries; see `segment`
//! store.lock            held by the one writer
//! lost/                 segments of a newer state that `store accept` gave up
//! ```

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, IoSlice, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use super::error::StoreError;
use super::segment::layout::Manifest;
use crate::base::cancel::Cancel;
use crate::base::disk::Disk;

/// The file that says what the store is; see `catalog_file`.
pub(crate) const CATALOG: &str = "catalog.db";
/// How far the store has come; see `marks`.
pub(crate) const MARK: &str = "mark";
const LOST: &str = "lost";
const LOCK: &str = "store.lock";
const RUN: &str = ".run-";

/// The file of segment `id`.
pub(crate) fn segment_path(dir: &Path, id: u64) -> PathBuf {
    dir.join(format!("segment-{id:06}.seg"))
}

/// The number in the name of a segment file.
fn segment_number(name: &str) -> Option<u64> {
    name.strip_prefix("segment-")?.strip_suffix(".seg")?.parse().ok()
}

/// What only a writer makes and what has no meaning once it is gone.
fn is_temporary(name: &str) -> bool {
    let ours = name.starts_with(RUN)
        || name.starts_with(".segment-")
        || name.starts_with(&format!(".{CATALOG}."))
        || name.starts_with(&format!(".{MARK}."));
    ours && name.ends_with(".tmp")
}

fn names(dir: &Path) -> Result<Vec<String>, StoreError> {
    let io = || StoreError::io("cannot list", dir);
    let mut names = Vec::new();
    for entry in std::fs::read_dir(dir).map_err(io())? {
        // A name that is no text is none of ours.
        names.extend(entry.map_err(io())?.file_name().into_string());
    }
    names.sort_unstable();
    Ok(names)
}

/// Whether the directory looks like a store that lost its catalog.
pub(crate) fn is_store(dir: &Path) -> bool {
    names(dir).is_ok_and(|names| names.iter().any(|name| name == MARK || segment_number(name).is_some()))
}

/// The segment files that are in the directory now.
pub(crate) fn segment_files(dir: &Path) -> Result<Vec<PathBuf>, StoreError> {
    Ok(names(dir)?.into_iter().filter(|name| segment_number(name).is_some()).map(|name| dir.join(name)).collect())
}

/// Those of the segment files `found` that are not among `live`.
pub(crate) fn unknown_segments(dir: &Path, mut found: Vec<PathBuf>, live: &[Manifest]) -> Vec<PathBuf> {
    found.retain(|path| live.iter().all(|manifest| segment_path(dir, manifest.id) != *path));
    found
}

/// The highest number of any segment file, also of lost ones; 0 if there is none.
pub(crate) fn highest_segment(dir: &Path) -> Result<u64, StoreError> {
    let lost = names(&dir.join(LOST)).unwrap_or_default();
    // A number that was counted never comes near the end of numbers; one that does is none of ours.
    let numbers = names(dir)?.into_iter().chain(lost).filter_map(|name| segment_number(name.split('+').next()?));
    Ok(numbers.filter(|number| *number < 1 << 62).max().unwrap_or(0))
}

/// Moves the segment files that are not `live` to `lost/`, never over one that lies there; returns where they are now.
pub(crate) fn move_to_lost(dir: &Path, live: &[Manifest], disk: &dyn Disk) -> Result<Vec<PathBuf>, StoreError> {
    let unknown = unknown_segments(dir, segment_files(dir)?, live);
    if unknown.is_empty() {
        return Ok(Vec::new());
    }
    let lost = dir.join(LOST);
    disk.create_dir(&lost)
        .map_err(StoreError::io("cannot make the directory for segments of the newer state", &lost))?;
    let mut moved = Vec::new();
    for path in unknown {
        let to = free_name(&lost, &path);
        disk.rename(&path, &to).map_err(StoreError::io("cannot move to lost/ the segment", &path))?;
        moved.push(to);
    }
    for dir in [&lost, dir] {
        disk.sync_dir(dir).map_err(StoreError::io("cannot write", dir))?;
    }
    Ok(moved)
}

/// A name for `path` in `dir` that no file has.
fn free_name(dir: &Path, path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let names = std::iter::once(name.clone().into_owned()).chain((2..).map(|count| format!("{name}+{count}")));
    names.map(|name| dir.join(name)).find(|path| path.symlink_metadata().is_err()).unwrap_or_else(|| dir.join(&*name))
}

/// Removes what no catalog names. Only the holder of the lock may do this, and only after the marks were checked.
pub(crate) fn remove_orphans(dir: &Path, live: &[Manifest], disk: &dyn Disk) -> Result<(), StoreError> {
    let temporary = names(dir)?.into_iter().filter(|name| is_temporary(name)).map(|name| dir.join(name));
    for path in temporary.chain(unknown_segments(dir, segment_files(dir)?, live)) {
        disk.remove(&path).map_err(StoreError::io("cannot remove the leftover", &path))?;
    }
    Ok(())
}

/// Makes the lock file of a new store.
pub(crate) fn create_lock(dir: &Path, disk: &dyn Disk) -> Result<(), StoreError> {
    let path = dir.join(LOCK);
    match disk.create(&path) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
            Err(StoreError::io("cannot create", &path)(error))
        }
        _ => Ok(()),
    }
}

/// Waits for the lock, at most as long as `timeout` says; `waiting` is called once if somebody else has it. It is free again
/// when the file is closed, also by a kill.
pub(crate) fn lock(
    dir: &Path,
    timeout: Option<Duration>,
    cancel: &Cancel,
    waiting: &mut dyn FnMut(),
) -> Result<File, StoreError> {
    const PAUSE: Duration = Duration::from_millis(20);
    let path = dir.join(LOCK);
    let file = OpenOptions::new().read(true).write(true).open(&path).map_err(StoreError::io("cannot open", &path))?;
    let start = Instant::now();
    let mut told = false;
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(file),
            Err(TryLockError::Error(error)) => return Err(StoreError::io("cannot lock", &path)(error)),
            Err(TryLockError::WouldBlock) if told => {}
            Err(TryLockError::WouldBlock) => waiting(),
        }
        told = true;
        // A blocking wait would not notice Ctrl-C.
        cancel.check()?;
        if let Some(timeout) = timeout.filter(|timeout| start.elapsed() >= *timeout) {
            return Err(StoreError::Locked { dir: dir.to_owned(), seconds: timeout.as_secs() });
        }
        std::thread::sleep(PAUSE);
    }
}

/// A file without a name, gone when it is closed, however the process ends.
pub(crate) struct Scratch {
    disk: Arc<dyn Disk>,
    file: File,
    dir: PathBuf,
}

impl Scratch {
    pub(crate) fn create(disk: &Arc<dyn Disk>, dir: &Path) -> Result<Self, StoreError> {
        static COUNTER: AtomicU32 = AtomicU32::new(0);
        let count = COUNTER.fetch_add(1, Ordering::Relaxed);
        let path = dir.join(format!("{RUN}{}-{count}.tmp", std::process::id()));
        let io = || StoreError::io("cannot write a temporary file in", dir);
        let file = disk.create(&path).map_err(io())?;
        disk.remove(&path).map_err(io())?;
        Ok(Self { disk: Arc::clone(disk), file, dir: dir.to_owned() })
    }

    pub(crate) fn file(&self) -> &File {
        &self.file
    }

    pub(crate) fn dir(&self) -> &Path {
        &self.dir
    }
}

impl Write for Scratch {
    fn write(&mut self, buf: &[u8]) -> io::Result<usize> {
        self.disk.write(&mut self.file, &[IoSlice::new(buf)])
    }

    fn write_vectored(&mut self, bufs: &[IoSlice<'_>]) -> io::Result<usize> {
        self.disk.write(&mut self.file, bufs)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
