//! What `plain` tells of a cell, all bytes at once, with AVX2. Only for cells of up to 64 bytes: one bit for each byte
//! fits into a word, and no part can be too long.
//!
//! Invariant: for such cells the answer is that of the plain routine.

use std::arch::x86_64::{
    __m256i, _mm256_and_si256, _mm256_cmpeq_epi8, _mm256_loadu_si256, _mm256_movemask_epi8, _mm256_set1_epi8,
    _mm256_setr_epi8, _mm256_setzero_si256, _mm256_shuffle_epi8, _mm256_srli_epi16,
};

use crate::base::wide::has_avx2;
use crate::identity::letters::{DOT, EDGE, LDH, LOCAL, class_of};

/// The most bytes of a cell.
pub(super) const MOST: usize = 64;

/// See the module. `None` as well for a cell of more than 64 bytes.
#[inline]
#[expect(unsafe_code, reason = "instructions that not every processor has")]
pub(super) fn plain_at(cell: &[u8]) -> Option<usize> {
    assert!(has_avx2(), "asked before");
    let mut padded = [0; MOST];
    padded.get_mut(..cell.len())?.copy_from_slice(cell);
    // SAFETY: the processor has AVX2.
    unsafe { plain_at_of(&padded, cell.len()) }
}

/// The bytes of a set: bit h of place l says whether byte 16 h + l is in it. No set has bytes above 127.
type Set = [i8; 16];

const IN_LOCAL: Set = set(LOCAL | DOT);
const IN_HOST: Set = set(LDH | DOT);
const EDGES: Set = set(EDGE);
/// The bit of every high half of a byte; none for those above 127.
const HIGH_BITS: Set = [1, 2, 4, 8, 16, 32, 64, -128, 0, 0, 0, 0, 0, 0, 0, 0];

#[expect(clippy::indexing_slicing, reason = "evaluated when it compiles")]
const fn set(classes: u8) -> Set {
    let mut set = [0; 16];
    let mut byte = 0;
    while byte < 128 {
        if class_of(byte) & classes != 0 {
            set[byte as usize % 16] |= (1_u8 << (byte / 16)).cast_signed();
        }
        byte += 1;
    }
    set
}

#[target_feature(enable = "avx2")]
fn plain_at_of(padded: &[u8; MOST], len: usize) -> Option<usize> {
    let halves = halves(padded);
    let at = equal(halves, b'@').trailing_zeros();
    if at as usize >= len {
        return None;
    }
    let dots = equal(halves, b'.');
    let name = (1_u64 << at) - 1;
    let cell = u64::MAX >> (MOST - len);
    let host = cell & !name & !(1 << at);
    // The first and the last byte of both parts; no bit where a part is empty, which is wrong anyway.
    let (name_ends, host_ends) = (1 | name ^ (name >> 1), (2 << at) | cell ^ (cell >> 1));
    let (name_dots, edges) = (dots & name, members(halves, EDGES) & host);
    let wrong = name & !members(halves, IN_LOCAL)
        | host & !members(halves, IN_HOST)
        | name_dots & (name_dots << 1 | name_ends)
        | edges & (edges << 1 | host_ends);
    let numeric = padded.get(len - 1).is_none_or(u8::is_ascii_digit);
    let whole = name != 0 && host & dots != 0;
    (whole && wrong == 0 && !numeric).then_some(at as usize)
}

#[target_feature(enable = "avx2")]
#[expect(unsafe_code, reason = "loads of 32 bytes")]
fn halves(padded: &[u8; MOST]) -> [__m256i; 2] {
    let at = padded.as_ptr();
    // SAFETY: both loads lie within the 64 bytes, and need no alignment.
    unsafe { [_mm256_loadu_si256(at.cast()), _mm256_loadu_si256(at.add(MOST / 2).cast())] }
}

/// One bit for every byte that is `byte`.
#[target_feature(enable = "avx2")]
fn equal([low, high]: [__m256i; 2], byte: u8) -> u64 {
    let wanted = _mm256_set1_epi8(byte.cast_signed());
    bits(_mm256_cmpeq_epi8(low, wanted)) | bits(_mm256_cmpeq_epi8(high, wanted)) << 32
}

/// One bit for every byte of a set.
#[target_feature(enable = "avx2")]
fn members([low, high]: [__m256i; 2], set: Set) -> u64 {
    !(bits(lacks(low, set)) | bits(lacks(high, set)) << 32)
}

#[target_feature(enable = "avx2")]
fn lacks(bytes: __m256i, set: Set) -> __m256i {
    let low_half = _mm256_set1_epi8(15);
    let high_halves = _mm256_and_si256(_mm256_srli_epi16::<4>(bytes), low_half);
    let wanted = _mm256_shuffle_epi8(twice(HIGH_BITS), high_halves);
    let there = _mm256_shuffle_epi8(twice(set), _mm256_and_si256(bytes, low_half));
    _mm256_cmpeq_epi8(_mm256_and_si256(there, wanted), _mm256_setzero_si256())
}

/// The instruction looks up in each half by itself.
#[target_feature(enable = "avx2")]
fn twice(set: Set) -> __m256i {
    let [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p] = set;
    _mm256_setr_epi8(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p)
}

#[target_feature(enable = "avx2")]
fn bits(marked: __m256i) -> u64 {
    u64::from(_mm256_movemask_epi8(marked).cast_unsigned())
}
