//! An open segment. Opening reads table, checksums and footer; every other block is checked against its checksum the
//! first time somebody touches it, whichever thread that is. No advice is given to the kernel: each touch reads a
//! whole block, which is what its readahead is good at.
//!
//! Invariant: no byte is used before it was checked (but for guessing where to look), and no offset before it was compared with the file's length, so
//! whatever the bytes are, reading ends in an answer or an error.

use std::fs::File;
use std::ops::Range;
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU8, Ordering};

use memmap2::Mmap;
use rayon::prelude::*;
use xxhash_rust::xxh3::{Xxh3, xxh3_64};
use zerocopy::FromBytes;
use zerocopy::little_endian::U64;

use super::super::error::StoreError;
use super::super::layout_id::LayoutId;
use super::super::recipe_set::RecipeSet;
use super::super::record::Payload;
use super::filter;
use super::layout::{
    ALIGN, CHECK_BLOCK, Footer, KEY_LEN, MAGIC, MOST_BITS, Manifest, START, TableRow, blocks, padded, payload_len,
};
use crate::base::match_key::MatchKey;
use crate::base::prefetch::prefetch;

/// Where a segment's bytes are.
pub(crate) enum Bytes {
    Mapped(Mmap),
    #[cfg(test)]
    Owned(Vec<u8>),
}

impl Bytes {
    /// Maps the whole of `file`.
    #[expect(unsafe_code, reason = "a map has no safe form; why it is sound stands beside it")]
    pub(crate) fn map(file: &File) -> std::io::Result<Self> {
        // SAFETY: a segment is never changed or shortened once written, only unlinked: scrub's own code is the only writer
        // in a store directory, which is closed to other users (mode 0700), and the segment of a run has no name.
        unsafe { Mmap::map(file) }.map(Self::Mapped)
    }

    pub(crate) fn get(&self) -> &[u8] {
        match self {
            Self::Mapped(map) => map,
            #[cfg(test)]
            Self::Owned(bytes) => bytes,
        }
    }
}

/// One partition, its offsets compared with the file.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub(super) filter: Range<usize>,
    pub(super) keys: usize,
    pub(super) payloads: usize,
    pub(super) entries: usize,
    pub(super) first_check: usize,
}

/// See the module.
pub(crate) struct Segment {
    pub(super) bytes: Bytes,
    path: PathBuf,
    pub(super) parts: Vec<Part>,
    pub(super) bits: u32,
    checks: Vec<u64>,
    /// By checksum: 1 once it held.
    checked: Vec<AtomicU8>,
    entries: u64,
    recipes: RecipeSet,
    layout: LayoutId,
    payload_len: usize,
}

impl Segment {
    /// Opens `bytes`, which come from `path`, and must be what `manifest` says. That the manifest speaks of something
    /// that this scrub can read was checked before.
    pub(crate) fn open(bytes: Bytes, path: &Path, manifest: &Manifest) -> Result<Self, StoreError> {
        let damaged = |what: &str| StoreError::segment(path, what);
        let all = bytes.get();
        if all.len() as u64 != manifest.length {
            return Err(damaged(&format!("it is {} bytes long, {} were written", all.len(), manifest.length)));
        }
        let Ok((rest, footer)) = Footer::read_from_suffix(all) else { return Err(damaged("it is too short")) };
        let table_at = usize::try_from(footer.table_offset.get()).unwrap_or(usize::MAX);
        let (Some(start), Some(tail)) = (all.get(..ALIGN), rest.get(table_at..)) else {
            return Err(damaged("it is too short"));
        };
        let mut digest = Xxh3::new();
        digest.update(start);
        digest.update(all.get(table_at..).unwrap_or_default());
        if digest.digest128().to_le_bytes() != manifest.digest || !start.starts_with(&START) {
            return Err(damaged("its table is not what was written"));
        }
        check_footer(path, &footer, manifest)?;
        let (bits, payload_len) = (footer.bits.get(), payload_len(manifest.layout));
        let rows_len = (1_usize << bits) * size_of::<TableRow>();
        let (Some(rows), Some(checks)) = (tail.get(..rows_len), tail.get(rows_len..)) else {
            return Err(damaged("its table is cut off"));
        };
        let Ok(checks) = <[U64]>::ref_from_bytes(checks) else { return Err(damaged("its checksums are cut off")) };
        let Ok(rows) = <[TableRow]>::ref_from_bytes(rows) else { return Err(damaged("its table is cut off")) };
        let parts =
            parts(rows, table_at, checks.len(), payload_len).ok_or_else(|| damaged("its table makes no sense"))?;
        let checked = std::iter::repeat_with(AtomicU8::default).take(checks.len()).collect();
        let checks = checks.iter().map(|check| check.get()).collect();
        let (entries, recipes, layout) = (footer.entries.get(), manifest.recipes.clone(), manifest.layout);
        Ok(Self { path: path.to_owned(), parts, bits, checks, checked, entries, recipes, layout, payload_len, bytes })
    }

