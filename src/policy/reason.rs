//! The reason registry: every code that can reject a row. What each means, where it comes from and what lifts it stands in
//! `rule`. Codes are an interface that scripts and court files depend on: codes are added, never renamed or reused.
//!
//! Invariant: the variants of [`Reason`] stand in order of precedence (`reference/law.md` (c)), ties by code.

use super::rule::{self, Rule};
use crate::base::list_kind::ListKind;

/// Why a row is rejected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Reason {
    GateRegisterMissing,
    OptoutGlobal,
    OptoutChannel,
    OptoutColumn,
    OptoutPurpose,
    OptoutComplaint,
    OptoutDomain,
    RegisterRpo,
    RegisterCtps,
    RegisterTps,
    RegisterCaDncl,
    RegisterUsDnc,
    RegisterEcg,
    RegisterRobinsonEs,
    RegisterChStar,
    RegisterBloctel,
    RegisterVoluntary,
    RowMalformed,
    IdentityMissing,
    IdentityUnmatchable,
    IdentityWrongKind,
    DeliverReassigned,
    DeliverHardBounce,
    DupInList,
}

impl Reason {
    /// All reasons, gravest first.
    pub const ALL: [Self; 24] = [
        Self::GateRegisterMissing,
        Self::OptoutGlobal,
        Self::OptoutChannel,
        Self::OptoutColumn,
        Self::OptoutPurpose,
        Self::OptoutComplaint,
        Self::OptoutDomain,
        Self::RegisterRpo,
        Self::RegisterCtps,
        Self::RegisterTps,
        Self::RegisterCaDncl,
        Self::RegisterUsDnc,
        Self::RegisterEcg,
        Self::RegisterRobinsonEs,
        Self::RegisterChStar,
        Self::RegisterBloctel,
        Self::RegisterVoluntary,
        Self::RowMalformed,
        Self::IdentityMissing,
        Self::IdentityUnmatchable,
        Self::IdentityWrongKind,
        Self::DeliverReassigned,
        Self::DeliverHardBounce,
        Self::DupInList,
    ];

    /// The stable code, such as `optout.global`.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.rule().code
    }

    /// The reason with this code.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.code() == code)
    }

    /// The kind of lists that reject for this reason, or that could; `None` if it is about the row and no list.
    #[must_use]
    pub fn list_kind(self) -> Option<ListKind> {
        match self {
            Self::OptoutGlobal
            | Self::OptoutChannel
            | Self::OptoutColumn
            | Self::OptoutPurpose
            | Self::OptoutDomain => Some(ListKind::Optout),
            Self::OptoutComplaint => Some(ListKind::Complaint),
            Self::RegisterRpo
            | Self::RegisterCtps
            | Self::RegisterTps
            | Self::RegisterCaDncl
            | Self::RegisterUsDnc
            | Self::RegisterEcg
            | Self::RegisterRobinsonEs
            | Self::RegisterChStar
            | Self::RegisterBloctel
            | Self::RegisterVoluntary
            | Self::DeliverReassigned => Some(ListKind::Register),
            Self::DeliverHardBounce => Some(ListKind::Bounce),
            Self::GateRegisterMissing
            | Self::RowMalformed
            | Self::IdentityMissing
            | Self::IdentityUnmatchable
            | Self::IdentityWrongKind
            | Self::DupInList => None,
        }
    }

    /// Everything there is to say about it.
    #[must_use]
    pub fn rule(self) -> &'static Rule {
        match self {
            Self::GateRegisterMissing => &rule::GATE_REGISTER_MISSING,
            Self::OptoutGlobal => &rule::OPTOUT_GLOBAL,
            Self::OptoutChannel => &rule::OPTOUT_CHANNEL,
            Self::OptoutColumn => &rule::OPTOUT_COLUMN,
            Self::OptoutPurpose => &rule::OPTOUT_PURPOSE,
            Self::OptoutComplaint => &rule::OPTOUT_COMPLAINT,
            Self::OptoutDomain => &rule::OPTOUT_DOMAIN,
            Self::RegisterRpo => &rule::REGISTER_RPO,
            Self::RegisterCtps => &rule::REGISTER_CTPS,
            Self::RegisterTps => &rule::REGISTER_TPS,
            Self::RegisterCaDncl => &rule::REGISTER_CA_DNCL,
            Self::RegisterUsDnc => &rule::REGISTER_US_DNC,
            Self::RegisterEcg => &rule::REGISTER_ECG,
            Self::RegisterRobinsonEs => &rule::REGISTER_ROBINSON_ES,
            Self::RegisterChStar => &rule::REGISTER_CH_STAR,
            Self::RegisterBloctel => &rule::REGISTER_BLOCTEL,
            Self::RegisterVoluntary => &rule::REGISTER_VOLUNTARY,
            Self::RowMalformed => &rule::ROW_MALFORMED,
            Self::IdentityMissing => &rule::IDENTITY_MISSING,
            Self::IdentityUnmatchable => &rule::IDENTITY_UNMATCHABLE,
            Self::IdentityWrongKind => &rule::IDENTITY_WRONG_KIND,
            Self::DeliverReassigned => &rule::DELIVER_REASSIGNED,
            Self::DeliverHardBounce => &rule::DELIVER_HARD_BOUNCE,
            Self::DupInList => &rule::DUP_IN_LIST,
        }
    }
}

