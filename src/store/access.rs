//! What it takes to open a store, handed in from above: the key, and what this scrub knows of making match keys. The
//! catalog says how its own keys were made, and [`Access::check`] compares: keys that were made in another way would be
//! looked for in vain, so such a store is refused.

use std::path::{Path, PathBuf};
use std::time::Duration;

use super::error::StoreError;
use super::recipe_set::RecipeSet;
use super::seal::Seal;
use crate::base::recipe_id::RecipeId;

/// A recipe as a store describes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownRecipe {
    pub id: RecipeId,
    pub name: String,
    /// How an identifier becomes a key, in words: so that an old store explains itself.
    pub description: String,
}

/// See the module.
#[derive(Clone)]
pub struct Access<'k> {
    pub key: &'k dyn Seal,
    /// Every recipe that this scrub can make keys with.
    pub recipes: &'k [KnownRecipe],
    /// Which loose forms it makes.
    pub canon_version: u32,
    /// The file of marks beside the key.
    pub key_mark: Option<PathBuf>,
    /// How long to wait for another writer; else until it is done.
    pub lock_timeout: Option<Duration>,
}

/// How the keys of a store were made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct MadeWith {
    pub(crate) canon_version: u32,
    /// By number.
    pub(crate) recipes: Vec<KnownRecipe>,
}

impl Access<'_> {
    fn recipe(&self, id: RecipeId) -> Option<&KnownRecipe> {
        self.recipes.iter().find(|recipe| recipe.id == id)
    }

    /// What the catalog says about the recipes `used`.
    pub(crate) fn describe(&self, used: &RecipeSet) -> Result<MadeWith, StoreError> {
        let recipes = used.iter().map(|id| self.recipe(id).cloned().ok_or(StoreError::NamelessRecipe(id)));
        Ok(MadeWith { canon_version: self.canon_version, recipes: recipes.collect::<Result<_, _>>()? })
    }

    /// Refuses keys that this scrub cannot make. `path` is the catalog, `by` the scrub that wrote it, `used` the recipes
    /// that it needs.
    pub(crate) fn check(&self, path: &Path, by: &str, used: &RecipeSet, made: &MadeWith) -> Result<(), StoreError> {
        if made.canon_version != self.canon_version {
            let (there, here) = (made.canon_version, self.canon_version);
            return Err(StoreError::OtherCanon { path: path.to_owned(), there, here, by: by.to_owned() });
        }
        for recipe in &made.recipes {
            let (path, name, by) = (path.to_owned(), recipe.name.clone(), by.to_owned());
            match self.recipe(recipe.id) {
                Some(known) if known == recipe => {}
                Some(known) => {
                    let known = known.name.clone();
                    return Err(StoreError::OtherRecipe { path, recipe: recipe.id, name, known, by });
                }
                None => return Err(StoreError::UnknownRecipe { path, recipe: recipe.id, name, by }),
            }
        }
        match used.iter().find(|id| made.recipes.iter().all(|recipe| recipe.id != *id)) {
            Some(id) => Err(StoreError::catalog(path, format!("it does not say what recipe {id} is"))),
            None => Ok(()),
        }
    }
}
