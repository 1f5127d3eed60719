//! Whether what a name says is about something that a person may join or be refused, and no message: a course, a card, a room.
//! Not the words for that: `subject`.
//!
//! Invariant: a name that speaks of messages beside it is about them.

use std::ops::Range;

use crate::base::own_column::{OwnRole, OwnRule};

use super::channels::channels;
use super::name_parts::NameParts;
use super::proof::OwnName;
use super::{denial_stems, else_stems, stems, subject};

/// The rest of a name that speaks of leaving something else, or of what is not to be done with it. `Do not print or email` is
/// about messages as well.
pub(super) fn without_what_else_was_left(name: &NameParts) -> NameParts {
    let rest = name.without(&[&else_stems::LEFT_ELSE, &subject::NOT_OF_MESSAGES]);
    let names_messages = || !channels(&rest).is_all() || rest.has(&else_stems::MESSAGES) || rest.has(&stems::REACHING);
    if names_messages() { name.without(&[&else_stems::LEFT_ELSE]) } else { rest }
}

/// What a name says that also speaks of leaving something else: `Newsletter tracking opt-out`. Its yes is none to messages.
pub(super) fn beside_what_was_left(rest: OwnName) -> OwnName {
    match rest {
        OwnName::Own(rule, proof) if rule.role == OwnRole::OptIn => {
            OwnName::Own(OwnRule { role: OwnRole::Both, ..rule }, proof)
        }
        own @ OwnName::Own(..) => own,
        OwnName::Else { .. } | OwnName::Unknown => OwnName::Else { speaks_of_leaving: true },
    }
}

/// Whether the wish, or the leaving if the name speaks of that, is about something else. Who left a thing by a word of
/// messages (`Ticket unsubscribed`) left them.
pub(super) fn names_subject(parts: &NameParts, leaves: bool) -> bool {
    let of_messages = [&stems::OPT_OUT, &stems::BOUNCE, &subject::OBJECTED];
    let is_thing =
        || leaves && parts.has(&subject::BLOCKABLE) && !of_messages.into_iter().any(|words| parts.has(words));
    let joined = [&subject::JOINED, &subject::SURVEY];
    let is_joined = || !parts.has(&subject::OBJECTED) && joined.into_iter().any(|words| parts.has(words));
    is_of_survey(parts, leaves) || (is_joined() || is_thing()) && !names_messages_beside(parts)
}

/// `Umfrage Newsletter`: what somebody thinks of it, unless a wish is asked for.
fn is_of_survey(parts: &NameParts, leaves: bool) -> bool {
    let wishes = [&stems::CONSENT, &stems::PERMISSION, &stems::JOINING];
    let is_asked = || leaves || wishes.into_iter().any(|words| parts.has(words));
    parts.has(&subject::SURVEY) && parts.has(&stems::OPT_IN) && !is_asked()
}

fn names_messages_beside(parts: &NameParts) -> bool {
    let subjects = [&stems::JOINING, &subject::JOINED, &subject::SURVEY, &subject::BLOCKABLE];
    let rest = parts.without(&subjects);
    let messages = [&else_stems::MESSAGES, &else_stems::OFFERED, &stems::REACHING, &stems::NEWS];
    messages.into_iter().any(|words| rest.has(words)) || !channels(&rest).is_all()
}

/// `Apartment block`, `Bloque actividad`: a house, an hour, or whatever somebody holds.
pub(super) fn may_be_block(parts: &NameParts) -> bool {
    let rest = parts.without(&[&subject::AMBIGUOUS]);
    let of_messages = [&stems::OPT_OUT, &stems::BLOCK, &stems::BOUNCE, &else_stems::MESSAGES];
    let is_of_person = || rest.consist_of(&[&stems::OF_PERSON, &stems::REACHING]) || !channels(&rest).is_all();
    parts.has(&subject::AMBIGUOUS) && !of_messages.into_iter().any(|words| rest.has(words)) && !is_of_person()
}

/// Where the name says that the person was removed, if it names nothing else that may have been.
pub(super) fn erasure(parts: &NameParts) -> Option<Range<usize>> {
    let beside =
        [&stems::ERASED, &stems::OF_PERSON, &stems::DATE, &stems::REASON, &denial_stems::NOT, &denial_stems::ENDING];
    parts.find(&stems::ERASED).filter(|_| parts.consist_of(&beside))
}
