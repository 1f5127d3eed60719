//! What the store is at one moment: all that `catalog.db` holds. How it gets there and back is `catalog_file`.

use super::history::History;
use super::segment::layout::Manifest;

/// One state of the store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Catalog {
    pub(crate) store_id: [u8; 16],
    /// Goes up with every commit.
    pub(crate) snapshot: u64,
    /// Numbers of segment files are never used twice, so a reader cannot take a new file for an old one.
    pub(crate) next_segment: u64,
    pub(crate) history: History,
    pub(crate) segments: Vec<Manifest>,
}
