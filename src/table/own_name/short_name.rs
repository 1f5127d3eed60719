//! What the words of a short name say: the role of the column, its channels, and what its cells have to prove. Not the
//! names that are questions or explain themselves: `question`.
//!
//! Missing such a column sends mail to people who opted out, so a part of a name is enough. Words of something else win
//! only where nothing speaks of messages.

use std::ops::Range;

use crate::base::own_column::{OwnRole, OwnRule};

use super::channels::channels;
use super::general;
use super::name_parts::NameParts;
use super::of_register;
use super::of_subject;
use super::proof::{OwnName, Proof};
use super::stem::Stems;
use super::ways;
use super::{channel_stems, denial_stems, else_stems, general_stems, stems};

/// What the words of a name say.
pub(super) fn meaning(name: &NameParts) -> OwnName {
    let name = &name.without(&[&denial_stems::EITHER, &else_stems::IN_BULK]);
    let of_messages = of_subject::without_what_else_was_left(name);
    if of_messages.count() < name.count() {
        return of_subject::beside_what_was_left(meaning(&of_messages));
    }
    let parts = name.without(&[&else_stems::FIXED]);
    let named = Named::of(&parts);
    let Some(role) = named.role() else {
        if general::is_preferred_way(&parts) {
            return OwnName::Own(OwnRule::of(OwnRole::PreferredWay), Proof::Name);
        }
        if parts.has(&else_stems::REPLIES) && !parts.has(&else_stems::FILLED_FOR_ALL) {
            return OwnName::Own(OwnRule::of(OwnRole::Reply), Proof::Name);
        }
        let something_else = [&else_stems::ABOUT_ELSE, &else_stems::PRIVACY, &else_stems::FILLED_FOR_ALL];
        let is_else = parts.count() < name.count() || something_else.into_iter().any(|words| parts.has(words));
        return if is_else { OwnName::Else { speaks_of_leaving: false } } else { OwnName::Unknown };
    };
    if named.is_about_else() {
        return OwnName::Else { speaks_of_leaving: named.leaves() };
    }
    // `Death benefit agreed`: nobody knows what was.
    let is_left_over = parts.count() < name.count() && !named.names_what_is_permitted();
    let role = if role == OwnRole::OptIn && is_left_over { OwnRole::Both } else { role };
    let rule = OwnRule { role, bounce: named.bounce, is_general: false, channels: channels(&parts) };
    OwnName::Own(rule, named.proof(role))
}

/// A name, and where it speaks of leaving.
struct Named<'a> {
    parts: &'a NameParts,
    bounce: bool,
    out: Option<Range<usize>>,
}

impl<'a> Named<'a> {
    fn of(parts: &'a NameParts) -> Self {
        let found = [&stems::OPT_OUT, &stems::BLOCK].into_iter().filter_map(|words| parts.find(words));
        let alone = || parts.find(&stems::LEFT_IF_ANSWERED).filter(|_| parts.is(&stems::LEFT_IF_ANSWERED));
        let out = found.max_by_key(Range::len).or_else(|| of_subject::erasure(parts)).or_else(alone);
        Self { parts, bounce: parts.has(&stems::BOUNCE), out }
    }

    fn has(&self, words: &Stems) -> bool {
        self.parts.has(words)
    }

    fn leaves(&self) -> bool {
        self.bounce || self.out.is_some()
    }

    fn is_about_messages(&self) -> bool {
        self.has(&stems::OPT_OUT) || self.has(&else_stems::MESSAGES)
    }

    /// Whether the name is about documents, accounts, what was read, or how something is written.
    fn is_about_else(&self) -> bool {
        let is_business = self.has(&else_stems::BUSINESS) && !self.has(&stems::STATUS);
        let is_made_or_read = is_business || self.has(&else_stems::ATTRIBUTE) || self.has(&else_stems::READ);
        let is_privacy = self.has(&else_stems::PRIVACY) && !self.leaves();
        let is_else = is_privacy || self.has(&else_stems::ABOUT_ELSE);
        // Of a consent that may be to messages as well, words tell.
        let may_be_both = self.is_about_messages() || !self.leaves() && self.has(&stems::CONSENT);
        is_else && !may_be_both || !self.leaves() && is_made_or_read
    }

