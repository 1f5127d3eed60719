//! Whether the last row of a list may have been cut off, although it can be read: `anna@firma.d` is an address, but of no
//! domain that exists. Asked only of a last row that has no line end.

use crate::identity::domain::has_known_top;
use crate::identity::identifier::{Identifier, IdentifierReader, Listed};
use crate::identity::spelling::Spelled as _;

/// Whether the last thing in the row is an address or a domain under a top-level domain that does not exist.
pub(super) fn may_be_cut(row: &str) -> bool {
    let mut reader = IdentifierReader::default();
    let last = row.trim_end().rsplit([',', ';', '\t', '|', '\n', ' ']).next().unwrap_or_default();
    match reader.read_alone(last) {
        Ok(Listed::Identifier(Identifier::Domain(entry))) => !has_known_top(&entry.domain),
        Ok(Listed::Identifier(identifier)) => identifier.domain().is_some_and(|domain| !has_known_top(domain)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_domain_that_does_not_exist_ends_a_list_that_was_cut() {
        for cut in ["anna@firma.d", "x;y;Anna <anna@firma.exampl>", "@firma.d", "*@firma.d", "a@b.de,\"anna@firma.d"] {
            assert!(may_be_cut(cut), "{cut}");
        }
        for whole in
            ["anna@firma.de", "anna@firma.d,2024-01-01", "@firma.de", "firma.example", "", "x", "anna@firma.de "]
        {
            assert!(!may_be_cut(whole), "{whole}");
        }
    }
}
