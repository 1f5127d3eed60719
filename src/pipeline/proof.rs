//! Why one reason against a row holds. Data only: `detail` writes it down for machines, `why` for people.

use crate::base::identifier_kind::IdentifierKind;
use crate::base::own_column::ValueClass;
use crate::base::register::Register;
use crate::base::time::Interval;
use crate::identity::problem::Problem;

use super::lists::FoundEntry;

/// Why a register does not speak of an identifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum WhyUnscreened {
    /// Its area code is none of those that were loaded.
    OutsideAreas,
    /// Nothing of it was loaded for this campaign.
    NotLoaded,
    NotAsked,
    /// The last answer is of this time, or of an unknown one.
    AnswerTooOld(Option<Interval>),
}

impl WhyUnscreened {
    /// The stable code.
    pub(super) fn code(self) -> &'static str {
        match self {
            Self::OutsideAreas => "outside-areas",
            Self::NotLoaded => "not-loaded",
            Self::NotAsked => "not-asked",
            Self::AnswerTooOld(_) => "answer-too-old",
        }
    }
}

/// See the module. Holds names of lists and columns, and nothing of a cell.
#[derive(Clone, Copy, Debug)]
pub(super) enum Proof<'a> {
    /// An entry of a list, found for an identifier in the column of this name; `via` is its kind if the campaign goes to
    /// others.
    Entry { found: &'a FoundEntry, column: &'a str, via: Option<IdentifierKind> },
    /// A column of the contact list, in this row or in the row that starts at `line`.
    Column { number: u16, name: &'a str, line: Option<u64>, class: ValueClass },
    /// What is wrong with the cell of a column of identifiers of this kind; `None`: it is empty.
    Cell { name: &'a str, kind: IdentifierKind, problem: Option<Problem> },
    /// All numbers of the row are fixed lines; the first one stands in this column.
    FixedLine { name: &'a str },
    /// A register does not speak of the identifier in the column of this name.
    Unscreened { register: Register, name: &'a str, why: WhyUnscreened },
    /// The row has `found` fields instead of `expected`.
    Fields { found: usize, expected: usize },
    /// A quoted field holds lines that are rows by themselves.
    Lines,
    /// The row that is kept instead, with the same identifier of this kind.
    Kept { line: u64, kind: IdentifierKind },
}
