//! Files that appear whole or not at all: written beside their target, flushed, then renamed over it.
//!
//! Invariant: until [`Staged::commit`] returns, nothing under the target's name has changed; when an [`AtomicFile`]
//! or [`Staged`] is dropped instead, its temporary file goes too. A spool never has a name at all.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, IoSlice, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};

use super::disk::Disk;
use super::lock::lock;
use super::writeback::Writeback;

/// After so many bytes the medium is asked to take them. Smaller files are flushed at their end only.
const WRITEBACK_EVERY: u64 = 32 << 20;

/// A temporary file beside its target. Implements [`Write`] without a buffer: hand it large pieces.
pub struct AtomicFile {
    disk: Arc<dyn Disk>,
    file: File,
    temp: TempPath,
    target: PathBuf,
    /// Bytes written since the medium was last asked to take them.
    waiting: u64,
    writeback: Option<Writeback>,
}

/// A complete, flushed file that waits for its name.
pub struct Staged {
    disk: Arc<dyn Disk>,
    temp: TempPath,
    target: PathBuf,
}

/// Removes its file when dropped, unless disarmed.
struct TempPath {
    disk: Arc<dyn Disk>,
    path: PathBuf,
    armed: bool,
}

/// The temporary files that have a name now, for an end without any destructor.
static NAMED: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

/// Removes every temporary file of this process, which is about to end at once.
pub(super) fn remove_all_temporary() {
    for path in &*lock(&NAMED) {
        // Nobody is left to be told.
        let _ = std::fs::remove_file(path);
    }
}

impl TempPath {
    fn new(disk: Arc<dyn Disk>, path: PathBuf) -> Self {
        lock(&NAMED).insert(path.clone());
        Self { disk, path, armed: true }
    }

    /// There is no temporary file of this name any more.
    fn forget_name(&self) {
        lock(&NAMED).remove(&self.path);
    }

    /// Nor anything else to remove.
    fn disarm(&mut self) {
        self.forget_name();
        self.armed = false;
    }
}

impl Drop for TempPath {
    fn drop(&mut self) {
        self.forget_name();
        if self.armed {
            // Nothing more can be done here, and a leftover temporary file harms nobody.
            let _ = self.disk.remove(&self.path);
        }
    }
}

/// A name beside `target` that no other scrub process uses: `.NAME.scrub-PID-N.tmp`.
fn temp_name(target: &Path) -> PathBuf {
    static COUNTER: AtomicU32 = AtomicU32::new(0);
    let count = COUNTER.fetch_add(1, Ordering::Relaxed);
    let mut name = std::ffi::OsString::from(".");
    name.push(target.file_name().unwrap_or_default());
    name.push(format!(".scrub-{}-{count}.tmp", std::process::id()));
    target.with_file_name(name)
}

/// The directory that holds `path`; `.` for a bare name.
#[must_use]
pub fn directory_of(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    }
}

impl AtomicFile {
    /// Starts a file that will be called `target`. Mode 0600 until [`AtomicFile::set_mode`].
    ///
    /// # Errors
    /// When the temporary file cannot be created in the directory of `target`.
    pub fn create(disk: Arc<dyn Disk>, target: &Path) -> io::Result<Self> {
        let path = temp_name(target);
        let file = disk.create(&path)?;
        let temp = TempPath::new(Arc::clone(&disk), path);
        Ok(Self { disk, file, temp, target: target.to_owned(), waiting: 0, writeback: None })
    }

    /// A file for this run only: its name goes before a byte is in it, so that not even a killed process leaves it.
    ///
    /// # Errors
    /// When it cannot be created in `dir`, or its name cannot be removed.
    pub fn spool(disk: Arc<dyn Disk>, dir: &Path) -> io::Result<Self> {
        let mut spool = Self::create(disk, &dir.join("spool"))?;
        spool.disk.remove(&spool.temp.path)?;
        spool.temp.disarm();
        Ok(spool)
    }

