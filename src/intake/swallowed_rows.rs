//! Rows that a stray quote made part of another one. Not what becomes of them: `row_reader` reads each in its place.

use crate::identity::identifier::IdentifierReader;

use super::list_row::{ListRow, RowCells};
use super::plan::Plan;

/// A line inside a row, as a row of its own.
pub(super) struct Swallowed<'a> {
    pub(super) plan: &'a Plan,
    pub(super) cells: &'a [String],
}

impl RowCells for Swallowed<'_> {
    fn cell(&mut self, place: usize) -> Option<&str> {
        Some(self.cells.get(self.plan.entries.get(place)?.column.index)?.as_str())
    }
}

/// The lines inside a row that look like rows of their own, each with its number.
pub(super) fn inner_rows(plan: &Plan, row: &mut impl ListRow) -> Vec<(u64, Vec<String>)> {
    let lines = row.lines();
    let last = lines.len().saturating_sub(1) as u64;
    let rows: Vec<_> = (0..).zip(lines).filter(|(_, line)| is_row(plan, line)).collect();
    let has = |number: u64| rows.iter().any(|(at, _)| *at == number);
    // The first line and the last belong to the row itself, also where a note goes over several lines.
    let is_between = rows.iter().any(|(at, _)| *at != 0 && *at != last);
    if is_between || last > 0 && has(0) && has(last) { rows } else { Vec::new() }
}

/// Whether a line inside a row could be a row of its own: it has the width of the table, and an identifier in its place.
fn is_row(plan: &Plan, cells: &[String]) -> bool {
    let mut reader = IdentifierReader::default();
    let mut holds_one = |cell: &String| cell.contains('@') || reader.read_alone(cell).is_ok();
    cells.len() == plan.fields
        && plan.entries.iter().filter_map(|entry| cells.get(entry.column.index)).any(&mut holds_one)
}
