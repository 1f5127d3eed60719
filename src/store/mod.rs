//! What we remember: lists of identifiers as keyed hashes, and everything that happened to them.
//!
//! A store is a directory with one small SQLite database, the *catalog*, a few immutable *segments* that hold the
//! entries, and a *mark* that says how far the store has come. Commands write through [`Writer`], everybody reads through
//! [`Snapshot`]; lists for one run only become a [`RunSnapshot`] through [`RunLists`], what a run finds out by itself about
//! keys [`NotedKeys`] through [`RunNotes`]. The key, and what is known of making keys, is handed in as [`Access`].
//!
//! ```text
//! Writer ── import, change (lift, undo, compact) ──> merge ──> segment ┐
//!    └───────────────────────────────────────> catalog, then marks ────┴─> Snapshot ── lookup, recount, verify
//! DisputedStore ── accept ──────────────────────────────┘
//! RunLists ─┬─ table in memory, or past its limit merge ──> segment ──┬─> RunSnapshot
//! RunNotes ─┘                                                        └─> NotedKeys
//! ```
//!
//! Not here: what a key was made from (`identity`), and what an entry means for a contact (`policy`). No clear
//! identifier ever gets here. An error from this layer means that the run cannot continue: nothing is sent.

mod accept;
mod access;
mod catalog;
mod catalog_file;
mod chains;
mod change;
mod collect;
mod entry;
mod error;
mod event;
mod files;
mod fresh;
mod history;
mod import;
mod layout_id;
#[cfg(test)]
mod layout_tests;
mod list_status;
mod lookup;
mod mark;
mod marks;
mod merge;
mod new_batch;
mod recipe_set;
mod record;
mod recount;
mod rolled_back;
mod run_entries;
mod run_lists;
mod run_notes;
mod run_snapshot;
mod run_table;
mod schema;
mod seal;
mod segment;
mod snapshot;
mod snapshot_id;
mod spill;
mod sub_table;
#[cfg(test)]
mod testing;
mod trailer;
mod verify;
mod version;
mod writer;

pub use accept::{Accepted, DisputedStore};
pub use access::{Access, KnownRecipe};
pub use change::{Compacted, LiftTarget, Lifted, Undone};
pub use entry::{Entry, Hit, NewEntry, State, Trace};
pub use error::StoreError;
pub use event::Event;
pub use history::{Action, Batch, BatchCounts, EntryScope, StoredList};
pub use import::ImportSession;
pub use list_status::ListStatus;
pub use new_batch::{Imported, NewBatch, SourceRead};
pub use rolled_back::RolledBack;
pub use run_lists::RunLists;
pub use run_notes::{NotedKeys, RunNote, RunNotes};
pub use run_snapshot::RunSnapshot;
pub use seal::Seal;
pub use snapshot::Snapshot;
pub use verify::{Verified, verify};
pub use writer::{Writer, create};
