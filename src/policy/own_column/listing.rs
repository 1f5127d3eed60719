//! What a value says in a column that tells whether a register or a list of objections has the contact: `TPS`, `Robinson-Check`.
//! Not what follows from it: that is `role`.
//!
//! Invariant: to be enrolled there is an objection, although the same word elsewhere is one of a subscriber: `inscrit`.

use crate::base::own_column::ValueClass;
use crate::base::register_answer::RegisterAnswer;

use super::answer_words;
use super::broadly::is_of_date;
use super::opt_out::read_opt_out;
use super::plain::{is_one_of, words_in};
use super::value::Value;
use super::whole::Whole;

/// What `whole` is: that the contact is listed, that it is not (a no), or what it is in a column of objections.
pub(super) fn read_listing(whole: &Whole<'_>) -> Value {
    let value = whole.value;
    // A yes stays one: in a column of what was compared it may say that it was.
    if matches!(value.class, ValueClass::Null | ValueClass::BareYes | ValueClass::BareNo | ValueClass::Date) {
        return value;
    }
    match answer(whole) {
        RegisterAnswer::Listed => Value { class: ValueClass::Objection, ..value },
        RegisterAnswer::NotListed => Value { class: ValueClass::BareNo, ..value },
        RegisterAnswer::Nothing => Value { class: ValueClass::Null, ..value },
        RegisterAnswer::Unknown => read_opt_out(whole),
    }
}

/// The answer, which a day may stand beside.
fn answer(whole: &Whole<'_>) -> RegisterAnswer {
    if whole.is_doubted() {
        return RegisterAnswer::Unknown;
    }
    let answer = |text: &str| {
        let is_fine = is_one_of(answer_words::FINE, text);
        if is_fine { RegisterAnswer::NotListed } else { RegisterAnswer::read(text) }
    };
    match answer(&whole.plain.0) {
        RegisterAnswer::Unknown => {
            let words = words_in(&whole.plain.0);
            let rest: Vec<&str> = words.iter().copied().filter(|word| !is_of_date(word)).collect();
            if rest.is_empty() { RegisterAnswer::Unknown } else { answer(&rest.join(" ")) }
        }
        known => known,
    }
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
                "listed|inscrit|Ingeschreven|iscritto|registered|on list|Treffer|match|listed 2026-11-01",
                ValueClass::Objection,
            ),
            (
                "clear|ok|not listed|no match|non iscritto|libero|passed|not listed (01.11.2026)|clear 2026-11-01",
                ValueClass::BareNo,
            ),
            ("yes|1|ja", ValueClass::BareYes),
            ("no_data|n/a", ValueClass::Null),
            ("2026-11-01", ValueClass::Date),
            ("KO|flagged|listed?|clear?", ValueClass::Other),
        ] {
            for value in values.split('|') {
                assert_eq!(read_listing(&Whole::of(value, Cells::Words)).class, class, "{value}");
            }
        }
    }

    #[test]
    fn words_of_checks_are_written_plain() {
        assert_written_plain(answer_words::FINE);
    }
}
