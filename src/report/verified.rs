//! Whether files are the ones that a run report names. Data only.

use serde::{Serialize, Serializer};

use crate::base::digest::FileDigest;

use super::named_files::RunPart;

/// What `scrub verify` found. The JSON contract `scrub.verify/1`: fields are only ever added.
#[derive(Debug, Serialize)]
pub struct VerifyReport {
    pub schema: &'static str,
    /// The run report, as it was given.
    pub report: String,
    pub files: Vec<VerifiedFile>,
}

/// One thing that the run report names, and one file that it was compared with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct VerifiedFile {
    pub part: RunPart,
    /// As the run report has it; of a list of the store its name.
    pub path: String,
    /// What the run report says of it.
    pub digest: Option<FileDigest>,
    /// The file that was looked at, if there is one.
    pub file: Option<String>,
    pub state: FileState,
    /// Why it cannot be read.
    pub why: Option<String>,
}

/// How the comparison ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileState {
    Ok,
    Differs,
    /// No file of this name was given nor lies beside the report.
    Missing,
    Unreadable,
    // Nothing to compare with.
    CameFromStdin,
    WentToStdout,
    InStore,
}

impl FileState {
    /// The stable name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Differs => "differs",
            Self::Missing => "missing",
            Self::Unreadable => "unreadable",
            Self::CameFromStdin => "standard-input",
            Self::WentToStdout => "standard-output",
            Self::InStore => "in-store",
        }
    }

    /// Whether there should be a file and nothing is known about it.
    #[must_use]
    pub fn is_unproven(self) -> bool {
        matches!(self, Self::Missing | Self::Unreadable)
    }
}

impl Serialize for FileState {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}
