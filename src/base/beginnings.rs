//! Finds where one of some beginnings of four bytes stands, in either case. Not what follows there.
//!
//! Two routines with one result: with AVX2, 32 places at a time, where the processor has it; and a plain one. Both look the
//! halves of each byte up in small tables, of which each bit stands for a group of beginnings (the way of Hyperscan's
//! Teddy, Langdale and others 2019). What passes the tables may still mix two beginnings of a group, and is compared.

#[cfg(target_arch = "x86_64")]
use super::wide::has_avx2;

/// The length of a beginning.
const LEN: usize = 4;

/// So many groups there are: the bits of a byte.
const GROUPS: usize = 8;

/// The beginnings, ready to be looked for.
#[derive(Clone, Debug)]
pub struct Beginnings {
    /// By place in the beginning, and the lower half of the byte there: the groups that allow it.
    low: [[u8; 16]; LEN],
    /// The same of the upper half.
    high: [[u8; 16]; LEN],
    /// In small letters, sorted.
    words: Vec<[u8; LEN]>,
}

impl Beginnings {
    /// Those of `words`; their letters count in either case.
    #[must_use]
    pub fn of(words: &[[u8; LEN]]) -> Self {
        let mut words: Vec<_> = words.iter().map(|word| word.map(|byte| byte.to_ascii_lowercase())).collect();
        words.sort_unstable();
        let mut beginnings = Self { low: [[0; 16]; LEN], high: [[0; 16]; LEN], words: Vec::new() };
        // Those with the same first letter share a group; the many first, each where it mixes least with others.
        let mut families: Vec<&[[u8; LEN]]> = words.chunk_by(|a, b| a[0] == b[0]).collect();
        families.sort_by_key(|family| std::cmp::Reverse(family.len()));
        for family in families {
            let grown = |group: &usize| {
                let mut grown = beginnings.clone();
                grown.add(family, 1 << group);
                grown.mixed(1 << group) - beginnings.mixed(1 << group)
            };
            let group = (0..GROUPS).min_by_key(grown).unwrap_or(0);
            beginnings.add(family, 1 << group);
        }
        Self { words, ..beginnings }
    }

    /// Adds beginnings to the group that `bit` stands for.
    #[expect(clippy::indexing_slicing, reason = "halves of bytes are below 16")]
    fn add(&mut self, words: &[[u8; LEN]], bit: u8) {
        for word in words {
            for ((byte, low), high) in word.iter().zip(&mut self.low).zip(&mut self.high) {
                for byte in [byte.to_ascii_lowercase(), byte.to_ascii_uppercase()] {
                    low[usize::from(byte & 15)] |= bit;
                    high[usize::from(byte >> 4)] |= bit;
                }
            }
        }
    }

    /// How many beginnings a group lets pass, its own and all that mix them.
    fn mixed(&self, bit: u8) -> u64 {
        let count = |table: &[u8; 16]| table.iter().filter(|groups| **groups & bit != 0).count() as u64;
        self.low.iter().chain(&self.high).map(count).product()
    }

    /// Calls `each` with every place of `bytes` where a beginning stands, in their order.
    pub fn find(&self, bytes: &[u8], each: &mut impl FnMut(usize)) {
        let each = &mut |at: usize| {
            if self.is_here(bytes, at) {
                each(at);
            }
        };
        #[cfg(target_arch = "x86_64")]
        if has_avx2() {
            let rest = with_avx2::find(self, bytes, each);
            return self.find_plainly(bytes, rest, each);
        }
        self.find_plainly(bytes, 0, each);
    }

    #[cold]
    fn is_here(&self, bytes: &[u8], at: usize) -> bool {
        let window = bytes.get(at..).and_then(|rest| rest.first_chunk::<LEN>());
        window.is_some_and(|window| self.words.binary_search(&window.map(|byte| byte.to_ascii_lowercase())).is_ok())
    }

    /// What passes the tables from the place `from` on.
    fn find_plainly(&self, bytes: &[u8], from: usize, each: &mut impl FnMut(usize)) {
        let rest = bytes.get(from..).unwrap_or_default();
        for (at, window) in rest.windows(LEN).enumerate() {
            // The first two say no mostly.
            let first = self.groups(0, window) & self.groups(1, window);
            if first != 0 && first & self.groups(2, window) & self.groups(3, window) != 0 {
                each(from + at);
            }
        }
    }

    #[inline]
    #[expect(clippy::indexing_slicing, reason = "halves of bytes are below 16, and a window has 4 bytes")]
    fn groups(&self, place: usize, window: &[u8]) -> u8 {
        let byte = window[place];
        self.low[place][usize::from(byte & 15)] & self.high[place][usize::from(byte >> 4)]
    }
}

