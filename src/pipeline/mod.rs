//! The engine: blocks are read, judged in parallel, put back in order, and written.
//!
//! ```text
//! reader thread --block--> worker (rayon) --judged--> order thread --settled--> writer thread
//!       ^                                                                          |
//!       +------------------------------ empty blocks ------------------------------+
//! ```
//!
//! A fixed number of blocks goes round, which bounds the memory; every send has room, so nothing ever blocks inside
//! the rayon pool. The reader counts records and bytes by itself; [`run`] refuses a result that does not balance.

mod detail;
mod domains;
mod duplicates;
mod judge;
pub mod lists;
mod order;
mod own_optouts;
pub mod progress;
mod questions;
mod rejects;
pub mod run;
mod settle;
pub mod tally;
mod write;

pub use judge::{JudgeOptions, MatchWidth, OwnColumn, ShortRows};
pub use lists::{ListInfo, Lists};
pub use own_optouts::OwnOptouts;
pub use progress::Progress;
pub use run::{Job, Outcome, PipelineError, run};
pub use tally::Tally;
pub use write::Products;
