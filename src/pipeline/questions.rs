//! What some rows ask the lists: every lookup key of their identifiers by every recipe that some list holds. Many keys of
//! one recipe are made together, side by side, and looked up together, because a lookup waits for memory and many can
//! wait at once; but not all of them, because a cell may hold any number of addresses.

use std::collections::HashSet;

use crate::base::asked_form::AskedForm;
use crate::base::identifier_kind::IdentifierKind;
use crate::base::match_key::MatchKey;
use crate::base::register::Registers;
use crate::identity::identifier::Identifier;
use crate::identity::lookup::ask;
use crate::identity::recipe::Recipe;
use crate::identity::spelling::Spelled as _;
use crate::identity::unmade_keys::UnmadeKeys;
use crate::store::StoreError;

use super::context::JudgeContext;
use super::domains::Domains;
use super::lists::FoundEntry;
use super::options::MatchWidth;
use super::own_objection::OwnObjection;

/// An identifier of a row: in which identifier column it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct AskedIdentifier {
    pub row: u32,
    pub column: u16,
    pub kind: IdentifierKind,
    /// The registers that have to be asked about it.
    pub to_ask: Registers,
}

/// So many keys of one recipe wait to be made. More side by side gain nothing.
const ENOUGH: usize = 2048;

/// The keys of one recipe.
struct RecipeKeys {
    recipe: &'static Recipe,
    unmade: UnmadeKeys,
    /// Of the unmade key at the same place: the number of its identifier, and whether it is that of a loose form.
    asked_for: Vec<(u32, bool)>,
    /// Those that were made, if rows are told apart by them.
    made: Vec<MatchKey>,
}

impl RecipeKeys {
    fn new(recipe: &'static Recipe) -> Self {
        Self { recipe, unmade: UnmadeKeys::default(), asked_for: Vec::new(), made: Vec::new() }
    }

    fn clear(&mut self) {
        self.unmade.clear();
        self.asked_for.clear();
        self.made.clear();
    }

    /// Makes the keys that wait for it, looks them up, and adds what is there.
    fn answer(
        &mut self,
        context: &JudgeContext<'_>,
        identifiers: &[AskedIdentifier],
        found: &mut Vec<FoundEntry>,
        own_optouts: &mut Vec<(u32, OwnObjection)>,
    ) -> Result<(), StoreError> {
        let Self { recipe, unmade, asked_for, made } = self;
        let exact_only = context.options.matching == MatchWidth::Exact;
        let keys = context.lists.keyer().make(unmade).all();
        context.lists.probe(recipe, keys, &mut |index, hit| {
            let Some((identifier, asked_loose)) = asked_for.get(index as usize) else { return };
            let form = form_of(asked_for, index as usize);
            found.extend(hit.seen_as(*asked_loose, *identifier, form, exact_only));
        })?;
        if recipe.tells_rows_apart() {
            context.own_optouts.probe(keys, !exact_only, &mut |index, found| {
                let Some((identifier, _)) = asked_for.get(index as usize) else { return };
                let asked = identifiers.get(*identifier as usize);
                own_optouts.extend(asked.map(|asked| (asked.row, found)));
            })?;
            made.extend(keys);
        }
        asked_for.clear();
        unmade.clear();
        Ok(())
    }
}

/// Which of the forms of its identifier was asked for at this place: they lie side by side.
fn form_of(asked_for: &[(u32, bool)], at: usize) -> AskedForm {
    let (before, behind) = asked_for.split_at_checked(at).unwrap_or_default();
    let Some((identifier, _)) = behind.first() else { return AskedForm::ONE };
    let is_same = |(other, _): &&(u32, bool)| other == identifier;
    let number = before.iter().rev().take_while(is_same).count();
    let count = number + behind.iter().take_while(is_same).count();
    AskedForm::new(number, count)
}

/// Where the key of a normal form will be: by which of the recipes, and at which place.
#[derive(Clone, Copy, Debug)]
pub(super) struct AskedKey {
    recipe: u32,
    place: u32,
}

