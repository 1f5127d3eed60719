//! Whom a register listed by earlier answers. An older answer that somebody is not listed must not take the place of them.

use anyhow::{Result, bail};

use crate::base::match_key::MatchKey;
use crate::base::recipe_id::RecipeId;
use crate::base::time::calendar_days;
use crate::intake::entry::ListEntry;
use crate::store::{Hit, Snapshot};

use super::context::Context;
use super::register_error::RegisterError;

/// See the module.
pub(super) struct EarlierListings {
    snapshot: Snapshot,
    list: String,
}

impl EarlierListings {
    /// Those of `list`, if the store has one of that name.
    ///
    /// # Errors
    /// When there is no store, or it cannot be trusted.
    pub(super) fn open(context: &Context, list: &str) -> Result<Self> {
        let (_, snapshot) = context.open_store()?;
        Ok(Self { snapshot, list: list.to_owned() })
    }

    /// Sees that none of `cleared` was answered before it was listed.
    ///
    /// # Errors
    /// When one was, or the store is damaged.
    pub(super) fn refuse_older(&self, cleared: &[&ListEntry]) -> Result<()> {
        let mut recipes: Vec<RecipeId> = cleared.iter().map(|entry| entry.key.recipe).collect();
        recipes.sort_unstable();
        recipes.dedup();
        for recipe in recipes {
            let of_recipe: Vec<&&ListEntry> = cleared.iter().filter(|entry| entry.key.recipe == recipe).collect();
            let keys: Vec<MatchKey> = of_recipe.iter().map(|entry| entry.key.key).collect();
            let mut hits: Vec<Hit> = Vec::new();
            self.snapshot.probe(recipe, &keys, &mut hits)?;
            for hit in &hits {
                if let Some(entry) = of_recipe.get(hit.index as usize) {
                    self.refuse_if_older(entry, hit)?;
                }
            }
        }
        Ok(())
    }

    fn refuse_if_older(&self, answer: &ListEntry, listing: &Hit) -> Result<()> {
        let scope = self.snapshot.scope(listing.entry.scope).filter(|scope| !scope.is_cleared);
        let is_of_list =
            scope.and_then(|scope| self.snapshot.list(scope.list)).is_some_and(|list| list.name == self.list);
        let known = self.snapshot.batch(listing.entry.last_batch).and_then(|batch| batch.as_of);
        match (answer.time.map(|time| time.start()), known) {
            (Some(day), Some(known)) if is_of_list && calendar_days(known, day) < 0 => {
                bail!(RegisterError::OlderAnswer { line: answer.line, day, known, batch: listing.entry.last_batch })
            }
            _ => Ok(()),
        }
    }
}
