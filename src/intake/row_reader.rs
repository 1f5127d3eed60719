//! What a row of a list is: entries, a comment, a row that is shifted, one that cannot be read. Hands its cells to the
//! entry maker. Runs on the worker threads; whatever concerns the list as a whole is counted in the part and judged in
//! `tally`.

use crate::base::time::Interval;
use crate::identity::identifier::bare;

use super::entry::ListEntry;
use super::entry_maker::{CellFinding, EntryMaker};
use super::list_part::{BadEnd, ListPart, RowPlace, SHOWN_LINES};
use super::list_row::ListRow;
use super::plan::Plan;

/// Reads rows. One per worker thread.
pub(super) struct RowReader<'a> {
    plan: &'a Plan,
    maker: EntryMaker<'a>,
}

impl<'a> RowReader<'a> {
    pub(super) fn new(plan: &'a Plan, maker: EntryMaker<'a>) -> Self {
        Self { plan, maker }
    }

    /// The entries that were read since the last time, in the order of their rows.
    pub(super) fn entries(&mut self) -> &[ListEntry] {
        self.maker.make_keys();
        &self.maker.part.entries
    }

    /// What was counted since the last time; forgets the entries.
    pub(super) fn take(&mut self) -> ListPart {
        let mut entries = std::mem::take(&mut self.maker.part.entries);
        entries.clear();
        std::mem::replace(&mut self.maker.part, ListPart { entries, ..ListPart::default() })
    }

    /// Reads a row; `is_last` if it is the last one of the list.
    pub(super) fn read(&mut self, row: &mut impl ListRow, place: RowPlace, is_last: bool) {
        self.maker.start_row();
        let (width, comment) = (row.width(), row.is_comment());
        // A spreadsheet error in the first column also begins with #, and its row counts.
        let reads_first = self.plan.entries.first().is_some_and(|column| column.index == 0);
        if comment && (width != self.plan.fields || reads_first) {
            return self.read_comment(row, place, is_last);
        }
        let place = RowPlace { time: self.read_time(row), ..place };
        let mut found = CellFinding::Nothing;
        for (index, column) in self.plan.entries.iter().enumerate() {
            let cell = row.cell(index);
            found = found.and(cell.map_or(CellFinding::Nothing, |cell| self.maker.read_cell(cell, column.role, place)));
            row.each_other_reading(index, &mut |reading, text| self.maker.read_other_reading(reading, text, place));
        }
        let unsure = self.plan.anywhere && width > 1 || width > self.plan.fields;
        if unsure && self.has_other_at(row) || width != self.plan.fields && found != CellFinding::Entry {
            let whole = self.read_whole(row, place);
            let in_place = self.plan.has_header && width == self.plan.fields;
            found = match found {
                CellFinding::Entry => found,
                // Another address makes up for a shifted row, not for an entry that is there and cannot be read.
                CellFinding::Unreadable if in_place => found,
                CellFinding::Unreadable | CellFinding::Nothing => whole,
            };
        }
        if comment && found != CellFinding::Entry && !row.text().contains('@') {
            return;
        }
        self.count(found, row, place, is_last);
    }

    /// In a table a customer number such as `#5` begins a row, which quotes over several lines may have cut in two: no
    /// address of it may be lost. In a plain list a comment is a comment.
    fn read_comment(&mut self, row: &mut impl ListRow, place: RowPlace, is_last: bool) {
        let is_table = self.plan.has_header || self.plan.fields > 1;
        if is_table && row.text().contains('@') {
            let found = self.read_whole(row, place);
            self.count(found, row, place, is_last);
        }
    }

    /// Whether an @ stands outside the columns that are read.
    fn has_other_at(&self, row: &mut impl ListRow) -> bool {
        let all = row.ats();
        let mut read = |index| row.cell(index).map_or(0, |cell| memchr::memchr_iter(b'@', cell.as_bytes()).count());
        all > (0..self.plan.entries.len()).map(&mut read).sum()
    }

    fn read_time(&mut self, row: &mut impl ListRow) -> Option<Interval> {
        self.plan.date.as_ref()?;
        self.maker.read_time(row.cell(self.plan.entries.len())?)
    }

    /// A row whose addresses may stand anywhere: none may be lost.
    fn read_whole(&mut self, row: &mut impl ListRow, place: RowPlace) -> CellFinding {
        // `#max@firma.de` is an address that was commented out, and no mailbox of that name.
        let text = row.text().trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '#'));
        let found = self.maker.read_anywhere(text, place);
        if found == CellFinding::Nothing { CellFinding::Unreadable } else { found }
    }

    fn count(&mut self, found: CellFinding, row: &mut impl ListRow, place: RowPlace, is_last: bool) {
        let part = &mut self.maker.part;
        match found {
            CellFinding::Entry => {}
            CellFinding::Nothing if row.is_blank() => return,
            CellFinding::Nothing => part.vacant += 1,
            CellFinding::Unreadable => {
                part.unreadable += 1;
                if part.unreadable_lines.len() < SHOWN_LINES {
                    part.unreadable_lines.push(place.line);
                }
                if is_last {
                    let cell = bare(row.cell(0).unwrap_or_default());
                    let is_hex = !cell.is_empty() && cell.bytes().all(|byte| byte.is_ascii_hexdigit());
                    part.bad_end = Some(BadEnd { line: place.line, is_hex });
                }
            }
        }
        part.lines += 1;
    }
}
