//! The ways in which an identifier is spelled before it becomes a key. Words only: each kind of identifier says in its
//! own file what they mean for it.

use crate::base::identifier_kind::IdentifierKind;

/// Which spellings of an identifier a recipe takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spelling {
    /// The normal form, and the loose form beside it if that differs.
    Normal,
    /// Every spelling that a foreign program may have hashed, loose ones too.
    EveryUsual,
    /// Of an address its domain, of a domain entry the domain if it reaches the addresses directly at it.
    Domain,
    /// Of an address the domains above its own, of a domain entry the domain if it reaches the subdomains.
    Subdomains,
    /// Of an address what stands before its @, without the domain; of a pattern the same if it holds at every domain.
    LocalPart,
    /// Of an address or number exactly as it was written, without blanks around it.
    AsWritten,
    /// Of a number its digits with a + before them, without one, or with 00.
    PhonePlus,
    PhoneDigits,
    PhoneZeros,
    /// Of an address as a register or a platform says, see `foreign_spelling`.
    EcgFile,
    EcgInterface,
    RobinsonEmail,
    Google,
    Uid2,
    TikTok,
    /// Of an address every beginning of it at its domain, of a pattern its own if it holds at one domain.
    Prefixes,
}

impl Spelling {
    /// Whether some forms of an address are those of its domain.
    #[must_use]
    pub fn names_domains(self) -> bool {
        matches!(self, Self::EcgFile | Self::EcgInterface)
    }

    /// The stable name, which stores keep.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Normal => "normal",
            Self::EveryUsual => "every usual",
            Self::Domain => "domain",
            Self::Subdomains => "subdomains",
            Self::LocalPart => "local part",
            Self::AsWritten => "as written",
            Self::PhonePlus => "phone plus",
            Self::PhoneDigits => "phone digits",
            Self::PhoneZeros => "phone zeros",
            Self::EcgFile => "ecg file",
            Self::EcgInterface => "ecg interface",
            Self::RobinsonEmail => "robinson email",
            Self::Google => "google",
            Self::Uid2 => "uid2",
            Self::TikTok => "tiktok",
            Self::Prefixes => "prefixes",
        }
    }
}

/// An identifier that was read.
pub trait Spelled {
    /// What it is.
    fn kind(&self) -> IdentifierKind;

    /// Whether an entry of this kind can speak of it.
    fn is_spoken_of_by(&self, kind: IdentifierKind) -> bool {
        self.kind() == kind
    }

    /// The domain that it is at, if entries for domains speak of it, too.
    fn domain(&self) -> Option<&str> {
        None
    }

    /// Calls `each` with every distinct spelling, the normal form before its loose form, and says which are loose.
    /// `scratch` is a buffer to be used again; what it holds before and after means nothing.
    fn spell(&self, spelling: Spelling, scratch: &mut String, each: &mut impl FnMut(&str, bool));
}
