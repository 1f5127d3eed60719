//! Shapes of what stands in columns of numbers and is none: dates, amounts, addresses of machines, numbers that a
//! spreadsheet cut. The plans would take many of them: `2024-03-12` is a fixed line of Rüdesheim to them.
//!
//! All of it is said of plain text, see `plain_text`.

use super::super::problem::Problem;
use super::super::recipe::read_digest;
use super::super::token::is_spreadsheet_error;

/// What a text is instead of a number, if that can be seen. `is_zero_dialled` says whether a number of its country that is
/// written without a code begins with a 0: what does not is hardly one. Without a country that is not asked.
pub(super) fn refused(text: &str, is_zero_dialled: bool) -> Option<Problem> {
    if text.contains('\u{fffd}') {
        return Some(Problem::Undecodable);
    }
    if is_spreadsheet_error(text) {
        return Some(Problem::ExcelError);
    }
    if is_scientific(text) {
        return Some(Problem::LostDigits);
    }
    if read_digest(text).is_some() {
        return Some(Problem::Digest);
    }
    if text.contains('@') {
        return Some(Problem::EmailAddress);
    }
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return Some(Problem::NoDigits);
    }
    if is_date(text) {
        return Some(Problem::Date);
    }
    let is_amount = text.starts_with('-')
        || has_cents(text)
        || text.starts_with("0.")
        || is_decimal(text, is_zero_dialled)
        || is_in_thousands(text, is_zero_dialled);
    (is_amount || is_machine_address(text, is_zero_dialled) || is_postcode(text)).then_some(Problem::OtherNumber)
}

/// `4,91712E+11`: what a spreadsheet makes of a number that is too long for its column.
pub(super) fn is_scientific(text: &str) -> bool {
    let Some((number, exponent)) = text.split_once(['e', 'E']) else { return false };
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let mantissa = number.trim_start_matches(['+', '-']);
    let is_mantissa = match mantissa.split_once(['.', ',']) {
        Some((whole, parts)) => is_number(whole) && (parts.is_empty() || is_number(parts)),
        None => is_number(mantissa),
    };
    is_mantissa && is_number(exponent.trim_start_matches(['+', '-']))
}

/// Three numbers with the same sign between them, or eight digits, that are a day of somebody's life.
fn is_date(text: &str) -> bool {
    let date = text.split_once([' ', 'T', '\n']).filter(|(_, time)| time.contains(':')).map_or(text, |(date, _)| date);
    if date.len() == 8 && date.bytes().all(|byte| byte.is_ascii_digit()) {
        let (start, end) = date.split_at(4);
        let (first, second) = (pair(start), pair(end));
        let by_year = is_day(start, second.0, second.1);
        return by_year || is_day(end, first.0, first.1) || is_day(end, first.1, first.0);
    }
    let halves = date.split_once([' ', '/', '-', '.']).filter(|(first, _)| first.len() == 4);
    if halves.is_some_and(|(first, second)| is_term(first, second.trim())) {
        return true;
    }
    let Some(sign) = date.chars().find(|c| !c.is_ascii_digit()).filter(|sign| "-./ ".contains(*sign)) else {
        return false;
    };
    let parts: Vec<&str> = date.trim_end_matches('.').split(sign).map(str::trim).collect();
    match parts.as_slice() {
        [a, b, c] if a.len() == 4 => is_day(a, b, c),
        [a, b, c] if matches!(c.len(), 2 | 4) => is_day(c, a, b) || is_day(c, b, a),
        _ => false,
    }
}

/// A text of four signs in two halves.
fn pair(text: &str) -> (&str, &str) {
    text.split_at_checked(2).unwrap_or((text, ""))
}

/// `2023/2024`, `3112 1999`, `2024-000123`: two years, a day and its year, a year and a number.
fn is_term(first: &str, second: &str) -> bool {
    let is_year = |text: &str| text.len() == 4 && text.parse::<u32>().is_ok_and(|year| (1900..2100).contains(&year));
    let (day, month) = pair(first);
    let is_start = is_year(first) || is_day(second, month, day) || is_day(second, day, month);
    let is_number = is_year(first) && second.len() > 4 && second.bytes().all(|byte| byte.is_ascii_digit());
    is_year(second) && (is_start || first.starts_with('0')) || is_number
}

fn is_day(year: &str, month: &str, day: &str) -> bool {
    let number = |text: &str| text.parse::<u32>().ok().filter(|_| text.bytes().all(|byte| byte.is_ascii_digit()));
    let is_year = match year.len() {
        2 => number(year).is_some(),
        4 => number(year).is_some_and(|year| (1850..2150).contains(&year)),
        _ => false,
    };
    let within =
        |text: &str, most: u32| text.len() <= 2 && number(text).is_some_and(|number| (1..=most).contains(&number));
    is_year && within(month, 12) && within(day, 31)
}

