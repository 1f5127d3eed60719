//! One `--suppress [KIND:]FILE`. A file whose name begins like a kind is named with its directory: `./bounce:may.csv`.

use std::ffi::OsString;
use std::os::unix::ffi::{OsStrExt as _, OsStringExt as _};
use std::path::PathBuf;

use crate::base::list_kind::ListKind;

/// See the module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SuppressFile {
    /// `-` for standard input.
    pub path: PathBuf,
    /// What the list holds, if the user says so.
    pub kind: Option<ListKind>,
}

impl From<OsString> for SuppressFile {
    fn from(text: OsString) -> Self {
        let kind =
            |kind: &ListKind| Some((*kind, text.as_bytes().strip_prefix(kind.name().as_bytes())?.strip_prefix(b":")?));
        match ListKind::ALL.iter().find_map(kind) {
            Some((kind, path)) => Self { path: OsString::from_vec(path.to_vec()).into(), kind: Some(kind) },
            None => Self { path: text.into(), kind: None },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_stands_before_the_file() {
        let read = |text: &str| SuppressFile::from(OsString::from(text));
        for (text, path, kind) in [
            ("bounce:b.csv", "b.csv", Some(ListKind::Bounce)),
            ("complaint:-", "-", Some(ListKind::Complaint)),
            ("b.csv", "b.csv", None),
            ("./bounce:b.csv", "./bounce:b.csv", None),
            ("bounces:b.csv", "bounces:b.csv", None),
        ] {
            assert_eq!(read(text), SuppressFile { path: path.into(), kind }, "{text}");
        }
    }
}
