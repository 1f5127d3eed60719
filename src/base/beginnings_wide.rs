//! The wide routine of `beginnings`: where one may stand. Not whether it does: what passes is compared there.
#![expect(unsafe_code, reason = "instructions that not every processor has, and loads of 16 and 32 bytes")]

use std::arch::x86_64::{
    __m256i, _mm_loadu_si128, _mm256_and_si256, _mm256_broadcastsi128_si256, _mm256_cmpeq_epi8, _mm256_loadu_si256,
    _mm256_min_epu8, _mm256_movemask_epi8, _mm256_or_si256, _mm256_set1_epi8, _mm256_setzero_si256,
    _mm256_shuffle_epi8, _mm256_srli_epi16, _mm256_sub_epi8,
};

use super::wide::has_avx2;

/// The length of a beginning.
const LEN: usize = 4;

/// So many places at a time.
const WIDTH: usize = 32;

/// So many times that before any is looked at closer: most have none, and which have is no good guess for a processor.
const STRETCH: usize = 64;

/// So many groups of beginnings there are: the bits of a byte.
const GROUPS: usize = 8;

/// What lets a group of beginnings pass.
#[derive(Clone, Debug)]
pub(super) struct Tables {
    /// By place in the beginning, and the lower half of the byte there: the groups that allow it.
    low: [[u8; 16]; LEN],
    /// The same of the upper half of the first byte. (Of the others it would cost more than it tells.)
    high: [u8; 16],
}

impl Tables {
    /// Those of beginnings that are sorted.
    pub(super) fn of(words: &[[u8; LEN]]) -> Self {
        let mut tables = Self { low: [[0; 16]; LEN], high: [0; 16] };
        // Those with the same first letter share a group; the many first, each where it mixes least with others.
        let mut families: Vec<&[[u8; LEN]]> = words.chunk_by(|a, b| a[0] == b[0]).collect();
        families.sort_by_key(|family| std::cmp::Reverse(family.len()));
        for family in families {
            let grown = |group: &usize| {
                let mut grown = tables.clone();
                grown.add(family, 1 << group);
                grown.mixed(1 << group) - tables.mixed(1 << group)
            };
            let group = (0..GROUPS).min_by_key(grown).unwrap_or(0);
            tables.add(family, 1 << group);
        }
        tables
    }

    /// Adds beginnings to the group that `bit` stands for.
    #[expect(clippy::indexing_slicing, reason = "halves of bytes are below 16")]
    fn add(&mut self, words: &[[u8; LEN]], bit: u8) {
        let in_both = |byte: u8| [byte.to_ascii_lowercase(), byte.to_ascii_uppercase()];
        for word in words {
            for (byte, low) in word.iter().zip(&mut self.low) {
                in_both(*byte).into_iter().for_each(|byte| low[usize::from(byte & 15)] |= bit);
            }
            in_both(word[0]).into_iter().for_each(|byte| self.high[usize::from(byte >> 4)] |= bit);
        }
    }

    /// How many beginnings a group lets pass, its own and all that mix them.
    fn mixed(&self, bit: u8) -> u64 {
        let count = |table: &[u8; 16]| table.iter().filter(|groups| **groups & bit != 0).count() as u64;
        self.low.iter().chain([&self.high]).map(count).product()
    }
}

/// Calls `each` with every place but the first where `tables` and `may_be` let the bytes pass, and gives the place before
/// which it looked. Only where `has_avx2` says so.
pub(super) fn find(
    tables: &Tables,
    bytes: &[u8],
    may_be: impl Fn([u8; LEN]) -> bool,
    each: &mut impl FnMut(usize),
) -> usize {
    assert!(has_avx2(), "asked before");
    let mut marks = Marks { masks: [(0, 0); STRETCH + 1], count: 0 };
    let mut places = [0; STRETCH * WIDTH];
    let mut start = 1;
    loop {
        // SAFETY: the processor has AVX2.
        let windows = unsafe { mark(tables, bytes, start, &mut marks) };
        let rest = bytes.get(start..).unwrap_or_default();
        places_of(rest, &marks, &may_be, &mut places).iter().for_each(|place| each(start + *place as usize));
        start += windows * WIDTH;
        if windows < STRETCH {
            return start;
        }
    }
}

