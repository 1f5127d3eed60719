//! One of the tables that hold the entries of a run: the keys that start with the same bits, and what is said of each.
//!
//! A slot is 16 bytes. Most entries need nothing else; those that are loose, have a time, or share their key with another
//! entry stand beside the slots, together with all others of their key.
//!
//! ```text
//! slot   127..38  the 90 bits of the key behind those that all keys of the table share
//!         37..32  0: free; 1 to 62: one entry, of the manner with the number before this one; 63: what stands beside
//!         31..0   the line of that entry; or where the entries beside the slots start
//! ```
//!
//! Invariant: slots in use ascend, each lies at its home or behind it, and none between is free. So a search ends at the
//! first larger key.

use super::entry::NewEntry;
use super::record::StoreRecord;
use crate::base::match_key::MatchKey;
use crate::base::prefetch::prefetch_few;
use crate::base::recipe_id::RecipeId;
use crate::base::time::Interval;

/// How many leading bits of a key are those of its table.
pub(crate) const TABLE_BITS: u32 = 8;
/// How many of the last bits of a key no table keeps.
pub(crate) const LOST_BITS: u32 = KEY_AT - TABLE_BITS;

const LABEL_AT: u32 = 32;
const KEY_AT: u32 = 38;
const BESIDE: u32 = 63;

/// So many slots lie behind the last home at most, for those whose homes are taken. Keys are hashes: with three slots in
/// four in use, that so many in a row are is less likely than 1 to 10^14, and then no table is made.
const OVERHANG: usize = 1024;

/// The bits of a key that tell it apart in its table, at the top of a number whose other bits are zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TableKey(u128);

impl TableKey {
    /// Of a whole key.
    #[inline]
    pub(crate) fn of(key: MatchKey) -> Self {
        Self(key.number() << TABLE_BITS >> KEY_AT << KEY_AT)
    }

    /// Where the search starts among `homes`: the highest bits, scaled.
    #[inline]
    fn home(self, homes: usize) -> usize {
        (((self.0 >> 64) * homes as u128) >> 64) as usize
    }
}

/// How many slots a table needs.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Room {
    homes: usize,
    pub(crate) slots: usize,
}

impl Room {
    /// For so many entries.
    pub(crate) fn of(entries: usize) -> Self {
        let homes = entries + entries.div_ceil(3);
        Self { homes, slots: homes + entries.min(OVERHANG) }
    }
}

/// What entries that need no more than a slot have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Manner {
    scope: u16,
    recipe: RecipeId,
}

/// An entry beside the slots.
#[derive(Clone, Copy, Debug)]
struct Beside {
    manner: Manner,
    line: u32,
    time_lo: u32,
    time_width: u32,
    origin: u32,
    is_timed: bool,
    is_loose: bool,
    /// The next one is of another key.
    is_last: bool,
}

/// What is known of the table; its slots lie among those of all tables.
pub(crate) struct SubTable {
    homes: usize,
    manners: Vec<Manner>,
    beside: Vec<Beside>,
}

impl SubTable {
    /// Fills `slots` of zeros, which are those of `room`, with `records`, sorted by key and rank and no two equal. `None`
    /// if they have no room.
    pub(crate) fn fill(records: &[StoreRecord], room: Room, slots: &mut [u128]) -> Option<Self> {
        let mut table = Self { homes: room.homes, manners: Vec::new(), beside: Vec::new() };
        let is_beside = |same: &&[StoreRecord]| same.len() > 1 || same.iter().any(|record| !is_plain(record));
        let by_key = || records.chunk_by(|a, b| TableKey::of(a.key) == TableKey::of(b.key));
        table.beside.reserve_exact(by_key().filter(is_beside).map(<[_]>::len).sum());
        let mut free = 0;
        for same in by_key() {
            let key = TableKey::of(same.first()?.key);
            let at = key.home(room.homes).max(free);
            *slots.get_mut(at)? = key.0 | table.told(same)?;
            free = at + 1;
        }
        Some(table)
    }

