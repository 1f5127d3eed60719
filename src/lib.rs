//! scrub cleans contact lists before a marketing campaign.
//!
//! It reads a contact list, finds out who each row is, looks every identifier up in lists of opt-outs, complaints,
//! bounces and registers, and writes two lists: the rows to send, byte for byte as they came, and the rejected rows
//! with the reason and its proof.
//!
//! The layers, top to bottom; imports point downwards only and never sideways (`tests/layers.rs` checks it):
//!
//! ```text
//! cli -> command -> report -> pipeline -> { policy | store | identity | table } -> base
//!                   intake ----------------^ (reads suppression files: uses table + identity, yields entries)
//! ```

// For the product only: tests and benches may index and expect.
#![warn(clippy::expect_used, clippy::indexing_slicing)]

pub mod base;
pub mod cli;
pub mod command;
pub mod identity;
pub mod intake;
pub mod pipeline;
pub mod policy;
pub mod report;
pub mod store;
pub mod table;
