//! A store that went back to an older state, through its catalog or as a whole, is noticed, and goes on only when
//! somebody accepts it.

use std::fs::{self, File};
use std::io::{self, IoSlice};
use std::path::Path;
use std::sync::Arc;

use scrub::base::cancel::Cancel;
use scrub::base::disk::Disk;
use scrub::base::list_kind::ListKind;
use scrub::store::{Accepted, Action, DisputedStore, Snapshot, StoreError, Writer, create, verify};

use crate::faults::failing;
use crate::support::{HastyDisk, Place, access, access_of, assert_sound, batch, files, hasty, import, in_force};

fn copy(from: &Path, to: &Path) {
    let _ = fs::remove_dir_all(to);
    fs::create_dir(to).unwrap();
    for name in files(from) {
        fs::copy(from.join(&name), to.join(&name)).unwrap();
    }
}

fn accept(place: &Place) -> Result<Accepted, StoreError> {
    let dir = place.dir();
    DisputedStore::open(&dir, access_of(&dir), hasty(), Cancel::default(), &mut || {})?.accept("meant", 5)
}

/// Person 0 is in force; a copy of that state lies beside, and then person 1 comes.
fn changed_since_a_copy() -> Place {
    let place = Place::new();
    import(&mut place.writer(), batch("a", ListKind::Optout), &[0], 1 << 20).unwrap();
    copy(&place.dir(), &place.temp.path().join("copy"));
    import(&mut place.writer(), batch("b", ListKind::Complaint), &[1, 2, 3], 1 << 20).unwrap();
    place
}

fn restore(place: &Place) {
    copy(&place.temp.path().join("copy"), &place.dir());
}

fn open(place: &Place) -> Result<Snapshot, StoreError> {
    Snapshot::open(&place.dir(), &access_of(&place.dir()))
}

fn write(place: &Place) -> Result<(), StoreError> {
    let dir = place.dir();
    Writer::open(&dir, access_of(&dir), hasty(), Cancel::default(), &mut || {}).map(drop)
}

#[test]
fn an_older_whole_store_can_be_looked_at_and_nothing_else() {
    let place = changed_since_a_copy();
    restore(&place);
    let before = files(&place.dir());
    assert!(
        matches!(open(&place).err().unwrap(), StoreError::RolledBack(back) if (back.snapshot, back.marked) == (2, 3))
    );
    assert!(matches!(write(&place), Err(StoreError::RolledBack(_))));
    let look = Snapshot::look(&place.dir(), &access_of(&place.dir())).unwrap();
    assert_eq!((in_force(&look).unwrap(), look.rolled_back().unwrap().marked), (vec![0], 3));
    let verified = verify(&place.dir(), &access_of(&place.dir()));
    assert!(verified.damage.is_empty() && verified.rolled_back.is_some());
    assert_eq!(files(&place.dir()), before);
    // Without the mark beside the key nobody could tell.
    assert!(Snapshot::open(&place.dir(), &access()).is_ok());

    let accepted = accept(&place).unwrap();
    assert_eq!((accepted.from, accepted.snapshot, accepted.lost), (2, 4, Vec::new()));
    assert_eq!(in_force(&open(&place).unwrap()).unwrap(), [0]);
    let batch = open(&place).unwrap().batches().last().unwrap().clone();
    assert_eq!((batch.action, batch.reason.as_deref()), (Action::Accept, Some("meant")));
    assert!(matches!(accept(&place), Err(StoreError::NothingToAccept(_))));
    assert_sound(&place.dir());
    // The same copy is older still.
    restore(&place);
    assert!(matches!(open(&place).err(), Some(StoreError::RolledBack(_))));
}

/// Person 0 is in force; from there one copy of the store went on to person 1, and the other, in its place, to person 2.
/// `commits` is how often the second one did.
fn forked(commits: u8) -> (Place, Place) {
    let place = changed_since_a_copy();
    let (kept, other) = (place.temp.path().join("kept"), Place::new());
    copy(&place.dir(), &kept);
    copy(&place.temp.path().join("copy"), &other.dir());
    fs::remove_file(other.temp.path().join("scrub.key.mark")).unwrap();
    for person in 0..commits {
        import(&mut other.writer(), batch("c", ListKind::Optout), &[4 + person], 1 << 20).unwrap();
    }
    (place, other)
}

