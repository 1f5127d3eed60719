//! The proof of one reject as one plain sentence, for whoever opens the rejects in a spreadsheet: of its primary reason.
//! Not the proof for machines, which is whole (`detail`). Never holds an address: only dates, numbers, and the names of
//! lists and columns.

use std::fmt::{self, Write as _};

use crate::base::identifier_kind::IdentifierKind;
use crate::base::list_kind::ListKind;
use crate::base::own_column::ValueClass;
use crate::base::terminal::is_deceptive;
use crate::identity::recipe::SUBDOMAINS;
use crate::policy::reason::{Reason, Reasons};

use super::lists::{FoundEntry, Lists};
use super::proof::{Proof, WhyUnscreened};

/// Appends the sentence about one row to `out`.
pub(super) fn explain(lists: &Lists, reasons: Reasons, proofs: &[(Reason, Proof<'_>)], out: &mut String) {
    let Some(primary) = reasons.primary() else { return };
    let Some((_, proof)) = proofs.iter().find(|(reason, _)| *reason == primary) else { return };
    // Writing to a String cannot fail.
    let _ = match *proof {
        Proof::Entry { found, column, .. } => explain_entry(lists, primary, found, column, out),
        Proof::Column { name, line, class, .. } => explain_column(primary, name, line, class, out),
        Proof::Cell { name, problem: None, .. } => write!(out, "Nobody is named: column {} is empty", Name(name)),
        Proof::Cell { name, kind, problem: Some(problem) } => {
            let what = Clause(problem.explain());
            write!(out, "Column {} holds no {} that can be checked: {what}", Name(name), noun(kind))
        }
        Proof::FixedLine { name } => {
            write!(out, "The number in column {} is a fixed line, which no text message reaches", Name(name))
        }
        Proof::Fields { found, expected } => {
            write!(out, "The row has {found} fields instead of {expected}, so that no column of it can be trusted")
        }
        Proof::Lines => out.write_str("A quote that does not close has swallowed other rows into this one"),
        Proof::Unscreened { register, name, why } => {
            let _ = write!(out, "The register {register} does not speak of column {}: ", Name(name));
            match why {
                WhyUnscreened::OutsideAreas => out.write_str("its area code was not loaded"),
                WhyUnscreened::NotLoaded => out.write_str("nothing of it was loaded for this campaign"),
                WhyUnscreened::NotAsked => out.write_str("it was not asked"),
                WhyUnscreened::AnswerTooOld(Some(time)) => {
                    write!(out, "its answer of {} counts {} days", time.show_date(), register.answer_days())
                }
                WhyUnscreened::AnswerTooOld(None) => out.write_str("nobody knows when it answered"),
            }
        }
        Proof::Kept { line, kind } => write!(out, "The same {} stands in line {line}, which is kept", noun(kind)),
    };
    match reasons.iter().count() {
        0 | 1 => out.push('.'),
        2 => out.push_str(" (and one more reason)."),
        several => _ = write!(out, " (and {} more reasons).", several - 1),
    }
}

fn explain_entry(lists: &Lists, reason: Reason, found: &FoundEntry, column: &str, out: &mut String) -> fmt::Result {
    let list = Name(lists.info(found.list).map_or("", |info| &info.name));
    write!(out, "List {list} has {} in column {}", what_it_has(found), Name(column))?;
    let mut mark = " (";
    let mut add = |part: fmt::Arguments<'_>| {
        let written = write!(out, "{mark}{part}");
        mark = ", ";
        written
    };
    if found.line > 0 {
        add(format_args!("line {}", found.line))?;
    }
    if let Some(time) = found.time {
        add(format_args!("dated {}", time.show_date()))?;
    }
    if let Some(batch) = found.batch {
        add(format_args!("batch {batch}"))?;
    }
    if found.missing {
        add(format_args!("in force although the latest full list lacks it"))?;
    }
    let end = if mark == ", " { ")" } else { "" };
    write!(out, "{end}: {}", what_it_means(reason))
}

fn explain_column(reason: Reason, name: &str, line: Option<u64>, class: ValueClass, out: &mut String) -> fmt::Result {
    let name = Name(name);
    out.write_str(if line.is_some() { "Another row of this person" } else { "The list itself" })?;
    match (reason, class) {
        (Reason::DeliverHardBounce, _) => write!(out, " says in column {name} that mail failed for good")?,
        // Nobody said no in so many words.
        (_, ValueClass::Doubtful | ValueClass::Unconfirmed | ValueClass::Other) => {
            write!(out, " has {} in column {name}, which counts as no there", class.name())?;
        }
        _ => write!(out, " says no in column {name}: {}", class.name())?,
    }
    line.map_or(Ok(()), |line| write!(out, " (line {line})"))
}

/// The word for an identifier.
fn noun(kind: IdentifierKind) -> &'static str {
    if kind == IdentifierKind::Phone { "number" } else { "address" }
}

