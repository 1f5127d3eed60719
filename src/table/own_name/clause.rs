//! A wish, and what is said behind it: `Newsletter - we do not share your address`. Not what either of them says by itself:
//! `short_name`.
//!
//! Invariant: an explanation behind a whole wish turns no answer; where it may be an answer as well, only words tell.

use crate::base::own_column::{OwnRole, OwnRule};

use super::channels::channels;
use super::name_parts::NameParts;
use super::proof::{OwnName, Proof};
use super::short_name;
use super::stem::Stems;
use super::{clause_stems, denial_stems, else_stems, stems};

/// What parts a wish from what is said of it.
const BREAKS: [&str; 16] = [
    ",",
    ";",
    ":",
    ".",
    "!",
    "(",
    "[",
    " - ",
    " – ",
    " — ",
    " ohne ",
    " without ",
    " sans ",
    " sin ",
    " senza ",
    " zonder ",
];

/// What is said in more words may explain what stands before them.
const MOST_OF_ANSWER: usize = 3;

/// What `name` says, where it is a wish, and something is said behind it that turns it by itself.
pub(super) fn meaning(name: &str) -> Option<OwnName> {
    let whole = NameParts::of_text(name);
    let breaks = || BREAKS.iter().flat_map(|sign| name.match_indices(sign)).map(|(at, _)| at);
    if let Some(wish) = of_wish(&whole) {
        let answer = breaks().min().and_then(|at| name.get(at..)).map(NameParts::of_text);
        let is_refused = answer.is_some_and(|answer| answer.is(&clause_stems::REFUSAL));
        return is_refused.then(|| with_role(wish, OwnRole::OptOut));
    }
    if let Some((rule, proof)) = of_wish(&whole.without(&[&clause_stems::PROMISE])) {
        return Some(OwnName::Own(rule, proof));
    }
    let parted = breaks().filter_map(|at| name.split_at_checked(at));
    let wishes = parted.filter_map(|(wish, behind)| Some((of_wish(&NameParts::of_text(wish))?, behind)));
    let (wish, behind) = wishes.max_by_key(|(_, behind)| behind.len())?;
    match said(&NameParts::of_text(behind).without(&[&clause_stems::PROMISE])) {
        Said::Explanation => Some(OwnName::Own(wish.0, wish.1)),
        Said::Anything => Some(with_role(wish, OwnRole::Both)),
        Said::Answer => None,
    }
}

fn of_wish(parts: &NameParts) -> Option<(OwnRule, Proof)> {
    match short_name::meaning(parts) {
        OwnName::Own(rule, proof) if rule.role == OwnRole::OptIn => Some((rule, proof)),
        _ => None,
    }
}

fn with_role((rule, proof): (OwnRule, Proof), role: OwnRole) -> OwnName {
    OwnName::Own(OwnRule { role, ..rule }, proof)
}

/// What is said behind a wish.
enum Said {
    /// How to leave again, what it costs, what happens to the address.
    Explanation,
    /// The person's answer, or a part of it: `abgemeldet`.
    Answer,
    Anything,
}

fn said(behind: &NameParts) -> Said {
    let has_any = |tables: &[&Stems]| tables.iter().any(|words| behind.has(words));
    let deeds = behind.without(&[&clause_stems::DO_NOT]);
    let ends = [&stems::OPT_OUT, &stems::BLOCK, &denial_stems::ENDING].into_iter().any(|words| deeds.has(words));
    let names_messages = has_any(&[&else_stems::MESSAGES, &stems::REACHING]) || !channels(&deeds).is_all();
    let is_of_person = has_any(&[&stems::CONSENT, &stems::PERMISSION, &stems::WISH, &clause_stems::PERSON]);
    let can_end = ends && behind.has(&clause_stems::POSSIBLE) && !behind.has(&clause_stems::LEFT);
    let is_of_sender = behind.has(&clause_stems::SENDER) && !names_messages;
    match () {
        () if can_end => Said::Explanation,
        () if is_of_person => Said::Answer,
        () if !ends && (is_of_sender || behind.has(&clause_stems::WITHOUT)) => Said::Explanation,
        () if behind.count() > MOST_OF_ANSWER => Said::Anything,
        () => Said::Answer,
    }
}
