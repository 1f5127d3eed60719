//! The lines inside quoted fields of a record. Not whether they are rows: that is for whoever knows the columns.
//!
//! A stray quote may open a field that swallows whole rows before the next quote closes it. Each of its lines then looks
//! like a row, the first one together with what stands before the field.

use super::dialect::Dialect;
use super::quoted_field::{QuotedField, quoted_fields};

/// The lines of every quoted field of `record` that has several, each parted at the delimiter; what precedes a field in the
/// record, or in the line where an earlier one ended, stands before its first line.
#[must_use]
pub fn lines_in_quotes<'a>(record: &'a str, dialect: &Dialect) -> Vec<Vec<&'a str>> {
    let delimiter = char::from(dialect.delimiter);
    let mut line_start = 0;
    let of_field = |field: QuotedField| {
        let lines = lines_of(record, field, line_start, delimiter);
        // No line is given twice: a record may have thousands of such fields.
        if let Some(end) = record.get(field.open..field.close).and_then(|inside| inside.rfind(['\n', '\r'])) {
            line_start = field.open + end + 1;
        }
        lines
    };
    let lines: Vec<_> = quoted_fields(record, dialect).into_iter().flat_map(of_field).collect();
    lines.into_iter().map(|line| line.split(delimiter).collect()).collect()
}

/// The lines of a record whose quotes mean nothing, each parted at every delimiter and without quotes around its cells.
#[must_use]
pub fn lines_of_record(record: &[u8], dialect: &Dialect) -> Vec<Vec<String>> {
    let mut text = String::new();
    dialect.encoding.decode(record, &mut text);
    let text = text.replace("\r\n", "\n");
    let cells =
        |line: &str| line.split(char::from(dialect.delimiter)).map(|cell| cell.trim_matches('"').to_owned()).collect();
    text.split(['\n', '\r']).map(cells).collect()
}

fn lines_of(record: &str, field: QuotedField, line_start: usize, delimiter: char) -> Vec<&str> {
    let inside = record.get(field.open + 1..field.close).unwrap_or_default();
    let Some(first_end) = inside.find(['\n', '\r']) else { return Vec::new() };
    // Without a delimiter of its own the first line has swallowed nothing.
    let swallows = inside.get(..first_end).unwrap_or_default().contains(delimiter);
    let first = record.get(line_start..field.open + 1 + first_end).filter(|_| swallows).unwrap_or_default();
    let others = inside.get(first_end..).unwrap_or_default().split(['\n', '\r']);
    std::iter::once(first).chain(others).filter(|line| !line.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::encoding::TextEncoding;

    fn semicolons() -> Dialect {
        Dialect::new(b';', TextEncoding::Guess).unwrap()
    }

    #[test]
    fn swallowed_rows_come_out() {
        let record = "1;\"Max;max@x.example\n2;Anna;anna@x.example\n3;\"Bob;bob@x.example";
        let rows = lines_in_quotes(record, &semicolons());
        assert_eq!(rows, [vec!["1", "\"Max", "max@x.example"], vec!["2", "Anna", "anna@x.example"], vec!["3", ""]]);
    }

    #[test]
    fn thousands_of_fields_with_lines_cost_no_more_than_their_length() {
        let fields = 20_000;
        let record = format!("b@x.example;;{}", "\"a;\n\";".repeat(fields));
        let rows = lines_in_quotes(&record, &semicolons());
        assert!(rows.iter().flatten().map(|cell| cell.len()).sum::<usize>() < record.len());
        assert_eq!(rows.len(), fields);
    }

    #[test]
    fn an_address_on_two_lines_is_no_row() {
        let rows = lines_in_quotes("7;\"Hauptstr. 1\r\n12345 \"\"Ort\"\"\";b@x.example;\"x\"", &semicolons());
        assert_eq!(rows, [vec!["12345 \"\"Ort\"\""]]);
        assert!(lines_in_quotes("a;\"b;c\";\"\"", &semicolons()).is_empty());
    }
}
