//! Opens everything that a run looks rows up in: the store, and the files given with --suppress. Whatever cannot be
//! trusted stops the run here, before a row is read.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail, ensure};

use crate::base::identifier_kind::IdentifierKind;
use crate::base::list_kind::ListKind;
use crate::base::personal::mask;
use crate::base::time;
use crate::identity::match_key::Keyer;
use crate::intake::error::IntakeError;
use crate::intake::options::ListOptions;
use crate::intake::summary::ListSummary;
use crate::pipeline::Lists;
use crate::report::recognised::Recognised;
use crate::report::remark::Remark;
use crate::report::run_report::StoreState;
use crate::store::{RunLists, RunSnapshot};
use crate::table::columns::{ColumnRequest, FoundBy};
use crate::table::role::Role;

use super::context::Context;
use super::error::CommandError;
use super::list_age::refuse_stale;
use super::list_file::{as_of, list_remarks, recognised, source_read};
use super::output_names::is_dash;
use super::recipe_probe::recipe_of;
use super::run_settings::JudgeSettings;
use super::suppress_file::{SuppressFile, SuppressKind};
use super::suppress_reading::SuppressReading;

/// The open lists of a run, and what to report about them.
pub(super) struct OpenLists {
    pub lists: Lists,
    pub store: Option<StoreState>,
    pub files: Vec<ListFile>,
    pub remarks: Vec<Remark>,
}

/// What was found in a file given with --suppress.
pub(super) struct ListFile {
    pub name: String,
    /// As it was given.
    pub path: String,
    /// As it lies on disk.
    pub bytes: u64,
    pub recognised: Recognised,
    pub unreadable: u64,
}

impl ListFile {
    fn of(name: String, path: &Path, summary: &ListSummary) -> Self {
        Self {
            name,
            path: mask(&path.display().to_string()).into_owned(),
            bytes: summary.source.bytes,
            recognised: recognised(summary),
            unreadable: summary.rows.unreadable,
        }
    }
}

/// Opens them all.
///
/// # Errors
/// When a list or the store cannot be trusted, or there is none and --without-lists does not say that this is meant.
pub(super) fn open(context: &Context, settings: &JudgeSettings) -> Result<OpenLists> {
    refuse_double_use(settings)?;
    let no_lists = settings.suppress.is_empty() && context.store.is_none();
    ensure!(!no_lists || settings.without_lists, CommandError::NoLists);
    let (keyer, store) = match (&context.store, settings.without_lists) {
        (Some(_), false) => context.open_store().map(|(key, snapshot)| (key.keyer, Some(snapshot)))?,
        _ => (Keyer::for_one_run()?, None),
    };
    if let Some(store) = &store {
        ensure!(!store.lists().is_empty() || !settings.suppress.is_empty(), CommandError::NoListInStore);
    }
    if !settings.without_lists {
        refuse_stale(context, settings, store.as_ref())?;
    }
    let state = store.as_ref().map(|store| StoreState { id: store.id(), snapshot: store.number() });
    let mut files = Vec::new();
    let mut remarks = Vec::new();
    let run = match settings.suppress.as_slice() {
        [] => None,
        _ => Some(read_files(context, settings, &keyer, &mut files, &mut remarks)?),
    };
    Ok(OpenLists { lists: Lists::new(keyer, store, run), store: state, files, remarks })
}

/// Standard input can be read once, and a contact list that suppresses itself keeps nobody.
fn refuse_double_use(settings: &JudgeSettings) -> Result<()> {
    let suppressed = || settings.suppress.iter().map(|file| &file.path);
    let named = std::iter::once(&settings.list).chain(suppressed());
    ensure!(named.filter(|path| is_dash(path)).count() <= 1, CommandError::StdinNamedTwice);
    let same = |path: &&PathBuf| {
        !is_dash(path)
            && path.canonicalize().is_ok_and(|path| settings.list.canonicalize().is_ok_and(|list| list == path))
    };
    if let Some(path) = suppressed().find(same) {
        bail!(CommandError::SuppressesItself(path.clone()));
    }
    Ok(())
}

