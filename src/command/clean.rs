//! `scrub clean`: judges a contact list and writes the clean list, the rejects and the report.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context as _, Result};

use crate::base::atomic::AtomicFile;
use crate::base::disk::RealDisk;
use crate::base::personal::mask;
use crate::base::time;
use crate::pipeline::{PipelineError, Products};
use crate::report::remark::BrokenLimit;
use crate::report::run_report::{RowCounts, RunReport, Seconds, WrittenFile};
use crate::report::{Format, Message, Report, render, words};
use crate::table::sink::Sink;

use super::context::{Context, Exit};
use super::delivery::{Ready, cannot_write, create, deliver, mode_of, name_file};
use super::directories::MadeDirectories;
use super::guard::refuse_loss;
use super::judged_run::{JudgedRun, judge};
use super::output_names::{OutputNames, is_dash};
use super::outputs::{CLEAN, Outputs, REJECTS, REPORT, Target};
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
    guard(context, options, &outputs)?;
    let directories = MadeDirectories::make(&outputs, &context.disk)?;
    if options.force {
        outputs.remove_old(&*context.disk)?;
    }
    let products = || {
        Ok(Products {
            clean: start(context, options, &outputs.clean)?,
            rejects: start(context, options, &outputs.rejects)?,
        })
    };
    let mut run = judge(context, &options.judge, &products).map_err(|error| name_product(error, &outputs))?;
    if options.judge.min_kept.is_none() {
        refuse_nothing(&mut run.report);
    }
    let exit = finish(context, run, &outputs, mode_of(list))?;
    directories.stay();
    Ok(exit)
}

/// A list of which nobody may be contacted is, more often than not, one that was read in the wrong way.
fn refuse_nothing(report: &mut RunReport) {
    let RowCounts { read, kept, .. } = report.rows;
    if read > 0 && kept == 0 {
        report.limits_broken.push(BrokenLimit::NothingKept { read });
        report.held = true;
    }
}

/// Errors of the system say which file could not be written.
fn name_product(error: anyhow::Error, outputs: &Outputs) -> anyhow::Error {
    match error.downcast::<PipelineError>() {
        Ok(PipelineError::Write { what, error }) => name_file(what, error, outputs),
        Ok(other) => other.into(),
        Err(error) => error,
    }
}

/// Removes the old products of a forced run that failed before it could (its settings are wrong, say): no later job must
/// send yesterday's list. Keeps its hands off everything that might be something else.
pub fn withdraw(options: &Withdrawal<'_>) {
    let Ok(outputs) = Outputs::resolve(options.list, &options.names) else { return };
    let key = std::env::var_os("SCRUB_KEY_FILE").map(PathBuf::from);
    let mut precious = vec![("the contact list", options.list)];
    precious.extend(options.suppress.iter().map(|path| ("the suppression list", path.as_path())));
    precious.extend(options.config.map(|path| ("the settings file", path)));
    precious.extend(key.iter().map(|path| ("the key", path.as_path())));
    let Outputs { clean, rejects, report } = outputs;
    let each =
        [Outputs { clean, ..Outputs::NONE }, Outputs { rejects, ..Outputs::NONE }, Outputs { report, ..Outputs::NONE }];
    for output in each.iter().filter(|output| refuse_loss(output, &precious, options.store, true).is_ok()) {
        // The run fails anyway; its own error is what the user must see.
        let _ = output.remove_old(&RealDisk);
    }
}

/// What is known of a forced run that failed.
pub struct Withdrawal<'a> {
    pub list: &'a Path,
    pub names: OutputNames,
    pub suppress: &'a [PathBuf],
    pub config: Option<&'a Path>,
    pub store: Option<&'a Path>,
}

