//! Area codes of North America, the three digits behind +1, as sets. Words only.

use std::fmt;
use std::str::FromStr;

/// So many numbers have three digits.
const COUNT: usize = 1000;

/// A set of area codes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AreaCodes([u64; COUNT.div_ceil(64)]);

/// What is no list of area codes.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is no area code; write three digits, the first of them 2 to 9, several with a comma: 212,646")]
pub struct BadAreaCode(String);

impl AreaCodes {
    /// No area code.
    pub const NONE: Self = Self([0; COUNT.div_ceil(64)]);

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|word| *word == 0)
    }

    /// Adds the area code of a number in E.164 without its +, if it has one: `12125550123` adds 212.
    pub fn insert_of(&mut self, digits: &str) {
        area_of(digits).into_iter().for_each(|code| self.insert(code));
    }

    /// Whether the area code of such a number is one of them.
    #[must_use]
    pub fn cover(&self, digits: &str) -> bool {
        area_of(digits).is_some_and(|code| self.contains(code))
    }

    /// The codes of both sets.
    #[must_use]
    pub fn with(mut self, others: &Self) -> Self {
        self.0.iter_mut().zip(others.0).for_each(|(word, other)| *word |= other);
        self
    }

    fn insert(&mut self, code: u16) {
        if let Some(word) = self.0.get_mut(usize::from(code) / 64) {
            *word |= 1 << (code % 64);
        }
    }

    /// Whether `code` is one of them.
    #[must_use]
    pub fn contains(&self, code: u16) -> bool {
        self.0.get(usize::from(code) / 64).is_some_and(|word| word & (1 << (code % 64)) != 0)
    }

    /// In order.
    pub fn iter(&self) -> impl Iterator<Item = u16> {
        (0..COUNT as u16).filter(|code| self.contains(*code))
    }
}

/// The area code of a number with the country code 1: none starts with 0 or 1.
fn area_of(digits: &str) -> Option<u16> {
    read(digits.strip_prefix('1').filter(|rest| rest.len() == 10)?.get(..3)?)
}

fn read(code: &str) -> Option<u16> {
    let is_one = code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_digit()) && code >= "200";
    code.parse().ok().filter(|_| is_one)
}

impl fmt::Display for AreaCodes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.iter().enumerate().try_for_each(|(at, code)| write!(f, "{}{code}", if at == 0 { "" } else { "," }))
    }
}

impl FromStr for AreaCodes {
    type Err = BadAreaCode;

    /// Reads `212,646`, with blanks around the codes.
    fn from_str(text: &str) -> Result<Self, BadAreaCode> {
        let mut codes = Self::default();
        for part in text.split([',', ' ']).map(str::trim).filter(|part| !part.is_empty()) {
            codes.insert(read(part).ok_or_else(|| BadAreaCode(part.to_owned()))?);
        }
        if codes.is_empty() { Err(BadAreaCode(text.to_owned())) } else { Ok(codes) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_covered_by_its_area_code_alone() {
        let codes: AreaCodes = " 646, 212".parse().unwrap();
        assert_eq!(codes.to_string(), "212,646");
        for (digits, is_covered) in [
            ("12125550123", true),
            ("16465550123", true),
            ("13105550123", false),
            ("442125550123", false),
            ("1212555", false),
        ] {
            assert_eq!(codes.cover(digits), is_covered, "{digits}");
        }
        let mut more = AreaCodes::default();
        for digits in ["19995550123", "10125550123", "4921255501", "12005550123"] {
            more.insert_of(digits);
        }
        assert_eq!(more.to_string(), "200,999");
        assert_eq!(more.with(&codes).to_string(), "200,212,646,999");
    }

    #[test]
    fn what_is_no_area_code_is_told() {
        for text in ["", " ", "21", "2121", "112", "NYC", "212;646"] {
            assert!(text.parse::<AreaCodes>().is_err(), "{text}");
        }
    }
}
