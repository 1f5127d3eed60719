//! Puts the evidence of a block together, row by row, lets the policy decide, and writes down the rejects.

use crate::base::match_key::MatchKey;
use crate::policy::{Facts, Identity, Prohibition, Reason, Reasons, decide, prohibits};
use crate::table::encoding::TextKind;
use crate::table::split::Block;

use super::detail::{Proof, describe};
use super::judge::{Court, Judged, Trouble};
use super::lists::Found;

/// What was found out about the records of a block; everything is in record order.
pub(super) struct Evidence<'a> {
    pub primary: &'a [Option<MatchKey>],
    pub troubles: &'a [(u32, Trouble)],
    pub unreadable_extra: &'a [u32],
    pub found: &'a [(u32, Found)],
    /// The whole block is UTF-8, and read as such.
    pub is_utf8: bool,
}

/// Scratch for the rows that need a decision.
#[derive(Default)]
pub(super) struct Settler {
    detail: String,
}

impl Settler {
    /// Fills the results of `judged`.
    pub(super) fn settle(&mut self, court: &Court<'_>, evidence: &Evidence<'_>, judged: &mut Judged) {
        judged.rejects.clear();
        judged.kept.clear();
        judged.truncated = None;
        judged.tally = Default::default();
        let (mut troubles, mut found, mut extras) = (evidence.troubles, evidence.found, evidence.unreadable_extra);
        for (record, primary) in (0..).zip(evidence.primary) {
            let row_troubles = take_while(&mut troubles, |(at, _)| *at == record);
            let row_found = take_while(&mut found, |(at, _)| *at == record);
            let extra = take_while(&mut extras, |at| *at == record);
            let in_doubt = !row_troubles.is_empty() || !row_found.is_empty();
            if in_doubt && self.reject(court, judged, record, row_troubles, row_found) {
                continue;
            }
            judged.tally.kept += 1;
            judged.tally.unreadable_extra += extra.len() as u64;
            if let (Some(key), false) = (primary, court.options.keep_duplicates) {
                judged.kept.push((record, *key));
            }
        }
        note_truncation(court, evidence, judged);
        survey_encoding(court, evidence.is_utf8, judged);
    }

    /// Rejects a row if there is a reason to; tells whether there was.
    fn reject(
        &mut self,
        court: &Court<'_>,
        judged: &mut Judged,
        record: u32,
        troubles: &[(u32, Trouble)],
        found: &[(u32, Found)],
    ) -> bool {
        let campaign = &court.options.campaign;
        let prohibitions: Vec<_> = found.iter().map(|(_, found)| prohibition(court, found)).collect();
        let reasons = decide(campaign, &facts(troubles, &prohibitions)).reasons;
        if reasons.is_empty() {
            return false;
        }
        let mut proofs: Vec<_> = troubles.iter().map(|(_, trouble)| proof_of(court, *trouble)).collect();
        for ((_, found), entry) in found.iter().zip(&prohibitions) {
            proofs.extend(prohibits(campaign, entry).map(|reason| (reason, Proof::Entry(found))));
        }
        proofs.retain(|(reason, _)| reasons.contains(*reason));
        self.book(court, judged, &proofs, reasons);
        self.detail.clear();
        describe(court, reasons, &proofs, &mut self.detail);
        let line = judged.block.line_of(record);
        judged.rejects.push(court, record, line, reasons, &self.detail);
        true
    }

    /// Counts the row for every list and column that it fell to, once each.
    fn book(&self, court: &Court<'_>, judged: &mut Judged, proofs: &[(Reason, Proof<'_>)], reasons: Reasons) {
        let tally = &mut judged.tally;
        tally.reject(reasons);
        tally.hits.resize(court.lists.infos().len(), 0);
        for (at, (_, proof)) in proofs.iter().enumerate() {
            match proof {
                Proof::Entry(found) => {
                    let again = |(_, earlier): &(Reason, Proof<'_>)| matches!(earlier, Proof::Entry(other) if other.list == found.list);
                    if !proofs[..at].iter().any(again) {
                        tally.hits[found.list] += 1;
                    }
                }
                Proof::Column { number, .. } => *tally.own_columns.entry(*number).or_default() += 1,
                Proof::Fields { found, .. } if court.options.is_short(*found) => tally.short_rows += 1,
                Proof::Fields { .. } | Proof::Cell { .. } | Proof::Kept { .. } => {}
            }
        }
    }
}

