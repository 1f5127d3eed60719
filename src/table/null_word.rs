//! What people and programs write where there is no value, as far as it matters to find the columns. Not how the cells of
//! own columns are read: `policy` has the whole table.

use super::fold::fold;

/// Folded.
const WORDS: [&str; 22] = [
    "none",
    "null",
    "nil",
    "nan",
    "nat",
    "na",
    "ka",
    "undefined",
    "unknown",
    "missing",
    "empty",
    "noemail",
    "notgiven",
    "nonegiven",
    "keineangabe",
    "ohneangabe",
    "unbekannt",
    "leer",
    "fehlt",
    "nonrenseigne",
    "inconnu",
    "vide",
];

/// Whether a cell holds nothing, or a word for it: it says nothing about its column.
#[must_use]
pub fn is_nothing(cell: &str) -> bool {
    let folded = fold(cell);
    let word = folded.trim_start_matches('#');
    word.is_empty() || WORDS.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_for_nothing_is_nothing() {
        for cell in
            ["", " ", "-", "--", "n/a", "N.A.", "k.A.", "NULL", "<NA>", "[NULL]", "#N/A", "(leer)", "?", "unbekannt"]
        {
            assert!(is_nothing(cell), "{cell}");
        }
        for cell in ["ja", "nein", "0", "1", "x", "yes", "max", "a@b.example"] {
            assert!(!is_nothing(cell), "{cell}");
        }
    }
}
