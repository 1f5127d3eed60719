//! Standard output as the way of a product that has to arrive whole. Not for text that people read: that may be cut off by
//! a reader who has seen enough.
//!
//! Invariant: nothing is written that would wait for a slow reader, so that Ctrl-C is always heard.

use std::fs::File;
use std::io::{self, Read as _, Seek as _, Write as _};
use std::os::fd::AsFd as _;
use std::os::unix::fs::{FileTypeExt as _, MetadataExt as _};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::{OFlags, fcntl_getfl};
use rustix::io::Errno;

use super::cancel::Cancel;

/// So much a pipe that is ready takes without waiting (`PIPE_BUF`).
const WITHOUT_WAITING: usize = if cfg!(target_os = "linux") { 4096 } else { 512 };
/// A file never waits for a reader.
const TO_A_FILE: usize = 1 << 18;

/// Whether standard output was closed before the process began. Then Rust has put the null device in its place, opened for
/// reading too, which nobody does who wants to throw a product away.
#[must_use]
pub fn is_closed() -> bool {
    let Ok(stdout) = handle() else { return true };
    let leads_nowhere = match (stdout.metadata(), std::fs::metadata("/dev/null")) {
        (Ok(this), Ok(null)) => this.file_type().is_char_device() && this.rdev() == null.rdev(),
        _ => false,
    };
    leads_nowhere && fcntl_getfl(&stdout).is_ok_and(|flags| flags.contains(OFlags::RDWR))
}

/// Copies all of `file`, from its beginning.
///
/// # Errors
/// As the operating system says, a reader that has gone included; [`super::cancel::Interrupted`] once `cancel` is set.
pub fn copy(file: &mut File, cancel: &Cancel) -> io::Result<()> {
    let mut stdout = handle()?;
    let is_file = stdout.metadata().is_ok_and(|found| found.is_file());
    let mut buffer = vec![0; if is_file { TO_A_FILE } else { WITHOUT_WAITING }];
    file.rewind()?;
    loop {
        let count = file.read(&mut buffer)?;
        let mut rest = buffer.get(..count).unwrap_or_default();
        if rest.is_empty() {
            return Ok(());
        }
        while !rest.is_empty() {
            wait_until_ready(&stdout, cancel)?;
            match stdout.write(rest) {
                Ok(written) => rest = rest.get(written..).unwrap_or_default(),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
    }
}

/// Unlike that of the library, without a buffer.
fn handle() -> io::Result<File> {
    Ok(File::from(io::stdout().as_fd().try_clone_to_owned()?))
}

fn wait_until_ready(stdout: &File, cancel: &Cancel) -> io::Result<()> {
    const PATIENCE: Timespec = Timespec { tv_sec: 0, tv_nsec: 100_000_000 };
    loop {
        cancel.check().map_err(io::Error::other)?;
        match poll(&mut [PollFd::new(stdout, PollFlags::OUT)], Some(&PATIENCE)) {
            Ok(0) | Err(Errno::INTR) => {}
            // A reader that has gone counts as well: writing tells it.
            Ok(_) => return Ok(()),
            Err(error) => return Err(error.into()),
        }
    }
}
