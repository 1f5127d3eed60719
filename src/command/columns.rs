//! `scrub columns`: how the columns of a contact list are read, and what stands in them, without a run.

use std::path::PathBuf;

use anyhow::Result;

use crate::base::channel::Channel;
use crate::base::own_column::{OwnRole, OwnRule};
use crate::base::personal::mask;
use crate::base::time;
use crate::policy::own_column::{OwnReading, Says};
use crate::report::columns::{ColumnsReport, ReportedListColumn, ReportedValue, SCHEMA};
use crate::report::{Format, Report, render};
use crate::table::column_names::{column_names, doubted_names, ignored_columns, shown_names};
use crate::table::columns::{Column, FoundBy};
use crate::table::common_name::names_people;
use crate::table::dialect::delimiter_name;
use crate::table::reader::TableReader;
use crate::table::role::Role;
use crate::table::unread::{WhyUnread, about_else, unread_columns};

use super::column_survey::{CellRule, ColumnSurvey, Survey, Value};
use super::contact_columns::contact_columns;
use super::contact_list::open_table;
use super::context::{Context, Exit};
use super::run_settings::TableSettings;

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
    let rules: Vec<_> = described.iter().map(Described::cell_rule).collect();
    let reading = OwnReading { channel: options.channel, at: time::now() };
    let survey = Survey::of(&mut reader, &rules, reading, &|| Ok(context.cancel.check()?))?;
    let columns = described.into_iter().zip(&survey.columns).zip(0..);
    let surveyed = columns.map(|((column, survey), index)| column.report(survey, index, options.channel));
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
    /// How it is read if it is none of the list's own columns.
    other: OwnRule,
    why: &'static str,
    /// No word counts there.
    is_ignored: bool,
}

fn describe(reader: &TableReader, options: &ColumnsOptions) -> Result<Vec<Described>> {
    let (prologue, sample) = (reader.prologue(), reader.sample());
    let columns = contact_columns(reader, &options.table)?;
    let ignored = ignored_columns(prologue, &options.table.ignore_columns);
    let elsewhere = about_else(prologue);
    let unread = unread_columns(prologue, sample, reader.recognise(), &columns, &options.table.ignore_columns);
    let has_identifiers = columns.iter().any(|column| column.role.is_identifier() || column.role == Role::Digest);
    let names = column_names(prologue);
    let names = if has_identifiers { shown_names(&names) } else { doubted_names(&names) };
    let describe = |(index, name): (usize, String)| {
        let here: Vec<&Column> =
            columns.iter().filter(|column| column.index == index && is_used(column.role)).collect();
        let why = match here.first().map(|column| column.found_by) {
            Some(FoundBy::Flag) => "you said so",
            Some(FoundBy::Header | FoundBy::PartOfName) => "by its name",
            Some(FoundBy::Content) if here.iter().all(|column| column.role == Role::EMAIL) => "its cells are addresses",
            Some(FoundBy::Content) => "by its cells",
            Some(FoundBy::Doubtful) => {
                "its name speaks of addresses, its first cells hold none: only addresses are read"
            }
            None if ignored.contains(&index) => "not read: you said so",
            None if elsewhere.contains(&index) => "about something else; searched for words about a subscription",
            None => why_unread(unread.iter().find(|(unread, _)| *unread == name).map(|(_, why)| *why)),
        };
        let is_ignored = ignored.contains(&index);
        let other = OwnRule::of(if elsewhere.contains(&index) { OwnRole::AboutElse } else { OwnRole::Other });
        Described { name, roles: here.iter().map(|column| column.role).collect(), other, why, is_ignored }
    };
    Ok(names.into_iter().enumerate().map(describe).collect())
}

/// Dates and reasons of entries say nothing in a contact list.
fn is_used(role: Role) -> bool {
    match role {
        Role::Identifier(kind) => kind.names_a_person(),
        Role::Phone(_) | Role::Country => true,
        Role::Own(_) => true,
        Role::Digest | Role::Date | Role::Reason | Role::Listed => false,
    }
}

fn why_unread(why: Option<WhyUnread>) -> &'static str {
    match why {
        Some(WhyUnread::Addresses) => "not read: its addresses are of somebody else, or few",
        Some(WhyUnread::Numbers) => "not read: its telephone numbers are of somebody else, or few",
        Some(WhyUnread::NoAddresses) => "not read: its name speaks of addresses, its cells hold none",
        Some(WhyUnread::Counts) => "not read: its cells are counts",
        Some(WhyUnread::NoAnswers) => "its cells are no answers; searched for words that can only mean no",
        Some(WhyUnread::SomethingElse) => "about something else as well; searched for words that can only mean no",
        Some(WhyUnread::NotAsked) => "not read: not among those of --column",
        None => "searched for words that can only mean no",
    }
}

impl Described {
    fn own(&self) -> Option<OwnRule> {
        self.roles.iter().find_map(|role| if let Role::Own(rule) = role { Some(*rule) } else { None })
    }

    fn cell_rule(&self) -> CellRule {
        let own = self.own();
        let rule = own.unwrap_or(self.other);
        CellRule { rule, is_own: own.is_some(), names_people: names_people(&self.name) }
    }

    fn report(self, column: &ColumnSurvey, index: usize, channel: Channel) -> ReportedListColumn {
        let own = self.own();
        let is_of_other = own.is_some_and(|rule| rule.on(channel).role == OwnRole::OtherChannel);
        let is_identifier = self.roles.iter().any(|role| role.is_identifier());
        let shown = if is_identifier { Vec::new() } else { column.commonest() };
        let others = column.values.len().saturating_sub(shown.len());
        let other_rows = column.filled - shown.iter().map(|(_, value)| value.rows).sum::<u64>();
        let value = |(value, Value { rows, class, says }): (String, Value)| {
            let is_mute = self.is_ignored || is_of_other && says == Says::Nothing;
            let says = match says {
                _ if is_mute => "not asked",
                Says::Declines if own.is_some_and(|rule| rule.is_general) => word(Says::Objects),
                Says::ObjectsIfSubscription if column.speaks_of_subscription => word(Says::Objects),
                says => word(says),
            };
            ReportedValue { value, rows, class: class.name(), says }
        };
        ReportedListColumn {
            number: index + 1,
            name: self.name,
            kinds: self.roles.iter().map(|role| role.name()).collect(),
            channels: own.filter(|rule| !rule.channels.is_all()).map(|rule| rule.channels.to_string()),
            why: self.why,
            filled: column.filled,
            different: column.values.len(),
            more: column.more,
            values: shown.into_iter().map(value).collect(),
            others,
            other_rows,
        }
    }
}

fn word(says: Says) -> &'static str {
    match says {
        Says::Nothing => "nothing follows",
        Says::Permits => "permits",
        Says::Remark => "a remark",
        Says::Declines => "objects, unless another opt-in column for the same channels says yes",
        Says::ObjectsIfSubscription => "a remark: no value of the column speaks of a subscription",
        Says::Objects => "objects",
    }
}
