//! What some rows ask the lists: every lookup key of their identifiers by every recipe that some list holds. All keys of
//! one recipe are looked up together, because a lookup waits for memory and many can wait at once.

use crate::base::identifier_kind::IdentifierKind;
use crate::base::match_key::MatchKey;
use crate::identity::identifier::Identifier;
use crate::identity::lookup::{KeyMaker, LookupKey};
use crate::identity::recipe::Recipe;
use crate::identity::spelling::Spelled as _;
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
struct KeyBatch {
    recipe: &'static Recipe,
    keys: Vec<MatchKey>,
    /// Of the key at the same place: the number of its identifier, and whether it is that of a loose form.
    asked_for: Vec<(u32, bool)>,
}

impl KeyBatch {
    fn new(recipe: &'static Recipe) -> Self {
        Self { recipe, keys: Vec::new(), asked_for: Vec::new() }
    }
}

/// The answers, and what was asked about.
#[derive(Clone, Copy)]
pub(super) struct Answers<'a> {
    /// In the order of the rows.
    pub identifiers: &'a [AskedIdentifier],
    /// Sorted by row.
    pub found: &'a [FoundEntry],
}

/// The questions of some rows. Belongs to a worker; the buffers are used again.
#[derive(Default)]
pub(super) struct Questions {
    identifiers: Vec<AskedIdentifier>,
    batches: Vec<KeyBatch>,
    domains: Domains,
    found: Vec<FoundEntry>,
    scratch: String,
    /// Why a list could not be asked.
    failed: Option<StoreError>,
    /// The list's own objection to an identifier of the row that was asked about last.
    pub(super) own_optout: Option<OwnOptout>,
}

impl Questions {
    pub(super) fn clear(&mut self) {
        self.identifiers.clear();
        for batch in &mut self.batches {
            batch.keys.clear();
            batch.asked_for.clear();
        }
        self.found.clear();
        self.own_optout = None;
    }

    /// Asks about one identifier by every recipe; returns the key of its normal form, by which rows are told apart, if
    /// its kind has one.
    #[inline]
    pub(super) fn ask(
        &mut self,
        context: &JudgeContext<'_>,
        row: u32,
        column: u16,
        identifier: &Identifier<'_>,
    ) -> Option<MatchKey> {
        let (number, kind) = (self.identifiers.len() as u32, identifier.kind());
        self.identifiers.push(AskedIdentifier { row, column, kind });
        let loose = context.options.matching == MatchWidth::Loose;
        let maker = KeyMaker { keyer: context.lists.keyer(), recipes: context.lists.own_recipes(), loose };
        if self.batches.is_empty() {
            self.batches = context.lists.own_recipes().iter().map(|recipe| KeyBatch::new(recipe)).collect();
        }
        let Self { batches, own_optout, scratch, .. } = self;
        let mut exact = None;
        for KeyBatch { recipe, keys, asked_for } in batches {
            maker.asked_by(recipe, identifier, scratch, &mut |key: LookupKey| {
                if recipe.hash.is_none() {
                    exact.get_or_insert(key.key);
                    if own_optout.is_none() && !context.own_optouts.is_empty() {
                        *own_optout = context.own_optouts.find(&key.key, loose);
                    }
                }
                keys.push(key.key);
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

    /// Looks everything up.
    ///
    /// # Errors
    /// When a list turns out, or turned out before, to be damaged.
    pub(super) fn answer(&mut self, context: &JudgeContext<'_>) -> Result<Answers<'_>, StoreError> {
        if let Some(error) = self.failed.take() {
            return Err(error);
        }
        let exact_only = context.options.matching == MatchWidth::Exact;
        let found = &mut self.found;
        for KeyBatch { recipe, keys, asked_for } in &self.batches {
            context.lists.probe(recipe, keys, &mut |index, hit| {
                let Some((identifier, asked_loose)) = asked_for.get(index as usize) else { return };
                found.extend(hit.seen_as(*asked_loose, *identifier, exact_only));
            })?;
        }
        let identifiers = &self.identifiers;
        found.sort_by_key(|found| identifiers.get(found.identifier as usize).map(|identifier| identifier.row));
        // Entries that share a loose form come in the order of their keys, which is another one with every secret.
        let shared = |found: &FoundEntry| (found.identifier, found.scope, found.recipe.id, found.loose);
        let is_same = |a: &FoundEntry, b: &FoundEntry| shared(a) == shared(b);
        found.chunk_by_mut(is_same).for_each(|same| same.sort_by_key(|found| (found.batch, found.line)));
        // Several addresses of one line may share one, and prove nothing twice.
        found.dedup_by(|b, a| is_same(a, b) && (a.batch, a.line, a.time) == (b.batch, b.line, b.time));
        Ok(Answers { identifiers, found })
    }
}
