//! Small things that every layer needs. Nothing here knows what a contact is.

pub mod atomic;
pub mod cancel;
mod clock;
pub mod disk;
pub mod scope;
pub mod terminal;
pub mod time;
mod writeback;

/// 16 bytes that stand for one identifier: a keyed hash of its normal form. Made by `identity::match_key` only.
pub type MatchKey = [u8; 16];
