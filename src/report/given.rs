//! What kind of identifier somebody typed. Never the identifier itself.

use serde::{Serialize, Serializer};

use crate::base::identifier_kind::IdentifierKind;

/// What kind it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GivenIdentifier {
    Clear(IdentifierKind),
    Digest,
}

impl GivenIdentifier {
    /// The stable name, as `scrub.why/1` has it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Clear(IdentifierKind::Email) => "an address",
            Self::Clear(IdentifierKind::Domain) => "a domain",
            Self::Clear(IdentifierKind::Phone) => "a phone number",
            Self::Clear(IdentifierKind::Postal) => "a postal address",
            Self::Clear(IdentifierKind::Pattern) => "a pattern",
            Self::Digest => "a digest",
        }
    }
}

impl Serialize for GivenIdentifier {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}