    /// How many records it holds.
    pub(crate) fn entries(&self) -> u64 {
        self.entries
    }

    /// The recipes of its records.
    pub(crate) fn recipes(&self) -> &RecipeSet {
        &self.recipes
    }

    /// How its payloads are to be read.
    pub(crate) fn layout(&self) -> LayoutId {
        self.layout
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        self.bytes.get()
    }

    /// The filter of a partition, checked.
    #[inline]
    pub(super) fn filter(&self, part: &Part) -> Result<&[u8], StoreError> {
        if self.checked.get(part.first_check).is_none_or(|checked| checked.load(Ordering::Acquire) != 1) {
            self.check(part.first_check, part.filter.clone())?;
        }
        Ok(self.bytes().get(part.filter.clone()).unwrap_or_default())
    }

    /// The keys of a partition as they lie there, not checked: good for a guess, never for an answer.
    #[inline]
    pub(super) fn unchecked_keys(&self, part: &Part) -> &[MatchKey] {
        let bytes = self.bytes().get(part.keys..part.keys + part.entries * KEY_LEN).unwrap_or_default();
        <[MatchKey]>::ref_from_bytes(bytes).unwrap_or_default()
    }

    /// Some keys of a partition, checked.
    #[inline]
    pub(super) fn keys(&self, part: &Part, range: Range<usize>) -> Result<&[MatchKey], StoreError> {
        self.check_blocks(part.first_check + 1, part.keys, part.entries * KEY_LEN, &range, KEY_LEN)?;
        Ok(self.unchecked_keys(part).get(range).unwrap_or_default())
    }

    /// Some payloads of a partition, checked.
    #[inline]
    pub(super) fn payloads(
        &self,
        part: &Part,
        range: Range<usize>,
    ) -> Result<impl Iterator<Item = Payload>, StoreError> {
        let first_check = part.first_check + 1 + blocks(part.entries * KEY_LEN);
        let (len, size) = (part.entries * self.payload_len, self.payload_len);
        self.check_blocks(first_check, part.payloads, len, &range, size)?;
        let bytes = self.unchecked_payloads(part).get(range.start * size..range.end * size).unwrap_or_default();
        let read = |bytes| Payload::read_from_prefix(bytes).ok().map(|(payload, _)| payload);
        Ok(bytes.chunks_exact(size).filter_map(read))
    }

    /// The bytes of the payloads of a partition, not checked.
    #[inline]
    fn unchecked_payloads(&self, part: &Part) -> &[u8] {
        self.bytes().get(part.payloads..part.payloads + part.entries * self.payload_len).unwrap_or_default()
    }

    /// Asks for the payload of one entry, which is looked at soon.
    #[inline]
    pub(super) fn prefetch_payload(&self, part: &Part, entry: usize) {
        prefetch(self.unchecked_payloads(part), entry * self.payload_len);
    }

    /// Checks the blocks that hold items `range` of `size` bytes, of an array of `len` bytes at `start`.
    #[inline]
    fn check_blocks(
        &self,
        first_check: usize,
        start: usize,
        len: usize,
        range: &Range<usize>,
        size: usize,
    ) -> Result<(), StoreError> {
        let blocks = range.start * size / CHECK_BLOCK..(range.end * size).div_ceil(CHECK_BLOCK);
        for block in blocks {
            if self.checked.get(first_check + block).is_none_or(|checked| checked.load(Ordering::Acquire) != 1) {
                let first = block * CHECK_BLOCK;
                self.check(first_check + block, start + first..start + padded(len).min(first + CHECK_BLOCK))?;
            }
        }
        Ok(())
    }

