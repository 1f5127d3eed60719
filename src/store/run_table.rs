//! The entries of a run in memory: one array of slots, divided into tables by the first bits of the key, so that each is
//! filled by itself, near the processor. No filter is needed.
//!
//! Not here: what the entries are about (`run_lists`, `run_notes`), and how one table works (`sub_table`).

use std::sync::atomic::{AtomicU64, Ordering};

use rayon::prelude::*;

use super::collect::{BUCKET_BITS, Collected};
use super::entry::NewEntry;
use super::error::StoreError;
use super::merge::{Inspect, Merge};
use super::record::StoreRecord;
use super::segment::key_range::KeyRange;
use super::sub_table::{LOST_BITS, Room, SubTable, TABLE_BITS, TableKey};
use crate::base::match_key::MatchKey;
use crate::base::recipe_id::RecipeId;
use crate::base::zeroed::Zeroed;

/// How far ahead of a key its slot is asked for: so many reads of memory are under way at once.
const AHEAD: usize = 24;

/// See the module.
pub(crate) struct RunTable {
    slots: Zeroed<u128>,
    tables: Vec<(Place, SubTable)>,
}

/// Where the slots of a table lie.
#[derive(Clone, Copy)]
struct Place {
    start: usize,
    room: Room,
}

/// The key as far as the entries of a run compare it.
pub(crate) fn compared(key: MatchKey) -> MatchKey {
    MatchKey::new((key.number() >> LOST_BITS << LOST_BITS).to_be_bytes())
}

impl RunTable {
    /// Takes all entries out of `entries`, which are those of `merge`.
    pub(crate) fn fill(entries: &Collected, merge: &Merge<'_>, inspect: Inspect<'_>) -> Result<Self, StoreError> {
        const { assert!(TABLE_BITS == BUCKET_BITS) };
        let mut start = 0;
        let place = |entries: usize| {
            let place = Place { start, room: Room::of(entries) };
            start += place.room.slots;
            place
        };
        let places: Vec<Place> = entries.buckets().map(place).collect();
        let mut slots = Zeroed::new(start).map_err(StoreError::io("cannot make room for", merge.dir))?;
        let mut rest = slots.slice_mut();
        let own = places.iter().map(|place| (*place, rest.split_off_mut(..place.room.slots).unwrap_or_default()));
        let taken = AtomicU64::new(0);
        let fill = |(number, (place, slots)): (usize, (Place, &mut [u128]))| {
            merge.cancel.check()?;
            let folded = merge.range(KeyRange::part(number as u64, TABLE_BITS), inspect)?;
            let table = SubTable::fill(&folded.records, place.room, slots).ok_or(StoreError::Full("entries"))?;
            taken.fetch_add(folded.taken, Ordering::Relaxed);
            // A key that is not found frees a person.
            let is_found = |record: &StoreRecord| table.holds(slots, record.key);
            if folded.records.iter().all(is_found) {
                Ok((place, table))
            } else {
                Err(StoreError::EntryLost("it was not found"))
            }
        };
        let tables: Vec<_> = own.enumerate().collect::<Vec<_>>().into_par_iter().map(fill).collect::<Result<_, _>>()?;
        if taken.into_inner() == entries.len() {
            Ok(Self { slots, tables })
        } else {
            Err(StoreError::EntryLost("it did not arrive"))
        }
    }

    /// Whether any entry was made by this recipe.
    pub(crate) fn holds(&self, recipe: RecipeId) -> bool {
        self.tables.iter().any(|(_, table)| table.knows(recipe))
    }

    /// How many bytes of memory it takes.
    pub(crate) fn memory(&self) -> usize {
        size_of_val(self.slots.slice()) + self.tables.iter().map(|(_, table)| table.memory_beside()).sum::<usize>()
    }

    /// Calls `each` with every entry for one of `keys`: the position of the key, the scope, and the entry.
    pub(crate) fn probe(&self, keys: &[MatchKey], each: &mut impl FnMut(u32, u16, NewEntry)) {
        let slots = self.slots.slice();
        let table_of = |key: MatchKey| {
            let (Place { start, room }, table) = self.tables.get(usize::from(key.first_byte()))?;
            Some((table, slots.get(*start..*start + room.slots)?))
        };
        let ask = |key: &MatchKey| {
            if let Some((table, slots)) = table_of(*key) {
                table.prefetch(slots, TableKey::of(*key));
            }
        };
        keys.iter().take(AHEAD).for_each(ask);
        for (index, key) in (0..).zip(keys) {
            keys.get(index as usize + AHEAD).into_iter().for_each(ask);
            let Some((table, slots)) = table_of(*key) else { continue };
            table.find(slots, compared(*key), &mut |scope, entry| each(index, scope, entry));
        }
    }
}