    /// The bits of a slot that say what is known of its key.
    fn told(&mut self, same: &[StoreRecord]) -> Option<u128> {
        let label = |label: u32, number: u32| u128::from(label) << LABEL_AT | u128::from(number);
        if let [record] = same
            && is_plain(record)
            && let Some(manner) = self.number(Manner::of(record))
        {
            return Some(label(manner + 1, record.line()));
        }
        let first = u32::try_from(self.beside.len()).ok()?;
        self.beside.extend(same.iter().map(Beside::new));
        self.beside.last_mut()?.is_last = true;
        Some(label(BESIDE, first))
    }

    /// The number of a manner, if there is one left for it.
    fn number(&mut self, manner: Manner) -> Option<u32> {
        let known = self.manners.iter().position(|known| *known == manner);
        let number = known.unwrap_or(self.manners.len()) as u32;
        if known.is_none() && number + 1 < BESIDE {
            self.manners.push(manner);
        }
        Some(number).filter(|number| number + 1 < BESIDE)
    }

    /// Asks for the slots of a key that is looked for soon.
    #[inline]
    pub(crate) fn prefetch(&self, slots: &[u128], key: TableKey) {
        prefetch_few(slots, key.home(self.homes));
    }

    /// Calls `each` with the scope and every entry of `whole`, in the order of their ranks.
    #[inline]
    pub(crate) fn find(&self, slots: &[u128], whole: MatchKey, each: &mut impl FnMut(u16, NewEntry)) {
        if let Some(slot) = self.slot(slots, whole) {
            self.tell(slot, whole, each);
        }
    }

    /// Whether anything is said of a key.
    pub(crate) fn holds(&self, slots: &[u128], key: MatchKey) -> bool {
        self.slot(slots, key).is_some()
    }

    /// The slot of a key, if it has one.
    #[inline]
    fn slot(&self, slots: &[u128], key: MatchKey) -> Option<u128> {
        let key = TableKey::of(key);
        let from_home = slots.get(key.home(self.homes)..).unwrap_or_default();
        let slot = from_home.iter().find(|slot| **slot == 0 || **slot >= key.0)?;
        (slot >> KEY_AT == key.0 >> KEY_AT).then_some(*slot)
    }

    fn tell(&self, slot: u128, key: MatchKey, each: &mut impl FnMut(u16, NewEntry)) {
        let number = slot as u32;
        match (slot >> LABEL_AT) as u32 & BESIDE {
            0 => {}
            BESIDE => {
                let beside = self.beside.get(number as usize..).unwrap_or_default();
                for entry in beside.iter().take(1 + beside.iter().take_while(|entry| !entry.is_last).count()) {
                    each(entry.manner.scope, entry.new_entry(key));
                }
            }
            label => {
                if let Some(&Manner { scope, recipe }) = self.manners.get(label as usize - 1) {
                    each(scope, NewEntry { key, recipe, loose: false, origin: 0, line: number, time: None });
                }
            }
        }
    }

    /// How many bytes of memory it takes beside its slots.
    pub(crate) fn memory_beside(&self) -> usize {
        size_of_val(self.beside.as_slice())
    }

    /// Whether any entry was made by this recipe.
    pub(crate) fn knows(&self, recipe: RecipeId) -> bool {
        let beside = self.beside.iter().map(|entry| entry.manner);
        self.manners.iter().copied().chain(beside).any(|manner| manner.recipe == recipe)
    }
}

/// Whether a slot can say all that is known of an entry.
fn is_plain(record: &StoreRecord) -> bool {
    !record.is_loose() && record.origin() == 0 && record.time().is_none()
}

impl Manner {
    fn of(record: &StoreRecord) -> Self {
        Self { scope: record.scope(), recipe: record.recipe() }
    }
}

impl Beside {
    fn new(record: &StoreRecord) -> Self {
        let time = record.time();
        // A record holds both in 32 bits.
        let (time_lo, time_width) = time.map_or((0, 0), |time| (time.lo as u32, (time.hi - time.lo) as u32));
        Self {
            manner: Manner::of(record),
            line: record.line(),
            time_lo,
            time_width,
            origin: record.origin(),
            is_timed: time.is_some(),
            is_loose: record.is_loose(),
            is_last: false,
        }
    }