#[cfg(target_arch = "x86_64")]
#[expect(unsafe_code, reason = "instructions that not every processor has, and loads of 16 and 32 bytes")]
mod with_avx2 {
    use std::arch::x86_64::{
        __m256i, _mm_loadu_si128, _mm256_and_si256, _mm256_broadcastsi128_si256, _mm256_cmpeq_epi8, _mm256_loadu_si256,
        _mm256_movemask_epi8, _mm256_set1_epi8, _mm256_setzero_si256, _mm256_shuffle_epi8, _mm256_srli_epi16,
    };

    use super::{Beginnings, LEN};

    /// So many places at a time.
    const WIDTH: usize = 32;

    /// As `find_plainly`, up to the place that it gives back. Only where `has_avx2` says so.
    pub(super) fn find(beginnings: &Beginnings, bytes: &[u8], each: &mut impl FnMut(usize)) -> usize {
        assert!(super::has_avx2(), "asked before");
        // SAFETY: the processor has AVX2.
        unsafe { find_with_avx2(beginnings, bytes, each) }
    }

    #[target_feature(enable = "avx2")]
    fn find_with_avx2(beginnings: &Beginnings, bytes: &[u8], each: &mut impl FnMut(usize)) -> usize {
        let low = beginnings.low.each_ref().map(|table| twice(table));
        let high = beginnings.high.each_ref().map(|table| twice(table));
        let (half, none) = (_mm256_set1_epi8(15), _mm256_setzero_si256());
        let mut at = 0;
        while let Some(window) = bytes.get(at..).and_then(|rest| rest.first_chunk::<{ WIDTH + LEN - 1 }>()) {
            let groups = |place: usize, low: __m256i, high: __m256i| {
                let bytes = load(window, place);
                let upper = _mm256_and_si256(_mm256_srli_epi16::<4>(bytes), half);
                let lower = _mm256_and_si256(bytes, half);
                _mm256_and_si256(_mm256_shuffle_epi8(low, lower), _mm256_shuffle_epi8(high, upper))
            };
            let first = _mm256_and_si256(groups(0, low[0], high[0]), groups(1, low[1], high[1]));
            let last = _mm256_and_si256(groups(2, low[2], high[2]), groups(3, low[3], high[3]));
            let absent = _mm256_cmpeq_epi8(_mm256_and_si256(first, last), none);
            let mut here = !_mm256_movemask_epi8(absent).cast_unsigned();
            while here != 0 {
                each(at + here.trailing_zeros() as usize);
                here &= here - 1;
            }
            at += WIDTH;
        }
        at
    }

    #[target_feature(enable = "avx2")]
    #[expect(clippy::indexing_slicing, reason = "the window holds as many bytes behind the last place")]
    fn load(window: &[u8; WIDTH + LEN - 1], place: usize) -> __m256i {
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
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const WORDS: [[u8; 4]; 6] = [*b"unsu", *b"abge", *b"not ", *b"no l", *b"d\xc3\xa9s", *b"wide"];

    fn found(find: impl FnOnce(&Beginnings, &mut Vec<usize>)) -> Vec<usize> {
        let mut places = Vec::new();
        find(&Beginnings::of(&WORDS), &mut places);
        places
    }

    #[test]
    fn beginnings_are_found_in_either_case_and_others_are_not() {
        let text = b"Anna,UNSUBSCRIBED;abgemeldet,Unna,nochmal,Not now,D\xc3\xa9s,widersprochen,no longer,widow";
        let places = found(|beginnings, places| beginnings.find(text, &mut |at| places.push(at)));
        assert_eq!(places, [5, 18, 42, 50, 55, 69]);
    }

    proptest! {
        #[test]
        fn both_routines_find_every_beginning(
            pieces in prop::collection::vec(prop_oneof![
                4 => "[a-zA-Z ,]{0,9}".prop_map(String::into_bytes),
                1 => prop::sample::select(&WORDS[..]).prop_map(|word| word.to_vec()),
                1 => prop::collection::vec(any::<u8>(), 0..5),
            ], 0..40),
        ) {
            let bytes = pieces.concat();
            let wide = found(|beginnings, places| beginnings.find(&bytes, &mut |at| places.push(at)));
            let plain = found(|beginnings, places| beginnings.find_plainly(&bytes, 0, &mut |at| places.push(at)));
            let windows = bytes.windows(4).enumerate();
            let is_beginning = |window: &[u8]| WORDS.iter().any(|word| window.eq_ignore_ascii_case(word));
            let expected: Vec<usize> = windows.filter(|(_, window)| is_beginning(window)).map(|(at, _)| at).collect();
            prop_assert_eq!(&wide, &expected);
            prop_assert!(expected.iter().all(|at| plain.contains(at)));
        }
    }
}
