//! The commands that keep a store, through the binary: what they write, what they refuse, and what `clean` makes of it.
//!
//! The store layer has its own tests. Here every assertion is about something a user, a script or a court can see.

#![expect(clippy::unwrap_used, reason = "in a test an unexpected error is a failure")]
#![expect(unreachable_pub, reason = "`common` is shared by several test binaries; `shop` follows it")]

#[path = "../common/mod.rs"]
mod common;
mod shop;

mod backup;
mod by_hand;
mod concurrent;
mod crash;
mod damage;
mod decision;
mod digests;
mod encodings;
mod events;
mod forge;
mod frozen;
mod import;
mod init;
mod intake;
mod interrupt;
mod keys;
mod loose;
mod memory;
mod privacy;
mod recipes;
mod register_answers;
mod register_files;
mod register_promises;
mod registers;
mod rollback;
mod round_trip;
mod settings;
mod sticky;
mod taken_rows;
mod undo;
mod versions;
mod wildcards;
