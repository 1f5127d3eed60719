//! Match keys of HMAC-SHA-256 four side by side, with the SHA instructions of x86-64: while one waits for the result of
//! an instruction, the others go on. Elsewhere, and on processors without them, nothing is made here and the twin in
//! `keyed_hash` makes all; the tests there hold both to plain HMAC.
//!
//! Measured, in one sitting: 57 ns a key, the twin 74; one lane takes 66, two 72, eight 61, because sixteen registers do
//! not hold them.

use std::arch::x86_64::*;

use super::hash_block::HashBlock;
use crate::base::match_key::MatchKey;
use crate::base::wide::has_sha;

const LANES: usize = 4;

/// One state of SHA-256 as the instructions take it: the words a, b, e, f and c, d, g, h, the last named lowest.
type State = [__m128i; 2];
/// Sixteen words of a message, the first lowest.
type Words = [__m128i; 4];

/// The round constants, FIPS 180-4, 4.2.2.
#[rustfmt::skip]
const ROUNDS: [[u32; 4]; 16] = [
    [0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5], [0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5],
    [0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3], [0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174],
    [0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc], [0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da],
    [0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7], [0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967],
    [0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13], [0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85],
    [0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3], [0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070],
    [0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5], [0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3],
    [0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208], [0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2],
];

/// Makes the keys of the leading blocks, as many groups as there are, and says of how many. `inner` and `outer` are the
/// states behind the padded key.
#[expect(unsafe_code, reason = "the instructions may only run where they are")]
pub(super) fn keys_of_blocks(inner: &[u32; 8], outer: &[u32; 8], blocks: &[HashBlock], keys: &mut [MatchKey]) -> usize {
    if !has_sha() {
        return 0;
    }
    // SAFETY: the function needs nothing but the three sets of instructions, which this processor has; it takes and
    // gives references only.
    unsafe { make_groups(inner, outer, blocks, keys) }
}

#[target_feature(enable = "sha,sse4.1,ssse3")]
fn make_groups(inner: &[u32; 8], outer: &[u32; 8], blocks: &[HashBlock], keys: &mut [MatchKey]) -> usize {
    let (inner, outer) = (state_of(inner), state_of(outer));
    let (groups, _) = blocks.as_chunks::<LANES>();
    let (made, _) = keys.as_chunks_mut::<LANES>();
    let count = groups.len().min(made.len());
    for (group, keys) in groups.iter().zip(made) {
        let hashed = compress(inner, group.each_ref().map(|block| words_of(block)));
        let hashed = compress(outer, hashed.map(|state| outer_words(state)));
        *keys = hashed.map(|state| key_of(state));
    }
    count * LANES
}

/// One block through each lane, from the same state.
#[inline]
#[target_feature(enable = "sha,sse4.1,ssse3")]
fn compress(start: State, mut words: [Words; LANES]) -> [State; LANES] {
    let mut states = [start; LANES];
    for (part, constants) in ROUNDS.iter().enumerate() {
        let [a, b, c, d] = constants.map(u32::cast_signed);
        let constants = _mm_set_epi32(d, c, b, a);
        for (state, words) in states.iter_mut().zip(&mut words) {
            let [first, second, third, last] = *words;
            let next = if part < 4 { first } else { schedule(*words) };
            *words = [second, third, last, next];
            four_rounds(state, _mm_add_epi32(next, constants));
        }
    }
    states.map(|[abef, cdgh]| [_mm_add_epi32(abef, start[0]), _mm_add_epi32(cdgh, start[1])])
}

/// The four words that follow upon sixteen.
#[inline]
#[target_feature(enable = "sha,sse4.1,ssse3")]
fn schedule([first, second, third, last]: Words) -> __m128i {
    let sum = _mm_add_epi32(_mm_sha256msg1_epu32(first, second), _mm_alignr_epi8::<4>(last, third));
    _mm_sha256msg2_epu32(sum, last)
}

#[inline]
#[target_feature(enable = "sha,sse4.1,ssse3")]
fn four_rounds([abef, cdgh]: &mut State, words: __m128i) {
    *cdgh = _mm_sha256rnds2_epu32(*cdgh, *abef, words);
    *abef = _mm_sha256rnds2_epu32(*abef, *cdgh, _mm_shuffle_epi32::<0x0E>(words));
}

#[inline]
#[target_feature(enable = "sse2")]
fn state_of(state: &[u32; 8]) -> State {
    let [a, b, c, d, e, f, g, h] = state.map(u32::cast_signed);
    [_mm_set_epi32(a, b, e, f), _mm_set_epi32(c, d, g, h)]
}

/// The words a to d and e to h.
#[inline]
#[target_feature(enable = "sse4.1,ssse3")]
fn in_order([abef, cdgh]: State) -> [__m128i; 2] {
    let (feba, dchg) = (_mm_shuffle_epi32::<0x1B>(abef), _mm_shuffle_epi32::<0xB1>(cdgh));
    [_mm_blend_epi16::<0xF0>(feba, dchg), _mm_alignr_epi8::<8>(dchg, feba)]
}

#[inline]
#[target_feature(enable = "sse4.1,ssse3")]
fn words_of(block: &HashBlock) -> Words {
    let (quarters, _) = block.as_chunks::<16>();
    let mut words = [_mm_setzero_si128(); 4];
    for (words, quarter) in words.iter_mut().zip(quarters) {
        let number = u128::from_le_bytes(*quarter);
        *words = swap_bytes(_mm_set_epi64x((number >> 64) as i64, number as i64));
    }
    words
}

/// The block of the outer hash: the 32 bytes of the inner one, end mark and length.
#[inline]
#[target_feature(enable = "sse4.1,ssse3")]
fn outer_words(inner: State) -> Words {
    let [first, second] = in_order(inner);
    let bits = (64 + 32) * 8;
    [first, second, _mm_set_epi32(0, 0, 0, i32::MIN), _mm_set_epi32(bits, 0, 0, 0)]
}

#[inline]
#[target_feature(enable = "sse4.1,ssse3")]
fn key_of(outer: State) -> MatchKey {
    let [first, _] = in_order(outer);
    let bytes = swap_bytes(first);
    let half = |number: i64| u128::from(number.cast_unsigned());
    let number = half(_mm_extract_epi64::<1>(bytes)) << 64 | half(_mm_extract_epi64::<0>(bytes));
    MatchKey::new(number.to_le_bytes())
}

/// From bytes, most significant first, to words, and back.
#[inline]
#[target_feature(enable = "ssse3")]
fn swap_bytes(words: __m128i) -> __m128i {
    _mm_shuffle_epi8(words, _mm_set_epi64x(0x0C0D_0E0F_0809_0A0B, 0x0405_0607_0001_0203))
}
