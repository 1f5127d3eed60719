//! The engine: blocks are read, judged in parallel, committed in the order of the list, and written.
//!
//! ```text
//! worker (rayon): read --block--> judge --judged--> in_order: commit --pieces--> products
//!                   ^                                  |
//!                   +---------- empty blocks ----------+
//! ```
//!
//! Each worker reads a block when it is its turn, and judges it while it is still near its processor. Then it commits what
//! is next in line, unless another one is at it. A fixed number of blocks goes round, which bounds the memory. The reader
//! counts records and bytes by itself; `run::run` refuses a result that does not balance.
//!
//! What a row is judged by (`judge`, `questions`, `decider`) asks for cells (`cells`) and knows nothing of
//! blocks; `csv_block` is the way from a block to it and back.

mod block;
mod cells;
mod commit;
mod context;
mod csv_block;
mod csv_cells;
mod decider;
mod detail;
mod domains;
mod duplicates;
mod entries;
pub mod error;
pub mod gates;
pub mod identified_rows;
mod in_order;
mod judge;
mod judgement;
mod list_info;
pub mod lists;
mod mentions;
pub mod objecting_rows;
mod objection_reader;
pub mod options;
mod other_cells;
mod own_label;
mod own_objection;
pub mod own_optouts;
pub mod own_row;
pub mod progress;
mod proof;
mod questions;
mod ragged;
mod rejects;
mod row_country;
mod row_identity;
mod row_objection;
pub mod run;
mod screened;
mod shifted_row;
mod swallowed;
pub mod tally;
mod why;
mod word_beginnings;
pub mod write;

pub use error::PipelineError;
pub use list_info::ListInfo;
pub use lists::Lists;
pub use mentions::{Mention, Mentions};
pub use options::{IdentifierColumn, JudgeOptions, MatchWidth, OwnColumn, Ragged};
pub use own_optouts::OwnOptouts;
pub use own_row::OwnVerdict;
pub use progress::Progress;
pub use run::{Job, Outcome, run};
pub use tally::RunTally;
pub use word_beginnings::may_object;
pub use write::Products;
