//! The proof of one reject as text: space-separated `key=value`, primary reason first, every further reason after its
//! own `reason=CODE`. For machines; people read `why`. Never holds an address: only codes, dates, numbers, and the names
//! of lists and columns.
//!
//! Invariant: a value with a blank, a quote or a `=` stands in quotes, written as JSON writes text, so that a proof can be
//! taken apart whatever a column is called.

use std::fmt::Write as _;

use crate::base::identifier_kind::IdentifierKind;
use crate::identity::problem::Problem;
use crate::policy::reason::{Reason, Reasons};

use super::lists::{FoundEntry, Lists};
use super::proof::{Proof, WhyUnscreened};

/// More proofs than this are counted, not shown.
const MOST_PROOFS: usize = 8;

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
        Proof::Entry { found, column, via } => return describe_entry(lists, found, column, via, out),
        Proof::Column { name, line: None, .. } => write!(out, "column={}", Word(name)),
        Proof::Column { name, line: Some(line), .. } => write!(out, "column={} line={line}", Word(name)),
        Proof::Cell { name, problem, .. } => {
            write!(out, "why={} column={}", problem.map_or("empty", Problem::code), Word(name))
        }
        Proof::Fields { found, expected } => write!(out, "fields={found} expected={expected}"),
        Proof::Lines => write!(out, "why=rows-in-quotes"),
        Proof::FixedLine { name } => write!(out, "why=fixed-line column={}", Word(name)),
        Proof::Unscreened { register, name, why } => {
            let _ = write!(out, "register={register} why={} column={}", why.code(), Word(name));
            match why {
                WhyUnscreened::AnswerTooOld(Some(time)) => write!(out, " date={}", time.show_date()),
                _ => Ok(()),
            }
        }
        Proof::Kept { line, .. } => write!(out, "line={line}"),
    };
}

fn describe_entry(lists: &Lists, found: &FoundEntry, column: &str, via: Option<IdentifierKind>, out: &mut String) {
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
    if let Some(kind) = via {
        let _ = write!(out, " via={kind}");
    }
    if found.missing {
        out.push_str(" missing=yes");
    }
}

/// A name as one value of the detail.
struct Word<'a>(&'a str);

impl std::fmt::Display for Word<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let is_plain = |c: char| !(c.is_whitespace() || c.is_control() || matches!(c, '"' | '='));
        if !self.0.is_empty() && self.0.chars().all(is_plain) {
            return f.write_str(self.0);
        }
        write!(f, "{}", serde_json::Value::from(self.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_value_whatever_it_holds() {
        for (name, word) in [
            ("EMAIL_BLACKLISTED", "EMAIL_BLACKLISTED"),
            ("E-Mail 2: Adresse", "\"E-Mail 2: Adresse\""),
            ("100%", "100%"),
            ("a=b", "\"a=b\""),
            ("a\u{a0}b", "\"a\u{a0}b\""),
            ("say \"no\"", r#""say \"no\"""#),
            ("two\nlines", "\"two\\nlines\""),
            ("", "\"\""),
        ] {
            assert_eq!(Word(name).to_string(), word);
        }
    }
}
