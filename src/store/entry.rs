//! One entry of a list, as callers see it. Not here: how it lies on disk (`record`), nor whether it is in force
//! (`chains`): that follows from what happened to its batches.

use crate::base::match_key::MatchKey;
use crate::base::recipe_id::RecipeId;
use crate::base::time::Interval;

/// One entry on its way into the store. Which list, scope and batch it belongs to is said once, for the whole batch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NewEntry {
    pub key: MatchKey,
    /// How `key` was made. Two entries are equal only under the same recipe.
    pub recipe: RecipeId,
    /// Whether `key` is that of a loose form, which other identifiers share.
    pub loose: bool,
    /// On loose entries [`MatchKey::origin`] of the exact key, so that lifting one identifier lifts only its own loose
    /// entry; otherwise whatever keeps entries of one key apart, mostly 0.
    pub origin: u32,
    /// Physical line in the source file; the first is 1, 0 means none.
    pub line: u32,
    /// When the fact happened, if the source says so.
    pub time: Option<Interval>,
}

/// One entry as the store knows it, equal entries of several batches made one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    pub key: MatchKey,
    pub recipe: RecipeId,
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

impl Entry {
    /// Whether it was written for a loose form of another identifier. (One that is its own origin is only not counted:
    /// another reading of the bytes of its list.)
    #[must_use]
    pub fn is_loose_form(&self) -> bool {
        self.loose && self.origin != self.key.origin()
    }
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

/// Everything known about one entry, found by [`Snapshot::traces`](super::Snapshot::traces).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Trace {
    pub entry: Entry,
    pub state: State,
    /// See [`Hit::missing_since`].
    pub missing_since: Option<u32>,
    /// The batch that brought it, if no other ever did.
    pub only_batch: Option<u32>,
}
