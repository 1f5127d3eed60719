//! Which columns of a list are read: those of the entries, and the date.
//!
//! A clear address beats its digest, and an exported contact's own domain column is no wish to block the domain, so
//! beside clear addresses both are read only if the user names them.

use std::cmp::Reverse;

use crate::base::time::DateOrder;
use crate::base::why_ignored::WhyIgnored;
use crate::identity::identifier::IdentifierReader;
use crate::intake::error::IntakeError;
use crate::intake::ignored_column::IgnoredColumn;
use crate::intake::options::ListOptions;
use crate::table::column_names::{column_names, shown_names};
use crate::table::columns::{Column, FoundBy, Wishes, find_columns};
use crate::table::reader::TableReader;
use crate::table::role::Role;

/// What to read of each row.
#[derive(Debug)]
pub(super) struct Plan {
    /// The columns that hold entries, in table order; never empty.
    pub(super) entries: Vec<Column>,
    pub(super) date: Option<Column>,
    /// How many fields a row should have.
    pub(super) fields: usize,
    /// Whether a line before the rows named the columns.
    pub(super) has_header: bool,
    /// The user did not say which columns count, so an address anywhere in a row is an entry.
    pub(super) anywhere: bool,
    pub(super) ignored: Vec<IgnoredColumn>,
}

impl Plan {
    /// # Errors
    /// When a column that was asked for does not exist, or none holds entries.
    pub(super) fn new(reader: &TableReader, name: &str, options: &ListOptions) -> Result<Self, IntakeError> {
        let (prologue, sample) = (reader.prologue(), reader.sample());
        let wishes = Wishes { requests: &options.columns, ignored: &options.ignored, ..Wishes::default() };
        let found = find_columns(prologue, sample, reader.recognise(), &wishes)
            .map_err(|error| IntakeError::Column { name: name.to_owned(), error })?;
        // In a suppression list the user says which column of a kind counts.
        let is_named = |role: Role| options.columns.iter().any(|request| request.role.name() == role.name());
        let found: Vec<_> =
            found.into_iter().filter(|column| column.found_by == FoundBy::Flag || !is_named(column.role)).collect();
        let of_role = |role: Role| found.iter().filter(move |column| column.role == role);
        let mut ignored = Vec::new();
        let clear = of_role(Role::EMAIL).any(|column| is_clear(column, sample));
        let mut entries: Vec<Column> = found.iter().filter(|column| names_a_person(column.role)).cloned().collect();
        for role in [Role::DOMAIN, Role::Digest] {
            let (used, left): (Vec<_>, Vec<_>) =
                of_role(role).partition(|column| !clear || column.found_by == FoundBy::Flag);
            entries.extend(used.into_iter().filter(|column| is_new(column, &entries)).cloned().collect::<Vec<_>>());
            let left = left.into_iter().filter(|column| is_new(column, &entries));
            ignored.extend(left.map(|column| ignore(column, WhyIgnored::ClearAddressesFirst)));
        }
        if entries.is_empty() {
            entries.extend(by_content(reader, &options.ignored));
        }
        if entries.is_empty() {
            let headers = shown_names(&column_names(prologue)).join(", ");
            return Err(IntakeError::NoColumn { name: name.to_owned(), headers });
        }
        entries.sort_by_key(|column| column.index);
        let states = found.iter().filter(|column| matches!(column.role, Role::Own(_)));
        ignored.extend(states.map(|column| ignore(column, WhyIgnored::EveryRowIsAnEntry)));
        let date = of_role(Role::Date).next().cloned();
        let has_header = prologue.headers.is_some();
        let anywhere = options.columns.is_empty() && options.ignored.is_empty();
        Ok(Self { entries, date, fields: prologue.fields, has_header, anywhere, ignored })
    }

    /// The columns that are read, the date last. A cell is asked for by its place in this list.
    pub(super) fn wanted(&self) -> Vec<usize> {
        self.entries.iter().chain(&self.date).map(|column| column.index).collect()
    }

    /// How `03/04/2025` is meant, if the sample has a date of that form with a part over 12.
    pub(super) fn date_order(&self, sample: &[Vec<String>]) -> Option<DateOrder> {
        let date = self.date.as_ref()?;
        let orders = cells(date.index, sample).filter_map(|cell| {
            let mut parts = cell.split(['/', '-']);
            let (first, second) = (parts.next()?.parse::<u32>().ok()?, parts.next()?.parse::<u32>().ok()?);
            let is_year = parts.next()?.get(..4)?.bytes().all(|byte| byte.is_ascii_digit());
            match (first, second) {
                (13..=31, 1..=12) if is_year => Some(DateOrder::DayFirst),
                (1..=12, 13..=31) if is_year => Some(DateOrder::MonthFirst),
                _ => None,
            }
        });
        let orders: Vec<_> = orders.collect();
        // A file with both was put together from two sources and says nothing.
        orders.first().copied().filter(|first| orders.iter().all(|order| order == first))
    }
}

fn names_a_person(role: Role) -> bool {
    matches!(role, Role::Identifier(kind) if kind.names_a_person())
}

fn ignore(column: &Column, why: WhyIgnored) -> IgnoredColumn {
    IgnoredColumn { name: column.name.clone(), role: column.role, why }
}

fn is_new(column: &Column, columns: &[Column]) -> bool {
    columns.iter().all(|other| other.index != column.index)
}

/// Cells of a column that are not blank.
fn cells(index: usize, sample: &[Vec<String>]) -> impl Iterator<Item = &str> {
    sample.iter().filter_map(move |row| row.get(index)).map(|cell| cell.trim()).filter(|cell| !cell.is_empty())
}

/// Whether an e-mail column holds addresses: some producers put digests under the same name.
fn is_clear(column: &Column, sample: &[Vec<String>]) -> bool {
    let mut cells = cells(column.index, sample).peekable();
    cells.peek().is_none() || cells.any(|cell| cell.contains('@'))
}

/// The column of which most cells are entries of some kind: a list of domains, a mixed list. A list of one column
/// needs no proof: what is no entry there is counted line by line.
fn by_content(reader: &TableReader, ignored: &[String]) -> Option<Column> {
    let (prologue, sample) = (reader.prologue(), reader.sample());
    let mut reader_of_cells = IdentifierReader::default();
    let mut rate = |index: usize| {
        let readable = cells(index, sample).filter(|cell| reader_of_cells.read_alone(cell).is_ok()).count();
        (readable, cells(index, sample).count())
    };
    let names = column_names(prologue);
    let is_free = |index: &usize| {
        let number = (index + 1).to_string();
        !ignored.iter().any(|which| *which == number || Some(which) == names.get(*index))
    };
    let free = (0..prologue.fields).filter(is_free);
    let index = if prologue.fields == 1 {
        Some(0)
    } else {
        let rated = free.map(|index| (rate(index), index)).filter(|((readable, all), _)| readable * 2 > *all);
        rated.max_by_key(|((readable, _), index)| (*readable, Reverse(*index))).map(|(_, index)| index)
    };
    index.map(|index| Column {
        index,
        name: names.get(index).cloned().unwrap_or_default(),
        role: Role::EMAIL,
        found_by: FoundBy::Content,
    })
}
