//! What the list's own columns say in one row: each cell by itself, then together. Opt-in columns of several topics object
//! only if none of those for the same channels says yes; the one that the user named as that of the campaign always does. A
//! column that permits contact at all is no topic: nothing outweighs its no, and its yes outweighs none.

use crate::base::channel::Channels;
use crate::base::known_values::KnownValues;
use crate::base::own_column::{OwnRole, ValueClass};
use crate::policy::own_column::{OwnReading, Says, Statement};

use super::cells::CellSource;
use super::options::{JudgeOptions, OwnColumn};

/// What a row of the list itself says against it, or what somebody should look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct OwnSaying {
    /// Number in [`JudgeOptions::own_columns`].
    pub column: u16,
    pub verdict: OwnVerdict,
    pub class: ValueClass,
    /// It speaks of a delivery that failed for good.
    pub bounce: bool,
    /// Its column speaks for some channels only.
    pub is_of_channel: bool,
}

/// What follows from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OwnVerdict {
    Objects,
    /// Only if the column turns out to be about a subscription.
    ObjectsIfSubscription,
    /// Another topic of the row for the same channels says yes.
    OtherTopic,
    Remark,
}

/// Reads the own columns of rows. Belongs to a worker: it remembers what values say.
#[derive(Default)]
pub(super) struct OwnRow {
    /// By own column.
    known: Vec<KnownValues<Statement>>,
    sayings: Vec<OwnSaying>,
    /// For which channels the opt-in columns speak that say yes in the row.
    permitted: Vec<Channels>,
    /// By own column: whether some value spoke of a subscription.
    pub speaks_of_subscription: Vec<bool>,
}

impl OwnRow {
    /// What the row that `source` was turned to says; columns that say nothing are left out.
    pub(super) fn read(
        &mut self,
        source: &mut impl CellSource,
        options: &JudgeOptions,
        reading: OwnReading,
    ) -> &[OwnSaying] {
        self.sayings.clear();
        self.permitted.clear();
        self.known.resize_with(options.own_columns.len(), KnownValues::default);
        self.speaks_of_subscription.resize(options.own_columns.len(), false);
        let identifiers = options.identifier_columns.len();
        for (at, column) in options.own_columns.iter().enumerate() {
            let Some(text) = source.text(identifiers + at).filter(|text| !text.is_empty()) else { continue };
            let read = || reading.read(text, column.rule);
            let statement = self.known.get_mut(at).map_or_else(read, |known| known.get(text, read));
            if let (true, Some(speaks)) = (statement.is_subscription, self.speaks_of_subscription.get_mut(at)) {
                *speaks = true;
            }
            if statement.says == Says::Permits && column.rule.role == OwnRole::OptIn && !column.rule.is_general {
                self.permitted.extend(column.topic);
            }
            if let Some(verdict) = verdict(statement) {
                let Statement { class, bounce, .. } = statement;
                let is_of_channel = !column.rule.channels.is_all();
                self.sayings.push(OwnSaying { column: at as u16, verdict, class, bounce, is_of_channel });
            }
        }
        self.weigh_topics(options);
        &self.sayings
    }

    /// A bare no of an opt-in column counts unless another one of the same channels says yes; of the one that the user named it
    /// always counts.
    fn weigh_topics(&mut self, options: &JudgeOptions) {
        let permitted = &self.permitted;
        let is_outweighed = |column: &OwnColumn| {
            !column.rule.is_general && column.topic.is_some_and(|topic| permitted.contains(&topic))
        };
        for saying in self.sayings.iter_mut().filter(|saying| saying.class == ValueClass::BareNo) {
            let column = options.own_columns.get(usize::from(saying.column));
            let wish = column.filter(|column| column.rule.role.is_joining() && !column.decides);
            if wish.is_some_and(is_outweighed) {
                saying.verdict = OwnVerdict::OtherTopic;
            }
        }
    }
}

fn verdict(statement: Statement) -> Option<OwnVerdict> {
    match statement.says {
        Says::Nothing | Says::Permits => None,
        Says::Remark => Some(OwnVerdict::Remark),
        Says::ObjectsIfSubscription => Some(OwnVerdict::ObjectsIfSubscription),
        Says::Declines | Says::Objects => Some(OwnVerdict::Objects),
    }
}