#[test]
fn a_copy_that_went_on_by_itself_is_told_from_the_store_in_whose_place_it_is_put() {
    for commits in [1, 2, 5] {
        let (place, other) = forked(commits);
        let number = 2 + u64::from(commits);
        copy(&other.dir(), &place.dir());
        assert!(matches!(open(&place).err().unwrap(), StoreError::RolledBack(back)
            if back.is_fork() && (back.snapshot, back.marked) == (number, 3)));
        assert!(matches!(write(&place), Err(StoreError::RolledBack(_))));
        let verified = verify(&place.dir(), &access_of(&place.dir()));
        assert!(verified.damage.is_empty() && verified.rolled_back.is_some_and(|back| back.is_fork()));

        assert_eq!(accept(&place).unwrap().snapshot, number + 1);
        assert_eq!(open(&place).unwrap().number(), number + 1);
        assert!(matches!(accept(&place), Err(StoreError::NothingToAccept(_))));
        copy(&place.temp.path().join("kept"), &place.dir());
        assert!(open(&place).is_err(), "what was given up is no newer state");
    }
}

#[test]
fn a_catalog_of_a_copy_that_went_on_stops_everything() {
    for commits in [1, 2] {
        let (place, other) = forked(commits);
        for file in files(&other.dir()).iter().filter(|file| *file != "mark") {
            fs::copy(other.dir().join(file), place.dir().join(file)).unwrap();
        }
        let is_fork = |error| matches!(error, StoreError::OtherCatalog(back) if back.is_fork() && back.marked == 3);
        assert!(is_fork(open(&place).err().unwrap()) && is_fork(write(&place).unwrap_err()));
        assert!(is_fork(Snapshot::look(&place.dir(), &access_of(&place.dir())).err().unwrap()));
        accept(&place).unwrap();
        assert_sound(&place.dir());
        assert!(open(&place).is_ok());
    }
}

#[test]
fn a_store_that_was_accepted_needs_no_mark_that_can_be_written() {
    let (place, other) = forked(1);
    let beside_key = place.temp.path().join("scrub.key.mark");
    let marks = fs::read(&beside_key).unwrap();
    copy(&other.dir(), &place.dir());
    accept(&place).unwrap();
    // As if it lay where nobody can write.
    fs::write(&beside_key, &marks).unwrap();
    assert!(open(&place).is_ok());
    import(&mut place.writer(), batch("c", ListKind::Optout), &[8], 1 << 20).unwrap();
    fs::write(&beside_key, &marks).unwrap();
    assert!(open(&place).is_ok());
}

#[test]
fn a_failed_acceptance_accepts_nothing() {
    for fails in 0.. {
        let place = changed_since_a_copy();
        restore(&place);
        // The line of this store is damaged, that of another one beside it is sound: to mend the file would free this one.
        let beside_key = place.temp.path().join("scrub.key.mark");
        let other = fs::read_to_string(Place::new().dir().join("mark")).unwrap();
        fs::write(&beside_key, format!("{other}rubbish\n")).unwrap();
        assert!(matches!(open(&place).err(), Some(StoreError::MarkDamaged(_))));
        let (dir, disk) = (place.dir(), failing(fails));
        let accept =
            |disk| DisputedStore::open(&dir, access_of(&dir), disk, Cancel::default(), &mut || {})?.accept("meant", 5);
        let accepted = accept(disk.clone());
        assert!(accepted.is_ok() || disk.has_failed(), "call {fails}: {accepted:?}");
        if let Ok(store) = open(&place) {
            assert_eq!(store.batches().last().unwrap().action, Action::Accept, "call {fails}: {accepted:?}");
        }
        if !disk.has_failed() {
            assert!(fs::read_to_string(&beside_key).unwrap().contains(&other));
            return;
        }
    }
}

#[test]
fn an_older_catalog_stops_everything_and_no_segment_is_lost() {
    let place = changed_since_a_copy();
    fs::copy(place.temp.path().join("copy/catalog.db"), place.dir().join("catalog.db")).unwrap();
    // The import took in the small segment before it.
    let newer = fs::read(place.dir().join("segment-000002.seg")).unwrap();
    fs::copy(place.temp.path().join("copy/segment-000001.seg"), place.dir().join("segment-000001.seg")).unwrap();
    let older = |error| matches!(error, StoreError::OtherCatalog(back) if (back.snapshot, back.marked) == (2, 3));
    assert!(older(open(&place).err().unwrap()) && older(write(&place).unwrap_err()));
    assert!(older(Snapshot::look(&place.dir(), &access_of(&place.dir())).err().unwrap()));
    let verified = verify(&place.dir(), &access_of(&place.dir()));
    assert!(matches!(&verified.damage[..], [StoreError::OtherCatalog(_), StoreError::UnknownSegment(path)]
        if path.ends_with("segment-000002.seg")));
    assert_eq!(fs::read(place.dir().join("segment-000002.seg")).unwrap(), newer);

    let accepted = accept(&place).unwrap();
    assert_eq!(accepted.lost, [place.dir().join("lost/segment-000002.seg")]);
    assert_eq!(fs::read(&accepted.lost[0]).unwrap(), newer);
    assert_eq!(in_force(&open(&place).unwrap()).unwrap(), [0]);
    import(&mut place.writer(), batch("b", ListKind::Complaint), &[4], 1 << 20).unwrap();
    assert!(files(&place.dir()).contains(&"segment-000003.seg".to_owned()), "numbers are never used twice");
    assert_sound(&place.dir());
}

