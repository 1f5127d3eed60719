//! Which channels the words of a name speak for. Not what the column says: `short_name`.

use crate::base::channel::{Channel, Channels};

use super::channel_stems as stems;
use super::denial_stems::ALTERNATIVE;
use super::name_parts::NameParts;
use super::stem::Stems;

/// The channels that a name speaks for; all if it names none.
pub(super) fn channels(parts: &NameParts) -> Channels {
    static SETS: [(&Stems, &[Channel]); 8] = [
        (&stems::EMAIL, &[Channel::Email]),
        (&stems::SMS, &[Channel::Sms, Channel::Messenger]),
        (&stems::MOBILE, &[Channel::Sms, Channel::Messenger, Channel::Phone, Channel::PhoneAuto]),
        (&stems::PHONE, &[Channel::Phone, Channel::PhoneAuto]),
        (&stems::FAX, &[Channel::Fax]),
        (&stems::POST, &[Channel::Post]),
        (&stems::MESSENGER, &[Channel::Messenger]),
        (&stems::TRADE, &[Channel::Audience]),
    ];
    let mut named: Vec<Channel> =
        SETS.iter().filter(|(words, _)| parts.has(words)).flat_map(|(_, set)| *set).copied().collect();
    // `Correo postal` is no e-mail; `courrier électronique`, `news letter` and `blog post` are no post.
    let only = |words: &Stems, other: &Stems| parts.find(other).is_some_and(|span| !parts.has_outside(words, &span));
    let no_post = [&stems::ELECTRONIC, &stems::NEWSLETTER, &stems::NO_POST];
    named.retain(|channel| match channel {
        Channel::Email => !only(&stems::EMAIL, &stems::PAPER),
        Channel::Post => !no_post.into_iter().any(|other| only(&stems::POST, other)),
        _ => true,
    });
    if parts.has(&stems::TEXT) && parts.consist_of(&[&stems::WAYS]) {
        named.extend([Channel::Sms, Channel::Messenger]);
    }
    if is_mail_alone(parts) {
        named.extend([Channel::Email, Channel::Post]);
    }
    // `Trade newsletter`, `Mobile newsletter`: mostly what it is about.
    if parts.has(&stems::NEWSLETTER) && (named.is_empty() || !parts.has(&stems::SURE_WAY)) {
        named.push(Channel::Email);
    }
    named.into_iter().collect()
}

/// Whether a name says mail, and not as a part of e-mail or bulk mail.
fn is_mail_alone(parts: &NameParts) -> bool {
    let is_apart = |words: &Stems| parts.find(words).is_none_or(|span| parts.has_outside(&stems::MAIL, &span));
    // `Mail/Post` are two.
    let is_paper = parts.has(&stems::BY_POST) && !parts.has_stroke && !parts.has(&ALTERNATIVE);
    parts.has(&stems::MAIL) && !is_paper && is_apart(&stems::EMAIL) && is_apart(&stems::POST) && is_apart(&stems::PAPER)
}
