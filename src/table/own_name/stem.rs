//! Parts of names, as the tables write them, and made ready to be looked for.

use std::sync::OnceLock;

/// Stems, separated by `|`; taken apart once a process.
pub(super) struct Stems {
    text: &'static str,
    all: OnceLock<Vec<Stem>>,
}

/// A part of a name.
pub(super) struct Stem {
    /// Its words, one behind the other.
    pub letters: String,
    /// Which letters these are: a name that lacks one need not be searched.
    pub alphabet: Alphabet,
    /// It is written as one word, and may stand in several all the same: `news letter`.
    pub is_one_word: bool,
    /// It may begin within a word.
    pub open_start: bool,
    /// It may end within a word.
    pub open_end: bool,
}

/// The letters of a text: a bit for each from `a` to `z`, and one for all others.
#[derive(Clone, Copy, Debug)]
pub(super) struct Alphabet(u32);

impl Alphabet {
    pub(super) fn of(text: &str) -> Self {
        let bit = |byte: u8| if byte.is_ascii_lowercase() { 1 << (byte - b'a') } else { 1 << 26 };
        Self(text.bytes().fold(0, |letters, byte| letters | bit(byte)))
    }

    /// Whether every letter is one of `other`.
    pub(super) fn is_within(self, other: Self) -> bool {
        self.0 & !other.0 == 0
    }
}

impl Stems {
    pub(super) const fn of(text: &'static str) -> Self {
        Self { text, all: OnceLock::new() }
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Stem> {
        self.all.get_or_init(|| self.text.split('|').map(Stem::of).collect()).iter()
    }
}

impl Stem {
    fn of(text: &str) -> Self {
        let inner = text.strip_prefix('*');
        let (open_start, rest) = (inner.is_some(), inner.unwrap_or(text));
        let inner = rest.strip_suffix('*');
        let letters: String = inner.unwrap_or(rest).chars().filter(|c| *c != ' ').collect();
        let alphabet = Alphabet::of(&letters);
        Self { letters, alphabet, is_one_word: !rest.contains(' '), open_start, open_end: inner.is_some() }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{channel_stems, clause_stems, denial_stems, else_stems, general_stems, stems, subject};
    use super::*;
    use crate::base::fold::folded;

    /// Whether every name that has `stem` has `other` as well.
    fn is_needless(stem: &Stem, other: &Stem) -> bool {
        let (letters, within) = (stem.letters.as_str(), other.letters.as_str());
        match (other.open_start, other.open_end) {
            (true, true) => letters.contains(within),
            (true, false) => letters.ends_with(within) && !stem.open_end,
            (false, true) => letters.starts_with(within) && !stem.open_start,
            (false, false) => letters == within && !stem.open_start && !stem.open_end,
        }
    }

    #[test]
    fn every_stem_is_written_so_that_it_can_be_found_and_is_needed() {
        let tables = stems::ALL
            .into_iter()
            .chain(else_stems::ALL)
            .chain(channel_stems::ALL)
            .chain(denial_stems::ALL)
            .chain(clause_stems::ALL)
            .chain(general_stems::ALL)
            .chain(subject::ALL);
        for (table, stems) in tables.enumerate() {
            let texts: Vec<&str> = stems.text.split('|').collect();
            for (text, stem) in texts.iter().zip(stems.iter()) {
                let plain = text.strip_prefix('*').unwrap_or(text);
                let plain = plain.strip_suffix('*').unwrap_or(plain);
                let is_plain =
                    folded(plain).eq(plain.chars()) && plain.chars().all(|c| c == ' ' || c.is_alphanumeric());
                assert!(is_plain && plain.trim() == plain && !plain.is_empty(), "{text} in table {table}");
                let name = super::super::NameParts::of_text(plain);
                assert!(name.has(stems) && stem.letters.len() <= plain.len(), "{text} is not found in itself");
                let needless = |other: &&Stem| !std::ptr::eq(*other, stem) && is_needless(stem, other);
                let other = stems.iter().find(needless).map(|other| &other.letters);
                assert_eq!(other, None, "{text} in table {table} is needless");
            }
            let sorted = stems.iter().zip(stems.iter().skip(1)).all(|(one, next)| one.letters <= next.letters);
            assert!(sorted, "table {table} that begins with {} is not sorted", texts[0]);
        }
    }
}
