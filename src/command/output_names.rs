//! The names of the products of `clean`: as they were given, and how the others are derived from them.

use std::ffi::{OsStr, OsString};
use std::os::unix::ffi::OsStrExt as _;
use std::path::{Path, PathBuf};

/// The names as given on the command line.
#[derive(Clone, Debug, Default)]
pub struct OutputNames {
    pub clean: Option<PathBuf>,
    pub rejects: Option<PathBuf>,
    pub report: Option<PathBuf>,
}

/// The name that stands for standard input or output.
#[must_use]
pub(super) fn is_dash(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// The path without `.clean`, `.csv`, `.txt`, `.tsv`, `.gz` and `.zst` at its end.
pub(super) fn stem(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().as_bytes();
    for ending in [".gz", ".zst", ".csv", ".txt", ".tsv", ".clean"] {
        name = name.strip_suffix(ending.as_bytes()).filter(|shorter| !shorter.is_empty()).unwrap_or(name);
    }
    path.with_file_name(OsStr::from_bytes(name))
}

/// The path with `ending` put behind its name.
pub(super) fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(path.file_name().unwrap_or_default());
    name.push(ending);
    path.with_file_name(name)
}
