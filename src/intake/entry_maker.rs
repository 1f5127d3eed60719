//! From the text of cells to entries: what a cell is, is seen from its content. Knows nothing of bytes, rows or files;
//! `row_reader` hands it cells.

use crate::base::country::Country;
use crate::base::identifier_kind::IdentifierKind;
use crate::base::register::Register;
use crate::base::time::{DateOrder, Interval};
use crate::identity::address::Address;
use crate::identity::domain::DomainEntry;
use crate::identity::hash::Digest;
use crate::identity::identifier::{
    Identifier, IdentifierReader, bare, may_be_number, may_hold_anywhere, may_hold_number,
};
use crate::identity::match_key::Keyer;
use crate::identity::pattern::PatternEntry;
use crate::identity::phone::{self, PhoneRules};
use crate::identity::problem::Problem;
use crate::identity::recipe::{Recipe, read_digest};
use crate::identity::spelling::Spelled as _;
use crate::table::readings::OtherReading;
use crate::table::role::Role;

use super::breadth::Breadth;
use super::last_date::LastDate;
use super::list_part::{ListPart, RowPlace, SHOWN_LINES};
use super::options::ListOptions;
use super::unmade_entries::UnmadeEntries;

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
    /// Of rows that name none.
    country: Option<Country>,
    /// The register that hands its numbers out.
    listed_by: Option<Register>,
    /// Of digests, if the user names it.
    recipe: Option<&'static Recipe>,
    reader: IdentifierReader,
    last_date: LastDate,
    entries: UnmadeEntries,
    /// The column that is read, by its place in the plan: digests are told apart by it.
    pub(super) column: usize,
    /// The last cell that could not be read holds a number, and nothing says how it is dialled.
    without_country: bool,
    /// What was made so far, but for the last entries.
    pub(super) part: ListPart,
}

impl<'a> EntryMaker<'a> {
    /// `order` says how `03/04/2025` is meant.
    pub(super) fn new(keyer: &'a Keyer, order: Option<DateOrder>, options: &ListOptions) -> Self {
        let phones = PhoneRules::of(options.dialling, true);
        Self {
            keyer,
            order,
            allow_broad: options.allow_broad_domains,
            country: options.dialling.country(),
            listed_by: options.register,
            recipe: options.recipe,
            reader: IdentifierReader::with_phones(phones),
            last_date: LastDate::default(),
            entries: UnmadeEntries::default(),
            column: 0,
            without_country: false,
            part: ListPart::default(),
        }
    }

    /// To be called before each row.
    #[inline]
    pub(super) fn start_row(&mut self) {
        if self.entries.is_full() {
            self.make_keys();
        }
    }

    /// Makes the keys of the entries that wait for theirs.
    pub(super) fn make_keys(&mut self) {
        self.entries.make(self.keyer, &mut self.part.entries);
    }

    /// The country that the row names; without one it is that of the list, and of a name that nobody knows none.
    pub(super) fn set_country(&mut self, named: Option<Option<Country>>) {
        self.reader.phones.country = named.unwrap_or(self.country);
    }

    /// Whether what could not be read last is a number of which nothing says how it is dialled; notes its line, once.
    pub(super) fn take_lack_of_country(&mut self, line: u64) -> bool {
        let is_number = std::mem::take(&mut self.without_country);
        let lines = &mut self.part.lines_without_country;
        if is_number && lines.len() < SHOWN_LINES && lines.last() != Some(&line) {
            lines.push(line);
        }
        is_number
    }

