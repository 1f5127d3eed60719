//! The flags of `clean` and `check`.

use std::path::PathBuf;

use clap::Args;

use crate::base::channel::Channel;
use crate::base::purpose::purpose;
use crate::base::row_limit::RowLimit;
use crate::command::code_prefix::CodePrefix;
use crate::command::suppress_file::SuppressFile;
use crate::intake::options::ShareLimit;
use crate::pipeline::{MatchWidth, Ragged};
use crate::report::Format;
use crate::table::encoding::TextEncoding;

use super::help::concat_examples;
use super::recipe_args::RecipeArgs;
use super::table_args::TableArgs;
use super::values::{kept_text, memory, suppress_file, threads};

/// Write the clean list, the rejects and the report
///
/// Reads LIST (a file, or - for standard input; gzip and zstd are found by content), finds its e-mail columns, looks
/// every address up and writes the rows that may be sent to X.clean.csv, byte for byte as they came, the others with
/// reason and proof to X.rejected.csv, and the figures to X.report.json. Nothing appears under these names before
/// everything is checked.
#[derive(Args, Debug)]
#[command(after_help = concat_examples("\
Examples:
  scrub clean contacts.csv --suppress optouts.txt
  scrub clean contacts.csv --suppress optouts.txt --suppress bounce:returned.csv -o send.csv --force
  scrub clean contacts.csv --store scrub.store --channel email --purpose newsletter
  gzip -dc contacts.csv.gz | scrub clean - --suppress optouts.txt -o - > send.csv"))]
pub(super) struct CleanArgs {
    #[command(flatten)]
    pub judge: JudgeArgs,
    /// The clean list; `-` for standard output [default: X.clean.csv beside LIST]
    #[arg(short, long, value_name = "FILE", help_heading = "Output")]
    pub output: Option<PathBuf>,
    /// The rejected rows with their reasons [default: X.rejected.csv]
    #[arg(long, value_name = "FILE", help_heading = "Output")]
    pub rejects: Option<PathBuf>,
    /// The report [default: X.report.json]
    #[arg(long, value_name = "FILE", help_heading = "Output")]
    pub report: Option<PathBuf>,
    /// Replace existing outputs; the old clean list goes before the first byte is read
    #[arg(long, help_heading = "Output")]
    pub force: bool,
    /// Do everything but write files
    #[arg(short = 'n', long, help_heading = "Output")]
    pub dry_run: bool,
}

/// Make the same decisions, but write no list
///
/// For CI: exit code 1 if any row would be rejected, or more than the limit allows.
#[derive(Args, Debug)]
#[command(after_help = concat_examples("\
Examples:
  scrub check export.csv --suppress optouts.txt
  scrub check export.csv --max-rejects 2% --format json
  scrub check export.csv --fail-on optout,identity.unmatchable"))]
pub(super) struct CheckArgs {
    #[command(flatten)]
    pub judge: JudgeArgs,
    /// Count only reasons whose code starts so
    #[arg(long, value_name = "CODE-PREFIX", value_delimiter = ',')]
    pub fail_on: Vec<CodePrefix>,
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: Format,
}

/// What decides about a row, shared by `clean` and `check`.
#[derive(Args, Debug)]
pub(super) struct JudgeArgs {
    /// The contact list, or `-` for standard input
    pub list: PathBuf,
    /// A list for this run only: addresses, domains or hex digests (repeatable). KIND is optout, complaint, bounce or
    /// register [default: what its header says, else optout]; contacts takes the rows that object in columns of their own
    #[arg(long, value_name = "[KIND:]FILE", value_parser = suppress_file(), help_heading = "Lists")]
    pub suppress: Vec<SuppressFile>,
    /// Check the list against itself only: no suppression list, no store
    #[arg(long, help_heading = "Lists", conflicts_with = "suppress")]
    pub without_lists: bool,
    /// Lines of a suppression list that may be unreadable before it is refused [default: 1%, at least one line]
    #[arg(long, value_name = "N|N%", help_heading = "Lists")]
    pub allow_unreadable: Option<ShareLimit>,
    /// Accept public suffixes and free-mail domains as domain entries, and patterns such as info@*
    #[arg(long, help_heading = "Lists")]
    pub allow_broad_domains: bool,
    #[command(flatten)]
    pub recipe: RecipeArgs,
    /// How the files of --suppress are encoded, such as windows-1250, macintosh [default: found by looking]
    #[arg(long, value_name = "LABEL", value_parser = TextEncoding::from_label, help_heading = "Lists")]
    pub list_encoding: Option<TextEncoding>,
    /// The channel of the campaign [default: email]
    #[arg(long, value_name = "CHANNEL", help_heading = "Campaign")]
    pub channel: Option<Channel>,
    /// What the messages are about; without it every purpose-scoped opt-out counts
    #[arg(long, value_name = "PURPOSE", value_delimiter = ',', value_parser = purpose, help_heading = "Campaign")]
    pub purpose: Vec<String>,
    /// A [campaign.NAME] of scrub.toml
    #[arg(long, value_name = "NAME", value_parser = kept_text, help_heading = "Campaign")]
    pub campaign: Option<String>,
    #[command(flatten)]
    pub table: TableArgs,
    /// Rows with more or fewer fields than most: judged if all that is read of them is there, or rejected [default: lenient]
    #[arg(long, value_name = "RULE", help_heading = "Reading")]
    pub ragged: Option<Ragged>,
    /// How far an opt-out reaches: loose folds plus-tags and gmail dots, exact does not
    #[arg(long = "match", value_name = "WIDTH", default_value = "loose", help_heading = "Lists")]
    pub matching: MatchWidth,
    /// Keep further rows of the same primary address
    #[arg(long, help_heading = "Lists")]
    pub keep_duplicates: bool,
    /// Most rows that may be rejected, as a number or N%; more: exit 1 and the clean list is held
    #[arg(long, value_name = "N|N%", help_heading = "Limits")]
    pub max_rejects: Option<RowLimit>,
    /// Fewest rows that must be kept; fewer: exit 1 and the clean list is held [default: 1 for `clean` of a list with rows]
    #[arg(long, value_name = "N", help_heading = "Limits")]
    pub min_kept: Option<u64>,
    /// Number of worker threads [default: one per core]
    #[arg(long, value_name = "N", value_parser = threads, help_heading = "Resources")]
    pub threads: Option<usize>,
    /// Memory for suppression lists and the list's own opt-outs before they move to a temporary file [default: 512MB, at
    /// most half of the machine's]
    #[arg(long, value_name = "SIZE", value_parser = memory, help_heading = "Resources")]
    pub memory: Option<usize>,
}
