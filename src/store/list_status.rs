//! How the lists of a store stand: what their batches come to. Reads no entries.

use std::collections::{BTreeMap, BTreeSet};

use super::history::{Action, Batch, EntryScope, StoredList};
use super::snapshot::Snapshot;
use crate::base::coverage::Coverage;
use crate::base::recipe_id::RecipeId;

/// A list and how it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListStatus {
    pub list: StoredList,
    /// Entries in force, loose ones not counted.
    pub entries: u64,
    /// Those among them that the latest full list no longer has.
    pub missing: u64,
    /// The day for which the list speaks: of its scopes' latest imports the oldest; none if one of them has no date, or
    /// nothing was imported. Seconds since 1970-01-01 UTC.
    pub as_of: Option<i64>,
    /// The latest batch that brought entries and is not undone.
    pub last_batch: Option<u32>,
    /// Of a register: of whom the list speaks.
    pub coverage: Coverage,
    /// By which recipes the digests in it were taken to be made, sorted.
    pub digest_recipes: Vec<RecipeId>,
    /// Who was asked about, and is not listed.
    pub cleared: u64,
}

impl Snapshot {
    /// Every list with its counts, in the order in which they were made.
    #[must_use]
    pub fn lists(&self) -> Vec<ListStatus> {
        self.catalog.history.lists.iter().map(|list| self.status(list)).collect()
    }

    fn status(&self, list: &StoredList) -> ListStatus {
        let scopes = || self.scopes().iter().filter(|scope| scope.list == list.id);
        let batches = || self.batches().iter().rev().filter(|b| b.action.vouches() && b.undone_by.is_none());
        let latest = |scope: u16| {
            let imports = || batches().filter(|b| b.scope == Some(scope) && b.action == Action::Import);
            let last = imports().next()?;
            // Each answer has its own day, and none takes the place of another.
            let are_answers = last.coverage == Coverage::Asked;
            let full = imports().find(|b| b.replace).map(|b| b.id);
            let in_force = || imports().filter(|b| full.is_none_or(|full| b.id >= full));
            Some(if are_answers { in_force().filter_map(|b| b.as_of).max() } else { last.as_of })
        };
        // Of a scope that only `add` feeds nobody asks how old it is; an import without a date makes the list as old as any.
        let dates: Option<Vec<i64>> = scopes().filter_map(|scope| latest(scope.id)).collect();
        ListStatus {
            list: list.clone(),
            entries: scopes().filter(|scope| !scope.is_cleared).map(|scope| scope.entries).sum(),
            cleared: scopes().filter(|scope| scope.is_cleared).map(|scope| scope.entries).sum(),
            coverage: self.coverage(list.id, &|_| true).unwrap_or(Coverage::NOBODY),
            missing: scopes().map(|scope| scope.missing).sum(),
            as_of: dates.and_then(|dates| dates.into_iter().min()),
            last_batch: batches().find(|b| b.list == Some(list.id)).map(|batch| batch.id),
            digest_recipes: self.digest_recipes(list),
        }
    }

    /// By which recipes the digests in a list were taken to be made, of those batches that a later one did not end. Who is not
    /// listed suppresses nobody anyway.
    fn digest_recipes(&self, list: &StoredList) -> Vec<RecipeId> {
        let of_list = || self.batches().iter().filter(|b| b.list == Some(list.id) && b.undone_by.is_none());
        let mut ended: BTreeMap<Option<u16>, u32> = BTreeMap::new();
        ended.extend(of_list().filter(|batch| batch.ends_others(list.kind)).map(|batch| (batch.scope, batch.id)));
        let is_in_force = |batch: &&Batch| ended.get(&batch.scope).is_none_or(|last| batch.id >= *last);
        let in_force = of_list().filter(is_in_force).filter(|batch| !self.is_cleared(batch));
        let all: BTreeSet<RecipeId> = in_force.flat_map(|batch| batch.digest_recipes.iter().copied()).collect();
        all.into_iter().collect()
    }

    /// Of whom the imports into a list speak together, of those into the scopes that `counts`: since the latest full list among them,
    /// because that takes the place of whatever was loaded before, whichever its scope. `None` if none is left that was not undone.
    #[must_use]
    pub fn coverage(&self, list: u32, counts: &dyn Fn(&EntryScope) -> bool) -> Option<Coverage> {
        let is_of_scope = |batch: &&Batch| {
            let scope = batch.scope.and_then(|scope| self.scope(scope));
            scope.is_some_and(|scope| scope.list == list && counts(scope))
        };
        let imports = || {
            let all = self.batches().iter().filter(|batch| batch.action == Action::Import && batch.undone_by.is_none());
            all.filter(is_of_scope)
        };
        let full = imports().filter(|batch| batch.replace && !self.is_cleared(batch)).map(|batch| batch.id).max();
        let since = imports().filter(|batch| full.is_none_or(|full| batch.id >= full || self.is_cleared(batch)));
        since.map(|batch| batch.coverage).reduce(Coverage::with)
    }

    fn is_cleared(&self, batch: &Batch) -> bool {
        batch.scope.and_then(|scope| self.scope(scope)).is_some_and(|scope| scope.is_cleared)
    }
}
