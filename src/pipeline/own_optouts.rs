//! The first pass over a contact list that has opt-out or status columns of its own: which identifiers does it say
//! no to? An opt-out in one row holds for every row of that identifier, before it and after it, so such a list is read
//! twice.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use rayon::prelude::*;

use crate::base::cancel::Cancel;
use crate::base::match_key::MatchKey;
use crate::identity::identifier::{Identifier, IdentifierReader, may_hold_anywhere};
use crate::identity::lookup::EntryKeys;
use crate::identity::match_key::Keyer;
use crate::identity::unmade_keys::UnmadeKeys;
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

/// The identifiers that the contact list itself says no to, by match key.
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
        // In waves, because `spool` takes the blocks in their order.
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

    /// Those of some rows.
    #[cfg(test)]
    pub(super) fn of(source: &mut impl CellSource, options: &JudgeOptions, keyer: &Keyer) -> Self {
        let mut found = Self::default();
        read_rows(source, options, keyer).into_iter().for_each(|(key, optout)| found.insert(key, optout));
        found
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The objection that reaches `key`: of the very identifier, or loose if `loose` matching is asked for.
    pub(super) fn find(&self, key: &MatchKey, loose: bool) -> Option<OwnOptout> {
        self.0.get(key).copied().filter(|optout| loose || !optout.loose)
    }

    /// The first row of an identifier is remembered; the very identifier beats a loose form.
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
    let (mut reader, entries, mut scratch) = (IdentifierReader::default(), EntryKeys::default(), String::new());
    let (mut keys, mut optouts) = (UnmadeKeys::default(), Vec::new());
    for row in 0..source.rows() {
        let line = source.line(row);
        let count = source.turn_to(row);
        let mut insert = |identifier: &Identifier<'_>, column: u16| {
            entries.write(identifier, &mut scratch, &mut keys, &mut |key| {
                optouts.push(OwnOptout { line, column, loose: key.loose });
            });
        };
        if count > options.fields {
            read_long_row(source, count - options.fields, options, &mut reader, insert);
            continue;
        }
        // A row that lacks columns is mostly rejected, but the objection in those that it has can be read.
        let Some(says_no) = objecting_column(source, options) else { continue };
        for (place, column) in options.identifier_columns.iter().enumerate() {
            if let Some(text) = source.text(place) {
                reader.read(column.kind, text, &mut |identifier| insert(identifier, says_no));
            }
            source.each_other_reading(place, &mut |_, text| {
                reader.read(column.kind, text, &mut |identifier| insert(identifier, says_no));
            });
        }
    }
    keyer.make(&mut keys).all().iter().copied().zip(optouts).collect()
}

/// Hands out every identifier of a row with `surplus` fields too many, if it may say no. Which field is too many nobody
/// knows (mostly a delimiter that is not quoted), so each column may stand that much further on, and what tells itself
/// anywhere.
fn read_long_row(
    source: &mut impl CellSource,
    surplus: usize,
    options: &JudgeOptions,
    reader: &mut IdentifierReader,
    mut each: impl FnMut(&Identifier<'_>, u16),
) {
    let may_be = |at: usize, index: usize| (index..=index + surplus).contains(&at);
    let may_say_no = |at: usize, text: &str, column: &OwnColumn| may_be(at, column.index) && objects(text, column.rule);
    let mut objecting: Option<u16> = None;
    source.each_text(&mut |at, text| {
        let first = (0..).zip(&options.own_columns).find(|(_, column)| may_say_no(at, text, column));
        if let Some((number, _)) = first {
            objecting = Some(objecting.map_or(number, |before| before.min(number)));
        }
    });
    let Some(says_no) = objecting else { return };
    let mut kinds: Vec<_> = options.identifier_columns.iter().map(|column| column.kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    source.each_text(&mut |at, text| {
        for kind in &kinds {
            let mut columns = options.identifier_columns.iter().filter(|column| column.kind == *kind);
            if may_hold_anywhere(*kind, text) || columns.any(|column| may_be(at, column.index)) {
                reader.read(*kind, text, &mut |identifier| each(identifier, says_no));
            }
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
