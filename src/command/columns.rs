//! `scrub columns`: how the columns of a contact list are read, and what stands in them, without a run.

use std::collections::HashMap;
use std::path::PathBuf;

use anyhow::Result;

use crate::base::channel::Channel;
use crate::base::own_column::{OwnRole, OwnRule};
use crate::base::personal::{mask, shown_name};
use crate::base::time;
use crate::policy::own_column::{OwnReading, Says};
use crate::report::columns::{ColumnsReport, ReportedListColumn, ReportedValue, SCHEMA};
use crate::report::{Format, Report, render};
use crate::table::column_names::{column_names, resolve_all, shown_names};
use crate::table::columns::{Column, FoundBy};
use crate::table::fields::all_cells;
use crate::table::reader::TableReader;
use crate::table::role::Role;
use crate::table::split::Block;
use crate::table::unread::{WhyUnread, about_else, unread_columns};

use super::contact_columns::contact_columns;
use super::contact_list::open_table;
use super::context::{Context, Exit};
use super::figures::delimiter_name;
use super::run_settings::TableSettings;

/// So many different values of a column are remembered ...
const MOST_VALUES: usize = 2000;
/// ... and so many are shown.
const SHOWN_VALUES: usize = 8;
/// Longer values are text, of which nobody needs to see more.
const LONGEST_VALUE: usize = 40;

/// What `columns` is asked to do.
pub struct ColumnsOptions {
    pub list: PathBuf,
    pub channel: Channel,
    pub table: TableSettings,
    pub format: Format,
}

/// Prints it.
///
/// # Errors
/// When the list cannot be read.
pub fn run(context: &Context, options: &ColumnsOptions) -> Result<Exit> {
    let mut reader = open_table(&options.list, &options.table, &context.cancel)?;
    let described = describe(&reader, options)?;
    let (prologue, delimiter) = (reader.prologue().clone(), reader.dialect().delimiter);
    let survey = Survey::of(&mut reader, &|| Ok(context.cancel.check()?))?;
    let reading = OwnReading { channel: options.channel, at: time::now() };
    let surveyed = described.into_iter().zip(0..).map(|(column, index)| column.report(&survey, index, reading));
    let report = ColumnsReport {
        schema: SCHEMA,
        path: mask(&options.list.display().to_string()).into_owned(),
        header_line: prologue.header_line,
        delimiter: delimiter_name(delimiter),
        fields: prologue.fields,
        rows: survey.rows,
        channel: options.channel.name(),
        columns: surveyed.collect(),
    };
    context.console.print(&render(&Report::Columns(&report), options.format)?, options.format)?;
    Ok(Exit::Done)
}

/// A column, and how it is read.
struct Described {
    name: String,
    roles: Vec<Role>,
    why: &'static str,
    /// No word counts there.
    is_ignored: bool,
}

fn describe(reader: &TableReader, options: &ColumnsOptions) -> Result<Vec<Described>> {
    let (prologue, sample) = (reader.prologue(), reader.sample());
    let columns = contact_columns(reader, &options.table)?;
    let ignored = resolve_all(prologue, &options.table.ignore_columns);
    let elsewhere = about_else(prologue);
    let unread = unread_columns(prologue, sample, reader.recognise(), &columns, &options.table.ignore_columns);
    let names = shown_names(&column_names(prologue));
    let describe = |(index, name): (usize, String)| {
        let here: Vec<&Column> =
            columns.iter().filter(|column| column.index == index && is_used(column.role)).collect();
        let why = match here.first().map(|column| column.found_by) {
            Some(FoundBy::Flag) => "you said so",
            Some(FoundBy::Header) => "by its name",
            Some(FoundBy::Content) => "its cells are addresses",
            None if ignored.contains(&index) => "not read: you said so",
            None if elsewhere.contains(&index) => "not read: not about messages to this person",
            None => why_unread(unread.iter().find(|(unread, _)| *unread == name).map(|(_, why)| *why)),
        };
        let is_ignored = ignored.contains(&index) || here.is_empty() && elsewhere.contains(&index);
        Described { name, roles: here.iter().map(|column| column.role).collect(), why, is_ignored }
    };
    Ok(names.into_iter().enumerate().map(describe).collect())
}

/// Dates and reasons of entries say nothing in a contact list.
fn is_used(role: Role) -> bool {
    match role {
        Role::Identifier(kind) => kind.names_a_person(),
        Role::Own(_) => true,
        Role::Digest | Role::Date | Role::Reason => false,
    }
}

