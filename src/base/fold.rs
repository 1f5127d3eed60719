//! Makes letters that people write differently one: case, umlauts as `ae oe ue`, `ß` as `ss`, accents off. What becomes
//! of blanks and punctuation is for the caller.

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
}
