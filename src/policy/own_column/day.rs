//! Which texts in a list's own columns are days, and which of those stand for nothing. Not how a moment is read for a
//! proof: that is `base::date`, which is stricter.

use chrono::{DateTime, Datelike as _, NaiveDate};

use crate::base::date::read_date;
use crate::base::time::DateOrder;

/// What a text that looks like a day is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// What a program writes for no day: zeros, 0001-01-01, 1899-12-30, 1900-01-00, 1970-01-01.
    Nothing,
    /// 9999-12-31: no day, or in a column of ends no end.
    Never,
    /// A day; where it can be read in two ways the later one.
    Day(i32, u32, u32),
}

/// What `text`, folded and with blanks for dashes, is as a day; `None` if it is none.
pub(super) fn read(text: &str) -> Option<Shape> {
    let day = text.split([' ', 't']).collect::<Vec<_>>();
    by_numbers(&day).or_else(|| by_moment(text)).or_else(|| by_words(text))
}

/// Beginnings of the names of months and of days of the week, in German, English, French, Spanish, Italian and Dutch.
const NAMES: &str = "jan|feb|fev|fevr|mar|maer|maerz|mrz|maa|apr|avr|abr|mai|may|mag|mei|jun|juin|giu|jul|juil|lug|aug|aou|ago|sep|set|\
    okt|oct|ott|nov|dez|dec|dic|ene|gen|mon|die|mit|don|fre|sam|son|tue|wed|thu|fri|sat|sun|lun|mer|jeu|ven|dim|mie|jue|vie|\
    sab|dom|gio|maa|din|woe|vri|zat|zon|mo|di|mi|do|fr|sa|so|th|st|nd|rd|de|of|am|pm|um|uhr|utc|gmt|z|le|er";

/// A year among names of months, small numbers and times: `5. März 2024`, `Mar 5, 2024 10:00 am`. Where the day or month is
/// not told, the last one counts.
fn by_words(text: &str) -> Option<Shape> {
    let words = || text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let year = |word: &str| word.parse::<i32>().ok().filter(|year| word.len() == 4 && (1971..=2199).contains(year));
    let is_name = |word: &str| {
        let letters = word.trim_start_matches(|c: char| c.is_ascii_digit());
        let is_known = NAMES.split('|').any(|name| letters == name || name.len() == 3 && letters.starts_with(name));
        let is_small = word.parse::<u32>().is_ok_and(|number| number < 60);
        is_small || is_known && !letters.is_empty()
    };
    let mut years = words().filter_map(year);
    let (found, None) = (years.next()?, years.next()) else { return None };
    let others = || words().filter(|word| year(word).is_none());
    (others().next().is_some() && others().all(is_name)).then_some(Shape::Day(found, 12, 31))
}

/// Whether a day lies behind the day of the moment `at` (seconds since 1970-01-01 UTC), or is that day.
pub(super) fn is_still_to_come(shape: Shape, at: i64) -> bool {
    let Shape::Day(year, month, day) = shape else { return shape == Shape::Never };
    let today = DateTime::from_timestamp(at, 0).map(|now| now.date_naive());
    let today = today.map_or((0, 0, 0), |today| (today.year(), today.month(), today.day()));
    (year, month, day) >= today
}

/// Three numbers of which one is a year, or a year and a month, and perhaps a time behind them.
fn by_numbers(words: &[&str]) -> Option<Shape> {
    let first = *words.first()?;
    let dashed: Vec<&str> = words.iter().copied().take(3).collect();
    let parts: Vec<&str> = if first.contains(['.', '/']) { first.split(['.', '/']).collect() } else { dashed };
    if let Some((year, rest)) = first.split_at_checked(4).filter(|(_, rest)| rest.len() == 4) {
        let month_and_day = rest.parse::<u32>().ok().map(|rest| (rest / 100, rest % 100));
        let year = year.parse::<u32>().ok().filter(|year| (1900..=9999).contains(year) || *year <= 1);
        let is_order_known = |(year, (month, day)): &(u32, (u32, u32))| {
            *month <= 12 && (*year < 1971 || NaiveDate::from_ymd_opt(*year as i32, *month, *day).is_some())
        };
        let (year, (month, day)) = year.zip(month_and_day).filter(is_order_known)?;
        let shape = of_three(year, month, day)?;
        return Some(if matches!(shape, Shape::Day(..)) { Shape::Day(year as i32, month, day) } else { shape });
    }
    let number = |part: &&str| part.parse::<u32>().ok().filter(|_| part.len() <= 4);
    let numbers: Vec<u32> = parts.iter().filter(|part| !part.is_empty()).map_while(number).collect();
    let widths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    match (numbers.as_slice(), widths.as_slice()) {
        ([year, month], [4, 2, ..]) if (1..=12).contains(month) && *year > 1900 => last_day(*year, *month),
        ([month, year], [1..=2, 4]) if (1..=12).contains(month) && *year > 1900 => last_day(*year, *month),
        ([year, a, b], [4, ..]) => of_three(*year, *a, *b),
        ([a, b, year], [_, _, 4, ..]) => of_three(*year, *a, *b),
        ([a, b, year], [1..=2, 1..=2, 2, ..]) => of_three(if *year == 0 { 0 } else { 2000 + *year }, *a, *b),
        _ => None,
    }
}

