//! When an answer of a register counts: not for ever, because people join.

use crate::base::register::Register;
use crate::base::time::{Interval, calendar_days};

/// Whether an answer that `register` gave at the time `asked` still counts at the moment `at` (seconds since 1970-01-01 UTC). One
/// of unknown time never does.
#[must_use]
pub fn is_fresh(register: Register, asked: Option<Interval>, at: i64) -> bool {
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
}
