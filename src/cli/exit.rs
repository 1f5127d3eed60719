//! Exit codes, and the one place that turns errors into them.

use std::borrow::Cow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;

use anyhow::Result;
use clap::error::{ContextKind, ContextValue};

use crate::base::cancel::{Cancel, Interrupted};
use crate::base::defect::Defect;
use crate::base::personal::{found_in, mask};
use crate::base::terminal::escape;
use crate::command::Exit;
use crate::report::console::ERROR_STYLE;
use crate::report::{Console, Message, words};

use super::usage::slip;

const LIMIT_BROKEN: u8 = 1;
const ERROR: u8 = 2;
/// 128 + SIGINT, as shells have it.
const INTERRUPTED: u8 = 130;

/// What `work` came to. A panic, in this thread or another, makes an error of whatever it was.
pub(super) fn caught<T>(cancel: &Cancel, work: impl FnOnce() -> Result<T>) -> Result<T> {
    let result = catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| Err(Defect::unseen().into()));
    cancel.defect().map_or(result, |defect| Err(defect.clone().into()))
}

/// Prints an error, if there is one, and says how the process ends.
#[must_use]
pub(super) fn exit_code(result: Result<Exit>, console: &Console) -> ExitCode {
    match result {
        Ok(Exit::Done) => ExitCode::SUCCESS,
        Ok(Exit::LimitBroken) => ExitCode::from(LIMIT_BROKEN),
        Err(error) if error.is::<clap::Error>() => usage(&error, console),
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

/// Help and version are products; usage errors have exit code 2, as every error.
fn usage(error: &anyhow::Error, console: &Console) -> ExitCode {
    let Some(error) = error.downcast_ref::<clap::Error>() else { return ExitCode::from(ERROR) };
    let args: Vec<_> = std::env::args_os().skip(1).map(|arg| arg.to_string_lossy().into_owned()).collect();
    if let Some(slip) = slip(error, &args) {
        console.complain(&shown(&slip));
        return ExitCode::from(ERROR);
    }
    match without_person(error) {
        Some(text) if error.use_stderr() => console.complain(&text),
        _ => drop(error.print()),
    }
    if error.use_stderr() { ExitCode::from(ERROR) } else { ExitCode::SUCCESS }
}

/// The words of an error that quotes what was typed, if that tells who a person is.
fn without_person(error: &clap::Error) -> Option<String> {
    let mut text = error.render().to_string();
    if let Some(ContextValue::String(value)) = error.get(ContextKind::InvalidValue)
        && found_in(value).is_some()
    {
        text = text.replace(value.as_str(), "***");
        return Some(mask(&text).into_owned());
    }
    match mask(&text) {
        Cow::Owned(masked) => Some(masked),
        Cow::Borrowed(_) => None,
    }
}

/// `error: what happened`, then the causes behind it, each on its line.
fn render(error: &anyhow::Error) -> String {
    let mut text = format!("{ERROR_STYLE}error:{ERROR_STYLE:#} {}", shown(&error.to_string()));
    let mut last = error.to_string();
    for cause in error.chain().skip(1) {
        let cause = cause.to_string();
        // Some messages hold their cause already.
        if !last.contains(&cause) {
            text.push_str(&format!("\n  because: {}", shown(&cause)));
        }
        last = cause;
    }
    text
}

/// Without what may tell who a person is, whoever put it in: promise P7 has to hold for errors of other libraries as well.
/// Line ends stay: some messages have several lines. Everything else that acts on a terminal is spelled out.
fn shown(text: &str) -> String {
    mask(text).lines().map(escape).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code_after(cancel: &Cancel, work: impl FnOnce() -> Result<Exit>) -> String {
        let console = Console { quiet: true, ..Console::default() };
        format!("{:?}", exit_code(caught(cancel, work), &console))
    }

    #[test]
    fn a_panic_ends_as_an_error_does() {
        let error = format!("{:?}", ExitCode::from(2));
        assert_eq!(code_after(&Cancel::default(), || panic!("on purpose")), error);
        assert_eq!(code_after(&Cancel::default(), || Err(Defect::unseen().into())), error);
        assert_eq!(code_after(&Cancel::default(), || Ok(Exit::Done)), format!("{:?}", ExitCode::SUCCESS));
    }
}
