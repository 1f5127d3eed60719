//! The list's own opt-outs against a plain map, in memory and on disk.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::base::disk::{Disk, RealDisk};
use crate::base::own_column::ValueClass;
use crate::pipeline::cells::CellSource;

/// Fits whatever these tests note.
const AMPLE: usize = 1 << 30;
/// Exceeded by three notes.
const TINY: usize = 60;
const OWN_COLUMNS: u16 = 3;

impl OwnOptouts {
    /// Those of some rows.
    pub(in crate::pipeline) fn of(source: &mut impl CellSource, options: &JudgeOptions, keyer: &Keyer) -> Self {
        let mut worker = ObjectionReader::without_file(options, 0);
        let found = worker.read_rows(source, &[], keyer);
        let collector = OwnCollector::new(notes(&std::env::temp_dir(), AMPLE), options);
        let mentions = worker.take_mentions();
        collector.take(found, worker.speaks_of_subscription(), &mentions).unwrap();
        collector.finish(&Cancel::default()).unwrap()
    }
}

fn notes(temp: &Path, memory: usize) -> RunNotes {
    let disk: Arc<dyn Disk> = Arc::new(RealDisk);
    RunNotes::new(&disk, temp, memory)
}

/// In both halves of the tables, beside each other and far apart.
fn key(number: u8) -> MatchKey {
    MatchKey::new((u128::from(number % 5) << 120 | u128::from(number) << 60).to_be_bytes())
}

/// Few of everything, so that much is equal but for one thing. Columns behind the own ones do not depend on the whole list.
fn found() -> impl Strategy<Value = Found> {
    let class = prop::sample::select(vec![ValueClass::Objection, ValueClass::BareYes, ValueClass::Doubtful]);
    let line = prop_oneof![1..9_u64, (1 << 32) - 2..(1_u64 << 32) + 3, Just(u64::MAX)];
    let flags = any::<(bool, bool, bool)>();
    (0..20_u8, line, 0..OWN_COLUMNS + 3, class, flags).prop_map(
        |(number, line, column, class, (bounce, loose, conditional))| Found {
            key: key(number),
            objection: OwnObjection { line, column, class, bounce, loose },
            kind: IdentifierKind::Email,
            conditional: conditional && column < OWN_COLUMNS,
        },
    )
}

/// What is found in each block, and what its reader says of subscriptions.
fn blocks() -> impl Strategy<Value = Vec<(Vec<Found>, Vec<bool>)>> {
    let speaks = prop::collection::vec(prop::bool::weighted(0.2), 0..=usize::from(OWN_COLUMNS));
    prop::collection::vec((prop::collection::vec(found(), 0..60), speaks), 0..8)
}

/// By key, what is told of a wish and of a delivery; and the columns beside the own ones.
type Told = (Vec<(u32, OwnObjection)>, Vec<(u32, OwnObjection)>, Vec<usize>);

/// What is told of each key, loosely and exactly, by the words of the design alone.
fn model(blocks: &[(Vec<Found>, Vec<bool>)]) -> Told {
    let speaks = |column: u16| blocks.iter().any(|(_, speaks)| speaks.get(usize::from(column)) == Some(&true));
    let all = || blocks.iter().flat_map(|(found, _)| found);
    let others: BTreeSet<_> =
        all().filter_map(|found| found.objection.column.checked_sub(OWN_COLUMNS)).map(usize::from).collect();
    let others: Vec<_> = others.into_iter().collect();
    let mut first: HashMap<(MatchKey, bool), OwnObjection> = HashMap::new();
    for found in all().filter(|found| !found.conditional || speaks(found.objection.column)) {
        let mut new = found.objection;
        if let Some(other) = new.column.checked_sub(OWN_COLUMNS) {
            new.column = OWN_COLUMNS + others.iter().position(|known| *known == usize::from(other)).unwrap() as u16;
        }
        let known = first.entry((found.key, new.bounce)).or_insert(new);
        let order = |objection: &OwnObjection| (objection.loose, objection.line, objection.column, objection.class);
        if order(&new) < order(known) {
            *known = new;
        }
    }
    let told = |loose: bool| {
        let of_key =
            |number: u8| [false, true].map(|bounce| Some((u32::from(number), *first.get(&(key(number), bounce))?)));
        let all = (0..20).flat_map(of_key).flatten();
        all.filter(|(_, objection)| loose || !objection.loose).collect::<Vec<_>>()
    };
    (told(true), told(false), others)
}

/// The same by `memory` bytes, the blocks taken by `threads` threads.
fn told(blocks: &[(Vec<Found>, Vec<bool>)], memory: usize, threads: usize) -> Told {
    let temp = tempfile::tempdir().unwrap();
    let so_far = Mutex::default();
    let collector = OwnCollector { notes: notes(temp.path(), memory), own_columns: usize::from(OWN_COLUMNS), so_far };
    let next = Mutex::new(blocks.iter());
    let work = || {
        while let Some((found, speaks)) = { lock(&next).next() } {
            collector.take(found.clone(), speaks, &Mentions::default()).unwrap();
        }
    };
    std::thread::scope(|scope| (0..threads).for_each(|_| _ = scope.spawn(work)));
    let optouts = collector.finish(&Cancel::default()).unwrap();
    assert_eq!(std::fs::read_dir(temp.path()).unwrap().count(), 0, "temporary files have no names");
    let keys: Vec<_> = (0..20).map(key).collect();
    let ask = |loose: bool| {
        let mut told = Vec::new();
        optouts.probe(&keys, loose, &mut |index, objection| told.push((index, objection))).unwrap();
        told
    };
    (ask(true), ask(false), optouts.others().to_vec())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn own_optouts_are_the_same_in_memory_and_on_disk_and_by_a_plain_map(mut blocks in blocks()) {
        let expected = model(&blocks);
        for (memory, threads) in [(AMPLE, 1), (AMPLE, 3), (TINY, 1), (TINY, 3), (2000, 2)] {
            prop_assert_eq!(&told(&blocks, memory, threads), &expected, "{} {}", memory, threads);
        }
        blocks.reverse();
        blocks.iter_mut().for_each(|(found, _)| found.reverse());
        prop_assert_eq!(&told(&blocks, TINY, 1), &expected);
        prop_assert_eq!(&told(&blocks, AMPLE, 1), &expected);
    }
}

/// An address that stands in every row costs a note for each block, not for each row.
#[test]
fn an_address_that_objects_in_every_row_is_kept_once_for_each_block() {
    let objection = |line| OwnObjection { line, column: 0, class: ValueClass::Objection, bounce: false, loose: false };
    let mut found: Vec<_> = (1..1000)
        .rev()
        .map(|line| Found { key: key(1), objection: objection(line), conditional: false, kind: IdentifierKind::Email })
        .collect();
    keep_first(&mut found);
    assert_eq!(found.iter().map(|found| found.objection.line).collect::<Vec<_>>(), [1]);
}

/// The error of the disk must not be lost between the threads.
#[test]
fn without_room_on_the_disk_full_memory_ends_the_first_pass() {
    let gone = tempfile::tempdir().unwrap().path().join("gone");
    let objection = OwnObjection { line: 1, column: 0, class: ValueClass::Objection, bounce: false, loose: false };
    let found = (0..20)
        .map(|number| Found { key: key(number), objection, conditional: false, kind: IdentifierKind::Email })
        .collect();
    let collector = OwnCollector { notes: notes(&gone, TINY), own_columns: 1, so_far: Mutex::default() };
    let error = collector.take(found, &[], &Mentions::default()).unwrap_err().to_string();
    assert!(error.starts_with("cannot write a temporary file in"), "{error}");
}