    fn role(&self) -> Option<OwnRole> {
        if self.has(&stems::SOFT_BOUNCE) {
            return Some(OwnRole::SoftBounce);
        }
        if let Some(about) = of_register::finding(self.parts) {
            return Some(OwnRole::Register(about));
        }
        if self.only_words_tell() {
            return Some(OwnRole::Both);
        }
        let of_time = || general::pause(self.parts).or_else(|| self.leaving()).or_else(|| self.until());
        of_time().or_else(|| self.status()).or_else(|| self.answer())
    }

    /// Until when a wish holds.
    fn until(&self) -> Option<OwnRole> {
        let (wish, role) = general::until(self.parts).filter(|_| !self.leaves())?;
        matches!(Named::of(&wish).answer(), Some(OwnRole::OptIn | OwnRole::PermittedWays)).then_some(role)
    }

    /// An objection that ended, a register that was looked at, what is inactive: a yes there is no objection, and a no none.
    fn only_words_tell(&self) -> bool {
        let is_lifted = || {
            let rest = self.parts.without(&[&denial_stems::LIFTED]);
            let ended = || self.out.as_ref().is_some_and(|out| self.parts.has_behind(&denial_stems::ENDED, out));
            self.has(&denial_stems::LIFTED) && (rest.has(&stems::OPT_OUT) || rest.has(&stems::BLOCK)) || ended()
        };
        let is_of_consent = || self.has(&stems::CONSENT) || self.has(&stems::PERMISSION);
        let is_lifted = || !self.has_alternatives() && !is_of_consent() && is_lifted();
        let is_looked_at = || self.has(&else_stems::COMPARED) || self.has(&else_stems::WAS_COMPARED);
        let is_compared = || is_looked_at() && self.has(&else_stems::COMPARED_WITH) && !self.has(&else_stems::LISTS);
        let is_inactive = || self.has(&stems::INACTIVE) && !self.leaves() && !self.speaks_of_subscription();
        is_lifted() || is_compared() || is_inactive() || self.is_of_subject()
    }

    /// `Loyalty opt-in`, `Kursabmeldung`, `Room blocked`, `Bewerbung abgelehnt`.
    fn is_of_subject(&self) -> bool {
        let is_denied = || self.is_denied() && (self.has(&stems::REACHING) || !channels(self.parts).is_all());
        let is_about_wish = || self.leaves() || self.speaks_of_subscription() || is_denied();
        of_subject::names_subject(self.parts, self.leaves()) && is_about_wish()
    }

    /// Whether the name is two for one thing.
    fn has_alternatives(&self) -> bool {
        self.parts.has_stroke || self.has(&denial_stems::ALTERNATIVE)
    }

    /// When, why or until when somebody left.
    fn leaving(&self) -> Option<OwnRole> {
        if !self.leaves() {
            return None;
        }
        if let Some(rest) = self.out.as_ref().and_then(|out| of_register::without_on(self.parts, out)) {
            return Named::of(&rest).leaving();
        }
        let has =
            |words: &Stems| self.out.as_ref().map_or_else(|| self.has(words), |out| self.parts.has_outside(words, out));
        let roles = [
            (&stems::UNTIL, OwnRole::Until),
            (&general_stems::END, OwnRole::Until),
            (&stems::REASON, OwnRole::LeavingReason),
            (&stems::DATE, OwnRole::LeavingDate),
            (&stems::JOINING, OwnRole::Both),
        ];
        let role = roles.into_iter().find(|(words, _)| has(words)).map(|(_, role)| role);
        // `Opt-in widerrufen` leaves.
        role.filter(|role| {
            *role != OwnRole::Both
                || self.has_alternatives()
                || !self.has(&denial_stems::LIFTED) && !self.has(&denial_stems::ENDING)
        })
    }

