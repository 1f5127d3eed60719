//! The lists of one run, for reading: what [`Snapshot`] is for a store. Nothing here changes any more.

use super::entry::{Entry, Hit, NewEntry};
use super::error::StoreError;
use super::run_table::{RunTable, compared};
use super::snapshot::Snapshot;
use crate::base::match_key::MatchKey;
use crate::base::recipe_id::RecipeId;

/// See the module.
pub struct RunSnapshot {
    /// The lists; it has the entries too if there is no table.
    about: Snapshot,
    table: Option<RunTable>,
}

impl RunSnapshot {
    pub(super) fn new(about: Snapshot, table: Option<RunTable>) -> Self {
        Self { about, table }
    }

    /// Lists, scopes and batches. Entries are asked for here, not there.
    #[must_use]
    pub fn about(&self) -> &Snapshot {
        &self.about
    }

    /// Whether any entry was made by this recipe.
    #[must_use]
    pub fn holds(&self, recipe: RecipeId) -> bool {
        self.table.as_ref().map_or_else(|| self.about.holds(recipe), |table| table.holds(recipe))
    }

    /// Appends to `hits` every entry of `recipe` for one of `keys`, as [`Snapshot::probe`] does.
    ///
    /// # Errors
    /// When the temporary file is damaged. The run must stop.
    pub fn probe(&self, recipe: RecipeId, keys: &[MatchKey], hits: &mut Vec<Hit>) -> Result<(), StoreError> {
        let Some(table) = &self.table else {
            let keys: Vec<_> = keys.iter().map(|key| compared(*key)).collect();
            return self.about.probe(recipe, &keys, hits);
        };
        table.probe(recipe, keys, &mut |index, scope, entry| hits.push(self.hit(index, scope, &entry)));
        Ok(())
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