/// Where tables let something pass: the bits of 32 places, and the first of these.
struct Marks {
    masks: [(u32, u32); STRETCH + 1],
    count: usize,
}

/// Marks what passes the tables from the place `start` on, which is not the first; gives the number of windows.
#[target_feature(enable = "avx2")]
#[expect(clippy::indexing_slicing, reason = "there are no more masks than windows")]
fn mark(tables: &Tables, bytes: &[u8], start: usize, marks: &mut Marks) -> usize {
    let (low, high) = (tables.low.each_ref().map(|table| twice(table)), twice(&tables.high));
    let (half, none) = (_mm256_set1_epi8(15), _mm256_setzero_si256());
    let (small, first, last) = (_mm256_set1_epi8(0x20), _mm256_set1_epi8(b'a'.cast_signed()), _mm256_set1_epi8(25));
    marks.count = 0;
    let mut windows = 0;
    while windows < STRETCH
        && let Some(window) =
            bytes.get(start + windows * WIDTH - 1..).and_then(|rest| rest.first_chunk::<{ 1 + WIDTH + LEN - 1 }>())
    {
        // A table gives nothing for a byte beyond ASCII, with which no beginning begins.
        let upper = _mm256_and_si256(_mm256_srli_epi16::<4>(load(window, 1)), half);
        let begins = _mm256_and_si256(_mm256_shuffle_epi8(low[0], load(window, 1)), _mm256_shuffle_epi8(high, upper));
        let goes_on = |place: usize| _mm256_shuffle_epi8(low[place], _mm256_and_si256(load(window, 1 + place), half));
        let groups = _mm256_and_si256(_mm256_and_si256(begins, goes_on(1)), _mm256_and_si256(goes_on(2), goes_on(3)));
        let before = _mm256_sub_epi8(_mm256_or_si256(load(window, 0), small), first);
        let behind_letter = _mm256_cmpeq_epi8(_mm256_min_epu8(before, last), before);
        let absent = _mm256_or_si256(_mm256_cmpeq_epi8(groups, none), behind_letter);
        let here = !_mm256_movemask_epi8(absent).cast_unsigned();
        marks.masks[marks.count] = (here, (windows * WIDTH) as u32);
        marks.count += usize::from(here != 0);
        windows += 1;
    }
    windows
}

/// The marked places of `rest` that `may_be` lets pass, too.
#[expect(clippy::indexing_slicing, reason = "a stretch has no more places")]
fn places_of<'p>(
    rest: &[u8],
    marks: &Marks,
    may_be: &impl Fn([u8; LEN]) -> bool,
    places: &'p mut [u32; STRETCH * WIDTH],
) -> &'p [u32] {
    let mut count = 0;
    for &(mut here, first) in &marks.masks[..marks.count] {
        while here != 0 {
            let place = first + here.trailing_zeros();
            let window = rest.get(place as usize..).and_then(|rest| rest.first_chunk::<LEN>());
            // Without a branch: which of them pass is no good guess either.
            places[count] = place;
            count += usize::from(window.is_some_and(|window| may_be(*window)));
            here &= here - 1;
        }
    }
    &places[..count]
}

#[target_feature(enable = "avx2")]
#[expect(clippy::indexing_slicing, reason = "the window holds as many bytes behind the last place")]
fn load(window: &[u8; WIDTH + LEN], place: usize) -> __m256i {
    let bytes = &window[place..place + WIDTH];
    // SAFETY: `bytes` has 32 bytes, and the load needs no alignment.
    unsafe { _mm256_loadu_si256(bytes.as_ptr().cast()) }
}

/// A table in both halves of a register.
#[target_feature(enable = "avx2")]
fn twice(table: &[u8; 16]) -> __m256i {
    // SAFETY: the table has 16 bytes, and the load needs no alignment.
    _mm256_broadcastsi128_si256(unsafe { _mm_loadu_si128(table.as_ptr().cast()) })
}
