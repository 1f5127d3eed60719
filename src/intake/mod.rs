//! Reads suppression lists: from the bytes of a foreign file to match keys. Clear addresses, domains and hex digests, one
//! per line or in a column; what an entry is, is seen from its content.
//!
//! [`list`] opens a file and says which columns count (`plan`); a reader of `formats` yields the cells of its rows;
//! `entry_maker` makes [`entry`]s of them; `tally` judges the list as a whole and fills in the [`summary`].
//!
//! Not here: what an entry means (`policy`), and where it is kept (`store`).

mod batch;
pub mod entry;
mod entry_maker;
pub mod error;
mod formats;
pub mod ignored_column;
pub mod list;
pub mod options;
mod plan;
pub mod recognise;
pub mod summary;
mod tally;

#[cfg(test)]
mod tests;
