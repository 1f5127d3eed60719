//! What `import` is asked to do. Settings only; every flag is resolved already.

use std::path::PathBuf;

use crate::base::channel::Channels;
use crate::base::coverage::Coverage;
use crate::base::list_kind::ListKind;
use crate::base::register::Register;
use crate::base::time::Interval;
use crate::intake::layout::Layout;
use crate::intake::options::ShareLimit;

use super::recipe_choice::RecipeSettings;
use super::run_settings::TableSettings;
use super::taken_rows::TakenRows;

/// How a register's answers are handed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AnswersFrom {
    /// A column of the file says who is listed.
    Column,
    /// The file is what was handed in; this one is what came back: who is not in it is listed.
    Permitted(PathBuf),
}

/// How the file is written, if its content alone does not tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileLayout {
    /// As the register hands it out, else as a table.
    OfRegister,
    /// As a table, or one entry a line.
    List,
    /// Digests as bytes.
    Raw,
    /// Lines of fixed parts.
    Lines(Layout),
}

/// What `import` is asked to do.
#[derive(Clone)]
pub struct ImportOptions {
    pub file: PathBuf,
    pub list: String,
    pub kind: ListKind,
    pub register: Option<Register>,
    /// Of which area codes the file speaks; `None`: of those of its numbers.
    pub covers: Option<Coverage>,
    /// The file holds what a register answered, or whom it was asked about.
    pub answers: Option<AnswersFrom>,
    pub channels: Channels,
    pub purposes: Vec<String>,
    pub replace: bool,
    pub lift_missing: bool,
    pub reason: Option<String>,
    pub as_of: Option<Interval>,
    pub taken: TakenRows,
    pub allow_unreadable: ShareLimit,
    /// The same of what a register gave back: whoever stands in a line that cannot be read would be taken for listed.
    pub allow_unreadable_back: ShareLimit,
    pub allow_shrink: bool,
    pub allow_broad_domains: bool,
    pub table: TableSettings,
    pub recipe: RecipeSettings,
    pub written: FileLayout,
    pub dry_run: bool,
    pub threads: usize,
    /// Bytes.
    pub memory: usize,
}
