//! The membership filter of one partition: 12 bits a key that tell almost every absent key without touching the keys.
//!
//! A split-block Bloom filter as in Apache Parquet (its `BloomFilter.md`, whence the constants; first in Impala, after
//! Putze, Sanders and Singler, "Cache-, Hash- and Space-Efficient Bloom Filters", 2007): a key sets one bit in each of
//! the eight lanes of one block, so a question costs one cache line. Keys are keyed hashes already, so nothing is
//! hashed here: the bits of the prefix behind those that chose the partition choose the block, its last 32 bits choose
//! the bits in the block.
//!
//! These few lines are the definition of the format on disk. Invariant: a filter knows every key it was built from.

use super::layout::{ALIGN, padded};

const BITS_A_KEY: usize = 12;
/// Bytes of a block: eight lanes of 32 bits.
const BLOCK: usize = 32;
/// Makes eight numbers of one, as different as can be.
const SALTS: [u32; 8] =
    [0x47b6_137b, 0x4497_4d91, 0x8824_ad5b, 0xa2b7_289d, 0x7054_95c7, 0x2df1_424b, 0x9efc_4947, 0x5c6b_fb31];

/// How many bytes the filter of so many keys has.
pub(super) fn filter_len(keys: usize) -> usize {
    padded((keys * BITS_A_KEY).div_ceil(8))
}

/// Whether `len` bytes can be the filter of so many keys.
pub(super) fn fits(len: usize, keys: usize) -> bool {
    len.is_multiple_of(ALIGN) && (len > 0 || keys == 0) && u32::try_from(len).is_ok()
}

/// Where in a filter of `len` bytes the block of a key begins. `bits` top bits of the key chose the partition.
#[inline]
pub(super) fn block_at(prefix: u64, bits: u32, len: usize) -> usize {
    let spread = prefix.checked_shl(bits).unwrap_or(0) >> 32;
    ((spread * (len / BLOCK) as u64) >> 32) as usize * BLOCK
}

/// The bit of a key in each lane.
#[inline]
fn masks(prefix: u64) -> [u32; 8] {
    SALTS.map(|salt| 1 << ((prefix as u32).wrapping_mul(salt) >> 27))
}

/// Whether the key may be one of those that `filter` was built from; `at` is its [`block_at`].
#[inline]
pub(super) fn may_hold(filter: &[u8], at: usize, prefix: u64) -> bool {
    // Of no entries. To search in vain frees nobody.
    let Some(block) = filter.get(at..).and_then(|rest| rest.first_chunk::<BLOCK>()) else { return true };
    let (lanes, _) = block.as_chunks::<4>();
    let absent = masks(prefix).into_iter().zip(lanes).map(|(mask, lane)| mask & !u32::from_le_bytes(*lane));
    absent.fold(0, |all, one| all | one) == 0
}

/// The filter over the prefixes of all keys of a partition.
pub(super) fn build(prefixes: impl ExactSizeIterator<Item = u64>, bits: u32) -> Vec<u8> {
    let len = filter_len(prefixes.len());
    let mut filter = vec![0; len];
    for prefix in prefixes {
        let at = block_at(prefix, bits, len);
        let (lanes, _) = filter.get_mut(at..at + BLOCK).unwrap_or_default().as_chunks_mut::<4>();
        for (lane, mask) in lanes.iter_mut().zip(masks(prefix)) {
            *lane = (u32::from_le_bytes(*lane) | mask).to_le_bytes();
        }
    }
    filter
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Numbers that look random and are the same every time: steps of SplitMix64.
    fn numbers(count: u64) -> Vec<u64> {
        let mix = |n: u64| {
            let n = n.wrapping_mul(0x9e37_79b9_7f4a_7c15);
            let n = (n ^ (n >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            let n = (n ^ (n >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            n ^ (n >> 31)
        };
        (1..=count).map(mix).collect()
    }

    fn knows(filter: &[u8], prefix: u64, bits: u32) -> bool {
        may_hold(filter, block_at(prefix, bits, filter.len()), prefix)
    }

    proptest! {
        #[test]
        fn a_filter_knows_every_key(keys in prop::collection::vec(any::<u64>(), 0..2000), bits in 0..=20_u32) {
            let filter = build(keys.iter().copied(), bits);
            prop_assert!(fits(filter.len(), keys.len()));
            prop_assert!(keys.iter().all(|key| knows(&filter, *key, bits)));
        }

        #[test]
        fn no_block_lies_outside(prefix: u64, bits in 0..=64_u32, blocks in 1..1_usize << 26) {
            prop_assert!(block_at(prefix, bits, blocks * ALIGN) + BLOCK <= blocks * ALIGN);
        }

        #[test]
        fn questions_and_building_agree_with_the_specification(key: u64, other: u64) {
            // As BloomFilter.md writes it: a set of bits for each block, and nothing clever.
            let filter = build([key].into_iter(), 0);
            let bits = |key: u64| -> Vec<(u64, usize, u32)> {
                let block = ((key >> 32) * (filter.len() as u64 / 32)) >> 32;
                SALTS.iter().enumerate().map(|(at, salt)| (block, at, (key as u32).wrapping_mul(*salt) >> 27)).collect()
            };
            let known = bits(other).iter().all(|bit| bits(key).contains(bit));
            prop_assert_eq!(knows(&filter, other, 0), known);
            let ones: u32 = filter.iter().map(|byte| byte.count_ones()).sum();
            prop_assert_eq!(ones, 8);
        }
    }

    #[test]
    fn the_bytes_are_the_same_everywhere() {
        let filter = build([0x0123_4567_89ab_cdef_u64, u64::MAX, 0].into_iter(), 0);
        let bytes = "0100040001000800010000400100800011000000010001000110000001000001\
                     0000800000008000004000000008000000000200000000040010000000001000";
        assert_eq!(hex::encode(filter), bytes);
    }

    #[test]
    fn rarely_lets_an_absent_key_pass() {
        // In one of 64 partitions, as of a large segment: the bits that all its keys share must not count.
        for bits in [0, 6] {
            let inside = |number: u64| if bits == 0 { number } else { number >> bits | 17 << (64 - bits) };
            let (keys, absent) = (numbers(200_000), numbers(400_000).split_off(200_000));
            let filter = build(keys.into_iter().map(inside), bits);
            let passed = absent.into_iter().filter(|key| knows(&filter, inside(*key), bits)).count();
            // 0.5 %.
            assert!((600..1_200).contains(&passed), "{passed} of 200000");
        }
    }

    #[test]
    fn a_crafted_length_does_not_fit() {
        assert!(fits(0, 0) && fits(64, 0) && fits(64, 1_000_000));
        assert!(!fits(0, 1) && !fits(32, 1) && !fits(96, 1) && !fits(1 << 33, 1));
        assert_eq!(filter_len(0), 0);
        assert!(build([].into_iter(), 3).is_empty());
        assert_eq!([1, 42, 43, 100_000].map(filter_len), [64, 64, 128, 150_016]);
    }
}
