//! Which wishes are for contact at all, or on a whole channel (`Darf per E-Mail kontaktiert werden`), and no topic; and where a
//! name says when a wish ends. Not what the rest of a name says: `short_name`.
//!
//! Invariant: a name with a word that is not known for speaking of any contact is that of a topic.

use crate::base::own_column::OwnRole;

use super::name_parts::NameParts;
use super::stem::Stems;
use super::{channel_stems, denial_stems, else_stems, general_stems, stems};

/// How a person can be reached.
static WAYS: [&Stems; 8] = [
    &channel_stems::EMAIL,
    &channel_stems::MAIL,
    &channel_stems::SMS,
    &channel_stems::PHONE,
    &channel_stems::FAX,
    &channel_stems::POST,
    &channel_stems::MESSENGER,
    &channel_stems::PAPER,
];

/// Whether `name`, which is a wish, permits contact at all. Columns of topics are numbered, or have a letter.
pub(super) fn permits_contact(name: &str) -> bool {
    let parts = NameParts::of_text(name).without(&[&denial_stems::EITHER]);
    let permits =
        [&stems::CONSENT, &stems::PERMISSION, &general_stems::CONTACT].into_iter().any(|words| parts.has(words));
    let is_of_channel = parts.has(&stems::REACHING) && WAYS.into_iter().any(|words| parts.has(words));
    let is_counted = name.contains(|c: char| c.is_ascii_digit()) || parts.ends_in_letter();
    (permits || is_of_channel) && !is_counted && says_only(&parts, &[])
}

/// What the wish is and how its days are read, if the name says when it ends.
pub(super) fn until(parts: &NameParts) -> Option<(NameParts, OwnRole)> {
    if !parts.has(&general_stems::END) {
        return None;
    }
    let wish = parts.without(&[&general_stems::END, &general_stems::IN_FORCE, &stems::DATE]);
    // A subscription may be paid for, and a voucher of a newsletter ends as well.
    let is_of_consent = says_only(&wish, &[&channel_stems::NEWSLETTER]);
    Some((wish, if is_of_consent { OwnRole::ConsentUntil } else { OwnRole::SubscriptionUntil }))
}

/// `Newsletter pausiert bis`, `Pause until`: objects until that day.
pub(super) fn pause(parts: &NameParts) -> Option<OwnRole> {
    let pause = parts.find(&denial_stems::PAUSED)?;
    let of_person = [&denial_stems::PAUSED, &stems::UNTIL, &stems::OF_PERSON, &stems::REACHING];
    let is_own = parts.has(&else_stems::MESSAGES) || parts.has(&stems::OPT_IN) || parts.consist_of(&of_person);
    (is_own && parts.has_outside(&stems::UNTIL, &pause)).then_some(OwnRole::Until)
}

/// Whether the name asks by which way somebody wants to be reached.
pub(super) fn is_preferred_way(parts: &NameParts) -> bool {
    parts.has(&general_stems::PREFERENCE)
        || parts.has(&general_stems::PREFERRED) && (parts.has(&stems::REACHING) || parts.has(&general_stems::WAY))
}

fn says_only(parts: &NameParts, more: &[&Stems]) -> bool {
    let words = [&stems::CONSENT, &stems::PERMISSION, &general_stems::CONTACT, &general_stems::BESIDE];
    parts.consist_of(&[&words, &WAYS[..], more].concat())
}
