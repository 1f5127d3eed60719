//! A range of keys: what partitions, sorted runs and merges are divided by.

/// Keys from `first` on, up to but without `end` (none: to the last), by their first eight bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct KeyRange {
    pub(crate) first: u64,
    pub(crate) end: Option<u64>,
}

impl KeyRange {
    /// Range `index` of the `2^bits` ranges that divide all keys.
    pub(crate) fn part(index: u64, bits: u32) -> Self {
        match bits {
            0 => Self { first: 0, end: None },
            _ => Self { first: index << (64 - bits), end: (index + 1).checked_mul(1 << (64 - bits)) },
        }
    }

    pub(crate) fn contains(self, prefix: u64) -> bool {
        prefix >= self.first && self.end.is_none_or(|end| prefix < end)
    }

    pub(crate) fn overlaps(self, other: Self) -> bool {
        self.end.is_none_or(|end| other.first < end) && other.end.is_none_or(|end| self.first < end)
    }

    pub(crate) fn covers(self, other: Self) -> bool {
        self.first <= other.first && self.end.is_none_or(|end| other.end.is_some_and(|other| other <= end))
    }
}
