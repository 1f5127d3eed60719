//! The first pass over a contact list that has columns of its own which may object: which identifiers does it say no to?
//! An opt-out in one row holds for every row of each of its identifiers, before it and after it, so such a list is read
//! twice. What is found is kept by the store (`RunNotes`), within the memory limit of the run.
//!
//! Invariant: whichever thread reads which row, and wherever it is kept, the same objection is told of an identifier, by
//! `OwnObjection::rank`; of a wish and of a failed delivery, which are two things, one each.

use std::collections::BTreeSet;
use std::sync::Mutex;

use rayon::prelude::*;

use crate::base::cancel::Cancel;
use crate::base::identifier_kind::IdentifierKind;
use crate::base::lock::{lock, unlocked};
use crate::base::match_key::MatchKey;
use crate::identity::match_key::Keyer;
use crate::store::{NotedKeys, RunNotes, StoreError};
use crate::table::reader::TableReader;
use crate::table::split::Block;

use super::error::PipelineError;
use super::mentions::Mentions;
use super::objection_reader::ObjectionReader;
use super::options::JudgeOptions;
use super::own_label::{OwnLabel, OwnLabels};
use super::own_objection::OwnObjection;
use super::row_objection::Found;

/// The identifiers that the contact list itself says no to, by match key.
#[derive(Default)]
pub struct OwnOptouts {
    /// None if there was no first pass.
    noted: Option<NotedKeys>,
    /// By the numbers in the notes; none for those that turned out not to object.
    labels: Vec<Option<OwnLabel>>,
    /// By own column: whether some value of the whole list speaks of a subscription.
    subscriptions: Vec<bool>,
    others: Vec<usize>,
    mentions: Mentions,
    /// Of the identifiers that were objected for.
    kinds: BTreeSet<IdentifierKind>,
}

/// Takes the objections of all rows, in any order and from any thread.
struct OwnCollector {
    notes: RunNotes,
    own_columns: usize,
    so_far: Mutex<SoFar>,
}

/// What is known so far beside the notes.
#[derive(Default)]
struct SoFar {
    labels: OwnLabels,
    subscriptions: Vec<bool>,
    others: BTreeSet<usize>,
    mentions: Mentions,
    kinds: BTreeSet<IdentifierKind>,
}

impl OwnOptouts {
    /// Reads the whole list; `spool` sees every byte of it after the prologue (an input that cannot be read twice is
    /// kept that way).
    ///
    /// # Errors
    /// What reading the list may say, or keeping what is found, or an interruption, or what `spool` says.
    pub fn collect(
        reader: &mut TableReader,
        notes: RunNotes,
        options: &JudgeOptions,
        keyer: &Keyer,
        at: i64,
        cancel: &Cancel,
        spool: &mut (dyn FnMut(&[u8]) -> Result<(), PipelineError> + Send),
    ) -> Result<Self, PipelineError> {
        let dialect = *reader.dialect();
        let collector = OwnCollector::new(notes, options);
        let (idle, used, failed) = (Mutex::new(Vec::new()), Mutex::new(Vec::new()), Mutex::new(None));
        let fail = |error| _ = lock(&failed).get_or_insert(error);
        let read = || {
            if lock(&failed).is_some() {
                return None;
            }
            let empty = lock(&used).pop().unwrap_or_default();
            let next = next_block(reader, empty, cancel, spool);
            next.unwrap_or_else(|error| {
                fail(error);
                None
            })
        };
        std::iter::from_fn(read).par_bridge().for_each(|block| {
            let mut worker = lock(&idle).pop().unwrap_or_else(|| ObjectionReader::new(&dialect, options, at));
            let found = worker.read_block(&block, &dialect, keyer);
            let mentions = worker.take_mentions();
            collector.take(found, worker.speaks_of_subscription(), &mentions).unwrap_or_else(fail);
            lock(&idle).push(worker);
            lock(&used).push(block);
        });
        if let Some(error) = lock(&failed).take() {
            return Err(error);
        }
        cancel.check()?;
        collector.finish(cancel)
    }

    /// The 0-based columns beside the own ones in which a word objected. Objections number them behind the own ones.
    #[must_use]
    pub fn others(&self) -> &[usize] {
        &self.others
    }

    /// Whether the list says no to some identifier of this kind.
    #[must_use]
    pub fn holds(&self, kind: IdentifierKind) -> bool {
        self.kinds.contains(&kind)
    }

    /// Words of leaving in free text.
    #[must_use]
    pub fn mentions(&self) -> &Mentions {
        &self.mentions
    }

    /// Whether some value of an own column, anywhere in the list, speaks of a subscription.
    pub(super) fn is_about_subscription(&self, column: u16) -> bool {
        self.subscriptions.get(usize::from(column)).copied().unwrap_or(false)
    }

