//! Which entries are in force.
//!
//! Segments only ever get entries; nothing in them says that an entry ended. An undo, a full list or a lift is one row
//! of the catalog (a lift also a tombstone), so each of them is one short commit, can itself be undone, and leaves its
//! trace. Everything is resolved per *scope*: a full list for e-mail says nothing about the telephone entries of its
//! list.
//!
//! Invariant: when it is not known whether a batch had an entry, it is taken to have had it. That can only keep a
//! suppression, never lose one.

use std::path::Path;

use super::entry::{Entry, State};
use super::error::StoreError;
use super::history::{Batch, EntryScope, History};
use super::layout_id::LayoutId;
use super::record::{StoreRecord, WINDOW};

/// The batches of one scope, ready for questions.
#[derive(Clone, Debug, Default)]
struct Chain {
    /// Imports and additions, in order.
    vouching: Vec<u32>,
    any_undone: bool,
    sticky: bool,
    /// Of the segments that hold its entries.
    layout: LayoutId,
    /// The latest full list that is not undone, and the one before; 0 for none.
    full: u32,
    full_before: u32,
    /// The latest of them that lifts what it does not have; 0 for none.
    lifting: u32,
}

/// [`History`] made ready to resolve millions of entries.
#[derive(Clone, Debug, Default)]
pub(crate) struct Chains {
    scopes: Vec<Chain>,
    batches: Vec<Link>,
}

/// What a chain needs to know about one batch, by `id - 1`.
#[derive(Clone, Copy, Debug)]
struct Link {
    /// Position among the vouching batches of its scope.
    position: u32,
    undone_by: u32,
    imported_at: i64,
}

/// The answer about one entry.
pub(crate) struct Resolution {
    pub(crate) state: State,
    pub(crate) last_batch: u32,
    pub(crate) missing_since: Option<u32>,
}

/// A record that speaks of a scope or batch that the catalog does not have.
#[derive(Debug)]
pub(crate) struct Unknown;

impl Unknown {
    /// The error for a record read from `path`.
    pub(crate) fn of(path: &Path) -> StoreError {
        StoreError::segment(path, "an entry names a scope or batch that the catalog does not know")
    }
}

impl Chains {
    pub(crate) fn new(history: &History) -> Self {
        let mut chains = Self { scopes: vec![Chain::default(); history.scopes.len()], batches: Vec::new() };
        for (chain, scope) in chains.scopes.iter_mut().zip(&history.scopes) {
            let Some(list) = history.lists.iter().find(|list| list.id == scope.list) else { continue };
            (chain.sticky, chain.layout) = (list.kind.is_sticky(), LayoutId::of(list.kind));
        }
        for batch in &history.batches {
            let position = chains.attach(batch);
            let undone_by = batch.undone_by.unwrap_or(0);
            chains.batches.push(Link { position, undone_by, imported_at: batch.imported_at });
        }
        chains
    }

    /// Of entries that batch 1 brought and that nothing ever happens to.
    pub(crate) fn of_one_batch() -> Self {
        Self { scopes: Vec::new(), batches: vec![Link { position: 0, undone_by: 0, imported_at: 0 }] }
    }

    fn attach(&mut self, batch: &Batch) -> u32 {
        let Some(chain) = batch.scope.and_then(|scope| self.scopes.get_mut(usize::from(scope))) else { return 0 };
        if !batch.action.vouches() {
            return 0;
        }
        let position = u32::try_from(chain.vouching.len()).unwrap_or(u32::MAX);
        chain.vouching.push(batch.id);
        chain.any_undone |= batch.undone_by.is_some();
        if batch.replace && batch.undone_by.is_none() {
            chain.full_before = std::mem::replace(&mut chain.full, batch.id);
            if batch.lift_missing {
                chain.lifting = batch.id;
            }
        }
        position
    }

    fn link(&self, batch: u32) -> Result<Link, Unknown> {
        batch.checked_sub(1).and_then(|index| self.batches.get(index as usize)).copied().ok_or(Unknown)
    }

    /// The latest full list of `scope` that is not undone; 0 for none.
    pub(crate) fn full_list(&self, scope: u16) -> u32 {
        self.scopes.get(usize::from(scope)).map_or(0, |chain| chain.full)
    }

    /// Entries of `scope` whose last batch is older are past, see [`Chains::is_past`]; 0 where none ever is.
    pub(crate) fn floor(&self, scope: u16) -> u32 {
        self.scopes.get(usize::from(scope)).filter(|chain| !chain.sticky).map_or(0, |chain| chain.full_before)
    }

    /// Remembers that all segments of `layout` were merged, and so its entries that vanished long ago dropped.
    pub(crate) fn raise_floors(&self, layout: LayoutId, scopes: &mut [EntryScope]) {
        let here = |scope: &&mut EntryScope| {
            self.scopes.get(usize::from(scope.id)).is_some_and(|chain| chain.layout == layout)
        };
        for scope in scopes.iter_mut().filter(here) {
            scope.floor = scope.floor.max(self.floor(scope.id));
        }
    }

    /// Makes two records of one identity one.
    pub(crate) fn fold(&self, a: &StoreRecord, b: &StoreRecord) -> Result<StoreRecord, Unknown> {
        let (pa, pb) = (self.link(a.last_batch())?.position, self.link(b.last_batch())?.position);
        Ok(a.fold(*b, pa.abs_diff(pb)))
    }

    /// Whether the entry vanished so long ago that undoing one full list cannot bring it back.
    pub(crate) fn is_past(&self, record: &StoreRecord) -> bool {
        record.last_batch() < self.floor(record.scope())
    }

