//! The flags about official registers: what an import is told of one, and the command that asks one.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use crate::base::channel::Channel;
use crate::base::coverage::Coverage;
use crate::base::register::Register;
use crate::base::time::Interval;

use super::help::{EXIT_CODES, concat_examples};
use super::table_args::TableArgs;
use super::values::{covers, date};

/// Of whom a register speaks.
#[derive(Args, Debug)]
pub(super) struct AnswersArgs {
    /// Area codes that the file of us-dnc or ca-dncl speaks of, such as 212,646, or all; a number outside them is unscreened
    /// [default: those of its numbers]
    #[arg(long, value_name = "CODES", value_parser = covers, conflicts_with_all = ["answers", "asked"])]
    pub covers: Option<Coverage>,
    /// The file holds what a register answered: an identifier or its digest, `listed` (yes, no) and `asked_at`, by these names or
    /// --column listed=NAME and date=NAME; whoever is not in it is unscreened
    #[arg(long, value_name = "FILE", num_args = 0..=1, conflicts_with = "asked")]
    pub answers: Option<Option<PathBuf>>,
    /// What was handed in to a register that gives back whom it permits
    #[arg(long, value_name = "FILE", requires = "permitted")]
    pub asked: Option<PathBuf>,
    /// What came back: whoever was asked about and is missing from it is listed
    #[arg(long, value_name = "FILE", requires = "asked")]
    pub permitted: Option<PathBuf>,
}

/// Ask official registers
#[derive(Args, Debug)]
#[command(after_help = concat_examples("\
Examples:
  scrub register ask rpo contacts.csv --default-country IT -o ask.txt
  scrub register ask ecg contacts.csv -o ask.txt
  scrub import --answers answered.csv --kind register --register rpo --list rpo --channel phone"))]
pub(super) struct RegisterArgs {
    #[command(subcommand)]
    pub action: RegisterAction,
}

#[derive(Subcommand, Debug)]
pub(super) enum RegisterAction {
    /// Write whom to hand in to a register that answers, and is not handed out as a list
    ///
    /// rpo: numbers as they are dialled in Italy; ch-star: numbers with +41; us-rnd: ten digits and --since; ecg, robinson-es:
    /// digests by the register's own rule. One line each, everybody of the register's country once. Whoever is not asked about stays
    /// unscreened.
    #[command(after_help = EXIT_CODES)]
    Ask {
        /// rpo, ch-star, us-rnd, ecg or robinson-es
        id: Register,
        /// The contact list, or `-` for standard input
        list: PathBuf,
        /// Where to write it, `-` for standard output
        #[arg(short, long, value_name = "FILE")]
        output: PathBuf,
        /// How the people are to be reached [default: email for ecg, else phone]
        #[arg(long, value_name = "CHANNEL")]
        channel: Option<Channel>,
        /// For us-rnd: the day of the last contact or consent
        #[arg(long, value_name = "DATE", value_parser = date)]
        since: Option<Interval>,
        /// Replace the file if it exists
        #[arg(long)]
        force: bool,
        #[command(flatten)]
        table: Box<TableArgs>,
    },
}
