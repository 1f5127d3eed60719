//! What `plain` tells of a cell, all bytes at once, with AVX2. Only for cells of up to 64 bytes: one bit for each byte
//! fits into a word, and no part can be too long.
//!
//! Invariant: for such cells the answer is that of the plain routine.

use std::arch::x86_64::{
    __m256i, _mm_set_epi64x, _mm256_and_si256, _mm256_cmpeq_epi8, _mm256_loadu_si256, _mm256_movemask_epi8,
    _mm256_set_m128i, _mm256_set1_epi8, _mm256_setr_epi8, _mm256_setzero_si256, _mm256_shuffle_epi8, _mm256_srli_epi16,
};

use crate::base::wide::has_avx2;
use crate::identity::letters::{DOT, EDGE, LDH, LOCAL, class_of};
use crate::identity::plain_cell::PlainCell;

/// The most bytes of a cell.
pub(super) const MOST: usize = 64;
const HALF: usize = 16;
const WHOLE: usize = 2 * HALF;

/// See the module. `None` as well for a cell of more than 64 bytes.
#[inline]
#[expect(unsafe_code, reason = "instructions that not every processor has")]
pub(super) fn plain(cell: &[u8]) -> Option<PlainCell> {
    assert!(has_avx2(), "asked before");
    // SAFETY: the processor has AVX2.
    unsafe { plain_with_avx2(cell) }
}

/// Takes the first bytes and the last ones where they stand, and looks at some of them twice. To copy them first would keep
/// the processor waiting for the copy.
#[target_feature(enable = "avx2")]
fn plain_with_avx2(cell: &[u8]) -> Option<PlainCell> {
    match cell.len() {
        len if len <= HALF => {
            let mut padded = [0; HALF];
            padded.get_mut(..len)?.copy_from_slice(cell);
            plain_of([halves(&padded, &[0; HALF])], cell)
        }
        len if len <= WHOLE => plain_of([halves(cell.first_chunk()?, cell.last_chunk()?)], cell),
        len if len <= MOST => plain_of([whole(cell.first_chunk()?), whole(cell.last_chunk()?)], cell),
        _ => None,
    }
}

/// The bytes of a set: bit h of place l says whether byte 16 h + l is in it. No set has bytes above 127.
type Set = [i8; 16];

const IN_LOCAL: Set = set(LOCAL | DOT);
const IN_HOST: Set = set(LDH | DOT);
const EDGES: Set = set(EDGE);
const UPPER: Set = upper();
/// The bit of every high half of a byte; none for those above 127.
const HIGH_BITS: Set = [1, 2, 4, 8, 16, 32, 64, -128, 0, 0, 0, 0, 0, 0, 0, 0];

const fn set(classes: u8) -> Set {
    let mut set = [0; 16];
    let mut byte = 0;
    while byte < 128 {
        if class_of(byte) & classes != 0 {
            set = with(set, byte);
        }
        byte += 1;
    }
    set
}

#[expect(clippy::indexing_slicing, reason = "evaluated when it compiles")]
const fn with(mut set: Set, byte: u8) -> Set {
    set[byte as usize % 16] |= (1_u8 << (byte / 16)).cast_signed();
    set
}

const fn upper() -> Set {
    let mut set = [0; 16];
    let mut letter = b'A';
    while letter <= b'Z' {
        set = with(set, letter);
        letter += 1;
    }
    set
}

/// `parts` are those of a cell of at most 64 bytes: its first and its last 16 bytes, or its first and its last 32.
#[target_feature(enable = "avx2")]
fn plain_of<const PARTS: usize>(parts: [__m256i; PARTS], cell: &[u8]) -> Option<PlainCell> {
    let len = cell.len();
    let equal = |byte| bits(parts.map(|part| equal(part, byte)), len);
    let members = |set| bits(parts.map(|part| !lacks(part, set)), len);
    let at = equal(b'@').trailing_zeros();
    if at as usize >= len {
        return None;
    }
    let dots = equal(b'.');
    let name = (1_u64 << at) - 1;
    let all = u64::MAX >> (MOST - len);
    let host = all & !name & !(1 << at);
    // The first and the last byte of both parts; no bit where a part is empty, which is wrong anyway.
    let (name_ends, host_ends) = (1 | name ^ (name >> 1), (2 << at) | all ^ (all >> 1));
    let (name_dots, edges) = (dots & name, members(EDGES) & host);
    let wrong = name & !members(IN_LOCAL)
        | host & !members(IN_HOST)
        | name_dots & (name_dots << 1 | name_ends)
        | edges & (edges << 1 | host_ends);
    let numeric = cell.last().is_none_or(u8::is_ascii_digit);
    let whole = name != 0 && host & dots != 0;
    let (is_lower, has_plus) = (members(UPPER) == 0, equal(b'+') & name != 0);
    (whole && wrong == 0 && !numeric).then_some(PlainCell { at: at as usize, is_lower, has_plus })
}

/// One bit for every byte of a cell, the first one lowest, of the bits for its parts.
#[inline]
fn bits<const PARTS: usize>(parts: [u32; PARTS], len: usize) -> u64 {
    let parts = parts.map(u64::from);
    match *parts.as_slice() {
        [both] => both & ((1 << HALF) - 1) | both >> HALF << len.saturating_sub(HALF),
        [first, last] => first | last << (len - WHOLE),
        _ => 0,
    }
}

#[target_feature(enable = "avx2")]
fn halves(first: &[u8; HALF], last: &[u8; HALF]) -> __m256i {
    let half = |bytes: &[u8; HALF]| {
        let number = u128::from_le_bytes(*bytes);
        _mm_set_epi64x((number >> 64) as i64, number as i64)
    };
    _mm256_set_m128i(half(last), half(first))
}

#[target_feature(enable = "avx2")]
#[expect(unsafe_code, reason = "a load of 32 bytes")]
fn whole(bytes: &[u8; WHOLE]) -> __m256i {
    // SAFETY: the load takes the 32 bytes, and needs no alignment.
    unsafe { _mm256_loadu_si256(bytes.as_ptr().cast()) }
}

/// One bit for every byte that is `byte`.
#[target_feature(enable = "avx2")]
fn equal(part: __m256i, byte: u8) -> u32 {
    let wanted = _mm256_set1_epi8(byte.cast_signed());
    _mm256_movemask_epi8(_mm256_cmpeq_epi8(part, wanted)).cast_unsigned()
}

/// One bit for every byte that is not in a set.
#[target_feature(enable = "avx2")]
fn lacks(part: __m256i, set: Set) -> u32 {
    let low_half = _mm256_set1_epi8(15);
    let high_halves = _mm256_and_si256(_mm256_srli_epi16::<4>(part), low_half);
    let wanted = _mm256_shuffle_epi8(twice(HIGH_BITS), high_halves);
    let there = _mm256_shuffle_epi8(twice(set), _mm256_and_si256(part, low_half));
    let lacks = _mm256_cmpeq_epi8(_mm256_and_si256(there, wanted), _mm256_setzero_si256());
    _mm256_movemask_epi8(lacks).cast_unsigned()
}

/// The instruction looks up in each half by itself.
#[target_feature(enable = "avx2")]
fn twice(set: Set) -> __m256i {
    let [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p] = set;
    _mm256_setr_epi8(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p)
}
