//! The flags of the commands that work on the store.

use std::num::NonZero;
use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use crate::base::channel::Channel;
use crate::base::dialling::Dialling;
use crate::base::list_kind::ListKind;
use crate::base::purpose::purpose;
use crate::base::register::Register;
use crate::base::time::Interval;
use crate::command::taken_rows::OnlyReason;
use crate::intake::options::ShareLimit;
use crate::report::Format;

use super::help::{EXIT_CODES, concat_examples};
use super::recipe_args::RecipeArgs;
use super::register_args::AnswersArgs;
use super::table_args::TableArgs;
use super::values::{agent, date, kept_text, memory, threads};

/// Load a list into the store
///
/// FILE holds addresses, telephone numbers, domains or hex digests, one per line or in a column of a CSV (- for standard
/// input; gzip and zstd are found by content). Nothing is ever deleted by an import: with --replace, opt-outs that the file no longer
/// has stay in force and are counted as missing.
#[derive(Args, Debug)]
#[command(after_help = concat_examples("\
Examples:
  scrub import optouts.txt --list optouts --kind optout
  scrub import unsubscribed.csv --list newsletter --kind optout --channel email --purpose newsletter
  scrub import contacts.csv --only-objections --list crm --kind optout
  scrub import contacts.rejected.csv --only optout.column --list crm --kind optout
  scrub import ecg-liste.hash --recipe ecg-file --list ecg --kind register --register ecg --replace
  scrub import robinson.txt --list robinson --kind register --register idi --replace
  scrub import tps.txt --list tps --kind register --register tps --channel phone --replace
  scrub import 212.zip --list us-dnc-212 --kind register --register us-dnc --covers 212 --channel phone --replace
  scrub import --answers answers.csv --list rpo --kind register --register rpo --channel phone
  scrub import --asked handed-in.csv --permitted came-back.csv --list rpo --kind register --register rpo --channel phone"))]
pub(super) struct ImportArgs {
    /// The file, or `-` for standard input
    #[arg(required_unless_present_any = ["answers", "asked"])]
    pub file: Option<PathBuf>,
    /// Name of the list in the store
    #[arg(long, value_name = "NAME", value_parser = kept_text)]
    pub list: String,
    /// What the list holds
    #[arg(long, value_name = "KIND")]
    pub kind: ListKind,
    /// Which register: rpo, tps, ctps, us-dnc, us-rnd, ca-dncl, ecg, robinson-es, ch-star, bloctel, ddv, idi, mps, sdv, wko,
    /// dmachoice; none for any other
    #[arg(long, value_name = "ID")]
    pub register: Option<Register>,
    #[command(flatten)]
    pub answers: AnswersArgs,
    #[command(flatten)]
    pub scope: ScopeArgs,
    /// This file is the full list; what it no longer has is missing
    #[arg(long)]
    pub replace: bool,
    /// With --replace: lift the entries that the file no longer has
    #[arg(long, requires = "replace", requires = "reason")]
    pub lift_missing: bool,
    /// Why entries are lifted
    #[arg(long, value_name = "TEXT", value_parser = kept_text)]
    pub reason: Option<String>,
    /// The day the list was made [default: the file's time]
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub as_of: Option<Interval>,
    /// How to read the file; default: by its content
    #[arg(long, value_name = "FORMAT")]
    pub read_as: Option<ReadAs>,
    #[command(flatten)]
    pub recipe: RecipeArgs,
    /// Of the rejects file of a run only the rows with this reason, such as optout.column
    #[arg(long, value_name = "CODE")]
    pub only: Option<OnlyReason>,
    /// Of a contact list only the rows whose own columns object, for the channels of these columns; one batch for each set
    /// of channels
    #[arg(long, conflicts_with_all = ["only", "channel", "replace"])]
    pub only_objections: bool,
    /// Lines that may be unreadable before the file is refused [default: 1%, at least one line; none of a register or its answers]
    #[arg(long, value_name = "N|N%")]
    pub allow_unreadable: Option<ShareLimit>,
    /// Accept a full list that shrank by more than 10 %, or is a header without rows
    #[arg(long)]
    pub allow_shrink: bool,
    /// Accept public suffixes and free-mail domains as domain entries, and patterns such as info@*
    #[arg(long)]
    pub allow_broad_domains: bool,
    #[command(flatten)]
    pub table: TableArgs,
    /// Read, check and count, but change nothing
    #[arg(short = 'n', long)]
    pub dry_run: bool,
    /// Number of worker threads [default: one per core]
    #[arg(long, value_name = "N", value_parser = threads)]
    pub threads: Option<usize>,
    /// Memory for entries before they move to a temporary file [default: 512MB, at most half of the machine's]
    #[arg(long, value_name = "SIZE", value_parser = memory)]
    pub memory: Option<usize>,
}

