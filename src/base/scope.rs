//! The vocabulary of lists: what kind of fact a list holds and how far an entry reaches. Words only, no rules.

use std::fmt;
use std::str::FromStr;

/// What kind of fact a list holds. The names are what users type and what the store remembers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// An objection of the person, or of a company for its domain.
    Optout,
    /// A spam complaint or a complaint to an authority.
    Complaint,
    /// A permanent delivery failure.
    Bounce,
    /// An official or voluntary do-not-contact register.
    Register,
}

impl Kind {
    /// All kinds, in the order in which help texts list them.
    pub const ALL: [Self; 4] = [Self::Optout, Self::Complaint, Self::Bounce, Self::Register];

    /// The stable name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Optout => "optout",
            Self::Complaint => "complaint",
            Self::Bounce => "bounce",
            Self::Register => "register",
        }
    }

    /// Whether entries that a full list no longer contains stay in force. Only a register forgets by itself: its
    /// publisher removes whoever withdrew; an opt-out that went missing is far more often a broken export.
    #[must_use]
    pub fn is_sticky(self) -> bool {
        !matches!(self, Self::Register)
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Kind {
    type Err = UnknownName;
    fn from_str(text: &str) -> Result<Self, UnknownName> {
        Self::ALL
            .into_iter()
            .find(|kind| kind.name() == text)
            .ok_or_else(|| UnknownName::new("kind", text, &Self::ALL.map(Self::name)))
    }
}

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
pub struct Channels(u8);

impl Channels {
    /// Every channel.
    pub const ALL: Self = Self(0);

    /// The set with these bits, as the store keeps it: bit `n` is `Channel::ALL[n]`.
    #[must_use]
    pub fn from_bits(bits: u8) -> Self {
        Self(bits)
    }

    /// See [`Channels::from_bits`].
    #[must_use]
    pub fn bits(self) -> u8 {
        self.0
    }

    /// Whether the set reaches `channel`.
    #[must_use]
    pub fn reach(self, channel: Channel) -> bool {
        self.is_all() || self.0 & (1 << channel as u8) != 0
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

/// Purposes as people typed them, trimmed, in lower case, sorted, each once. Two people type the same purpose months
/// apart, one for the list and one for the campaign: a capital letter must not let an opted-out person through.
///
/// # Errors
/// When one is blank: it could be taken for every purpose or for none.
pub fn purposes(typed: &[String]) -> Result<Vec<String>, BlankPurpose> {
    let mut purposes: Vec<String> = typed.iter().map(|purpose| purpose.trim().to_lowercase()).collect();
    purposes.sort_unstable();
    purposes.dedup();
    if purposes.iter().any(String::is_empty) { Err(BlankPurpose) } else { Ok(purposes) }
}

/// A purpose without a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a purpose is blank; leave it out to mean every purpose")]
pub struct BlankPurpose;

/// A name that is none of the known ones, with the nearest help: the whole list.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown {what} \"{given}\"; known are: {known}")]
pub struct UnknownName {
    what: &'static str,
    given: String,
    known: String,
}

impl UnknownName {
    /// An error that lists what would have been right.
    #[must_use]
    pub fn new(what: &'static str, given: &str, known: &[&str]) -> Self {
        Self { what, given: given.to_owned(), known: known.join(", ") }
    }
}
