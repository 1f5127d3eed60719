//! Where delimiters, quotes and line ends are, found in one pass over many bytes: one bit for each byte. Not what they
//! mean: a quote may be any quote, a delimiter may stand between quotes.
//!
//! Two routines with one result: with AVX2, 32 bytes at a time, where the processor has it; and a plain one.

#[cfg(target_arch = "x86_64")]
use super::wide::has_avx2;

/// So many bytes share a word of marks.
const WORD: usize = 64;

/// The marks of 64 bytes, the first byte in the lowest bit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Word {
    delimiters: u64,
    quotes: u64,
    line_ends: u64,
}

/// The marks of some bytes. Meant to be made again for others, in the same memory.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    words: Vec<Word>,
}

impl Marks {
    /// Marks every `delimiter`, every `"`, and every LF and CR of `bytes`.
    pub fn make(&mut self, bytes: &[u8], delimiter: u8) {
        let (chunks, rest) = bytes.as_chunks::<WORD>();
        self.words.resize(chunks.len() + 1, Word::default());
        mark_all(chunks, delimiter, &mut self.words);
        let mut last = [0; WORD];
        last.iter_mut().zip(rest).for_each(|(to, from)| *to = *from);
        if let Some(word) = self.words.last_mut() {
            let Word { delimiters, quotes, line_ends } = mark_plainly(&last, delimiter);
            // What fills the last word up is no delimiter, even where that is a zero.
            let mask = (1 << rest.len()) - 1;
            *word = Word { delimiters: delimiters & mask, quotes, line_ends };
        }
    }

    /// Whether any bytes were marked: of text in UTF-16 none are.
    #[must_use]
    pub fn is_made(&self) -> bool {
        !self.words.is_empty()
    }

    /// The first delimiter from `from` on and before `end`.
    #[inline]
    #[must_use]
    pub fn next_delimiter(&self, from: usize, end: usize) -> Option<usize> {
        self.next(from, end, |word| word.delimiters)
    }

    /// The first delimiter from `from` on and before `end` that has `skipped` others before it.
    #[inline]
    #[must_use]
    pub fn nth_delimiter(&self, from: usize, end: usize, skipped: usize) -> Option<usize> {
        let mut word = from / WORD;
        let mut left = skipped;
        let mut found = self.words.get(word)?.delimiters & (u64::MAX << (from % WORD));
        loop {
            let here = found.count_ones() as usize;
            if left < here {
                // Without the lowest ones.
                let nth = (0..left).fold(found, |found, _| found & (found - 1));
                return Some(word * WORD + nth.trailing_zeros() as usize).filter(|at| *at < end);
            }
            left -= here;
            word += 1;
            found = self.words.get(word).filter(|_| word * WORD < end)?.delimiters;
        }
    }

    /// The first quote from `from` on and before `end`.
    #[inline]
    #[must_use]
    pub fn next_quote(&self, from: usize, end: usize) -> Option<usize> {
        self.next(from, end, |word| word.quotes)
    }

    /// The first LF or CR at or behind `from`.
    #[inline]
    #[must_use]
    pub fn next_line_end(&self, from: usize) -> Option<usize> {
        self.next(from, usize::MAX, |word| word.line_ends)
    }

    /// The first quote, LF or CR at or behind `from`.
    #[inline]
    #[must_use]
    pub fn next_quote_or_line_end(&self, from: usize) -> Option<usize> {
        self.next(from, usize::MAX, |word| word.quotes | word.line_ends)
    }

    /// The first delimiter, LF or CR at or behind `from`.
    #[inline]
    #[must_use]
    pub fn next_delimiter_or_line_end(&self, from: usize) -> Option<usize> {
        self.next(from, usize::MAX, |word| word.delimiters | word.line_ends)
    }

    /// How many delimiters there are from `from` on and before `end`.
    #[inline]
    #[must_use]
    pub fn count_delimiters(&self, from: usize, end: usize) -> usize {
        let mut count = 0;
        let mut at = from;
        while let Some(word) = self.words.get(at / WORD).filter(|_| at < end) {
            let behind = u64::MAX << (at % WORD);
            let next = (at / WORD + 1) * WORD;
            let before = if end < next { (1 << (end % WORD)) - 1 } else { u64::MAX };
            count += (word.delimiters & behind & before).count_ones() as usize;
            at = next;
        }
        count
    }

