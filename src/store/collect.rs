//! Takes the entries of a batch from several threads at once, in any order, and hands them out range by range. Each
//! thread drops them into buckets by the first bits of their keys; what exceeds the memory limit goes to disk, bucket by
//! bucket. Nothing is sorted before a range is asked for.

use std::borrow::Borrow;
use std::cmp::Ordering;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering::Relaxed};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::entry::NewEntry;
use super::error::StoreError;
use super::fresh::{Chunk, FreshEntry, Stamp};
use super::record::StoreRecord;
use super::segment::key_range::KeyRange;
use super::spill::Spill;
use crate::base::disk::Disk;

/// So few that the ends of all buckets stay in the nearest cache. As many as there are partitions, or more, but for
/// segments of hundreds of millions.
const BUCKET_BITS: u32 = 8;
/// Entries of a full chunk: close to a page, so that nothing is copied as a bucket grows, and little is held in vain.
const CHUNK: usize = 4000 / size_of::<FreshEntry>();

/// See the module.
pub(crate) struct Collector {
    disk: Arc<dyn Disk>,
    dir: PathBuf,
    memory: usize,
    used: AtomicUsize,
    /// Those that no thread is filling now.
    piles: Mutex<Vec<Pile>>,
    spill: Mutex<Option<Spill>>,
    len: AtomicU64,
}

/// All entries of an import.
pub(crate) struct Collected {
    piles: Vec<Pile>,
    spill: Option<Spill>,
    len: u64,
}

/// What one thread at a time fills, by bucket.
struct Pile {
    stamp: Stamp,
    /// Those that are being filled, all of one stamp.
    open: Vec<Chunk>,
    full: Vec<Vec<Chunk>>,
    bytes: usize,
}

impl Collector {
    /// Entries go to `dir` once they take more than `memory` bytes.
    pub(crate) fn new(disk: &Arc<dyn Disk>, dir: &Path, memory: usize) -> Self {
        let (piles, spill) = (Mutex::default(), Mutex::default());
        let (used, len) = (AtomicUsize::new(0), AtomicU64::new(0));
        Self { disk: Arc::clone(disk), dir: dir.to_owned(), memory, used, piles, spill, len }
    }

    /// Takes some entries of one batch.
    pub(crate) fn push(&self, stamp: Stamp, entries: impl Iterator<Item: Borrow<NewEntry>>) -> Result<(), StoreError> {
        let idle = lock(&self.piles).pop();
        let mut pile = idle.unwrap_or_else(Pile::new);
        pile.begin(stamp);
        let (before, mut count) = (pile.bytes, 0);
        for entry in entries {
            pile.push(entry.borrow());
            count += 1;
        }
        self.len.fetch_add(count, Relaxed);
        let more = pile.bytes - before;
        let used = self.used.fetch_add(more, Relaxed) + more;
        let mut piles = lock(&self.piles);
        piles.push(pile);
        if used <= self.memory {
            return Ok(());
        }
        let idle = std::mem::take(&mut *piles);
        drop(piles);
        self.write(idle)
    }

    fn write(&self, piles: Vec<Pile>) -> Result<(), StoreError> {
        let mut spill = lock(&self.spill);
        let spill = match &mut *spill {
            Some(spill) => spill,
            none => none.insert(Spill::create(&self.disk, &self.dir, 1 << BUCKET_BITS)?),
        };
        for mut pile in piles {
            pile.close();
            for (bucket, chunks) in pile.full.iter().enumerate() {
                spill.append(bucket, chunks)?;
            }
            self.used.fetch_sub(pile.bytes, Relaxed);
        }
        Ok(())
    }

    /// Hands out everything that was pushed.
    pub(crate) fn finish(&mut self) -> Collected {
        let mut piles = std::mem::take(self.piles.get_mut().unwrap_or_else(PoisonError::into_inner));
        piles.iter_mut().for_each(Pile::close);
        let spill = self.spill.get_mut().unwrap_or_else(PoisonError::into_inner).take();
        Collected { piles, spill, len: std::mem::take(self.len.get_mut()) }
    }
}

impl Collected {
    /// How many entries were pushed, equal ones counted each.
    pub(crate) fn len(&self) -> u64 {
        self.len
    }

    /// The entries of `range` as a segment holds them, by key and rank.
    pub(crate) fn records(&self, range: KeyRange) -> Result<Vec<StoreRecord>, StoreError> {
        let (first, last) = (bucket_of(range.first), bucket_of(range.end.map_or(u64::MAX, |end| end - 1)));
        let mut read = Vec::new();
        if let Some(spill) = &self.spill {
            (first..=last).try_for_each(|bucket| spill.read(bucket, &mut read))?;
        }
        let kept = self.piles.iter().filter_map(|pile| pile.full.get(first..=last)).flatten().flatten();
        Ok(sorted(&read.iter().chain(kept).collect::<Vec<_>>(), range))
    }
}

impl Pile {
    fn new() -> Self {
        let open = std::iter::repeat_with(Chunk::default).take(1 << BUCKET_BITS).collect();
        let full = std::iter::repeat_with(Vec::new).take(1 << BUCKET_BITS).collect();
        Self { stamp: Stamp::default(), open, full, bytes: 0 }
    }

    /// The entries to come are of this stamp.
    fn begin(&mut self, stamp: Stamp) {
        if self.stamp != stamp {
            self.close();
            self.stamp = stamp;
        }
    }

