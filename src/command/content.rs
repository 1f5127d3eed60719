//! What a file holds, as size and digests. Reads a regular file once, from beginning to end, and can be interrupted.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::base::cancel::{Cancel, Interrupted};
use crate::base::digest::{DigestAlgorithm, Digester, FileDigest};
use crate::report::Console;

use super::bar::Bar;

/// So many bytes are read at a time.
const PIECE: usize = 1 << 20;

/// What a file holds.
#[derive(Debug, Default)]
pub(super) struct Content {
    bytes: u64,
    /// By each algorithm that was asked for.
    digests: Vec<FileDigest>,
}

impl Content {
    pub(super) fn is(&self, bytes: u64, digest: FileDigest) -> bool {
        self.bytes == bytes && self.digests.contains(&digest)
    }

    /// Looks at a file. If `algorithms` wants no digest of a file of its size, it is not read.
    ///
    /// # Errors
    /// The outer one when the run was interrupted, the inner one when the file cannot be read.
    pub(super) fn of(
        path: &Path,
        algorithms: impl FnOnce(u64) -> Vec<DigestAlgorithm>,
        console: &Console,
        cancel: &Cancel,
    ) -> Result<io::Result<Self>, Interrupted> {
        let (file, bytes) = match open(path) {
            Ok(opened) => opened,
            Err(error) => return Ok(Err(error)),
        };
        let digesters: Vec<_> = algorithms(bytes).into_iter().map(Digester::new).collect();
        if digesters.is_empty() {
            return Ok(Ok(Self { bytes, digests: Vec::new() }));
        }
        let position = Arc::new(AtomicU64::new(0));
        let _bar = Bar::watch(console, Some(bytes), Arc::clone(&position), None);
        read(file, bytes, digesters, &position, cancel)
    }
}

/// A pipe or a device may never end.
fn open(path: &Path) -> io::Result<(File, u64)> {
    if !fs::metadata(path)?.is_file() {
        return Err(io::Error::other("no regular file"));
    }
    let file = File::open(path)?;
    let bytes = file.metadata()?.len();
    Ok((file, bytes))
}

fn read(
    mut file: File,
    expected: u64,
    mut digesters: Vec<Digester>,
    position: &AtomicU64,
    cancel: &Cancel,
) -> Result<io::Result<Content>, Interrupted> {
    let mut buffer = vec![0; PIECE];
    let mut bytes = 0;
    // One that grows while it is read has another size already.
    while bytes <= expected {
        cancel.check()?;
        match file.read(&mut buffer) {
            Ok(0) => break,
            Ok(count) => {
                let piece = buffer.get(..count).unwrap_or_default();
                digesters.iter_mut().for_each(|digester| digester.update(piece));
                bytes += count as u64;
                position.store(bytes, Ordering::Relaxed);
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Ok(Err(error)),
        }
    }
    Ok(Ok(Content { bytes, digests: digesters.into_iter().map(Digester::finish).collect() }))
}
