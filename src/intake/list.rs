//! Reads one suppression list from beginning to end: a thread reads blocks, the workers turn them into keyed entries,
//! the caller gets these in the order of the list.
//!
//! Invariant: `read_list` returns a summary only if every line was accounted for. After an error the caller throws away
//! what it got.

use std::num::ParseFloatError;
use std::str::FromStr;
use std::thread;

use crossbeam_channel::{Receiver, Sender, bounded, unbounded};
use rayon::prelude::*;

use crate::base::cancel::Cancel;
use crate::base::time::{DateOrder, Interval};
use crate::identity::hash::Hash;
use crate::identity::lookup::LookupKey;
use crate::identity::match_key::Keyer;
use crate::intake::block::BlockResult;
use crate::intake::error::IntakeError;
use crate::intake::ignored_column::IgnoredColumn;
use crate::intake::plan::Plan;
use crate::intake::recognise::RECOGNISE;
use crate::intake::rows::RowReader;
use crate::intake::sniff;
use crate::intake::summary::Tally;
use crate::table::columns::{Column, ColumnRequest};
use crate::table::compression::Compression;
use crate::table::dialect::Dialect;
use crate::table::encoding::TextEncoding;
use crate::table::error::TableError;
use crate::table::prologue::HeaderRule;
use crate::table::reader::{MAX_RECORD, ReadOptions, TableReader};
use crate::table::recognise::Recognise;
use crate::table::source::{Source, SourceEnd};
use crate::table::split::Block;

/// How to read a list.
#[derive(Clone, Debug)]
pub struct ListOptions {
    /// Columns that the user named.
    pub columns: Vec<ColumnRequest>,
    /// Names of columns to leave alone.
    pub ignored: Vec<String>,
    /// `None`: found out.
    pub delimiter: Option<u8>,
    /// `None`: found out.
    pub encoding: Option<TextEncoding>,
    /// Line 1 is an entry even if it looks like a header.
    pub no_header: bool,
    /// How many lines may be unreadable.
    pub allow_unreadable: Limit,
    /// Accept public suffixes and mailbox providers as domain entries.
    pub allow_broad_domains: bool,
    /// Accept a header without rows. Without a header an empty list is no evidence of anything.
    pub allow_empty: bool,
    /// The most bytes of one record.
    pub max_record: usize,
    /// How `03/04/2025` is meant.
    pub date_order: Option<DateOrder>,
}

impl Default for ListOptions {
    fn default() -> Self {
        Self {
            columns: Vec::new(),
            ignored: Vec::new(),
            delimiter: None,
            encoding: None,
            no_header: false,
            allow_unreadable: Limit::default(),
            allow_broad_domains: false,
            allow_empty: false,
            max_record: MAX_RECORD,
            date_order: None,
        }
    }
}

/// A share of the lines of a list, in per cent; at least one line, unless it is 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limit(f64);

impl Default for Limit {
    fn default() -> Self {
        Self(1.0)
    }
}

impl Limit {
    /// So many lines of `lines`.
    #[must_use]
    pub fn of(self, lines: u64) -> u64 {
        let least = u64::from(self.0 > 0.0);
        ((lines as f64 * self.0 / 100.0) as u64).max(least)
    }
}

/// A text that is no share.
#[derive(Debug, thiserror::Error)]
#[error("`{0}` is no share; write a percentage between 0% and 100%, for example 2%")]
pub struct BadLimit(String);

impl FromStr for Limit {
    type Err = BadLimit;

    /// Reads `2%`, `0.5%` or `2`.
    fn from_str(text: &str) -> Result<Self, BadLimit> {
        let number: Result<f64, ParseFloatError> = text.trim().trim_end_matches('%').trim_end().parse();
        let percent = number.ok().filter(|percent| (0.0..=100.0).contains(percent));
        percent.map(Self).ok_or_else(|| BadLimit(text.to_owned()))
    }
}

/// One entry, without anything that could be read as an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ListEntry {
    pub key: LookupKey,
    /// Physical line of the row; the first line of the list is 1.
    pub line: u32,
    /// The date of the row, if it has a readable one.
    pub time: Option<Interval>,
    /// 0-based number of the row; entries of one row have the same.
    pub row: u32,
}

/// What a list turned out to hold.
#[derive(Clone, Debug)]
pub struct ListSummary {
    /// Addresses in clear.
    pub emails: u64,
    /// How many of them have a loose form beside their normal form.
    pub loose: u64,
    /// Domain entries.
    pub domains: u64,
    /// Digests and their kind.
    pub digests: Option<(Hash, u64)>,
    /// The columns that were read, in table order, the date among them.
    pub columns: Vec<Column>,
    /// Rows that are neither blank nor comments.
    pub lines: u64,
    /// How many of those hold something that cannot be read.
    pub unreadable: u64,
    /// Physical lines of the first 20 of these.
    pub unreadable_lines: Vec<u64>,
    /// Rows without content in the columns that were read.
    pub vacant: u64,
    /// Rows with a readable date.
    pub dates: u64,
    /// Rows with a date that cannot be read.
    pub unreadable_dates: u64,
    /// Bytes as they lie on disk.
    pub bytes: u64,
    /// SHA-256 of these bytes.
    pub sha256: [u8; 32],
    pub compression: Compression,
    pub dialect: Dialect,
    /// Columns that were recognised, but not read.
    pub ignored: Vec<IgnoredColumn>,
    /// The last line has no line end.
    pub open_end: bool,
}

impl ListSummary {
    /// Addresses, domains and digests; forms that belong to one of them are not counted again.
    #[must_use]
    pub fn entries(&self) -> u64 {
        self.emails + self.domains + self.digests.map_or(0, |(_, count)| count)
    }
}

