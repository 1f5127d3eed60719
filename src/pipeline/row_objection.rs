//! What a row says against its identifiers, and what is found under a key of one. Data only: who reads it is
//! `objection_reader`.

use crate::base::identifier_kind::IdentifierKind;
use crate::base::match_key::MatchKey;
use crate::base::own_column::ValueClass;

use super::own_objection::OwnObjection;
use super::own_row::{OwnSaying, OwnVerdict};

/// An objection that was found under a key of an identifier.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    pub key: MatchKey,
    /// Its column is a number of an own column, or behind those the 0-based index of another one.
    pub objection: OwnObjection,
    /// It counts only if its column is about a subscription.
    pub conditional: bool,
    /// What was objected for.
    pub kind: IdentifierKind,
}

/// What a row says against its identifiers.
#[derive(Clone, Copy)]
pub(super) struct RowObjection {
    /// As in [`Found`].
    pub column: u16,
    pub class: ValueClass,
    pub bounce: bool,
    pub conditional: bool,
    /// It is of some channels only, so of the identifiers by which these reach the person.
    pub is_of_channel: bool,
}

impl RowObjection {
    pub(super) fn of(saying: &OwnSaying) -> Option<Self> {
        let conditional = match saying.verdict {
            OwnVerdict::Objects => false,
            OwnVerdict::ObjectsIfSubscription => true,
            OwnVerdict::OtherTopic | OwnVerdict::Remark => return None,
        };
        let (column, class, bounce) = (saying.column, saying.class, saying.bounce);
        Some(Self { column, class, bounce, conditional, is_of_channel: saying.is_of_channel })
    }

    /// In a column that is none of the list's own.
    pub(super) fn in_other(number: usize) -> Self {
        Self {
            column: number as u16,
            class: ValueClass::Objection,
            bounce: false,
            conditional: false,
            is_of_channel: false,
        }
    }

    pub(super) fn found(&self, key: MatchKey, kind: IdentifierKind, line: u64, loose: bool) -> Found {
        let Self { column, class, bounce, conditional, .. } = *self;
        Found { key, objection: OwnObjection { line, column, class, bounce, loose }, conditional, kind }
    }
}