    #[inline]
    fn push(&mut self, entry: &NewEntry) {
        let bucket = bucket_of(entry.key.prefix());
        let Some(chunk) = self.open.get_mut(bucket) else { return };
        if chunk.entries.len() == chunk.entries.capacity() {
            let empty = Chunk { stamp: self.stamp, entries: Vec::with_capacity(CHUNK), asides: Vec::new() };
            let full = std::mem::replace(chunk, empty);
            self.bytes += CHUNK * size_of::<FreshEntry>();
            if let Some(chunks) = self.full.get_mut(bucket).filter(|_| !full.entries.is_empty()) {
                chunks.push(full);
            }
        }
        self.bytes += chunk.push(entry);
    }

    /// Puts all chunks to the full ones.
    fn close(&mut self) {
        for (chunks, chunk) in self.full.iter_mut().zip(&mut self.open) {
            chunks.extend(Some(std::mem::take(chunk)).filter(|chunk| !chunk.entries.is_empty()));
        }
    }
}

#[inline]
fn bucket_of(prefix: u64) -> usize {
    (prefix >> (64 - BUCKET_BITS)) as usize
}

/// A thread that panicked ends the run; what it left is not used.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The records of `range` in `chunks`, by key and rank. Keys are spread evenly, so each is first put within a few places
/// of where it belongs.
fn sorted(chunks: &[&Chunk], range: KeyRange) -> Vec<StoreRecord> {
    let most: usize = chunks.iter().map(|chunk| chunk.entries.len()).sum();
    let slots = (most / 4).next_power_of_two();
    // How many records a slot has, then where its next one goes, which is in the end where it ends.
    let mut places = vec![0; slots];
    for chunk in chunks {
        for prefix in chunk.prefixes().filter(|prefix| range.contains(*prefix)) {
            if let Some(count) = places.get_mut(range.slot(prefix, slots)) {
                *count += 1;
            }
        }
    }
    let mut total = 0;
    for place in &mut places {
        total += std::mem::replace(place, total);
    }
    let mut records = vec![StoreRecord::default(); total];
    for chunk in chunks {
        for record in chunk.records().filter(|record| range.contains(record.prefix())) {
            let Some(place) = places.get_mut(range.slot(record.prefix(), slots)) else { continue };
            if let Some(to) = records.get_mut(*place) {
                *to = record;
            }
            *place += 1;
        }
    }
    let mut start = 0;
    for end in places {
        if let Some(few) = records.get_mut(start..end).filter(|few| few.len() > 1) {
            few.sort_unstable_by(by_key_and_rank);
        }
        start = end;
    }
    records
}

/// The order of records in a segment.
#[inline]
pub(crate) fn by_key_and_rank(a: &StoreRecord, b: &StoreRecord) -> Ordering {
    a.key.number().cmp(&b.key.number()).then_with(|| a.rank().cmp(&b.rank()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rayon::prelude::*;

    use super::*;
    use crate::base::disk::RealDisk;
    use crate::base::match_key::MatchKey;
    use crate::base::recipe_id::RecipeId;
    use crate::base::time::Interval;

    /// Few keys, so that some are equal, some differ behind their first eight bytes, and some buckets overflow.
    fn entry() -> impl Strategy<Value = NewEntry> {
        (0..40_u128, 0..3_u32, prop::option::of(0..9_i64), any::<bool>()).prop_map(|(key, origin, time, spread)| {
            let key = if spread { key << 121 | key } else { 7 << 120 | key };
            let (key, loose) = (MatchKey::new(key.to_be_bytes()), origin > 0);
            NewEntry { key, recipe: RecipeId(1), loose, origin, line: 1, time: time.map(Interval::point) }
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]
        #[test]
        fn every_range_has_its_entries_in_order_however_they_came(
            entries in prop::collection::vec(entry(), 0..700),
            memory in prop::sample::select(vec![0, 40_000, usize::MAX]),
            bits in prop::sample::select(vec![0, 1, 3, 12]),
        ) {
            let temp = tempfile::tempdir().unwrap();
            let disk: Arc<dyn Disk> = Arc::new(RealDisk);
            let mut collector = Collector::new(&disk, temp.path(), memory);
            let stamp = |entry: &NewEntry| Stamp { scope: entry.origin as u16, batch: 4 };
            entries.par_chunks(50).for_each(|some| {
                for some in some.chunk_by(|a, b| stamp(a) == stamp(b)) {
                    collector.push(stamp(&some[0]), some.iter()).unwrap();
                }
            });
            let collected = collector.finish();
            prop_assert_eq!(collected.len(), entries.len() as u64);
            let mut found = Vec::new();
            for index in 0..1 << bits {
                let range = KeyRange::part(index, bits);
                let records = collected.records(range).unwrap();
                prop_assert!(records.is_sorted_by(|a, b| by_key_and_rank(a, b) != Ordering::Greater));
                prop_assert!(records.iter().all(|record| range.contains(record.prefix())));
                found.extend(records);
            }
            let mut expected: Vec<_> =
                entries.iter().map(|entry| StoreRecord::new(entry, stamp(entry).scope, 4)).collect();
            let everything = |record: &StoreRecord| (record.key, record.rank(), record.time().map(|time| time.lo));
            expected.sort_by_key(everything);
            found.sort_by_key(everything);
            prop_assert_eq!(found, expected);
        }
    }
}
