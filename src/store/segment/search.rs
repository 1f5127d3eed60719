//! Finds keys in a segment: filter first, then interpolation among the sorted keys of one partition.
//!
//! A lookup waits for memory, not for arithmetic, so keys are taken in groups: all their places are computed, then all
//! are read, and the processor has many reads under way at once.

use super::super::error::StoreError;
use super::super::record::StoreRecord;
use super::filter::{block_at, may_hold};
use super::key_range::KeyRange;
use super::read::{Part, Segment};
use crate::base::match_key::MatchKey;
use crate::base::prefetch::prefetch;

/// How many keys are looked up side by side.
const GROUP: usize = 32;
/// How often a guess is corrected by what lies there: each time the error shrinks to about its square root. The last
/// time brings the key itself into the cache, so that the search proper need not wait.
const CORRECTIONS: usize = 3;
/// A search goes this far from the guess before it takes the whole partition.
const NEAR: usize = 1024;

impl Segment {
    /// Appends every record whose key is one of `keys`, with the position of that key; in the order of the keys.
    pub(crate) fn probe(&self, keys: &[MatchKey], found: &mut Vec<(u32, StoreRecord)>) -> Result<(), StoreError> {
        let mut passed = Vec::with_capacity(keys.len() / 8 + GROUP);
        self.pass(keys, &mut passed)?;
        let key_of = |index: &u32| keys.get(*index as usize).copied().unwrap_or_default();
        let mut places = [0; GROUP];
        for group in passed.chunks(GROUP) {
            for round in 0..=CORRECTIONS {
                for (place, index) in places.iter_mut().zip(group) {
                    let guess = (round > 0).then_some(*place);
                    let prefix = key_of(index).prefix();
                    *place = self.guess(prefix, guess);
                    if let Some(part) = self.part_of(prefix) {
                        prefetch(self.unchecked_keys(part), *place);
                    }
                }
            }
            for (place, index) in places.iter_mut().zip(group) {
                let key = key_of(index);
                let Some(part) = self.part_of(key.prefix()) else { continue };
                *place = self.lower_bound(part, &key, *place)?;
                self.prefetch_payload(part, *place);
            }
            for (place, index) in places.iter().zip(group) {
                self.collect(*index, &key_of(index), *place, found)?;
            }
        }
        Ok(())
    }

    /// Appends the records with key `key`, which start at `place`.
    fn collect(
        &self,
        index: u32,
        key: &MatchKey,
        place: usize,
        found: &mut Vec<(u32, StoreRecord)>,
    ) -> Result<(), StoreError> {
        let Some(part) = self.part_of(key.prefix()) else { return Ok(()) };
        for at in place..part.entries {
            if self.keys(part, at..at + 1)?.first() != Some(key) {
                break;
            }
            let payload = self.payloads(part, at..at + 1)?.next();
            found.extend(payload.map(|payload| (index, StoreRecord { key: *key, payload })));
        }
        Ok(())
    }

    /// Appends the positions of the keys that may be there.
    fn pass(&self, keys: &[MatchKey], passed: &mut Vec<u32>) -> Result<(), StoreError> {
        let mut first = 0_u32;
        for group in keys.chunks(GROUP) {
            let mut places = [([].as_slice(), 0); GROUP];
            for (place, key) in places.iter_mut().zip(group) {
                let prefix = key.prefix();
                let Some(part) = self.part_of(prefix) else { continue };
                let filter = self.filter(part)?;
                *place = (filter, block_at(prefix, self.bits, filter.len()));
                prefetch(filter, place.1);
            }
            for (index, ((filter, at), key)) in (first..).zip(places.iter().zip(group)) {
                if may_hold(filter, *at, key.prefix()) {
                    passed.push(index);
                }
            }
            first += GROUP as u32;
        }
        Ok(())
    }

    #[inline]
    fn part_of(&self, prefix: u64) -> Option<&Part> {
        self.parts.get(self.part_index(prefix))
    }

    #[inline]
    fn part_index(&self, prefix: u64) -> usize {
        prefix.checked_shr(64 - self.bits).unwrap_or(0) as usize
    }