    /// Looks no further than `end`: another record may have the next mark, or none in the whole block.
    #[inline]
    fn next(&self, from: usize, end: usize, pick: impl Fn(&Word) -> u64) -> Option<usize> {
        let mut word = from / WORD;
        let mut found = pick(self.words.get(word)?) & (u64::MAX << (from % WORD));
        while found == 0 {
            word += 1;
            found = pick(self.words.get(word).filter(|_| word * WORD < end)?);
        }
        Some(word * WORD + found.trailing_zeros() as usize).filter(|at| *at < end)
    }
}

/// Marks each of `chunks` in the word at the same place.
fn mark_all(chunks: &[[u8; WORD]], delimiter: u8, words: &mut [Word]) {
    #[cfg(target_arch = "x86_64")]
    if has_avx2() {
        return with_avx2::mark_all(chunks, delimiter, words);
    }
    mark_all_plainly(chunks, delimiter, words);
}

fn mark_all_plainly(chunks: &[[u8; WORD]], delimiter: u8, words: &mut [Word]) {
    chunks.iter().zip(words).for_each(|(chunk, word)| *word = mark_plainly(chunk, delimiter));
}

/// Eight bytes at a time.
fn mark_plainly(chunk: &[u8; WORD], delimiter: u8) -> Word {
    let mut word = Word::default();
    let (eights, _) = chunk.as_chunks::<8>();
    for (place, eight) in eights.iter().enumerate() {
        let bytes = u64::from_le_bytes(*eight);
        let marked = |needle: u8| equal(bytes, needle) << (8 * place);
        word.delimiters |= marked(delimiter);
        word.quotes |= marked(b'"');
        word.line_ends |= marked(b'\n') | marked(b'\r');
    }
    word
}

/// One bit for each of the eight bytes of `bytes` that is `needle`, the lowest byte in the lowest bit.
fn equal(bytes: u64, needle: u8) -> u64 {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const LOW_BITS: u64 = 0x7f7f_7f7f_7f7f_7f7f;
    /// Moves the top bit of byte n to bit n of the highest byte.
    const GATHER: u64 = 0x0002_0408_1020_4081;
    let different = bytes ^ (ONES * u64::from(needle));
    // No carry leaves a byte, unlike in the shorter well-known trick, which is wrong behind a first match.
    let tops = !(((different & LOW_BITS) + LOW_BITS) | different | LOW_BITS);
    tops.wrapping_mul(GATHER) >> 56
}

#[cfg(target_arch = "x86_64")]
#[expect(unsafe_code, reason = "instructions that not every processor has, and loads of 32 bytes")]
mod with_avx2 {
    use std::arch::x86_64::{
        __m256i, _mm256_cmpeq_epi8, _mm256_loadu_si256, _mm256_movemask_epi8, _mm256_or_si256, _mm256_set1_epi8,
    };

    use super::{WORD, Word};

    /// As `mark_all_plainly`. Only where `has_avx2` says so.
    pub(super) fn mark_all(chunks: &[[u8; WORD]], delimiter: u8, words: &mut [Word]) {
        assert!(super::has_avx2(), "asked before");
        // SAFETY: the processor has AVX2.
        unsafe { mark_with_avx2(chunks, delimiter, words) }
    }

    #[target_feature(enable = "avx2")]
    fn mark_with_avx2(chunks: &[[u8; WORD]], delimiter: u8, words: &mut [Word]) {
        let [delimiter, quote, lf, cr] =
            [delimiter, b'"', b'\n', b'\r'].map(|byte| _mm256_set1_epi8(byte.cast_signed()));
        for (chunk, word) in chunks.iter().zip(words) {
            let (low, high) = halves(chunk);
            let ends = |bytes| _mm256_or_si256(_mm256_cmpeq_epi8(bytes, lf), _mm256_cmpeq_epi8(bytes, cr));
            *word = Word {
                delimiters: bits(_mm256_cmpeq_epi8(low, delimiter), _mm256_cmpeq_epi8(high, delimiter)),
                quotes: bits(_mm256_cmpeq_epi8(low, quote), _mm256_cmpeq_epi8(high, quote)),
                line_ends: bits(ends(low), ends(high)),
            };
        }
    }

    #[target_feature(enable = "avx2")]
    fn bits(low: __m256i, high: __m256i) -> u64 {
        let mask = |marked| u64::from(_mm256_movemask_epi8(marked).cast_unsigned());
        mask(low) | mask(high) << 32
    }

