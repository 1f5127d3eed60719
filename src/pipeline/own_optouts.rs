//! The first pass over a contact list that has opt-out or status columns of its own: which addresses does it say no
//! to? An opt-out in one row holds for every row of that address, before it and after it, so such a list is read
//! twice.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use rayon::prelude::*;

use crate::base::cancel::Cancel;
use crate::base::match_key::MatchKey;
use crate::identity::address::Address;
use crate::identity::email::CellReader;
use crate::identity::lookup;
use crate::identity::match_key::Keyer;
use crate::policy::column::objects;
use crate::table::dialect::Dialect;
use crate::table::fields::FieldReader;
use crate::table::reader::TableReader;
use crate::table::split::Block;

use super::cells::CellSource;
use super::csv_cells::CsvCells;
use super::error::PipelineError;
use super::options::{JudgeOptions, OwnColumn};

/// One objection found in the list itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct OwnOptout {
    /// Physical line where its row starts.
    pub line: u64,
    /// Which of the list's own columns.
    pub column: u16,
    /// Written for a loose form, not for the identifier itself.
    loose: bool,
}

/// The addresses that the contact list itself says no to, by match key.
#[derive(Debug, Default)]
pub struct OwnOptouts(HashMap<MatchKey, OwnOptout, foldhash::fast::RandomState>);

impl OwnOptouts {
    /// Reads the whole list; `spool` sees every byte of it after the prologue (an input that cannot be read twice is
    /// kept that way).
    ///
    /// # Errors
    /// What reading the list may say, or an interruption, or what `spool` says.
    pub fn collect(
        reader: &mut TableReader,
        options: &JudgeOptions,
        keyer: &Keyer,
        cancel: &Cancel,
        spool: &mut dyn FnMut(&[u8]) -> Result<(), PipelineError>,
    ) -> Result<Self, PipelineError> {
        let dialect = *reader.dialect();
        let mut found = Self::default();
        loop {
            cancel.check()?;
            let mut blocks = Vec::new();
            while blocks.len() < 2 * rayon::current_num_threads() {
                let Some(block) = reader.next_block(Block::default())? else { break };
                spool(&block.bytes)?;
                blocks.push(block);
            }
            if blocks.is_empty() {
                return Ok(found);
            }
            let objections: Vec<_> =
                blocks.par_iter().map(|block| read_block(block, &dialect, options, keyer)).collect();
            objections.into_iter().flatten().for_each(|(key, optout)| found.insert(key, optout));
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The objection that reaches `key`: of the very address, or loose if `loose` matching is asked for.
    pub(super) fn find(&self, key: &MatchKey, loose: bool) -> Option<OwnOptout> {
        self.0.get(key).copied().filter(|optout| loose || !optout.loose)
    }

    /// The first row of an address is remembered; the very identifier beats a loose form.
    fn insert(&mut self, key: MatchKey, optout: OwnOptout) {
        match self.0.entry(key) {
            Entry::Vacant(free) => _ = free.insert(optout),
            Entry::Occupied(mut taken) if taken.get().loose && !optout.loose => _ = taken.insert(optout),
            Entry::Occupied(_) => {}
        }
    }
}

fn read_block(block: &Block, dialect: &Dialect, options: &JudgeOptions, keyer: &Keyer) -> Vec<(MatchKey, OwnOptout)> {
    let mut fields = FieldReader::new(dialect, &options.wanted());
    read_rows(&mut CsvCells::new(&mut fields, dialect, block), options, keyer)
}

/// The objections of all rows, each under every key of every identifier of its row.
fn read_rows(source: &mut impl CellSource, options: &JudgeOptions, keyer: &Keyer) -> Vec<(MatchKey, OwnOptout)> {
    let mut cells = CellReader::new();
    let mut found = Vec::new();
    for row in 0..source.rows() {
        let line = source.line(row);
        let count = source.turn_to(row);
        if count > options.fields {
            read_long_row(source, count - options.fields, options, |address, column| {
                insert_forms(address, keyer, line, column, &mut found);
            });
            continue;
        }
        // A row that lacks columns is mostly rejected, but the objection in those that it has can be read.
        let Some(column) = objecting_column(source, options) else { continue };
        for place in 0..options.identifier_columns.len() {
            let Some(text) = source.text(place) else { continue };
            for address in cells.read(text).addresses() {
                insert_forms(&address, keyer, line, column, &mut found);
            }
        }
    }
    found
}

/// Hands out every address of a row with `surplus` fields too many, if it may say no. Which field is too many nobody
/// knows (mostly a delimiter that is not quoted), so each column may stand that much further on, and an address anywhere.
fn read_long_row(
    source: &mut impl CellSource,
    surplus: usize,
    options: &JudgeOptions,
    mut each: impl FnMut(&Address<'_>, u16),
) {
    let may_say_no = |at: usize, text: &str, column: &OwnColumn| {
        (column.index..=column.index + surplus).contains(&at) && objects(text, column.rule)
    };
    let mut objecting: Option<u16> = None;
    source.each_text(&mut |at, text| {
        let first = (0..).zip(&options.own_columns).find(|(_, column)| may_say_no(at, text, column));
        if let Some((number, _)) = first {
            objecting = Some(objecting.map_or(number, |before| before.min(number)));
        }
    });
    let Some(column) = objecting else { return };
    let mut cells = CellReader::new();
    source.each_text(&mut |_, text| {
        if text.contains(['@', '\u{ff20}']) {
            cells.read(text).addresses().for_each(|address| each(&address, column));
        }
    });
}

/// The first of the list's own columns that says no in this row.
fn objecting_column(source: &mut impl CellSource, options: &JudgeOptions) -> Option<u16> {
    let identifiers = options.identifier_columns.len();
    let says_no = |(at, column): (usize, &OwnColumn)| {
        let value = source.text(identifiers + at)?;
        objects(value, column.rule).then_some(at as u16)
    };
    options.own_columns.iter().enumerate().find_map(says_no)
}

fn insert_forms(address: &Address<'_>, keyer: &Keyer, line: u64, column: u16, found: &mut Vec<(MatchKey, OwnOptout)>) {
    lookup::written(address, keyer, &mut String::new(), &mut |key| {
        found.push((key.key, OwnOptout { line, column, loose: key.loose }));
    });
}
