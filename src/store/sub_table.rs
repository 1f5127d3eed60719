//! One of the tables that hold the lists of a run: keys that start with the same bits, and what is known of each.
//!
//! A slot is 16 bytes. Most entries need nothing else; those that are loose, have a time, or share their key with another
//! entry stand in a chain beside the slots.
//!
//! ```text
//! slot   127..38  the 90 bits of the key behind those that all keys of the table share
//!         37..32  0: free; 1 to 62: one entry, of the manner with the number before this one; 63: a chain
//!         31..0   the line of that entry; or where the chain starts
//! ```
//!
//! Invariant: slots in use ascend, each lies at its home or behind it, and none between is free. So it does not matter
//! in which order entries came, a search ends at the first larger key, and a larger table is filled from front to back.

use super::fact::{Fact, FactChains};
use super::manner::Manner;
use crate::base::prefetch::prefetch;

/// How many leading bits of a key are those of its table.
pub(crate) const TABLE_BITS: u32 = 6;
/// How many of the last bits of a key no table keeps.
pub(crate) const LOST_BITS: u32 = 32;

const LABEL_AT: u32 = 32;
const KEY_AT: u32 = 38;
const CHAIN: u32 = 63;

/// So many homes has the smallest table that is not empty.
const FEWEST_HOMES: usize = 16;
/// So many slots lie behind the last home, for what its neighbours push on.
const OVERHANG: usize = 16;
/// How far ahead of an insertion its slot is asked for.
const AHEAD: usize = 8;

/// The bits of a key that tell it apart in its table, at the top of a number whose other bits are zero.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct TableKey(u128);

impl TableKey {
    /// Of a whole key.
    #[inline]
    pub(crate) fn of(key: u128) -> Self {
        Self(key << TABLE_BITS >> KEY_AT << KEY_AT)
    }

    fn of_slot(slot: u128) -> Self {
        Self(slot >> KEY_AT << KEY_AT)
    }

    /// The bits of the whole key that are known, in the table with this number.
    fn whole(self, table: usize) -> u128 {
        (table as u128) << (u128::BITS - TABLE_BITS) | self.0 >> TABLE_BITS
    }

    /// Where the search starts among `homes`: the highest bits, scaled. Keys are uniform.
    #[inline]
    fn home(self, homes: usize) -> usize {
        (((self.0 >> 64) * homes as u128) >> 64) as usize
    }
}

/// See the module.
#[derive(Default)]
pub(crate) struct SubTable {
    slots: Vec<u128>,
    homes: usize,
    used: usize,
    chains: FactChains,
}

/// What a slot says of its key.
enum Held {
    Plain(Fact),
    Chain(u32),
}

impl Held {
    /// None if the slot is free.
    #[inline]
    fn of_slot(slot: u128) -> Option<Self> {
        match (slot >> LABEL_AT) as u32 & CHAIN {
            0 => None,
            CHAIN => Some(Self::Chain(slot as u32)),
            label => Some(Self::Plain(Fact { manner: label - 1, line: slot as u32, ..Fact::default() })),
        }
    }
}

impl SubTable {
    /// Takes entries. `manners` holds those that they name.
    pub(crate) fn take(&mut self, entries: &[(TableKey, Fact)], manners: &[Manner]) {
        for (at, (key, fact)) in entries.iter().enumerate() {
            if let Some((ahead, _)) = entries.get(at + AHEAD) {
                self.prefetch(*ahead);
            }
            self.add(*key, *fact, manners);
        }
    }

    /// Asks for the slot of a key that is looked for soon.
    #[inline]
    pub(crate) fn prefetch(&self, key: TableKey) {
        prefetch(&self.slots, key.home(self.homes));
    }

    /// How much memory it takes.
    pub(crate) fn bytes(&self) -> usize {
        self.slots.capacity() * size_of::<u128>() + self.chains.bytes()
    }

    #[inline]
    fn add(&mut self, key: TableKey, fact: Fact, manners: &[Manner]) {
        let at = self.place(key);
        match self.held(key, at) {
            Some(held) => self.meet(at, held, fact, manners),
            None => {
                let slot = plain_slot(key, fact, manners);
                let slot = slot.unwrap_or_else(|| chain_slot(key, self.chains.start(fact)));
                self.insert(key, at, slot);
            }
        }
    }

