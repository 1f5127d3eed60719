//! An entry or a tombstone as 50 bytes on disk, and what makes two of them the same. The drawing is in
//! `segment/layout.rs`.
//!
//! Invariant: folding two records of one identity is commutative and associative, so a store's answers do not depend
//! on which segments were merged when.

use zerocopy::little_endian::{U16, U32};
use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use super::entry::NewEntry;
use crate::base::match_key::MatchKey;
use crate::base::recipe_id::RecipeId;
use crate::base::time::Interval;

const LOOSE: u16 = 1;
const LIFT: u16 = 1 << 1;
const TIMED: u16 = 1 << 2;
/// The flags in which two equal records agree; whether a time is known is not one of them.
const SAME: u16 = LOOSE | LIFT;

/// How many batches of its scope a record remembers one by one, counted back from its last.
pub(crate) const WINDOW: u32 = 32;

/// What a record says beside its key. Little-endian, no padding.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub(crate) struct Payload {
    scope: U16,
    recipe: U16,
    flags: U16,
    first_batch: U32,
    last_batch: U32,
    vouched: U32,
    line: U32,
    time_lo: U32,
    time_width: U32,
    origin: U32,
}

/// An entry, or a tombstone that lifts the entry of the same key, form, scope and origin.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub(crate) struct StoreRecord {
    pub(crate) key: MatchKey,
    pub(crate) payload: Payload,
}

/// What else than the key tells entries apart: recipe, scope and origin, and whether it is a loose one.
pub(crate) type EntryIdentity = (u64, bool);
/// The order of records under one key: tombstones follow their entry, by batch.
pub(crate) type Rank = (EntryIdentity, u32);

impl StoreRecord {
    /// `entry` as batch `batch` of `scope` brings it.
    pub(crate) fn new(entry: &NewEntry, scope: u16, batch: u32) -> Self {
        let loose = if entry.loose { LOOSE } else { 0 };
        let (timed, time_lo, time_width) = match entry.time {
            Some(time) => (TIMED, saturate(time.lo), saturate(time.hi).saturating_sub(saturate(time.lo))),
            None => (0, 0, 0),
        };
        let payload = Payload {
            scope: scope.into(),
            recipe: entry.recipe.0.into(),
            flags: (loose | timed).into(),
            first_batch: batch.into(),
            last_batch: batch.into(),
            vouched: 1.into(),
            line: entry.line.into(),
            time_lo: time_lo.into(),
            time_width: time_width.into(),
            origin: entry.origin.into(),
        };
        Self { key: entry.key, payload }
    }

    /// The entry without its scope and batches.
    pub(crate) fn entry(&self) -> NewEntry {
        NewEntry {
            key: self.key,
            recipe: self.recipe(),
            loose: self.is_loose(),
            origin: self.origin(),
            line: self.line(),
            time: self.time(),
        }
    }

    /// The tombstone by which batch `batch` lifts `self`.
    pub(crate) fn tombstone(&self, batch: u32) -> Self {
        let payload = Payload {
            flags: (self.payload.flags.get() & LOOSE | LIFT).into(),
            first_batch: batch.into(),
            last_batch: batch.into(),
            vouched: 0.into(),
            line: 0.into(),
            time_lo: 0.into(),
            time_width: 0.into(),
            ..self.payload
        };
        Self { key: self.key, payload }
    }

    /// The first eight bytes of the key as a number: records are sorted by it first.
    pub(crate) fn prefix(&self) -> u64 {
        self.key.prefix()
    }

    /// See [`Rank`]. Tombstones of different batches stay apart, so that undoing one leaves the other.
    pub(crate) fn rank(&self) -> Rank {
        (self.identity(), if self.is_tombstone() { self.last_batch() } else { 0 })
    }

    fn identity(&self) -> EntryIdentity {
        let Payload { recipe, scope, origin, .. } = self.payload;
        let what = u64::from(recipe.get()) << 48 | u64::from(scope.get()) << 32 | u64::from(origin.get());
        (what, self.is_loose())
    }

    /// Whether both speak of the same entry, be they entries or tombstones.
    pub(crate) fn same_entry(&self, other: &Self) -> bool {
        self.key == other.key && self.identity() == other.identity()
    }

    pub(crate) fn is_tombstone(&self) -> bool {
        self.payload.flags.get() & LIFT != 0
    }

    pub(crate) fn is_loose(&self) -> bool {
        self.payload.flags.get() & LOOSE != 0
    }

