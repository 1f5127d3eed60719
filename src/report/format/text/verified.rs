//! Whether files are the ones of a run, a line for each.

use std::fmt::Write as _;

use crate::base::terminal::escape;
use crate::report::named_files::RunPart;
use crate::report::verified::{FileState, VerifiedFile, VerifyReport};

/// The text for people.
pub(super) fn render(report: &VerifyReport) -> String {
    report.files.iter().fold(String::new(), |mut out, file| {
        let shown = escape(file.file.as_ref().unwrap_or(&file.path));
        // Writing to a String cannot fail.
        let _ = writeln!(out, "{:<8} {shown}  {}", file.part.name(), ending(file));
        out
    })
}

fn ending(file: &VerifiedFile) -> String {
    match (file.state, &file.why) {
        (FileState::CameFromStdin, _) => "no file: it came from standard input".to_owned(),
        (FileState::WentToStdout, _) if file.part == RunPart::Held => {
            "no file: it was held back from standard output".to_owned()
        }
        (FileState::WentToStdout, _) => "no file: it went to standard output".to_owned(),
        (FileState::InStore, _) => "no file: the list is in the store".to_owned(),
        (state, Some(why)) => format!("{} ({})", state.name(), escape(why)),
        (state, None) => state.name().to_owned(),
    }
}
