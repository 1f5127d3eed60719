//! The command line as typed: the program, its commands, and the flags of the small ones.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use crate::base::channel::Channel;
use crate::base::dialling::Dialling;
use crate::command::recipe_choice::NamedRecipe;
use crate::report::Format;

use super::clean_args::{CheckArgs, CleanArgs};
use super::common_args::CommonArgs;
use super::help::{EXIT_CODES, concat_examples};
use super::register_args::RegisterArgs;
use super::store_args::{AddArgs, ImportArgs, LiftArgs, StoreArgs, WhyArgs};
use super::table_args::TableArgs;

/// Clean contact lists before a campaign.
///
/// scrub reads a contact list, looks every address up in your lists of opt-outs, complaints, bounces and registers,
/// and writes two lists: the rows to send, byte for byte as they came, and the rejected rows with reason and proof.
#[derive(Parser, Debug)]
#[command(name = "scrub", version, after_help = EXIT_CODES, arg_required_else_help = true)]
pub(super) struct Cli {
    #[command(subcommand)]
    pub command: Command,
    #[command(flatten)]
    pub common: CommonArgs,
}

#[derive(Subcommand, Debug)]
pub(super) enum Command {
    Clean(Box<CleanArgs>),
    Check(Box<CheckArgs>),
    Import(Box<ImportArgs>),
    Add(AddArgs),
    Lift(LiftArgs),
    Why(WhyArgs),
    Verify(VerifyArgs),
    Columns(ColumnsArgs),
    Hash(HashArgs),
    Register(RegisterArgs),
    Store(StoreArgs),
    Rule(RuleArgs),
    Init(InitArgs),
    Completions(CompletionsArgs),
    Man(ManArgs),
}

/// Compare the files of a run with its report
///
/// Computes every digest that the report of `clean` or `check` names anew: of the contact list, the clean list, the
/// rejects and the --suppress files. Each is looked for by its name in the directory of REPORT, or is given as FILE; links
/// out of that directory are not followed. One line for each says ok, differs, missing or unreadable, or that it never
/// lay in a file. Exit code 1 if a file differs; 2 if one cannot be compared, which proves nothing.
#[derive(Args, Debug)]
#[command(after_help = concat_examples("\
Examples:
  scrub verify contacts.report.json
  scrub verify archive/spring.report.json in/contacts.csv lists/optouts.txt
  scrub verify contacts.report.json --format json"))]
pub(super) struct VerifyArgs {
    /// The report of the run, or `-` for standard input
    pub report: PathBuf,
    /// Files of the run that do not lie beside the report, told by their names
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: Format,
}

/// Show how the columns of a list are read, and what stands in them
///
/// For every column: what it is read as and why, how many rows hold something, and its commonest values with what follows
/// from each. Identifiers are never shown. With this a wrong reading is seen at once, before a run; --column and
/// --ignore-column correct it here as in `clean`.
#[derive(Args, Debug)]
#[command(after_help = concat_examples("\
Examples:
  scrub columns contacts.csv
  scrub columns contacts.csv --column optin=Newsletter
  scrub columns contacts.csv --format json"))]
pub(super) struct ColumnsArgs {
    /// The contact list, or `-` for standard input
    pub list: PathBuf,
    /// The channel of the campaign [default: email]
    #[arg(long, value_name = "CHANNEL")]
    pub channel: Option<Channel>,
    #[command(flatten)]
    pub table: TableArgs,
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: Format,
}

/// Turn identifiers into the digests of a recipe
///
/// Reads one address or telephone number a line from standard input, and prints the digest of each on a line: so two
/// partners see whether they mean the same thing.
#[derive(Args, Debug)]
#[command(after_help = concat_examples("\
Examples:
  scrub hash --recipe md5 < addresses.txt
  scrub hash --recipe phone-digits-sha256 --default-country DE < numbers.txt"))]
pub(super) struct HashArgs {
    /// md5, sha1, sha256, sha512 (addresses); phone-sha256 (+49...), phone-digits-sha256 (49...), phone-00-sha256 (0049...),
    /// and the same with md5, sha1, sha512; md5-as-written ...; google, uid2, tiktok, ecg-file, ecg-interface,
    /// robinson-es-email, robinson-es-sms, robinson-es-phone
    #[arg(long, value_name = "NAME")]
    pub recipe: NamedRecipe,
    /// In base64 rather than in hexadecimal
    #[arg(long)]
    pub base64: bool,
    /// The country of numbers without the code of one, such as DE; + if they lack the + only
    #[arg(long, value_name = "CC")]
    pub default_country: Option<Dialling>,
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
pub(super) struct RuleArgs {
    /// Such as optout.global
    pub code: Option<String>,
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: Format,
}

/// Make scrub.toml, scrub.store/ and scrub.key in this directory
///
/// Also a .gitignore for store and key, and scrub.key.mark beside the key, which says how far the store has come. Back
/// the key up apart from the store: without it the store cannot be read, and with both together it is no longer
/// pseudonymous.
#[derive(Args, Debug)]
#[command(after_help = concat_examples("\
Examples:
  scrub init
  scrub init --store /srv/scrub.store"))]
pub(super) struct InitArgs {}

/// Print a completion script for a shell
#[derive(Args, Debug)]
#[command(after_help = concat_examples("\
Examples:
  scrub completions bash > ~/.local/share/bash-completion/completions/scrub
  scrub completions zsh > ~/.zfunc/_scrub"))]
pub(super) struct CompletionsArgs {
    pub shell: clap_complete::Shell,
}

/// Print the manual page
#[derive(Args, Debug)]
#[command(after_help = concat_examples("\
Examples:
  scrub man > scrub.1
  scrub man clean > scrub-clean.1"))]
pub(super) struct ManArgs {
    /// The page of one command
    pub command: Option<String>,
}
