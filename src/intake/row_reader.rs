//! What a row of a list is: entries, a comment, a row that is shifted, one that cannot be read. Hands its cells to the
//! entry maker. Runs on the worker threads; whatever concerns the list as a whole is counted in the part and judged in
//! `tally`.

use crate::base::time::{self, Interval};
use crate::table::role::Role;

use super::answer::is_listed;
use super::beside_address::read_numbers;
use super::bounced_address::BouncedAddress;
use super::entry::ListEntry;
use super::entry_columns::{Counts, EntryColumn};
use super::entry_maker::{CellFinding, EntryMaker};
use super::layout::Misfit;
use super::list_part::{ListPart, RowPlace, SHOWN_LINES};
use super::list_row::{ListRow, RowCells};
use super::misread::Misread;
use super::options::ListOptions;
use super::plan::Plan;
use super::prose::{holds_identifier, is_prose};
use super::row_chooser::{RowChooser, RowSays};
use super::row_country::named_country;
use super::row_end::bad_end;
use super::soft_bounce::is_soft;
use super::swallowed_rows::{Swallowed, inner_rows};

/// Reads rows. One per worker thread.
pub(super) struct RowReader<'a> {
    plan: &'a Plan,
    are_bounces: bool,
    /// When an answer without a date was given.
    answered: Option<Interval>,
    /// Nothing is answered later, whichever zone the register lives in.
    now: i64,
    maker: EntryMaker<'a>,
    chooser: RowChooser<'a>,
}

impl<'a> RowReader<'a> {
    pub(super) fn new(plan: &'a Plan, options: &'a ListOptions, maker: EntryMaker<'a>) -> Self {
        let chooser = RowChooser::new(plan, &options.rows);
        let ListOptions { are_bounces, answered, .. } = *options;
        Self { plan, are_bounces, answered, now: time::now(), maker, chooser }
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
        let swallowed = if self.plan.fields > 1 { inner_rows(self.plan, row) } else { Vec::new() };
        let is_in_shape = [self.plan.fields, self.plan.usual].contains(&row.width()) && swallowed.is_empty();
        let says = self.chooser.says(row, is_in_shape);
        // Whoever stands in rows that a quote swallowed may object there.
        let is_taken = !swallowed.is_empty() && self.chooser.asks_objections();
        if !is_taken && !self.chooser.takes(row, place.line, says) {
            self.maker.part.rows.passed_over += u64::from(says != RowSays::Nothing || !row.is_blank());
            return self.check_end(row, place, is_last, false);
        }
        self.maker.part.rows.taken += 1;
        let (width, comment) = (row.width(), row.is_comment());
        // A spreadsheet error in the first column also begins with #, and its row counts.
        if comment && (width != self.plan.fields || self.plan.reads_first_column()) {
            return self.read_comment(row, place, is_last);
        }
        if self.leaves_out_soft(row) {
            return self.check_end(row, place, is_last, false);
        }
        let is_whole = swallowed.is_empty() && width == self.plan.fields;
        let time = self.read_time(row, place.line);
        let is_listed = match is_listed(row, self.plan.answer_place(), is_whole, time, self.now) {
            Ok(is_listed) => is_listed,
            Err(why) => return self.count_unanswered(why, row, place, is_last),
        };
        self.maker.part.note_answer(self.plan.answer_place().and(time));
        let place = RowPlace { time, is_listed, ..place };
        self.read_swallowed(&swallowed, place);
        let in_place = self.read_in_place(row, place);
        let found = self.read_out_of_place(row, place, in_place, !swallowed.is_empty());
        if comment && found != CellFinding::Entry && !row.text().contains('@') {
            return;
        }
        if found == CellFinding::Entry && !self.plan.own.is_empty() {
            says.count(&mut self.maker.part.rows, self.plan.does_silence_tell());
        }
        self.count(found, row, place, is_last);
    }

    /// Counts a row in which a register says nothing, or something that nobody knows, or not when.
    fn count_unanswered(&mut self, why: Option<Misread>, row: &mut impl ListRow, place: RowPlace, is_last: bool) {
        let found = if why.is_some() { CellFinding::Unreadable } else { CellFinding::Entry };
        match why {
            Some(misread) => _ = self.maker.part.misread.get_or_insert((place.line, misread)),
            None => self.maker.part.rows.unanswered += 1,
        }
        self.count(found, row, place, is_last);
    }

