//! The first pass over a contact list that has columns of its own which may object: which identifiers does it say no to?
//! An opt-out in one row holds for every row of each of its identifiers, before it and after it, so such a list is read
//! twice.
//!
//! Invariant: whichever thread reads which row, the same objection is remembered for an identifier: of the very
//! identifier before one of a loose form, and of those the one in the first line.

use std::collections::HashMap;
use std::sync::Mutex;

use rayon::prelude::*;

use crate::base::cancel::Cancel;
use crate::base::lock::lock;
use crate::base::match_key::MatchKey;
use crate::identity::match_key::Keyer;
use crate::table::reader::TableReader;
use crate::table::split::Block;

use super::error::PipelineError;
use super::objection_reader::{Found, ObjectionReader};
use super::options::JudgeOptions;
use super::own_objection::OwnObjection;

/// What the list says against one identifier: a wish and a failed delivery are two things.
#[derive(Clone, Copy, Debug, Default)]
struct Objections {
    optout: Option<OwnObjection>,
    bounce: Option<OwnObjection>,
}

impl Objections {
    fn add(&mut self, new: OwnObjection) {
        let slot = if new.bounce { &mut self.bounce } else { &mut self.optout };
        if slot.is_none_or(|known| (new.loose, new.line, new.column) < (known.loose, known.line, known.column)) {
            *slot = Some(new);
        }
    }
}

type ByKey = HashMap<MatchKey, Objections, foldhash::fast::RandomState>;

/// The identifiers that the contact list itself says no to, by match key.
#[derive(Debug, Default)]
pub struct OwnOptouts {
    by_key: ByKey,
    /// By own column: whether some value of the whole list speaks of a subscription.
    subscriptions: Vec<bool>,
    others: Vec<usize>,
}

/// What was collected so far.
#[derive(Default)]
struct Collected {
    by_key: ByKey,
    /// Those that count only if their column is about a subscription.
    conditional: ByKey,
    subscriptions: Vec<bool>,
    others: Vec<usize>,
}

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
        at: i64,
        cancel: &Cancel,
        spool: &mut (dyn FnMut(&[u8]) -> Result<(), PipelineError> + Send),
    ) -> Result<Self, PipelineError> {
        let dialect = *reader.dialect();
        let (collected, idle, failed) = (Mutex::new(Collected::default()), Mutex::new(Vec::new()), Mutex::new(None));
        let read = || {
            let next = next_block(reader, cancel, spool);
            next.unwrap_or_else(|error| {
                *lock(&failed) = Some(error);
                None
            })
        };
        std::iter::from_fn(read).par_bridge().for_each(|block| {
            let mut worker = lock(&idle).pop().unwrap_or_else(|| ObjectionReader::new(&dialect, options, at));
            let found = worker.read_block(&block, &dialect, keyer);
            lock(&collected).add(found, worker.speaks_of_subscription(), options.own_columns.len());
            lock(&idle).push(worker);
        });
        if let Some(error) = lock(&failed).take() {
            return Err(error);
        }
        cancel.check()?;
        let collected = std::mem::take(&mut *lock(&collected));
        Ok(collected.finish(options.own_columns.len()))
    }

    /// Those of some rows.
    #[cfg(test)]
    pub(super) fn of(source: &mut impl super::cells::CellSource, options: &JudgeOptions, keyer: &Keyer) -> Self {
        let mut worker = ObjectionReader::without_file(options, 0);
        let found = worker.read_rows(source, &[], keyer);
        let mut collected = Collected::default();
        collected.add(found, worker.speaks_of_subscription(), options.own_columns.len());
        collected.finish(options.own_columns.len())
    }

    /// The 0-based columns beside the own ones in which a word objected. Objections number them behind the own ones.
    #[must_use]
    pub fn others(&self) -> &[usize] {
        &self.others
    }

    pub(super) fn is_empty(&self) -> bool {
        self.by_key.is_empty()
    }

    /// Whether some value of an own column, anywhere in the list, speaks of a subscription.
    pub(super) fn is_about_subscription(&self, column: u16) -> bool {
        self.subscriptions.get(usize::from(column)).copied().unwrap_or(false)
    }

    /// The objections that reach `key`: of the very identifier, or loose if `loose` matching is asked for.
    pub(super) fn find(&self, key: &MatchKey, loose: bool) -> impl Iterator<Item = OwnObjection> + use<> {
        let found = self.by_key.get(key).copied().unwrap_or_default();
        [found.optout, found.bounce].into_iter().flatten().filter(move |optout| loose || !optout.loose)
    }
}

impl Collected {
    fn add(&mut self, found: Vec<Found>, speaks: &[bool], own_columns: usize) {
        for Found { key, objection, conditional } in found {
            if let Some(index) = usize::from(objection.column).checked_sub(own_columns) {
                self.note_other(index);
            }
            let map = if conditional { &mut self.conditional } else { &mut self.by_key };
            map.entry(key).or_default().add(objection);
        }
        self.subscriptions.resize(self.subscriptions.len().max(speaks.len()), false);
        self.subscriptions.iter_mut().zip(speaks).for_each(|(known, new)| *known |= *new);
    }

    fn note_other(&mut self, index: usize) {
        if let Err(place) = self.others.binary_search(&index) {
            self.others.insert(place, index);
        }
    }

    /// Settles what only the whole list could tell.
    fn finish(mut self, own_columns: usize) -> OwnOptouts {
        for (key, objections) in std::mem::take(&mut self.conditional) {
            for optout in [objections.optout, objections.bounce].into_iter().flatten() {
                if self.subscriptions.get(usize::from(optout.column)).copied().unwrap_or(false) {
                    self.by_key.entry(key).or_default().add(optout);
                }
            }
        }
        let number = |column: u16| {
            let index = usize::from(column).checked_sub(own_columns)?;
            self.others.binary_search(&index).ok().map(|place| (own_columns + place) as u16)
        };
        for objections in self.by_key.values_mut() {
            for objection in [&mut objections.optout, &mut objections.bounce].into_iter().flatten() {
                objection.column = number(objection.column).unwrap_or(objection.column);
            }
        }
        OwnOptouts { by_key: self.by_key, subscriptions: self.subscriptions, others: self.others }
    }
}

/// Reads the next block and keeps it, if that is wanted; `None` at the end.
fn next_block(
    reader: &mut TableReader,
    cancel: &Cancel,
    spool: &mut dyn FnMut(&[u8]) -> Result<(), PipelineError>,
) -> Result<Option<Block>, PipelineError> {
    cancel.check()?;
    let block = reader.next_block(Block::default())?;
    if let Some(block) = &block {
        spool(&block.bytes)?;
    }
    Ok(block)
}
