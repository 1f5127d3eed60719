//! The columns that look as if they mattered, and are not read: that should not go unsaid. Not which ones are read:
//! `columns`.

use super::alias::{self, Weight};
use super::answers;
use super::column_names::{column_names, resolve, shown_names};
use super::columns::{Column, FoundBy};
use super::own_name::{self, OwnName};
use super::prologue::Prologue;
use super::recognise::Recognise;
use super::role::{PhoneUse, Role};
use super::sample::Sample;
use crate::base::own_column::OwnRole;

/// Why a column that looks as if it mattered is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyUnread {
    /// It mostly holds addresses, and is not one of those that are read.
    Addresses,
    /// It mostly holds telephone numbers, and is not one of those that are read.
    Numbers,
    /// Its name speaks of addresses, its first cells are none; only an address further down is read.
    NoAddresses,
    /// Its name is one of an own column, its cells are counts.
    Counts,
    /// Its name speaks of leaving, its cells are no answers.
    NoAnswers,
    /// Its name speaks of leaving, and of something else that can be left or blocked.
    SomethingElse,
    /// Its name is one of an own column, and the user wants none but those that were named.
    NotAsked,
}

/// The 0-based columns whose names are about something else than messages to this person: orders, contracts, accounts.
#[must_use]
pub fn about_else(prologue: &Prologue) -> Vec<usize> {
    let headers = prologue.headers.iter().flatten().enumerate();
    let is_else =
        |header: &str| matches!(own_name::meaning(header), OwnName::Else { .. }) && alias::meanings(header).is_empty();
    headers.filter(|(_, header)| is_else(header)).map(|(index, _)| index).collect()
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
    let is_read =
        |index: usize| columns.iter().any(|column| column.index == index && column.found_by != FoundBy::Doubtful);
    let sample = Sample { rows: sample, recognise };
    let why = |index: usize| {
        let header = prologue.headers.as_ref().and_then(|headers| headers.get(index));
        let meanings = header.map(|header| alias::meanings(header)).unwrap_or_default();
        let names_email = meanings.iter().any(|(role, weight)| *role == Role::EMAIL && *weight != Weight::NeedsAt);
        let own = meanings.iter().find_map(|meaning| match meaning {
            (Role::Own(rule), Weight::Needs(proof)) => Some((*rule, *proof)),
            _ => None,
        });
        // A number of a subscriber, a day of joining: nobody expects an answer there.
        let is_unproved = own.is_some_and(|(rule, proof)| !answers::prove(sample, index, rule, proof));
        let expects = own.is_some_and(|(rule, _)| rule.role != OwnRole::OptIn);
        let name = header.map(|header| own_name::meaning(header));
        match () {
            () if sample.is_mostly(index, Role::EMAIL) => Some(WhyUnread::Addresses),
            () if sample.is_mostly(index, Role::Phone(PhoneUse::Any)) => Some(WhyUnread::Numbers),
            () if names_email && sample.values(index).next().is_some() => Some(WhyUnread::NoAddresses),
            () if is_unproved => expects.then_some(WhyUnread::NoAnswers),
            () if own.is_some_and(|(rule, _)| sample.holds_counts(index, rule)) => Some(WhyUnread::Counts),
            () if name == Some(OwnName::Else { speaks_of_leaving: true }) => Some(WhyUnread::SomethingElse),
            () => own.map(|_| WhyUnread::NotAsked),
        }
    };
    let unread = (0..names.len()).filter(|index| !is_read(*index) && !is_ignored(*index));
    unread.filter_map(|index| Some((shown.get(index)?.clone(), why(index)?))).collect()
}
