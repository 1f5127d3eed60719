//! The loose form of an address: where mail to a tagged or dotted variant ends up.
//!
//! Invariant: the loose form is itself a normal form, and its own loose form.

use crate::identity::address::Address;
use crate::identity::typing;

/// Goes up when an address gets another loose form than before: keys made by one version must not be looked up by
/// another, so a store says which one it was made with.
pub const CANON_VERSION: u32 = 2;

/// As often as one change can make room for another.
const ROUNDS: usize = 8;

/// The loose form, if it differs from the normal form: typed in the plainest way (see `typing`), and the tag (from the
/// first `+` on) goes if something is left before it; at Gmail dots go too, and its two domains are one.
pub fn canon<'b>(address: &Address<'_>, out: &'b mut String) -> Option<&'b str> {
    let domain = address.domain();
    if !may_differ(address) {
        return None;
    }
    if address.is_odd {
        write_odd(address.local(), &typing::plainest_domain(domain), out);
    } else {
        write(address.local(), domain, out);
    }
    (out != address.normal()).then_some(out)
}

/// Whether there may be a loose form beside the normal form. No is sure.
#[inline]
pub(super) fn may_differ(address: &Address<'_>) -> bool {
    address.is_odd || address.has_plus || is_gmail(address.domain())
}

/// What stands before the tag of a local part; all of it if nothing does.
pub(super) fn without_tag(local: &str) -> &str {
    // A dot left at the end would be no normal form.
    let base = memchr::memchr(b'+', local.as_bytes()).map_or(local, |tag| local[..tag].trim_end_matches('.'));
    if base.is_empty() { local } else { base }
}

/// Other names of the domain of a mailbox: the other one of Gmail's two, and what was meant by an odd one.
pub(super) fn other_domains(domain: &str) -> Vec<String> {
    let meant = typing::plainest_domain(domain);
    let is_odd = meant != domain;
    let twins = [twin_domain(domain), twin_domain(&meant).filter(|_| is_odd)].map(|twin| twin.map(str::to_owned));
    twins.into_iter().flatten().chain(is_odd.then(|| meant.into_owned())).collect()
}

/// The other one of Gmail's two domains.
pub(super) fn twin_domain(domain: &str) -> Option<&'static str> {
    match domain {
        "gmail.com" => Some("googlemail.com"),
        "googlemail.com" => Some("gmail.com"),
        _ => None,
    }
}

fn is_gmail(domain: &str) -> bool {
    twin_domain(domain).is_some()
}

fn write(local: &str, domain: &str, out: &mut String) {
    let (base, gmail) = (without_tag(local), is_gmail(domain));
    let dotted = gmail && base.is_ascii();
    out.clear();
    out.extend(base.split(|c| dotted && c == '.'));
    out.push('@');
    out.push_str(if gmail { "gmail.com" } else { domain });
}

/// Without its tag a local part may end in what is typed in another way.
fn write_odd(local: &str, domain: &str, out: &mut String) {
    let mut plain = typing::plainest(local);
    for _ in 0..ROUNDS {
        let base = typing::plainest(without_tag(&plain));
        if base == plain {
            break;
        }
        plain = base;
    }
    write(&plain, domain, out);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::identity::email::CellReader;

    #[test]
    fn loose_forms() {
        let mut reader = CellReader::default();
        let mut out = String::new();
        for (cell, expected) in [
            ("max+news@firma.de", Some("max@firma.de")),
            ("max+a+b@firma.de", Some("max@firma.de")),
            ("max+@firma.de", Some("max@firma.de")),
            ("max.+a@firma.de", Some("max@firma.de")),
            ("+49171@firma.de", None),
            ("m.ax@firma.de", None),
            ("Jane.Saoirse+Work@gmail.com", Some("janesaoirse@gmail.com")),
            ("janesaoirse@googlemail.com", Some("janesaoirse@gmail.com")),
            ("janesaoirse@gmail.com", None),
            ("+a.b@gmail.com", Some("+ab@gmail.com")),
            ("a.b@gmail.com.de", None),
            ("O’Brien@firma.de", Some("o'brien@firma.de")),
            ("o&#39;brien@firma.de", None),
            ("o%27brien+x@firma.de", Some("o'brien@firma.de")),
            ("%20max@firma.de", Some("max@firma.de")),
            ("İNFO@FİRMA.DE", Some("info@firma.de")),
            ("ste\u{fb03}.g+a@gmail.com", Some("steffig@gmail.com")),
            ("max%20+news@firma.de", Some("max@firma.de")),
            ("weiß@firma.de", None),
        ] {
            let address = reader.read(cell).addresses().next().unwrap();
            assert_eq!(canon(&address, &mut out), expected, "{cell}");
        }
    }
}
