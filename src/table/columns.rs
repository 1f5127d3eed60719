//! Finds the columns that matter: by what the user said, by header name, by content. Not what a cell means.
//!
//! Invariant: a column is named once per role, in table order; what the user names replaces what would be found.

use std::collections::HashMap;
use std::str::FromStr;

use super::alias::{self, Weight};
use super::fold::fold;
use super::prologue::Prologue;
use super::recognise::Recognise;
use super::role::Role;
use crate::base::personal::shown_name;

/// How a column was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FoundBy {
    /// Its header is a known name.
    Header,
    /// Most of its cells look like it.
    Content,
    /// The user said so.
    Flag,
}

/// One `--column KIND=NAME|NUMBER`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnRequest {
    /// What the column holds.
    pub role: Role,
    /// A header name, compared folded if it occurs nowhere exactly, or a 1-based number.
    pub which: String,
}

/// A column that matters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// 0-based.
    pub index: usize,
    /// The header without outer blanks, numbered ` (2)` when it occurs again; `column 3` when there is none, or it holds
    /// an @.
    pub name: String,
    /// What it holds.
    pub role: Role,
    /// How it was found.
    pub found_by: FoundBy,
}

/// A column that cannot be found.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum ColumnError {
    /// `--column` with something else than `KIND=NAME`.
    #[error("`{text}` names no column; write KIND=NAME or KIND=NUMBER with one of the kinds {kinds}")]
    BadRequest {
        /// What was given.
        text: String,
        /// The kinds there are.
        kinds: String,
    },
    /// No header has this name.
    #[error("no column is called `{which}`; the header has: {headers}")]
    UnknownName {
        /// What was asked for.
        which: String,
        /// The names there are.
        headers: String,
    },
    /// A number beyond the last column.
    #[error("there is no column {which}: the list has {count}: {headers}")]
    UnknownNumber {
        /// What was asked for.
        which: String,
        /// How many columns there are.
        count: usize,
        /// The names there are.
        headers: String,
    },
}

impl FromStr for ColumnRequest {
    type Err = ColumnError;

    fn from_str(text: &str) -> Result<Self, ColumnError> {
        let bad =
            || ColumnError::BadRequest { text: text.to_owned(), kinds: Role::REQUESTABLE.map(Role::name).join(", ") };
        let (word, which) = text.split_once('=').ok_or_else(bad)?;
        let role = Role::REQUESTABLE.into_iter().find(|known| known.name().eq_ignore_ascii_case(word.trim()));
        match (role, which.trim()) {
            (Some(role), which) if !which.is_empty() => Ok(Self { role, which: which.to_owned() }),
            _ => Err(bad()),
        }
    }
}

/// The columns that matter, in table order. No e-mail column is no error here.
///
/// # Errors
/// When a column of `requests` or `ignored` (names or numbers) does not exist.
pub fn find_columns(
    prologue: &Prologue,
    sample: &[Vec<String>],
    recognise: Recognise,
    requests: &[ColumnRequest],
    ignored: &[String],
) -> Result<Vec<Column>, ColumnError> {
    let names = column_names(prologue);
    let ignored = ignored.iter().map(|which| resolve(&names, which)).collect::<Result<Vec<_>, _>>()?;
    let shown = shown_names(&names);
    let mut found = Finder { names: &shown, sample, recognise, columns: Vec::new() };
    for request in requests {
        found.add(resolve(&names, &request.which)?, request.role, FoundBy::Flag);
    }
    let free: Vec<usize> = (0..names.len()).filter(|index| !ignored.contains(index)).collect();
    let requested = |role: Role| requests.iter().any(|request| request.role.is_like(role));
    let headers = prologue.headers.as_deref().unwrap_or_default();
    let named = || free.iter().filter_map(|index| Some((*index, headers.get(*index)?)));
    let meanings = |header| alias::meanings(header).filter(|(role, _)| !requested(*role));
    for (index, header) in named() {
        meanings(header).for_each(|(role, weight)| found.add_by_header(index, role, weight));
    }
    for role in [Role::EMAIL, Role::Digest] {
        if !requested(role) && !found.has(role) {
            free.iter().for_each(|index| found.add_by_content(*index, role));
        }
    }
    for (index, header) in named() {
        meanings(header).for_each(|(role, weight)| found.add_unseen(index, role, weight));
    }
    found.columns.sort_by_key(|column| (column.index, column.role.order()));
    Ok(found.columns)
}

