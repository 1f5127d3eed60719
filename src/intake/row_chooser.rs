//! Tells row by row whether it is taken, and whether its own columns object. One per worker thread.

use std::collections::HashMap;

use crate::table::role::Role;

use super::list_row::RowCells;
use super::plan::Plan;
use super::row_choice::{CellSays, RowChoice};

/// Longer values are rarely the same twice.
const LONGEST_REMEMBERED: usize = 64;
/// So many different values of a column are remembered.
const MOST_REMEMBERED: usize = 512;

/// See the module.
pub(super) struct RowChooser<'a> {
    plan: &'a Plan,
    choice: &'a RowChoice,
    /// By own column: what values say.
    known: Vec<HashMap<String, CellSays, foldhash::fast::RandomState>>,
}

impl<'a> RowChooser<'a> {
    pub(super) fn new(plan: &'a Plan, choice: &'a RowChoice) -> Self {
        Self { plan, choice, known: vec![HashMap::default(); plan.own.len()] }
    }

    /// Whether the row that starts in `line` is taken.
    #[inline]
    pub(super) fn takes(&self, row: &mut impl RowCells, line: u64) -> bool {
        match self.choice {
            RowChoice::Every | RowChoice::EveryObjection(_) => true,
            RowChoice::WithReason(code) => {
                let place = self.plan.reasons_place();
                row.cell(place).is_some_and(|reasons| reasons.split_whitespace().any(|reason| reason == *code))
            }
            RowChoice::InLines(lines) => lines.contains(line),
        }
    }

    /// Whether the own columns object; `None` if nobody asks.
    #[inline]
    pub(super) fn objects(&mut self, row: &mut impl RowCells) -> Option<bool> {
        let RowChoice::EveryObjection(read) = *self.choice else { return None };
        let first = self.plan.own_places().start;
        let columns = self.plan.own.iter().zip(&mut self.known).enumerate();
        let (mut permits, mut gravest) = (false, None);
        for (at, (column, known)) in columns {
            let (Some(cell), Role::Own(rule)) = (row.cell(first + at), column.role) else { continue };
            let says = remembered(known, cell, || read(cell, rule));
            permits |= says == CellSays::Permits;
            gravest = gravest.max(Some(says));
        }
        gravest.map(|says| says == CellSays::Objects || says == CellSays::Declines && !permits)
    }
}

/// Most own columns hold few values; reading one takes longer than looking it up.
fn remembered(
    known: &mut HashMap<String, CellSays, foldhash::fast::RandomState>,
    cell: &str,
    read: impl FnOnce() -> CellSays,
) -> CellSays {
    if let Some(says) = known.get(cell) {
        return *says;
    }
    let says = read();
    if cell.len() <= LONGEST_REMEMBERED && known.len() < MOST_REMEMBERED {
        known.insert(cell.to_owned(), says);
    }
    says
}
