//! The flag that Ctrl-C and SIGTERM set. Long loops look at it; nothing is torn down from the handler itself, so
//! that temporary files are removed by the code that made them.

use std::fs::File;
use std::io::{self, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;

/// A shared "please stop" flag. Cloning shares it.
#[derive(Clone, Debug, Default)]
pub struct Cancel(Arc<AtomicBool>);

/// The run was interrupted by the user. Maps to exit code 130.
#[derive(Debug, thiserror::Error)]
#[error("interrupted: nothing was written")]
pub struct Interrupted;

impl Cancel {
    /// A flag that SIGINT and SIGTERM set.
    ///
    /// # Errors
    /// When the handler cannot be installed, for example because it already was.
    pub fn on_signals() -> Result<Self, ctrlc::Error> {
        let cancel = Self::default();
        let shared = cancel.clone();
        ctrlc::set_handler(move || shared.set())?;
        Ok(cancel)
    }

    /// Asks everybody who holds the flag to stop.
    pub fn set(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether somebody asked to stop.
    #[must_use]
    pub fn is_set(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }

    /// # Errors
    /// [`Interrupted`] once the flag is set.
    pub fn check(&self) -> Result<(), Interrupted> {
        if self.is_set() { Err(Interrupted) } else { Ok(()) }
    }
}

/// A pipe that can be left while it has nothing to say: reading it looks at the flag while it waits for more.
#[derive(Debug)]
pub struct InterruptiblePipe {
    pipe: File,
    cancel: Cancel,
}

impl InterruptiblePipe {
    #[must_use]
    pub fn new(pipe: File, cancel: Cancel) -> Self {
        Self { pipe, cancel }
    }
}

impl Read for InterruptiblePipe {
    /// # Errors
    /// [`Interrupted`] once the flag is set, and what the operating system says.
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        const PATIENCE: Timespec = Timespec { tv_sec: 0, tv_nsec: 100_000_000 };
        loop {
            self.cancel.check().map_err(io::Error::other)?;
            match poll(&mut [PollFd::new(&self.pipe, PollFlags::IN)], Some(&PATIENCE)) {
                Ok(0) | Err(Errno::INTR) => {}
                // A writer that has gone counts as well: reading tells the end.
                Ok(_) => return self.pipe.read(buffer),
                Err(error) => return Err(error.into()),
            }
        }
    }
}
