//! One entry of a list, as callers see it. Not here: how it lies on disk (`record`), nor whether it is in force
//! (`chains`): that follows from what happened to its batches.

use crate::base::MatchKey;
use crate::base::time::Interval;

/// What was hashed into a match key. Two entries are equal only in the same form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Form {
    /// The normal form of an e-mail address.
    Email = 0,
    /// Exactly this domain.
    Domain = 1,
    /// Every subdomain of this domain.
    Subdomains = 2,
    Md5 = 3,
    Sha1 = 4,
    Sha256 = 5,
    Sha512 = 6,
}

impl Form {
    /// All forms, in the order of their numbers on disk.
    pub const ALL: [Self; 7] =
        [Self::Email, Self::Domain, Self::Subdomains, Self::Md5, Self::Sha1, Self::Sha256, Self::Sha512];

    /// The stable name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Domain => "domain",
            Self::Subdomains => "subdomains",
            Self::Md5 => "md5",
            Self::Sha1 => "sha1",
            Self::Sha256 => "sha256",
            Self::Sha512 => "sha512",
        }
    }

    /// The bit of this form in a set of forms.
    pub(crate) fn bit(self) -> u16 {
        1 << self as u8
    }
}

/// One entry on its way into the store. Which list, scope and batch it belongs to is said once, for the whole batch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NewEntry {
    pub key: MatchKey,
    pub form: Form,
    /// Whether `key` is that of the canon form, which other addresses share.
    pub loose: bool,
    /// On loose entries [`origin_of`] the exact key, so that lifting one address lifts only its own loose entry;
    /// otherwise 0.
    pub origin: u32,
    /// Physical line in the source file; the first is 1, 0 means none.
    pub line: u32,
    /// When the fact happened, if the source says so.
    pub time: Option<Interval>,
}

/// What a loose entry remembers of the exact key beside it: its first four bytes.
#[must_use]
pub fn origin_of(exact: &MatchKey) -> u32 {
    u32::from_be_bytes([exact[0], exact[1], exact[2], exact[3]])
}

/// One entry as the store knows it, equal entries of several batches made one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    pub key: MatchKey,
    pub form: Form,
    pub loose: bool,
    pub origin: u32,
    /// Names the list, the channels and the purposes; see [`Snapshot::scope`](super::Snapshot::scope).
    pub scope: u16,
    /// The batch that brought the entry first; `line` is in its source file.
    pub first_batch: u32,
    /// The last batch that is not undone and has the entry; the last of all when every one is undone.
    pub last_batch: u32,
    /// When the first batch was imported, in seconds since 1970-01-01 UTC.
    pub first_seen: i64,
    pub line: u32,
    /// When the fact happened: the latest of the times that the batches gave.
    pub time: Option<Interval>,
}

/// Whether an entry counts, and if not, which batch ended it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    InForce,
    /// Lifted by the lift, or by the import with `--lift-missing`, that is batch `by`.
    Lifted {
        by: u32,
    },
    /// Every batch that vouches for it is undone; `by` undid the last of them.
    Undone {
        by: u32,
    },
    /// The full list that is batch `by` no longer has it, and its kind is not sticky.
    Vanished {
        by: u32,
    },
}

/// An entry that is in force, found by [`Snapshot::probe`](super::Snapshot::probe).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Position of the key among those that were asked for.
    pub index: u32,
    pub entry: Entry,
    /// The latest full list of its scope, if that no longer has the entry, which stays in force all the same.
    pub missing_since: Option<u32>,
}

/// Everything known about one entry, found by [`Snapshot::history`](super::Snapshot::history).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Trace {
    pub entry: Entry,
    pub state: State,
    /// See [`Hit::missing_since`].
    pub missing_since: Option<u32>,
}
