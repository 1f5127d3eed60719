//! Takes the entries of a batch from several threads at once, in any order, and hands them out range by range. Each
//! thread drops them into buckets by the first bits of their keys; what exceeds the memory limit goes to disk, bucket by
//! bucket. Nothing is sorted before a range is asked for, and what was handed out takes no memory any more.

use std::borrow::Borrow;
use std::cmp::Ordering;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering::Relaxed};
use std::sync::{Arc, Mutex};

use super::entry::NewEntry;
use super::error::StoreError;
use super::fresh::{Chunk, FreshEntry, MOST_STAMPS, Stamp};
use super::record::StoreRecord;
use super::segment::key_range::KeyRange;
use super::spill::Spill;
use crate::base::disk::Disk;
use crate::base::lock::{lock, unlocked};

/// So few that the ends of all buckets stay in the nearest cache. As many as there are partitions, or more, but for
/// segments of hundreds of millions.
pub(crate) const BUCKET_BITS: u32 = 8;
/// Entries of a full chunk: few enough that hardly any of its pages is touched in vain, and many enough that asking the
/// operating system for it costs nothing.
const CHUNK: usize = (64 << 10) / size_of::<FreshEntry>();

/// See the module.
pub(crate) struct Collector {
    disk: Arc<dyn Disk>,
    dir: PathBuf,
    memory: usize,
    used: AtomicUsize,
    /// By their numbers.
    stamps: Mutex<Vec<Stamp>>,
    /// Those that no thread is filling now.
    piles: Mutex<Vec<Pile>>,
    spill: Mutex<Option<Spill>>,
    len: AtomicU64,
}

/// All that was pushed.
pub(crate) struct Collected {
    buckets: Vec<Mutex<Vec<Chunk>>>,
    stamps: Vec<Stamp>,
    spill: Option<Spill>,
    len: u64,
}

/// What one thread at a time fills, by bucket.
struct Pile {
    /// Those that are being filled.
    open: Vec<Option<Chunk>>,
    full: Vec<Vec<Chunk>>,
    bytes: usize,
}

impl Collector {
    /// Entries go to `dir` once they take more than `memory` bytes.
    pub(crate) fn new(disk: &Arc<dyn Disk>, dir: &Path, memory: usize) -> Self {
        let (stamps, piles, spill) = (Mutex::default(), Mutex::default(), Mutex::default());
        let (used, len) = (AtomicUsize::new(0), AtomicU64::new(0));
        Self { disk: Arc::clone(disk), dir: dir.to_owned(), memory, used, stamps, piles, spill, len }
    }

