//! Exit codes, and the one place that turns errors into them.

use std::process::ExitCode;

use crate::base::cancel::Interrupted;
use crate::base::terminal::escape;
use crate::command::Exit;
use crate::report::console::ERROR_STYLE;
use crate::report::{Console, Message, words};

const LIMIT_BROKEN: u8 = 1;
const ERROR: u8 = 2;
/// 128 + SIGINT, as shells have it.
const INTERRUPTED: u8 = 130;

/// Prints an error, if there is one, and says how the process ends.
#[must_use]
pub(super) fn exit_code(result: anyhow::Result<Exit>, console: &Console) -> ExitCode {
    match result {
        Ok(Exit::Done) => ExitCode::SUCCESS,
        Ok(Exit::LimitBroken) => ExitCode::from(LIMIT_BROKEN),
        Err(error) if error.chain().any(|cause| cause.is::<Interrupted>()) => {
            console.complain(&words(&Message::Interrupted));
            ExitCode::from(INTERRUPTED)
        }
        Err(error) => {
            console.complain(&render(&error));
            ExitCode::from(ERROR)
        }
    }
}

/// `error: what happened`, then the causes behind it, each on its line.
fn render(error: &anyhow::Error) -> String {
    let mut text = format!("{ERROR_STYLE}error:{ERROR_STYLE:#} {}", escape_lines(&error.to_string()));
    let mut last = error.to_string();
    for cause in error.chain().skip(1) {
        let cause = cause.to_string();
        // Some messages hold their cause already.
        if !last.contains(&cause) {
            text.push_str(&format!("\n  because: {}", escape_lines(&cause)));
        }
        last = cause;
    }
    text
}

/// Line ends stay: some messages have several lines. Everything else that acts on a terminal is shown.
fn escape_lines(text: &str) -> String {
    text.lines().map(escape).collect::<Vec<_>>().join("\n")
}
