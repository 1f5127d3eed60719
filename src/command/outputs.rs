//! Where the products of `clean` go, and every refusal that keeps an output from destroying something: an existing
//! file without --force, the input, a list, the store, its key, the settings, or another output.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::io::{self, Read, Seek, Write};
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context as _, Result, bail, ensure};

use crate::base::atomic::{AtomicFile, Staged, directory_of};
use crate::base::disk::Disk;
use crate::table::compression::Compression;

/// Where one product goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    File(PathBuf),
    Stdout,
    /// Nobody asked for it.
    Nowhere,
}

/// Where the three products go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outputs {
    pub clean: Target,
    pub rejects: Target,
    pub report: Target,
}

/// The names as given on the command line.
#[derive(Clone, Debug, Default)]
pub struct OutputNames {
    pub clean: Option<PathBuf>,
    pub rejects: Option<PathBuf>,
    pub report: Option<PathBuf>,
}

/// The name that stands for standard input or output.
#[must_use]
pub fn is_dash(path: &Path) -> bool {
    path.as_os_str() == "-"
}

impl Outputs {
    /// No product at all: `check` and `--dry-run`.
    pub const NONE: Self = Self { clean: Target::Nowhere, rejects: Target::Nowhere, report: Target::Nowhere };

    /// Fills in the names that were not given: `X.clean.csv`, `X.rejected.csv` and `X.report.json` beside the list,
    /// or beside the clean list. A pipe has no name to derive them from: then only what was named is written.
    ///
    /// # Errors
    /// When two products would share a name, or a pipe is read and no clean list is named.
    pub fn resolve(list: &Path, names: &OutputNames) -> Result<Self> {
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
        ensure!(
            outputs.clean != Target::Nowhere,
            "the list comes from standard input; name the clean list with -o FILE, or -o - for standard output"
        );
        let dashes = outputs.all().filter(|(_, target)| **target == Target::Stdout).count();
        ensure!(dashes <= 1, "only one product can go to standard output");
        Ok(outputs)
    }

    fn all(&self) -> impl Iterator<Item = (&'static str, &Target)> {
        [("clean list", &self.clean), ("rejects", &self.rejects), ("report", &self.report)].into_iter()
    }

    fn files(&self) -> impl Iterator<Item = (&'static str, &Path)> {
        self.all().filter_map(|(what, target)| match target {
            Target::File(path) => Some((what, path.as_path())),
            Target::Stdout | Target::Nowhere => None,
        })
    }

    /// Makes the directories of the products, so that the first run needs no preparation.
    ///
    /// # Errors
    /// As the operating system says.
    pub fn create_directories(&self, disk: &dyn Disk) -> Result<()> {
        for (what, path) in self.files() {
            let dir = directory_of(path);
            disk.create_dir(dir)
                .with_context(|| format!("cannot make the directory {} for the {what}", dir.display()))?;
        }
        Ok(())
    }

    /// The name of a clean list that broke a limit.
    #[must_use]
    pub fn held(&self) -> Option<PathBuf> {
        match &self.clean {
            Target::File(path) => Some(with_ending(path, ".held")),
            Target::Stdout | Target::Nowhere => None,
        }
    }

    /// Refuses everything that would destroy something. Reads no content.
    ///
    /// `precious` are files that the run reads or needs, with the words for them; `store` is the store's directory.
    ///
    /// # Errors
    /// The first refusal, saying which file and what to do.
    pub fn guard(&self, precious: &[(&str, &Path)], store: Option<&Path>, force: bool) -> Result<()> {
        let mut named: Vec<_> = self.files().map(|(what, path)| (what, path.to_owned())).collect();
        named.extend(self.held().map(|path| ("held clean list", path)));
        for (at, (what, path)) in named.iter().enumerate() {
            let place = Place::of(path).with_context(|| format!("cannot write the {what} to {}", path.display()))?;
            for (other, other_path) in precious {
                ensure!(!place.is(other_path), "the {what} would overwrite the {other}: {}", path.display());
            }
            for (other, other_path) in &named[..at] {
                ensure!(!place.is(other_path), "the {what} and the {other} would be the same file: {}", path.display());
            }
            if let Some(store) = store {
                ensure!(!place.lies_in(store), "the {what} would lie inside the store: {}", path.display());
            }
            refuse_existing(what, path, force)?;
        }
        Ok(())
    }

    /// Whether the clean list's name is taken by something that is no list: a key file, or a file of a store.
    #[must_use]
    pub fn looks_precious(&self) -> bool {
        let Target::File(clean) = &self.clean else { return false };
        let mut start = [0; 12];
        let is_key =
            fs::File::open(clean).and_then(|mut file| file.read_exact(&mut start)).is_ok() && &start == b"scrub-key-1:";
        is_key || directory_of(clean).join("catalog.db").exists()
    }

    /// Removes an old clean list, so that no later job sends yesterday's list when this run fails.
    ///
    /// # Errors
    /// When it exists and cannot be removed.
    pub fn remove_old_clean(&self, disk: &dyn Disk) -> Result<()> {
        let Target::File(clean) = &self.clean else { return Ok(()) };
        for path in [Some(clean.clone()), self.held()].into_iter().flatten() {
            match disk.remove(&path) {
                Ok(()) => disk.sync_dir(directory_of(&path)).context("cannot remove the old clean list")?,
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => {
                    return Err(error).with_context(|| format!("cannot remove the old clean list {}", path.display()));
                }
            }
        }
        Ok(())
    }
}

