//! How a reader of suppression lists asks what a list's own columns say: by the table of values of contact lists.

use crate::base::channel::Channel;
use crate::base::own_column::{OwnRule, ValueClass};
use crate::base::time;
use crate::intake::row_choice::{CellReader, CellSays};
use crate::pipeline::may_object;
use crate::policy::own_column::{OwnReading, Says, Statement};

/// On `channel`, or on whichever a cell says most.
pub(super) fn cell_reader(channel: Option<Channel>) -> CellReader {
    CellReader { read: read_cell, may_object, channel, at: time::now() }
}

fn read_cell(cell: &str, rule: OwnRule, channel: Option<Channel>, at: i64) -> CellSays {
    let says = |channel| says((OwnReading { channel, at }).read(cell, rule));
    match channel {
        Some(channel) => says(channel),
        None => Channel::ALL.into_iter().map(says).max().unwrap_or(CellSays::Nothing),
    }
}

fn says(statement: Statement) -> CellSays {
    match statement.says {
        Says::Nothing => no_objection(statement),
        Says::Remark => CellSays::Unclear,
        Says::Permits => CellSays::Permits,
        Says::Declines => CellSays::Declines,
        Says::ObjectsIfSubscription => CellSays::MayObject,
        Says::Objects => CellSays::Objects,
    }
}

fn no_objection(statement: Statement) -> CellSays {
    match statement.class {
        ValueClass::Null => CellSays::Nothing,
        _ if statement.is_subscription => CellSays::Subscribed,
        ValueClass::Permission
        | ValueClass::Affirmed
        | ValueClass::Ended
        | ValueClass::BareYes
        | ValueClass::BareNo => CellSays::Stays,
        ValueClass::Objection
        | ValueClass::Refused
        | ValueClass::Doubtful
        | ValueClass::Unconfirmed
        | ValueClass::Date
        | ValueClass::Other => CellSays::Unclear,
    }
}
