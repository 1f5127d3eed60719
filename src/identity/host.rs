//! The normal form of a domain name: IDNA (UTS 46, non-transitional) to ASCII, lower-case, no dot at the end, labels of
//! letters, digits and inner hyphens.

use std::borrow::Cow;

use idna::uts46::{AsciiDenyList, DnsLength, Hyphens, Uts46};

use crate::identity::letters::{LDH, class_of, is_dash, is_invisible, is_joiner};
use crate::identity::problem::Problem;

/// RFC 5321, 4.5.3.1.2, in octets.
const LONGEST: usize = 255;
/// RFC 1035, 2.3.4.
const LONGEST_LABEL: usize = 63;

static IDNA: Uts46 = Uts46::new();

/// Appends the normal form of `domain` to `out`. A name of one label is left to the caller, see [`check_dotted`].
///
/// # Errors
/// What no domain can be; `out` may then hold a part of it.
pub(super) fn push(domain: &str, out: &mut String) -> Result<(), Problem> {
    let start = out.len();
    if is_plain(domain) {
        out.push_str(domain);
        out[start..].make_ascii_lowercase();
    } else {
        out.push_str(&to_ascii(domain)?);
    }
    out.truncate(start + out[start..].trim_end_matches('.').len());
    check(&out[start..])
}

/// Whether the name needs no IDNA: ASCII, and no label that is punycode already.
fn is_plain(domain: &str) -> bool {
    domain.is_ascii() && !has_punycode(domain)
}

/// Whether some label may be punycode.
pub(super) fn has_punycode(domain: &str) -> bool {
    domain.as_bytes().windows(4).any(|four| four.eq_ignore_ascii_case(b"xn--"))
}

/// IDNA drops most invisible characters by itself, but keeps joiners and refuses them in the wrong place.
fn to_ascii(domain: &str) -> Result<Cow<'_, str>, Problem> {
    if domain.contains('\u{fffd}') {
        return Err(Problem::Undecodable);
    }
    let convert = |name: &str| {
        let ascii = IDNA.to_ascii(name.as_bytes(), AsciiDenyList::STD3, Hyphens::Allow, DnsLength::Ignore);
        ascii.map(Cow::into_owned).map_err(|_| Problem::BadDomain)
    };
    let seen = domain.chars().filter(|c| !is_invisible(*c) || is_joiner(*c));
    // No domain holds a dash of a typesetter: a word processor made it of a hyphen.
    let seen: String = seen.map(|c| if is_dash(c) { '-' } else { c }).collect();
    convert(&seen)
        .or_else(|problem| {
            let joined = seen.contains(is_joiner);
            if joined { convert(&seen.replace(is_joiner, "")) } else { Err(problem) }
        })
        .map(|ascii| with_one_dot(&ascii, convert).unwrap_or(ascii))
        .map(Cow::Owned)
}

/// A Turkish keyboard makes `FİRMA` of `firma`, and IDNA an i with a second dot of that, which no registry lets anyone have.
/// `None` for every other name.
fn with_one_dot(ascii: &str, convert: impl Fn(&str) -> Result<String, Problem>) -> Option<String> {
    const TWO_DOTS: &str = "i\u{307}";
    let mut name = to_unicode(ascii).into_owned();
    if !name.contains(TWO_DOTS) {
        return None;
    }
    while name.contains(TWO_DOTS) {
        name = name.replace(TWO_DOTS, "i");
    }
    convert(&name).ok()
}

/// The name as people read it, in Unicode. The same name again if nothing in it is punycode.
pub(super) fn to_unicode(domain: &str) -> Cow<'_, str> {
    if is_plain(domain) {
        return Cow::Borrowed(domain);
    }
    match IDNA.to_unicode(domain.as_bytes(), AsciiDenyList::STD3, Hyphens::Allow) {
        (unicode, Ok(())) => unicode,
        _ => Cow::Borrowed(domain),
    }
}

