//! Domain entries by domain, remembered: contact lists name the same few domains again and again. The memory has a
//! fixed number of slots; a domain that comes to a taken slot replaces the one that was there.

use std::hash::BuildHasher as _;

use crate::base::asked_form::AskedForm;
use crate::base::identifier_kind::IdentifierKind;
use crate::identity::identifier::Identifier;
use crate::identity::lookup::{ask, ask_for_prefixes_at};
use crate::identity::spelling::Spelled as _;
use crate::identity::unmade_keys::UnmadeKeys;
use crate::store::StoreError;

use super::lists::{FoundEntry, Lists, RawHit};

const SLOTS: usize = 4096;

#[derive(Clone, Default)]
struct DomainSlot {
    /// Entries may speak of one kind and not of another at the same domain.
    kind: Option<IdentifierKind>,
    domain: String,
    found: Vec<FoundEntry>,
    has_prefixes: bool,
}

/// What the lists hold for a domain.
#[derive(Clone, Copy, Default)]
pub(super) struct OfDomain<'a> {
    /// The entries that reach everybody at it.
    pub found: &'a [FoundEntry],
    /// Whether there are entries for the beginnings of addresses at it.
    pub has_prefixes: bool,
}

/// The domains that one worker asked for lately.
pub(super) struct Domains {
    slots: Vec<DomainSlot>,
    keys: UnmadeKeys,
    hasher: foldhash::fast::FixedState,
}

impl Default for Domains {
    fn default() -> Self {
        Self {
            slots: vec![DomainSlot::default(); SLOTS],
            keys: UnmadeKeys::default(),
            hasher: foldhash::fast::FixedState::default(),
        }
    }
}

impl Domains {
    /// The entries that reach `identifier` by its domain: those for exactly that, and those for the subdomains of a
    /// parent; and whether there are others for its beginnings. None if it has no domain.
    #[expect(clippy::indexing_slicing, reason = "there are SLOTS of them")]
    pub(super) fn find(&mut self, lists: &Lists, identifier: &Identifier<'_>) -> Result<OfDomain<'_>, StoreError> {
        let Some(domain) = identifier.domain() else { return Ok(OfDomain::default()) };
        let at = self.hasher.hash_one(domain) as usize % SLOTS;
        let slot = &mut self.slots[at];
        if slot.domain != domain || slot.kind != Some(identifier.kind()) {
            slot.found.clear();
            slot.domain.clear();
            slot.kind = None;
            look_up(lists, identifier, &mut self.keys, &mut slot.found)?;
            slot.has_prefixes = has_prefixes(lists, domain, &mut self.keys)?;
            slot.domain.push_str(domain);
            slot.kind = Some(identifier.kind());
        }
        Ok(OfDomain { found: &slot.found, has_prefixes: slot.has_prefixes })
    }
}

fn has_prefixes(lists: &Lists, domain: &str, keys: &mut UnmadeKeys) -> Result<bool, StoreError> {
    let Some(recipe) = lists.prefix_recipe() else { return Ok(false) };
    keys.clear();
    ask_for_prefixes_at(domain, recipe, keys);
    let mut has_some = false;
    lists.probe(recipe, lists.keyer().make(keys).all(), &mut |_, _| has_some = true)?;
    Ok(has_some)
}

fn look_up(
    lists: &Lists,
    identifier: &Identifier<'_>,
    keys: &mut UnmadeKeys,
    found: &mut Vec<FoundEntry>,
) -> Result<(), StoreError> {
    for recipe in lists.domain_recipes() {
        keys.clear();
        // A domain has no loose form, so nothing is left out here that only a loose match would find.
        ask(identifier, recipe, false, &mut String::new(), keys, &mut |_| {});
        let mut add = |_, hit: &RawHit<'_>| found.extend(hit.seen_as(false, 0, AskedForm::ONE, false));
        lists.probe(recipe, lists.keyer().make(keys).all(), &mut add)?;
    }
    Ok(())
}
