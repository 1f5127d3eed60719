//! Everything that rows are looked up in: the store, and the lists of this run only. Gives the many scopes of both
//! one numbering, and says what a hit means from the side of the contact.

use crate::base::asked_form::AskedForm;
use crate::base::channel::Channel;
use crate::base::coverage::Coverage;
use crate::base::identifier_kind::IdentifierKind;
use crate::base::list_kind::ListKind;
use crate::base::match_key::MatchKey;
use crate::base::register::Register;
use crate::base::time::Interval;
use crate::identity::match_key::Keyer;
use crate::identity::recipe::{PREFIX, RECIPES, Recipe};
use crate::policy::campaign::Campaign;
use crate::store::{Hit, RunSnapshot, Snapshot, StoreError};

use super::entries::Entries;
use super::gates::{Gates, coverage_for};
use super::list_info::{ListInfo, ListScope};

/// Entries among those of others.
struct OpenEntries {
    entries: Entries,
    first_scope: usize,
}

/// Everything that rows are looked up in.
pub struct Lists {
    keyer: Keyer,
    all: Vec<OpenEntries>,
    infos: Vec<ListInfo>,
    /// Of each list in which of these it is, and its number there.
    origins: Vec<(usize, u32)>,
    scopes: Vec<ListScope>,
    /// The recipes of entries for the identifier itself; those of clear entries always, by which rows are told apart.
    own_recipes: Vec<&'static Recipe>,
    /// The recipes of entries for the domain of an identifier.
    domain_recipes: Vec<&'static Recipe>,
    /// The recipe of prefixes, if there are some.
    prefix_recipe: Option<&'static Recipe>,
}

/// An entry that reaches an identifier of a row.
#[derive(Clone, Copy, Debug)]
pub(super) struct FoundEntry {
    /// Number in [`Lists::infos`].
    pub list: usize,
    /// Number for [`Lists::scope`].
    pub scope: usize,
    pub time: Option<Interval>,
    /// The batch that brought the entry into the store; a list of this run has none.
    pub batch: Option<u32>,
    /// Physical line in the source file, 0 if there is none.
    pub line: u32,
    /// By which recipe it matched, and whether either side was a loose form of it.
    pub recipe: &'static Recipe,
    pub loose: bool,
    /// The number of the identifier, counted over the rows that are asked about together.
    pub identifier: u32,
    /// The latest full list no longer has the entry; it stays in force all the same.
    pub missing: bool,
    /// Which of the forms that were asked for it has.
    pub form: AskedForm,
}

/// A hit before it is known how the contact asked for it.
pub(super) struct RawHit<'a> {
    from: &'a OpenEntries,
    recipe: &'static Recipe,
    list: usize,
    hit: &'a Hit,
}

impl Lists {
    /// Looks up in `store` and `run`, whose keys were both made by `keyer`.
    #[must_use]
    pub fn new(keyer: Keyer, store: Option<Snapshot>, run: Option<RunSnapshot>) -> Self {
        let mut lists = Self {
            keyer,
            all: Vec::new(),
            infos: Vec::new(),
            origins: Vec::new(),
            scopes: Vec::new(),
            own_recipes: Vec::new(),
            domain_recipes: Vec::new(),
            prefix_recipe: None,
        };
        store.map(Entries::Store).into_iter().chain(run.map(Entries::Run)).for_each(|entries| lists.add(entries));
        let holds = |recipe: &Recipe| lists.all.iter().any(|open| open.entries.holds(recipe));
        let is_asked = |recipe: &&Recipe| recipe.tells_rows_apart() || holds(recipe);
        (lists.domain_recipes, lists.own_recipes) =
            RECIPES.iter().filter(is_asked).partition(|recipe| recipe.kind == IdentifierKind::Domain);
        lists.prefix_recipe = lists.own_recipes.iter().find(|recipe| recipe.id == PREFIX).copied();
        lists.own_recipes.retain(|recipe| recipe.id != PREFIX);
        lists
    }

    fn add(&mut self, entries: Entries) {
        let (about, in_store) = (entries.about(), entries.is_in_store());
        let first_list = self.infos.len();
        for status in about.lists() {
            self.origins.push((self.all.len(), status.list.id));
            let source = status.last_batch.and_then(|batch| about.batch(batch)?.digest);
            self.infos.push(ListInfo {
                name: status.list.name,
                kind: status.list.kind,
                register: status.list.register.as_deref().and_then(Register::of_id),
                cleared: status.cleared,
                entries: status.entries,
                as_of: status.as_of,
                digest: source,
                digest_recipes: status.digest_recipes,
                in_store,
            });
        }
        let first_scope = self.scopes.len();
        for scope in about.scopes() {
            let list = first_list + scope.list as usize;
            let kind = self.infos.get(list).map_or(ListKind::Optout, |info| info.kind);
            self.scopes.push(ListScope {
                list,
                kind,
                channels: scope.channels,
                purposes: scope.purposes.clone(),
                is_cleared: scope.is_cleared,
            });
        }
        self.all.push(OpenEntries { entries, first_scope });
    }

    /// Every list, those of the store first.
    #[must_use]
    pub fn infos(&self) -> &[ListInfo] {
        &self.infos
    }

