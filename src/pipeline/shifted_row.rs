//! Rows in which nobody knows what a column is, because a delimiter is lost or too many: which identifiers they hold, and what
//! they say against them, wherever that may have moved to. Not whether such a row can be judged: `ragged`.

use crate::base::own_column::ValueClass;
use crate::identity::identifier::{Identifier, IdentifierReader, may_hold_anywhere};
use crate::policy::own_column::{OwnReading, Says};

use super::cells::CellSource;
use super::options::{JudgeOptions, OwnColumn};
use super::ragged::is_blank_from;
use super::row_objection::RowObjection;

/// How far the columns of a row may stand from their places.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Shift {
    left: usize,
    pub right: usize,
}

impl Shift {
    /// Of the row that `source` was turned to, which has `count` fields. Blank fields at its end have moved nothing.
    pub(super) fn right(source: &mut impl CellSource, options: &JudgeOptions, count: usize) -> Option<Self> {
        let right = count.checked_sub(options.widest).filter(|right| *right > 0)?;
        (!is_blank_from(source, options.widest)).then_some(Self { left: 0, right })
    }

    /// Of a row that lacks fields.
    pub(super) fn left(options: &JudgeOptions, count: usize) -> Option<Self> {
        (count < options.fields).then(|| Self { left: options.widest - count, right: 0 })
    }

    /// Whether the column `index` may stand at `at`: which delimiter is too many, or lost, nobody knows (mostly one that is
    /// not quoted), so each column may stand that much further on.
    fn reaches(self, at: usize, index: usize) -> bool {
        (index.saturating_sub(self.left)..=index + self.right).contains(&at)
    }
}

/// The first objection that a row with too many fields may hold.
pub(super) fn long_row_objection(
    source: &mut impl CellSource,
    options: &JudgeOptions,
    reading: OwnReading,
    shift: Shift,
) -> Option<RowObjection> {
    let mut first: Option<RowObjection> = None;
    source.each_text(&mut |at, text| {
        let objects = |(number, column): (u16, &OwnColumn)| {
            let statement = reading.read(text, column.rule);
            let conditional = statement.says == Says::ObjectsIfSubscription;
            // Any text may be that of another column.
            let is_text = statement.class == ValueClass::Other;
            let counts = !is_text && (conditional || matches!(statement.says, Says::Declines | Says::Objects));
            let (class, bounce) = (statement.class, statement.bounce);
            let is_of_channel = !column.rule.channels.is_all();
            counts.then_some(RowObjection { column: number, class, bounce, conditional, is_of_channel })
        };
        let here = (0..).zip(&options.own_columns).filter(|(_, column)| shift.reaches(at, column.index));
        if let Some(found) = here.filter_map(objects).next() {
            first = first
                .filter(|before| (before.conditional, before.column) <= (found.conditional, found.column))
                .or(Some(found));
        }
    });
    first
}

/// Hands out every identifier of the row, wherever it stands.
pub(super) fn write_anywhere(
    source: &mut impl CellSource,
    options: &JudgeOptions,
    shift: Shift,
    reader: &mut IdentifierReader,
    write: &mut impl FnMut(&Identifier<'_>),
) {
    let mut kinds: Vec<_> = options.identifier_columns.iter().map(|column| column.kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    source.each_text(&mut |at, text| {
        for kind in &kinds {
            let mut columns = options.identifier_columns.iter().filter(|column| column.kind == *kind);
            if may_hold_anywhere(*kind, text) || columns.any(|column| shift.reaches(at, column.index)) {
                reader.read(*kind, text, &mut |identifier| write(identifier));
            }
        }
    });
}