    /// Where the key is, or belongs.
    #[inline]
    fn place(&self, key: TableKey) -> usize {
        let mut at = key.home(self.homes);
        while self.slots.get(at).is_some_and(|slot| *slot != 0 && *slot < key.0) {
            at += 1;
        }
        at
    }

    /// What slot `at` says of `key`, if it is that of the key.
    #[inline]
    fn held(&self, key: TableKey, at: usize) -> Option<Held> {
        let slot = self.slots.get(at).copied().filter(|slot| TableKey::of_slot(*slot) == key)?;
        Held::of_slot(slot)
    }

    fn insert(&mut self, key: TableKey, mut at: usize, slot: u128) {
        if (self.used + 1) * 5 > self.homes * 4 {
            self.grow();
            at = self.place(key);
        }
        let behind = self.slots.get(at..).unwrap_or_default();
        let free = at + behind.iter().position(|slot| *slot == 0).unwrap_or(behind.len());
        if free == self.slots.len() {
            self.slots.reserve_exact(OVERHANG);
            self.slots.push(0);
        }
        self.slots.copy_within(at..free, at + 1);
        if let Some(here) = self.slots.get_mut(at) {
            *here = slot;
        }
        self.used += 1;
    }

    fn grow(&mut self) {
        self.homes = (self.homes + self.homes / 4).max(FEWEST_HOMES);
        let old = std::mem::replace(&mut self.slots, vec![0; self.homes + OVERHANG]);
        let mut free = 0;
        for slot in old.into_iter().filter(|slot| *slot != 0) {
            let at = TableKey(slot).home(self.homes).max(free);
            if at == self.slots.len() {
                self.slots.reserve_exact(OVERHANG);
                self.slots.push(0);
            }
            if let Some(here) = self.slots.get_mut(at) {
                *here = slot;
            }
            free = at + 1;
        }
    }

    /// Adds a fact to the key of slot `at`, of which something else is known.
    #[cold]
    fn meet(&mut self, at: usize, held: Held, fact: Fact, manners: &[Manner]) {
        let Some(slot) = self.slots.get_mut(at) else { return };
        let key = TableKey::of_slot(*slot);
        *slot = match held {
            Held::Plain(old) if old.is_same(fact, manners) => {
                let folded = old.fold(fact, manners);
                plain_slot(key, folded, manners).unwrap_or_else(|| chain_slot(key, self.chains.start(folded)))
            }
            Held::Plain(old) => {
                let first = self.chains.start(old);
                chain_slot(key, self.chains.add(first, fact, manners))
            }
            Held::Chain(first) => chain_slot(key, self.chains.add(first, fact, manners)),
        };
    }

    /// Makes equal facts one, and sorts those of each key. To be called once all are there.
    pub(crate) fn settle(&mut self, manners: &[Manner]) {
        if self.chains.is_empty() {
            return;
        }
        for slot in &self.slots {
            if let Some(Held::Chain(first)) = Held::of_slot(*slot) {
                self.chains.settle(first, manners);
            }
        }
    }

    /// Calls `each` with every fact of `key`.
    #[inline]
    pub(crate) fn find(&self, key: TableKey, each: &mut impl FnMut(Fact)) {
        self.tell(self.held(key, self.place(key)), each);
    }

    fn tell(&self, held: Option<Held>, each: &mut impl FnMut(Fact)) {
        match held {
            None => {}
            Some(Held::Plain(fact)) => each(fact),
            Some(Held::Chain(first)) => self.chains.chain(first).for_each(each),
        }
    }

    /// Calls `each` with every fact and the bits of its key that are known. This is table `number`.
    pub(crate) fn each(&self, number: usize, each: &mut impl FnMut(u128, Fact)) {
        for slot in &self.slots {
            let key = TableKey::of_slot(*slot).whole(number);
            self.tell(Held::of_slot(*slot), &mut |fact| each(key, fact));
        }
    }
}

