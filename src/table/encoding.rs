//! From bytes to text and back. Not about finding out which encoding a list has: that is `dialect`.
//!
//! Invariant: decoding never fails and never panics; what cannot be decoded becomes U+FFFD, which no address survives.

use std::borrow::Cow;

use encoding_rs::{BIG5, Encoding, GB18030, GBK, ISO_2022_JP, REPLACEMENT, SHIFT_JIS, UTF_8, WINDOWS_1252};

use super::error::TableError;

/// How the bytes of a list are to be read as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextEncoding {
    /// Cell by cell: UTF-8 if the bytes are valid, else Windows-1252. Right for both, and for lists that mix them.
    Guess,
    /// What the user named.
    Named(&'static Encoding),
    /// UTF-16, low byte first.
    Utf16Le,
    /// UTF-16, high byte first.
    Utf16Be,
}

/// What a piece of text turned out to be; for the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextKind {
    /// Nothing above U+007F: the same in UTF-8 and Windows-1252.
    Ascii,
    /// Valid UTF-8 with something above U+007F.
    Utf8,
    /// Not UTF-8, so read as Windows-1252.
    Windows1252,
    /// The user or a byte order mark said what it is; nothing was guessed.
    Other,
}

impl TextEncoding {
    /// The encoding of an Encoding Standard label such as `latin1`, `utf-16le`, `windows-1250`; either case.
    /// Mind that the standard reads `iso-8859-1` and `ascii` as Windows-1252.
    ///
    /// # Errors
    /// When no encoding has that label, or it switches alphabets with escape sequences.
    pub fn from_label(label: &str) -> Result<Self, TableError> {
        let encoding = Encoding::for_label(label.as_bytes())
            .ok_or_else(|| TableError::UnknownEncoding { label: label.to_owned() })?;
        if encoding == ISO_2022_JP || encoding == REPLACEMENT {
            return Err(TableError::RefusedEncoding { encoding: encoding.name() });
        }
        Ok(if encoding == encoding_rs::UTF_16LE {
            Self::Utf16Le
        } else if encoding == encoding_rs::UTF_16BE {
            Self::Utf16Be
        } else {
            Self::Named(encoding)
        })
    }

    /// The name in lower case. A guess has no name of its own: what it turned out to be is counted by the caller.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::Guess => "utf-8 or windows-1252".to_owned(),
            Self::Named(encoding) => encoding.name().to_ascii_lowercase(),
            Self::Utf16Le => "utf-16le".to_owned(),
            Self::Utf16Be => "utf-16be".to_owned(),
        }
    }

    /// Whether text comes in units of two bytes.
    #[must_use]
    pub fn is_utf16(&self) -> bool {
        matches!(self, Self::Utf16Le | Self::Utf16Be)
    }

    /// Whether a byte equal to `delimiter` is always that character and never a part of another one.
    pub(super) fn allows(&self, delimiter: u8) -> bool {
        // Second bytes lie in 0x40..=0x7E (Shift_JIS, Big5, GBK); gb18030 also has digits as second and fourth bytes.
        let shared = delimiter >= 0x40 || delimiter.is_ascii_digit();
        !(shared && matches!(self, Self::Named(encoding) if [SHIFT_JIS, BIG5, GBK, GB18030].contains(encoding)))
    }

    /// Appends `bytes` as text.
    pub fn decode(&self, bytes: &[u8], out: &mut String) {
        match self {
            Self::Utf16Le => decode_utf16(bytes, u16::from_le_bytes, out),
            Self::Utf16Be => decode_utf16(bytes, u16::from_be_bytes, out),
            Self::Guess => match std::str::from_utf8(bytes) {
                Ok(text) => out.push_str(text),
                Err(_) => decode_named(WINDOWS_1252, bytes, out),
            },
            Self::Named(encoding) => decode_named(encoding, bytes, out),
        }
    }

    /// `bytes` as they are, if this encoding would read each of their cells as UTF-8.
    #[must_use]
    pub fn whole_utf8<'a>(&self, bytes: &'a [u8]) -> Option<&'a str> {
        let is_utf8 = match self {
            Self::Guess => true,
            Self::Named(encoding) => *encoding == UTF_8,
            Self::Utf16Le | Self::Utf16Be => false,
        };
        // Of a whole block `encoding_rs` can tell faster than the standard library.
        match is_utf8.then(|| UTF_8.decode_without_bom_handling_and_without_replacement(bytes)) {
            Some(Some(Cow::Borrowed(text))) => Some(text),
            _ => None,
        }
    }

    /// `bytes` as text, copied into `scratch` only where that is needed.
    pub fn text<'a>(&self, bytes: &'a [u8], scratch: &'a mut String) -> &'a str {
        let as_is = match self {
            Self::Guess => true,
            // Every other encoding that is not refused agrees with UTF-8 on ASCII.
            Self::Named(encoding) => *encoding == UTF_8 || bytes.is_ascii(),
            Self::Utf16Le | Self::Utf16Be => false,
        };
        if as_is && let Ok(text) = std::str::from_utf8(bytes) {
            return text;
        }
        scratch.clear();
        self.decode(bytes, scratch);
        scratch
    }

    /// What `bytes` (a cell, a record, a whole block) are. A slice that mixes both is Windows-1252, because it has
    /// at least one cell that is not UTF-8.
    #[must_use]
    pub fn kind_of(&self, bytes: &[u8]) -> TextKind {
        match self {
            Self::Guess if bytes.is_ascii() => TextKind::Ascii,
            Self::Guess if std::str::from_utf8(bytes).is_ok() => TextKind::Utf8,
            Self::Guess => TextKind::Windows1252,
            Self::Named(_) | Self::Utf16Le | Self::Utf16Be => TextKind::Other,
        }
    }

    /// Appends `text` in this encoding; a guess writes UTF-8. What the encoding lacks becomes `?`.
    pub fn encode(&self, text: &str, out: &mut Vec<u8>) {
        match self {
            Self::Utf16Le => out.extend(text.encode_utf16().flat_map(u16::to_le_bytes)),
            Self::Utf16Be => out.extend(text.encode_utf16().flat_map(u16::to_be_bytes)),
            Self::Named(encoding) if *encoding != UTF_8 && !text.is_ascii() => encode_named(encoding, text, out),
            Self::Guess | Self::Named(_) => out.extend_from_slice(text.as_bytes()),
        }
    }
}

