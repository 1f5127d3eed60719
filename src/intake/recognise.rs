//! How lists of both kinds, contacts and opt-outs, tell identifiers from other text while the table is not yet known:
//! in the header and in a sample. What each cell of a row is, is read with care later.

use crate::base::personal::{Personal, found_in};
use crate::identity::identifier::IdentifierReader;
use crate::identity::looks;
use crate::table::recognise::Recognise;
use crate::table::role::Role;

/// E-mail addresses, domains and digests.
pub const RECOGNISE: Recognise =
    Recognise { is_contact: looks::is_contact, is_entry, role, is_dialled, counts_phones: false };

/// Telephone numbers as well: of a contact list by which people are called, or of a list of them.
pub const RECOGNISE_NUMBERS: Recognise =
    Recognise { is_contact: is_contact_or_number, is_entry: is_entry_or_number, counts_phones: true, ..RECOGNISE };

fn is_contact_or_number(cell: &str) -> bool {
    looks::is_contact(cell) || looks::is_number(cell)
}

fn is_entry_or_number(cell: &str, is_named: bool) -> bool {
    is_entry(cell, is_named) || looks::is_number(cell)
}

/// Whatever has an @ is no name, even if it cannot be read.
fn is_entry(cell: &str, is_named: bool) -> bool {
    // An address that is disguised (`max (at) firma.de`) is none that can be read, and no name either.
    let is_sure = cell.contains('@') || looks::is_digest(cell) || found_in(cell) == Some(Personal::Address);
    is_sure || !is_named && IdentifierReader::default().read_alone(cell).is_ok()
}

fn role(cell: &str) -> Option<Role> {
    if looks::is_like_address(cell) {
        return Some(Role::EMAIL);
    }
    looks::is_digest(cell).then_some(Role::Digest)
}

/// Without the code of its country it may be the number of a customer.
fn is_dialled(cell: &str) -> bool {
    cell.trim_start_matches(['\'', '"', ' ']).starts_with('+') && looks::is_number(cell)
}
