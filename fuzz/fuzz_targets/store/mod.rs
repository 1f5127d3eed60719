//! A small store whose files are damaged again and again.

use std::fs;
use std::path::PathBuf;
use std::sync::{Arc, LazyLock};

use scrub::base::cancel::Cancel;
use scrub::base::channel::Channels;
use scrub::base::coverage::Coverage;
use scrub::base::disk::{Disk, RealDisk};
use scrub::base::list_kind::ListKind;
use scrub::base::match_key::MatchKey;
use scrub::base::recipe_id::RecipeId;
use scrub::store::{
    Access, Action, Hit, KnownRecipe, NewBatch, NewEntry, Seal, Snapshot, SourceRead, StoreError, Writer, create,
    verify,
};

/// The one recipe of the entries.
const RECIPE: RecipeId = RecipeId(1);

/// Seals everything alike, so that a changed catalog gets past its seal.
pub struct BlindSeal;

impl Seal for BlindSeal {
    fn seal(&self, _: &str, _: &[u8]) -> [u8; 32] {
        [7; 32]
    }

    fn key_id(&self) -> [u8; 8] {
        [7; 8]
    }
}

static RECIPES: LazyLock<[KnownRecipe; 1]> =
    LazyLock::new(|| [KnownRecipe { id: RECIPE, name: "email".to_owned(), description: String::new() }]);

fn access() -> Access<'static> {
    Access { key: &BlindSeal, recipes: &*RECIPES, canon_version: 1, key_mark: None, lock_timeout: None }
}

pub struct Store {
    _temp: tempfile::TempDir,
    pub dir: PathBuf,
    pub catalog: Vec<u8>,
    pub segment: Vec<u8>,
}

impl Store {
    pub fn new() -> Self {
        let temp = tempfile::tempdir().unwrap();
        let dir = temp.path().join("store");
        let disk: Arc<dyn Disk> = Arc::new(RealDisk);
        create(&dir, &access(), &disk).unwrap();
        let mut writer = Writer::open(&dir, access(), disk, Cancel::default(), &mut || ()).unwrap();
        let session = writer.import(batch(), 1 << 20).unwrap();
        session.push(keys().map(entry)).unwrap();
        session.finish(SourceRead::default()).unwrap();
        drop(writer);
        let read = |name| fs::read(dir.join(name)).unwrap();
        Self { catalog: read("catalog.db"), segment: read("segment-000001.seg"), dir, _temp: temp }
    }

    /// Opens what the files are now, asks for every entry and looks at every byte.
    pub fn answers(&self, catalog: &[u8], segment: &[u8]) -> Result<Vec<Hit>, StoreError> {
        fs::write(self.dir.join("catalog.db"), catalog).unwrap();
        fs::write(self.dir.join("segment-000001.seg"), segment).unwrap();
        let _ = verify(&self.dir, &access());
        let snapshot = Snapshot::open(&self.dir, &access())?;
        let _ = snapshot.lists();
        let mut hits = Vec::new();
        snapshot.probe(RECIPE, &keys(), &mut hits)?;
        for key in keys() {
            snapshot.traces(RECIPE, &key)?;
        }
        Ok(hits)
    }
}

/// Keys whose first bytes are spread, as those of real keys.
fn keys() -> [MatchKey; 40] {
    std::array::from_fn(|n| MatchKey::new(std::array::from_fn(|at| (n * 6 + at * n) as u8)))
}

fn entry(key: MatchKey) -> NewEntry {
    NewEntry { key, recipe: RECIPE, loose: false, origin: 0, line: 1, time: None }
}

fn batch() -> NewBatch {
    NewBatch {
        action: Action::Import,
        list: "list".to_owned(),
        kind: ListKind::Optout,
        register: None,
        channels: Channels::ALL,
        purposes: vec!["news".to_owned()],
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

/// Changes bytes: each three bytes of `changes` are a place and what is laid over it.
pub fn damage(bytes: &mut [u8], changes: &[u8]) {
    for change in changes.chunks_exact(3) {
        let at = usize::from(u16::from_le_bytes([change[0], change[1]])) % bytes.len();
        bytes[at] ^= change[2];
    }
}
