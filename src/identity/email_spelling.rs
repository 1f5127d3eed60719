//! The spellings of an address that foreign programs hash: as typed, in small and in capital letters, composed and
//! decomposed, with its domain in punycode or in Unicode, and without what the loose form lacks.

use unicode_normalization::UnicodeNormalization as _;

use super::address::Address;
use super::canon::{canon, twin_domain, without_tag};
use super::domain::parents;
use super::host;
use super::pattern::each_prefix;
use super::spelling::{Spelled, Spelling};
use crate::base::identifier_kind::IdentifierKind;

impl Spelled for Address<'_> {
    #[inline]
    fn kind(&self) -> IdentifierKind {
        IdentifierKind::Email
    }

    /// Entries for its domain and patterns speak of an address, too.
    #[inline]
    fn is_spoken_of_by(&self, kind: IdentifierKind) -> bool {
        matches!(kind, IdentifierKind::Email | IdentifierKind::Domain | IdentifierKind::Pattern)
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
            Spelling::LocalPart => {
                each(self.local(), false);
                if let Some(loose) = loose_local(self, scratch) {
                    each(loose, true);
                }
            }
            Spelling::Prefixes => {
                let domain = Address::domain(self);
                each_prefix(self.local(), domain, &mut |prefix| each(prefix, false));
                if let Some(loose) = loose_local(self, scratch) {
                    each_prefix(loose, domain, &mut |prefix| each(prefix, true));
                }
            }
        }
    }
}

/// What stands before the @ of the loose form, if that differs.
fn loose_local<'s>(address: &Address<'_>, scratch: &'s mut String) -> Option<&'s str> {
    let (local, _) = canon(address, scratch)?.split_once('@')?;
    (local != address.local()).then_some(local)
}

/// Calls `each` with every distinct form of the address that a foreign list may have hashed, the normal form first, and
/// says which are loose: those of other addresses that the loose form makes one with it.
pub(super) fn usual_spellings(address: &Address<'_>, each: &mut impl FnMut(&str, bool)) {
    let (local, domain) = (address.local(), address.domain());
    let typed = address.written().split('@').next().unwrap_or(local);
    let mut spellings = Spellings { told: String::new(), each };
    spellings.tell_mailbox(local, typed, domain, false);
    spellings.tell(address.written(), false);
    spellings.tell(&small(address.written()), false);
    let mut loose = String::new();
    let canon = canon(address, &mut loose).and_then(|loose| loose.split_once('@'));
    for domain in [Some(domain), twin_domain(domain)].into_iter().flatten() {
        spellings.tell_mailbox(local, typed, domain, true);
        spellings.tell_mailbox(without_tag(local), without_tag(typed), domain, true);
        if let Some((local, _)) = canon {
            spellings.tell_mailbox(local, local, domain, true);
        }
    }
    if let Some((local, domain)) = canon {
        spellings.tell_mailbox(local, local, domain, true);
    }
}

/// Tells each spelling once.
struct Spellings<'a, F> {
    /// One a line: none holds a line end.
    told: String,
    each: &'a mut F,
}

impl<F: FnMut(&str, bool)> Spellings<'_, F> {
    fn tell(&mut self, form: &str, loose: bool) {
        if !self.told.split('\n').any(|told| told == form) {
            self.told.push_str(form);
            self.told.push('\n');
            (self.each)(form, loose);
        }
    }

    /// Every spelling of one mailbox: its local part in normal form and as it was typed, its domain in both scripts.
    fn tell_mailbox(&mut self, local: &str, typed: &str, domain: &str, loose: bool) {
        let unicode = host::to_unicode(domain);
        for domain in [domain, &unicode] {
            let form = format!("{local}@{domain}");
            self.tell(&form, loose);
            self.tell(&capital(&form), loose);
            if !form.is_ascii() {
                self.tell(&form.nfd().collect::<String>(), loose);
            }
            if typed != local {
                self.tell(&format!("{typed}@{domain}"), loose);
                self.tell(&small(&format!("{typed}@{domain}")), loose);
            }
        }
    }
}

/// Lower-cases as other programs do: words in the local part (a final sigma), characters in the domain, where IDNA
/// tells the two sigmas apart.
fn small(form: &str) -> String {
    if form.is_ascii() {
        return form.to_ascii_lowercase();
    }
    let (local, domain) = form.split_at(form.find('@').unwrap_or(form.len()));
    let mut small = local.to_lowercase();
    small.extend(domain.chars().flat_map(char::to_lowercase));
    small
}

/// In capitals, but for letters that are none of their own (of `ß` it would be `SS`, which is another mailbox).
fn capital(form: &str) -> String {
    let own = |c: char| {
        let (mut big, mut back) = (c.to_uppercase(), c.to_uppercase().flat_map(char::to_lowercase));
        match (big.next(), big.next(), back.next(), back.next()) {
            (Some(big), None, Some(back), None) if back == c => big,
            _ => c,
        }
    };
    if form.is_ascii() { form.to_ascii_uppercase() } else { form.chars().map(own).collect() }
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
        assert!(decomposed.contains(&"MU\u{308}ller@example.de".to_owned()));
    }

    #[test]
    fn each_form_comes_once() {
        assert_eq!(forms("max@firma.de"), ["max@firma.de", "MAX@FIRMA.DE"]);
        assert_eq!(forms("Max@firma.de"), ["max@firma.de", "MAX@FIRMA.DE", "Max@firma.de"]);
        assert_eq!(forms("MAX@FIRMA.DE"), ["max@firma.de", "MAX@FIRMA.DE", "MAX@firma.de"]);
        let both =
            ["max@xn--bcher-kva.de", "MAX@XN--BCHER-KVA.DE", "max@bücher.de", "MAX@BÜCHER.DE", "max@bu\u{308}cher.de"];
        assert_eq!(forms("max@bücher.de"), both);
        assert_eq!(forms("max@xn--bcher-kva.de"), both);
        let tagged = forms("Max.M+a@gmail.com");
        for form in
            ["max.m+a@gmail.com", "Max.M+a@gmail.com", "max.m@gmail.com", "Max.M@gmail.com", "maxm@googlemail.com"]
        {
            assert!(tagged.contains(&form.to_owned()), "{form}");
        }
    }
}
