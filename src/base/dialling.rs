//! How numbers are dialled that stand without a + and beside no country.

use std::str::FromStr;

use super::country::Country;
use super::unknown_name::UnknownName;

/// See the module.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Dialling {
    /// Nobody knows.
    #[default]
    Unknown,
    /// As at home in this country.
    In(Country),
    /// As from anywhere, without the +: they begin with the code of their country.
    WithCode,
}

impl Dialling {
    /// The country, if it is one.
    #[must_use]
    pub fn country(self) -> Option<Country> {
        if let Self::In(country) = self { Some(country) } else { None }
    }

    /// The same; where nobody knows as in `country`.
    #[must_use]
    pub fn or(self, country: Option<Country>) -> Self {
        match (self, country) {
            (Self::Unknown, Some(country)) => Self::In(country),
            (known, _) => known,
        }
    }
}

/// A country, or `+`.
impl FromStr for Dialling {
    type Err = UnknownName;

    fn from_str(text: &str) -> Result<Self, UnknownName> {
        if text.trim() == "+" { Ok(Self::WithCode) } else { text.parse().map(Self::In) }
    }
}
