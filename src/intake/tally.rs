//! Adds up what the parts of a list held, and judges the list as a whole.

use crate::base::count_by_kind::CountByKind;
use crate::identity::hash::Hash;

use super::error::IntakeError;
use super::list_part::{BadEnd, ListPart, SHOWN_LINES};
use super::options::ShareLimit;
use super::summary::ListSummary;

/// The sums over the parts so far.
#[derive(Debug, Default)]
pub(super) struct ListTally {
    identifiers: CountByKind,
    loose: u64,
    digests: Option<(Hash, u64, u64)>,
    lines: u64,
    unreadable: u64,
    unreadable_lines: Vec<u64>,
    vacant: u64,
    dates: u64,
    unreadable_dates: u64,
    mac_roman: Option<u64>,
    bad_end: Option<BadEnd>,
}

impl ListTally {
    /// Adds a part; parts come in order. What no later one can heal is refused at once.
    ///
    /// # Errors
    /// A NUL byte, a domain or pattern that is too broad, a pattern that nobody knows, digests of a second kind.
    pub(super) fn add(&mut self, name: &str, part: ListPart) -> Result<(), IntakeError> {
        let hole = part.hole.map(|line| (line, IntakeError::Hole { name: name.to_owned(), line }));
        let broad = part.broad.map(|(line, domain, breadth)| {
            (line, IntakeError::BroadDomain { name: name.to_owned(), line, domain, breadth })
        });
        let pattern =
            part.unknown_pattern.map(|line| (line, IntakeError::UnknownPattern { name: name.to_owned(), line }));
        let second = self.add_digests(name, &part.digests).err();
        // The first one of the list.
        if let Some((_, error)) = [hole, broad, pattern, second].into_iter().flatten().min_by_key(|(line, _)| *line) {
            return Err(error);
        }
        self.identifiers.add_all(&part.identifiers);
        self.loose += part.loose;
        self.lines += part.lines;
        self.unreadable += part.unreadable;
        let room = SHOWN_LINES - self.unreadable_lines.len();
        self.unreadable_lines.extend(part.unreadable_lines.iter().take(room));
        self.vacant += part.vacant;
        self.dates += part.dates;
        self.unreadable_dates += part.unreadable_dates;
        self.mac_roman = self.mac_roman.or(part.mac_roman);
        self.bad_end = part.bad_end;
        Ok(())
    }

    /// Whether there was not a single row, readable or not.
    pub(super) fn is_empty(&self) -> bool {
        self.lines == 0
    }

    /// Adds the digests of a part; an error comes with the line of the first one of a second kind.
    fn add_digests(&mut self, name: &str, digests: &[(u64, u64); Hash::ALL.len()]) -> Result<(), (u64, IntakeError)> {
        let mut kinds: Vec<_> = Hash::ALL.into_iter().zip(digests).filter(|(_, (count, _))| *count > 0).collect();
        kinds.sort_by_key(|(_, (_, line))| *line);
        for (hash, &(count, line)) in kinds {
            let (first, sum, first_line) = self.digests.get_or_insert((hash, 0, line));
            if *first != hash {
                let (first, first_line, name) = (*first, *first_line, name.to_owned());
                return Err((
                    line,
                    IntakeError::TwoDigests { name, first, first_line, second: hash, second_line: line },
                ));
            }
            *sum += count;
        }
        Ok(())
    }

    /// Judges the list once all of it was read. `open_end`: the last record has no line end.
    ///
    /// # Errors
    /// A list that is cut off, holds nothing, or holds too much that cannot be read.
    pub(super) fn check(
        &self,
        name: &str,
        limit: ShareLimit,
        has_header: bool,
        open_end: bool,
    ) -> Result<(), IntakeError> {
        let name = || name.to_owned();
        if let Some(end) = self.bad_end {
            if end.is_hex && self.digests.is_some() {
                return Err(IntakeError::CutDigest { name: name(), line: end.line });
            }
            if open_end {
                return Err(IntakeError::CutLine { name: name(), line: end.line });
            }
        }
        if self.lines == 0 {
            return Err(IntakeError::NoEntries { name: name(), header: has_header });
        }
        // A list without a single entry is never right, however few lines it has.
        let entries = self.identifiers.sum() + self.digests.map_or(0, |(_, count, _)| count);
        let allowed = if entries == 0 { 0 } else { limit.of(self.lines) };
        if self.unreadable > allowed {
            return Err(IntakeError::Unreadable {
                name: name(),
                count: self.unreadable,
                lines: self.lines,
                allowed,
                first: self.unreadable_lines.clone(),
            });
        }
        if entries == 0 {
            return Err(IntakeError::NoEntries { name: name(), header: has_header });
        }
        Ok(())
    }

    /// Fills in the counts.
    pub(super) fn fill(self, summary: &mut ListSummary) {
        summary.identifiers = self.identifiers;
        summary.loose = self.loose;
        summary.digests = self.digests.map(|(hash, count, _)| (hash, count));
        summary.lines = self.lines;
        summary.unreadable = self.unreadable;
        summary.unreadable_lines = self.unreadable_lines;
        summary.vacant = self.vacant;
        summary.dates = self.dates;
        summary.unreadable_dates = self.unreadable_dates;
        summary.mac_roman = self.mac_roman;
    }
}
