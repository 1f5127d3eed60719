//! `scrub import`: loads a list into the store.

use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Context as _, Result, ensure};

use crate::base::channel::Channels;
use crate::base::digest::FileDigest;
use crate::base::line_set::LineSet;
use crate::base::list_kind::ListKind;
use crate::base::personal::mask;
use crate::base::time::{self, Interval, SECONDS_PER_DAY};
use crate::intake::entry::ListEntry;
use crate::intake::list::read_list;
use crate::intake::options::{ListOptions, ShareLimit};
use crate::intake::summary::ListSummary;
use crate::report::message::{ImportedList, Message, MissingFate, WhyLeftOut};
use crate::store::{Action, Imported, NewBatch};
use crate::table::prologue::HeaderRule;

use super::bar::Bar;
use super::contact_list::{can_be_read_again, open_source};
use super::context::{Context, Exit};
use super::entries::new_entry;
use super::error::CommandError;
use super::lift::check_reason;
use super::list_file::{as_of, list_remarks, recognised, source_read};
use super::objections::{Objections, objections, rejected_objections};
use super::output_names::is_dash;
use super::recipe_choice::RecipeSettings;
use super::recipe_probe::recipe_of;
use super::rejected_rows::RejectedRows;
use super::run_settings::TableSettings;
use super::taken_rows::{OnlyReason, TakenRows};
use super::workers;

/// What `import` is asked to do.
#[derive(Clone)]
pub struct ImportOptions {
    pub file: PathBuf,
    pub list: String,
    pub kind: ListKind,
    pub register: Option<String>,
    pub channels: Channels,
    pub purposes: Vec<String>,
    pub replace: bool,
    pub lift_missing: bool,
    pub reason: Option<String>,
    pub as_of: Option<Interval>,
    pub taken: TakenRows,
    pub allow_unreadable: ShareLimit,
    pub allow_shrink: bool,
    pub allow_broad_domains: bool,
    pub table: TableSettings,
    pub recipe: RecipeSettings,
    /// The file holds digests as bytes.
    pub is_raw: bool,
    pub dry_run: bool,
    pub threads: usize,
    /// Bytes.
    pub memory: usize,
}

/// Runs it. The store changes whole or not at all; by rows that object for several sets of channels, once for each set.
///
/// # Errors
/// When the file cannot be trusted, or the store cannot be changed. What was loaded for other channels before stays.
pub fn run(context: &Context, options: &ImportOptions) -> Result<Exit> {
    check_list_name(&options.list)?;
    options.reason.as_deref().map_or(Ok(()), check_reason)?;
    if let Some(remark) = workers::remark(options.threads) {
        context.say(&Message::Note(remark));
    }
    workers::pool(options.threads)?.install(|| match &options.taken {
        TakenRows::Objections => import_objections(context, options),
        TakenRows::Only(reason, _) => match reason.own_code() {
            Some(code) => import_rejected(context, options, reason, code),
            None => import(context, options, None),
        },
        _ => import(context, options, None),
    })?;
    Ok(Exit::Done)
}

/// One batch for each set of channels, because a scope is said once for a batch.
fn import_objections(context: &Context, options: &ImportOptions) -> Result<()> {
    let has_objections = matches!(options.kind, ListKind::Optout | ListKind::Bounce);
    ensure!(has_objections, CommandError::ObjectionsOfOtherKind);
    let Objections { groups, unconfirmed, digest } = objections(context, &options.file, &options.table, options.kind)?;
    say_left_out(context, unconfirmed, WhyLeftOut::Unconfirmed);
    for (channels, lines) in groups {
        let of_group = ImportOptions { channels, taken: TakenRows::InLines(lines), ..options.clone() };
        import(context, &of_group, Some(digest))?;
    }
    Ok(())
}

/// The same of a rejects file, of the rows that object by themselves; those of which the file does not tell for which
/// channels they do, because that run was told of a column, object on all.
fn import_rejected(context: &Context, options: &ImportOptions, reason: &OnlyReason, code: &str) -> Result<()> {
    ensure!(can_be_read_again(&options.file), CommandError::ObjectionsOfPipe);
    ensure!(!options.replace, CommandError::ReplaceByObjections);
    let rejected = RejectedRows::of(context, &options.file, &options.table, code)?;
    say_left_out(context, rejected.malformed, WhyLeftOut::Malformed);
    if rejected.lines.is_empty() {
        // There is a reason, which the reader of the file tells.
        return import(context, options, None);
    }
    say_left_out(context, rejected.of_others, WhyLeftOut::BoundByOther);
    let found = rejected_objections(context, &options.file, &options.table, options.kind, &rejected)?;
    let digest = found.digest;
    ensure!(digest == rejected.digest, CommandError::ContactListChanged);
    say_left_out(context, found.unconfirmed, WhyLeftOut::Unconfirmed);
    let groups = if options.channels.is_all() && !found.groups.is_empty() {
        found.groups
    } else {
        let all: LineSet = found.groups.iter().flat_map(|(_, lines)| lines.iter()).collect();
        [(options.channels, Arc::new(all))].into()
    };
    for (channels, lines) in groups {
        let taken = TakenRows::Only(reason.clone(), Some(lines));
        import(context, &ImportOptions { channels, taken, ..options.clone() }, Some(digest))?;
    }
    Ok(())
}

