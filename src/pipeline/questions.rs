//! What a block asks the lists: every lookup key of its identifiers by every recipe that some list holds. All keys of
//! one recipe are looked up together.

use crate::base::match_key::MatchKey;
use crate::base::recipe_id::RecipeId;
use crate::identity::address::Address;
use crate::identity::lookup::{KeyMaker, LookupKey};
use crate::identity::recipe::EMAIL;
use crate::store::StoreError;

use super::domains::Domains;
use super::judge::{Court, MatchWidth};
use super::lists::Found;
use super::own_optouts::OwnOptout;

/// Which record asks, for which identifier column, and whether with a loose form.
#[derive(Clone, Copy)]
struct Asker {
    record: u32,
    column: u16,
    loose: bool,
}

/// The keys of one recipe; a key and its asker have the same place.
struct RecipeBatch {
    recipe: RecipeId,
    keys: Vec<MatchKey>,
    askers: Vec<Asker>,
}

/// The questions of one block. Belongs to a worker; the buffers are used again.
#[derive(Default)]
pub(super) struct Questions {
    batches: Vec<RecipeBatch>,
    domains: Domains,
    /// What matched, by record.
    found: Vec<(u32, Found)>,
    scratch: String,
    /// The list's own objection to an address of the record that was asked about last.
    pub(super) own_optout: Option<OwnOptout>,
}

impl Questions {
    pub(super) fn clear(&mut self) {
        for batch in &mut self.batches {
            batch.keys.clear();
            batch.askers.clear();
        }
        self.found.clear();
        self.own_optout = None;
    }

    /// Asks about one address by every recipe; returns the key of its normal form.
    pub(super) fn ask(
        &mut self,
        court: &Court<'_>,
        record: u32,
        column: u16,
        address: &Address<'_>,
    ) -> Result<MatchKey, StoreError> {
        let loose = court.options.matching == MatchWidth::Loose;
        let maker = KeyMaker { keyer: court.lists.keyer(), recipes: court.lists.own_recipes(), loose };
        let Self { batches, own_optout, scratch, .. } = self;
        let mut exact = None;
        maker.asked(address, scratch, &mut |key: LookupKey| {
            if key.recipe == EMAIL {
                exact.get_or_insert(key.key);
                if own_optout.is_none() && !court.own_optouts.is_empty() {
                    *own_optout = court.own_optouts.find(&key.key, loose);
                }
            }
            let batch = batch_of(batches, key.recipe);
            batch.keys.push(key.key);
            batch.askers.push(Asker { record, column, loose: key.loose });
        });
        if court.lists.holds_domains() {
            let found = self.domains.find(court.lists, address)?;
            self.found.extend(found.iter().map(|found| (record, Found { column, ..*found })));
        }
        Ok(exact.unwrap_or_default())
    }

    /// Looks everything up; the answers are sorted by record.
    pub(super) fn answer(&mut self, court: &Court<'_>) -> Result<&[(u32, Found)], StoreError> {
        let exact_only = court.options.matching == MatchWidth::Exact;
        let found = &mut self.found;
        for batch in &self.batches {
            court.lists.probe(batch.recipe, &batch.keys, &mut |index, hit| {
                let Some(asker) = batch.askers.get(index as usize) else { return };
                let seen = hit.seen_as(asker.loose, asker.column, exact_only);
                found.extend(seen.map(|found| (asker.record, found)));
            })?;
        }
        found.sort_by_key(|(record, _)| *record);
        Ok(found)
    }
}

/// The batch of a recipe, made when the first key comes: there are very few.
#[inline]
fn batch_of(batches: &mut Vec<RecipeBatch>, recipe: RecipeId) -> &mut RecipeBatch {
    let at = batches.iter().position(|batch| batch.recipe == recipe).unwrap_or_else(|| {
        batches.push(RecipeBatch { recipe, keys: Vec::new(), askers: Vec::new() });
        batches.len() - 1
    });
    &mut batches[at]
}