/// The answers, and what was asked about.
pub(super) struct Answers<'a> {
    /// In the order of the rows.
    pub identifiers: &'a [AskedIdentifier],
    /// Sorted by row.
    pub found: &'a [FoundEntry],
    /// The list's own objections to identifiers, with their rows, in their order.
    pub own_optouts: &'a [(u32, OwnObjection)],
    recipes: &'a [RecipeKeys],
}

impl Answers<'_> {
    /// The key of a normal form that was asked about.
    #[expect(clippy::indexing_slicing, reason = "each was asked for by one of these recipes")]
    pub(super) fn key(&self, asked: AskedKey) -> MatchKey {
        self.recipes[asked.recipe as usize].made[asked.place as usize]
    }
}

/// The questions of some rows. Belongs to a worker; the buffers are used again.
#[derive(Default)]
pub(super) struct Questions {
    identifiers: Vec<AskedIdentifier>,
    recipes: Vec<RecipeKeys>,
    /// Of the recipe of prefixes, if some list has them.
    prefixes: Option<RecipeKeys>,
    domains: Domains,
    found: Vec<FoundEntry>,
    own_optouts: Vec<(u32, OwnObjection)>,
    scratch: String,
    /// Why a list could not be asked.
    failed: Option<StoreError>,
}

impl Questions {
    pub(super) fn clear(&mut self) {
        self.identifiers.clear();
        self.recipes.iter_mut().chain(&mut self.prefixes).for_each(RecipeKeys::clear);
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
        self.identifiers.push(AskedIdentifier { row, column, kind, to_ask: Registers::default() });
        let loose = context.options.matching == MatchWidth::Loose;
        if self.recipes.is_empty() {
            self.recipes = context.lists.own_recipes().iter().map(|recipe| RecipeKeys::new(recipe)).collect();
            self.prefixes = context.lists.prefix_recipe().map(RecipeKeys::new);
        }
        let (mut exact, mut is_full) = (None, false);
        for (at, RecipeKeys { recipe, unmade, asked_for, made }) in (0..).zip(&mut self.recipes) {
            ask(identifier, recipe, loose, &mut self.scratch, unmade, &mut |key| {
                if recipe.tells_rows_apart() {
                    exact.get_or_insert(AskedKey { recipe: at, place: (made.len() + asked_for.len()) as u32 });
                }
                asked_for.push((number, key.loose));
            });
            is_full |= asked_for.len() >= ENOUGH;
        }
        if is_full {
            self.answer_waiting(context);
        }
        if context.lists.holds_domains() {
            self.ask_for_domain(context, number, identifier);
        }
        exact
    }

    /// Notes which registers have to be asked about the identifier that was asked about last.
    pub(super) fn note_registers(&mut self, to_ask: Registers) {
        self.identifiers.last_mut().into_iter().for_each(|asked| asked.to_ask = to_ask);
    }

    fn ask_for_domain(&mut self, context: &JudgeContext<'_>, number: u32, identifier: &Identifier<'_>) {
        let of_domain = match self.domains.find(context.lists, identifier) {
            Ok(of_domain) => of_domain,
            Err(error) => {
                self.failed.get_or_insert(error);
                return;
            }
        };
        self.found.extend(of_domain.found.iter().map(|found| FoundEntry { identifier: number, ..*found }));
        let Some(RecipeKeys { recipe, unmade, asked_for, .. }) =
            self.prefixes.as_mut().filter(|_| of_domain.has_prefixes)
        else {
            return;
        };
        let loose = context.options.matching == MatchWidth::Loose;
        ask(identifier, recipe, loose, &mut self.scratch, unmade, &mut |key| asked_for.push((number, key.loose)));
        if asked_for.len() >= ENOUGH {
            self.answer_waiting(context);
        }
    }

    /// Looks up what waits for it.
    fn answer_waiting(&mut self, context: &JudgeContext<'_>) {
        let Self { identifiers, recipes, prefixes, found, own_optouts, failed, .. } = self;
        if failed.is_none() {
            let answer = |recipe: &mut RecipeKeys| recipe.answer(context, identifiers, found, own_optouts);
            *failed = recipes.iter_mut().chain(&mut *prefixes).try_for_each(answer).err();
        }
        if failed.is_some() {
            // The run ends with this block: nobody hears of the rest of it.
            recipes.iter_mut().chain(prefixes).for_each(RecipeKeys::clear);
        }
    }

