//! What a value says in a column that tells whether a register or a list of objections has the contact: `TPS`, `Robinson-Check`.
//! Not what follows from it: that is `role`.
//!
//! Invariant: to be enrolled there is an objection, although the same word elsewhere is one of a subscriber: `inscrit`. What is
//! not known to say the contrary is read as in a column of objections.

use crate::base::own_column::{AboutRegister, ValueClass};
use crate::base::register_answer::RegisterAnswer;

use super::answer_words;
use super::broadly::is_of_date;
use super::opt_out::read_opt_out;
use super::plain::{is_one_of, words_in};
use super::value::Value;
use super::whole::Whole;

/// What `whole` is: that the contact is listed (an objection), that it is not (a permission), or what it is in a column of
/// objections.
pub(super) fn read_listing(whole: &Whole<'_>, about: AboutRegister) -> Value {
    let (value, text) = (whole.value, whole.plain.0.as_str());
    if whole.is_doubted() {
        return read_opt_out(whole);
    }
    // A yes or no stays one: it may answer that somebody looked.
    if is_bare(value) && !text.contains(' ') {
        return value;
    }
    match answer(text, about).or_else(|| answer(&without_days(text), about)) {
        Some(true) => Value { class: ValueClass::Objection, ..value },
        Some(false) => Value { class: ValueClass::Permission, ..value },
        None => read_opt_out(whole),
    }
}

fn is_bare(value: Value) -> bool {
    matches!(value.class, ValueClass::Null | ValueClass::BareYes | ValueClass::BareNo | ValueClass::Date)
}

/// Whether `text`, which is plain, says that the contact is listed; `None` if it says neither.
fn answer(text: &str, about: AboutRegister) -> Option<bool> {
    let has_looked = matches!(about, AboutRegister::Compared | AboutRegister::WasCompared);
    let is_fine = |text: &str| is_one_of(answer_words::FINE, text) || has_looked && is_one_of(answer_words::DONE, text);
    let is_not = |word: &str| is_one_of(answer_words::NOT, word);
    let is_of_list = |text: &str| RegisterAnswer::read(text) == RegisterAnswer::NotListed;
    let denied = text.split_once(' ').filter(|(first, _)| is_not(first)).map(|(_, rest)| rest);
    match RegisterAnswer::read(text) {
        _ if is_one_of(answer_words::NOT_FINE, text) => Some(true),
        // `not ok`, `not clear`: not `not found`.
        _ if denied.is_some_and(|rest| is_fine(rest) || is_one_of(answer_words::DONE, rest) || is_of_list(rest)) => {
            Some(true)
        }
        _ if is_fine(text) => Some(false),
        RegisterAnswer::Listed => Some(true),
        RegisterAnswer::NotListed => Some(false),
        RegisterAnswer::Nothing | RegisterAnswer::Unknown => None,
    }
}

/// The words of `text` that are no part of a day.
fn without_days(text: &str) -> String {
    let words: Vec<&str> = words_in(text).into_iter().filter(|word| !is_of_date(word)).collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::own_column::plain::assert_written_plain;
    use crate::policy::own_column::whole::Cells;

    #[test]
    fn who_is_enrolled_objects() {
        for (values, class) in [
            (
                "listed|inscrit|Ingeschreven|iscritto|registered|on list|Treffer|match|listed 2026-11-01|KO|failed|not ok|nicht ok|\
                 not clear|not contactable|not eligible",
                ValueClass::Objection,
            ),
            (
                "clear|ok|not listed|no match|non iscritto|libero|passed|not listed (01.11.2026)|clear 2026-11-01",
                ValueClass::Permission,
            ),
            ("yes|1|ja", ValueClass::BareYes),
            ("no|0|nein", ValueClass::BareNo),
            ("n/a|-", ValueClass::Null),
            ("2026-11-01", ValueClass::Date),
            ("+|●|√|unknown|listed?|clear?|done|erledigt|fait|geprüft|JB", ValueClass::Other),
        ] {
            for value in values.split('|') {
                let read = read_listing(&Whole::of(value, Cells::Words), AboutRegister::Listed);
                assert_eq!(read.class, class, "{value}");
            }
        }
        for value in ["done", "geprüft", "ok"] {
            let read = read_listing(&Whole::of(value, Cells::Words), AboutRegister::Compared);
            assert_eq!(read.class, ValueClass::Permission, "{value}");
        }
    }

    #[test]
    fn words_of_checks_are_written_plain() {
        use answer_words::{DONE, FINE, NOT_FINE, NOT_LISTED};
        [FINE, DONE, NOT_FINE, NOT_LISTED].into_iter().for_each(assert_written_plain);
    }
}