    /// Calls `each` with the objections that reach `keys`, in their order, and the position of the key: of the very
    /// identifier, or loose if `loose` matching is asked for.
    ///
    /// # Errors
    /// When the temporary file is damaged. The run must stop.
    pub(super) fn probe(
        &self,
        keys: &[MatchKey],
        loose: bool,
        each: &mut impl FnMut(u32, OwnObjection),
    ) -> Result<(), StoreError> {
        let Some(noted) = self.noted.as_ref().filter(|noted| !noted.is_empty()) else { return Ok(()) };
        let mut found = Vec::new();
        noted.probe(keys, &mut |index, note| {
            let label = self.labels.get(usize::from(note.label)).copied().flatten();
            let counts = label.filter(|_| loose || !note.loose);
            found.extend(counts.map(|label| (index, label.objection(&note))));
        })?;
        found.sort_unstable_by_key(|(index, objection)| (*index, objection.bounce, objection.rank()));
        found.dedup_by_key(|(index, objection)| (*index, objection.bounce));
        found.into_iter().for_each(|(index, objection)| each(index, objection));
        Ok(())
    }
}

impl OwnCollector {
    fn new(notes: RunNotes, options: &JudgeOptions) -> Self {
        Self { notes, own_columns: options.own_columns.len(), so_far: Mutex::default() }
    }

    /// Takes what was found in some rows; `speaks` tells by own column whether some value spoke of a subscription.
    fn take(&self, mut found: Vec<Found>, speaks: &[bool], mentions: &Mentions) -> Result<(), PipelineError> {
        let others: BTreeSet<_> = found.iter().filter_map(|found| self.other(found.objection.column)).collect();
        keep_first(&mut found);
        let mut so_far = lock(&self.so_far);
        let SoFar { labels, subscriptions, others: all_others, mentions: all_mentions, kinds } = &mut *so_far;
        kinds.extend(found.iter().map(|found| found.kind));
        all_others.extend(others);
        all_mentions.add_all(mentions);
        subscriptions.resize(subscriptions.len().max(speaks.len()), false);
        subscriptions.iter_mut().zip(speaks).for_each(|(known, new)| *known |= *new);
        let notes = found.iter().map(|found| labels.note(found)).collect::<Result<Vec<_>, _>>()?;
        drop(so_far);
        Ok(self.notes.push(notes)?)
    }

    /// Which 0-based column has this number, if it is none of the own ones.
    fn other(&self, column: u16) -> Option<usize> {
        usize::from(column).checked_sub(self.own_columns)
    }

    /// Settles what only the whole list could tell.
    fn finish(mut self, cancel: &Cancel) -> Result<OwnOptouts, PipelineError> {
        let SoFar { labels, subscriptions, others, mentions, kinds } = std::mem::take(unlocked(&mut self.so_far));
        let others: Vec<_> = others.into_iter().collect();
        let number = |column: u16| {
            let place = others.binary_search(&self.other(column)?).ok()?;
            Some((self.own_columns + place) as u16)
        };
        let counts = |label: &OwnLabel| {
            !label.conditional || subscriptions.get(usize::from(label.column)).copied().unwrap_or(false)
        };
        let settle = |label: OwnLabel| {
            let column = number(label.column).unwrap_or(label.column);
            counts(&label).then_some(OwnLabel { column, ..label })
        };
        let labels = labels.into_vec().into_iter().map(settle).collect();
        Ok(OwnOptouts { noted: Some(self.notes.finish(cancel)?), labels, subscriptions, others, mentions, kinds })
    }
}

/// Of several objections under one key only the one that would be told is worth its memory; but of those that may turn out
/// not to count one for each column. An address that stands in every row is so kept once for each block.
fn keep_first(found: &mut Vec<Found>) {
    let question = |found: &Found| {
        let Found { key, objection, conditional, .. } = found;
        (*key, objection.bounce, conditional.then_some(objection.column))
    };
    found.sort_unstable_by_key(|found| (question(found), found.objection.rank()));
    found.dedup_by_key(|found| question(found));
}

/// Reads the next block into the memory of `empty` and keeps it, if that is wanted; `None` at the end.
fn next_block(
    reader: &mut TableReader,
    empty: Block,
    cancel: &Cancel,
    spool: &mut dyn FnMut(&[u8]) -> Result<(), PipelineError>,
) -> Result<Option<Block>, PipelineError> {
    cancel.check()?;
    let block = reader.next_block(empty)?;
    if let Some(block) = &block {
        spool(&block.bytes)?;
    }
    Ok(block)
}

#[cfg(test)]
mod tests;
