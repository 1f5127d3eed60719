//! Finds out whether the quotes of a list stand behind blanks, as in `a@s.example, "Doe, John", x`. Not its delimiter.
//!
//! Invariant: it takes the whole sample: a quote that is a part of a text must never open a field.

use super::dialect::Dialect;
use super::fields::FieldReader;
use super::first_records::first_records;
use super::quoted_field::{QuotedField, quoted_fields};
use super::split::Splitter;

/// `plain`, with blanks before quotes if `body` is written so: every quote behind blanks is closed at the end of a field, and
/// either no other field is quoted or the records agree better about their number of fields.
pub(super) fn with_quotes_as_written(body: &[u8], at_end: bool, plain: Dialect, comments: bool) -> Dialect {
    let behind_blanks = Dialect { blanks_before_quotes: true, ..plain };
    if !is_possible(body, &behind_blanks) || !can_be_split(body, at_end, &behind_blanks, comments) {
        return plain;
    }
    let records = first_records(body, at_end, &behind_blanks, comments);
    let Some(quotes) = quotes_of(&records, &behind_blanks) else { return plain };
    let agreement = agreement(&records, &behind_blanks);
    let plain_agreement = self::agreement(&first_records(body, at_end, &plain, comments), &plain);
    let is_written_so = match quotes {
        Quotes::BehindBlanks => agreement >= plain_agreement,
        Quotes::Both => agreement > plain_agreement,
    };
    if is_written_so { behind_blanks } else { plain }
}

/// Spares most lists the rest.
fn is_possible(body: &[u8], dialect: &Dialect) -> bool {
    let is_one = |pair: &[u8]| matches!(pair, [blank, b'"'] if dialect.is_blank_before_quote(*blank));
    dialect.encoding.is_utf16() || body.windows(2).any(is_one)
}

fn can_be_split(body: &[u8], at_end: bool, dialect: &Dialect, comments: bool) -> bool {
    Splitter::new(dialect, body.len()).with_comments(comments).split(body, at_end, 1, &mut Vec::new()).is_ok()
}

/// Where the quotes of fields stand that are not the first of their record.
enum Quotes {
    BehindBlanks,
    Both,
}

/// `None` when none stands behind blanks, or one that does is not that of a field.
fn quotes_of(records: &[&[u8]], dialect: &Dialect) -> Option<Quotes> {
    let (mut behind_blanks, mut directly) = (false, false);
    for record in records {
        let mut text = String::new();
        dialect.encoding.decode(record, &mut text);
        for field in quoted_fields(&text, dialect) {
            let is_behind = field.start < field.open;
            if is_behind && !is_closed_at_end(&text, field) {
                return None;
            }
            behind_blanks |= is_behind;
            directly |= !is_behind && field.start > 0;
        }
    }
    match (behind_blanks, directly) {
        (true, false) => Some(Quotes::BehindBlanks),
        (true, true) => Some(Quotes::Both),
        (false, _) => None,
    }
}

fn is_closed_at_end(record: &str, field: QuotedField) -> bool {
    record.get(field.close + 1..field.end).is_some_and(|rest| rest.trim_matches([' ', '\t']).is_empty())
}

/// The share of records that are as wide as most.
fn agreement(records: &[&[u8]], dialect: &Dialect) -> f64 {
    let mut fields = FieldReader::new(dialect, &[]);
    let mut widths: Vec<usize> = records.iter().map(|record| fields.read(record)).collect();
    widths.sort_unstable();
    let most = widths.chunk_by(|a, b| a == b).map(<[usize]>::len).max().unwrap_or(0);
    most as f64 / records.len().max(1) as f64
}