/// Reads the files of this run into one place of their own.
fn read_files(
    context: &Context,
    settings: &JudgeSettings,
    keyer: &Keyer,
    files: &mut Vec<ListFile>,
    remarks: &mut Vec<Remark>,
) -> Result<RunSnapshot> {
    let mut run = RunLists::new(&context.disk, &std::env::temp_dir(), settings.memory);
    let options = list_options(settings);
    let (mut not_here, mut found_named) = (None, false);
    for file in &settings.suppress {
        if let Some(word) = file.unknown_kind() {
            bail!(CommandError::UnknownListKind { word, kinds: SuppressFile::kinds() });
        }
        let SuppressFile { path, kind } = file;
        let name = list_name(path, files);
        run.start(&name, as_of(path), time::now())?;
        let recipe = recipe_of(context, &settings.recipe, path, &settings.table, settings.suppress.len() > 1)?;
        let options = ListOptions { recipe, ..options.clone() };
        let reading = SuppressReading { context, settings, keyer, run: &run };
        let summary = match reading.read(path, *kind, &options) {
            // With several lists a named column need not be in each of them.
            Err(error) if !is_dash(path) && lacks_column(&error) && settings.suppress.len() > 1 => {
                not_here.get_or_insert(error);
                let options = ListOptions { columns: Vec::new(), ..options.clone() };
                reading.read(path, *kind, &options)?
            }
            result => result?,
        };
        found_named |= summary.columns.iter().any(|column| column.found_by == FoundBy::Flag);
        run.end(source_read(&summary));
        run.set_kind(kind_of(*kind, &summary));
        remarks.extend(list_remarks(&name, &summary));
        files.push(ListFile::of(name, path, &summary));
    }
    match not_here {
        Some(error) if !found_named => Err(error),
        _ => Ok(run.finish(&context.cancel)?),
    }
}

/// What the user says, else what the header does.
fn kind_of(said: Option<SuppressKind>, summary: &ListSummary) -> ListKind {
    match said {
        Some(SuppressKind::List(kind)) => kind,
        Some(SuppressKind::Contacts) => ListKind::Optout,
        None => summary.kind.unwrap_or(ListKind::Optout),
    }
}

fn lacks_column(error: &anyhow::Error) -> bool {
    matches!(error.downcast_ref(), Some(IntakeError::Column { .. }))
}

/// The file name; a second file of that name gets its number, so that proofs tell them apart.
fn list_name(path: &Path, files: &[ListFile]) -> String {
    let name = mask(&path.file_name().unwrap_or_default().to_string_lossy()).into_owned();
    let taken = |name: &str| files.iter().any(|file| file.name == name);
    if !taken(&name) {
        return name;
    }
    let numbered = (2..).map(|number| format!("{name} ({number})"));
    numbered.into_iter().find(|name| !taken(name)).unwrap_or_default()
}

/// Whether `--column` can only be meant for suppression lists: a contact list has no digests, domain entries or dates of
/// entries.
pub(super) fn is_about_lists(request: &ColumnRequest) -> bool {
    matches!(request.role, Role::Digest | Role::DOMAIN | Role::Date)
}

fn list_options(settings: &JudgeSettings) -> ListOptions {
    ListOptions {
        columns: settings.table.columns.iter().filter(|request| is_about_lists(request)).cloned().collect(),
        encoding: settings.list_encoding,
        allow_unreadable: settings.allow_unreadable,
        allow_broad_domains: settings.allow_broad_domains,
        max_record: settings.table.max_record,
        dialling: settings.table.dialling,
        layout: settings.layout.clone(),
        needs_numbers: settings.campaign.channel.identifiers().contains(&IdentifierKind::Phone),
        ..ListOptions::default()
    }
}
