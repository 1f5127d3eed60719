//! The rows of a contact list that object, for an import: by the channels for which they do. Each channel is asked for as a
//! campaign on it would ask.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use anyhow::{Context as _, Result, ensure};

use crate::base::channel::{Channel, Channels};
use crate::base::digest::FileDigest;
use crate::base::line_set::LineSet;
use crate::base::list_kind::ListKind;
use crate::base::reject_columns::REJECT_COLUMNS;
use crate::base::time;
use crate::pipeline::objecting_rows::ObjectingRows;
use crate::pipeline::{JudgeOptions, MatchWidth, Ragged};
use crate::policy::Campaign;
use crate::table::column_names::ignored_columns;
use crate::table::reader::TableReader;
use crate::table::unread::about_else;

use super::contact_columns::contact_columns;
use super::contact_list::{can_be_read_again, open_table};
use super::context::Context;
use super::error::CommandError;
use super::judged_run::{identifier_column, own_column};
use super::run_settings::TableSettings;

/// See the module.
pub(super) struct Objections {
    /// The lines in which the rows start that object for these channels.
    pub groups: Vec<(Channels, Arc<LineSet>)>,
    /// Of the file that was read.
    pub digest: FileDigest,
}

/// Reads the file once for each channel.
///
/// # Errors
/// When it cannot be read again, or as a contact list, or no row of it objects.
pub(super) fn objections(context: &Context, file: &Path, table: &TableSettings, kind: ListKind) -> Result<Objections> {
    ensure!(can_be_read_again(file), CommandError::ObjectionsOfPipe);
    let (by_channel, digest) = each_channel(context, file, table, kind)?;
    ensure!(by_channel.iter().any(|(_, lines)| !lines.is_empty()), CommandError::NobodyObjects);
    Ok(Objections { groups: shared(by_channels(&by_channel)), digest })
}

/// The same of a rejects file, of its `rows` only. Of those that do not say for which channels they object it takes all.
///
/// # Errors
/// When the file cannot be read as a contact list.
pub(super) fn rejected_objections(
    context: &Context,
    file: &Path,
    table: &TableSettings,
    kind: ListKind,
    rows: &LineSet,
) -> Result<Vec<(Channels, Arc<LineSet>)>> {
    let mut table = table.clone();
    table.ignore_columns.extend(REJECT_COLUMNS.map(str::to_owned));
    let (mut by_channel, _) = each_channel(context, file, &table, kind)?;
    let mut untold = rows.clone();
    for (_, lines) in &mut by_channel {
        *lines = lines.iter().filter(|line| rows.contains(*line)).collect();
        untold = untold.iter().filter(|line| !lines.contains(*line)).collect();
    }
    let mut groups = by_channels(&by_channel);
    if !untold.is_empty() {
        groups.entry(Channels::ALL).or_default().extend(untold.iter());
    }
    Ok(shared(groups))
}

fn shared(groups: BTreeMap<Channels, LineSet>) -> Vec<(Channels, Arc<LineSet>)> {
    groups.into_iter().map(|(channels, lines)| (channels, lines.into())).collect()
}

/// The lines in which rows start that object, by channel, and the digest of the file.
fn each_channel(
    context: &Context,
    file: &Path,
    table: &TableSettings,
    kind: ListKind,
) -> Result<(Vec<(Channel, LineSet)>, FileDigest)> {
    let at = time::now();
    let mut by_channel = Vec::new();
    let mut digests = Vec::new();
    for channel in Channel::ALL {
        let mut reader = open_table(file, table, &context.cancel)?;
        let options = options(&reader, table, channel)?;
        let found = ObjectingRows::collect(&mut reader, &options, at, &context.cancel)
            .with_context(|| format!("cannot use the contact list {}", file.display()))?;
        digests.push(reader.finish()?.digest);
        let lines = if kind == ListKind::Bounce { found.bounces } else { found.optouts };
        by_channel.push((channel, lines));
    }
    let digest = digests.first().copied().filter(|first| digests.iter().all(|digest| digest == first));
    Ok((by_channel, digest.ok_or(CommandError::ContactListChanged)?))
}

/// Each line once, with all channels that have it.
fn by_channels(by_channel: &[(Channel, LineSet)]) -> BTreeMap<Channels, LineSet> {
    let mut any = LineSet::default();
    by_channel.iter().for_each(|(_, lines)| any.extend(lines.iter()));
    let mut groups: BTreeMap<Channels, LineSet> = BTreeMap::new();
    for line in any.iter() {
        let of_line = || by_channel.iter().filter(|(_, lines)| lines.contains(line)).map(|(channel, _)| *channel);
        let is_all = of_line().count() == Channel::ALL.len();
        groups.entry(if is_all { Channels::ALL } else { of_line().collect() }).or_default().insert(line);
    }
    groups
}

/// As a campaign on `channel` reads the list; but a person is known by an address on whichever channel.
fn options(reader: &TableReader, table: &TableSettings, channel: Channel) -> Result<JudgeOptions> {
    let columns = contact_columns(reader, table)?;
    Ok(JudgeOptions {
        campaign: Campaign { channel, ..Campaign::default() },
        matching: MatchWidth::Loose,
        ragged: Ragged::Lenient,
        keep_duplicates: true,
        identifier_columns: columns.iter().filter_map(|column| identifier_column(column, Channel::Email)).collect(),
        own_columns: columns.iter().filter_map(|column| own_column(column, channel)).collect(),
        unsearched: ignored_columns(reader.prologue(), &table.ignore_columns),
        about_else: about_else(reader.prologue()),
        fields: reader.prologue().fields,
        widest: reader.prologue().widest(),
    })
}
