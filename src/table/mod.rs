//! The bytes of a list: compression, encoding, dialect, records, fields, columns, and the writing of a list.
//!
//! Knows nothing of addresses but that they have an @: what else looks like an identifier it asks the functions of
//! [`recognise`], and who a row is, is `identity`'s business. Everything here keeps one promise: the bytes that come out,
//! put together again, are the bytes that went in.
//!
//! Whether a file is a table at all: [`sniff`]. From the file to a cell: [`source`] -> [`reader`] (which asks
//! `sniff_dialect`, [`prologue`] with `header`, and [`split`]) -> [`fields`]. Which cells matter: [`columns`], with the names of
//! `alias` and `own_name`; for what: [`role`].

mod alias;
mod answers;
pub mod column_names;
pub mod columns;
pub mod common_name;
pub mod compression;
pub mod dialect;
pub mod encoding;
pub mod error;
pub mod fields;
pub mod file_kind;
mod first_records;
pub mod fold;
mod header;
pub mod null_word;
mod own_name;
pub mod prologue;
mod quoted_field;
pub mod read_options;
pub mod reader;
pub mod readings;
pub mod recognise;
pub mod role;
mod sample;
pub mod sink;
pub mod sniff;
mod sniff_dialect;
mod sniff_quotes;
pub mod source;
pub mod split;
pub mod swallowed;
mod unpack;
pub mod unread;
mod zipped;
