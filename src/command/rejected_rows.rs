//! The rows of a rejects file that object by themselves, for an import: a row that was rejected because another one in the
//! file objects may hold a further person, who said nothing.
//!
//! Invariant: every objection of the file is taken once at least: where the row that objects is not in it, because it was
//! rejected as malformed, those that it binds are taken.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context as _, Result};

use crate::base::line_set::LineSet;
use crate::base::reject_columns::{DETAIL, LINE, PRIMARY, REASONS};
use crate::base::reject_detail::Proofs;
use crate::policy::Reason;
use crate::table::fields::all_cells;
use crate::table::reader::TableReader;
use crate::table::split::Block;

use super::contact_list::open_table;
use super::context::Context;
use super::run_settings::TableSettings;

/// See the module.
#[derive(Default)]
pub(super) struct RejectedRows {
    /// The lines in which rows with the reason start.
    pub lines: LineSet,
    /// The same by the column in which they say so, as the file names it.
    pub by_column: BTreeMap<String, LineSet>,
    /// How many have it only because of another row.
    pub of_others: u64,
    /// How many others were rejected as malformed, whatever they say.
    pub malformed: u64,
}

/// Where a rejects file says why.
struct Columns {
    line: usize,
    primary: usize,
    reasons: usize,
    detail: usize,
}

impl RejectedRows {
    /// Those with the reason `code`; none of a file that is no rejects file, which its reader will say.
    ///
    /// # Errors
    /// When it cannot be read.
    pub(super) fn of(context: &Context, file: &Path, table: &TableSettings, code: &str) -> Result<Self> {
        let mut reader = open_table(file, table, &context.cancel)?;
        let mut rows = Self::default();
        if let Some(columns) = Columns::of(&reader) {
            rows.read(context, &mut reader, &columns, code)
                .with_context(|| format!("cannot use the rejects file {}", file.display()))?;
        }
        Ok(rows)
    }

    fn read(&mut self, context: &Context, reader: &mut TableReader, columns: &Columns, code: &str) -> Result<()> {
        let dialect = *reader.dialect();
        let (mut sources, mut bound) = (LineSet::default(), Vec::new());
        let mut empty = Block::default();
        while let Some(block) = reader.next_block(empty)? {
            context.cancel.check()?;
            for (row, record) in (0..).zip(&block.records) {
                let cells = all_cells(record.content(&block.bytes), &dialect);
                let cell = |at: usize| cells.get(at).map_or("", String::as_str);
                self.malformed += u64::from(cell(columns.primary) == Reason::RowMalformed.code());
                if !cell(columns.reasons).split_whitespace().any(|reason| reason == code) {
                    continue;
                }
                let (line, proofs) =
                    (block.line_of(row), Proofs::of(cell(columns.detail), cell(columns.primary), code));
                if proofs.is_of_others() {
                    bound.push((line, proofs.other_lines));
                    continue;
                }
                self.lines.insert(line);
                sources.extend(cell(columns.line).parse());
                for column in proofs.columns {
                    self.by_column.entry(column).or_default().insert(line);
                }
            }
            empty = block;
        }
        let is_there = |(_, others): &(u64, Vec<u64>)| others.iter().all(|line| sources.contains(*line));
        let (left_out, taken): (Vec<_>, Vec<_>) = bound.into_iter().partition(is_there);
        self.of_others = left_out.len() as u64;
        self.lines.extend(taken.into_iter().map(|(line, _)| line));
        Ok(())
    }
}

impl Columns {
    fn of(reader: &TableReader) -> Option<Self> {
        let names = reader.prologue().headers.as_deref().unwrap_or_default();
        let place = |name: &str| names.iter().position(|header| header == name);
        Some(Self { line: place(LINE)?, primary: place(PRIMARY)?, reasons: place(REASONS)?, detail: place(DETAIL)? })
    }
}
