//! How far a run is. Written by whoever commits, once a block; read by whoever draws the bar.

use std::sync::atomic::{AtomicU64, Ordering};

/// Counters that only grow.
#[derive(Debug, Default)]
pub struct Progress {
    rows: AtomicU64,
    rejected: AtomicU64,
}

impl Progress {
    /// Adds the rows of a written block.
    pub fn add(&self, rows: u64, rejected: u64) {
        self.rows.fetch_add(rows, Ordering::Relaxed);
        self.rejected.fetch_add(rejected, Ordering::Relaxed);
    }

    /// Rows settled so far, and how many of them were rejected.
    #[must_use]
    pub fn rows(&self) -> (u64, u64) {
        (self.rows.load(Ordering::Relaxed), self.rejected.load(Ordering::Relaxed))
    }
}
