//! What the store refuses, what it counts, and what it says.

use scrub::base::cancel::Cancel;
use scrub::base::channel::{Channel, Channels};
use scrub::base::digest::{DigestAlgorithm, FileDigest};
use scrub::base::list_kind::ListKind;
use scrub::base::time::Interval;
use scrub::identity::recipe::{DOMAIN, EMAIL};
use scrub::store::{Action, Seal, Snapshot, SourceRead, State, StoreError, Writer, create, verify};

use crate::support::{
    KEY, Place, TestKey, access, access_with, assert_sound, batch, entries, exact, files, hasty, import, in_force,
    open_writer, targets,
};

#[test]
fn a_full_list_must_not_shrink_unasked() {
    let place = Place::new();
    let mut writer = place.writer();
    let full = |allow_shrink| {
        let mut new = batch("a", ListKind::Register);
        (new.replace, new.allow_shrink) = (true, allow_shrink);
        new
    };
    import(&mut writer, full(false), &(0..10).collect::<Vec<_>>(), 1 << 20).unwrap();
    import(&mut writer, full(false), &(0..9).collect::<Vec<_>>(), 1 << 20).unwrap();
    let shrinks = import(&mut writer, full(false), &(0..8).collect::<Vec<_>>(), 1 << 20);
    assert!(matches!(shrinks, Err(StoreError::Shrinks { old: 9, new: 8, .. })));
    assert!(matches!(import(&mut writer, full(false), &[], 1 << 20), Err(StoreError::EmptyReplacement(_))));
    assert_eq!(in_force(&place.snapshot()).unwrap(), (0..9).collect::<Vec<_>>());
    let mut other_scope = full(false);
    other_scope.channels = Channels::from_iter([Channel::Phone]);
    import(&mut writer, other_scope, &[10], 1 << 20).unwrap();
    import(&mut writer, full(true), &[], 1 << 20).unwrap();
    assert_eq!(in_force(&place.snapshot()).unwrap(), [10], "a full list speaks for its own scope only");
    drop(writer);
    drop(place.writer());
    assert_sound(&place.dir());
}

#[test]
fn importing_the_same_file_twice_changes_no_entry() {
    let place = Place::new();
    let mut writer = place.writer();
    import(&mut writer, batch("a", ListKind::Optout), &[0, 1, 2, 2], 1 << 20).unwrap();
    let mut again = batch("a", ListKind::Optout);
    again.as_of = Some(1_800_000_000);
    let imported = import(&mut writer, again, &[0, 1, 2, 2], 1 << 20).unwrap();
    assert_eq!((imported.counts.read, imported.counts.added, imported.counts.known), (4, 0, 3));
    let lists = writer.snapshot().lists();
    assert_eq!((lists[0].entries, lists[0].as_of), (3, Some(1_800_000_000)));
    let trace = writer.snapshot().traces(EMAIL, &exact(0)).unwrap()[0];
    assert_eq!((trace.entry.first_batch, trace.entry.last_batch), (1, 2));
}

#[test]
fn a_list_keeps_its_kind_and_register() {
    let place = Place::new();
    let mut writer = place.writer();
    let mut new = batch("a", ListKind::Register);
    new.register = Some("de-robinson".to_owned());
    import(&mut writer, new.clone(), &[1], 1 << 20).unwrap();
    let kind = import(&mut writer, batch("a", ListKind::Optout), &[1], 1 << 20);
    assert!(matches!(kind, Err(StoreError::OtherKind { is: ListKind::Register, asked: ListKind::Optout, .. })));
    new.register = Some("at-ecg".to_owned());
    assert!(matches!(import(&mut writer, new, &[1], 1 << 20), Err(StoreError::OtherRegister { .. })));
}

