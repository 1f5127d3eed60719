//! Reads suppression lists: from the bytes of a foreign file to match keys. Clear addresses, domains and hex digests, one
//! per line or in a column; what an entry is, is seen from its content.
//!
//! Not here: what an entry means (`policy`), where it is kept (`store`), and vendors' own formats.

mod block;
pub mod error;
pub mod ignored_column;
pub mod list;
mod plan;
pub mod recognise;
mod rows;
mod sniff;
mod summary;

#[cfg(test)]
mod tests;
