//! Everything that the judgement needs and that no judgement changes.

use crate::table::dialect::Dialect;
use crate::table::encoding::TextEncoding;

use super::gates::Gates;
use super::lists::Lists;
use super::options::JudgeOptions;
use super::own_optouts::OwnOptouts;

/// What a row is judged by, whatever it is read from.
#[derive(Clone, Copy)]
pub(super) struct JudgeContext<'a> {
    pub options: &'a JudgeOptions,
    pub lists: &'a Lists,
    /// The registers among them that do not speak of everybody.
    pub gates: &'a Gates,
    pub own_optouts: &'a OwnOptouts,
    /// The moment for which is decided, in seconds since 1970-01-01 UTC.
    pub at: i64,
}

/// The context of one run over a list of CSV blocks.
#[derive(Clone, Copy)]
pub(super) struct RunContext<'a> {
    pub judge: JudgeContext<'a>,
    pub dialect: &'a Dialect,
    /// The encoding of the text that stands before rejected rows.
    pub encoding: TextEncoding,
    /// Whether words of objection are looked for in the columns that are not read.
    pub search_others: bool,
}