    /// Where `prefix` lies in its partition if keys are spread evenly, which keyed hashes are; or, after an earlier
    /// guess, corrected by what lies there.
    #[inline]
    fn guess(&self, prefix: u64, earlier: Option<usize>) -> usize {
        let Some(part) = self.part_of(prefix) else { return 0 };
        let inside = prefix.checked_shl(self.bits).unwrap_or(0);
        let scaled = |distance: i128| (distance * part.entries as i128) >> 64;
        let Some(earlier) = earlier else { return scaled(i128::from(inside)) as usize };
        let Some(there) = self.unchecked_keys(part).get(earlier) else { return earlier };
        let there = there.prefix().checked_shl(self.bits).unwrap_or(0);
        // Signed, so that no branch waits for the key to arrive.
        let place = earlier as i128 + scaled(i128::from(inside) - i128::from(there));
        place.clamp(0, part.entries as i128 - 1) as usize
    }

    /// The position of the first key that is not less than `key`, near `guess` if the guess is any good.
    #[inline]
    fn lower_bound(&self, part: &Part, key: &MatchKey, guess: usize) -> Result<usize, StoreError> {
        let guess = guess.min(part.entries);
        let start = guess.saturating_sub(NEAR);
        let end = part.entries.min(guess + NEAR);
        let near = self.keys(part, start..end)?;
        let at = lower_bound_from(near, guess - start, key);
        let is_inside = (at > 0 || start == 0) && (at < near.len() || end == part.entries);
        if is_inside { Ok(start + at) } else { self.lower_bound_anywhere(part, key) }
    }

    #[cold]
    fn lower_bound_anywhere(&self, part: &Part, key: &MatchKey) -> Result<usize, StoreError> {
        Ok(self.keys(part, 0..part.entries)?.partition_point(|other| other < key))
    }

    /// Appends all records of `range`, in order.
    pub(crate) fn records(&self, range: KeyRange, out: &mut Vec<StoreRecord>) -> Result<(), StoreError> {
        let first = self.part_index(range.first);
        let last = range.end.map_or(self.parts.len().saturating_sub(1), |end| self.part_index(end - 1));
        for (index, part) in self.parts.iter().enumerate().take(last + 1).skip(first) {
            let bound = |prefix| self.lower_bound(part, &lowest(prefix), self.guess(prefix, None));
            let start = if index == first { bound(range.first)? } else { 0 };
            let stop = match range.end {
                Some(end) if self.part_index(end) == index => bound(end)?,
                _ => part.entries,
            };
            let keys = self.keys(part, start..stop)?.iter();
            let payloads = self.payloads(part, start..stop)?;
            out.extend(keys.zip(payloads).map(|(key, payload)| StoreRecord { key: *key, payload }));
        }
        Ok(())
    }

