//! Identifiers of the command line, and entries of lists, as keys of the store.

use std::io::Read as _;

use anyhow::{Result, bail};

use crate::base::match_key::MatchKey;
use crate::base::recipe_id::RecipeId;
use crate::base::time::Interval;
use crate::identity::domain::DomainEntry;
use crate::identity::email::CellReader;
use crate::identity::identifier::{self, Identifier};
use crate::identity::lookup::{KeyMaker, LookupKey, written, written_digest};
use crate::identity::match_key::Keyer;
use crate::identity::recipe::{RECIPES, Recipe};
use crate::identity::spelling::Spelled;
use crate::intake::entry::ListEntry;
use crate::report::given::GivenIdentifier;
use crate::store::{LiftTarget, NewEntry};

/// An entry of a list as the store takes it.
#[must_use]
pub(super) fn new_entry(entry: &ListEntry) -> NewEntry {
    store_entry(&entry.key, entry.line, entry.time)
}

fn store_entry(key: &LookupKey, line: u32, time: Option<Interval>) -> NewEntry {
    NewEntry { key: key.key, recipe: key.recipe, loose: key.loose, origin: key.origin, line, time }
}

/// One identifier from the command line, as keys of the store.
#[derive(Clone, Debug)]
pub(super) struct NamedIdentifier {
    pub given: GivenIdentifier,
    /// The keys of the entry that it writes.
    written: Vec<LookupKey>,
    /// Every key under which an entry may speak of it.
    asked: Vec<LookupKey>,
    /// The domain, if the identifier is one.
    pub domain: Option<DomainEntry>,
}

impl NamedIdentifier {
    /// Reads an identifier: an address, a domain (`d`, `@d`, `.d`) or a hex digest.
    ///
    /// # Errors
    /// When it is none of them; the message says why, and never repeats it.
    pub(super) fn read(text: &str, keyer: &Keyer) -> Result<Self> {
        let mut cells = CellReader::new();
        match identifier::read(&mut cells, text) {
            Ok(Identifier::Email(address)) => Ok(Self::of(GivenIdentifier::Address, &address, keyer)),
            Ok(Identifier::Domain(entry)) => {
                Ok(Self { domain: Some(entry.clone()), ..Self::of(GivenIdentifier::Domain, &entry, keyer) })
            }
            Ok(Identifier::Digest(hash, digest)) => {
                let keys: Vec<_> = written_digest(hash, &digest, keyer).into_iter().collect();
                Ok(Self { given: GivenIdentifier::Digest, written: keys.clone(), asked: keys, domain: None })
            }
            Err(problem) => {
                bail!("this is no address, domain or digest ({}): {}", problem.code(), problem.explain())
            }
        }
    }

    fn of<I: Spelled>(given: GivenIdentifier, identifier: &I, keyer: &Keyer) -> Self {
        let (mut own, mut asked, mut scratch) = (Vec::new(), Vec::new(), String::new());
        written(identifier, keyer, &mut scratch, &mut |key| own.push(key));
        let recipes: Vec<&Recipe> = RECIPES.iter().collect();
        KeyMaker { keyer, recipes: &recipes, loose: true }.asked(identifier, &mut scratch, &mut |key| asked.push(key));
        Self { given, written: own, asked, domain: None }
    }

    /// The entries that an opt-out of this identifier writes.
    #[must_use]
    pub(super) fn new_entries(&self, time: Interval) -> Vec<NewEntry> {
        self.written.iter().map(|key| store_entry(key, 0, Some(time))).collect()
    }

    /// The entries that a lift of this identifier ends: those that it wrote, and the digests of its own spellings. Never
    /// one that it shares with others: a loose form, or the domain of an address.
    #[must_use]
    pub(super) fn lift_targets(&self) -> Vec<LiftTarget> {
        let is_digest = |key: &&LookupKey| Recipe::of_id(key.recipe).is_some_and(|recipe| recipe.hash.is_some());
        let digests = self.asked.iter().filter(is_digest).filter(|key| !key.loose);
        let keys = self.written.iter().chain(digests);
        keys.map(|key| LiftTarget { recipe: key.recipe, key: key.key, loose: key.loose, origin: key.origin }).collect()
    }

    /// Every key to ask a store for, and whether it is that of a loose form.
    pub(super) fn questions(&self) -> impl Iterator<Item = (RecipeId, MatchKey, bool)> {
        self.asked.iter().map(|key| (key.recipe, key.key, key.loose))
    }
}

/// The identifier given on the command line, or the one line of standard input for `-`.
///
/// # Errors
/// When standard input holds none, or several: whoever stands on the second line must not be forgotten.
pub(super) fn read_id(given: &str) -> Result<String> {
    if given != "-" {
        return Ok(given.to_owned());
    }
    // No identifier is longer; whoever pipes a whole list in has more than one line within it.
    const MOST: u64 = 64 << 10;
    let mut text = String::new();
    std::io::stdin().take(MOST).read_to_string(&mut text)?;
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    match (lines.next(), lines.next()) {
        (Some(line), None) => Ok(line.to_owned()),
        (None, _) => bail!("standard input is empty; give an address, a domain or a digest"),
        (Some(_), Some(_)) => {
            bail!("standard input holds more than one line; give one address, domain or digest, or import it as a list")
        }
    }
}
