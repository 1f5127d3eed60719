//! The entries of some rows before their keys are made: whoever reads a block gathers them here, and their keys are made
//! side by side.

use crate::identity::hash::Digest;
use crate::identity::lookup::{EntryKeys, LookupSlot, write_digest};
use crate::identity::match_key::Keyer;
use crate::identity::recipe::Recipe;
use crate::identity::spelling::Spelled;
use crate::identity::unmade_keys::UnmadeKeys;

use super::entry::ListEntry;
use super::list_part::RowPlace;

/// More side by side gain nothing, and so many stay near the processor.
const ENOUGH: usize = 256;

/// Entries in the order of their rows. One per worker thread; its buffers are used again.
#[derive(Default)]
pub(super) struct UnmadeEntries {
    recipes: EntryKeys,
    keys: UnmadeKeys,
    entries: Vec<(LookupSlot, RowPlace)>,
    scratch: String,
    /// Those of one identifier.
    slots: Vec<LookupSlot>,
}

/// How many entries an identifier added.
pub(super) struct Added {
    pub(super) exact: u64,
    pub(super) loose: u64,
}

impl UnmadeEntries {
    /// Adds the entries of an identifier, a loose one only beside its exact one, and none that its row has already.
    #[inline]
    pub(super) fn push(&mut self, identifier: &impl Spelled, place: RowPlace) -> Added {
        let Self { recipes, keys, entries, scratch, slots } = self;
        recipes.write(identifier, scratch, keys, &mut |slot| slots.push(slot));
        let (mut added, mut is_new) = (Added { exact: 0, loose: 0 }, false);
        for &slot in &*slots {
            if !slot.loose {
                is_new = push_new(entries, keys, slot, place);
                added.exact += u64::from(is_new);
            } else if is_new {
                added.loose += u64::from(push_new(entries, keys, slot, place));
            }
        }
        slots.clear();
        added
    }

    /// Adds the entries of an identifier that only another reading of its cell gives, but for those that its row has.
    pub(super) fn push_other_reading(&mut self, identifier: &impl Spelled, place: RowPlace) {
        let Self { recipes, keys, entries, scratch, slots } = self;
        recipes.write(identifier, scratch, keys, &mut |slot| slots.push(slot));
        for slot in slots.drain(..) {
            if !last_of_row(entries, place).any(|other| other.has_same_key(&slot, keys)) {
                entries.push((slot.of_uncounted(), place));
            }
        }
    }

    /// Adds the entry of a digest, unless its row has it already.
    pub(super) fn push_digest(&mut self, recipe: &Recipe, digest: &Digest, place: RowPlace) {
        let slot = write_digest(recipe, digest, &mut self.keys);
        push_new(&mut self.entries, &self.keys, slot, place);
    }

    /// Whether it is time to make keys.
    #[inline]
    pub(super) fn is_full(&self) -> bool {
        self.entries.len() >= ENOUGH
    }

    /// Makes the keys of all entries, and hands them over to `made`. Only between two rows: what a row has already is not
    /// known any more.
    pub(super) fn make(&mut self, keyer: &Keyer, made: &mut Vec<ListEntry>) {
        let keys = keyer.make(&mut self.keys);
        let entry_of = |(key, place): &(LookupSlot, RowPlace)| {
            let line = u32::try_from(place.line).unwrap_or(u32::MAX);
            let RowPlace { time, row, is_listed, .. } = *place;
            ListEntry { key: key.made(&keys), line, time, row, is_listed }
        };
        made.extend(self.entries.iter().map(entry_of));
        self.keys.clear();
        self.entries.clear();
    }
}

/// Adds an entry unless its row has it already; says whether it was added.
#[inline]
fn push_new(entries: &mut Vec<(LookupSlot, RowPlace)>, keys: &UnmadeKeys, slot: LookupSlot, place: RowPlace) -> bool {
    if last_of_row(entries, place).any(|other| other.is_same(&slot, keys)) {
        return false;
    }
    entries.push((slot, place));
    true
}

/// The last entries of the row that `place` is in.
fn last_of_row(entries: &[(LookupSlot, RowPlace)], place: RowPlace) -> impl Iterator<Item = &LookupSlot> {
    // Enough for `a@b <a@b>` and the like, and no square of a cell with a thousand addresses.
    const LOOKED_BACK: usize = 8;
    let row = entries.iter().rev().take(LOOKED_BACK).take_while(move |(_, other)| other.row == place.row);
    row.map(|(slot, _)| slot)
}
