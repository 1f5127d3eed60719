//! Which primary address has been kept, and in which line. Not a filter: it never forgets and never guesses.
//!
//! The table is split by key prefix into shards that grow one at a time, so that growing never doubles the whole.
//! A slot is 16 bytes: 12 bytes of the match key beside its shard byte, and the line. With 100 M rows the chance
//! that two addresses share these 104 bits is below 10^-15.

use crate::base::match_key::MatchKey;
use crate::base::prefetch::prefetch;

/// One kept address: 96 bits of its match key above 32 bits of its line. 0 is a free slot; lines count from 1. A number,
/// because a vector of zeros comes from the operating system without being written.
type Slot = u128;

#[derive(Default)]
struct Shard {
    slots: Vec<Slot>,
    used: usize,
}

/// The kept addresses of one run.
pub(super) struct Duplicates {
    shards: Vec<Shard>,
}

const SHARDS: usize = 256;
const SMALLEST_SHARD: usize = 64;
const LINE_BITS: u32 = 32;

impl Default for Duplicates {
    fn default() -> Self {
        Self { shards: (0..SHARDS).map(|_| Shard::default()).collect() }
    }
}

impl Duplicates {
    /// Asks the memory for the slot of `key`, so that a later [`Duplicates::first_line`] need not wait for it. Tables
    /// of millions of rows live outside every cache: without this the reorder thread waits for memory row by row.
    #[expect(clippy::indexing_slicing, reason = "there is a shard for every byte")]
    pub(super) fn prefetch(&self, key: &MatchKey) {
        let shard = &self.shards[usize::from(key.first_byte())];
        prefetch(&shard.slots, home(slot_of(key, 0), shard.slots.len()));
    }

    /// The line that was kept with this key, or `None` after remembering `line` (1-based) for it.
    #[expect(clippy::indexing_slicing, reason = "there is a shard for every byte")]
    pub(super) fn first_line(&mut self, key: &MatchKey, line: u32) -> Option<u32> {
        let shard = &mut self.shards[usize::from(key.first_byte())];
        if (shard.used + 1) * 5 > shard.slots.len() * 4 {
            shard.grow();
        }
        shard.find_or_insert(slot_of(key, line.max(1)))
    }
}

impl Shard {
    #[expect(clippy::indexing_slicing, reason = "the search starts and stays within the slots; one is always free")]
    fn find_or_insert(&mut self, new: Slot) -> Option<u32> {
        let mut at = home(new, self.slots.len());
        loop {
            let slot = &mut self.slots[at];
            if *slot == 0 {
                *slot = new;
                self.used += 1;
                return None;
            }
            if *slot >> LINE_BITS == new >> LINE_BITS {
                return Some(*slot as u32);
            }
            at = if at + 1 == self.slots.len() { 0 } else { at + 1 };
        }
    }

    fn grow(&mut self) {
        let larger = (self.slots.len() * 2).max(SMALLEST_SHARD);
        let old = std::mem::replace(&mut self.slots, vec![0; larger]);
        self.used = 0;
        for slot in old.into_iter().filter(|slot| *slot != 0) {
            self.find_or_insert(slot);
        }
    }
}

/// The 12 bytes behind the shard byte, and the line.
fn slot_of(key: &MatchKey, line: u32) -> Slot {
    let behind_shard = (key.number() << 8) >> LINE_BITS;
    behind_shard << LINE_BITS | u128::from(line)
}

/// Where the search for a slot starts among `len`: its highest bits, scaled. Match keys are uniform.
fn home(slot: Slot, len: usize) -> usize {
    ((slot >> 96) as usize * len) >> 32
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashMap;

    fn key(n: u64) -> MatchKey {
        use sha2::{Digest, Sha256};
        let mut key = [0; 16];
        key.copy_from_slice(&Sha256::digest(n.to_le_bytes())[..16]);
        MatchKey::new(key)
    }

    #[test]
    fn agrees_with_a_map() {
        let mut table = Duplicates::default();
        let mut model = HashMap::new();
        for line in 1..200_000_u32 {
            // Every third key comes again much later.
            let n = if line % 3 == 0 { u64::from(line / 3) } else { u64::from(line) };
            table.prefetch(&key(n));
            let expected = model.get(&n).copied();
            model.entry(n).or_insert(line);
            assert_eq!(table.first_line(&key(n), line), expected);
        }
    }

    #[test]
    fn keys_that_differ_in_one_byte_are_different() {
        let mut table = Duplicates::default();
        let base = key(7);
        assert_eq!(table.first_line(&base, 1), None);
        for at in 0..13 {
            let mut other = *base.bytes();
            other[at] ^= 1;
            assert_eq!(table.first_line(&MatchKey::new(other), 2), None, "byte {at}");
        }
        assert_eq!(table.first_line(&base, 3), Some(1));
    }
}
