//! What is known about one row before it is decided: what it says of itself, and what the lists answered for each of its
//! identifiers. Data only.

use crate::base::channel::Channels;
use crate::base::identifier_kind::IdentifierKind;
use crate::base::list_kind::ListKind;
use crate::base::register::Register;
use crate::base::time::Interval;

/// One row of a contact list, or one person who is asked about.
#[derive(Clone, Debug)]
pub struct RowFacts<'a> {
    /// The row has too few or too many fields, so no column of it can be trusted.
    pub malformed: bool,
    pub identity: Identity,
    /// One of the list's own columns objects, in this row or in another row of the same identifier.
    pub column_optout: bool,
    /// One of them says that nothing can be delivered.
    pub column_bounce: bool,
    /// A register that has to be asked about one of its identifiers was not, or too long ago.
    pub unscreened: bool,
    /// In the order of the row.
    pub identifiers: Vec<IdentifierFacts<'a>>,
}

impl<'a> RowFacts<'a> {
    /// Of somebody who is known, and of whom the row itself says nothing.
    #[must_use]
    pub fn of(identifiers: Vec<IdentifierFacts<'a>>) -> Self {
        let identity = Identity::Known;
        Self { malformed: false, identity, column_optout: false, column_bounce: false, unscreened: false, identifiers }
    }
}

/// Whether the row can be looked up at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Identity {
    /// At least one identifier, and every primary cell could be read.
    Known,
    /// No identifier column holds anything.
    Missing,
    /// Something is there that cannot be read as an identifier.
    Unmatchable,
    /// Nothing there can be reached on the channel of the campaign.
    WrongKind,
}

/// One identifier of a row, and what was found for it.
#[derive(Clone, Debug)]
pub struct IdentifierFacts<'a> {
    pub kind: IdentifierKind,
    pub prohibitions: Vec<Prohibition<'a>>,
}

/// One entry of a list that speaks of an identifier.
#[derive(Clone, Copy, Debug)]
pub struct Prohibition<'a> {
    /// The kind of its list.
    pub kind: ListKind,
    /// The name of its list.
    pub list: &'a str,
    /// Which register it is of, if that is known.
    pub register: Option<Register>,
    /// What the entry names: the identifier itself, or the domain of an address.
    pub names: IdentifierKind,
    pub channels: Channels,
    /// Empty: every purpose.
    pub purposes: &'a [String],
    /// When the fact happened, if that is known.
    pub time: Option<Interval>,
}
