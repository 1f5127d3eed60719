//! What some rows ask the lists: every lookup key of their identifiers by every recipe that some list holds. All keys of
//! one recipe are looked up together, because a lookup waits for memory and many can wait at once.

use crate::base::identifier_kind::IdentifierKind;
use crate::base::match_key::MatchKey;
use crate::identity::address::Address;
use crate::identity::lookup::{KeyMaker, LookupKey};
use crate::identity::recipe::{EMAIL, Recipe};
use crate::store::StoreError;

use super::context::JudgeContext;
use super::domains::Domains;
use super::lists::FoundEntry;
use super::options::MatchWidth;
use super::own_optouts::OwnOptout;

/// An identifier that was asked about: in which row and identifier column it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asker {
    pub row: u32,
    pub column: u16,
    pub kind: IdentifierKind,
}

/// The keys of one recipe; a key and its asker have the same place.
struct RecipeBatch {
    recipe: &'static Recipe,
    keys: Vec<MatchKey>,
    /// The number of the asker, and whether it asks by a loose form.
    askers: Vec<(u32, bool)>,
}

impl RecipeBatch {
    fn new(recipe: &'static Recipe) -> Self {
        Self { recipe, keys: Vec::new(), askers: Vec::new() }
    }
}

/// The answers, and who asked.
#[derive(Clone, Copy)]
pub(super) struct Answers<'a> {
    /// In the order of the rows.
    pub askers: &'a [Asker],
    /// Sorted by row.
    pub found: &'a [FoundEntry],
}

/// The questions of some rows. Belongs to a worker; the buffers are used again.
#[derive(Default)]
pub(super) struct Questions {
    askers: Vec<Asker>,
    batches: Vec<RecipeBatch>,
    domains: Domains,
    found: Vec<FoundEntry>,
    scratch: String,
    /// The list's own objection to an identifier of the row that was asked about last.
    pub(super) own_optout: Option<OwnOptout>,
}

impl Questions {
    pub(super) fn clear(&mut self) {
        self.askers.clear();
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
        context: &JudgeContext<'_>,
        row: u32,
        column: u16,
        address: &Address<'_>,
    ) -> Result<MatchKey, StoreError> {
        let asker = self.askers.len() as u32;
        self.askers.push(Asker { row, column, kind: IdentifierKind::Email });
        let loose = context.options.matching == MatchWidth::Loose;
        let maker = KeyMaker { keyer: context.lists.keyer(), recipes: context.lists.own_recipes(), loose };
        if self.batches.is_empty() {
            self.batches = context.lists.own_recipes().iter().map(|recipe| RecipeBatch::new(recipe)).collect();
        }
        let Self { batches, own_optout, scratch, .. } = self;
        let mut exact = None;
        for RecipeBatch { recipe, keys, askers } in batches {
            maker.asked_by(recipe, address, scratch, &mut |key: LookupKey| {
                if key.recipe == EMAIL {
                    exact.get_or_insert(key.key);
                    if own_optout.is_none() && !context.own_optouts.is_empty() {
                        *own_optout = context.own_optouts.find(&key.key, loose);
                    }
                }
                keys.push(key.key);
                askers.push((asker, key.loose));
            });
        }
        if context.lists.holds_domains() {
            let found = self.domains.find(context.lists, address)?;
            self.found.extend(found.iter().map(|found| FoundEntry { asker, ..*found }));
        }
        Ok(exact.unwrap_or_default())
    }

    /// Looks everything up.
    pub(super) fn answer(&mut self, context: &JudgeContext<'_>) -> Result<Answers<'_>, StoreError> {
        let exact_only = context.options.matching == MatchWidth::Exact;
        let found = &mut self.found;
        for batch in &self.batches {
            context.lists.probe(batch.recipe.id, &batch.keys, &mut |index, hit| {
                let Some((asker, asked_loose)) = batch.askers.get(index as usize) else { return };
                found.extend(hit.seen_as(*asked_loose, *asker, exact_only));
            })?;
        }
        let askers = &self.askers;
        found.sort_by_key(|found| askers.get(found.asker as usize).map(|asker| asker.row));
        // Entries that share a loose form come in the order of their keys, which is another one with every secret.
        let shared = |found: &FoundEntry| (found.asker, found.scope, found.recipe, found.loose);
        let is_same = |a: &FoundEntry, b: &FoundEntry| shared(a) == shared(b);
        found.chunk_by_mut(is_same).for_each(|same| same.sort_by_key(|found| (found.batch, found.line)));
        Ok(Answers { askers, found })
    }
}
