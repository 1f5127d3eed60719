//! Of whom a list of a register speaks: of everybody, of the numbers in some area codes, or only of those who were asked about.
//! Whoever it does not speak of is not clean, only unknown. A word; what follows from it is for `policy`.

use std::fmt;
use std::str::FromStr;

use super::area_codes::{AreaCodes, BadAreaCode};

/// See the module.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Coverage {
    /// Who is not listed has not objected there.
    #[default]
    Whole,
    /// The same within these area codes; nothing is known of others.
    Areas(AreaCodes),
    /// The register answers, and is not handed out: nothing is known of whoever was not asked about.
    Asked,
}

impl Coverage {
    /// Nothing is known of anybody.
    pub const NOBODY: Self = Self::Areas(AreaCodes::NONE);

    /// Of whom two lists speak together. (That somebody may be asked about goes without saying where area codes are named.)
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        match (self, other) {
            (Self::Whole, _) | (_, Self::Whole) => Self::Whole,
            (Self::Areas(codes), Self::Areas(others)) => Self::Areas(codes.with(&others)),
            (Self::Areas(codes), Self::Asked) | (Self::Asked, Self::Areas(codes)) if !codes.is_empty() => {
                Self::Areas(codes)
            }
            (_, Self::Asked) | (Self::Asked, _) => Self::Asked,
        }
    }
}

const WHOLE: &str = "all";
const ASKED: &str = "asked";
const NOBODY: &str = "none";

impl fmt::Display for Coverage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Whole => f.write_str(WHOLE),
            Self::Areas(codes) if codes.is_empty() => f.write_str(NOBODY),
            Self::Areas(codes) => codes.fmt(f),
            Self::Asked => f.write_str(ASKED),
        }
    }
}

impl FromStr for Coverage {
    type Err = BadAreaCode;

    /// Reads what its `Display` writes.
    fn from_str(text: &str) -> Result<Self, BadAreaCode> {
        match text {
            NOBODY => Ok(Self::NOBODY),
            WHOLE => Ok(Self::Whole),
            ASKED => Ok(Self::Asked),
            codes => codes.parse().map(Self::Areas),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let areas = Coverage::Areas("212,646".parse().unwrap());
        for coverage in [Coverage::Whole, areas, Coverage::Asked] {
            assert_eq!(coverage.to_string().parse(), Ok(coverage));
        }
        assert_eq!(Coverage::NOBODY.to_string().parse(), Ok(Coverage::NOBODY));
        assert!("everything".parse::<Coverage>().is_err());
    }

    #[test]
    fn two_lists_speak_of_all_of_whom_either_speaks() {
        let areas = |codes: &str| Coverage::Areas(codes.parse().unwrap());
        for (one, other, both) in [
            (Coverage::Whole, areas("212"), Coverage::Whole),
            (Coverage::Asked, Coverage::Whole, Coverage::Whole),
            (areas("212"), areas("646"), areas("212,646")),
            (areas("212"), Coverage::Asked, areas("212")),
            (Coverage::Asked, Coverage::NOBODY, Coverage::Asked),
            (Coverage::NOBODY, areas("212"), areas("212")),
        ] {
            assert_eq!((one.with(other), other.with(one)), (both, both));
        }
    }
}
