//! Entries that would hit more people than anybody means.

use std::fmt;

use crate::identity::domain::{DomainEntry, is_free_mail, is_public_suffix};
use crate::identity::pattern::PatternEntry;

/// Why a domain entry would hit strangers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Breadth {
    /// A top-level domain: never looked up, so never accepted.
    Top,
    PublicSuffix,
    FreeMail,
    Pattern,
}

impl Breadth {
    /// `None` for an entry that hits nobody but the users of one domain, or that the user accepts.
    pub(super) fn of(entry: &DomainEntry, allow_broad: bool) -> Option<Self> {
        if entry.is_top() {
            Some(Self::Top)
        } else if allow_broad {
            None
        } else if is_public_suffix(&entry.domain) {
            Some(Self::PublicSuffix)
        } else {
            is_free_mail(&entry.domain).then_some(Self::FreeMail)
        }
    }

    /// The same of a pattern.
    pub(super) fn of_pattern(entry: &PatternEntry, allow_broad: bool) -> Option<Self> {
        (!allow_broad && entry.is_broad()).then_some(Self::Pattern)
    }

    /// The flag that accepts it, if one does.
    pub(super) fn escape(self) -> &'static str {
        match self {
            Self::Top => "",
            Self::PublicSuffix | Self::FreeMail | Self::Pattern => ", or accept it with --allow-broad-domains",
        }
    }
}

impl fmt::Display for Breadth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Top => "a top-level domain, which cannot be an entry",
            Self::PublicSuffix => "a public suffix, under which anybody can have a domain",
            Self::FreeMail => "a mailbox provider, so this entry would suppress all of its users",
            Self::Pattern => {
                "under three letters, a name that many companies have, or at a mailbox provider, so it would suppress strangers"
            }
        })
    }
}
