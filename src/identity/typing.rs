//! What people and programs type in several ways although they mean one mailbox: codes of web pages and links,
//! ligatures, typographic apostrophes and dashes, ornaments, the Turkish i. Tags and dots are `canon`'s.
//!
//! Invariant: what comes out is a local part or domain in normal form, and comes out of itself. A change that would make it
//! none is left out. `ß` never becomes `ss`: these are two mailboxes.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

use super::letters::{is_apostrophe, is_dash, without_edges};
use super::{entities, host, local};

/// Each change may make room for another one; real ones need two rounds.
const ROUNDS: usize = 8;

/// Whether the plainest way of typing `local` (normal form) may be another one. No is sure.
pub(super) fn is_odd(local: &str) -> bool {
    !local.is_ascii() || local.bytes().any(|byte| matches!(byte, b'%' | b'&' | b'`')) || local.ends_with('\'')
}

/// `local` (normal form) in the plainest way of typing it.
pub(super) fn plainest(local: &str) -> String {
    let mut plain = local.to_owned();
    for _ in 0..ROUNDS {
        let before = plain.clone();
        for change in [with_codes_decoded, compatible, with_plain_marks, with_one_i] {
            take(&change(&plain), &mut plain);
        }
        if plain == before {
            break;
        }
    }
    plain
}

/// Takes a change if the result is a local part.
fn take(changed: &str, plain: &mut String) {
    let mut normal = String::new();
    if local::push(without_edges(changed), &mut normal).is_ok() && without_edges(&normal) == normal {
        *plain = normal;
    }
}

/// `%20`, `&#39`: a semicolon behind it ended the token.
fn with_codes_decoded(local: &str) -> String {
    with_numbers_decoded(&entities::decode(&with_percent_decoded(local)))
}

fn with_numbers_decoded(local: &str) -> String {
    let mut parts = local.split("&#");
    let mut decoded = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let digits = part.bytes().take_while(u8::is_ascii_digit).count();
        let (number, rest) = part.split_at(digits);
        match number.parse().ok().and_then(entities::of_number) {
            Some(c) => decoded.extend([c.encode_utf8(&mut [0; 4]), rest]),
            None => decoded.extend(["&#", part]),
        }
    }
    decoded
}

/// As it is if the codes are no UTF-8.
fn with_percent_decoded(local: &str) -> String {
    let mut decoded = Vec::new();
    let mut rest = local.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let code = after.get(..2).filter(|_| byte == b'%').and_then(|two| hex::decode(two).ok());
        (rest, _) = match code.as_deref() {
            Some(&[byte]) => (after.get(2..).unwrap_or_default(), decoded.push(byte)),
            _ => (after, decoded.push(byte)),
        };
    }
    String::from_utf8(decoded).unwrap_or_else(|_| local.to_owned())
}

fn compatible(local: &str) -> String {
    local.nfkc().collect()
}

fn with_plain_marks(local: &str) -> String {
    let plain = |c: char| match c {
        _ if is_apostrophe(c) => '\'',
        _ if is_dash(c) => '-',
        _ => c,
    };
    local.chars().map(plain).collect()
}

fn with_one_i(name: &str) -> String {
    name.replace("i\u{307}", "i").replace('ı', "i")
}

/// `domain` (normal form) in the plainest way of typing it.
pub(super) fn plainest_domain(domain: &str) -> Cow<'_, str> {
    let unicode = host::to_unicode(domain);
    let mut plain = String::new();
    match host::push(&with_one_i(&unicode), &mut plain) {
        Ok(()) if host::has_punycode(domain) => Cow::Owned(plain),
        _ => Cow::Borrowed(domain),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_of_typing_become_one() {
        for (typed, plain) in [
            ("o’brien", "o'brien"),
            ("o`brien", "o'brien"),
            ("o%27brien", "o'brien"),
            ("o&#39brien", "o'brien"),
            ("o%26%2339%3Bbrien", "o'brien"),
            ("karl\u{2011}heinz", "karl-heinz"),
            ("karl–heinz", "karl-heinz"),
            ("ste\u{fb03}", "steffi"),
            ("%20max", "max"),
            ("%e2%80%a2max", "max"),
            ("%2541nna", "anna"),
            ("max'", "max"),
            ("i\u{307}nfo", "info"),
            ("ınfo", "info"),
            ("m%C3%BCller", "müller"),
            // Left as they are.
            ("weiß", "weiß"),
            ("m%fcller", "m%fcller"),
            ("50%off", "50%off"),
            ("a%20b", "a%20b"),
            ("a%40b", "a%40b"),
            ("tom&jerry", "tom&jerry"),
            ("max", "max"),
        ] {
            assert_eq!(plainest(typed), plain, "{typed}");
            assert_eq!(plainest(plain), plain);
        }
        let mut turkish = String::new();
        host::push("fırma.de", &mut turkish).unwrap();
        assert_eq!(plainest_domain(&turkish), "firma.de");
        assert_eq!(plainest_domain("xn--bcher-kva.de"), "xn--bcher-kva.de");
    }
}
