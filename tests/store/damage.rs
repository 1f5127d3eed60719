//! Every byte of a small store is changed in turn, and every file is cut off at many lengths. Opening and asking then
//! give an error or the right answer, never a wrong one, and `verify` always sees it.

use std::fs::File;
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};

use scrub::base::list_kind::ListKind;
use scrub::store::{Snapshot, StoreError, verify};

use crate::support::{Place, TestKey, access, access_with, batch, files, import, in_force, targets};

fn small_store() -> (Place, Vec<u8>) {
    let place = Place::new();
    let mut writer = place.writer();
    import(&mut writer, batch("a", ListKind::Optout), &[0, 1, 2, 3, 11], 1 << 20).unwrap();
    writer.lift("a", &targets(2), "asked", 1).unwrap();
    writer.compact(1).unwrap();
    let answer = in_force(writer.snapshot()).unwrap();
    drop(writer);
    (place, answer)
}

fn find(dir: &Path, end: &str) -> PathBuf {
    let name = files(dir).into_iter().find(|name| name.ends_with(end)).unwrap();
    dir.join(name)
}

fn flip_each_byte(file: impl Fn(&Path) -> PathBuf) {
    let (place, answer) = small_store();
    let path = file(&place.dir());
    let good = std::fs::read(&path).unwrap();
    let file = File::options().write(true).open(&path).unwrap();
    for (at, byte) in good.iter().enumerate() {
        file.write_all_at(&[byte ^ 1 << (at % 8)], at as u64).unwrap();
        let asked = Snapshot::open(&place.dir(), &access()).and_then(|snapshot| in_force(&snapshot));
        assert!(asked.is_err() || asked.unwrap() == answer, "byte {at}: a wrong answer");
        assert!(!verify(&place.dir(), &access()).damage.is_empty(), "byte {at} is not seen");
        file.write_all_at(&[*byte], at as u64).unwrap();
    }
    assert_eq!(in_force(&place.snapshot()).unwrap(), answer);
    for length in (0..good.len()).rev().step_by(9) {
        file.set_len(length as u64).unwrap();
        assert!(Snapshot::open(&place.dir(), &access()).is_err(), "cut off at {length}");
        assert!(!verify(&place.dir(), &access()).damage.is_empty(), "cut off at {length} is not seen");
    }
}

#[test]
fn every_byte_of_a_segment_counts() {
    flip_each_byte(|dir| find(dir, ".seg"));
}

#[test]
fn every_byte_of_the_catalog_counts() {
    flip_each_byte(|dir| dir.join("catalog.db"));
}

#[test]
fn every_byte_of_the_mark_counts() {
    flip_each_byte(|dir| dir.join("mark"));
}

#[test]
fn each_trouble_has_its_own_message() {
    let (place, _) = small_store();
    let dir = place.dir();
    let open = |key: u8| Snapshot::open(&dir, &access_with(&TestKey(key))).err().unwrap();
    assert!(matches!(open(2), StoreError::WrongKey(_)));
    let segment = find(&dir, ".seg");
    std::fs::rename(&segment, dir.join("elsewhere")).unwrap();
    assert!(matches!(open(1), StoreError::SegmentMissing(path) if path == segment));
    std::fs::rename(dir.join("elsewhere"), &segment).unwrap();
    std::fs::write(dir.join("catalog.db"), b"").unwrap();
    assert!(matches!(open(1), StoreError::CatalogDamaged { .. }));
    std::fs::remove_file(dir.join("catalog.db")).unwrap();
    assert!(matches!(open(1), StoreError::CatalogMissing(_)));
    std::fs::remove_file(&segment).unwrap();
    assert!(matches!(open(1), StoreError::CatalogMissing(_)), "a mark is left");
    std::fs::remove_file(dir.join("mark")).unwrap();
    assert!(matches!(open(1), StoreError::NotAStore(_)));
    assert!(matches!(Snapshot::open(&dir.join("x"), &access()), Err(StoreError::NotAStore(_))));
}

#[test]
fn an_old_segment_under_a_new_name_is_refused() {
    let (place, _) = small_store();
    let other = Place::new();
    let mut writer = other.writer();
    import(&mut writer, batch("a", ListKind::Optout), &[5, 6], 1 << 20).unwrap();
    drop(writer);
    std::fs::copy(find(&other.dir(), ".seg"), find(&place.dir(), ".seg")).unwrap();
    assert!(matches!(Snapshot::open(&place.dir(), &access()), Err(StoreError::SegmentDamaged { .. })));
}
