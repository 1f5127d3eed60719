//! Which columns of a list hold entries.
//!
//! Named columns of addresses, numbers and digests are read in every row. A domain beside one of them says where a contact
//! is, so it is an entry only in a row that has nothing else, unless the name of its column or the user says that it is
//! meant. Without names the content decides (`by_content`). No other column ever makes an entry.
//!
//! Entries for some channels only are for the identifiers by which these reach a person, where a row has one. Who could not
//! be reached, or is listed in a register, is so under one identifier: others in its row are no entries.

use crate::base::channel::Channel;
use crate::base::identifier_kind::IdentifierKind;
use crate::base::why_ignored::WhyIgnored;
use crate::identity::identifier::IdentifierReader;
use crate::table::columns::{Column, FoundBy, names_area_code};
use crate::table::fold::fold;
use crate::table::reader::TableReader;
use crate::table::role::Role;

use super::answer::{names_answers, names_day_of_answer};
use super::answer_columns::refuse_unasked_answers;
use super::by_content::{by_content, cells, kind_of};
use super::digest_columns::refuse_other_digests;
use super::error::{EntryKind, IntakeError};
use super::ignored_column::IgnoredColumn;
use super::list_names::{is_blocking, is_user};
use super::messages::refuse_messages;
use super::options::ListOptions;

/// A column that holds entries.
#[derive(Clone, Debug)]
pub(super) struct EntryColumn {
    pub(super) column: Column,
    pub(super) counts: Counts,
    /// Nothing in the sample is what the name says: what cannot be read there is something else, and no fault.
    pub(super) is_doubtful: bool,
}

impl EntryColumn {
    /// An address makes its digest needless, and either one a domain.
    fn turn(&self) -> (bool, bool, bool, usize) {
        let is_late = [Counts::Alone, Counts::ForWantOfBetter].map(|late| self.counts == late);
        (is_late[0], is_late[1], self.column.role == Role::Digest, self.column.index)
    }

    /// What its entries are.
    fn kind(&self) -> IdentifierKind {
        self.column.role.identifier().unwrap_or(IdentifierKind::Email)
    }
}

/// When a cell of a column is an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Counts {
    Always,
    /// Only in a row without an address or a digest.
    Alone,
    /// Only in a row without an identifier by which the channels of the list reach somebody.
    ForWantOfBetter,
}

/// The columns of entries, and how they were found.
pub(super) struct Chosen {
    pub(super) entries: Vec<EntryColumn>,
    pub(super) ignored: Vec<IgnoredColumn>,
    pub(super) is_named: bool,
}

/// The columns of entries: those that are named, else those whose content tells.
pub(super) fn choose(
    reader: &TableReader,
    name: &str,
    found: &[Column],
    options: &ListOptions,
) -> Result<Chosen, IntakeError> {
    let mut choice = Choice { found, sample: reader.sample(), entries: Vec::new(), ignored: Vec::new() };
    choice.choose(name, reader.prologue().headers.as_deref().unwrap_or_default())?;
    let Choice { mut entries, ignored, .. } = choice;
    refuse_area_codes(reader, name, &entries, found, options)?;
    refuse_unasked_answers(reader, name, options)?;
    let columns: Vec<_> = entries.iter().map(|entry| &entry.column).collect();
    refuse_other_digests(reader, name, &columns, options.recipe)?;
    refuse_messages(name, &columns, reader)?;
    let is_named = !entries.is_empty();
    if entries.iter().all(|entry| entry.is_doubtful) {
        entries.iter_mut().for_each(|entry| entry.is_doubtful = false);
    }
    if !is_named {
        let of_column = |column| EntryColumn { column, counts: Counts::Always, is_doubtful: false };
        let ignored = without_answers(reader, options);
        entries.extend(by_content(reader, name, &ignored)?.into_iter().map(of_column));
    }
    let mut ignored = ignored;
    if options.speaks_of_one {
        keep_one_kind(&mut entries, &mut ignored);
    }
    prefer_channels(&mut entries, options);
    entries.sort_by_key(EntryColumn::turn);
    Ok(Chosen { entries, ignored, is_named })
}

/// The columns that hold no entries, by name or number: those that the user ignores, and of answers the answers and their days.
fn without_answers(reader: &TableReader, options: &ListOptions) -> Vec<String> {
    let headers = reader.prologue().headers.as_deref().unwrap_or_default();
    let is_answer = |header: &str| options.are_answers && (names_answers(header) || names_day_of_answer(header));
    let answers = headers
        .iter()
        .zip(1..)
        .filter(|(header, _)| is_answer(header))
        .map(|(_, number): (_, usize)| number.to_string());
    options.ignored.iter().cloned().chain(answers).collect()
}

