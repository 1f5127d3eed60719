//! Who a row is: what its identifier cells add up to.

use crate::identity::identifier::Identifier;
use crate::identity::phone::Line;
use crate::identity::problem::Problem;

use super::judgement::RowIssue;
use super::questions::AskedKey;

/// What the identifier cells of one row add up to.
#[derive(Default)]
pub(super) struct RowIdentity {
    /// Some cell held an identifier.
    pub is_known: bool,
    /// The key of the first one that has one.
    pub primary: Option<AskedKey>,
    /// A damaged identifier, in the cell of the primary one or before it.
    broken: Option<(u16, Problem)>,
    /// Any other unreadable cell: beside an identifier it costs no contact.
    pub garbage: Option<(u16, Problem)>,
    /// Some identifier can be reached on the channel of the campaign.
    pub is_reached: bool,
    /// The column of the first one that cannot.
    unreached: Option<u16>,
}

impl RowIdentity {
    /// Adds an identifier that the campaign may go to, in a column of this number, and its key.
    #[inline]
    pub(super) fn add(&mut self, column: u16, identifier: &Identifier<'_>, key: Option<AskedKey>, for_text: bool) {
        self.is_known = true;
        self.primary = self.primary.or(key);
        if for_text && is_fixed_line(identifier) {
            self.unreached.get_or_insert(column);
        } else {
            self.is_reached = true;
        }
    }

    /// Books one cell; `first` if the primary identifier was not known before it.
    pub(super) fn note(&mut self, column: u16, problem: Option<Problem>, first: bool) {
        let Some(problem) = problem else { return };
        let slot = if first && problem.may_hide_identifier() { &mut self.broken } else { &mut self.garbage };
        slot.get_or_insert((column, problem));
    }

    /// What this means for the row.
    pub(super) fn issue(&self) -> Option<RowIssue> {
        match (self.broken, self.is_known, self.garbage) {
            (Some((column, problem)), _, _) | (None, false, Some((column, problem))) => {
                Some(RowIssue::Unmatchable { column, problem })
            }
            (None, false, None) => Some(RowIssue::Missing),
            (None, true, _) if !self.is_reached => Some(RowIssue::WrongKind { column: self.unreached.unwrap_or(0) }),
            (None, true, _) => None,
        }
    }
}

/// Whether no text message reaches it, for certain.
fn is_fixed_line(identifier: &Identifier<'_>) -> bool {
    matches!(identifier, Identifier::Phone(number) if number.line() == Line::Fixed)
}

/// Whether it lacked its leading zero.
pub(super) fn is_repaired(identifier: &Identifier<'_>) -> bool {
    matches!(identifier, Identifier::Phone(number) if number.is_repaired)
}
