//! What decides about a row, as `clean` and `check` are asked: the list, what it is compared with, and how it is read.
//! Settings only; every flag is resolved already.

use std::path::PathBuf;

use crate::base::dialling::Dialling;
use crate::base::digest::DigestAlgorithm;
use crate::base::row_limit::RowLimit;
use crate::intake;
use crate::intake::layout::Layout;
use crate::pipeline::{MatchWidth, Ragged};
use crate::policy::Campaign;
use crate::table::columns::ColumnRequest;
use crate::table::encoding::TextEncoding;
use crate::table::prologue::HeaderRule;

use super::recipe_choice::RecipeSettings;
use super::suppress_file::SuppressFile;

/// Everything that decides about a row.
pub struct JudgeSettings {
    /// The contact list; `-` for standard input.
    pub list: PathBuf,
    pub suppress: Vec<SuppressFile>,
    pub without_lists: bool,
    pub allow_unreadable: intake::options::ShareLimit,
    pub allow_broad_domains: bool,
    /// Of the digests in these files.
    pub recipe: RecipeSettings,
    /// How the lines of these files are laid out, if they have no delimiter.
    pub layout: Option<Layout>,
    /// Of the files of `suppress`.
    pub list_encoding: Option<TextEncoding>,
    pub campaign: Campaign,
    pub table: TableSettings,
    pub ragged: Ragged,
    pub matching: MatchWidth,
    pub keep_duplicates: bool,
    pub max_rejects: Option<RowLimit>,
    pub min_kept: Option<u64>,
    pub threads: usize,
    /// Bytes.
    pub memory: usize,
}

/// How a table is read.
#[derive(Clone, Debug)]
pub struct TableSettings {
    pub columns: Vec<ColumnRequest>,
    pub ignore_columns: Vec<String>,
    /// Nothing but the columns that were named.
    pub only_columns: bool,
    pub header: HeaderRule,
    pub delimiter: Option<u8>,
    pub encoding: Option<TextEncoding>,
    /// Bytes.
    pub max_record: usize,
    /// Of every file that is read or written.
    pub digest: DigestAlgorithm,
    /// Of rows that name none: how a number without the code of its country is dialled.
    pub dialling: Dialling,
    /// Rows are known by telephone numbers, as those of a campaign by phone are.
    pub by_phone: bool,
}

impl TableSettings {
    /// The names, not numbers, by which the user spoke of columns: a line that holds one is the header.
    pub(super) fn named_columns(&self) -> Vec<String> {
        let names = self.columns.iter().map(|request| &request.which).chain(&self.ignore_columns);
        names.filter(|name| name.trim().parse::<usize>().is_err()).cloned().collect()
    }
}
