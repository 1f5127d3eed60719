//! Reads dates and times as people and programs write them.
//!
//! Not here: rules about what a date means for a contact (`policy`), and finding the date column (`table`).
//! Invariant: the true moment lies inside the interval that is given back. What can be read in two ways, is no date at
//! all, or lies in the future is `None`: the caller keeps the suppression and drops the date.

use chrono::{DateTime, Datelike as _, Months, NaiveDate, Weekday};

use super::day;
use super::fold::folded;
use super::time::{DateOrder, Interval, SECONDS_PER_DAY, now};
use super::time_of_day::{TimeOfDay, digits};

/// 1971-01-01. What is older is a null value of some program: 0001-01-01, 1899-12-30, 1970-01-01.
const EARLIEST: i64 = 365 * SECONDS_PER_DAY;
/// The Excel serial number of 1970-01-01 (1900 date system, with its 29 February 1900).
const EXCEL_EPOCH: i64 = 25_569;

/// Reads a date or time as exports write them (`reference/formats.md` 1.4): Unix seconds and milliseconds, RFC 3339
/// and its relatives, Go's `Time.String()`, RFC 2822, `YYYY-MM-DD`, `YYYY-MM`, `DD.MM.YYYY`, `DD-MM-YYYY HH:MM`,
/// `a/b/YYYY`, Excel serial days. `order` only speaks for `a/b/YYYY` and `a-b-YYYY`, and only where no part is over 12.
///
/// `None` for junk, for two readings, for anything before 1971 and for a moment more than a day ahead.
#[must_use]
pub fn read_date(text: &str, order: Option<DateOrder>) -> Option<Interval> {
    read_date_at(text, order, now())
}

fn read_date_at(text: &str, order: Option<DateOrder>, now: i64) -> Option<Interval> {
    let text = text.trim();
    let read = if text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') && text.matches('.').count() < 2 {
        read_number(text)
    } else if text.contains(char::is_alphabetic) {
        read_rfc2822(text).or_else(|| read_written(text, order)).or_else(|| read_named(text))
    } else {
        read_written(text, order)
    }?;
    (read.lo >= EARLIEST && read.lo <= now + SECONDS_PER_DAY).then_some(read)
}

/// Unix seconds, Unix milliseconds, a day without separators, or an Excel serial day with or without a fraction.
fn read_number(text: &str) -> Option<Interval> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let number: i64 = whole.parse().ok().filter(|_| !whole.starts_with('0'))?;
    match whole.len() {
        10 => Some(Interval::point(number)),
        13 => Some(Interval::point(number / 1000)),
        8 if fraction.is_empty() => read_day(text, None),
        5 if (20_000..80_000).contains(&number) => {
            let midnight = (number - EXCEL_EPOCH) * SECONDS_PER_DAY;
            if fraction.is_empty() {
                return Some(Interval::of_unknown_zone(midnight, midnight + SECONDS_PER_DAY));
            }
            let part_of_day: f64 = format!("0.{fraction}").parse().ok()?;
            let second = midnight + (part_of_day * SECONDS_PER_DAY as f64).round() as i64;
            Some(Interval::of_unknown_zone(second, second))
        }
        _ => None,
    }
}

/// A day of which the month has its name: `25-NOV-2026`, `Nov 25, 2026 10:30`, `25 novembre 2026`.
fn read_named(text: &str) -> Option<Interval> {
    let plain: String = folded(text).map(|c| if c == '-' { ' ' } else { c }).collect();
    let (year, month, day) = day::with_month_name(&plain)?;
    let date = NaiveDate::from_ymd_opt(year, month, day)?;
    let weekday = text.get(..3).and_then(|name| name.parse::<Weekday>().ok());
    let midnight = midnight_of(date).filter(|_| weekday.is_none_or(|weekday| weekday == date.weekday()))?;
    Some(Interval::of_unknown_zone(midnight, midnight + SECONDS_PER_DAY))
}

/// RFC 2822. Mailgun also writes `UTC`, which the RFC does not know.
fn read_rfc2822(text: &str) -> Option<Interval> {
    let with_gmt = text.strip_suffix("UTC").map(|rest| format!("{rest}GMT"));
    let moment = DateTime::parse_from_rfc2822(with_gmt.as_deref().unwrap_or(text)).ok()?;
    Some(Interval::point(moment.timestamp()))
}