    /// The entries of a cell in a column of this role. Addresses, domains and digests are told by their look, whatever the
    /// column is called.
    pub(super) fn read_cell(&mut self, cell: &str, role: Role, place: RowPlace) -> CellFinding {
        match role {
            Role::Identifier(IdentifierKind::Postal) => self.read_identifiers(IdentifierKind::Postal, cell, place),
            Role::Phone(_) if self.recipe.is_some_and(|recipe| recipe.read_digest(bare(cell)).is_some()) => {
                self.read_other(bare(cell), role, place)
            }
            Role::Phone(_) if !cell.contains('@') => self.read_identifiers(IdentifierKind::Phone, cell, place),
            _ if phone::is_messenger_account(bare(cell)) => self.read_identifiers(IdentifierKind::Phone, cell, place),
            _ if self.read_plain(cell, place) => CellFinding::Entry,
            _ if PatternEntry::is_meant(cell) => self.read_pattern(bare(cell), place),
            _ if memchr::memchr(b'@', cell.as_bytes()).is_some_and(|at| !is_domain_pattern(cell, at)) => {
                self.read_identifiers(IdentifierKind::Email, cell, place)
            }
            // An @ of another typesetting, or a code for one.
            _ if !cell.contains('@') && may_hold_anywhere(IdentifierKind::Email, cell) => {
                self.read_identifiers(IdentifierKind::Email, cell, place)
            }
            _ => self.read_other(bare(cell), role, place),
        }
    }

