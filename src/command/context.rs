//! What every command is given: the outside world, and where the store is.

use std::collections::BTreeMap;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Result, ensure};

use crate::base::cancel::Cancel;
use crate::base::disk::Disk;
use crate::identity::canon::CANON_VERSION;
use crate::identity::match_key::{Keyer, SecretKey};
use crate::identity::recipe::RECIPES;
use crate::report::remark::BrokenLimit;
use crate::report::{Console, Message, words};
use crate::store::{Access, DisputedStore, KnownRecipe, RolledBack, Seal, Snapshot, Writer};

use super::error::CommandError;
use super::key_source::KeySource;

/// How a command ended, if it did not fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    Done,
    /// A limit or check was not met.
    LimitBroken,
}

/// The outside world of a command.
pub struct Context {
    pub disk: Arc<dyn Disk>,
    pub cancel: Cancel,
    pub console: Console,
    pub store: Option<StoreLocation>,
    /// The settings file in use, so that no output overwrites it.
    pub config: Option<PathBuf>,
    /// How long to wait for another writer of the store; else until it is done.
    pub lock_timeout: Option<Duration>,
    /// Oldest age in days at which a list may still be used, by its name.
    pub max_age_days: BTreeMap<String, u32>,
}

/// Where the store and its key are.
#[derive(Clone)]
pub struct StoreLocation {
    pub dir: PathBuf,
    pub key: KeySource,
    /// The settings file that names it, if no flag does.
    pub named_by: Option<PathBuf>,
}

/// The key of a store, in the two shapes in which it is used.
pub(super) struct StoreKey {
    secret: SecretKey,
    pub keyer: Keyer,
    recipes: Vec<KnownRecipe>,
    /// Where the marks of its stores lie.
    mark: Option<PathBuf>,
}

impl Seal for StoreKey {
    fn seal(&self, label: &str, data: &[u8]) -> [u8; 32] {
        self.secret.seal(label, data)
    }

    fn key_id(&self) -> [u8; 8] {
        let mut id = [0; 8];
        id.copy_from_slice(&self.secret.seal("scrub key id", &[])[..8]);
        id
    }
}

impl StoreKey {
    /// # Errors
    /// As [`KeySource::load`].
    pub(super) fn load(location: &StoreLocation) -> Result<Self> {
        let secret = location.key.load()?;
        let recipes = RECIPES.iter().map(|recipe| KnownRecipe {
            id: recipe.id,
            name: recipe.name.to_owned(),
            description: recipe.describe(),
        });
        Ok(Self { keyer: secret.keyer(), secret, recipes: recipes.collect(), mark: location.key.mark() })
    }

    /// What it takes to open the store of this key.
    #[must_use]
    pub(super) fn access(&self) -> Access<'_> {
        Access {
            key: self,
            recipes: &self.recipes,
            canon_version: CANON_VERSION,
            key_mark: self.mark.clone(),
            lock_timeout: None,
        }
    }
}

impl Context {
    /// Tells people something; silent with `--quiet`.
    pub(super) fn say(&self, message: &Message) {
        self.console.say(&words(message));
    }

    /// Where the store is.
    ///
    /// # Errors
    /// When neither flag, environment nor scrub.toml names one.
    pub(super) fn store_location(&self) -> Result<&StoreLocation> {
        Ok(self.store.as_ref().ok_or(CommandError::NoStore)?)
    }

    /// Opens the store for reading.
    ///
    /// # Errors
    /// When there is none, or it cannot be trusted.
    pub(super) fn open_store(&self) -> Result<(StoreKey, Snapshot)> {
        let location = self.existing_store()?;
        let key = StoreKey::load(location)?;
        let snapshot = Snapshot::open(&location.dir, &key.access())?;
        self.say_mark_behind(snapshot.mark_behind());
        Ok((key, snapshot))
    }

    /// Opens the store to look at it; if it is not what the mark beside its key says, it says so and goes on.
    ///
    /// # Errors
    /// As [`Context::open_store`].
    pub(super) fn look_at_store(&self) -> Result<(StoreKey, Snapshot)> {
        let location = self.existing_store()?;
        let key = StoreKey::load(location)?;
        let snapshot = Snapshot::look(&location.dir, &key.access())?;
        snapshot.rolled_back().into_iter().for_each(|back| self.say_rolled_back(back));
        self.say_mark_behind(snapshot.mark_behind());
        Ok((key, snapshot))
    }

    /// That the mark beside the key lags behind the store, if it does.
    pub(super) fn say_mark_behind(&self, mark_behind: Option<&Path>) {
        mark_behind.into_iter().for_each(|path| self.say(&Message::MarkBehind { path: path.to_owned() }));
    }

    /// Tells people something that nobody may miss, with `--quiet` too.
    pub(super) fn warn(&self, message: &Message) {
        self.console.complain(&words(message));
    }

    /// Why a run ends with 1, if its summary was not said.
    pub(super) fn warn_of_limits(&self, broken: &[BrokenLimit]) {
        let broken = broken.iter().filter(|_| self.console.quiet).cloned();
        broken.for_each(|broken| self.warn(&Message::LimitNotMet(broken)));
    }

    pub(super) fn say_rolled_back(&self, rolled_back: &RolledBack) {
        self.warn(&Message::RolledBack(rolled_back.clone()));
    }

    /// The key of the store.
    ///
    /// # Errors
    /// When no store is set, or its key cannot be used.
    pub(super) fn store_key(&self) -> Result<StoreKey> {
        StoreKey::load(self.existing_store()?)
    }

    /// A misspelt directory, or one of a disk that is not mounted, must not end in a complaint about its key.
    fn existing_store(&self) -> Result<&StoreLocation> {
        let location = self.store_location()?;
        let is_there = std::fs::read_dir(&location.dir).is_ok_and(|mut entries| entries.next().is_some());
        let StoreLocation { dir, named_by, .. } = location;
        ensure!(is_there, CommandError::StoreNotThere { dir: dir.clone(), named_by: named_by.clone() });
        if let Some(mode) = mode_for_others(dir) {
            self.warn(&Message::StoreOpenToOthers { dir: dir.clone(), mode });
        }
        Ok(location)
    }

    /// Opens the store for writing; waits for another writer.
    ///
    /// # Errors
    /// When there is none, or it cannot be trusted.
    pub(super) fn open_writer<'k>(&self, key: &'k StoreKey) -> Result<Writer<'k>> {
        let (dir, disk, cancel) = (&self.store_location()?.dir, Arc::clone(&self.disk), self.cancel.clone());
        let access = Access { lock_timeout: self.lock_timeout, ..key.access() };
        Ok(Writer::open(dir, access, disk, cancel, &mut || self.say(&Message::Waiting))?)
    }

    /// Opens the store, which may not be what its marks say, to accept it.
    ///
    /// # Errors
    /// When it cannot be trusted for another reason than its age.
    pub(super) fn open_disputed_store<'k>(&self, key: &'k StoreKey) -> Result<DisputedStore<'k>> {
        let (dir, disk, cancel) = (&self.store_location()?.dir, Arc::clone(&self.disk), self.cancel.clone());
        let access = Access { lock_timeout: self.lock_timeout, ..key.access() };
        Ok(DisputedStore::open(dir, access, disk, cancel, &mut || self.say(&Message::Waiting))?)
    }
}

/// The mode of a directory into which others can put a store of their own.
fn mode_for_others(dir: &Path) -> Option<u32> {
    let mode = std::fs::metadata(dir).ok()?.permissions().mode() & 0o777;
    (mode & 0o022 != 0).then_some(mode)
}
