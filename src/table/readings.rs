//! Further readings of bytes of which nobody said what encoding they are in: what is UTF-8 may have been meant as
//! Windows-1252, and what is none as Mac Roman. The first reading is [`TextEncoding::text`](super::encoding::TextEncoding).
//!
//! Invariant: what was meant is among the readings, whichever of the three wrote it, as long as Mac Roman shows by its
//! letters.

use encoding_rs::{MACINTOSH, WINDOWS_1252};

/// As what bytes are read beside their first reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OtherReading {
    Windows1252,
    MacRoman,
}

/// Calls `each` with every further reading of `bytes`, whose encoding was not said.
pub(super) fn each_other_reading(bytes: &[u8], each: &mut dyn FnMut(OtherReading, &str)) {
    if bytes.is_ascii() {
        return;
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => each(OtherReading::Windows1252, &as_windows_1252(text)),
        Err(_) if is_like_mac_roman(bytes) => {
            each(OtherReading::MacRoman, &MACINTOSH.decode_without_bom_handling(bytes).0);
        }
        Err(_) => {}
    }
}

/// The bytes of `text` in Windows-1252. Where that would cut a word at a quote or blank which is half of an everyday
/// character (of `ë` it makes `Ã«`), the character stays: the rest of a word is somebody else's name.
fn as_windows_1252(text: &str) -> String {
    let mut other = String::with_capacity(2 * text.len());
    let mut bytes = [0; 4];
    for c in text.chars() {
        let read = WINDOWS_1252.decode_without_bom_handling(c.encode_utf8(&mut bytes).as_bytes()).0;
        let is_everyday = matches!(c, '\u{80}'..='\u{ff}' | '\u{2000}'..='\u{206f}');
        if is_everyday && read.contains(|c: char| c.is_whitespace() || "«»‹›“”„".contains(c)) {
            other.push(c);
        } else {
            other.push_str(&read);
        }
    }
    other
}

/// Whether what is beyond ASCII are letters of Mac Roman that are signs or rare letters of Windows-1252 (the small letters
/// with accents and umlauts, `ß`, `æ`, `ø`), and dashes and quotes beside them.
fn is_like_mac_roman(bytes: &[u8]) -> bool {
    let is_letter = |byte: &u8| matches!(byte, 0x80..=0x9f | 0xa7 | 0xae | 0xaf | 0xbe | 0xbf);
    let is_sign = |byte: &u8| matches!(byte, 0xc9 | 0xca | 0xd0..=0xd5);
    let mut beyond = bytes.iter().filter(|byte| !byte.is_ascii());
    beyond.clone().any(is_letter) && beyond.all(|byte| is_letter(byte) || is_sign(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn readings(bytes: &[u8]) -> Vec<(OtherReading, String)> {
        let mut all = Vec::new();
        each_other_reading(bytes, &mut |reading, text| all.push((reading, text.to_owned())));
        all
    }

    #[test]
    fn what_was_meant_is_among_the_readings() {
        for text in ["K.POSPÍŠIL@firma.example", "Voß\u{a0}anna@firma.example"] {
            let (bytes, _, _) = WINDOWS_1252.encode(text);
            assert!(std::str::from_utf8(&bytes).is_ok(), "{text}");
            assert_eq!(readings(&bytes), [(OtherReading::Windows1252, text.to_owned())]);
        }
        for text in ["max@müller.example", "Jörg Weiß", "garçon–ça", "Æsa “Ø”"] {
            let (bytes, _, _) = MACINTOSH.encode(text);
            assert_eq!(readings(&bytes), [(OtherReading::MacRoman, text.to_owned())]);
        }
        assert_eq!(readings(b"max"), []);
        assert_eq!(readings(b"M\xfcller"), [], "plain Windows-1252");
        assert_eq!(readings(b"\xe9t\x8e"), [], "é of Windows-1252 beside Ž");
    }

    #[test]
    fn no_reading_makes_a_stranger_of_the_rest_of_a_name() {
        for text in
            ["joël@firma.example", "déjà@firma.example", "karl–heinz@firma.example", "max\u{a0}anna@firma.example"]
        {
            let [(_, other)] = readings(text.as_bytes()).try_into().unwrap();
            let cut = |text: &str| text.split(|c: char| c.is_whitespace() || "«»“”".contains(c)).count();
            assert_eq!(cut(&other), cut(text), "{other}");
        }
    }
}
