//! Tells row by row whether it is taken, and what its own columns say. One per worker thread.

use std::collections::HashMap;

use crate::base::own_column::{OwnRole, OwnRule};

use super::list_row::{ListRow, RowCells};
use super::plan::Plan;
use super::row_choice::{CellReader, CellSays, RowChoice};
use super::row_columns::Tells;

/// Longer values are rarely the same twice.
const LONGEST_REMEMBERED: usize = 64;
/// So many different values of a column are remembered.
const MOST_REMEMBERED: usize = 512;

/// What a row says of its person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RowSays {
    Nothing,
    /// The person is subscribed.
    Yes,
    Objects,
}

type Known = HashMap<String, CellSays, foldhash::fast::RandomState>;

/// See the module.
pub(super) struct RowChooser<'a> {
    plan: &'a Plan,
    choice: &'a RowChoice,
    /// By own column: what values say.
    known: Vec<Known>,
}

impl<'a> RowChooser<'a> {
    pub(super) fn new(plan: &'a Plan, choice: &'a RowChoice) -> Self {
        Self { plan, choice, known: vec![HashMap::default(); plan.own.len()] }
    }

    /// Whether the row that starts in `line` and says `says` is taken.
    #[inline]
    pub(super) fn takes(&self, row: &mut impl RowCells, line: u64, says: RowSays) -> bool {
        match self.choice {
            RowChoice::Every | RowChoice::EveryObjection(_) | RowChoice::EveryCounted(_) | RowChoice::Weighed(_) => {
                true
            }
            RowChoice::Objecting(_) => says == RowSays::Objects,
            RowChoice::NotSubscribed(_) => says != RowSays::Yes,
            RowChoice::WithReason(code) => {
                let place = self.plan.reasons_place();
                row.cell(place).is_some_and(|reasons| reasons.split_whitespace().any(|reason| reason == *code))
            }
            RowChoice::InLines(lines) => lines.contains(line),
        }
    }

    /// What the row says, if somebody asks. A yes counts only where `is_in_shape` says that nothing moved its cells.
    #[inline]
    pub(super) fn says(&mut self, row: &mut impl ListRow, is_in_shape: bool) -> RowSays {
        match self.choice.cell_reader() {
            Some(reader) if !self.plan.own.is_empty() => self.ask(row, *reader, is_in_shape),
            _ => RowSays::Nothing,
        }
    }

    fn ask(&mut self, row: &mut impl ListRow, reader: CellReader, is_in_shape: bool) -> RowSays {
        let first = self.plan.own_places().start;
        let (mut permits, mut stays, mut gravest) = (false, false, CellSays::Nothing);
        for (at, (column, known)) in self.plan.own.iter().zip(&mut self.known).enumerate() {
            let read = |cell: &str| (reader.read)(cell, column.rule, reader.channel);
            let Some(cell) = row.cell(first + at) else { continue };
            let mut says = remembered(known, cell, || read(cell));
            row.each_other_reading(first + at, &mut |_, text| says = says.max(read(text)));
            permits |= says == CellSays::Permits;
            stays |= match says {
                CellSays::Subscribed => column.tells != Tells::Nothing,
                CellSays::Permits => column.tells == Tells::Always,
                CellSays::Stays => column.tells == Tells::Always && column.is_about_subscription,
                _ => false,
            };
            gravest = gravest.max(says);
        }
        let objects = gravest == CellSays::Objects || gravest == CellSays::Declines && !permits;
        match () {
            () if objects || objects_elsewhere(row, reader) => RowSays::Objects,
            () if stays && is_in_shape => RowSays::Yes,
            () => RowSays::Nothing,
        }
    }
}

/// Whether a word that can only mean no stands in any cell.
fn objects_elsewhere(row: &mut impl ListRow, reader: CellReader) -> bool {
    let objects = |cell: &String| (reader.read)(cell, OwnRule::of(OwnRole::Other), reader.channel) == CellSays::Objects;
    (reader.may_object)(row.text()) && row.cells().iter().any(objects)
}

/// Most own columns hold few values; reading one takes longer than looking it up.
fn remembered(known: &mut Known, cell: &str, read: impl FnOnce() -> CellSays) -> CellSays {
    if let Some(says) = known.get(cell) {
        return *says;
    }
    let says = read();
    if cell.len() <= LONGEST_REMEMBERED && known.len() < MOST_REMEMBERED {
        known.insert(cell.to_owned(), says);
    }
    says
}
