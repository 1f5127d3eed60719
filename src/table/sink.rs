//! Writes a list: packed or not, counted, digested. Not a file: where the bytes go is the caller's business.
//!
//! Invariant: the digest is that of the bytes which the writer below took, in their order.

use std::io::{self, IoSlice, Write};

use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};

use super::compression::Compression;

/// The usual middle level of gzip: zlib's own default.
const GZIP_LEVEL: u32 = 6;
/// The default level of zstd.
const ZSTD_LEVEL: i32 = 3;

/// A writer that packs, counts and digests on the way to `W`. Without packing, slices are passed on as they are.
pub struct Sink<W: Write> {
    packer: Packer<W>,
    decoded: u64,
}

/// What was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SinkEnd {
    /// Bytes as they lie on disk.
    pub bytes: u64,
    /// Bytes before packing.
    pub decoded_bytes: u64,
    /// SHA-256 of the bytes as they lie on disk.
    pub sha256: [u8; 32],
}

enum Packer<W: Write> {
    Plain(Counted<W>),
    Gzip(GzEncoder<Counted<W>>),
    Zstd(zstd::Encoder<'static, Counted<W>>),
}

struct Counted<W> {
    inner: W,
    bytes: u64,
    digest: Sha256,
}

impl<W: Write> Sink<W> {
    /// # Errors
    /// When the packer cannot be set up.
    pub fn new(inner: W, compression: Compression) -> io::Result<Self> {
        let counted = Counted { inner, bytes: 0, digest: Sha256::new() };
        let packer = match compression {
            Compression::None => Packer::Plain(counted),
            Compression::Gzip => Packer::Gzip(GzEncoder::new(counted, flate2::Compression::new(GZIP_LEVEL))),
            Compression::Zstd => {
                let mut encoder = zstd::Encoder::new(counted, ZSTD_LEVEL)?;
                encoder.include_checksum(true)?;
                Packer::Zstd(encoder)
            }
        };
        Ok(Self { packer, decoded: 0 })
    }

    /// Ends the packed data and gives the writer back, not flushed to any medium.
    ///
    /// # Errors
    /// When the end of the packed data cannot be written.
    pub fn finish(self) -> io::Result<(W, SinkEnd)> {
        let mut counted = match self.packer {
            Packer::Plain(counted) => counted,
            Packer::Gzip(encoder) => encoder.finish()?,
            Packer::Zstd(encoder) => encoder.finish()?,
        };
        counted.inner.flush()?;
        let sha256 = counted.digest.finalize().into();
        Ok((counted.inner, SinkEnd { bytes: counted.bytes, decoded_bytes: self.decoded, sha256 }))
    }
}

impl<W: Write> Write for Sink<W> {
    fn write(&mut self, buffer: &[u8]) -> io::Result<usize> {
        let count = match &mut self.packer {
            Packer::Plain(counted) => counted.write(buffer)?,
            Packer::Gzip(encoder) => encoder.write(buffer)?,
            Packer::Zstd(encoder) => encoder.write(buffer)?,
        };
        self.decoded += count as u64;
        Ok(count)
    }

    fn write_vectored(&mut self, buffers: &[IoSlice<'_>]) -> io::Result<usize> {
        if let Packer::Plain(counted) = &mut self.packer {
            let count = counted.write_vectored(buffers)?;
            self.decoded += count as u64;
            return Ok(count);
        }
        let first = buffers.iter().find(|buffer| !buffer.is_empty());
        first.map_or(Ok(0), |buffer| self.write(buffer))
    }

    fn flush(&mut self) -> io::Result<()> {
        match &mut self.packer {
            Packer::Plain(counted) => counted.flush(),
            Packer::Gzip(encoder) => encoder.flush(),
            Packer::Zstd(encoder) => encoder.flush(),
        }
    }
}

impl<W: Write> Write for Counted<W> {
    fn write(&mut self, buffer: &[u8]) -> io::Result<usize> {
        let count = self.inner.write(buffer)?;
        self.digest.update(buffer.get(..count).unwrap_or(buffer));
        self.bytes += count as u64;
        Ok(count)
    }

    fn write_vectored(&mut self, buffers: &[IoSlice<'_>]) -> io::Result<usize> {
        let count = self.inner.write_vectored(buffers)?;
        let mut rest = count;
        for buffer in buffers {
            let taken = buffer.get(..rest).unwrap_or(buffer);
            self.digest.update(taken);
            rest -= taken.len();
        }
        self.bytes += count as u64;
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;
    use crate::base::atomic::write_all_vectored;
    use crate::table::source::Source;

    /// Takes a few bytes at a time, as a full pipe does.
    struct Narrow(Vec<u8>);

    impl Write for Narrow {
        fn write(&mut self, buffer: &[u8]) -> io::Result<usize> {
            let count = buffer.len().min(3);
            self.0.extend_from_slice(&buffer[..count]);
            Ok(count)
        }

        fn write_vectored(&mut self, buffers: &[IoSlice<'_>]) -> io::Result<usize> {
            let all: Vec<u8> = buffers.iter().flat_map(|buffer| buffer.iter().copied()).collect();
            self.write(&all)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn what_is_written_can_be_read_and_is_what_was_digested() {
        for compression in [Compression::None, Compression::Gzip, Compression::Zstd] {
            let mut sink = Sink::new(Narrow(Vec::new()), compression).unwrap();
            let pieces = ["email\n", "", "a@b.de\nc", "@d.de\n"];
            let mut slices: Vec<_> = pieces.iter().map(|piece| IoSlice::new(piece.as_bytes())).collect();
            write_all_vectored(&mut sink, &mut slices).unwrap();
            sink.write_all(b"end").unwrap();
            let (Narrow(bytes), end) = sink.finish().unwrap();

            let mut source = Source::from_bytes(bytes.clone()).unwrap();
            let mut text = String::new();
            source.read_to_string(&mut text).unwrap();
            assert_eq!(text, "email\na@b.de\nc@d.de\nend");
            let read = source.finish().unwrap();
            assert_eq!(read.compression, compression);
            assert_eq!((read.bytes, read.decoded_bytes), (end.bytes, end.decoded_bytes));
            assert_eq!(read.sha256, end.sha256);
            assert_eq!(end.bytes, bytes.len() as u64);
        }
    }

    #[test]
    fn an_empty_packed_list_is_still_one() {
        for compression in [Compression::Gzip, Compression::Zstd] {
            let (bytes, end) = Sink::new(Vec::new(), compression).unwrap().finish().unwrap();
            assert!(!bytes.is_empty() && end.decoded_bytes == 0);
            let mut source = Source::from_bytes(bytes).unwrap();
            assert_eq!(source.read_to_end(&mut Vec::new()).unwrap(), 0);
            assert_eq!(source.compression(), compression);
        }
    }
}
