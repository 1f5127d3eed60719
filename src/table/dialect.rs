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
}

impl Dialect {
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
            _ => Ok(Self { delimiter, encoding }),
        }
    }
}
