//! The columns of a contact list: which are read, and in which no word of objection is looked for.

use anyhow::Result;

use crate::base::channel::Channel;
use crate::table::column_names::ignored_columns;
use crate::table::columns::{Column, ColumnRequest, Wishes, find_columns};
use crate::table::reader::TableReader;
use crate::table::role::Role;

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

/// The 0-based columns in which no word is looked for: those that the user ignored, and own columns of another channel than
/// `channel`.
pub(super) fn unsearched(
    reader: &TableReader,
    columns: &[Column],
    settings: &TableSettings,
    channel: Channel,
) -> Vec<usize> {
    let prologue = reader.prologue();
    let speaks_for_other = |column: &&Column| matches!(column.role, Role::Own(rule) if !rule.channels.reach(channel));
    let mut unsearched = ignored_columns(prologue, &settings.ignore_columns);
    unsearched.extend(columns.iter().filter(speaks_for_other).map(|column| column.index));
    unsearched
}
