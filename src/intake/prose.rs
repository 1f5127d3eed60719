//! Whether a text is a sentence that has an address in it, such as a line of an error page, and no entry: asked only of
//! lists that name no columns. And whether a comment holds an identifier.
//!
//! An address may have a name before it, a remark in brackets behind it, and other addresses beside it.

use crate::base::identifier_kind::IdentifierKind;
use crate::identity::identifier::IdentifierReader;

/// Whether no piece of the text is an entry alone, and one with an @ has several other words.
pub(super) fn is_prose(text: &str) -> bool {
    let pieces = || text.split([',', ';', '\t', '|', '\n', '"']).map(str::trim).filter(|piece| piece.contains('@'));
    memchr::memchr(b' ', text.as_bytes()).is_some() && pieces().next().is_some() && pieces().all(is_sentence)
}

/// Whether words of a sentence stand round an address. One word beside it may be a name, and so may a few with capitals;
/// what is in brackets is said of it, or is it.
fn is_sentence(piece: &str) -> bool {
    const OF_A_NAME: usize = 4;
    if piece.contains(['<', '>', '(', ')', '[', ']']) {
        return false;
    }
    let words: Vec<&str> = piece.split_whitespace().filter(|word| !word.contains('@')).collect();
    let is_name = words.len() <= OF_A_NAME && words.iter().all(|word| word.starts_with(char::is_uppercase));
    words.len() > 1 && !is_name
}

/// Whether a comment holds an address, or is a domain or a digest but for its mark.
pub(super) fn holds_identifier(comment: &str) -> bool {
    let mut reader = IdentifierReader::default();
    let text = comment.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '#' | '\u{feff}'));
    let mut found = reader.read_alone(text).is_ok();
    // What else stands in a comment, and cannot be read, is no concern of anybody's.
    let _ = reader.read(IdentifierKind::Email, text, &mut |_| found = true);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_are_told_from_entries_with_a_name() {
        for text in ["Please contact webmaster@firma.example", "write to a@b.de, or call us", "see a@b.de for more"] {
            assert!(is_prose(text), "{text}");
        }
        for text in [
            "a@b.de",
            "Max a@b.de",
            "Max Muster a@b.de",
            "Müller, Max <a@b.de>",
            "a@b.de (nicht mehr da)",
            "Max Muster (a@b.de)",
            "a@b.de c@d.de e@f.de",
            "a@b.de, called us on Monday",
            "called us on Monday",
        ] {
            assert!(!is_prose(text), "{text}");
        }
    }
}
