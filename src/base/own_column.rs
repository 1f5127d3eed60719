//! Words for a contact list's own columns: what such a column is about. What its name says is `table`, what its values
//! say `policy`.

use super::channel::{Channel, Channels};

/// What one of the list's own columns says of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OwnRole {
    /// `Unsubscribed`, `Werbesperre`: a yes objects.
    OptOut,
    /// Whether a register or a list of objections has the contact: `TPS`, `Robinson-Check`.
    Register(AboutRegister),
    /// `Newsletter`, `Einwilligung`: a no objects.
    OptIn,
    /// `Opt-In/Opt-Out`: only words tell.
    Both,
    /// `Double Opt-In`, `Verified`: a no means that a confirmation is missing, which is for the policy to judge.
    Confirmation,
    /// `Newsletter status`: the state of a subscription.
    Status,
    /// `Status`, `State`: of a subscription, or of anything else.
    PlainStatus,
    /// `Unsubscribe reason`: filled in where somebody left.
    LeavingReason,
    /// `Abgemeldet am`: filled in where somebody left.
    LeavingDate,
    /// `gesperrt bis`: objects until that day.
    Until,
    /// `Einwilligung gültig bis`: objects from that day on; what is no day is read as in an opt-in column.
    ConsentUntil,
    /// `Abonnement bis`: of messages, or of what is paid for; a past day is worth a look.
    SubscriptionUntil,
    /// `Allowed channels`: by which ways contact is permitted, and by no other.
    PermittedWays,
    /// `Preferred contact method`: only that somebody wants none objects.
    PreferredWay,
    /// `SMS reply`: what somebody answered to a message.
    Reply,
    /// `Soft bounces`: a delivery that failed for now.
    SoftBounce,
    /// One of these for other channels than that of the campaign: what speaks of all channels.
    OtherChannel,
    /// About documents, contracts, accounts: only what speaks of messages. A delivery is blocked, too.
    AboutElse,
    /// Any other column: a cell that can only mean no.
    Other,
}

/// What a column tells about a register.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AboutRegister {
    /// `TPS`, `DNC result`: who is listed. Any text objects that is not known to say the contrary.
    Listed,
    /// `TPS clear`, `Not on DNC list`: who is not listed.
    Free,
    /// `TPS check`: the same, or the day on which somebody looked.
    Compared,
    /// `TPS checked`: that somebody looked; only words tell what was found.
    WasCompared,
}

/// How the cells of one of the list's own columns are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct OwnRule {
    pub role: OwnRole,
    /// The column is about deliveries that failed for good, not about a wish of the person.
    pub bounce: bool,
    /// The column permits contact at all, or on a channel: no topic beside it outweighs its no.
    pub is_general: bool,
    /// The channels that the column speaks for.
    pub channels: Channels,
}

impl OwnRole {
    /// Whether its cells are days.
    #[must_use]
    pub fn is_day(self) -> bool {
        matches!(self, Self::LeavingDate | Self::Until | Self::ConsentUntil | Self::SubscriptionUntil)
    }

    /// Whether a bare yes there objects.
    #[must_use]
    pub fn is_leaving(self) -> bool {
        match self {
            Self::Register(about) => matches!(about, AboutRegister::Listed | AboutRegister::Compared),
            role => role == Self::OptOut,
        }
    }

    /// Whether a bare no there objects, unless a topic says yes.
    #[must_use]
    pub fn is_joining(self) -> bool {
        matches!(self, Self::OptIn | Self::ConsentUntil | Self::SubscriptionUntil)
    }

    /// The word for it on the command line and in reports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::OptOut => "optout",
            Self::Register(_) => "register",
            Self::OptIn => "optin",
            Self::Both => "opt-in-or-out",
            Self::Confirmation => "confirmation",
            Self::Status => "status",
            Self::PlainStatus => "plain-status",
            Self::LeavingReason => "leaving-reason",
            Self::LeavingDate => "leaving-date",
            Self::Until => "optout-until",
            Self::ConsentUntil => "optin-until",
            Self::SubscriptionUntil => "subscription-until",
            Self::PermittedWays => "permitted-ways",
            Self::PreferredWay => "preferred-way",
            Self::Reply => "reply",
            Self::SoftBounce => "soft-bounce",
            Self::OtherChannel => "other-channel",
            Self::AboutElse => "about-else",
            Self::Other => "other",
        }
    }
}

impl OwnRule {
    /// A column of this role that speaks for every channel.
    #[must_use]
    pub const fn of(role: OwnRole) -> Self {
        Self { role, bounce: false, is_general: false, channels: Channels::ALL }
    }

    /// How a campaign on `channel` reads the column.
    #[must_use]
    pub fn on(self, channel: Channel) -> Self {
        // A permission is for what it names; that it is missing prohibits nothing else.
        let is_permission = self.role.is_joining() || matches!(self.role, OwnRole::Both | OwnRole::Confirmation);
        let holds = if is_permission { self.channels.reach(channel) } else { self.channels.prohibit(channel) };
        if holds { self } else { Self { channels: self.channels, ..Self::of(OwnRole::OtherChannel) } }
    }
}

/// What kind of word stands in a cell of an own column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ValueClass {
    /// Nothing, or what programs write for it.
    Null,
    /// A word of leaving or a negated permission.
    Objection,
    /// A word of being subscribed, or a negated or ended objection.
    Permission,
    /// `declined`, `rejected`.
    Refused,
    /// `lifted`: of whatever the column is about.
    Ended,
    /// `active`, `confirmed`: of whatever the column is about.
    Affirmed,
    BareYes,
    BareNo,
    /// `inactive`, `cleaned`, `cancelled`.
    Doubtful,
    /// `pending`: as doubtful, but nobody left, and may yet confirm.
    Unconfirmed,
    Date,
    Other,
}

impl ValueClass {
    /// The word for it in reports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Null => "nothing",
            Self::Objection => "a word of objection",
            Self::Permission => "a word of permission",
            Self::Refused => "a word of refusal",
            Self::Ended => "a word of ending",
            Self::Affirmed => "a word of confirmation",
            Self::BareYes => "yes",
            Self::BareNo => "no",
            Self::Doubtful => "a doubtful word",
            Self::Unconfirmed => "a word for not confirmed yet",
            Self::Date => "a date",
            Self::Other => "other text",
        }
    }
}
