//! Takes the records of a batch in any order and hands them out range by range. What exceeds the memory limit goes
//! to sorted runs in nameless temporary files.

use std::cmp::Ordering;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;
use zerocopy::{FromBytes, IntoBytes};

use super::error::StoreError;
use super::files::Scratch;
use super::record::StoreRecord;
use super::segment::key_range::KeyRange;
use super::segment::read::{Bytes, Segment};
use crate::base::disk::Disk;

/// Records are spread by the first byte of their key, so that sorting happens in the cache.
const BUCKET_BITS: u32 = 8;

/// See the module.
pub(crate) struct Collector {
    disk: Arc<dyn Disk>,
    dir: PathBuf,
    memory: usize,
    used: usize,
    buckets: Vec<Vec<StoreRecord>>,
    runs: Vec<SortedRun>,
    len: u64,
}

/// Sorted records in a temporary file.
pub(crate) struct SortedRun {
    bytes: Bytes,
    dir: PathBuf,
}

/// Anything that can say which records lie in a range.
#[derive(Clone, Copy)]
pub(crate) enum EntrySource<'a> {
    Bucket(&'a [StoreRecord], KeyRange),
    Run(&'a SortedRun),
    Segment(&'a Segment),
}

impl Collector {
    /// Runs go to `dir` once the records take more than `memory` bytes.
    pub(crate) fn new(disk: &Arc<dyn Disk>, dir: &Path, memory: usize) -> Self {
        let buckets = vec![Vec::new(); 1 << BUCKET_BITS];
        Self { disk: Arc::clone(disk), dir: dir.to_owned(), memory, used: 0, buckets, runs: Vec::new(), len: 0 }
    }

    /// How many records were pushed, equal ones counted each.
    pub(crate) fn len(&self) -> u64 {
        self.len
    }

    pub(crate) fn push(&mut self, record: StoreRecord) -> Result<(), StoreError> {
        let Some(bucket) = self.buckets.get_mut(usize::from(record.key.first_byte())) else { return Ok(()) };
        let before = bucket.capacity();
        bucket.push(record);
        self.used += (bucket.capacity() - before) * size_of::<StoreRecord>();
        self.len += 1;
        if self.used > self.memory { self.spill() } else { Ok(()) }
    }

    fn spill(&mut self) -> Result<(), StoreError> {
        let sorted: Vec<_> = std::mem::take(&mut self.buckets).par_iter().map(|bucket| sorted(bucket)).collect();
        self.buckets = vec![Vec::new(); 1 << BUCKET_BITS];
        self.used = 0;
        let mut file = Scratch::create(&self.disk, &self.dir)?;
        let io = || StoreError::io("cannot write a temporary file in", &self.dir);
        for bucket in sorted {
            file.write_all(bucket.as_bytes()).map_err(io())?;
        }
        let bytes = Bytes::map(file.file()).map_err(io())?;
        self.runs.push(SortedRun { bytes, dir: file.dir().to_owned() });
        Ok(())
    }

    /// Everything that was pushed.
    pub(crate) fn sources(&self) -> Vec<EntrySource<'_>> {
        let buckets = self.buckets.iter().enumerate();
        let buckets = buckets.map(|(at, bucket)| EntrySource::Bucket(bucket, KeyRange::part(at as u64, BUCKET_BITS)));
        buckets.chain(self.runs.iter().map(EntrySource::Run)).collect()
    }
}

impl EntrySource<'_> {
    /// Appends the records of `range`.
    pub(crate) fn gather(&self, range: KeyRange, out: &mut Vec<StoreRecord>) -> Result<(), StoreError> {
        match self {
            Self::Bucket(records, bucket) if bucket.overlaps(range) => {
                if range.covers(*bucket) {
                    out.extend_from_slice(records);
                } else {
                    out.extend(records.iter().filter(|record| range.contains(record.prefix())));
                }
                Ok(())
            }
            Self::Bucket(..) => Ok(()),
            Self::Run(run) => run.gather(range, out),
            Self::Segment(segment) => segment.records(range, out),
        }
    }
}

impl SortedRun {
    fn gather(&self, range: KeyRange, out: &mut Vec<StoreRecord>) -> Result<(), StoreError> {
        let records = <[StoreRecord]>::ref_from_bytes(self.bytes.get())
            .map_err(|_| StoreError::segment(&self.dir, "a temporary file was cut off"))?;
        let start = records.partition_point(|record| record.prefix() < range.first);
        let stop = range.end.map_or(records.len(), |end| records.partition_point(|record| record.prefix() < end));
        out.extend_from_slice(records.get(start..stop).unwrap_or_default());
        Ok(())
    }
}

/// `records` by key and rank. Sorts small numbers rather than the records; sorted stretches cost next to nothing.
pub(crate) fn sorted(records: &[StoreRecord]) -> Vec<StoreRecord> {
    let mut order: Vec<(u64, &StoreRecord)> = records.iter().map(|record| (record.prefix(), record)).collect();
    order.sort_by(|(a_prefix, a), (b_prefix, b)| a_prefix.cmp(b_prefix).then_with(|| beyond_prefix(a, b)));
    order.into_iter().map(|(_, record)| *record).collect()
}

/// Apart from the comparison of prefixes, which nearly always tells and must stay short.
#[cold]
#[inline(never)]
fn beyond_prefix(a: &StoreRecord, b: &StoreRecord) -> Ordering {
    a.key.cmp(&b.key).then_with(|| a.rank().cmp(&b.rank()))
}
