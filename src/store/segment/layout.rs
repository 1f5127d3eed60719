//! Where every byte of a segment lies. All numbers are little-endian; keys are compared as bytes.
//!
//! ```text
//! start      64  "scrub segment 2\n", then zeros
//! partition      one for each value of the top bits of a key, in that order; each part is padded with zeros to a
//!                multiple of 64 bytes:
//!   filter       blocks of 32 bytes, eight lanes of 4 bytes each, about 12 bits a key. Of a key, p being the number that
//!                its first 8 bytes are, highest first: its block is number (high 32 bits of p << top bits) * blocks
//!                >> 32, and it has bit (low 32 bits of p * salt of the lane) >> 27 of each lane, modulo 2^32. The
//!                salts are 47b6137b 44974d91 8824ad5b a2b7289d 705495c7 2df1424b 9efc4947 5c6bfb31. No entries: no
//!                filter
//!   keys         16 bytes each, ascending
//!   payloads     34 bytes each, in the order of the keys:
//!                   0 2  scope             14 4  vouched (bit n: so has the n-th batch of the scope before the last)
//!                   2 2  recipe            18 4  line in the source file of the first batch
//!                   4 2  flags             22 4  time, seconds since 1970 UTC
//!                   6 4  first batch       26 4  width of the time: it lies in time ..= time + width
//!                  10 4  last batch        30 4  origin: first 4 bytes of the exact key, on loose entries
//!                flags: 0 loose, 1 tombstone of a lift, 2 time is known, others 0
//! table      20  for each partition:
//!                   0 8  offset in the file           12 4  length of the filter
//!                   8 4  number of entries            16 4  number of its first checksum
//! checksums   8  XXH3-64: for each partition one of its filter, one for each 64 KiB of its keys, one for each 64 KiB
//!                of its payloads (padding included)
//! footer     56     0 8  entries                      32 4  top bits: log2(partitions)
//!                   8 8  offset of the table          36 4  key layers, 1
//!                  16 8  number of checksums          40 4  layout of the payloads; the one above is 1
//!                  24 8  key id                       44 4  format of the segment, 2
//!                                                     48 8  "SCRUBSEG"
//! ```
//!
//! The catalog holds the file's length and XXH3-128 of start, table, checksums and footer. So every byte is covered:
//! these four at open, the rest the first time that a run touches it. Format, layout, key layers and key id stand in the
//! catalog as well, sealed: what is of another scrub is told from what is damaged before a byte of the file is read.

use zerocopy::little_endian::{U32, U64};
use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use super::super::layout_id::LayoutId;
use super::super::recipe_set::RecipeSet;
use super::super::record::Payload;

pub(super) const START: [u8; 16] = *b"scrub segment 2\n";
pub(super) const MAGIC: [u8; 8] = *b"SCRUBSEG";
/// Parts of a partition start at multiples of this, so that no key straddles a cache line.
pub(super) const ALIGN: usize = 64;
/// One checksum covers this many bytes of keys or payloads.
pub(super) const CHECK_BLOCK: usize = 64 * 1024;
pub(super) const KEY_LEN: usize = 16;
pub(super) const MOST_BITS: u32 = 20;

/// One row of the table.
#[derive(Clone, Copy, Debug, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub(super) struct TableRow {
    pub(super) offset: U64,
    pub(super) entries: U32,
    pub(super) filter_len: U32,
    pub(super) first_check: U32,
}

/// The end of the file.
#[derive(Clone, Copy, Debug, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub(super) struct Footer {
    pub(super) entries: U64,
    pub(super) table_offset: U64,
    pub(super) checks: U64,
    pub(super) key_id: [u8; 8],
    pub(super) bits: U32,
    pub(super) key_layers: U32,
    pub(super) layout: U32,
    pub(super) format: U32,
    pub(super) magic: [u8; 8],
}

/// What the catalog says about a segment file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Manifest {
    pub(crate) id: u64,
    pub(crate) format: u32,
    pub(crate) length: u64,
    pub(crate) digest: [u8; 16],
    pub(crate) entries: u64,
    pub(crate) recipes: RecipeSet,
    pub(crate) layout: LayoutId,
    pub(crate) key_layers: u32,
    pub(crate) key_id: [u8; 8],
}

/// How many bytes a payload of this layout has. What stands behind the bytes of the first one is read by nobody yet: the
/// layout that brings it brings a record that holds it.
pub(super) fn payload_len(layout: LayoutId) -> usize {
    #[cfg(test)]
    if layout == LayoutId::OF_TESTS {
        return size_of::<Payload>() + 7;
    }
    debug_assert_eq!(layout, LayoutId::PROHIBITIONS, "what is not known was refused before");
    size_of::<Payload>()
}

/// `len` and the padding behind it.
pub(super) fn padded(len: usize) -> usize {
    len.next_multiple_of(ALIGN)
}

/// How many checksums `len` bytes of keys or payloads have.
pub(super) fn blocks(len: usize) -> usize {
    padded(len).div_ceil(CHECK_BLOCK)
}

/// How many top bits divide `entries` into partitions of 64 to 128 thousand: small enough that one is sorted and encoded
/// near the processor and that a short list touches little, large enough that the table stays tiny. More than 256 of
/// them grow to half a million first, because an import keeps apart no more parts than that while it reads.
pub(crate) fn partition_bits(entries: u64) -> u32 {
    const FEW: u32 = 8;
    let bits = |full: u64| entries.div_ceil(full).next_power_of_two().trailing_zeros();
    bits(128 * 1024).min(FEW).max(bits(512 * 1024)).min(MOST_BITS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn partitions_hold_64_to_128_thousand_entries_and_later_up_to_512() {
        assert_eq!(partition_bits(0), 0);
        assert_eq!(partition_bits(128 * 1024), 0);
        assert_eq!(partition_bits(128 * 1024 + 1), 1);
        assert_eq!(partition_bits(5_000_000), 6);
        assert_eq!([20_000_000, 50_000_000, 100_000_000, 134_217_728].map(partition_bits), [8; 4]);
        assert_eq!([134_217_729, 1_000_000_000].map(partition_bits), [9, 11]);
        assert_eq!(partition_bits(u64::MAX), MOST_BITS);
    }

    #[test]
    fn sizes_are_as_drawn() {
        assert_eq!((size_of::<TableRow>(), size_of::<Footer>(), payload_len(LayoutId::PROHIBITIONS)), (20, 56, 34));
    }
}
