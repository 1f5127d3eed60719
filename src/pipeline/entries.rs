//! Where entries are kept that rows are looked up in: the store, or lists of this run only.

use crate::base::match_key::MatchKey;
use crate::identity::recipe::Recipe;
use crate::store::{Hit, RunSnapshot, Snapshot, StoreError};

/// One set of entries, with its own scope numbers.
pub(super) enum Entries {
    Store(Snapshot),
    Run(RunSnapshot),
}

impl Entries {
    /// Its lists, scopes and batches.
    pub(super) fn about(&self) -> &Snapshot {
        match self {
            Self::Store(snapshot) => snapshot,
            Self::Run(run) => run.about(),
        }
    }

    pub(super) fn holds(&self, recipe: &Recipe) -> bool {
        match self {
            Self::Store(snapshot) => snapshot.holds(recipe.id),
            Self::Run(run) => run.holds(recipe.id),
        }
    }

    pub(super) fn probe(&self, recipe: &Recipe, keys: &[MatchKey], hits: &mut Vec<Hit>) -> Result<(), StoreError> {
        match self {
            Self::Store(snapshot) => snapshot.probe(recipe.id, keys, hits),
            Self::Run(run) => run.probe(recipe.id, keys, hits),
        }
    }

    pub(super) fn is_in_store(&self) -> bool {
        matches!(self, Self::Store(_))
    }
}
