//! The loose form of an address: where mail to a tagged or dotted variant ends up.
//!
//! Invariant: the loose form is itself a normal form, and its own loose form.

use crate::identity::address::Address;

/// Goes up when an address gets another loose form than before: keys made by one version must not be looked up by
/// another, so a store says which one it was made with.
pub const CANON_VERSION: u32 = 1;

/// The loose form, if it differs from the normal form. The tag (from the first `+` on) goes if something is left
/// before it; at Gmail dots go too, and its two domains are one.
pub fn canon<'b>(address: &Address<'_>, out: &'b mut String) -> Option<&'b str> {
    let domain = address.domain();
    let gmail = matches!(domain, "gmail.com" | "googlemail.com");
    if !gmail && !address.has_plus {
        return None;
    }
    let local = address.local();
    // A dot left at the end would be no normal form.
    let tag = memchr::memchr(b'+', local.as_bytes());
    let base = tag.map_or(local, |tag| local[..tag].trim_end_matches('.'));
    let base = if base.is_empty() { local } else { base };
    let dotted = gmail && base.is_ascii() && base.contains('.');
    if base.len() == local.len() && !dotted && domain != "googlemail.com" {
        return None;
    }
    out.clear();
    out.extend(base.split(|c| dotted && c == '.'));
    out.push('@');
    out.push_str(if gmail { "gmail.com" } else { domain });
    Some(out)
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
        ] {
            let address = reader.read(cell).addresses().next().unwrap();
            assert_eq!(canon(&address, &mut out), expected, "{cell}");
        }
    }
}
