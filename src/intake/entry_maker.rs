//! From the text of cells to entries: what a cell is, is seen from its content. Knows nothing of bytes, rows or files;
//! the readers of `formats` hand it cells.

use crate::base::date::read_date;
use crate::base::time::{DateOrder, Interval};
use crate::identity::domain::DomainEntry;
use crate::identity::email::CellReader;
use crate::identity::hash::read_hex;
use crate::identity::identifier::bare;
use crate::identity::lookup::{written, written_digest};
use crate::identity::match_key::Keyer;
use crate::table::role::Role;

use super::batch::{EntryBatch, RowPlace};
use super::error::Breadth;

/// What a cell turned out to be.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum CellFinding {
    Nothing,
    Entry,
    Unreadable,
}

impl CellFinding {
    /// Of two cells of a row the worse one counts; a blank one does not.
    pub(super) fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Unreadable, _) | (_, Self::Unreadable) => Self::Unreadable,
            (Self::Entry, _) | (_, Self::Entry) => Self::Entry,
            (Self::Nothing, Self::Nothing) => Self::Nothing,
        }
    }
}

/// Makes entries. One per worker thread; its buffers are used again.
pub(super) struct EntryMaker<'a> {
    keyer: &'a Keyer,
    order: Option<DateOrder>,
    allow_broad: bool,
    cells: CellReader,
    scratch: String,
    last_date: (String, Option<Interval>),
    /// What was made so far.
    pub(super) batch: EntryBatch,
}

impl<'a> EntryMaker<'a> {
    /// `order` says how `03/04/2025` is meant, `allow_broad` accepts public suffixes and mailbox providers as domains.
    pub(super) fn new(keyer: &'a Keyer, order: Option<DateOrder>, allow_broad: bool) -> Self {
        Self {
            keyer,
            order,
            allow_broad,
            cells: CellReader::new(),
            scratch: String::new(),
            last_date: (String::new(), None),
            batch: EntryBatch::default(),
        }
    }

    /// The entries of a cell in a column of this role.
    pub(super) fn read_cell(&mut self, cell: &str, role: Role, place: RowPlace) -> CellFinding {
        if memchr::memchr(b'@', cell.as_bytes()).is_some_and(|at| !is_domain_pattern(cell, at)) {
            self.read_addresses(cell, place)
        } else {
            self.read_other(bare(cell), role, place)
        }
    }

    /// The date of a row, if its cell holds one that can be read.
    pub(super) fn read_time(&mut self, cell: &str) -> Option<Interval> {
        let cell = cell.trim();
        if cell.is_empty() {
            return None;
        }
        // Lists are often sorted by date, or made in one go.
        if self.last_date.0 != cell {
            self.last_date.0.clear();
            self.last_date.0.push_str(cell);
            self.last_date.1 = read_date(cell, self.order);
        }
        let time = self.last_date.1;
        *(if time.is_some() { &mut self.batch.dates } else { &mut self.batch.unreadable_dates }) += 1;
        time
    }

    /// Every address of a text, and its loose form. Of `email=a@b.de` nobody can tell whether the mailbox is `a`, so
    /// both are entries.
    pub(super) fn read_addresses(&mut self, text: &str, place: RowPlace) -> CellFinding {
        let Self { keyer, cells, scratch, batch, .. } = self;
        let cell = cells.read(text);
        let mut found = CellFinding::Nothing;
        let mut behind_equals: Vec<String> = Vec::new();
        for address in cell.addresses() {
            found = CellFinding::Entry;
            let mut is_new = false;
            written(&address, keyer, scratch, &mut |key| {
                if !key.loose {
                    is_new = batch.push(key, place);
                    batch.emails += u64::from(is_new);
                } else if is_new {
                    batch.loose += u64::from(batch.push(key, place));
                }
            });
            if is_new {
                behind_equals.extend(address.normal().rsplit_once('=').map(|(_, rest)| rest.to_owned()));
            }
        }
        let found = if cell.problem().is_some() { CellFinding::Unreadable } else { found };
        for rest in behind_equals {
            // The whole was read already, so a rest that is no address is no loss.
            let _ = self.read_addresses(&rest, place);
        }
        found
    }

    /// A digest or a domain.
    fn read_other(&mut self, text: &str, role: Role, place: RowPlace) -> CellFinding {
        if let Some((hash, digest)) = read_hex(text) {
            self.batch.count_digest(hash, place.line);
            if let Some(key) = written_digest(hash, &digest, self.keyer) {
                self.batch.push(key, place);
            }
            return CellFinding::Entry;
        }
        let read = if role == Role::DOMAIN { DomainEntry::read_any } else { DomainEntry::read };
        match read(text) {
            Some(entry) => self.push_domain(&entry, place),
            None if self.cells.read(text).is_blank() => CellFinding::Nothing,
            None => CellFinding::Unreadable,
        }
    }

    fn push_domain(&mut self, entry: &DomainEntry, place: RowPlace) -> CellFinding {
        let Self { keyer, scratch, batch, .. } = self;
        if let Some(breadth) = Breadth::of(entry, self.allow_broad) {
            batch.broad.get_or_insert((place.line, entry.domain.clone(), breadth));
        }
        batch.domains += 1;
        written(entry, keyer, scratch, &mut |key| _ = batch.push(key, place));
        CellFinding::Entry
    }
}

/// `@d`, `*@d` or `%@d`, the first @ being at `at`.
fn is_domain_pattern(cell: &str, at: usize) -> bool {
    let before = cell.get(..at).unwrap_or_default();
    let is_name = before.as_bytes().last().is_some_and(u8::is_ascii_alphanumeric);
    !is_name && matches!(bare(before), "" | "*" | "%")
}