    /// Notes a line that does not fit the layout of the list.
    pub(super) fn note_misfit(&mut self, line: u64, misfit: Misfit) {
        self.maker.part.misfit.get_or_insert((line, misfit));
    }

    /// The cells of the columns that hold entries.
    fn read_in_place(&mut self, row: &mut impl RowCells, place: RowPlace) -> CellFinding {
        let plan = self.plan;
        if !plan.countries.is_empty() {
            self.maker.set_country(named_country(row, plan.country_places()));
        }
        let (mut found, mut has_at) = (CellFinding::Nothing, false);
        let mut bounced = BouncedAddress::default();
        for (index, entry) in plan.entries.iter().enumerate() {
            let EntryColumn { column, counts, is_doubtful } = entry;
            let Some(cell) = row.cell(index) else { continue };
            // Of a broken address the domain is no wish to block it.
            if found == CellFinding::Entry && *counts != Counts::Always || has_at && *counts == Counts::Alone {
                let is_beside = found == CellFinding::Entry && *counts == Counts::Alone && !cell.trim().is_empty();
                self.maker.part.rows.domains_beside += u64::from(is_beside);
                continue;
            }
            let is_at = memchr::memchr(b'@', cell.as_bytes()).is_some();
            if is_at && self.are_bounces && plan.is_named && bounced.is_before(cell) {
                continue;
            }
            has_at |= is_at;
            self.maker.column = index;
            let cell_found = match self.read_cell(cell, is_at, column.role, place) {
                CellFinding::Unreadable if *is_doubtful => CellFinding::Nothing,
                other => other,
            };
            if is_at && self.are_bounces && cell_found == CellFinding::Entry {
                bounced.address = Some(cell.to_owned());
            }
            row.each_other_reading(index, &mut |reading, text| self.maker.read_other_reading(reading, text, place));
            found = self.with_cell(found, cell_found, entry, place);
        }
        self.maker.part.rows.second += u64::from(bounced.has_second);
        found
    }

    /// What the cells of a row are together, with one more.
    fn with_cell(&mut self, row: CellFinding, cell: CellFinding, entry: &EntryColumn, place: RowPlace) -> CellFinding {
        match (row, cell) {
            // Beside an address its digest says nothing new; without one `n/a` is no broken address.
            (CellFinding::Entry, CellFinding::Unreadable) if entry.column.role == Role::Digest => row,
            (CellFinding::Entry, CellFinding::Unreadable) if matches!(entry.column.role, Role::Phone(_)) => {
                // What is no number (`-`, `on request`) says nothing; one that cannot be dialled does.
                let is_number = self.maker.take_lack_of_country(place.line);
                self.maker.part.rows.numbers_unread += u64::from(is_number);
                row
            }
            (_, CellFinding::Entry) if entry.counts == Counts::Alone => CellFinding::Entry,
            _ => row.and(cell),
        }
    }

    fn read_cell(&mut self, cell: &str, is_at: bool, role: Role, place: RowPlace) -> CellFinding {
        // Of a bounce `@x` is a broken address, and no domain that somebody wants to block.
        if self.are_bounces && is_at && !cell.contains('.') {
            return CellFinding::Unreadable;
        }
        match self.maker.read_cell(cell, role, place) {
            CellFinding::Entry if !self.plan.is_named && is_prose(cell) => CellFinding::Unreadable,
            CellFinding::Entry if is_at && !self.are_bounces => read_numbers(&mut self.maker, cell, place),
            other => other,
        }
    }

    /// What stands outside these columns: in a row that is shifted it counts, else it is nobody's entry.
    fn read_out_of_place(
        &mut self,
        row: &mut impl ListRow,
        place: RowPlace,
        found: CellFinding,
        swallowed: bool,
    ) -> CellFinding {
        let (width, fields) = (row.width(), self.plan.fields);
        let has_other = width > 1 && self.has_other_at(row);
        let is_unsure = has_other && (self.plan.anywhere || width > fields || swallowed);
        if !is_unsure && (width == fields || found == CellFinding::Entry) {
            self.maker.part.rows.elsewhere += u64::from(has_other);
            return found;
        }
        if !self.plan.reads_addresses() {
            return if found == CellFinding::Nothing { CellFinding::Unreadable } else { found };
        }
        let whole = self.read_whole(row, place);
        match found {
            CellFinding::Entry => found,
            // Another address makes up for a shifted row, not for an entry that is there and cannot be read.
            CellFinding::Unreadable if self.plan.has_header && width == fields => found,
            CellFinding::Unreadable | CellFinding::Nothing => whole,
        }
    }

