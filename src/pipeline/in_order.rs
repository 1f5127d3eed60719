//! Puts judged blocks back into the order of the list. Whoever brings a block commits what is next in line; who finds
//! somebody else at it leaves the block and goes. So nobody waits for a commit, and no thread is there for the order alone.
//!
//! Invariants: every block is committed once, in the order of the list, by one thread at a time. After an error nothing
//! more is committed, and nobody gets an empty block any more.

use std::sync::{Condvar, Mutex, PoisonError};

use super::block::JudgedBlock;
use super::error::PipelineError;
use crate::base::in_turn::InTurn;
use crate::base::lock::lock;

/// Blocks on their way round: empty ones to be read into, judged ones for the commit `C`.
pub(super) struct InOrder<C> {
    state: Mutex<State<C>>,
    /// A block became empty, or the run failed.
    changed: Condvar,
}

struct State<C> {
    judged: InTurn<JudgedBlock>,
    empty: Vec<JudgedBlock>,
    /// `None` while somebody is at it.
    commit: Option<C>,
    /// The first one of the list so far, and the number of its block.
    error: Option<(u64, PipelineError)>,
}

impl<C: FnMut(&mut JudgedBlock) -> Result<(), PipelineError>> InOrder<C> {
    /// So many blocks go round, which bounds the memory.
    pub(super) fn new(commit: C, blocks: usize) -> Self {
        let empty = (0..blocks).map(|_| JudgedBlock::default()).collect();
        let state = State { judged: InTurn::default(), empty, commit: Some(commit), error: None };
        Self { state: Mutex::new(state), changed: Condvar::new() }
    }

    /// Waits for an empty block; `None` once the run has failed.
    pub(super) fn take_empty(&self) -> Option<JudgedBlock> {
        let mut state = lock(&self.state);
        while state.error.is_none() {
            if let Some(block) = state.empty.pop() {
                return Some(block);
            }
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        None
    }

    /// Takes a judged block, and commits what can be committed.
    pub(super) fn put(&self, judged: JudgedBlock) {
        let mut state = lock(&self.state);
        state.judged.put(judged.block.sequence, judged);
        let Some(mut commit) = state.commit.take() else { return };
        while let Some(mut judged) = state.take_next() {
            drop(state);
            let result = commit(&mut judged);
            state = lock(&self.state);
            if let Err(error) = result {
                state.fail(judged.block.sequence, error);
            }
            state.empty.push(judged);
            self.changed.notify_all();
        }
        state.commit = Some(commit);
    }

    /// Ends the run at block `number`. Blocks before it that are under way may still fail, too: the first error of the
    /// list is the one that is told.
    pub(super) fn fail(&self, number: u64, error: PipelineError) {
        lock(&self.state).fail(number, error);
        self.changed.notify_all();
    }

    /// Whether everything was committed, once all blocks were put.
    ///
    /// # Errors
    /// The first one of the run.
    pub(super) fn finish(self) -> Result<(), PipelineError> {
        let state = self.state.into_inner().unwrap_or_else(PoisonError::into_inner);
        state.error.map_or(Ok(()), |(_, error)| Err(error))
    }
}

impl<C> State<C> {
    fn fail(&mut self, number: u64, error: PipelineError) {
        if self.error.as_ref().is_none_or(|(first, _)| number < *first) {
            self.error = Some((number, error));
        }
    }

    fn take_next(&mut self) -> Option<JudgedBlock> {
        if self.error.is_some() { None } else { self.judged.take_next() }
    }
}

#[cfg(test)]
mod tests {
    use std::panic::{AssertUnwindSafe, catch_unwind};
    use std::sync::atomic::{AtomicU64, Ordering};
    use std::thread;

    use super::*;

    /// Four threads bring 500 blocks; `each` is called for every one that is committed. Returns what the run came to.
    fn bring(each: impl Fn(u64) -> Result<(), PipelineError> + Sync) -> (Vec<u64>, Result<(), PipelineError>) {
        let mut committed = Vec::new();
        let blocks = InOrder::new(
            |judged: &mut JudgedBlock| {
                each(judged.block.sequence)?;
                committed.push(judged.block.sequence);
                Ok(())
            },
            6,
        );
        let next = AtomicU64::new(0);
        thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    while let Some(mut block) = blocks.take_empty() {
                        block.block.sequence = next.fetch_add(1, Ordering::SeqCst);
                        if block.block.sequence >= 500 {
                            break;
                        }
                        let number = block.block.sequence;
                        if catch_unwind(AssertUnwindSafe(|| blocks.put(block))).is_err() {
                            blocks.fail(number, PipelineError::Panicked);
                        }
                    }
                });
            }
        });
        let result = blocks.finish();
        (committed, result)
    }

    #[test]
    fn blocks_are_committed_in_order_whoever_brings_them() {
        let (committed, result) = bring(|_| Ok(()));
        result.unwrap();
        assert!(committed.into_iter().eq(0..500));
    }

    #[test]
    fn after_an_error_nothing_is_committed() {
        let (committed, result) = bring(|block| if block == 40 { Err(PipelineError::TooManyLines) } else { Ok(()) });
        assert!(matches!(result, Err(PipelineError::TooManyLines)) && committed.into_iter().eq(0..40));
    }

    #[test]
    fn a_commit_that_panics_ends_the_run() {
        let (committed, result) = bring(|block| {
            assert!(block != 40, "on purpose");
            Ok(())
        });
        assert!(matches!(result, Err(PipelineError::Panicked)) && committed.into_iter().eq(0..40));
    }
}
