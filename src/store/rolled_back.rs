//! That a store is older than the mark beside its key says it has been.

use std::fmt;
use std::path::PathBuf;

/// A restored backup, or an old copy. What was recorded since is not in it, so nothing may be decided by it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RolledBack {
    pub store: PathBuf,
    /// Its snapshot number.
    pub snapshot: u64,
    /// The number that the store has had already.
    pub marked: u64,
    /// The file that says so.
    pub mark: PathBuf,
}

impl fmt::Display for RolledBack {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { store, snapshot, marked, mark } = self;
        write!(
            f,
            "{} is at snapshot {snapshot}, but {} says that it has been at {marked}: it is a restored backup or an old \
             copy, and lacks what was recorded since",
            store.display(),
            mark.display()
        )
    }
}
