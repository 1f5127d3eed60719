//! The files of a store directory: their names, the lock, and what a killed writer left behind.
//!
//! ```text
//! catalog.db            lists, batches, manifest; see `catalog_file`
//! segment-000001.seg    entries; see `segment`
//! store.lock            held by the one writer
//! ```

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, IoSlice, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use super::error::StoreError;
use super::segment::layout::Manifest;
use crate::base::cancel::Cancel;
use crate::base::disk::Disk;

/// The file that says what the store is; see `catalog_file`.
pub(crate) const CATALOG: &str = "catalog.db";
const LOCK: &str = "store.lock";
const RUN: &str = ".run-";

/// The file of segment `id`.
pub(crate) fn segment_path(dir: &Path, id: u64) -> PathBuf {
    dir.join(format!("segment-{id:06}.seg"))
}

fn is_segment(name: &str) -> bool {
    name.starts_with("segment-") && name.ends_with(".seg")
}

/// What only a writer makes and what has no meaning once it is gone.
fn is_temporary(name: &str) -> bool {
    let ours = name.starts_with(RUN) || name.starts_with(".segment-") || name.starts_with(&format!(".{CATALOG}."));
    ours && name.ends_with(".tmp")
}

fn names(dir: &Path) -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(dir) else { return Vec::new() };
    entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok()).collect()
}

/// Whether the directory looks like a store that lost its catalog.
pub(crate) fn any_segment(dir: &Path) -> bool {
    names(dir).iter().any(|name| is_segment(name))
}

/// Removes what no catalog names. Only the holder of the lock may do this.
pub(crate) fn remove_orphans(dir: &Path, live: &[Manifest], disk: &dyn Disk) -> Result<(), StoreError> {
    for name in names(dir) {
        let path = dir.join(&name);
        let is_live = live.iter().any(|manifest| segment_path(dir, manifest.id) == path);
        if is_temporary(&name) || is_segment(&name) && !is_live {
            disk.remove(&path).map_err(StoreError::io("cannot remove the leftover", &path))?;
        }
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

/// Waits for the lock; `waiting` is called once if somebody else has it. It is free again when the file is closed, also
/// by a kill.
pub(crate) fn lock(dir: &Path, cancel: &Cancel, waiting: &mut dyn FnMut()) -> Result<File, StoreError> {
    const PAUSE: Duration = Duration::from_millis(20);
    let path = dir.join(LOCK);
    let file = OpenOptions::new().read(true).write(true).open(&path).map_err(StoreError::io("cannot open", &path))?;
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
