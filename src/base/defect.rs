//! A panic, as people get to know it: where it happened, and that it is a defect of scrub.
//!
//! Invariant: never the panic's own words. They may hold a piece of a list ("byte index 3 is not a char boundary; it is
//! inside 'ü' of ..."), and an address has no place in a message.

use std::backtrace::{Backtrace, BacktraceStatus};
use std::fmt::{self, Display};
use std::panic::PanicHookInfo;
use std::sync::Arc;
use std::thread;

/// See the module. After it no product has its name, and the exit code is that of an error.
#[derive(Clone, Debug)]
pub struct Defect {
    place: String,
    thread: String,
    /// Where `RUST_BACKTRACE` asks for one.
    backtrace: Arc<Backtrace>,
}

impl Defect {
    /// Of a panic that is under way, in its thread.
    pub(super) fn of(panic: &PanicHookInfo<'_>) -> Self {
        let place = panic.location().map_or_else(|| "an unknown place".to_owned(), ToString::to_string);
        Self::at(place)
    }

    /// Of a panic of which no more is known than that it was one.
    #[must_use]
    pub fn unseen() -> Self {
        Self::at("an unknown place".to_owned())
    }

    fn at(place: String) -> Self {
        let thread = thread::current().name().unwrap_or("without a name").to_owned();
        Self { place, thread, backtrace: Arc::new(Backtrace::capture()) }
    }
}

impl Display for Defect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { place, thread, backtrace } = self;
        write!(
            f,
            "this is a defect of scrub, not of your files: it failed at {place} (thread {thread}). Whatever this run has \
             made must not be used. Please report this line"
        )?;
        if backtrace.status() == BacktraceStatus::Captured { write!(f, "\n{backtrace}") } else { Ok(()) }
    }
}

impl std::error::Error for Defect {}