/// An existing file is replaced with --force only; what is no file is never replaced.
fn refuse_existing(what: &str, path: &Path, force: bool) -> Result<()> {
    let Ok(found) = fs::symlink_metadata(path) else { return Ok(()) };
    let is_file = found.is_file() || (found.is_symlink() && fs::metadata(path).is_ok_and(|target| target.is_file()));
    ensure!(is_file, "the {what} cannot be written to {}: it exists and is no regular file", path.display());
    if !force {
        bail!("the {what} {} exists already; use --force to replace it", path.display());
    }
    Ok(())
}

/// A file by its directory's canonical name and its own, so that it can be compared before it exists.
struct Place {
    path: PathBuf,
}

impl Place {
    fn of(path: &Path) -> io::Result<Self> {
        if let Ok(path) = path.canonicalize() {
            return Ok(Self { path });
        }
        let name =
            path.file_name().ok_or_else(|| io::Error::new(io::ErrorKind::InvalidInput, "it has no file name"))?;
        Ok(Self { path: directory_of(path).canonicalize()?.join(name) })
    }

    fn is(&self, other: &Path) -> bool {
        if let (Ok(this), Ok(other)) = (fs::metadata(&self.path), fs::metadata(other)) {
            return (this.dev(), this.ino()) == (other.dev(), other.ino());
        }
        Self::of(other).is_ok_and(|other| other.path == self.path)
    }

    fn lies_in(&self, dir: &Path) -> bool {
        dir.canonicalize().is_ok_and(|dir| self.path.starts_with(dir))
    }
}

/// The path without `.clean`, `.csv`, `.txt`, `.tsv`, `.gz` and `.zst` at its end.
fn stem(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().as_bytes();
    for ending in [".gz", ".zst", ".csv", ".txt", ".tsv", ".clean"] {
        name = name.strip_suffix(ending.as_bytes()).filter(|shorter| !shorter.is_empty()).unwrap_or(name);
    }
    path.with_file_name(OsStr::from_bytes(name))
}

fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(path.file_name().unwrap_or_default());
    name.push(ending);
    path.with_file_name(name)
}

/// A product while it is written: beside its target, or spooled for standard output.
pub fn create(target: &Target, disk: &Arc<dyn Disk>, mode: Option<u32>) -> Result<Option<(AtomicFile, Compression)>> {
    let (path, compression) = match target {
        Target::Nowhere => return Ok(None),
        Target::File(path) => (path.clone(), Compression::of_name(path)),
        Target::Stdout => (std::env::temp_dir().join("scrub-stdout"), Compression::None),
    };
    let file = AtomicFile::create(Arc::clone(disk), &path)
        .with_context(|| format!("cannot write to {}", directory_of(&path).display()))?;
    if let (Target::File(_), Some(mode)) = (target, mode) {
        file.set_mode(mode).with_context(|| format!("cannot set the mode of {}", path.display()))?;
    }
    Ok(Some((file, compression)))
}

/// The permission bits of the input, which the outputs take; `None` for a pipe.
#[must_use]
pub fn mode_of(list: &Path) -> Option<u32> {
    fs::metadata(list).ok().filter(fs::Metadata::is_file).map(|found| found.permissions().mode() & 0o777)
}

/// A complete product that waits for its name.
pub enum Ready {
    File(Staged),
    Stdout(AtomicFile),
}

impl Ready {
    /// Flushes a product to the medium; what goes to standard output stays in its spool.
    ///
    /// # Errors
    /// When the medium reports an error, such as a full disk.
    pub fn prepare(file: AtomicFile, target: &Target) -> io::Result<Self> {
        match target {
            Target::Stdout => Ok(Self::Stdout(file)),
            Target::File(_) | Target::Nowhere => file.finish().map(Self::File),
        }
    }

    /// Gives the product its name, or copies it to standard output. A closed pipe is no error: its reader has seen
    /// enough.
    ///
    /// # Errors
    /// As the operating system says.
    pub fn deliver(self) -> io::Result<()> {
        match self {
            Self::File(staged) => staged.commit_product(),
            Self::Stdout(mut spool) => match copy_to_stdout(&mut spool) {
                Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
                result => result,
            },
        }
    }

    /// Gives a clean list that broke a limit the name `held`, under which nothing sends it. On its way to standard
    /// output it is dropped.
    ///
    /// # Errors
    /// As the operating system says.
    pub fn hold(self, held: Option<&Path>) -> io::Result<()> {
        match (self, held) {
            (Self::File(staged), Some(held)) => staged.commit_product_as(held),
            (Self::File(_) | Self::Stdout(_), _) => Ok(()),
        }
    }
}

fn copy_to_stdout(spool: &mut AtomicFile) -> io::Result<()> {
    let file = spool.file_mut();
    file.rewind()?;
    let mut stdout = io::stdout().lock();
    let mut buffer = vec![0; 1 << 16];
    loop {
        match file.read(&mut buffer)? {
            0 => return stdout.flush(),
            read => stdout.write_all(&buffer[..read])?,
        }
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

    #[test]
    fn an_output_never_takes_the_place_of_something_needed() {
        let dir = tempfile::tempdir().unwrap();
        let list = dir.path().join("list.csv");
        fs::write(&list, "x").unwrap();
        let link = dir.path().join("link.csv");
        fs::hard_link(&list, &link).unwrap();
        let outputs = Outputs { clean: Target::File(link), ..Outputs::NONE };
        let error = outputs.guard(&[("contact list", &list)], None, true).unwrap_err().to_string();
        assert!(error.contains("would overwrite the contact list"), "{error}");
        let same = dir.path().join("out.csv");
        let outputs = Outputs { clean: Target::File(same.clone()), rejects: Target::File(same), ..Outputs::NONE };
        assert!(outputs.guard(&[], None, true).is_err());
        let outputs = Outputs { clean: file("/dev/null"), ..Outputs::NONE };
        assert!(outputs.guard(&[], None, true).unwrap_err().to_string().contains("no regular file"));
    }
}
