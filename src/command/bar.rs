//! Draws the progress of a run until it is dropped. A thread of its own looks at the counters, so that the workers
//! never wait for a terminal.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

use crate::pipeline::Progress;
use crate::report::{Console, Message, words};

/// A bar that is being drawn.
pub(super) struct Bar {
    done: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Bar {
    /// Draws bytes from `position` (of `length`, if known), and rows if `progress` counts any; draws nothing where
    /// nobody looks.
    #[must_use]
    pub(super) fn watch(
        console: &Console,
        length: Option<u64>,
        position: Arc<AtomicU64>,
        progress: Option<Arc<Progress>>,
    ) -> Self {
        let bar = console.bar(length);
        if bar.is_hidden() {
            return Self { done: Arc::default(), thread: None };
        }
        Self::start(move |done| {
            while !done.load(Ordering::Relaxed) {
                bar.set_position(position.load(Ordering::Relaxed));
                if let Some((rows, rejected)) = progress.as_ref().map(|progress| progress.rows()) {
                    bar.set_message(words(&Message::Progress { rows, rejected }));
                }
                std::thread::sleep(Duration::from_millis(100));
            }
            bar.finish_and_clear();
        })
    }

    /// Where no thread is to be had, nothing is drawn.
    fn start(draw: impl FnOnce(&AtomicBool) + Send + 'static) -> Self {
        let done = Arc::new(AtomicBool::new(false));
        let seen = Arc::clone(&done);
        let thread = std::thread::Builder::new().name("bar".to_owned()).spawn(move || draw(&seen)).ok();
        Self { done, thread }
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.done.store(true, Ordering::Relaxed);
        if let Some(thread) = self.thread.take() {
            // Its panic ends the run all the same: the flag that stops everybody is set by then.
            let _ = thread.join();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_that_panics_is_no_hang() {
        drop(Bar::start(|_| panic!("on purpose")));
    }
}