#[test]
fn missing_entries_are_lifted_only_with_a_reason() {
    let place = Place::new();
    let mut writer = place.writer();
    let mut new = batch("a", ListKind::Optout);
    new.lift_missing = true;
    assert!(matches!(writer.import(new.clone(), 1).err(), Some(StoreError::LiftMissing)));
    (new.replace, new.reason) = (true, Some("checked by hand".to_owned()));
    new.kind = ListKind::Register;
    assert!(matches!(writer.import(new, 1).err(), Some(StoreError::LiftMissing)));
    assert!(matches!(writer.undo(1, "x", 1), Err(StoreError::UnknownBatch(1))));
    assert!(matches!(writer.undo(0, "x", 1), Err(StoreError::UnknownBatch(0))));
    assert!(matches!(writer.undo(1, " ", 1), Err(StoreError::NoReason)));
    assert!(matches!(writer.lift("a", &[], "", 1), Err(StoreError::NoReason)));
}

#[test]
fn what_two_full_lists_lack_is_dropped_and_cannot_be_asked_back() {
    let place = Place::new();
    let mut writer = place.writer();
    let mut full = batch("r", ListKind::Register);
    full.replace = true;
    for persons in [&[0, 1, 2][..], &[1, 2], &[2]] {
        import(&mut writer, full.clone(), persons, 1 << 20).unwrap();
    }
    writer.compact(1).unwrap();
    assert!(writer.snapshot().traces(EMAIL, &exact(0)).unwrap().is_empty());
    writer.undo(3, "wrong file", 1).unwrap();
    assert_eq!(in_force(writer.snapshot()).unwrap(), [1, 2]);
    assert!(matches!(writer.undo(2, "wrong file", 1), Err(StoreError::TooOldToUndo(2))));
    assert_eq!(in_force(writer.snapshot()).unwrap(), [1, 2]);
}

#[test]
fn full_lists_of_a_sticky_kind_can_all_be_undone() {
    let place = Place::new();
    let mut writer = place.writer();
    let mut full = batch("a", ListKind::Optout);
    full.replace = true;
    for persons in [&[0, 1, 2][..], &[1, 2], &[2]] {
        import(&mut writer, full.clone(), persons, 1 << 20).unwrap();
    }
    writer.compact(1).unwrap();
    assert_eq!(in_force(writer.snapshot()).unwrap(), [0, 1, 2]);
    for (batch, left) in [(3, &[0, 1, 2][..]), (2, &[0, 1, 2]), (1, &[])] {
        writer.undo(batch, "wrong file", 1).unwrap();
        assert_eq!(in_force(writer.snapshot()).unwrap(), left);
    }
}

#[test]
fn times_and_provenance_come_back_as_they_went_in() {
    let place = Place::new();
    let mut writer = place.writer();
    let mut add = batch("a", ListKind::Optout);
    (add.action, add.via, add.agent) = (Action::Add, Some("phone".to_owned()), Some("7".to_owned()));
    add.purposes = vec!["news".to_owned(), "ads".to_owned(), "news".to_owned()];
    let session = writer.import(add, 1 << 20).unwrap();
    let mut entry = entries(5)[0];
    entry.time = Some(Interval { lo: 1_600_000_000, hi: 1_600_086_399 });
    session.push([entry]).unwrap();
    let digest = Some(FileDigest::of(DigestAlgorithm::Sha256, b"a file"));
    session.finish(SourceRead { rows: 1, unreadable: 2, digest, ..SourceRead::default() }).unwrap();
    let snapshot = place.snapshot();
    let trace = snapshot.traces(EMAIL, &exact(5)).unwrap()[0];
    assert_eq!((trace.state, trace.entry.time, trace.entry.line), (State::InForce, entry.time, 6));
    assert_eq!(trace.entry.first_seen, 1_700_000_001);
    let made = snapshot.batch(trace.entry.first_batch).unwrap();
    assert_eq!((made.action, made.via.as_deref(), made.digest), (Action::Add, Some("phone"), digest));
    assert_eq!(made.counts.unreadable, 2);
    assert_eq!(snapshot.scope(trace.entry.scope).unwrap().purposes, ["ads", "news"]);
    assert!(snapshot.traces(DOMAIN, &exact(5)).unwrap().is_empty(), "a hit must agree in form");
}

