//! Unpacks gzip and zstd, known by their first bytes, and counts and digests what goes in. Not about files: `source`.
//!
//! Invariant: the digest is that of all raw bytes which were consumed, in their order.

use std::io::{self, BufReader, Cursor, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use flate2::bufread::MultiGzDecoder;

use super::compression::Compression;
use crate::base::digest::{DigestAlgorithm, Digester};

/// So many raw bytes at a time are read and digested while they are still in the cache.
const PIECE: usize = 256 * 1024;
/// At most so many are read to see how they are packed: many, so that the digest of the rest comes in pieces which begin
/// at round places.
const HEAD: usize = 64 * 1024;
/// Raw bytes that the decoders read ahead.
const PACKED_BUFFER: usize = 128 * 1024;

/// Gives the unpacked bytes.
pub(super) enum Unpacker {
    Plain(Raw),
    Gzip(Box<MultiGzDecoder<BufReader<Raw>>>),
    Zstd(zstd::Decoder<'static, BufReader<Raw>>),
}

/// The raw bytes, counted and digested as they pass.
pub(super) struct Raw {
    head: Cursor<Vec<u8>>,
    inner: Box<dyn Read + Send>,
    pub(super) digester: Digester,
    pub(super) count: u64,
    position: Arc<AtomicU64>,
}

impl Unpacker {
    /// Looks at the first bytes and chooses. `position` follows the raw bytes.
    pub(super) fn start(
        mut inner: Box<dyn Read + Send>,
        position: Arc<AtomicU64>,
        algorithm: DigestAlgorithm,
    ) -> io::Result<(Compression, Self)> {
        let head = read_head(&mut inner)?;
        let compression = Compression::of_magic(&head);
        let raw = Raw { head: Cursor::new(head), inner, digester: Digester::new(algorithm), count: 0, position };
        let unpacker = match compression {
            Compression::None => Self::Plain(raw),
            Compression::Gzip => {
                Self::Gzip(Box::new(MultiGzDecoder::new(BufReader::with_capacity(PACKED_BUFFER, raw))))
            }
            Compression::Zstd => Self::Zstd(zstd::Decoder::with_buffer(BufReader::with_capacity(PACKED_BUFFER, raw))?),
        };
        Ok((compression, unpacker))
    }

    /// The raw bytes' end.
    pub(super) fn into_raw(self) -> Raw {
        match self {
            Self::Plain(raw) => raw,
            Self::Gzip(decoder) => decoder.into_inner().into_inner(),
            Self::Zstd(decoder) => decoder.finish().into_inner(),
        }
    }
}

/// What the first read gives, and more if that tells nothing yet. A slow pipe is not waited for.
fn read_head(inner: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut head = vec![0; HEAD];
    let mut filled = 0;
    while filled < Compression::MAGIC {
        match inner.read(head.get_mut(filled..).unwrap_or_default()) {
            Ok(0) => break,
            Ok(count) => filled += count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    head.truncate(filled);
    Ok(head)
}

impl Read for Unpacker {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Plain(raw) => raw.read(buffer),
            Self::Gzip(decoder) => decoder.read(buffer),
            Self::Zstd(decoder) => decoder.read(buffer),
        }
    }
}

impl Read for Raw {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let (piece, _) = buffer.split_at_mut(buffer.len().min(PIECE));
        let mut count = self.head.read(piece)?;
        if count == 0 {
            count = self.inner.read(piece)?;
        }
        self.digester.update(piece.get(..count).unwrap_or_default());
        self.count += count as u64;
        self.position.store(self.count, Ordering::Relaxed);
        Ok(count)
    }
}
