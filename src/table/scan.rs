//! Finds bytes in short pieces, eight at a time. Fields have some ten bytes; calling `memchr` for each of them costs
//! more than looking. For long pieces `memchr` is faster, and is what is used there.
//!
//! Invariant: every answer is exact; no byte above 0x7F is taken for another one.

use memchr::memchr3;

const ONES: u64 = 0x0101_0101_0101_0101;
const LOW_BITS: u64 = 0x7f7f_7f7f_7f7f_7f7f;
/// So many words are looked at before `memchr` takes over.
const NEAR_WORDS: usize = 4;

/// A word of eight times `byte`.
pub(super) const fn splat(byte: u8) -> u64 {
    ONES * byte as u64
}

/// 0x80 for every byte of `word` that equals the same byte of `needle`, 0 for all others.
#[inline]
pub(super) const fn equal(word: u64, needle: u64) -> u64 {
    let different = word ^ needle;
    // No carry leaves a byte, unlike in the shorter well-known trick, which is wrong behind a first match.
    !(((different & LOW_BITS) + LOW_BITS) | different | LOW_BITS)
}

/// Number of matches in what [`equal`] gave.
#[inline]
pub(super) const fn count(matches: u64) -> usize {
    ((matches >> 7).wrapping_mul(ONES) >> 56) as usize
}

/// Place of the first match in what [`equal`] gave; 8 when there is none.
#[inline]
pub(super) const fn first(matches: u64) -> usize {
    (matches.trailing_zeros() / 8) as usize
}

/// The words of `bytes`, the last one filled up, each with a mask of the bytes that count.
#[inline]
pub(super) fn words(bytes: &[u8]) -> impl Iterator<Item = (u64, u64)> {
    let (whole, rest) = bytes.as_chunks::<8>();
    let mut last = [0; 8];
    for (to, from) in last.iter_mut().zip(rest) {
        *to = *from;
    }
    let mask = (1_u64 << (8 * rest.len())) - 1;
    let whole = whole.iter().map(|word| (u64::from_le_bytes(*word), u64::MAX));
    whole.chain(std::iter::once((u64::from_le_bytes(last), mask)))
}

/// Like `memchr3`, for needles that are expected near.
#[inline]
pub(super) fn find_near(needles: [u8; 3], bytes: &[u8]) -> Option<usize> {
    let [a, b, c] = needles.map(splat);
    let (whole, _) = bytes.as_chunks::<8>();
    for (place, word) in whole.iter().take(NEAR_WORDS).enumerate() {
        let word = u64::from_le_bytes(*word);
        let matches = equal(word, a) | equal(word, b) | equal(word, c);
        if matches != 0 {
            return Some(8 * place + first(matches));
        }
    }
    let looked_at = 8 * whole.len().min(NEAR_WORDS);
    let [a, b, c] = needles;
    memchr3(a, b, c, bytes.get(looked_at..)?).map(|found| looked_at + found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pair_of_bytes_is_told_apart() {
        for a in 0..=255_u8 {
            for b in 0..=255_u8 {
                let word = u64::from_le_bytes([a, b, a, a, b, b, a, b]);
                let expected = if a == b { 8 } else { 4 };
                assert_eq!(count(equal(word, splat(a))), expected, "{a} {b}");
                assert_eq!(first(equal(word, splat(b))), if a == b { 0 } else { 1 }, "{a} {b}");
            }
        }
        assert_eq!(first(equal(0, splat(1))), 8);
    }

    #[test]
    fn near_and_far_agree_with_memchr() {
        for len in 0..70 {
            for place in 0..=len {
                let mut bytes = vec![b'x'; len];
                bytes.extend_from_slice(b"yz");
                bytes[place] = b'"';
                assert_eq!(find_near(*b"\"\r\n", &bytes), memchr3(b'"', b'\r', b'\n', &bytes));
            }
            assert_eq!(find_near(*b"\"\r\n", &vec![b'x'; len]), None);
        }
    }

    #[test]
    fn words_cover_all_bytes_and_no_more() {
        for len in 0..40 {
            let found: usize = words(&vec![0; len]).map(|(word, mask)| count(equal(word, 0) & mask)).sum();
            assert_eq!(found, len);
        }
    }
}