fn decode_utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16, out: &mut String) {
    let (units, rest) = bytes.as_chunks::<2>();
    let characters = char::decode_utf16(units.iter().map(|pair| unit(*pair)));
    out.extend(characters.map(|character| character.unwrap_or(char::REPLACEMENT_CHARACTER)));
    if !rest.is_empty() {
        out.push(char::REPLACEMENT_CHARACTER);
    }
}

fn decode_named(encoding: &'static Encoding, bytes: &[u8], out: &mut String) {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut rest = bytes;
    loop {
        out.reserve(decoder.max_utf8_buffer_length(rest.len()).unwrap_or(rest.len()));
        let (result, read, _) = decoder.decode_to_string(rest, out, true);
        rest = rest.get(read..).unwrap_or_default();
        if result == encoding_rs::CoderResult::InputEmpty {
            return;
        }
    }
}

fn encode_named(encoding: &'static Encoding, text: &str, out: &mut Vec<u8>) {
    let mut buffer = [0; 4];
    for character in text.chars() {
        let (bytes, _, unmappable) = encoding.encode(character.encode_utf8(&mut buffer));
        if unmappable { out.push(b'?') } else { out.extend_from_slice(&bytes) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(encoding: TextEncoding, bytes: &[u8]) -> String {
        let mut out = String::new();
        encoding.decode(bytes, &mut out);
        let mut scratch = String::from("left over");
        assert_eq!(encoding.text(bytes, &mut scratch), out);
        out
    }

    #[test]
    fn guessing_reads_utf8_and_windows_1252() {
        assert_eq!(decoded(TextEncoding::Guess, "Zoë".as_bytes()), "Zoë");
        assert_eq!(decoded(TextEncoding::Guess, b"Zo\xeb \x80"), "Zoë €");
        assert_eq!(TextEncoding::Guess.kind_of(b"Zoe"), TextKind::Ascii);
        assert_eq!(TextEncoding::Guess.kind_of("Zoë".as_bytes()), TextKind::Utf8);
        assert_eq!(TextEncoding::Guess.kind_of(b"Zo\xeb"), TextKind::Windows1252);
        assert_eq!(TextEncoding::Utf16Le.kind_of(b"Z\0"), TextKind::Other);
    }

    #[test]
    fn labels_of_the_encoding_standard() {
        assert_eq!(TextEncoding::from_label("Latin1").unwrap(), TextEncoding::Named(WINDOWS_1252));
        assert_eq!(TextEncoding::from_label("utf-16").unwrap(), TextEncoding::Utf16Le);
        assert_eq!(TextEncoding::from_label("UTF-16BE").unwrap(), TextEncoding::Utf16Be);
        assert!(matches!(TextEncoding::from_label("klingon"), Err(TableError::UnknownEncoding { .. })));
        assert!(matches!(TextEncoding::from_label("iso-2022-jp"), Err(TableError::RefusedEncoding { .. })));
        assert!(matches!(TextEncoding::from_label("iso-2022-kr"), Err(TableError::RefusedEncoding { .. })));
    }

    #[test]
    fn a_delimiter_must_not_be_half_of_a_character() {
        for label in ["shift_jis", "big5", "gbk", "gb18030"] {
            let encoding = TextEncoding::from_label(label).unwrap();
            assert!(!encoding.allows(b'|'), "{label}");
            assert!(encoding.allows(b',') && encoding.allows(b';') && encoding.allows(b'\t'), "{label}");
        }
        assert!(TextEncoding::Guess.allows(b'|'));
        assert!(TextEncoding::from_label("euc-kr").unwrap().allows(b'|'));
    }

    #[test]
    fn what_cannot_be_decoded_is_marked() {
        assert_eq!(decoded(TextEncoding::Named(UTF_8), b"a\xffb"), "a\u{fffd}b");
        assert_eq!(decoded(TextEncoding::Utf16Le, b"a\0\x00\xd8b\0"), "a\u{fffd}b");
        assert_eq!(decoded(TextEncoding::Utf16Be, b"\0a\0"), "a\u{fffd}");
        assert_eq!(decoded(TextEncoding::from_label("shift_jis").unwrap(), b"\x83\x7c"), "ポ");
    }

    #[test]
    fn encoding_is_the_way_back() {
        for encoding in [TextEncoding::Guess, TextEncoding::Utf16Le, TextEncoding::Utf16Be] {
            let mut bytes = Vec::new();
            encoding.encode("Größe 😀", &mut bytes);
            assert_eq!(decoded(encoding, &bytes), "Größe 😀");
        }
        let mut bytes = Vec::new();
        TextEncoding::Named(WINDOWS_1252).encode("Größe 😀", &mut bytes);
        assert_eq!(bytes, b"Gr\xf6\xdfe ?");
    }
}
