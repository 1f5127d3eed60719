//! What kind of fact a list holds. A word only, no rules.

use std::fmt;
use std::str::FromStr;

use super::unknown_name::UnknownName;

/// What kind of fact a list holds. The names are what users type and what the store remembers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ListKind {
    /// An objection of the person, or of a company for its domain.
    Optout,
    /// A spam complaint or a complaint to an authority.
    Complaint,
    /// A permanent delivery failure.
    Bounce,
    /// An official or voluntary do-not-contact register.
    Register,
}

impl ListKind {
    /// All kinds, in the order in which help texts list them.
    pub const ALL: [Self; 4] = [Self::Optout, Self::Complaint, Self::Bounce, Self::Register];

    /// The stable name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Optout => "optout",
            Self::Complaint => "complaint",
            Self::Bounce => "bounce",
            Self::Register => "register",
        }
    }

    /// Whether entries that a full list no longer contains stay in force. Only a register forgets by itself: its
    /// publisher removes whoever withdrew; an opt-out that went missing is far more often a broken export.
    #[must_use]
    pub fn is_sticky(self) -> bool {
        !matches!(self, Self::Register)
    }
}

impl fmt::Display for ListKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for ListKind {
    type Err = UnknownName;
    fn from_str(text: &str) -> Result<Self, UnknownName> {
        Self::ALL
            .into_iter()
            .find(|kind| kind.name() == text)
            .ok_or_else(|| UnknownName::new("kind", text, &Self::ALL.map(Self::name)))
    }
}
