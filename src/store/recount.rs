//! Counts the entries in force anew, from the segments: what an undo changes, and what `verify` compares.

use rayon::prelude::*;

use super::chains::{Chains, Unknown};
use super::entry::State;
use super::error::StoreError;
use super::layout_id::LayoutId;
use super::merge::{Folded, Fresh, Merge};
use super::record::StoreRecord;
use super::snapshot::Snapshot;
use crate::base::cancel::Cancel;

impl Snapshot {
    /// Counts every scope anew, entries and missing ones, as `chains` see them. Reads all segments, until `cancel` is set.
    pub(crate) fn recount(&self, chains: &Chains, cancel: &Cancel) -> Result<Vec<(u64, u64)>, StoreError> {
        let none = vec![(0, 0); self.scopes().len()];
        self.layouts()
            .into_iter()
            .try_fold(none, |counts, layout| Ok(sum(&counts, &self.recount_layout(layout, chains, cancel)?)))
    }

    fn recount_layout(
        &self,
        layout: LayoutId,
        chains: &Chains,
        cancel: &Cancel,
    ) -> Result<Vec<(u64, u64)>, StoreError> {
        let old: Vec<_> = self.segments_of(layout).map(|segment| &**segment).collect();
        let (fresh, drop_past) = (Fresh::Nothing, false);
        let merge = Merge { fresh, old, layout, chains, drop_past, cancel, dir: &self.dir };
        let none = || vec![(0, 0); self.scopes().len()];
        let ranges = merge.ranges();
        ranges
            .into_par_iter()
            .map(|range| {
                cancel.check()?;
                let Folded { records, .. } = merge.range(range, &|_| Ok(()))?;
                count_range(chains, &records, none()).map_err(|Unknown| Unknown::of(&self.dir))
            })
            .try_reduce(none, |a, b| Ok(sum(&a, &b)))
    }
}

fn sum(a: &[(u64, u64)], b: &[(u64, u64)]) -> Vec<(u64, u64)> {
    a.iter().zip(b).map(|(a, b)| (a.0 + b.0, a.1 + b.1)).collect()
}

/// Counts sorted records with their tombstones.
fn count_range(
    chains: &Chains,
    records: &[StoreRecord],
    mut counts: Vec<(u64, u64)>,
) -> Result<Vec<(u64, u64)>, Unknown> {
    for group in records.chunk_by(StoreRecord::same_entry) {
        let Some((entry, tombstones)) = group.split_first().filter(|(entry, _)| !entry.is_tombstone()) else {
            continue;
        };
        let resolution = chains.resolve(entry, tombstones)?;
        if resolution.state == State::InForce && !entry.is_loose() {
            let count = counts.get_mut(usize::from(entry.scope())).ok_or(Unknown)?;
            count.0 += 1;
            count.1 += u64::from(resolution.missing_since.is_some());
        }
    }
    Ok(counts)
}