/// A date of numbers, with or without a time of day and a zone.
fn read_written(text: &str, order: Option<DateOrder>) -> Option<Interval> {
    let Some((date, rest)) = text.split_once(|c: char| c == 'T' || c == 't' || c.is_whitespace()) else {
        return read_day(text, order);
    };
    let (date, rest) = (date.trim_end_matches(','), rest.trim());
    if rest.is_empty() {
        return read_day(date, order);
    }
    let time = TimeOfDay::read(rest)?;
    let midnight = midnight_of(read_calendar(date, order.or(time.implied_order))?)?;
    let lo = midnight + time.second_of_day;
    let hi = if time.has_seconds { lo } else { lo + 59 };
    Some(match time.offset {
        Some(offset) => Interval { lo: lo - offset, hi: hi - offset },
        None => Interval::of_unknown_zone(lo, hi),
    })
}

/// A whole day or a whole month, somewhere on earth.
fn read_day(text: &str, order: Option<DateOrder>) -> Option<Interval> {
    if let Some((year, month)) = text.split_once('-').filter(|(year, month)| year.len() == 4 && month.len() == 2) {
        let first = NaiveDate::from_ymd_opt(digits(year)? as i32, digits(month)?, 1)?;
        let after = first.checked_add_months(Months::new(1))?;
        return Some(Interval::of_unknown_zone(midnight_of(first)?, midnight_of(after)?));
    }
    let midnight = midnight_of(read_calendar(text, order)?)?;
    Some(Interval::of_unknown_zone(midnight, midnight + SECONDS_PER_DAY))
}

fn midnight_of(day: NaiveDate) -> Option<i64> {
    Some(day.and_hms_opt(0, 0, 0)?.and_utc().timestamp())
}

/// The order that a date of slashes or hyphens proves by itself, because one of its parts is no month: `25/04/2025`.
#[must_use]
pub fn proved_order(text: &str) -> Option<DateOrder> {
    let mut parts = text.trim().split(['/', '-']);
    let (first, second) = (digits(parts.next()?)?, digits(parts.next()?)?);
    let is_year = parts.next()?.get(..4)?.bytes().all(|byte| byte.is_ascii_digit());
    match (first, second) {
        (13..=31, 1..=12) if is_year => Some(DateOrder::DayFirst),
        (1..=12, 13..=31) if is_year => Some(DateOrder::MonthFirst),
        _ => None,
    }
}

