//! Writes a list: packed or not, counted, digested. Not a file: where the bytes go is the caller's business.
//!
//! Invariant: count and digest are those of the bytes which the writer below took, in their order.

use std::io::{self, Write};

use flate2::write::GzEncoder;

use super::compression::Compression;
use crate::base::digest::{DigestAlgorithm, Digester, FileDigest};

/// The usual middle level of gzip: zlib's own default.
const GZIP_LEVEL: u32 = 6;
/// The default level of zstd.
const ZSTD_LEVEL: i32 = 3;
/// So many bytes are handed on at once. With four times as many a run of 630 MB took 2 s in the kernel instead of 0.8: ext4
/// asks for memory in pieces as large as the writes, and large ones are seldom at hand.
const PIECE: usize = 256 << 10;

/// A writer that packs, counts and digests on the way to `W`, which gets large pieces.
pub struct Sink<W: Write> {
    packer: Packer<W>,
    /// Bytes that the packer took, if there is one.
    packed: u64,
}

/// What was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SinkEnd {
    /// Bytes as they lie on disk.
    pub bytes: u64,
    /// Bytes before packing.
    pub decoded_bytes: u64,
    /// Of the bytes as they lie on disk.
    pub digest: FileDigest,
}

enum Packer<W: Write> {
    Plain(Pieces<W>),
    Gzip(GzEncoder<Pieces<W>>),
    Zstd(zstd::Encoder<'static, Pieces<W>>),
}

/// Gathers what is written into pieces of one size, because the operating system copies aligned ones faster, and a
/// digest is faster over long ones.
struct Pieces<W> {
    inner: W,
    /// The beginning of the next piece.
    piece: Vec<u8>,
    /// Bytes that `inner` took.
    bytes: u64,
    digester: Digester,
}

impl<W: Write> Sink<W> {
    /// # Errors
    /// When the packer cannot be set up.
    pub fn new(inner: W, compression: Compression, algorithm: DigestAlgorithm) -> io::Result<Self> {
        let pieces = Pieces { inner, piece: Vec::with_capacity(PIECE), bytes: 0, digester: Digester::new(algorithm) };
        let packer = match compression {
            Compression::None => Packer::Plain(pieces),
            Compression::Gzip => Packer::Gzip(GzEncoder::new(pieces, flate2::Compression::new(GZIP_LEVEL))),
            Compression::Zstd => {
                let mut encoder = zstd::Encoder::new(pieces, ZSTD_LEVEL)?;
                encoder.include_checksum(true)?;
                Packer::Zstd(encoder)
            }
        };
        Ok(Self { packer, packed: 0 })
    }

    /// Hands on what still waits for a whole piece. Returns how many bytes were taken so far, before packing: by the
    /// writer below, or by the packer, which keeps some until the end.
    ///
    /// # Errors
    /// As the writer below says.
    pub fn settle(&mut self) -> io::Result<u64> {
        match &mut self.packer {
            Packer::Plain(pieces) => {
                pieces.hand_on()?;
                Ok(pieces.bytes)
            }
            Packer::Gzip(_) | Packer::Zstd(_) => Ok(self.packed),
        }
    }

