//! Values of flags as people write them. Each function is a parser for clap, whose errors name the flag.

use clap::builder::{OsStringValueParser, TypedValueParser};

use crate::base::area_codes::BadAreaCode;
use crate::base::coverage::Coverage;
use crate::base::date::read_date;
use crate::base::memory;
use crate::base::personal::{Personal, found_in};
use crate::base::time::Interval;
use crate::command::suppress_file::SuppressFile;

/// A value that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum BadValue {
    #[error(
        "\"{0}\" is no size; write bytes, or a number with kB, MB, GB, TB, KiB, MiB, GiB or TiB, such as 512MB or 1.5GiB"
    )]
    Size(String),
    #[error("{0} is too little; give at least 16KiB")]
    Memory(String),
    #[error("{0} is more than the {1} MiB of memory that there are")]
    MoreThanThereIs(String, u64),
    #[error("\"{0}\" is no number of threads; give at least 1")]
    Threads(String),
    #[error("\"{0}\" is no delimiter; give one ASCII character, or `tab`")]
    Delimiter(String),
    #[error("\"{0}\" is no date, or lies in the future; write YYYY-MM-DD")]
    Date(String),
    #[error("it holds {}, which must not be stored; use a word or a number of your own files instead", .0.name())]
    Personal(Personal),
    #[error(
        "--agent takes a short code of letters, digits, `-`, `_` and `.`, never a name, an address or a phone number"
    )]
    Agent,
}

/// Reads a number of bytes with an optional unit, such as `512MB` or `1.5GiB`.
///
/// # Errors
/// When it is none, less than one, or more than this machine can address.
pub(super) fn size(text: &str) -> Result<usize, BadValue> {
    const UNITS: [(&str, f64); 10] = [
        ("kib", 1024.0),
        ("mib", 1_048_576.0),
        ("gib", 1_073_741_824.0),
        ("tib", 1_099_511_627_776.0),
        ("kb", 1e3),
        ("mb", 1e6),
        ("gb", 1e9),
        ("tb", 1e12),
        ("b", 1.0),
        ("", 1.0),
    ];
    // Beyond this a number with a point is not exact any more, and no machine has so much.
    const MOST: f64 = (1_u64 << 53) as f64;
    let lower = text.trim().to_ascii_lowercase();
    let read = |(unit, factor): &(&str, f64)| {
        let number = lower.strip_suffix(unit)?.trim_end();
        let is_plain = number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        let bytes = number.parse::<f64>().ok().filter(|_| is_plain)? * factor;
        (1.0..MOST).contains(&bytes).then_some(bytes as u64).and_then(|bytes| usize::try_from(bytes).ok())
    };
    UNITS.iter().find_map(read).ok_or_else(|| BadValue::Size(text.to_owned()))
}

/// Memory for lists. With less than the least every few entries would become a file of their own; with more than there
/// is the process would be killed instead of going to disk.
pub(super) fn memory(text: &str) -> Result<usize, BadValue> {
    const LEAST: usize = 16 << 10;
    let bytes = size(text)?;
    match memory::total() {
        _ if bytes < LEAST => Err(BadValue::Memory(text.to_owned())),
        Some(total) if bytes as u64 > total => Err(BadValue::MoreThanThereIs(text.to_owned(), total >> 20)),
        _ => Ok(bytes),
    }
}

/// As given, else 512 MB, or half of what there is where that is less.
pub(super) fn memory_or_default(given: Option<usize>) -> usize {
    const DEFAULT: usize = 512_000_000;
    let half = memory::total().and_then(|total| usize::try_from(total / 2).ok());
    given.unwrap_or_else(|| half.map_or(DEFAULT, |half| half.min(DEFAULT)))
}

/// How many worker threads.
pub(super) fn threads(text: &str) -> Result<usize, BadValue> {
    let threads = text.parse().ok().filter(|threads| *threads > 0);
    threads.ok_or_else(|| BadValue::Threads(text.to_owned()))
}

/// One ASCII character that can divide fields, or `tab`.
pub(super) fn delimiter(text: &str) -> Result<u8, BadValue> {
    match text.as_bytes() {
        b"tab" | b"\\t" | b"\t" => Ok(b'\t'),
        [one] if one.is_ascii() && !matches!(one, b'"' | b'\r' | b'\n' | 0) => Ok(*one),
        _ => Err(BadValue::Delimiter(text.to_owned())),
    }
}

/// A list for one run, with or without its kind. Names of files need not be text.
pub(super) fn suppress_file() -> impl TypedValueParser<Value = SuppressFile> {
    OsStringValueParser::new().map(SuppressFile::from)
}

/// A day or moment that has come.
pub(super) fn date(text: &str) -> Result<Interval, BadValue> {
    read_date(text, None).ok_or_else(|| BadValue::Date(text.to_owned()))
}

/// The area codes that a file speaks of, or all.
pub(super) fn covers(text: &str) -> Result<Coverage, BadAreaCode> {
    if text == "all" { Ok(Coverage::Whole) } else { text.parse().map(Coverage::Areas) }
}

/// A text that is stored or reported as it is.
pub(super) fn kept_text(text: &str) -> Result<String, BadValue> {
    found_in(text).map_or_else(|| Ok(text.to_owned()), |personal| Err(BadValue::Personal(personal)))
}

/// The code of whoever took an objection down. More digits than a house has extensions call somebody.
pub(super) fn agent(text: &str) -> Result<String, BadValue> {
    const MOST_DIGITS: usize = 6;
    let is_code = text.chars().filter(char::is_ascii_digit).count() <= MOST_DIGITS && found_in(text).is_none();
    if is_code { Ok(text.to_owned()) } else { Err(BadValue::Agent) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes() {
        assert_eq!(size("512MB"), Ok(512_000_000));
        assert_eq!(size("16MiB"), Ok(16 << 20));
        assert_eq!(size("4096"), Ok(4096));
        assert_eq!((size("1.5GB"), size("0.5 KiB")), (Ok(1_500_000_000), Ok(512)));
        assert_eq!((size("1TB"), size("2tib")), (Ok(1_000_000_000_000), Ok(2 << 40)));
        for wrong in ["", "0", "0.2", "MB", "1.5.2GB", "1,5GB", "1e3", "inf", "99999999999GB", "-1", "1PB"] {
            assert!(size(wrong).is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn memory_has_a_least() {
        assert_eq!(memory("16KiB"), Ok(16 << 10));
        assert_eq!(memory("16383"), Err(BadValue::Memory("16383".to_owned())));
        assert!(memory("much").is_err());
    }

    #[test]
    fn memory_has_a_most() {
        let total = memory::total().unwrap();
        assert_eq!(memory(&total.to_string()), Ok(total as usize));
        let more = (total + 1).to_string();
        assert_eq!(memory(&more), Err(BadValue::MoreThanThereIs(more.clone(), total >> 20)));
        assert!(memory_or_default(None) as u64 <= total);
        assert_eq!(memory_or_default(Some(7)), 7);
    }

    #[test]
    fn delimiters() {
        assert_eq!((delimiter("tab"), delimiter("\\t"), delimiter(";")), (Ok(b'\t'), Ok(b'\t'), Ok(b';')));
        for wrong in ["", "ab", "\"", "\n", "ä", "\0"] {
            assert!(delimiter(wrong).is_err(), "{wrong:?}");
        }
    }
}
