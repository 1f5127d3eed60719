//! Every key of an identifier: the only place that knows which ones there are. What a list writes and what a contact
//! asks for are made by the same few lines, so that neither side can forget a form that the other one has.

use crate::base::match_key::MatchKey;
use crate::base::recipe_id::RecipeId;
use crate::identity::canon::other_domains;
use crate::identity::hash::Digest;
use crate::identity::match_key::Keyer;
use crate::identity::pattern::mark_of;
use crate::identity::recipe::{RECIPES, Recipe};
use crate::identity::spelling::Spelled;
use crate::identity::unmade_keys::{KeySlot, MadeKeys, UnmadeKeys};

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

/// A [`LookupKey`] whose key is not made yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LookupSlot {
    pub recipe: RecipeId,
    pub slot: KeySlot,
    pub loose: bool,
    /// Of a loose key the exact one beside it.
    exact: Option<KeySlot>,
}

impl LookupSlot {
    /// The same of what is no further entry: what only another reading of the bytes of a list gives, and the second side of
    /// a domain. It lies beside none, as loose ones do, and is its own origin; it counts as the exact one that it may be.
    #[must_use]
    pub fn of_uncounted(self) -> Self {
        Self { loose: true, exact: self.exact.or(Some(self.slot)), ..self }
    }

    /// Whether both ask for the same key; they are places among `keys`.
    #[must_use]
    pub fn has_same_key(&self, other: &Self, keys: &UnmadeKeys) -> bool {
        self.recipe == other.recipe && keys.is_same(self.slot, other.slot)
    }

    /// What it became, now that the keys are made.
    #[inline]
    #[must_use]
    pub fn made(&self, keys: &MadeKeys<'_>) -> LookupKey {
        let origin = self.exact.map_or(0, |exact| keys.key(exact).origin());
        LookupKey { recipe: self.recipe, key: keys.key(self.slot), loose: self.loose, origin }
    }

    /// Whether both become the same; they are places among `keys`.
    #[must_use]
    pub fn is_same(&self, other: &Self, keys: &UnmadeKeys) -> bool {
        let same_origin = match (self.exact, other.exact) {
            (Some(exact), Some(other)) => keys.is_same(exact, other),
            (exact, other) => exact == other,
        };
        (self.recipe, self.loose) == (other.recipe, other.loose) && keys.is_same(self.slot, other.slot) && same_origin
    }
}

/// Asks for every key under which an entry of `recipe` may speak of `identifier`, the exact key before its loose ones (if
/// `loose` spellings count), and calls `each` with their places. `scratch` is a buffer to be used again.
#[inline]
pub fn ask<I: Spelled>(
    identifier: &I,
    recipe: &Recipe,
    loose: bool,
    scratch: &mut String,
    keys: &mut UnmadeKeys,
    each: &mut impl FnMut(LookupSlot),
) {
    if identifier.is_spoken_of_by(recipe.kind) {
        push(identifier, recipe, loose, scratch, keys, each);
    }
}

/// Asks for the keys that lie beside every entry for a prefix at `domain`, under each of its names.
pub fn ask_for_prefixes_at(domain: &str, recipe: &Recipe, keys: &mut UnmadeKeys) {
    recipe.push(keys, &mark_of(domain));
    for other in other_domains(domain) {
        recipe.push(keys, &mark_of(&other));
    }
}

/// Every key under which an entry by one of `recipes` may speak of `identifier`, recipe by recipe.
#[must_use]
pub fn asked<I: Spelled>(identifier: &I, recipes: &[&Recipe], loose: bool, keyer: &Keyer) -> Vec<LookupKey> {
    let (mut keys, mut slots, mut scratch) = (UnmadeKeys::default(), Vec::new(), String::new());
    for recipe in recipes {
        ask(identifier, recipe, loose, &mut scratch, &mut keys, &mut |slot| slots.push(slot));
    }
    made(&slots, &mut keys, keyer)
}

/// What an entry writes. One per thread or list: the recipes that it takes are looked for once.
pub struct EntryKeys {
    /// Those of entries in clear. (Never a digest of what is known: it would say nothing that the clear entry does not.)
    recipes: Vec<&'static Recipe>,
}

impl Default for EntryKeys {
    fn default() -> Self {
        Self { recipes: RECIPES.iter().filter(|recipe| recipe.hash.is_none()).collect() }
    }
}

impl EntryKeys {
    /// Asks for every key that an entry for `identifier` writes into a list, those of the clear recipes of its kind, the
    /// exact one before its loose one, and calls `each` with their places. What a second recipe writes (the subdomains of a
    /// domain that stands for itself and for them) is no second entry, and counts as none.
    #[inline]
    pub fn write<I: Spelled>(
        &self,
        identifier: &I,
        scratch: &mut String,
        keys: &mut UnmadeKeys,
        each: &mut impl FnMut(LookupSlot),
    ) {
        let mut is_written = false;
        for recipe in self.recipes.iter().filter(|recipe| recipe.kind == identifier.kind()) {
            let is_second = is_written;
            push(identifier, recipe, true, scratch, keys, &mut |slot: LookupSlot| {
                is_written = true;
                each(if is_second && !slot.loose { slot.of_uncounted() } else { slot });
            });
        }
    }
}

/// Asks for the key that a digest writes, whoever computed it.
pub fn write_digest(recipe: &Recipe, digest: &Digest, keys: &mut UnmadeKeys) -> LookupSlot {
    LookupSlot { recipe: recipe.id, slot: recipe.push_digest(keys, digest), loose: false, exact: None }
}

/// Every key that an entry for `identifier` writes.
#[must_use]
pub fn written<I: Spelled>(identifier: &I, keyer: &Keyer) -> Vec<LookupKey> {
    let (mut keys, mut slots) = (UnmadeKeys::default(), Vec::new());
    EntryKeys::default().write(identifier, &mut String::new(), &mut keys, &mut |slot| slots.push(slot));
    made(&slots, &mut keys, keyer)
}

/// The key that a digest writes.
#[must_use]
pub fn written_digest(recipe: &Recipe, digest: &Digest, keyer: &Keyer) -> LookupKey {
    let mut keys = UnmadeKeys::default();
    let slot = write_digest(recipe, digest, &mut keys);
    slot.made(&keyer.make(&mut keys))
}

fn made(slots: &[LookupSlot], keys: &mut UnmadeKeys, keyer: &Keyer) -> Vec<LookupKey> {
    let keys = keyer.make(keys);
    slots.iter().map(|slot| slot.made(&keys)).collect()
}

#[inline]
fn push<I: Spelled>(
    identifier: &I,
    recipe: &Recipe,
    loose: bool,
    scratch: &mut String,
    keys: &mut UnmadeKeys,
    each: &mut impl FnMut(LookupSlot),
) {
    let loose = loose && recipe.has_loose_form;
    let mut exact = None;
    identifier.spell(recipe.spelling, scratch, &mut |spelling, is_loose| {
        if is_loose && !loose {
            return;
        }
        let slot = recipe.push(keys, spelling);
        if !is_loose {
            exact = Some(slot);
        }
        let exact = exact.filter(|_| is_loose && recipe.hash.is_none());
        each(LookupSlot { recipe: recipe.id, slot, loose: is_loose, exact });
    });
}

#[cfg(test)]
mod tests;
