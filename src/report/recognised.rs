//! What a suppression list turned out to hold.

use crate::base::count_by_kind::CountByKind;
use crate::identity::hash::Hash;

/// How many entries of each kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recognised {
    pub identifiers: CountByKind,
    pub digests: Vec<(Hash, u64)>,
}
