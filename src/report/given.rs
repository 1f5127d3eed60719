//! What kind of identifier somebody typed. Never the identifier itself.

use serde::{Serialize, Serializer};

/// What kind it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GivenIdentifier {
    Address,
    Domain,
    Digest,
}

impl GivenIdentifier {
    /// The stable name, as `scrub.why/1` has it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Address => "an address",
            Self::Domain => "a domain",
            Self::Digest => "a digest",
        }
    }
}

impl Serialize for GivenIdentifier {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}
