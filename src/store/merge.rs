//! Makes one sorted segment of a batch and older segments: a partition at a time takes its key range from every source,
//! sorted, folds equal records and encodes them; many partitions side by side, while the ones before them are written.
//!
//! Invariant: every record of every source is in the segment, or the segment is not used. As many were taken from the
//! sources as they hold; of each partition the keys ascend and the filter knows every one; the file has the checksums of
//! what was encoded; and some of them are looked up there. (Entries of a register that vanished two full lists
//! ago are the one thing that may be dropped.)

use std::fs::File;
use std::io::Write;
use std::path::Path;

use rayon::prelude::*;

use super::chains::{Chains, Unknown};
use super::collect::{Collected, by_key_and_rank};
use super::error::StoreError;
use super::layout_id::LayoutId;
use super::record::StoreRecord;
use super::segment::build::{Partition, SegmentWriter};
use super::segment::key_range::KeyRange;
use super::segment::layout::{Manifest, partition_bits};
use super::segment::read::Segment;
use crate::base::cancel::Cancel;

/// So many records of each partition are looked up in the finished segment.
const SAMPLE: usize = 4;

/// Called with each range of the batch, sorted and without duplicates; from several threads.
pub(crate) type Inspect<'a> = &'a (dyn Fn(&[StoreRecord]) -> Result<(), StoreError> + Sync);

/// What a batch brings.
pub(crate) enum Fresh<'a> {
    Nothing,
    Entries(&'a Collected),
    /// Sorted.
    Tombstones(&'a [StoreRecord]),
}

/// What goes into a segment and what happens on the way.
pub(crate) struct Merge<'a> {
    pub(crate) fresh: Fresh<'a>,
    /// Segments that the new one makes superfluous; all of its layout.
    pub(crate) old: Vec<&'a Segment>,
    pub(crate) layout: LayoutId,
    pub(crate) chains: &'a Chains,
    /// Whether entries that vanished long ago are left out; only right if `old` are all segments of the layout.
    pub(crate) drop_past: bool,
    pub(crate) cancel: &'a Cancel,
    /// For messages.
    pub(crate) dir: &'a Path,
}

/// The records of one range, sorted and folded, and how many there were before.
pub(crate) struct Folded {
    pub(crate) records: Vec<StoreRecord>,
    pub(crate) taken: u64,
}

/// A partition to be written.
struct Encoded {
    partition: Partition,
    taken: u64,
    sample: Vec<StoreRecord>,
}

impl Fresh<'_> {
    fn len(&self) -> u64 {
        match self {
            Self::Nothing => 0,
            Self::Entries(entries) => entries.len(),
            Self::Tombstones(tombstones) => tombstones.len() as u64,
        }
    }

    /// The records of `range`, by key and rank.
    fn records(&self, range: KeyRange) -> Result<Vec<StoreRecord>, StoreError> {
        match self {
            Self::Nothing => Ok(Vec::new()),
            Self::Entries(entries) => entries.records(range),
            Self::Tombstones(tombstones) => {
                Ok(tombstones.iter().filter(|record| range.contains(record.prefix())).copied().collect())
            }
        }
    }
}

