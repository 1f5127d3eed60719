//! The lists of one run: the table in memory and the temporary segment give the same answers, whatever the entries are,
//! in whatever order and from however many threads they come.

use std::sync::atomic::{AtomicUsize, Ordering};

use proptest::prelude::*;
use scrub::base::cancel::Cancel;
use scrub::base::match_key::MatchKey;
use scrub::base::recipe_id::RecipeId;
use scrub::base::time::Interval;
use scrub::identity::recipe::{DOMAIN, EMAIL, SUBDOMAINS};
use scrub::store::{Hit, NewEntry, RunLists, RunSnapshot, SourceRead};

use crate::support::{hasty, key_of};

const RECIPES: [RecipeId; 4] = [EMAIL, DOMAIN, SUBDOMAINS, RecipeId(6)];
/// Fits any list of these tests.
const AMPLE: usize = 1 << 30;
/// Exceeded by 1500 entries of 24 bytes.
const FULL: usize = 20_000;

/// Keys that meet: in one table or another, at one home or far from it, and such as differ in bits that nobody compares.
fn keys() -> Vec<MatchKey> {
    let near = (0..20_u128).map(|n| 5 << 122 | n << 33 | (n % 2));
    let far = (0..20_u128).map(|n| n << 123 | n << 60);
    let ends = [0, 1, 1 << 32, u128::MAX, u128::MAX << 32, u128::MAX >> 6 << 32];
    near.chain(far).chain(ends).map(|key| MatchKey::new(key.to_be_bytes())).collect()
}

fn new_entry() -> impl Strategy<Value = NewEntry> {
    let time = proptest::option::weighted(0.3, (-5..20_i64, prop_oneof![Just(0), Just(86_399), 0..5_i64]));
    let loose = prop_oneof![3 => Just((false, 0)), 1 => (0..3_u32).prop_map(|origin| (true, origin))];
    let line = prop_oneof![0..50_u32, Just(u32::MAX)];
    (0..keys().len(), 0..RECIPES.len(), loose, line, time).prop_map(|(key, recipe, (loose, origin), line, time)| {
        NewEntry {
            key: keys()[key],
            // Most entries of a list are of one recipe.
            recipe: if line % 3 > 0 { EMAIL } else { RECIPES[recipe] },
            loose,
            origin,
            line,
            time: time.map(|(lo, width)| Interval { lo, hi: lo + width }),
        }
    })
}

/// Lists of entries, which come in parts.
fn lists() -> impl Strategy<Value = Vec<Vec<Vec<NewEntry>>>> {
    let part = proptest::collection::vec(new_entry(), 0..40);
    proptest::collection::vec(proptest::collection::vec(part, 1..6), 1..5)
}

/// Gives every list to a collection of `memory` bytes; its parts come from `threads` threads.
fn collected(lists: &[Vec<Vec<NewEntry>>], memory: usize, threads: usize) -> RunSnapshot {
    let temp = tempfile::tempdir().unwrap();
    let mut run = RunLists::new(&hasty(), temp.path(), memory);
    for (number, parts) in lists.iter().enumerate() {
        run.start(&format!("list {number}"), Some(7), 1000).unwrap();
        let next = AtomicUsize::new(0);
        let work = || {
            while let Some(part) = parts.get(next.fetch_add(1, Ordering::Relaxed)) {
                run.push(part).unwrap();
            }
        };
        std::thread::scope(|scope| {
            (0..threads).for_each(|_| _ = scope.spawn(work));
        });
        run.end(SourceRead::default());
    }
    run.finish(&Cancel::default()).unwrap()
}

/// By recipe whether there are any and which were found; and how many entries each list has.
type Answers = (Vec<(RecipeId, bool, Vec<Hit>)>, Vec<u64>);

