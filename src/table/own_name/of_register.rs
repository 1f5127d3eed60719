//! What a name says of a register or a list of objections: that it tells who is on it, or that somebody looked. Not the words
//! for these: `else_stems`.

use std::ops::Range;

use crate::base::own_column::{AboutRegister, OwnRole};

use super::else_stems::{COMPARED, LISTS, ON, WAS_COMPARED};
use super::name_parts::NameParts;
use super::stems;

/// What a name tells of a look at a register, if it speaks of one.
pub(super) fn comparison(parts: &NameParts) -> Option<AboutRegister> {
    let was_compared = || parts.has(&stems::DATE) || parts.has(&WAS_COMPARED);
    let is_compared = parts.has(&LISTS) && parts.has(&COMPARED);
    is_compared.then(|| if was_compared() { AboutRegister::WasCompared } else { AboutRegister::Compared })
}

/// `On TPS` names no day: the rest of such a name, which speaks of leaving at `out`.
pub(super) fn without_on(parts: &NameParts, out: &Range<usize>) -> Option<NameParts> {
    let is_on = parts.has(&LISTS) && parts.since(&ON, out).is_some();
    is_on.then(|| parts.without(&[&ON]))
}

/// The role of a name of leaving.
pub(super) fn leaving_answer(parts: &NameParts) -> OwnRole {
    if parts.has(&LISTS) { OwnRole::Register(AboutRegister::Listed) } else { OwnRole::OptOut }
}
