//! Which rows of a contact list object by themselves: what an import takes of one. Read by the same code as the first pass of
//! a run (`own_optouts`), so that both understand the list alike.

use crate::base::cancel::Cancel;
use crate::table::reader::TableReader;
use crate::table::split::Block;

use super::error::PipelineError;
use super::objection_reader::ObjectionReader;
use super::options::JudgeOptions;

/// The lines in which objecting rows start, in order, each once.
#[derive(Debug, Default)]
pub struct ObjectingRows {
    /// Rows with a wish.
    pub optouts: Vec<u64>,
    /// Rows with a delivery that failed for good.
    pub bounces: Vec<u64>,
}

impl ObjectingRows {
    /// Reads the whole list.
    ///
    /// # Errors
    /// What reading the list may say, or an interruption.
    pub fn collect(
        reader: &mut TableReader,
        options: &JudgeOptions,
        at: i64,
        cancel: &Cancel,
    ) -> Result<Self, PipelineError> {
        let dialect = *reader.dialect();
        let mut worker = ObjectionReader::new(&dialect, options, at);
        let (mut sure, mut conditional) = (Self::default(), Vec::new());
        let mut empty = Block::default();
        loop {
            cancel.check()?;
            let Some(block) = reader.next_block(empty)? else { break };
            for row in worker.objecting_rows(&block, &dialect) {
                if row.conditional { conditional.push(row) } else { sure.add(row.line, row.bounce) }
            }
            empty = block;
        }
        // Only the whole list tells what such a column is about.
        let speaks = worker.speaks_of_subscription();
        let is_meant = |column: u16| speaks.get(usize::from(column)).copied().unwrap_or(false);
        conditional.iter().filter(|row| is_meant(row.column)).for_each(|row| sure.add(row.line, row.bounce));
        for lines in [&mut sure.optouts, &mut sure.bounces] {
            lines.sort_unstable();
            lines.dedup();
        }
        Ok(sure)
    }

    fn add(&mut self, line: u64, bounce: bool) {
        (if bounce { &mut self.bounces } else { &mut self.optouts }).push(line);
    }
}
