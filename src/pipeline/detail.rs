//! The proof of one reject as text: space-separated `key=value`, primary reason first, every further reason after its
//! own `reason=CODE`. Never holds an address: only codes, dates, numbers, and the names of lists and columns.

use std::fmt::Write as _;

use crate::base::own_column::ValueClass;
use crate::policy::reason::{Reason, Reasons};

use super::lists::{FoundEntry, Lists};

/// More proofs than this are counted, not shown.
const MOST_PROOFS: usize = 8;

/// Why one reason holds.
#[derive(Clone, Copy, Debug)]
pub(super) enum Proof<'a> {
    /// An entry of a list, found for an identifier in the column of this name.
    Entry { found: &'a FoundEntry, column: &'a str },
    /// A column of the contact list, in this row or in the row that starts at `line`.
    Column { number: u16, name: &'a str, line: Option<u64>, class: ValueClass },
    /// What is wrong with the cell of a column.
    Cell { name: &'a str, why: &'static str },
    /// The row has `found` fields instead of `expected`.
    Fields { found: usize, expected: usize },
    /// A quoted field holds lines that are rows by themselves.
    Lines,
    /// The row that is kept instead.
    Kept { line: u64 },
}

/// Appends the proofs of one row to `out`.
pub(super) fn describe(lists: &Lists, reasons: Reasons, proofs: &[(Reason, Proof<'_>)], out: &mut String) {
    let Some(primary) = reasons.primary() else { return };
    let first = proofs.iter().filter(|(reason, _)| *reason == primary);
    let further = proofs.iter().filter(|(reason, _)| *reason != primary);
    for (at, (reason, proof)) in first.chain(further).enumerate() {
        if at == MOST_PROOFS {
            let _ = write!(out, " further={}", proofs.len() - MOST_PROOFS);
            return;
        }
        if at > 0 {
            let _ = write!(out, " reason={} ", reason.code());
        }
        describe_one(lists, proof, out);
    }
}

fn describe_one(lists: &Lists, proof: &Proof<'_>, out: &mut String) {
    // Writing to a String cannot fail.
    let _ = match *proof {
        Proof::Entry { found, column } => return describe_entry(lists, found, column, out),
        Proof::Column { name, line: None, .. } => write!(out, "column={}", Word(name)),
        Proof::Column { name, line: Some(line), .. } => write!(out, "column={} line={line}", Word(name)),
        Proof::Cell { name, why } => write!(out, "why={why} column={}", Word(name)),
        Proof::Fields { found, expected } => write!(out, "fields={found} expected={expected}"),
        Proof::Lines => write!(out, "why=rows-in-quotes"),
        Proof::Kept { line } => write!(out, "line={line}"),
    };
}

fn describe_entry(lists: &Lists, found: &FoundEntry, column: &str, out: &mut String) {
    let _ = write!(out, "list={}", Word(lists.info(found.list).map_or("", |info| &info.name)));
    if let Some(time) = found.time {
        let _ = write!(out, " date={}", time.show_date());
    }
    if let Some(batch) = found.batch {
        let _ = write!(out, " batch={batch}");
    }
    if found.line > 0 {
        let _ = write!(out, " line={}", found.line);
    }
    let _ = write!(out, " form={} column={}", found.form_name(), Word(column));
    if found.missing {
        out.push_str(" missing=yes");
    }
}

/// A name without blanks and control characters, so that the detail stays `key=value` words: those are percent-encoded.
struct Word<'a>(&'a str);

impl std::fmt::Display for Word<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for c in self.0.chars() {
            if c == '%' || c == '=' || c.is_whitespace() || c.is_control() {
                let mut utf8 = [0; 4];
                for byte in c.encode_utf8(&mut utf8).bytes() {
                    write!(f, "%{byte:02X}")?;
                }
            } else {
                f.write_char(c)?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_single_words() {
        assert_eq!(Word("E-Mail 2: Adresse").to_string(), "E-Mail%202:%20Adresse");
        assert_eq!(Word("100%=a\u{a0}b").to_string(), "100%25%3Da%C2%A0b");
    }
}