    fn speaks_of_subscription(&self) -> bool {
        let words = [&stems::OPT_IN, &stems::PERMISSION, &stems::CONSENT, &stems::SUBSCRIPTION];
        words.into_iter().any(|words| self.has(words))
    }

    /// The same beside the word for leaving: `Newsletter / unsubscribed`.
    fn names_subscription_beside(&self) -> bool {
        let words = [&stems::OPT_IN, &stems::PERMISSION, &stems::CONSENT];
        self.out.as_ref().is_some_and(|out| words.into_iter().any(|words| self.parts.has_outside(words, out)))
    }

    fn status(&self) -> Option<OwnRole> {
        if !self.has(&stems::STATUS) {
            return None;
        }
        let is_of_subscription = self.leaves() || self.speaks_of_subscription();
        // `Opt-out status`, `Bounce status`: a yes says that somebody left; `No newsletter status`: one that nobody has.
        if self.leaves() {
            return (self.has_alternatives() && self.names_subscription_beside()).then_some(OwnRole::Both);
        }
        if self.has(&denial_stems::NOT) {
            return None;
        }
        let is_plain = !is_of_subscription || self.parts.is(&stems::STATUS);
        Some(if is_plain { OwnRole::PlainStatus } else { OwnRole::Status })
    }

    /// Columns that are answered with yes or no; a negation turns what they ask.
    fn answer(&self) -> Option<OwnRole> {
        if let Some(out) = &self.out {
            let turned = !self.has(&denial_stems::SELF_DENYING) && self.denies(out);
            return Some(if turned { OwnRole::OptIn } else { of_register::leaving_answer(self.parts) });
        }
        if self.bounce || self.has(&stems::INACTIVE) {
            return Some(OwnRole::OptOut);
        }
        let permission = self.permission();
        let is_permission = permission == Some(OwnRole::OptIn);
        if self.is_denied() && (is_permission || self.has(&stems::REACHING) || !channels(self.parts).is_all()) {
            return Some(if self.is_end_denied() { OwnRole::Both } else { self.ending().unwrap_or(OwnRole::OptOut) });
        }
        if is_permission && self.has(&denial_stems::DOUBTFUL) {
            return Some(OwnRole::Both);
        }
        if self.has(&stems::CONFIRMATION) {
            // When somebody confirmed is no answer.
            return (!self.has(&stems::DATE)).then_some(OwnRole::Confirmation);
        }
        if is_permission && self.names_permitted_ways() { Some(OwnRole::PermittedWays) } else { permission }
    }

    /// When or why a permission ended: `Newsletter gestoppt am`.
    fn ending(&self) -> Option<OwnRole> {
        let end = self.parts.find(&denial_stems::ENDING)?;
        let roles = [(&stems::REASON, OwnRole::LeavingReason), (&stems::DATE, OwnRole::LeavingDate)];
        roles.into_iter().find(|(words, _)| self.parts.has_outside(words, &end)).map(|(_, role)| role)
    }

    fn is_denied(&self) -> bool {
        let denied = self.has(&denial_stems::NOT) || self.has(&denial_stems::ENDING);
        (denied || self.parts.ends_with(&denial_stems::DENYING_END)) && !self.has(&denial_stems::QUALIFIER)
    }

    /// `Consent not expired`: what ended did not.
    fn is_end_denied(&self) -> bool {
        let messages = [&stems::OPT_IN, &stems::CONSENT, &stems::PERMISSION, &stems::REACHING, &channel_stems::EMAIL];
        let end = self.parts.find(&denial_stems::ENDING);
        let between = end.and_then(|end| self.parts.since(&denial_stems::NOT, &end));
        let is_apart = |between: NameParts| messages.into_iter().any(|words| between.has(words));
        !self.parts.has_stroke && between.is_some_and(|between| !is_apart(between))
    }

