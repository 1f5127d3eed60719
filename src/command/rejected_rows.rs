//! The rows of a rejects file that object by themselves, for an import: a row that was rejected because another one in the
//! file objects may hold a further person, who said nothing.
//!
//! Invariant: every objection of the file is taken once at least. Where the row that objects is not in it, because it was
//! rejected as malformed, or does not hold an address of the bound row in a column that the import reads, the bound row is
//! taken.

use std::collections::{BTreeMap, HashSet};
use std::hash::BuildHasher as _;
use std::path::Path;

use anyhow::{Context as _, Result};
use foldhash::fast::FixedState;

use crate::base::digest::FileDigest;
use crate::base::line_set::LineSet;
use crate::base::reject_columns::{DETAIL, LINE, PRIMARY, REASONS};
use crate::base::reject_detail::Proofs;
use crate::policy::Reason;
use crate::table::fields::all_cells;
use crate::table::reader::TableReader;
use crate::table::split::Block;

use super::contact_columns::contact_columns;
use super::contact_list::open_table;
use super::context::Context;
use super::run_settings::TableSettings;

/// See the module.
pub(super) struct RejectedRows {
    /// The lines in which rows with the reason start.
    pub lines: LineSet,
    /// The same by the column in which they say so, as the file names it.
    pub by_column: BTreeMap<String, LineSet>,
    /// How many have it only because of another row.
    pub of_others: u64,
    /// How many others were rejected as malformed, whatever they say.
    pub malformed: u64,
    /// Of the file that was read.
    pub digest: FileDigest,
}

/// A row that was rejected because others object.
struct Bound {
    line: u64,
    /// Where the others stood in the contact list.
    sources: Vec<u64>,
    addresses: Vec<u64>,
}

/// Where a rejects file says why.
struct Columns {
    line: usize,
    primary: usize,
    reasons: usize,
    detail: usize,
    identifiers: Vec<usize>,
}

impl RejectedRows {
    /// Those with the reason `code`; none of a file that is no rejects file, which its reader will say.
    ///
    /// # Errors
    /// When it cannot be read.
    pub(super) fn of(context: &Context, file: &Path, table: &TableSettings, code: &str) -> Result<Self> {
        let mut reader = open_table(file, table, &context.cancel)?;
        let columns = Columns::of(&reader, table)?;
        let mut found = Found::default();
        found
            .read(context, &mut reader, columns.as_ref(), code)
            .with_context(|| format!("cannot use the rejects file {}", file.display()))?;
        Ok(found.settle(reader.finish()?.digest))
    }
}

/// What was found so far.
#[derive(Default)]
struct Found {
    lines: LineSet,
    by_column: BTreeMap<String, LineSet>,
    malformed: u64,
    bound: Vec<Bound>,
    /// Where the rows that object themselves stood in the contact list, and what they are addressed by.
    sources: LineSet,
    addresses: HashSet<u64, FixedState>,
}

impl Found {
    fn read(
        &mut self,
        context: &Context,
        reader: &mut TableReader,
        columns: Option<&Columns>,
        code: &str,
    ) -> Result<()> {
        let dialect = *reader.dialect();
        let mut empty = Block::default();
        while let Some(block) = reader.next_block(empty)? {
            context.cancel.check()?;
            for (row, record) in (0..).zip(&block.records) {
                if let Some(columns) = columns {
                    let cells = all_cells(record.content(&block.bytes), &dialect);
                    self.add(columns, &cells, block.line_of(row), code);
                }
            }
            empty = block;
        }
        Ok(())
    }

    fn add(&mut self, columns: &Columns, cells: &[String], line: u64, code: &str) {
        let cell = |at: usize| cells.get(at).map_or("", String::as_str);
        self.malformed += u64::from(cell(columns.primary) == Reason::RowMalformed.code());
        if !cell(columns.reasons).split_whitespace().any(|reason| reason == code) {
            return;
        }
        let addresses = columns.identifiers.iter().map(|at| cell(*at).trim().to_lowercase());
        let addresses = addresses.filter(|cell| !cell.is_empty()).map(|cell| FixedState::default().hash_one(cell));
        let proofs = Proofs::of(cell(columns.detail), cell(columns.primary), code);
        if proofs.is_of_others() {
            self.bound.push(Bound { line, sources: proofs.other_lines, addresses: addresses.collect() });
            return;
        }
        self.addresses.extend(addresses);
        self.sources.extend(cell(columns.line).parse());
        self.lines.insert(line);
        for column in proofs.columns {
            self.by_column.entry(column).or_default().insert(line);
        }
    }

    fn settle(mut self, digest: FileDigest) -> RejectedRows {
        let is_loaded = |bound: &Bound| {
            bound.sources.iter().all(|line| self.sources.contains(*line))
                && bound.addresses.iter().any(|address| self.addresses.contains(address))
        };
        let (left_out, taken): (Vec<_>, Vec<_>) = std::mem::take(&mut self.bound).into_iter().partition(is_loaded);
        for bound in taken {
            self.lines.insert(bound.line);
            // Nobody can tell in which column, and for which channels.
            self.by_column.entry(String::new()).or_default().insert(bound.line);
        }
        let Self { lines, by_column, malformed, .. } = self;
        RejectedRows { lines, by_column, of_others: left_out.len() as u64, malformed, digest }
    }
}

impl Columns {
    fn of(reader: &TableReader, table: &TableSettings) -> Result<Option<Self>> {
        let names = reader.prologue().headers.as_deref().unwrap_or_default();
        let place = |name: &str| names.iter().position(|header| header == name);
        let (Some(line), Some(primary), Some(reasons), Some(detail)) =
            (place(LINE), place(PRIMARY), place(REASONS), place(DETAIL))
        else {
            return Ok(None);
        };
        let columns = contact_columns(reader, table)?;
        let identifiers = columns.iter().filter(|column| column.role.is_identifier()).map(|column| column.index);
        Ok(Some(Self { line, primary, reasons, detail, identifiers: identifiers.collect() }))
    }
}
