//! When a register gave the answers in a list: from the first to the last of them.

use super::time::Interval;

/// See the module. Seconds since 1970-01-01 UTC, as they were written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AnswerDays {
    pub first: i64,
    pub last: i64,
}

impl AnswerDays {
    /// Of one answer.
    #[must_use]
    pub fn of(time: Interval) -> Self {
        Self { first: time.start(), last: time.start() }
    }

    /// From the earlier first to the later last.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self { first: self.first.min(other.first), last: self.last.max(other.last) }
    }
}