#[test]
fn a_backup_is_a_store_and_never_overwrites() {
    let place = Place::new();
    let mut writer = place.writer();
    import(&mut writer, batch("a", ListKind::Optout), &[0, 1, 2], 1 << 20).unwrap();
    let to = place.temp.path().join("backup");
    place.snapshot().backup(&to, &access(), &hasty()).unwrap();
    assert_sound(&to);
    let copy = Snapshot::open(&to, &access()).unwrap();
    assert_eq!((in_force(&copy).unwrap(), copy.id()), (vec![0, 1, 2], place.snapshot().id()));
    let again = place.snapshot().backup(&to, &access(), &hasty());
    assert!(matches!(again, Err(StoreError::DestinationExists(_))));
    let segment = files(&place.dir()).into_iter().find(|name| name.ends_with(".seg")).unwrap();
    let path = place.dir().join(segment);
    let mut bytes = std::fs::read(&path).unwrap();
    bytes[100] ^= 1;
    let snapshot = place.snapshot();
    std::fs::write(&path, bytes).unwrap();
    let damaged = place.temp.path().join("damaged");
    assert!(snapshot.backup(&damaged, &access(), &hasty()).is_err() && !damaged.exists());
    import(&mut open_writer(&to, hasty()).unwrap(), batch("a", ListKind::Optout), &[3], 1 << 20).unwrap();
}

#[test]
fn leftovers_go_and_other_files_stay() {
    let place = Place::new();
    let leftovers = [
        "segment-000009.seg",
        ".segment-000009.seg.scrub-1-0.tmp",
        ".catalog.db.scrub-1-2.tmp",
        ".mark.scrub-1-3.tmp",
        ".run-1-0.tmp",
    ];
    for name in leftovers.iter().chain(&["notes.txt", ".list.csv.scrub-1-0.tmp"]) {
        std::fs::write(place.dir().join(name), b"x").unwrap();
    }
    drop(place.writer());
    assert_eq!(files(&place.dir()), [".list.csv.scrub-1-0.tmp", "catalog.db", "mark", "notes.txt", "store.lock"]);
}

#[test]
fn a_store_is_made_once_and_opened_with_its_key() {
    let place = Place::new();
    assert!(matches!(create(&place.dir(), &access(), &hasty()), Err(StoreError::AlreadyAStore(_))));
    let wrong = Writer::open(&place.dir(), access_with(&TestKey(9)), hasty(), Cancel::default(), &mut || {});
    assert!(matches!(wrong.err(), Some(StoreError::WrongKey(_))));
    assert!(matches!(verify(&place.dir(), &access_with(&TestKey(9))).damage[..], [StoreError::WrongKey(_)]));
    let nowhere = open_writer(&place.temp.path().join("nowhere"), hasty());
    assert!(matches!(nowhere.err(), Some(StoreError::NotAStore(_))));
    assert!(!place.temp.path().join("nowhere").exists());
    assert_ne!(KEY.key_id(), TestKey(9).key_id());
}

#[test]
fn every_message_says_what_to_do_and_no_key_is_in_the_store() {
    let place = Place::new();
    let mut writer = place.writer();
    import(&mut writer, batch("a", ListKind::Optout), &[0], 1 << 20).unwrap();
    let unknown = writer.lift("b", &targets(0), "asked", 1).unwrap_err().to_string();
    assert_eq!(unknown, "no list is called \"b\": `scrub store status` shows the lists");
    writer.undo(1, "wrong", 1).unwrap();
    let undone = writer.undo(1, "wrong", 1).unwrap_err().to_string();
    assert_eq!(undone, "batch 1 is already undone, by batch 2");
}

#[test]
fn any_directory_name_will_do() {
    let temp = tempfile::tempdir().unwrap();
    let dir = temp.path().join("listen für ä?b#c%20 &d=1");
    create(&dir, &access(), &hasty()).unwrap();
    let mut writer = open_writer(&dir, hasty()).unwrap();
    import(&mut writer, batch("a", ListKind::Optout), &[7], 1 << 20).unwrap();
    assert_eq!(in_force(&Snapshot::open(&dir, &access()).unwrap()).unwrap(), [7]);
    assert_eq!(files(temp.path()), ["listen für ä?b#c%20 &d=1", "scrub.key.mark"]);
}
