//! Domain entries of a list, and what makes a domain too broad to be one.

use crate::base::identifier_kind::IdentifierKind;
use crate::identity::host;
use crate::identity::letters::without_wrapping;
use crate::identity::spelling::{Spelled, Spelling};

/// Which addresses a domain entry reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reach {
    /// `@d`, `*@d`, `%@d`: addresses directly at the domain.
    Exact,
    /// `.d`, `*.d`, `*@*.d`: addresses at its subdomains, on every level.
    Subdomains,
    /// `d`: both.
    Both,
}

/// A whole domain as an entry of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DomainEntry {
    /// The normal form: ASCII, lower-case.
    pub domain: String,
    pub reach: Reach,
}

impl DomainEntry {
    /// Reads `@d`, `*@d`, `%@d` (as SQL writes it), `.d`, `*.d`, `*@*.d` or `d`. A bare `d` needs a dot and a top-level domain that exists, so that
    /// `Max.Mustermann` is no domain; with a prefix any name will do, so that the caller can refuse `.de` by name.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let (entry, prefixed) = Self::parse(text)?;
        (prefixed || has_known_top(&entry.domain)).then_some(entry)
    }

    /// As [`DomainEntry::read`], for text that is known to be a domain: any name will do.
    #[must_use]
    pub fn read_any(text: &str) -> Option<Self> {
        Self::parse(text).map(|(entry, _)| entry)
    }

    /// The entry, and whether it had a prefix.
    fn parse(text: &str) -> Option<(Self, bool)> {
        const PREFIXES: [(&str, Reach); 7] = [
            ("*@*.", Reach::Subdomains),
            ("@*.", Reach::Subdomains),
            ("*@", Reach::Exact),
            ("%@", Reach::Exact),
            ("@", Reach::Exact),
            ("*.", Reach::Subdomains),
            (".", Reach::Subdomains),
        ];
        let text = without_wrapping(text);
        let prefixed = PREFIXES.iter().find_map(|(prefix, reach)| Some((text.strip_prefix(prefix)?, *reach)));
        let (name, reach) = prefixed.unwrap_or((text, Reach::Both));
        let mut domain = String::new();
        host::push(name, &mut domain).ok()?;
        // A page's name: nobody has an address there.
        if let Some(rest) = domain.strip_prefix("www.").filter(|rest| rest.contains('.') && !is_public_suffix(rest)) {
            domain = rest.to_owned();
        }
        Some((Self { domain, reach }, prefixed.is_some()))
    }

    /// Whether this is a top-level domain, which no list may hold: lookups never go that far up.
    #[must_use]
    pub fn is_top(&self) -> bool {
        !self.domain.contains('.')
    }
}

impl Spelled for DomainEntry {
    fn kind(&self) -> IdentifierKind {
        IdentifierKind::Domain
    }

    fn spell(&self, spelling: Spelling, _: &mut String, each: &mut impl FnMut(&str, bool)) {
        let is_meant = match spelling {
            Spelling::Domain => self.reach != Reach::Subdomains,
            Spelling::Subdomains => self.reach != Reach::Exact,
            _ => false,
        };
        if is_meant {
            each(&self.domain, false);
        }
    }
}

/// Top-level domains outside the public list that companies and tests use (RFC 2606, RFC 6762 appendix G).
const LOCAL_TOPS: [&str; 11] =
    ["corp", "example", "home", "internal", "intranet", "invalid", "lan", "local", "localdomain", "private", "test"];

/// Whether the top-level domain of a normal form exists.
#[must_use]
pub fn has_known_top(domain: &str) -> bool {
    let Some((_, top)) = domain.rsplit_once('.') else { return false };
    LOCAL_TOPS.contains(&top) || psl::suffix(domain.as_bytes()).is_some_and(|suffix| suffix.is_known())
}

/// Whether anybody can register names directly under `domain` (normal form): `de`, `co.uk`, `github.io`.
#[must_use]
pub fn is_public_suffix(domain: &str) -> bool {
    psl::suffix(domain.as_bytes()).is_some_and(|suffix| suffix.as_bytes() == domain.as_bytes())
}

