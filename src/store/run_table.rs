//! The entries of the lists of a run in memory: many small tables, by the first bits of the key, so that threads which fill
//! them seldom meet and growing one never doubles the whole. Nothing is sorted, and no filter is needed.
//!
//! Not here: what the lists are called (`run_lists`), and how one table works (`sub_table`).
//!
//! Invariant: an entry that was taken is found, whatever thread brought it and when; what is found does not depend on the
//! order.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use rayon::prelude::*;

use super::entry::NewEntry;
use super::fact::Fact;
use super::manner::{Manner, MannerNumbers, Manners};
use super::sub_table::{LOST_BITS, SubTable, TABLE_BITS, TableKey};
use crate::base::match_key::MatchKey;
use crate::base::recipe_id::RecipeId;
use crate::base::time::Interval;

const TABLES: usize = 1 << TABLE_BITS;
/// How many keys are looked up side by side: so many reads of memory are under way at once.
const GROUP: usize = 32;

/// Being filled.
pub(crate) struct RunTable {
    tables: Vec<Mutex<SubTable>>,
    manners: Manners,
    bytes: AtomicUsize,
}

/// Complete.
pub(crate) struct FilledTable {
    tables: Vec<SubTable>,
    manners: Vec<Manner>,
}

/// The key as far as the lists of a run compare it.
pub(crate) fn compared(key: MatchKey) -> MatchKey {
    MatchKey::new((key.number() >> LOST_BITS << LOST_BITS).to_be_bytes())
}

#[inline]
fn table_of(key: MatchKey) -> usize {
    (key.number() >> (u128::BITS - TABLE_BITS)) as usize
}

impl Default for RunTable {
    fn default() -> Self {
        let tables = (0..TABLES).map(|_| Mutex::default()).collect();
        Self { tables, manners: Manners::default(), bytes: AtomicUsize::new(0) }
    }
}

impl RunTable {
    /// Takes entries of `scope`.
    pub(crate) fn take(&self, entries: impl Iterator<Item = NewEntry>, scope: u16) {
        let mut numbers = MannerNumbers::new(&self.manners);
        let fact = |entry: NewEntry| {
            let (manner, moment) = Manner::of(&entry, scope);
            let fact = Fact { manner: numbers.number(manner), line: entry.line, moment, origin: entry.origin };
            (table_of(entry.key) as u8, TableKey::of(entry.key.number()), fact)
        };
        let (entries, ends) = by_table(&entries.map(fact).collect::<Vec<_>>());
        let manners = self.manners.read();
        let mut rest = entries.as_slice();
        let mut start = 0;
        for (table, end) in self.tables.iter().zip(ends) {
            let (here, behind) = rest.split_at(end - start);
            (rest, start) = (behind, end);
            if !here.is_empty() {
                let mut table = locked(table);
                let before = table.bytes();
                table.take(here, &manners);
                self.bytes.fetch_add(table.bytes() - before, Ordering::Relaxed);
            }
        }
    }

    /// How much memory it takes.
    pub(crate) fn bytes(&self) -> usize {
        self.bytes.load(Ordering::Relaxed)
    }

    /// Takes everything out, and calls `each` with it: scope, and an entry with the key as far as it is compared.
    pub(crate) fn drain<E>(&self, each: &mut impl FnMut(u16, NewEntry) -> Result<(), E>) -> Result<(), E> {
        // A copy: `each` may run jobs of other workers meanwhile, and these may bring new manners.
        let manners = self.manners.read().clone();
        let mut result = Ok(());
        for (number, table) in self.tables.iter().enumerate() {
            let table = std::mem::take(&mut *locked(table));
            self.bytes.fetch_sub(table.bytes(), Ordering::Relaxed);
            table.each(number, &mut |key, fact| {
                let manner = manners.get(fact.manner as usize);
                if let (Ok(()), Some(manner)) = (&result, manner) {
                    result = each(manner.scope, entry(MatchKey::new(key.to_be_bytes()), fact, manner));
                }
            });
        }
        result
    }

    /// Ends the filling.
    pub(crate) fn finish(self) -> FilledTable {
        let manners = self.manners.read().clone();
        let settled = |table: Mutex<SubTable>| {
            let mut table = table.into_inner().unwrap_or_else(PoisonError::into_inner);
            table.settle(&manners);
            table
        };
        FilledTable { tables: self.tables.into_par_iter().map(settled).collect(), manners }
    }
}

/// A worker that panicked ends the run, whatever it left in the table.
fn locked(table: &Mutex<SubTable>) -> MutexGuard<'_, SubTable> {
    table.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Puts the entries of each table together; also returns where those of each end.
#[expect(clippy::indexing_slicing, reason = "a table number has TABLE_BITS bits, and all entries were counted")]
fn by_table(entries: &[(u8, TableKey, Fact)]) -> (Vec<(TableKey, Fact)>, [usize; TABLES]) {
    let mut ends = [0; TABLES];
    entries.iter().for_each(|(table, ..)| ends[usize::from(*table)] += 1);
    let mut sum = 0;
    for end in &mut ends {
        (*end, sum) = (sum, sum + *end);
    }
    let mut sorted = vec![Default::default(); entries.len()];
    for (table, key, fact) in entries {
        let next = &mut ends[usize::from(*table)];
        sorted[*next] = (*key, *fact);
        *next += 1;
    }
    (sorted, ends)
}

fn entry(key: MatchKey, fact: Fact, manner: &Manner) -> NewEntry {
    let Fact { line, moment, origin, .. } = fact;
    let lo = i64::from(moment);
    let time = manner.width.map(|width| Interval { lo, hi: lo + i64::from(width) });
    NewEntry { key, recipe: manner.recipe, loose: manner.loose, origin, line, time }
}

impl FilledTable {
    /// Whether any entry was made by this recipe.
    pub(crate) fn holds(&self, recipe: RecipeId) -> bool {
        self.manners.iter().any(|manner| manner.recipe == recipe)
    }

    /// Calls `each` with every entry of `recipe` for one of `keys`: the position of the key, the scope, and the entry.
    pub(crate) fn probe(&self, recipe: RecipeId, keys: &[MatchKey], each: &mut impl FnMut(u32, u16, NewEntry)) {
        for (group, first) in keys.chunks(GROUP).zip((0_u32..).step_by(GROUP)) {
            for key in group {
                if let Some(table) = self.tables.get(table_of(*key)) {
                    table.prefetch(TableKey::of(key.number()));
                }
            }
            for (index, key) in (first..).zip(group) {
                let Some(table) = self.tables.get(table_of(*key)) else { continue };
                table.find(TableKey::of(key.number()), &mut |fact| {
                    let manner = self.manners.get(fact.manner as usize).filter(|manner| manner.recipe == recipe);
                    if let Some(manner) = manner {
                        each(index, manner.scope, entry(compared(*key), fact, manner));
                    }
                });
            }
        }
    }

    /// How many entries each scope has, loose ones not counted.
    pub(crate) fn count(&self, scopes: usize) -> Vec<u64> {
        let count = |table: &SubTable| {
            let mut counts = vec![0_u64; scopes];
            table.each(0, &mut |_, fact| {
                let manner = self.manners.get(fact.manner as usize).filter(|manner| !manner.loose);
                let count = manner.and_then(|manner| counts.get_mut(usize::from(manner.scope)));
                count.into_iter().for_each(|count| *count += 1);
            });
            counts
        };
        let add = |a: Vec<u64>, b: Vec<u64>| a.into_iter().zip(b).map(|(a, b)| a + b).collect();
        self.tables.par_iter().map(count).reduce(|| vec![0; scopes], add)
    }
}
