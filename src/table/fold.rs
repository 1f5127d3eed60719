//! Makes the spellings of a column's name one, so that names can be compared. Not what a name means: `alias`.

use crate::base::fold::folded;

/// A name without what people write differently: case, umlauts and accents, blanks and punctuation. `#` stays: it begins
/// comments.
#[must_use]
pub fn fold(name: &str) -> String {
    folded(name).filter(|character| character.is_alphanumeric() || *character == '#').collect()
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
