//! Enough entries for several partitions, temporary files and merges of unequal segments; and the lists of one run.

use rayon::prelude::*;
use scrub::base::cancel::Cancel;
use scrub::base::list_kind::ListKind;
use scrub::base::recipe_id::RecipeId;
use scrub::base::time::Interval;
use scrub::identity::recipe::EMAIL;
use scrub::store::{NewEntry, RunLists, Snapshot, SourceRead};

use crate::support::{Place, assert_sound, batch, hasty, key_of};

fn entry(number: u32) -> NewEntry {
    let key = key_of(&number.to_string());
    NewEntry { key, recipe: EMAIL, loose: false, origin: 0, line: number, time: None }
}

fn entries(numbers: std::ops::Range<u32>) -> Vec<NewEntry> {
    numbers.map(entry).collect()
}

/// Numbers below `known` hit with their own line, the thousand above miss.
fn assert_holds(snapshot: &Snapshot, known: u32) {
    let keys: Vec<_> = (0..known + 1000).map(|number| entry(number).key).collect();
    let mut hits = Vec::new();
    for (chunk, first) in keys.chunks(8192).zip((0..).step_by(8192)) {
        let before = hits.len();
        snapshot.probe(EMAIL, chunk, &mut hits).unwrap();
        assert!(hits[before..].iter().all(|hit| hit.index + first == hit.entry.line));
    }
    assert!(hits.iter().map(|hit| hit.entry.line).eq(0..known));
}

#[test]
fn several_partitions_runs_and_merges() {
    let place = Place::new();
    let mut writer = place.writer();
    for (numbers, memory) in [(0..90_000, 3 << 20), (90_000..140_000, 1 << 30), (140_000..144_000, 1 << 30)] {
        let rows = numbers.len() as u64;
        let session = writer.import(batch("a", ListKind::Optout), memory).unwrap();
        for chunk in entries(numbers).chunks(10_000) {
            session.push(chunk).unwrap();
        }
        let imported = session.finish(SourceRead { rows, ..SourceRead::default() }).unwrap();
        assert_eq!((imported.counts.added, imported.counts.known), (rows, 0));
    }
    assert_eq!(writer.snapshot().segments(), 2);
    assert_holds(writer.snapshot(), 144_000);
    let session = writer.import(batch("a", ListKind::Optout), 1 << 30).unwrap();
    session.push(entries(100_000..144_100)).unwrap();
    let counts = session.finish(SourceRead::default()).unwrap().counts;
    assert_eq!((counts.added, counts.known), (100, 44_000));
    assert_holds(&place.snapshot(), 144_100);
    writer.compact(1).unwrap();
    assert_holds(&place.snapshot(), 144_100);
    assert_sound(&place.dir());
}

/// Some persons several times, with other lines and dates, and with a loose form.
fn repeated(number: u32) -> NewEntry {
    let person = entry(number % 7_000);
    let time = number.is_multiple_of(3).then(|| Interval::point(i64::from(number % 11) * 1000));
    let loose = number.is_multiple_of(5);
    NewEntry { line: number, time, loose, origin: if loose { person.key.origin() } else { 0 }, ..person }
}

#[test]
fn a_segment_is_the_same_bytes_whatever_the_threads_the_order_and_the_memory() {
    let entries: Vec<_> = (1..20_000).map(repeated).collect();
    let mut files = Vec::new();
    for (threads, memory) in [(1, 1 << 30), (3, 1 << 30), (8, 1 << 17)] {
        let place = Place::new();
        let mut writer = place.writer();
        let session = writer.import(batch("a", ListKind::Optout), memory).unwrap();
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| {
            entries.par_chunks(1_000).rev().try_for_each(|chunk| session.push(chunk)).unwrap();
            session.finish(SourceRead::default()).unwrap();
        });
        files.push(std::fs::read(place.dir().join("segment-000001.seg")).unwrap());
        let mut hits = Vec::new();
        writer.snapshot().probe(EMAIL, &[entry(3).key], &mut hits).unwrap();
        let known: Vec<_> = hits.iter().map(|hit| (hit.entry.line, hit.entry.time)).collect();
        // Lines 3, 7003 and 14003; only the first has a date.
        assert_eq!(known, [(3, Some(Interval::point(3000)))]);
    }
    assert!(files.windows(2).all(|pair| pair[0] == pair[1]));
}

#[test]
fn run_lists_answer_alike_in_memory_and_on_disk() {
    let temp = tempfile::tempdir().unwrap();
    for memory in [1 << 30, 1 << 20, 0x1000] {
        let mut lists = RunLists::new(&hasty(), temp.path(), memory);
        let first = lists.start("a.csv", None, 7).unwrap();
        lists.push(entries(0..3000)).unwrap();
        lists.end(SourceRead { rows: 3000, unreadable: 1, ..SourceRead::default() });
        let second = lists.start("b.csv", None, 7).unwrap();
        lists.push(entries(2000..5000)).unwrap();
        assert!(lists.start("a.csv", None, 7).is_err());
        let snapshot = lists.finish(&Cancel::default()).unwrap();
        let mut hits = Vec::new();
        snapshot.probe(EMAIL, &[entry(1).key, entry(2500).key, entry(6000).key], &mut hits).unwrap();
        let found: Vec<_> = hits.iter().map(|hit| (hit.index, hit.entry.first_batch)).collect();
        assert_eq!(found, [(0, first), (1, first), (1, second)]);
        let counted: Vec<_> = snapshot.about().lists().iter().map(|list| list.entries).collect();
        assert_eq!(counted, [3000, 3000]);
        assert!(snapshot.holds(EMAIL) && !snapshot.holds(RecipeId(4)));
        assert_eq!(crate::support::files(temp.path()), [""; 0], "temporary files have no names");
    }
}

#[test]
fn no_run_list_and_empty_run_lists_know_nobody() {
    let temp = tempfile::tempdir().unwrap();
    let mut lists = RunLists::new(&hasty(), temp.path(), 1 << 20);
    assert!(lists.push(entries(0..1)).is_err());
    lists.start("empty.csv", None, 7).unwrap();
    let snapshot = lists.finish(&Cancel::default()).unwrap();
    let mut hits = Vec::new();
    snapshot.probe(EMAIL, &[entry(1).key], &mut hits).unwrap();
    assert!(hits.is_empty());
}
