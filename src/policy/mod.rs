//! May we contact this person? Pure: no files, no clock, no network, no store. The layers above say what they found
//! ([`Facts`]), this one says what follows ([`Verdict`]).

pub mod campaign;
pub mod column;
pub mod decide;
pub mod reason;

pub use campaign::Campaign;
pub use decide::{Facts, Identity, Prohibition, Verdict, decide, prohibits};
pub use reason::{Reason, Reasons};
