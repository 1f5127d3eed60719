//! The kinds of identifiers. A word only: how each is read is in `identity`, one file per kind.

use std::fmt;
use std::str::FromStr;

use super::unknown_name::UnknownName;

/// What can stand for a person, or for the company behind one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum IdentifierKind {
    /// An e-mail address.
    Email,
    /// A domain, which stands for every address at it.
    Domain,
    /// A telephone number.
    Phone,
    /// A postal address.
    Postal,
    /// What many addresses have before their @; an entry only.
    Pattern,
}

impl IdentifierKind {
    /// All kinds.
    pub const ALL: [Self; 5] = [Self::Email, Self::Domain, Self::Phone, Self::Postal, Self::Pattern];

    /// The stable name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Domain => "domain",
            Self::Phone => "phone",
            Self::Postal => "postal",
            Self::Pattern => "pattern",
        }
    }

    /// Whether a row that holds one says with it who it is. A domain or a pattern stands for many.
    #[must_use]
    pub fn names_a_person(self) -> bool {
        !matches!(self, Self::Domain | Self::Pattern)
    }
}

impl fmt::Display for IdentifierKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for IdentifierKind {
    type Err = UnknownName;
    fn from_str(text: &str) -> Result<Self, UnknownName> {
        Self::ALL
            .into_iter()
            .find(|kind| kind.name() == text)
            .ok_or_else(|| UnknownName::new("identifier kind", text, &Self::ALL.map(Self::name)))
    }
}
