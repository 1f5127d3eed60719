//! Who is this? Normal forms of identifiers, the loose forms beside them, digests of foreign lists, and match keys.
//!
//! One file per kind of identifier. Nothing here reads files of contacts, asks a store or decides anything.

pub mod canon;
pub mod digest;
pub mod domain;
pub mod email;
mod host;
pub mod identifier;
mod keyed_hash;
mod letters;
mod local;
pub mod match_key;
mod plain;
pub mod problem;
mod token;

#[cfg(test)]
mod properties;
