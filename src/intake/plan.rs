//! Which columns of a list are read: those of the entries, the date, and what a provider says of a bounce.
//!
//! Named columns of addresses and digests are read in every row. A domain beside one of them says where a contact is, so
//! it is an entry only in a row that has nothing else, unless the name of its column or the user says that it is meant.
//! Without names the content decides (`by_content`). No other column ever makes an entry.

use crate::base::date::proved_order;
use crate::base::list_kind::ListKind;
use crate::base::time::DateOrder;
use crate::base::why_ignored::WhyIgnored;
use crate::identity::identifier::IdentifierReader;
use crate::table::column_names::{column_names, shown_names};
use crate::table::columns::{Column, FoundBy, Wishes, find_columns};
use crate::table::reader::TableReader;
use crate::table::role::Role;
use crate::table::unread::about_else;

use super::by_content::{by_content, cells, kind_of};
use super::error::{EntryKind, IntakeError};
use super::ignored_column::IgnoredColumn;
use super::kind_by_header::kind_by_header;
use super::list_names::{bounce_details, is_blocking, is_user};
use super::messages::refuse_messages;
use super::options::ListOptions;
use super::row_columns::{OwnColumn, Tells, is_overruled, own_columns, reasons_column};

/// What to read of each row.
#[derive(Debug)]
pub(super) struct Plan {
    /// The columns that hold entries, in the order in which a row is read; never empty.
    pub(super) entries: Vec<EntryColumn>,
    pub(super) date: Option<Column>,
    /// Where a provider may say how hard a bounce was; none unless the list holds bounces, or its header says so.
    pub(super) details: Vec<usize>,
    /// Columns of the list's own that say whether a row objects; none unless somebody asks.
    pub(super) own: Vec<OwnColumn>,
    /// Columns (0-based) about orders and accounts, which may be blocked or refused as well.
    pub(super) about_else: Vec<usize>,
    /// Of a rejects file, if it is read as one: the column of all reasons.
    reasons: Option<usize>,
    /// How many fields a row should have.
    pub(super) fields: usize,
    /// How many fields most rows of the sample have, else the header; 0 if nothing tells.
    pub(super) usual: usize,
    /// Whether a line before the rows named the columns.
    pub(super) has_header: bool,
    /// Whether the columns of entries were told by their names, or by the user.
    pub(super) is_named: bool,
    /// Nothing says which columns count, so an address anywhere in a row is an entry.
    pub(super) anywhere: bool,
    pub(super) ignored: Vec<IgnoredColumn>,
    /// What kind of list the header speaks of.
    pub(super) kind: Option<ListKind>,
    /// Names of columns outside `entries` in which the sample has an @.
    pub(super) elsewhere: Vec<String>,
}

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
    fn turn(&self) -> (bool, bool, usize) {
        (self.counts == Counts::Alone, self.column.role == Role::Digest, self.column.index)
    }
}

/// When a cell of a column is an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Counts {
    Always,
    /// Only in a row without an address or a digest.
    Alone,
}

impl Plan {
    /// # Errors
    /// When a column that was asked for does not exist, none holds entries, or nobody can tell which is meant.
    pub(super) fn new(reader: &TableReader, name: &str, options: &ListOptions) -> Result<Self, IntakeError> {
        let (prologue, sample) = (reader.prologue(), reader.sample());
        let found = found_columns(reader, name, options)?;
        let names = shown_names(&column_names(prologue));
        let Chosen { entries, mut ignored, is_named } = choose(reader, name, &found, options)?;
        if entries.is_empty() {
            return Err(IntakeError::NoColumn { name: name.to_owned(), headers: names.join(", ") });
        }
        let is_entry = |index: usize| entries.iter().any(|entry| entry.column.index == index);
        let date = date_column(&found);
        let kind = prologue.headers.as_deref().and_then(kind_by_header);
        let may_tell = options.are_bounces || kind == Some(ListKind::Bounce);
        let details = bounce_details(&names, may_tell, prologue.headers.is_some(), is_entry);
        let is_used = |column: &Column| {
            date.as_ref().is_some_and(|date| date.index == column.index) || details.contains(&column.index)
        };
        let unread = found.iter().filter(|column| is_overruled(column, &options.rows) && !is_used(column));
        ignored.extend(unread.map(|column| ignore(column, WhyIgnored::EveryRowIsAnEntry)));
        let has_at = |index: usize| cells(index, sample).any(|cell| cell.contains('@'));
        let elsewhere = (0..names.len()).filter(|index| !is_entry(*index) && has_at(*index));
        Ok(Self {
            elsewhere: elsewhere.filter_map(|index| names.get(index).cloned()).collect(),
            kind,
            entries,
            date,
            details,
            own: own_columns(name, &found, &options.rows, kind)?,
            about_else: about_else(prologue),
            reasons: reasons_column(name, &names, &options.rows)?,
            fields: prologue.fields,
            usual: usual_width(sample).or(prologue.headers.as_ref().map(Vec::len)).unwrap_or(0),
            has_header: prologue.headers.is_some(),
            is_named,
            anywhere: prologue.headers.is_none() && options.columns.is_empty() && options.ignored.is_empty(),
            ignored,
        })
    }

    /// The columns that are read: entries, date, details, own columns, reasons. A cell is asked for by its place in this list.
    pub(super) fn wanted(&self) -> Vec<usize> {
        let columns = self.entries.iter().map(|entry| &entry.column).chain(&self.date).map(|column| column.index);
        let own = self.own.iter().map(|column| column.index);
        columns.chain(self.details.iter().copied()).chain(own).chain(self.reasons).collect()
    }

