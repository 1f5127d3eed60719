//! The time of day within a written date, and its zone. `date` puts day and time together.
//!
//! Not here: anything about days. Invariant: a zone is either known exactly or not at all.

use chrono::NaiveTime;

use super::time::{DateOrder, HOUR};

/// A time of day as written, and the zone if one was written.
pub(super) struct TimeOfDay {
    pub(super) second_of_day: i64,
    pub(super) has_seconds: bool,
    /// Seconds east of UTC.
    pub(super) offset: Option<i64>,
    /// Upper-case `AM`/`PM` is how en-US programs write, and those put the month first. British, Indian and
    /// Australian ones write `am`, which says nothing about the order.
    pub(super) implied_order: Option<DateOrder>,
}

impl TimeOfDay {
    /// `text` is everything after the date, without outer blanks.
    pub(super) fn read(text: &str) -> Option<Self> {
        let end = text.find(|c: char| !c.is_ascii_digit() && !":.,".contains(c)).unwrap_or(text.len());
        let (time, mut rest) = text.split_at_checked(end)?;
        let time = &with_colons(time);
        let time = time.split(['.', ',']).next()?;
        let mut parts = time.split(':');
        let (hour, minute, second) = (digits(parts.next()?)?, digits(parts.next()?)?, parts.next());
        if parts.next().is_some() {
            return None;
        }
        rest = rest.trim_start();
        let half = rest.get(..2).filter(|half| half.eq_ignore_ascii_case("AM") || half.eq_ignore_ascii_case("PM"));
        let hour = match half {
            Some(half) if (1..=12).contains(&hour) => {
                rest = rest.get(2..)?.trim_start();
                hour % 12 + if half.eq_ignore_ascii_case("PM") { 12 } else { 0 }
            }
            Some(_) => return None,
            None => hour,
        };
        // A leap second is the last second of its minute for every purpose here.
        let whole = second.map_or(Some(0), digits).map(|whole| if whole == 60 { 59 } else { whole })?;
        let time = NaiveTime::from_hms_opt(hour, minute, whole)?;
        let since_midnight = time.signed_duration_since(NaiveTime::MIN);
        Some(Self {
            second_of_day: since_midnight.num_seconds(),
            has_seconds: second.is_some(),
            offset: read_zone(rest)?,
            implied_order: half.filter(|half| half.starts_with(['A', 'P'])).map(|_| DateOrder::MonthFirst),
        })
    }
}

/// `10.20`, as it is written in Italy, and `1020` and `102030`, the basic form of ISO 8601.
fn with_colons(time: &str) -> String {
    let is_number = |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    let parts: Vec<&str> = time.split('.').collect();
    let are_all_digits = time.bytes().all(|byte| byte.is_ascii_digit());
    match (parts.as_slice(), time.len()) {
        ([_], 4 | 6) if are_all_digits => {
            let pairs = time.as_bytes().chunks(2).map(String::from_utf8_lossy);
            pairs.collect::<Vec<_>>().join(":")
        }
        ([hour, minute], _) if is_number(hour) && is_number(minute) && minute.len() == 2 => time.replace('.', ":"),
        ([hour, minute, second], _) if [hour, minute, second].into_iter().all(|part| is_number(part)) => {
            time.replace('.', ":")
        }
        _ => time.to_owned(),
    }
}

/// The zone after a time of day: `Some(None)` if none that is known, `None` if what stands there is no zone.
/// Abbreviations other than UTC and GMT are not unique on earth, so such a time stays a local one.
fn read_zone(text: &str) -> Option<Option<i64>> {
    if text.is_empty() {
        return Some(None);
    }
    if let Some(sign) = text.chars().next().filter(|c| "+-".contains(*c)) {
        // Go repeats the zone as a name and may add a monotonic clock: `+0100 CET m=+0.1`.
        let number = text.get(1..)?.split_ascii_whitespace().next()?.replace(':', "");
        let number = if number.len() == 2 { format!("{number}00") } else { number };
        let value = i64::from(digits(&number).filter(|_| number.len() == 4)?);
        let (hours, minutes) = (value / 100, value % 100);
        let seconds = hours * HOUR + minutes * 60;
        return (minutes < 60 && seconds <= 18 * HOUR).then_some(Some(if sign == '-' { -seconds } else { seconds }));
    }
    if ["Z", "UTC", "GMT", "UT"].iter().any(|name| text.eq_ignore_ascii_case(name)) {
        return Some(Some(0));
    }
    let is_abbreviation = (3..=5).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_uppercase());
    is_abbreviation.then_some(None)
}

/// At most four ASCII digits, nothing else: `str::parse` alone would accept `+3`.
pub(super) fn digits(text: &str) -> Option<u32> {
    (text.len() <= 4 && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok())?
}
