//! What the columns of a list are called, in messages and by the user. Not what a name means: `alias`, `own_name`.

use std::collections::HashMap;

use super::common_name::is_header;
use super::fold::fold;
use super::prologue::Prologue;
use crate::base::personal::{found_in, holds_number, shown_name};

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

/// The name of every column: the header without outer blanks, numbered ` (2)` when it
/// occurs again; `column 3` when there is none.
#[must_use]
pub fn column_names(prologue: &Prologue) -> Vec<String> {
    let headers = prologue.headers.as_deref().unwrap_or_default();
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
    // Rows may be wider than the header.
    names.extend((names.len() + 1..=prologue.fields).map(|number| format!("column {number}")));
    names
}

/// The names as messages and reports show them: cut where they are long, and a number for one that may be a contact of a
/// list that has no header.
#[must_use]
pub fn shown_names(names: &[String]) -> Vec<String> {
    let is_personal = |name: &str| name.contains('@') || found_in(name).is_some() || holds_number(name);
    let shown = |(index, name): (usize, &String)| match is_personal(name) {
        true => format!("column {}", index + 1),
        false => shown_name(name),
    };
    names.iter().enumerate().map(shown).collect()
}

/// As [`shown_names`], of a list in which no column holds identifiers: where none of them is an ordinary name the first line
/// is perhaps no header but somebody, and only the numbers are shown.
#[must_use]
pub fn doubted_names(names: &[String]) -> Vec<String> {
    match is_header(names) {
        true => shown_names(names),
        false => (1..=names.len()).map(|number| format!("column {number}")).collect(),
    }
}

/// The index of a column by its exact name, its folded name, or its number.
pub(super) fn resolve(names: &[String], which: &str) -> Result<usize, ColumnError> {
    let which = which.trim();
    let folded = fold(which);
    let shown = || shown_names(names).iter().position(|name| name == which);
    let exact = names.iter().position(|name| name == which).or_else(shown);
    let similar = || names.iter().position(|name| !folded.is_empty() && fold(name) == folded);
    let headers = || shown_names(names).join(", ");
    if let Some(index) = exact {
        return Ok(index);
    }
    // As messages call a column without a name, or with one that they do not show.
    let number = which.strip_prefix("column ").unwrap_or(which);
    match number.parse::<usize>() {
        Ok(number) if (1..=names.len()).contains(&number) => Ok(number - 1),
        Ok(_) => Err(ColumnError::UnknownNumber { which: which.to_owned(), count: names.len(), headers: headers() }),
        Err(_) => similar().ok_or_else(|| ColumnError::UnknownName { which: which.to_owned(), headers: headers() }),
    }
}

/// As [`resolve`], of a column to leave alone: one behind all names has cells where a row is too long, and is called by its
/// number.
pub(super) fn resolve_ignored(names: &[String], which: &str) -> Result<usize, ColumnError> {
    let number = which.trim().strip_prefix("column ").and_then(|number| number.parse::<usize>().ok());
    match number.filter(|number| *number > names.len()) {
        Some(number) => Ok(number - 1),
        None => resolve(names, which),
    }
}

/// The 0-based columns to leave alone, as far as there are such.
#[must_use]
pub fn ignored_columns(prologue: &Prologue, which: &[String]) -> Vec<usize> {
    let names = column_names(prologue);
    which.iter().filter_map(|which| resolve_ignored(&names, which).ok()).collect()
}
