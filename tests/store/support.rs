//! People, keys and a store in a temporary directory.

use std::fs::File;
use std::io::{self, IoSlice};
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use scrub::base::cancel::Cancel;
use scrub::base::channel::Channels;
use scrub::base::coverage::Coverage;
use scrub::base::disk::{Disk, RealDisk};
use scrub::base::list_kind::ListKind;
use scrub::base::match_key::MatchKey;
use scrub::identity::canon::CANON_VERSION;
use scrub::identity::recipe::{EMAIL, RECIPES};
use scrub::store::{
    Access, Action, Imported, KnownRecipe, LiftTarget, NewBatch, NewEntry, Seal, Snapshot, SourceRead, StoreError,
    Writer, create, verify,
};
use sha2::{Digest, Sha256};

/// A key that is a number.
pub(crate) struct TestKey(pub(crate) u8);

impl Seal for TestKey {
    fn seal(&self, label: &str, data: &[u8]) -> [u8; 32] {
        Sha256::new().chain_update([self.0]).chain_update(label).chain_update([0]).chain_update(data).finalize().into()
    }

    fn key_id(&self) -> [u8; 8] {
        [self.0; 8]
    }
}

pub(crate) const KEY: TestKey = TestKey(1);

static KNOWN: LazyLock<Vec<KnownRecipe>> = LazyLock::new(|| {
    let recipes = RECIPES.iter();
    recipes.map(|it| KnownRecipe { id: it.id, name: it.name.to_owned(), description: it.describe() }).collect()
});

/// Access with the key of these tests.
pub(crate) fn access() -> Access<'static> {
    access_with(&KEY)
}

/// Access to the store in `dir`, whose key has its marks in the same directory.
pub(crate) fn access_of(dir: &Path) -> Access<'static> {
    Access { key_mark: Some(dir.with_file_name("scrub.key.mark")), ..access() }
}

/// Access with another key.
pub(crate) fn access_with(key: &TestKey) -> Access<'_> {
    Access { key, recipes: &KNOWN, canon_version: CANON_VERSION, key_mark: None, lock_timeout: None }
}

pub(crate) const LARGE: usize = 1 << 30;

pub(crate) fn key_of(text: &str) -> MatchKey {
    MatchKey::new(Sha256::digest(text)[..16].try_into().unwrap())
}

/// The exact key of a person. Two persons share the first eight bytes, which are all that filters see.
pub(crate) fn exact(person: u8) -> MatchKey {
    let mut key = *key_of(&format!("person {person}")).bytes();
    if person == 9 {
        key[..8].copy_from_slice(&key_of("person 0").bytes()[..8]);
    }
    MatchKey::new(key)
}

/// The canon key that three persons share; the last person has none.
pub(crate) fn canon(person: u8) -> Option<MatchKey> {
    (person != 11).then(|| key_of(&format!("canon {}", person / 3)))
}

/// The entries that a lift of `person` names: its own, the loose one too.
pub(crate) fn targets(person: u8) -> Vec<LiftTarget> {
    entries(person)
        .iter()
        .map(|entry| LiftTarget { recipe: EMAIL, key: entry.key, loose: entry.loose, origin: entry.origin })
        .collect()
}

pub(crate) fn entries(person: u8) -> Vec<NewEntry> {
    let entry =
        |key, loose, origin| NewEntry { key, recipe: EMAIL, loose, origin, line: u32::from(person) + 1, time: None };
    let loose = canon(person).map(|key| entry(key, true, exact(person).origin()));
    std::iter::once(entry(exact(person), false, 0)).chain(loose).collect()
}

pub(crate) fn batch(list: &str, kind: ListKind) -> NewBatch {
    NewBatch {
        action: Action::Import,
        list: list.to_owned(),
        kind,
        register: None,
        channels: Channels::ALL,
        purposes: Vec::new(),
        source: Some("list.csv".to_owned()),
        as_of: Some(1_700_000_000),
        imported_at: 1_700_000_001,
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

pub(crate) fn import(
    writer: &mut Writer<'_>,
    batch: NewBatch,
    persons: &[u8],
    memory: usize,
) -> Result<Imported, StoreError> {
    let session = writer.import(batch, memory)?;
    for person in persons {
        session.push(entries(*person))?;
    }
    session.finish(SourceRead { rows: persons.len() as u64, ..SourceRead::default() })
}

pub(crate) struct Place {
    pub(crate) temp: tempfile::TempDir,
}

impl Place {
    pub(crate) fn new() -> Self {
        let place = Self { temp: tempfile::tempdir().unwrap() };
        create(&place.dir(), &access_of(&place.dir()), &hasty()).unwrap();
        place
    }

    pub(crate) fn dir(&self) -> PathBuf {
        self.temp.path().join("scrub.store")
    }

    pub(crate) fn writer(&self) -> Writer<'static> {
        open_writer(&self.dir(), hasty()).unwrap()
    }

    pub(crate) fn snapshot(&self) -> Snapshot {
        Snapshot::open(&self.dir(), &access_of(&self.dir())).unwrap()
    }
}

/// The real disk without waiting for the medium: no test cuts the power.
pub(crate) struct HastyDisk;

impl Disk for HastyDisk {
    fn create(&self, path: &Path) -> io::Result<File> {
        RealDisk.create(path)
    }
    fn write(&self, file: &mut File, slices: &[IoSlice<'_>]) -> io::Result<usize> {
        RealDisk.write(file, slices)
    }
    fn sync(&self, _: &File) -> io::Result<()> {
        Ok(())
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        RealDisk.rename(from, to)
    }
    fn sync_dir(&self, _: &Path) -> io::Result<()> {
        Ok(())
    }
    fn remove(&self, path: &Path) -> io::Result<()> {
        RealDisk.remove(path)
    }
}

pub(crate) fn hasty() -> Arc<dyn Disk> {
    Arc::new(HastyDisk)
}

pub(crate) fn open_writer(dir: &Path, disk: Arc<dyn Disk>) -> Result<Writer<'static>, StoreError> {
    Writer::open(dir, access_of(dir), disk, Cancel::default(), &mut || {})
}

/// The persons that are in force by their exact key.
pub(crate) fn in_force(snapshot: &Snapshot) -> Result<Vec<u8>, StoreError> {
    let persons: Vec<u8> = (0..12).collect();
    let keys: Vec<_> = persons.iter().map(|person| exact(*person)).collect();
    let mut hits = Vec::new();
    snapshot.probe(EMAIL, &keys, &mut hits)?;
    let mut found: Vec<_> = hits.iter().filter(|hit| !hit.entry.loose).map(|hit| hit.index as u8).collect();
    found.dedup();
    Ok(found)
}

pub(crate) fn assert_sound(dir: &Path) {
    let verified = verify(dir, &access_of(dir));
    assert!(verified.damage.is_empty(), "{:?}", verified.damage);
}

/// The names in a directory, sorted.
pub(crate) fn files(dir: &Path) -> Vec<String> {
    let mut names: Vec<_> =
        std::fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}
