//! May we contact this person? Pure: no files, no clock, no network, no store. The layers above say what they found
//! ([`facts::RowFacts`]), this one says what follows ([`decide::Verdict`]): [`decide()`] goes through the list in `rules`,
//! each adds [`reason`]s. What a cell of a list's own columns says is read by [`own_column`].

pub mod campaign;
pub mod decide;
pub mod facts;
pub mod own_column;
pub mod reason;
mod rule;
mod rules;
pub mod screening;

pub use campaign::Campaign;
pub use decide::{Verdict, decide, prohibits};
pub use facts::{IdentifierFacts, Identity, Prohibition, RowFacts};
pub use reason::{Reason, Reasons};
pub use rule::Rule;
