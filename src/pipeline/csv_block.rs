//! The judgement of one block of a CSV list: its cells go to the judge, the verdicts become reject lines, and what only
//! concerns such a list (its encoding, a record that was cut off) is noted.

use crate::table::encoding::TextKind;
use crate::table::fields::FieldReader;
use crate::table::split::Block;

use super::block::JudgedBlock;
use super::context::RunContext;
use super::csv_cells::CsvCells;
use super::error::PipelineError;
use super::judge::RowJudge;
use super::mentions::Mentions;
use super::other_cells::{OtherCells, OtherObjection};
use super::tally::RunTally;

/// What one worker thread needs.
pub(super) struct BlockJudge {
    fields: FieldReader,
    rows: RowJudge,
    others: Option<OtherCells>,
}

impl BlockJudge {
    pub(super) fn new(context: &RunContext<'_>) -> Self {
        let fields = FieldReader::new(context.dialect, &context.judge.options.wanted());
        let (options, reading) = (context.judge.options, context.judge.options.reading(context.judge.at));
        let others = context.search_others.then(|| OtherCells::new(options, reading));
        Self { fields, rows: RowJudge::default(), others }
    }

    /// Fills the results of `judged` from its block.
    ///
    /// # Errors
    /// When a list turns out to be damaged, or a column that is not read holds an objection.
    pub(super) fn judge(&mut self, context: &RunContext<'_>, judged: &mut JudgedBlock) -> Result<(), PipelineError> {
        let JudgedBlock { block, judgement, rejects, truncated } = judged;
        let mut mentions = Mentions::default();
        let search = |others: &OtherCells| first_objection(others, block, context, &mut mentions);
        if let Some(first) = self.others.as_ref().and_then(search) {
            return Err(PipelineError::OtherObjection { index: first.index, line: block.line_of(first.row) });
        }
        let mut cells = CsvCells::new(&mut self.fields, context.dialect, block);
        let (is_utf8, is_ascii) = (cells.is_utf8(), cells.is_ascii());
        self.rows.judge(&context.judge, &mut cells, judgement)?;
        judgement.tally.mentions = mentions;
        rejects.clear();
        for rejected in &judgement.rejected {
            rejects.push(context, rejected.row, rejected.line, rejected.reasons, judgement.proofs_of(rejected));
        }
        *truncated = truncated_line(block, judgement.bad_end, &mut judgement.tally);
        if !is_ascii {
            survey_encoding(context, block, is_utf8, &mut judgement.tally);
        }
        Ok(())
    }
}

/// A word of objection in a column that is not read, or in a row that a quote swallowed.
fn first_objection(
    others: &OtherCells,
    block: &Block,
    context: &RunContext<'_>,
    mentions: &mut Mentions,
) -> Option<OtherObjection> {
    let in_cell = others.find(block, context.dialect, mentions).first().copied();
    in_cell.or_else(|| others.find_in_lines(block, context.dialect))
}

/// A list that ends without a line end in a row that is short or unreadable was cut off in this line.
fn truncated_line(block: &Block, bad_end: bool, tally: &mut RunTally) -> Option<u64> {
    if !(block.last && block.open_end) {
        return None;
    }
    let last = (block.records.len() as u32).checked_sub(1)?;
    tally.open_end = true;
    bad_end.then(|| block.line_of(last))
}

/// Notes the first lines of UTF-8 and of Windows-1252, for the report.
fn survey_encoding(context: &RunContext<'_>, block: &Block, is_utf8: bool, tally: &mut RunTally) {
    if is_utf8 {
        tally.first_utf8 = first_beyond_ascii(block);
        return;
    }
    for (number, record) in (0..).zip(&block.records) {
        let slot = match context.dialect.encoding.kind_of(record.content(&block.bytes)) {
            TextKind::Utf8 => &mut tally.first_utf8,
            TextKind::Windows1252 => &mut tally.first_windows_1252,
            TextKind::Ascii | TextKind::Other => continue,
        };
        slot.get_or_insert(block.line_of(number));
        if tally.first_utf8.is_some() && tally.first_windows_1252.is_some() {
            return;
        }
    }
}

/// The line of the first record with a byte beyond ASCII.
fn first_beyond_ascii(block: &Block) -> Option<u64> {
    let at = block.bytes.iter().position(|byte| !byte.is_ascii())?;
    let number = block.records.partition_point(|record| (record.stop as usize) <= at);
    u32::try_from(number).ok().map(|number| block.line_of(number))
}
