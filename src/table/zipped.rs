//! A list in a ZIP archive, as registers hand theirs out: the one file in it, unpacked as it is read. Not gzip and zstd:
//! `unpack`.
//!
//! Invariant: what is read is checked against the length and the checksum that the archive has of it; one that is cut off or
//! damaged is an error, never a short list.

use std::fs::File;
use std::io::{self, Read};
use std::os::unix::fs::FileExt as _;

use flate2::CrcReader;
use flate2::read::DeflateDecoder;
use zip::{CompressionMethod, ZipArchive};

use super::error::{TableError, WhyNoZip};
use super::file_kind::FileKind;
use super::sniff::{Hints, SAMPLE, file_kind};
use crate::base::digest::{DigestAlgorithm, Digester, FileDigest};

/// An archive with one file.
pub(super) struct Zipped {
    /// The unpacked bytes of the file.
    pub(super) reader: Box<dyn Read + Send>,
    /// Of the archive itself.
    pub(super) bytes: u64,
    pub(super) digest: FileDigest,
}

/// The archive that `file` is; `None` if it is none, or a sheet.
///
/// # Errors
/// When it cannot be read, or holds something else than one file that can be unpacked.
pub(super) fn open(file: &File, name: &str, algorithm: DigestAlgorithm) -> Result<Option<Zipped>, TableError> {
    let read = |source| TableError::Read { name: name.to_owned(), source };
    let refuse = |why| TableError::Zip { name: name.to_owned(), why };
    let mut magic = [0; 4];
    let is_zip = file.read_exact_at(&mut magic, 0).is_ok() && matches!(&magic, b"PK\x03\x04" | b"PK\x05\x06");
    if !is_zip {
        return Ok(None);
    }
    let mut archive = match ZipArchive::new(file.try_clone().map_err(read)?) {
        Ok(archive) => archive,
        // What was a sheet is called one.
        Err(_) if file_kind(&beginning(file).map_err(read)?, &Hints::default()) != FileKind::Zip => return Ok(None),
        Err(_) => return Err(refuse(WhyNoZip::Damaged)),
    };
    let Some(number) = only_file(&mut archive).map_err(refuse)? else { return Ok(None) };
    let member = archive.by_index_raw(number).map_err(|_| refuse(WhyNoZip::Damaged))?;
    if member.encrypted() {
        return Err(refuse(WhyNoZip::Encrypted));
    }
    let start = member.data_start().ok_or_else(|| refuse(WhyNoZip::Damaged))?;
    let expected = Expected { length: member.size(), checksum: member.crc32() };
    let end = start.checked_add(member.compressed_size()).ok_or_else(|| refuse(WhyNoZip::Damaged))?;
    let packed = Piece { file: file.try_clone().map_err(read)?, at: start, end };
    let unpacked: Box<dyn Read + Send> = match member.compression() {
        CompressionMethod::STORE => Box::new(packed),
        CompressionMethod::DEFLATE => Box::new(DeflateDecoder::new(packed)),
        _ => return Err(refuse(WhyNoZip::OtherMethod)),
    };
    let (bytes, digest) = digest_of(file, algorithm).map_err(read)?;
    let reader = Checked { inner: CrcReader::new(unpacked), expected, seen: 0 };
    Ok(Some(Zipped { reader: Box::new(reader), bytes, digest }))
}

fn beginning(file: &File) -> io::Result<Vec<u8>> {
    let mut start = vec![0; SAMPLE];
    let count = file.read_at(&mut start, 0)?;
    start.truncate(count);
    Ok(start)
}

/// The number of the one file in the archive; `None` if it is a sheet.
fn only_file(archive: &mut ZipArchive<File>) -> Result<Option<usize>, WhyNoZip> {
    let mut files = Vec::new();
    for number in 0..archive.len() {
        let member = archive.by_index_raw(number).map_err(|_| WhyNoZip::Damaged)?;
        let name = String::from_utf8_lossy(member.name_raw()).into_owned();
        if matches!(name.as_str(), "[Content_Types].xml" | "mimetype") {
            return Ok(None);
        }
        // What the archiver of macOS adds is no file of anybody's.
        if !member.is_dir() && !name.starts_with("__MACOSX/") && !name.ends_with(".DS_Store") {
            files.push(number);
        }
    }
    match files.as_slice() {
        [only] => Ok(Some(*only)),
        several => Err(WhyNoZip::Files(several.len())),
    }
}

/// Of the whole file, from its beginning.
fn digest_of(file: &File, algorithm: DigestAlgorithm) -> io::Result<(u64, FileDigest)> {
    let mut digester = Digester::new(algorithm);
    let mut piece = vec![0; 256 << 10];
    let mut at = 0;
    loop {
        let count = match file.read_at(&mut piece, at) {
            Ok(0) => return Ok((at, digester.finish())),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            other => other?,
        };
        digester.update(piece.get(..count).unwrap_or_default());
        at += count as u64;
    }
}

/// Some bytes of a file.
struct Piece {
    file: File,
    at: u64,
    end: u64,
}

impl Read for Piece {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let wanted = usize::try_from(self.end.saturating_sub(self.at)).unwrap_or(usize::MAX).min(buffer.len());
        let count = self.file.read_at(buffer.get_mut(..wanted).unwrap_or_default(), self.at)?;
        self.at += count as u64;
        Ok(count)
    }
}

/// What the archive says of the unpacked file.
#[derive(Clone, Copy)]
struct Expected {
    length: u64,
    checksum: u32,
}

/// Bytes that are compared with what is expected of them, once all were read.
struct Checked<R> {
    inner: CrcReader<R>,
    expected: Expected,
    seen: u64,
}

impl<R: Read> Read for Checked<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.seen += count as u64;
        let is_end = count == 0 && !buffer.is_empty();
        let is_right = (self.seen, self.inner.crc().sum()) == (self.expected.length, self.expected.checksum);
        if is_end && !is_right {
            return Err(io::Error::new(io::ErrorKind::InvalidData, "the archive is damaged: its checksum is another"));
        }
        Ok(count)
    }
}