/// Half a number is none: a column of area codes beside one of numbers refuses the list, unless it says the country or is
/// ignored.
fn refuse_area_codes(
    reader: &TableReader,
    name: &str,
    entries: &[EntryColumn],
    found: &[Column],
    options: &ListOptions,
) -> Result<(), IntakeError> {
    let Some(numbers) = entries.iter().find(|entry| entry.kind() == IdentifierKind::Phone) else { return Ok(()) };
    let headers = reader.prologue().headers.as_deref().unwrap_or_default();
    let is_ignored = |at: usize, header: &str| {
        options.ignored.iter().any(|name| fold(name) == fold(header) || *name == (at + 1).to_string())
    };
    let has_digits =
        |at: usize| cells(at, reader.sample()).any(|cell| cell.starts_with(|c: char| c.is_ascii_digit() || c == '('));
    let is_half = |(at, header): &(usize, &String)| {
        let is_read = found.iter().any(|column| column.index == *at);
        !is_read && names_area_code(header) && !is_ignored(*at, header) && has_digits(*at)
    };
    match headers.iter().enumerate().find(is_half) {
        Some((_, column)) => Err(IntakeError::AreaCodes {
            name: name.to_owned(),
            column: column.trim().to_owned(),
            numbers: numbers.column.name.clone(),
        }),
        None => Ok(()),
    }
}

/// Of a bounce or a listing the kind of the first column of entries; what the user named counts all the same.
fn keep_one_kind(entries: &mut Vec<EntryColumn>, ignored: &mut Vec<IgnoredColumn>) {
    let kind_of = |entry: &EntryColumn| entry.column.role.identifier().filter(|kind| kind.names_a_person());
    let Some(kept) = entries.iter().find_map(kind_of) else { return };
    entries.retain(|entry| {
        let is_other = kind_of(entry).is_some_and(|kind| kind != kept) && entry.column.found_by != FoundBy::Flag;
        if is_other {
            ignored.push(ignore(&entry.column, WhyIgnored::SpeaksOfOneIdentifier));
        }
        !is_other
    });
}

/// Puts the columns behind by which no channel of the list reaches anybody, if there are others.
fn prefer_channels(entries: &mut [EntryColumn], options: &ListOptions) {
    let is_reached = |entry: &EntryColumn| {
        let is_by = |channel: Channel| channel.identifiers().contains(&entry.kind());
        options.channels.is_all() || options.channels.named().any(is_by)
    };
    if entries.iter().any(is_reached) {
        let others = entries.iter_mut().filter(|entry| !is_reached(entry) && entry.counts == Counts::Always);
        others.for_each(|entry| entry.counts = Counts::ForWantOfBetter);
    }
}

/// The columns of entries that are named, as they are chosen.
struct Choice<'a> {
    found: &'a [Column],
    sample: &'a [Vec<String>],
    entries: Vec<EntryColumn>,
    ignored: Vec<IgnoredColumn>,
}

impl Choice<'_> {
    /// # Errors
    /// When domains stand beside the names of mailboxes, and nothing else is an entry.
    fn choose(&mut self, name: &str, headers: &[String]) -> Result<(), IntakeError> {
        let named = self.found.iter().filter(|column| column.found_by != FoundBy::Content);
        let mut domains = Vec::new();
        for column in named {
            match column.role {
                Role::DOMAIN => domains.push(column),
                Role::Identifier(kind) if kind.names_a_person() => self.add(column, Counts::Always),
                Role::Phone(_) => self.add(column, Counts::Always),
                Role::Digest => self.add(column, Counts::Always),
                _ => {}
            }
        }
        let is_read = |index: usize| self.entries.iter().any(|entry| entry.column.index == index);
        let user = headers.iter().enumerate().position(|(index, header)| is_user(header) && !is_read(index));
        for column in domains {
            let is_meant = column.found_by == FoundBy::Flag || is_blocking(&column.name);
            match user {
                _ if is_meant => self.add(column, Counts::Always),
                None => self.add(column, Counts::Alone),
                Some(_) if !self.entries.is_empty() => self.leave(column, WhyIgnored::BesideMailboxNames),
                Some(user) => {
                    let user = headers.get(user).map(|header| header.trim().to_owned()).unwrap_or_default();
                    let (name, domain) = (name.to_owned(), column.name.clone());
                    return Err(IntakeError::UserAndDomain { name, user, domain });
                }
            }
        }
        Ok(())
    }

    fn add(&mut self, column: &Column, counts: Counts) {
        if self.entries.iter().all(|entry| entry.column.index != column.index) {
            let may_be = matches!(column.role, Role::Digest | Role::DOMAIN | Role::Phone(_));
            let is_doubtful = may_be && self.is_refuted(column);
            self.entries.push(EntryColumn { column: column.clone(), counts, is_doubtful });
        }
    }

    fn leave(&mut self, column: &Column, why: WhyIgnored) {
        if self.entries.iter().all(|entry| entry.column.index != column.index) {
            self.ignored.push(ignore(column, why));
        }
    }

    /// Whether the sample has cells in the column, and none of them is what its name says.
    fn is_refuted(&self, column: &Column) -> bool {
        let mut reader = IdentifierReader::default();
        let mut is_one = |cell: &str| match kind_of(&mut reader, cell) {
            Some(EntryKind::Digests(_)) => column.role == Role::Digest,
            Some(EntryKind::Numbers) => matches!(column.role, Role::Phone(_)),
            Some(_) => true,
            None => false,
        };
        let mut cells = cells(column.index, self.sample).peekable();
        column.found_by != FoundBy::Flag && cells.peek().is_some() && !cells.any(&mut is_one)
    }
}

pub(super) fn ignore(column: &Column, why: WhyIgnored) -> IgnoredColumn {
    IgnoredColumn { name: column.name.clone(), role: column.role, why }
}