fn last_day(year: u32, month: u32) -> Option<Shape> {
    let day = (28..=31).rev().find(|day| NaiveDate::from_ymd_opt(year as i32, month, *day).is_some())?;
    Some(Shape::Day(year as i32, month, day))
}

/// A year and the two other parts, in either order.
fn of_three(year: u32, a: u32, b: u32) -> Option<Shape> {
    match (year, a.min(b), a.max(b)) {
        (0, 0, 0) | (1, 1, 1) | (1970, 1, 1) | (1899, 12, 30) | (1900, 0, 1) => return Some(Shape::Nothing),
        (9999, 12, 31) => return Some(Shape::Never),
        _ => {}
    }
    let of = |month: u32, day: u32| NaiveDate::from_ymd_opt(year as i32, month, day);
    let later = of(a, b).max(of(b, a))?;
    Some(Shape::Day(later.year(), later.month(), later.day()))
}

/// Numbers of days as spreadsheets count them, from 1982 to 2119.
const SERIAL_DAYS: std::ops::Range<i64> = 30_000..80_000;

/// The seconds from their day 0, 1899-12-30, to 1970.
const SERIAL_START: i64 = 25_569 * 86_400;

/// Seconds since 1970, days of spreadsheets, RFC 2822 and what else programs write.
fn by_moment(text: &str) -> Option<Shape> {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    let moment = match (digits, text.len()) {
        (true, 9..=10) => text.parse::<i64>().ok()?,
        (true, 13) => text.parse::<i64>().ok()? / 1000,
        (true, 5) => text.parse::<i64>().ok().filter(|day| SERIAL_DAYS.contains(day))? * 86_400 - SERIAL_START,
        (true, _) => return None,
        (false, _) => read_date(text, Some(DateOrder::DayFirst))?.hi,
    };
    let day = DateTime::from_timestamp(moment, 0)?.date_naive();
    Some(Shape::Day(day.year(), day.month(), day.day()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_told_from_other_text() {
        for (text, shape) in [
            ("2024 01 31", Shape::Day(2024, 1, 31)),
            ("31.01.2024", Shape::Day(2024, 1, 31)),
            ("03/04/2025 10:00", Shape::Day(2025, 4, 3)),
            ("04 03 2025", Shape::Day(2025, 4, 3)),
            ("2023 04", Shape::Day(2023, 4, 30)),
            ("1700000000", Shape::Day(2023, 11, 14)),
            ("45292", Shape::Day(2024, 1, 1)),
            ("0000 00 00 00:00:00", Shape::Nothing),
            ("00.00.0000", Shape::Nothing),
            ("30.12.1899", Shape::Nothing),
            ("1900 01 00", Shape::Nothing),
            ("31.12.9999", Shape::Never),
            ("20240305", Shape::Day(2024, 3, 5)),
            ("20240305t100000z", Shape::Day(2024, 3, 5)),
            ("5. maerz 2024", Shape::Day(2024, 12, 31)),
            ("mar 5, 2024 10:00 am", Shape::Day(2024, 12, 31)),
            ("5th march 2024", Shape::Day(2024, 12, 31)),
            ("di 05.03.2024", Shape::Day(2024, 12, 31)),
            ("5 de marzo de 2024", Shape::Day(2024, 12, 31)),
            ("12/2099", Shape::Day(2099, 12, 31)),
        ] {
            assert_eq!(read(text), Some(shape), "{text}");
        }
        for text in [
            "",
            "12",
            "2024",
            "1.5",
            "10.0.0.1",
            "99.99.2024",
            "berlin",
            "0",
            "berlin 2024",
            "max 5 2024",
            "12345678",
            "29999",
            "80000",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn the_last_possible_reading_counts_for_an_end() {
        let at = 1_743_465_600; // 2025-04-01
        assert!(is_still_to_come(Shape::Never, at) && is_still_to_come(Shape::Day(2025, 4, 1), at));
        assert!(!is_still_to_come(Shape::Day(2025, 3, 31), at) && !is_still_to_come(Shape::Nothing, at));
    }
}
