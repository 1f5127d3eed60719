//! Why a run cannot continue. A row that fails is no error: it is rejected with a reason.

use std::io;

use crate::base::cancel::Interrupted;
use crate::store::StoreError;
use crate::table::error::TableError;

/// See the module. After any of these no product is complete.
#[derive(Debug, thiserror::Error)]
pub enum PipelineError {
    #[error(transparent)]
    Table(#[from] TableError),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Interrupted(#[from] Interrupted),
    #[error("a worker failed. This is a defect of scrub; nothing was written")]
    Panicked,
    #[error("cannot write {what}")]
    Write {
        what: &'static str,
        #[source]
        error: io::Error,
    },
    #[error("there is not enough memory to find duplicates; use --keep-duplicates, or split the list")]
    Memory(#[source] io::Error),
    #[error(
        "the list is cut off: its last line ({line}) has no line end and cannot be read. Export it again; \
         if the line is really the last one, add a line end or repair it"
    )]
    Truncated { line: u64 },
    /// A column that is none of the list's own holds a word of objection: the list has to be read twice.
    #[error(
        "line {line}, column {}: a word there can only mean that this person opted out, and the column was not known for \
         that; standard input cannot be read again from the start. Write the list to a file, where such words count \
         and no other value does, or say --column status={}, where every value but a permission objects (or \
         --ignore-column \"column {}\")",
        index + 1, index + 1, index + 1
    )]
    OtherObjection { index: usize, line: u64 },
    #[error(
        "the list's own columns object in more ways than can be told apart; leave out those that do not matter \
         (--ignore-column)"
    )]
    TooManyObjections,
    #[error(
        "the list has more than 4,294,967,295 lines, more than duplicates can be found in; use --keep-duplicates or split it"
    )]
    TooManyLines,
    #[error(
        "the run does not balance: {read} records and {read_bytes} bytes were read, but {kept} kept and {rejected} rejected \
         records and {written_bytes} bytes came out. This is a defect of scrub; nothing was written"
    )]
    Unbalanced { read: u64, read_bytes: u64, kept: u64, rejected: u64, written_bytes: u64 },
}

impl PipelineError {
    /// Turns an I/O error into one that names the product.
    pub fn write(what: &'static str) -> impl Fn(io::Error) -> Self {
        move |error| Self::Write { what, error }
    }
}
