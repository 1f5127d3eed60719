//! From flags, environment and scrub.toml to what the commands are given; flag beats environment beats file beats
//! default. Unknown keys in scrub.toml are errors: a misspelt limit must not be no limit.

use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context as _, Result, ensure};

use crate::base::cancel::Cancel;
use crate::base::channel::Channel;
use crate::base::dialling::Dialling;
use crate::base::digest::DigestAlgorithm;
use crate::base::disk::RealDisk;
use crate::base::purpose::{in_order, purpose};
use crate::command::{Context, StoreLocation};
use crate::policy::Campaign;
use crate::report::message::{Message, Origin};
use crate::report::{Console, words};

use super::common_args::CommonArgs;
use super::error::SettingsError;
use super::key_settings::{KeySettings, is_trusted};
use super::nearest_key::unknown_key;
use super::run_keys::{RunKeys, WrittenKeys};
use super::settings_file::{CampaignTable, File};

/// The name of the settings file.
pub(super) const FILE_NAME: &str = "scrub.toml";

/// Everything that is settled before a command starts.
pub(super) struct Settings {
    file: File,
    path: Option<PathBuf>,
    /// Nobody but this user or root can have written it.
    is_trusted: bool,
}

impl Settings {
    /// Reads the settings file: the one named, else scrub.toml here or in the nearest directory above, else none.
    ///
    /// # Errors
    /// When the named file is missing, or any is malformed or has a key that is not known.
    pub(super) fn load(common: &CommonArgs) -> Result<Self> {
        let Some(path) = Self::find(common.config.as_deref())? else {
            return Ok(Self { file: File::default(), path: None, is_trusted: false });
        };
        Self::read_file(path)
    }

    fn read_file(path: PathBuf) -> Result<Self> {
        let (text, is_trusted) =
            read(&path).map_err(|source| SettingsError::Unreadable { path: path.clone(), source })?;
        let file = toml::from_str(&text).map_err(|error| malformed(&path, &text, &error))?;
        let settings = Self { file, path: Some(path.clone()), is_trusted };
        let cannot = || format!("cannot use the settings file {}", path.display());
        // Also of campaigns that are not asked for: a limit that cannot be read must not wait to be one.
        for name in std::iter::once(None).chain(settings.file.campaign.keys().map(|name| Some(name.as_str()))) {
            settings.run_keys(name).with_context(cannot)?;
            settings.dialling(None, name).with_context(cannot)?;
        }
        Ok(settings)
    }

    /// The settings file: the one named, else the nearest one.
    ///
    /// # Errors
    /// When the working directory is gone.
    pub(super) fn find(named: Option<&Path>) -> Result<Option<PathBuf>> {
        if let Some(named) = named {
            return Ok(Some(named.to_owned()));
        }
        Ok(find_upwards(&std::env::current_dir().context("cannot tell the working directory")?))
    }

    /// What every command is given; from now on signals set `cancel`.
    ///
    /// # Errors
    /// When the key cannot be told, or the signal handler cannot be installed.
    pub(super) fn context(&self, common: &CommonArgs, cancel: &Cancel) -> Result<Context> {
        let console = console_of(common);
        let store = self.store_location(common, &console)?;
        cancel.set_on_signals().context("cannot listen for Ctrl-C")?;
        let ages = self.file.list.iter().filter_map(|(name, list)| Some((name.clone(), list.max_age_days?)));
        Ok(Context {
            disk: Arc::new(RealDisk),
            cancel: cancel.clone(),
            console,
            store,
            config: self.path.clone(),
            lock_timeout: common.lock_timeout.map(Duration::from_secs),
            max_age_days: ages.collect(),
        })
    }

    fn store_location(&self, common: &CommonArgs, console: &Console) -> Result<Option<StoreLocation>> {
        // clap has looked at SCRUB_STORE already.
        let (dir, origin) = match (&common.store, &self.file.store) {
            (Some(dir), _) => (dir.clone(), Origin::StoreFlag),
            (None, Some(dir)) => (self.beside_file(dir), Origin::SettingsFile),
            (None, None) => return Ok(None),
        };
        let named_by = self.path.clone().filter(|_| common.store.is_none());
        console.explain(&words(&Message::StoreIs { dir: dir.clone(), origin }));
        let (key, origin) = self.key().source(&dir)?;
        console.explain(&words(&Message::KeyIs { key: key.file().map(Path::to_owned), origin }));
        Ok(Some(StoreLocation { dir, key, named_by }))
    }

    /// Where `init` makes a store: where one is set, else in the working directory.
    ///
    /// # Errors
    /// As [`Settings::context`].
    pub(super) fn new_store(&self, context: &Context) -> Result<StoreLocation> {
        if let Some(location) = &context.store {
            return Ok(location.clone());
        }
        let dir = PathBuf::from("scrub.store");
        let (key, _) = self.key().source(&dir)?;
        Ok(StoreLocation { dir, key, named_by: None })
    }

