//! A segment: an immutable, sorted, checksummed set of records. A file that is mapped, or the same bytes in memory.
//! Nothing here knows what a record means, nor which records are in force.

pub(super) mod build;
mod filter;
pub(super) mod key_range;
pub(super) mod layout;
pub(super) mod read;
mod search;
