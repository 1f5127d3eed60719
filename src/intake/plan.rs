//! Which columns of a list are read: those of the entries (`entry_columns`), the date, the country, and what a provider
//! says of a bounce.

use crate::base::date::proved_order;
use crate::base::list_kind::ListKind;
use crate::base::time::DateOrder;
use crate::base::why_ignored::WhyIgnored;
use crate::table::column_names::{column_names, shown_names};
use crate::table::columns::{Column, FoundBy, Wishes, find_columns};
use crate::table::reader::TableReader;
use crate::table::role::Role;
use crate::table::unread::about_else;

use super::answer_columns::{answer_and_day, refuse_other_columns};
use super::by_content::cells;
use super::entry_columns::{Chosen, Counts, EntryColumn, choose, ignore};
use super::error::IntakeError;
use super::ignored_column::IgnoredColumn;
use super::kind_by_header::kind_by_header;
use super::list_names::bounce_details;
use super::options::ListOptions;
use super::row_columns::{OwnColumn, Tells, is_overruled, own_columns, reasons_column};

/// What to read of each row.
#[derive(Debug)]
pub(super) struct Plan {
    /// The columns that hold entries, in the order in which a row is read; never empty.
    pub(super) entries: Vec<EntryColumn>,
    pub(super) date: Option<Column>,
    /// Of the person: how a number without the code of its country is dialled.
    pub(super) countries: Vec<usize>,
    /// Where a provider may say how hard a bounce was; none unless the list holds bounces, or its header says so.
    pub(super) details: Vec<usize>,
    /// Columns of the list's own that say whether a row objects; none unless somebody asks.
    pub(super) own: Vec<OwnColumn>,
    /// Columns (0-based) about orders and accounts, which may be blocked or refused as well.
    pub(super) about_else: Vec<usize>,
    /// Of answers of a register: the column that says who is listed.
    answer: Option<usize>,
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
        refuse_other_columns(reader, name, &is_entry, options)?;
        let (answer, date) = answer_and_day(reader, name, &found, &is_entry, options)?;
        let kind = prologue.headers.as_deref().and_then(kind_by_header);
        let may_tell = options.are_bounces || kind == Some(ListKind::Bounce);
        let details = bounce_details(&names, may_tell, prologue.headers.is_some(), is_entry);
        let used: Vec<usize> = date.iter().map(|date| date.index).chain(details.iter().copied()).collect();
        let unread = found.iter().filter(|column| is_overruled(column, &options.rows) && !used.contains(&column.index));
        if !options.are_answers {
            ignored.extend(unread.map(|column| ignore(column, WhyIgnored::EveryRowIsAnEntry)));
        }
        let has_at = |index: usize| cells(index, sample).any(|cell| cell.contains('@'));
        let elsewhere = (0..names.len()).filter(|index| !is_entry(*index) && has_at(*index));
        Ok(Self {
            elsewhere: elsewhere.filter_map(|index| names.get(index).cloned()).collect(),
            kind,
            entries,
            date,
            countries: country_columns(&found),
            details,
            own: own_columns(name, &found, &options.rows, kind)?,
            about_else: about_else(prologue),
            answer,
            reasons: reasons_column(name, &names, &options.rows)?,
            fields: prologue.fields,
            usual: usual_width(sample).or(prologue.headers.as_ref().map(Vec::len)).unwrap_or(0),
            has_header: prologue.headers.is_some(),
            is_named,
            anywhere: prologue.headers.is_none() && options.columns.is_empty() && options.ignored.is_empty(),
            ignored,
        })
    }

    /// Of a list in a fixed layout: every line is one cell with an entry of this role.
    pub(super) fn of_lines(role: Role) -> Self {
        let column = Column { index: 0, name: "the line".to_owned(), role, found_by: FoundBy::Content };
        Self {
            entries: vec![EntryColumn { column, counts: Counts::Always, is_doubtful: false }],
            date: None,
            countries: Vec::new(),
            details: Vec::new(),
            own: Vec::new(),
            about_else: Vec::new(),
            answer: None,
            reasons: None,
            fields: 1,
            usual: 1,
            has_header: false,
            is_named: true,
            anywhere: false,
            ignored: Vec::new(),
            kind: None,
            elsewhere: Vec::new(),
        }
    }

    /// The columns that are read: entries, date, details, own columns, reasons, countries, answers. A cell is asked for by its place in this list.
    pub(super) fn wanted(&self) -> Vec<usize> {
        let columns = self.entries.iter().map(|entry| &entry.column).chain(&self.date).map(|column| column.index);
        let own = self.own.iter().map(|column| column.index);
        let countries = self.countries.iter().copied();
        columns
            .chain(self.details.iter().copied())
            .chain(own)
            .chain(self.reasons)
            .chain(countries)
            .chain(self.answer)
            .collect()
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

    /// The places of the countries in [`Plan::wanted`].
    pub(super) fn country_places(&self) -> std::ops::Range<usize> {
        let first = self.reasons_place() + usize::from(self.reasons.is_some());
        first..first + self.countries.len()
    }

    /// The place of the answers in [`Plan::wanted`].
    pub(super) fn answer_place(&self) -> Option<usize> {
        self.answer.map(|_| self.country_places().end)
    }

    /// Whether the first column holds entries.
    pub(super) fn reads_first_column(&self) -> bool {
        self.entries.iter().any(|entry| entry.column.index == 0)
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

fn country_columns(found: &[Column]) -> Vec<usize> {
    found.iter().filter(|column| column.role == Role::Country).map(|column| column.index).collect()
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

fn usual_width(sample: &[Vec<String>]) -> Option<usize> {
    let of_width = |width: usize| sample.iter().filter(|row| row.len() == width).count();
    sample.iter().map(Vec::len).find(|width| of_width(*width) * 2 > sample.len())
}