    /// Whether a negation turns the word for leaving at `out`: not that of what was left, as in `Kein Newsletter (abgemeldet)`.
    fn denies(&self, out: &Range<usize>) -> bool {
        let messages = [&stems::OPT_IN, &stems::REACHING, &channel_stems::EMAIL, &channel_stems::MAIL];
        let denied = self.parts.since(&denial_stems::NOT, out);
        denied.is_some_and(|between| !messages.into_iter().any(|words| between.has(words)))
    }

    /// A wish for messages; where what is permitted may be something else, only words tell.
    fn permission(&self) -> Option<OwnRole> {
        let is_of_others = self.has(&channel_stems::PARTNER) || self.has(&channel_stems::TRADE);
        let messages = [&else_stems::MESSAGES, &stems::REACHING, &stems::NEWS];
        let names_messages = || messages.into_iter().any(|words| self.has(words));
        let is_known = match () {
            () if ways::names_only_ways(self.parts) => true,
            () if self.has(&stems::OPT_IN) || self.parts.is(&stems::IF_ANSWERED) => !is_of_others,
            () if self.has(&stems::CONSENT) => {
                let others = [&else_stems::THING, &else_stems::PRIVACY, &else_stems::ABOUT_ELSE];
                let is_other = others.into_iter().any(|words| self.has(words));
                !is_of_others && (!is_other || names_messages())
            }
            () if self.has(&stems::PERMISSION) => {
                let company =
                    [&stems::PERMISSION, &else_stems::COMPANY, &stems::DATE, &denial_stems::NOT, &denial_stems::ENDING];
                names_messages() || !channels(self.parts).is_all() || self.parts.consist_of(&company)
            }
            () if self.has(&else_stems::OFFERED) => false,
            () => return None,
        };
        Some(if is_known || self.names_permitted_ways() { OwnRole::OptIn } else { OwnRole::Both })
    }

    /// `Allowed channels`: nothing else is permitted there than ways.
    fn names_permitted_ways(&self) -> bool {
        let wishes = [&stems::PERMISSION, &stems::CONSENT, &stems::JOINING];
        let beside = [&else_stems::COMPANY, &else_stems::MESSAGES, &stems::REACHING, &denial_stems::NOT];
        let company = [&wishes[..], &beside, &[&stems::PERMITTED_WAYS]].concat();
        let permits = wishes.into_iter().any(|words| self.has(words));
        permits && self.has(&stems::PERMITTED_WAYS) && self.parts.consist_of(&company)
    }

    fn names_what_is_permitted(&self) -> bool {
        let words = [&stems::OPT_IN, &stems::CONSENT, &stems::REACHING];
        words.into_iter().any(|words| self.has(words)) || self.leaves() || !channels(self.parts).is_all()
    }

    /// Whether it is a wish only if its cells answer.
    fn needs_answer(&self) -> bool {
        let wishes = [&stems::OPT_IN, &stems::CONSENT, &stems::PERMISSION];
        let is_whole = self.parts.is(&stems::IF_ANSWERED) || self.parts.is(&stems::LEFT_IF_ANSWERED);
        is_whole && !wishes.into_iter().any(|words| self.has(words))
    }

    fn proof(&self, role: OwnRole) -> Proof {
        match role {
            // Filled in where somebody left, by a number too.
            OwnRole::LeavingReason => Proof::Name,
            _ if self.has(&else_stems::FILLED_FOR_ALL) || self.needs_answer() => Proof::Answers,
            OwnRole::OptIn if ways::names_only_ways(self.parts) => Proof::MostlyAnswers,
            OwnRole::Both if !self.leaves() && self.has(&else_stems::OFFERED) => Proof::Answers,
            OwnRole::OptIn if !self.leaves() && self.has(&stems::DATE) => Proof::NoDays,
            OwnRole::OptOut if ways::may_be_numbers(self.parts) => Proof::Answers,
            OwnRole::OptOut if of_subject::may_be_block(self.parts) => Proof::Answers,
            _ if self.parts.is(&else_stems::LONE) => Proof::NoCodes,
            _ => Proof::Name,
        }
    }
}
