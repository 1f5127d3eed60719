//! The five columns that stand before every rejected record, in the dialect and encoding of the contact list. They
//! stand first, so that they stay aligned however ragged the record is; the record itself follows as it was.

use crate::base::reject_columns::REJECT_COLUMNS;
use crate::policy::reason::{Reason, Reasons};

use super::context::RunContext;

/// One rejected record of a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Reject {
    pub record: u32,
    pub primary: Reason,
    /// Where its five columns stand in [`RejectLines::text`].
    start: usize,
    end: usize,
}

/// The rejected records of a block in record order.
#[derive(Debug, Default)]
pub(super) struct RejectLines {
    rejects: Vec<Reject>,
    text: Vec<u8>,
    /// Scratch for one line before it is encoded.
    line: String,
}

impl RejectLines {
    pub(super) fn clear(&mut self) {
        self.rejects.clear();
        self.text.clear();
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (&Reject, &[u8])> {
        self.rejects.iter().map(|reject| (reject, self.text.get(reject.start..reject.end).unwrap_or_default()))
    }

    pub(super) fn len(&self) -> usize {
        self.rejects.len()
    }

    /// Adds a record; `line` is the physical line where it starts, `proofs` are those for machines and for people.
    pub(super) fn push(
        &mut self,
        context: &RunContext<'_>,
        record: u32,
        line: u64,
        reasons: Reasons,
        [detail, why]: [&str; 2],
    ) {
        let Some(primary) = reasons.primary() else { return };
        self.line.clear();
        let codes: Vec<_> = reasons.iter().map(Reason::code).collect();
        for cell in [line.to_string().as_str(), primary.code(), &codes.join(" "), detail, why] {
            push_cell(&mut self.line, cell, char::from(context.dialect.delimiter));
        }
        let start = self.text.len();
        context.encoding.encode(&self.line, &mut self.text);
        self.rejects.push(Reject { record, primary, start, end: self.text.len() });
    }

    /// Puts records that were pushed late (duplicates) into their place.
    pub(super) fn sort(&mut self) {
        self.rejects.sort_by_key(|reject| reject.record);
    }
}

/// The five names as they stand before the header.
pub(super) fn header_cells(context: &RunContext<'_>) -> Vec<u8> {
    let mut names = String::new();
    for name in REJECT_COLUMNS {
        push_cell(&mut names, name, char::from(context.dialect.delimiter));
    }
    let mut bytes = Vec::new();
    context.encoding.encode(&names, &mut bytes);
    bytes
}

/// Appends one cell and the delimiter, quoted where a reader of CSV needs it (RFC 4180).
fn push_cell(line: &mut String, cell: &str, delimiter: char) {
    if cell.contains(['"', '\r', '\n', delimiter]) {
        line.push('"');
        line.push_str(&cell.replace('"', "\"\""));
        line.push('"');
    } else {
        line.push_str(cell);
    }
    line.push(delimiter);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_where_needed() {
        let mut line = String::new();
        for cell in ["12", "a,b", "say \"no\"", ""] {
            push_cell(&mut line, cell, ',');
        }
        assert_eq!(line, "12,\"a,b\",\"say \"\"no\"\"\",,");
    }
}
