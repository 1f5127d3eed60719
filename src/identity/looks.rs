//! What a cell looks like: a quick guess over a header or a sample, where `identifier` would be too strict. A cell of
//! notes with an address in it makes no header, and a column of addresses with typing errors is still one.
//!
//! Never used to decide about a person: that takes a reader.

use crate::identity::recipe::read_digest;

/// Whether a cell is an address, alone or beside a name (its first or last word is), or a digest.
#[must_use]
pub fn is_contact(cell: &str) -> bool {
    let mut words = cell.split([' ', ';', ',', '\t', '\u{a0}']).filter(|word| !word.is_empty());
    let first = words.next();
    let last = words.next_back();
    first.into_iter().chain(last).any(is_address_word) || is_digest(cell)
}

fn is_address_word(word: &str) -> bool {
    let word = word.trim_matches(['<', '>', '"', '\'', '\u{feff}', '\u{200b}']);
    let Some((local, domain)) = word.rsplit_once('@') else { return false };
    let labels = domain.split('.').filter(|label| !label.is_empty()).count();
    let plain = domain.chars().all(|character| character.is_alphanumeric() || matches!(character, '.' | '-'));
    !local.is_empty() && labels > 1 && plain
}

/// Whether a cell holds an @ with a dot after it.
#[must_use]
pub fn is_like_address(cell: &str) -> bool {
    cell.split_once('@').is_some_and(|(_, domain)| domain.contains('.'))
}

/// Whether a cell is a digest of some recipe, blanks aside.
#[must_use]
pub fn is_digest(cell: &str) -> bool {
    read_digest(cell.trim()).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_known_with_and_without_its_name() {
        for cell in ["a@b.de", "mailto:a@b.de", "Max <a@b.de>", "a@b.de (privat)", " a@b.de; c@d.de ", "ä@bücher.de"]
        {
            assert!(is_contact(cell), "{cell}");
        }
        for cell in ["E-Mail", "@", "user@", "@b.de", "a@b", "E-Mail (e.g. name@example.com)", ""] {
            assert!(!is_contact(cell), "{cell}");
        }
    }

    #[test]
    fn a_digest_is_known_by_its_length() {
        assert!(is_digest(&"aB".repeat(16)) && is_digest(&format!(" {} ", "0f".repeat(64))));
        assert!(!is_digest(&"g".repeat(32)) && !is_digest(&"a".repeat(33)));
        assert!(is_contact(&"0a".repeat(20)));
    }

    #[test]
    fn a_column_may_hold_addresses_with_errors() {
        assert!(is_like_address("max@fir_ma.de") && is_like_address("a@b.de, c@d"));
        assert!(!is_like_address("max@firma") && !is_like_address("firma.de"));
    }
}
