//! The columns of a contact list: which are read, and what those hold that are not.

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

/// So many rows tell what sort of words a column holds; reading all of the sample would take longer than a short list.
const FIRST_ROWS: usize = 250;

/// Names of columns that are not read, by what their first rows hold all the same.
pub(super) struct UnreadWords {
    /// Mostly yes or no: an answer to what nobody knows.
    pub answers: Vec<String>,
    /// A word such as `inactive`, which objects where the column is about a subscription.
    pub doubtful: Vec<String>,
}

/// Those of all columns but `known`, which are told of anyway.
pub(super) fn unread_words(
    reader: &TableReader,
    columns: &[Column],
    settings: &TableSettings,
    known: &[String],
) -> UnreadWords {
    let prologue = reader.prologue();
    let passed = [ignored_columns(prologue, &settings.ignore_columns), about_else(prologue)].concat();
    let is_read = |index: usize| {
        columns
            .iter()
            .any(|column| column.index == index && (column.role.is_identifier() || matches!(column.role, Role::Own(_))))
    };
    let mut words = UnreadWords { answers: Vec::new(), doubtful: Vec::new() };
    for (index, name) in shown_names(&column_names(prologue)).into_iter().enumerate() {
        if is_read(index) || passed.contains(&index) || known.contains(&name) {
            continue;
        }
        let sample = reader.sample().get(..FIRST_ROWS).unwrap_or(reader.sample());
        let classes = classes(sample, index);
        if are_answers(&classes) {
            words.answers.push(name);
        } else if classes.iter().any(|class| matches!(class, ValueClass::Doubtful | ValueClass::Unconfirmed)) {
            words.doubtful.push(name);
        }
    }
    words
}

/// What the cells of a column are by themselves; a code of two letters (`EX`) is no doubtful word.
fn classes(sample: &[Vec<String>], index: usize) -> Vec<ValueClass> {
    let reading = OwnReading { channel: Channel::Email, at: 0 };
    let class = |cell: &String| match reading.read(cell, OwnRule::of(OwnRole::Other)).class {
        ValueClass::Doubtful if cell.trim().len() < 3 => ValueClass::Other,
        class => class,
    };
    sample.iter().filter_map(|row| row.get(index)).map(class).collect()
}

fn are_answers(classes: &[ValueClass]) -> bool {
    let count = |wanted: fn(&ValueClass) -> bool| classes.iter().filter(|class| wanted(class)).count();
    let answers = count(|class| matches!(class, ValueClass::BareYes | ValueClass::BareNo));
    answers > 0 && answers * 3 >= count(|class| *class != ValueClass::Null) * 2
}
