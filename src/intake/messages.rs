//! Lists that were copied out of a mailbox: who wrote, and to whom.
//!
//! Invariant: never guesses which of the two is meant.

use crate::table::columns::{Column, FoundBy};
use crate::table::reader::TableReader;

use super::by_content::cells;
use super::error::IntakeError;
use super::list_names::{is_from, is_to};

/// # Errors
/// When all that is read is whom messages were for, and beside it stands who wrote them: people who ask to be left alone
/// write from an address, and those who complain of a message had it sent to one.
pub(super) fn refuse_messages(name: &str, entries: &[&Column], reader: &TableReader) -> Result<(), IntakeError> {
    let is_to = |column: &&Column| column.found_by != FoundBy::Flag && is_to(&column.name);
    let Some(to) = entries.first().filter(|_| entries.iter().all(is_to)) else { return Ok(()) };
    let holds_addresses = |index: usize| cells(index, reader.sample()).any(|cell| cell.contains('@'));
    let headers = reader.prologue().headers.iter().flatten().enumerate();
    let from = headers.into_iter().find(|(index, header)| is_from(header) && holds_addresses(*index));
    from.map_or(Ok(()), |(_, from)| {
        let (name, from, to) = (name.to_owned(), from.trim().to_owned(), to.name.clone());
        Err(IntakeError::Messages { name, from, to })
    })
}