impl Merge<'_> {
    /// How many records the sources hold.
    fn len(&self) -> u64 {
        self.fresh.len() + self.old.iter().map(|segment| segment.entries()).sum::<u64>()
    }

    /// The ranges that become partitions.
    pub(crate) fn ranges(&self) -> Vec<KeyRange> {
        let bits = partition_bits(self.len());
        (0..1 << bits).map(|index| KeyRange::part(index, bits)).collect()
    }

    /// Writes the segment to `out`. Returns some of its records too, for [`check`].
    pub(crate) fn write<W: Write + Send>(
        &self,
        out: W,
        key_id: [u8; 8],
        inspect: Inspect<'_>,
    ) -> Result<(W, Manifest, Vec<StoreRecord>), StoreError> {
        let io = || StoreError::io("cannot write a segment in", self.dir);
        let bits = partition_bits(self.len());
        let mut writer = SegmentWriter::new(out, bits, self.layout, key_id).map_err(io())?;
        let (mut taken, mut sample) = (0, Vec::new());
        let mut append = |ready: &mut Vec<Encoded>| {
            ready.drain(..).try_for_each(|encoded| {
                taken += encoded.taken;
                sample.extend(encoded.sample);
                writer.append(&encoded.partition).map_err(io())
            })
        };
        let mut ready: Vec<Encoded> = Vec::new();
        for wave in self.ranges().chunks(2 * rayon::current_num_threads()) {
            self.cancel.check()?;
            let (written, encoded) = rayon::join(
                || append(&mut ready),
                || wave.par_iter().map(|range| self.encode(*range, bits, inspect)).collect::<Result<Vec<_>, _>>(),
            );
            written?;
            ready = encoded?;
        }
        append(&mut ready)?;
        if taken != self.len() {
            return Err(StoreError::segment(self.dir, "not as many entries were written as there are"));
        }
        let (out, manifest) = writer.finish().map_err(io())?;
        Ok((out, manifest, sample))
    }

    fn encode(&self, range: KeyRange, bits: u32, inspect: Inspect<'_>) -> Result<Encoded, StoreError> {
        let Folded { records, taken } = self.range(range, inspect)?;
        let partition = Partition::encode(&records, bits, self.layout).ok_or(StoreError::Full("entries"))?;
        if !partition.is_searchable(range, bits) {
            return Err(StoreError::segment(self.dir, "an entry of the new segment could not be found"));
        }
        let step = records.len().div_ceil(SAMPLE).max(1);
        Ok(Encoded { partition, taken, sample: records.into_iter().step_by(step).collect() })
    }

    /// The folded records of one range.
    pub(crate) fn range(&self, range: KeyRange, inspect: Inspect<'_>) -> Result<Folded, StoreError> {
        let fresh = self.fresh.records(range)?;
        let mut taken = fresh.len();
        let mut records = self.fold(fresh)?;
        inspect(&records)?;
        if !self.old.is_empty() {
            let folded = records.len();
            for segment in &self.old {
                segment.records(range, &mut records)?;
            }
            taken += records.len() - folded;
            // A few sorted stretches, which this sort finds and merges.
            records.sort_by(by_key_and_rank);
            records = self.fold(records)?;
        }
        if self.drop_past {
            records.retain(|record| !self.chains.is_past(record));
        }
        Ok(Folded { records, taken: taken as u64 })
    }

    fn fold(&self, mut records: Vec<StoreRecord>) -> Result<Vec<StoreRecord>, StoreError> {
        let mut unknown = None;
        records.dedup_by(|record, last| {
            if last.key != record.key || last.rank() != record.rank() {
                return false;
            }
            match self.chains.fold(last, record) {
                Ok(folded) => *last = folded,
                Err(of) => unknown = Some(of),
            }
            true
        });
        unknown.map_or(Ok(records), |Unknown| Err(Unknown::of(self.dir)))
    }
}

/// Whether `file`, which `segment` maps, holds the bytes that were encoded, and `sample` is found in it.
pub(crate) fn check(segment: &Segment, file: &File, sample: &[StoreRecord]) -> Result<(), StoreError> {
    segment.check_file(file)?;
    let keys: Vec<_> = sample.iter().map(|record| record.key).collect();
    let mut found = Vec::new();
    segment.probe(&keys, &mut found)?;
    let mut found = found.chunk_by(|(a, _), (b, _)| a == b);
    let is_there =
        |(index, record): (u32, &StoreRecord)| found.next().is_some_and(|group| group.contains(&(index, *record)));
    if (0..).zip(sample).all(is_there) {
        return Ok(());
    }
    Err(StoreError::segment(segment.path(), "an entry cannot be found again after writing"))
}
