//! That a store is not what it has been, as the reports about it say so.

use serde::Serialize;

use crate::store::Snapshot;

/// Null in a report unless the store went back.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Rollback {
    /// The snapshot number of the store.
    snapshot: u64,
    /// The one that the mark beside its key has seen.
    marked: u64,
    /// Whether it is surely a copy that went on by itself: its number is not below that.
    pub(super) forked: bool,
}

impl Rollback {
    /// What `snapshot` says of itself.
    #[must_use]
    pub fn of(snapshot: &Snapshot) -> Option<Self> {
        snapshot.rolled_back().map(|back| Self { snapshot: back.snapshot, marked: back.marked, forked: back.is_fork() })
    }
}