/// A set of reasons: one bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reasons(u128);

// One code too many must not silently become another one.
const _: () = assert!(Reason::ALL.len() <= u128::BITS as usize);

impl Reasons {
    /// Whether the row may be kept.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub fn insert(&mut self, reason: Reason) {
        self.0 |= bit(reason);
    }

    /// Whether `reason` is one of them.
    #[must_use]
    pub fn contains(self, reason: Reason) -> bool {
        self.0 & bit(reason) != 0
    }

    /// The gravest reason: the one that is hardest to lift.
    #[must_use]
    pub fn primary(self) -> Option<Reason> {
        self.iter().next()
    }

    /// All reasons, gravest first.
    pub fn iter(self) -> impl Iterator<Item = Reason> {
        Reason::ALL.into_iter().filter(move |reason| self.contains(*reason))
    }
}

fn bit(reason: Reason) -> u128 {
    1 << reason as u8
}

impl From<Reason> for Reasons {
    fn from(reason: Reason) -> Self {
        Self(bit(reason))
    }
}

impl Extend<Reason> for Reasons {
    fn extend<I: IntoIterator<Item = Reason>>(&mut self, reasons: I) {
        for reason in reasons {
            self.insert(reason);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variants_stand_in_order_of_precedence_then_code() {
        assert!(Reason::ALL.is_sorted_by_key(|reason| (reason.rule().precedence, reason.code())));
        assert!(Reason::ALL.iter().enumerate().all(|(at, reason)| *reason as usize == at));
    }

    #[test]
    fn codes_are_unique_and_found_again() {
        for reason in Reason::ALL {
            assert_eq!(Reason::of_code(reason.code()), Some(reason));
        }
        assert_eq!(Reason::of_code("optout"), None);
    }

    #[test]
    fn a_set_holds_each_reason_apart_from_all_others() {
        for reason in Reason::ALL {
            assert_eq!(Reasons::from(reason).iter().collect::<Vec<_>>(), [reason]);
        }
        let mut all = Reasons::default();
        all.extend(Reason::ALL);
        assert!(all.iter().eq(Reason::ALL));
    }

    #[test]
    fn every_rule_explains_itself() {
        for reason in Reason::ALL {
            let rule = reason.rule();
            for text in [rule.meaning, rule.source, rule.lifted_by, rule.advice] {
                assert!(text.len() > 10, "{}: {text:?}", rule.code);
            }
        }
    }
}
