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
use super::fresh::Chunk;
use crate::base::atomic::write_all_vectored;
use crate::base::disk::Disk;

/// See the module.
pub(crate) struct Spill {
    file: Scratch,
    len: u64,
    /// By bucket.
    extents: Vec<Vec<Extent>>,
}

/// Entries, and behind them their asides.
struct Extent {
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

    /// Appends the chunks of a bucket.
    pub(crate) fn append(&mut self, bucket: usize, chunks: &[Chunk]) -> Result<(), StoreError> {
        let entries = chunks.iter().map(|chunk| chunk.entries().as_bytes());
        let asides = chunks.iter().map(|chunk| chunk.asides.as_bytes());
        let mut slices: Vec<_> = entries.chain(asides).map(IoSlice::new).collect();
        let written: usize = slices.iter().map(|slice| slice.len()).sum();
        if written == 0 {
            return Ok(());
        }
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
            extents.push(Extent { at: self.len, entries, asides, check: check.digest() });
        }
        self.len += written as u64;
        Ok(())
    }

    /// Reads back what a bucket holds, as one chunk.
    pub(crate) fn read(&self, bucket: usize) -> Result<Chunk, StoreError> {
        let io = || StoreError::io("cannot read a temporary file in", self.file.dir());
        let extents = self.extents.get(bucket).map_or(&[][..], Vec::as_slice);
        let sum = |of: fn(&Extent) -> u32| extents.iter().map(|extent| of(extent) as usize).sum();
        let mut chunk = Chunk::zeroed(sum(|extent| extent.entries), sum(|extent| extent.asides)).map_err(io())?;
        let (mut entries, mut asides) = chunk.parts_mut();
        for extent in extents {
            let entries = entries.split_off_mut(..extent.entries as usize).unwrap_or_default().as_mut_bytes();
            let asides = asides.split_off_mut(..extent.asides as usize).unwrap_or_default().as_mut_bytes();
            self.read_extent(extent, entries, asides).map_err(io())?;
        }
        Ok(chunk)
    }

    fn read_extent(&self, extent: &Extent, entries: &mut [u8], asides: &mut [u8]) -> io::Result<()> {
        let file = self.file.file();
        file.read_exact_at(entries, extent.at)?;
        file.read_exact_at(asides, extent.at + entries.len() as u64)?;
        let mut found = Xxh3::new();
        found.update(entries);
        found.update(asides);
        if found.digest() == extent.check {
            return Ok(());
        }
        Err(io::Error::new(io::ErrorKind::InvalidData, "it does not hold what was written to it"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::disk::RealDisk;
    use crate::base::match_key::MatchKey;
    use crate::base::recipe_id::RecipeId;
    use crate::store::entry::NewEntry;
    use crate::store::fresh::Stamp;

    #[test]
    fn a_byte_that_changed_on_the_disk_is_seen() {
        let temp = tempfile::tempdir().unwrap();
        let disk: Arc<dyn Disk> = Arc::new(RealDisk);
        let mut spill = Spill::create(&disk, temp.path(), 2).unwrap();
        let mut chunk = Chunk::new(9).unwrap();
        for number in 0..9 {
            let (key, loose) = (MatchKey::new([number; 16]), number % 2 == 1);
            let entry = NewEntry { key, recipe: RecipeId(1), loose, origin: 3, line: u32::from(number), time: None };
            chunk.push(&entry, u16::from(number)).unwrap();
        }
        spill.append(1, std::slice::from_ref(&chunk)).unwrap();
        spill.append(1, std::slice::from_ref(&chunk)).unwrap();
        assert!(spill.read(0).unwrap().entries().is_empty());
        let stamps: Vec<_> = (0..9).map(|number| Stamp { scope: number, batch: 7 }).collect();
        let twice = || chunk.records(&stamps).chain(chunk.records(&stamps));
        assert!(spill.read(1).unwrap().records(&stamps).eq(twice()));
        for at in [0, 9 * 24 - 1, 9 * 24, spill.len - 1] {
            let mut byte = [0];
            spill.file.file().read_exact_at(&mut byte, at).unwrap();
            spill.file.file().write_all_at(&[byte[0] ^ 1], at).unwrap();
            let error = spill.read(1).map(drop).unwrap_err().to_string();
            assert!(error.ends_with("it does not hold what was written to it"), "{error}");
            spill.file.file().write_all_at(&byte, at).unwrap();
        }
    }
}