fn say_left_out(context: &Context, rows: u64, why: WhyLeftOut) {
    if rows > 0 {
        context.say(&Message::LeftOut { rows, why });
    }
}

/// `seen` is the digest of the file when it was looked at before.
fn import(context: &Context, options: &ImportOptions, seen: Option<FileDigest>) -> Result<()> {
    let recipe = recipe_of(context, &options.recipe, &options.file, &options.table)?;
    let list_options = ListOptions { recipe, ..list_options(options)? };
    let source =
        open_source(&options.file, options.table.digest, &context.cancel).with_context(|| cannot_use(options))?;
    let as_of = day_of(options)?;
    let bar = Bar::watch(&context.console, source.len_on_disk(), source.position(), None);
    let key = context.store_key()?;
    let mut writer = context.open_writer(&key)?;
    let session = writer.import(new_batch(options, as_of), options.memory)?;
    let name = options.file.display().to_string();
    let push = |entries: &[ListEntry]| session.push(entries.iter().map(new_entry)).map_err(anyhow::Error::from);
    let summary = read_list(source, &name, &list_options, &key.keyer, &context.cancel, &push)
        .with_context(|| cannot_use(options))?;
    drop(bar);
    ensure!(seen.is_none_or(|seen| seen == summary.source.digest), CommandError::ContactListChanged);
    for remark in list_remarks(&options.list, &summary) {
        context.say(&Message::Note(remark));
    }
    let read = source_read(&summary);
    if options.dry_run {
        let imported = session.rehearse(read)?;
        context.say(&outcome(options, &summary, &imported));
        context.say(&Message::NothingChanged);
        return Ok(());
    }
    let imported = session.finish(read)?;
    context.say(&outcome(options, &summary, &imported));
    context.say_mark_behind(writer.snapshot().mark_behind());
    Ok(())
}

fn cannot_use(options: &ImportOptions) -> String {
    format!("cannot use the suppression list {}", options.file.display())
}

/// # Errors
/// When the rows that are asked for are something else than the list.
fn list_options(options: &ImportOptions) -> Result<ListOptions> {
    let table = &options.table;
    Ok(ListOptions {
        columns: table.columns.clone(),
        ignored: table.ignore_columns.clone(),
        // Most lists of one column have none.
        header: if table.header == HeaderRule::Present { HeaderRule::IfKnown } else { table.header },
        delimiter: table.delimiter,
        encoding: table.encoding,
        allow_unreadable: options.allow_unreadable,
        allow_broad_domains: options.allow_broad_domains,
        allow_empty: options.replace && options.allow_shrink,
        are_bounces: options.kind == ListKind::Bounce,
        speaks_of_one: matches!(options.kind, ListKind::Bounce | ListKind::Register),
        channels: options.channels,
        country: table.country,
        is_raw: options.is_raw,
        max_record: table.max_record,
        rows: options.taken.choice(options.kind)?,
        ..ListOptions::default()
    })
}

/// The day for which the list speaks: the one given, else that of the file.
fn day_of(options: &ImportOptions) -> Result<Option<i64>> {
    if let Some(day) = options.as_of {
        return Ok(Some(day.start()));
    }
    let day = as_of(&options.file);
    let has_come = day.is_none_or(|day| day <= time::now() + SECONDS_PER_DAY);
    ensure!(has_come, CommandError::FileFromTheFuture(options.file.clone()));
    Ok(day)
}

fn new_batch(options: &ImportOptions, as_of: Option<i64>) -> NewBatch {
    let name = options.file.file_name().filter(|_| !is_dash(&options.file));
    NewBatch {
        action: Action::Import,
        list: options.list.clone(),
        kind: options.kind,
        register: options.register.clone(),
        channels: options.channels,
        purposes: options.purposes.clone(),
        source: name.map(|name| mask(&name.to_string_lossy()).into_owned()),
        as_of,
        imported_at: time::now(),
        replace: options.replace,
        lift_missing: options.lift_missing,
        allow_shrink: options.allow_shrink,
        reason: options.reason.clone(),
        via: None,
        agent: None,
        received_at: None,
    }
}

fn outcome(options: &ImportOptions, summary: &ListSummary, imported: &Imported) -> Message {
    let counts = imported.counts;
    let fate = match (options.kind.is_sticky(), options.lift_missing) {
        (true, false) => MissingFate::StayInForce,
        (true, true) => MissingFate::Lifted,
        (false, _) => MissingFate::NoLongerInForce,
    };
    Message::Imported(ImportedList {
        list: options.list.clone(),
        batch: imported.batch,
        channels: options.channels,
        rows: counts.read,
        recognised: recognised(summary),
        added: counts.added,
        known: counts.known,
        unreadable: counts.unreadable,
        entries: imported.entries,
        missing: options.replace.then_some((counts.missing, fate)),
    })
}

/// List names appear in proofs and file names: letters, digits, `.`, `_` and `-`.
///
/// # Errors
/// When the name holds anything else.
pub(super) fn check_list_name(name: &str) -> Result<()> {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '-');
    let plain = !name.is_empty() && name.len() <= 64 && name.chars().all(is_plain);
    ensure!(plain, CommandError::BadListName);
    Ok(())
}
