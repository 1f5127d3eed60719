//! What a suppression list turned out to hold.

use crate::base::count_by_kind::CountByKind;
use crate::identity::hash::Hash;

/// How many entries of each kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recognised {
    pub identifiers: CountByKind,
    pub digests: Vec<(Hash, u64)>,
    /// The recipe by which they were taken to be made, if one was named; else the usual one of their length.
    pub recipe: Option<&'static str>,
}

impl Recognised {
    /// How many of them say again what another one says, if `entries` are left.
    #[must_use]
    pub fn repeated(&self, entries: u64) -> u64 {
        let digests: u64 = self.digests.iter().map(|(_, count)| count).sum();
        (self.identifiers.sum() + digests).saturating_sub(entries)
    }
}