    /// The entries of a cell whose bytes may mean something else than what was read: no guess of an encoding frees a person.
    /// Nothing is counted for them, nor missed if there are none.
    pub(super) fn read_other_reading(&mut self, reading: OtherReading, text: &str, place: RowPlace) {
        let Self { reader, entries, part, .. } = self;
        let mut push = |identifier: &Identifier<'_>| {
            entries.push_other_reading(identifier, place);
            if reading == OtherReading::MacRoman && identifier.is_international() {
                part.mac_roman.get_or_insert(place.line);
            }
        };
        if may_hold_anywhere(IdentifierKind::Email, text) {
            reader.read(IdentifierKind::Email, text, &mut push);
        } else if let Some(entry) = DomainEntry::read(text) {
            push(&Identifier::Domain(entry));
        }
    }

    /// The common case: whether a cell is one plain address, whose entries are added then as by `read_identifiers`. (No
    /// plain address holds a =.)
    #[inline]
    fn read_plain(&mut self, cell: &str, place: RowPlace) -> bool {
        let is_pattern = |address: &Address<'_>| {
            let local = address.local();
            let has_sign = !local.starts_with(|first: char| first.is_ascii_alphanumeric());
            is_domain_pattern(address.normal(), local.len()) || has_sign && PatternEntry::is_wild(local)
        };
        let is_other = |address: &Address<'_>| is_pattern(address) || phone::is_messenger_server(address.domain());
        let Some(address) = self.reader.read_plain(cell).filter(|address| !is_other(address)) else { return false };
        let added = self.entries.push(&address, place);
        self.part.identifiers.add(IdentifierKind::Email, added.exact);
        self.part.loose += added.loose;
        true
    }

    /// Every identifier of a text that may be anything: addresses tell themselves.
    pub(super) fn read_anywhere(&mut self, text: &str, place: RowPlace) -> CellFinding {
        self.read_identifiers(IdentifierKind::Email, text, place)
    }

    /// The date of a row, if its cell holds one that can be read. A date that proves another order than the list is read
    /// in says that others were read wrongly.
    pub(super) fn read_time(&mut self, cell: &str, line: u64) -> Option<Interval> {
        let cell = cell.trim();
        if cell.is_empty() {
            return None;
        }
        self.last_date.read(cell, self.order);
        if self.last_date.has_other_order {
            self.part.other_order.get_or_insert(line);
        }
        let time = self.last_date.time;
        *(if time.is_some() { &mut self.part.rows.dates } else { &mut self.part.rows.unreadable_dates }) += 1;
        time
    }

    /// Every identifier of a kind in a text, and its loose form. Of `email=a@b.de` nobody can tell whether the mailbox is
    /// `a`, so both are entries.
    fn read_identifiers(&mut self, kind: IdentifierKind, text: &str, place: RowPlace) -> CellFinding {
        let Self { reader, entries, part, listed_by, .. } = self;
        let (mut found, mut is_foreign) = (CellFinding::Nothing, false);
        let mut behind_equals: Vec<String> = Vec::new();
        let problem = reader.read(kind, text, &mut |identifier| {
            if identifier.is_doubtful() {
                return entries.push_other_reading(identifier, place);
            }
            found = CellFinding::Entry;
            if let Identifier::Phone(number) = identifier {
                is_foreign |= listed_by.is_some_and(|register| !number.is_whole_in(register));
                part.areas.insert_of(number.digits());
            }
            let added = entries.push(identifier, place);
            part.identifiers.add(kind, added.exact);
            part.loose += added.loose;
            is_foreign |= identifier.domain().is_some_and(phone::is_messenger_server);
            if let (1.., Identifier::Email(address)) = (added.exact, identifier) {
                let normal = address.normal();
                let equals = memchr::memrchr(b'=', normal.as_bytes());
                behind_equals.extend(equals.and_then(|at| normal.get(at + 1..)).map(str::to_owned));
            }
        });
        for rest in behind_equals {
            // The whole was read already, so a rest that is no address is no loss.
            let _ = self.read_identifiers(kind, &rest, place);
        }
        if problem == Some(Problem::NoCountry) {
            self.without_country = true;
        }
        if problem == Some(Problem::Wildcard) {
            self.part.unknown_pattern.get_or_insert(place.line);
        }
        if problem.is_some() || is_foreign { CellFinding::Unreadable } else { found }
    }

    /// An entry for many addresses. To leave one out that nobody knows would free whoever it means.
    fn read_pattern(&mut self, text: &str, place: RowPlace) -> CellFinding {
        if let Some(entry) = DomainEntry::read(text) {
            return self.push_domain(entry, place);
        }
        let Some(entry) = PatternEntry::read(text) else {
            self.part.unknown_pattern.get_or_insert(place.line);
            return CellFinding::Unreadable;
        };
        let added = self.entries.push(&entry, place);
        self.part.identifiers.add(entry.kind(), added.exact);
        if let Some(breadth) = Breadth::of_pattern(&entry, self.allow_broad) {
            self.part.broad.get_or_insert((place.line, "this pattern".to_owned(), breadth));
        }
        CellFinding::Entry
    }

    /// A digest or a domain.
    fn read_other(&mut self, text: &str, role: Role, place: RowPlace) -> CellFinding {
        if let Some((recipe, digest)) = self.read_digest(text) {
            self.part.count_digest(self.column, recipe, place.line);
            self.entries.push_digest(recipe, &digest, place);
            return CellFinding::Entry;
        }
        if role != Role::DOMAIN && may_be_number(text) {
            return self.read_number(text, place);
        }
        let read = if role == Role::DOMAIN { DomainEntry::read_any } else { DomainEntry::read };
        match read(text) {
            Some(entry) => self.push_domain(entry, place),
            None if self.reader.is_blank(text) => CellFinding::Nothing,
            None if role != Role::DOMAIN && may_hold_number(text) => self.read_number(text, place),
            None => CellFinding::Unreadable,
        }
    }

    fn read_digest(&self, text: &str) -> Option<(&'static Recipe, Digest)> {
        match self.recipe {
            Some(recipe) => Some((recipe, recipe.read_digest(text)?)),
            None => read_digest(text),
        }
    }

    /// A number in a column that may hold anything: without a + it has to fit a plan.
    fn read_number(&mut self, text: &str, place: RowPlace) -> CellFinding {
        self.reader.phones.is_list = text.starts_with('+') || !may_be_number(text);
        let found = self.read_identifiers(IdentifierKind::Phone, text, place);
        self.reader.phones.is_list = true;
        found
    }

    fn push_domain(&mut self, entry: DomainEntry, place: RowPlace) -> CellFinding {
        self.entries.push(&entry, place);
        self.part.identifiers.add(entry.kind(), 1);
        if let Some(breadth) = Breadth::of(&entry, self.allow_broad) {
            self.part.broad.get_or_insert((place.line, entry.domain, breadth));
        }
        CellFinding::Entry
    }
}

/// `@d`, `*@d` or `%@d`, the first @ being at `at`.
fn is_domain_pattern(cell: &str, at: usize) -> bool {
    let before = cell.get(..at).unwrap_or_default();
    let is_name = before.as_bytes().last().is_some_and(u8::is_ascii_alphanumeric);
    !is_name && matches!(bare(before), "" | "*" | "%")
}