/// `1234,5`, `52.5200066`; but `335.1234567` is how Italians write a mobile number, and `212.5550123` Americans.
fn is_decimal(text: &str, is_zero_dialled: bool) -> bool {
    let Some((whole, parts)) = text.split_once(['.', ',']) else { return false };
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_amount = is_number(whole) && is_number(parts) && (!whole.starts_with('0') || whole == "0");
    let is_area = !is_zero_dialled && whole.len() == 3 && matches!(parts.len(), 6 | 7);
    is_amount && !is_area
}

/// `1 234 567,89`, `1712345678,5`
fn has_cents(text: &str) -> bool {
    let Some((whole, cents)) = text.rsplit_once(',') else { return false };
    let is_number = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '.');
    matches!(cents.len(), 1 | 2) && cents.bytes().all(|byte| byte.is_ascii_digit()) && whole.chars().all(is_number)
}

/// `1.234,56`, `1,234,567`; but `612.345.678` is how Spaniards write one.
fn is_in_thousands(text: &str, is_zero_dialled: bool) -> bool {
    let Some(sign) = text.chars().find(|c| matches!(c, '.' | ',')) else { return false };
    let other = if sign == '.' { ',' } else { '.' };
    let (whole, cents) = text.split_once(other).map_or((text, None), |(whole, cents)| (whole, Some(cents)));
    let are_digits = |part: &&str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let parts: Vec<&str> = whole.split(sign).collect();
    let [first, rest @ ..] = parts.as_slice() else { return false };
    let is_grouped = are_digits(first) && first.len() <= 3 && !first.starts_with('0') && !rest.is_empty();
    let in_threes =
        rest.iter().all(|part| part.len() == 3 && are_digits(part)) && cents.is_none_or(|cents| are_digits(&cents));
    let is_number = !is_zero_dialled && cents.is_none() && first.len() == 3 && rest.len() == 2;
    is_grouped && in_threes && !is_number
}

/// `192.168.178.20`; but `34.44.47.97` is how Danes write a number.
fn is_machine_address(text: &str, is_zero_dialled: bool) -> bool {
    let in_pairs = text.split('.').all(|part| part.len() == 2);
    text.parse::<std::net::Ipv4Addr>().is_ok() && (is_zero_dialled || !in_pairs)
}

/// `12345-6789`, `12345-678`, of the United States and Brazil.
fn is_postcode(text: &str) -> bool {
    let are_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    text.split_once('-').is_some_and(|(code, rest)| {
        code.len() == 5 && !code.starts_with('0') && matches!(rest.len(), 3 | 4) && are_digits(code) && are_digits(rest)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_things_are_told_from_numbers() {
        for text in ["4,91712E+11", "4.91712E+11", "4,9E+11", "4.91712e11", "5E+10"] {
            assert_eq!(refused(text, true), Some(Problem::LostDigits), "{text}");
        }
        for text in [
            "2024-03-12",
            "12.03.2024",
            "12/03/2024",
            "3/12/24",
            "12.3.24",
            "20240312",
            "2024/3/12",
            "2024-03-12 10:00:00",
            "2024-03-12T10:00:00",
            "12. 03. 2024",
            "31 12 1999",
        ] {
            assert_eq!(refused(text, false), Some(Problem::Date), "{text}");
        }
        for text in
            ["1234,56", "1.234,56", "1,234,567.89", "52.5200066", "0.5", "-1234567", "192.168.178.20", "12345-6789"]
        {
            assert_eq!(refused(text, true), Some(Problem::OtherNumber), "{text}");
        }
        for (text, problem) in [
            ("n/a", Problem::NoDigits),
            ("#NAME?", Problem::ExcelError),
            ("max@firma.de", Problem::EmailAddress),
            ("b58996c504c5638798eb6b511e6f49af", Problem::Digest),
        ] {
            assert_eq!(refused(text, true), Some(problem), "{text}");
        }
    }

    #[test]
    fn numbers_are_left_alone() {
        for text in [
            "+49 171 2345678",
            "0171/2345678",
            "030.123456",
            "01.23.45.67.89",
            "01.12.24.10.30",
            "20 24 03 12",
            "0171-23-45-67",
            "044 123 45 67",
            "212.555.0123",
            "0049 30 123",
            "030-123456",
        ] {
            assert_eq!(refused(text, true), None, "{text}");
        }
        for text in ["335.1234567", "612.345.678", "212.5550123", "34.44.47.97"] {
            assert_eq!((refused(text, false), refused(text, true)), (None, Some(Problem::OtherNumber)), "{text}");
        }
    }
}
