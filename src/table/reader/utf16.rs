//! Refuses UTF-16 that is cut off or damaged: read as text it would lose characters without a word.

use crate::table::encoding::TextEncoding;
use crate::table::error::TableError;

/// Refuses an odd number of bytes at the end of UTF-16.
pub(super) fn check_odd(encoding: TextEncoding, total: u64, ended: bool) -> Result<(), TableError> {
    if encoding.is_utf16() && ended && total % 2 == 1 {
        return Err(TableError::OddLength { offset: total - 1 });
    }
    Ok(())
}

/// Refuses halves of UTF-16 characters in the first `len` of `bytes`, which lie at `offset` in the input.
pub(super) fn check_utf16(encoding: TextEncoding, bytes: &[u8], offset: u64, len: usize) -> Result<(), TableError> {
    let unit = match encoding {
        TextEncoding::Utf16Le => u16::from_le_bytes,
        TextEncoding::Utf16Be => u16::from_be_bytes,
        TextEncoding::Guess | TextEncoding::Named(_) => return Ok(()),
    };
    let (units, _) = bytes.get(..len).unwrap_or_default().as_chunks::<2>();
    let mut at = 0;
    for character in char::decode_utf16(units.iter().map(|pair| unit(*pair))) {
        match character {
            Ok(character) => at += 2 * character.len_utf16() as u64,
            Err(_) => return Err(TableError::LoneSurrogate { offset: offset + at }),
        }
    }
    Ok(())
}
