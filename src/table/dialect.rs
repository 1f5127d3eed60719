//! How a list is written, as data. Finding it out is `sniff_dialect`.
//!
//! Invariant: the delimiter is always that character and never a part of another one.

use super::encoding::TextEncoding;
use super::error::TableError;

/// How a list is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dialect {
    /// The ASCII character between fields.
    pub delimiter: u8,
    /// How bytes become text.
    pub encoding: TextEncoding,
    /// Blanks between a delimiter and a quote are no content: that quote opens a field all the same.
    pub blanks_before_quotes: bool,
}

/// How people call a delimiter, and may type it.
#[must_use]
pub fn delimiter_name(delimiter: u8) -> String {
    match delimiter {
        b'\t' => "tab".to_owned(),
        other => char::from(other).to_string(),
    }
}

impl Dialect {
    /// One in which a quote opens a field only at its very start.
    ///
    /// # Errors
    /// When the delimiter is a quote, an @, a line end, not ASCII, or a part of other characters in this encoding.
    pub fn new(delimiter: u8, encoding: TextEncoding) -> Result<Self, TableError> {
        if !delimiter.is_ascii() || matches!(delimiter, b'"' | b'@' | b'\r' | b'\n' | 0) {
            return Err(TableError::BadDelimiter);
        }
        match encoding {
            TextEncoding::Named(named) if !encoding.allows(delimiter) => {
                Err(TableError::RefusedDelimiter { delimiter: char::from(delimiter), encoding: named.name() })
            }
            _ => Ok(Self { delimiter, encoding, blanks_before_quotes: false }),
        }
    }

    /// Whether nothing but blanks stands behind the last delimiter of `record`, or in all of it, and a quote may follow.
    #[inline]
    pub(super) fn ends_in_blanks(&self, record: &[u8]) -> bool {
        let content = |byte: &&u8| !self.is_blank_before_quote(**byte);
        self.blanks_before_quotes && record.iter().rfind(content).is_none_or(|last| *last == self.delimiter)
    }

    /// Whether `byte` may stand between a delimiter and the quote that opens a field.
    pub(super) fn is_blank_before_quote(&self, byte: u8) -> bool {
        self.blanks_before_quotes && matches!(byte, b' ' | b'\t') && byte != self.delimiter
    }
}
