//! Finds where one of some beginnings of four bytes stands, in either case, behind anything but a letter. Not what follows
//! there.
//!
//! Two routines with one result: with AVX2, 32 places at a time, where the processor has it; and a plain one. The wide one
//! looks the halves of each byte up in small tables, of which each bit stands for a group of beginnings (the way of
//! Hyperscan's Teddy, Langdale and others 2019). What passes may still be something else: a filter of hashes tells most of
//! it, and the rest is compared.

#[cfg(target_arch = "x86_64")]
use super::{beginnings_wide, wide::has_avx2};

/// The length of a beginning.
const LEN: usize = 4;

/// The filter has one bit for each hash of so many bits: it fits the nearest cache, and some hundred beginnings leave it
/// nearly empty.
const HASH_BITS: u32 = 15;

const FILTER_WORDS: usize = 1 << (HASH_BITS - u64::BITS.trailing_zeros());

/// The beginnings, ready to be looked for.
#[derive(Clone, Debug)]
pub struct Beginnings {
    /// In small letters, sorted.
    words: Vec<[u8; LEN]>,
    /// The bits of the hashes of all of them.
    filter: Box<[u64; FILTER_WORDS]>,
    /// Whether one begins with this byte.
    firsts: [bool; 256],
    #[cfg(target_arch = "x86_64")]
    tables: beginnings_wide::Tables,
}

impl Beginnings {
    /// Those of `words`, each of which begins with a letter of ASCII; letters count in either case.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "a byte is below 256, and a hash has a bit")]
    pub fn of(words: &[[u8; LEN]]) -> Self {
        let mut words: Vec<_> = words.iter().map(|word| word.map(|byte| byte.to_ascii_lowercase())).collect();
        words.sort_unstable();
        let (mut filter, mut firsts) = (Box::new([0; FILTER_WORDS]), [false; 256]);
        for word in &words {
            let hash = hash_of(*word);
            filter[hash / 64] |= 1 << (hash % 64);
            for first in [word[0].to_ascii_lowercase(), word[0].to_ascii_uppercase()] {
                firsts[usize::from(first)] = true;
            }
        }
        Self {
            #[cfg(target_arch = "x86_64")]
            tables: beginnings_wide::Tables::of(&words),
            words,
            filter,
            firsts,
        }
    }

    /// Calls `each` with every place of `bytes` where a beginning stands, in their order.
    pub fn find(&self, bytes: &[u8], each: &mut impl FnMut(usize)) {
        #[cfg(target_arch = "x86_64")]
        if has_avx2() {
            // No byte stands before the first one.
            self.find_plainly(bytes.get(..LEN).unwrap_or(bytes), 0, each);
            let may_be = |window| self.may_be(window);
            let rest = beginnings_wide::find(&self.tables, bytes, may_be, &mut |at| self.tell(bytes, at, each));
            return self.find_plainly(bytes, rest, each);
        }
        self.find_plainly(bytes, 0, each);
    }

    /// Those from the place `from` on.
    #[expect(clippy::indexing_slicing, reason = "a byte is below 256")]
    fn find_plainly(&self, bytes: &[u8], from: usize, each: &mut impl FnMut(usize)) {
        for (at, window) in bytes.windows(LEN).enumerate().skip(from) {
            if self.firsts[usize::from(window[0])]
                && window.first_chunk().is_some_and(|window| self.may_be(*window))
                && !is_behind_letter(bytes, at)
            {
                self.tell(bytes, at, each);
            }
        }
    }

    /// Whether the four bytes may be one of the beginnings. No is sure.
    #[inline]
    #[expect(clippy::indexing_slicing, reason = "a hash has a bit")]
    fn may_be(&self, window: [u8; LEN]) -> bool {
        let hash = hash_of(window);
        self.filter[hash / 64] >> (hash % 64) & 1 != 0
    }

    /// Calls `each` with a place if it is one.
    #[cold]
    #[inline(never)]
    fn tell(&self, bytes: &[u8], at: usize, each: &mut impl FnMut(usize)) {
        let window = bytes.get(at..).and_then(|rest| rest.first_chunk::<LEN>());
        let is_here =
            |window: &[u8; LEN]| self.words.binary_search(&window.map(|byte| byte.to_ascii_lowercase())).is_ok();
        if window.is_some_and(is_here) {
            each(at);
        }
    }
}

/// Below `1 << HASH_BITS`; the same in either case.
#[inline]
fn hash_of(window: [u8; LEN]) -> usize {
    let small = u32::from_le_bytes(window) | 0x2020_2020;
    (small.wrapping_mul(0x85eb_ca6b) >> (u32::BITS - HASH_BITS)) as usize
}

fn is_behind_letter(bytes: &[u8], at: usize) -> bool {
    at.checked_sub(1).and_then(|before| bytes.get(before)).is_some_and(u8::is_ascii_alphabetic)
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
        let text = b"Anna,UNSUBSCRIBED;abgemeldet,Unna,nochmal,Not now,D\xc3\xa9s,awidersprochen,no longer,widow";
        let places = found(|beginnings, places| beginnings.find(text, &mut |at| places.push(at)));
        assert_eq!(places, [5, 18, 42, 50, 70]);
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
            let is_beginning = |window: &[u8]| WORDS.iter().any(|word| window.eq_ignore_ascii_case(word));
            let is_behind = |at: usize| at > 0 && bytes[at - 1].is_ascii_alphabetic();
            let windows = bytes.windows(4).enumerate().filter(|(at, window)| is_beginning(window) && !is_behind(*at));
            let expected: Vec<usize> = windows.map(|(at, _)| at).collect();
            prop_assert_eq!(&wide, &expected);
            prop_assert_eq!(&plain, &expected);
        }
    }
}
