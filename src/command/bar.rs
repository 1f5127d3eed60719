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
        let done = Arc::new(AtomicBool::new(false));
        if bar.is_hidden() {
            return Self { done, thread: None };
        }
        let ended = Arc::clone(&done);
        let draw = move || {
            while !ended.load(Ordering::Relaxed) {
                bar.set_position(position.load(Ordering::Relaxed));
                if let Some((rows, rejected)) = progress.as_ref().map(|progress| progress.rows()) {
                    bar.set_message(words(&Message::Progress { rows, rejected }));
                }
                std::thread::sleep(Duration::from_millis(100));
            }
            bar.finish_and_clear();
        };
        Self { done, thread: std::thread::Builder::new().name("bar".to_owned()).spawn(draw).ok() }
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.done.store(true, Ordering::Relaxed);
        if let Some(thread) = self.thread.take() {
            // A panic while drawing harms nobody.
            let _ = thread.join();
        }
    }
}
