//! Rows with more or fewer fields than most (COLUMNS.md 5): which of them can be judged. Not records that swallowed others:
//! `swallowed`.
//!
//! Invariant: a row is judged only if everything that is read of it is there, whichever delimiter was lost or added.

use crate::base::own_column::{OwnRole, ValueClass};
use crate::policy::own_column::OwnReading;

use super::cells::CellSource;
use super::options::{JudgeOptions, OwnColumn, Ragged};
use super::own_row::{OwnSaying, OwnVerdict};

/// What a row is by its number of fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    Whole,
    /// Not as wide as most, and can be judged.
    Ragged,
    Malformed,
}

/// The shape of the row that `source` was turned to, which has `found` fields.
#[inline]
pub(super) fn shape(source: &mut impl CellSource, options: &JudgeOptions, found: usize) -> Shape {
    if options.is_whole(found) { Shape::Whole } else { ragged(source, options, found) }
}

#[cold]
fn ragged(source: &mut impl CellSource, options: &JudgeOptions, found: usize) -> Shape {
    if options.ragged == Ragged::Strict {
        return Shape::Malformed;
    }
    let is_complete =
        if found < options.fields { options.has_all(found) } else { is_blank_from(source, options.widest) };
    if is_complete { Shape::Ragged } else { Shape::Malformed }
}

/// Whether every cell of the row from the column `from` on is blank.
pub(super) fn is_blank_from(source: &mut impl CellSource, from: usize) -> bool {
    let mut blank = true;
    source.each_text(&mut |at, text| blank &= at < from || text.trim().is_empty());
    blank
}

/// The objection of a row that lacks `missing` fields, if a lost delimiter moved it to the left: only what can hardly
/// mean anything else, because the cells there mostly belong to other columns.
pub(super) fn shifted_objection(
    source: &mut impl CellSource,
    options: &JudgeOptions,
    reading: OwnReading,
    missing: usize,
) -> Option<OwnSaying> {
    let mut found: Option<OwnSaying> = None;
    source.each_text(&mut |at, text| {
        let may_be_here = |column: &OwnColumn| at < column.index && column.index - at <= missing;
        for (number, column) in (0..).zip(&options.own_columns).filter(|(_, column)| may_be_here(column)) {
            let statement = reading.read(text, column.rule);
            if found.is_none() && is_explicit(statement.class, column.rule.role) {
                let (class, bounce) = (statement.class, statement.bounce);
                let (verdict, is_of_channel) = (OwnVerdict::Objects, !column.rule.channels.is_all());
                found = Some(OwnSaying { column: number, verdict, class, bounce, is_of_channel });
            }
        }
    });
    found
}

fn is_explicit(class: ValueClass, role: OwnRole) -> bool {
    match class {
        ValueClass::Objection => true,
        ValueClass::BareYes => role.is_leaving(),
        ValueClass::BareNo => role == OwnRole::OptIn,
        _ => false,
    }
}
