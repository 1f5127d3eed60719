//! What a cell of one of the list's own columns says. Data only: how it is read is `own_column`.

use crate::base::own_column::ValueClass;

/// What follows from a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Says {
    Nothing,
    /// An opt-in column says yes.
    Permits,
    /// Nothing, but somebody should look at it.
    Remark,
    /// An opt-in column says a bare no: an objection unless another one of the same channel says yes.
    Declines,
    /// An objection if some value of the column, in the whole list, speaks of a subscription.
    ObjectsIfSubscription,
    Objects,
}

/// What one cell says, and by which kind of word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Statement {
    pub says: Says,
    pub class: ValueClass,
    /// What objects is a delivery that failed for good.
    pub bounce: bool,
    /// Some word of the cell speaks of a subscription.
    pub is_subscription: bool,
}

impl Statement {
    /// What an empty cell says.
    pub const NOTHING: Self =
        Self { says: Says::Nothing, class: ValueClass::Null, bounce: false, is_subscription: false };

    /// The graver of two parts of a cell; of two that are alike a word of objection, else the first one.
    pub(super) fn with(self, part: Self) -> Self {
        let is_word = |statement: Self| statement.class == ValueClass::Objection;
        let is_graver = part.says > self.says || part.says == self.says && is_word(part) && !is_word(self);
        let graver = if is_graver { part } else { self };
        Self { is_subscription: self.is_subscription || part.is_subscription, ..graver }
    }
}
