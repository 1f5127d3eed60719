//! What one run finds out by itself about identifiers: which labels a key has, and the first line in which it got each. What
//! a label means only the caller knows. Notes are collected as the entries of lists are, and kept as those are (`run_entries`):
//! in memory, or past its limit in a nameless temporary file, with the same answers.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::chains::Chains;
use super::collect::Collector;
use super::entry::NewEntry;
use super::error::StoreError;
use super::fresh::Stamp;
use super::run_entries::{RunEntries, RunPlace};
use super::run_table::compared;
use crate::base::cancel::Cancel;
use crate::base::disk::Disk;
use crate::base::match_key::MatchKey;
use crate::base::recipe_id::RecipeId;

/// One label of one key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RunNote {
    pub key: MatchKey,
    pub label: u16,
    /// Whether `key` is that of a loose form. A label may be given both to the form itself and loosely.
    pub loose: bool,
    pub line: u32,
}

/// Collects notes.
pub struct RunNotes {
    disk: Arc<dyn Disk>,
    temp: PathBuf,
    entries: Collector,
}

/// The notes of a run, for reading.
pub struct NotedKeys {
    entries: RunEntries,
    is_empty: bool,
}

/// All notes are of one batch.
const STAMP: Stamp = Stamp { scope: 0, batch: 1 };

impl RunNotes {
    /// Beyond `memory` bytes the notes go to `temp`.
    #[must_use]
    pub fn new(disk: &Arc<dyn Disk>, temp: &Path, memory: usize) -> Self {
        Self { disk: Arc::clone(disk), temp: temp.to_owned(), entries: Collector::new(disk, temp, memory) }
    }

    /// Takes some notes, in any order and from any thread.
    ///
    /// # Errors
    /// When the temporary directory cannot be written.
    pub fn push(&self, notes: impl IntoIterator<Item = RunNote>) -> Result<(), StoreError> {
        // How a key was made is not told apart here, so that the label has the place of the recipe.
        let entry_of = |RunNote { key, label, loose, line }| NewEntry {
            key: compared(key),
            recipe: RecipeId(label),
            loose,
            origin: 0,
            line,
            time: None,
        };
        self.entries.push(STAMP, notes.into_iter().map(entry_of))
    }

    /// Makes the notes ready for questions.
    ///
    /// # Errors
    /// When the temporary directory cannot be written, or the run was interrupted.
    pub fn finish(mut self, cancel: &Cancel) -> Result<NotedKeys, StoreError> {
        let entries = self.entries.finish();
        let place = RunPlace { disk: &self.disk, dir: &self.temp, cancel };
        let is_empty = entries.len() == 0;
        let entries = RunEntries::take(&entries, &Chains::of_one_batch(), &place, &|_| Ok(()))?;
        Ok(NotedKeys { entries, is_empty })
    }
}

impl NotedKeys {
    /// Whether no key has any.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.is_empty
    }

    /// Calls `each` with every note of one of `keys`, in their order, and the position of the key; of equal labels with the
    /// first line only.
    ///
    /// # Errors
    /// When the temporary file is damaged. The run must stop.
    pub fn probe(&self, keys: &[MatchKey], each: &mut impl FnMut(u32, RunNote)) -> Result<(), StoreError> {
        self.entries.probe(keys, &mut |index, _, NewEntry { key, recipe, loose, line, .. }| {
            each(index, RunNote { key, label: recipe.0, loose, line });
        })
    }
}
