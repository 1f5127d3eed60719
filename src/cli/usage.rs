//! What to type instead, where the command line of somebody who has never used scrub cannot be understood. Everything else
//! is said by clap.

use std::path::Path;

use clap::error::{ContextKind, ContextValue, ErrorKind};

/// The words for a usual slip, if it is one. `args` are those of the process, without its name.
pub(super) fn slip(error: &clap::Error, args: &[String]) -> Option<String> {
    let text = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.as_str()),
        _ => None,
    };
    match error.kind() {
        ErrorKind::InvalidSubcommand => list_without_command(text(ContextKind::InvalidSubcommand)?),
        ErrorKind::UnknownArgument => second_file(text(ContextKind::InvalidArg)?, args),
        _ => None,
    }
}

/// `scrub Kunden.csv`
fn list_without_command(word: &str) -> Option<String> {
    let path = Path::new(word);
    if !(path.is_file() || path.extension().is_some()) || word.starts_with('-') {
        return None;
    }
    let list = quoted(word);
    Some(format!(
        "error: {list} is no command; if it is the list to clean, type\n\n  \
           scrub clean {list} --suppress OPTOUTS    writes the rows that may be sent, and the others with their reasons\n  \
           scrub check {list} --suppress OPTOUTS    only says how many would be rejected, and which\n\n\
         OPTOUTS is a file with everybody who must not be contacted. All commands: scrub --help"
    ))
}

/// `scrub clean a.csv b.csv`
fn second_file(surplus: &str, args: &[String]) -> Option<String> {
    let command = args.iter().find(|arg| !arg.starts_with('-'))?;
    if surplus.starts_with('-') {
        return None;
    }
    let file = quoted(surplus);
    match command.as_str() {
        "clean" | "check" => Some(format!(
            "error: scrub {command} takes one contact list at a time, and {file} is a second one\n\n  \
               scrub {command} LIST --suppress {file}    if {file} is a list of people who must not be contacted\n  \
               scrub {command} {file} ...    in a run of its own, if it is a contact list"
        )),
        "import" => Some(format!(
            "error: scrub import takes one file at a time; run it again for {file}. Lists of one name add up: nothing that \
             was imported goes"
        )),
        _ => None,
    }
}

/// As one word of a command line.
fn quoted(word: &str) -> String {
    if word.contains(char::is_whitespace) { format!("\"{word}\"") } else { word.to_owned() }
}
