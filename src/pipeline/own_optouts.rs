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
use crate::table::dialect::Dialect;
use crate::table::fields::FieldReader;
use crate::table::reader::TableReader;
use crate::table::split::Block;

use super::judge::{JudgeOptions, OwnColumn};
use super::run::PipelineError;

/// One objection found in the list itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct OwnOptout {
    /// Physical line where its row starts.
    pub line: u64,
    /// Which of the list's own columns.
    pub column: u16,
    /// Written for the canon form, not for the address itself.
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

    /// The first row of an address is remembered; the very address beats a canon form.
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
    let mut cells = CellReader::new();
    let mut found = Vec::new();
    for (number, record) in (0..).zip(&block.records) {
        let bytes = record.content(&block.bytes);
        let count = fields.read(bytes);
        let line = block.line_of(number);
        if count > options.fields {
            let mut all = FieldReader::new(dialect, &(0..count).collect::<Vec<_>>());
            all.read(bytes);
            read_long_row(&mut all, bytes, count, options, |address, column| {
                insert_forms(address, keyer, line, column, &mut found);
            });
            continue;
        }
        // A row that lacks columns is mostly rejected, but the objection in those that it has can be read.
        let Some(column) = objecting_column(&mut fields, bytes, options) else { continue };
        for email in 0..options.email_columns.len() {
            let Some(text) = fields.cell(bytes, email) else { continue };
            for address in cells.read(text).addresses() {
                insert_forms(&address, keyer, line, column, &mut found);
            }
        }
    }
    found
}

/// Hands out every address of a row with too many fields, if it may say no. Which field is too many nobody knows (mostly
/// a delimiter that is not quoted), so each column may stand that much further on, and an address anywhere.
fn read_long_row(
    fields: &mut FieldReader,
    bytes: &[u8],
    count: usize,
    options: &JudgeOptions,
    mut each: impl FnMut(&Address<'_>, u16),
) {
    let surplus = count - options.fields;
    let may_say_no = |(_, column): &(u16, &OwnColumn)| {
        let mut places = column.index..=column.index + surplus;
        places.any(|at| fields.cell(bytes, at).is_some_and(|value| column.says_no(value)))
    };
    let Some((column, _)) = (0..).zip(&options.own_columns).find(may_say_no) else { return };
    let mut cells = CellReader::new();
    for at in 0..count {
        let Some(text) = fields.cell(bytes, at).filter(|text| text.contains(['@', '\u{ff20}'])) else { continue };
        cells.read(text).addresses().for_each(|address| each(&address, column));
    }
}

/// The first of the list's own columns that says no in this row.
fn objecting_column(fields: &mut FieldReader, bytes: &[u8], options: &JudgeOptions) -> Option<u16> {
    let emails = options.email_columns.len();
    let says_no = |(at, column): (usize, &OwnColumn)| {
        let value = fields.cell(bytes, emails + at)?;
        column.says_no(value).then_some(at as u16)
    };
    options.own_columns.iter().enumerate().find_map(says_no)
}

fn insert_forms(address: &Address<'_>, keyer: &Keyer, line: u64, column: u16, found: &mut Vec<(MatchKey, OwnOptout)>) {
    lookup::written(address, keyer, &mut String::new(), &mut |key| {
        found.push((key.key, OwnOptout { line, column, loose: key.loose }));
    });
}