/// The formats that `--read-as` knows.
#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ReadAs {
    /// Addresses, numbers, domains or digests, one per line or in a column
    List,
    /// Digests as bytes, one behind the other, as in ecg-liste.hash; needs --recipe
    Raw,
}

/// How far an entry reaches.
#[derive(Args, Debug)]
pub(super) struct ScopeArgs {
    /// Channels the entries are about [default: all]
    #[arg(long, value_name = "CHANNEL", value_delimiter = ',')]
    pub channel: Vec<Channel>,
    /// Purposes the entries are about [default: all]
    #[arg(long, value_name = "PURPOSE", value_delimiter = ',', value_parser = purpose)]
    pub purpose: Vec<String>,
}

/// Record one opt-out by hand
///
/// In force at once. Give the address on standard input (-), so that it stays out of the shell history.
#[derive(Args, Debug)]
#[command(after_help = concat_examples("\
Examples:
  scrub add - --via phone --agent k7 < address.txt
  scrub add max@example.org --received-at 2026-11-20 --via letter
  scrub add @example.com --list companies"))]
pub(super) struct AddArgs {
    /// An address, telephone number, domain or digest, or `-` to read it from standard input; without it a terminal is asked
    #[arg(default_value = "-", hide_default_value = true)]
    pub id: String,
    /// The country of a number without the code of one, such as DE; + if it lacks the + only
    #[arg(long, value_name = "CC")]
    pub default_country: Option<Dialling>,
    /// Name of the list in the store
    #[arg(long, value_name = "NAME", default_value = "manual", value_parser = kept_text)]
    pub list: String,
    /// What the list holds
    #[arg(long, value_name = "KIND", default_value = "optout")]
    pub kind: ListKind,
    #[command(flatten)]
    pub scope: ScopeArgs,
    /// When the objection arrived [default: now]
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub received_at: Option<Interval>,
    /// How it arrived
    #[arg(long, value_name = "WAY")]
    pub via: Option<Via>,
    /// Short code of who took it down; never a name
    #[arg(long, value_name = "CODE", value_parser = agent)]
    pub agent: Option<String>,
    /// Accept a public suffix, a free-mail domain or a pattern such as info@*
    #[arg(long)]
    pub allow_broad_domains: bool,
}

/// The ways an objection arrives.
#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Via {
    Phone,
    Letter,
    Reply,
    Form,
    Agent,
}

impl Via {
    /// The stable name, as the store keeps it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::Letter => "letter",
            Self::Reply => "reply",
            Self::Form => "form",
            Self::Agent => "agent",
        }
    }
}

/// Lift one entry, with a reason
///
/// The entry stops rejecting; the trace stays and `scrub why` shows it.
#[derive(Args, Debug)]
#[command(after_help = concat_examples("\
Examples:
  scrub lift - --list optouts --reason \"typed in by mistake\" < address.txt
  scrub lift max@example.org --list optouts --reason \"new consent of 2026-11-02\""))]