    #[target_feature(enable = "avx2")]
    fn halves(chunk: &[u8; WORD]) -> (__m256i, __m256i) {
        let at = chunk.as_ptr();
        // SAFETY: both loads lie within the 64 bytes of `chunk`, and need no alignment.
        unsafe { (_mm256_loadu_si256(at.cast()), _mm256_loadu_si256(at.add(WORD / 2).cast())) }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What every mark has to be, byte by byte.
    fn expected(bytes: &[u8], delimiter: u8) -> Vec<(bool, bool, bool)> {
        bytes.iter().map(|byte| (*byte == delimiter, *byte == b'"', matches!(byte, b'\n' | b'\r'))).collect()
    }

    fn found(marks: &Marks, len: usize) -> Vec<(bool, bool, bool)> {
        let is = |next: Option<usize>, at: usize| next == Some(at);
        let marks = |at| {
            (
                is(marks.next_delimiter(at, at + 1), at),
                is(marks.next_quote(at, at + 1), at),
                is(marks.next_line_end(at), at),
            )
        };
        (0..len).map(marks).collect()
    }

    proptest! {
        #[test]
        fn every_byte_is_told(
            bytes in prop::collection::vec(prop_oneof![prop::sample::select(&b",;\"\r\n\0\x80\xac\x22"[..]), any::<u8>()], 0..300),
            delimiter in prop_oneof![Just(b','), Just(b';'), Just(0), any::<u8>()],
        ) {
            let mut marks = Marks::default();
            marks.make(b"something, before,\"\n", b',');
            marks.make(&bytes, delimiter);
            let expected = expected(&bytes, delimiter);
            prop_assert_eq!(found(&marks, bytes.len()), expected.clone());
            prop_assert_eq!(marks.next_delimiter(bytes.len(), usize::MAX), None);
            let delimiters: Vec<_> = (0..bytes.len()).filter(|at| bytes[*at] == delimiter).collect();
            for (from, end) in [(0, bytes.len()), (bytes.len() / 3, bytes.len() / 2)] {
                let within: Vec<_> = delimiters.iter().filter(|at| (from..end).contains(*at)).collect();
                for skipped in 0..=within.len() {
                    prop_assert_eq!(marks.nth_delimiter(from, end, skipped), within.get(skipped).copied().copied());
                }
            }
            prop_assert_eq!(marks.next_quote_or_line_end(bytes.len() + 1000), None);
            for from in 0..bytes.len() {
                let first = |is: fn(&(bool, bool, bool)) -> bool| (from..bytes.len()).find(|at| is(&expected[*at]));
                prop_assert_eq!(marks.next_quote_or_line_end(from), first(|(_, quote, end)| *quote || *end));
                prop_assert_eq!(marks.next_delimiter_or_line_end(from), first(|(delimiter, _, end)| *delimiter || *end));
                let delimiters = |end: usize| expected[from..end].iter().filter(|(delimiter, ..)| *delimiter).count();
                let quoted = |end: usize| (from..end).find(|at| expected[*at].1);
                for end in [from, from + 1, (from + 64).min(bytes.len()), bytes.len()] {
                    prop_assert_eq!(marks.next_quote(from, end), quoted(end));
                    prop_assert_eq!(marks.count_delimiters(from, end), delimiters(end));
                }
            }
        }

        #[test]
        #[cfg(target_arch = "x86_64")]
        fn both_routines_agree(bytes in prop::collection::vec(any::<u8>(), 0..400), delimiter in any::<u8>()) {
            if !has_avx2() {
                return Ok(());
            }
            let (chunks, _) = bytes.as_chunks::<WORD>();
            let mut words = [vec![Word::default(); chunks.len()], vec![Word::default(); chunks.len()]];
            with_avx2::mark_all(chunks, delimiter, &mut words[0]);
            mark_all_plainly(chunks, delimiter, &mut words[1]);
            prop_assert_eq!(&words[0], &words[1]);
        }
    }

    #[test]
    fn every_pair_of_bytes_is_told_apart() {
        for a in 0..=255_u8 {
            for b in 0..=255_u8 {
                let bytes = u64::from_le_bytes([a, b, a, a, b, b, a, b]);
                assert_eq!(equal(bytes, a), if a == b { 0xff } else { 0b0100_1101 }, "{a} {b}");
            }
        }
    }
}
