//! The threads that read, judge and sort. More than a few for each core win nothing, and thousands of them take the
//! machine down: so what is asked for is capped, and the report says so.

use std::num::NonZero;
use std::thread::available_parallelism;

use rayon::{ThreadPool, ThreadPoolBuilder};

use crate::report::remark::Remark;

const MOST_PER_CORE: usize = 4;

/// As many workers as were asked for, or as many as make sense here.
///
/// # Errors
/// When the operating system gives no more threads.
pub(super) fn pool(asked: usize) -> anyhow::Result<ThreadPool> {
    let count = asked.min(most());
    Ok(ThreadPoolBuilder::new().num_threads(count).thread_name(|n| format!("worker-{n}")).build()?)
}

/// That fewer workers than asked for did the work.
pub(super) fn remark(asked: usize) -> Option<Remark> {
    let used = most();
    (asked > used).then_some(Remark::ThreadsCapped { asked: asked as u64, used: used as u64 })
}

fn most() -> usize {
    MOST_PER_CORE * available_parallelism().map_or(1, NonZero::get)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_many_as_asked_for_up_to_the_most() {
        for (asked, count) in [(1, 1), (most(), most()), (most() + 1, most()), (100_000, most()), (usize::MAX, most())]
        {
            assert_eq!(pool(asked).unwrap().current_num_threads(), count, "{asked}");
            assert_eq!(remark(asked).is_some(), asked != count, "{asked}");
        }
    }
}
