//! An extension behind a number: who is called is told by the number alone.

/// Words before an extension. In lower case.
const WORDS: [&str; 19] = [
    "ext",
    "extn",
    "extension",
    "x",
    "durchwahl",
    "dw",
    "nst",
    "nebenstelle",
    "app",
    "apparat",
    "kl",
    "klappe",
    "poste",
    "int",
    "interno",
    "toestel",
    "tst",
    "anexo",
    "#",
];
/// Longer ones are a number of their own.
const MOST: usize = 6;
/// So many digits make the number before it.
const LEAST: usize = 6;

/// `text` (plain) without its extension, if it has one (`ext. 12`, `x12`, `DW 12`, `;ext=12`, `(int. 3)`), and that.
pub(super) fn without_extension(text: &str) -> (&str, Option<&str>) {
    match split(text) {
        Some((number, extension)) => (number, Some(extension)),
        None => (text, None),
    }
}

fn split(text: &str) -> Option<(&str, &str)> {
    let inner = text.strip_suffix(')').unwrap_or(text).trim_end();
    let head = inner.trim_end_matches(|c: char| c.is_ascii_digit());
    let extension = inner.get(head.len()..).filter(|digits| (1..=MOST).contains(&digits.len()))?;
    let head = head.trim_end_matches([' ', '.', ':', '=', '-']);
    let number = match head.strip_suffix('#') {
        Some(number) => number,
        None => head.trim_end_matches(char::is_alphabetic),
    };
    let word = head.get(number.len()..).unwrap_or_default().to_lowercase();
    let has_number = number.bytes().filter(u8::is_ascii_digit).count() >= LEAST;
    let is_extension = has_number && WORDS.contains(&word.as_str());
    is_extension.then(|| (number.trim_end_matches([' ', ',', ';', '-', '/', '(', '.']), extension))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn extensions_go() {
        for (text, expected) in [
            ("+44 20 7946 0958 ext. 12", "+44 20 7946 0958"),
            ("+44 20 7946 0958x12", "+44 20 7946 0958"),
            ("020 7946 0958 #123", "020 7946 0958"),
            ("+49-30-123456;ext=7", "+49-30-123456"),
            ("030 123456 DW 12", "030 123456"),
            ("030 123456, Durchwahl: 12", "030 123456"),
            ("06 1234567 (int. 3)", "06 1234567"),
            ("01 234 56 78 poste 9", "01 234 56 78"),
            // None.
            ("030 123456-12", "030 123456-12"),
            ("0800 FLOWERS", "0800 FLOWERS"),
            ("ext 12", "ext 12"),
            ("030 123456 ext 1234567", "030 123456 ext 1234567"),
        ] {
            assert_eq!(without_extension(text).0, expected, "{text}");
        }
    }
}
