//! Entries on their way into a segment, or into the table of a run: 24 bytes each, and 12 more aside for the few that say
//! more. What all entries of a batch share is said once, and has a number.
//!
//! Not here: where chunks are kept until all entries are there (`collect`). Their bytes may lie in a temporary file, so
//! they hold no padding; the file is read by the process that wrote it, so its numbers are the machine's own.

use std::io;

use zerocopy::{FromBytes, FromZeros as _, Immutable, IntoBytes, KnownLayout};

use super::entry::NewEntry;
use super::record::{StoreRecord, saturate};
use crate::base::match_key::MatchKey;
use crate::base::recipe_id::RecipeId;
use crate::base::time::Interval;
use crate::base::zeroed::Zeroed;

const LOOSE: u16 = 1;
const TIMED: u16 = 1 << 1;
const FLAG_BITS: u32 = 2;
const FLAGS: u16 = (1 << FLAG_BITS) - 1;
/// More stamps than this have no number.
pub(crate) const MOST_STAMPS: usize = 1 << (u16::BITS - FLAG_BITS);

/// Which batch brought an entry, and into which scope.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Stamp {
    pub(crate) scope: u16,
    pub(crate) batch: u32,
}

/// An entry. With any flag, the next [`Aside`] of its chunk is its own. `kind` is the number of its stamp and, last, flags.
#[derive(Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout)]
#[repr(C)]
pub(crate) struct FreshEntry {
    key: MatchKey,
    line: u32,
    recipe: u16,
    kind: u16,
}

/// What only loose and dated entries say.
#[derive(Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout)]
#[repr(C)]
pub(crate) struct Aside {
    time_lo: u32,
    time_width: u32,
    origin: u32,
}

/// Some entries in the order in which they came. Their memory comes from the operating system and goes back
/// there with the chunk, so that what is made of them can take its place.
pub(crate) struct Chunk {
    room: Zeroed<FreshEntry>,
    len: usize,
    pub(crate) asides: Vec<Aside>,
}

impl FreshEntry {
    #[inline]
    fn new(entry: &NewEntry, stamp: u16) -> Self {
        let loose = if entry.loose { LOOSE } else { 0 };
        let flags = if entry.time.is_some() { loose | TIMED } else { loose };
        Self { key: entry.key, line: entry.line, recipe: entry.recipe.0, kind: stamp << FLAG_BITS | flags }
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
    /// Without entries, but with room for so many.
    pub(crate) fn new(room: usize) -> io::Result<Self> {
        Ok(Self { room: Zeroed::new(room)?, len: 0, asides: Vec::new() })
    }

    /// With so many entries and asides of zeros, which are to be overwritten.
    pub(crate) fn zeroed(entries: usize, asides: usize) -> io::Result<Self> {
        Ok(Self { room: Zeroed::new(entries)?, len: entries, asides: vec![Aside::new_zeroed(); asides] })
    }

    pub(crate) fn entries(&self) -> &[FreshEntry] {
        self.room.slice().get(..self.len).unwrap_or_default()
    }

    /// Entries and asides, to be overwritten.
    pub(crate) fn parts_mut(&mut self) -> (&mut [FreshEntry], &mut [Aside]) {
        (self.room.slice_mut().get_mut(..self.len).unwrap_or_default(), &mut self.asides)
    }

    /// `stamp` is the number of its stamp, below [`MOST_STAMPS`]. Returns how many bytes it took, none if there is no room.
    #[inline]
    pub(crate) fn push(&mut self, entry: &NewEntry, stamp: u16) -> Option<usize> {
        let fresh = FreshEntry::new(entry, stamp);
        *self.room.slice_mut().get_mut(self.len)? = fresh;
        self.len += 1;
        if fresh.kind & FLAGS == 0 {
            return Some(size_of::<FreshEntry>());
        }
        self.asides.push(Aside::new(entry));
        Some(size_of::<FreshEntry>() + size_of::<Aside>())
    }

    /// The first eight bytes of each key.
    pub(crate) fn prefixes(&self) -> impl Iterator<Item = u64> {
        self.entries().iter().map(|entry| entry.key.prefix())
    }

    /// Every entry as the segment holds it. `stamps` are all that the numbers stand for.
    pub(crate) fn records(&self, stamps: &[Stamp]) -> impl Iterator<Item = StoreRecord> {
        let mut asides = self.asides.iter();
        self.entries().iter().map(move |&FreshEntry { key, line, recipe, kind }| {
            let (number, flags) = (kind >> FLAG_BITS, kind & FLAGS);
            let aside = if flags == 0 { None } else { asides.next() };
            let time = aside.filter(|_| flags & TIMED != 0).map(Aside::time);
            let (loose, origin) = (flags & LOOSE != 0, aside.map_or(0, |aside| aside.origin));
            let entry = NewEntry { key, recipe: RecipeId(recipe), loose, origin, line, time };
            let Stamp { scope, batch } = stamps.get(usize::from(number)).copied().unwrap_or_default();
            StoreRecord::new(&entry, scope, batch)
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
        fn a_chunk_gives_back_what_it_took(
            entries in prop::collection::vec((entry(), 0..MOST_STAMPS as u16), 0..20),
            scope: u16,
        ) {
            let stamps: Vec<_> = (0..MOST_STAMPS as u32).map(|batch| Stamp { scope, batch }).collect();
            let mut chunk = Chunk::new(entries.len()).unwrap();
            let bytes: Option<usize> = entries.iter().map(|(entry, stamp)| chunk.push(entry, *stamp)).sum();
            prop_assert_eq!(bytes, Some(entries.len() * 24 + chunk.asides.len() * 12));
            if let Some((last, stamp)) = entries.last() {
                prop_assert_eq!(chunk.push(last, *stamp), None);
            }
            let record = |(entry, stamp): &(NewEntry, u16)| StoreRecord::new(entry, scope, u32::from(*stamp));
            let records: Vec<_> = entries.iter().map(record).collect();
            prop_assert!(chunk.records(&stamps).eq(records.iter().copied()));
            prop_assert!(chunk.prefixes().eq(records.iter().map(StoreRecord::prefix)));
        }
    }

    #[test]
    fn sizes_are_as_told() {
        assert_eq!((size_of::<FreshEntry>(), size_of::<Aside>()), (24, 12));
    }
}
