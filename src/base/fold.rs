//! Makes letters that people write differently one: case, umlauts as `ae oe ue`, `ß` as `ss`, accents off; and mends letters
//! that a wrong encoding broke, in the words that must not be misread. What becomes of blanks and punctuation is for the
//! caller.

use std::borrow::Cow;
use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The characters of `text` so folded; decomposed input gives the same as composed.
pub fn folded(text: &str) -> impl Iterator<Item = char> {
    text.nfc().flat_map(char::to_lowercase).flat_map(|character| {
        let pair = match character {
            'ä' => ['a', 'e'],
            'ö' => ['o', 'e'],
            'ü' => ['u', 'e'],
            'ß' => ['s', 's'],
            'œ' => ['o', 'e'],
            'ı' => ['i', '\0'],
            other => [other, '\0'],
        };
        pair.into_iter().filter(|letter| *letter != '\0').nfd().filter(|letter| !is_combining_mark(*letter))
    })
}

/// Words of leaving and of permission that say the contrary, or nothing, without a letter that wrong encodings break: what
/// stands before it and behind it, and the letter.
const BREAKABLE: [(&str, &str, char); 10] = [
    ("d", "sabonn", 'é'),
    ("d", "sinscri", 'é'),
    ("sabonn", "", 'é'),
    ("refus", "", 'é'),
    ("abonn", "", 'é'),
    ("confirm", "", 'é'),
    ("autoris", "", 'é'),
    ("w", "nscht", 'ü'),
    ("gek", "ndigt", 'ü'),
    ("gel", "scht", 'ö'),
];

/// A letter of UTF-8 may have become so many.
const MOST_PIECES: usize = 3;

/// `text` with the letters that a wrong encoding broke: `DŽsabonnŽ`, `D?sabonn?`, `dÃ©sabonnÃ©` are `désabonné`.
pub fn mended(text: &str) -> Cow<'_, str> {
    BREAKABLE.into_iter().fold(Cow::Borrowed(text), |text, (before, behind, letter)| {
        let Some(pieces) = broken(&text, before, behind, letter) else { return text };
        let (start, end) = (text.get(..pieces.start), text.get(pieces.end..));
        Cow::Owned(format!("{}{letter}{}", start.unwrap_or_default(), end.unwrap_or_default()))
    })
}

/// Where the pieces of `letter` stand between `before` and `behind`.
fn broken(text: &str, before: &str, behind: &str, letter: char) -> Option<Range<usize>> {
    let lower = text.to_ascii_lowercase();
    // `confirm?` is a question.
    let is_lost = |c: &char| *c == '?' && before != "confirm";
    let is_piece = |c: &char| if behind.is_empty() { !c.is_ascii() || is_lost(c) } else { !c.is_ascii_alphabetic() };
    let pieces = |start: usize| {
        let rest = lower.get(start..)?;
        let pieces: String = rest.chars().take_while(is_piece).collect();
        let is_whole = pieces.chars().next().is_some_and(|first| first.to_lowercase().eq([letter]));
        let is_here = (1..=MOST_PIECES).contains(&pieces.chars().count()) && !is_whole;
        let goes_on = rest.get(pieces.len()..).is_some_and(|rest| rest.starts_with(behind));
        (is_here && goes_on).then(|| start..start + pieces.len())
    };
    // One letter is the end of many words.
    let begins = |at: usize| before.len() > 1 || before == "w" || !lower.get(..at).is_some_and(ends_in_letter);
    lower.match_indices(before).filter(|(at, _)| begins(*at)).find_map(|(at, _)| pieces(at + before.len()))
}

fn ends_in_letter(text: &str) -> bool {
    text.ends_with(char::is_alphabetic)
}

/// The letters and digits of `text`, folded.
#[must_use]
pub fn letters(text: &str) -> String {
    folded(text).filter(|c| c.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_a_word_become_one() {
        for (a, b) in
            [("Prima\u{308}re", "primaere"), ("STRASSE", "straße"), ("Désinscrit", "desinscrit"), ("Œuvre", "oeuvre")]
        {
            assert_eq!(folded(a).collect::<String>(), folded(b).collect::<String>());
        }
        assert_eq!(folded("A-ß 1").collect::<String>(), "a-ss 1");
    }

    #[test]
    fn a_broken_letter_is_mended_where_the_rest_of_the_word_is_known() {
        for broken in [
            "DŽsabonnŽ",
            "D‚sabonn‚",
            "DÃ©sabonnÃ©",
            "D?sabonn?",
            "D\u{fffd}sabonn\u{fffd}",
            "d\u{fffd}\u{fffd}sabonnÃ©",
        ] {
            assert_eq!(mended(broken).to_lowercase(), "désabonné", "{broken}");
        }
        for (broken, whole) in [
            ("Date D‚sinscription", "Date Désinscription"),
            ("refusŽ", "refusé"),
            ("nicht erw?nscht", "nicht erwünscht"),
            ("unerwÃ¼nscht", "unerwünscht"),
            ("gek\u{81}ndigt", "gekündigt"),
            ("abonn?", "abonné"),
            ("confirmŽ", "confirmé"),
            ("autorisÃ©e", "autorisée"),
        ] {
            assert_eq!(mended(broken), whole);
        }
        for whole in [
            "Désabonné?",
            "DÉSABONNÉ",
            "S'abonner",
            "de\u{301}sabonne\u{301}",
            "Refus - client",
            "Confirm this?",
            "confirm?",
            "Autorise?",
            "Ad sabonn",
            "",
        ] {
            assert_eq!(mended(whole), whole);
        }
    }
}
