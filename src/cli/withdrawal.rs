//! What a forced `clean` that failed must still do: remove the old clean list, so that no later job sends yesterday's.
//! Where clap refused a value, the command line is read once more for the few words that matter.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Arg, ArgMatches, CommandFactory as _, value_parser};

use crate::command::clean::{Withdrawal, withdraw};
use crate::command::suppress_file::SuppressFile;

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
        clean: args.output.as_deref(),
        suppress: &suppress,
        config: config.as_deref(),
        store: common.store.as_deref(),
    });
}

/// After a command line that clap refused, if it was that of a forced `clean`. With an unknown flag nobody knows what was
/// meant, and nothing is removed.
pub(super) fn withdraw_as_typed() {
    let program = Cli::command().mut_subcommand("clean", |clean| clean.mut_args(with_any_value));
    let Ok(matches) = program.try_get_matches() else { return };
    let Some(("clean", clean)) = matches.subcommand() else { return };
    let Some(list) = paths(clean, "list").pop() else { return };
    if !is_set(clean, "force") || is_set(clean, "dry_run") {
        return;
    }
    let config = Settings::find(paths(clean, "config").pop().as_deref()).ok().flatten();
    let mut suppress = Settings::suppressed_in(config.as_deref());
    suppress.extend(paths(clean, "suppress").into_iter().map(|path| SuppressFile::from(path.into_os_string()).path));
    withdraw(&Withdrawal {
        list: &list,
        clean: paths(clean, "output").pop().as_deref(),
        suppress: &suppress,
        config: config.as_deref(),
        store: paths(clean, "store").pop().as_deref(),
    });
}

/// A flag that takes its value unseen: what is wrong with it was said already.
fn with_any_value(arg: Arg) -> Arg {
    if arg.get_action().takes_values() { arg.value_parser(value_parser!(OsString)) } else { arg }
}

fn paths(matches: &ArgMatches, flag: &str) -> Vec<PathBuf> {
    // `config` and `store` belong to the program, where they are paths already.
    let seen = matches.try_get_many::<OsString>(flag).ok().flatten().into_iter().flatten().map(PathBuf::from);
    let read = matches.try_get_many::<PathBuf>(flag).ok().flatten().into_iter().flatten().cloned();
    seen.chain(read).collect()
}

fn is_set(matches: &ArgMatches, flag: &str) -> bool {
    matches.try_get_one(flag).ok().flatten().copied().unwrap_or(false)
}
