//! What a column holds. A word only: which names stand for which role is `alias`, how a column is found is `columns`.

use crate::base::channel::Channels;
use crate::base::identifier_kind::IdentifierKind;
use crate::base::own_column::{Polarity, StatusRule};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Identifiers of one kind, in clear.
    Identifier(IdentifierKind),
    /// Digests of identifiers, as hex.
    Digest,
    /// Whether, or since when, this person has opted out.
    OptOut {
        /// The channels that the column speaks for.
        channels: Channels,
        /// Which answer is the objection.
        polarity: Polarity,
    },
    /// A word such as `subscribed`, `active`, `unsubscribed`.
    Status(StatusRule),
    /// When an entry was made.
    Date,
    /// Why an entry was made.
    Reason,
}

impl Role {
    /// E-mail addresses.
    pub const EMAIL: Self = Self::Identifier(IdentifierKind::Email);
    /// Domains.
    pub const DOMAIN: Self = Self::Identifier(IdentifierKind::Domain);
    /// An opt-out from everything, whichever channel its name speaks of.
    pub(super) const OPT_OUT: Self = Self::OptOut { channels: Channels::ALL, polarity: Polarity::YesObjects };

    /// What a user can say that a column holds, in the order in which the roles of one column are reported.
    pub(super) const REQUESTABLE: [Self; 7] = [
        Self::EMAIL,
        Self::DOMAIN,
        Self::Digest,
        Self::Date,
        Self::Reason,
        Self::OPT_OUT,
        Self::Status(StatusRule::Strict),
    ];

    /// The word for it on the command line and in the report.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Identifier(kind) => kind.name(),
            Self::Digest => "digest",
            Self::OptOut { .. } => "optout",
            Self::Status(_) => "status",
            Self::Date => "date",
            Self::Reason => "reason",
        }
    }

    /// Whether both go by the same word: a column has one status, whichever rule reads it.
    pub(super) fn is_like(self, other: Self) -> bool {
        self.name() == other.name()
    }

    /// Where the role stands among those of one column.
    pub(super) fn order(self) -> usize {
        Self::REQUESTABLE.into_iter().position(|known| known.is_like(self)).unwrap_or(Self::REQUESTABLE.len())
    }
}
