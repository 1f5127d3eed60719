//! What a name says of a register or a list of objections: that it tells who is on it, or that somebody looked. Not the words
//! for these: `else_stems`.

use std::ops::Range;

use crate::base::own_column::{AboutRegister, OwnRole};

use super::else_stems::{COMPARED, FOUND_THERE, FREE, LISTS, ON, ON_IT, WAS_COMPARED};
use super::name_parts::NameParts;
use super::stems;

/// What a name that speaks of a register tells of whom it does not list, or of a look at it. Of who is listed, and since when, the
/// name tells as any other of leaving.
pub(super) fn finding(parts: &NameParts) -> Option<AboutRegister> {
    let list = parts.find(&LISTS)?;
    let rest = parts.without(&[&LISTS]);
    let is_on = parts.since(&ON, &list).is_some();
    let was_compared = parts.has(&WAS_COMPARED);
    match () {
        () if rest.has(&FREE) => Some(AboutRegister::Free),
        () if is_on || rest.has(&FOUND_THERE) || !(was_compared || parts.has(&COMPARED)) => None,
        () if was_compared || rest.has(&stems::DATE) => Some(AboutRegister::WasCompared),
        () => Some(AboutRegister::Compared),
    }
}

/// `On TPS` names no day: the rest of such a name, which speaks of leaving at `out`.
pub(super) fn without_on(parts: &NameParts, out: &Range<usize>) -> Option<NameParts> {
    let is_on = parts.has(&LISTS) && (parts.since(&ON, out).is_some() || parts.has(&ON_IT));
    is_on.then(|| parts.without(&[&ON]))
}

/// The role of a name of leaving.
pub(super) fn leaving_answer(parts: &NameParts) -> OwnRole {
    if parts.has(&LISTS) { OwnRole::Register(AboutRegister::Listed) } else { OwnRole::OptOut }
}
