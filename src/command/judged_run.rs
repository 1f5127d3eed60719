//! What `clean` and `check` share: open the lists, find the columns, run the pipeline, put the figures together.

use std::path::Path;
use std::sync::Arc;

use anyhow::{Result, bail};

use crate::base::channel::Channel;
use crate::base::own_column::OwnRule;
use crate::base::time;
use crate::pipeline::{IdentifierColumn, Job, JudgeOptions, OwnColumn, PipelineError, Products, Progress, run};
use crate::report::run_report::RunReport;
use crate::table::columns::{Column, column_names, find_columns, shown_names};
use crate::table::reader::TableReader;
use crate::table::role::Role;

use super::bar::Bar;
use super::contact_list::{first_pass, open_table};
use super::context::Context;
use super::error::CommandError;
use super::run_settings::JudgeSettings;
use super::stopwatch::Stopwatch;
use super::{figures, open_lists, workers};

/// A run that balances; its products wait for their names.
pub(super) struct JudgedRun {
    pub products: Products,
    pub report: RunReport,
    pub stopwatch: Stopwatch,
}

/// Judges a whole list.
///
/// # Errors
/// Whatever makes the result unusable.
pub(super) fn judge(context: &Context, settings: &JudgeSettings, products: Products) -> Result<JudgedRun> {
    let mut stopwatch = Stopwatch::start();
    let pool = workers::pool(settings.threads)?;
    let opened = pool.install(|| open_lists::open(context, settings))?;
    stopwatch.lists_are_open();
    let reader = open_table(&settings.list, &settings.table, &context.cancel)?;
    let requests: Vec<_> =
        settings.table.columns.iter().filter(|request| !open_lists::is_about_lists(request)).cloned().collect();
    let ignored = &settings.table.ignore_columns;
    let columns = find_columns(reader.prologue(), reader.sample(), reader.recognise(), &requests, ignored)?;
    let options = judge_options(settings, &reader, &columns)?;
    let pass = pool.install(|| first_pass(context, settings, reader, &options, opened.lists.keyer()))?;
    let input = figures::InputFacts::of(&pass.reader, settings, &columns);
    let progress = Arc::new(Progress::default());
    let source = pass.reader.source();
    let bar = Bar::watch(&context.console, source.len_on_disk(), source.position(), Some(Arc::clone(&progress)));
    let outcome = run(Job {
        reader: pass.reader,
        options: &options,
        lists: &opened.lists,
        own_optouts: &pass.own_optouts,
        at: time::now(),
        products,
        pool: &pool,
        cancel: &context.cancel,
        progress: &progress,
    });
    drop(bar);
    let outcome = outcome.map_err(|error| name_list(error, &settings.list))?;
    // Of a panic in a thread that nobody waits for, too.
    context.cancel.check()?;
    let source = pass.first.reconcile(outcome.source)?;
    let mut report = figures::assemble(settings, &options, &opened, &outcome.tally, &source, input, &stopwatch);
    report.remarks.extend(workers::remark(settings.threads));
    Ok(JudgedRun { products: outcome.products, report, stopwatch })
}

/// Errors of the contact list name the list.
fn name_list(error: PipelineError, list: &Path) -> anyhow::Error {
    let is_about_list = matches!(error, PipelineError::Table(_) | PipelineError::Truncated { .. });
    let error = anyhow::Error::from(error);
    if is_about_list { error.context(format!("cannot use the contact list {}", list.display())) } else { error }
}

/// What the judge has to know about this list.
///
/// # Errors
/// When no e-mail column was found; the message lists the columns seen.
fn judge_options(settings: &JudgeSettings, reader: &TableReader, columns: &[Column]) -> Result<JudgeOptions> {
    let identifier_columns: Vec<_> =
        columns.iter().filter_map(|column| identifier_column(column, settings.campaign.channel)).collect();
    if identifier_columns.is_empty() {
        let columns = shown_names(&column_names(reader.prologue()));
        bail!(CommandError::NoIdentifierColumn { list: settings.list.clone(), columns });
    }
    let own_columns = columns.iter().filter_map(|column| {
        let rule = match column.role {
            Role::OptOut { channels, polarity } if channels.reach(settings.campaign.channel) => {
                OwnRule::OptOut(polarity)
            }
            Role::Status(rule) => OwnRule::Status(rule),
            _ => return None,
        };
        Some(OwnColumn { index: column.index, name: column.name.clone(), rule })
    });
    Ok(JudgeOptions {
        campaign: settings.campaign.clone(),
        matching: settings.matching,
        short_rows: settings.short_rows,
        keep_duplicates: settings.keep_duplicates,
        identifier_columns,
        own_columns: own_columns.collect(),
        fields: reader.prologue().fields,
    })
}

/// The column, if it says who a row is on this channel.
fn identifier_column(column: &Column, channel: Channel) -> Option<IdentifierColumn> {
    match column.role {
        Role::Identifier(kind) if kind.names_a_person() && channel.identifiers().contains(&kind) => {
            Some(IdentifierColumn { index: column.index, name: column.name.clone(), kind })
        }
        _ => None,
    }
}
