//! Tells row by row whether it is taken, and what its own columns say. One per worker thread.

use crate::base::channel::Channels;
use crate::base::known_values::KnownValues;
use crate::base::own_column::{OwnRole, OwnRule};

use super::list_row::{ListRow, RowCells};
use super::plan::Plan;
use super::row_choice::{CellReader, CellSays, RowChoice};
use super::row_columns::Tells;
use super::row_counts::RowCounts;

/// What a row says of its person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum RowSays {
    Nothing,
    /// A mere status says what may mean a subscriber: `active`.
    MayStay,
    /// The person is subscribed.
    Yes,
    /// An objection if its column is about a subscription: rather one too many than one too few.
    MayObject,
    Objects,
}

impl RowSays {
    /// Counts a row with an entry that says so; `silence_tells` if one that says nothing does so where others would.
    pub(super) fn count(self, rows: &mut RowCounts, silence_tells: bool) {
        match self {
            Self::Objects => rows.objecting += 1,
            Self::MayObject => (rows.objecting, rows.may_object) = (rows.objecting + 1, rows.may_object + 1),
            Self::Yes => rows.staying += 1,
            Self::Nothing | Self::MayStay if silence_tells => rows.silent += 1,
            Self::MayStay => rows.may_stay += 1,
            Self::Nothing => {}
        }
    }
}

/// See the module.
pub(super) struct RowChooser<'a> {
    plan: &'a Plan,
    choice: &'a RowChoice,
    /// By own column: what values say.
    known: Vec<KnownValues<CellSays>>,
    topics: Topics,
}

/// For which channels the opt-in columns of a row speak that say yes, and those that say a bare no. A permission of any
/// contact is no topic, as in a contact list.
#[derive(Default)]
struct Topics {
    permitted: Vec<Channels>,
    declined: Vec<Channels>,
    is_contact_declined: bool,
}

impl Topics {
    fn clear(&mut self) {
        self.permitted.clear();
        self.declined.clear();
        self.is_contact_declined = false;
    }

    fn add(&mut self, says: CellSays, rule: OwnRule) {
        match says {
            CellSays::Permits if rule.role == OwnRole::OptIn && !rule.is_general => self.permitted.push(rule.channels),
            CellSays::Declines if rule.is_general => self.is_contact_declined = true,
            CellSays::Declines => self.declined.push(rule.channels),
            _ => {}
        }
    }

    /// Whether some no is one: a yes for the same channels takes it away, as in a contact list.
    fn object(&self) -> bool {
        self.is_contact_declined || !self.declined.iter().all(|channels| self.permitted.contains(channels))
    }
}

impl<'a> RowChooser<'a> {
    pub(super) fn new(plan: &'a Plan, choice: &'a RowChoice) -> Self {
        Self { plan, choice, known: vec![KnownValues::default(); plan.own.len()], topics: Topics::default() }
    }

    /// Whether only rows are taken that say no, or none that say yes.
    pub(super) fn asks_objections(&self) -> bool {
        matches!(self.choice, RowChoice::Objecting(_) | RowChoice::NotSubscribed(_))
    }

    /// Whether the row that starts in `line` and says `says` is taken.
    #[inline]
    pub(super) fn takes(&self, row: &mut impl RowCells, line: u64, says: RowSays) -> bool {
        match self.choice {
            RowChoice::Every | RowChoice::EveryObjection(_) | RowChoice::EveryCounted(_) | RowChoice::Weighed(_) => {
                true
            }
            RowChoice::Objecting(_) => says >= RowSays::MayObject,
            RowChoice::NotSubscribed(_) => says != RowSays::Yes,
            RowChoice::WithReason(code, lines) => {
                let place = self.plan.reasons_place();
                lines.as_ref().is_none_or(|lines| lines.contains(line))
                    && row.cell(place).is_some_and(|reasons| reasons.split_whitespace().any(|reason| reason == *code))
            }
            RowChoice::InLines(lines) => lines.contains(line),
        }
    }

    /// What the row says, if somebody asks. A yes counts only where `is_in_shape` says that nothing moved its cells.
    #[inline]
    pub(super) fn says(&mut self, row: &mut impl ListRow, is_in_shape: bool) -> RowSays {
        match self.choice.cell_reader() {
            Some(reader) if !self.plan.own.is_empty() => self.ask(row, *reader, is_in_shape),
            _ => RowSays::Nothing,
        }
    }

    fn ask(&mut self, row: &mut impl ListRow, reader: CellReader, is_in_shape: bool) -> RowSays {
        let first = self.plan.own_places().start;
        let (mut stays, mut may_stay, mut gravest) = (false, false, CellSays::Nothing);
        self.topics.clear();
        for (at, (column, known)) in self.plan.own.iter().zip(&mut self.known).enumerate() {
            let read = |cell: &str| reader.says(cell, column.rule);
            let Some(cell) = row.cell(first + at) else { continue };
            let mut says = known.get(cell, || read(cell));
            row.each_other_reading(first + at, &mut |_, text| says = says.max(read(text)));
            self.topics.add(says, column.rule);
            stays |= match says {
                CellSays::Subscribed => column.tells != Tells::Nothing,
                CellSays::Permits => column.tells == Tells::Always,
                CellSays::Stays => column.tells == Tells::Always && column.is_about_subscription,
                _ => false,
            };
            may_stay |= says == CellSays::Stays && column.tells == Tells::InWords;
            gravest = gravest.max(says);
        }
        let objects = gravest == CellSays::Objects || self.topics.object();
        match () {
            () if objects || objects_elsewhere(row, reader, self.plan) => RowSays::Objects,
            () if gravest == CellSays::MayObject => RowSays::MayObject,
            () if stays && is_in_shape => RowSays::Yes,
            () if may_stay => RowSays::MayStay,
            () => RowSays::Nothing,
        }
    }
}

/// Whether a word that can only mean no stands in any cell but those of own columns.
fn objects_elsewhere(row: &mut impl ListRow, reader: CellReader, plan: &Plan) -> bool {
    let objects = |(index, cell): (usize, &String)| {
        let is_own = plan.own.iter().any(|column| column.index == index);
        let rule = OwnRule::of(if plan.about_else.contains(&index) { OwnRole::AboutElse } else { OwnRole::Other });
        !is_own && reader.says(cell, rule) == CellSays::Objects
    };
    (reader.may_object)(row.text()) && row.cells().iter().enumerate().any(objects)
}
