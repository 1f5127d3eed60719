//! What a cell looks like while the table is not yet known: in a header or a sample. The readers of addresses and digests
//! decide; what they cannot read counts as well if it is plainly meant as an address, because a column of addresses with
//! typing errors is still one, and a line with one is no header.
//!
//! Never used to decide about a person.

use super::email::CellReader;
use super::entities;
use super::letters::{is_separator, is_wide_at};
use super::phone::{self, PhoneRules};
use super::problem::Problem;
use super::recipe::read_digest;

/// Whether a cell holds an address, whatever stands around it, or is a digest. The name of a column is neither, also if
/// it shows in brackets what is meant: `E-Mail (e.g. name@example.com)`.
#[must_use]
pub fn is_contact(cell: &str) -> bool {
    is_digest(cell) || holds_address(cell) && !is_explained(cell)
}

/// Whether a cell holds an @ with a dot after it, or any other spelling of an address.
#[must_use]
pub fn is_like_address(cell: &str) -> bool {
    let is_like = |cell: &str| cell.split_once('@').is_some_and(|(_, domain)| domain.contains('.'));
    is_like(cell) || holds_address(cell)
}

/// Whether a cell is a telephone number and nothing else, with the code of its country or a zero before it.
#[must_use]
pub fn is_number(cell: &str) -> bool {
    if !cell.bytes().any(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let mut is_number = false;
    // No line of a list is its header because no plan knows its number.
    match phone::read(cell, PhoneRules { is_list: true, ..PhoneRules::default() }, &mut |number| {
        is_number |= !number.is_doubtful
    }) {
        None => is_number,
        Some(Problem::NoCountry) => cell.trim_start_matches(|c: char| !c.is_ascii_digit()).starts_with('0'),
        Some(_) => false,
    }
}

/// Whether a cell is a digest of some recipe, blanks aside.
#[must_use]
pub fn is_digest(cell: &str) -> bool {
    read_digest(cell.trim()).is_some()
}

fn holds_address(cell: &str) -> bool {
    if !may_hold_at(cell) {
        return false;
    }
    let mut reader = CellReader::default();
    let read = reader.read(cell);
    match read.problem() {
        _ if read.addresses().next().is_some() => true,
        None => false,
        Some(Problem::QuotedLocalPart | Problem::IpAddress | Problem::EncodedLink) => true,
        Some(Problem::SpelledOut) => is_spelled_out(cell),
        Some(_) => with_joined_at(cell).split(is_separator).any(is_address_word),
    }
}

/// Whether there may be an @ in any spelling. No is sure, and said at once: whole samples are looked at.
fn may_hold_at(cell: &str) -> bool {
    let is_sign = |byte: u8| matches!(byte, b'@' | b'&' | b'%' | b'(' | b'[' | b'{' | b'<');
    cell.bytes().any(is_sign) || !cell.is_ascii() && cell.contains(is_wide_at)
}

/// Something before the last @, and something with a dot in it behind.
fn is_address_word(word: &str) -> bool {
    let Some((local, domain)) = word.rsplit_once('@') else { return false };
    let labels = domain.split('.').filter(|label| label.contains(char::is_alphanumeric)).count();
    local.contains(|c: char| c.is_alphanumeric() || c == '\u{fffd}') && labels > 1
}

/// With every spelling of an @ made one, and no blank behind it.
fn with_joined_at(cell: &str) -> String {
    let cell = entities::decode(cell).replace("%40", "@").replace(is_wide_at, "@");
    let mut parts = cell.split('@');
    let mut joined = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let rest = part.trim_start();
        // `E-Mail @firma.de` is a name; `max @ firma.de` is an address.
        if rest.len() < part.len() {
            joined.truncate(joined.trim_end().len());
        }
        joined.extend(["@", rest]);
    }
    joined
}

/// `max (at) firma.de`, and not the name `E-Mail (at)`.
fn is_spelled_out(cell: &str) -> bool {
    let lower = cell.to_lowercase();
    let around = ["(at)", "[at]", "{at}", "<at>"].iter().find_map(|at| lower.split_once(at));
    let is_dot = |text: &str| text.contains('.') || text.contains("(dot)") || text.contains("[dot]");
    around.is_some_and(|(local, domain)| {
        let domain = domain.trim_start();
        local.trim_end().ends_with(char::is_alphanumeric) && domain.starts_with(char::is_alphanumeric) && is_dot(domain)
    })
}