fn why_unread(why: Option<WhyUnread>) -> &'static str {
    match why {
        Some(WhyUnread::Addresses) => "not read: its addresses are of somebody else, or few",
        Some(WhyUnread::NoAddresses) => "not read: its name speaks of addresses, its cells hold none",
        Some(WhyUnread::Counts) => "not read: its cells are counts",
        Some(WhyUnread::NotAsked) => "not read: not among those of --column",
        None => "searched for words that can only mean no",
    }
}

impl Described {
    fn report(self, survey: &Survey, index: usize, reading: OwnReading) -> ReportedListColumn {
        let own = self.roles.iter().find_map(|role| if let Role::Own(rule) = role { Some(*rule) } else { None });
        let is_identifier = self.roles.iter().any(|role| role.is_identifier());
        let column = survey.columns.get(index);
        let rule = own.map_or(OwnRule::of(OwnRole::Other), |rule| rule.on(reading.channel));
        let says = |value: &str| {
            let statement = reading.read(value, rule);
            let is_mute = self.is_ignored || rule.role == OwnRole::OtherChannel && statement.says == Says::Nothing;
            let class = own.map_or(statement.class, |rule| reading.read(value, rule).class);
            (class.name(), if is_mute { "not asked" } else { word(statement.says) })
        };
        let objects = |value: &str| reading.read(value, rule).says == Says::Objects;
        let is_told = |value: &str| own.is_some() || objects(value);
        let shown = column.filter(|_| !is_identifier).map(|column| column.commonest(&is_told)).unwrap_or_default();
        let value = |(value, rows): (&str, u64)| {
            let (class, says) = says(value);
            ReportedValue { value: shown_name(value), rows, class, says }
        };
        ReportedListColumn {
            number: index + 1,
            name: self.name,
            kinds: self.roles.iter().map(|role| role.name()).collect(),
            channels: own.filter(|rule| !rule.channels.is_all()).map(|rule| rule.channels.to_string()),
            why: self.why,
            filled: column.map_or(0, |column| column.filled),
            different: column.map_or(0, |column| column.values.len()),
            more: column.is_some_and(|column| column.more),
            values: shown.into_iter().map(value).collect(),
        }
    }
}

fn word(says: Says) -> &'static str {
    match says {
        Says::Nothing => "nothing follows",
        Says::Permits => "permits",
        Says::Remark => "a remark",
        Says::Declines => "objects, unless another opt-in column says yes",
        Says::ObjectsIfSubscription => "objects, if the column is about a subscription",
        Says::Objects => "objects",
    }
}

/// What stands in the columns of a whole list.
struct Survey {
    rows: u64,
    columns: Vec<ColumnSurvey>,
}

#[derive(Default)]
struct ColumnSurvey {
    filled: u64,
    values: HashMap<String, u64>,
    more: bool,
}

impl Survey {
    /// Reads the list to its end.
    fn of(reader: &mut TableReader, check: &dyn Fn() -> Result<()>) -> Result<Self> {
        let dialect = *reader.dialect();
        let mut survey = Self { rows: 0, columns: Vec::new() };
        let mut block = Block::default();
        while let Some(next) = reader.next_block(std::mem::take(&mut block))? {
            check()?;
            for record in &next.records {
                survey.add(&all_cells(record.content(&next.bytes), &dialect));
            }
            block = next;
        }
        Ok(survey)
    }

    fn add(&mut self, cells: &[String]) {
        self.rows += 1;
        if self.columns.len() < cells.len() {
            self.columns.resize_with(cells.len(), ColumnSurvey::default);
        }
        self.columns.iter_mut().zip(cells).for_each(|(column, cell)| column.add(cell.trim()));
    }
}

impl ColumnSurvey {
    fn add(&mut self, cell: &str) {
        if cell.is_empty() {
            return;
        }
        self.filled += 1;
        if let Some(count) = self.values.get_mut(cell) {
            *count += 1;
        } else if self.values.len() < MOST_VALUES {
            self.values.insert(cell.to_owned(), 1);
        } else {
            self.more = true;
        }
    }

    /// The commonest values; those that are not to be told anyway only if they are no single person's.
    fn commonest(&self, is_told: &dyn Fn(&str) -> bool) -> Vec<(&str, u64)> {
        let is_shown = |(value, rows): &(&str, u64)| is_told(value) || *rows > 1 && value.len() <= LONGEST_VALUE;
        let mut values: Vec<_> =
            self.values.iter().map(|(value, rows)| (value.as_str(), *rows)).filter(is_shown).collect();
        values.sort_by_key(|(value, rows)| (std::cmp::Reverse(*rows), *value));
        values.truncate(SHOWN_VALUES);
        values
    }
}
