//! Puts the evidence about some rows together, row by row, lets the policy decide, and writes down the verdicts.

use crate::base::identifier_kind::IdentifierKind;
use crate::base::match_key::MatchKey;
use crate::identity::problem::Problem;
use crate::policy::decide::{decide, prohibits};
use crate::policy::facts::{IdentifierFacts, Identity, Prohibition, RowFacts};
use crate::policy::reason::{Reason, Reasons};

use super::context::JudgeContext;
use super::detail::describe;
use super::judgement::{Judgement, RowIssue};
use super::lists::FoundEntry;
use super::options::JudgeOptions;
use super::own_row::OwnVerdict;
use super::proof::Proof;
use super::questions::{Answers, AskedIdentifier, AskedKey};
use super::screened::why_unscreened;
use super::why::explain;

/// What was found out about some rows; everything is in row order.
pub(super) struct Evidence<'a> {
    pub primary: &'a [Option<AskedKey>],
    pub issues: &'a [(u32, RowIssue)],
    pub unreadable_extra: &'a [u32],
    pub ragged: &'a [u32],
    pub repaired: &'a [u32],
    /// How many fields the last row has.
    pub last_width: usize,
    /// It has fewer than most, or its last one looks cut.
    pub is_cut: bool,
    pub answers: Answers<'a>,
}

/// What was found out about one row.
struct RowEvidence<'a> {
    row: u32,
    issues: &'a [(u32, RowIssue)],
    identifiers: &'a [AskedIdentifier],
    /// The number of the first of them.
    first: u32,
    found: &'a [FoundEntry],
}

impl RowEvidence<'_> {
    /// Whether a register has to be asked about one of them.
    fn has_register_to_ask(&self) -> bool {
        self.identifiers.iter().any(|asked| !asked.to_ask.is_empty())
    }

    /// The identifier that an entry was found for.
    fn asked(&self, found: &FoundEntry) -> Option<&AskedIdentifier> {
        self.identifiers.get((found.identifier - self.first) as usize)
    }

    /// Of which kind it is.
    fn kind_of(&self, found: &FoundEntry) -> IdentifierKind {
        self.asked(found).map_or(IdentifierKind::Email, |asked| asked.kind)
    }
}

/// Decides row by row and keeps the books.
pub(super) struct RowDecider<'a, L> {
    pub context: &'a JudgeContext<'a>,
    /// Physical line in which a row starts.
    pub line_of: L,
    /// Where the verdicts go.
    pub judgement: &'a mut Judgement,
}

