//! Puts judged blocks back into the order of the list and rejects duplicates: the first *kept* row of an identifier
//! wins. One thread, so that the outcome is the same however many workers there are (promise P3).

use std::collections::BTreeMap;

use crossbeam_channel::{Receiver, Sender};

use crate::policy::reason::Reason;

use super::block::JudgedBlock;
use super::context::RunContext;
use super::detail::{Proof, describe};
use super::duplicates::Duplicates;
use super::error::PipelineError;

/// How many rows ahead the duplicate table is asked for, so that the memory answers in time.
const AHEAD: usize = 16;

/// Sends the blocks of `judged` on in order; ends when every worker is done, or at the first error.
///
/// # Errors
/// What a worker reported, or a list with more lines than the duplicate table can number.
pub(super) fn reorder(
    judged: &Receiver<Result<JudgedBlock, PipelineError>>,
    ordered: &Sender<JudgedBlock>,
    context: &RunContext<'_>,
) -> Result<(), PipelineError> {
    let mut waiting = BTreeMap::new();
    let mut next = 0;
    let mut duplicates = Duplicates::default();
    for block in judged {
        let block = block?;
        waiting.insert(block.block.sequence, block);
        while let Some(mut block) = waiting.remove(&next) {
            reject_duplicates(&mut duplicates, &mut block, context)?;
            next += 1;
            if ordered.send(block).is_err() {
                return Ok(());
            }
        }
    }
    Ok(())
}

fn reject_duplicates(
    duplicates: &mut Duplicates,
    judged: &mut JudgedBlock,
    context: &RunContext<'_>,
) -> Result<(), PipelineError> {
    let JudgedBlock { block, judgement, rejects, .. } = judged;
    let before = rejects.len();
    let mut detail = String::new();
    for (at, (record, key)) in judgement.kept.iter().enumerate() {
        if let Some((_, ahead)) = judgement.kept.get(at + AHEAD) {
            duplicates.prefetch(ahead);
        }
        let line = block.line_of(*record);
        let short_line = u32::try_from(line).map_err(|_| PipelineError::TooManyLines)?;
        let Some(first) = duplicates.first_line(key, short_line) else { continue };
        detail.clear();
        let reasons = Reason::DupInList.into();
        let proof = (Reason::DupInList, Proof::Kept { line: u64::from(first) });
        describe(context.judge.lists, reasons, &[proof], &mut detail);
        rejects.push(context, *record, line, reasons, &detail);
        judgement.tally.kept -= 1;
        judgement.tally.reject(reasons, line);
    }
    if rejects.len() > before {
        rejects.sort();
    }
    Ok(())
}
