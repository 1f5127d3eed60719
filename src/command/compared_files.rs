//! Which file is compared with what a report names. The names of a report are those of another day and directory, so a
//! file is known by its bare name, and files of one name (a list and its clean copy, say, in two directories) are told
//! apart by their content.
//!
//! Invariant: what is said to be right was read, and has the very size and digest; each file speaks for one only, though
//! several may have its name and content. Beside what was given, nothing is read but regular files in the directory of
//! the report, whatever path the report names.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

use crate::base::atomic::directory_of;
use crate::base::cancel::Interrupted;
use crate::base::digest::{DigestAlgorithm, FileDigest};
use crate::base::personal::mask;
use crate::report::named_files::{Lies, Named};
use crate::report::verified::{FileState, VerifiedFile};

use super::content::Content;
use super::context::Context;
use super::output_names::is_dash;

/// Everything that a report names, and what was compared with it.
pub(super) struct ComparedFiles<'a> {
    context: &'a Context,
    named: Vec<Compared<'a>>,
}

struct Compared<'a> {
    named: &'a Named,
    /// The files that were compared with it, in the order in which they were.
    found: Vec<Found>,
}

struct Found {
    path: PathBuf,
    state: FileState,
    why: Option<String>,
}

impl<'a> ComparedFiles<'a> {
    pub(super) fn new(context: &'a Context, named: &'a [Named]) -> Self {
        let named = named.iter().map(|named| Compared { named, found: Vec::new() });
        Self { context, named: named.collect() }
    }

    /// The bare names of all that lies in files.
    pub(super) fn names(&self) -> impl Iterator<Item = &'a str> {
        self.named.iter().filter_map(|compared| compared.file_name())
    }

    /// Compares a file that somebody gave with everything of its name.
    ///
    /// # Errors
    /// When the run is interrupted.
    pub(super) fn compare_given(&mut self, path: &Path) -> Result<(), Interrupted> {
        self.compare(path, &|_| true)
    }

    /// Compares the files beside the report with everything that was not compared yet.
    ///
    /// # Errors
    /// When the run is interrupted.
    pub(super) fn compare_beside(&mut self, report: &Path) -> Result<(), Interrupted> {
        let open = self.named.iter().filter(|compared| compared.found.is_empty());
        let names: BTreeSet<_> = open.filter_map(Compared::file_name).collect();
        for path in names.into_iter().filter_map(|name| beside(report, name)) {
            self.compare(&path, &|compared| compared.found.is_empty())?;
        }
        Ok(())
    }

    /// Compares a file with what has its name. It speaks for what it most likely was of all that has its content and is
    /// `open`; if nothing has its content, it differs from what it most likely was.
    fn compare(&mut self, path: &Path, open: &dyn Fn(&Compared<'_>) -> bool) -> Result<(), Interrupted> {
        let name = reported_name(path);
        let mut same: Vec<_> = self.named.iter_mut().filter(|named| named.file_name() == Some(&*name)).collect();
        let wanted = |bytes: u64| algorithms(&same, bytes);
        let content = Content::of(path, wanted, &self.context.console, &self.context.cancel)?;
        let is_known = same.iter().any(|compared| compared.is(&content));
        let may_be = |compared: &&mut &mut Compared<'_>| !is_known || open(compared) && compared.is(&content);
        let likely = same.iter_mut().rev().filter(may_be).max_by_key(|compared| compared.likeness(path));
        if let Some(likely) = likely {
            likely.found.push(if is_known { Found::right(path) } else { Found::other(path, &content) });
        }
        Ok(())
    }

    /// What was found, in the order of the report.
    pub(super) fn into_files(self) -> Vec<VerifiedFile> {
        self.named.into_iter().flat_map(Compared::into_files).collect()
    }
}

impl<'a> Compared<'a> {
    fn in_file(&self) -> Option<(u64, FileDigest)> {
        match self.named.lies {
            Lies::InFile { bytes, digest } => Some((bytes, digest)),
            Lies::CameFromStdin | Lies::WentToStdout | Lies::InStore => None,
        }
    }

    /// The bare name of what lies in a file.
    fn file_name(&self) -> Option<&'a str> {
        self.in_file()?;
        Path::new(&self.named.path).file_name()?.to_str()
    }

    fn is(&self, content: &io::Result<Content>) -> bool {
        let (Some((bytes, digest)), Ok(content)) = (self.in_file(), content) else { return false };
        content.is(bytes, digest)
    }

    /// How likely it is that the file at `path` was this one: by the directories that both have in common at their ends,
    /// and then because nothing speaks for it yet.
    fn likeness(&self, path: &Path) -> (usize, bool) {
        let path = mask(&path.to_string_lossy()).into_owned();
        let parts = Path::new(&self.named.path).components().rev().zip(Path::new(&path).components().rev());
        (parts.take_while(|(one, other)| one == other).count(), self.found.is_empty())
    }

    fn into_files(self) -> Vec<VerifiedFile> {
        let file = |file: Option<String>, state, why| VerifiedFile {
            part: self.named.part,
            path: self.named.path.clone(),
            digest: self.in_file().map(|(_, digest)| digest),
            file,
            state,
            why,
        };
        let nothing = match self.named.lies {
            Lies::InFile { .. } => FileState::Missing,
            Lies::CameFromStdin => FileState::CameFromStdin,
            Lies::WentToStdout => FileState::WentToStdout,
            Lies::InStore => FileState::InStore,
        };
        if self.found.is_empty() {
            return vec![file(None, nothing, None)];
        }
        let found = self.found.iter();
        let name = |found: &Found| mask(&found.path.display().to_string()).into_owned();
        found.map(|found| file(Some(name(found)), found.state, found.why.clone())).collect()
    }
}

impl Found {
    fn right(path: &Path) -> Self {
        Self { path: path.to_owned(), state: FileState::Ok, why: None }
    }

    /// A file that is not what it should be.
    fn other(path: &Path, content: &io::Result<Content>) -> Self {
        let (state, why) = match content {
            Ok(_) => (FileState::Differs, None),
            Err(error) => (FileState::Unreadable, Some(error.to_string())),
        };
        Self { path: path.to_owned(), state, why }
    }
}

/// The bare name of a file as a report has it: what would tell who a person is was masked.
pub(super) fn reported_name(path: &Path) -> String {
    mask(&path.file_name().unwrap_or_default().to_string_lossy()).into_owned()
}

/// How the digests of all that has this size were made.
fn algorithms(same: &[&mut Compared<'_>], bytes: u64) -> Vec<DigestAlgorithm> {
    let of_size = same.iter().filter_map(|compared| compared.in_file()).filter(|(size, _)| *size == bytes);
    let distinct: BTreeSet<_> = of_size.map(|(_, digest)| digest.algorithm()).collect();
    distinct.into_iter().collect()
}

/// The regular file of this bare name beside the report. A link that leads out of that directory is not followed: a
/// report may come from anybody, and so may what lies beside it.
fn beside(report: &Path, name: &str) -> Option<PathBuf> {
    let path = if is_dash(report) { PathBuf::from(name) } else { report.with_file_name(name) };
    let real = path.canonicalize().ok()?;
    let is_inside = real.starts_with(directory_of(&path).canonicalize().ok()?);
    (is_inside && real.is_file()).then_some(path)
}