fn answers(run: &RunSnapshot, keys: &[MatchKey]) -> Answers {
    let hits = RECIPES.map(|recipe| {
        let mut hits = Vec::new();
        run.probe(recipe, keys, &mut hits).unwrap();
        (recipe, run.holds(recipe), hits)
    });
    (hits.to_vec(), run.about().lists().iter().map(|list| list.entries).collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]
    #[test]
    fn table_and_segment_answer_alike(mut lists in lists(), middle in 2 * FULL..4 * FULL) {
        // With FULL bytes this list goes to the disk, and with twice as many it depends on the others.
        lists.insert(0, vec![(0..1500).map(entry).collect(), Vec::new()]);
        let keys = [keys(), (0..1500).map(|number| entry(number).key).collect()].concat();
        let expected = answers(&collected(&lists, AMPLE, 1), &keys);
        for (memory, threads) in [(AMPLE, 4), (FULL, 1), (FULL, 3), (middle, 4)] {
            prop_assert_eq!(&answers(&collected(&lists, memory, threads), &keys), &expected, "{} {}", memory, threads);
        }
        lists[1..].iter_mut().for_each(|parts| parts.reverse());
        lists.iter_mut().flatten().for_each(|part| part.reverse());
        prop_assert_eq!(&answers(&collected(&lists, AMPLE, 1), &keys), &expected);
        prop_assert_eq!(&answers(&collected(&lists, FULL, 1), &keys), &expected);
    }
}

fn entry(number: u32) -> NewEntry {
    let key = key_of(&number.to_string());
    NewEntry { key, recipe: EMAIL, loose: false, origin: 0, line: number, time: None }
}

/// Every combination of list and recipe counts as one of the few that need no more than a slot; there are more of them here.
#[test]
fn a_hundred_lists_answer_alike() {
    let lists: Vec<_> = (0..100).map(|list| vec![(list * 10..list * 10 + 40).map(entry).collect(), vec![]]).collect();
    let keys: Vec<_> = (0..1100).map(|number| entry(number).key).collect();
    let expected = answers(&collected(&lists, AMPLE, 1), &keys);
    assert_eq!(expected.1, [40; 100]);
    assert_eq!(expected.0[0].2.len(), 4000);
    assert_eq!(answers(&collected(&lists, FULL, 2), &keys), expected);
}

/// Thousands of addresses with a tag share the one without; they must not cost the square of their number.
#[test]
fn a_form_that_everybody_shares_is_no_burden() {
    let shared = |number: u32| NewEntry { key: entry(0).key, loose: true, origin: number / 2, ..entry(number + 1) };
    let lists = [vec![(0..200_000).map(shared).collect::<Vec<_>>(), (0..200_000).rev().map(shared).collect(), vec![]]];
    let key = [entry(0).key];
    let expected = answers(&collected(&lists, AMPLE, 2), &key);
    let lines: Vec<_> = expected.0[0].2.iter().map(|hit| hit.entry.line).collect();
    assert_eq!(lines, [1], "the first line proves as much as all of them");
    assert_eq!(answers(&collected(&lists, 1 << 20, 2), &key), expected);
}

/// What is left of the limit for the list's own opt-outs depends on it.
#[test]
fn lists_say_how_much_memory_they_take() {
    let lists = [vec![(0..100_000).map(entry).collect(), vec![]]];
    let memory = collected(&lists, AMPLE, 1).memory();
    assert!((16 * 100_000..48 * 100_000).contains(&memory), "{memory}");
    assert_eq!(collected(&lists, FULL, 1).memory(), 0);
}

#[test]
fn without_room_on_the_disk_full_memory_ends_the_run() {
    let nowhere = tempfile::tempdir().unwrap().path().join("gone");
    let mut run = RunLists::new(&hasty(), &nowhere, FULL);
    run.start("list", None, 7).unwrap();
    let entries: Vec<_> = (0..3000).map(entry).collect();
    // Fits.
    run.push(&entries[..700]).unwrap();
    let pushed = run.push(&entries[700..]);
    let error = pushed.and_then(|()| run.finish(&Cancel::default()).map(drop)).unwrap_err().to_string();
    assert!(error.starts_with("cannot write a temporary file in") && error.contains("gone"), "{error}");
}
