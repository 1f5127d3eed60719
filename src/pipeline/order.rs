//! Puts judged blocks back into the order of the list and settles duplicates: the first *kept* row of an address
//! wins. One thread, so that the outcome is the same however many workers there are (promise P3).

use std::collections::BTreeMap;

use crossbeam_channel::{Receiver, Sender};

use crate::policy::Reason;

use super::detail::{Proof, describe};
use super::duplicates::Duplicates;
use super::judge::{Court, Judged};
use super::run::PipelineError;

/// How many rows ahead the duplicate table is asked for, so that the memory answers in time.
const AHEAD: usize = 16;

/// Sends the blocks of `judged` on in order; ends when every worker is done, or at the first error.
///
/// # Errors
/// What a worker reported, or a list with more lines than the duplicate table can number.
pub(super) fn settle(
    judged: &Receiver<Result<Judged, PipelineError>>,
    settled: &Sender<Judged>,
    court: &Court<'_>,
) -> Result<(), PipelineError> {
    let mut waiting = BTreeMap::new();
    let mut next = 0;
    let mut duplicates = Duplicates::default();
    for block in judged {
        let block = block?;
        waiting.insert(block.block.sequence, block);
        while let Some(mut block) = waiting.remove(&next) {
            reject_duplicates(&mut duplicates, &mut block, court)?;
            next += 1;
            if settled.send(block).is_err() {
                return Ok(());
            }
        }
    }
    Ok(())
}

fn reject_duplicates(duplicates: &mut Duplicates, judged: &mut Judged, court: &Court<'_>) -> Result<(), PipelineError> {
    let before = judged.rejects.len();
    let mut detail = String::new();
    for at in 0..judged.kept.len() {
        if let Some((_, ahead)) = judged.kept.get(at + AHEAD) {
            duplicates.prefetch(ahead);
        }
        let (record, key) = judged.kept[at];
        let line = judged.block.line_of(record);
        let short_line = u32::try_from(line).map_err(|_| PipelineError::TooManyLines)?;
        let Some(first) = duplicates.first_line(&key, short_line) else { continue };
        detail.clear();
        let reasons = Reason::DupInList.into();
        describe(court, reasons, &[(Reason::DupInList, Proof::Kept { line: u64::from(first) })], &mut detail);
        judged.rejects.push(court, record, line, reasons, &detail);
        judged.tally.kept -= 1;
        judged.tally.reject(reasons);
    }
    if judged.rejects.len() > before {
        judged.rejects.sort();
    }
    Ok(())
}
