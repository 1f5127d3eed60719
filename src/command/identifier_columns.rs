//! Which columns of a contact list say who a row is, for a campaign on a channel: those that the campaign goes to, the
//! primary one first, and those that only say who objects.

use anyhow::{Result, ensure};

use crate::base::channel::Channel;
use crate::base::date::read_date;
use crate::base::identifier_kind::IdentifierKind;
use crate::identity::identifier::{bare, may_be_number};
use crate::identity::phone::{self, PhoneRules};
use crate::identity::problem::Problem;
use crate::pipeline::IdentifierColumn;
use crate::table::columns::{Column, FoundBy};
use crate::table::reader::TableReader;
use crate::table::role::{PhoneUse, Role};

use super::error::CommandError;

/// The columns, in the order in which they are asked.
#[must_use]
pub(super) fn identifier_columns(columns: &[Column], channel: Channel) -> Vec<IdentifierColumn> {
    let has_fax = columns.iter().any(|column| column.role == Role::Phone(PhoneUse::Fax));
    let of_column = |column: &Column| {
        let kind = column.role.identifier().filter(|kind| kind.names_a_person())?;
        let is_addressed = channel.identifiers().contains(&kind) && is_dialled(column.role, channel, has_fax);
        let found = IdentifierColumn {
            index: column.index,
            name: column.name.clone(),
            kind,
            is_doubtful: column.found_by == FoundBy::Doubtful,
            is_addressed,
        };
        Some((turn(column, channel, is_addressed), found))
    };
    let mut found: Vec<_> = columns.iter().filter_map(of_column).collect();
    found.sort_by_key(|(turn, _)| *turn);
    // A number may stand under two names of one column.
    let mut chosen: Vec<IdentifierColumn> = Vec::with_capacity(found.len());
    for (_, column) in found {
        if !chosen.iter().any(|other| other.index == column.index && other.kind == column.kind) {
            chosen.push(column);
        }
    }
    chosen
}

/// Whether a campaign goes to the numbers of a column: a fax machine is reached by fax only, and a fax goes to others only
/// where no column is for faxes.
fn is_dialled(role: Role, channel: Channel, has_fax: bool) -> bool {
    match (role, channel) {
        (Role::Phone(PhoneUse::Fax), _) => channel == Channel::Fax,
        (Role::Phone(_), Channel::Fax) => !has_fax,
        _ => true,
    }
}

/// Addresses by how sure they are; for what goes to mobile phones these before other numbers.
fn turn(column: &Column, channel: Channel, is_addressed: bool) -> (bool, bool, u8) {
    let goes_to_mobiles = matches!(channel, Channel::Sms | Channel::Messenger);
    let is_other_phone = column.role == Role::Phone(PhoneUse::Any);
    let found_by = match column.found_by {
        FoundBy::Flag | FoundBy::Header => 0,
        FoundBy::PartOfName => 1,
        FoundBy::Content => 2,
        FoundBy::Doubtful => 3,
    };
    (!is_addressed, goes_to_mobiles && is_other_phone, found_by)
}

/// So many cells tell what a column holds.
const ENOUGH: usize = 3;

/// That the columns of numbers that a campaign goes to hold numbers.
///
/// # Errors
/// When the name of one says so, and most of its first cells are something else; or when that name is a number itself.
pub(super) fn refuse_other_than_numbers(reader: &TableReader, columns: &[IdentifierColumn]) -> Result<()> {
    let of_numbers = columns.iter().filter(|column| column.kind == IdentifierKind::Phone);
    ensure!(!is_headed_by_number(reader, of_numbers.map(|column| column.index)), CommandError::HeaderIsNumber);
    for column in columns.iter().filter(|column| column.is_addressed && column.kind == IdentifierKind::Phone) {
        let cells =
            reader.sample().iter().filter_map(|row| row.get(column.index)).filter(|cell| !cell.trim().is_empty());
        let others: Vec<_> = cells.clone().filter_map(|cell| what_else(cell)).collect();
        let first = others.first().copied();
        let are_mostly = others.len() >= ENOUGH && others.len() * 2 > cells.count();
        let (name, problem) = (column.name.clone(), first.filter(|_| are_mostly));
        ensure!(problem.is_none(), CommandError::NoNumbers { name, problem: problem.unwrap_or(Problem::NoDigits) });
    }
    Ok(())
}

/// Whether the header of one of these columns is a number: then nobody would check whoever it is.
pub(super) fn is_headed_by_number(reader: &TableReader, columns: impl IntoIterator<Item = usize>) -> bool {
    let headers = reader.prologue().headers.as_deref().unwrap_or_default();
    columns
        .into_iter()
        .filter_map(|index| headers.get(index))
        .any(|header| may_be_number(bare(header)) && read_date(header, None).is_none())
}

/// What a cell is instead of a number, if it is nothing that was meant as one.
fn what_else(cell: &str) -> Option<Problem> {
    let mut is_number = false;
    let problem = phone::read(cell, PhoneRules::default(), &mut |number| is_number |= !number.is_doubtful);
    problem.filter(|problem| !is_number && !problem.may_hide_identifier())
}
