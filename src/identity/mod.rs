//! Who is this? Normal forms of identifiers, the loose forms beside them, digests of foreign lists, and match keys.
//!
//! One file per kind of identifier. Nothing here reads files of contacts, asks a store or decides anything.

pub mod address;
pub mod beside_address;
pub mod canon;
pub mod digests;
pub mod domain;
pub mod email;
mod email_spelling;
mod entities;
mod foreign_spelling;
pub mod hash;
mod hash_block;
mod host;
pub mod identifier;
mod keyed_hash;
#[cfg(target_arch = "x86_64")]
mod keyed_hash_wide;
mod letters;
mod local;
pub mod looks;
pub mod lookup;
pub mod match_key;
pub mod pattern;
pub mod phone;
mod plain;
mod plain_cell;
#[cfg(target_arch = "x86_64")]
mod plain_wide;
#[cfg(test)]
mod plate;
pub mod problem;
pub mod recipe;
mod run_hash;
#[cfg(target_arch = "x86_64")]
mod run_hash_wide;
pub mod spelling;
pub mod tag;
mod token;
mod typing;
pub mod unmade_keys;

#[cfg(test)]
mod properties;
