//! Entries for many addresses by what stands before the @: `local@*` at every domain, `prefix*@domain` at one. Whole domains
//! are in `domain`. Not a matcher: an entry and an address meet by keys, so a prefix is keyed with its length and its
//! domain, and beside it lies a mark by which an address knows that its domain has prefixes.

use crate::base::identifier_kind::IdentifierKind;

use super::canon::{twin_domain, without_tag};
use super::domain::{is_free_mail, is_public_suffix};
use super::letters::without_wrapping;
use super::spelling::{Spelled, Spelling};
use super::{host, local, typing};

/// So few letters are those of many people.
const TOO_FEW: usize = 3;

/// Names that companies give to their mailboxes, so that one at every domain would hit strangers.
const ROLES: [&str; 36] = [
    "admin",
    "anfrage",
    "bestellung",
    "buchhaltung",
    "buero",
    "büro",
    "contact",
    "contacto",
    "contatti",
    "contato",
    "email",
    "empfang",
    "hallo",
    "hello",
    "help",
    "hr",
    "info",
    "jobs",
    "kontakt",
    "kundenservice",
    "mail",
    "marketing",
    "office",
    "post",
    "presse",
    "rechnung",
    "sales",
    "sekretariat",
    "service",
    "shop",
    "support",
    "team",
    "verkauf",
    "vertrieb",
    "verwaltung",
    "webmaster",
];

/// A pattern as an entry of a list, in normal form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PatternEntry {
    /// `local@*`
    Local(String),
    /// `prefix*@domain`
    Prefix { prefix: String, domain: String },
}

impl PatternEntry {
    /// Reads one of the two; `None` for everything else, other patterns too.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let (before, domain) = without_wrapping(text).split_once('@')?;
        let mut normal = String::new();
        if domain == "*" {
            local::push(before, &mut normal).ok()?;
            return Some(Self::Local(normal));
        }
        // A prefix may end in a dot; no local part does.
        local::push(&format!("{}x", before.strip_suffix('*')?), &mut normal).ok()?;
        let prefix = normal.strip_suffix('x').filter(|prefix| !prefix.is_empty())?.to_owned();
        let mut domain_name = String::new();
        host::push(domain, &mut domain_name).ok()?;
        host::check_dotted(&domain_name).ok()?;
        Some(Self::Prefix { prefix, domain: domain_name })
    }

    /// Whether a text that is no entry is meant as a pattern: to leave it out would free whoever it means.
    #[must_use]
    pub fn is_meant(text: &str) -> bool {
        let text = without_wrapping(text);
        let is_alone = !text.contains(char::is_whitespace) && text.contains(['@', '.']);
        text == "*" || is_alone && (text.contains('*') || text.contains('@') && text.split('@').any(Self::is_wild))
    }

    /// Whether a part of an address stands for many in the manner of a database or of a shell: `%`, `??`, `[a-c]`. `*` is
    /// told elsewhere.
    #[must_use]
    pub fn is_wild(part: &str) -> bool {
        let is_sign = |c: char| matches!(c, '%' | '?' | '_' | '.' | '+' | '^' | '$' | '\\');
        let class = part.split_once('[').and_then(|(_, rest)| rest.split_once(']')).map(|(class, _)| class);
        // `????@firma.ru`: letters that an export lost.
        let is_lost = part.len() > 1 && part.chars().all(|c| c == '?');
        part.contains(['%', '?']) && part.chars().all(is_sign) && !is_lost
            || class.is_some_and(|class| class.starts_with('^') || class.contains('-') && !class.contains('.'))
    }

    /// Whether it would hit strangers.
    #[must_use]
    pub fn is_broad(&self) -> bool {
        let is_short = |name: &str| name.chars().filter(|c| c.is_alphanumeric()).count() < TOO_FEW;
        match self {
            Self::Local(local) => is_short(local) || ROLES.contains(&local.as_str()),
            Self::Prefix { prefix, domain } => is_short(prefix) || is_public_suffix(domain) || is_free_mail(domain),
        }
    }
}

impl Spelled for PatternEntry {
    fn kind(&self) -> IdentifierKind {
        IdentifierKind::Pattern
    }

    fn spell(&self, spelling: Spelling, _: &mut String, each: &mut impl FnMut(&str, bool)) {
        match (self, spelling) {
            (Self::Local(local), Spelling::LocalPart) => each_local(local, each),
            (Self::Prefix { prefix, domain }, Spelling::Prefixes) => {
                each(&prefix_at(prefix, domain), false);
                each(&mark_of(domain), true);
                // There the dots of an address do not count.
                if twin_domain(domain).is_some() && prefix.contains('.') {
                    each(&prefix_at(&prefix.replace('.', ""), domain), true);
                }
            }
            _ => {}
        }
    }
}

/// A local part, and its loose form without tag.
fn each_local(local: &str, each: &mut impl FnMut(&str, bool)) {
    each(local, false);
    let loose = typing::plainest(without_tag(local));
    if loose != local {
        each(&loose, true);
    }
}

/// What stands in the place of a prefix wherever a domain has some.
pub(super) fn mark_of(domain: &str) -> String {
    format!("0:@{domain}")
}

/// Every prefix of `local`, with its length, at `domain`.
pub(super) fn each_prefix(local: &str, domain: &str, each: &mut impl FnMut(&str)) {
    let ends = local.char_indices().skip(1).map(|(at, _)| at).chain([local.len()]);
    ends.filter_map(|end| local.get(..end)).for_each(|prefix| each(&prefix_at(prefix, domain)));
}

fn prefix_at(prefix: &str, domain: &str) -> String {
    format!("{}:{prefix}@{domain}", prefix.chars().count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_are_read_and_others_are_told() {
        let local = |text: &str| Some(PatternEntry::Local(text.to_owned()));
        let prefix = |prefix: &str, domain: &str| {
            Some(PatternEntry::Prefix { prefix: prefix.to_owned(), domain: domain.to_owned() })
        };
        assert_eq!(PatternEntry::read(" \"NoReply@*\" "), local("noreply"));
        assert_eq!(PatternEntry::read("Max.*@Bücher.de"), prefix("max.", "xn--bcher-kva.de"));
        for other in [
            "max@firma.de",
            "*@firma.de",
            "*@*",
            "m*x@a.de",
            "max*@*",
            "max*@de",
            "a@b@*",
            "max**@a.de",
            "@*",
            "max@*.de",
        ] {
            assert_eq!(PatternEntry::read(other), None, "{other}");
        }
        for other in
            ["*", "*@*", "m*x@a.de", "*.a.*", "'max@a.*'", "%@a.de", "?@a.de", "max@%", "[a-c]@a.de", "x[^0]?@a.de"]
        {
            assert!(PatternEntry::is_meant(other), "{other}");
        }
        let literal = "max@[192.168.0.1]";
        for other in [
            "***",
            "* Pflichtfeld: a.b",
            "max@firma.de",
            "5*3",
            "m?ller@a.de",
            "%20max@a.de",
            "_@a.de",
            "??.??.????",
            literal,
        ] {
            assert!(!PatternEntry::is_meant(other), "{other}");
        }
    }

    #[test]
    fn roles_and_few_letters_are_broad() {
        for broad in ["info@*", "ab@*", "a-b@*", "a.*@firma.de", "max*@gmx.de", "max*@co.uk"] {
            assert!(PatternEntry::read(broad).unwrap().is_broad(), "{broad}");
        }
        for narrow in ["noreply@*", "max.muster@*", "max*@firma.de"] {
            assert!(!PatternEntry::read(narrow).unwrap().is_broad(), "{narrow}");
        }
    }
}
