//! The spellings of an address that foreign programs hash: as typed, in small and in capital letters, composed and
//! decomposed, with its domain in punycode or in Unicode, and without what the loose form lacks.

use unicode_normalization::UnicodeNormalization as _;

use super::address::Address;
use super::canon::{canon, may_differ, other_domains, without_tag};
use super::domain::parents;
use super::foreign_spelling::each_form;
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
                loose_locals(self, scratch).iter().for_each(|local| each(local, true));
            }
            Spelling::Prefixes => every_prefix(self, scratch, each),
            Spelling::AsWritten => each(self.written(), false),
            Spelling::PhonePlus | Spelling::PhoneDigits | Spelling::PhoneZeros => {}
            Spelling::EcgFile
            | Spelling::EcgInterface
            | Spelling::RobinsonEmail
            | Spelling::Google
            | Spelling::Uid2
            | Spelling::TikTok => each_form(self, spelling, each),
        }
    }
}

/// What stands before the @ in other spellings of the mailbox, each once: without its tag, as it was meant, as in the loose
/// form (where dots may be gone, too).
fn loose_locals(address: &Address<'_>, scratch: &mut String) -> Vec<String> {
    if !may_differ(address) {
        return Vec::new();
    }
    let local = address.local();
    let meant = if address.is_odd { plainest(local) } else { local.to_owned() };
    let mut locals = vec![without_tag(local).to_owned(), without_tag(&meant).to_owned(), meant];
    locals.extend(canon(address, scratch).and_then(|loose| loose.split_once('@')).map(|(local, _)| local.to_owned()));
    let mut seen = Vec::new();
    locals.retain(|other| {
        let is_new = other != local && !seen.contains(other);
        seen.push(other.clone());
        is_new
    });
    locals
}

fn every_prefix(address: &Address<'_>, scratch: &mut String, each: &mut impl FnMut(&str, bool)) {
    let domain = Address::domain(address);
    each_prefix(address.local(), domain, &mut |prefix| each(prefix, false));
    let mut locals = loose_locals(address, scratch);
    // These have no prefix of their own.
    locals.retain(|local| !address.local().starts_with(local));
    locals.iter().for_each(|local| each_prefix(local, domain, &mut |prefix| each(prefix, true)));
    for other in other_domains(domain) {
        let all = locals.iter().map(String::as_str).chain([address.local()]);
        all.for_each(|local| each_prefix(local, &other, &mut |prefix| each(prefix, true)));
    }
}

/// Calls `each` with every distinct form of the address that a foreign list may have hashed, the normal form first, and
/// says which are loose: those of other addresses that the loose form makes one with it. Mostly there are two.
pub(super) fn usual_spellings(address: &Address<'_>, scratch: &mut String, each: &mut impl FnMut(&str, bool)) {
    let (local, domain) = (address.local(), address.domain());
    let (typed, typed_domain) = address.written().split_once('@').unwrap_or((local, domain));
    let locals = loose_locals(address, scratch);
    scratch.clear();
    let mut spellings = Spellings { told: scratch, each };
    spellings.tell_mailbox(local, domain, false);
    if address.written() != address.normal() {
        if !has_subscript(typed_domain) {
            spellings.tell_typed(typed, typed_domain, false);
        }
        spellings.tell_typed(typed, domain, false);
    }
    if !may_differ(address) {
        return;
    }
    let others = other_domains(domain);
    for domain in others.iter().map(String::as_str).chain([domain]) {
        spellings.tell_mailbox(local, domain, true);
        spellings.tell_typed(typed, domain, true);
        spellings.tell_typed(without_tag(typed), domain, true);
        locals.iter().for_each(|local| spellings.tell_mailbox(local, domain, true));
    }
}

/// Whether a letter has the iota below it (U+0345): in capitals that is a letter of its own, so that a mark behind it would move
/// from the one to the other, and the spelling would name another domain.
fn has_subscript(domain: &str) -> bool {
    !domain.is_ascii() && domain.nfd().any(|c| c == '\u{345}')
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
        let turkish = forms("Anna.Muster+a@gmaİl.com");
        for form in ["anna.muster@gmail.com", "anna.muster+a@googlemail.com", "annamuster@gmail.com"] {
            assert!(turkish.contains(&form.to_owned()), "{form}");
        }
    }
}
