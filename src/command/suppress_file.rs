//! One `--suppress [KIND:]FILE`: of what kind the list is, or `contacts:` for a list of contacts of which some left. A file
//! whose name begins like a kind is named with its directory: `./bounce:may.csv`.

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
    pub kind: Option<SuppressKind>,
}

/// What the user says of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SuppressKind {
    /// Every row counts.
    List(ListKind),
    /// The rows count that object.
    Contacts,
}

impl SuppressKind {
    fn all() -> impl Iterator<Item = (Self, &'static str)> {
        let kinds = ListKind::ALL.into_iter().map(|kind| (Self::List(kind), kind.name()));
        kinds.chain([(Self::Contacts, "contacts")])
    }
}

impl SuppressFile {
    /// What stands before the colon, if there is no such file and that is no kind.
    pub(super) fn unknown_kind(&self) -> Option<String> {
        let (word, rest) = self.path.to_str()?.split_once(':')?;
        let is_word = word.len() > 2 && word.chars().all(|c| c.is_ascii_alphabetic());
        (self.kind.is_none() && is_word && !rest.starts_with("//") && !self.path.exists()).then(|| word.to_owned())
    }

    /// The words that may stand before the colon.
    pub(super) fn kinds() -> String {
        SuppressKind::all().map(|(_, name)| name).collect::<Vec<_>>().join(", ")
    }
}

impl From<OsString> for SuppressFile {
    fn from(text: OsString) -> Self {
        let rest = |name: &str| text.as_bytes().strip_prefix(name.as_bytes())?.strip_prefix(b":");
        match SuppressKind::all().find_map(|(kind, name)| Some((kind, rest(name)?))) {
            Some((kind, path)) => Self { path: OsString::from_vec(path.to_vec()).into(), kind: Some(kind) },
            None => Self { path: text.into(), kind: None },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_is_no_kind_is_told_where_there_is_no_such_file() {
        let unknown = |text: &str| SuppressFile::from(OsString::from(text)).unknown_kind();
        assert_eq!(unknown("bounces:b.csv").as_deref(), Some("bounces"));
        for text in ["bounce:b.csv", "b.csv", "./x:b.csv", "https://x.example/b.csv", "-", "c:b.csv"] {
            assert_eq!(unknown(text), None, "{text}");
        }
        assert_eq!(SuppressFile::kinds(), "optout, complaint, bounce, register, contacts");
    }

    #[test]
    fn a_kind_stands_before_the_file() {
        let read = |text: &str| SuppressFile::from(OsString::from(text));
        for (text, path, kind) in [
            ("bounce:b.csv", "b.csv", Some(SuppressKind::List(ListKind::Bounce))),
            ("complaint:-", "-", Some(SuppressKind::List(ListKind::Complaint))),
            ("contacts:b.csv", "b.csv", Some(SuppressKind::Contacts)),
            ("b.csv", "b.csv", None),
            ("./bounce:b.csv", "./bounce:b.csv", None),
            ("bounces:b.csv", "bounces:b.csv", None),
        ] {
            assert_eq!(read(text), SuppressFile { path: path.into(), kind }, "{text}");
        }
    }
}
