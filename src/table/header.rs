//! Finds the header of a list among its first records (COLUMNS.md 1). Not what comes out of it: `prologue`.
//!
//! Invariant: no record that holds an identifier becomes the header or stands above it, also where the user says which
//! one it is; where more than one answer is possible, there is none.

use super::alias;
use super::error::TableError;
use super::fold::fold;
use super::null_word::is_nothing;
use super::recognise::Recognise;

/// The header is looked for in so many records.
pub(super) const SEARCHED: usize = 25;

/// A record near the beginning of a list.
pub(super) struct FirstRecord {
    /// Physical line.
    pub line: u64,
    pub cells: Vec<String>,
}

impl FirstRecord {
    /// How many cells hold something.
    fn filled(&self) -> usize {
        self.cells.iter().filter(|cell| !cell.trim().is_empty()).count()
    }
}

/// How the header is told from entries.
pub(super) struct HeaderSearch<'a> {
    pub recognise: Recognise,
    /// Names of columns that the user gave.
    pub names: &'a [String],
    /// Suppression lists: entries may stand anywhere, and unreadable lines are counted, not refused.
    pub is_list: bool,
}

impl HeaderSearch<'_> {
    /// The number of the record that is the header; `None` where a suppression list has none.
    ///
    /// # Errors
    /// When the header cannot be told for certain; the text says what to type.
    pub(super) fn find(&self, records: &[FirstRecord]) -> Result<Option<usize>, TableError> {
        let first = records.get(..SEARCHED.min(records.len())).unwrap_or_default();
        let named = first.iter().position(|record| self.names_identifier(record) && !self.holds_identifier(record));
        match named {
            Some(header) if self.is_list => Ok(self.is_alone_above(records, header).then_some(header)),
            Some(header) => {
                self.check(first, header)?;
                self.check_below(records, header)?;
                Ok(Some(header))
            }
            None => self.find_unnamed(records),
        }
    }

    /// Whether `records` tell where the header is: to a list of opt-outs a name is enough, of contacts the first one tells
    /// what stands above it.
    pub(super) fn are_telling<'r>(&self, mut records: impl Iterator<Item = &'r FirstRecord>) -> bool {
        records.any(|record| self.is_list && self.names_identifier(record) || self.holds_identifier(record))
    }

    /// That the header which the user named, and what stands above it, hold nobody: no such line is ever judged; and that no
    /// other line is the header instead, with own columns that would be lost.
    ///
    /// # Errors
    /// When one of them does, or is.
    pub(super) fn check_given(&self, records: &[FirstRecord], header: usize) -> Result<(), TableError> {
        let Some(found) = records.get(header) else { return Ok(()) };
        if found.cells.iter().any(|cell| (self.recognise.is_contact)(cell)) {
            return Err(TableError::HeaderIsContact { line: found.line });
        }
        match records.iter().take(header).find(|above| self.holds_identifier(above)) {
            Some(above) => Err(TableError::ContactAboveHeader { line: above.line, header: found.line }),
            None if self.is_list => Ok(()),
            None => match self.header_instead(records, Some(header)) {
                Some(line) => Err(TableError::OtherThanGiven { line, given: found.line }),
                None => Ok(()),
            },
        }
    }

    /// That no record of a list without a header is one after all.
    ///
    /// # Errors
    /// When one names its columns.
    pub(super) fn check_absent(&self, records: &[FirstRecord]) -> Result<(), TableError> {
        match self.header_instead(records, None).filter(|_| !self.is_list) {
            Some(line) => Err(TableError::HeaderBelow { line }),
            None => Ok(()),
        }
    }

    /// The line that is the header rather than the `given` one, or than none: it names the column where the contacts stand, or
    /// stands above the first contact and names more columns that are read. Of two lines that do so alike the user says which
    /// one is meant.
    fn header_instead(&self, records: &[FirstRecord], given: Option<usize>) -> Option<u64> {
        let found = given.and_then(|given| records.get(given));
        let below = records.get(given.map_or(0, |given| given + 1)..).unwrap_or_default();
        let holds_contacts =
            |at: usize| below.iter().any(|row| row.cells.get(at).is_some_and(|cell| (self.recognise.is_contact)(cell)));
        let is_named =
            |at: usize| found.is_some_and(|found| found.cells.get(at).is_some_and(|cell| self.is_name(cell)));
        // Where no contact is seen, a list without a header may have one anywhere.
        let sees_contacts = given.is_some() || records.iter().any(|record| self.holds_identifier(record));
        let names_contacts = |(at, cell): (usize, &String)| {
            self.is_name(cell) && !is_named(at) && (!sees_contacts || holds_contacts(at))
        };
        let names_them =
            |row: &&FirstRecord| !self.holds_identifier(row) && row.cells.iter().enumerate().any(names_contacts);
        let in_place = below.iter().take(SEARCHED).find(names_them);
        // Above no contact at all any cell may be a name.
        let fuller = || self.fuller_header(records, given).filter(|_| sees_contacts);
        in_place.or_else(fuller).map(|record| record.line)
    }

    /// A line above the first contact that has the look of a header, and names more columns that are read than the `given` one.
    fn fuller_header<'r>(&self, records: &'r [FirstRecord], given: Option<usize>) -> Option<&'r FirstRecord> {
        let found = given.and_then(|given| records.get(given));
        let fullest = records.iter().map(FirstRecord::filled).max().unwrap_or(0);
        let named = found.map_or(0, names_of_own);
        let is_header = |record: &FirstRecord| {
            let holds_values = record.cells.iter().any(|cell| !cell.trim().is_empty() && is_nothing(cell));
            names_of_own(record) > named && record.filled() == fullest && !holds_values
        };
        let first = records.iter().take(SEARCHED).take_while(|record| !self.holds_identifier(record)).enumerate();
        let mut others = first.filter(|(at, record)| Some(*at) != given && is_header(record));
        others.next().map(|(_, record)| record)
    }

    /// The header by its place: the only filled record above the first identifier.
    fn find_unnamed(&self, records: &[FirstRecord]) -> Result<Option<usize>, TableError> {
        let identifier = records.iter().position(|record| self.holds_identifier(record));
        let above = records.get(..identifier.unwrap_or(records.len())).unwrap_or_default();
        let filled: Vec<usize> =
            (0..above.len()).filter(|at| above.get(*at).is_some_and(|record| record.filled() > 0)).collect();
        let line_of = |at: Option<usize>| at.and_then(|at| records.get(at)).map_or(1, |record| record.line);
        match (filled.as_slice(), identifier) {
            ([header], Some(_)) if !records.get(*header).is_some_and(|record| self.may_be_row(record)) => {
                Ok(Some(*header))
            }
            // Nothing but names: the list is empty, or none of its columns holds entries.
            ([header, ..], None) if self.is_list && records.get(*header).is_some_and(holds_names_only) => {
                Ok(Some(*header))
            }
            (_, _) if self.is_list => Ok(None),
            // Without any identifier no column will be found, which says more.
            (filled, None) => Ok(filled.first().copied()),
            ([header], Some(_)) => Err(TableError::LooksLikeContact { line: line_of(Some(*header)) }),
            ([], Some(_)) => Err(TableError::LooksLikeContact { line: line_of(identifier) }),
            (filled, Some(_)) => {
                let (line, last) = (line_of(filled.first().copied()), line_of(filled.last().copied()));
                Err(TableError::UnclearHeader { line, last })
            }
        }
    }

    /// Whether the line above the first identifier may be one of somebody all the same. A damaged address is no name of a
    /// column; what a list may hold beside addresses has an @ as well.
    fn may_be_row(&self, record: &FirstRecord) -> bool {
        holds_number(record) || !self.is_list && record.cells.iter().any(|cell| cell.contains('@'))
    }

    /// In a suppression list entries above a line of names make it a line like any other.
    fn is_alone_above(&self, records: &[FirstRecord], header: usize) -> bool {
        records.iter().take(header).all(|record| !self.holds_identifier(record))
    }

    /// That what stands above and below the header of a contact list fits it.
    fn check(&self, first: &[FirstRecord], header: usize) -> Result<(), TableError> {
        let Some(found) = first.get(header) else { return Ok(()) };
        let width = common_width(first.iter().skip(header).map(|record| record.cells.len()));
        for above in first.iter().take(header) {
            if self.holds_identifier(above) {
                return Err(TableError::ContactAboveHeader { line: above.line, header: found.line });
            }
            if above.filled() >= width.max(1) {
                return Err(TableError::FilledAboveHeader { line: above.line, header: found.line });
            }
        }
        let is_second = |below: &&FirstRecord| {
            below.cells != found.cells && self.names_in_place(below, found) && !self.holds_identifier(below)
        };
        match first.iter().skip(header + 1).find(is_second) {
            Some(below) => Err(TableError::SecondHeader { line: below.line, header: found.line }),
            None => Ok(()),
        }
    }

    /// That no line between the supposed header and the first contact may be the header as well: titles and the headings of
    /// several columns can be names of columns, too.
    fn check_below(&self, records: &[FirstRecord], header: usize) -> Result<(), TableError> {
        let Some(found) = records.get(header) else { return Ok(()) };
        let below = records.get(header + 1..).unwrap_or_default();
        let rows: Vec<_> = below.iter().filter(|record| self.holds_identifier(record)).collect();
        let named: Vec<usize> =
            (0..found.cells.len()).filter(|at| found.cells.get(*at).is_some_and(|cell| self.is_name(cell))).collect();
        let cells = |record: &FirstRecord| -> Vec<String> {
            named.iter().map(|at| record.cells.get(*at).cloned().unwrap_or_default()).collect()
        };
        let stands_there = |record: &&FirstRecord| cells(record).iter().any(|cell| (self.recognise.is_contact)(cell));
        let holds_contacts = rows.is_empty() || rows.iter().any(stands_there);
        let is_row = |record: &FirstRecord| {
            holds_contacts && cells(record).iter().any(|cell| may_be_address(cell)) && !holds_own_names_only(record)
        };
        let usual = common_width(rows.iter().map(|record| record.filled()));
        let is_fuller = |record: &FirstRecord| record.filled() > found.filled() && usual > found.filled();
        let may_be_header = |record: &&FirstRecord| {
            record.cells != found.cells
                && (is_fuller(record) || record.cells.iter().any(|cell| alias::names_own(cell)))
                && !is_row(record)
        };
        let searched = below.iter().take(SEARCHED.saturating_sub(header + 1));
        match searched.take_while(|record| !self.holds_identifier(record)).find(may_be_header) {
            Some(line) => Err(TableError::HeaderRatherBelow { line: line.line, header: found.line }),
            None => Ok(()),
        }
    }

    fn names_identifier(&self, record: &FirstRecord) -> bool {
        record.cells.iter().any(|cell| self.is_name(cell))
    }

    /// Whether `record` names an identifier column in the place where `header` does.
    fn names_in_place(&self, record: &FirstRecord, header: &FirstRecord) -> bool {
        record.cells.iter().zip(&header.cells).any(|(cell, name)| self.is_name(cell) && self.is_name(name))
    }

    fn is_name(&self, cell: &str) -> bool {
        self.is_given(cell) || alias::names_identifier(cell) || self.recognise.counts_phones && alias::names_phone(cell)
    }

    /// Whether the user gave `cell` as the name of a column.
    fn is_given(&self, cell: &str) -> bool {
        let folded = fold(cell);
        !folded.is_empty() && self.names.iter().any(|name| fold(name) == folded)
    }

    fn holds_identifier(&self, record: &FirstRecord) -> bool {
        if self.is_list {
            let is_named = record.cells.iter().any(|cell| self.is_given(cell));
            return record.cells.iter().any(|cell| (self.recognise.is_entry)(cell, is_named));
        }
        record.cells.iter().any(|cell| (self.recognise.is_contact)(cell))
    }
}

