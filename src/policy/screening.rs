//! What the answers of a register come to: that it does not list somebody counts for a while, because people join, and only if it
//! was asked about everything by which it may list them.

use crate::base::asked_form::AskedForm;
use crate::base::recipe_id::RecipeId;
use crate::base::register::Register;
use crate::base::time::{Interval, calendar_days};

/// That a register does not list somebody, under one form of their identifier.
#[derive(Clone, Copy, Debug)]
pub struct Answer {
    pub recipe: RecipeId,
    pub form: AskedForm,
    /// Whether one of the forms may be listed by itself, as the domain of an address is in the Austrian list: then all of them have
    /// to be asked about.
    pub needs_all_forms: bool,
    /// When it was given, if that is known.
    pub asked: Option<Interval>,
}

/// What a register is known to say of somebody whom it is not known to list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It does not list them.
    NotListed,
    /// It did not, at the latest at this time, and that no longer counts.
    TooOld(Option<Interval>),
    NotAsked,
}

/// What these answers of `register` come to at the moment `at` (seconds since 1970-01-01 UTC).
#[must_use]
pub fn standing(register: Register, answers: impl IntoIterator<Item = Answer>, at: i64) -> Standing {
    let (fresh, old): (Vec<_>, Vec<_>) = answers.into_iter().partition(|answer| is_fresh(register, answer.asked, at));
    if fresh.iter().any(|answer| is_whole(answer, &fresh)) {
        return Standing::NotListed;
    }
    let latest = old.iter().map(|answer| answer.asked).max_by_key(|asked| asked.map(|asked| asked.lo));
    latest.map_or(Standing::NotAsked, Standing::TooOld)
}

/// Whether nothing else of the identifier may be listed.
fn is_whole(answer: &Answer, all: &[Answer]) -> bool {
    let has = |number: u8| all.iter().any(|other| other.recipe == answer.recipe && other.form.number == number);
    !answer.needs_all_forms || (0..answer.form.count).all(has)
}

/// Whether an answer that `register` gave at the time `asked` still counts at the moment `at` (seconds since 1970-01-01 UTC). One
/// of unknown time never does.
fn is_fresh(register: Register, asked: Option<Interval>, at: i64) -> bool {
    asked.is_some_and(|asked| {
        let days = calendar_days(asked.start(), at);
        // A day may have begun elsewhere that has not begun here.
        (-1..=i64::from(register.answer_days())).contains(&days)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_counts_until_its_last_day() {
        const DAY: i64 = 86_400;
        let at = 20_000 * DAY + 40_000;
        let asked = |days: i64| Some(Interval { lo: at - days * DAY, hi: at - days * DAY });
        for (days, counts) in [(0, true), (15, true), (16, false), (400, false), (-1, true), (-2, false)] {
            assert_eq!(is_fresh(Register::Rpo, asked(days), at), counts, "{days}");
        }
        assert!(!is_fresh(Register::Rpo, None, at));
        // Of an interval the beginning counts: nobody knows better.
        assert!(!is_fresh(Register::Rpo, Some(Interval { lo: at - 40 * DAY, hi: at }), at));
    }

    #[test]
    fn a_domain_that_may_be_listed_by_itself_has_to_be_asked_about() {
        const DAY: i64 = 86_400;
        let at = 20_000 * DAY;
        let answer = |number, needs_all_forms, days: i64| Answer {
            recipe: RecipeId(7),
            form: AskedForm { number, count: 2 },
            needs_all_forms,
            asked: Some(Interval::point(at - days * DAY)),
        };
        for (answers, expected) in [
            (vec![], Standing::NotAsked),
            (vec![answer(0, false, 1)], Standing::NotListed),
            (vec![answer(0, true, 1)], Standing::NotAsked),
            (vec![answer(0, true, 1), answer(1, true, 2)], Standing::NotListed),
            (vec![answer(0, true, 1), answer(1, true, 20)], Standing::TooOld(Some(Interval::point(at - 20 * DAY)))),
            (vec![answer(0, false, 30), answer(0, false, 20)], Standing::TooOld(Some(Interval::point(at - 20 * DAY)))),
        ] {
            assert_eq!(standing(Register::Ecg, answers.clone(), at), expected, "{answers:?}");
        }
    }
}
