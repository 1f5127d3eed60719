//! The text of a cell in the plainest characters: digits, signs and blanks of any script or typesetting become those of
//! ASCII, and what people, programs and spreadsheets put around a number goes. Not what the number is.

use super::super::letters::{is_apostrophe, is_blank, is_dash, is_invisible, without_edges, without_wrapping};
use super::messenger;

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
/// Fewer digits are no number.
const LEAST: usize = 7;
/// Zeros of the decimal digits of other scripts.
const ZEROS: [char; 8] = ['０', '٠', '۰', '०', '০', '๐', '໐', '𝟎'];

/// `text` so. A sign that stands for nothing here stays as it is.
pub(super) fn plain(text: &str) -> String {
    let text = without_wrapping(text);
    let of_messenger = messenger::number(text);
    let text = of_messenger.as_deref().unwrap_or(text);
    let is_negative = text.starts_with('-');
    let text = if is_negative { text } else { without_edges(text) };
    let plain: String = text.chars().filter(|c| !is_invisible(*c) || c.is_control()).map(plain_char).collect();
    without_fraction(without_country(without_label(plain.trim())).trim()).to_owned()
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

/// `DE +49 30 ...`, `(UK) +44 20 ...`: the code says the same.
fn without_country(text: &str) -> &str {
    let Some((before, _)) = text.split_once('+') else { return text };
    let name = before.trim().trim_start_matches('(').trim_end_matches([')', ':', '-']).trim_end();
    let is_abbreviation = (1..=3).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_uppercase());
    if is_abbreviation { text.get(before.len()..).unwrap_or_default() } else { text }
}

/// `491712345678.0`: what programs make of a whole number that they took for a broken one.
fn without_fraction(text: &str) -> &str {
    let is_whole = |text: &&str| text.trim_start_matches('+').bytes().all(|byte| byte.is_ascii_digit());
    text.strip_suffix(".0")
        .or_else(|| text.strip_suffix(".00"))
        .filter(is_whole)
        .filter(|text| text.len() >= LEAST)
        .unwrap_or(text)
}

/// Whether a word stands before a number: `Tel.:`, `Mobil`.
pub(super) fn is_label(word: &str) -> bool {
    LABELS.contains(&word.trim_end_matches(['.', ':']).to_lowercase().as_str())
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
            ("DE +49 171", "+49 171"),
            ("(UK) +44 20", "+44 20"),
            ("D: +49 171", "+49 171"),
            ("Max +49 171", "Max +49 171"),
            ("491712345678.0", "491712345678"),
            ("+491712345678.0", "+491712345678"),
            ("491712345678.00", "491712345678"),
            ("1234.0", "1234.0"),
            ("wa.me/491712345678", "+491712345678"),
            ("[0171] 23", "(0171) 23"),
            ("044'123'45", "044 123 45"),
            ("-49171", "-49171"),
            ("Müller", "Müller"),
        ] {
            assert_eq!(plain(text), expected, "{text}");
        }
    }
}
