//! The normal form of what stands before the @: NFC, lower-case, a dot-atom of RFC 5321 widened by RFC 6531.
//!
//! Lower-casing goes character by character and not word by word: of a capital sigma nobody can tell which of the two
//! small ones was meant, so both become `σ`. Nothing else is folded: `ß` stays `ß`.

use unicode_normalization::UnicodeNormalization;

use crate::identity::letters::{DOT, LOCAL, ODD, class_of, is_invisible, is_separator};
use crate::identity::problem::Problem;

/// RFC 5321, 4.5.3.1.1, in octets.
const LONGEST: usize = 64;

/// Appends the normal form of `local` to `out`.
///
/// # Errors
/// What no mailbox name can be; `out` may then hold a part of it.
pub(super) fn push(local: &str, out: &mut String) -> Result<(), Problem> {
    let start = out.len();
    if local.is_ascii() {
        out.push_str(local);
        out[start..].make_ascii_lowercase();
        return check(&out[start..]);
    }
    let seen = local.chars().filter(|c| !is_invisible(*c));
    out.extend(seen.flat_map(char::to_lowercase).map(|c| if c == 'ς' { 'σ' } else { c }).nfc());
    check(&out[start..])
}

/// # Errors
/// What keeps a normal form from being the name of a mailbox.
pub(super) fn check(local: &str) -> Result<(), Problem> {
    if local.is_empty() {
        return Err(Problem::NoLocalPart);
    }
    for c in local.chars() {
        check_char(c)?;
    }
    if local.starts_with('.') || local.ends_with('.') || local.contains("..") {
        return Err(Problem::BadDots);
    }
    if local.len() > LONGEST { Err(Problem::LocalTooLong) } else { Ok(()) }
}

fn check_char(c: char) -> Result<(), Problem> {
    match u8::try_from(c) {
        Ok(b'*') => Err(Problem::Wildcard),
        Ok(b'?') => Err(Problem::Undecodable),
        Ok(byte) if byte.is_ascii() => {
            if class_of(byte) & (LOCAL | DOT | ODD) == 0 {
                Err(Problem::BadCharacter)
            } else {
                Ok(())
            }
        }
        _ if ('\u{ff01}'..='\u{ff5e}').contains(&c) => Err(Problem::FullWidth),
        _ if c == '\u{fffd}' => Err(Problem::Undecodable),
        _ if is_separator(c) || c.is_control() => Err(Problem::BadCharacter),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn normal(local: &str) -> Result<String, Problem> {
        let mut out = String::new();
        push(local, &mut out).map(|()| out)
    }

    #[test]
    fn letters_become_small_and_composed() {
        assert_eq!(normal("MU\u{308}LLER").unwrap(), "müller");
        assert_eq!(normal("weiß").unwrap(), "weiß");
        assert_eq!(normal("ΟΔΟΣ"), normal("οδος"));
        assert_eq!(normal("İx").unwrap(), "i\u{307}x");
        assert_eq!(normal("I\u{307}x"), normal("İx"));
        assert_eq!(normal("ma\u{200b}x\u{ad}").unwrap(), "max");
    }

    #[test]
    fn every_character_reaches_a_form_that_stays() {
        for c in '\u{80}'..=char::MAX {
            if let Ok(once) = normal(&c.to_string()) {
                assert_eq!(normal(&once).as_deref(), Ok(once.as_str()), "{c:?}");
            }
        }
    }

    #[test]
    fn what_is_no_mailbox_is_refused() {
        let cases = [
            ("", Problem::NoLocalPart),
            ("\u{200b}", Problem::NoLocalPart),
            (".max", Problem::BadDots),
            ("max.", Problem::BadDots),
            ("m..ax", Problem::BadDots),
            ("m\\ax", Problem::BadCharacter),
            ("m\u{85}ax", Problem::BadCharacter),
            ("max*", Problem::Wildcard),
            ("ｍax", Problem::FullWidth),
            ("m\u{fffd}ller", Problem::Undecodable),
            ("m?ller", Problem::Undecodable),
        ];
        for (local, problem) in cases {
            assert_eq!(normal(local), Err(problem), "{local:?}");
        }
        assert!(normal(&"a".repeat(64)).is_ok());
        assert_eq!(normal(&"ä".repeat(33)), Err(Problem::LocalTooLong));
    }
}
