//! Adds up what the parts of a list held, and judges the list as a whole.

use crate::base::answer_days::AnswerDays;
use crate::base::area_codes::AreaCodes;
use crate::base::count_by_kind::CountByKind;
use crate::identity::hash::Hash;

use super::error::IntakeError;
use super::list_part::{BadEnd, DigestCounts, ListPart, SHOWN_LINES};
use super::misread::Misread;
use super::options::ListOptions;
use super::plan::Plan;
use super::row_choice::RowChoice;
use super::row_counts::RowCounts;
use super::summary::ListSummary;

/// The sums over the parts so far.
#[derive(Debug, Default)]
pub(super) struct ListTally {
    identifiers: CountByKind,
    areas: AreaCodes,
    loose: u64,
    answer_days: Option<AnswerDays>,
    /// Per column of entries: the kind of its digests, how many, and the line of the first.
    digests: Vec<Option<(Hash, u64, u64)>>,
    rows: RowCounts,
    unreadable_lines: Vec<u64>,
    lines_without_country: Vec<u64>,
    comment_lines: Vec<u64>,
    mac_roman: Option<u64>,
    misread: Option<(u64, Misread)>,
    bad_end: Option<BadEnd>,
}

impl ListTally {
    /// Adds a part; parts come in order. What no later one can heal is refused at once.
    ///
    /// # Errors
    /// A NUL byte, a domain or pattern that is too broad, a pattern that nobody knows, dates in two orders, digests of a
    /// second kind.
    pub(super) fn add(&mut self, name: &str, part: ListPart) -> Result<(), IntakeError> {
        let hole = part.hole.map(|line| (line, IntakeError::Hole { name: name.to_owned(), line }));
        let broad = part.broad.map(|(line, domain, breadth)| {
            (line, IntakeError::BroadDomain { name: name.to_owned(), line, domain, breadth })
        });
        let pattern =
            part.unknown_pattern.map(|line| (line, IntakeError::UnknownPattern { name: name.to_owned(), line }));
        let other_order =
            part.other_order.map(|line| (line, IntakeError::TwoDateOrders { name: name.to_owned(), line }));
        let misfit =
            part.misfit.map(|(line, misfit)| (line, IntakeError::Misfit { name: name.to_owned(), line, misfit }));
        let second = self.add_digests(name, &part.digests).err();
        // The first one of the list.
        let all = [hole, broad, pattern, other_order, misfit, second];
        if let Some((_, error)) = all.into_iter().flatten().min_by_key(|(line, _)| *line) {
            return Err(error);
        }
        self.identifiers.add_all(&part.identifiers);
        self.loose += part.loose;
        self.areas = self.areas.with(&part.areas);
        self.answer_days = self.answer_days.into_iter().chain(part.answer_days).reduce(AnswerDays::with);
        self.rows.add_all(&part.rows);
        keep_first(&mut self.unreadable_lines, &part.unreadable_lines);
        keep_first(&mut self.lines_without_country, &part.lines_without_country);
        keep_first(&mut self.comment_lines, &part.comment_lines);
        self.mac_roman = self.mac_roman.or(part.mac_roman);
        self.misread = self.misread.take().or(part.misread);
        self.bad_end = part.bad_end;
        Ok(())
    }

    /// Whether there was not a single row, readable or not.
    pub(super) fn is_empty(&self) -> bool {
        self.rows.lines == 0
    }

    /// Adds the digests of a part; an error comes with the line of the first one that has another kind than its column.
    fn add_digests(&mut self, name: &str, columns: &[DigestCounts]) -> Result<(), (u64, IntakeError)> {
        if self.digests.len() < columns.len() {
            self.digests.resize(columns.len(), None);
        }
        let mut seconds = Vec::new();
        for (sums, digests) in self.digests.iter_mut().zip(columns) {
            seconds.extend(add_column(name, sums, digests).err());
        }
        seconds.into_iter().min_by_key(|(line, _)| *line).map_or(Ok(()), Err)
    }

