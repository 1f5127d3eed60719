//! The columns of a list that only a choice of rows asks for: those of its own that say whether a row objects, and the
//! reasons of a rejects file.

use crate::base::own_column::OwnRole;
use crate::base::reject_columns::REASONS;
use crate::table::columns::Column;
use crate::table::role::Role;

use super::error::IntakeError;
use super::row_choice::RowChoice;

/// The columns that tell contacts from people who left. A reason or a mere status says nothing where it is empty or about
/// something else, and many lists of people who left have one.
pub(super) fn own_columns(found: &[Column], rows: &RowChoice) -> Vec<Column> {
    let tells = |column: &&Column| match column.role {
        Role::Own(rule) => {
            matches!(rule.role, OwnRole::OptOut | OwnRole::OptIn | OwnRole::Status | OwnRole::LeavingDate)
        }
        _ => false,
    };
    match rows {
        RowChoice::EveryObjection(_) => found.iter().filter(tells).cloned().collect(),
        RowChoice::Every | RowChoice::WithReason(_) | RowChoice::InLines(_) => Vec::new(),
    }
}

/// Whether it is an own column that counts for nothing, because every row is taken.
pub(super) fn is_overruled(column: &Column, rows: &RowChoice) -> bool {
    matches!(rows, RowChoice::Every | RowChoice::EveryObjection(_)) && matches!(column.role, Role::Own(_))
}

/// # Errors
/// When a rejects file is read as something else, or something else as one: rows are rejected for many reasons, and a
/// duplicate is no objection.
pub(super) fn reasons_column(name: &str, names: &[String], rows: &RowChoice) -> Result<Option<usize>, IntakeError> {
    let column = names.iter().position(|name| name == REASONS);
    match (rows, column) {
        (RowChoice::WithReason(_), None) => Err(IntakeError::NoRejects { name: name.to_owned() }),
        (RowChoice::WithReason(_), Some(column)) => Ok(Some(column)),
        (_, Some(_)) => Err(IntakeError::Rejects { name: name.to_owned() }),
        (_, None) => Ok(None),
    }
}