/// Reads the list `source`, called `name` in messages, and hands its entries to `emit`, block by block.
///
/// # Errors
/// Whatever makes the list unfit (see [`IntakeError`]), and what `emit` returns. What was emitted before is void.
pub fn read_list<E: From<IntakeError> + Send>(
    mut source: Source,
    name: &str,
    options: &ListOptions,
    keyer: &Keyer,
    cancel: &Cancel,
    emit: &mut (dyn FnMut(Vec<ListEntry>) -> Result<(), E> + Send),
) -> Result<ListSummary, E> {
    let refuse = |source| IntakeError::Table { name: name.to_owned(), source };
    let start = source.peek(sniff::SAMPLE).map_err(refuse)?;
    sniff::check(name, start)?;
    let has_bytes = !start.trim_ascii().is_empty();
    let table = TableReader::open(source, read_options(options)).map_err(|error| match error {
        TableError::Empty { .. } if has_bytes => IntakeError::NoEntries { name: name.to_owned(), header: false },
        TableError::Empty { .. } => IntakeError::Empty { name: name.to_owned() },
        other => refuse(other),
    })?;
    let dialect = *table.dialect();
    let plan = Plan::new(&table, name, options)?;
    let order = options.date_order.or_else(|| plan.date_order(table.sample()));
    let new_reader = || RowReader::new(&plan, &dialect, keyer, order, options.allow_broad_domains);
    let mut tally = Tally::default();
    let mut open_end = false;
    // What was read is handed on while the next blocks are read.
    let mut ready: Vec<BlockResult> = Vec::new();
    let mut hand_on = |results: &mut Vec<BlockResult>, tally: &mut Tally| {
        results.drain(..).try_for_each(|mut result| {
            tally.add(name, &mut result)?;
            emit(result.entries)
        })
    };
    let end = with_blocks(table, cancel, refuse, |blocks| {
        open_end = blocks.last().is_some_and(|block| block.open_end);
        let read = |reader: &mut RowReader<'_>, block: &Block| reader.read(block);
        let (handed_on, results) = rayon::join(
            || hand_on(&mut ready, &mut tally),
            || blocks.par_iter().map_init(new_reader, read).collect::<Vec<BlockResult>>(),
        );
        ready = results;
        handed_on
    })?;
    hand_on(&mut ready, &mut tally)?;
    if !(options.allow_empty && plan.has_header && tally.is_empty()) {
        tally.check(name, options.allow_unreadable, plan.has_header, open_end)?;
    }
    Ok(summarise(tally, plan, dialect, end, open_end))
}

fn read_options(options: &ListOptions) -> ReadOptions {
    // Comments are only known under this rule, so without a header every cell counts as an entry.
    let recognise = if options.no_header { Recognise { is_entry: |_, _| true, ..RECOGNISE } } else { RECOGNISE };
    ReadOptions {
        delimiter: options.delimiter,
        encoding: options.encoding,
        header: HeaderRule::IfKnown,
        header_names: if options.no_header { Vec::new() } else { named_columns(options) },
        max_record: options.max_record,
        ..ReadOptions::new(recognise)
    }
}

/// Whoever names a column says that line 1 is a header.
fn named_columns(options: &ListOptions) -> Vec<String> {
    let names = options.columns.iter().map(|request| &request.which).chain(&options.ignored);
    names.filter(|name| name.trim().parse::<usize>().is_err()).cloned().collect()
}

fn summarise(tally: Tally, plan: Plan, dialect: Dialect, end: SourceEnd, open_end: bool) -> ListSummary {
    let mut summary = ListSummary {
        emails: 0,
        loose: 0,
        domains: 0,
        digests: None,
        columns: plan.entries.into_iter().chain(plan.date).collect(),
        lines: 0,
        unreadable: 0,
        unreadable_lines: Vec::new(),
        vacant: 0,
        dates: 0,
        unreadable_dates: 0,
        bytes: end.bytes,
        sha256: end.sha256,
        compression: end.compression,
        dialect,
        ignored: plan.ignored,
        open_end,
    };
    summary.columns.sort_by_key(|column| column.index);
    tally.fill(&mut summary);
    summary
}

/// Reads blocks on a thread of their own and calls `work` with as many as there are, in order.
fn with_blocks<E: From<IntakeError>>(
    table: TableReader,
    cancel: &Cancel,
    refuse: impl Fn(TableError) -> IntakeError,
    mut work: impl FnMut(&[Block]) -> Result<(), E>,
) -> Result<SourceEnd, E> {
    let at_once = rayon::current_num_threads().max(1) * 2;
    let (filled, blocks) = bounded(at_once);
    let (give_back, used) = unbounded();
    thread::scope(|scope| {
        let reader = scope.spawn(move || read_blocks(table, &filled, &used));
        // Dropped on every way out, which ends the reader.
        let blocks: Receiver<Block> = blocks;
        while let Ok(first) = blocks.recv() {
            cancel.check().map_err(IntakeError::from)?;
            let batch: Vec<Block> = std::iter::once(first).chain(blocks.try_iter().take(at_once - 1)).collect();
            work(&batch)?;
            for block in batch {
                // A reader that has finished wants no more of them.
                let _ = give_back.send(block);
            }
        }
        match reader.join() {
            Ok(end) => end.map_err(|error| refuse(error).into()),
            Err(panic) => std::panic::resume_unwind(panic),
        }
    })
}

fn read_blocks(
    mut table: TableReader,
    filled: &Sender<Block>,
    used: &Receiver<Block>,
) -> Result<SourceEnd, TableError> {
    while let Some(block) = table.next_block(used.try_recv().unwrap_or_default())? {
        if filled.send(block).is_err() {
            break;
        }
    }
    table.finish()
}