    pub(super) fn info(&self, list: usize) -> Option<&ListInfo> {
        self.infos.get(list)
    }

    /// What makes the keys of both sides.
    #[must_use]
    pub fn keyer(&self) -> &Keyer {
        &self.keyer
    }

    /// How many bytes of memory the lists of this run take; those of the store take none that grows.
    #[must_use]
    pub fn memory(&self) -> usize {
        let of_run = |open: &OpenEntries| match &open.entries {
            Entries::Store(_) => 0,
            Entries::Run(run) => run.memory(),
        };
        self.all.iter().map(of_run).sum()
    }

    /// The registers that do not speak of everybody, for `campaign`.
    #[must_use]
    pub fn gates(&self, campaign: &Campaign) -> Gates {
        Gates::of(self.all.iter().map(|open| open.entries.about()), campaign)
    }

    /// Of whom the list with this number speaks for `campaign`, if it is one of a register.
    #[must_use]
    pub fn coverage(&self, list: usize, campaign: &Campaign) -> Option<Coverage> {
        let register = self.info(list).and_then(|info| info.register);
        let (open, id) = *self.origins.get(list).filter(|_| register.is_some())?;
        coverage_for(self.all.get(open)?.entries.about(), id, campaign)
    }

    /// Whether some entries of the list with this number may forbid something on `channel`.
    #[must_use]
    pub fn prohibits(&self, list: usize, channel: Channel) -> bool {
        self.scopes.iter().any(|scope| scope.list == list && !scope.is_cleared && scope.channels.prohibit(channel))
    }

    /// The purposes that some entries are limited to.
    pub fn purposes(&self) -> impl Iterator<Item = &str> {
        self.scopes.iter().flat_map(|scope| &scope.purposes).map(String::as_str)
    }

    /// Whether some list holds digests of addresses, which stand for one spelling only.
    #[must_use]
    pub fn holds_address_digests(&self) -> bool {
        self.own_recipes.iter().any(|recipe| recipe.hash.is_some() && recipe.kind == IdentifierKind::Email)
    }

    /// Whether some entry may speak of an identifier of this kind by itself.
    #[must_use]
    pub fn holds(&self, kind: IdentifierKind) -> bool {
        let is_held = |recipe: &&Recipe| recipe.kind == kind && self.all.iter().any(|open| open.entries.holds(recipe));
        RECIPES.iter().any(|recipe| is_held(&recipe))
    }

    #[expect(clippy::indexing_slicing, reason = "the numbers are made here, from the scopes of the same snapshot")]
    pub(super) fn scope(&self, scope: usize) -> &ListScope {
        &self.scopes[scope]
    }

    /// The recipes by which an identifier asks for itself.
    pub(super) fn own_recipes(&self) -> &[&'static Recipe] {
        &self.own_recipes
    }

    /// The recipes by which an identifier asks for its domain.
    pub(super) fn domain_recipes(&self) -> &[&'static Recipe] {
        &self.domain_recipes
    }

    /// The recipe by which an identifier asks for its beginnings, at domains that have some.
    pub(super) fn prefix_recipe(&self) -> Option<&'static Recipe> {
        self.prefix_recipe
    }

    /// Whether some entries are found by the domain of an identifier.
    pub(super) fn holds_domains(&self) -> bool {
        !self.domain_recipes.is_empty() || self.prefix_recipe.is_some()
    }

    /// Calls `each` for every entry in force of `recipe` whose key is one of `keys`, with the position of the key.
    ///
    /// # Errors
    /// When a list turns out to be damaged.
    pub(super) fn probe(
        &self,
        recipe: &'static Recipe,
        keys: &[MatchKey],
        each: &mut dyn FnMut(u32, &RawHit<'_>),
    ) -> Result<(), StoreError> {
        let mut hits = Vec::new();
        for open in &self.all {
            hits.clear();
            open.entries.probe(recipe, keys, &mut hits)?;
            for hit in &hits {
                let list = self.scope(open.first_scope + usize::from(hit.entry.scope)).list;
                each(hit.index, &RawHit { from: open, recipe, list, hit });
            }
        }
        Ok(())
    }
}

impl RawHit<'_> {
    /// What the hit means for an identifier that was asked for by its normal or a loose form; `None` if it is a loose
    /// hit and only exact ones count.
    pub(super) fn seen_as(
        &self,
        asked_loose: bool,
        identifier: u32,
        form: AskedForm,
        exact_only: bool,
    ) -> Option<FoundEntry> {
        let entry = &self.hit.entry;
        let loose = entry.is_loose_form() || asked_loose;
        if loose && exact_only {
            return None;
        }
        Some(FoundEntry {
            list: self.list,
            scope: self.from.first_scope + usize::from(entry.scope),
            time: entry.time,
            batch: self.from.entries.is_in_store().then_some(entry.first_batch),
            line: entry.line,
            recipe: self.recipe,
            loose,
            identifier,
            missing: self.hit.missing_since.is_some(),
            form,
        })
    }
}

impl FoundEntry {
    /// The name of the matched form in a proof.
    pub(super) fn form_name(&self) -> &'static str {
        self.recipe.proof_word(self.loose)
    }

    /// What the entry names: the identifier itself, or its domain.
    pub(super) fn names(&self) -> IdentifierKind {
        self.recipe.kind
    }
}
