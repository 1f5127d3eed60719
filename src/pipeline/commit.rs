//! What happens to judged blocks in the order of the list: duplicates are rejected (the first *kept* row of an
//! identifier wins), and the block is written. One after the other, so that the outcome is the same however many workers
//! there are (promise P3).

use crate::policy::reason::Reason;
use crate::table::prologue::Prologue;

use super::block::JudgedBlock;
use super::context::RunContext;
use super::detail::{Proof, describe};
use super::duplicates::Duplicates;
use super::error::PipelineError;
use super::progress::Progress;
use super::write::{Products, Writer, Written};

/// How many rows ahead the duplicate table is asked for, so that the memory answers in time.
const AHEAD: usize = 24;

/// See the module.
pub(super) struct Committer<'a> {
    context: &'a RunContext<'a>,
    duplicates: Duplicates,
    writer: Writer,
    progress: &'a Progress,
}

impl<'a> Committer<'a> {
    /// Writes `prologue`, and makes room for about `rows` rows.
    ///
    /// # Errors
    /// When a product cannot be written, or there is not enough memory.
    pub(super) fn start(
        context: &'a RunContext<'a>,
        products: Products,
        prologue: &Prologue,
        rows: u64,
        progress: &'a Progress,
    ) -> Result<Self, PipelineError> {
        let rows = if context.judge.options.keep_duplicates { 0 } else { rows };
        let duplicates = Duplicates::expecting(rows).map_err(PipelineError::Memory)?;
        Ok(Self { context, duplicates, writer: Writer::start(products, prologue, context)?, progress })
    }

    /// Commits the next block of the list.
    ///
    /// # Errors
    /// When a product cannot be written, there is not enough memory, or there are more lines than the duplicate table
    /// can number.
    pub(super) fn commit(&mut self, judged: &mut JudgedBlock) -> Result<(), PipelineError> {
        self.reject_duplicates(judged)?;
        self.writer.write_block(judged)?;
        let tally = &judged.judgement.tally;
        self.progress.add(tally.kept + tally.rejected, tally.rejected);
        Ok(())
    }

    /// The products, once every block was committed.
    ///
    /// # Errors
    /// When the last bytes cannot be written.
    pub(super) fn finish(self) -> Result<Written, PipelineError> {
        self.writer.finish()
    }

    fn reject_duplicates(&mut self, judged: &mut JudgedBlock) -> Result<(), PipelineError> {
        let JudgedBlock { block, judgement, rejects, .. } = judged;
        let before = rejects.len();
        let mut detail = String::new();
        for (at, (record, key)) in judgement.kept.iter().enumerate() {
            if let Some((_, ahead)) = judgement.kept.get(at + AHEAD) {
                self.duplicates.prefetch(ahead);
            }
            let line = block.line_of(*record);
            let short_line = u32::try_from(line).map_err(|_| PipelineError::TooManyLines)?;
            let first = self.duplicates.first_line(key, short_line).map_err(PipelineError::Memory)?;
            let Some(first) = first else { continue };
            detail.clear();
            let reasons = Reason::DupInList.into();
            let proof = (Reason::DupInList, Proof::Kept { line: u64::from(first) });
            describe(self.context.judge.lists, reasons, &[proof], &mut detail);
            rejects.push(self.context, *record, line, reasons, &detail);
            judgement.tally.kept -= 1;
            judgement.tally.reject(reasons, line);
        }
        if rejects.len() > before {
            rejects.sort();
        }
        Ok(())
    }
}
