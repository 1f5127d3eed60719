//! A range of keys: what partitions, tables and merges are divided by.

/// Keys from `first` on, up to but without `end` (none: to the last), by their first eight bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct KeyRange {
    pub(crate) first: u64,
    pub(crate) end: Option<u64>,
    /// So many first bits all its keys share.
    pub(crate) bits: u32,
}

impl KeyRange {
    /// Range `index` of the `2^bits` ranges that divide all keys.
    pub(crate) fn part(index: u64, bits: u32) -> Self {
        match bits {
            0 => Self { first: 0, end: None, bits },
            _ => Self { first: index << (64 - bits), end: (index + 1).checked_mul(1 << (64 - bits)), bits },
        }
    }

    pub(crate) fn contains(self, prefix: u64) -> bool {
        prefix >= self.first && self.end.is_none_or(|end| prefix < end)
    }

    /// Which of so many slots, evenly spread over the range, a prefix in it belongs to.
    #[inline]
    pub(crate) fn slot(self, prefix: u64, slots: usize) -> usize {
        let inside = u128::from(prefix.checked_shl(self.bits).unwrap_or(0));
        ((inside * slots as u128) >> 64) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slots_spread_over_the_range() {
        for (index, bits) in [(0, 0), (0, 1), (1, 1), (5, 3), (7, 3)] {
            let range = KeyRange::part(index, bits);
            let last = range.end.map_or(u64::MAX, |end| end - 1);
            let width = last - range.first;
            assert_eq!((range.slot(range.first, 8), range.slot(last, 8)), (0, 7));
            assert_eq!((range.slot(range.first + width / 2, 8), range.slot(range.first + width / 2 + 1, 8)), (3, 4));
            assert_eq!(range.slot(last, 1), 0);
        }
    }
}
