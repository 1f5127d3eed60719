//! The columns of a list that only a choice of rows asks for: those of its own that say whether a row objects, and the
//! reasons of a rejects file.

use crate::base::channel::Channel;
use crate::base::list_kind::ListKind;
use crate::base::own_column::{OwnRole, OwnRule};
use crate::base::reject_columns::REASONS;
use crate::table::columns::Column;
use crate::table::role::Role;

use super::error::IntakeError;
use super::list_names::is_about_subscription;
use super::row_choice::RowChoice;

/// How far a column tells subscribers from people who left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tells {
    Nothing,
    /// Only where it speaks of a subscription in so many words: a mere status may be about something else.
    InWords,
    Always,
}

/// A column of the list's own.
#[derive(Clone, Debug)]
pub(super) struct OwnColumn {
    pub(super) index: usize,
    pub(super) name: String,
    pub(super) rule: OwnRule,
    pub(super) tells: Tells,
    /// Its name speaks of a subscription, so that whoever did not leave there is a subscriber.
    pub(super) is_about_subscription: bool,
}

/// The columns to ask; none where they tell nothing, or the header (`kind`) says of what kind the list is. A reason
/// says nothing where it is empty, and many lists of people who left have one.
///
/// # Errors
/// When only rows that object are wanted, and there is no column that says so.
pub(super) fn own_columns(
    name: &str,
    found: &[Column],
    rows: &RowChoice,
    kind: Option<ListKind>,
) -> Result<Vec<OwnColumn>, IntakeError> {
    let Some(reader) = rows.cell_reader() else { return Ok(Vec::new()) };
    let is_import = matches!(rows, RowChoice::EveryObjection(_));
    let columns: Vec<_> = found.iter().filter_map(|column| of_column(column, reader.channel, is_import)).collect();
    let is_asked = |column: &OwnColumn| column.rule.role != OwnRole::OtherChannel;
    let does_one_tell = columns.iter().any(|column| column.tells != Tells::Nothing);
    match rows {
        RowChoice::Objecting(_) if !columns.iter().any(is_asked) => {
            Err(IntakeError::NoOwnColumn { name: name.to_owned() })
        }
        RowChoice::Objecting(_) => Ok(columns),
        RowChoice::EveryObjection(_) => {
            Ok(columns.into_iter().filter(|column| column.tells != Tells::Nothing).collect())
        }
        _ if does_one_tell && kind.is_none() => Ok(columns),
        _ => Ok(Vec::new()),
    }
}

fn of_column(column: &Column, channel: Option<Channel>, is_import: bool) -> Option<OwnColumn> {
    let Role::Own(rule) = column.role else { return None };
    let rule = channel.map_or(rule, |channel| rule.on(channel));
    let is_about_subscription = is_about_subscription(&column.name);
    // Whoever neither died nor complained, and whose address did not bounce, may have left all the same.
    let is_wish = is_import || is_about_subscription && !rule.bounce;
    let tells = match rule.role {
        role if is_wish && (role.is_leaving() || role == OwnRole::LeavingDate) => Tells::Always,
        OwnRole::OptIn | OwnRole::Status if is_import || !rule.bounce => Tells::Always,
        OwnRole::PlainStatus => Tells::InWords,
        _ => Tells::Nothing,
    };
    Some(OwnColumn { index: column.index, name: column.name.clone(), rule, tells, is_about_subscription })
}

/// Whether it is an own column that counts for nothing, because every row is taken.
pub(super) fn is_overruled(column: &Column, rows: &RowChoice) -> bool {
    let takes_every = match rows {
        RowChoice::Every | RowChoice::EveryObjection(_) | RowChoice::EveryCounted(_) | RowChoice::Weighed(_) => true,
        RowChoice::Objecting(_) | RowChoice::NotSubscribed(_) | RowChoice::WithReason(..) | RowChoice::InLines(_) => {
            false
        }
    };
    takes_every && matches!(column.role, Role::Own(_))
}

/// # Errors
/// When a rejects file is read as something else, or something else as one: rows are rejected for many reasons, and a
/// duplicate is no objection.
pub(super) fn reasons_column(name: &str, names: &[String], rows: &RowChoice) -> Result<Option<usize>, IntakeError> {
    let column = names.iter().position(|name| name == REASONS);
    match (rows, column) {
        (RowChoice::WithReason(..), None) => Err(IntakeError::NoRejects { name: name.to_owned() }),
        (RowChoice::WithReason(..), Some(column)) => Ok(Some(column)),
        (_, Some(_)) => Err(IntakeError::Rejects { name: name.to_owned() }),
        (_, None) => Ok(None),
    }
}
