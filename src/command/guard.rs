//! Every refusal that keeps an output from destroying something: an existing file without --force, the input, a list,
//! the store, its key, the settings, or another output. Reads no content, but for the start of what may be a key.

use std::fs;
use std::io::{self, Read as _};
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};

use crate::base::atomic::directory_of;

use super::error::CommandError;
use super::outputs::Outputs;

/// Refuses everything that would destroy something. Reads no content.
///
/// `precious` are files that the run reads or needs, with the words for them; `store` is the store's directory.
///
/// # Errors
/// The first refusal, saying which file and what to do.
pub(super) fn refuse_loss(
    outputs: &Outputs,
    precious: &[(&'static str, &Path)],
    store: Option<&Path>,
    force: bool,
) -> Result<()> {
    let mut named: Vec<_> = outputs.files().map(|(what, path)| (what, path.to_owned())).collect();
    named.extend(outputs.held().map(|path| ("the held clean list", path)));
    for (at, &(what, ref path)) in named.iter().enumerate() {
        for &(other, ref other_path) in named.iter().take(at) {
            let is_same = identity(what, path)?.is(other_path);
            ensure!(!is_same, CommandError::SameOutput { what, other, path: path.clone() });
        }
        refuse_loss_of(what, path, precious, store, force)?;
    }
    Ok(())
}

/// As [`refuse_loss`], for one output with this word.
///
/// # Errors
/// As there.
pub(super) fn refuse_loss_of(
    what: &'static str,
    path: &Path,
    precious: &[(&'static str, &Path)],
    store: Option<&Path>,
    force: bool,
) -> Result<()> {
    let (identity, path) = (identity(what, path)?, path.to_owned());
    for &(other, other_path) in precious {
        ensure!(!identity.is(other_path), CommandError::WouldOverwrite { what, other, path });
    }
    let is_inside_store = store.is_some_and(|store| identity.lies_in(store)) || is_store(directory_of(&path));
    ensure!(!is_inside_store, CommandError::InsideStore { what, path });
    ensure!(!looks_precious(&path), CommandError::LooksPrecious { what, path });
    refuse_existing(what, &path, force)
}

fn identity(what: &str, path: &Path) -> Result<FileIdentity> {
    FileIdentity::of(path).with_context(|| format!("cannot write {what} to {}", path.display()))
}

/// Whether a file is something that no run makes: a key, the marks beside it, or a database such as the catalog of a store.
fn looks_precious(path: &Path) -> bool {
    const STARTS: [&[u8; 12]; 3] = [b"scrub-key-1:", b"scrub-mark-1", b"SQLite forma"];
    let mut start = [0; 12];
    let was_read = fs::metadata(path).is_ok_and(|found| found.is_file())
        && fs::File::open(path).and_then(|mut file| file.read_exact(&mut start)).is_ok();
    was_read && STARTS.contains(&&start)
}

/// Whether a directory is a store, such as a backup of the one in use.
fn is_store(dir: &Path) -> bool {
    looks_precious(&dir.join("catalog.db"))
}

/// Whether `path`, which need not exist, would lie in `dir` or below.
#[must_use]
pub(super) fn lies_inside(path: &Path, dir: &Path) -> bool {
    FileIdentity::of(path).is_ok_and(|identity| identity.lies_in(dir))
}

/// An existing file is replaced with --force only; what is no file is never replaced.
fn refuse_existing(what: &'static str, path: &Path, force: bool) -> Result<()> {
    let Ok(found) = fs::symlink_metadata(path) else { return Ok(()) };
    let is_file = found.is_file() || (found.is_symlink() && fs::metadata(path).is_ok_and(|target| target.is_file()));
    ensure!(is_file, CommandError::NoRegularFile { what, path: path.to_owned() });
    ensure!(force, CommandError::OutputExists { what, path: path.to_owned() });
    Ok(())
}

/// A file by its directory's canonical name and its own, so that it can be compared before it exists.
struct FileIdentity {
    path: PathBuf,
}

impl FileIdentity {
    fn of(path: &Path) -> io::Result<Self> {
        if let Ok(path) = path.canonicalize() {
            return Ok(Self { path });
        }
        let name =
            path.file_name().ok_or_else(|| io::Error::new(io::ErrorKind::InvalidInput, "it has no file name"))?;
        // A directory that is still to be made stands for itself.
        let dir = match directory_of(path) {
            dir if dir.exists() => dir.canonicalize()?,
            dir => Self::of(dir)?.path,
        };
        Ok(Self { path: dir.join(name) })
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

#[cfg(test)]
mod tests {
    use super::super::outputs::Target;
    use super::*;

    #[test]
    fn an_output_never_takes_the_place_of_something_needed() {
        let dir = tempfile::tempdir().unwrap();
        let list = dir.path().join("list.csv");
        fs::write(&list, "x").unwrap();
        let link = dir.path().join("link.csv");
        fs::hard_link(&list, &link).unwrap();
        let outputs = Outputs { clean: Target::File(link), ..Outputs::NONE };
        let error = refuse_loss(&outputs, &[("the contact list", &list)], None, true).unwrap_err().to_string();
        assert!(error.contains("would overwrite the contact list"), "{error}");
        let same = dir.path().join("out.csv");
        let outputs = Outputs { clean: Target::File(same.clone()), rejects: Target::File(same), ..Outputs::NONE };
        assert!(refuse_loss(&outputs, &[], None, true).is_err());
        let outputs = Outputs { clean: Target::File(PathBuf::from("/dev/null")), ..Outputs::NONE };
        assert!(refuse_loss(&outputs, &[], None, true).unwrap_err().to_string().contains("no regular file"));
    }
}
