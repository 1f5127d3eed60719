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
use crate::pipeline::JudgeOptions;
use crate::pipeline::objecting_rows::ObjectingRows;
use crate::table::column_names::{column_names, shown_names};
use crate::table::reader::TableReader;
use crate::table::role::Role;

use super::contact_columns::contact_columns;
use super::contact_list::{can_be_read_again, open_table};
use super::context::Context;
use super::error::CommandError;
use super::list_reading::reading_options;
use super::rejected_rows::RejectedRows;
use super::run_settings::TableSettings;

/// See the module.
pub(super) struct Objections {
    /// The lines in which the rows start that object for these channels.
    pub groups: Vec<(Channels, Arc<LineSet>)>,
    /// How many others say that somebody has not confirmed yet.
    pub unconfirmed: u64,
    /// Of the file that was read.
    pub digest: FileDigest,
}

/// Of a contact list.
///
/// # Errors
/// When it cannot be read again, or as a contact list, or no row of it objects.
pub(super) fn objections(context: &Context, file: &Path, table: &TableSettings, kind: ListKind) -> Result<Objections> {
    ensure!(can_be_read_again(file), CommandError::ObjectionsOfPipe);
    let found = EachChannel::read(context, file, table, kind, false)?;
    ensure!(found.objecting.iter().any(|(_, lines)| !lines.is_empty()), CommandError::NobodyObjects);
    Ok(found.objections(&LineSet::default()))
}

/// Of a rejects file, of its `rejected` rows only. Where one says so in a column that is not read so now, because that run was
/// told of it, the row objects on all channels.
///
/// # Errors
/// When the file cannot be read as a contact list.
pub(super) fn rejected_objections(
    context: &Context,
    file: &Path,
    table: &TableSettings,
    kind: ListKind,
    rejected: &RejectedRows,
) -> Result<Objections> {
    let mut table = table.clone();
    table.ignore_columns.extend(REJECT_COLUMNS.map(str::to_owned));
    let mut found = EachChannel::read(context, file, &table, kind, true)?;
    found.keep(&rejected.lines);
    let untold = rejected.lines.iter().filter(|line| !found.tells(rejected, *line)).collect();
    Ok(found.objections(&untold))
}

/// The lines in which rows start that say something, in a file that was read once for each channel.
struct EachChannel {
    objecting: Vec<(Channel, LineSet)>,
    unconfirmed: LineSet,
    /// Both by the name of the column.
    by_column: BTreeMap<String, LineSet>,
    digest: FileDigest,
}

impl EachChannel {
    fn read(context: &Context, file: &Path, table: &TableSettings, kind: ListKind, are_rejected: bool) -> Result<Self> {
        let at = time::now();
        let (mut objecting, mut unconfirmed, mut digests) = (Vec::new(), LineSet::default(), Vec::new());
        let mut by_column: BTreeMap<String, LineSet> = BTreeMap::new();
        for channel in Channel::ALL {
            let mut reader = open_table(file, table, &context.cancel)?;
            let options = options(&reader, table, channel)?;
            let names = shown_names(&column_names(reader.prologue()));
            let found = ObjectingRows::collect(&mut reader, &options, at, &context.cancel, are_rejected)
                .with_context(|| format!("cannot use the contact list {}", file.display()))?;
            digests.push(reader.finish()?.digest);
            objecting.push((channel, if kind == ListKind::Bounce { found.bounces } else { found.optouts }));
            unconfirmed.extend(found.unconfirmed.iter());
            for (column, lines) in found.by_column {
                let name = options.column_name(column, &names);
                by_column.entry(name).or_default().extend(lines.iter());
            }
        }
        let digest = digests.first().copied().filter(|first| digests.iter().all(|digest| digest == first));
        Ok(Self { objecting, unconfirmed, by_column, digest: digest.ok_or(CommandError::ContactListChanged)? })
    }

    /// Forgets all lines but `rows`.
    fn keep(&mut self, rows: &LineSet) {
        let lines = self.objecting.iter_mut().map(|(_, lines)| lines).chain([&mut self.unconfirmed]);
        lines.for_each(|lines| *lines = lines.iter().filter(|line| rows.contains(*line)).collect());
    }

    /// Whether the row in this line says what it was rejected for: in each of the columns that it was rejected for.
    fn tells(&self, rejected: &RejectedRows, line: u64) -> bool {
        let says_so = |name: &String| self.by_column.get(name).is_some_and(|lines| lines.contains(line));
        let mut columns = rejected.by_column.iter().filter(|(_, lines)| lines.contains(line));
        let is_read = self.objecting.iter().any(|(_, lines)| lines.contains(line)) || self.unconfirmed.contains(line);
        is_read && columns.all(|(name, _)| says_so(name))
    }

    /// Those and `untold`, which object on all channels.
    fn objections(self, untold: &LineSet) -> Objections {
        let is_open = |line: &u64| !self.objecting.iter().any(|(_, lines)| lines.contains(*line));
        let unconfirmed = self.unconfirmed.iter().filter(is_open).count() as u64;
        let mut groups = by_channels(&self.objecting);
        if !untold.is_empty() {
            groups.entry(Channels::ALL).or_default().extend(untold.iter());
        }
        let groups = groups.into_iter().map(|(channels, lines)| (channels, lines.into())).collect();
        Objections { groups, unconfirmed, digest: self.digest }
    }
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

/// As a campaign on `channel` reads the list; but a person is known by an address on whichever channel, else by a number.
fn options(reader: &TableReader, table: &TableSettings, channel: Channel) -> Result<JudgeOptions> {
    let has_addresses = contact_columns(reader, table)?.iter().any(|column| column.role == Role::EMAIL);
    reading_options(reader, table, channel, if has_addresses { Channel::Email } else { Channel::Phone })
}
