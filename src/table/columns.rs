//! Finds the columns that matter: by what the user said, by header name, by content. Not what a cell means.
//!
//! Invariant: a column is named once per role, in table order; what the user names settles that column and takes nothing
//! from the others.

use std::str::FromStr;

use crate::base::country::Country;
use crate::base::own_column::{OwnRole, OwnRule};

use super::alias::{self, Weight};
use super::answers;
use super::column_names::{ColumnError, column_names, resolve, resolve_ignored, shown_names};
use super::own_name;
use super::prologue::Prologue;
use super::recognise::Recognise;
use super::role::{PhoneUse, Role};
use super::sample::Sample;

/// How a column was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FoundBy {
    /// Its header is a known name.
    Header,
    /// Its header speaks of e-mail addresses, in words that are no known name: `Store email`.
    PartOfName,
    /// Most of its cells look like it.
    Content,
    /// The user said so.
    Flag,
    /// Its header is a known name of addresses, but its first cells hold none: what comes later has to be looked at. Last of
    /// all, and its other cells say nothing.
    Doubtful,
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

/// What the user says about the columns, and what is wanted of them.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wishes<'a> {
    /// Each adds a column and settles its role.
    pub requests: &'a [ColumnRequest],
    /// Names or numbers of columns to leave alone.
    pub ignored: &'a [String],
    /// Nothing but the requested columns.
    pub only: bool,
    /// Columns that hold addresses, or may, are wanted beside those with a known name, too.
    pub content_beside_names: bool,
}

/// The columns that matter, in table order. No e-mail column is no error here.
///
/// # Errors
/// When a column of the requested or ignored ones (names or numbers) does not exist.
pub fn find_columns(
    prologue: &Prologue,
    sample: &[Vec<String>],
    recognise: Recognise,
    wishes: &Wishes<'_>,
) -> Result<Vec<Column>, ColumnError> {
    let names = column_names(prologue);
    let resolve_all =
        |which: &[String]| which.iter().map(|which| resolve_ignored(&names, which)).collect::<Result<Vec<_>, _>>();
    let mut settled = resolve_all(wishes.ignored)?;
    let shown = shown_names(&names);
    let mut found = Finder { names: &shown, sample: Sample { rows: sample, recognise }, columns: Vec::new() };
    for request in wishes.requests {
        let index = resolve(&names, &request.which)?;
        found.add(index, request.role, FoundBy::Flag);
        settled.push(index);
    }
    if !wishes.only {
        let free: Vec<usize> = (0..names.len()).filter(|index| !settled.contains(index)).collect();
        found.add_named(prologue, &free);
        found.add_by_contents(prologue, &free, wishes.content_beside_names);
        if wishes.content_beside_names {
            found.add_doubtful(prologue, &free);
        }
    }
    found.columns.sort_by_key(|column| (column.index, column.role.order()));
    Ok(found.columns)
}

/// Whether a column of that name may hold the beginnings of the numbers of another one: `Vorwahl`.
#[must_use]
pub fn names_area_code(name: &str) -> bool {
    own_name::country::names_area_code(name)
}

/// How a column of that name is read where it is found as one of a wish; `None` of any other name.
#[must_use]
pub fn opt_in_named(name: &str) -> Option<OwnRule> {
    alias::meanings(name).into_iter().find_map(|(role, _)| match role {
        Role::Own(rule) if rule.role == OwnRole::OptIn => Some(rule),
        _ => None,
    })
}

/// Whether a cell has as many digits as a number of somebody, or what it may be mistaken for.
fn holds_number(cell: &str) -> bool {
    const LEAST: usize = 5;
    cell.chars().filter(|c| c.is_numeric()).count() >= LEAST
}

/// Whether a cell names a country, or how it is called from another one (`+49`, `0049`): a lone number may be anything.
fn is_country(cell: &str) -> bool {
    let code = cell.trim().strip_prefix('+').or_else(|| cell.trim().strip_prefix("00"));
    let is_code = |code: &str| (1..=3).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_digit());
    code.is_some_and(is_code) || Country::read(cell).is_some()
}

struct Finder<'a> {
    names: &'a [String],
    sample: Sample<'a>,
    columns: Vec<Column>,
}

