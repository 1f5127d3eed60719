//! The lines inside quoted fields of a record. Not whether they are rows: that is for whoever knows the columns.
//!
//! A stray quote may open a field that swallows whole rows before the next quote closes it. Each of its lines then looks
//! like a row, the first one together with what stands before the field.

/// The lines of every quoted field of `record` that has several, each parted at `delimiter`; what precedes a field stands
/// before its first line.
#[must_use]
pub fn lines_in_quotes(record: &str, delimiter: char) -> Vec<Vec<&str>> {
    let mut rows = Vec::new();
    let mut at = 0;
    while let Some(rest) = record.get(at..).filter(|rest| !rest.is_empty()) {
        let field_end = match rest.strip_prefix('"') {
            Some(inner) => {
                let end = at + 1 + closing_quote(inner);
                add_lines(record, at, end, delimiter, &mut rows);
                end
            }
            None => at,
        };
        match record.get(field_end..).and_then(|rest| rest.find(delimiter)) {
            Some(found) => at = field_end + found + delimiter.len_utf8(),
            None => break,
        }
    }
    rows
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

fn add_lines<'a>(record: &'a str, open: usize, close: usize, delimiter: char, rows: &mut Vec<Vec<&'a str>>) {
    let inside = record.get(open + 1..close).unwrap_or_default();
    let Some(first_end) = inside.find(['\n', '\r']) else { return };
    // Without a delimiter of its own the first line has swallowed nothing.
    let swallows = inside.get(..first_end).unwrap_or_default().contains(delimiter);
    let first = record.get(..open + 1 + first_end).filter(|_| swallows).unwrap_or_default();
    let others = inside.get(first_end..).unwrap_or_default().split(['\n', '\r']);
    let lines = std::iter::once(first).chain(others).filter(|line| !line.is_empty());
    rows.extend(lines.map(|line| line.split(delimiter).collect()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn swallowed_rows_come_out() {
        let record = "1;\"Max;max@x.example\n2;Anna;anna@x.example\n3;\"Bob;bob@x.example";
        let rows = lines_in_quotes(record, ';');
        assert_eq!(rows, [vec!["1", "\"Max", "max@x.example"], vec!["2", "Anna", "anna@x.example"], vec!["3", ""]]);
    }

    #[test]
    fn an_address_on_two_lines_is_no_row() {
        let rows = lines_in_quotes("7;\"Hauptstr. 1\r\n12345 \"\"Ort\"\"\";b@x.example;\"x\"", ';');
        assert_eq!(rows, [vec!["12345 \"\"Ort\"\""]]);
        assert!(lines_in_quotes("a;\"b;c\";\"\"", ';').is_empty());
    }
}
