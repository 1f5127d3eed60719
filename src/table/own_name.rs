//! What the name of a list's own column says: its role, its channels, whether a yes or a no objects (COLUMNS.md 3). Not
//! what its values say (`policy`), and not the names of identifier columns (`alias`).

use std::cell::RefCell;

use super::role::Role;
use crate::base::fold::mended;
use crate::base::known_values::KnownValues;
use crate::base::own_column::{OwnRole, OwnRule};

use name_parts::NameParts;

pub(super) use proof::{OwnName, Proof};

mod channel_stems;
mod channels;
mod clause;
mod clause_stems;
pub(super) mod country;
mod denial_stems;
mod else_stems;
mod general;
mod general_stems;
mod name_parts;
mod of_register;
mod of_subject;
pub(super) mod phone;
mod proof;
mod question;
mod short_name;
mod stem;
mod stems;
mod subject;
mod ways;

thread_local! {
    /// Each name of a header is asked for several times, and takes a million instructions.
    static KNOWN: RefCell<KnownValues<OwnName>> = RefCell::default();
}

/// What `name` says.
pub(super) fn meaning(name: &str) -> OwnName {
    KNOWN.with_borrow_mut(|known| known.get(name, || read(name)))
}

fn read(name: &str) -> OwnName {
    let name = &mended(name);
    match of_parts(name) {
        OwnName::Own(rule, proof) if rule.role == OwnRole::OptIn => {
            OwnName::Own(OwnRule { is_general: general::permits_contact(name), ..rule }, proof)
        }
        other => other,
    }
}

fn of_parts(name: &str) -> OwnName {
    match NameParts::of(name) {
        Some(parts) if !question::explains(name, &parts) => {
            clause::meaning(name).unwrap_or_else(|| short_name::meaning(&parts))
        }
        _ => question::meaning(name),
    }
}

/// Whether a cell is an answer, as people and programs write it into a column of their own.
pub(super) fn is_answer(cell: &str) -> bool {
    let words = [&stems::OPT_OUT, &stems::BLOCK, &stems::BOUNCE];
    let speaks_of_leaving = |parts: &NameParts| words.into_iter().any(|words| parts.has(words));
    // A page or a code of leaving is none.
    let is_thing = |parts: &NameParts| cell.contains("://") || parts.has(&else_stems::FILLED_FOR_ALL);
    let answers = |parts: NameParts| parts.is(&stems::ANSWERS) || speaks_of_leaving(&parts) && !is_thing(&parts);
    NameParts::of(&mended(cell)).is_some_and(answers)
}

/// Whether a column of that name is about somebody else than the contact: its owner, its author.
pub(super) fn is_about_somebody_else(name: &str) -> bool {
    NameParts::of(name).is_some_and(|parts| parts.has(&else_stems::SOMEBODY_ELSE))
}

/// What a column of entries holds by a part of its name: digests, or domains.
pub(super) fn entry_kind(name: &str) -> Option<Role> {
    let parts = NameParts::of(name)?;
    if parts.has(&channel_stems::DIGEST) {
        return Some(Role::Digest);
    }
    parts.has(&channel_stems::DOMAIN).then_some(Role::DOMAIN)
}

/// Whether a column of that name may hold addresses: it speaks of e-mail, and of nobody else's.
pub(super) fn is_likely_address(name: &str) -> bool {
    NameParts::of(name).is_some_and(|parts| {
        (parts.has(&channel_stems::ADDRESS)
            || parts.has(&channel_stems::MAIL_START) && parts.has(&channel_stems::ADDRESS_WORD))
            && !parts.has(&else_stems::SOMEBODY_ELSE)
            && !parts.has(&channel_stems::ABOUT_ADDRESS)
    })
}

#[cfg(test)]
mod tests;
