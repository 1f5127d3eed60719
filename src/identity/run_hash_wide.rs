//! SipHash-2-4 with 128 bits (Aumasson and Bernstein, 2012), four messages side by side with AVX2. Elsewhere, and for what
//! is left behind the last group, nothing is made here and the twin in `run_hash` makes it; the tests there hold both to
//! the paper.

use std::arch::x86_64::*;

use super::hash_block::{HashBlock, whole_message};
use crate::base::match_key::MatchKey;
use crate::base::wide::has_avx2;

const LANES: usize = 4;

/// One word of each message, or one of the four of each state.
type Words = [u64; LANES];
type States = [__m256i; 4];

/// Makes the keys of the leading blocks, as many groups as there are, and says of how many. `start` is the state behind the
/// secret.
#[expect(unsafe_code, reason = "the instructions may only run where they are")]
pub(super) fn keys_of_blocks(start: &[u64; 4], blocks: &[HashBlock], keys: &mut [MatchKey]) -> usize {
    if !has_avx2() {
        return 0;
    }
    // SAFETY: the function needs nothing but AVX2, which this processor has; it takes and gives references only.
    unsafe { make_groups(start, blocks, keys) }
}

#[target_feature(enable = "avx2")]
fn make_groups(start: &[u64; 4], blocks: &[HashBlock], keys: &mut [MatchKey]) -> usize {
    let start = start.map(|word| _mm256_set1_epi64x(word.cast_signed()));
    let (groups, _) = blocks.as_chunks::<LANES>();
    let (made, _) = keys.as_chunks_mut::<LANES>();
    let count = groups.len().min(made.len());
    for (group, keys) in groups.iter().zip(made) {
        *keys = hash(start, group);
    }
    count * LANES
}

#[inline]
#[target_feature(enable = "avx2")]
fn hash(start: States, group: &[HashBlock; LANES]) -> [MatchKey; LANES] {
    let lengths = group.each_ref().map(|block| whole_message(block).len() as u64);
    let longest = lengths.into_iter().fold(0, u64::max);
    let lengths = loaded(lengths);
    // The last word of a message holds what is left of it, and its length.
    let last = _mm256_srli_epi64::<3>(lengths);
    let bits_left = _mm256_slli_epi64::<3>(_mm256_and_si256(lengths, all(7)));
    let message = _mm256_sub_epi64(_mm256_sllv_epi64(all(1), bits_left), all(1));
    let length = _mm256_slli_epi64::<56>(lengths);
    let mut states = start;
    for number in 0..=longest / 8 {
        let words = loaded(group.each_ref().map(|block| word(block, number as usize)));
        let number = all(number.cast_signed());
        let is_last = _mm256_cmpeq_epi64(number, last);
        let words = _mm256_blendv_epi8(words, _mm256_or_si256(_mm256_and_si256(words, message), length), is_last);
        // A message that has ended keeps its state.
        states = chosen(_mm256_cmpgt_epi64(number, last), states, absorb(states, words));
    }
    let [v0, v1, v2, v3] = states;
    let (first, [v0, v1, v2, v3]) = squeeze([v0, v1, _mm256_xor_si256(v2, all(0xee)), v3]);
    let (second, _) = squeeze([v0, _mm256_xor_si256(v1, all(0xdd)), v2, v3]);
    let ([a, b, c, d], [e, f, g, h]) = (stored(first), stored(second));
    [(a, e), (b, f), (c, g), (d, h)].map(|(first, second)| key_of(first, second))
}

/// Word `number` of a message and of what follows it in its block.
#[inline]
fn word(block: &HashBlock, number: usize) -> u64 {
    let (words, _) = block.as_chunks::<8>();
    words.get(number).map_or(0, |word| u64::from_le_bytes(*word))
}

#[inline]
fn key_of(first: u64, second: u64) -> MatchKey {
    MatchKey::new((u128::from(second) << 64 | u128::from(first)).to_le_bytes())
}

#[inline]
#[target_feature(enable = "avx2")]
fn absorb([v0, v1, v2, v3]: States, words: __m256i) -> States {
    let [v0, v1, v2, v3] = round(round([v0, v1, v2, _mm256_xor_si256(v3, words)]));
    [_mm256_xor_si256(v0, words), v1, v2, v3]
}

/// Eight bytes of the hash, and the states behind them.
#[inline]
#[target_feature(enable = "avx2")]
fn squeeze(states: States) -> (__m256i, States) {
    let states = round(round(round(round(states))));
    let [v0, v1, v2, v3] = states;
    (_mm256_xor_si256(_mm256_xor_si256(v0, v1), _mm256_xor_si256(v2, v3)), states)
}

#[inline]
#[target_feature(enable = "avx2")]
fn round([v0, v1, v2, v3]: States) -> States {
    let (v0, v2) = (_mm256_add_epi64(v0, v1), _mm256_add_epi64(v2, v3));
    let (v1, v3) = (_mm256_xor_si256(rotate::<13, 51>(v1), v0), _mm256_xor_si256(rotate::<16, 48>(v3), v2));
    let v0 = swap_halves(v0);
    let (v2, v0) = (_mm256_add_epi64(v2, v1), _mm256_add_epi64(v0, v3));
    let (v1, v3) = (_mm256_xor_si256(rotate::<17, 47>(v1), v2), _mm256_xor_si256(rotate::<21, 43>(v3), v0));
    [v0, v1, swap_halves(v2), v3]
}

#[inline]
#[target_feature(enable = "avx2")]
fn rotate<const LEFT: i32, const REST: i32>(words: __m256i) -> __m256i {
    const { assert!(LEFT + REST == 64) };
    _mm256_or_si256(_mm256_slli_epi64::<LEFT>(words), _mm256_srli_epi64::<REST>(words))
}

/// By 32 bits.
#[inline]
#[target_feature(enable = "avx2")]
fn swap_halves(words: __m256i) -> __m256i {
    _mm256_shuffle_epi32::<0xB1>(words)
}

/// In each lane the first one where `wanted` is set, else the other one.
#[inline]
#[target_feature(enable = "avx2")]
fn chosen(wanted: __m256i, [a0, a1, a2, a3]: States, [b0, b1, b2, b3]: States) -> States {
    [
        _mm256_blendv_epi8(b0, a0, wanted),
        _mm256_blendv_epi8(b1, a1, wanted),
        _mm256_blendv_epi8(b2, a2, wanted),
        _mm256_blendv_epi8(b3, a3, wanted),
    ]
}

#[inline]
#[target_feature(enable = "avx2")]
fn all(word: i64) -> __m256i {
    _mm256_set1_epi64x(word)
}

#[inline]
#[target_feature(enable = "avx2")]
fn loaded([a, b, c, d]: Words) -> __m256i {
    let [a, b, c, d] = [a, b, c, d].map(u64::cast_signed);
    _mm256_set_epi64x(d, c, b, a)
}

#[inline]
#[target_feature(enable = "avx2")]
fn stored(words: __m256i) -> Words {
    let words = [
        _mm256_extract_epi64::<0>(words),
        _mm256_extract_epi64::<1>(words),
        _mm256_extract_epi64::<2>(words),
        _mm256_extract_epi64::<3>(words),
    ];
    words.map(i64::cast_unsigned)
}
