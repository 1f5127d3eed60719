//! The bytes of one input: a file, a pipe or standard input, unpacked when they begin as gzip or zstd, whatever the
//! file is called. Not about text: that begins in `reader`.
//!
//! Invariant: every raw byte that was consumed is counted and digested exactly once, and an input that ends early or
//! changes on the way is an error, never a short list.

use std::fs::File;
use std::io::{self, Cursor, Read};
use std::os::fd::AsFd;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::time::SystemTime;

use super::compression::Compression;
use super::error::TableError;
use super::unpack::Unpacker;
use super::zipped;
use crate::base::digest::{DigestAlgorithm, FileDigest};

/// An open input. Reading from it gives unpacked bytes.
pub struct Source {
    name: String,
    compression: Compression,
    unpacker: Unpacker,
    /// Unpacked bytes that were looked at but not yet handed out, from `ahead_at` on.
    ahead: Vec<u8>,
    ahead_at: usize,
    decoded: u64,
    state: Option<FileState>,
    position: Arc<AtomicU64>,
    /// Bytes and digest of the archive that it lies in.
    archive: Option<(u64, FileDigest)>,
}

/// What is known of an input once it was read to its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceEnd {
    /// Bytes as they lie on disk.
    pub bytes: u64,
    /// Bytes after unpacking.
    pub decoded_bytes: u64,
    /// Of the bytes as they lie on disk.
    pub digest: FileDigest,
    /// How the input was packed.
    pub compression: Compression,
}

/// A regular file as it was when it was opened.
struct FileState {
    file: File,
    len: u64,
    modified: Option<SystemTime>,
}

impl Source {
    /// Opens a file or a named pipe; `algorithm` makes its digest.
    ///
    /// # Errors
    /// When it cannot be opened or is a directory.
    pub fn open(path: &Path, algorithm: DigestAlgorithm) -> Result<Self, TableError> {
        let name = path.display().to_string();
        match File::open(path) {
            Ok(file) => Self::from_file(name, file, algorithm),
            Err(source) => Err(TableError::Read { name, source }),
        }
    }

    /// The one file in the ZIP archive at `path`; `None` if that is something else. Bytes and digest are those of the archive.
    ///
    /// # Errors
    /// When it cannot be read, or holds something else than one file.
    pub fn open_zipped(path: &Path, algorithm: DigestAlgorithm) -> Result<Option<Self>, TableError> {
        let name = path.display().to_string();
        let read = |source| TableError::Read { name: name.clone(), source };
        let file = File::open(path).map_err(read)?;
        let state = FileState::of(&file).map_err(read)?;
        let Some(zipped) = zipped::open(&file, &name, algorithm)? else { return Ok(None) };
        let source = Self::start(name.clone(), zipped.reader, state, algorithm)?;
        Ok(Some(Self { archive: Some((zipped.bytes, zipped.digest)), ..source }))
    }

    /// Standard input, which may be a redirected file.
    ///
    /// # Errors
    /// When it is closed.
    pub fn stdin(algorithm: DigestAlgorithm) -> Result<Self, TableError> {
        let name = "standard input".to_owned();
        match io::stdin().as_fd().try_clone_to_owned() {
            Ok(handle) => Self::from_file(name, File::from(handle), algorithm),
            Err(source) => Err(TableError::Read { name, source }),
        }
    }

    /// Bytes in memory, digested in the usual way.
    ///
    /// # Errors
    /// When an unpacker cannot be set up.
    pub fn from_bytes(bytes: Vec<u8>) -> Result<Self, TableError> {
        Self::from_reader("memory", Box::new(Cursor::new(bytes)), DigestAlgorithm::default())
    }

    /// Whatever can be read; `name` is what messages call it.
    ///
    /// # Errors
    /// When the first bytes cannot be read.
    pub fn from_reader(
        name: &str,
        inner: Box<dyn Read + Send>,
        algorithm: DigestAlgorithm,
    ) -> Result<Self, TableError> {
        Self::start(name.to_owned(), inner, None, algorithm)
    }

    /// An open file, from where it stands.
    ///
    /// # Errors
    /// When it is a directory, or cannot be read.
    pub fn from_file(name: String, file: File, algorithm: DigestAlgorithm) -> Result<Self, TableError> {
        match FileState::of(&file) {
            Err(source) => Err(TableError::Read { name, source }),
            Ok(None) if file.metadata().is_ok_and(|data| data.is_dir()) => Err(TableError::Directory { name }),
            Ok(state) => Self::start(name, Box::new(file), state, algorithm),
        }
    }

