//! The ways to reach a person, sets of them, and which identifiers each is addressed by. Words only, no rules.

use std::fmt;
use std::str::FromStr;

use super::identifier_kind::IdentifierKind;
use super::unknown_name::UnknownName;

/// A way to reach a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Channel {
    Email,
    Sms,
    Messenger,
    Phone,
    PhoneAuto,
    Fax,
    Post,
    Audience,
}

impl Channel {
    /// All channels, in the order of their bits in [`Channels`].
    pub const ALL: [Self; 8] =
        [Self::Email, Self::Sms, Self::Messenger, Self::Phone, Self::PhoneAuto, Self::Fax, Self::Post, Self::Audience];

    /// The stable name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Sms => "sms",
            Self::Messenger => "messenger",
            Self::Phone => "phone",
            Self::PhoneAuto => "phone-auto",
            Self::Fax => "fax",
            Self::Post => "post",
            Self::Audience => "audience",
        }
    }

    /// The kinds of identifiers by which a contact on this channel is matched.
    #[must_use]
    pub fn identifiers(self) -> &'static [IdentifierKind] {
        match self {
            Self::Email => &[IdentifierKind::Email, IdentifierKind::Domain],
            Self::Sms | Self::Messenger | Self::Phone | Self::PhoneAuto | Self::Fax => &[IdentifierKind::Phone],
            Self::Post => &[IdentifierKind::Postal],
            Self::Audience => &[IdentifierKind::Email, IdentifierKind::Domain, IdentifierKind::Phone],
        }
    }

    /// Whether it goes to telephone numbers and nothing else.
    #[must_use]
    pub fn is_by_phone(self) -> bool {
        self.identifiers() == [IdentifierKind::Phone]
    }
}

impl fmt::Display for Channel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Channel {
    type Err = UnknownName;
    fn from_str(text: &str) -> Result<Self, UnknownName> {
        Self::ALL
            .into_iter()
            .find(|channel| channel.name() == text)
            .ok_or_else(|| UnknownName::new("channel", text, &Self::ALL.map(Self::name)))
    }
}

/// A set of channels. The empty set means every channel, present and future: `*`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Channels(u16);

impl Channels {
    /// Every channel.
    pub const ALL: Self = Self(0);

    /// The set with these bits, as the store keeps it: bit `n` is `Channel::ALL[n]`.
    #[must_use]
    pub fn from_bits(bits: u16) -> Self {
        Self(bits)
    }

    /// See [`Channels::from_bits`].
    #[must_use]
    pub fn bits(self) -> u16 {
        self.0
    }

    /// The channels of both sets: all, if one of them is all.
    #[must_use]
    pub fn with(self, others: Self) -> Self {
        if self.is_all() || others.is_all() { Self::ALL } else { Self(self.0 | others.0) }
    }

    /// The channels of both sets where there are two, else those of the one that there is.
    #[must_use]
    pub fn union(some: Option<Self>, others: Option<Self>) -> Option<Self> {
        match (some, others) {
            (Some(some), Some(others)) => Some(some.with(others)),
            (some, others) => some.or(others),
        }
    }

    /// Those of the set that `others` have as well; `None` if there are none.
    #[must_use]
    pub fn within(self, others: Self) -> Option<Self> {
        let both = Self(self.0 & others.0);
        (!both.is_all()).then_some(both)
    }

    /// Whether the set reaches `channel`.
    #[must_use]
    pub fn reach(self, channel: Channel) -> bool {
        self.is_all() || self.0 & (1 << channel as u8) != 0
    }

    /// Whether a prohibition for the set holds on `channel`: whoever wants no calls wants none from a machine either, and
    /// text messages and messengers reach one and the same phone.
    #[must_use]
    pub fn prohibit(self, channel: Channel) -> bool {
        let other = match channel {
            Channel::PhoneAuto => Some(Channel::Phone),
            Channel::Sms => Some(Channel::Messenger),
            Channel::Messenger => Some(Channel::Sms),
            _ => None,
        };
        self.reach(channel) || other.is_some_and(|other| self.reach(other))
    }

    /// The channels that are named; none if all are meant.
    pub fn named(self) -> impl Iterator<Item = Channel> {
        Channel::ALL.into_iter().filter(move |channel| !self.is_all() && self.reach(*channel))
    }

    /// Whether some are named, and all of them go to telephone numbers and nothing else.
    #[must_use]
    pub fn are_by_phone(self) -> bool {
        !self.is_all() && self.named().all(Channel::is_by_phone)
    }

    /// Whether no channel is named, so that all are meant.
    #[must_use]
    pub fn is_all(self) -> bool {
        self.0 == 0
    }
}

impl FromIterator<Channel> for Channels {
    fn from_iter<I: IntoIterator<Item = Channel>>(channels: I) -> Self {
        Self(channels.into_iter().fold(0, |bits, channel| bits | 1 << channel as u8))
    }
}

impl fmt::Display for Channels {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_all() {
            return f.write_str("*");
        }
        let names: Vec<_> =
            Channel::ALL.into_iter().filter(|channel| self.reach(*channel)).map(Channel::name).collect();
        f.write_str(&names.join(","))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_prohibition_reaches_what_comes_to_the_same_ear() {
        let set = |channel: Channel| -> Channels { [channel].into_iter().collect() };
        for (prohibited, channel, holds) in [
            (Channel::Phone, Channel::PhoneAuto, true),
            (Channel::PhoneAuto, Channel::Phone, false),
            (Channel::Sms, Channel::Messenger, true),
            (Channel::Messenger, Channel::Sms, true),
            (Channel::Sms, Channel::Phone, false),
            (Channel::Email, Channel::Sms, false),
        ] {
            assert_eq!(set(prohibited).prohibit(channel), holds, "{prohibited} {channel}");
        }
        assert!(Channels::ALL.prohibit(Channel::Fax));
    }

    #[test]
    fn every_channel_has_a_bit_and_an_identifier_of_its_own() {
        assert!(Channel::ALL.len() <= u16::BITS as usize);
        for (at, channel) in Channel::ALL.into_iter().enumerate() {
            assert_eq!(channel as usize, at);
            assert!(!channel.identifiers().is_empty());
            let set: Channels = [channel].into_iter().collect();
            assert!(Channel::ALL.into_iter().all(|other| set.reach(other) == (other == channel)));
            assert!(Channel::ALL.into_iter().all(|other| set.prohibit(other) || !set.reach(other)));
            assert_eq!((Channels::from_bits(set.bits()), channel.name().parse()), (set, Ok(channel)));
        }
    }
}
