//! Digests one behind the other, as bytes: `ecg-liste.hash`, which has no header, no separator and no line ends.

use std::io::Read as _;

use crate::base::cancel::Cancel;
use crate::identity::hash::{Digest, Hash};
use crate::identity::match_key::Keyer;
use crate::identity::recipe::Recipe;
use crate::intake::entry::{Emit, ListEntry};
use crate::intake::error::IntakeError;
use crate::intake::list_part::RowPlace;
use crate::intake::summary::ListSummary;
use crate::intake::unmade_entries::UnmadeEntries;
use crate::table::source::Source;

/// So many digests are handed over at once.
const AT_ONCE: usize = 4096;

/// Reads the list `source`, called `name` in messages, whose digests were made by `recipe`. The place of each is its number,
/// from 1 on.
///
/// # Errors
/// When the file is empty, cannot be read, or ends within a digest; and what `emit` returns.
pub(in crate::intake) fn read_raw<E: From<IntakeError>>(
    mut source: Source,
    name: &str,
    (recipe, hash): (&'static Recipe, Hash),
    keyer: &Keyer,
    cancel: &Cancel,
    emit: Emit<'_, E>,
) -> Result<ListSummary, E> {
    let mut entries = UnmadeEntries::default();
    let mut made: Vec<ListEntry> = Vec::new();
    let mut bytes = vec![0; hash.len() * AT_ONCE];
    let mut count = 0_u64;
    loop {
        cancel.check().map_err(IntakeError::from)?;
        let filled = fill(&mut source, &mut bytes).map_err(|source| IntakeError::table(name, source))?;
        let read = bytes.get(..filled).unwrap_or_default();
        for digest in read.chunks_exact(hash.len()) {
            count += 1;
            entries.push_digest(recipe, &Digest::of(digest), RowPlace::new(count, count as u32));
        }
        let rest = filled % hash.len();
        if rest > 0 {
            return Err(
                IntakeError::CutRaw { name: name.to_owned(), number: count + 1, rest, length: hash.len() }.into()
            );
        }
        made.clear();
        entries.make(keyer, &mut made);
        emit(&made)?;
        if filled < bytes.len() {
            break;
        }
    }
    if count == 0 {
        return Err(IntakeError::Empty { name: name.to_owned() }.into());
    }
    let end = source.finish().map_err(|source| IntakeError::table(name, source))?;
    Ok(ListSummary::of_digests(hash, count, recipe, end))
}

/// Fills the buffer as far as there are bytes; returns how many there were.
fn fill(source: &mut Source, bytes: &mut [u8]) -> Result<usize, crate::table::error::TableError> {
    let mut filled = 0;
    while let Some(room) = bytes.get_mut(filled..).filter(|room| !room.is_empty()) {
        match source.read(room) {
            Ok(0) => break,
            Ok(count) => filled += count,
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            Err(error) => return Err(source.explain(error)),
        }
    }
    Ok(filled)
}