/// The day of a date of three numbers. Dots are always day first; slashes and hyphens are written both ways, beside a
/// time of day too. The year always has four digits.
fn read_calendar(text: &str, order: Option<DateOrder>) -> Option<NaiveDate> {
    if text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return NaiveDate::from_ymd_opt(
            digits(text.get(..4)?)? as i32,
            digits(text.get(4..6)?)?,
            digits(text.get(6..)?)?,
        );
    }
    let separator = text.chars().find(|c| !c.is_ascii_digit()).filter(|c| "-./".contains(*c))?;
    let mut parts = text.split(separator);
    let (a, b, c) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    if a.len() == 4 && separator != '.' {
        return NaiveDate::from_ymd_opt(digits(a)? as i32, digits(b)?, digits(c)?);
    }
    let year = digits(c).filter(|_| c.len() == 4)? as i32;
    let (a, b) = (digits(a)?, digits(b)?);
    let is_day_first = match separator {
        '.' => true,
        _ if a > 12 => true,
        _ if b > 12 => false,
        _ if a == b => true,
        _ => order? == DateOrder::DayFirst,
    };
    let (day, month) = if is_day_first { (a, b) } else { (b, a) };
    NaiveDate::from_ymd_opt(year, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::time::{show_date, show_time};

    const NOW: i64 = 1_795_300_000; // 2026-11-21

    fn read(text: &str) -> Option<Interval> {
        read_date_at(text, None, NOW)
    }

    fn shown(interval: Option<Interval>) -> Option<(String, String)> {
        interval.map(|found| (show_time(found.lo), show_time(found.hi)))
    }

    fn span(lo: &str, hi: &str) -> Option<(String, String)> {
        Some((lo.to_owned(), hi.to_owned()))
    }

    #[test]
    fn moments_with_a_zone_are_points() {
        let texts = "1704190830|1704190830123|2024-01-02T10:20:30Z|2024-01-02t10:20:30z|2024-01-02T10:20:30.123456789Z|\
             2024-01-02T10:20:30,5Z|2024-01-02 10:20:30Z|2024-01-02T11:20:30+01:00|2024-01-02T11:20:30+0100|\
             2024-01-02T11:20:30+01|2024-01-02T05:20:30-05:00|2024-01-02T15:50:30.5+05:30|\
             2024-01-02 10:20:30 UTC|2024-01-02 10:20:30 +0000 UTC|2024-01-02 10:20:30.123456 +0000 UTC|\
             2024-01-02 11:20:30.1 +0100 CET m=+0.012|Tue, 02 Jan 2024 10:20:30 GMT|Tue, 2 Jan 2024 10:20:30 UTC|\
             Tue, 02 Jan 2024 11:20:30 +0100|2 Jan 2024 10:20:30 GMT| 2024/01/02 10:20:30 GMT ";
        for text in texts.split('|') {
            assert_eq!(read(text), Some(Interval::point(1_704_190_830)), "{text}");
        }
    }

    #[test]
    fn local_times_are_as_wide_as_the_zones_of_the_earth() {
        let wanted = span("2024-01-01T20:20:30Z", "2024-01-02T22:20:30Z");
        for text in [
            "2024-01-02 10:20:30",
            "2024-01-02T10:20:30",
            "2024-01-02T10:20:30.123",
            "2024-01-02 10:20:30 CET",
            "02.01.2024 10:20:30",
            "2.1.2024, 10:20:30",
            "1/2/2024 10:20:30 AM",
        ] {
            assert_eq!(shown(read(text)), wanted, "{text}");
        }
        assert_eq!(read("2016-12-31T23:59:60Z"), read("2016-12-31T23:59:59Z"));
        let day_first = read_date_at("12-04-2022 09:30", Some(DateOrder::DayFirst), NOW);
        assert_eq!(shown(day_first), span("2022-04-11T19:30:00Z", "2022-04-12T21:30:59Z"));
    }

    #[test]
    fn days_and_months_are_whole_everywhere_on_earth() {
        let day = span("2024-03-04T10:00:00Z", "2024-03-06T12:00:00Z");
        for text in ["2024-03-05", "2024/03/05", "05.03.2024", "5.3.2024", "45356"] {
            assert_eq!(shown(read(text)), day, "{text}");
        }
        assert_eq!(shown(read("2024-02")), span("2024-01-31T10:00:00Z", "2024-03-01T12:00:00Z"));
        assert_eq!(shown(read("45356.5")), span("2024-03-04T22:00:00Z", "2024-03-06T00:00:00Z"));
    }

    #[test]
    fn days_without_separators_and_with_the_name_of_a_month_are_read() {
        let day = read("2025-11-05");
        for text in [
            "20251105",
            "05-NOV-2025",
            "5-Nov-2025",
            "Nov 5, 2025",
            "November 5, 2025",
            "5 novembre 2025",
            "5. November 2025",
            "05 nov 2025 10:30",
            "5 de noviembre de 2025",
            "Wed Nov 5 2025",
        ] {
            assert_eq!(read(text), day, "{text}");
        }
        assert_eq!(read("20251105T100000Z"), read("2025-11-05T10:00:00Z"));
        assert_eq!(read("20251105 1000"), read("2025-11-05 10:00"));
        assert_eq!(read("25/10/2025 10.00"), read("2025-10-25 10:00"));
        for text in [
            "5 Nov 25",
            "Nov 2025",
            "mar 5 2025 mai",
            "mar 05/11/2025",
            "mar. 05.11.2025 10:30",
            "jan 2 3 2025",
            "05-NOV-23 2015",
            "nov 05/03/2025",
            "20251305",
            "99999999",
            "5 Novum 2025",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn an_order_is_needed_only_where_two_readings_exist() {
        assert_eq!(read("03/04/2025"), None);
        assert_eq!(read("03-04-2025"), None);
        assert_eq!(read("03-04-2025 01:02"), None, "a time of day says nothing of the order");
        assert_eq!(read_date_at("03-04-2023 01:02", Some(DateOrder::MonthFirst), NOW), read("2023-03-04 01:02"));
        let march = read("2025-03-04");
        assert_eq!(read_date_at("03/04/2025", Some(DateOrder::MonthFirst), NOW), march);
        assert_eq!(read_date_at("04/03/2025", Some(DateOrder::DayFirst), NOW), march);
        assert_eq!(read("25/03/2025"), read("2025-03-25"));
        assert_eq!(read("03/25/2025"), read("2025-03-25"));
        assert_eq!(read("25-03-2025"), read("2025-03-25"));
        assert_eq!(read("03/03/2025"), read("2025-03-03"));
        let despite = read_date_at("25/03/2025", Some(DateOrder::MonthFirst), NOW);
        assert_eq!(despite, read("2025-03-25"));
        assert_eq!(read("3/4/2025 10:00:00 am"), None);
        assert_eq!(read("3/4/2025 10:00:00"), None);
        assert_eq!(read_date_at("3/4/2025 10:00:00 AM", Some(DateOrder::DayFirst), NOW), read("2025-04-03 10:00:00"));
    }

    #[test]
    fn a_part_over_twelve_proves_the_order() {
        for (text, order) in [
            ("25/04/2025", Some(DateOrder::DayFirst)),
            ("04-25-2023 13:14", Some(DateOrder::MonthFirst)),
            ("4/25/2023, 1:14 PM", Some(DateOrder::MonthFirst)),
            ("03/04/2025", None),
            ("2025-04-25", None),
            ("25.04.2025", None),
            ("32/04/2025", None),
            ("", None),
        ] {
            assert_eq!(proved_order(text), order, "{text}");
        }
    }

    #[test]
    fn twelve_hour_clocks() {
        assert_eq!(read("1/2/2024 12:00:00 AM"), read("2024-01-02 00:00:00"));
        assert_eq!(read("1/2/2024 12:00:00 PM"), read("2024-01-02 12:00:00"));
        assert_eq!(read("1/2/2024 1:05:09 PM"), read("2024-01-02 13:05:09"));
        assert_eq!(read("25/12/2023 1:05 pm"), read("2023-12-25 13:05"));
        assert_eq!(read("1/2/2024 13:05:09 PM"), None);
        assert_eq!(read("1/2/2024 0:05:09 AM"), None);
    }

    #[test]
    fn junk_is_no_date() {
        let texts = "| |never|-|n/a|0|1|12345|00000|0000000000|123456789|12345678901|0000-00-00|0000-00-00 00:00:00|\
             0001-01-01T00:00:00|1899-12-30|1970-01-01|2024-13-01|2024-02-30|2024-1|30.02.2024|05.03.24|5/3/24|\
             13/13/2024|2024-01-02 25:00:00|2024-01-02 10:61|2024-01-02 10:20:61|2024-01-02 10|2024-01-02 10:20:30 maybe|\
             2024-01-02T10:20:30+99:00|2024-01-02T10:20:30+01:75|2024-01-02-03|2024-+1-02|+2024-01-02|1.2.3.4|..|\
             Tue, 02 Xyz 2024 10:20:30 GMT|Mon, 02 Jan 2024 10:20:30 GMT|２０２４-01-02|2024-01-02 é|\
             1/2/2024 10:20:30 Aé|2024-01-02 10:20:30 +é|99999999999999999999|2024–01–02";
        for text in texts.split('|') {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn the_future_is_no_date_but_tomorrow_may_be_today_elsewhere() {
        let tomorrow = show_date(NOW + SECONDS_PER_DAY);
        assert!(read(&tomorrow).is_some(), "{tomorrow}");
        assert_eq!(read(&show_date(NOW + 3 * SECONDS_PER_DAY)), None);
        assert_eq!(read("2099-01-01T00:00:00Z"), None);
        assert_eq!(read("79999"), None);
        assert_eq!(read(&(NOW + SECONDS_PER_DAY).to_string()), Some(Interval::point(NOW + SECONDS_PER_DAY)));
        assert_eq!(read(&(NOW + SECONDS_PER_DAY + 1).to_string()), None);
    }

    #[test]
    fn the_day_shown_is_the_day_that_was_written() {
        for (text, day) in [
            ("2024-03-05", "2024-03-05"),
            ("2024-03-05 00:10:00", "2024-03-05"),
            ("2024-03-05 23:59", "2024-03-05"),
            ("2024-03-05T23:59Z", "2024-03-05"),
            ("2024-03-05T23:59:59Z", "2024-03-05"),
            ("2024-03", "2024-03"),
            ("2024-02", "2024-02"),
            ("05.03.2024", "2024-03-05"),
        ] {
            assert_eq!(read(text).map(|found| found.show_date()).as_deref(), Some(day), "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn whatever_is_read_is_an_interval_that_has_begun(text in "([0-9]{1,4}|nov|mar|JAN|di|[-./, :]){1,8}|[0-9TZAPM:+./, é-]{0,32}|\\PC{0,16}") {
            for order in [None, Some(DateOrder::DayFirst), Some(DateOrder::MonthFirst)] {
                if let Some(found) = read_date_at(&text, order, NOW) {
                    assert!(EARLIEST <= found.lo && found.lo <= found.hi && found.lo <= NOW + SECONDS_PER_DAY, "{text}: {found:?}");
                }
            }
        }
    }

    #[test]
    fn the_clock_reads_a_sane_time() {
        assert!(read_date_at(&now().to_string(), None, now()).is_some());
    }
}