/// Whether `domain` (normal form) gives mailboxes to the public, so that an entry for it would hit strangers.
#[must_use]
pub fn is_free_mail(domain: &str) -> bool {
    free_mail_domains().binary_search(&domain).is_ok()
}

/// The list in the source, one domain a line, sorted bytewise.
fn free_mail_domains() -> &'static [&'static str] {
    static DOMAINS: std::sync::LazyLock<Vec<&str>> =
        std::sync::LazyLock::new(|| include_str!("free_mail.txt").lines().collect());
    &DOMAINS
}

/// The domains above `domain`, nearest first, without the top-level domain: for `a.b.c.de` these are `b.c.de` and
/// `c.de`.
pub(super) fn parents(domain: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(parent(domain), |name| parent(name))
}

fn parent(domain: &str) -> Option<&str> {
    domain.split_once('.').map(|(_, rest)| rest).filter(|rest| rest.contains('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_say_how_far_they_reach() {
        for (text, domain, reach) in [
            ("@Firma.de", "firma.de", Reach::Exact),
            ("*@firma.de", "firma.de", Reach::Exact),
            ("%@firma.de", "firma.de", Reach::Exact),
            (".firma.de", "firma.de", Reach::Subdomains),
            ("*.firma.de", "firma.de", Reach::Subdomains),
            (" firma.de. ", "firma.de", Reach::Both),
            ("\"bücher.de\"", "xn--bcher-kva.de", Reach::Both),
            ("a.b.example", "a.b.example", Reach::Both),
            ("*.de", "de", Reach::Subdomains),
            ("*@*.firma.de", "firma.de", Reach::Subdomains),
            ("@*.firma.de", "firma.de", Reach::Subdomains),
            ("@home.lan", "home.lan", Reach::Exact),
        ] {
            assert_eq!(DomainEntry::read(text), Some(DomainEntry { domain: domain.to_owned(), reach }), "{text}");
        }
        for text in ["", "@", "*", "firma", "Max.Mustermann", "a@b.de", "1.5", "b c.de", "http://firma.de", "*.*.de"] {
            assert_eq!(DomainEntry::read(text), None, "{text}");
        }
        assert!(DomainEntry::read(".de").unwrap().is_top());
        assert_eq!(DomainEntry::read_any("firma.corpnet").unwrap().domain, "firma.corpnet");
        assert!(DomainEntry::read_any("com").unwrap().is_top());
    }

    #[test]
    fn broad_domains_are_known() {
        for suffix in ["de", "com", "co.uk", "xn--55qx5d.cn", "xn--p1ai", "nosuchtop"] {
            assert!(is_public_suffix(suffix), "{suffix}");
        }
        for domain in ["firma.de", "firma.co.uk", "www.firma.de"] {
            assert!(!is_public_suffix(domain) && !is_free_mail(domain), "{domain}");
        }
        for domain in ["gmail.com", "gmx.de", "web.de", "t-online.de", "orange.fr", "bluewin.ch", "gmx.at"] {
            assert!(is_free_mail(domain), "{domain}");
        }
    }

    #[test]
    fn the_free_mail_list_is_sorted_and_in_normal_form() {
        let domains = free_mail_domains();
        assert!(domains.len() > 200);
        for pair in domains.windows(2) {
            assert!(pair[0] < pair[1], "{} {}", pair[0], pair[1]);
        }
        for domain in domains {
            let mut normal = String::new();
            assert_eq!(host::push(domain, &mut normal).map(|()| normal.as_str()), Ok(*domain));
            assert!(!is_public_suffix(domain), "{domain}");
        }
    }

    #[test]
    fn parents_stop_before_the_top() {
        assert_eq!(parents("a.b.c.de").collect::<Vec<_>>(), ["b.c.de", "c.de"]);
        assert_eq!(parents("c.de").count(), 0);
        assert_eq!(parents("de").count(), 0);
    }
}
