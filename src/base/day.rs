//! Which texts are days, in whatever spelling people and programs have for them, and which of those stand for nothing. Not
//! how a moment is read for a proof: that is `date`, which is stricter.
//!
//! Invariant: a date that can be read in two ways is a date all the same, and then the last one.

use chrono::{DateTime, Datelike as _, NaiveDate};

use super::day_names::is_roughly;
use super::day_text::{DayText, Number};

/// What a text that looks like a day is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// What a program writes for no day: zeros, 0001-01-01, 1899-12-30, 1900-01-00, 1970-01-01.
    Nothing,
    /// 9999-12-31: no day, or in a column of ends no end.
    Never,
    /// A day or a month of which nobody knows the year.
    Undated,
    /// Year, month and day. Of several readings the last one; of a month its last day, of a year its last.
    Day(i32, u32, u32),
}

/// What `text`, folded and with blanks for dashes, is as a day; `None` if it is none.
#[must_use]
pub fn read(text: &str) -> Option<Shape> {
    // Most texts are none.
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let by_parts = || DayText::of(text).filter(|text| text.others.is_empty()).and_then(|text| of_parts(&text));
    by_moment(text).or_else(by_parts)
}

/// As [`read`], where days are to be expected: a year or a month alone is enough there, and a day among other words.
#[must_use]
pub fn read_among_days(text: &str) -> Option<Shape> {
    read(text).or_else(|| of_digits(text)).or_else(|| roughly(text)).or_else(|| among_words(text))
}

/// Year, month and day of a date that has the name of one month, a day, a year of four digits, and no other number but those of
/// a time with colons, so that it can be read in one way; `text` is folded, with blanks for dashes.
#[must_use]
pub fn with_month_name(text: &str) -> Option<(i32, u32, u32)> {
    let parts = DayText::of(text).filter(|parts| parts.others.is_empty())?;
    let is_sure = match (parts.months.as_slice(), parts.numbers.as_slice()) {
        ([_], [one, other]) => one.width.max(other.width) == 4 && one.width.min(other.width) <= 2,
        _ => false,
    };
    match of_parts(&parts)? {
        Shape::Day(year, month, day) if is_sure => Some((year, month, day)),
        _ => None,
    }
}

/// Whether a day lies behind the day of the moment `at` (seconds since 1970-01-01 UTC), or is that day.
#[must_use]
pub fn is_still_to_come(shape: Shape, at: i64) -> bool {
    let Shape::Day(year, month, day) = shape else { return shape != Shape::Nothing };
    let today = DateTime::from_timestamp(at, 0).map(|now| now.date_naive());
    let today = today.map_or((0, 0, 0), |today| (today.year(), today.month(), today.day()));
    (year, month, day) >= today
}

/// The years that people mean.
const YEARS: std::ops::RangeInclusive<u64> = 1971..=2199;

fn of_parts(text: &DayText<'_>) -> Option<Shape> {
    if text.months.is_empty() { of_numbers(&text.numbers) } else { of_names(&text.months, &text.numbers) }
}

/// A year, a month and a day, in whichever order, and perhaps a time behind them; or a year and a month.
fn of_numbers(numbers: &[Number]) -> Option<Shape> {
    let value = |number: &Number| u32::try_from(number.value).ok();
    let [first, rest @ ..] = numbers else { return None };
    if matches!(first.width, 8 | 12 | 14 | 17) {
        return of_compact(*first).filter(|_| is_time(rest));
    }
    let [second, rest @ ..] = rest else { return by_moment(&first.value.to_string()).filter(|_| first.width >= 13) };
    let (a, b) = (value(first)?, value(second)?);
    match (first.width, second.width, rest) {
        (4, 2, []) if (1..=12).contains(&b) && a > 1900 => last_day(a, b),
        (1..=2, 4, []) if (1..=12).contains(&a) && b > 1900 => last_day(b, a),
        (4, 1..=2, [day, time @ ..]) if day.width <= 2 && is_time(time) => of_three(a, b, value(day)?),
        (1..=2, 1..=2, [year, time @ ..]) if is_time(time) => match (year.width, value(year)?) {
            (4, year) => of_three(year, a, b),
            // What spreadsheets make of 0 and of the first day of Unix; nobody left then.
            (2, 0) if a == 0 || b == 0 => Some(Shape::Nothing),
            (2, 70) if (a, b) == (1, 1) => Some(Shape::Nothing),
            (2, year) => of_three(2000 + year, a, b).or_else(|| of_three(2000 + a, b, year)),
            _ => None,
        },
        _ => None,
    }
}

