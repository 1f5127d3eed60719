//! Text that was taken out of a web page undecoded: `&#39;`, `&amp;`, `&uuml;`. Not a reader of HTML: only the names that
//! mail programs and shops write.
//!
//! Invariant: no address is lost by decoding, because none holds a semicolon; and what is decoded holds no code any more.

use std::borrow::Cow;

use encoding_rs::WINDOWS_1252;

/// Characters of their own.
const NAMES: [(&str, char); 19] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("commat", '@'),
    ("period", '.'),
    ("lowbar", '_'),
    ("plus", '+'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("bdquo", '„'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("hyphen", '\u{2010}'),
    ("bull", '•'),
    ("zwnj", '\u{200c}'),
];

/// The names of U+00A0 and those behind it, in their order.
const LATIN: [&str; 96] = [
    "nbsp", "iexcl", "cent", "pound", "curren", "yen", "brvbar", "sect", "uml", "copy", "ordf", "laquo", "not", "shy",
    "reg", "macr", "deg", "plusmn", "sup2", "sup3", "acute", "micro", "para", "middot", "cedil", "sup1", "ordm",
    "raquo", "frac14", "frac12", "frac34", "iquest", "Agrave", "Aacute", "Acirc", "Atilde", "Auml", "Aring", "AElig",
    "Ccedil", "Egrave", "Eacute", "Ecirc", "Euml", "Igrave", "Iacute", "Icirc", "Iuml", "ETH", "Ntilde", "Ograve",
    "Oacute", "Ocirc", "Otilde", "Ouml", "times", "Oslash", "Ugrave", "Uacute", "Ucirc", "Uuml", "Yacute", "THORN",
    "szlig", "agrave", "aacute", "acirc", "atilde", "auml", "aring", "aelig", "ccedil", "egrave", "eacute", "ecirc",
    "euml", "igrave", "iacute", "icirc", "iuml", "eth", "ntilde", "ograve", "oacute", "ocirc", "otilde", "ouml",
    "divide", "oslash", "ugrave", "uacute", "ucirc", "uuml", "yacute", "thorn", "yuml",
];

/// `text` with every code decoded, also those that were encoded twice.
pub(super) fn decode(text: &str) -> Cow<'_, str> {
    let mut decoded = Cow::Borrowed(text);
    if !text.contains('&') || !text.contains(';') {
        return decoded;
    }
    // Each time it gets shorter.
    while let Some(next) = decode_once(&decoded) {
        decoded = Cow::Owned(next);
    }
    decoded
}

/// `None` if there is no code.
fn decode_once(text: &str) -> Option<String> {
    let (mut decoded, mut rest, mut found) = (String::new(), text, false);
    while let Some((before, from)) = rest.split_once('&') {
        decoded.push_str(before);
        let code = from.split_once(';').and_then(|(code, after)| Some((character(code)?, after)));
        (rest, found) = (code.map_or(from, |(_, after)| after), found || code.is_some());
        decoded.push(code.map_or('&', |(c, _)| c));
    }
    decoded.push_str(rest);
    found.then_some(decoded)
}

fn character(code: &str) -> Option<char> {
    if let Some(number) = code.strip_prefix('#') {
        let hex = number.strip_prefix(['x', 'X']);
        return of_number(hex.map_or_else(|| number.parse(), |hex| u32::from_str_radix(hex, 16)).ok()?);
    }
    let latin = || (0xa0_u8..=0xff).zip(LATIN).find(|(_, name)| *name == code).map(|(number, _)| char::from(number));
    NAMES.iter().find(|(name, _)| *name == code).map(|(_, c)| *c).or_else(latin)
}

/// The character of a number. Where Unicode has controls, browsers and so everybody mean Windows-1252.
pub(super) fn of_number(number: u32) -> Option<char> {
    match u8::try_from(number) {
        Ok(0) => None,
        Ok(byte @ 0x80..=0x9f) => WINDOWS_1252.decode_without_bom_handling(&[byte]).0.chars().next(),
        _ => char::from_u32(number),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_web_pages_write_is_decoded() {
        for (text, decoded) in [
            ("o&#39;brien", "o'brien"),
            ("o&#x27;brien", "o'brien"),
            ("o&#146;brien", "o’brien"),
            ("o&amp;#39;brien", "o'brien"),
            ("M&uuml;ller &lt;a@b&gt;", "Müller <a@b>"),
            ("&yuml;&nbsp;", "ÿ\u{a0}"),
            ("AT&T; a&b;c&", "AT&T; a&b;c&"),
            ("&#0;&#x110000;&#;", "&#0;&#x110000;&#;"),
        ] {
            assert_eq!(decode(text), decoded);
        }
    }
}
