//! Finds the columns that matter: by what the user said, by header name, by content. Not what a cell means: an @ and hex
//! digits are all that is looked for.
//!
//! Invariant: a column is named once per kind, in table order; what the user names replaces what would be found.

use std::collections::HashMap;
use std::str::FromStr;

use super::alias::{self, Weight};
use super::fold::fold;
use super::prologue::{Prologue, is_digest};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ColumnKind {
    /// E-mail addresses.
    Email,
    /// Domains.
    Domain,
    /// Digests of addresses, as hex.
    Digest,
    /// When an entry was made.
    Date,
    /// Why an entry was made.
    Reason,
    /// Whether, or since when, this person has opted out.
    Optout,
    /// A word such as `subscribed`, `active`, `unsubscribed`.
    Status,
}

impl ColumnKind {
    /// All kinds.
    pub const ALL: [Self; 7] =
        [Self::Email, Self::Domain, Self::Digest, Self::Date, Self::Reason, Self::Optout, Self::Status];

    /// The word for it on the command line and in the report.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Domain => "domain",
            Self::Digest => "digest",
            Self::Date => "date",
            Self::Reason => "reason",
            Self::Optout => "optout",
            Self::Status => "status",
        }
    }
}

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
    pub kind: ColumnKind,
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
    pub kind: ColumnKind,
    /// How it was found.
    pub found_by: FoundBy,
    /// Of a status column: every word that is not an active status counts as an opt-out. False for names such as
    /// `state`, which may hold a region, so that only known words count. True for all other kinds.
    pub strict: bool,
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
        let bad = || ColumnError::BadRequest {
            text: text.to_owned(),
            kinds: ColumnKind::ALL.map(ColumnKind::name).join(", "),
        };
        let (kind, which) = text.split_once('=').ok_or_else(bad)?;
        let kind = ColumnKind::ALL.into_iter().find(|known| known.name().eq_ignore_ascii_case(kind.trim()));
        match (kind, which.trim()) {
            (Some(kind), which) if !which.is_empty() => Ok(Self { kind, which: which.to_owned() }),
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
    requests: &[ColumnRequest],
    ignored: &[String],
) -> Result<Vec<Column>, ColumnError> {
    let names = column_names(prologue);
    let ignored = ignored.iter().map(|which| resolve(&names, which)).collect::<Result<Vec<_>, _>>()?;
    let shown = shown_names(&names);
    let mut found = Finder { names: &shown, sample, columns: Vec::new() };
    for request in requests {
        found.add(resolve(&names, &request.which)?, request.kind, FoundBy::Flag, true);
    }
    let free: Vec<usize> = (0..names.len()).filter(|index| !ignored.contains(index)).collect();
    let requested = |kind| requests.iter().any(|request| request.kind == kind);
    let headers = prologue.headers.as_deref().unwrap_or_default();
    let named = || free.iter().filter_map(|index| Some((*index, headers.get(*index)?)));
    let meanings = |header| alias::meanings(header).filter(|(kind, _)| !requested(*kind));
    for (index, header) in named() {
        meanings(header).for_each(|(kind, weight)| found.add_by_header(index, kind, weight));
    }
    for kind in [ColumnKind::Email, ColumnKind::Digest] {
        if !requested(kind) && !found.has(kind) {
            free.iter().for_each(|index| found.add_by_content(*index, kind));
        }
    }
    for (index, header) in named() {
        meanings(header).for_each(|(kind, weight)| found.add_unseen(index, kind, weight));
    }
    found.columns.sort_by_key(|column| (column.index, column.kind));
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
    columns: &[Column],
    ignored: &[String],
) -> Vec<String> {
    let names = column_names(prologue);
    let is_ignored = |index: usize| ignored.iter().any(|which| resolve(&names, which) == Ok(index));
    let is_read = |index: usize| columns.iter().any(|column| column.index == index && column.kind == ColumnKind::Email);
    let mut finder = Finder { names: &names, sample, columns: Vec::new() };
    (0..names.len())
        .filter(|index| !is_read(*index) && !is_ignored(*index))
        .for_each(|index| finder.add_by_content(index, ColumnKind::Email));
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
    let headers = || shown_names(names).join(", ");
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
    columns: Vec<Column>,
}

impl Finder<'_> {
    fn has(&self, kind: ColumnKind) -> bool {
        self.columns.iter().any(|column| column.kind == kind)
    }

    fn add(&mut self, index: usize, kind: ColumnKind, found_by: FoundBy, strict: bool) {
        let known = self.columns.iter().any(|column| column.index == index && column.kind == kind);
        if let (false, Some(name)) = (known, self.names.get(index)) {
            self.columns.push(Column { index, name: name.clone(), kind, found_by, strict });
        }
    }

    /// Look at the data before the header: some names mean an address in one list and a street in the next.
    fn add_by_header(&mut self, index: usize, kind: ColumnKind, weight: Weight) {
        let needs_at = matches!(weight, Weight::NeedsAt | Weight::NameUnlessRefuted);
        if !needs_at || self.cells(index).any(|cell| cell.contains('@')) {
            self.add(index, kind, FoundBy::Header, weight != Weight::MayBeRegion);
        }
    }

    /// A likely name over cells that are blank as far as the sample goes: what comes later has to be checked.
    fn add_unseen(&mut self, index: usize, kind: ColumnKind, weight: Weight) {
        if weight == Weight::NameUnlessRefuted && self.cells(index).next().is_none() {
            self.add(index, kind, FoundBy::Header, true);
        }
    }

    fn add_by_content(&mut self, index: usize, kind: ColumnKind) {
        let alike = |cell: &&str| match kind {
            ColumnKind::Email => has_address(cell),
            _ => is_digest(cell),
        };
        let (alike, all) = (self.cells(index).filter(alike).count(), self.cells(index).count());
        if alike * 2 > all {
            self.add(index, kind, FoundBy::Content, true);
        }
    }

    /// The cells of the sample that are not blank.
    fn cells(&self, index: usize) -> impl Iterator<Item = &str> {
        let cells = self.sample.iter().filter_map(move |row| row.get(index));
        cells.map(|cell| cell.trim()).filter(|cell| !cell.is_empty())
    }
}

/// An @ with a dot after it.
fn has_address(cell: &str) -> bool {
    cell.split_once('@').is_some_and(|(_, domain)| domain.contains('.'))
}

#[cfg(test)]
mod tests;
