//! How a table is read: the flags that `clean`, `check` and `import` share.

use clap::Args;

use crate::base::dialling::Dialling;
use crate::base::digest::DigestAlgorithm;
use crate::table::columns::ColumnRequest;
use crate::table::encoding::TextEncoding;

use super::values::{delimiter, size};

/// How a table is read, shared by `clean`, `check` and `import`.
#[derive(Args, Debug)]
#[command(next_help_heading = "Reading")]
pub(super) struct TableArgs {
    /// Say what a column is, beside those that are found: email=NAME or email=3 (repeatable); kinds: email, phone, mobile,
    /// fax, country, domain, digest, date, and for the list's own wishes optout (a yes objects), optin (a no objects), status
    /// (words tell); of answers of a register listed (a yes lists)
    #[arg(long = "column", value_name = "KIND=NAME|NUMBER")]
    pub columns: Vec<ColumnRequest>,
    /// Do not use this column (repeatable)
    #[arg(long = "ignore-column", value_name = "NAME")]
    pub ignore_columns: Vec<String>,
    /// Of a contact list read no columns but those named with --column; in the others only a word that can mean nothing but no still counts
    /// (`unsubscribed`, see --ignore-column)
    #[arg(long, requires = "columns")]
    pub only_columns: bool,
    /// The first line is already a contact
    #[arg(long)]
    pub no_header: bool,
    /// The header is line N; what stands above it are titles [default: found by looking at the first 25 rows]
    #[arg(long, value_name = "N", conflicts_with = "no_header", value_parser = clap::value_parser!(u64).range(1..))]
    pub header_line: Option<u64>,
    /// One character, or `tab` [default: found by looking]
    #[arg(long, value_name = "CHAR|tab", value_parser = delimiter)]
    pub delimiter: Option<u8>,
    /// Such as utf-8, windows-1252, utf-16le [default: found by looking]
    #[arg(long, value_name = "LABEL", value_parser = TextEncoding::from_label)]
    pub encoding: Option<TextEncoding>,
    /// The country of rows that name none, such as DE: numbers without the code of a country are dialled there; + if they
    /// begin with the code and lack the + only
    #[arg(long, value_name = "CC")]
    pub default_country: Option<Dialling>,
    /// Longest record that is read
    #[arg(long, value_name = "BYTES", default_value = "16MiB", value_parser = size)]
    pub max_record: usize,
    /// How the digests of files are made, in reports and in the store; sha256 is what sha256sum prints [default: blake3]
    #[arg(long, value_name = "ALGORITHM")]
    pub digest: Option<DigestAlgorithm>,
}
