//! How a suppression list is read. Data only.

use std::str::FromStr;

use crate::base::channel::Channels;
use crate::base::dialling::Dialling;
use crate::base::register::Register;
use crate::base::row_limit::{BadRowLimit, RowLimit};
use crate::base::time::{DateOrder, Interval};
use crate::identity::recipe::Recipe;
use crate::table::columns::ColumnRequest;
use crate::table::encoding::TextEncoding;
use crate::table::prologue::HeaderRule;
use crate::table::read_options::MAX_RECORD;

use super::layout::Layout;
use super::row_choice::RowChoice;

/// How to read a list.
#[derive(Clone, Debug)]
pub struct ListOptions {
    /// Columns that the user named.
    pub columns: Vec<ColumnRequest>,
    /// Names of columns to leave alone.
    pub ignored: Vec<String>,
    /// `None`: found out.
    pub delimiter: Option<u8>,
    /// `None`: found out.
    pub encoding: Option<TextEncoding>,
    /// `Absent`: line 1 is an entry even if it looks like a header. `IfKnown`: found out.
    pub header: HeaderRule,
    /// How many lines may be unreadable.
    pub allow_unreadable: ShareLimit,
    /// Accept public suffixes and mailbox providers as domain entries.
    pub allow_broad_domains: bool,
    /// Accept a header without rows. Without a header an empty list is no evidence of anything.
    pub allow_empty: bool,
    /// The list holds bounces: a broken address in it is what made a message bounce, and a mailbox that was only full is
    /// no entry.
    pub are_bounces: bool,
    /// The list is of bounces, or a register: of the identifiers of a row it speaks of one.
    pub speaks_of_one: bool,
    /// For which channels its entries are.
    pub channels: Channels,
    /// Of rows that name none: how a number without the code of its country is dialled.
    pub dialling: Dialling,
    /// Numbers beside addresses are asked for, too: one that nobody can dial refuses the list.
    pub needs_numbers: bool,
    /// By which recipe its digests were made; `None`: the usual one of their length.
    pub recipe: Option<&'static Recipe>,
    /// It holds digests as bytes, one behind the other.
    pub is_raw: bool,
    /// It is no file of bytes, however it looks.
    pub is_text: bool,
    /// How its lines are laid out, if they have no delimiter; `None`: as its register hands them out, else as a table.
    pub layout: Option<Layout>,
    /// The register that hands it out.
    pub register: Option<Register>,
    /// It may be written as its register hands it out.
    pub is_laid_out: bool,
    /// Its rows are answers of a register: listed, or not.
    pub are_answers: bool,
    /// Its rows were handed in to a register, or came back: no column may say anything else.
    pub is_of_question: bool,
    /// When an answer without a date was given.
    pub answered: Option<Interval>,
    /// Which rows are taken.
    pub rows: RowChoice,
    /// The most bytes of one record.
    pub max_record: usize,
    /// How `03/04/2025` is meant.
    pub date_order: Option<DateOrder>,
}

impl Default for ListOptions {
    fn default() -> Self {
        Self {
            columns: Vec::new(),
            ignored: Vec::new(),
            delimiter: None,
            encoding: None,
            header: HeaderRule::IfKnown,
            allow_unreadable: ShareLimit::default(),
            allow_broad_domains: false,
            allow_empty: false,
            are_bounces: false,
            speaks_of_one: false,
            channels: Channels::ALL,
            dialling: Dialling::Unknown,
            needs_numbers: true,
            recipe: None,
            is_raw: false,
            is_text: false,
            layout: None,
            register: None,
            is_laid_out: false,
            are_answers: false,
            is_of_question: false,
            answered: None,
            rows: RowChoice::Every,
            max_record: MAX_RECORD,
            date_order: None,
        }
    }
}

/// How many lines of a list may be unreadable: a number, or a share; of a share at least one line, unless it is 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ShareLimit(RowLimit);

impl Default for ShareLimit {
    fn default() -> Self {
        Self(RowLimit::Share(1.0))
    }
}

impl ShareLimit {
    /// Not a single one.
    pub const NONE: Self = Self(RowLimit::Count(0));

    /// So many lines of `lines`.
    #[must_use]
    pub fn of(self, lines: u64) -> u64 {
        match self.0 {
            RowLimit::Count(most) => most,
            RowLimit::Share(percent) => {
                let least = u64::from(percent > 0.0);
                ((lines as f64 * percent / 100.0) as u64).max(least)
            }
        }
    }
}

impl FromStr for ShareLimit {
    type Err = BadRowLimit;

    /// Reads `2%`, `0.5%` or `2`.
    fn from_str(text: &str) -> Result<Self, BadRowLimit> {
        text.trim().parse().map(Self)
    }
}
