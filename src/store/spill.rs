//! Chunks on disk: a nameless temporary file to which whole piles are appended, and where in it the chunks of each
//! bucket lie. Nothing of it is mapped or kept in memory but the places.

use std::io::{self, IoSlice, Write};
use std::os::unix::fs::FileExt;
use std::path::Path;
use std::sync::Arc;

use xxhash_rust::xxh3::Xxh3;
use zerocopy::IntoBytes;

use super::error::StoreError;
use super::files::Scratch;
use super::fresh::{Chunk, Stamp};
use crate::base::atomic::write_all_vectored;
use crate::base::disk::Disk;

/// See the module.
pub(crate) struct Spill {
    file: Scratch,
    len: u64,
    /// By bucket.
    extents: Vec<Vec<Extent>>,
}

/// Entries of one batch, and behind them their asides.
struct Extent {
    stamp: Stamp,
    at: u64,
    entries: u32,
    asides: u32,
    /// XXH3-64 of its bytes.
    check: u64,
}

impl Spill {
    pub(crate) fn create(disk: &Arc<dyn Disk>, dir: &Path, buckets: usize) -> Result<Self, StoreError> {
        let extents = std::iter::repeat_with(Vec::new).take(buckets).collect();
        Ok(Self { file: Scratch::create(disk, dir)?, len: 0, extents })
    }

    /// Appends the chunks of a bucket, whose stamps may differ.
    pub(crate) fn append(&mut self, bucket: usize, chunks: &[Chunk]) -> Result<(), StoreError> {
        for chunks in chunks.chunk_by(|a, b| a.stamp == b.stamp) {
            let stamp = chunks.first().map(|chunk| chunk.stamp).unwrap_or_default();
            let entries = chunks.iter().map(|chunk| chunk.entries().as_bytes());
            let asides = chunks.iter().map(|chunk| chunk.asides.as_bytes());
            let mut slices: Vec<_> = entries.chain(asides).map(IoSlice::new).collect();
            let written: usize = slices.iter().map(|slice| slice.len()).sum();
            let mut check = Xxh3::new();
            slices.iter().for_each(|slice| check.update(slice));
            write_all_vectored(&mut self.file, &mut slices)
                .and_then(|()| self.file.flush())
                .map_err(StoreError::io("cannot write a temporary file in", self.file.dir()))?;
            let count = |of: fn(&Chunk) -> usize| {
                u32::try_from(chunks.iter().map(of).sum::<usize>()).map_err(|_| StoreError::Full("entries"))
            };
            let (entries, asides) = (count(|chunk| chunk.entries().len())?, count(|chunk| chunk.asides.len())?);
            if let Some(extents) = self.extents.get_mut(bucket) {
                extents.push(Extent { stamp, at: self.len, entries, asides, check: check.digest() });
            }
            self.len += written as u64;
        }
        Ok(())
    }

    /// Reads the chunks of a bucket back.
    pub(crate) fn read(&self, bucket: usize, chunks: &mut Vec<Chunk>) -> Result<(), StoreError> {
        for &Extent { stamp, at, entries, asides, check } in self.extents.get(bucket).into_iter().flatten() {
            let io = || StoreError::io("cannot read a temporary file in", self.file.dir());
            let mut chunk = Chunk::zeroed(stamp, entries as usize, asides as usize).map_err(io())?;
            let file = self.file.file();
            let behind = at + size_of_val(chunk.entries()) as u64;
            file.read_exact_at(chunk.entries_mut().as_mut_bytes(), at)
                .and_then(|()| file.read_exact_at(chunk.asides.as_mut_bytes(), behind))
                .map_err(io())?;
            let mut found = Xxh3::new();
            found.update(chunk.entries().as_bytes());
            found.update(chunk.asides.as_bytes());
            if found.digest() != check {
                return Err(io()(io::Error::new(
                    io::ErrorKind::InvalidData,
                    "it does not hold what was written to it",
                )));
            }
            chunks.push(chunk);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::disk::RealDisk;
    use crate::base::match_key::MatchKey;
    use crate::base::recipe_id::RecipeId;
    use crate::store::entry::NewEntry;

    #[test]
    fn a_byte_that_changed_on_the_disk_is_seen() {
        let temp = tempfile::tempdir().unwrap();
        let disk: Arc<dyn Disk> = Arc::new(RealDisk);
        let mut spill = Spill::create(&disk, temp.path(), 2).unwrap();
        let mut chunk = Chunk::new(Stamp { scope: 1, batch: 2 }, 9).unwrap();
        for number in 0..9 {
            let (key, loose) = (MatchKey::new([number; 16]), number % 2 == 1);
            let entry = NewEntry { key, recipe: RecipeId(1), loose, origin: 3, line: u32::from(number), time: None };
            chunk.push(&entry).unwrap();
        }
        spill.append(1, std::slice::from_ref(&chunk)).unwrap();
        let mut read = Vec::new();
        spill.read(0, &mut read).unwrap();
        spill.read(1, &mut read).unwrap();
        assert!(read.len() == 1 && read[0].records().eq(chunk.records()));
        for at in [0, 9 * 24 - 1, 9 * 24, spill.len - 1] {
            let mut byte = [0];
            spill.file.file().read_exact_at(&mut byte, at).unwrap();
            spill.file.file().write_all_at(&[byte[0] ^ 1], at).unwrap();
            let error = spill.read(1, &mut read).unwrap_err().to_string();
            assert!(error.ends_with("it does not hold what was written to it"), "{error}");
            spill.file.file().write_all_at(&byte, at).unwrap();
        }
    }
}