/// A day with the name of its month; or a month and a year.
fn of_names(months: &[u32], numbers: &[Number]) -> Option<Shape> {
    let year_place = numbers.iter().position(|number| number.width == 4);
    let year = year_place.and_then(|place| numbers.get(place)).map(|year| year.value as u32);
    let mut others = numbers.to_vec();
    year_place.map(|place| others.remove(place));
    let of = |year: u32, day: u32| months.iter().filter_map(|month| exactly(year, *month, day)).max_by_key(order);
    match (year, others.as_slice()) {
        (Some(year), []) => last_day(year, months.iter().copied().max()?),
        (Some(year), [day, time @ ..]) if day.width <= 2 && is_time(time) => of(year, day.value as u32),
        (None, [a, b, time @ ..]) if a.width <= 2 && b.width <= 2 && is_time(time) => {
            let (a, b) = (a.value as u32, b.value as u32);
            of(2000 + b, a).or_else(|| of(2000 + a, b))
        }
        _ => None,
    }
}

/// Whether numbers behind a date may be its time: hours, minutes, seconds, parts of a second, the offset of a zone.
fn is_time(numbers: &[Number]) -> bool {
    let is_first = |first: &Number| first.width <= 2 && first.value < 24 || matches!(first.width, 4 | 6);
    numbers.len() <= 5 && numbers.first().is_none_or(is_first) && numbers.iter().all(|number| number.width <= 9)
}

/// `20240312`, `20240312100000`.
fn of_compact(number: Number) -> Option<Shape> {
    let date = u32::try_from(number.value / 10_u64.pow(number.width as u32 - 8)).ok()?;
    let (year, month, day) = (date / 10_000, date / 100 % 100, date % 100);
    let is_year = (1900..=9999).contains(&year) || year <= 1;
    exactly(year, month, day).filter(|_| is_year)
}

/// What in a column of days is one, although it has digits only: a year, `202403`, `240312`, `12032024`.
fn of_digits(text: &str) -> Option<Shape> {
    let number: u32 = text.parse().ok().filter(|_| text.bytes().all(|byte| byte.is_ascii_digit()))?;
    let (first, middle, last) = (number / 10_000, number / 100 % 100, number % 100);
    let is_year = |year: u32| YEARS.contains(&u64::from(year));
    match text.len() {
        4 if number == 9999 => Some(Shape::Never),
        4 if is_year(number) => Some(Shape::Day(number as i32, 12, 31)),
        6 if is_year(number / 100) && (1..=12).contains(&last) => last_day(number / 100, last),
        6 => later(of_three(2000 + last, first, middle), exactly(2000 + first, middle, last)),
        8 if is_year(number % 10_000) => of_three(number % 10_000, number / 1_000_000, first % 100),
        _ => None,
    }
}

/// A year with a word that says where in it, a month without a year, a day and a month.
fn roughly(text: &str) -> Option<Shape> {
    let parts = DayText::of(text)?;
    if !parts.others.iter().all(|word| is_roughly(word)) {
        return None;
    }
    let is_whole = parts.numbers.len() > 2 || !parts.months.is_empty();
    if let Some(day) = of_parts(&parts).filter(|_| is_whole) {
        return Some(day);
    }
    let is_year = |number: &&Number| number.width == 4 && YEARS.contains(&number.value);
    let (years, others): (Vec<Number>, Vec<Number>) = parts.numbers.iter().partition(is_year);
    let are_small = others.iter().all(|number| number.width <= 2);
    match (years.iter().map(|year| year.value).max(), others.as_slice()) {
        (Some(year), _) if are_small => Some(Shape::Day(i32::try_from(year).ok()?, 12, 31)),
        (None, [] | [_] | [_, _]) if are_small && !parts.months.is_empty() => Some(Shape::Undated),
        // A day and a month, or a month and the end of a year.
        (None, [a, b]) if are_small && a.value.min(b.value) > 0 && a.value.min(b.value) <= 12 => Some(Shape::Undated),
        _ => None,
    }
}