    /// Takes some entries of one batch.
    pub(crate) fn push(&self, stamp: Stamp, entries: impl Iterator<Item: Borrow<NewEntry>>) -> Result<(), StoreError> {
        let stamp = self.number(stamp)?;
        let idle = lock(&self.piles).pop();
        let mut pile = idle.unwrap_or_else(Pile::new);
        let (before, mut count) = (pile.bytes, 0);
        for entry in entries {
            pile.push(entry.borrow(), stamp).map_err(StoreError::io("cannot keep the entries for", &self.dir))?;
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

    /// The number of a stamp, which is made if it is new. The last one is mostly the one.
    fn number(&self, stamp: Stamp) -> Result<u16, StoreError> {
        let mut stamps = lock(&self.stamps);
        let number = stamps.iter().rposition(|known| *known == stamp).unwrap_or(stamps.len());
        if number == stamps.len() {
            stamps.push(stamp);
        }
        u16::try_from(number).ok().filter(|_| number < MOST_STAMPS).ok_or(StoreError::Full("lists of one run"))
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
        let buckets: Vec<Mutex<Vec<Chunk>>> = (0..1 << BUCKET_BITS).map(|_| Mutex::default()).collect();
        for mut pile in std::mem::take(unlocked(&mut self.piles)) {
            pile.close();
            for (bucket, chunks) in buckets.iter().zip(pile.full) {
                lock(bucket).extend(chunks);
            }
        }
        let spill = unlocked(&mut self.spill).take();
        let stamps = std::mem::take(unlocked(&mut self.stamps));
        Collected { buckets, stamps, spill, len: std::mem::take(self.len.get_mut()) }
    }
}

impl Collected {
    /// How many entries were pushed, equal ones counted each.
    pub(crate) fn len(&self) -> u64 {
        self.len
    }

    /// Whether some of them exceeded the memory limit.
    pub(crate) fn are_on_disk(&self) -> bool {
        self.spill.is_some()
    }

    /// How many entries of each bucket are in memory.
    pub(crate) fn buckets(&self) -> impl Iterator<Item = usize> {
        self.buckets.iter().map(|chunks| lock(chunks).iter().map(|chunk| chunk.entries().len()).sum())
    }

    /// The entries of `range` as a segment holds them, by key and rank. To be asked once for each range.
    pub(crate) fn records(&self, range: KeyRange) -> Result<Vec<StoreRecord>, StoreError> {
        let (first, last) = (bucket_of(range.first), bucket_of(range.end.map_or(u64::MAX, |end| end - 1)));
        let mut chunks = Vec::new();
        if let Some(spill) = &self.spill {
            chunks.extend((first..=last).map(|bucket| spill.read(bucket)).collect::<Result<Vec<_>, _>>()?);
        }
        let buckets = self.buckets.get(first..=last).unwrap_or_default();
        if range.bits <= BUCKET_BITS {
            buckets.iter().for_each(|bucket| chunks.append(&mut lock(bucket)));
            return Ok(self.sorted(&chunks.iter().collect::<Vec<_>>(), range));
        }
        // The other ranges of the bucket are still to come.
        let shared = buckets.first().map(lock);
        Ok(self.sorted(&chunks.iter().chain(shared.iter().flat_map(|chunks| chunks.iter())).collect::<Vec<_>>(), range))
    }

    /// The records of `range` in `chunks`, by key and rank. Keys are spread evenly, so each is first put within a few places
    /// of where it belongs.
    fn sorted(&self, chunks: &[&Chunk], range: KeyRange) -> Vec<StoreRecord> {
        let most: usize = chunks.iter().map(|chunk| chunk.entries().len()).sum();
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
            for record in chunk.records(&self.stamps).filter(|record| range.contains(record.prefix())) {
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
}

impl Pile {
    fn new() -> Self {
        let open = std::iter::repeat_with(|| None).take(1 << BUCKET_BITS).collect();
        let full = std::iter::repeat_with(Vec::new).take(1 << BUCKET_BITS).collect();
        Self { open, full, bytes: 0 }
    }

    #[inline]
    fn push(&mut self, entry: &NewEntry, stamp: u16) -> io::Result<()> {
        let bucket = bucket_of(entry.key.prefix());
        let open = self.open.get_mut(bucket).and_then(Option::as_mut);
        match open.and_then(|chunk| chunk.push(entry, stamp)) {
            Some(bytes) => self.bytes += bytes,
            None => self.bytes += self.push_to_next_chunk(bucket, entry, stamp)?,
        }
        Ok(())
    }

    #[cold]
    fn push_to_next_chunk(&mut self, bucket: usize, entry: &NewEntry, stamp: u16) -> io::Result<usize> {
        let mut chunk = Chunk::new(CHUNK)?;
        let bytes = chunk.push(entry, stamp).unwrap_or_default();
        if let (Some(open), Some(full)) = (self.open.get_mut(bucket), self.full.get_mut(bucket)) {
            full.extend(open.replace(chunk));
        }
        Ok(bytes)
    }

    /// Puts all chunks to the full ones.
    fn close(&mut self) {
        for (chunks, chunk) in self.full.iter_mut().zip(&mut self.open) {
            chunks.extend(chunk.take());
        }
    }
}

#[inline]
fn bucket_of(prefix: u64) -> usize {
    (prefix >> (64 - BUCKET_BITS)) as usize
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
            memory in prop::sample::select(vec![0, 4_000, usize::MAX]),
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

    /// Thousands of short lists must not take a chunk each for every bucket.
    #[test]
    fn entries_of_many_lists_share_their_chunks() {
        let disk: Arc<dyn Disk> = Arc::new(RealDisk);
        let mut collector = Collector::new(&disk, Path::new("nowhere"), usize::MAX);
        for batch in 0..500_u32 {
            let entry = |n: u128| {
                let key = MatchKey::new((n << 120 | u128::from(batch)).to_be_bytes());
                NewEntry { key, recipe: RecipeId(1), loose: false, origin: 0, line: batch, time: None }
            };
            collector.push(Stamp { scope: 1, batch }, (0..256).map(entry)).unwrap();
        }
        let collected = collector.finish();
        assert!(collected.buckets.iter().all(|bucket| lock(bucket).len() == 1));
        let records = collected.records(KeyRange::part(7, 8)).unwrap();
        assert!(records.iter().map(StoreRecord::first_batch).eq(0..500));
        assert!(lock(&collected.buckets[7]).is_empty(), "what was handed out takes no memory");
    }
}
