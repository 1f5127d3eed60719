//! Makes one sorted segment of a batch and older segments: gather a key range from every source, sort, fold equal
//! records, encode; many ranges at a time, while the ranges before them are written.
//!
//! Invariant: every record of every source is found again in the segment, or the segment is not used. (Entries of a
//! register that vanished two full lists ago are the one thing that may be dropped.)

use std::io::Write;
use std::path::Path;

use rayon::prelude::*;

use super::chains::{Chains, Unknown};
use super::collect::{EntrySource, sorted};
use super::error::StoreError;
use super::layout_id::LayoutId;
use super::record::StoreRecord;
use super::segment::build::{Partition, SegmentWriter};
use super::segment::key_range::KeyRange;
use super::segment::layout::{Manifest, partition_bits};
use super::segment::read::Segment;
use crate::base::cancel::Cancel;

/// Called with each range of the batch, sorted and without duplicates; from several threads.
pub(crate) type Inspect<'a> = &'a (dyn Fn(&[StoreRecord]) -> Result<(), StoreError> + Sync);

/// What goes into a segment and what happens on the way.
pub(crate) struct Merge<'a> {
    /// The records of the batch.
    pub(crate) fresh: Vec<EntrySource<'a>>,
    /// Segments that the new one makes superfluous; all of its layout.
    pub(crate) old: Vec<&'a Segment>,
    pub(crate) layout: LayoutId,
    /// At least as many records as there are.
    pub(crate) most: u64,
    pub(crate) chains: &'a Chains,
    /// Whether entries that vanished long ago are left out; only right if `old` are all segments of the layout.
    pub(crate) drop_past: bool,
    pub(crate) cancel: &'a Cancel,
    /// For messages.
    pub(crate) dir: &'a Path,
}

impl Merge<'_> {
    /// Writes the segment to `out`.
    pub(crate) fn write<W: Write + Send>(
        &self,
        out: W,
        key_id: [u8; 8],
        inspect: Inspect<'_>,
    ) -> Result<(W, Manifest), StoreError> {
        let io = || StoreError::io("cannot write a segment in", self.dir);
        let bits = partition_bits(self.most);
        let ranges: Vec<_> = (0..1 << bits).map(|index| KeyRange::part(index, bits)).collect();
        let mut writer = SegmentWriter::new(out, bits, self.layout, key_id).map_err(io())?;
        let mut ready: Vec<Partition> = Vec::new();
        for wave in ranges.chunks(2 * rayon::current_num_threads()) {
            self.cancel.check()?;
            let (written, encoded) = rayon::join(
                || ready.iter().try_for_each(|partition| writer.append(partition)),
                || wave.par_iter().map(|range| self.partition(*range, inspect)).collect::<Result<Vec<_>, _>>(),
            );
            written.map_err(io())?;
            ready = encoded?;
        }
        ready.iter().try_for_each(|partition| writer.append(partition)).map_err(io())?;
        writer.finish().map_err(io())
    }

    fn partition(&self, range: KeyRange, inspect: Inspect<'_>) -> Result<Partition, StoreError> {
        let records = self.range(range, inspect)?;
        let bits = partition_bits(self.most);
        let partition = Partition::encode(&records, bits, self.layout).ok_or(StoreError::Full("entries"))?;
        match partition.is_searchable(range, bits) {
            true => Ok(partition),
            false => Err(StoreError::segment(self.dir, "an entry could not be found again")),
        }
    }

    /// The folded records of one range.
    pub(crate) fn range(&self, range: KeyRange, inspect: Inspect<'_>) -> Result<Vec<StoreRecord>, StoreError> {
        let mut records = Vec::new();
        for source in &self.fresh {
            source.gather(range, &mut records)?;
        }
        let mut records = self.fold(sorted(&records))?;
        inspect(&records)?;
        if self.old.is_empty() {
            return Ok(records);
        }
        for segment in &self.old {
            segment.records(range, &mut records)?;
        }
        let mut records = self.fold(sorted(&records))?;
        if self.drop_past {
            records.retain(|record| !self.chains.is_past(record));
        }
        Ok(records)
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

    /// Looks every record of every source up in the finished segment.
    pub(crate) fn check(&self, segment: &Segment) -> Result<(), StoreError> {
        // Finer ranges than partitions, so that what is looked up lies close together.
        let bits = partition_bits(self.most) + 2;
        (0..1_u64 << bits).into_par_iter().try_for_each(|index| {
            self.cancel.check()?;
            let (mut records, mut found) = (Vec::new(), Vec::new());
            let range = KeyRange::part(index, bits);
            let old = self.old.iter().map(|segment| EntrySource::Segment(segment));
            for source in self.fresh.iter().copied().chain(old) {
                records.clear();
                found.clear();
                source.gather(range, &mut records)?;
                let keys: Vec<_> = records.iter().map(|record| record.key).collect();
                segment.probe(&keys, &mut found)?;
                self.all_found(segment.path(), &records, &found)?;
            }
            Ok(())
        })
    }

    fn all_found(&self, path: &Path, records: &[StoreRecord], found: &[(u32, StoreRecord)]) -> Result<(), StoreError> {
        let mut found = found;
        for (index, record) in (0_u32..).zip(records) {
            let count = found.iter().take_while(|(at, _)| *at == index).count();
            let (here, rest) = found.split_at(count);
            found = rest;
            let is_there = here.iter().any(|(_, other)| other.key == record.key && other.rank() == record.rank());
            let may_lack = self.drop_past && self.chains.is_past(record);
            if !(is_there || may_lack) {
                return Err(StoreError::segment(path, "an entry cannot be found again after writing"));
            }
        }
        Ok(())
    }
}