/// The last of the days that stand among other words: `12.03.2024 durch Max`.
fn among_words(text: &str) -> Option<Shape> {
    let trim = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let words: Vec<String> = text.split(' ').map(trim).collect();
    let alone = words.iter().filter(|word| word.contains(['.', '/'])).filter_map(|word| read(word));
    let years = words.iter().filter(|word| word.len() == 4).filter_map(|word| of_digits(word));
    let joined = words.windows(3).filter_map(|words| read(&words.join(" ")));
    let days = alone.chain(joined).filter(|shape| *shape != Shape::Nothing);
    days.max_by_key(order).or_else(|| years.max_by_key(order))
}

fn last_day(year: u32, month: u32) -> Option<Shape> {
    (28..=31).rev().find_map(|day| exactly(year, month, day))
}

/// A year and the two other parts, in either order.
fn of_three(year: u32, a: u32, b: u32) -> Option<Shape> {
    later(exactly(year, a, b), exactly(year, b, a))
}

fn exactly(year: u32, month: u32, day: u32) -> Option<Shape> {
    match (year, month.min(day), month.max(day)) {
        (0, 0, 0) | (1, 1, 1) | (1970, 1, 1) | (1899, 12, 30) | (1900, 0, 1) => return Some(Shape::Nothing),
        (9999, 12, 31) => return Some(Shape::Never),
        _ => {}
    }
    let date = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?;
    Some(Shape::Day(date.year(), date.month(), date.day()))
}

/// Later days after earlier ones, what has no end last.
fn order(shape: &Shape) -> (i32, u32, u32) {
    match *shape {
        Shape::Nothing => (i32::MIN, 0, 0),
        Shape::Day(year, month, day) => (year, month, day),
        Shape::Undated | Shape::Never => (i32::MAX, 0, 0),
    }
}

/// The later one of two readings.
fn later(one: Option<Shape>, other: Option<Shape>) -> Option<Shape> {
    one.into_iter().chain(other).max_by_key(order)
}

/// Numbers of days as spreadsheets count them, from 1982 to 2119.
const SERIAL_DAYS: std::ops::Range<i64> = 30_000..80_000;

/// The seconds from their day 0, 1899-12-30, to 1970.
const SERIAL_START: i64 = 25_569 * 86_400;

/// The seconds from the years 1 and 1601, from which .NET and Windows count tenths of microseconds, to 1970.
const YEAR_1: i64 = 62_135_596_800;
const YEAR_1601: i64 = 11_644_473_600;

/// Days of spreadsheets; seconds since 1970, or thousandths, millionths, billionths of them; ticks.
fn by_moment(text: &str) -> Option<Shape> {
    let (whole, fraction) = text.split_once(['.', ',']).unwrap_or((text, ""));
    let is_number = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
    let number: i64 = whole.parse().ok().filter(|_| is_number(whole) && is_number(fraction))?;
    let seconds = match (whole.len(), whole.as_bytes().first()) {
        (_, Some(b'0')) => return None,
        (5, _) => Some(number).filter(|day| SERIAL_DAYS.contains(day))? * 86_400 - SERIAL_START,
        (9..=10, _) => number,
        (13, _) => number / 1000,
        (16, _) => number / 1_000_000,
        (19, _) => number / 1_000_000_000,
        (18, Some(b'6')) => number / 10_000_000 - YEAR_1,
        (18, Some(b'1')) => number / 10_000_000 - YEAR_1601,
        _ => return None,
    };
    let day = DateTime::from_timestamp(seconds, 0)?.date_naive();
    Some(Shape::Day(day.year(), day.month(), day.day()))
}

#[cfg(test)]
mod tests;
