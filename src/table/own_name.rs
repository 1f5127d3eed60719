//! What the name of a list's own column says: its role, its channels, whether a yes or a no objects (COLUMNS.md 3). Not
//! what its values say (`policy`), and not the names of identifier columns (`alias`).
//!
//! Missing such a column sends mail to people who opted out, so a part of a name is enough. What is filled in for
//! everybody and what is about something else is taken out again.

use std::ops::Range;

use super::role::Role;
use crate::base::channel::{Channel, Channels};
use crate::base::own_column::{OwnRole, OwnRule};

use name_parts::NameParts;
use stem::Stems;

mod name_parts;
mod stem;
mod stems;

/// What a name says of its column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum OwnName {
    /// One of the list's own columns.
    Own(OwnRule),
    /// Not about messages to this person: links, counts, orders, contracts.
    Else,
    /// Nothing that is known.
    Unknown,
}

/// What `name` says.
pub(super) fn meaning(name: &str) -> OwnName {
    let Some(parts) = NameParts::of(name) else { return OwnName::Unknown };
    let is_about_privacy = parts.has(&stems::PRIVACY) && !parts.has(&stems::OPT_OUT);
    if parts.has(&stems::ABOUT_ELSE) || is_about_privacy || is_filled_for_all(&parts) {
        return OwnName::Else;
    }
    match role(&parts) {
        Some((role, bounce)) => OwnName::Own(OwnRule { role, bounce, channels: channels(&parts) }),
        None => OwnName::Unknown,
    }
}

/// Whether a column of that name is about somebody else than the contact: its owner, its author.
pub(super) fn is_about_somebody_else(name: &str) -> bool {
    NameParts::of(name).is_some_and(|parts| parts.has(&stems::SOMEBODY_ELSE))
}

/// What a column of entries holds by a part of its name: digests, or domains.
pub(super) fn entry_kind(name: &str) -> Option<Role> {
    let parts = NameParts::of(name)?;
    if parts.has(&stems::DIGEST) {
        return Some(Role::Digest);
    }
    parts.has(&stems::DOMAIN).then_some(Role::DOMAIN)
}

/// Whether a column of that name may hold addresses: it speaks of e-mail, and of nobody else's.
pub(super) fn is_likely_address(name: &str) -> bool {
    NameParts::of(name).is_some_and(|parts| {
        (parts.has(&stems::ADDRESS) || parts.has(&stems::MAIL_START) && parts.has(&stems::ADDRESS_WORD))
            && !parts.has(&stems::SOMEBODY_ELSE)
            && !parts.has(&stems::ABOUT_ADDRESS)
    })
}

fn is_filled_for_all(parts: &NameParts) -> bool {
    parts.has(&stems::FILLED_FOR_ALL) && !parts.has(&stems::NOT_FILLED_FOR_ALL)
}

/// The role, and whether it is about deliveries that failed.
fn role(parts: &NameParts) -> Option<(OwnRole, bool)> {
    if parts.has(&stems::SOFT_BOUNCE) {
        return Some((OwnRole::SoftBounce, true));
    }
    let bounce = parts.has(&stems::BOUNCE);
    let out = parts.find(&stems::OPT_OUT).or_else(|| erasure(parts));
    let role = leaving(parts, bounce, out.as_ref()).or_else(|| status(parts, bounce, out.as_ref()));
    let role = role.or_else(|| answer(parts, bounce, out));
    role.map(|role| (role, bounce))
}

/// Where the name says that the person was removed, if it names nothing else that may have been.
fn erasure(parts: &NameParts) -> Option<Range<usize>> {
    let beside = [&stems::ERASED, &stems::OF_PERSON, &stems::DATE, &stems::REASON, &stems::NEGATION];
    parts.find(&stems::ERASED).filter(|_| parts.consist_of(&beside))
}

