//! When a run started and how long its parts took.

use std::time::{Duration, Instant};

use crate::base::time;
use crate::report::run_report::Seconds;

/// Started with the run.
pub(super) struct Stopwatch {
    started: Instant,
    started_at: i64,
    lists: Duration,
}

impl Stopwatch {
    /// Starts now.
    #[must_use]
    pub(super) fn start() -> Self {
        Self { started: Instant::now(), started_at: time::now(), lists: Duration::ZERO }
    }

    /// Notes that all lists are open and the first row can come.
    pub(super) fn lists_are_open(&mut self) {
        self.lists = self.started.elapsed();
    }

    /// RFC 3339, UTC.
    #[must_use]
    pub(super) fn started_at(&self) -> String {
        time::show_time(self.started_at)
    }

    /// The figures of a run that ends now; `flush` is the part of it that waited for the medium.
    #[must_use]
    pub(super) fn seconds(&self, flush: Duration) -> Seconds {
        let total = self.started.elapsed().as_secs_f64();
        Seconds { total, lists: self.lists.as_secs_f64(), flush: flush.as_secs_f64() }
    }
}
