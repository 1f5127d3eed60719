//! Chunks on disk: a nameless temporary file to which whole piles are appended, and where in it the chunks of each
//! bucket lie. Nothing of it is mapped or kept in memory but the places.

use std::io::{IoSlice, Write};
use std::os::unix::fs::FileExt;
use std::path::Path;
use std::sync::Arc;

use zerocopy::{FromZeros, IntoBytes};

use super::error::StoreError;
use super::files::Scratch;
use super::fresh::{Aside, Chunk, FreshEntry, Stamp};
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
            let entries = chunks.iter().map(|chunk| chunk.entries.as_bytes());
            let asides = chunks.iter().map(|chunk| chunk.asides.as_bytes());
            let mut slices: Vec<_> = entries.chain(asides).map(IoSlice::new).collect();
            let written: usize = slices.iter().map(|slice| slice.len()).sum();
            write_all_vectored(&mut self.file, &mut slices)
                .and_then(|()| self.file.flush())
                .map_err(StoreError::io("cannot write a temporary file in", self.file.dir()))?;
            let count = |of: fn(&Chunk) -> usize| {
                u32::try_from(chunks.iter().map(of).sum::<usize>()).map_err(|_| StoreError::Full("entries"))
            };
            let (entries, asides) = (count(|chunk| chunk.entries.len())?, count(|chunk| chunk.asides.len())?);
            if let Some(extents) = self.extents.get_mut(bucket) {
                extents.push(Extent { stamp, at: self.len, entries, asides });
            }
            self.len += written as u64;
        }
        Ok(())
    }

    /// Reads the chunks of a bucket back.
    pub(crate) fn read(&self, bucket: usize, chunks: &mut Vec<Chunk>) -> Result<(), StoreError> {
        for &Extent { stamp, at, entries, asides } in self.extents.get(bucket).into_iter().flatten() {
            let entries = vec![FreshEntry::new_zeroed(); entries as usize];
            let asides = vec![Aside::new_zeroed(); asides as usize];
            let mut chunk = Chunk { stamp, entries, asides };
            let file = self.file.file();
            let behind = at + chunk.entries.as_bytes().len() as u64;
            file.read_exact_at(chunk.entries.as_mut_bytes(), at)
                .and_then(|()| file.read_exact_at(chunk.asides.as_mut_bytes(), behind))
                .map_err(StoreError::io("cannot read a temporary file in", self.file.dir()))?;
            chunks.push(chunk);
        }
        Ok(())
    }
}
