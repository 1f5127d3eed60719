//! Cuts a cell into tokens at blanks, commas, quotes, brackets and the like, and says what a cell without any address
//! is instead.

use crate::identity::letters::{is_blank, is_separator, is_wide_at, without_wrapping};
use crate::identity::problem::Problem;
use crate::identity::recipe::read_digest;

/// A piece of a cell that may be an address.
pub(super) struct Token<'a> {
    pub(super) text: &'a str,
    /// The separator before it.
    before: Option<char>,
    /// The separator after it.
    after: Option<char>,
    /// It is the rest of a `mailto:` link.
    link: bool,
}

impl Token<'_> {
    /// A piece without any @ is a display name.
    pub(super) fn has_at(&self) -> bool {
        self.text.contains(|c| c == '@' || is_wide_at(c))
    }

    /// `%2B` in a link stands for another character, which is not the address that is meant.
    pub(super) fn is_encoded(&self) -> bool {
        self.link && self.text.contains('%')
    }

    /// What the surroundings say about a token without a part before or after its @.
    pub(super) fn refine(&self, problem: Problem) -> Problem {
        match problem {
            Problem::NoLocalPart if self.before == Some('"') => Problem::QuotedLocalPart,
            Problem::NoDomain if self.after == Some('[') => Problem::IpAddress,
            other => other,
        }
    }
}

/// The tokens of a cell.
pub(super) struct Tokens<'a> {
    rest: &'a str,
    before: Option<char>,
    link: bool,
}

impl<'a> Tokens<'a> {
    pub(super) fn of(cell: &'a str) -> Self {
        Self { rest: cell, before: None, link: false }
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        while !self.rest.is_empty() {
            let end = self.rest.find(is_separator).unwrap_or(self.rest.len());
            let (text, tail) = self.rest.split_at(end);
            let after = tail.chars().next();
            let before = self.before;
            self.rest = after.map_or("", |c| &tail[c.len_utf8()..]);
            self.before = after;
            // The query of a mailto: link is no part of the address.
            let link = self.link;
            let text = if link { text.split('?').next().unwrap_or(text) } else { text };
            self.link = after == Some(':') && text.eq_ignore_ascii_case("mailto");
            if !text.is_empty() {
                return Some(Token { text, before, after, link });
            }
        }
        None
    }
}

/// Whether the cell holds nothing that a person would call content.
pub(super) fn is_empty(cell: &str) -> bool {
    cell.chars().all(|c| is_blank(c) || is_separator(c) || matches!(c, '\'' | '='))
}

/// What a cell without an address is instead.
pub(super) fn diagnose(cell: &str) -> Problem {
    let text = without_wrapping(cell);
    if text.contains('\u{fffd}') {
        return Problem::Undecodable;
    }
    if is_spreadsheet_error(text) {
        return Problem::ExcelError;
    }
    let lower = text.to_ascii_lowercase();
    if lower.contains("/cn=") || lower.starts_with("/o=") {
        return Problem::X500;
    }
    if ["(at)", "[at]", "{at}", "<at>"].iter().any(|at| lower.contains(at)) {
        return Problem::SpelledOut;
    }
    if read_digest(text).is_some() {
        return Problem::Digest;
    }
    if is_phone_number(text) { Problem::PhoneNumber } else { Problem::NoAt }
}

/// The error values of Excel and LibreOffice in English, German, French, Spanish and Italian, and a too narrow column.
pub(super) fn is_spreadsheet_error(text: &str) -> bool {
    const ERRORS: [&str; 26] = [
        "#NAME?",
        "#VALUE!",
        "#N/A",
        "#REF!",
        "#DIV/0!",
        "#NULL!",
        "#NUM!",
        "#SPILL!",
        "#CALC!",
        "#FIELD!",
        "#GETTING_DATA",
        "#WERT!",
        "#NV",
        "#BEZUG!",
        "#ZAHL!",
        "#ÜBERLAUF!",
        "#NOM?",
        "#VALEUR!",
        "#NOMBRE!",
        "#NUL!",
        "#¿NOMBRE?",
        "#¡VALOR!",
        "#NOME?",
        "#VALORE!",
        "#RIF!",
        "#N/D",
    ];
    let is_error = || {
        let upper = text.to_uppercase();
        text.bytes().all(|byte| byte == b'#') || ERRORS.contains(&upper.as_str())
    };
    text.len() > 1 && text.starts_with('#') && is_error()
        || text.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("Err:"))
}

fn is_phone_number(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let looks_right = |c: char| c.is_ascii_digit() || "+-/(). ,".contains(c) || c.is_whitespace();
    // `4,91712E+11` is what a spreadsheet makes of a phone number.
    let without_exponent = text.split_once("E+").map_or(text, |(mantissa, _)| mantissa);
    digits >= 6 && without_exponent.chars().all(looks_right)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(cell: &str) -> Vec<&str> {
        Tokens::of(cell).map(|token| token.text).collect()
    }

    #[test]
    fn cells_are_cut_where_people_separate() {
        assert_eq!(tokens("\"Müller, Max\" <a@b>"), ["Müller", "Max", "a@b"]);
        assert_eq!(tokens("a@b ::: c@d;e@f,g@h|i@j\nk@l\u{a0}m@n"), ["a@b", "c@d", "e@f", "g@h", "i@j", "k@l", "m@n"]);
        assert_eq!(tokens("MailTo:a@b?subject=x"), ["MailTo", "a@b"]);
        assert_eq!(tokens("what?a@b"), ["what?a@b"]);
    }

    #[test]
    fn cells_without_an_address_are_told_apart() {
        let cases = [
            ("#NAME?", Problem::ExcelError),
            ("#wert!", Problem::ExcelError),
            ("#######", Problem::ExcelError),
            ("Err:502", Problem::ExcelError),
            ("/O=FIRMA/OU=EX/CN=RECIPIENTS/CN=MAX", Problem::X500),
            ("EX:/o=Firma/cn=Max", Problem::X500),
            ("max (at) firma.de", Problem::SpelledOut),
            ("b58996c504c5638798eb6b511e6f49af", Problem::Digest),
            ("+49 (0) 171 / 234-56", Problem::PhoneNumber),
            ("4,91712E+11", Problem::PhoneNumber),
            ("M\u{fffd}ller", Problem::Undecodable),
            ("n/a", Problem::NoAt),
            ("12345", Problem::NoAt),
        ];
        for (cell, problem) in cases {
            assert_eq!(diagnose(cell), problem, "{cell}");
        }
    }
}