    fn key(&self) -> KeySettings<'_> {
        KeySettings {
            settings: self.path.as_deref(),
            is_trusted: self.is_trusted,
            file: self.file.key.as_deref().map(|path| self.beside_file(path)),
            command: self.file.key_command.as_deref(),
            group_may_read: self.file.key_group_readable,
        }
    }

    /// A path of the settings file, which is relative to that file.
    fn beside_file(&self, path: &Path) -> PathBuf {
        let dir = self.path.as_deref().and_then(Path::parent).unwrap_or(Path::new(""));
        dir.join(path)
    }

    /// The campaign of a run: flags over `[campaign.NAME]` over the default (e-mail, no purpose).
    ///
    /// # Errors
    /// When the name or channel is unknown, or the channel needs identifiers that cannot be matched yet.
    pub(super) fn campaign(
        &self,
        name: Option<&str>,
        channel: Option<Channel>,
        purposes: &[String],
    ) -> Result<Campaign> {
        let table = match name {
            None => &CampaignTable::default(),
            Some(name) => self.file.campaign.get(name).ok_or_else(|| self.unknown_campaign(name))?,
        };
        let channel = match (channel, &table.channel) {
            (Some(channel), _) => channel,
            (None, Some(channel)) => channel.parse()?,
            (None, None) => Channel::Email,
        };
        ensure!(channel != Channel::Post, SettingsError::ChannelNotMatched(channel));
        let purposes = match purposes {
            [] => table.purpose.iter().map(|typed| purpose(typed)).collect::<Result<Vec<_>, _>>()?,
            typed => typed.to_vec(),
        };
        Ok(Campaign { name: name.map(str::to_owned), channel, purposes: in_order(&purposes) })
    }

    /// Whether the campaign of this name says on which channel it is.
    pub(super) fn campaign_names_channel(&self, name: Option<&str>) -> bool {
        name.and_then(|name| self.file.campaign.get(name)).is_some_and(|campaign| campaign.channel.is_some())
    }

    /// What the settings say of a run: those of its campaign over those of every run.
    ///
    /// # Errors
    /// When the name is unknown, or a value cannot be read.
    pub(super) fn run_keys(&self, campaign: Option<&str>) -> Result<RunKeys> {
        let dir = self.beside_file(Path::new(""));
        let File { suppress, max_rejects, min_kept, ragged, fail_on, .. } = &self.file;
        let (max_rejects, ragged, min_kept) = (max_rejects.as_ref(), ragged.as_deref(), *min_kept);
        let every = RunKeys::read(&WrittenKeys { suppress, max_rejects, min_kept, ragged, fail_on }, &dir)?;
        let Some(name) = campaign else { return Ok(every) };
        let table = self.file.campaign.get(name).ok_or_else(|| self.unknown_campaign(name))?;
        let CampaignTable { suppress, max_rejects, min_kept, ragged, fail_on, .. } = table;
        let (max_rejects, ragged, min_kept) = (max_rejects.as_ref(), ragged.as_deref(), *min_kept);
        let own = RunKeys::read(&WrittenKeys { suppress, max_rejects, min_kept, ragged, fail_on }, &dir)
            .with_context(|| format!("[campaign.{name}]"))?;
        Ok(own.over(&every))
    }

    /// Every list that the settings file names, for whatever run: a forced run that fails removes none of them. A file
    /// that cannot be read names none.
    pub(super) fn suppressed_in(path: Option<&Path>) -> Vec<PathBuf> {
        let Some(Ok(settings)) = path.map(|path| Self::read_file(path.to_owned())) else { return Vec::new() };
        let names = std::iter::once(None).chain(settings.file.campaign.keys().map(|name| Some(name.as_str())));
        let keys = names.filter_map(|name| settings.run_keys(name).ok());
        keys.flat_map(|keys| keys.suppress).map(|file| file.path).collect()
    }

    /// How digests of files are made: as the flag says, else the settings file, else in the usual way.
    ///
    /// # Errors
    /// When the settings file names an algorithm that is not known.
    pub(super) fn digest(&self, flag: Option<DigestAlgorithm>) -> Result<DigestAlgorithm> {
        let set = self
            .file
            .digest
            .as_deref()
            .map(str::parse)
            .transpose()
            .context("cannot use `digest` of the settings file")?;
        Ok(flag.or(set).unwrap_or_default())
    }

    /// How numbers are dialled of rows that name no country: as the flag says, else the campaign, else the settings file.
    ///
    /// # Errors
    /// When the settings file names a country that is not known.
    pub(super) fn dialling(&self, flag: Option<Dialling>, campaign: Option<&str>) -> Result<Dialling> {
        let table = campaign.and_then(|name| self.file.campaign.get(name));
        let set = table.and_then(|table| table.country.as_ref()).or(self.file.country.as_ref());
        let set = set.map(|text| text.parse()).transpose().context("cannot use `country` of the settings file")?;
        Ok(flag.or(set).unwrap_or_default())
    }

    fn unknown_campaign(&self, name: &str) -> SettingsError {
        SettingsError::UnknownCampaign { name: name.to_owned(), known: self.file.campaign.keys().cloned().collect() }
    }
}

pub(super) fn console_of(common: &CommonArgs) -> Console {
    Console { quiet: common.quiet, verbose: common.verbose, progress: !common.no_progress }
}

/// The text of a settings file, and whether nobody else can have written it.
fn read(path: &Path) -> std::io::Result<(String, bool)> {
    let mut file = std::fs::File::open(path)?;
    let is_trusted = is_trusted(&file.metadata()?);
    let mut text = String::new();
    file.read_to_string(&mut text)?;
    Ok((text, is_trusted))
}

/// What is wrong with a settings file, and in which line. Never what stands there: it may be any file.
fn malformed(path: &Path, text: &str, error: &toml::de::Error) -> SettingsError {
    let before = error.span().and_then(|span| text.get(..span.start));
    let line = before.map_or(1, |before| before.matches('\n').count() + 1);
    let message = error.message();
    let what = match (unknown_key(message), message.rsplit_once("expected ")) {
        (Some(unknown), _) => unknown.to_string(),
        (None, Some((before, expected))) if before.starts_with("invalid ") => format!("expected {expected}"),
        (None, _) => message.to_owned(),
    };
    SettingsError::Malformed { path: path.to_owned(), line, what }
}

fn find_upwards(from: &Path) -> Option<PathBuf> {
    from.ancestors().map(|dir| dir.join(FILE_NAME)).find(|path| path.is_file())
}