impl<L: Fn(u32) -> u64> RowDecider<'_, L> {
    /// Decides all rows.
    pub(super) fn decide(&mut self, evidence: &Evidence<'_>) {
        self.judgement.clear();
        let (mut issues, mut extras) = (evidence.issues, evidence.unreadable_extra);
        let (mut ragged, mut repaired) = (evidence.ragged, evidence.repaired);
        let Answers { mut identifiers, mut found, .. } = evidence.answers;
        identifiers.iter().for_each(|identifier| self.judgement.tally.asked.add(identifier.kind, 1));
        let mut first = 0;
        for (row, primary) in (0..).zip(evidence.primary) {
            let identifiers = take_while(&mut identifiers, |identifier| identifier.row == row);
            let next = first + identifiers.len() as u32;
            let row_evidence = RowEvidence {
                row,
                issues: take_while(&mut issues, |(at, _)| *at == row),
                identifiers,
                first,
                found: take_while(&mut found, |found| found.identifier < next),
            };
            first = next;
            for found in row_evidence.found.iter().filter(|found| found.recipe.hash.is_some()) {
                self.judgement.tally.digests_found.insert((found.list, found.recipe.id));
            }
            let extra = take_while(&mut extras, |at| *at == row);
            let is_ragged = !take_while(&mut ragged, |at| *at == row).is_empty();
            let is_repaired = !take_while(&mut repaired, |at| *at == row).is_empty();
            let in_doubt =
                !row_evidence.issues.is_empty() || !row_evidence.found.is_empty() || row_evidence.has_register_to_ask();
            if in_doubt && self.reject(&row_evidence) {
                continue;
            }
            self.judgement.tally.unreadable_extra += extra.len() as u64;
            self.judgement.tally.ragged += u64::from(is_ragged);
            self.judgement.tally.repaired += u64::from(is_repaired);
            self.keep(row, primary.map(|primary| evidence.answers.key(primary)));
        }
        self.judgement.bad_end = self.has_bad_end(evidence);
    }

    fn keep(&mut self, row: u32, primary: Option<MatchKey>) {
        self.judgement.tally.kept += 1;
        if let (Some(key), false) = (primary, self.context.options.keep_duplicates) {
            self.judgement.kept.push((row, key));
        }
    }

    /// Rejects a row if there is a reason to; tells whether there was.
    fn reject(&mut self, evidence: &RowEvidence<'_>) -> bool {
        let (context, campaign) = (self.context, &self.context.options.campaign);
        let unscreened = unscreened(context, evidence);
        let facts = RowFacts { unscreened: !unscreened.is_empty(), ..facts(context, evidence) };
        let reasons = decide(campaign, &facts, context.at).reasons;
        if reasons.is_empty() {
            return false;
        }
        let mut proofs: Vec<_> = evidence.issues.iter().map(|(_, issue)| proof_of(context, *issue)).collect();
        proofs.extend(unscreened.into_iter().map(|proof| (Reason::GateRegisterMissing, proof)));
        for found in prohibiting(context, evidence) {
            let reasons = prohibits(campaign, evidence.kind_of(found), &prohibition(context, found), context.at);
            proofs.extend(reasons.iter().map(|reason| (reason, entry_proof(context, evidence, found))));
        }
        proofs.retain(|(reason, _)| reasons.contains(*reason));
        let line = (self.line_of)(evidence.row);
        self.book(&proofs, reasons, line);
        self.judgement.tally.without_country +=
            u64::from(evidence.issues.iter().any(|(_, issue)| lacks_country(*issue)));
        let describe = |out: &mut String| describe(context.lists, reasons, &proofs, out);
        let explain = |out: &mut String| explain(context.lists, reasons, &proofs, out);
        self.judgement.reject(evidence.row, line, reasons, describe, explain);
        true
    }

    /// Counts the row for every list and column that it fell to, once each.
    fn book(&mut self, proofs: &[(Reason, Proof<'_>)], reasons: Reasons, line: u64) {
        let tally = &mut self.judgement.tally;
        tally.reject(reasons, line);
        tally.hits.resize(self.context.lists.infos().len(), 0);
        for (at, (_, proof)) in proofs.iter().enumerate() {
            match proof {
                Proof::Entry { found, .. } => {
                    let is_same = |(_, earlier): &(Reason, Proof<'_>)| matches!(earlier, Proof::Entry { found: other, .. } if other.list == found.list);
                    let count = tally.hits.get_mut(found.list).filter(|_| !proofs.iter().take(at).any(is_same));
                    count.into_iter().for_each(|count| *count += 1);
                }
                Proof::Column { number, class, .. } => tally.book_own(*number, OwnVerdict::Objects, *class),
                Proof::Fields { .. }
                | Proof::Lines
                | Proof::Cell { .. }
                | Proof::FixedLine { .. }
                | Proof::Unscreened { .. }
                | Proof::Kept { .. } => {}
            }
        }
    }

    /// Whether the last row lacks fields, or its last one cannot be read.
    fn has_bad_end(&self, evidence: &Evidence<'_>) -> bool {
        let Some(last) = (evidence.primary.len() as u32).checked_sub(1) else { return false };
        let is_bad = |issue: &RowIssue| match issue {
            RowIssue::Unmatchable { column, .. } => {
                let columns = &self.context.options.identifier_columns;
                columns.get(usize::from(*column)).is_some_and(|column| column.index + 1 == evidence.last_width)
            }
            _ => false,
        };
        let of_last = evidence.issues.iter().rev().take_while(|(row, _)| *row == last);
        evidence.is_cut || of_last.into_iter().any(|(_, issue)| is_bad(issue))
    }
}

/// The leading items that fit, taken off the front.
fn take_while<'a, T>(items: &mut &'a [T], fits: impl Fn(&T) -> bool) -> &'a [T] {
    let (first, rest) = items.split_at(items.iter().take_while(|item| fits(item)).count());
    *items = rest;
    first
}

/// What was found that forbids something.
fn prohibiting<'a>(context: &JudgeContext<'_>, evidence: &RowEvidence<'a>) -> impl Iterator<Item = &'a FoundEntry> {
    evidence.found.iter().filter(|found| !context.lists.scope(found.scope).is_cleared)
}

