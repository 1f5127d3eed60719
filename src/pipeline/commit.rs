//! What happens to judged blocks in the order of the list: duplicates are rejected (the first *kept* row of an
//! identifier wins), and the block is written. One after the other, so that the outcome is the same however many workers
//! there are (promise P3).

use crate::policy::reason::Reason;
use crate::table::prologue::Prologue;
use crate::table::split::Block;

use super::block::JudgedBlock;
use super::context::RunContext;
use super::detail::describe;
use super::duplicates::Duplicates;
use super::error::PipelineError;
use super::progress::Progress;
use super::proof::Proof;
use super::why::explain;
use super::write::{Products, Writer, Written};

/// How many rows ahead the duplicate table is asked for, so that the memory answers in time.
const AHEAD: usize = 24;

/// After so many bytes the rows that were seen tell how many there will be. The first few alone do not: many lists begin
/// with short ones.
const TELLING_BYTES: u64 = 4 << 20;

/// See the module.
pub(super) struct Committer<'a> {
    context: &'a RunContext<'a>,
    duplicates: Duplicates,
    outlook: Option<Outlook>,
    writer: Writer,
    progress: &'a Progress,
}

/// Of a list whose rows are still to be told from its size: what was seen of it.
struct Outlook {
    bytes_expected: u64,
    bytes: u64,
    rows: u64,
}

impl Outlook {
    /// About how many rows there are, once enough bytes were seen.
    fn rows_expected(&mut self, block: &Block) -> Option<u64> {
        self.bytes += block.bytes.len() as u64;
        self.rows += block.records.len() as u64;
        let rows = || (u128::from(self.bytes_expected) * u128::from(self.rows) / u128::from(self.bytes)) as u64;
        (self.bytes >= TELLING_BYTES).then(rows)
    }
}

impl<'a> Committer<'a> {
    /// Writes `prologue`; the list has about `bytes_expected` bytes.
    ///
    /// # Errors
    /// When a product cannot be written, or there is not enough memory.
    pub(super) fn start(
        context: &'a RunContext<'a>,
        products: Products,
        prologue: &Prologue,
        bytes_expected: Option<u64>,
        progress: &'a Progress,
    ) -> Result<Self, PipelineError> {
        let bytes_expected = bytes_expected.filter(|_| !context.judge.options.keep_duplicates);
        let outlook = bytes_expected.map(|bytes_expected| Outlook { bytes_expected, bytes: 0, rows: 0 });
        let duplicates = Duplicates::new().map_err(PipelineError::Memory)?;
        Ok(Self { context, duplicates, outlook, writer: Writer::start(products, prologue, context)?, progress })
    }

    /// Commits the next block of the list.
    ///
    /// # Errors
    /// When a product cannot be written, there is not enough memory, or there are more lines than the duplicate table
    /// can number.
    pub(super) fn commit(&mut self, judged: &mut JudgedBlock) -> Result<(), PipelineError> {
        if let Some(rows) = self.outlook.as_mut().and_then(|outlook| outlook.rows_expected(&judged.block)) {
            self.outlook = None;
            self.duplicates.make_room(rows).map_err(PipelineError::Memory)?;
        }
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
        let (mut detail, mut why) = (String::new(), String::new());
        for (at, (record, key)) in judgement.kept.iter().enumerate() {
            if let Some((_, ahead)) = judgement.kept.get(at + AHEAD) {
                self.duplicates.prefetch(ahead);
            }
            let line = block.line_of(*record);
            let short_line = u32::try_from(line).map_err(|_| PipelineError::TooManyLines)?;
            let first = self.duplicates.first_line(key, short_line).map_err(PipelineError::Memory)?;
            let Some(first) = first else { continue };
            detail.clear();
            why.clear();
            let reasons = Reason::DupInList.into();
            let kind = self.context.judge.options.identifier_kind(0);
            let proof = (Reason::DupInList, Proof::Kept { line: u64::from(first), kind });
            describe(self.context.judge.lists, reasons, &[proof], &mut detail);
            explain(self.context.judge.lists, reasons, &[proof], &mut why);
            rejects.push(self.context, *record, line, reasons, [&detail, &why]);
            judgement.tally.kept -= 1;
            judgement.tally.reject(reasons, line);
        }
        if rejects.len() > before {
            rejects.sort();
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::split::Record;

    #[test]
    fn a_list_that_begins_with_short_rows_is_not_taken_for_one_of_short_rows() {
        let block = |rows: usize, bytes: usize| Block {
            bytes: vec![0; bytes],
            records: vec![Record::default(); rows],
            ..Block::default()
        };
        let mut outlook = Outlook { bytes_expected: 400 << 20, bytes: 0, rows: 0 };
        assert_eq!(outlook.rows_expected(&block(9000, 256 << 10)), None);
        let long = || block(128, 256 << 10);
        let rows = std::iter::repeat_with(|| outlook.rows_expected(&long())).flatten().next();
        assert!((900_000..1_200_000).contains(&rows.unwrap()), "{rows:?}, 14 million by the first block alone");
    }
}
