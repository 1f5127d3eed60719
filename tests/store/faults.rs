//! Every call to the disk fails once, in turn. After each failure the store opens, is sound, and is exactly what it was
//! before or what it was to become.

use std::fs::File;
use std::io::{self, IoSlice};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use scrub::base::cancel::Cancel;
use scrub::base::disk::{Disk, RealDisk};
use scrub::base::list_kind::ListKind;
use scrub::store::{DisputedStore, Snapshot, StoreError, Writer, create};

use crate::support::{
    HastyDisk, Place, access_of, assert_sound, batch, files, hasty, import, in_force, open_writer, targets,
};

/// Fails call number `fails`, counted from 0, and works otherwise.
#[derive(Default)]
pub(crate) struct FailingDisk {
    calls: AtomicUsize,
    fails: usize,
}

impl FailingDisk {
    fn count(&self) -> io::Result<()> {
        if self.calls.fetch_add(1, Ordering::Relaxed) == self.fails {
            return Err(io::Error::other("the disk failed"));
        }
        Ok(())
    }
}

impl Disk for FailingDisk {
    fn create(&self, path: &Path) -> io::Result<File> {
        // The lock file is there already and stays.
        if path.ends_with("store.lock") {
            return RealDisk.create(path);
        }
        self.count()?;
        RealDisk.create(path)
    }
    fn write(&self, file: &mut File, slices: &[IoSlice<'_>]) -> io::Result<usize> {
        self.count()?;
        RealDisk.write(file, slices)
    }
    fn sync(&self, file: &File) -> io::Result<()> {
        self.count()?;
        HastyDisk.sync(file)
    }
    fn create_dir(&self, dir: &Path) -> io::Result<()> {
        self.count()?;
        RealDisk.create_dir(dir)
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.count()?;
        RealDisk.rename(from, to)
    }
    fn sync_dir(&self, dir: &Path) -> io::Result<()> {
        self.count()?;
        HastyDisk.sync_dir(dir)
    }
    fn remove(&self, path: &Path) -> io::Result<()> {
        self.count()?;
        RealDisk.remove(path)
    }
}

/// Persons 0 to 3 opted out, and a register has 2 to 4.
fn prepared() -> Place {
    let place = Place::new();
    let mut writer = place.writer();
    import(&mut writer, batch("a", ListKind::Optout), &[0, 1, 2, 3], 1 << 20).unwrap();
    let mut full = batch("b", ListKind::Register);
    full.replace = true;
    import(&mut writer, full, &[2, 3, 4], 1 << 20).unwrap();
    place
}

pub(crate) fn failing(fails: usize) -> Arc<FailingDisk> {
    Arc::new(FailingDisk { calls: AtomicUsize::new(0), fails })
}

impl FailingDisk {
    /// Whether there was a call that it failed.
    pub(crate) fn has_failed(&self) -> bool {
        self.calls.load(Ordering::Relaxed) > self.fails
    }
}

/// Does `change` to a prepared store once for each disk call that it makes, and fails that call.
fn fail_each_call(change: impl Fn(&mut Writer<'_>) -> Result<(), StoreError>) {
    let place = prepared();
    let old = in_force(&place.snapshot()).unwrap();
    change(&mut place.writer()).unwrap();
    let new = in_force(&place.snapshot()).unwrap();
    for fails in 0.. {
        let place = prepared();
        let disk = failing(fails);
        let changed = open_writer(&place.dir(), disk.clone()).and_then(|mut writer| {
            let changed = change(&mut writer);
            assert_sound(&place.dir());
            let now = in_force(&place.snapshot()).unwrap();
            assert!(now == old || now == new, "call {fails}: {now:?} is neither {old:?} nor {new:?}");
            if changed.is_err() {
                // The same writer goes on after a failure, and knows what is on disk.
                let number = place.snapshot().number();
                import(&mut writer, batch("c", ListKind::Complaint), &[9], 1 << 20).unwrap();
                assert_eq!(place.snapshot().number(), number + 1);
                let with_9 = [&now[..], &[9]].concat();
                assert_eq!(in_force(&place.snapshot()).unwrap(), with_9, "call {fails}");
            }
            changed
        });
        assert_sound(&place.dir());
        if !disk.has_failed() {
            changed.unwrap();
            assert_eq!(in_force(&place.snapshot()).unwrap(), new);
            return;
        }
        // Whatever was left lying about, the next writer removes it.
        drop(place.writer());
        let live = 3 + place.snapshot().segments();
        assert_eq!(files(&place.dir()).len(), live, "call {fails}: {:?}", files(&place.dir()));
    }
}

#[test]
fn import_survives_every_failure() {
    fail_each_call(|writer| import(writer, batch("a", ListKind::Optout), &[3, 4, 5, 6], 1 << 20).map(drop));
}

#[test]
fn import_that_spills_survives_every_failure() {
    fail_each_call(|writer| {
        let mut new = batch("b", ListKind::Register);
        new.replace = true;
        import(writer, new, &[3, 4, 5, 6], 300).map(drop)
    });
}

#[test]
fn lift_survives_every_failure() {
    fail_each_call(|writer| writer.lift("a", &targets(1), "asked", 1).map(drop));
}

#[test]
fn undo_survives_every_failure() {
    fail_each_call(|writer| writer.undo(1, "wrong file", 1).map(drop));
}

#[test]
fn compaction_survives_every_failure() {
    fail_each_call(|writer| writer.compact(1).map(drop));
}

#[test]
fn making_a_store_survives_every_failure() {
    for fails in 0.. {
        let temp = tempfile::tempdir().unwrap();
        let dir = temp.path().join("scrub.store");
        let disk = failing(fails);
        let as_disk: Arc<dyn Disk> = disk.clone();
        let made = create(&dir, &access_of(&dir), &as_disk);
        assert_eq!(made.is_err(), disk.has_failed());
        if made.is_err() && !dir.join("catalog.db").exists() {
            create(&dir, &access_of(&dir), &hasty()).unwrap();
        }
        import(&mut open_writer(&dir, hasty()).unwrap(), batch("a", ListKind::Optout), &[1], 1 << 20).unwrap();
        assert_sound(&dir);
        if !disk.has_failed() {
            return;
        }
    }
}

#[test]
fn a_backup_is_whole_or_not_there() {
    for fails in 0.. {
        let place = prepared();
        let to = place.temp.path().join("backup");
        let disk = failing(fails);
        let as_disk: Arc<dyn Disk> = disk.clone();
        let made = place.snapshot().backup(&to, &access_of(&to), &as_disk);
        assert_eq!(made.is_ok(), to.exists(), "call {fails}");
        if made.is_ok() {
            assert!(!disk.has_failed());
            assert_sound(&to);
            return;
        }
    }
}

/// A store with an old catalog beside newer segments, and what is in force in it.
fn rolled_back() -> (Place, Vec<u8>) {
    let place = prepared();
    let old = std::fs::read(place.dir().join("catalog.db")).unwrap();
    let answer = in_force(&place.snapshot()).unwrap();
    // A writer that dies after its commit leaves the segments that it swallowed.
    let segments: Vec<_> = files(&place.dir()).into_iter().filter(|name| name.ends_with(".seg")).collect();
    let saved: Vec<_> = segments.iter().map(|name| std::fs::read(place.dir().join(name)).unwrap()).collect();
    import(&mut place.writer(), batch("a", ListKind::Optout), &[5, 6, 7, 8], 1 << 20).unwrap();
    for (name, bytes) in segments.iter().zip(saved) {
        std::fs::write(place.dir().join(name), bytes).unwrap();
    }
    std::fs::write(place.dir().join("catalog.db"), old).unwrap();
    (place, answer)
}

#[test]
fn accepting_survives_every_failure_and_loses_no_segment() {
    for fails in 0.. {
        let (place, answer) = rolled_back();
        let dir = place.dir();
        let segments = files(&dir).iter().filter(|name| name.ends_with(".seg")).count();
        assert!(matches!(Snapshot::open(&dir, &access_of(&dir)), Err(StoreError::OtherCatalog(_))));
        let accept = |disk| {
            let mut store = DisputedStore::open(&dir, access_of(&dir), disk, Cancel::default(), &mut || {})?;
            store.accept("the backup is meant", 1)
        };
        let disk = failing(fails);
        let accepted = accept(disk.clone());
        assert_eq!(accepted.is_err(), disk.has_failed(), "call {fails}");
        if accepted.is_err() && Snapshot::open(&dir, &access_of(&dir)).is_err() {
            accept(hasty()).unwrap();
        }
        assert_eq!(in_force(&place.snapshot()).unwrap(), answer, "call {fails}");
        assert_sound(&dir);
        let lost = files(&dir.join("lost"));
        assert_eq!(lost.len(), 1, "call {fails}: {lost:?}");
        assert_eq!(place.snapshot().segments() + lost.len(), segments);
        import(&mut place.writer(), batch("c", ListKind::Complaint), &[9], 1 << 20).unwrap();
        assert!(!files(&dir).contains(&lost[0]), "a segment number was used twice");
        if !disk.has_failed() {
            return;
        }
    }
}
