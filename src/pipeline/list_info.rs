//! A list that rows are looked up in, and how far its entries reach. Data only.

use crate::base::channel::Channels;
use crate::base::digest::FileDigest;
use crate::base::list_kind::ListKind;
use crate::base::recipe_id::RecipeId;
use crate::base::register::Register;

/// A list as the report shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListInfo {
    pub name: String,
    pub kind: ListKind,
    /// Which register it is of, if that is known.
    pub register: Option<Register>,
    /// Of a register: how many it was asked about that it does not list.
    pub cleared: u64,
    /// Entries in force.
    pub entries: u64,
    /// Seconds since 1970-01-01 UTC: the day for which the list speaks.
    pub as_of: Option<i64>,
    /// Of the latest source file.
    pub digest: Option<FileDigest>,
    /// By which recipes the digests in it were taken to be made, sorted.
    pub digest_recipes: Vec<RecipeId>,
    /// Whether the list is in the store; else it was read for this run only.
    pub in_store: bool,
}

/// How far some entries of a list reach.
#[derive(Clone, Debug)]
pub(super) struct ListScope {
    pub list: usize,
    pub kind: ListKind,
    pub channels: Channels,
    pub purposes: Vec<String>,
    /// Its entries forbid nothing: a register was asked about them, and does not list them.
    pub is_cleared: bool,
}
