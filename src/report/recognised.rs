//! What a suppression list turned out to hold.

use crate::identity::hash::Hash;

/// How many entries of each kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recognised {
    pub addresses: u64,
    pub domains: u64,
    pub digests: Option<(Hash, u64)>,
}