    /// Judges the list once all of it was read. `open_end`: the last record has no line end.
    ///
    /// # Errors
    /// A list that is cut off, holds nothing, or holds too much that cannot be read.
    pub(super) fn check(
        &self,
        name: &str,
        options: &ListOptions,
        plan: &Plan,
        open_end: bool,
    ) -> Result<(), IntakeError> {
        let RowCounts { lines, good, unreadable, broken, soft, vacant, .. } = self.rows;
        let name = || name.to_owned();
        if let Some(end) = self.bad_end {
            if end.is_hex && self.digests.iter().any(Option::is_some) {
                return Err(IntakeError::CutDigest { name: name(), line: end.line });
            }
            if open_end {
                return Err(IntakeError::CutLine { name: name(), line: end.line });
            }
        }
        self.check_choice(name(), options, plan)?;
        if lines == 0 {
            return Err(IntakeError::NoEntries { name: name(), header: plan.has_header });
        }
        self.check_numbers(name(), options)?;
        // A list without a single entry is never right, however few lines it has.
        let allowed = if good == 0 { 0 } else { options.allow_unreadable.of(lines) };
        if unreadable > allowed {
            return Err(self.too_unreadable(name(), allowed));
        }
        if good == 0 && broken + soft > 0 {
            return Err(IntakeError::NoHardBounce { name: name(), lines, broken, soft });
        }
        if good == 0 {
            return Err(IntakeError::NoEntries { name: name(), header: plan.has_header });
        }
        if vacant > good && vacant > allowed {
            let columns = plan.entry_names().join(", ");
            return Err(IntakeError::MostlyVacant { name: name(), vacant, good, columns });
        }
        Ok(())
    }

    fn too_unreadable(&self, name: String, allowed: u64) -> IntakeError {
        let RowCounts { lines, unreadable, .. } = self.rows;
        match self.misread.clone() {
            Some((line, misread)) => IntakeError::MisreadAnswer { name, line, misread },
            None => {
                let first = self.unreadable_lines.clone();
                IntakeError::Unreadable { name, count: unreadable, lines, allowed, first }
            }
        }
    }

    /// # Errors
    /// When numbers lack the country that they are dialled in: no damage, but a setting that is missing.
    fn check_numbers(&self, name: String, options: &ListOptions) -> Result<(), IntakeError> {
        let RowCounts { lines, without_country, numbers_unread, .. } = self.rows;
        let are_missed = options.needs_numbers && numbers_unread > 0;
        if without_country > 0 || are_missed {
            let (count, first) = (without_country + numbers_unread, self.lines_without_country.clone());
            return Err(IntakeError::NoCountry { name, count, lines, first });
        }
        Ok(())
    }

    /// # Errors
    /// When the rows that were asked for are not there, or the list is one of contacts.
    fn check_choice(&self, name: String, options: &ListOptions, plan: &Plan) -> Result<(), IntakeError> {
        let RowCounts { lines, taken, passed_over, objecting, staying, .. } = self.rows;
        let (columns, not_objecting) = (plan.own_names(), staying + self.rows.say_neither());
        if let RowChoice::InLines(wanted) = &options.rows
            && wanted.len() != taken
        {
            return Err(IntakeError::RowsElsewhere { name, wanted: wanted.len(), taken });
        }
        if lines == 0 && passed_over > 0 && !plan.own.is_empty() {
            return Err(IntakeError::NobodyLeft { name, rows: passed_over, columns });
        }
        if lines == 0 && passed_over > 0 {
            return Err(IntakeError::NoneChosen { name, rows: passed_over });
        }
        if matches!(options.rows, RowChoice::EveryObjection(_)) && not_objecting > objecting {
            return Err(IntakeError::Contacts { name, not_objecting, objecting, columns });
        }
        Ok(())
    }

    /// Fills in the counts.
    pub(super) fn fill(self, summary: &mut ListSummary) {
        for (hash, count, _) in self.digests.into_iter().flatten() {
            match summary.digests.iter_mut().find(|(known, _)| *known == hash) {
                Some((_, sum)) => *sum += count,
                None => summary.digests.push((hash, count)),
            }
        }
        summary.identifiers = self.identifiers;
        summary.loose = self.loose;
        summary.answer_days = self.answer_days;
        summary.areas = self.areas;
        summary.rows = self.rows;
        summary.unreadable_lines = self.unreadable_lines;
        summary.comment_lines = self.comment_lines;
        summary.mac_roman = self.mac_roman;
    }
}

fn keep_first(lines: &mut Vec<u64>, more: &[u64]) {
    lines.extend(more.iter().take(SHOWN_LINES.saturating_sub(lines.len())));
}

/// Adds the digests of one column.
fn add_column(
    name: &str,
    sums: &mut Option<(Hash, u64, u64)>,
    digests: &DigestCounts,
) -> Result<(), (u64, IntakeError)> {
    let mut kinds: Vec<_> = Hash::ALL.into_iter().zip(digests).filter(|(_, (count, _))| *count > 0).collect();
    kinds.sort_by_key(|(_, (_, line))| *line);
    for (hash, &(count, line)) in kinds {
        let (first, sum, first_line) = sums.get_or_insert((hash, 0, line));
        if *first != hash {
            let (first, first_line, name) = (*first, *first_line, name.to_owned());
            let (second, second_line) = (hash, line);
            return Err((line, IntakeError::TwoDigests { name, first, first_line, second, second_line }));
        }
        *sum += count;
    }
    Ok(())
}