    /// Ends the packed data and gives the writer back, not flushed to any medium.
    ///
    /// # Errors
    /// When the end of the packed data cannot be written.
    pub fn finish(mut self) -> io::Result<(W, SinkEnd)> {
        let decoded_bytes = self.settle()?;
        let mut pieces = match self.packer {
            Packer::Plain(pieces) => pieces,
            Packer::Gzip(encoder) => encoder.finish()?,
            Packer::Zstd(encoder) => encoder.finish()?,
        };
        pieces.flush()?;
        let digest = pieces.digester.finish();
        Ok((pieces.inner, SinkEnd { bytes: pieces.bytes, decoded_bytes, digest }))
    }
}

impl<W: Write> Write for Sink<W> {
    #[inline]
    fn write(&mut self, buffer: &[u8]) -> io::Result<usize> {
        let count = match &mut self.packer {
            Packer::Plain(pieces) => return pieces.write(buffer),
            Packer::Gzip(encoder) => encoder.write(buffer)?,
            Packer::Zstd(encoder) => encoder.write(buffer)?,
        };
        self.packed += count as u64;
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        match &mut self.packer {
            Packer::Plain(pieces) => pieces.flush(),
            Packer::Gzip(encoder) => encoder.flush(),
            Packer::Zstd(encoder) => encoder.flush(),
        }
    }
}

impl<W: Write> Pieces<W> {
    fn hand_on(&mut self) -> io::Result<()> {
        self.inner.write_all(&self.piece)?;
        self.digester.update(&self.piece);
        self.bytes += self.piece.len() as u64;
        self.piece.clear();
        Ok(())
    }
}

impl<W: Write> Write for Pieces<W> {
    #[inline]
    fn write(&mut self, buffer: &[u8]) -> io::Result<usize> {
        if self.piece.len() == PIECE {
            self.hand_on()?;
        }
        let count = buffer.len().min(PIECE - self.piece.len());
        self.piece.extend_from_slice(buffer.get(..count).unwrap_or_default());
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.hand_on()?;
        self.inner.flush()
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;
    use crate::table::source::Source;

    /// Takes a few bytes at a time, as a full pipe does.
    struct Narrow(Vec<u8>);

    impl Write for Narrow {
        fn write(&mut self, buffer: &[u8]) -> io::Result<usize> {
            let count = buffer.len().min(3);
            self.0.extend_from_slice(&buffer[..count]);
            Ok(count)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn what_is_written_can_be_read_and_is_what_was_digested() {
        for compression in [Compression::None, Compression::Gzip, Compression::Zstd] {
            let mut sink = Sink::new(Narrow(Vec::new()), compression, DigestAlgorithm::default()).unwrap();
            let pieces = ["email\n", "", "a@b.de\nc", "@d.de\n"];
            pieces.iter().for_each(|piece| sink.write_all(piece.as_bytes()).unwrap());
            sink.write_all(b"end").unwrap();
            assert_eq!(sink.settle().unwrap(), 23);
            let (Narrow(bytes), end) = sink.finish().unwrap();

            let mut source = Source::from_bytes(bytes.clone()).unwrap();
            let mut text = String::new();
            source.read_to_string(&mut text).unwrap();
            assert_eq!(text, "email\na@b.de\nc@d.de\nend");
            let read = source.finish().unwrap();
            assert_eq!(read.compression, compression);
            assert_eq!((read.bytes, read.decoded_bytes), (end.bytes, end.decoded_bytes));
            assert_eq!(read.digest, end.digest);
            assert_eq!(end.bytes, bytes.len() as u64);
        }
    }

    #[test]
    fn an_empty_packed_list_is_still_one() {
        for compression in [Compression::Gzip, Compression::Zstd] {
            let (bytes, end) =
                Sink::new(Vec::new(), compression, DigestAlgorithm::default()).unwrap().finish().unwrap();
            assert!(!bytes.is_empty() && end.decoded_bytes == 0);
            let mut source = Source::from_bytes(bytes).unwrap();
            assert_eq!(source.read_to_end(&mut Vec::new()).unwrap(), 0);
            assert_eq!(source.compression(), compression);
        }
    }

    /// Remembers how much came at once.
    #[derive(Default)]
    struct Calls(Vec<usize>, Vec<u8>);

    impl Write for Calls {
        fn write(&mut self, buffer: &[u8]) -> io::Result<usize> {
            self.0.push(buffer.len());
            self.1.extend_from_slice(buffer);
            Ok(buffer.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn the_writer_gets_whole_pieces() {
        let all: Vec<u8> = (0..3 * PIECE as u32 + 5).map(|n| (n % 251) as u8).collect();
        for width in [1000, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE + 5] {
            let mut sink = Sink::new(Calls::default(), Compression::None, DigestAlgorithm::default()).unwrap();
            all.chunks(width).for_each(|part| sink.write_all(part).unwrap());
            let (Calls(calls, bytes), end) = sink.finish().unwrap();
            assert!(bytes == all && end.bytes == all.len() as u64, "{width}");
            assert_eq!(calls, [PIECE, PIECE, PIECE, 5], "{width}");
        }
    }
}