/// The name of every column: see [`Column::name`].
#[must_use]
pub fn column_names(prologue: &Prologue) -> Vec<String> {
    let Some(headers) = &prologue.headers else {
        return (1..=prologue.fields).map(|number| format!("column {number}")).collect();
    };
    let mut names: Vec<String> = Vec::with_capacity(headers.len());
    let mut seen: HashMap<&str, usize> = HashMap::new();
    for (index, header) in headers.iter().enumerate() {
        let header = header.trim();
        let count = seen.entry(header).or_default();
        *count += 1;
        names.push(match (header, *count) {
            ("", _) => format!("column {}", index + 1),
            (header, 1) => header.to_owned(),
            (header, count) => format!("{header} ({count})"),
        });
    }
    names
}

/// The names of columns outside `columns` and `ignored` whose sample mostly holds addresses: nobody reads them, and that
/// should not go unsaid.
#[must_use]
pub fn unread_addresses(
    prologue: &Prologue,
    sample: &[Vec<String>],
    recognise: Recognise,
    columns: &[Column],
    ignored: &[String],
) -> Vec<String> {
    let names = column_names(prologue);
    let is_ignored = |index: usize| ignored.iter().any(|which| resolve(&names, which) == Ok(index));
    let is_read = |index: usize| columns.iter().any(|column| column.index == index && column.role == Role::EMAIL);
    let mut finder = Finder { names: &names, sample, recognise, columns: Vec::new() };
    (0..names.len())
        .filter(|index| !is_read(*index) && !is_ignored(*index))
        .for_each(|index| finder.add_by_content(index, Role::EMAIL));
    let found = finder.columns.iter().map(|column| column.index);
    let shown = shown_names(&names);
    found.filter_map(|index| shown.get(index).cloned()).collect()
}

/// The names as messages and reports show them: one with an @ may be a contact of a list that has no header, so its
/// number stands for it.
#[must_use]
pub fn shown_names(names: &[String]) -> Vec<String> {
    let shown = |(index, name): (usize, &String)| match name.contains('@') {
        true => format!("column {}", index + 1),
        false => name.clone(),
    };
    names.iter().enumerate().map(shown).collect()
}

/// The index of a column by its exact name, its folded name, or its number.
fn resolve(names: &[String], which: &str) -> Result<usize, ColumnError> {
    let which = which.trim();
    let folded = fold(which);
    let exact = names.iter().position(|name| name == which);
    let similar = || names.iter().position(|name| !folded.is_empty() && fold(name) == folded);
    let headers = || shown_names(names).iter().map(|name| shown_name(name)).collect::<Vec<_>>().join(", ");
    if let Some(index) = exact {
        return Ok(index);
    }
    match which.parse::<usize>() {
        Ok(number) if (1..=names.len()).contains(&number) => Ok(number - 1),
        Ok(_) => Err(ColumnError::UnknownNumber { which: which.to_owned(), count: names.len(), headers: headers() }),
        Err(_) => similar().ok_or_else(|| ColumnError::UnknownName { which: which.to_owned(), headers: headers() }),
    }
}

struct Finder<'a> {
    names: &'a [String],
    sample: &'a [Vec<String>],
    recognise: Recognise,
    columns: Vec<Column>,
}

impl Finder<'_> {
    fn has(&self, role: Role) -> bool {
        self.columns.iter().any(|column| column.role.is_like(role))
    }

    fn add(&mut self, index: usize, role: Role, found_by: FoundBy) {
        let known = self.columns.iter().any(|column| column.index == index && column.role.is_like(role));
        if let (false, Some(name)) = (known, self.names.get(index)) {
            self.columns.push(Column { index, name: name.clone(), role, found_by });
        }
    }

    /// Look at the data before the header: some names mean an address in one list and a street in the next.
    fn add_by_header(&mut self, index: usize, role: Role, weight: Weight) {
        let needs_at = matches!(weight, Weight::NeedsAt | Weight::NameUnlessRefuted);
        if !needs_at || self.cells(index).any(|cell| cell.contains('@')) {
            self.add(index, role, FoundBy::Header);
        }
    }

    /// A likely name over cells that are blank as far as the sample goes: what comes later has to be checked.
    fn add_unseen(&mut self, index: usize, role: Role, weight: Weight) {
        if weight == Weight::NameUnlessRefuted && self.cells(index).next().is_none() {
            self.add(index, role, FoundBy::Header);
        }
    }

    fn add_by_content(&mut self, index: usize, role: Role) {
        let alike = |cell: &&str| (self.recognise.role)(cell) == Some(role);
        let (alike, all) = (self.cells(index).filter(alike).count(), self.cells(index).count());
        if alike * 2 > all {
            self.add(index, role, FoundBy::Content);
        }
    }

    /// The cells of the sample that are not blank.
    fn cells(&self, index: usize) -> impl Iterator<Item = &str> {
        let cells = self.sample.iter().filter_map(move |row| row.get(index));
        cells.map(|cell| cell.trim()).filter(|cell| !cell.is_empty())
    }
}

#[cfg(test)]
mod tests;
