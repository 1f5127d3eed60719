//! Which columns of a list hold entries where no name says so: those whose cells mostly are identifiers.
//!
//! Invariant: never guesses between two kinds. Whoever hands in addresses beside domains has to say what is meant, and
//! names beside domains are half of an address each.

use crate::base::identifier_kind::IdentifierKind;
use crate::identity::identifier::{Identifier, IdentifierReader, Listed};
use crate::identity::problem::Problem;
use crate::identity::spelling::Spelled as _;
use crate::table::column_names::{column_names, shown_names};
use crate::table::columns::{Column, FoundBy};
use crate::table::reader::TableReader;
use crate::table::role::Role;

use super::error::{EntryKind, IntakeError};
use super::list_names::is_user;

/// The columns; none if there is no such column. `ignored` names or numbers those to leave alone.
///
/// # Errors
/// When columns hold identifiers of two kinds, or names stand beside domains.
pub(super) fn by_content(reader: &TableReader, name: &str, ignored: &[String]) -> Result<Vec<Column>, IntakeError> {
    let (prologue, sample) = (reader.prologue(), reader.sample());
    let names = column_names(prologue);
    let shown = shown_names(&names);
    let is_free = |index: &usize| {
        let number = (index + 1).to_string();
        !ignored.iter().any(|which| *which == number || Some(which) == names.get(*index))
    };
    let column = |index: usize| Column {
        index,
        name: shown.get(index).cloned().unwrap_or_default(),
        role: Role::EMAIL,
        found_by: FoundBy::Content,
    };
    // A list of one column needs no proof: what is no entry there is counted line by line.
    if prologue.fields == 1 {
        return Ok((0..1).filter(is_free).map(column).collect());
    }
    let kind_of = |index: usize| Some((index, main_kind(cells(index, sample))?));
    let found: Vec<(usize, EntryKind)> = (0..prologue.fields).filter(is_free).filter_map(kind_of).collect();
    if let Some((first, kind)) = found.first() {
        let which = |index: &usize| shown.get(*index).cloned().unwrap_or_default();
        if let Some((second, other)) = found.iter().find(|(_, other)| other != kind) {
            let (name, first, second) = (name.to_owned(), (which(first), *kind), (which(second), *other));
            return Err(IntakeError::TwoKinds { name, first, second });
        }
        if let (EntryKind::Domains, Some(user)) = (kind, user_column(*first, prologue.headers.as_deref(), sample)) {
            return Err(IntakeError::UserAndDomain { name: name.to_owned(), user: which(&user), domain: which(first) });
        }
    }
    Ok(found.into_iter().map(|(index, _)| column(index)).collect())
}

/// Cells of a column that are not blank.
pub(super) fn cells(index: usize, sample: &[Vec<String>]) -> impl Iterator<Item = &str> {
    sample.iter().filter_map(move |row| row.get(index)).map(|cell| cell.trim()).filter(|cell| !cell.is_empty())
}

/// What most of these cells are.
pub(super) fn main_kind<'a>(cells: impl Iterator<Item = &'a str>) -> Option<EntryKind> {
    let mut reader = IdentifierReader::default();
    let mut all = 0;
    let mut counts: Vec<(EntryKind, usize)> = Vec::new();
    for cell in cells {
        all += 1;
        let Some(kind) = kind_of(&mut reader, cell) else { continue };
        match counts.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, count)) => *count += 1,
            None => counts.push((kind, 1)),
        }
    }
    let readable: usize = counts.iter().map(|(_, count)| count).sum();
    counts.into_iter().max_by_key(|(_, count)| *count).filter(|_| readable * 2 > all).map(|(kind, _)| kind)
}

/// What a cell is, if it is an identifier and nothing else.
pub(super) fn kind_of(reader: &mut IdentifierReader, cell: &str) -> Option<EntryKind> {
    match reader.read_alone(cell) {
        Ok(Listed::Digest(recipe, _)) => recipe.hash.map(EntryKind::Digests),
        Ok(Listed::Identifier(Identifier::Domain(_))) => Some(EntryKind::Domains),
        Ok(Listed::Identifier(Identifier::Phone(_))) | Err(Problem::NoCountry) => Some(EntryKind::Numbers),
        Ok(Listed::Identifier(other)) => (other.kind() == IdentifierKind::Email).then_some(EntryKind::Addresses),
        Err(Problem::SeveralAddresses) => Some(EntryKind::Addresses),
        Err(_) => None,
    }
}

/// The column that holds what stands before the @, beside a column of domains: told by its name, or, without names, by
/// its words. Before domains every word may be a mailbox; behind them it may be a remark, unless each row has another.
fn user_column(domain: usize, headers: Option<&[String]>, sample: &[Vec<String>]) -> Option<usize> {
    if let Some(headers) = headers {
        return headers.iter().position(|header| is_user(header));
    }
    let before = domain.checked_sub(1).filter(|index| are_words(*index, sample));
    let behind = Some(domain + 1).filter(|index| are_words(*index, sample) && are_distinct(*index, sample));
    before.or(behind)
}

fn are_words(index: usize, sample: &[Vec<String>]) -> bool {
    let is_word = |cell: &&str| {
        let plain = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '+');
        cell.chars().all(plain) && cell.chars().any(char::is_alphabetic)
    };
    cells(index, sample).filter(is_word).count() * 2 > cells(index, sample).count()
}

fn are_distinct(index: usize, sample: &[Vec<String>]) -> bool {
    const ENOUGH: usize = 3;
    let mut words: Vec<&str> = cells(index, sample).collect();
    let all = words.len();
    words.sort_unstable();
    words.dedup();
    all >= ENOUGH && words.len() * 2 > all
}
