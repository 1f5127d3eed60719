//! The way of a product to its reader: written beside its target or spooled, flushed, then named or copied.

use std::fs;
use std::io::{self, Read as _, Seek as _, Write as _};
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::sync::Arc;

use anyhow::{Context as _, Result};

use crate::base::atomic::{AtomicFile, Staged, directory_of};
use crate::base::disk::Disk;
use crate::table::compression::Compression;

use super::outputs::Target;

/// A product while it is written: beside its target, or spooled for standard output.
pub(super) fn create(
    target: &Target,
    disk: &Arc<dyn Disk>,
    mode: Option<u32>,
) -> Result<Option<(AtomicFile, Compression)>> {
    let (path, compression) = match target {
        Target::Nowhere => return Ok(None),
        Target::File(path) => (path.clone(), Compression::of_name(path)),
        Target::Stdout => (std::env::temp_dir().join("scrub-stdout"), Compression::None),
    };
    let file = AtomicFile::create(Arc::clone(disk), &path)
        .with_context(|| format!("cannot write to {}", directory_of(&path).display()))?;
    if let (Target::File(_), Some(mode)) = (target, mode) {
        file.set_mode(mode).with_context(|| format!("cannot set the mode of {}", path.display()))?;
    }
    Ok(Some((file, compression)))
}

/// The permission bits of the input, which the outputs take; `None` for a pipe.
#[must_use]
pub(super) fn mode_of(list: &Path) -> Option<u32> {
    fs::metadata(list).ok().filter(fs::Metadata::is_file).map(|found| found.permissions().mode() & 0o777)
}

/// A complete product that waits for its name.
pub(super) enum Ready {
    File(Staged),
    Stdout(AtomicFile),
}

impl Ready {
    /// Flushes a product to the medium; what goes to standard output stays in its spool.
    ///
    /// # Errors
    /// When the medium reports an error, such as a full disk.
    pub(super) fn prepare(file: AtomicFile, target: &Target) -> io::Result<Self> {
        match target {
            Target::Stdout => Ok(Self::Stdout(file)),
            Target::File(_) | Target::Nowhere => file.finish().map(Self::File),
        }
    }

    /// Gives the product its name, or copies it to standard output. A closed pipe is no error: its reader has seen
    /// enough.
    ///
    /// # Errors
    /// As the operating system says.
    pub(super) fn deliver(self) -> io::Result<()> {
        match self {
            Self::File(staged) => staged.commit_product(),
            Self::Stdout(mut spool) => match copy_to_stdout(&mut spool) {
                Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
                result => result,
            },
        }
    }

    /// Gives a clean list that broke a limit the name `held`, under which nothing sends it. On its way to standard
    /// output it is dropped.
    ///
    /// # Errors
    /// As the operating system says.
    pub(super) fn hold(self, held: Option<&Path>) -> io::Result<()> {
        match (self, held) {
            (Self::File(staged), Some(held)) => staged.commit_product_as(held),
            (Self::File(_) | Self::Stdout(_), _) => Ok(()),
        }
    }
}

fn copy_to_stdout(spool: &mut AtomicFile) -> io::Result<()> {
    let file = spool.file_mut();
    file.rewind()?;
    let mut stdout = io::stdout().lock();
    let mut buffer = vec![0; 1 << 16];
    loop {
        match file.read(&mut buffer)? {
            0 => return stdout.flush(),
            read => stdout.write_all(buffer.get(..read).unwrap_or_default())?,
        }
    }
}
