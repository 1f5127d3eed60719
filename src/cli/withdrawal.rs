//! What a forced `clean` that failed must still do: remove its old products, so that no later job sends yesterday's list.
//! Where clap refused the command line, it is read once more for the few words that matter; where they cannot be told, the
//! user is told that the old list is still there.

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

use clap::builder::Resettable;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgMatches, CommandFactory as _, value_parser};

use crate::command::clean::{Withdrawal, withdraw};
use crate::command::output_names::OutputNames;
use crate::command::suppress_file::SuppressFile;
use crate::report::Message;

use super::args::Cli;
use super::clean_args::CleanArgs;
use super::common_args::CommonArgs;
use super::settings::Settings;

/// After a `clean` that failed.
pub(super) fn withdraw_clean(common: &CommonArgs, args: &CleanArgs) {
    if !args.force || args.dry_run {
        return;
    }
    let config = Settings::find(common.config.as_deref()).ok().flatten();
    let mut suppress = Settings::suppressed_in(config.as_deref());
    suppress.extend(args.judge.suppress.iter().map(|file| file.path.clone()));
    withdraw(&Withdrawal {
        list: &args.judge.list,
        names: OutputNames { clean: args.output.clone(), rejects: args.rejects.clone(), report: args.report.clone() },
        suppress: &suppress,
        config: config.as_deref(),
        store: common.store.as_deref(),
    });
}

/// After a command line that clap refused, if it was that of a forced `clean`. Says so if it cannot be told what to remove.
pub(super) fn withdraw_as_typed() -> Option<Message> {
    let args: Vec<OsString> = std::env::args_os().collect();
    let Some(matches) = understood(args.clone()) else {
        let has = |word: &str| args.iter().skip(1).any(|arg| arg == OsStr::new(word));
        let would_force = has("clean") && has("--force") && !has("-n") && !has("--dry-run");
        return would_force.then_some(Message::OldListRemains);
    };
    let ("clean", clean) = matches.subcommand()? else { return None };
    if !is_set(clean, "force") || is_set(clean, "dry_run") {
        return None;
    }
    let named = |flag| paths(clean, flag).pop();
    let config = Settings::find(named("config").as_deref()).ok().flatten();
    let mut suppress = Settings::suppressed_in(config.as_deref());
    suppress.extend(paths(clean, "suppress").into_iter().map(|path| SuppressFile::from(path.into_os_string()).path));
    withdraw(&Withdrawal {
        list: &named("list")?,
        names: OutputNames { clean: named("output"), rejects: named("rejects"), report: named("report") },
        suppress: &suppress,
        config: config.as_deref(),
        store: named("store").as_deref(),
    });
    None
}

/// The command line without the flags that nobody knows, if all the rest can be told. A flag that may be a misspelt output,
/// or rehearsal, leaves too much open.
fn understood(mut args: Vec<OsString>) -> Option<ArgMatches> {
    const TELLING: [&str; 5] = ["--output", "--rejects", "--report", "--dry-run", "--force"];
    let program =
        Cli::command().mut_args(with_any_value).mut_subcommand("clean", |clean| clean.mut_args(with_any_value));
    loop {
        let error = match program.clone().try_get_matches_from(&args) {
            Ok(matches) => return Some(matches),
            Err(error) => error,
        };
        let text = |kind| match error.get(kind) {
            Some(ContextValue::String(text)) => Some(text.as_str()),
            _ => None,
        };
        let unknown = text(ContextKind::InvalidArg).filter(|_| error.kind() == ErrorKind::UnknownArgument)?;
        let is_telling = text(ContextKind::SuggestedArg).is_some_and(|flag| TELLING.contains(&flag));
        if !unknown.starts_with("--") || is_telling {
            return None;
        }
        let is_it = |arg: &OsString| {
            let arg = arg.to_string_lossy();
            arg == unknown || arg.strip_prefix(unknown).is_some_and(|rest| rest.starts_with('='))
        };
        args.remove(args.iter().position(is_it)?);
    }
}

/// A flag that takes its value unseen, beside whatever else: what is wrong with it was said already.
fn with_any_value(arg: Arg) -> Arg {
    let arg = arg.conflicts_with(Resettable::Reset);
    if arg.get_action().takes_values() { arg.value_parser(value_parser!(OsString)) } else { arg }
}

fn paths(matches: &ArgMatches, flag: &str) -> Vec<PathBuf> {
    matches.try_get_many::<OsString>(flag).ok().flatten().into_iter().flatten().map(PathBuf::from).collect()
}

fn is_set(matches: &ArgMatches, flag: &str) -> bool {
    matches.try_get_one(flag).ok().flatten().copied().unwrap_or(false)
}