    #[cold]
    fn check(&self, check: usize, range: Range<usize>) -> Result<(), StoreError> {
        self.compare(check, &range, self.bytes().get(range.clone()).map(xxh3_64))?;
        if let Some(checked) = self.checked.get(check) {
            checked.store(1, Ordering::Release);
        }
        Ok(())
    }

    fn compare(&self, check: usize, range: &Range<usize>, found: Option<u64>) -> Result<(), StoreError> {
        if found.is_none() || found != self.checks.get(check).copied() {
            return Err(StoreError::segment(&self.path, format!("bytes {} to {}", range.start, range.end)));
        }
        Ok(())
    }

    /// The checksum number and the place of every block of a partition.
    fn blocks_of(&self, part: &Part) -> impl Iterator<Item = (usize, Range<usize>)> {
        let arrays = [(part.keys, part.entries * KEY_LEN), (part.payloads, part.entries * self.payload_len)];
        let blocks = arrays.into_iter().flat_map(|(start, len)| {
            let end = start + padded(len);
            (start..end).step_by(CHECK_BLOCK).map(move |first| first..end.min(first + CHECK_BLOCK))
        });
        (part.first_check..).zip(std::iter::once(part.filter.clone()).chain(blocks))
    }

    /// Checks every block, again, and returns all that is wrong.
    pub(crate) fn check_all(&self) -> Vec<StoreError> {
        let blocks = self.parts.iter().flat_map(|part| self.blocks_of(part));
        blocks.filter_map(|(check, range)| self.check(check, range).err()).collect()
    }

    /// Checks every block of `file`, the one that is mapped, without bringing it into memory.
    pub(crate) fn check_file(&self, file: &File) -> Result<(), StoreError> {
        self.parts.par_iter().try_for_each_init(Vec::new, |bytes, part| {
            self.blocks_of(part).try_for_each(|(check, range)| {
                bytes.resize(range.len(), 0);
                file.read_exact_at(bytes, range.start as u64).map_err(StoreError::io("cannot read", &self.path))?;
                self.compare(check, &range, Some(xxh3_64(bytes)))
            })
        })
    }
}

fn check_footer(path: &Path, footer: &Footer, manifest: &Manifest) -> Result<(), StoreError> {
    let agrees = footer.magic == MAGIC
        && footer.format.get() == manifest.format
        && footer.layout.get() == manifest.layout.0
        && footer.key_layers.get() == manifest.key_layers
        && footer.key_id == manifest.key_id
        && footer.entries.get() == manifest.entries
        && footer.bits.get() <= MOST_BITS;
    if agrees { Ok(()) } else { Err(StoreError::segment(path, "it is not the one in the catalog")) }
}

/// The partitions, unless one of them lies outside of `end` bytes or `checks` checksums.
fn parts(rows: &[TableRow], end: usize, checks: usize, payload_len: usize) -> Option<Vec<Part>> {
    let mut parts = Vec::with_capacity(rows.len());
    let (mut at, mut check) = (ALIGN, 0);
    for row in rows {
        let entries = usize::try_from(row.entries.get()).ok()?;
        let filter_len = usize::try_from(row.filter_len.get()).ok()?;
        let keys = at.checked_add(filter_len)?;
        let payloads = keys.checked_add(padded(entries.checked_mul(KEY_LEN)?))?;
        let next = payloads.checked_add(padded(entries.checked_mul(payload_len)?))?;
        if !filter::fits(filter_len, entries)
            || next > end
            || row.offset.get() != at as u64
            || row.first_check.get() as usize != check
        {
            return None;
        }
        parts.push(Part { filter: at..keys, keys, payloads, entries, first_check: check });
        check += 1 + blocks(entries * KEY_LEN) + blocks(entries * payload_len);
        at = next;
    }
    (at == end && check == checks).then_some(parts)
}
