//! The membership filter of one partition: 9 bits a key that tell almost every absent key without touching the keys.
//!
//! Built by `xorf`; the question is asked here, over borrowed bytes, so that many keys can wait for memory at once. Its
//! few lines are the definition of the format on disk, so an update of the library cannot change it unnoticed.
//! Invariant: a filter that is handed out knows every key it was built from; otherwise there is none, and every key
//! is searched.

use xorf::BinaryFuse8;

/// How to read the fingerprints. `segments_len` 0: there is no filter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Shape {
    pub(super) seed: u64,
    pub(super) segment: u32,
    /// All segments but the last two.
    pub(super) segments_len: u32,
}

/// Where one key looks.
#[derive(Clone, Copy, Default)]
pub(super) struct Slots {
    pub(super) fingerprint: u8,
    pub(super) at: [u32; 3],
}

impl Shape {
    /// Whether no slot can lie outside of `len` fingerprints.
    pub(super) fn fits(&self, len: usize) -> bool {
        let needed = u64::from(self.segments_len) + 2 * u64::from(self.segment);
        needed <= len as u64 && self.segment.is_power_of_two() && u32::try_from(needed).is_ok()
    }

    #[inline]
    pub(super) fn slots(&self, prefix: u64) -> Slots {
        let hash = mix(prefix.wrapping_add(self.seed));
        let mask = self.segment.wrapping_sub(1);
        let first = ((u128::from(hash) * u128::from(self.segments_len)) >> 64) as u32;
        let second = first.wrapping_add(self.segment);
        let third = second.wrapping_add(self.segment);
        let at = [first, second ^ ((hash >> 18) as u32 & mask), third ^ (hash as u32 & mask)];
        Slots { fingerprint: (hash ^ (hash >> 32)) as u8, at }
    }
}

/// The finalizer of MurmurHash3.
#[inline]
fn mix(mut hash: u64) -> u64 {
    hash = (hash ^ (hash >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash = (hash ^ (hash >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    hash ^ (hash >> 33)
}

impl Slots {
    /// Whether the key may be there.
    #[inline]
    pub(super) fn may_hold(&self, fingerprints: &[u8]) -> bool {
        let [a, b, c] = self.at.map(|at| fingerprints.get(at as usize).copied().unwrap_or(0));
        self.fingerprint == a ^ b ^ c
    }
}

/// A filter over `prefixes`, which are sorted and distinct.
pub(super) fn build(prefixes: &[u64]) -> Option<(Shape, Box<[u8]>)> {
    if prefixes.is_empty() {
        return None;
    }
    // Tries other seeds by itself, a thousand times.
    let filter = BinaryFuse8::try_from(prefixes).ok()?;
    let shape = Shape {
        seed: filter.descriptor.seed,
        segment: filter.descriptor.segment_length,
        segments_len: filter.descriptor.segment_count_length,
    };
    let sound = shape.segments_len > 0
        && shape.fits(filter.fingerprints.len())
        && prefixes.iter().all(|&prefix| shape.slots(prefix).may_hold(&filter.fingerprints));
    sound.then_some((shape, filter.fingerprints))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers that look random and are the same every time.
    fn numbers(count: u64) -> Vec<u64> {
        let mut numbers: Vec<_> = (1..=count).map(|n| mix(n + 42)).collect();
        numbers.sort_unstable();
        numbers
    }

    #[test]
    fn agrees_with_the_library_and_knows_every_key() {
        use xorf::Filter;
        for count in [1, 2, 3, 10, 100, 1_000, 11_500, 100_000] {
            let keys = numbers(count);
            let (shape, fingerprints) = build(&keys).unwrap();
            let theirs = BinaryFuse8::try_from(&keys).unwrap();
            for probe in keys.iter().copied().chain(0..10_000) {
                assert_eq!(shape.slots(probe).may_hold(&fingerprints), theirs.contains(&probe), "{count} keys");
            }
        }
    }

    #[test]
    fn rarely_lets_an_absent_key_pass() {
        let (shape, fingerprints) = build(&numbers(50_000)).unwrap();
        let passed = (0..100_000).filter(|&n| shape.slots(n).may_hold(&fingerprints)).count();
        assert!((200..700).contains(&passed), "{passed} of 100000");
    }

    #[test]
    fn a_crafted_shape_does_not_fit() {
        assert!(!Shape { seed: 0, segment: 3, segments_len: 8 }.fits(100));
        assert!(!Shape { seed: 0, segment: 1 << 31, segments_len: u32::MAX }.fits(usize::MAX));
        assert!(build(&[]).is_none());
    }
}
