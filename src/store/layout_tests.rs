//! Two payload layouts side by side: nothing ever mixes them, and every answer takes both into account.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use super::change::LiftTarget;
use super::entry::NewEntry;
use super::error::StoreError;
use super::history::Action;
use super::layout_id::LayoutId;
use super::new_batch::{NewBatch, SourceRead};
use super::snapshot::Snapshot;
use super::testing::access;
use super::verify::verify;
use super::writer::{Writer, create};
use crate::base::cancel::Cancel;
use crate::base::channel::Channels;
use crate::base::coverage::Coverage;
use crate::base::disk::RealDisk;
use crate::base::list_kind::ListKind;
use crate::base::match_key::MatchKey;
use crate::base::recipe_id::RecipeId;

const FIRST: LayoutId = LayoutId::PROHIBITIONS;
const SECOND: LayoutId = LayoutId::OF_TESTS;

struct Store {
    _temp: tempfile::TempDir,
    dir: PathBuf,
}

impl Store {
    fn new() -> Self {
        let temp = tempfile::tempdir().unwrap();
        let dir = temp.path().join("store");
        let disk: Arc<dyn crate::base::disk::Disk> = Arc::new(RealDisk);
        create(&dir, &access(), &disk).unwrap();
        Self { _temp: temp, dir }
    }

    fn writer(&self) -> Writer<'static> {
        Writer::open(&self.dir, access(), Arc::new(RealDisk), Cancel::default(), &mut || {}).unwrap()
    }

    /// Live segments by layout, and whether every one holds its own layout only, by its scopes.
    fn segments(&self) -> BTreeMap<LayoutId, usize> {
        let snapshot = Snapshot::open(&self.dir, &access()).unwrap();
        let mut count = BTreeMap::new();
        for segment in &snapshot.segments {
            *count.entry(segment.layout()).or_default() += 1;
            let mut records = Vec::new();
            segment.records(super::segment::key_range::KeyRange::part(0, 0), &mut records).unwrap();
            for record in records {
                let list = snapshot.list(snapshot.scope(record.scope()).unwrap().list).unwrap();
                assert_eq!(
                    list.name == "second",
                    segment.layout() == SECOND,
                    "an entry in a segment of the other layout"
                );
            }
        }
        assert!(verify(&self.dir, &access()).damage.is_empty());
        count
    }
}

fn key(person: u8) -> MatchKey {
    MatchKey::new([person.wrapping_mul(37); 16])
}

fn entry(person: u8) -> NewEntry {
    NewEntry { key: key(person), recipe: RecipeId(1), loose: false, origin: 0, line: 1, time: None }
}

fn new_batch(list: &str, kind: ListKind) -> NewBatch {
    NewBatch {
        action: Action::Import,
        list: list.to_owned(),
        kind,
        register: None,
        channels: Channels::ALL,
        purposes: Vec::new(),
        source: None,
        as_of: None,
        imported_at: 7,
        replace: false,
        lift_missing: false,
        allow_shrink: true,
        reason: None,
        via: None,
        agent: None,
        received_at: None,
        coverage: Coverage::Whole,
        is_cleared: false,
    }
}

/// Imports persons into list "first" or "second".
fn import(writer: &mut Writer<'_>, layout: LayoutId, persons: std::ops::Range<u8>) {
    let list = if layout == SECOND { "second" } else { "first" };
    let mut session = writer.import(new_batch(list, ListKind::Optout), 1 << 20).unwrap();
    session.layout = layout;
    for person in persons {
        session.push([entry(person)]).unwrap();
    }
    session.finish(SourceRead::default()).unwrap();
}

/// Which persons are in force in which list.
fn in_force(snapshot: &Snapshot) -> Vec<(u8, u32)> {
    let keys: Vec<_> = (0..100).map(key).collect();
    let mut hits = Vec::new();
    snapshot.probe(RecipeId(1), &keys, &mut hits).unwrap();
    assert!(hits.is_sorted_by_key(|hit| hit.index), "hits follow the order of the keys, whatever their layout");
    hits.iter().map(|hit| (hit.index as u8, snapshot.scope(hit.entry.scope).unwrap().list)).collect()
}

#[test]
fn imports_swallow_segments_of_their_own_layout_only() {
    let store = Store::new();
    let mut writer = store.writer();
    for round in 0..6 {
        // As large as all that is there, so that it is swallowed.
        import(&mut writer, FIRST, 0..round * 4 + 4);
        import(&mut writer, SECOND, 2..round * 4 + 6);
        assert_eq!(store.segments(), BTreeMap::from([(FIRST, 1), (SECOND, 1)]));
    }
    let first = (0..24).map(|person| (person, 0));
    let mut expected: Vec<_> = first.chain((2..26).map(|person| (person, 1))).collect();
    expected.sort_unstable();
    assert_eq!(in_force(writer.snapshot()), expected);
    let lists = writer.snapshot().lists();
    assert_eq!(lists.iter().map(|list| list.entries).collect::<Vec<_>>(), [24, 24]);
}

