//! What an import is told, and what it answers.

use super::history::{Action, BatchCounts};
use crate::base::channel::Channels;
use crate::base::coverage::Coverage;
use crate::base::digest::FileDigest;
use crate::base::list_kind::ListKind;
use crate::base::recipe_id::RecipeId;

/// What is known of a batch before its source was read.
#[derive(Clone, Debug)]
pub struct NewBatch {
    /// [`Action::Import`] or [`Action::Add`].
    pub action: Action,
    /// The list's name; it is made if there is none.
    pub list: String,
    pub kind: ListKind,
    pub register: Option<String>,
    pub channels: Channels,
    /// None means every purpose.
    pub purposes: Vec<String>,
    /// Name of the source file.
    pub source: Option<String>,
    /// Seconds since 1970-01-01 UTC.
    pub as_of: Option<i64>,
    /// Seconds since 1970-01-01 UTC.
    pub imported_at: i64,
    /// The source is the full list of this scope.
    pub replace: bool,
    /// Lift what the full list lacks; needs `replace`, `reason` and a sticky kind.
    pub lift_missing: bool,
    /// Accept a full list that is empty or more than 10 % shorter than the last.
    pub allow_shrink: bool,
    pub reason: Option<String>,
    pub via: Option<String>,
    pub agent: Option<String>,
    /// Seconds since 1970-01-01 UTC.
    pub received_at: Option<i64>,
    /// Of a register: of whom the source speaks.
    pub coverage: Coverage,
    /// Its entries forbid nothing: a register was asked about them, and does not list them.
    pub is_cleared: bool,
}

/// What is known of the source once it was read to its end.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceRead {
    /// Rows.
    pub rows: u64,
    /// Rows that could not be read.
    pub unreadable: u64,
    /// Of the file as it lies on disk.
    pub digest: Option<FileDigest>,
    /// The day for which it speaks, if the source itself tells; seconds since 1970-01-01 UTC.
    pub as_of: Option<i64>,
    /// Of answers of a register the day of the first; seconds since 1970-01-01 UTC.
    pub answered_since: Option<i64>,
    /// Of whom it speaks, if only the source itself tells.
    pub coverage: Option<Coverage>,
    /// By which recipes its digests were taken to be made, sorted.
    pub digest_recipes: Vec<RecipeId>,
}

/// What an import did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Imported {
    pub batch: u32,
    pub counts: BatchCounts,
    /// Entries of the scope in force now.
    pub entries: u64,
    /// Entries of the list in force for other channels or purposes, which the batch does not touch.
    pub elsewhere: u64,
}