    /// Whether keys ascend, every key lies in its own partition, and filter and search find every one again.
    pub(crate) fn is_searchable(&self) -> Result<bool, StoreError> {
        let mut found = Vec::new();
        for (index, part) in self.parts.iter().enumerate() {
            let range = KeyRange::part(index as u64, self.bits);
            let mut records = Vec::with_capacity(part.entries);
            self.records(range, &mut records)?;
            let ascend = records.is_sorted_by(|a, b| (a.key, a.rank()) < (b.key, b.rank()));
            let keys: Vec<_> = records.iter().map(|record| record.key).collect();
            found.clear();
            self.probe(&keys, &mut found)?;
            let mut distinct: Vec<_> = found.iter().map(|(index, _)| *index).collect();
            distinct.dedup();
            if !ascend || records.len() != part.entries || distinct.len() != keys.len() {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

/// The first position in sorted `keys` that is not less than `key`, searched outwards from `from`.
#[inline]
fn lower_bound_from(keys: &[MatchKey], from: usize, key: &MatchKey) -> usize {
    let key = key.number();
    let is_less = |at: usize| keys.get(at).is_some_and(|other| other.number() < key);
    let (mut low, mut high, mut step) = (0, keys.len(), 1);
    if is_less(from) {
        low = from + 1;
        while is_less(low + step) {
            low += step + 1;
            step *= 2;
        }
        high = high.min(low + step);
    } else {
        high = high.min(from);
        while high > step && !is_less(high - step) {
            high -= step;
            step *= 2;
        }
        low = low.max(high.saturating_sub(step));
    }
    while low < high {
        let middle = low + (high - low) / 2;
        if is_less(middle) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low
}

/// The smallest key that starts with `prefix`.
fn lowest(prefix: u64) -> MatchKey {
    MatchKey::new((u128::from(prefix) << 64).to_be_bytes())
}

#[cfg(test)]
mod tests {
    use super::super::build::{Partition, SegmentWriter};
    use super::super::layout::Manifest;
    use super::super::read::Bytes;
    use super::*;
    use crate::base::recipe_id::RecipeId;
    use crate::store::entry::NewEntry;
    use crate::store::layout_id::LayoutId;

    fn segment(keys: impl Iterator<Item = u128>, bits: u32) -> (Segment, Manifest) {
        let mut records: Vec<_> = keys
            .zip(1..)
            .map(|(key, line)| {
                let key = MatchKey::new(key.to_be_bytes());
                StoreRecord::new(
                    &NewEntry { key, recipe: RecipeId(5), loose: false, origin: 0, line, time: None },
                    0,
                    1,
                )
            })
            .collect();
        records.sort_by_key(|record| record.key);
        let mut writer = SegmentWriter::new(Vec::new(), bits, LayoutId::PROHIBITIONS, [7; 8]).unwrap();
        for part in 0..1 << bits {
            let range = KeyRange::part(part, bits);
            let here: Vec<_> = records.iter().filter(|record| range.contains(record.prefix())).copied().collect();
            writer.append(&Partition::encode(&here, bits, LayoutId::PROHIBITIONS).unwrap()).unwrap();
        }
        let (bytes, manifest) = writer.finish().unwrap();
        (Segment::open(Bytes::Owned(bytes), std::path::Path::new("test"), &manifest).unwrap(), manifest)
    }

    fn assert_finds_all(keys: &[u128], absent: impl Fn(u128) -> u128, bits: u32) {
        let (segment, _) = segment(keys.iter().copied(), bits);
        assert!(segment.is_searchable().unwrap() && segment.check_all().is_empty());
        let recipes = if keys.is_empty() { Vec::new() } else { vec![RecipeId(5)] };
        assert_eq!((segment.entries(), segment.recipes().iter().collect()), (keys.len() as u64, recipes));
        let asked: Vec<MatchKey> =
            keys.iter().flat_map(|key| [*key, absent(*key)]).map(|key| MatchKey::new(key.to_be_bytes())).collect();
        let mut found = Vec::new();
        segment.probe(&asked, &mut found).unwrap();
        let lines: Vec<_> = found.iter().map(|(index, record)| (*index, record.line())).collect();
        assert_eq!(lines, (0..keys.len() as u32).map(|n| (2 * n, n + 1)).collect::<Vec<_>>());
    }

    #[test]
    fn even_keys_are_found() {
        let keys: Vec<_> = (1..6000_u128).map(|n| n.wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835)).collect();
        for bits in [0, 1, 5] {
            assert_finds_all(&keys, |key| key ^ 1, bits);
        }
    }

    #[test]
    fn keys_far_from_every_guess_are_found() {
        let low: Vec<_> = (1..6000_u128).map(|n| n << 66).collect();
        let high: Vec<_> = (1..6000_u128).map(|n| u128::MAX - (n << 66)).collect();
        let both: Vec<_> = low.iter().chain(&high).copied().collect();
        for keys in [low, high, both] {
            assert_finds_all(&keys, |key| key ^ 1, 2);
        }
    }

    #[test]
    fn keys_that_differ_only_behind_the_prefix_are_told_apart() {
        let keys: Vec<_> = (0..3000_u128).map(|n| 7 << 100 | n << 1).collect();
        assert_finds_all(&keys, |key| key ^ 1, 0);
    }

    #[test]
    fn the_bound_is_right_from_everywhere() {
        let keys: Vec<MatchKey> = (0..50_u128).map(|n| MatchKey::new((n / 3 * 2).to_be_bytes())).collect();
        for wanted in 0..40_u128 {
            let key = MatchKey::new(wanted.to_be_bytes());
            for from in 0..=50 {
                assert_eq!(lower_bound_from(&keys, from, &key), keys.partition_point(|other| *other < key));
            }
        }
    }

    #[test]
    fn an_empty_segment_holds_nothing() {
        assert_finds_all(&[], |key| key, 0);
    }
}
