//! The recipes of some entries: a short sorted list of numbers.

use crate::base::recipe_id::RecipeId;

/// Sorted, each once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct RecipeSet(Vec<RecipeId>);

impl RecipeSet {
    pub(crate) fn insert(&mut self, recipe: RecipeId) {
        // Entries of one recipe come in long runs.
        if self.0.last() != Some(&recipe)
            && let Err(at) = self.0.binary_search(&recipe)
        {
            self.0.insert(at, recipe);
        }
    }

    pub(crate) fn insert_all(&mut self, other: &Self) {
        other.0.iter().for_each(|recipe| self.insert(*recipe));
    }

    pub(crate) fn contains(&self, recipe: RecipeId) -> bool {
        self.0.contains(&recipe)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = RecipeId> {
        self.0.iter().copied()
    }
}

impl FromIterator<RecipeId> for RecipeSet {
    fn from_iter<I: IntoIterator<Item = RecipeId>>(recipes: I) -> Self {
        let mut set = Self::default();
        recipes.into_iter().for_each(|recipe| set.insert(recipe));
        set
    }
}
