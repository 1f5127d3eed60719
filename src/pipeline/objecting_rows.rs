//! Which rows of a contact list object by themselves: what an import takes of one. Read by the same code as the first pass of
//! a run (`own_optouts`), so that both understand the list alike.

use std::collections::BTreeMap;

use crate::base::cancel::Cancel;
use crate::base::line_set::LineSet;
use crate::table::reader::TableReader;
use crate::table::split::Block;

use super::error::PipelineError;
use super::objection_reader::{ObjectingRow, ObjectionReader};
use super::options::JudgeOptions;

/// The lines in which objecting rows start.
#[derive(Debug, Default)]
pub struct ObjectingRows {
    /// Rows with a wish.
    pub optouts: LineSet,
    /// Rows with a delivery that failed for good.
    pub bounces: LineSet,
    /// Rows with a status of somebody who has not confirmed yet. A run rejects them; who confirms later is no opt-out.
    pub unconfirmed: LineSet,
    /// All of these by the number of the column: of the own ones, and of all others behind them.
    pub by_column: BTreeMap<u16, LineSet>,
}

impl ObjectingRows {
    /// Reads the whole list. What objects only in a column about a subscription does so if some value tells that the column
    /// is one, or if all of these rows were rejected (`are_rejected`): then the list told it that they came from.
    ///
    /// # Errors
    /// What reading the list may say, or an interruption.
    pub fn collect(
        reader: &mut TableReader,
        options: &JudgeOptions,
        at: i64,
        cancel: &Cancel,
        are_rejected: bool,
    ) -> Result<Self, PipelineError> {
        let dialect = *reader.dialect();
        let mut worker = ObjectionReader::new(&dialect, options, at);
        let mut sure = Self::default();
        let mut conditional: BTreeMap<u16, Self> = BTreeMap::new();
        let mut empty = Block::default();
        loop {
            cancel.check()?;
            let Some(block) = reader.next_block(empty)? else { break };
            for row in worker.objecting_rows(&block, &dialect) {
                sure.by_column.entry(row.column).or_default().insert(row.line);
                let rows = if row.conditional { conditional.entry(row.column).or_default() } else { &mut sure };
                rows.of_sort(&row).insert(row.line);
            }
            empty = block;
        }
        // Only the whole list tells what such a column is about.
        let speaks = worker.speaks_of_subscription();
        let is_meant = |column: u16| are_rejected || speaks.get(usize::from(column)).copied().unwrap_or(false);
        for rows in conditional.into_iter().filter(|(column, _)| is_meant(*column)).map(|(_, rows)| rows) {
            sure.optouts.extend(rows.optouts.iter());
            sure.bounces.extend(rows.bounces.iter());
            sure.unconfirmed.extend(rows.unconfirmed.iter());
        }
        Ok(sure)
    }

    fn of_sort(&mut self, row: &ObjectingRow) -> &mut LineSet {
        match row {
            ObjectingRow { unconfirmed: true, .. } => &mut self.unconfirmed,
            ObjectingRow { bounce: true, .. } => &mut self.bounces,
            _ => &mut self.optouts,
        }
    }
}