/// Digits of a number, or of a customer: no name of a column has so many, and few letters beside them.
fn holds_number(record: &FirstRecord) -> bool {
    const LEAST: usize = 7;
    let count = |cell: &str, is: fn(char) -> bool| cell.chars().filter(|c| is(*c)).count();
    record.cells.iter().any(|cell| {
        let digits = count(cell, char::is_numeric);
        digits >= LEAST && count(cell, char::is_alphabetic) <= digits
    })
}

/// A cell under the name of an address column: a damaged address still has an @ or a dot.
fn may_be_address(cell: &str) -> bool {
    is_nothing(cell) || cell.contains(['@', '.'])
}

/// How many columns that are read a line names.
fn names_of_own(record: &FirstRecord) -> usize {
    record.cells.iter().filter(|cell| alias::names_own(cell)).count()
}

fn holds_own_names_only(record: &FirstRecord) -> bool {
    record.cells.iter().all(|cell| is_nothing(cell) || alias::names_own(cell))
}

fn holds_names_only(record: &FirstRecord) -> bool {
    record.cells.iter().all(|cell| cell.trim().is_empty() || !alias::meanings(cell).is_empty())
}

/// The commonest of `widths`, the first one of several; 0 if there are none.
pub(super) fn common_width(widths: impl Iterator<Item = usize>) -> usize {
    let widths: Vec<usize> = widths.collect();
    let count = |width: usize| widths.iter().filter(|other| **other == width).count();
    // `max_by_key` would give the last one.
    widths.iter().rev().copied().max_by_key(|width| count(*width)).unwrap_or(0)
}

#[cfg(test)]
mod tests;