    /// Gives the file the permission bits `mode`.
    ///
    /// # Errors
    /// As the operating system says.
    pub fn set_mode(&self, mode: u32) -> io::Result<()> {
        use std::os::unix::fs::PermissionsExt;
        self.file.set_permissions(std::fs::Permissions::from_mode(mode))
    }

    /// Where the bytes are until the commit.
    #[must_use]
    pub fn temp_path(&self) -> &Path {
        &self.temp.path
    }

    /// The open file, for reading back what was written.
    pub fn file_mut(&mut self) -> &mut File {
        &mut self.file
    }

    /// The open file alone. Without a name it lives as long as it is open.
    #[must_use]
    pub fn into_file(self) -> File {
        self.file
    }

    fn start_writeback(&mut self) -> io::Result<()> {
        if self.writeback.is_none() {
            self.writeback = Some(Writeback::start(Arc::clone(&self.disk), &self.file)?);
        }
        if let Some(writeback) = &self.writeback {
            writeback.nudge();
        }
        Ok(())
    }

    /// Flushes everything to the medium and closes the file.
    ///
    /// # Errors
    /// When the flush fails; the temporary file is removed.
    pub fn finish(mut self) -> io::Result<Staged> {
        self.writeback.take().map_or(Ok(()), Writeback::finish)?;
        self.disk.sync(&self.file)?;
        Ok(Staged { disk: self.disk, temp: self.temp, target: self.target })
    }
}

impl Write for AtomicFile {
    fn write(&mut self, buf: &[u8]) -> io::Result<usize> {
        self.write_vectored(&[IoSlice::new(buf)])
    }

    fn write_vectored(&mut self, bufs: &[IoSlice<'_>]) -> io::Result<usize> {
        let written = self.disk.write(&mut self.file, bufs)?;
        self.waiting += written as u64;
        // What has no name need not reach the medium.
        if self.waiting >= WRITEBACK_EVERY && self.temp.armed {
            self.waiting = 0;
            self.start_writeback()?;
        }
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Staged {
    /// Gives the file its name and flushes the directory.
    ///
    /// # Errors
    /// When the rename fails: then nothing has changed. Or the flush of the directory: then the file has its name and may
    /// lose it in a power cut. It is not removed, for what it replaced is gone.
    pub fn commit(mut self) -> io::Result<()> {
        self.disk.rename(&self.temp.path, &self.target)?;
        self.temp.disarm();
        self.disk.sync_dir(directory_of(&self.target))
    }

    /// As [`Staged::commit`], but after any error no file has the name: for products that nobody may use unless the run
    /// succeeded.
    ///
    /// # Errors
    /// When the rename fails, or the flush of the directory.
    pub fn commit_product(self) -> io::Result<()> {
        let target = self.target.clone();
        self.commit_product_as(&target)
    }

    /// As [`Staged::commit_product`], under the name `target` instead.
    ///
    /// # Errors
    /// As [`Staged::commit_product`].
    pub fn commit_product_as(mut self, target: &Path) -> io::Result<()> {
        self.disk.rename(&self.temp.path, target)?;
        self.temp.forget_name();
        self.temp.path = target.to_owned();
        self.disk.sync_dir(directory_of(target))?;
        self.temp.armed = false;
        Ok(())
    }
}

/// Writes all of `slices`, however many calls it takes.
///
/// # Errors
/// As the writer says; a writer that takes nothing is an error.
pub fn write_all_vectored(out: &mut impl Write, mut slices: &mut [IoSlice<'_>]) -> io::Result<()> {
    // More slices than this are refused by the operating system (IOV_MAX).
    const MOST: usize = 1024;
    IoSlice::advance_slices(&mut slices, 0);
    while !slices.is_empty() {
        let (some, _) = slices.split_at(slices.len().min(MOST));
        match out.write_vectored(some) {
            Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
            Ok(taken) => IoSlice::advance_slices(&mut slices, taken),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}
