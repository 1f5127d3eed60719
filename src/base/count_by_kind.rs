//! How many identifiers of each kind.

use super::identifier_kind::IdentifierKind;

/// See the module.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CountByKind([u64; IdentifierKind::ALL.len()]);

impl CountByKind {
    /// Adds so many of a kind.
    pub fn add(&mut self, kind: IdentifierKind, count: u64) {
        if let Some(sum) = self.0.get_mut(kind as usize) {
            *sum += count;
        }
    }

    /// Adds those of another count, kind by kind.
    pub fn add_all(&mut self, other: &Self) {
        self.0.iter_mut().zip(other.0).for_each(|(sum, count)| *sum += count);
    }

    /// How many of this kind.
    #[must_use]
    pub fn of(&self, kind: IdentifierKind) -> u64 {
        self.0.get(kind as usize).copied().unwrap_or(0)
    }

    /// How many of all kinds.
    #[must_use]
    pub fn sum(&self) -> u64 {
        self.0.iter().sum()
    }
}
