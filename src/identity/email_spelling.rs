//! The spellings of an address that foreign programs hash: as written, with its domain in punycode or in Unicode, and
//! without what the loose form lacks.

use super::address::Address;
use super::canon::canon;
use super::domain::parents;
use super::host;
use super::spelling::{Spelled, Spelling};
use crate::base::identifier_kind::IdentifierKind;

impl Spelled for Address<'_> {
    #[inline]
    fn kind(&self) -> IdentifierKind {
        IdentifierKind::Email
    }

    /// An entry for its domain speaks of an address, too.
    #[inline]
    fn is_spoken_of_by(&self, kind: IdentifierKind) -> bool {
        matches!(kind, IdentifierKind::Email | IdentifierKind::Domain)
    }

    #[inline]
    fn domain(&self) -> Option<&str> {
        Some(Address::domain(self))
    }

    #[inline]
    fn spell(&self, spelling: Spelling, scratch: &mut String, each: &mut impl FnMut(&str, bool)) {
        match spelling {
            Spelling::Normal => {
                each(self.normal(), false);
                if let Some(loose) = canon(self, scratch) {
                    each(loose, true);
                }
            }
            Spelling::EveryUsual => usual_spellings(self, each),
            Spelling::Domain => each(Address::domain(self), false),
            Spelling::Subdomains => parents(Address::domain(self)).for_each(|parent| each(parent, false)),
        }
    }
}

/// Calls `each` with every distinct form of the address that a foreign list may have hashed: as written, with the
/// domain in punycode, with the domain in Unicode, and the loose form (with both domains); says whether it is loose.
pub(super) fn usual_spellings(address: &Address<'_>, each: &mut impl FnMut(&str, bool)) {
    let normal = address.normal();
    each(normal, false);
    if address.written() != normal {
        each(address.written(), false);
    }
    let mut loose = String::new();
    let loose = canon(address, &mut loose);
    if let Some(loose) = loose.filter(|loose| *loose != address.written()) {
        each(loose, true);
    }
    let unicode = host::to_unicode(address.domain());
    if unicode != address.domain() {
        let forms = [normal, loose.unwrap_or(normal)].map(|form| with_domain(form, &unicode));
        if forms[0] != address.written() {
            each(&forms[0], false);
        }
        if forms[1] != forms[0] && forms[1] != address.written() {
            each(&forms[1], true);
        }
    }
}

fn with_domain(address: &str, domain: &str) -> String {
    let local = address.split('@').next().unwrap_or(address);
    format!("{local}@{domain}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::identity::email::CellReader;

    fn forms(cell: &str) -> Vec<String> {
        let mut reader = CellReader::default();
        let address = reader.read(cell).addresses().next().unwrap();
        let mut forms = Vec::new();
        usual_spellings(&address, &mut |form, _| forms.push(form.to_owned()));
        forms
    }

    #[test]
    fn the_vectors_are_reached_from_what_people_write() {
        assert!(forms(" USER@example.com").contains(&"user@example.com".to_owned()));
        assert!(forms("JaneSaoirse+Work@gmail.com").contains(&"janesaoirse@gmail.com".to_owned()));
        let decomposed = forms("MU\u{308}ller@example.de");
        assert!(decomposed.contains(&"müller@example.de".to_owned()));
        assert!(decomposed.contains(&"mu\u{308}ller@example.de".to_owned()));
    }

    #[test]
    fn each_form_comes_once() {
        assert_eq!(forms("max@firma.de"), ["max@firma.de"]);
        assert_eq!(forms("max@bücher.de"), ["max@xn--bcher-kva.de", "max@bücher.de"]);
        assert_eq!(forms("max@xn--bcher-kva.de"), ["max@xn--bcher-kva.de", "max@bücher.de"]);
        let tagged = ["max+a@xn--bcher-kva.de", "max@xn--bcher-kva.de", "max+a@bücher.de", "max@bücher.de"];
        assert_eq!(forms("Max+a@xn--bcher-kva.de"), tagged);
    }
}
