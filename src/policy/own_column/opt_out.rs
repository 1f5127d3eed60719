//! What a value says in a column where any text objects: a no that has more beside it (`Nein (2021-03-04)`), or the word of a
//! subscriber. Not what a whole value says: that is `value`.
//!
//! Invariant: a no to a permission is none to an objection, however the two are written: `subscribed: no`, `no opt-in`.

use crate::base::own_column::ValueClass;

use super::answer_words;
use super::broadly::{is_of_date, is_permission_alone};
use super::plain::{is_one_of, words_in};
use super::value::{MOST_WORDS, Value, known};
use super::whole::Whole;
use super::words;

/// What `whole` is: a no with a date or the like beside it, what is blocked and is no message, or what it is as a whole.
pub(super) fn read_opt_out(whole: &Whole<'_>) -> Value {
    let Whole { value, plain, .. } = whole;
    let is_no = || !whole.is_doubted() && Answer::of(&plain.0).is_some_and(|answer| answer.is_no);
    let is_none = || {
        is_permission_alone(&plain.0)
            || plain.is_one_of(words::BUSINESS)
            || plain.is_one_of(answer_words::NOT_LISTED)
            || is_no()
    };
    if whole.is_open() && is_none() { Value { class: ValueClass::BareNo, ..*value } } else { *value }
}

/// What the words of a value answer together.
#[derive(Default)]
struct Answer {
    /// Some word is a no, or says that there is no objection.
    is_no: bool,
    /// Some word is one of a subscriber, or says that the objection has ended.
    permits: bool,
    /// The last word is a no, and nothing parts it from the next one.
    is_behind_no: bool,
}

impl Answer {
    /// `None` if anything stands in `text`, which is plain, that may take the no back.
    fn of(text: &str) -> Option<Self> {
        let mut answer = Self::default();
        // No phrase goes over a bracket: `No (opted out)` denies nothing.
        for clause in text.split(['(', ')', '[', ']']) {
            answer.is_behind_no = false;
            answer.add(clause)?;
        }
        Some(answer)
    }

    fn add(&mut self, clause: &str) -> Option<()> {
        let words = words_in(clause);
        let mut rest = words.as_slice();
        while let Some(first) = rest.first() {
            let count = self.take(rest, first)?;
            rest = rest.get(count..).unwrap_or_default();
        }
        Some(())
    }

    /// Takes the longest phrase that `words`, the first of which is `first`, begin with; tells how many words it has.
    fn take(&mut self, words: &[&str], first: &str) -> Option<usize> {
        let of = |count: usize| Some((count, known(&words.get(..count)?.join(" "))?.class));
        let is_behind_no = std::mem::take(&mut self.is_behind_no);
        match (1..=MOST_WORDS).rev().find_map(of) {
            // `subscribed: no`.
            Some((_, ValueClass::BareNo)) if self.permits => None,
            Some((count, ValueClass::BareNo)) => {
                (self.is_no, self.is_behind_no) = (true, true);
                Some(count)
            }
            // `no opt-in`; `keine Sperre aufgehoben`.
            Some((_, ValueClass::Permission | ValueClass::Ended)) if is_behind_no => None,
            Some((_, ValueClass::Ended)) if self.permits => None,
            Some((count, ValueClass::Permission | ValueClass::Ended)) => {
                (self.is_no, self.permits) = (true, true);
                Some(count)
            }
            Some((count, ValueClass::Null)) => Some(count),
            None if first == "0" && self.permits => None,
            None if first == "0" => {
                (self.is_no, self.is_behind_no) = (true, true);
                Some(1)
            }
            None if is_of_date(first) || is_one_of(words::BESIDE_NO, first) => Some(1),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::own_column::whole::Cells;

    #[test]
    fn a_no_to_a_permission_is_none_to_an_objection() {
        let nos = words::NO.split('|').chain(["0"]).filter(|word| word.chars().all(char::is_alphanumeric));
        for no in nos {
            for permission in words::PERMISSION.split('|').chain(words::ENDED.split('|')) {
                for text in [
                    format!("{permission}: {no}"),
                    format!("{permission} = {no}"),
                    format!("{permission} ({no})"),
                    format!("{no} {permission}"),
                ] {
                    let whole = Whole::of(&text, Cells::Words);
                    let class = read_opt_out(&whole).class;
                    let is_whole = class == ValueClass::Permission && known(&whole.plain.0).is_some();
                    assert!(
                        class == ValueClass::Other || class == ValueClass::Objection || is_whole,
                        "{text}: {class:?}"
                    );
                }
            }
        }
    }
}
