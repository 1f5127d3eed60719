//! What some rows ask the lists: every lookup key of their identifiers by every recipe that some list holds. All keys of
//! one recipe are made together, side by side, and looked up together, because a lookup waits for memory and many can
//! wait at once.

use crate::base::identifier_kind::IdentifierKind;
use crate::base::match_key::MatchKey;
use crate::identity::identifier::Identifier;
use crate::identity::lookup::ask;
use crate::identity::recipe::Recipe;
use crate::identity::spelling::Spelled as _;
use crate::identity::unmade_keys::{KeySlot, MadeKeys, UnmadeKeys};
use crate::store::StoreError;

use super::context::JudgeContext;
use super::domains::Domains;
use super::lists::FoundEntry;
use super::options::MatchWidth;
use super::own_optouts::OwnOptout;

/// An identifier of a row: in which identifier column it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct AskedIdentifier {
    pub row: u32,
    pub column: u16,
    pub kind: IdentifierKind,
}

/// The keys of one recipe.
struct RecipeKeys {
    recipe: &'static Recipe,
    keys: UnmadeKeys,
    /// Of the key at the same place: the number of its identifier, and whether it is that of a loose form.
    asked_for: Vec<(u32, bool)>,
}

impl RecipeKeys {
    fn new(recipe: &'static Recipe) -> Self {
        Self { recipe, keys: UnmadeKeys::default(), asked_for: Vec::new() }
    }
}

/// Where the key of a normal form will be: by which of the recipes, and at which place.
#[derive(Clone, Copy, Debug)]
pub(super) struct AskedKey {
    recipe: u32,
    slot: KeySlot,
}

/// The answers, and what was asked about.
pub(super) struct Answers<'a> {
    /// In the order of the rows.
    pub identifiers: &'a [AskedIdentifier],
    /// Sorted by row.
    pub found: &'a [FoundEntry],
    /// The list's own objections to identifiers, with their rows, in their order.
    pub own_optouts: &'a [(u32, OwnOptout)],
    /// Recipe by recipe.
    made: Vec<MadeKeys<'a>>,
}

impl Answers<'_> {
    /// The key of a normal form that was asked about.
    #[expect(clippy::indexing_slicing, reason = "each was asked for by one of these recipes")]
    pub(super) fn key(&self, asked: AskedKey) -> MatchKey {
        self.made[asked.recipe as usize].key(asked.slot)
    }
}

/// The questions of some rows. Belongs to a worker; the buffers are used again.
#[derive(Default)]
pub(super) struct Questions {
    identifiers: Vec<AskedIdentifier>,
    recipes: Vec<RecipeKeys>,
    domains: Domains,
    found: Vec<FoundEntry>,
    own_optouts: Vec<(u32, OwnOptout)>,
    scratch: String,
    /// Why a list could not be asked.
    failed: Option<StoreError>,
}

impl Questions {
    pub(super) fn clear(&mut self) {
        self.identifiers.clear();
        for recipe in &mut self.recipes {
            recipe.keys.clear();
            recipe.asked_for.clear();
        }
        self.found.clear();
        self.own_optouts.clear();
    }

    /// Asks about one identifier by every recipe; returns where the key of its normal form will be, by which rows are told
    /// apart, if its kind has one.
    #[inline]
    pub(super) fn ask(
        &mut self,
        context: &JudgeContext<'_>,
        row: u32,
        column: u16,
        identifier: &Identifier<'_>,
    ) -> Option<AskedKey> {
        let (number, kind) = (self.identifiers.len() as u32, identifier.kind());
        self.identifiers.push(AskedIdentifier { row, column, kind });
        let loose = context.options.matching == MatchWidth::Loose;
        if self.recipes.is_empty() {
            self.recipes = context.lists.own_recipes().iter().map(|recipe| RecipeKeys::new(recipe)).collect();
        }
        let mut exact = None;
        for (at, RecipeKeys { recipe, keys, asked_for }) in (0..).zip(&mut self.recipes) {
            ask(identifier, recipe, loose, &mut self.scratch, keys, &mut |key| {
                if recipe.hash.is_none() {
                    exact.get_or_insert(AskedKey { recipe: at, slot: key.slot });
                }
                asked_for.push((number, key.loose));
            });
        }
        if context.lists.holds_domains() {
            self.ask_for_domain(context, number, identifier);
        }
        exact
    }

    fn ask_for_domain(&mut self, context: &JudgeContext<'_>, number: u32, identifier: &Identifier<'_>) {
        match self.domains.find(context.lists, identifier) {
            Ok(found) => self.found.extend(found.iter().map(|found| FoundEntry { identifier: number, ..*found })),
            Err(error) => _ = self.failed.get_or_insert(error),
        }
    }

    /// Makes all keys and looks them up.
    ///
    /// # Errors
    /// When a list turns out, or turned out before, to be damaged.
    pub(super) fn answer(&mut self, context: &JudgeContext<'_>) -> Result<Answers<'_>, StoreError> {
        if let Some(error) = self.failed.take() {
            return Err(error);
        }
        let Self { identifiers, recipes, found, own_optouts, .. } = self;
        let exact_only = context.options.matching == MatchWidth::Exact;
        let mut made = Vec::with_capacity(recipes.len());
        for RecipeKeys { recipe, keys, asked_for } in recipes {
            let keys = context.lists.keyer().make(keys);
            context.lists.probe(recipe, keys.all(), &mut |index, hit| {
                let Some((identifier, asked_loose)) = asked_for.get(index as usize) else { return };
                found.extend(hit.seen_as(*asked_loose, *identifier, exact_only));
            })?;
            if recipe.hash.is_none() && !context.own_optouts.is_empty() {
                let objections = asked_for.iter().zip(keys.all()).filter_map(|((identifier, _), key)| {
                    let optout = context.own_optouts.find(key, !exact_only)?;
                    Some((identifiers.get(*identifier as usize)?.row, optout))
                });
                own_optouts.extend(objections);
            }
            made.push(keys);
        }
        own_optouts.sort_by_key(|(row, _)| *row);
        sort(found, identifiers);
        Ok(Answers { identifiers, found, own_optouts, made })
    }
}

/// Puts what was found in the order of the rows, and that of a row by list, batch and line, within a list what names the
/// identifier itself before what shares a loose form with it. Keys come in another order with every secret, and nothing
/// that is written may depend on that.
fn sort(found: &mut Vec<FoundEntry>, identifiers: &[AskedIdentifier]) {
    let row = |found: &FoundEntry| identifiers.get(found.identifier as usize).map(|identifier| identifier.row);
    let source = |found: &FoundEntry| (found.list, found.loose, found.batch, found.line);
    let form = |found: &FoundEntry| (found.recipe.id, found.identifier, found.scope);
    let time = |found: &FoundEntry| found.time.map(|time| (time.lo, time.hi));
    found.sort_by_key(|found| (row(found), source(found), form(found), time(found), found.missing));
    // Several addresses of one line may share a loose form, and prove nothing twice.
    found.dedup_by_key(|found| (source(found), form(found), time(found)));
}
