//! Entries of a batch on their way into a segment: 24 bytes each, and 12 more aside for the few that say more. What
//! all entries of a batch share is said once a chunk.
//!
//! Not here: where chunks are kept until all entries are there (`collect`). Their bytes may lie in a temporary file, so
//! they hold no padding; the file is read by the process that wrote it, so its numbers are the machine's own.

use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout};

use super::entry::NewEntry;
use super::record::{StoreRecord, saturate};
use crate::base::match_key::MatchKey;
use crate::base::recipe_id::RecipeId;
use crate::base::time::Interval;

const LOOSE: u16 = 1;
const TIMED: u16 = 1 << 1;

/// Which batch brought an entry, and into which scope.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Stamp {
    pub(crate) scope: u16,
    pub(crate) batch: u32,
}

/// An entry. With any flag, the next [`Aside`] of its chunk is its own.
#[derive(Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout)]
#[repr(C)]
pub(crate) struct FreshEntry {
    key: MatchKey,
    line: u32,
    recipe: u16,
    flags: u16,
}

/// What only loose and dated entries say.
#[derive(Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout)]
#[repr(C)]
pub(crate) struct Aside {
    time_lo: u32,
    time_width: u32,
    origin: u32,
}

/// Some entries of one batch, in the order in which they came.
#[derive(Default)]
pub(crate) struct Chunk {
    pub(crate) stamp: Stamp,
    pub(crate) entries: Vec<FreshEntry>,
    pub(crate) asides: Vec<Aside>,
}

impl FreshEntry {
    #[inline]
    fn new(entry: &NewEntry) -> Self {
        let loose = if entry.loose { LOOSE } else { 0 };
        let flags = if entry.time.is_some() { loose | TIMED } else { loose };
        Self { key: entry.key, line: entry.line, recipe: entry.recipe.0, flags }
    }
}

impl Aside {
    fn new(entry: &NewEntry) -> Self {
        let (time_lo, time_hi) = entry.time.map_or((0, 0), |time| (saturate(time.lo), saturate(time.hi)));
        Self { time_lo, time_width: time_hi.saturating_sub(time_lo), origin: entry.origin }
    }

    fn time(&self) -> Interval {
        Interval { lo: i64::from(self.time_lo), hi: i64::from(self.time_lo) + i64::from(self.time_width) }
    }
}

impl Chunk {
    /// Returns how many bytes beside the entries it took.
    #[inline]
    pub(crate) fn push(&mut self, entry: &NewEntry) -> usize {
        let fresh = FreshEntry::new(entry);
        self.entries.push(fresh);
        if fresh.flags == 0 {
            return 0;
        }
        self.asides.push(Aside::new(entry));
        size_of::<Aside>()
    }

    /// The first eight bytes of each key.
    pub(crate) fn prefixes(&self) -> impl Iterator<Item = u64> {
        self.entries.iter().map(|entry| entry.key.prefix())
    }

    /// Every entry as the segment holds it.
    pub(crate) fn records(&self) -> impl Iterator<Item = StoreRecord> {
        let mut asides = self.asides.iter();
        self.entries.iter().map(move |&FreshEntry { key, line, recipe, flags }| {
            let aside = if flags == 0 { None } else { asides.next() };
            let time = aside.filter(|_| flags & TIMED != 0).map(Aside::time);
            let (loose, origin) = (flags & LOOSE != 0, aside.map_or(0, |aside| aside.origin));
            let entry = NewEntry { key, recipe: RecipeId(recipe), loose, origin, line, time };
            StoreRecord::new(&entry, self.stamp.scope, self.stamp.batch)
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn entry() -> impl Strategy<Value = NewEntry> {
        let time = prop::option::of((-9_i64..1 << 33, 0..1_i64 << 33));
        (any::<[u8; 16]>(), any::<u16>(), prop::option::of(any::<u32>()), any::<u32>(), time).prop_map(
            |(key, recipe, origin, line, time)| NewEntry {
                key: MatchKey::new(key),
                recipe: RecipeId(recipe),
                loose: origin.is_some(),
                origin: origin.unwrap_or(0),
                line,
                time: time.map(|(lo, width)| Interval { lo, hi: lo + width }),
            },
        )
    }

    proptest! {
        #[test]
        fn a_chunk_gives_back_what_it_took(entries in prop::collection::vec(entry(), 0..20), scope: u16, batch: u32) {
            let mut chunk = Chunk { stamp: Stamp { scope, batch }, ..Chunk::default() };
            let aside: usize = entries.iter().map(|entry| chunk.push(entry)).sum();
            prop_assert_eq!(aside, chunk.asides.len() * 12);
            let records: Vec<_> = entries.iter().map(|entry| StoreRecord::new(entry, scope, batch)).collect();
            prop_assert!(chunk.records().eq(records.iter().copied()));
            prop_assert!(chunk.prefixes().eq(records.iter().map(StoreRecord::prefix)));
        }
    }

    #[test]
    fn sizes_are_as_told() {
        assert_eq!((size_of::<FreshEntry>(), size_of::<Aside>()), (24, 12));
    }
}