/// The identifiers of which a register does not speak, one proof for each.
fn unscreened<'a>(context: &JudgeContext<'a>, evidence: &RowEvidence<'_>) -> Vec<Proof<'a>> {
    let mut proofs = Vec::new();
    for (number, asked) in (evidence.first..).zip(evidence.identifiers) {
        for register in asked.to_ask.iter() {
            let name = context.options.identifier_name(asked.column);
            let of_identifier = evidence.found.iter().filter(|found| found.identifier == number);
            let is_listed = |found: &FoundEntry| {
                let entry = prohibition(context, found);
                !context.lists.scope(found.scope).is_cleared
                    && !prohibits(&context.options.campaign, asked.kind, &entry, context.at).is_empty()
            };
            let why = why_unscreened(context, register, asked.kind, of_identifier, is_listed);
            proofs.extend(why.map(|why| Proof::Unscreened { register, name, why }));
        }
    }
    proofs
}

fn lacks_country(issue: RowIssue) -> bool {
    matches!(issue, RowIssue::Unmatchable { problem: Problem::NoCountry, .. })
}

fn facts<'a>(context: &JudgeContext<'a>, evidence: &RowEvidence<'_>) -> RowFacts<'a> {
    let nothing_found = |asked: &AskedIdentifier| IdentifierFacts { kind: asked.kind, prohibitions: Vec::new() };
    let mut identifiers: Vec<_> = evidence.identifiers.iter().map(nothing_found).collect();
    for found in prohibiting(context, evidence) {
        let number = (found.identifier - evidence.first) as usize;
        if let Some(identifier) = identifiers.get_mut(number) {
            identifier.prohibitions.push(prohibition(context, found));
        }
    }
    let mut facts = RowFacts::of(identifiers);
    for (_, issue) in evidence.issues {
        match issue {
            RowIssue::Malformed { .. } | RowIssue::Swallowed => facts.malformed = true,
            RowIssue::Missing => facts.identity = Identity::Missing,
            RowIssue::Unmatchable { .. } => facts.identity = Identity::Unmatchable,
            RowIssue::WrongKind { .. } => facts.identity = Identity::WrongKind,
            RowIssue::OwnColumn { bounce: false, .. } => facts.column_optout = true,
            RowIssue::OwnColumn { bounce: true, .. } => facts.column_bounce = true,
        }
    }
    facts
}

fn prohibition<'a>(context: &JudgeContext<'a>, found: &FoundEntry) -> Prohibition<'a> {
    let scope = context.lists.scope(found.scope);
    let info = context.lists.info(found.list);
    Prohibition {
        kind: scope.kind,
        list: info.map_or("", |info| &info.name),
        register: info.and_then(|info| info.register),
        names: found.names(),
        channels: scope.channels,
        purposes: &scope.purposes,
        time: found.time,
    }
}

fn entry_proof<'a>(context: &JudgeContext<'a>, evidence: &RowEvidence<'_>, found: &'a FoundEntry) -> Proof<'a> {
    let asked = evidence.asked(found);
    let column = asked.map_or("", |asked| context.options.identifier_name(asked.column));
    let channel = context.options.campaign.channel;
    let via = asked.map(|asked| asked.kind).filter(|kind| !channel.identifiers().contains(kind));
    Proof::Entry { found, column, via }
}

/// What is wrong with the cell of an identifier column.
fn cell_proof(options: &JudgeOptions, column: u16, problem: Option<Problem>) -> Proof<'_> {
    Proof::Cell { name: options.identifier_name(column), kind: options.identifier_kind(column), problem }
}

fn proof_of<'a>(context: &JudgeContext<'a>, issue: RowIssue) -> (Reason, Proof<'a>) {
    let options = context.options;
    match issue {
        RowIssue::Malformed { found } => (Reason::RowMalformed, Proof::Fields { found, expected: options.fields }),
        RowIssue::Missing => (Reason::IdentityMissing, cell_proof(options, 0, None)),
        RowIssue::Unmatchable { column, problem } => {
            (Reason::IdentityUnmatchable, cell_proof(options, column, Some(problem)))
        }
        RowIssue::WrongKind { column } => {
            (Reason::IdentityWrongKind, Proof::FixedLine { name: options.identifier_name(column) })
        }
        RowIssue::Swallowed => (Reason::RowMalformed, Proof::Lines),
        RowIssue::OwnColumn { column, line, class, bounce } => {
            let name = options.own_columns.get(usize::from(column)).map_or("", |column| &column.name);
            let reason = if bounce { Reason::DeliverHardBounce } else { Reason::OptoutColumn };
            (reason, Proof::Column { number: column, name, line, class })
        }
    }
}
