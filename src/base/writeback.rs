//! Sends a file to its medium while it is still being written, so that the flush at the end is short.
//!
//! Invariant: an error that the medium reports in between is not lost; [`Writeback::finish`] returns it. (The operating
//! system reports it once only.)

use std::fs::File;
use std::io;
use std::sync::Arc;
use std::sync::mpsc::{SyncSender, sync_channel};
use std::thread::{self, JoinHandle};

use super::disk::Disk;

/// A thread that flushes one file again and again.
pub(super) struct Writeback {
    nudge: SyncSender<()>,
    thread: JoinHandle<io::Result<()>>,
}

impl Writeback {
    /// Starts the thread for `file`.
    pub(super) fn start(disk: Arc<dyn Disk>, file: &File) -> io::Result<Self> {
        let file = file.try_clone()?;
        let (nudge, nudges) = sync_channel(1);
        let flush = move || nudges.iter().try_for_each(|()| disk.sync(&file));
        let thread = thread::Builder::new().name("writeback".to_owned()).spawn(flush)?;
        Ok(Self { nudge, thread })
    }

    /// Asks for a flush of what was written so far; does not wait. One that is under way is enough.
    pub(super) fn nudge(&self) {
        let _ = self.nudge.try_send(());
    }

    /// Waits for the flush under way and tells whether all went well.
    pub(super) fn finish(self) -> io::Result<()> {
        drop(self.nudge);
        self.thread.join().unwrap_or_else(|_| Err(io::Error::other("the flush of a file was abandoned")))
    }
}

#[cfg(test)]
mod tests {
    use std::io::IoSlice;
    use std::path::Path;

    use super::*;

    /// Panics when it is to flush.
    struct PanickingDisk;

    impl Disk for PanickingDisk {
        fn create(&self, _: &Path) -> io::Result<File> {
            tempfile::tempfile()
        }
        fn write(&self, _: &mut File, _: &[IoSlice<'_>]) -> io::Result<usize> {
            Ok(0)
        }
        fn sync(&self, _: &File) -> io::Result<()> {
            panic!("on purpose")
        }
        fn rename(&self, _: &Path, _: &Path) -> io::Result<()> {
            Ok(())
        }
        fn sync_dir(&self, _: &Path) -> io::Result<()> {
            Ok(())
        }
        fn remove(&self, _: &Path) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_flush_that_panics_is_an_error_and_no_hang() {
        let file = tempfile::tempfile().unwrap();
        let writeback = Writeback::start(Arc::new(PanickingDisk), &file).unwrap();
        for _ in 0..100 {
            writeback.nudge();
        }
        assert!(writeback.finish().is_err());
    }
}