#[test]
fn a_lost_segment_is_never_overwritten() {
    let place = changed_since_a_copy();
    fs::create_dir(place.dir().join("lost")).unwrap();
    fs::write(place.dir().join("lost/segment-000002.seg"), b"an earlier one").unwrap();
    for (file, to) in [("catalog.db", "catalog.db"), ("segment-000001.seg", "segment-000001.seg")] {
        fs::copy(place.temp.path().join("copy").join(file), place.dir().join(to)).unwrap();
    }
    accept(&place).unwrap();
    assert_eq!(files(&place.dir().join("lost")), ["segment-000002.seg", "segment-000002.seg+2"]);
    assert_eq!(fs::read(place.dir().join("lost/segment-000002.seg")).unwrap(), b"an earlier one");
}

#[test]
fn a_segment_that_is_not_known_is_named_though_the_store_is_sound() {
    let place = changed_since_a_copy();
    fs::write(place.dir().join("segment-000009.seg"), b"half").unwrap();
    let verified = verify(&place.dir(), &access_of(&place.dir()));
    assert!(verified.damage.is_empty());
    assert_eq!(verified.unknown, [place.dir().join("segment-000009.seg")]);
    drop(place.writer());
    assert!(
        !place.dir().join("segment-000009.seg").exists(),
        "the next writer removes what an interrupted import left"
    );
}

#[test]
fn a_mark_that_cannot_be_believed_stops_everything_until_accepted() {
    let place = changed_since_a_copy();
    let own = place.dir().join("mark");
    let beside_key = place.temp.path().join("scrub.key.mark");
    let other = Place::new();
    let of_other = fs::read(other.dir().join("mark")).unwrap();
    for (path, bytes) in [(&own, &b"rubbish"[..]), (&own, b""), (&own, &of_other), (&beside_key, b"rubbish\n")] {
        let good = fs::read(path).unwrap();
        fs::write(path, bytes).unwrap();
        let error = open(&place).err().unwrap();
        assert!(matches!(error, StoreError::MarkDamaged(_) | StoreError::MarkOfAnotherStore(_)), "{error}");
        assert!(write(&place).is_err() && Snapshot::look(&place.dir(), &access_of(&place.dir())).is_err());
        assert_eq!(verify(&place.dir(), &access_of(&place.dir())).damage.len(), 1);
        fs::write(path, good).unwrap();
        assert_sound(&place.dir());
        fs::write(path, bytes).unwrap();
        accept(&place).unwrap();
        assert_sound(&place.dir());
        assert!(open(&place).is_ok());
    }
    fs::write(&beside_key, b"rubbish\n").unwrap();
    let new = place.temp.path().join("new.store");
    let made = create(&new, &access_of(&new), &hasty());
    assert!(
        matches!(made, Err(StoreError::MarkOfAnyStoreDamaged(_))) && !new.exists(),
        "a line of another store may be lost"
    );
    accept(&place).unwrap();
    // Lines of other stores in the file beside the key are theirs.
    fs::write(&beside_key, [&of_other[..], &fs::read(&beside_key).unwrap()].concat()).unwrap();
    import(&mut place.writer(), batch("b", ListKind::Complaint), &[4], 1 << 20).unwrap();
    let text = fs::read_to_string(&beside_key).unwrap();
    assert!(text.contains(std::str::from_utf8(&of_other).unwrap()) && text.lines().count() == 2, "{text}");
}

#[test]
fn a_missing_mark_says_nothing_and_comes_back() {
    let place = changed_since_a_copy();
    let marks = [place.dir().join("mark"), place.temp.path().join("scrub.key.mark")];
    let before = marks.each_ref().map(|path| fs::read(path).unwrap());
    for path in &marks {
        fs::remove_file(path).unwrap();
    }
    assert!(open(&place).is_ok());
    place.writer().compact(1).unwrap();
    for (path, before) in marks.iter().zip(before) {
        assert_ne!(fs::read(path).unwrap(), before);
    }
}

