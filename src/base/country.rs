//! Countries: their codes of two letters (ISO 3166-1), and the names that people write for them. Not what follows from a
//! country: its numbers are `identity::phone`'s business.

use std::collections::HashMap;
use std::fmt;
use std::str::FromStr;
use std::sync::LazyLock;

use super::fold::letters;
use super::unknown_name::UnknownName;

/// A country that has a code of two letters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Country([u8; 2]);

/// By folded name, codes of two and three letters among them.
static NAMES: LazyLock<HashMap<String, Country, foldhash::fast::RandomState>> = LazyLock::new(|| {
    let named = lines().flat_map(|(country, names)| {
        let code = std::iter::once(country.code().to_owned());
        code.chain(names.split("; ").map(str::to_owned)).map(move |name| (letters(&name), country))
    });
    named.collect()
});

/// The table in the source: a code, a colon, and names in German, English, French and of the country itself (Unicode CLDR,
/// ISO 3166-1, and what German address books write: `D`, `BRD`), of the most frequent ones in Spanish, Italian and Dutch, too.
fn lines() -> impl Iterator<Item = (Country, &'static str)> {
    include_str!("countries.txt").lines().filter_map(|line| {
        let (code, names) = line.split_once(": ")?;
        Some((Country(code.as_bytes().try_into().ok()?), names))
    })
}

impl Country {
    pub const AMERICAN_SAMOA: Self = Self(*b"AS");
    pub const AUSTRIA: Self = Self(*b"AT");
    pub const CANADA: Self = Self(*b"CA");
    pub const FRANCE: Self = Self(*b"FR");
    pub const GERMANY: Self = Self(*b"DE");
    pub const GUAM: Self = Self(*b"GU");
    pub const ITALY: Self = Self(*b"IT");
    pub const NORTHERN_MARIANA_ISLANDS: Self = Self(*b"MP");
    pub const PUERTO_RICO: Self = Self(*b"PR");
    pub const SPAIN: Self = Self(*b"ES");
    pub const SWITZERLAND: Self = Self(*b"CH");
    pub const UNITED_KINGDOM: Self = Self(*b"GB");
    pub const UNITED_STATES: Self = Self(*b"US");
    pub const VIRGIN_ISLANDS: Self = Self(*b"VI");

    /// The country that `text` names: a code of two or three letters, or a name in German, English or French, however it is
    /// written.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let named = |text: &str| NAMES.get(&letters(text)).copied();
        named(text).or_else(|| {
            // `DE - Deutschland`, `de-DE`, `Deutschland (Bayern)`: of two countries none.
            let parts = text.split(['-', '(', ')', '/', ',', ';', '_']).map(str::trim).filter(|part| !part.is_empty());
            let mut found = parts.filter_map(named);
            let first = found.next()?;
            found.all(|other| other == first).then_some(first)
        })
    }

    /// The code, in capitals.
    #[must_use]
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl fmt::Display for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Debug for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for Country {
    type Err = UnknownName;

    /// As [`Country::read`].
    fn from_str(text: &str) -> Result<Self, UnknownName> {
        Self::read(text).ok_or_else(|| UnknownName::new("country", text, &["ISO codes such as DE, AT, CH, FR, GB"]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_three_languages_and_codes() {
        for (text, code) in [
            ("DE", "DE"),
            ("deu", "DE"),
            ("Deutschland", "DE"),
            (" GERMANY ", "DE"),
            ("Allemagne", "DE"),
            ("D", "DE"),
            ("Österreich", "AT"),
            ("Oesterreich", "AT"),
            ("O\u{308}sterreich", "AT"),
            ("Autriche", "AT"),
            ("A", "AT"),
            ("Royaume-Uni", "GB"),
            ("U.K.", "GB"),
            ("England", "GB"),
            ("Etats-Unis", "US"),
            ("Côte d’Ivoire", "CI"),
            ("Schweiz", "CH"),
            ("The Netherlands", "NL"),
            ("Türkiye", "TR"),
            ("Czech Republic", "CZ"),
            ("de-DE", "DE"),
            ("DE - Deutschland", "DE"),
            ("Deutschland (Bayern)", "DE"),
            ("Alemania", "DE"),
            ("GER", "DE"),
            ("Regno Unito", "GB"),
            ("Zwitserland", "CH"),
        ] {
            assert_eq!(Country::read(text).map(|country| country.code().to_owned()).as_deref(), Some(code), "{text}");
        }
        for text in ["", "-", "Bayern", "49", "+49", "D-A-CH", "QQ", "Europa", "Österr.", "Georgia, USA"] {
            assert_eq!(Country::read(text), None, "{text}");
        }
        assert!("Narnia".parse::<Country>().unwrap_err().to_string().contains("ISO codes"));
    }

    #[test]
    fn no_name_stands_for_two_countries() {
        let mut seen: HashMap<String, Country> = HashMap::new();
        assert_eq!(lines().count(), 250);
        for (country, names) in lines() {
            for name in names.split("; ").chain([country.code()]) {
                let other = seen.insert(letters(name), country);
                assert!(other.is_none_or(|other| other == country), "{name}: {country} and {other:?}");
                assert!(!letters(name).is_empty(), "{name}");
            }
        }
    }
}
