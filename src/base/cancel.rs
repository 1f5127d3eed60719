//! The flag that Ctrl-C, SIGTERM and a panic in any thread set. Long loops look at it; nothing is torn down from the
//! handlers themselves, so that temporary files are removed by the code that made them.

use std::fs::{File, OpenOptions};
use std::io::{self, Read};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::OFlags;
use rustix::io::Errno;

use super::atomic::remove_all_temporary;
use super::defect::Defect;

/// A shared "please stop" flag. Cloning shares it.
#[derive(Clone, Debug, Default)]
pub struct Cancel(Arc<State>);

#[derive(Debug, Default)]
struct State {
    stop: AtomicBool,
    /// By a signal, not by a panic.
    signalled: AtomicBool,
    /// The first panic; others mostly follow from it.
    defect: OnceLock<Defect>,
}

/// The run was interrupted by the user. Maps to exit code 130.
#[derive(Debug, thiserror::Error)]
#[error("interrupted: nothing was written")]
pub struct Interrupted;

impl Cancel {
    /// From now on SIGINT and SIGTERM set the flag; a second one ends the process at once, whatever it waits for.
    ///
    /// # Errors
    /// When the handler cannot be installed, for example because it already was.
    pub fn set_on_signals(&self) -> Result<(), ctrlc::Error> {
        let shared = self.clone();
        ctrlc::set_handler(move || {
            if shared.0.signalled.swap(true, Ordering::Relaxed) {
                end_at_once();
            }
            shared.set();
        })
    }

    /// From now on a panic sets the flag, in whatever thread it happens: also in one that nobody waits for. The panic
    /// itself says nothing any more; the first is kept as [`Cancel::defect`].
    pub fn set_on_panic(&self) {
        let shared = self.clone();
        std::panic::set_hook(Box::new(move |panic| {
            shared.0.defect.get_or_init(|| Defect::of(panic));
            shared.set();
        }));
    }

    /// The first panic since [`Cancel::set_on_panic`].
    #[must_use]
    pub fn defect(&self) -> Option<&Defect> {
        self.0.defect.get()
    }

    /// Asks everybody who holds the flag to stop.
    pub fn set(&self) {
        self.0.stop.store(true, Ordering::Relaxed);
    }

    /// Whether somebody asked to stop.
    #[must_use]
    pub fn is_set(&self) -> bool {
        self.0.stop.load(Ordering::Relaxed)
    }

    /// # Errors
    /// [`Interrupted`] once the flag is set.
    pub fn check(&self) -> Result<(), Interrupted> {
        if self.is_set() { Err(Interrupted) } else { Ok(()) }
    }
}

/// Without waiting for anybody, and without leaving anything.
#[expect(clippy::exit, reason = "no code of this process may be asked any more: it does not answer")]
fn end_at_once() {
    /// 128 + SIGINT, as shells have it.
    const INTERRUPTED: i32 = 130;
    remove_all_temporary();
    std::process::exit(INTERRUPTED);
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

    /// Opens a named pipe, without waiting for its writer.
    ///
    /// # Errors
    /// As the operating system says.
    pub fn open(path: &Path, cancel: Cancel) -> io::Result<Self> {
        let flags = OFlags::NONBLOCK.bits().cast_signed();
        Ok(Self::new(OpenOptions::new().read(true).custom_flags(flags).open(path)?, cancel))
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
                Ok(_) => match self.pipe.read(buffer) {
                    Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
                    result => return result,
                },
                Err(error) => return Err(error.into()),
            }
        }
    }
}
