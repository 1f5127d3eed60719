//! `scrub clean`: judges a contact list and writes the clean list, the rejects and the report.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context as _, Result};

use crate::base::atomic::AtomicFile;
use crate::base::disk::RealDisk;
use crate::base::time;
use crate::pipeline::Products;
use crate::report::run_report::{RunReport, Seconds, WrittenFile};
use crate::report::{Format, Message, Report, render, words};
use crate::table::sink::Sink;

use super::context::{Context, Exit, StoreLocation};
use super::delivery::{Ready, create, mode_of};
use super::guard::{looks_precious, refuse_loss};
use super::judged_run::{JudgedRun, judge};
use super::output_names::{OutputNames, is_dash};
use super::outputs::{Outputs, Target};
use super::run_settings::JudgeSettings;

/// What `clean` is asked to do.
pub struct CleanOptions {
    pub judge: JudgeSettings,
    pub names: OutputNames,
    pub force: bool,
    pub dry_run: bool,
}

/// Runs it.
///
/// # Errors
/// Whatever makes the result unusable; then no file bears the clean list's name.
pub fn run(context: &Context, options: &CleanOptions) -> Result<Exit> {
    let list = &options.judge.list;
    let outputs = if options.dry_run { Outputs::NONE } else { Outputs::resolve(list, &options.names)? };
    outputs.create_directories(&*context.disk)?;
    guard(context, options, &outputs)?;
    if options.force {
        outputs.remove_old_clean(&*context.disk)?;
    }
    let products = || {
        Ok(Products {
            clean: start(context, options, &outputs.clean)?,
            rejects: start(context, options, &outputs.rejects)?,
        })
    };
    let run = judge(context, &options.judge, &products)?;
    finish(context, run, &outputs, mode_of(list))
}

/// Removes the old clean list of a forced run that failed before it could (its settings are wrong, say): no later job
/// must send yesterday's list. Keeps its hands off everything that might be something else.
pub fn withdraw(options: &Withdrawal<'_>) {
    let names = OutputNames { clean: options.clean.map(Path::to_owned), ..OutputNames::default() };
    let Ok(resolved) = Outputs::resolve(options.list, &names) else { return };
    let outputs = Outputs { clean: resolved.clean, ..Outputs::NONE };
    let key = std::env::var_os("SCRUB_KEY_FILE").map(PathBuf::from);
    let mut precious = vec![("contact list", options.list)];
    precious.extend(options.suppress.iter().map(|path| ("suppression list", path.as_path())));
    precious.extend(options.config.map(|path| ("settings file", path)));
    precious.extend(key.iter().map(|path| ("key", path.as_path())));
    if refuse_loss(&outputs, &precious, options.store, true).is_ok() && !looks_precious(&outputs) {
        // The run fails anyway; its own error is what the user must see.
        let _ = outputs.remove_old_clean(&RealDisk);
    }
}

/// What is known of a forced run that failed.
pub struct Withdrawal<'a> {
    pub list: &'a Path,
    /// The clean list, if it was named.
    pub clean: Option<&'a Path>,
    pub suppress: &'a [PathBuf],
    pub config: Option<&'a Path>,
    pub store: Option<&'a Path>,
}

/// Refuses, before a byte is read, every output that would destroy something.
fn guard(context: &Context, options: &CleanOptions, outputs: &Outputs) -> Result<()> {
    let settings = &options.judge;
    let mark = context.store.as_ref().map(StoreLocation::key_mark);
    let mut precious: Vec<(&'static str, &Path)> = Vec::new();
    if !is_dash(&settings.list) {
        precious.push(("contact list", &settings.list));
    }
    precious.extend(settings.suppress.iter().map(|file| ("suppression list", file.path.as_path())));
    precious.extend(context.store.iter().map(|store| ("key", store.key.as_path())));
    precious.extend(mark.iter().map(|path| ("mark of the key", path.as_path())));
    precious.extend(context.config.iter().map(|path| ("settings file", path.as_path())));
    let store = context.store.as_ref().map(|store| store.dir.as_path());
    refuse_loss(outputs, &precious, store, options.force)
}

fn start(context: &Context, options: &CleanOptions, target: &Target) -> Result<Option<Sink<AtomicFile>>> {
    let JudgeSettings { list, table, .. } = &options.judge;
    let Some((file, compression)) = create(target, &context.disk, mode_of(list))? else { return Ok(None) };
    Ok(Some(Sink::new(file, compression, table.digest).context("cannot start the compression")?))
}

/// Flushes everything, then gives the names: rejects, report, and the clean list last.
fn finish(context: &Context, run: JudgedRun, outputs: &Outputs, mode: Option<u32>) -> Result<Exit> {
    let JudgedRun { products, mut report, stopwatch } = run;
    let flushing = Instant::now();
    let rejects = close(products.rejects, &outputs.rejects).context("cannot write the rejects")?;
    let clean = close(products.clean, &outputs.clean).context("cannot write the clean list")?;
    report.rejects = rejects.as_ref().map(|(_, product)| product.clone());
    report.clean = clean.as_ref().map(|(_, product)| product.clone());
    let held = outputs.held().filter(|_| report.held);
    if let (Some(product), Some(held)) = (&mut report.clean, &held) {
        product.path = held.display().to_string();
    }
    report.finish(time::show_time(time::now()), stopwatch.seconds(flushing.elapsed()));
    let report_file = write_report(context, &report, &outputs.report, mode).context("cannot write the report")?;
    context.cancel.check()?;
    if let Some((rejects, _)) = rejects {
        rejects.deliver().context("cannot write the rejects")?;
    }
    if let Some(report_file) = report_file {
        report_file.deliver().context("cannot write the report")?;
    }
    if let Some((clean, _)) = clean {
        let delivered = if report.held { clean.hold(held.as_deref()) } else { clean.deliver() };
        delivered.context("cannot write the clean list")?;
    }
    context.console.say(&render(&Report::Run(&report), Format::Text)?);
    let Seconds { lists, flush, .. } = report.seconds;
    context.console.explain(&words(&Message::Durations { lists, flush }));
    Ok(if report.held { Exit::LimitBroken } else { Exit::Done })
}

/// Ends a product and flushes it to the medium.
fn close(sink: Option<Sink<AtomicFile>>, target: &Target) -> std::io::Result<Option<(Ready, WrittenFile)>> {
    let Some(sink) = sink else { return Ok(None) };
    let (file, end) = sink.finish()?;
    let path = match target {
        Target::File(path) => path.display().to_string(),
        Target::Stdout | Target::Nowhere => "-".to_owned(),
    };
    let product = WrittenFile { path, bytes: end.bytes, decoded_bytes: end.decoded_bytes, digest: end.digest };
    Ok(Some((Ready::prepare(file, target)?, product)))
}

fn write_report(context: &Context, report: &RunReport, target: &Target, mode: Option<u32>) -> Result<Option<Ready>> {
    let Some((mut file, _)) = create(target, &context.disk, mode)? else { return Ok(None) };
    file.write_all(render(&Report::Run(report), Format::Json)?.as_bytes())?;
    Ok(Some(Ready::prepare(file, target)?))
}
