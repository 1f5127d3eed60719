//! Makes the spellings of a column's name one, so that names can be compared. Not what a name means: `alias`.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A name without what people write differently: case, blanks and punctuation, umlauts as `ae oe ue`, `ß` as `ss`,
/// accents off. `#` stays: it begins comments.
#[must_use]
pub fn fold(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    for character in name.nfc().flat_map(char::to_lowercase) {
        match character {
            'ä' => folded.push_str("ae"),
            'ö' => folded.push_str("oe"),
            'ü' => folded.push_str("ue"),
            'ß' => folded.push_str("ss"),
            '#' => folded.push('#'),
            other => folded.extend(std::iter::once(other).nfd().filter(|part| is_letter(*part))),
        }
    }
    folded
}

fn is_letter(character: char) -> bool {
    character.is_alphanumeric() && !is_combining_mark(character)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_fold_to_one() {
        for (a, b) in [
            ("E-Mail", "email"),
            (" e_mail\u{a0}", "EMAIL"),
            ("\u{feff}E-Mail 1 - Value", "email1value"),
            ("Primäre E-Mail-Adresse", "primaere email adresse"),
            ("Prima\u{308}re", "primaere"),
            ("Straße", "STRASSE"),
            ("Désinscrit", "desinscrit"),
            ("n°", "n"),
        ] {
            assert_eq!(fold(a), fold(b));
        }
        assert_ne!(fold("# email"), fold("email"));
        assert_eq!(fold(" -_.: "), "");
    }
}
