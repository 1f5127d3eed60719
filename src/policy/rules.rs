//! The rules, one small pure function each. A new rule is a function and its place in a list.

use crate::base::list_kind::ListKind;
use crate::base::register::Register;

use super::facts::{Identity, Prohibition, RowFacts};
use super::reason::Reason;

/// The reason that follows from the row as a whole.
type RowRule = fn(&RowFacts<'_>) -> Option<Reason>;

/// The reason that follows from one entry whose scope reaches the campaign, at a moment in seconds since 1970-01-01 UTC.
type EntryRule = fn(&Prohibition<'_>, i64) -> Option<Reason>;

pub(super) const ROW_RULES: [RowRule; 4] = [identity, own_columns, own_bounces, screening];

pub(super) const ENTRY_RULES: [EntryRule; 5] = [domain_objection, objection, complaint, bounce, register];

/// Who is not known cannot be checked, and is never sent to.
fn identity(facts: &RowFacts<'_>) -> Option<Reason> {
    match facts.identity {
        Identity::Known => None,
        Identity::Missing => Some(Reason::IdentityMissing),
        Identity::Unmatchable => Some(Reason::IdentityUnmatchable),
        Identity::WrongKind => Some(Reason::IdentityWrongKind),
    }
}

/// An objection that the sender has in hand counts, wherever it is kept (GDPR Art. 21).
fn own_columns(facts: &RowFacts<'_>) -> Option<Reason> {
    facts.column_optout.then_some(Reason::OptoutColumn)
}

/// What could not be delivered for good is no objection, and must not become one.
fn own_bounces(facts: &RowFacts<'_>) -> Option<Reason> {
    facts.column_bounce.then_some(Reason::DeliverHardBounce)
}

/// Who is not in what was loaded of a register is not clean, if that does not speak of them.
fn screening(facts: &RowFacts<'_>) -> Option<Reason> {
    facts.unscreened.then_some(Reason::GateRegisterMissing)
}

/// A company that wants no mail to any of its addresses (ECG § 7 knows such entries), or not to some kind of them.
fn domain_objection(entry: &Prohibition<'_>, _: i64) -> Option<Reason> {
    let objects = matches!(entry.kind, ListKind::Optout | ListKind::Complaint);
    (objects && !entry.names.names_a_person()).then_some(Reason::OptoutDomain)
}

/// An opt-out that names neither channel nor purpose is an objection to all direct marketing (GDPR Art. 21(2)-(3)). It
/// never expires.
fn objection(entry: &Prohibition<'_>, _: i64) -> Option<Reason> {
    if entry.kind != ListKind::Optout || !entry.names.names_a_person() {
        return None;
    }
    Some(if !entry.purposes.is_empty() {
        Reason::OptoutPurpose
    } else if !entry.channels.is_all() {
        Reason::OptoutChannel
    } else {
        Reason::OptoutGlobal
    })
}

/// A complaint counts as an objection, and never expires either.
fn complaint(entry: &Prohibition<'_>, _: i64) -> Option<Reason> {
    let complains = entry.kind == ListKind::Complaint && entry.names.names_a_person();
    complains.then_some(Reason::OptoutComplaint)
}

/// What could not be delivered for good is wrong data (GDPR Art. 5(1)(d)).
fn bounce(entry: &Prohibition<'_>, _: i64) -> Option<Reason> {
    (entry.kind == ListKind::Bounce).then_some(Reason::DeliverHardBounce)
}

/// As long as no policy says otherwise, every register blocks, on every channel that its list is for.
fn register(entry: &Prohibition<'_>, _: i64) -> Option<Reason> {
    (entry.kind == ListKind::Register).then(|| listing(entry.register))
}

/// What a listing in a register is called.
fn listing(register: Option<Register>) -> Reason {
    match register {
        Some(Register::Rpo) => Reason::RegisterRpo,
        Some(Register::Tps) => Reason::RegisterTps,
        Some(Register::Ctps) => Reason::RegisterCtps,
        Some(Register::UsDnc) => Reason::RegisterUsDnc,
        Some(Register::UsRnd) => Reason::DeliverReassigned,
        Some(Register::CaDncl) => Reason::RegisterCaDncl,
        Some(Register::Ecg) => Reason::RegisterEcg,
        Some(Register::RobinsonEs) => Reason::RegisterRobinsonEs,
        Some(Register::ChStar) => Reason::RegisterChStar,
        Some(Register::Bloctel) => Reason::RegisterBloctel,
        Some(Register::Ddv | Register::Idi | Register::Mps | Register::Sdv | Register::Wko | Register::DmaChoice)
        | None => Reason::RegisterVoluntary,
    }
}
