//! E-mail addresses: reads the addresses of one cell and their normal form. Domains, digests and patterns are not
//! read here, see `identifier`.
//!
//! Invariant: reading a normal form gives that normal form again, alone and without a problem.
//!
//! Quoted local parts (`"a b"@c.de`) and IP literals are not matched: mail systems disagree on what they mean.

use std::borrow::Cow;
use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use crate::identity::address::Address;
use crate::identity::letters::{is_double_quote, is_wide_at, without_guards};
use crate::identity::plain::plain;
use crate::identity::plain_cell::PlainCell;
use crate::identity::problem::Problem;
use crate::identity::token::{Token, Tokens, diagnose, is_empty};
use crate::identity::{entities, host, local, typing};

/// RFC 5321, 4.5.3.1.3 (256 octets with the angle brackets), in octets.
const LONGEST: usize = 254;

/// Where an address lies in the text of its reader.
#[derive(Clone, Debug)]
struct AddressSpan {
    normal: Range<usize>,
    written: Range<usize>,
    at: usize,
    has_plus: bool,
    is_odd: bool,
}

impl AddressSpan {
    fn address<'a>(&self, text: &'a str) -> Address<'a> {
        Address {
            normal: &text[self.normal.clone()],
            written: &text[self.written.clone()],
            at: self.at,
            has_plus: self.has_plus,
            is_odd: self.is_odd,
        }
    }
}

/// Reads cells. One per worker thread: it owns the buffers, so that an ASCII cell costs no allocation.
#[derive(Clone, Debug, Default)]
pub struct CellReader {
    text: String,
    spans: Vec<AddressSpan>,
    problem: Option<Problem>,
    blank: bool,
}

/// What one cell holds.
#[derive(Clone, Copy, Debug)]
pub struct Cell<'a> {
    reader: &'a CellReader,
}

impl<'a> Cell<'a> {
    /// The addresses, in the order of the cell.
    pub fn addresses(&self) -> impl Iterator<Item = Address<'a>> + use<'a> {
        let text = self.reader.text.as_str();
        self.reader.spans.iter().map(move |span| span.address(text))
    }

    /// The first token with an @ that cannot be read, or why a cell with content has no address at all. A display
    /// name beside an address is no problem.
    #[must_use]
    pub fn problem(&self) -> Option<Problem> {
        self.reader.problem
    }

    /// Whether the cell holds nothing but blanks, quotes and separators.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.reader.blank
    }
}

impl CellReader {
    /// Reads the decoded text of one cell.
    pub fn read(&mut self, cell: &str) -> Cell<'_> {
        self.clear();
        match self.take_plain(cell) {
            Some(span) => self.spans.push(span),
            None => self.read_carefully(cell),
        }
        Cell { reader: self }
    }

    /// The address of a cell that is plain: what [`CellReader::read`] would say of it, and sooner. `None` for any other.
    #[inline]
    pub(super) fn read_plain(&mut self, cell: &str) -> Option<Address<'_>> {
        self.text.clear();
        let span = self.take_plain(cell)?;
        Some(span.address(&self.text))
    }

    /// Writes the normal form of a plain cell into the text, which is empty, and behind it what was written, if that
    /// differs.
    #[inline]
    fn take_plain(&mut self, cell: &str) -> Option<AddressSpan> {
        let trimmed = cell.trim_ascii();
        let PlainCell { at, has_plus, is_lower } = plain(trimmed.as_bytes())?;
        self.text.push_str(trimmed);
        let normal = 0..trimmed.len();
        if is_lower {
            return Some(AddressSpan { written: normal.clone(), normal, at, has_plus, is_odd: false });
        }
        self.text.make_ascii_lowercase();
        self.text.push_str(trimmed);
        Some(AddressSpan { normal, written: trimmed.len()..self.text.len(), at, has_plus, is_odd: false })
    }

    /// What [`CellReader::read`] would say if no cell were plain.
    #[cfg(test)]
    pub(super) fn read_without_haste(&mut self, cell: &str) -> Cell<'_> {
        self.clear();
        self.read_carefully(cell);
        Cell { reader: self }
    }

    fn clear(&mut self) {
        self.text.clear();
        self.spans.clear();
        self.problem = None;
        self.blank = false;
    }

    fn read_carefully(&mut self, cell: &str) {
        let decoded = entities::decode(cell);
        let cell = &*with_apostrophe(&decoded);
        for token in Tokens::of(cell).filter(Token::has_at) {
            let start = self.text.len();
            let read = if token.is_encoded() { Err(Problem::EncodedLink) } else { self.read_token(token.text) };
            match read {
                Ok(span) => self.keep(span),
                Err(problem) => {
                    self.text.truncate(start);
                    self.problem.get_or_insert(token.refine(problem));
                }
            }
        }
        if self.spans.is_empty() && self.problem.is_none() {
            self.blank = is_empty(cell);
            self.problem = (!self.blank).then(|| diagnose(cell));
        }
    }

    /// Outlook writes `a@b <a@b>`: the same address twice in a row is one.
    fn keep(&mut self, span: AddressSpan) {
        let same = |last: &AddressSpan| {
            self.text[last.normal.clone()] == self.text[span.normal.clone()]
                && self.text[last.written.clone()] == self.text[span.written.clone()]
        };
        if !self.spans.last().is_some_and(same) {
            self.spans.push(span);
        }
    }

    fn read_token(&mut self, token: &str) -> Result<AddressSpan, Problem> {
        let token = with_plain_at(without_guards(token));
        let start = self.text.len();
        self.text.push_str(&token);
        let written = start..self.text.len();
        let composed = if token.is_ascii() { Cow::Borrowed(&*token) } else { Cow::Owned(token.nfc().collect()) };
        // Composing can bring a guard to light: U+1FEF becomes a backtick.
        let (name, domain) = split_at_sign(without_guards(&composed))?;
        local::push(name, &mut self.text)?;
        let local = &self.text[written.end..];
        let (has_plus, at) = (local.contains('+'), local.len());
        let is_odd = typing::is_odd(local);
        self.text.push('@');
        let domain_start = self.text.len();
        host::push(domain, &mut self.text)?;
        host::check_dotted(&self.text[domain_start..])?;
        let is_odd = is_odd || host::has_punycode(&self.text[domain_start..]);
        let normal = written.end..self.text.len();
        if normal.len() > LONGEST {
            return Err(Problem::TooLong);
        }
        Ok(AddressSpan { normal, written, at, has_plus, is_odd })
    }
}