#[test]
fn layouts_share_the_segments_that_there_may_be() {
    let store = Store::new();
    let mut writer = store.writer();
    // Falling sizes, so that no import swallows the one before for its own sake.
    let mut from = 0;
    for size in [60, 19, 6, 2, 1, 1, 1, 1] {
        import(&mut writer, FIRST, from..from + size);
        import(&mut writer, SECOND, from..from + size);
        from += size;
        let segments = store.segments();
        assert!(segments.values().all(|count| *count <= 4), "{segments:?}");
    }
    assert_eq!(store.segments(), BTreeMap::from([(FIRST, 4), (SECOND, 4)]));
    assert_eq!(in_force(writer.snapshot()).len(), 2 * usize::from(from));
}

#[test]
fn a_compaction_leaves_one_segment_a_layout() {
    let store = Store::new();
    let mut writer = store.writer();
    for (layout, persons) in [(FIRST, 0..40), (SECOND, 20..60), (FIRST, 40..45), (SECOND, 60..65)] {
        import(&mut writer, layout, persons);
    }
    assert_eq!(store.segments(), BTreeMap::from([(FIRST, 2), (SECOND, 2)]));
    let before = in_force(writer.snapshot());
    assert_eq!(writer.compact(8).unwrap().segments, 4);
    assert_eq!(store.segments(), BTreeMap::from([(FIRST, 1), (SECOND, 1)]));
    assert_eq!(in_force(&Snapshot::open(&store.dir, &access()).unwrap()), before);
}

#[test]
fn a_lift_and_its_undo_find_entries_of_both_layouts() {
    let store = Store::new();
    let mut writer = store.writer();
    import(&mut writer, FIRST, 0..10);
    // Another scope of the first list, in the second layout: a lift reaches all scopes of its list.
    let mut batch = new_batch("first", ListKind::Optout);
    batch.purposes = vec!["news".to_owned()];
    let mut session = writer.import(batch, 1 << 20).unwrap();
    session.layout = SECOND;
    session.push([entry(3), entry(4)]).unwrap();
    session.finish(SourceRead::default()).unwrap();
    let target = LiftTarget { recipe: RecipeId(1), key: key(3), loose: false, origin: 0 };
    let lifted = writer.lift("first", &[target], "asked", 9).unwrap();
    assert_eq!((lifted.entries, writer.snapshot().layouts()), (2, vec![FIRST, SECOND]));
    assert!(in_force(writer.snapshot()).iter().all(|(person, _)| *person != 3));
    writer.compact(9).unwrap();
    assert!(in_force(writer.snapshot()).iter().all(|(person, _)| *person != 3));
    let undone = writer.undo(3, "wrong person", 9).unwrap();
    assert_eq!((undone.before, undone.after), (10, 12));
    assert_eq!(in_force(writer.snapshot()).iter().filter(|(person, _)| *person == 3).count(), 2);
    assert!(verify(&store.dir, &access()).damage.is_empty());
}

#[test]
fn what_this_scrub_cannot_read_is_refused_and_named() {
    let store = Store::new();
    import(&mut store.writer(), FIRST, 0..3);
    let good = Snapshot::open(&store.dir, &access()).unwrap().catalog;
    let disk: Arc<dyn crate::base::disk::Disk> = Arc::new(RealDisk);
    type Change = fn(&mut super::segment::layout::Manifest);
    let changes: [(Change, &str); 3] = [
        (|manifest| manifest.layout = LayoutId(7), "in layout 7, written by scrub "),
        (|manifest| manifest.format = 1, "of segment format 1, written by scrub "),
        (|manifest| manifest.key_layers = 3, "keys of 3 layers, written by scrub "),
    ];
    for (change, words) in changes {
        let mut catalog = good.clone();
        catalog.segments.iter_mut().for_each(change);
        catalog.commit(&store.dir, &access(), &disk).unwrap();
        let error = Snapshot::open(&store.dir, &access()).err().unwrap();
        assert!(!matches!(error, StoreError::SegmentDamaged { .. }), "{error}");
        let text = error.to_string();
        assert!(text.contains("segment-000001.seg") && text.contains(words), "{text}");
        assert!(text.ends_with("use that scrub or a newer one"), "{text}");
        assert_eq!(verify(&store.dir, &access()).damage[0].to_string(), text);
    }
}

#[test]
fn counting_anew_stops_when_asked() {
    let store = Store::new();
    import(&mut store.writer(), FIRST, 0..30);
    let snapshot = Snapshot::open(&store.dir, &access()).unwrap();
    let chains = super::chains::Chains::new(&snapshot.catalog.history);
    let cancel = Cancel::default();
    assert!(snapshot.recount(&chains, &cancel).is_ok());
    cancel.set();
    assert!(matches!(snapshot.recount(&chains, &cancel), Err(StoreError::Interrupted(_))));
}