    /// What came out.
    ///
    /// # Errors
    /// When a list turned out to be damaged.
    pub(super) fn answer(&mut self, context: &JudgeContext<'_>) -> Result<Answers<'_>, StoreError> {
        self.answer_waiting(context);
        let Self { identifiers, recipes, found, own_optouts, failed, .. } = self;
        if let Some(error) = failed.take() {
            return Err(error);
        }
        own_optouts.sort_by_key(|(row, _)| *row);
        sort(found, identifiers);
        Ok(Answers { identifiers, found, own_optouts, recipes })
    }
}

/// Puts what was found in the order of the rows, and that of a row by list, batch and line, within a list what names the
/// identifier itself before what shares a loose form with it. Keys come in another order with every secret, and nothing
/// that is written may depend on that.
fn sort(found: &mut Vec<FoundEntry>, identifiers: &[AskedIdentifier]) {
    let row = |found: &FoundEntry| identifiers.get(found.identifier as usize).map(|identifier| identifier.row);
    let source = |found: &FoundEntry| (found.list, found.loose, found.batch, found.line);
    let form = |found: &FoundEntry| (found.recipe.id, found.identifier, found.scope);
    let column = |found: &FoundEntry| identifiers.get(found.identifier as usize).map(|identifier| identifier.column);
    let time = |found: &FoundEntry| found.time.map(|time| (time.lo, time.hi));
    found.sort_by_key(|found| (row(found), source(found), form(found), time(found), found.missing));
    // Several addresses of one line may share a loose form, and several readings of a cell an address: nothing is proved
    // twice, and not loosely beside an exact proof.
    // What a register answered counts for each of them.
    let answered = |found: &FoundEntry| {
        let asked = identifiers.get(found.identifier as usize).filter(|asked| !asked.to_ask.is_empty());
        asked.map(|_| found.identifier)
    };
    let place = |found: &FoundEntry| (found.recipe.id, column(found), found.scope, answered(found));
    found.dedup_by_key(|found| (row(found), source(found), place(found), time(found)));
    if found.iter().any(|found| found.loose) {
        let place = |found: &FoundEntry| (row(found), column(found), found.list, found.batch, found.line);
        let exact: HashSet<_, foldhash::fast::RandomState> =
            found.iter().filter(|found| !found.loose && found.line > 0).map(place).collect();
        found.retain(|found| !found.loose || !exact.contains(&place(found)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::identity::identifier::IdentifierReader;
    use crate::identity::match_key::Keyer;
    use crate::pipeline::gates::Gates;
    use crate::pipeline::lists::Lists;
    use crate::pipeline::options::JudgeOptions;
    use crate::pipeline::own_optouts::OwnOptouts;

    #[test]
    fn once_a_list_turned_out_to_be_damaged_nothing_waits_any_more() {
        let lists = Lists::new(Keyer::for_one_run().unwrap(), None, None);
        let (options, own_optouts) = (JudgeOptions::of_emails(), OwnOptouts::default());
        let gates = Gates::default();
        let context =
            JudgeContext { options: &options, lists: &lists, gates: &gates, own_optouts: &own_optouts, at: 0 };
        let mut questions = Questions { failed: Some(StoreError::UnknownBatch(7)), ..Questions::default() };
        let mut reader = IdentifierReader::default();
        let mut most = 0;
        for number in 0..3 * ENOUGH {
            reader.read(IdentifierKind::Email, &format!("p{number}@x.de"), &mut |identifier| {
                _ = questions.ask(&context, 0, 0, identifier);
            });
            most = most.max(questions.recipes[0].asked_for.len());
        }
        assert_eq!(most, ENOUGH - 1);
        assert!(matches!(questions.answer(&context), Err(StoreError::UnknownBatch(7))));
    }
}
