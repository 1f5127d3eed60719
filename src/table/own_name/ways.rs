//! Whether a name only says by which ways something is sent: `SMS`, `E-Mail/Telefon`. Not which channels these are: `channels`.

use crate::base::channel::Channel;

use super::channel_stems::{MAIL, MESSENGER, SMS, TEXT, WAYS};
use super::channels::channels;
use super::denial_stems::NO;
use super::name_parts::NameParts;

/// Whether the column asks which of its ways somebody wants, if its cells answer. (Of an address, a text or a telephone alone
/// they may also tell whether it is there.)
pub(super) fn names_only_ways(parts: &NameParts) -> bool {
    const KINDS: [Channel; 5] = [Channel::Email, Channel::Sms, Channel::Phone, Channel::Fax, Channel::Post];
    if !parts.consist_of(&[&WAYS]) {
        return false;
    }
    let reached = channels(parts);
    let are_several =
        || KINDS.into_iter().filter(|kind| reached.reach(*kind)).count() > 1 && !parts.consist_of(&[&MAIL]);
    // `Email text` is one.
    let is_written = || if parts.has(&TEXT) { parts.has_stroke } else { reached.reach(Channel::Email) };
    parts.has(&SMS) || parts.has(&MESSENGER) || is_written() && are_several()
}

/// `SMS No`: no text messages, or their numbers.
pub(super) fn may_be_numbers(parts: &NameParts) -> bool {
    parts.ends_with(&NO) && parts.consist_of(&[&WAYS, &NO])
}