impl Finder<'_> {
    fn has(&self, role: Role) -> bool {
        self.columns.iter().any(|column| column.role == role)
    }

    fn add(&mut self, index: usize, role: Role, found_by: FoundBy) {
        let known = self.columns.iter().any(|column| column.index == index && column.role == role);
        if let (false, Some(name)) = (known, self.names.get(index)) {
            self.columns.push(Column { index, name: name.clone(), role, found_by });
        }
    }

    fn add_named(&mut self, prologue: &Prologue, free: &[usize]) {
        let headers = prologue.headers.as_deref().unwrap_or_default();
        for index in free {
            let Some(header) = headers.get(*index) else { continue };
            let meanings = alias::meanings(header);
            if meanings.is_empty() && self.sample.holds_labels(*index) {
                self.add(*index, Role::Own(OwnRule::of(OwnRole::Other)), FoundBy::Content);
            }
            for (role, weight) in meanings {
                if self.bears_out(*index, role, weight) {
                    let is_known = role != Role::EMAIL || alias::is_listed(header);
                    self.add(*index, role, if is_known { FoundBy::Header } else { FoundBy::PartOfName });
                }
            }
        }
        self.drop_refuted();
    }

    /// Looks at the data before the header: some names mean an address in one list and a street in the next.
    fn bears_out(&self, index: usize, role: Role, weight: Weight) -> bool {
        let mut cells = self.sample.cells(index);
        match (role, weight) {
            // Days may be numbers: those of spreadsheets; and so may reasons and ways. Addresses there, of whoever unsubscribed
            // somebody, take no objection away.
            (Role::Own(rule), Weight::Needs(proof)) => {
                let may_be_numbers =
                    rule.role.is_day() || matches!(rule.role, OwnRole::LeavingReason | OwnRole::PreferredWay);
                (may_be_numbers || !self.sample.holds_counts(index, rule))
                    && answers::prove(self.sample, index, rule, proof)
            }
            (_, Weight::Name | Weight::Needs(_)) => true,
            // A likely name over cells that are blank as far as the sample goes: what comes later has to be checked.
            (_, Weight::NameUnlessRefuted) => {
                self.sample.values(index).next().is_none() || cells.any(|cell| cell.contains('@'))
            }
            (_, Weight::NeedsAt) => cells.any(|cell| cell.contains('@')),
            (_, Weight::NeedsNumbers) => {
                let values: Vec<_> = self.sample.values(index).collect();
                values.iter().filter(|cell| holds_number(cell)).count() * 2 >= values.len()
            }
            (_, Weight::NeedsCountries) => {
                let values: Vec<_> = self.sample.values(index).collect();
                !values.is_empty() && values.iter().filter(|cell| is_country(cell)).count() * 2 >= values.len()
            }
            (_, Weight::NeedsDigits) => {
                let mut values = self.sample.values(index).peekable();
                values.peek().is_none() || values.any(holds_number)
            }
        }
    }

    /// `E-Mail` = `ja` beside a column that holds the addresses names no addresses.
    fn drop_refuted(&mut self) {
        let sample = self.sample;
        if (0..self.names.len()).any(|index| sample.is_mostly(index, Role::EMAIL)) {
            let is_refuted = |column: &Column| column.role == Role::EMAIL && sample.refutes_address(column.index);
            self.columns.retain(|column| column.found_by == FoundBy::Flag || !is_refuted(column));
        }
    }

    /// Columns whose names are taken back by their first cells, and those whose names need an @ that may still come. Beside
    /// one of addresses only: alone they are none.
    fn add_doubtful(&mut self, prologue: &Prologue, free: &[usize]) {
        let headers = prologue.headers.as_deref().unwrap_or_default();
        let sample = self.sample;
        let is_refuted = |index: &&usize| {
            let meanings = headers.get(**index).map(|header| alias::meanings(header)).unwrap_or_default();
            let is_blank = || sample.values(**index).next().is_none();
            let may_come = |weight: Weight| weight != Weight::NeedsAt || is_blank();
            meanings.iter().any(|(role, weight)| *role == Role::EMAIL && may_come(*weight))
        };
        if self.has(Role::EMAIL) {
            free.iter().filter(is_refuted).for_each(|index| self.add(*index, Role::EMAIL, FoundBy::Doubtful));
        }
    }

    /// The columns that mostly hold identifiers of this role. With known names a further column must hold many; one or two of an
    /// agent are no contacts.
    fn add_by_content(&mut self, role: Role, among: &[usize], named: bool, beside_names: bool) {
        for index in among {
            let is_own = || beside_names && self.sample.is_varied(*index) && self.sample.is_often(*index, role);
            // One number for all is that of a shop.
            let wanted = if matches!(role, Role::Phone(_)) { is_own() } else { !named || is_own() };
            if wanted && self.sample.is_mostly(*index, role) {
                self.add(*index, role, FoundBy::Content);
            }
        }
    }

    fn add_by_contents(&mut self, prologue: &Prologue, free: &[usize], beside_names: bool) {
        let headers = prologue.headers.as_deref().unwrap_or_default();
        let is_foreign = |index: usize| headers.get(index).is_some_and(|name| own_name::is_about_somebody_else(name));
        let own: Vec<usize> = free.iter().copied().filter(|index| !is_foreign(*index)).collect();
        let named = self.has(Role::EMAIL);
        self.add_by_content(Role::EMAIL, &own, named, beside_names);
        // Of a list that suppresses somebody its numbers are counted, and not taken for what nobody named.
        if beside_names {
            let named = self.columns.iter().any(|column| matches!(column.role, Role::Phone(_)));
            let is_read = |index: usize| self.columns.iter().any(|column| column.index == index);
            let is_of_others =
                |index: usize| headers.get(index).is_some_and(|name| own_name::phone::is_of_others(name));
            let unread: Vec<usize> =
                own.into_iter().filter(|index| !is_read(*index) && !is_of_others(*index)).collect();
            self.add_by_content(Role::Phone(PhoneUse::Any), &unread, named, beside_names);
        }
        if !self.has(Role::EMAIL) && !self.has(Role::Digest) {
            let digests: Vec<_> = free.iter().filter(|index| self.sample.is_mostly(**index, Role::Digest)).collect();
            digests.into_iter().for_each(|index| self.add(*index, Role::Digest, FoundBy::Content));
        }
    }
}

#[cfg(test)]
mod tests;