    /// Whether the entry `record` is in force, given the batches of the tombstones that name it.
    pub(crate) fn resolve(&self, record: &StoreRecord, tombstones: &[StoreRecord]) -> Result<Resolution, Unknown> {
        let chain = self.scopes.get(usize::from(record.scope())).ok_or(Unknown)?;
        let Some(last) = self.last_vouching(chain, record)? else {
            let by = self.link(record.last_batch())?.undone_by;
            return Ok(Resolution {
                state: State::Undone { by },
                last_batch: record.last_batch(),
                missing_since: None,
            });
        };
        let mut lifted = if last < chain.lifting { chain.lifting } else { 0 };
        for tombstone in tombstones {
            let by = tombstone.last_batch();
            if by > last && by > lifted && self.link(by)?.undone_by == 0 {
                lifted = by;
            }
        }
        let is_missing = last < chain.full;
        let state = match lifted {
            0 if is_missing && !chain.sticky => State::Vanished { by: chain.full },
            0 => State::InForce,
            by => State::Lifted { by },
        };
        let missing_since = (is_missing && chain.sticky).then_some(chain.full);
        Ok(Resolution { state, last_batch: last, missing_since })
    }

    /// The latest batch that has, or may have, the entry and is not undone.
    fn last_vouching(&self, chain: &Chain, record: &StoreRecord) -> Result<Option<u32>, Unknown> {
        let last = self.link(record.last_batch())?;
        if !chain.any_undone || last.undone_by == 0 {
            return Ok(Some(record.last_batch()));
        }
        let first = self.link(record.first_batch())?;
        for back in 1..=last.position.saturating_sub(first.position) {
            let had = back >= WINDOW || record.vouched() & (1 << back) != 0;
            let position = (last.position - back) as usize;
            let batch = *chain.vouching.get(position).ok_or(Unknown)?;
            if had && self.link(batch)?.undone_by == 0 {
                return Ok(Some(batch));
            }
        }
        Ok(None)
    }

    /// The entry as callers see it.
    pub(crate) fn entry(&self, record: &StoreRecord, last_batch: u32) -> Result<Entry, Unknown> {
        Ok(Entry {
            key: record.key,
            recipe: record.recipe(),
            loose: record.is_loose(),
            origin: record.origin(),
            scope: record.scope(),
            first_batch: record.first_batch(),
            last_batch,
            first_seen: self.link(record.first_batch())?.imported_at,
            line: record.line(),
            time: record.time(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::channel::Channels;
    use crate::base::list_kind::ListKind;
    use crate::base::match_key::MatchKey;
    use crate::base::recipe_id::RecipeId;
    use crate::store::entry::NewEntry;
    use crate::store::history::Action;

    /// One list with `count` imports, of which some are undone.
    fn chains(kind: ListKind, count: u32, undone: &[u32]) -> Chains {
        let mut history = History::default();
        let list = history.list("list", kind, None).unwrap();
        let scope = history.scope(list, Channels::ALL, &[], false).unwrap();
        for id in 1..=count {
            let undone_by = undone.contains(&id).then_some(99);
            let scope = Some(scope);
            history.batches.push(Batch { list: Some(list), scope, undone_by, ..Batch::new(id, Action::Import, 7) });
        }
        Chains::new(&history)
    }

    /// An entry that came with each of `batches`.
    fn record(chains: &Chains, batches: &[u32]) -> StoreRecord {
        let entry =
            NewEntry { key: MatchKey::new([1; 16]), recipe: RecipeId(1), loose: false, origin: 0, line: 1, time: None };
        let records = batches.iter().map(|batch| StoreRecord::new(&entry, 0, *batch));
        records.reduce(|a, b| chains.fold(&a, &b).unwrap_or(a)).unwrap()
    }

    fn resolve(undone: &[u32], batches: &[u32]) -> (State, u32) {
        let chains = chains(ListKind::Optout, 60, undone);
        let Ok(resolution) = chains.resolve(&record(&chains, batches), &[]) else { panic!("unknown batch") };
        (resolution.state, resolution.last_batch)
    }

    #[test]
    fn an_undo_ends_what_only_it_vouches_for() {
        assert_eq!(resolve(&[], &[3, 9]), (State::InForce, 9));
        assert_eq!(resolve(&[9], &[3, 9]), (State::InForce, 3));
        assert_eq!(resolve(&[3, 9], &[3, 9]), (State::Undone { by: 99 }, 9));
        assert_eq!(resolve(&[3, 9], &[3, 5, 9]), (State::InForce, 5));
    }

    #[test]
    fn what_lies_beyond_the_window_is_taken_to_vouch() {
        assert_eq!(resolve(&[34], &[3, 34]), (State::InForce, 3));
        assert_eq!(resolve(&[3, 34], &[3, 34]), (State::Undone { by: 99 }, 34), "31 batches back are known");
        assert_eq!(resolve(&[50], &[3, 50]), (State::InForce, 18), "32 back are not");
    }

    #[test]
    fn unknown_batches_are_errors() {
        let chains = chains(ListKind::Register, 3, &[1]);
        let entry =
            NewEntry { key: MatchKey::new([1; 16]), recipe: RecipeId(1), loose: false, origin: 0, line: 1, time: None };
        for (scope, batch) in [(0, 0), (0, 4), (1, 1)] {
            assert!(
                chains.resolve(&StoreRecord::new(&entry, scope, batch), &[]).is_err(),
                "scope {scope}, batch {batch}"
            );
        }
    }
}
