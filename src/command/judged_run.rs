//! What `clean` and `check` share: open the lists, find the columns, run the pipeline, put the figures together.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Result, bail, ensure};

use crate::base::channel::Channel;
use crate::base::identifier_kind::IdentifierKind;
use crate::base::own_column::{OwnRole, OwnRule};
use crate::base::time;
use crate::identity::recipe::Recipe;
use crate::pipeline::{Job, JudgeOptions, OwnColumn, PipelineError, Products, Progress, RunTally, run};
use crate::report::run_report::RunReport;
use crate::table::column_names::{column_names, doubted_names, ignored_columns, shown_names};
use crate::table::columns::{Column, FoundBy, opt_in_named};
use crate::table::error::TableError;
use crate::table::reader::TableReader;
use crate::table::role::Role;
use crate::table::unread::about_else;

use super::bar::Bar;
use super::contact_columns::contact_columns;
use super::contact_list::{can_be_read_again, first_pass, open_table};
use super::context::Context;
use super::error::CommandError;
use super::identifier_columns::{identifier_columns, is_headed_by_number, refuse_other_than_numbers};
use super::open_lists::OpenLists;
use super::recipe_error::RecipeError;
use super::run_settings::JudgeSettings;
use super::stopwatch::Stopwatch;
use super::{figures, open_lists, workers};

/// A run that balances; its products wait for their names.
pub(super) struct JudgedRun {
    pub products: Products,
    pub report: RunReport,
    pub stopwatch: Stopwatch,
}

/// Judges a whole list. `products` starts the products; twice, if the list turns out to object in a column that nobody
/// expected.
///
/// # Errors
/// Whatever makes the result unusable.
pub(super) fn judge(
    context: &Context,
    settings: &JudgeSettings,
    products: &dyn Fn() -> Result<Products>,
) -> Result<JudgedRun> {
    let mut stopwatch = Stopwatch::start();
    // Where nothing can be written nothing needs to be read.
    let first_products = products()?;
    let pool = workers::pool(settings.threads)?;
    let opened = pool.install(|| open_lists::open(context, settings))?;
    stopwatch.lists_are_open();
    let work = Work { context, settings, pool: &pool, opened: &opened, stopwatch: &stopwatch };
    let (products, report) = match work.run(first_products, false) {
        Err(error) if may_start_over(&error, settings) => work.run(products()?, true)?,
        judged => judged?,
    };
    Ok(JudgedRun { products, report, stopwatch })
}

/// Whether a run that met an objection in an unexpected column can be done again with a first pass.
fn may_start_over(error: &anyhow::Error, settings: &JudgeSettings) -> bool {
    let is_other = error
        .chain()
        .any(|cause| matches!(cause.downcast_ref::<PipelineError>(), Some(PipelineError::OtherObjection { .. })));
    is_other && can_be_read_again(&settings.list)
}

/// What does not change between two attempts.
struct Work<'a> {
    context: &'a Context,
    settings: &'a JudgeSettings,
    pool: &'a rayon::ThreadPool,
    opened: &'a OpenLists,
    stopwatch: &'a Stopwatch,
}

impl Work<'_> {
    /// One attempt: finds the columns, reads the list, twice if its own columns or `twice` want it, and puts the figures
    /// together.
    fn run(&self, products: Products, twice: bool) -> Result<(Products, RunReport)> {
        let Self { context, settings, pool, opened, stopwatch } = *self;
        let at = time::now();
        let reader = open_table(&settings.list, &settings.table, &context.cancel)?;
        let columns = contact_columns(&reader, &settings.table)?;
        let mut options = judge_options(settings, opened, &reader, &columns)?;
        let wants_first = twice || !options.own_columns.is_empty();
        let pass = pool
            .install(|| first_pass(context, settings, reader, &options, &opened.lists, at, wants_first))
            .map_err(|error| name_list(error, &settings.list))?;
        let names = shown_names(&column_names(pass.reader.prologue()));
        // Whoever is known by another channel's identifier only costs time where nobody can be.
        options.keep_addressed(|kind| opened.lists.holds(kind) || pass.own_optouts.holds(kind));
        options.add_others(pass.own_optouts.others(), &names);
        let input = figures::InputFacts::of(&pass.reader, settings, &columns, &options, names);
        let progress = Arc::new(Progress::default());
        let bar = watch(context, &pass.reader, &progress);
        let outcome = run(Job {
            reader: pass.reader,
            options: &options,
            lists: &opened.lists,
            own_optouts: &pass.own_optouts,
            search_others: !wants_first,
            at,
            products,
            pool,
            cancel: &context.cancel,
            progress: &progress,
        });
        drop(bar);
        let outcome = outcome.map_err(|error| name_list(error.into(), &settings.list))?;
        // Of a panic in a thread that nobody waits for, too.
        context.cancel.check()?;
        let (source, mut tally) = (pass.first.reconcile(outcome.source)?, outcome.tally);
        tally.mentions.add_all(pass.own_optouts.mentions());
        refuse_unsaid_digests(settings, opened, has_addresses(&tally))?;
        let mut report = figures::assemble(settings, &options, opened, &tally, &source, input, stopwatch);
        report.remarks.extend(workers::remark(settings.threads));
        Ok((outcome.products, report))
    }
}

