//! The way of a product to its reader: written beside its target or spooled, flushed, then copied or named.
//!
//! Invariant: no product has a name before all of the one for standard output has gone, and after an error none has.

use std::fs;
use std::io;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context as _, Result, ensure};

use crate::base::atomic::{AtomicFile, Staged, directory_of};
use crate::base::cancel::Cancel;
use crate::base::disk::Disk;
use crate::base::stdout;
use crate::table::compression::Compression;

use super::error::CommandError;
use super::outputs::{Outputs, Target};

/// A product while it is written: beside its target, or spooled for standard output.
///
/// # Errors
/// When there is no place to write to.
pub(super) fn create(
    target: &Target,
    disk: &Arc<dyn Disk>,
    mode: Option<u32>,
) -> Result<Option<(AtomicFile, Compression)>> {
    let path = match target {
        Target::Nowhere => return Ok(None),
        Target::File(path) => path,
        Target::Stdout => {
            ensure!(!stdout::is_closed(), CommandError::StdoutClosed);
            let dir = std::env::temp_dir();
            let spool = AtomicFile::spool(Arc::clone(disk), &dir)
                .with_context(|| format!("cannot write to {}", dir.display()))?;
            return Ok(Some((spool, Compression::None)));
        }
    };
    let file = AtomicFile::create(Arc::clone(disk), path)
        .with_context(|| format!("cannot write to {}", directory_of(path).display()))?;
    if let Some(mode) = mode {
        file.set_mode(mode).with_context(|| format!("cannot set the mode of {}", path.display()))?;
    }
    Ok(Some((file, Compression::of_name(path))))
}

/// The permission bits of the input, which the outputs take; `None` for a pipe.
#[must_use]
pub(super) fn mode_of(list: &Path) -> Option<u32> {
    fs::metadata(list).ok().filter(fs::Metadata::is_file).map(|found| found.permissions().mode() & 0o777)
}

/// A complete product that waits for its name, or to be copied.
pub(super) struct Ready {
    /// The word for it.
    what: &'static str,
    way: Way,
}

enum Way {
    Name(Staged, PathBuf),
    Stdout(AtomicFile),
}

impl Ready {
    /// Flushes a product to the medium; what goes to standard output stays in its spool.
    ///
    /// # Errors
    /// When the medium reports an error, such as a full disk.
    pub(super) fn prepare(what: &'static str, file: AtomicFile, target: &Target) -> Result<Self> {
        let way = match target {
            Target::File(path) => {
                let staged = file.finish().map_err(|error| cannot_write(what, target, error))?;
                Way::Name(staged, path.clone())
            }
            Target::Stdout | Target::Nowhere => Way::Stdout(file),
        };
        Ok(Self { what, way })
    }

    /// A clean list that broke a limit gets the name `held`, under which nothing sends it. On its way to standard output
    /// it is dropped.
    pub(super) fn hold(self, held: Option<PathBuf>) -> Option<Self> {
        match (self.way, held) {
            (Way::Name(staged, _), Some(held)) => Some(Self { what: self.what, way: Way::Name(staged, held) }),
            (Way::Name(..) | Way::Stdout(_), _) => None,
        }
    }
}

/// Delivers all products: first what goes to standard output, then the names in the order of `products`.
///
/// # Errors
/// When one cannot be delivered. A reader of standard output that has gone is one, too: it has not seen the whole list.
pub(super) fn deliver(products: Vec<Ready>, disk: &dyn Disk, cancel: &Cancel) -> Result<()> {
    let (mut spools, mut files) = (Vec::new(), Vec::new());
    for Ready { what, way } in products {
        match way {
            Way::Stdout(spool) => spools.push((what, spool)),
            Way::Name(staged, path) => files.push((what, staged, path)),
        }
    }
    for (what, mut spool) in spools {
        stdout::copy(spool.file_mut(), cancel).map_err(|error| cannot_write(what, &Target::Stdout, error))?;
    }
    let mut named = Vec::new();
    for (what, staged, path) in files {
        if let Err(error) = staged.commit_product_as(&path) {
            // They speak of a delivery that did not take place. If they cannot go, the error is said all the same.
            named.iter().for_each(|path: &PathBuf| drop(disk.remove(path)));
            return Err(cannot_write(what, &Target::File(path), error));
        }
        named.push(path);
    }
    Ok(())
}

/// An error of the system about a product: which file, and what to do.
pub(super) fn cannot_write(what: &'static str, target: &Target, source: io::Error) -> anyhow::Error {
    let place = match target {
        Target::File(path) => path.display().to_string(),
        Target::Stdout | Target::Nowhere => "to standard output".to_owned(),
    };
    CommandError::CannotWrite { what, place, advice: advice(&source), source }.into()
}

/// An error of the system that happened while the products of a run were written names the product, as the pipeline
/// knows no files.
pub(super) fn name_file(what: &'static str, source: io::Error, outputs: &Outputs) -> anyhow::Error {
    match outputs.target(what) {
        Some(target @ Target::File(_)) => cannot_write(what, target, source),
        // A spool, or what standard input is kept in.
        _ => {
            let place = format!("to a temporary file in {}", std::env::temp_dir().display());
            CommandError::CannotWrite { what, place, advice: advice(&source), source }.into()
        }
    }
}

fn advice(error: &io::Error) -> &'static str {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            "make room there, or write elsewhere (-o, --rejects, --report; TMPDIR for temporary files)"
        }
        io::ErrorKind::FileTooLarge => "the system allows no larger file there (see `ulimit -f`)",
        io::ErrorKind::BrokenPipe => {
            "whoever reads it stopped before the end; no file was written: let it read everything, or write to a file"
        }
        _ => "no file was written; mend this, then run again",
    }
}
