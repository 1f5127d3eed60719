//! An identifier of any kind, and what else a list can hold. A new kind is a file of its own, a variant here, and a line
//! in `read_cell`.

use crate::base::identifier_kind::IdentifierKind;
use crate::identity::address::Address;
use crate::identity::domain::DomainEntry;
use crate::identity::hash::Digest;
#[cfg(test)]
use crate::identity::plate::Plate;
use crate::identity::recipe::Recipe;
use crate::identity::spelling::{Spelled, Spelling};

/// Who a row, or an entry of a list, is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Identifier<'a> {
    Email(Address<'a>),
    Domain(DomainEntry),
    #[cfg(test)]
    Plate(Plate<'a>),
}

/// Something that a list can hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Listed<'a> {
    Identifier(Identifier<'a>),
    /// What a recipe made of an identifier that nobody knows.
    Digest(&'static Recipe, Digest),
}

impl Spelled for Identifier<'_> {
    #[inline]
    fn kind(&self) -> IdentifierKind {
        match self {
            Self::Email(address) => address.kind(),
            Self::Domain(entry) => entry.kind(),
            #[cfg(test)]
            Self::Plate(plate) => plate.kind(),
        }
    }

    #[inline]
    fn is_spoken_of_by(&self, kind: IdentifierKind) -> bool {
        match self {
            Self::Email(address) => address.is_spoken_of_by(kind),
            Self::Domain(entry) => entry.is_spoken_of_by(kind),
            #[cfg(test)]
            Self::Plate(plate) => plate.is_spoken_of_by(kind),
        }
    }

    #[inline]
    fn domain(&self) -> Option<&str> {
        match self {
            Self::Email(address) => Spelled::domain(address),
            Self::Domain(entry) => entry.domain(),
            #[cfg(test)]
            Self::Plate(plate) => plate.domain(),
        }
    }

    #[inline]
    fn spell(&self, spelling: Spelling, scratch: &mut String, each: &mut impl FnMut(&str, bool)) {
        match self {
            Self::Email(address) => address.spell(spelling, scratch, each),
            Self::Domain(entry) => entry.spell(spelling, scratch, each),
            #[cfg(test)]
            Self::Plate(plate) => plate.spell(spelling, scratch, each),
        }
    }
}
