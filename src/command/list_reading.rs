//! How a contact list is read by whoever takes something else from it than a clean list: objections, or identifiers.

use anyhow::Result;

use crate::base::channel::Channel;
use crate::pipeline::{JudgeOptions, MatchWidth, Ragged};
use crate::policy::Campaign;
use crate::table::column_names::ignored_columns;
use crate::table::reader::TableReader;
use crate::table::unread::about_else;

use super::contact_columns::contact_columns;
use super::identifier_columns::identifier_columns;
use super::judged_run::{country_columns, own_column};
use super::run_settings::TableSettings;

/// As a campaign on `channel` reads it, by the identifiers of the channel `known_by`.
///
/// # Errors
/// When a column that the user named does not exist.
pub(super) fn reading_options(
    reader: &TableReader,
    table: &TableSettings,
    channel: Channel,
    known_by: Channel,
) -> Result<JudgeOptions> {
    let columns = contact_columns(reader, table)?;
    Ok(JudgeOptions {
        campaign: Campaign { channel, ..Campaign::default() },
        matching: MatchWidth::Loose,
        ragged: Ragged::Lenient,
        keep_duplicates: true,
        identifier_columns: identifier_columns(&columns, known_by),
        country_columns: country_columns(&columns),
        dialling: table.dialling,
        needs_countries: false,
        own_columns: columns.iter().filter_map(|column| own_column(column, channel)).collect(),
        unsearched: ignored_columns(reader.prologue(), &table.ignore_columns),
        about_else: about_else(reader.prologue()),
        fields: reader.prologue().fields,
        widest: reader.prologue().widest(),
    })
}
