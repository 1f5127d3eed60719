//! `scrub verify`: are these files the ones of that run? Which file is compared with what, is for `compared_files`.

use std::io::Read as _;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail, ensure};

use crate::base::digest::DigestAlgorithm;
use crate::base::personal::mask;
use crate::report::named_files::{Named, NoRunReport, named_files};
use crate::report::verified::{FileState, VerifyReport};
use crate::report::{Format, Report, render};

use super::compared_files::{ComparedFiles, reported_name};
use super::contact_list::open_source;
use super::context::{Context, Exit};
use super::error::CommandError;
use super::output_names::is_dash;

/// A report has a few kB, and more only for the columns and lists that it names.
const MOST_BYTES: u64 = 64 << 20;

/// What `verify` is asked to do.
pub struct VerifyOptions {
    /// The report of `clean` or `check`; `-` for standard input.
    pub report: PathBuf,
    /// Files of the run that do not lie beside the report.
    pub files: Vec<PathBuf>,
    pub format: Format,
}

/// Runs it. Files that differ end it as a limit that was not met.
///
/// # Errors
/// When the report cannot be used, a given file is none of the run's, or a file cannot be compared: then nothing is
/// proven.
pub fn run(context: &Context, options: &VerifyOptions) -> Result<Exit> {
    let named = read_report(context, &options.report)?;
    let mut compared = ComparedFiles::new(context, &named);
    ensure!(compared.names().next().is_some(), CommandError::NothingToCompare);
    // Before anything large is read.
    for given in &options.files {
        refuse_stranger(&compared, given)?;
    }
    for given in &options.files {
        compared.compare_given(given)?;
    }
    compared.compare_beside(&options.report)?;
    let report = VerifyReport {
        schema: "scrub.verify/1",
        report: mask(&options.report.display().to_string()).into_owned(),
        files: compared.into_files(),
    };
    context.console.print(&render(&Report::Verified(&report), options.format)?, options.format)?;
    let count = report.files.iter().filter(|file| file.state.is_unproven()).count();
    let files = report.files.iter().filter(|file| file.digest.is_some()).count();
    ensure!(count == 0, CommandError::NotCompared { count, files });
    let differs = report.files.iter().any(|file| file.state == FileState::Differs);
    Ok(if differs { Exit::LimitBroken } else { Exit::Done })
}

fn read_report(context: &Context, path: &Path) -> Result<Vec<Named>> {
    let mut source = open_source(path, DigestAlgorithm::default(), &context.cancel)?;
    let mut json = Vec::new();
    if let Err(error) = source.by_ref().take(MOST_BYTES + 1).read_to_end(&mut json) {
        bail!(source.explain(error));
    }
    let named = if json.len() as u64 > MOST_BYTES { Err(NoRunReport::TooLarge) } else { named_files(&json) };
    Ok(named.map_err(|why| CommandError::NoRunReport { report: path.to_owned(), why })?)
}

/// A file that nobody asked about may be a slip of the pen for one that should have been compared.
fn refuse_stranger(compared: &ComparedFiles<'_>, given: &Path) -> Result<()> {
    let name = reported_name(given);
    if !is_dash(given) && compared.names().any(|known| known == name) {
        return Ok(());
    }
    let mut known: Vec<_> = compared.names().map(str::to_owned).collect();
    known.sort();
    known.dedup();
    bail!(CommandError::NotInReport { given: given.display().to_string(), known })
}
