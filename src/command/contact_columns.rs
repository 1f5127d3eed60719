//! The columns of a contact list: which are read, and in which no word of objection is looked for.

use anyhow::Result;

use crate::base::channel::Channel;
use crate::base::own_column::{OwnRole, OwnRule, ValueClass};
use crate::policy::own_column::OwnReading;
use crate::table::column_names::{column_names, ignored_columns, shown_names};
use crate::table::columns::{Column, ColumnRequest, Wishes, find_columns};
use crate::table::reader::TableReader;
use crate::table::role::Role;
use crate::table::unread::about_else;

use super::open_lists::is_about_lists;
use super::run_settings::TableSettings;

/// The columns that matter, as the user and the list say.
///
/// # Errors
/// When a column that the user named does not exist.
pub(super) fn contact_columns(reader: &TableReader, settings: &TableSettings) -> Result<Vec<Column>> {
    let requests: Vec<ColumnRequest> =
        settings.columns.iter().filter(|request| !is_about_lists(request)).cloned().collect();
    let wishes = Wishes {
        requests: &requests,
        ignored: &settings.ignore_columns,
        only: settings.only_columns,
        content_beside_names: true,
    };
    Ok(find_columns(reader.prologue(), reader.sample(), reader.recognise(), &wishes)?)
}

/// The columns that are not read, although what the first rows have there is mostly yes or no: an answer to what nobody
/// knows. Not those of `known`, which are told of anyway.
pub(super) fn unread_answers(
    reader: &TableReader,
    columns: &[Column],
    settings: &TableSettings,
    known: &[String],
) -> Vec<String> {
    let prologue = reader.prologue();
    let passed = [ignored_columns(prologue, &settings.ignore_columns), about_else(prologue)].concat();
    let is_read = |index: usize| {
        columns.iter().any(|column| column.index == index && matches!(column.role, Role::Identifier(_) | Role::Own(_)))
    };
    let names = shown_names(&column_names(prologue)).into_iter().enumerate();
    let unread = names.filter(|(index, name)| !is_read(*index) && !passed.contains(index) && !known.contains(name));
    unread.filter(|(index, _)| holds_answers(reader.sample(), *index)).map(|(_, name)| name).collect()
}

fn holds_answers(sample: &[Vec<String>], index: usize) -> bool {
    let reading = OwnReading { channel: Channel::Email, at: 0 };
    let class = |cell: &String| reading.read(cell, OwnRule::of(OwnRole::Other)).class;
    let classes: Vec<_> = sample.iter().filter_map(|row| row.get(index)).map(class).collect();
    let count = |wanted: fn(&ValueClass) -> bool| classes.iter().filter(|class| wanted(class)).count();
    let answers = count(|class| matches!(class, ValueClass::BareYes | ValueClass::BareNo));
    answers > 0 && answers * 3 >= count(|class| *class != ValueClass::Null) * 2
}
