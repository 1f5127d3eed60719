//! Moments. One that is not exactly known is an interval, never a guess. Not here: how moments are read (`date`).
//!
//! Invariant: the true moment lies inside the interval, whichever zone the writer of the file lived in.

use chrono::{DateTime, Utc};

/// In seconds.
pub(super) const HOUR: i64 = 3600;
/// In seconds.
pub const SECONDS_PER_DAY: i64 = 24 * HOUR;
/// The zone furthest ahead is UTC+14, so a local time may be up to 14 hours earlier in UTC than it reads.
const FURTHEST_AHEAD: i64 = 14 * HOUR;
/// The zone furthest behind is UTC-12.
const FURTHEST_BEHIND: i64 = 12 * HOUR;

/// A day of an unknown zone is far shorter.
const SHORTEST_MONTH: i64 = 28 * SECONDS_PER_DAY;

/// Seconds since 1970-01-01 UTC; the moment lies somewhere in `lo..=hi`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Interval {
    pub lo: i64,
    pub hi: i64,
}

impl Interval {
    /// The interval of a moment that is exactly known.
    #[must_use]
    pub fn point(seconds: i64) -> Self {
        Self { lo: seconds, hi: seconds }
    }

    /// The first second, as it was written.
    #[must_use]
    pub fn start(self) -> i64 {
        let is_widened = self.hi - self.lo >= FURTHEST_AHEAD;
        if is_widened { self.lo + FURTHEST_AHEAD } else { self.lo }
    }

    /// A local time of an unknown zone: `lo` and `hi` as if they were UTC.
    pub(super) fn of_unknown_zone(lo: i64, hi: i64) -> Self {
        Self { lo: lo - FURTHEST_AHEAD, hi: hi + FURTHEST_BEHIND }
    }

    /// The day that was written, `YYYY-MM-DD`: the UTC day of a moment, the local day of a widened one. A whole month is
    /// shown as one, `YYYY-MM`.
    #[must_use]
    pub fn show_date(&self) -> String {
        if self.hi - self.lo >= SHORTEST_MONTH {
            return show(self.start(), "%Y-%m");
        }
        show_date(self.start())
    }
}

/// How `03/04/2025` is meant where no part is greater than 12.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateOrder {
    DayFirst,
    MonthFirst,
}

/// How many days the calendar (UTC) goes on from one second to another.
#[must_use]
pub fn calendar_days(from: i64, to: i64) -> i64 {
    to.div_euclid(SECONDS_PER_DAY) - from.div_euclid(SECONDS_PER_DAY)
}

/// Seconds since 1970-01-01 UTC, by the clock of this machine.
#[must_use]
pub fn now() -> i64 {
    Utc::now().timestamp()
}

/// `YYYY-MM-DD` in UTC.
#[must_use]
pub fn show_date(seconds: i64) -> String {
    show(seconds, "%Y-%m-%d")
}

/// RFC 3339 in UTC with a `Z`, to the second.
#[must_use]
pub fn show_time(seconds: i64) -> String {
    show(seconds, "%Y-%m-%dT%H:%M:%SZ")
}

fn show(seconds: i64, format: &str) -> String {
    // A damaged store can hold seconds that no calendar has.
    DateTime::from_timestamp(seconds, 0)
        .map_or_else(|| format!("{seconds} s"), |moment| moment.format(format).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_beyond_every_calendar_are_shown_as_they_are() {
        assert_eq!(show_date(i64::MAX), format!("{} s", i64::MAX));
        assert_eq!(show_time(1_704_190_830), "2024-01-02T10:20:30Z");
    }
}