    pub(crate) fn scope(&self) -> u16 {
        self.payload.scope.get()
    }

    pub(crate) fn first_batch(&self) -> u32 {
        self.payload.first_batch.get()
    }

    pub(crate) fn last_batch(&self) -> u32 {
        self.payload.last_batch.get()
    }

    /// Bit `n`: the batch `n` before the last one in this scope has the entry too.
    pub(crate) fn vouched(&self) -> u32 {
        self.payload.vouched.get()
    }

    pub(crate) fn line(&self) -> u32 {
        self.payload.line.get()
    }

    pub(crate) fn origin(&self) -> u32 {
        self.payload.origin.get()
    }

    pub(crate) fn recipe(&self) -> RecipeId {
        RecipeId(self.payload.recipe.get())
    }

    pub(crate) fn time(&self) -> Option<Interval> {
        let (lo, width) = (self.payload.time_lo.get(), self.payload.time_width.get());
        (self.payload.flags.get() & TIMED != 0)
            .then(|| Interval { lo: i64::from(lo), hi: i64::from(lo) + i64::from(width) })
    }

    /// Makes two records of one identity one. `apart` is how many batches of the scope lie between the two last
    /// batches. The line stays with the first batch; of two times the later one counts, because a consent between
    /// them must not outlive the second objection.
    pub(crate) fn fold(self, other: Self, apart: u32) -> Self {
        let (older, newer) = if self.last_batch() <= other.last_batch() { (self, other) } else { (other, self) };
        let (a, b) = (&older.payload, &newer.payload);
        let before = if apart < WINDOW { older.vouched() << apart } else { 0 };
        let first = [a, b].into_iter().min_by_key(|payload| (payload.first_batch.get(), payload.line.get()));
        let latest = [a, b].into_iter().max_by_key(|payload| {
            let (lo, width) = (payload.time_lo.get(), payload.time_width.get());
            (payload.flags.get() & TIMED, u64::from(lo) + u64::from(width), lo)
        });
        let (first, latest) = (first.unwrap_or(a), latest.unwrap_or(b));
        let payload = Payload {
            scope: b.scope,
            recipe: b.recipe,
            flags: (b.flags.get() & SAME | latest.flags.get() & TIMED).into(),
            first_batch: first.first_batch,
            last_batch: b.last_batch,
            vouched: (before | newer.vouched()).into(),
            line: first.line,
            time_lo: latest.time_lo,
            time_width: latest.time_width,
            origin: b.origin,
        };
        Self { key: newer.key, payload }
    }
}

/// Seconds since 1970 as the disk keeps them; what lies before 1970 or after 2106 becomes the end of the range.
pub(crate) fn saturate(seconds: i64) -> u32 {
    u32::try_from(seconds.max(0)).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(batch: u32, line: u32, time: Option<(i64, i64)>) -> StoreRecord {
        let time = time.map(|(lo, hi)| Interval { lo, hi });
        let entry = NewEntry { key: MatchKey::new([7; 16]), recipe: RecipeId(1), loose: false, origin: 0, line, time };
        StoreRecord::new(&entry, 3, batch)
    }

    #[test]
    fn the_size_on_disk_is_fixed() {
        assert_eq!(size_of::<StoreRecord>(), 50);
        assert_eq!(size_of::<Payload>(), 34);
    }

    #[test]
    fn folding_does_not_depend_on_the_order() {
        let (a, b, c) = (record(2, 9, Some((50, 60))), record(5, 1, None), record(40, 3, Some((10, 70))));
        let left = a.fold(b, 3).fold(c, 35);
        let right = a.fold(c.fold(b, 35), 38);
        assert_eq!(left, right);
        assert_eq!(left, c.fold(a, 38).fold(b, 35));
        assert_eq!((left.first_batch(), left.last_batch(), left.line()), (2, 40, 9));
        assert_eq!(left.time(), Some(Interval { lo: 10, hi: 70 }));
    }

    #[test]
    fn times_out_of_range_saturate() {
        let time = record(1, 1, Some((-5, i64::MAX))).time();
        assert_eq!(time, Some(Interval { lo: 0, hi: i64::from(u32::MAX) }));
    }

    #[test]
    fn a_tombstone_follows_its_entry_and_precedes_the_next_scope() {
        let entry = record(1, 1, None);
        let tombstone = entry.tombstone(2);
        assert!(entry.rank() < tombstone.rank() && entry.same_entry(&tombstone));
        assert!(tombstone.is_tombstone() && !entry.is_tombstone());
    }
}
