//! Which primary address has been kept, and in which line. Not a filter: it never forgets and never guesses.
//!
//! A slot is 16 bytes: the first 12 bytes of the match key, and the line. With 100 M rows the chance that two addresses
//! share these 96 bits is below 10^-12. The table is divided by key into shards that grow one at a time, so that growing
//! never doubles the whole.

use std::io;

use crate::base::match_key::MatchKey;
use crate::base::prefetch::prefetch_few;
use crate::base::zeroed::Zeroed;

/// One kept address: 96 bits of its match key above 32 bits of its line. 0 is a free slot; lines count from 1.
type Slot = u128;

struct Shard {
    slots: Zeroed<Slot>,
    used: usize,
}

/// The kept addresses of one run.
pub(super) struct Duplicates {
    shards: Vec<Shard>,
}

const SHARD_BITS: u32 = 4;
const SHARDS: usize = 1 << SHARD_BITS;
const SMALLEST_SHARD: usize = 256;
/// Room is made for so many slots at most before they are needed: 256 MB, all of it taken at once.
const MOST_AHEAD: u64 = 16 << 20;
const LINE_BITS: u32 = 32;

impl Duplicates {
    /// A small table, which grows.
    ///
    /// # Errors
    /// When there is not even that much memory.
    pub(super) fn new() -> io::Result<Self> {
        let shard = || Ok(Shard { slots: Zeroed::new(SMALLEST_SHARD)?, used: 0 });
        Ok(Self { shards: (0..SHARDS).map(|_| shard()).collect::<io::Result<_>>()? })
    }

    /// Makes room for about `rows` rows in all.
    ///
    /// # Errors
    /// When there is not that much memory.
    pub(super) fn make_room(&mut self, rows: u64) -> io::Result<()> {
        // Room for a fifth more, so that no shard has to grow.
        let slots = rows.saturating_mul(3).div_ceil(2).min(MOST_AHEAD) as usize / SHARDS;
        let mut small = self.shards.iter_mut().filter(|shard| shard.slots.slice().len() < slots);
        small.try_for_each(|shard| shard.grow_to(slots))
    }

    /// Asks the memory for the slot of `key`, so that a later [`Duplicates::first_line`] need not wait for it. Tables
    /// of millions of rows live outside every cache: without this the commit waits for memory row by row.
    #[inline]
    #[expect(clippy::indexing_slicing, reason = "there is a shard for every value of the leading bits")]
    pub(super) fn prefetch(&self, key: &MatchKey) {
        let slots = self.shards[shard_of(key)].slots.slice();
        prefetch_few(slots, home(slot_of(key, 0), slots.len()));
    }

    /// The line that was kept with this key, or `None` after remembering `line` (1-based) for it.
    ///
    /// # Errors
    /// When there is not enough memory to remember more.
    #[inline]
    #[expect(clippy::indexing_slicing, reason = "there is a shard for every value of the leading bits")]
    pub(super) fn first_line(&mut self, key: &MatchKey, line: u32) -> io::Result<Option<u32>> {
        let shard = &mut self.shards[shard_of(key)];
        if (shard.used + 1) * 5 > shard.slots.slice().len() * 4 {
            let len = shard.slots.slice().len();
            shard.grow_to(len + len / 2)?;
        }
        let first = find_or_insert(shard.slots.slice_mut(), slot_of(key, line.max(1)));
        shard.used += usize::from(first.is_none());
        Ok(first)
    }
}

impl Shard {
    #[cold]
    fn grow_to(&mut self, len: usize) -> io::Result<()> {
        let old = self.slots.slice();
        let mut larger = Zeroed::new_in_memory(len)?;
        let slots = larger.slice_mut();
        // In the order of the keys in both, so that neither jumps about in memory.
        old.iter().filter(|slot| **slot != 0).for_each(|slot| _ = find_or_insert(slots, *slot));
        self.slots = larger;
        Ok(())
    }
}

#[inline]
#[expect(clippy::indexing_slicing, reason = "the search starts and stays within the slots; one is always free")]
fn find_or_insert(slots: &mut [Slot], new: Slot) -> Option<u32> {
    let mut at = home(new, slots.len());
    loop {
        let slot = &mut slots[at];
        if *slot == 0 {
            *slot = new;
            return None;
        }
        if *slot >> LINE_BITS == new >> LINE_BITS {
            return Some(*slot as u32);
        }
        at = if at + 1 == slots.len() { 0 } else { at + 1 };
    }
}

fn slot_of(key: &MatchKey, line: u32) -> Slot {
    key.number() >> LINE_BITS << LINE_BITS | u128::from(line)
}

fn shard_of(key: &MatchKey) -> usize {
    usize::from(key.first_byte() >> (8 - SHARD_BITS))
}

/// Where the search for a slot starts among `len`: the bits behind those of the shard, scaled. Match keys are uniform.
fn home(slot: Slot, len: usize) -> usize {
    let behind_shard = (slot << SHARD_BITS >> 64) as u64;
    ((u128::from(behind_shard) * len as u128) >> 64) as usize
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
    fn agrees_with_a_map_whatever_was_expected() {
        for rows in [0, 1000, 150_000, u64::MAX] {
            agrees_with_a_map(rows);
        }
    }

    fn agrees_with_a_map(rows: u64) {
        let mut table = Duplicates::new().unwrap();
        let mut model = HashMap::new();
        for line in 1..200_000_u32 {
            if line == 30_000 {
                table.make_room(rows).unwrap();
            }
            // Every third key comes again much later.
            let n = if line % 3 == 0 { u64::from(line / 3) } else { u64::from(line) };
            table.prefetch(&key(n));
            let expected = model.get(&n).copied();
            model.entry(n).or_insert(line);
            assert_eq!(table.first_line(&key(n), line).unwrap(), expected);
        }
    }

    #[test]
    fn keys_that_differ_in_one_byte_are_different() {
        let mut table = Duplicates::new().unwrap();
        let base = key(7);
        assert_eq!(table.first_line(&base, 1).unwrap(), None);
        for at in 0..12 {
            let mut other = *base.bytes();
            other[at] ^= 1;
            assert_eq!(table.first_line(&MatchKey::new(other), 2).unwrap(), None, "byte {at}");
        }
        assert_eq!(table.first_line(&base, 3).unwrap(), Some(1));
    }
}