/// A double quote that stands alone in a cell, inside its first word, is a slip for an apostrophe: what stands behind it is
/// no address of somebody else.
fn with_apostrophe(cell: &str) -> Cow<'_, str> {
    let mut quotes = cell.match_indices(is_double_quote);
    let (Some((at, quote)), None) = (quotes.next(), quotes.next()) else { return Cow::Borrowed(cell) };
    let (before, after) = (&cell[..at], &cell[at + quote.len()..]);
    let is_in_word = before.ends_with(char::is_alphanumeric) && !before.contains(char::is_whitespace);
    if is_in_word && after.starts_with(char::is_alphanumeric) {
        return Cow::Owned(format!("{before}'{after}"));
    }
    Cow::Borrowed(cell)
}

/// An @ of East Asian typesetting is an @.
fn with_plain_at(token: &str) -> Cow<'_, str> {
    if token.contains(is_wide_at) { Cow::Owned(token.replace(is_wide_at, "@")) } else { Cow::Borrowed(token) }
}

fn split_at_sign(token: &str) -> Result<(&str, &str), Problem> {
    if token.contains('\u{fffd}') {
        return Err(Problem::Undecodable);
    }
    let (name, domain) = token.split_once('@').ok_or(Problem::NoDomain)?;
    match domain.split_once('@') {
        None if name.is_empty() => Err(Problem::NoLocalPart),
        None if domain.is_empty() => Err(Problem::NoDomain),
        None => Ok((name, domain)),
        Some((middle, rest)) if middle.contains('.') && !rest.is_empty() && !rest.contains('@') => {
            Err(Problem::TwoGlued)
        }
        Some(_) => Err(Problem::SeveralAts),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn normals(cell: &str) -> (Vec<String>, Option<Problem>) {
        let mut reader = CellReader::default();
        let cell = reader.read(cell);
        (cell.addresses().map(|address| address.normal().to_owned()).collect(), cell.problem())
    }

    #[test]
    fn one_address_however_it_is_wrapped() {
        for cell in [
            "max@firma.de",
            "  MAX@Firma.DE\t",
            "\u{a0}max@firma.de\u{2003}",
            "\u{feff}max@firma.de\u{200b}",
            "ma\u{ad}x@fir\u{200b}ma.de",
            "mailto:max@firma.de",
            "MAILTO:max@firma.de?subject=Hallo%20Welt&cc=x",
            "mailto://max@firma.de",
            "SMTP:max@firma.de",
            "Max <max@firma.de>",
            "Müller, Max <max@firma.de>",
            "\"Müller, Max\" <max@firma.de>",
            "\"max@firma.de\" <max@firma.de>",
            "'max@firma.de'",
            "\"max@firma.de\"",
            "“max@firma.de”",
            "'max@firma.de",
            "' max@firma.de",
            "=\"max@firma.de\"",
            "=max@firma.de",
            "max@firma.de\0",
            "max@firma.de.",
            "max@firma.de,",
            "max@firma.de;",
            "<max@firma.de>",
            "(max@firma.de)",
            "max@firma.de [mailto:max@firma.de]",
            "max＠firma.de",
            "max﹫firma.de",
            "•max@firma.de",
            "→ max@firma.de",
            "\u{f0b7}max@firma.de",
            "max@firma.de\u{f0a7}",
            "&lt;max@firma.de&gt;",
            "&nbsp;max@firma.de",
            "Max &amp; Moritz &#60;max&#x40;firma.de&#62;",
            "Max Müller max@firma.de",
        ] {
            assert_eq!(normals(cell), (vec!["max@firma.de".to_owned()], None), "{cell:?}");
        }
    }

    #[test]
    fn several_addresses_in_one_cell() {
        for cell in [
            "a@b.de;c@d.de",
            "a@b.de,c@d.de",
            "a@b.de c@d.de",
            "a@b.de ::: c@d.de",
            "a@b.de\r\nc@d.de",
            "a@b.de|c@d.de",
            "A <a@b.de>, C <c@d.de>",
            "a@b.de; ;c@d.de;",
            "a@b.de / c@d.de",
        ] {
            assert_eq!(normals(cell), (vec!["a@b.de".to_owned(), "c@d.de".to_owned()], None), "{cell:?}");
        }
    }

    #[test]
    fn unicode_has_one_form() {
        for cell in
            ["müller@bücher.de", "MÜLLER@BÜCHER.DE", "mu\u{308}ller@xn--bcher-kva.de", "Müller@XN--BCHER-KVA.DE"]
        {
            assert_eq!(normals(cell).0, ["müller@xn--bcher-kva.de"], "{cell}");
        }
        assert_ne!(normals("weiß@a.de"), normals("weiss@a.de"));
        assert_eq!(normals("o'brien@firma.ie").0, ["o'brien@firma.ie"]);
        assert_eq!(normals("max@firma.de.").0, ["max@firma.de"]);
    }

    #[test]
    fn what_was_written_is_remembered() {
        let mut reader = CellReader::default();
        let cell = reader.read("<'MU\u{308}ller@Bücher.DE>");
        assert_eq!(cell.addresses().next().unwrap().written(), "MU\u{308}ller@Bücher.DE");
        let cell = reader.read(" Max@XN--bcher-KVA.de ");
        let address = cell.addresses().next().unwrap();
        assert_eq!(
            (address.written(), address.local(), address.domain()),
            ("Max@XN--bcher-KVA.de", "max", "xn--bcher-kva.de")
        );
    }

    #[test]
    fn what_cannot_be_read_is_a_problem() {
        let long = format!("{}@firma.de", "a".repeat(65));
        let host = format!("a@{}.de", "b".repeat(64));
        let whole = format!("{}@{}.{}.{}.de", "a".repeat(64), "b".repeat(63), "c".repeat(63), "d".repeat(63));
        for (cell, problem) in [
            ("max", Problem::NoAt),
            ("max@firma@de", Problem::SeveralAts),
            ("max@@firma.de", Problem::SeveralAts),
            ("max@firma.deeva@firma.de", Problem::TwoGlued),
            ("max@firma.de/eva@firma.de", Problem::TwoGlued),
            ("@firma.de", Problem::NoLocalPart),
            ("max @ firma.de", Problem::NoLocalPart),
            ("\"max\"@firma.de", Problem::QuotedLocalPart),
            ("max@", Problem::NoDomain),
            ("max@firma", Problem::NoDot),
            ("max@[127.0.0.1]", Problem::IpAddress),
            ("max@[IPv6:2001:db8::1]", Problem::IpAddress),
            ("max@127.0.0.1", Problem::IpAddress),
            ("max@fir_ma.de", Problem::BadDomain),
            ("max@firma..de", Problem::BadDots),
            ("max.@firma.de", Problem::BadDots),
            ("m\\ax@firma.de", Problem::BadCharacter),
            ("m\0ax@firma.de", Problem::BadCharacter),
            ("mailto:max%2Bnews@firma.de?subject=x", Problem::EncodedLink),
            ("*@firma.de", Problem::Wildcard),
            ("max@*", Problem::Wildcard),
            ("ｍax@firma.de", Problem::FullWidth),
            ("a@b.de, ｍax＠firma.de", Problem::FullWidth),
            ("m\u{fffd}ller@firma.de", Problem::Undecodable),
            ("max@m\u{fffd}ller.de", Problem::Undecodable),
            (long.as_str(), Problem::LocalTooLong),
            (host.as_str(), Problem::LabelTooLong),
            (whole.as_str(), Problem::TooLong),
        ] {
            assert_eq!(normals(cell).1, Some(problem), "{cell:?}");
        }
        assert_eq!(normals("a@b.de, max@"), (vec!["a@b.de".to_owned()], Some(Problem::NoDomain)));
    }

    #[test]
    fn blank_cells_are_no_problem() {
        let mut reader = CellReader::default();
        for cell in ["", " ", "\u{a0}\u{200b}", "\"\"", "''", "=\"\"", " ; , "] {
            let cell = reader.read(cell);
            assert!(cell.is_blank() && cell.problem().is_none() && cell.addresses().next().is_none());
        }
        assert!(!reader.read("-").is_blank());
    }
}