#[test]
fn a_mark_that_lags_behind_is_fine() {
    let place = changed_since_a_copy();
    fs::copy(place.temp.path().join("copy/mark"), place.dir().join("mark")).unwrap();
    assert_eq!(in_force(&open(&place).unwrap()).unwrap(), [0, 1, 2, 3]);
    assert_sound(&place.dir());
}

/// Fails to write beside the key, in one way.
struct NoMarkBesideTheKey(io::ErrorKind);

impl Disk for NoMarkBesideTheKey {
    fn create(&self, path: &Path) -> io::Result<File> {
        let is_mark = path.to_string_lossy().contains("scrub.key.mark");
        if is_mark { Err(self.0.into()) } else { HastyDisk.create(path) }
    }
    fn write(&self, file: &mut File, slices: &[IoSlice<'_>]) -> io::Result<usize> {
        HastyDisk.write(file, slices)
    }
    fn sync(&self, file: &File) -> io::Result<()> {
        HastyDisk.sync(file)
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        HastyDisk.rename(from, to)
    }
    fn sync_dir(&self, dir: &Path) -> io::Result<()> {
        HastyDisk.sync_dir(dir)
    }
    fn remove(&self, path: &Path) -> io::Result<()> {
        HastyDisk.remove(path)
    }
}

#[test]
fn where_the_key_lies_nobody_need_be_able_to_write() {
    for kind in [io::ErrorKind::PermissionDenied, io::ErrorKind::ReadOnlyFilesystem, io::ErrorKind::StorageFull] {
        let place = Place::new();
        let dir = place.dir();
        let disk = Arc::new(NoMarkBesideTheKey(kind));
        let mut writer = Writer::open(&dir, access_of(&dir), disk, Cancel::default(), &mut || {}).unwrap();
        let imported = import(&mut writer, batch("a", ListKind::Optout), &[0], 1 << 20);
        match kind {
            io::ErrorKind::StorageFull => {
                assert!(imported.unwrap_err().to_string().starts_with("the store was changed, but "));
            }
            _ => {
                assert!(imported.is_ok());
                let beside_key = place.temp.path().join("scrub.key.mark");
                assert_eq!(writer.snapshot().mark_behind(), Some(&*beside_key), "who could not write it says so");
                assert_eq!(open(&place).unwrap().mark_behind(), Some(&*beside_key));
                fs::remove_file(&beside_key).unwrap();
                assert_eq!(open(&place).unwrap().mark_behind(), Some(&*beside_key), "a missing one cannot tell either");
            }
        }
        assert_eq!(in_force(&place.snapshot()).unwrap(), [0]);
        assert_sound(&dir);
    }
}

/// Nothing is said to be mended that is not.
#[test]
fn a_damaged_mark_that_cannot_be_written_is_not_accepted() {
    let place = Place::new();
    let dir = place.dir();
    let path = place.temp.path().join("scrub.key.mark");
    fs::write(&path, "rubbish\n").unwrap();
    let before = files(&dir);
    let disk = Arc::new(NoMarkBesideTheKey(io::ErrorKind::PermissionDenied));
    let mut older = DisputedStore::open(&dir, access_of(&dir), disk, Cancel::default(), &mut || {}).unwrap();
    let error = older.accept("meant", 5).unwrap_err().to_string();
    assert!(error.contains("scrub.key.mark is damaged and cannot be written anew"), "{error}");
    drop(older);
    assert_eq!((files(&dir), fs::read(&path).unwrap()), (before, b"rubbish\n".to_vec()));
    assert_eq!(accept(&place).unwrap().from, 1);
    assert_sound(&dir);
}

#[test]
fn a_backup_agrees_with_itself() {
    let place = changed_since_a_copy();
    let to = place.temp.path().join("backup");
    place.snapshot().backup(&to, &access_of(&to), &hasty()).unwrap();
    assert_eq!(fs::read(to.join("mark")).unwrap(), fs::read(place.dir().join("mark")).unwrap());
    assert!(Snapshot::open(&to, &access_of(&to)).is_ok());
    // Also where the own mark was lost, and from a store that was looked at only.
    fs::remove_file(place.dir().join("mark")).unwrap();
    let again = place.temp.path().join("again");
    restore(&place);
    let look = Snapshot::look(&place.dir(), &access_of(&place.dir())).unwrap();
    look.backup(&again, &access(), &hasty()).unwrap();
    assert_eq!(in_force(&Snapshot::open(&again, &access()).unwrap()).unwrap(), [0]);
}