    /// Rows that a stray quote made part of this one: each is read in its place, so that nobody is lost.
    fn read_swallowed(&mut self, rows: &[(u64, Vec<String>)], place: RowPlace) {
        let plan = self.plan;
        for (line, cells) in rows {
            self.read_in_place(&mut Swallowed { plan, cells }, RowPlace { line: place.line + line, ..place });
        }
        self.maker.part.rows.swallowed += u64::from(!rows.is_empty());
    }

    /// In a table a customer number such as `#5` begins a row, which quotes over several lines may have cut in two: no
    /// address of it may be lost. In a plain list a comment is a comment, but what it holds is counted.
    fn read_comment(&mut self, row: &mut impl ListRow, place: RowPlace, is_last: bool) {
        let is_table = self.plan.has_header || self.plan.fields > 1;
        let has_at = row.text().contains('@');
        if is_table && has_at {
            let found = self.read_whole(row, place);
            return self.count(found, row, place, is_last);
        }
        if holds_identifier(row.text()) {
            let part = &mut self.maker.part;
            part.rows.comments += 1;
            if part.comment_lines.len() < SHOWN_LINES {
                part.comment_lines.push(place.line);
            }
        }
    }

    /// Counts a soft bounce, and whether it is left out.
    fn leaves_out_soft(&mut self, row: &mut impl ListRow) -> bool {
        let details = self.plan.detail_places().filter_map(|place| row.cell(place).map(str::to_owned));
        let is_soft = u64::from(is_soft(details.collect::<Vec<_>>().iter().map(String::as_str)));
        let rows = &mut self.maker.part.rows;
        let count = if self.are_bounces { &mut rows.soft } else { &mut rows.soft_taken };
        *count += is_soft;
        rows.lines += if self.are_bounces { is_soft } else { 0 };
        is_soft > 0 && self.are_bounces
    }

    /// Whether an @ stands outside the columns that are read.
    fn has_other_at(&self, row: &mut impl ListRow) -> bool {
        let all = row.ats();
        let mut read = |index| row.cell(index).map_or(0, |cell| memchr::memchr_iter(b'@', cell.as_bytes()).count());
        all > (0..self.plan.entries.len()).map(&mut read).sum()
    }

    fn read_time(&mut self, row: &mut impl ListRow, line: u64) -> Option<Interval> {
        if self.plan.date.is_none() {
            return self.answered;
        }
        self.maker.read_time(row.cell(self.plan.entries.len())?, line)
    }

    /// A row whose addresses may stand anywhere: none may be lost.
    fn read_whole(&mut self, row: &mut impl ListRow, place: RowPlace) -> CellFinding {
        // `#max@firma.de` is an address that was commented out, and no mailbox of that name.
        let text = row.text().trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '#'));
        match self.maker.read_anywhere(text, place) {
            CellFinding::Entry if !self.plan.is_named && is_prose(text) => CellFinding::Unreadable,
            CellFinding::Nothing => CellFinding::Unreadable,
            other => other,
        }
    }

    fn count(&mut self, found: CellFinding, row: &mut impl ListRow, place: RowPlace, is_last: bool) {
        let lacks_country = found == CellFinding::Unreadable && self.maker.take_lack_of_country(place.line);
        let part = &mut self.maker.part;
        match found {
            CellFinding::Entry => part.rows.good += 1,
            CellFinding::Nothing if row.is_blank() => return,
            CellFinding::Nothing => part.rows.vacant += 1,
            CellFinding::Unreadable if self.are_bounces && row.ats() > 0 => part.rows.broken += 1,
            CellFinding::Unreadable => {
                part.rows.unreadable += 1;
                part.rows.without_country += u64::from(lacks_country);
                if part.unreadable_lines.len() < SHOWN_LINES {
                    part.unreadable_lines.push(place.line);
                }
            }
        }
        part.rows.lines += 1;
        self.check_end(row, place, is_last, found == CellFinding::Unreadable);
    }

    /// Notes that the list may be cut off, if this is its last row and looks so.
    fn check_end(&mut self, row: &mut impl ListRow, place: RowPlace, is_last: bool, is_unreadable: bool) {
        if !is_last {
            return;
        }
        if let Some(end) = bad_end(row, self.plan, place.line, is_unreadable) {
            self.maker.part.bad_end = Some(end);
        }
    }
}