/// What the list holds of the identifier.
fn what_it_has(found: &FoundEntry) -> &'static str {
    let recipe = found.recipe;
    match (recipe.kind, recipe.hash.is_some(), found.loose) {
        (IdentifierKind::Domain, ..) if recipe.id == SUBDOMAINS => "a domain above that of the address",
        (IdentifierKind::Domain, ..) => "the domain of the address",
        (IdentifierKind::Pattern, ..) => "a pattern that fits the address",
        (IdentifierKind::Phone, false, false) => "the number",
        (IdentifierKind::Phone, false, true) => "another spelling of the number",
        (IdentifierKind::Phone, true, _) => "a digest of the number",
        (_, true, false) => "a digest of the address",
        (_, true, true) => "a digest of another spelling of the address",
        (_, false, false) => "the address",
        (_, false, true) => "another spelling of the address",
    }
}

fn what_it_means(reason: Reason) -> &'static str {
    match reason {
        Reason::OptoutGlobal => "the person objected to all direct marketing",
        Reason::OptoutChannel => "the person opted out of this channel",
        Reason::OptoutPurpose => "the person opted out of this purpose",
        Reason::OptoutComplaint => "the person complained",
        Reason::OptoutDomain => "no mail to any such address",
        Reason::DeliverReassigned => "it is somebody else's by now",
        Reason::DeliverHardBounce => "mail to it failed for good",
        _ if reason.list_kind() == Some(ListKind::Register) => "the person is on a do-not-contact register",
        _ => "the row must not be sent",
    }
}

/// The name of a list or column, in quotes that it cannot end.
struct Name<'a>(&'a str);

impl fmt::Display for Name<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_char('"')?;
        for c in self.0.chars() {
            f.write_char(match c {
                '"' => '\'',
                c if is_deceptive(c) => ' ',
                c => c,
            })?;
        }
        f.write_char('"')
    }
}

/// A sentence as a part of another one.
struct Clause(&'static str);

impl fmt::Display for Clause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut chars = self.0.trim_end_matches('.').chars();
        chars.next().map_or(Ok(()), |first| f.write_char(first.to_ascii_lowercase()))?;
        f.write_str(chars.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_is_no_plain_no_is_not_told_as_one() {
        let told = |class, line| {
            let mut out = String::new();
            explain_column(Reason::OptoutColumn, "state", line, class, &mut out).unwrap();
            out
        };
        assert_eq!(
            told(ValueClass::Doubtful, None),
            "The list itself has a doubtful word in column \"state\", which counts as no there"
        );
        assert_eq!(
            told(ValueClass::Other, Some(7)),
            "Another row of this person has other text in column \"state\", which counts as no there (line 7)"
        );
        assert_eq!(told(ValueClass::BareYes, None), "The list itself says no in column \"state\": yes");
    }

    #[test]
    fn a_name_cannot_end_its_quotes_nor_the_line() {
        assert_eq!(Name("E-Mail \"neu\"\r\n\u{202e}x").to_string(), "\"E-Mail 'neu'   x\"");
    }
}
