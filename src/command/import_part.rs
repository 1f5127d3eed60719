//! One import into the store, from the file to the batch. What is imported, in how many batches, is told in `import`.

use std::path::Path;

use anyhow::{Context as _, Result, ensure};

use crate::base::answer_days::AnswerDays;
use crate::base::coverage::Coverage;
use crate::base::digest::FileDigest;
use crate::base::list_kind::ListKind;
use crate::base::personal::mask;
use crate::base::register::Register;
use crate::base::time::{self, Interval, SECONDS_PER_DAY};
use crate::identity::recipe::Recipe;
use crate::intake::entry::ListEntry;
use crate::intake::list::read_list;
use crate::intake::options::ListOptions;
use crate::intake::summary::ListSummary;
use crate::report::message::{ImportedList, Message, MissingFate};
use crate::store::{Action, Imported, NewBatch, NewEntry, SourceRead};
use crate::table::prologue::HeaderRule;

use super::bar::Bar;
use super::contact_list::open_list;
use super::context::Context;
use super::entries::new_entry;
use super::error::CommandError;
use super::import_checks::{check_digests, check_entries, coverage};
use super::import_options::{AnswersFrom, FileLayout, ImportOptions};
use super::list_file::{as_of, list_remarks, recognised, source_read};
use super::output_names::is_dash;
use super::recipe_probe::recipe_of;
use super::register_error::RegisterError;
use super::register_recipe::recipe_of_register;

/// Which entries of the file become entries of the batch.
pub(super) trait Part: Sync {
    /// Those of one block.
    ///
    /// # Errors
    /// When nobody can tell.
    fn take(&self, entries: &[ListEntry]) -> Result<Vec<NewEntry>>;

    /// Whether they forbid nothing: a register was asked about them, and does not list them.
    fn is_cleared(&self) -> bool;

    /// In how many of the rows so far nobody can tell of whom a register answered that it does not list them.
    fn of_several(&self) -> u64;

    /// How many answers so far that somebody is not listed count for nothing, because the same file lists them.
    fn contradicted(&self) -> u64;
}

/// Every entry.
pub(super) struct Everything;

impl Part for Everything {
    fn take(&self, entries: &[ListEntry]) -> Result<Vec<NewEntry>> {
        Ok(entries.iter().map(new_entry).collect())
    }

    fn is_cleared(&self) -> bool {
        false
    }

    fn of_several(&self) -> u64 {
        0
    }

    fn contradicted(&self) -> u64 {
        0
    }
}

/// Loads a part of the file, whose digests were made by `recipe`; `seen` is the digest of the file when it was looked at before.
/// Returns it.
///
/// # Errors
/// When the file cannot be trusted, or the store cannot be changed.
pub(super) fn import_part(
    context: &Context,
    options: &ImportOptions,
    part: &dyn Part,
    recipe: Option<&'static Recipe>,
    seen: Option<FileDigest>,
) -> Result<FileDigest> {
    let list_options = ListOptions { recipe, ..list_options(options)? };
    let source =
        open_list(&options.file, options.table.digest, &context.cancel).with_context(|| cannot_use(options))?;
    let as_of = day_of(options)?;
    let bar = Bar::watch(&context.console, source.len_on_disk(), source.position(), None);
    let key = context.store_key()?;
    let mut writer = context.open_writer(&key)?;
    let session = writer.import(new_batch(options, part, as_of), options.memory)?;
    let name = options.file.display().to_string();
    let push = |entries: &[ListEntry]| Ok::<(), anyhow::Error>(session.push(part.take(entries)?)?);
    let summary = read_list(source, &name, &list_options, &key.keyer, &context.cancel, &push)
        .with_context(|| cannot_use(options))?;
    drop(bar);
    ensure!(seen.is_none_or(|seen| seen == summary.source.digest), CommandError::ContactListChanged);
    for remark in list_remarks(&options.list, &summary) {
        context.say(&Message::Note(remark));
    }
    check_entries(options, recipe, &summary)?;
    check_digests(options, recipe, &summary)?;
    let coverage = coverage(options, &summary)?;
    let read = source_read(&summary);
    // What the user says goes before what the file does.
    let read = SourceRead { coverage: Some(coverage), as_of: read.as_of.filter(|_| options.as_of.is_none()), ..read };
    let imported = if options.dry_run { session.rehearse(read)? } else { session.finish(read)? };
    context.say(&outcome(options, part, &summary, coverage, as_of, &imported));
    if options.dry_run {
        context.say(&Message::NothingChanged);
    } else {
        context.say_mark_behind(writer.snapshot().mark_behind());
    }
    Ok(summary.source.digest)
}

