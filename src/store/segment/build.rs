//! Writes a segment, front to back, partition by partition. Partitions are encoded one by one, so that several
//! threads can do it, and appended in order.

use std::io::{self, IoSlice, Write};

use xxhash_rust::xxh3::{Xxh3, xxh3_64};
use zerocopy::IntoBytes;
use zerocopy::little_endian::U64;

use super::super::layout_id::LayoutId;
use super::super::recipe_set::RecipeSet;
use super::super::record::StoreRecord;
use super::super::version::{KEY_LAYERS, SEGMENT_FORMAT};
use super::filter;
use super::key_range::KeyRange;
use super::layout::{ALIGN, CHECK_BLOCK, Footer, KEY_LEN, MAGIC, Manifest, START, TableRow, padded, payload_len};
use crate::base::atomic::write_all_vectored;
use crate::base::match_key::MatchKey;

/// The bytes of one partition.
pub(crate) struct Partition {
    filter: Vec<u8>,
    keys: Vec<u8>,
    payloads: Vec<u8>,
    checks: Vec<U64>,
    entries: u32,
    recipes: RecipeSet,
}

impl Partition {
    /// Encodes `records` of one of `2^bits` partitions, sorted by key and rank. `None`: more than a partition can number.
    pub(crate) fn encode(records: &[StoreRecord], bits: u32, layout: LayoutId) -> Option<Self> {
        let payload_len = payload_len(layout);
        let entries = u32::try_from(records.len()).ok()?;
        let mut filter = filter::build(records.iter().map(StoreRecord::prefix), bits);
        let mut keys = Vec::with_capacity(padded(records.len() * KEY_LEN));
        let mut payloads = Vec::with_capacity(padded(records.len() * payload_len));
        let mut recipes = RecipeSet::default();
        for record in records {
            keys.extend_from_slice(record.key.bytes());
            payloads.extend_from_slice(record.payload.as_bytes());
            payloads.resize(keys.len() / KEY_LEN * payload_len, 0);
            recipes.insert(record.recipe());
        }
        let mut checks = Vec::new();
        for (part, block) in [(&mut filter, usize::MAX), (&mut keys, CHECK_BLOCK), (&mut payloads, CHECK_BLOCK)] {
            part.resize(padded(part.len()), 0);
            match block {
                usize::MAX => checks.push(xxh3_64(part).into()),
                _ => checks.extend(part.chunks(block).map(|block| U64::from(xxh3_64(block)))),
            }
        }
        Some(Self { filter, keys, payloads, checks, entries, recipes })
    }

    /// Whether the encoded keys ascend, lie in `range`, partition of `2^bits`, and the filter knows every one: asked of
    /// what will lie on disk, for a key that is not found frees a person.
    pub(crate) fn is_searchable(&self, range: KeyRange, bits: u32) -> bool {
        let (keys, _) = self.keys.as_chunks::<KEY_LEN>();
        let keys = keys.get(..self.entries as usize).unwrap_or_default();
        let is_known = |prefix| {
            let at = filter::block_at(prefix, bits, self.filter.len());
            range.contains(prefix) && filter::may_hold(&self.filter, at, prefix)
        };
        keys.is_sorted() && keys.iter().all(|key| is_known(MatchKey::new(*key).prefix()))
    }

    fn len(&self) -> usize {
        self.filter.len() + self.keys.len() + self.payloads.len()
    }
}

/// See the module.
pub(crate) struct SegmentWriter<W> {
    out: W,
    offset: u64,
    rows: Vec<TableRow>,
    checks: Vec<U64>,
    entries: u64,
    recipes: RecipeSet,
    bits: u32,
    layout: LayoutId,
    key_id: [u8; 8],
}

impl<W: Write> SegmentWriter<W> {
    /// Starts a segment of `2^bits` partitions.
    pub(crate) fn new(mut out: W, bits: u32, layout: LayoutId, key_id: [u8; 8]) -> io::Result<Self> {
        out.write_all(&START)?;
        // The first partition starts aligned; the zeros count as part of the start.
        out.write_all(&[0; ALIGN - START.len()])?;
        let offset = ALIGN as u64;
        Ok(Self {
            out,
            offset,
            rows: Vec::new(),
            checks: Vec::new(),
            entries: 0,
            recipes: RecipeSet::default(),
            bits,
            layout,
            key_id,
        })
    }

    /// The next partition.
    pub(crate) fn append(&mut self, partition: &Partition) -> io::Result<()> {
        let first_check = u32::try_from(self.checks.len()).map_err(|_| io::Error::from(io::ErrorKind::FileTooLarge))?;
        let filter_len =
            u32::try_from(partition.filter.len()).map_err(|_| io::Error::from(io::ErrorKind::FileTooLarge))?;
        self.rows.push(TableRow {
            offset: self.offset.into(),
            entries: partition.entries.into(),
            filter_len: filter_len.into(),
            first_check: first_check.into(),
        });
        self.checks.extend_from_slice(&partition.checks);
        self.offset += partition.len() as u64;
        self.entries += u64::from(partition.entries);
        self.recipes.insert_all(&partition.recipes);
        let mut parts = [&partition.filter, &partition.keys, &partition.payloads].map(|part| IoSlice::new(part));
        write_all_vectored(&mut self.out, &mut parts)
    }

    /// Writes table, checksums and footer; the manifest has no `id` yet.
    pub(crate) fn finish(mut self) -> io::Result<(W, Manifest)> {
        let footer = Footer {
            entries: self.entries.into(),
            table_offset: self.offset.into(),
            checks: (self.checks.len() as u64).into(),
            key_id: self.key_id,
            bits: self.bits.into(),
            key_layers: KEY_LAYERS.into(),
            layout: self.layout.0.into(),
            format: SEGMENT_FORMAT.into(),
            magic: MAGIC,
        };
        let mut digest = Xxh3::new();
        digest.update(&START);
        digest.update(&[0; ALIGN - START.len()]);
        let mut length = self.offset;
        for part in [self.rows.as_bytes(), self.checks.as_bytes(), footer.as_bytes()] {
            digest.update(part);
            length += part.len() as u64;
            self.out.write_all(part)?;
        }
        let manifest = Manifest {
            id: 0,
            format: SEGMENT_FORMAT,
            length,
            digest: digest.digest128().to_le_bytes(),
            entries: self.entries,
            recipes: self.recipes,
            layout: self.layout,
            key_layers: KEY_LAYERS,
            key_id: self.key_id,
        };
        Ok((self.out, manifest))
    }
}
