//! The columns that look as if they mattered, and are not read: that should not go unsaid. Not which ones are read:
//! `columns`.

use super::alias::{self, Weight};
use super::column_names::{column_names, resolve, shown_names};
use super::columns::Column;
use super::own_name;
use super::prologue::Prologue;
use super::recognise::Recognise;
use super::role::Role;
use super::sample::Sample;

/// Why a column that looks as if it mattered is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyUnread {
    /// It mostly holds addresses, and is not one of those that are read.
    Addresses,
    /// Its name speaks of addresses, its cells are none.
    NoAddresses,
    /// Its name is one of an own column, its cells are counts.
    Counts,
    /// Its name is one of an own column, and the user wants none but those that were named.
    NotAsked,
}

/// The columns that look as if they mattered and are not among `columns`: that should not go unsaid.
#[must_use]
pub fn unread_columns(
    prologue: &Prologue,
    sample: &[Vec<String>],
    recognise: Recognise,
    columns: &[Column],
    ignored: &[String],
) -> Vec<(String, WhyUnread)> {
    let names = column_names(prologue);
    let shown = shown_names(&names);
    let is_ignored = |index: usize| ignored.iter().any(|which| resolve(&names, which) == Ok(index));
    let is_read = |index: usize| columns.iter().any(|column| column.index == index);
    let sample = Sample { rows: sample, recognise };
    let why = |index: usize| {
        let header = prologue.headers.as_ref().and_then(|headers| headers.get(index));
        let meanings = header.map(|header| alias::meanings(header)).unwrap_or_default();
        let names_email = meanings.iter().any(|(role, weight)| *role == Role::EMAIL && *weight != Weight::NeedsAt);
        let own = meanings.iter().find_map(|(role, _)| if let Role::Own(rule) = role { Some(*rule) } else { None });
        match () {
            () if sample.is_mostly(index, Role::EMAIL) => Some(WhyUnread::Addresses),
            () if names_email && sample.cells(index).next().is_some() => Some(WhyUnread::NoAddresses),
            () if own.is_some_and(|rule| sample.holds_counts(index, rule)) => Some(WhyUnread::Counts),
            () => own.map(|_| WhyUnread::NotAsked),
        }
    };
    let unread = (0..names.len()).filter(|index| !is_read(*index) && !is_ignored(*index));
    unread.filter_map(|index| Some((shown.get(index)?.clone(), why(index)?))).collect()
}

/// The 0-based columns whose names are about something else than messages to this person: orders, invoices, links.
#[must_use]
pub fn about_else(prologue: &Prologue) -> Vec<usize> {
    let headers = prologue.headers.as_deref().unwrap_or_default();
    let is_else = |name: &&String| own_name::meaning(name) == own_name::OwnName::Else;
    headers.iter().enumerate().filter(|(_, name)| is_else(name)).map(|(index, _)| index).collect()
}
