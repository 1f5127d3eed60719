//! That a store, or its catalog, has never been what a mark says: something was put in the place of it.

use std::fmt;
use std::path::PathBuf;

/// A restored backup, an old copy, or a copy that went on by itself. What was recorded meanwhile is not in it, so nothing
/// may be decided by it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RolledBack {
    /// The store, or its catalog.
    pub place: PathBuf,
    /// Its snapshot number.
    pub snapshot: u64,
    /// The number that the mark has seen.
    pub marked: u64,
    /// The file that says so.
    pub mark: PathBuf,
}

impl RolledBack {
    /// Whether it is surely a copy that went on by itself: it is no older than its mark. (One that is may have, too.)
    #[must_use]
    pub fn is_fork(&self) -> bool {
        self.snapshot >= self.marked
    }
}

impl fmt::Display for RolledBack {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { place, snapshot, marked, mark } = self;
        let (place, mark) = (place.display(), mark.display());
        if self.is_fork() {
            write!(
                f,
                "{place} is at snapshot {snapshot}, but does not come from the snapshot {marked} that {mark} knows: it is a \
                 copy that went on by itself, and lacks what was recorded here meanwhile"
            )
        } else {
            write!(
                f,
                "{place} is at snapshot {snapshot}, but {mark} says that it has been at {marked}: it is a restored backup \
                 or another copy, and lacks what was recorded since"
            )
        }
    }
}
