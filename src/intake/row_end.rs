//! Whether the last row of a list may have been cut off, although it can be read: `anna@firma.d` is an address, but of no
//! domain that exists. Asked only of a last row that has no line end.

use crate::base::date::read_date;
use crate::identity::domain::has_known_top;
use crate::identity::identifier::{Identifier, IdentifierReader, Listed, bare};
use crate::identity::spelling::Spelled as _;

use super::list_part::BadEnd;
use super::list_row::ListRow;
use super::plan::Plan;

/// The end of a list whose last row is `row`, if it looks cut off.
pub(super) fn bad_end(row: &mut impl ListRow, plan: &Plan, line: u64, is_unreadable: bool) -> Option<BadEnd> {
    let is_short = row.width() < plan.usual;
    let cell = bare(row.cell(0).unwrap_or_default());
    let is_hex = is_unreadable && !cell.is_empty() && cell.bytes().all(|byte| byte.is_ascii_hexdigit());
    let is_bad = is_unreadable || is_short || may_be_cut(row.text()) || ends_in_broken_date(row, plan);
    is_bad.then_some(BadEnd { line, is_hex })
}

/// Whether the last cell stands in the column of dates and is the beginning of one.
fn ends_in_broken_date(row: &mut impl ListRow, plan: &Plan) -> bool {
    let is_last = plan.date.as_ref().is_some_and(|date| date.index + 1 == row.width());
    is_last && row.cell(plan.entries.len()).is_some_and(is_broken_date)
}

/// Whether the last thing in the row is an address or a domain under a top-level domain that does not exist.
fn may_be_cut(row: &str) -> bool {
    let mut reader = IdentifierReader::default();
    let last = row.trim_end().rsplit([',', ';', '\t', '|', '\n', ' ']).next().unwrap_or_default();
    match reader.read_alone(last) {
        Ok(Listed::Identifier(Identifier::Domain(entry))) => !has_known_top(&entry.domain),
        Ok(Listed::Identifier(identifier)) => identifier.domain().is_some_and(|domain| !has_known_top(domain)),
        _ => false,
    }
}

/// Whether a cell in a column of dates is the beginning of one: numbers that are none.
fn is_broken_date(cell: &str) -> bool {
    let cell = cell.trim();
    let is_part = |byte: u8| byte.is_ascii_digit() || b"-./: ".contains(&byte);
    !cell.is_empty() && cell.bytes().all(is_part) && read_date(cell, None).is_none() && !is_ambiguous(cell)
}

/// A whole date of which nobody can tell the day from the month: two small numbers and a year.
fn is_ambiguous(cell: &str) -> bool {
    let day = cell.split(' ').next().unwrap_or_default();
    let parts: Vec<&str> = day.split(['-', '.', '/']).collect();
    matches!(parts[..], [day, month, year] if [day.len(), month.len()].iter().all(|length| (1..=2).contains(length)) && matches!(year.len(), 2 | 4))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_beginning_of_a_date_is_none() {
        for cut in ["20", "2024-", "2024-0", "2", "12.", "12.03.2", "03/04/202", "2024-03-1 1"] {
            assert!(is_broken_date(cut), "{cut}");
        }
        for whole in ["", "2024-03-12", "12.03.2024", "03/04/2024", "03/04/24", "1700000000", "unbekannt", "2024-03"] {
            assert!(!is_broken_date(whole), "{whole}");
        }
    }

    #[test]
    fn a_domain_that_does_not_exist_ends_a_list_that_was_cut() {
        for cut in ["anna@firma.d", "x;y;Anna <anna@firma.exampl>", "@firma.d", "*@firma.d", "a@b.de,\"anna@firma.d"] {
            assert!(may_be_cut(cut), "{cut}");
        }
        for whole in
            ["anna@firma.de", "anna@firma.d,2024-01-01", "@firma.de", "firma.example", "", "x", "anna@firma.de "]
        {
            assert!(!may_be_cut(whole), "{whole}");
        }
    }
}