pub(super) struct LiftArgs {
    /// An address, telephone number, domain or digest, or `-` to read it from standard input; without it a terminal is asked
    #[arg(default_value = "-", hide_default_value = true)]
    pub id: String,
    /// The country of a number without the code of one, such as DE; + if it lacks the + only
    #[arg(long, value_name = "CC")]
    pub default_country: Option<Dialling>,
    /// Name of the list in the store
    #[arg(long, value_name = "NAME", value_parser = kept_text)]
    pub list: String,
    /// Why
    #[arg(long, value_name = "TEXT", value_parser = kept_text)]
    pub reason: String,
}

/// Everything known about one person, and what a campaign would decide
#[derive(Args, Debug)]
#[command(after_help = concat_examples("\
Examples:
  scrub why
  scrub why - < address.txt
  scrub why max@example.org --channel email --purpose newsletter
  scrub why max@example.org --format json"))]
pub(super) struct WhyArgs {
    /// An address, telephone number, domain or digest, or `-` to read it from standard input; without it a terminal is asked
    #[arg(default_value = "-", hide_default_value = true)]
    pub id: String,
    /// The country of a number without the code of one, such as DE; + if it lacks the + only
    #[arg(long, value_name = "CC")]
    pub default_country: Option<Dialling>,
    /// The channel of the campaign [default: email; of a number each that reaches it]
    #[arg(long, value_name = "CHANNEL")]
    pub channel: Option<Channel>,
    /// What the messages are about
    #[arg(long, value_name = "PURPOSE", value_delimiter = ',', value_parser = purpose)]
    pub purpose: Vec<String>,
    /// A [campaign.NAME] of scrub.toml
    #[arg(long, value_name = "NAME", value_parser = kept_text)]
    pub campaign: Option<String>,
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: Format,
}

/// Look after the store
#[derive(Args, Debug)]
#[command(after_help = concat_examples("\
Examples:
  scrub store status
  scrub store verify
  scrub store undo 12 --reason \"wrong file\"
  scrub store backup /mnt/backup/scrub.store
  scrub store backup /mnt/backup --keep 14"))]
pub(super) struct StoreArgs {
    #[command(subcommand)]
    pub action: StoreAction,
}

#[derive(Subcommand, Debug)]
pub(super) enum StoreAction {
    /// Lists, entries, ages, batches
    #[command(after_help = EXIT_CODES)]
    Status {
        /// Exit code 1 if a list is older than max-age-days in scrub.toml allows; needs no key
        #[arg(long)]
        check: bool,
        #[arg(long, value_name = "FORMAT", default_value = "text")]
        format: Format,
    },
    /// Check every byte of the store; exit 2 if anything is damaged
    #[command(after_help = EXIT_CODES)]
    Verify,
    /// Merge all segments into one
    #[command(after_help = EXIT_CODES)]
    Compact,
    /// Take one import back: what only that batch vouches for is no longer in force
    #[command(after_help = EXIT_CODES)]
    Undo {
        /// Number of the batch, from `scrub store status`
        batch: u32,
        /// Why
        #[arg(long, value_name = "TEXT", value_parser = kept_text)]
        reason: String,
    },
    /// Copy the store to a new directory; the key is not in it
    ///
    /// With --keep N the copy gets a dated name of its own in DEST, and of such copies the newest N stay.
    #[command(after_help = EXIT_CODES)]
    Backup {
        /// A directory that does not exist yet; with --keep the one that holds the copies
        dest: PathBuf,
        /// Put a dated copy into DEST, and keep so many
        #[arg(long, value_name = "N")]
        keep: Option<NonZero<usize>>,
    },
    /// Say that an older state of the store is meant, such as a restored backup
    ///
    /// scrub remembers which state a store has reached, in the store and beside the key. One that is older, or a copy
    /// that went on by itself, lacks opt-outs, so it is refused until this command says that it is meant. Segments that
    /// it does not know are moved to lost/ in the store; nothing is deleted.
    #[command(after_help = EXIT_CODES)]
    Accept {
        /// Why
        #[arg(long, value_name = "TEXT", value_parser = kept_text)]
        reason: String,
    },
}
