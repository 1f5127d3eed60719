//! The spellings of an address that foreign programs hash: as typed, in small and in capital letters, composed and
//! decomposed, with its domain in punycode or in Unicode, and without what the loose form lacks.

use unicode_normalization::UnicodeNormalization as _;

use super::address::Address;
use super::canon::{canon, may_differ, twin_domain, without_tag};
use super::domain::parents;
use super::host;
use super::pattern::each_prefix;
use super::spelling::{Spelled, Spelling};
use super::typing::plainest;
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
            Spelling::EveryUsual => usual_spellings(self, scratch, each),
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
/// says which are loose: those of other addresses that the loose form makes one with it. Mostly there are two.
pub(super) fn usual_spellings(address: &Address<'_>, scratch: &mut String, each: &mut impl FnMut(&str, bool)) {
    let (local, domain) = (address.local(), address.domain());
    let (typed, typed_domain) = address.written().split_once('@').unwrap_or((local, domain));
    scratch.clear();
    let mut spellings = Spellings { told: scratch, each };
    spellings.tell_mailbox(local, domain, false);
    if address.written() != address.normal() {
        spellings.tell_typed(typed, typed_domain, false);
        spellings.tell_typed(typed, domain, false);
    }
    if !may_differ(address) {
        return;
    }
    // As it was meant, with the dots and the tag that the loose form lacks.
    let meant = address.is_odd.then(|| plainest(local));
    let mut loose = String::new();
    let canon = canon(address, &mut loose).and_then(|loose| loose.split_once('@'));
    for domain in [Some(domain), twin_domain(domain)].into_iter().flatten() {
        spellings.tell_mailbox(local, domain, true);
        spellings.tell_mailbox(without_tag(local), domain, true);
        spellings.tell_typed(typed, domain, true);
        spellings.tell_typed(without_tag(typed), domain, true);
        if let Some(meant) = &meant {
            spellings.tell_mailbox(meant, domain, true);
            spellings.tell_mailbox(without_tag(meant), domain, true);
        }
        if let Some((local, _)) = canon {
            spellings.tell_mailbox(local, domain, true);
        }
    }
    if let Some((local, domain)) = canon {
        spellings.tell_mailbox(local, domain, true);
    }
}

/// Tells each spelling once.
struct Spellings<'a, F> {
    /// One a line: none holds a line end.
    told: &'a mut String,
    each: &'a mut F,
}

impl<F: FnMut(&str, bool)> Spellings<'_, F> {
    /// Tells what `write` appends, if it is new.
    fn tell(&mut self, loose: bool, write: impl FnOnce(&mut String)) {
        let start = self.told.len();
        write(self.told);
        let (before, form) = self.told.split_at(start);
        if before.split('\n').any(|told| told == form) {
            self.told.truncate(start);
        } else {
            (self.each)(form, loose);
            self.told.push('\n');
        }
    }

    /// Every spelling of a mailbox that a program may have made of any other one.
    fn tell_mailbox(&mut self, local: &str, domain: &str, loose: bool) {
        let unicode = host::to_unicode(domain);
        for domain in [domain, &unicode].into_iter().take(if unicode == domain { 1 } else { 2 }) {
            self.tell(loose, |out| out.extend([local, "@", domain]));
            self.tell(loose, |out| push_capital([local, "@", domain], out));
            if !(local.is_ascii() && domain.is_ascii()) {
                self.tell(loose, |out| [local, "@", domain].iter().for_each(|part| out.extend(part.nfd())));
            }
        }
    }

    /// A mailbox as somebody typed it, and that in small letters, its domain in both scripts.
    fn tell_typed(&mut self, local: &str, domain: &str, loose: bool) {
        let unicode = host::to_unicode(domain);
        for domain in [domain, &unicode].into_iter().take(if unicode == domain { 1 } else { 2 }) {
            self.tell(loose, |out| out.extend([local, "@", domain]));
            self.tell(loose, |out| {
                // Words in the local part (a final sigma), characters in the domain, where IDNA tells the sigmas apart.
                out.extend([&local.to_lowercase(), "@"]);
                out.extend(domain.chars().flat_map(char::to_lowercase));
            });
        }
    }
}

/// In capitals, but for letters that are none of their own (of `ß` it would be `SS`, which is another mailbox).
fn push_capital(parts: [&str; 3], out: &mut String) {
    let own = |c: char| {
        let (mut big, mut back) = (c.to_uppercase(), c.to_uppercase().flat_map(char::to_lowercase));
        match (big.next(), big.next(), back.next(), back.next()) {
            (Some(big), None, Some(back), None) if back == c => big,
            _ => c,
        }
    };
    for part in parts {
        let start = out.len();
        if part.is_ascii() {
            out.push_str(part);
            out[start..].make_ascii_uppercase();
        } else {
            out.extend(part.chars().map(own));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::identity::email::CellReader;

    fn forms(cell: &str) -> Vec<String> {
        let mut reader = CellReader::default();
        let address = reader.read(cell).addresses().next().unwrap();
        let mut forms = Vec::new();
        usual_spellings(&address, &mut String::new(), &mut |form, _| forms.push(form.to_owned()));
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
        let odd = forms("%20Anna.Muster+a@gmail.com");
        for form in
            ["anna.muster+a@gmail.com", "anna.muster@gmail.com", "ANNA.MUSTER@GMAIL.COM", "annamuster@gmail.com"]
        {
            assert!(odd.contains(&form.to_owned()), "{form}");
        }
    }
}