    /// The names of the columns that hold entries.
    pub(super) fn entry_names(&self) -> Vec<&str> {
        self.entries.iter().map(|entry| entry.column.name.as_str()).collect()
    }

    /// Whether a row that says nothing does so where a subscriber or somebody who left would be told.
    pub(super) fn does_silence_tell(&self) -> bool {
        self.own.iter().any(|column| column.tells == Tells::Always)
    }

    /// The names of the own columns that tell subscribers from people who left; of all if none does.
    pub(super) fn own_names(&self) -> Vec<String> {
        let tells = |column: &&OwnColumn| column.tells != Tells::Nothing;
        let does_one_tell = self.own.iter().any(|column| tells(&column));
        let telling = self.own.iter().filter(|column| tells(column) || !does_one_tell);
        telling.map(|column| column.name.clone()).collect()
    }

    /// The places of the details in [`Plan::wanted`].
    pub(super) fn detail_places(&self) -> std::ops::Range<usize> {
        let first = self.entries.len() + usize::from(self.date.is_some());
        first..first + self.details.len()
    }

    /// The places of the own columns in [`Plan::wanted`].
    pub(super) fn own_places(&self) -> std::ops::Range<usize> {
        let first = self.detail_places().end;
        first..first + self.own.len()
    }

    /// The place of the reasons in [`Plan::wanted`].
    pub(super) fn reasons_place(&self) -> usize {
        self.own_places().end
    }

    /// Whether an address that stands in the wrong place of a row is an entry.
    pub(super) fn reads_addresses(&self) -> bool {
        self.anywhere || self.entries.iter().any(|entry| entry.column.role == Role::EMAIL)
    }

    /// How `03/04/2025` is meant, if the sample has a date of that form with a part over 12.
    pub(super) fn date_order(&self, sample: &[Vec<String>]) -> Option<DateOrder> {
        let orders: Vec<_> = cells(self.date.as_ref()?.index, sample).filter_map(proved_order).collect();
        // A file with both was put together from two sources and says nothing.
        orders.first().copied().filter(|first| orders.iter().all(|order| order == first))
    }
}

/// The columns that matter, as the user and the list say.
fn found_columns(reader: &TableReader, name: &str, options: &ListOptions) -> Result<Vec<Column>, IntakeError> {
    let wishes = Wishes { requests: &options.columns, ignored: &options.ignored, ..Wishes::default() };
    let found = find_columns(reader.prologue(), reader.sample(), reader.recognise(), &wishes)
        .map_err(|error| IntakeError::Column { name: name.to_owned(), error })?;
    // In a suppression list the user says which column of a kind counts.
    let is_requested = |role: Role| options.columns.iter().any(|request| request.role.name() == role.name());
    let counts = |column: &Column| column.found_by == FoundBy::Flag || !is_requested(column.role);
    Ok(found.into_iter().filter(counts).collect())
}

/// The columns of entries, and how they were found.
struct Chosen {
    entries: Vec<EntryColumn>,
    ignored: Vec<IgnoredColumn>,
    is_named: bool,
}

/// The columns of entries: those that are named, else those whose content tells.
fn choose(reader: &TableReader, name: &str, found: &[Column], options: &ListOptions) -> Result<Chosen, IntakeError> {
    let mut choice = Choice { found, sample: reader.sample(), entries: Vec::new(), ignored: Vec::new() };
    choice.choose(name, reader.prologue().headers.as_deref().unwrap_or_default())?;
    let Choice { mut entries, ignored, .. } = choice;
    let columns: Vec<_> = entries.iter().map(|entry| &entry.column).collect();
    refuse_messages(name, &columns, reader)?;
    let is_named = !entries.is_empty();
    if entries.iter().all(|entry| entry.is_doubtful) {
        entries.iter_mut().for_each(|entry| entry.is_doubtful = false);
    }
    if !is_named {
        let of_column = |column| EntryColumn { column, counts: Counts::Always, is_doubtful: false };
        entries.extend(by_content(reader, name, &options.ignored)?.into_iter().map(of_column));
    }
    entries.sort_by_key(EntryColumn::turn);
    Ok(Chosen { entries, ignored, is_named })
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
            let is_doubtful = matches!(column.role, Role::Digest | Role::DOMAIN) && self.is_refuted(column);
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
            Some(_) => true,
            None => false,
        };
        let mut cells = cells(column.index, self.sample).peekable();
        column.found_by != FoundBy::Flag && cells.peek().is_some() && !cells.any(&mut is_one)
    }
}

fn ignore(column: &Column, why: WhyIgnored) -> IgnoredColumn {
    IgnoredColumn { name: column.name.clone(), role: column.role, why }
}

/// Of several dates the one that the user named, else one of leaving: that of a creation is older.
fn date_column(found: &[Column]) -> Option<Column> {
    let dates = || found.iter().filter(|column| column.role == Role::Date);
    let is_leaving =
        |date: &&Column| found.iter().any(|other| other.index == date.index && matches!(other.role, Role::Own(_)));
    let named = dates().find(|column| column.found_by == FoundBy::Flag);
    named.or_else(|| dates().find(is_leaving)).or_else(|| dates().next()).cloned()
}

fn usual_width(sample: &[Vec<String>]) -> Option<usize> {
    let of_width = |width: usize| sample.iter().filter(|row| row.len() == width).count();
    sample.iter().map(Vec::len).find(|width| of_width(*width) * 2 > sample.len())
}