fn watch(context: &Context, reader: &TableReader, progress: &Arc<Progress>) -> Bar {
    let source = reader.source();
    Bar::watch(&context.console, source.len_on_disk(), source.position(), Some(Arc::clone(progress)))
}

/// Errors of the contact list name the list.
fn name_list(error: anyhow::Error, list: &Path) -> anyhow::Error {
    let is_about_list = match error.downcast_ref::<PipelineError>() {
        Some(PipelineError::Table(_) | PipelineError::Truncated { .. } | PipelineError::OtherObjection { .. }) => true,
        _ => error.downcast_ref::<TableError>().is_some(),
    };
    if is_about_list { error.context(format!("cannot use the contact list {}", list.display())) } else { error }
}

/// What the judge has to know about this list.
///
/// # Errors
/// When no column was found that the campaign goes to, the message lists those seen; or when one holds something else.
fn judge_options(
    settings: &JudgeSettings,
    opened: &OpenLists,
    reader: &TableReader,
    columns: &[Column],
) -> Result<JudgeOptions> {
    let channel = settings.campaign.channel;
    let identifier_columns = identifier_columns(columns, channel);
    if !identifier_columns.iter().any(|column| column.is_addressed) {
        let all = 0..reader.prologue().fields;
        ensure!(!channel.is_by_phone() || !is_headed_by_number(reader, all), CommandError::HeaderIsNumber);
        let columns = doubted_names(&column_names(reader.prologue()));
        let kind = channel.identifiers().first().map_or("email", |kind| kind.name());
        let has_numbers = !channel.is_by_phone() && !identifier_columns.is_empty();
        bail!(CommandError::NoIdentifierColumn { list: settings.list.clone(), columns, kind, has_numbers });
    }
    refuse_other_than_numbers(reader, &identifier_columns)?;
    let has_addresses = identifier_columns.iter().any(|column| column.kind == IdentifierKind::Email);
    refuse_unsaid_digests(settings, opened, has_addresses)?;
    Ok(JudgeOptions {
        campaign: settings.campaign.clone(),
        matching: settings.matching,
        ragged: settings.ragged,
        keep_duplicates: settings.keep_duplicates,
        identifier_columns,
        country_columns: country_columns(columns),
        dialling: settings.table.dialling,
        needs_countries: opened.lists.gates(&settings.campaign).need_countries(),
        own_columns: columns.iter().filter_map(|column| own_column(column, settings.campaign.channel)).collect(),
        unsearched: ignored_columns(reader.prologue(), &settings.table.ignore_columns),
        about_else: about_else(reader.prologue()),
        fields: reader.prologue().fields,
        widest: reader.prologue().widest(),
    })
}

/// Whether some contact has an address, or there is none who may be contacted.
fn has_addresses(tally: &RunTally) -> bool {
    tally.asked.of(IdentifierKind::Email) > 0 || tally.kept == 0
}

/// Where nobody says how digests were made they are taken for those of addresses, and of those none may be a contact.
fn refuse_unsaid_digests(settings: &JudgeSettings, opened: &OpenLists, has_addresses: bool) -> Result<()> {
    let channel = settings.campaign.channel;
    if settings.recipe.choice.is_some() || has_addresses || !channel.is_by_phone() {
        return Ok(());
    }
    let hashed = opened.files.iter().find_map(|file| Some((file, file.recognised.digests.first()?)));
    match hashed {
        Some((file, (hash, _))) => {
            let (file, channels) = (PathBuf::from(&file.path), [channel].into_iter().collect());
            bail!(RecipeError::DigestsOfNumbers { file, channels, usual: Recipe::usual_name(*hash) })
        }
        None => Ok(()),
    }
}

/// The column, if it is one of the list's own, as a campaign on `channel` reads it.
pub(super) fn own_column(column: &Column, channel: Channel) -> Option<OwnColumn> {
    let Role::Own(rule) = column.role else { return None };
    // Elsewhere an answer to a text message is a cell like any other.
    if rule.role == OwnRole::Reply && !matches!(channel, Channel::Sms | Channel::Messenger) {
        return None;
    }
    let decides = rule.role == OwnRole::OptIn && column.found_by == FoundBy::Flag;
    let named = if decides { opt_in_named(&column.name) } else { Some(rule) };
    let is_general = named.is_some_and(|named| named.is_general);
    let rule = OwnRule { is_general, ..rule }.on(channel);
    let topic = named.map(|named| named.channels);
    Some(OwnColumn { index: column.index, name: column.name.clone(), rule, topic, decides })
}

/// The columns (0-based) of countries.
pub(super) fn country_columns(columns: &[Column]) -> Vec<usize> {
    columns.iter().filter(|column| column.role == Role::Country).map(|column| column.index).collect()
}