/// # Errors
/// What keeps a lower-case ASCII name from being a domain.
pub(super) fn check(domain: &str) -> Result<(), Problem> {
    if domain.is_empty() {
        return Err(Problem::NoDomain);
    }
    domain.split('.').try_for_each(check_label)?;
    let last = domain.rsplit('.').next().unwrap_or(domain);
    if last.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Problem::IpAddress);
    }
    if domain.len() > LONGEST { Err(Problem::DomainTooLong) } else { Ok(()) }
}

fn check_label(label: &str) -> Result<(), Problem> {
    if label.contains('*') {
        return Err(Problem::Wildcard);
    }
    if label.is_empty() {
        return Err(Problem::BadDots);
    }
    if label.len() > LONGEST_LABEL {
        return Err(Problem::LabelTooLong);
    }
    let wrong = label.bytes().any(|byte| class_of(byte) & LDH == 0);
    if wrong || label.starts_with('-') || label.ends_with('-') { Err(Problem::BadDomain) } else { Ok(()) }
}

/// # Errors
/// When the name has one label only.
pub(super) fn check_dotted(domain: &str) -> Result<(), Problem> {
    if domain.contains('.') { Ok(()) } else { Err(Problem::NoDot) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn normal(domain: &str) -> Result<String, Problem> {
        let mut out = String::new();
        push(domain, &mut out).map(|()| out)
    }

    #[test]
    fn one_domain_has_one_form() {
        for written in [
            "bücher.de",
            "BÜCHER.de",
            "bu\u{308}cher.de",
            "XN--BCHER-KVA.de",
            "bücher。de",
            "bü\u{ad}cher.de.",
            "ｂücher.de",
            "bücher.de。",
        ] {
            assert_eq!(normal(written).unwrap(), "xn--bcher-kva.de", "{written}");
        }
        assert_eq!(normal("Example.COM.").unwrap(), "example.com");
        assert_eq!(normal("faß.de").unwrap(), "xn--fa-hia.de");
        for written in ["FİRMA.DE", "fi\u{307}rma.de", "FI\u{307}RMA.de", "fi\u{307}\u{307}rma.de", "xn--firma-8fd.de"]
        {
            assert_eq!(normal(written).unwrap(), "firma.de", "{written}");
        }
        assert_eq!(normal("bİrlikte-ışık.com.tr").unwrap(), normal("birlikte-ışık.com.tr").unwrap());
        assert_ne!(normal("kapı.com").unwrap(), "kapi.com");
        assert_eq!(normal("meine‑firma–gruppe.de").unwrap(), "meine-firma-gruppe.de");
        assert_eq!(normal("r3---sn-x.example.com").unwrap(), "r3---sn-x.example.com");
        assert_eq!(to_unicode("xn--bcher-kva.de"), "bücher.de");
        assert_eq!(to_unicode("example.com"), "example.com");
    }

    #[test]
    fn joiners_stay_where_they_mean_something() {
        let with = normal("نامه\u{200c}ای.com").unwrap();
        assert_ne!(with, normal("نامهای.com").unwrap());
        assert_eq!(normal(&with).unwrap(), with);
        assert_eq!(normal("exa\u{200d}mple.com").unwrap(), "example.com");
    }

    #[test]
    fn what_is_no_domain_is_refused() {
        let label = "a".repeat(64);
        let cases = [
            ("", Problem::NoDomain),
            (".", Problem::NoDomain),
            (".de", Problem::BadDots),
            ("a..de", Problem::BadDots),
            ("-a.de", Problem::BadDomain),
            ("a-.de", Problem::BadDomain),
            ("a_b.de", Problem::BadDomain),
            ("xn--ü.de", Problem::BadDomain),
            ("xn--0.de", Problem::BadDomain),
            ("127.0.0.1", Problem::IpAddress),
            ("*.de", Problem::Wildcard),
            (label.as_str(), Problem::LabelTooLong),
        ];
        for (domain, problem) in cases {
            assert_eq!(normal(domain), Err(problem), "{domain:?}");
        }
        let long = ["a".repeat(63), "b".repeat(63), "c".repeat(63), "d".repeat(63)].join(".");
        assert_eq!(long.len(), 255);
        assert!(normal(&long).is_ok());
        assert_eq!(normal(&format!("{long}.e")), Err(Problem::DomainTooLong));
    }
}
