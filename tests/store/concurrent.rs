//! Readers and writers at the same time. Readers see a whole state, old or new; writers take turns.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use scrub::base::cancel::Cancel;
use scrub::base::list_kind::ListKind;
use scrub::store::{Snapshot, StoreError, Writer};

use crate::support::{Place, access, assert_sound, batch, hasty, import, in_force};

#[test]
fn readers_see_whole_states_during_imports_and_compactions() {
    let place = Place::new();
    let dir = place.dir();
    let mut writer = place.writer();
    import(&mut writer, batch("a", ListKind::Optout), &[0, 1], 1 << 20).unwrap();
    let done = AtomicBool::new(false);
    std::thread::scope(|threads| {
        for _ in 0..2 {
            threads.spawn(|| {
                let mut looks = 0;
                while !done.load(Ordering::Relaxed) || looks == 0 {
                    let snapshot = Snapshot::open(&dir, &access()).unwrap();
                    let persons = in_force(&snapshot).unwrap();
                    // Persons 2 and 3 come and go together.
                    assert!([vec![0, 1], vec![0, 1, 2, 3]].contains(&persons), "{persons:?}");
                    assert_eq!(snapshot.lists().iter().map(|list| list.entries).sum::<u64>(), persons.len() as u64);
                    looks += 1;
                }
            });
        }
        for _ in 0..25 {
            let imported = import(&mut writer, batch("b", ListKind::Complaint), &[2, 3], 1 << 20).unwrap();
            writer.compact(1).unwrap();
            writer.undo(imported.batch, "again", 1).unwrap();
        }
        done.store(true, Ordering::Relaxed);
    });
    assert_sound(&dir);
}

#[test]
fn a_snapshot_outlives_the_files_it_was_made_of() {
    let place = Place::new();
    let mut writer = place.writer();
    import(&mut writer, batch("a", ListKind::Optout), &[0, 1], 1 << 20).unwrap();
    let snapshot = place.snapshot();
    import(&mut writer, batch("a", ListKind::Optout), &[2], 1 << 20).unwrap();
    writer.compact(1).unwrap();
    assert_eq!(in_force(&snapshot).unwrap(), [0, 1]);
    assert_eq!(in_force(&place.snapshot()).unwrap(), [0, 1, 2]);
}

#[test]
fn writers_wait_for_each_other_and_say_so() {
    let place = Place::new();
    let waited = AtomicUsize::new(0);
    let first = place.writer();
    std::thread::scope(|threads| {
        let second = threads.spawn(|| {
            let mut waiting = || {
                waited.fetch_add(1, Ordering::SeqCst);
            };
            let mut writer = Writer::open(&place.dir(), access(), hasty(), Cancel::default(), &mut waiting).unwrap();
            import(&mut writer, batch("a", ListKind::Optout), &[4], 1 << 20).unwrap();
        });
        while waited.load(Ordering::SeqCst) == 0 {
            std::thread::yield_now();
        }
        drop(first);
        second.join().unwrap();
    });
    assert_eq!(waited.load(Ordering::SeqCst), 1);
    assert_eq!(in_force(&place.snapshot()).unwrap(), [4]);
    let _first = place.writer();
    let cancel = Cancel::default();
    let waiting = Writer::open(&place.dir(), access(), hasty(), cancel.clone(), &mut || cancel.set());
    assert!(matches!(waiting.err(), Some(StoreError::Interrupted(_))));
}

#[test]
fn a_reader_needs_no_write_permission_and_writes_nothing() {
    use std::os::unix::fs::PermissionsExt;
    let place = Place::new();
    let mut writer = place.writer();
    import(&mut writer, batch("a", ListKind::Optout), &[0, 1], 1 << 20).unwrap();
    drop(writer);
    let before = crate::support::files(&place.dir());
    for name in &before {
        let mode = std::fs::metadata(place.dir().join(name)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{name}");
    }
    std::fs::set_permissions(place.dir(), PermissionsExt::from_mode(0o500)).unwrap();
    let persons = in_force(&place.snapshot());
    std::fs::set_permissions(place.dir(), PermissionsExt::from_mode(0o700)).unwrap();
    assert_eq!(persons.unwrap(), [0, 1]);
    assert_eq!(crate::support::files(&place.dir()), before);
}