    fn new_entry(&self, key: MatchKey) -> NewEntry {
        let Self { manner: Manner { recipe, .. }, line, origin, is_loose: loose, .. } = *self;
        let lo = i64::from(self.time_lo);
        let time = self.is_timed.then_some(Interval { lo, hi: lo + i64::from(self.time_width) });
        NewEntry { key, recipe, loose, origin, line, time }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::collect::by_key_and_rank;
    use super::*;

    /// Keys at the ends, in long rows of neighbours, and anywhere.
    fn key() -> impl Strategy<Value = MatchKey> {
        let number = prop_oneof![
            (0..300_u128).prop_map(|n| n << LOST_BITS),
            (0..300_u128).prop_map(|n| (u128::MAX >> TABLE_BITS) - (n << LOST_BITS)),
            (0..300_u128).prop_map(|n| n << 100 & u128::MAX >> TABLE_BITS),
            any::<u128>().prop_map(|key| key >> TABLE_BITS),
        ];
        number.prop_map(|number| MatchKey::new((number >> LOST_BITS << LOST_BITS).to_be_bytes()))
    }

    fn entry() -> impl Strategy<Value = (u16, NewEntry)> {
        let time = proptest::option::of((0..9_i64, 0..9_i64));
        (key(), 0..70_u16, 0..2_u32, any::<u32>(), time).prop_map(|(key, scope, origin, line, time)| {
            let time = time.filter(|_| scope % 3 == 0).map(|(lo, width)| Interval { lo, hi: lo + width });
            let loose = scope % 5 == 0;
            let origin = if loose { origin } else { 0 };
            (scope, NewEntry { key, recipe: RecipeId(scope % 7), loose, origin, line, time })
        })
    }

    proptest! {
        #[test]
        fn a_table_gives_back_what_it_took(entries in proptest::collection::vec(entry(), 0..900), absent in key()) {
            let mut records: Vec<_> = entries.iter().map(|(scope, entry)| StoreRecord::new(entry, *scope, 1)).collect();
            records.sort_by(by_key_and_rank);
            records.dedup_by(|a, b| by_key_and_rank(a, b).is_eq());
            let room = Room::of(entries.len());
            let mut slots = vec![0; room.slots];
            let table = SubTable::fill(&records, room, &mut slots).unwrap();
            for key in records.iter().map(|record| record.key).chain([absent]) {
                let mut found = Vec::new();
                table.find(&slots, key, &mut |scope, entry| found.push(StoreRecord::new(&entry, scope, 1)));
                let expected: Vec<_> = records.iter().filter(|record| record.key == key).copied().collect();
                prop_assert_eq!(found, expected);
            }
            for recipe in (0..8).map(RecipeId) {
                prop_assert_eq!(table.knows(recipe), records.iter().any(|record| record.recipe() == recipe));
            }
            // What the module says of the slots.
            let used: Vec<_> = slots.iter().enumerate().filter(|(_, slot)| **slot != 0).collect();
            prop_assert!(used.is_sorted_by(|(_, a), (_, b)| *a >> KEY_AT < *b >> KEY_AT));
            for (at, slot) in used {
                let home = TableKey(slot >> KEY_AT << KEY_AT).home(room.homes);
                prop_assert!(home <= at && slots[home..at].iter().all(|slot| *slot != 0));
            }
        }
    }

    #[test]
    fn a_table_without_room_is_none() {
        let record = |number: u128| {
            let key = MatchKey::new(((u128::MAX >> TABLE_BITS) - (number << LOST_BITS)).to_be_bytes());
            StoreRecord::new(&NewEntry { key, recipe: RecipeId(1), loose: false, origin: 0, line: 1, time: None }, 0, 1)
        };
        let records: Vec<_> = (0..2000).rev().map(record).collect();
        let room = Room::of(records.len());
        assert!(SubTable::fill(&records, room, &mut vec![0; room.slots]).is_none());
    }

    /// What DESIGN.md allows.
    #[test]
    fn an_entry_takes_at_most_48_bytes() {
        let slots = Room::of(100_000).slots * size_of::<u128>();
        assert!(slots + 100_000 * size_of::<Beside>() <= 48 * 100_000 + OVERHANG * size_of::<u128>());
    }
}