/// Whether what stands before the first @ says that an example follows.
fn is_explained(cell: &str) -> bool {
    const MARKS: [&str; 14] = [
        "e.g.", "eg.", "e. g.", "i.e.", "z.b.", "z. b.", "bspw.", "p.ex.", "par ex.", "p. ex.", "p.ej.", "p. ej.",
        "bijv.", "es.",
    ];
    const WORDS: [&str; 9] =
        ["example", "beispiel", "exemple", "ejemplo", "esempio", "voorbeeld", "such as", "for instance", "format"];
    let lower = cell.to_lowercase();
    let Some((before, _)) = lower.split_once('@') else { return false };
    // The part of the example that stands before its @ is no mark.
    let before = before.trim_end_matches(|c: char| !is_separator(c)).trim_end_matches(is_separator);
    MARKS.iter().chain(&WORDS).any(|mark| before.ends_with(mark))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_a_contact_in_every_spelling_that_people_use() {
        for cell in [
            "a@b.de",
            "(max@firma.example)",
            "“max@firma.example”",
            "„max@firma.example“",
            "«max@firma.example»",
            "‹max@firma.example›",
            "‘max@firma.example’",
            "'max@firma.example'",
            "\"max@firma.example\"",
            "[max@firma.example]",
            "{max@firma.example}",
            "<max@firma.example>",
            "＜max@firma.example＞",
            "|max@firma.example|",
            "mailto:max@firma.example",
            "mailto:max@firma.example?subject=x",
            "<mailto:max@firma.example>",
            "MAILTO://max@firma.example",
            "mailto:max%2Bnews@firma.example",
            "mailto:max%40firma.example",
            "SMTP:max@firma.example",
            "Max Muster (max@firma.example)",
            "Max Muster <max@firma.example>",
            "\"Muster, Max\" <max@firma.example>",
            "0001 Max max@firma.example Berlin",
            "0001 max@firma.example",
            "max@firma.example Max Muster",
            "E-Mail: max@firma.example",
            "Kontakt: max@firma.example, Tel. 0171",
            "max@firma.example (privat)",
            "max@firma.example\u{2003}",
            "max@firma.example\u{ad}",
            "\u{feff}max@firma.example",
            "\u{200b}max@firma.example",
            "\u{a0}max@firma.example",
            "\tmax@firma.example",
            "max＠firma.example",
            "max﹫firma.example",
            "ｍax＠firma.example",
            "max@ｆirma.example",
            "max@firma。example",
            "max&#64;firma.example",
            "max&commat;firma.example",
            "&lt;max@firma.example&gt;",
            "•max@firma.example",
            "→ max@firma.example",
            "#max@firma.example",
            "*max@firma.example",
            "**max@firma.example**",
            "`max@firma.example`",
            "=\"max@firma.example\"",
            "=HYPERLINK(\"mailto:max@firma.example\";\"Max\")",
            "[max@firma.example](mailto:max@firma.example)",
            "max@firma.example; eva@firma.example",
            "max@firma.example eva@firma.example",
            "max@firma.example/eva@firma.example",
            "max@firma.exampleeva@firma.example",
            "max@@firma.example",
            "max @ firma.example",
            "max@ firma.example",
            "max (at) firma.example",
            "max[at]firma[dot]example",
            "\"max muster\"@firma.example",
            "max@[127.0.0.1]",
            "max.@firma.example",
            "max@fir_ma.example",
            "max@firma..example",
            "m?ller@firma.example",
            "m\u{fffd}ller@firma.example",
            "müller@bücher.example",
            "max@xn--bcher-kva.example",
            "MAX@FIRMA.EXAMPLE",
            "max+news@firma.example",
            "o’brien@firma.example",
            "max@firma.example?subject=x",
            "https://firma.example/?email=max@firma.example",
            "max@firma.example.",
            "max@firma.example\0",
            "noreply@*.firma.example",
        ] {
            assert!(is_contact(cell), "{cell:?}");
            assert!(!cell.contains('@') || is_like_address(cell), "{cell:?}");
        }
    }

    #[test]
    fn the_name_of_a_column_is_no_contact() {
        for cell in [
            "",
            "E-Mail",
            "E-Mail (@firma)",
            "E-Mail (@firma.de)",
            "E-Mail @firma.de",
            "email@",
            "email@ (firma)",
            "@",
            "user@",
            "@b.de",
            "a@b",
            "E-Mail @ Arbeit",
            "E-Mail (at)",
            "Mail (at) Firma",
            "E-Mail (e.g. name@example.com)",
            "E-Mail, z.B. name@firma.de",
            "E-Mail (Beispiel: name@firma.de)",
            "Stra\u{fffd}e",
            "Kunde&Firma; Nr.",
            "Telefon",
            "0171 2345678",
            "firma.de",
            "#WERT!",
        ] {
            assert!(!is_contact(cell), "{cell:?}");
        }
    }

    #[test]
    fn a_digest_is_known_by_its_length() {
        assert!(is_digest(&"aB".repeat(16)) && is_digest(&format!(" {} ", "0f".repeat(64))));
        assert!(!is_digest(&"g".repeat(32)) && !is_digest(&"a".repeat(33)));
        assert!(is_contact(&"0a".repeat(20)));
    }

    #[test]
    fn a_column_may_hold_addresses_with_errors() {
        assert!(is_like_address("max@fir_ma.de") && is_like_address("a@b.de, c@d"));
        assert!(!is_like_address("max@firma") && !is_like_address("firma.de"));
    }
}
