//! Which recipe the user names for a hashed list. Not how one is found out: `recipe_probe`.

use std::path::PathBuf;
use std::str::FromStr;

use crate::base::unknown_name::UnknownName;
use crate::identity::recipe::{RECIPES, Recipe};

/// `--recipe NAME|auto`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecipeChoice {
    Named(&'static Recipe),
    /// The one that finds most of the identifiers of a file of known members, or of contacts.
    Auto,
}

impl FromStr for RecipeChoice {
    type Err = UnknownName;

    fn from_str(text: &str) -> Result<Self, UnknownName> {
        match (text, text.parse()) {
            ("auto", _) => Ok(Self::Auto),
            (_, Ok(NamedRecipe(recipe))) => Ok(Self::Named(recipe)),
            (_, Err(error)) => Err(error),
        }
    }
}

/// A recipe of hashed lists, by its name.
#[derive(Clone, Copy, Debug)]
pub struct NamedRecipe(pub &'static Recipe);

impl FromStr for NamedRecipe {
    type Err = UnknownName;

    fn from_str(text: &str) -> Result<Self, UnknownName> {
        let hashed = || RECIPES.iter().filter(|recipe| recipe.hash.is_some());
        let found = hashed().find(|recipe| recipe.name == text);
        let names = || hashed().map(|recipe| recipe.name).collect::<Vec<_>>();
        found.map(Self).ok_or_else(|| UnknownName::new("recipe", text, &names()))
    }
}

/// What is asked for on the command line.
#[derive(Clone, Debug, Default)]
pub struct RecipeSettings {
    /// The list is no table: --fixed says how it is written.
    pub is_laid_out: bool,
    pub choice: Option<RecipeChoice>,
    /// Known members of the list, or contacts.
    pub probe: Option<PathBuf>,
}
