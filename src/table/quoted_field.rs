//! The quoted fields of one record that is at hand as text. Not the hot way to cells (`fields`): this is for questions about
//! how a field is written.

use super::dialect::Dialect;

/// Where a field with quotes around it lies in the text of its record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct QuotedField {
    /// Just after the delimiter before it.
    pub start: usize,
    /// Of the opening quote.
    pub open: usize,
    /// Of the closing quote; the end of the record when there is none.
    pub close: usize,
    /// Of the delimiter behind it, or the end of the record.
    pub end: usize,
}

/// All of them, in their order.
pub(super) fn quoted_fields(record: &str, dialect: &Dialect) -> Vec<QuotedField> {
    let mut fields = Vec::new();
    let mut start = 0;
    while let Some(rest) = record.get(start..).filter(|rest| !rest.is_empty()) {
        let blanks = rest.bytes().take_while(|byte| dialect.is_blank_before_quote(*byte)).count();
        let open = start + blanks;
        let inner = record.get(open..).and_then(|rest| rest.strip_prefix('"'));
        let close = inner.map(|inner| open + 1 + closing_quote(inner));
        let behind = close.unwrap_or(start);
        let delimiter = record.get(behind..).and_then(|rest| rest.find(char::from(dialect.delimiter)));
        let end = delimiter.map_or(record.len(), |at| behind + at);
        fields.extend(close.map(|close| QuotedField { start, open, close, end }));
        start = end + 1;
    }
    fields
}

/// Where the quote that closes the field stands in what follows the opening one.
fn closing_quote(inner: &str) -> usize {
    let mut characters = inner.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        if character == '"' && characters.next_if(|(_, next)| *next == '"').is_none() {
            return at;
        }
    }
    inner.len()
}
