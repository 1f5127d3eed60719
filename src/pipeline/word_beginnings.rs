//! How the words begin that are looked for in every cell of a list, and whether what begins so may go on as one. Not which
//! cells those are (`other_cells`), nor what a word says (`policy`).
//!
//! Invariant: a word that is written as the tables have it, in either case, begins with one of [`BEGINNINGS`] and may begin
//! there.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::base::beginnings::Beginnings;
use crate::policy::own_column::{begins_with_leaving, looked_for, sure_beginnings, unsure_words};

/// Where a part of a cell ends, whatever it is.
pub(super) const ENDS_OF_PARTS: [char; 6] = [',', ';', '|', '"', '\n', '\r'];

/// Longer texts hold no word of objection. In bytes.
pub(super) const LONGEST: usize = 64;

/// Whether a word may begin somewhere in `text` that objects wherever it stands.
#[must_use]
pub fn may_object(text: &str) -> bool {
    let mut found = false;
    BEGINNINGS.find(text.as_bytes(), &mut |_| found = true);
    found
}

/// Whether words of leaving stand somewhere in `text`, each within the part of a cell that it begins.
pub(super) fn speaks_of_leaving(text: &str) -> bool {
    // A word of three letters begins with its end, too.
    let text = &format!("{text}\n");
    let mut speaks = false;
    BEGINNINGS.find(text.as_bytes(), &mut |start| {
        let (before, part) = text.split_at_checked(start).unwrap_or_default();
        speaks = speaks
            || !before.ends_with(|c: char| c.is_ascii_alphanumeric()) && begins_with_leaving(beginning_of_part(part));
    });
    speaks
}

/// As much of the part of a cell that `text` begins with as may be looked at.
fn beginning_of_part(text: &str) -> &str {
    let is_end = |(at, c): &(usize, char)| *at >= LONGEST || ENDS_OF_PARTS.contains(c);
    let end = text.char_indices().find(is_end).map_or(text.len(), |(at, _)| at);
    text.get(..end).unwrap_or_default()
}

/// How the words begin that object wherever they stand, and those that may.
pub(super) static BEGINNINGS: LazyLock<Beginnings> = LazyLock::new(|| {
    let mut all = Vec::new();
    for word in sure_beginnings().chain(looked_for()) {
        match *word {
            [a, b, c, d, ..] => add_spellings([a, b, c, d], &mut all),
            [a, b, c] => {
                add_spellings([a, b, c, b' '], &mut all);
                all.extend(b",;|\"\n\r\t".map(|end| [a, b, c, end]));
            }
            [a, b] => (b'a'..=b'z').for_each(|d| add_spellings([a, b, b' ', d], &mut all)),
            _ => {}
        }
    }
    Beginnings::of(&all)
});

/// The words by their beginnings, for those of three letters and more.
static WORDS: LazyLock<HashMap<[u8; 4], Vec<&'static [u8]>>> = LazyLock::new(|| {
    let mut words = HashMap::<_, Vec<_>>::new();
    for word in sure_beginnings().chain(unsure_words()).filter(|word| word.len() >= 3) {
        let beginning = [0, 1, 2, 3].map(|at| word.get(at).copied().unwrap_or(b' '));
        words.entry(beginning).or_default().push(word);
    }
    words
});

/// Whether the text at `start`, which begins as some word, may go on as it: it does not only where another letter or digit
/// stands, or a gap within a word. More blanks than one, and what a wrong encoding left of a letter, may be anything.
pub(super) fn may_begin(bytes: &[u8], start: usize) -> bool {
    let rest = bytes.get(start..bytes.len().min(start + LONGEST)).unwrap_or_default();
    let Some(beginning) = rest.first_chunk().map(|beginning: &[u8; 4]| beginning.map(plain_byte)) else { return true };
    // Behind a word of two letters, `no`, there are too many.
    let Some(words) = WORDS.get(&beginning).filter(|_| beginning[2] != b' ') else { return true };
    let goes_on = |word: &[u8]| {
        let parted = word.iter().zip(rest).position(|(letter, byte)| *letter != plain_byte(*byte));
        let at = parted.and_then(|at| word.split_at_checked(at)).zip(parted.and_then(|at| rest.get(at)));
        let Some(((before, behind), byte)) = at else { return true };
        let is_letter = behind.first().is_some_and(u8::is_ascii_alphanumeric);
        // `do not e-mail`.
        let is_within_word = !before.ends_with(b" ") && !behind.starts_with(b"mail");
        let is_gap = plain_byte(*byte) == b' ' && is_within_word;
        !(is_letter && (byte.is_ascii_alphanumeric() || is_gap))
    };
    words.iter().any(|word| goes_on(word))
}

/// A small letter, and a blank for what parts words.
fn plain_byte(byte: u8) -> u8 {
    if matches!(byte, b'_' | b'-') { b' ' } else { byte.to_ascii_lowercase() }
}

/// The bytes that a beginning may have: a blank is also an underscore, a dash or a blank of another sort, and behind `d` an
/// e mostly has its accent, in whichever encoding. Other accents are not looked for.
fn add_spellings(word: [u8; 4], all: &mut Vec<[u8; 4]>) {
    all.push(word);
    let [a, b, c, d] = word;
    if c == b' ' {
        all.extend([[a, b, b'_', d], [a, b, b'-', d], [a, b, 0xa0, d], [a, b, 0xc2, 0xa0], [a, b, 0xe2, 0x80]]);
        // More blanks than one.
        all.extend([[a, b, c, b' '], [a, b, c, b'-']]);
    }
    if d == b' ' {
        all.extend([b'_', b'-', 0xa0, 0xc2, 0xe2].map(|d| [a, b, c, d]));
    }
    // U+2019 in UTF-8, in Windows-1252, and in Mac Roman.
    if b == b'\'' {
        all.extend([[a, 0xe2, 0x80, 0x99], [a, 0x92, c, d], [a, 0xd5, c, d]]);
    }
    if d == b'\'' {
        all.extend([0xe2, 0x92, 0xd5].map(|d| [a, b, c, d]));
    }
    // `Arrêt`, the answer to text messages: U+00EA in UTF-8, in Windows-1252, and in Mac Roman.
    if word == *b"arre" {
        all.extend([0xc3, 0xea, 0x90].map(|accent| [a, b, c, accent]));
    }
    if [a, b] == *b"de" {
        // U+00E9 and U+00C9 in UTF-8, composed or not, in Windows-1252, and in Mac Roman.
        all.extend([[a, 0xc3, 0xa9, c], [a, 0xc3, 0x89, c], [a, b, 0xcc, 0x81]]);
        all.extend([0xe9, 0xc9, 0x8e, 0x83].map(|accent| [a, accent, c, d]));
    }
}