/// The leading items that fit, taken off the front.
fn take_while<'a, T>(items: &mut &'a [T], fits: impl Fn(&T) -> bool) -> &'a [T] {
    let (first, rest) = items.split_at(items.iter().take_while(|item| fits(item)).count());
    *items = rest;
    first
}

fn prohibition<'a>(court: &Court<'a>, found: &Found) -> Prohibition<'a> {
    let scope = court.lists.scope(found.scope);
    Prohibition { kind: scope.kind, domain: found.is_domain(), channels: scope.channels, purposes: &scope.purposes }
}

fn facts<'a>(troubles: &[(u32, Trouble)], prohibitions: &'a [Prohibition<'a>]) -> Facts<'a> {
    let mut facts = Facts { malformed: false, identity: Identity::Known, column_optout: false, prohibitions };
    for (_, trouble) in troubles {
        match trouble {
            Trouble::Malformed { .. } => facts.malformed = true,
            Trouble::Missing => facts.identity = Identity::Missing,
            Trouble::Unmatchable { .. } => facts.identity = Identity::Unmatchable,
            Trouble::OwnColumn { .. } => facts.column_optout = true,
        }
    }
    facts
}

fn proof_of<'a>(court: &Court<'a>, trouble: Trouble) -> (Reason, Proof<'a>) {
    let options = court.options;
    match trouble {
        Trouble::Malformed { found } => (Reason::RowMalformed, Proof::Fields { found, expected: options.fields }),
        Trouble::Missing => (Reason::IdentityMissing, Proof::Cell { name: options.email_name(0), why: "empty" }),
        Trouble::Unmatchable { column, problem } => {
            (Reason::IdentityUnmatchable, Proof::Cell { name: options.email_name(column), why: problem.code() })
        }
        Trouble::OwnColumn { column, line } => {
            let number = usize::from(column);
            let name = options.own_columns.get(number).map_or("", |column| &column.name);
            (Reason::OptoutColumn, Proof::Column { number, name, line })
        }
    }
}

/// A list that ends without a line end in a row that is short or unreadable was cut off.
fn note_truncation(court: &Court<'_>, evidence: &Evidence<'_>, judged: &mut Judged) {
    let block = &judged.block;
    if !(block.last && block.open_end) {
        return;
    }
    let Some(last) = (block.records.len() as u32).checked_sub(1) else { return };
    judged.tally.open_end = true;
    let cut_off = |trouble: &Trouble| match trouble {
        Trouble::Malformed { found } => *found < court.options.fields,
        Trouble::Unmatchable { .. } => true,
        Trouble::Missing | Trouble::OwnColumn { .. } => false,
    };
    let troubled = evidence.troubles.iter().rev().take_while(|(record, _)| *record == last);
    if troubled.into_iter().any(|(_, trouble)| cut_off(trouble)) {
        judged.truncated = Some(block.line_of(last));
    }
}

/// Notes the first lines of UTF-8 and of Windows-1252, for the report.
fn survey_encoding(court: &Court<'_>, is_utf8: bool, judged: &mut Judged) {
    let block = &judged.block;
    if block.bytes.is_ascii() {
        return;
    }
    let tally = &mut judged.tally;
    if is_utf8 {
        tally.first_utf8 = first_beyond_ascii(block);
        return;
    }
    for (number, record) in (0..).zip(&block.records) {
        let slot = match court.dialect.encoding.kind_of(record.content(&block.bytes)) {
            TextKind::Utf8 => &mut tally.first_utf8,
            TextKind::Windows1252 => &mut tally.first_windows_1252,
            TextKind::Ascii | TextKind::Other => continue,
        };
        slot.get_or_insert(block.line_of(number));
        if tally.first_utf8.is_some() && tally.first_windows_1252.is_some() {
            return;
        }
    }
}

/// The line of the first record with a byte beyond ASCII.
fn first_beyond_ascii(block: &Block) -> Option<u64> {
    let at = block.bytes.iter().position(|byte| !byte.is_ascii())?;
    let number = block.records.partition_point(|record| (record.stop as usize) <= at);
    u32::try_from(number).ok().map(|number| block.line_of(number))
}
