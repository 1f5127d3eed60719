//! What a column holds. A word only: which names stand for which role is `alias`, how a column is found is `columns`.

use crate::base::channel::Channels;
use crate::base::identifier_kind::IdentifierKind;
use crate::base::own_column::{OwnRole, OwnRule};

/// What the numbers of a column are for, as far as its name says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhoneUse {
    Any,
    /// Of mobile phones.
    Mobile,
    Fax,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Identifiers of one kind, in clear.
    Identifier(IdentifierKind),
    /// Telephone numbers.
    Phone(PhoneUse),
    /// The country of the person, which says how a number without the code of one is dialled.
    Country,
    /// Digests of identifiers, as hex.
    Digest,
    /// What the list itself says of this person: whether they opted out, opted in, left.
    Own(OwnRule),
    /// When an entry was made.
    Date,
    /// Why an entry was made.
    Reason,
    /// Whether a register lists it.
    Listed,
}

impl Role {
    /// E-mail addresses.
    pub const EMAIL: Self = Self::Identifier(IdentifierKind::Email);
    /// Domains.
    pub const DOMAIN: Self = Self::Identifier(IdentifierKind::Domain);
    /// What a user can say that a column holds, in the order in which the roles of one column are reported.
    pub(super) const REQUESTABLE: [Self; 13] = [
        Self::EMAIL,
        Self::DOMAIN,
        Self::Phone(PhoneUse::Any),
        Self::Phone(PhoneUse::Mobile),
        Self::Phone(PhoneUse::Fax),
        Self::Country,
        Self::Digest,
        Self::Date,
        Self::Reason,
        Self::Listed,
        Self::own(OwnRole::OptOut),
        Self::own(OwnRole::OptIn),
        Self::own(OwnRole::Status),
    ];

    /// An own column that speaks for every channel.
    const fn own(role: OwnRole) -> Self {
        Self::Own(OwnRule { role, bounce: false, is_general: false, channels: Channels::ALL })
    }

    /// The word for it on the command line and in the report.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Identifier(kind) => kind.name(),
            Self::Phone(PhoneUse::Any) => "phone",
            Self::Phone(PhoneUse::Mobile) => "mobile",
            Self::Phone(PhoneUse::Fax) => "fax",
            Self::Country => "country",
            Self::Digest => "digest",
            Self::Own(rule) => rule.role.name(),
            Self::Date => "date",
            Self::Reason => "reason",
            Self::Listed => "listed",
        }
    }

    /// What kind of identifiers the column holds in clear, if it does.
    #[must_use]
    pub fn identifier(self) -> Option<IdentifierKind> {
        match self {
            Self::Identifier(kind) => Some(kind),
            Self::Phone(_) => Some(IdentifierKind::Phone),
            Self::Country | Self::Digest | Self::Own(_) | Self::Date | Self::Reason | Self::Listed => None,
        }
    }

    /// Whether the column holds identifiers in clear.
    #[must_use]
    pub fn is_identifier(self) -> bool {
        self.identifier().is_some()
    }

    /// Where the role stands among those of one column.
    pub(super) fn order(self) -> usize {
        let known = Self::REQUESTABLE.into_iter().position(|known| known.name() == self.name());
        known.unwrap_or(Self::REQUESTABLE.len())
    }
}
