//! The command line as typed: the subcommands and the flags that all of them share.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use crate::base::terminal::ColorWhen;
use crate::report::Format;

use super::clean_args::{CheckArgs, CleanArgs};
use super::store_args::{AddArgs, ImportArgs, LiftArgs, StoreArgs, WhyArgs};

/// What every exit code means; printed by every `--help`.
pub const EXIT_CODES: &str = "\
Exit codes:
  0    done, limits kept
  1    done, but a limit or check was not met
  2    error, nothing usable written
  130  interrupted, nothing written";

/// Clean contact lists before a campaign.
///
/// scrub reads a contact list, looks every address up in your lists of opt-outs, complaints, bounces and registers,
/// and writes two lists: the rows to send, byte for byte as they came, and the rejected rows with reason and proof.
#[derive(Parser, Debug)]
#[command(name = "scrub", version, after_help = EXIT_CODES, arg_required_else_help = true)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,
    #[command(flatten)]
    pub common: CommonArgs,
}

#[derive(Subcommand, Debug)]
pub enum Command {
    Clean(Box<CleanArgs>),
    Check(Box<CheckArgs>),
    Import(Box<ImportArgs>),
    Add(AddArgs),
    Lift(LiftArgs),
    Why(WhyArgs),
    Store(StoreArgs),
    Rule(RuleArgs),
    Init(InitArgs),
    Completions(CompletionsArgs),
    Man(ManArgs),
}

/// Flags that every command knows.
#[derive(Args, Debug, Clone)]
#[command(next_help_heading = "Everywhere")]
pub struct CommonArgs {
    /// Directory of the store; default: `store` in scrub.toml
    #[arg(long, global = true, value_name = "DIR", env = "SCRUB_STORE")]
    pub store: Option<PathBuf>,
    /// Settings file; default: scrub.toml in this directory or the nearest one above
    #[arg(long, global = true, value_name = "FILE", env = "SCRUB_CONFIG")]
    pub config: Option<PathBuf>,
    /// Say nothing but errors
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    pub quiet: bool,
    /// Say more: settings with their origin, timings
    #[arg(short, long, global = true)]
    pub verbose: bool,
    /// No progress bar
    #[arg(long, global = true)]
    pub no_progress: bool,
    /// Colour on the terminal; NO_COLOR is honoured
    #[arg(long, global = true, value_name = "auto|always|never", default_value = "auto")]
    pub color: ColorWhen,
}

/// Explain a reason code, or list them all
///
/// Every code that can reject a row, gravest first: what it means, where it comes from, what lifts it.
#[derive(Args, Debug)]
#[command(after_help = concat_examples("\
Examples:
  scrub rule
  scrub rule optout.global
  scrub rule --format json"))]
pub struct RuleArgs {
    /// Such as optout.global
    pub code: Option<String>,
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: Format,
}

/// Make scrub.toml, scrub.store/ and scrub.key in this directory
///
/// Also a .gitignore for the last two. Back the key up apart from the store: without it the store cannot be read,
/// and with both together it is no longer pseudonymous.
#[derive(Args, Debug)]
#[command(after_help = concat_examples("\
Examples:
  scrub init
  scrub init --store /srv/scrub.store"))]
pub struct InitArgs {}

/// Print a completion script for a shell
#[derive(Args, Debug)]
#[command(after_help = concat_examples("\
Examples:
  scrub completions bash > ~/.local/share/bash-completion/completions/scrub
  scrub completions zsh > ~/.zfunc/_scrub"))]
pub struct CompletionsArgs {
    pub shell: clap_complete::Shell,
}

/// Print the manual page
#[derive(Args, Debug)]
#[command(after_help = concat_examples("\
Examples:
  scrub man > scrub.1
  scrub man clean > scrub-clean.1"))]
pub struct ManArgs {
    /// The page of one command
    pub command: Option<String>,
}

/// Examples first, then the exit codes: the end of every help text.
#[must_use]
pub fn concat_examples(examples: &str) -> String {
    format!("{examples}\n\n{EXIT_CODES}")
}