/// The recipe of the digests in `file`: as the user says, else that of the register, if it has one of its own.
///
/// # Errors
/// When it is to be found out, and no recipe is.
pub(super) fn recipe_for(context: &Context, options: &ImportOptions, file: &Path) -> Result<Option<&'static Recipe>> {
    let usual = || options.register.and_then(|register| recipe_of_register(register, options.channels, file));
    Ok(recipe_of(context, &options.recipe, file, &options.table, false)?.or_else(usual))
}

fn cannot_use(options: &ImportOptions) -> String {
    format!("cannot use the suppression list {}", options.file.display())
}

/// # Errors
/// When the rows that are asked for are something else than the list.
pub(super) fn list_options(options: &ImportOptions) -> Result<ListOptions> {
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
        dialling: table.dialling,
        is_raw: options.written == FileLayout::Raw,
        is_text: options.written == FileLayout::List || options.answers.is_some(),
        layout: match &options.written {
            FileLayout::Lines(layout) => Some(layout.clone()),
            _ => None,
        },
        register: options.register.filter(|_| options.answers.is_none()),
        is_laid_out: options.written == FileLayout::OfRegister,
        is_of_question: matches!(options.answers, Some(AnswersFrom::Permitted(_))),
        are_answers: options.answers == Some(AnswersFrom::Column),
        answered: answered(options)?,
        max_record: table.max_record,
        rows: options.taken.choice(options.kind)?,
        ..ListOptions::default()
    })
}

/// When a register gave the answers that have no date of their own.
fn answered(options: &ImportOptions) -> Result<Option<Interval>> {
    if options.answers.is_none() {
        return Ok(None);
    }
    let day = day_of(options)?.ok_or_else(|| RegisterError::AnswersUndated(options.file.clone()))?;
    Ok(Some(options.as_of.unwrap_or(Interval::point(day))))
}

/// The day for which the list speaks: the one given, else that of the file.
fn day_of(options: &ImportOptions) -> Result<Option<i64>> {
    if let Some(day) = options.as_of {
        return Ok(Some(day.start()));
    }
    let told = match &options.answers {
        Some(AnswersFrom::Permitted(came_back)) => came_back,
        _ => &options.file,
    };
    let day = as_of(told);
    let has_come = day.is_none_or(|day| day <= time::now() + SECONDS_PER_DAY);
    ensure!(has_come, CommandError::FileFromTheFuture(told.clone()));
    Ok(day)
}

fn new_batch(options: &ImportOptions, part: &dyn Part, as_of: Option<i64>) -> NewBatch {
    let name = options.file.file_name().filter(|_| !is_dash(&options.file));
    NewBatch {
        action: Action::Import,
        list: options.list.clone(),
        kind: options.kind,
        register: options.register.map(|register| register.id().to_owned()),
        channels: options.channels,
        purposes: options.purposes.clone(),
        source: name.map(|name| mask(&name.to_string_lossy()).into_owned()),
        as_of,
        imported_at: time::now(),
        replace: options.replace,
        lift_missing: options.lift_missing,
        // Of other people there are other answers.
        allow_shrink: options.allow_shrink || options.answers.is_some(),
        reason: options.reason.clone(),
        via: None,
        agent: None,
        received_at: None,
        coverage: Coverage::Whole,
        is_cleared: part.is_cleared(),
    }
}

/// When the answers were given, for how many days each counts, and whether none does any more.
fn answered_until(
    summary: &ListSummary,
    options: &ImportOptions,
    as_of: Option<i64>,
) -> Option<(AnswerDays, u32, bool)> {
    let of_file = as_of.filter(|_| options.answers.is_some()).map(|day| AnswerDays { first: day, last: day });
    let (days, counts) = summary.answer_days.or(of_file).zip(options.register.map(Register::answer_days))?;
    Some((days, counts, time::calendar_days(days.last, time::now()) > i64::from(counts)))
}

fn outcome(
    options: &ImportOptions,
    part: &dyn Part,
    summary: &ListSummary,
    coverage: Coverage,
    as_of: Option<i64>,
    imported: &Imported,
) -> Message {
    let counts = imported.counts;
    let fate = match (options.kind.is_sticky(), options.lift_missing) {
        (true, false) => MissingFate::StayInForce,
        (true, true) => MissingFate::Lifted,
        (false, _) => MissingFate::NoLongerInForce,
    };
    Message::Imported(Box::new(ImportedList {
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
        elsewhere: if options.replace && options.answers.is_none() { imported.elsewhere } else { 0 },
        coverage: options.register.map(|_| coverage),
        answered: answered_until(summary, options, as_of),
        unanswered: summary.rows.unanswered,
        of_several: part.of_several(),
        contradicted: part.contradicted(),
        is_cleared: part.is_cleared(),
    }))
}