/// Refuses, before a byte is read, every output that would destroy something.
fn guard(context: &Context, options: &CleanOptions, outputs: &Outputs) -> Result<()> {
    let settings = &options.judge;
    let mark = context.store.as_ref().and_then(|store| store.key.mark());
    let mut precious: Vec<(&'static str, &Path)> = Vec::new();
    if !is_dash(&settings.list) {
        precious.push(("the contact list", &settings.list));
    }
    precious.extend(settings.suppress.iter().map(|file| ("the suppression list", file.path.as_path())));
    precious.extend(context.store.iter().filter_map(|store| Some(("the key", store.key.file()?))));
    precious.extend(mark.iter().map(|path| ("the mark of the key", path.as_path())));
    precious.extend(context.config.iter().map(|path| ("the settings file", path.as_path())));
    let store = context.store.as_ref().map(|store| store.dir.as_path());
    refuse_loss(outputs, &precious, store, options.force)
}

fn start(context: &Context, options: &CleanOptions, target: &Target) -> Result<Option<Sink<AtomicFile>>> {
    let JudgeSettings { list, table, .. } = &options.judge;
    let Some((file, compression)) = create(target, &context.disk, mode_of(list))? else { return Ok(None) };
    Ok(Some(Sink::new(file, compression, table.digest).context("cannot start the compression")?))
}

/// Flushes everything, then delivers: rejects, report, and the clean list last.
fn finish(context: &Context, run: JudgedRun, outputs: &Outputs, mode: Option<u32>) -> Result<Exit> {
    let JudgedRun { products, mut report, stopwatch } = run;
    let flushing = Instant::now();
    let (rejects, rejects_file) = close(REJECTS, products.rejects, &outputs.rejects)?.unzip();
    let (clean, clean_file) = close(CLEAN, products.clean, &outputs.clean)?.unzip();
    (report.rejects, report.clean) = (rejects_file, clean_file);
    let held = outputs.held().filter(|_| report.held);
    if let (Some(product), Some(held)) = (&mut report.clean, &held) {
        product.path = shown(held);
    }
    report.finish(time::show_time(time::now()), stopwatch.seconds(flushing.elapsed()));
    let report_file = write_report(context, &report, &outputs.report, mode)?;
    context.cancel.check()?;
    let clean = if report.held { clean.and_then(|clean| clean.hold(held)) } else { clean };
    let products = [rejects, report_file, clean].into_iter().flatten().collect();
    deliver(products, &*context.disk, &context.cancel)?;
    context.console.say(&render(&Report::Run(&report), Format::Text)?);
    let Seconds { lists, flush, .. } = report.seconds;
    context.console.explain(&words(&Message::Durations { lists, flush }));
    context.warn_of_limits(&report.limits_broken);
    Ok(if report.held { Exit::LimitBroken } else { Exit::Done })
}

/// Ends a product and flushes it to the medium.
fn close(what: &'static str, sink: Option<Sink<AtomicFile>>, target: &Target) -> Result<Option<(Ready, WrittenFile)>> {
    let Some(sink) = sink else { return Ok(None) };
    let (file, end) = sink.finish().map_err(|error| cannot_write(what, target, error))?;
    let path = match target {
        Target::File(path) => shown(path),
        Target::Stdout | Target::Nowhere => "-".to_owned(),
    };
    let product = WrittenFile { path, bytes: end.bytes, decoded_bytes: end.decoded_bytes, digest: end.digest };
    Ok(Some((Ready::prepare(what, file, target)?, product)))
}

/// A path as the report has it.
fn shown(path: &Path) -> String {
    mask(&path.display().to_string()).into_owned()
}

fn write_report(context: &Context, report: &RunReport, target: &Target, mode: Option<u32>) -> Result<Option<Ready>> {
    let Some((mut file, _)) = create(target, &context.disk, mode)? else { return Ok(None) };
    let text = render(&Report::Run(report), Format::Json)?;
    file.write_all(text.as_bytes()).map_err(|error| cannot_write(REPORT, target, error))?;
    Ok(Some(Ready::prepare(REPORT, file, target)?))
}