    fn start(
        name: String,
        inner: Box<dyn Read + Send>,
        state: Option<FileState>,
        algorithm: DigestAlgorithm,
    ) -> Result<Self, TableError> {
        let position = Arc::new(AtomicU64::new(0));
        match Unpacker::start(inner, Arc::clone(&position), algorithm) {
            Err(source) => Err(TableError::Read { name, source }),
            Ok((compression, unpacker)) => {
                let (ahead, ahead_at, decoded, archive) = (Vec::new(), 0, 0, None);
                Ok(Self { name, compression, unpacker, ahead, ahead_at, decoded, state, position, archive })
            }
        }
    }

    /// What messages call this input.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// How the input is packed.
    #[must_use]
    pub fn compression(&self) -> Compression {
        self.compression
    }

    /// Size of a regular file in bytes, if what is read of it are its own bytes; a pipe has none.
    #[must_use]
    pub fn len_on_disk(&self) -> Option<u64> {
        self.state.as_ref().filter(|_| self.archive.is_none()).map(|state| state.len)
    }

    /// Raw bytes consumed so far, for progress. Shared with the source.
    #[must_use]
    pub fn position(&self) -> Arc<AtomicU64> {
        Arc::clone(&self.position)
    }

    /// The next `wanted` unpacked bytes, or all that there are, without consuming them. Waits for a slow pipe.
    ///
    /// # Errors
    /// As reading.
    #[expect(
        clippy::indexing_slicing,
        reason = "the loop stays within the buffer; a wrong bound must end the run, not the list"
    )]
    pub fn peek(&mut self, wanted: usize) -> Result<&[u8], TableError> {
        self.ahead.drain(..self.ahead_at);
        self.ahead_at = 0;
        let mut filled = self.ahead.len();
        self.ahead.resize(wanted.max(filled), 0);
        while filled < self.ahead.len() {
            match self.unpacker.read(&mut self.ahead[filled..]) {
                Ok(0) => break,
                Ok(count) => filled += count,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(self.explain(error)),
            }
        }
        self.ahead.truncate(filled);
        Ok(&self.ahead)
    }

    /// Says what an error of [`Read::read`] means.
    #[must_use]
    pub fn explain(&self, source: io::Error) -> TableError {
        let name = self.name.clone();
        let compression = self.compression;
        if compression == Compression::None || source.raw_os_error().is_some() {
            TableError::Read { name, source }
        } else if source.kind() == io::ErrorKind::UnexpectedEof {
            TableError::Truncated { name, compression }
        } else {
            TableError::Damaged { name, compression, source }
        }
    }

    /// Closes the input. Reads nothing more: counts and digest cover what was read.
    ///
    /// # Errors
    /// [`TableError::Changed`] when size or time of the file are not what they were at the start.
    pub fn finish(self) -> Result<SourceEnd, TableError> {
        if self.state.as_ref().is_some_and(FileState::has_changed) {
            return Err(TableError::Changed { name: self.name });
        }
        let raw = self.unpacker.into_raw();
        let (bytes, digest) = self.archive.unwrap_or_else(|| (raw.count, raw.digester.finish()));
        Ok(SourceEnd { bytes, decoded_bytes: self.decoded, digest, compression: self.compression })
    }
}

impl Read for Source {
    #[expect(clippy::indexing_slicing, reason = "both are at least that long")]
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let ahead = self.ahead.get(self.ahead_at..).unwrap_or_default();
        let count = if ahead.is_empty() {
            self.unpacker.read(buffer)?
        } else {
            let count = ahead.len().min(buffer.len());
            buffer[..count].copy_from_slice(&ahead[..count]);
            self.ahead_at += count;
            count
        };
        self.decoded += count as u64;
        Ok(count)
    }
}

impl FileState {
    /// `None` for anything but a regular file: a pipe has no size that could change.
    fn of(file: &File) -> io::Result<Option<Self>> {
        let data = file.metadata()?;
        if !data.is_file() {
            return Ok(None);
        }
        Ok(Some(Self { file: file.try_clone()?, len: data.len(), modified: data.modified().ok() }))
    }

    fn has_changed(&self) -> bool {
        match self.file.metadata() {
            Ok(now) => now.len() != self.len || now.modified().ok() != self.modified,
            Err(_) => true,
        }
    }
}

#[cfg(test)]
mod tests;
