//! scrub.toml as it is written. Not what it means: `settings`, `run_keys`. Unknown keys are errors: a misspelt limit must not
//! be no limit.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::Deserialize;

/// scrub.toml as written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct File {
    /// Directory of the store, relative to the file.
    pub(super) store: Option<PathBuf>,
    /// The key file, relative to the file.
    pub(super) key: Option<PathBuf>,
    /// The program that prints the key, and its arguments.
    pub(super) key_command: Option<Vec<String>>,
    /// A group may read the key file.
    #[serde(default)]
    pub(super) key_group_readable: bool,
    pub(super) digest: Option<String>,
    /// Of rows that name none.
    pub(super) country: Option<String>,
    /// Of every run, as the keys of a campaign are of its runs; see `run_keys`.
    #[serde(default)]
    pub(super) suppress: Vec<String>,
    pub(super) max_rejects: Option<toml::Value>,
    pub(super) min_kept: Option<u64>,
    pub(super) ragged: Option<String>,
    #[serde(default)]
    pub(super) fail_on: Vec<String>,
    #[serde(default)]
    pub(super) campaign: BTreeMap<String, CampaignTable>,
    #[serde(default)]
    pub(super) list: BTreeMap<String, ListTable>,
}

/// `[campaign.NAME]`
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct CampaignTable {
    pub(super) channel: Option<String>,
    pub(super) country: Option<String>,
    #[serde(default)]
    pub(super) purpose: Vec<String>,
    #[serde(default)]
    pub(super) suppress: Vec<String>,
    pub(super) max_rejects: Option<toml::Value>,
    pub(super) min_kept: Option<u64>,
    pub(super) ragged: Option<String>,
    #[serde(default)]
    pub(super) fail_on: Vec<String>,
}

/// `[list.NAME]`
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct ListTable {
    /// A list older than this many days stops the run.
    pub(super) max_age_days: Option<u32>,
}
