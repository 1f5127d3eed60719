//! What follows from a value in a column of some role: the table of COLUMNS.md 4. Not what the value is: that is `value`.

use crate::base::own_column::{AboutRegister, OwnRole, ValueClass};

use super::statement::Says;
use super::value::Value;

/// What follows from `value` in a column of this role.
pub(super) fn says(value: Value, role: OwnRole) -> Says {
    match (value.class, role) {
        (ValueClass::Null, _) => Says::Nothing,
        (class, OwnRole::SoftBounce) => {
            if class == ValueClass::BareNo {
                Says::Nothing
            } else {
                Says::Remark
            }
        }
        (ValueClass::Objection, OwnRole::Other | OwnRole::AboutElse | OwnRole::Reply) if !value.is_sure => {
            Says::Nothing
        }
        (ValueClass::Objection, _) => Says::Objects,
        (_, OwnRole::Other | OwnRole::AboutElse | OwnRole::OtherChannel | OwnRole::Reply) => Says::Nothing,
        (class, OwnRole::OptOut | OwnRole::LeavingDate | OwnRole::Until) => about_leaving(class, role),
        (class, OwnRole::Register(about)) => about_register(class, about),
        // How somebody wants to be reached: by none, or none in particular, or by any word for one.
        (ValueClass::BareNo, OwnRole::PreferredWay) => Says::Remark,
        (_, OwnRole::PreferredWay) => Says::Nothing,
        (class, OwnRole::LeavingReason) => reason_of_leaving(class),
        // `Consent expires` = `expired`.
        (ValueClass::Doubtful | ValueClass::Unconfirmed, OwnRole::ConsentUntil) => Says::Objects,
        (class, OwnRole::OptIn | OwnRole::PermittedWays | OwnRole::ConsentUntil | OwnRole::SubscriptionUntil) => {
            about_joining(class)
        }
        (ValueClass::Doubtful, OwnRole::Status | OwnRole::PlainStatus) if value.is_soft => Says::Remark,
        (class, OwnRole::Status) => status(class),
        (class, OwnRole::PlainStatus) => plain_status(class),
        (class, OwnRole::Both | OwnRole::Confirmation) => unclear(class, role),
    }
}

fn about_leaving(class: ValueClass, role: OwnRole) -> Says {
    match class {
        ValueClass::Null | ValueClass::Permission | ValueClass::BareNo | ValueClass::Ended => Says::Nothing,
        ValueClass::Objection
        | ValueClass::Date
        | ValueClass::BareYes
        | ValueClass::Doubtful
        | ValueClass::Unconfirmed => Says::Objects,
        // Of an objection, by whoever was asked for it.
        ValueClass::Refused => Says::Remark,
        ValueClass::Affirmed | ValueClass::Other => {
            if role == OwnRole::OptOut {
                Says::Objects
            } else {
                Says::Remark
            }
        }
    }
}

fn about_register(class: ValueClass, about: AboutRegister) -> Says {
    match (class, about) {
        (ValueClass::Objection, _) | (ValueClass::BareNo, AboutRegister::Free) => Says::Objects,
        (ValueClass::Null | ValueClass::Permission | ValueClass::BareNo | ValueClass::Ended, _) => Says::Nothing,
        (ValueClass::BareYes | ValueClass::Affirmed | ValueClass::Date, AboutRegister::Free) => Says::Nothing,
        (ValueClass::Date, AboutRegister::Compared | AboutRegister::WasCompared) => Says::Nothing,
        (_, AboutRegister::WasCompared) => Says::Remark,
        (_, AboutRegister::Listed | AboutRegister::Free | AboutRegister::Compared) => Says::Objects,
    }
}

fn reason_of_leaving(class: ValueClass) -> Says {
    match class {
        ValueClass::Null | ValueClass::BareNo | ValueClass::Date => Says::Nothing,
        ValueClass::Permission | ValueClass::Ended => Says::Remark,
        ValueClass::Objection
        | ValueClass::Refused
        | ValueClass::BareYes
        | ValueClass::Doubtful
        | ValueClass::Unconfirmed
        | ValueClass::Affirmed
        | ValueClass::Other => Says::Objects,
    }
}

fn about_joining(class: ValueClass) -> Says {
    match class {
        // Since when, or until when: that takes the no to no other topic away.
        ValueClass::Null | ValueClass::Date => Says::Nothing,
        ValueClass::Permission | ValueClass::BareYes | ValueClass::Affirmed => Says::Permits,
        ValueClass::BareNo => Says::Declines,
        ValueClass::Objection | ValueClass::Refused | ValueClass::Ended => Says::Objects,
        ValueClass::Doubtful | ValueClass::Unconfirmed | ValueClass::Other => Says::Remark,
    }
}

fn status(class: ValueClass) -> Says {
    match class {
        ValueClass::Null | ValueClass::Permission | ValueClass::BareYes | ValueClass::Affirmed => Says::Nothing,
        ValueClass::Date => Says::Remark,
        ValueClass::Objection
        | ValueClass::Refused
        | ValueClass::BareNo
        | ValueClass::Ended
        | ValueClass::Doubtful
        | ValueClass::Unconfirmed
        | ValueClass::Other => Says::Objects,
    }
}

fn plain_status(class: ValueClass) -> Says {
    match class {
        ValueClass::Objection => Says::Objects,
        ValueClass::Refused | ValueClass::Doubtful | ValueClass::Unconfirmed | ValueClass::Ended => {
            Says::ObjectsIfSubscription
        }
        ValueClass::Other => Says::Remark,
        _ => Says::Nothing,
    }
}

/// Of a column that asks for both, or for a confirmation, only words tell.
fn unclear(class: ValueClass, role: OwnRole) -> Says {
    match class {
        ValueClass::Null | ValueClass::Permission | ValueClass::Affirmed | ValueClass::Date => Says::Nothing,
        ValueClass::BareYes if role == OwnRole::Confirmation => Says::Nothing,
        ValueClass::Objection => Says::Objects,
        _ => Says::Remark,
    }
}