/// The slot of an entry that needs no chain; none if it needs one.
#[inline]
fn plain_slot(key: TableKey, fact: Fact, manners: &[Manner]) -> Option<u128> {
    let manner = manners.get(fact.manner as usize)?;
    let label = fact.manner.checked_add(1).filter(|label| *label < CHAIN)?;
    let is_plain = !manner.loose && manner.width.is_none() && fact.origin == 0;
    is_plain.then(|| key.0 | u128::from(label) << LABEL_AT | u128::from(fact.line))
}

fn chain_slot(key: TableKey, first: u32) -> u128 {
    key.0 | u128::from(CHAIN) << LABEL_AT | u128::from(first)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;
    use crate::base::recipe_id::RecipeId;

    /// The first is plain, the second loose, the third has a time.
    fn manners() -> Vec<Manner> {
        let plain = Manner { scope: 0, recipe: RecipeId(1), loose: false, width: None };
        vec![plain, Manner { loose: true, ..plain }, Manner { scope: 1, width: Some(9), ..plain }]
    }

    impl SubTable {
        /// What the module says of the slots.
        fn assert_sound(&self) {
            let used: Vec<_> = self.slots.iter().enumerate().filter(|(_, slot)| **slot != 0).collect();
            assert!(used.is_sorted_by(|(_, a), (_, b)| TableKey::of_slot(**a) < TableKey::of_slot(**b)));
            assert_eq!(used.len(), self.used);
            for (at, slot) in used {
                let home = TableKey::of_slot(*slot).home(self.homes);
                assert!(home <= at && self.slots[home..at].iter().all(|slot| *slot != 0));
            }
        }
    }

    /// Keys at the ends, in long rows of neighbours, and anywhere.
    fn key() -> impl Strategy<Value = u128> {
        prop_oneof![
            (0..300_u128).prop_map(|n| n << LOST_BITS),
            (0..300_u128).prop_map(|n| (u128::MAX >> TABLE_BITS) - (n << LOST_BITS)),
            (0..300_u128).prop_map(|n| n << 100 & u128::MAX >> TABLE_BITS),
            any::<u128>().prop_map(|key| key >> TABLE_BITS),
        ]
    }

    proptest! {
        #[test]
        fn a_table_is_a_map(entries in proptest::collection::vec((key(), 0..3_u32, 1..9_u32), 0..900), absent in key()) {
            let (mut table, mut model) = (SubTable::default(), BTreeMap::new());
            for part in entries.chunks(97) {
                let fact = |manner, line| Fact { manner, line, moment: 0, origin: 0 };
                let part: Vec<_> = part.iter().map(|(key, manner, line)| (*key, fact(*manner, *line))).collect();
                let keyed: Vec<_> = part.iter().map(|(key, fact)| (TableKey::of(*key), *fact)).collect();
                table.take(&keyed, &manners());
                for (key, fact) in part {
                    let line = model.entry((key >> LOST_BITS, fact.manner)).or_insert(fact.line);
                    *line = fact.line.min(*line);
                }
                table.assert_sound();
            }
            table.settle(&manners());
            let mut all = BTreeMap::new();
            table.each(0, &mut |key, fact| assert!(all.insert((key >> LOST_BITS, fact.manner), fact.line).is_none()));
            prop_assert_eq!(&all, &model);
            for key in model.keys().map(|(key, _)| key << LOST_BITS).chain([absent]) {
                let mut found = Vec::new();
                table.find(TableKey::of(key), &mut |fact| found.push((fact.manner, fact.line)));
                found.sort_unstable();
                let known = (0..3).filter_map(|manner| Some((manner, *model.get(&(key >> LOST_BITS, manner))?)));
                prop_assert_eq!(found, known.collect::<Vec<_>>());
            }
        }
    }

    /// What DESIGN.md allows, for keys as they are: uniform.
    #[test]
    fn an_entry_takes_at_most_48_bytes() {
        for (manner, most) in [(0, 26), (2, 48)] {
            let mut table = SubTable::default();
            for number in 1..40_000_u128 {
                let key = TableKey::of(number.wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835));
                table.add(key, Fact { manner, ..Fact::default() }, &manners());
                let bytes = table.bytes() as u128;
                assert!(number < 2000 || bytes <= most * number, "{bytes} bytes for {number} entries");
            }
        }
    }
}
