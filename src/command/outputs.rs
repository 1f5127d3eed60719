//! Where the products of `clean` go. What an output must never overwrite is for `guard`, how it gets its name for
//! `delivery`.

use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};

use crate::base::atomic::directory_of;
use crate::base::disk::Disk;

use super::error::CommandError;
use super::output_names::{OutputNames, is_dash, stem, with_ending};

/// The words for the products.
pub(super) const CLEAN: &str = "the clean list";
pub(super) const REJECTS: &str = "the rejects";
pub(super) const REPORT: &str = "the report";

/// Where one product goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Target {
    File(PathBuf),
    Stdout,
    /// Nobody asked for it.
    Nowhere,
}

/// Where the three products go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Outputs {
    pub clean: Target,
    pub rejects: Target,
    pub report: Target,
}

impl Outputs {
    /// No product at all: `check` and `--dry-run`.
    pub(super) const NONE: Self = Self { clean: Target::Nowhere, rejects: Target::Nowhere, report: Target::Nowhere };

    /// Fills in the names that were not given: `X.clean.csv`, `X.rejected.csv` and `X.report.json` beside the list,
    /// or beside the clean list. A pipe has no name to derive them from: then only what was named is written.
    ///
    /// # Errors
    /// When two products would share a name, or a pipe is read and no clean list is named.
    pub(super) fn resolve(list: &Path, names: &OutputNames) -> Result<Self> {
        let stem = match &names.clean {
            Some(clean) if !is_dash(clean) => Some(stem(clean)),
            _ if !is_dash(list) => Some(stem(list)),
            _ => None,
        };
        let target = |given: &Option<PathBuf>, ending: &str| match (given, &stem) {
            (Some(path), _) if is_dash(path) => Target::Stdout,
            (Some(path), _) => Target::File(path.clone()),
            (None, Some(stem)) => Target::File(with_ending(stem, ending)),
            (None, None) => Target::Nowhere,
        };
        let outputs = Self {
            clean: target(&names.clean, ".clean.csv"),
            rejects: target(&names.rejects, ".rejected.csv"),
            report: target(&names.report, ".report.json"),
        };
        ensure!(outputs.clean != Target::Nowhere, CommandError::NoNameForCleanList);
        let dashes = outputs.all().filter(|(_, target)| **target == Target::Stdout).count();
        ensure!(dashes <= 1, CommandError::SeveralToStdout);
        Ok(outputs)
    }

    fn all(&self) -> impl Iterator<Item = (&'static str, &Target)> {
        [(CLEAN, &self.clean), (REJECTS, &self.rejects), (REPORT, &self.report)].into_iter()
    }

    /// Where the product with this word goes.
    pub(super) fn target(&self, what: &str) -> Option<&Target> {
        self.all().find(|(word, _)| *word == what).map(|(_, target)| target)
    }

    /// The products that become files, each with its word.
    pub(super) fn files(&self) -> impl Iterator<Item = (&'static str, &Path)> {
        self.all().filter_map(|(what, target)| match target {
            Target::File(path) => Some((what, path.as_path())),
            Target::Stdout | Target::Nowhere => None,
        })
    }

    /// The name of a clean list that broke a limit.
    #[must_use]
    pub(super) fn held(&self) -> Option<PathBuf> {
        match &self.clean {
            Target::File(path) => Some(with_ending(path, ".held")),
            Target::Stdout | Target::Nowhere => None,
        }
    }

    /// Removes what an earlier run left under these names: when this run fails, no later job must send yesterday's list, and
    /// nobody must take yesterday's report for that of today.
    ///
    /// # Errors
    /// When one exists and cannot be removed.
    pub(super) fn remove_old(&self, disk: &dyn Disk) -> Result<()> {
        let held = self.held().map(|path| (CLEAN, path));
        let files = self.files().map(|(what, path)| (what, path.to_owned()));
        // Each, whatever becomes of the others.
        let results: Vec<_> = files.chain(held).map(|(what, path)| remove(what, &path, disk)).collect();
        results.into_iter().collect()
    }
}

fn remove(what: &str, path: &Path, disk: &dyn Disk) -> Result<()> {
    let name = || format!("cannot remove what is left of {what}: {}", path.display());
    match disk.remove(path) {
        Ok(()) => disk.sync_dir(directory_of(path)).with_context(name),
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => Ok(()),
        Err(error) => Err(error).with_context(name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str) -> Target {
        Target::File(PathBuf::from(path))
    }

    #[test]
    fn names_are_derived_from_the_list_or_the_clean_list() -> Result<()> {
        let names = OutputNames::default();
        let outputs = Outputs::resolve(Path::new("in/contacts.csv.gz"), &names)?;
        assert_eq!(outputs.clean, file("in/contacts.clean.csv"));
        assert_eq!(outputs.rejects, file("in/contacts.rejected.csv"));
        assert_eq!(outputs.report, file("in/contacts.report.json"));
        let names = OutputNames { clean: Some(PathBuf::from("out/send.clean.csv")), ..OutputNames::default() };
        let outputs = Outputs::resolve(Path::new("in/contacts.csv"), &names)?;
        assert_eq!(outputs.rejects, file("out/send.rejected.csv"));
        Ok(())
    }

    #[test]
    fn a_pipe_needs_a_name_and_standard_output_takes_one_product() {
        let dash = || Some(PathBuf::from("-"));
        assert!(Outputs::resolve(Path::new("-"), &OutputNames::default()).is_err());
        let names = OutputNames { clean: dash(), ..OutputNames::default() };
        let outputs = Outputs::resolve(Path::new("-"), &names).unwrap();
        assert_eq!(
            (outputs.clean, outputs.rejects, outputs.report),
            (Target::Stdout, Target::Nowhere, Target::Nowhere)
        );
        let names = OutputNames { clean: dash(), report: dash(), ..OutputNames::default() };
        assert!(Outputs::resolve(Path::new("a.csv"), &names).is_err());
    }
}
