//! Every key of an identifier: the only place that knows which ones there are. What a list writes and what a contact
//! asks for are made by the same few lines, so that neither side can forget a form that the other one has.

use crate::base::match_key::MatchKey;
use crate::base::recipe_id::RecipeId;
use crate::identity::hash::Digest;
use crate::identity::match_key::Keyer;
use crate::identity::recipe::{RECIPES, Recipe};
use crate::identity::spelling::Spelled;

/// One key of an identifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LookupKey {
    pub recipe: RecipeId,
    pub key: MatchKey,
    /// The key is that of a loose spelling, which other identifiers share.
    pub loose: bool,
    /// Of a loose key the [`MatchKey::origin`] of the exact one beside it, so that lifting one identifier lifts only its
    /// own loose entry; else 0.
    pub origin: u32,
}

/// Makes keys by some recipes.
#[derive(Clone, Copy)]
pub struct KeyMaker<'a> {
    pub keyer: &'a Keyer,
    pub recipes: &'a [&'static Recipe],
    /// Whether loose spellings count.
    pub loose: bool,
}

impl KeyMaker<'_> {
    /// Calls `each` with every key under which an entry may speak of `identifier`, recipe by recipe, the exact key
    /// before its loose ones. `scratch` is a buffer to be used again.
    #[inline]
    pub fn asked<I: Spelled>(&self, identifier: &I, scratch: &mut String, each: &mut impl FnMut(LookupKey)) {
        for recipe in self.recipes {
            self.asked_by(recipe, identifier, scratch, each);
        }
    }

    /// As [`KeyMaker::asked`], for one recipe.
    #[inline]
    pub fn asked_by<I: Spelled>(
        &self,
        recipe: &Recipe,
        identifier: &I,
        scratch: &mut String,
        each: &mut impl FnMut(LookupKey),
    ) {
        if identifier.is_spoken_of_by(recipe.kind) {
            keys(identifier, recipe, self.keyer, self.loose, scratch, each);
        }
    }
}

/// Makes the keys of entries. One per thread or list: the recipes that it takes are looked for once.
pub struct EntryKeyMaker<'a> {
    keyer: &'a Keyer,
    /// Those of entries in clear. (Never a digest of what is known: it would say nothing that the clear entry does not.)
    recipes: Vec<&'static Recipe>,
}

impl<'a> EntryKeyMaker<'a> {
    #[must_use]
    pub fn new(keyer: &'a Keyer) -> Self {
        Self { keyer, recipes: RECIPES.iter().filter(|recipe| recipe.hash.is_none()).collect() }
    }

    /// Calls `each` with every key that an entry for `identifier` writes into a list: those of the clear recipes of its
    /// kind, the exact one before its loose one.
    #[inline]
    pub fn written<I: Spelled>(&self, identifier: &I, scratch: &mut String, each: &mut impl FnMut(LookupKey)) {
        for recipe in self.recipes.iter().filter(|recipe| recipe.kind == identifier.kind()) {
            keys(identifier, recipe, self.keyer, true, scratch, each);
        }
    }

    /// The key that a digest writes, whoever computed it.
    #[must_use]
    pub fn written_digest(&self, recipe: &Recipe, digest: &Digest) -> LookupKey {
        LookupKey { recipe: recipe.id, key: recipe.key_of_digest(self.keyer, digest), loose: false, origin: 0 }
    }
}

#[inline]
fn keys<I: Spelled>(
    identifier: &I,
    recipe: &Recipe,
    keyer: &Keyer,
    loose: bool,
    scratch: &mut String,
    each: &mut impl FnMut(LookupKey),
) {
    let loose = loose && recipe.has_loose_form;
    let mut exact = 0;
    identifier.spell(recipe.spelling, scratch, &mut |spelling, is_loose| {
        if is_loose && !loose {
            return;
        }
        let key = recipe.key(keyer, spelling);
        if !is_loose {
            exact = key.origin();
        }
        let origin = if is_loose && recipe.hash.is_none() { exact } else { 0 };
        each(LookupKey { recipe: recipe.id, key, loose: is_loose, origin });
    });
}

#[cfg(test)]
mod tests;
