//! The text of a cell in the plainest characters: digits, signs and blanks of any script or typesetting become those of
//! ASCII, and what people, programs and spreadsheets put around a number goes. Not what the number is.

use super::super::letters::{is_apostrophe, is_blank, is_dash, is_invisible, without_edges, without_wrapping};

/// Words before a number. In lower case.
const LABELS: [&str; 28] = [
    "tel",
    "telefon",
    "telefono",
    "telefonnummer",
    "telephone",
    "téléphone",
    "teléfono",
    "telefoon",
    "phone",
    "fon",
    "festnetz",
    "mobil",
    "mobile",
    "mob",
    "mobiltelefon",
    "handy",
    "handynummer",
    "cell",
    "gsm",
    "portable",
    "fax",
    "telefax",
    "whatsapp",
    "sms",
    "callto",
    "t",
    "m",
    "p",
];
/// Zeros of the decimal digits of other scripts.
const ZEROS: [char; 8] = ['０', '٠', '۰', '०', '০', '๐', '໐', '𝟎'];

/// `text` so. A sign that stands for nothing here stays as it is.
pub(super) fn plain(text: &str) -> String {
    let text = without_wrapping(text);
    let is_negative = text.starts_with('-');
    let text = if is_negative { text } else { without_edges(text) };
    let plain: String = text.chars().filter(|c| !is_invisible(*c) || c.is_control()).map(plain_char).collect();
    without_label(plain.trim()).trim().to_owned()
}

fn plain_char(c: char) -> char {
    match c {
        '\n' | '\r' => '\n',
        _ if c.is_ascii_alphanumeric() => c,
        '＋' | '﹢' => '+',
        '（' | '［' | '[' => '(',
        '）' | '］' | ']' => ')',
        '／' | '⁄' | '∕' | '\\' => '/',
        '．' | '·' | '•' | '∙' | '‧' => '.',
        '，' => ',',
        '；' => ';',
        '：' => ':',
        '~' | '∼' | '〜' | '～' => '-',
        '_' => ' ',
        _ if is_dash(c) => '-',
        _ if is_blank(c) || is_apostrophe(c) => ' ',
        _ => digit(c).unwrap_or(c),
    }
}

/// The ASCII digit of a digit of another script.
fn digit(c: char) -> Option<char> {
    let value = ZEROS.iter().find_map(|zero| (c as u32).checked_sub(*zero as u32).filter(|value| *value < 10))?;
    char::from_digit(value, 10)
}

/// `Tel.: 030 ...`, `tel:+49...`
fn without_label(text: &str) -> &str {
    let rest = text.trim_start_matches(char::is_alphabetic);
    let label = text.get(..text.len() - rest.len()).unwrap_or_default().to_lowercase();
    if LABELS.contains(&label.as_str()) { rest.trim_start_matches(['.', ':', ' ', '-', '/']) } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_of_every_typesetting_become_plain() {
        for (text, expected) in [
            ("＋４９\u{a0}１７１", "+49 171"),
            ("٠١٧١", "0171"),
            ("=\"+49171\"", "+49171"),
            ("'+49171", "+49171"),
            ("' +49171", "+49171"),
            ("\u{202d}+49 171\u{202c}", "+49 171"),
            ("0171–23‑45", "0171-23-45"),
            ("030∕123", "030/123"),
            ("Tel.: 030/123", "030/123"),
            ("tel:+49-171", "+49-171"),
            ("📞 0171", "0171"),
            ("[0171] 23", "(0171) 23"),
            ("044'123'45", "044 123 45"),
            ("-49171", "-49171"),
            ("Müller", "Müller"),
        ] {
            assert_eq!(plain(text), expected, "{text}");
        }
    }
}