/// When, why or until when somebody left.
fn leaving(parts: &NameParts, bounce: bool, out: Option<&Range<usize>>) -> Option<OwnRole> {
    if !bounce && out.is_none() {
        return None;
    }
    let has = |words: &Stems| out.map_or_else(|| parts.has(words), |out| parts.has_outside(words, out));
    let roles = [
        (&stems::UNTIL, OwnRole::Until),
        (&stems::REASON, OwnRole::LeavingReason),
        (&stems::DATE, OwnRole::LeavingDate),
        (&stems::JOINING, OwnRole::Both),
    ];
    roles.into_iter().find(|(words, _)| has(words)).map(|(_, role)| role)
}

fn status(parts: &NameParts, bounce: bool, out: Option<&Range<usize>>) -> Option<OwnRole> {
    if !parts.has(&stems::STATUS) {
        return None;
    }
    let subscription = bounce || out.is_some() || parts.has(&stems::OPT_IN) || parts.has(&stems::SUBSCRIPTION);
    Some(if subscription && !parts.is(&stems::STATUS) { OwnRole::Status } else { OwnRole::PlainStatus })
}

/// Columns that are answered with yes or no; a negation turns what they ask.
fn answer(parts: &NameParts, bounce: bool, out: Option<Range<usize>>) -> Option<OwnRole> {
    if let Some(out) = out {
        let has_own_negation = parts.has(&stems::SELF_DENYING);
        let turned = !has_own_negation && parts.has_outside(&stems::NEGATION, &out);
        return Some(if turned { OwnRole::OptIn } else { OwnRole::OptOut });
    }
    if bounce {
        return Some(OwnRole::OptOut);
    }
    let opt_in = parts.has(&stems::OPT_IN);
    let denied = parts.has(&stems::NEGATION) && !parts.has(&stems::QUALIFIER);
    if denied && (opt_in || parts.has(&stems::REACHING) || !channels(parts).is_all()) {
        return Some(OwnRole::OptOut);
    }
    // When somebody subscribed is no wish.
    if parts.has(&stems::DATE) {
        return None;
    }
    let confirmation = parts.has(&stems::CONFIRMATION).then_some(OwnRole::Confirmation);
    confirmation.or(opt_in.then_some(OwnRole::OptIn))
}

/// The channels that a name speaks for; all if it names none.
fn channels(parts: &NameParts) -> Channels {
    static SETS: [(&Stems, &[Channel]); 7] = [
        (&stems::EMAIL, &[Channel::Email]),
        (&stems::SMS, &[Channel::Sms, Channel::Messenger, Channel::Phone, Channel::PhoneAuto]),
        (&stems::PHONE, &[Channel::Phone, Channel::PhoneAuto]),
        (&stems::FAX, &[Channel::Fax]),
        (&stems::POST, &[Channel::Post]),
        (&stems::MESSENGER, &[Channel::Messenger]),
        (&stems::TRADE, &[Channel::Audience]),
    ];
    let mut named: Vec<Channel> =
        SETS.iter().filter(|(words, _)| parts.has(words)).flat_map(|(_, set)| *set).copied().collect();
    // `Correo postal` is no e-mail, `courrier électronique` no post.
    let only = |words: &Stems, other: &Stems| parts.find(other).is_some_and(|span| !parts.has_outside(words, &span));
    named.retain(|channel| match channel {
        Channel::Email => !only(&stems::EMAIL, &stems::PAPER),
        Channel::Post => !only(&stems::POST, &stems::ELECTRONIC),
        _ => true,
    });
    if is_mail_alone(parts) {
        named.extend([Channel::Email, Channel::Post]);
    }
    if named.is_empty() && parts.has(&stems::NEWSLETTER) {
        named.push(Channel::Email);
    }
    named.into_iter().collect()
}

/// Whether a name says mail, and not as a part of e-mail or bulk mail.
fn is_mail_alone(parts: &NameParts) -> bool {
    let is_apart = |words: &Stems| parts.find(words).is_none_or(|span| parts.has_outside(&stems::MAIL, &span));
    parts.has(&stems::MAIL) && is_apart(&stems::EMAIL) && is_apart(&stems::POST)
}

#[cfg(test)]
mod tests;
