//! Limits of rows as users give them: `25`, `2%`.

use std::str::FromStr;

/// A number of rows, or a share of all rows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum RowLimit {
    Count(u64),
    /// Per cent, 0 to 100.
    Share(f64),
}

/// A text that is no limit.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is no limit; write a number such as 25 or a share such as 2%")]
pub struct BadRowLimit(String);

impl RowLimit {
    /// Whether `part` of `whole` is more than the limit allows.
    #[must_use]
    pub fn is_broken_by(self, part: u64, whole: u64) -> bool {
        match self {
            Self::Count(most) => part > most,
            Self::Share(percent) => part as f64 * 100.0 > percent * whole as f64,
        }
    }
}

impl FromStr for RowLimit {
    type Err = BadRowLimit;
    fn from_str(text: &str) -> Result<Self, BadRowLimit> {
        let limit = match text.strip_suffix('%') {
            None => text.parse().ok().map(Self::Count),
            Some(percent) => {
                let percent = percent.parse::<f64>().ok();
                percent.filter(|percent| (0.0..=100.0).contains(percent)).map(Self::Share)
            }
        };
        limit.ok_or_else(|| BadRowLimit(text.to_owned()))
    }
}

impl std::fmt::Display for RowLimit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Count(count) => write!(f, "{count}"),
            Self::Share(percent) => write!(f, "{percent}%"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits() {
        assert_eq!("25".parse(), Ok(RowLimit::Count(25)));
        assert_eq!("2.5%".parse(), Ok(RowLimit::Share(2.5)));
        for wrong in ["", "-1", "101%", "%", "many", "nan%"] {
            assert!(wrong.parse::<RowLimit>().is_err(), "{wrong:?}");
        }
        assert!(!RowLimit::Share(10.0).is_broken_by(1, 10));
        assert!(RowLimit::Share(10.0).is_broken_by(2, 19));
        assert!(RowLimit::Count(0).is_broken_by(1, 1));
        assert!(!RowLimit::Share(0.0).is_broken_by(0, 0));
    }
}
