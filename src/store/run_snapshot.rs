//! The lists of one run, for reading: what [`Snapshot`] is for a store. Nothing here changes any more.

use super::entry::{Entry, Hit, NewEntry};
use super::error::StoreError;
use super::run_entries::RunEntries;
use super::snapshot::Snapshot;
use crate::base::match_key::MatchKey;
use crate::base::recipe_id::RecipeId;

/// See the module.
pub struct RunSnapshot {
    /// The lists, without their entries.
    about: Snapshot,
    entries: RunEntries,
}

impl RunSnapshot {
    pub(super) fn new(about: Snapshot, entries: RunEntries) -> Self {
        Self { about, entries }
    }

    /// Lists, scopes and batches. Entries are asked for here, not there.
    #[must_use]
    pub fn about(&self) -> &Snapshot {
        &self.about
    }

    /// Whether any entry was made by this recipe.
    #[must_use]
    pub fn holds(&self, recipe: RecipeId) -> bool {
        self.entries.holds(recipe)
    }

    /// How many bytes of memory the entries take.
    #[must_use]
    pub fn memory(&self) -> usize {
        self.entries.memory()
    }

    /// Appends to `hits` every entry of `recipe` for one of `keys`, as [`Snapshot::probe`] does; of the loose forms of a list
    /// that are one only the first in the list, because thousands of tagged addresses may be.
    ///
    /// # Errors
    /// When the temporary file is damaged. The run must stop.
    pub fn probe(&self, recipe: RecipeId, keys: &[MatchKey], hits: &mut Vec<Hit>) -> Result<(), StoreError> {
        self.entries.probe(keys, &mut |index, scope, entry| {
            if entry.recipe == recipe {
                add(self.hit(index, scope, &entry), hits);
            }
        })
    }

    fn hit(&self, index: u32, scope: u16, entry: &NewEntry) -> Hit {
        let NewEntry { key, recipe, loose, origin, line, time } = *entry;
        // Each list is one scope and one batch.
        let batch = self.about.batches().get(usize::from(scope));
        let (id, first_seen) = batch.map_or((0, 0), |batch| (batch.id, batch.imported_at));
        let (first_batch, last_batch) = (id, id);
        let entry = Entry { key, recipe, loose, origin, scope, first_batch, last_batch, first_seen, line, time };
        Hit { index, entry, missing_since: None }
    }
}

/// Adds a hit, or lets it take the place of a later line of the same list that says no more.
fn add(hit: Hit, hits: &mut Vec<Hit>) {
    let is_same = |known: &&mut Hit| known.entry.is_loose_form() && known.entry.scope == hit.entry.scope;
    let of_key = hits.iter_mut().rev().take_while(|known| known.index == hit.index);
    match of_key.filter(|_| hit.entry.is_loose_form()).find(is_same) {
        Some(known) if (hit.entry.line, hit.entry.origin) < (known.entry.line, known.entry.origin) => *known = hit,
        Some(_) => {}
        None => hits.push(hit),
    }
}
