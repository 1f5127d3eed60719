//! Numbers that users give with a unit: limits (`25`, `2%`) and sizes (`512MB`, `16MiB`).

use std::str::FromStr;

/// A number of rows, or a share of all rows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Limit {
    Count(u64),
    /// Per cent, 0 to 100.
    Share(f64),
}

/// A text that is no limit or size.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NumberError {
    #[error("\"{0}\" is no limit; write a number such as 25 or a share such as 2%")]
    Limit(String),
    #[error("\"{0}\" is no size; write bytes, or a number with kB, MB, GB, KiB, MiB or GiB")]
    Size(String),
}

impl Limit {
    /// Whether `part` of `whole` is more than the limit allows.
    #[must_use]
    pub fn is_broken_by(self, part: u64, whole: u64) -> bool {
        match self {
            Self::Count(most) => part > most,
            Self::Share(percent) => part as f64 * 100.0 > percent * whole as f64,
        }
    }
}

impl FromStr for Limit {
    type Err = NumberError;
    fn from_str(text: &str) -> Result<Self, NumberError> {
        let limit = match text.strip_suffix('%') {
            None => text.parse().ok().map(Self::Count),
            Some(percent) => {
                let percent = percent.parse::<f64>().ok();
                percent.filter(|percent| (0.0..=100.0).contains(percent)).map(Self::Share)
            }
        };
        limit.ok_or_else(|| NumberError::Limit(text.to_owned()))
    }
}

impl std::fmt::Display for Limit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Count(count) => write!(f, "{count}"),
            Self::Share(percent) => write!(f, "{percent}%"),
        }
    }
}

/// Reads a number of bytes with an optional unit.
///
/// # Errors
/// When it is none, zero, or more than this machine can address.
pub fn size(text: &str) -> Result<usize, NumberError> {
    const UNITS: [(&str, u64); 8] = [
        ("kib", 1 << 10),
        ("mib", 1 << 20),
        ("gib", 1 << 30),
        ("kb", 1000),
        ("mb", 1_000_000),
        ("gb", 1_000_000_000),
        ("b", 1),
        ("", 1),
    ];
    let lower = text.trim().to_ascii_lowercase();
    let read = |(unit, factor): &(&str, u64)| {
        let number: u64 = lower.strip_suffix(unit)?.trim_end().parse().ok()?;
        usize::try_from(number.checked_mul(*factor)?).ok().filter(|bytes| *bytes > 0)
    };
    UNITS.iter().find_map(read).ok_or_else(|| NumberError::Size(text.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits() {
        assert_eq!("25".parse(), Ok(Limit::Count(25)));
        assert_eq!("2.5%".parse(), Ok(Limit::Share(2.5)));
        for wrong in ["", "-1", "101%", "%", "many", "nan%"] {
            assert!(wrong.parse::<Limit>().is_err(), "{wrong:?}");
        }
        assert!(!Limit::Share(10.0).is_broken_by(1, 10));
        assert!(Limit::Share(10.0).is_broken_by(2, 19));
        assert!(Limit::Count(0).is_broken_by(1, 1));
        assert!(!Limit::Share(0.0).is_broken_by(0, 0));
    }

    #[test]
    fn sizes() {
        assert_eq!(size("512MB"), Ok(512_000_000));
        assert_eq!(size("16MiB"), Ok(16 << 20));
        assert_eq!(size("4096"), Ok(4096));
        for wrong in ["", "0", "MB", "1.5GB", "99999999999GB", "-1"] {
            assert!(size(wrong).is_err(), "{wrong:?}");
        }
    }
}
