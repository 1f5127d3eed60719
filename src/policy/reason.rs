//! The reason registry: every code that can reject a row, what it means, where it comes from and what lifts it.
//! Codes are an interface that scripts and court files depend on: codes are added, never renamed or reused.
//!
//! Invariant: the variants of [`Reason`] stand in order of precedence (`reference/law.md` (c)), ties by code.

use serde::Serialize;

/// Why a row is rejected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Reason {
    OptoutGlobal,
    OptoutChannel,
    OptoutColumn,
    OptoutPurpose,
    OptoutComplaint,
    OptoutDomain,
    RegisterVoluntary,
    RowMalformed,
    IdentityMissing,
    IdentityUnmatchable,
    IdentityWrongKind,
    DeliverHardBounce,
    DupInList,
}

/// What `scrub rule CODE` tells about one reason, as JSON too.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Rule {
    pub code: &'static str,
    /// Lower is graver; the gravest reason of a row is its primary one.
    pub precedence: u16,
    /// One sentence: what was found.
    pub meaning: &'static str,
    /// Why that forbids sending: the law, or the rule of this tool.
    pub source: &'static str,
    /// What would make the row sendable again.
    pub lifted_by: &'static str,
    /// What to do about it.
    pub advice: &'static str,
}

impl Reason {
    /// All reasons, gravest first.
    pub const ALL: [Self; 13] = [
        Self::OptoutGlobal,
        Self::OptoutChannel,
        Self::OptoutColumn,
        Self::OptoutPurpose,
        Self::OptoutComplaint,
        Self::OptoutDomain,
        Self::RegisterVoluntary,
        Self::RowMalformed,
        Self::IdentityMissing,
        Self::IdentityUnmatchable,
        Self::IdentityWrongKind,
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

    /// Everything there is to say about it.
    #[must_use]
    pub fn rule(self) -> &'static Rule {
        match self {
            Self::OptoutGlobal => &Rule {
                code: "optout.global",
                precedence: 300,
                meaning: "The person objected to all direct marketing.",
                source: "GDPR Art. 21(2)-(3); UWG § 7(1) sentence 2",
                lifted_by: "a new consent of the person, and only for what it covers",
                advice: "Do not contact. `scrub why -` shows which list, when and from which line. If the entry is wrong, `scrub lift` with a reason.",
            },
            Self::OptoutChannel => &Rule {
                code: "optout.channel",
                precedence: 310,
                meaning: "The person opted out of this channel, for example by an unsubscribe link.",
                source: "GDPR Art. 21; UWG § 7(3) no. 3",
                lifted_by: "a new consent that names the channel",
                advice: "Do not contact on this channel.",
            },
            Self::OptoutColumn => &Rule {
                code: "optout.column",
                precedence: 312,
                meaning: "An opt-out or status column of the contact list itself says no, in this row or in another row of the same person.",
                source: "GDPR Art. 21: an objection that the sender has in hand counts, wherever it is kept",
                lifted_by: "correcting the column at its source",
                advice: "Load these rows into the store, so that other exports honour them too: `scrub import LIST --only-objections --list NAME --kind optout`. If the column means something else, `--ignore-column NAME`.",
            },
            Self::OptoutPurpose => &Rule {
                code: "optout.purpose",
                precedence: 315,
                meaning: "The person opted out of this purpose; a campaign that names no purpose is hit by every such opt-out.",
                source: "GDPR Art. 21; UWG § 7(3)",
                lifted_by: "a new consent that names the purpose",
                advice: "Name what the campaign is about with `--purpose`, if it is something else.",
            },
            Self::OptoutComplaint => &Rule {
                code: "optout.complaint",
                precedence: 330,
                meaning: "The person complained: spam button, feedback loop or authority.",
                source: "GDPR Art. 21; UWG § 7(1)",
                lifted_by: "a new consent of the person",
                advice: "Do not contact.",
            },
            Self::OptoutDomain => &Rule {
                code: "optout.domain",
                precedence: 335,
                meaning: "A whole domain objected, or a pattern of addresses: no mail to any of them.",
                source: "UWG § 7(1); domain entries as in the Austrian ECG list (ECG § 7)",
                lifted_by: "withdrawal by the owner of the domain",
                advice: "Do not contact anybody at this domain.",
            },
            Self::RegisterVoluntary => &Rule {
                code: "register.voluntary",
                precedence: 535,
                meaning: "The person is on a do-not-contact register.",
                source: "self-regulation (Robinson lists); treated as blocking as long as no policy says otherwise",
                lifted_by: "a consent to this sender",
                advice: "Do not contact. Refresh the register before each campaign.",
            },
            Self::RowMalformed => &Rule {
                code: "row.malformed",
                precedence: 795,
                meaning: "The row has too few or too many fields, or holds other rows inside quotes, so its columns cannot be trusted.",
                source: "fail closed: a row that cannot be understood is never sent",
                lifted_by: "repairing the row at its source",
                advice: "Look at the row in the rejects: a delimiter that is not quoted, a quote that never closes, a row that was cut off. Repair it and run again.",
            },
            Self::IdentityMissing => &Rule {
                code: "identity.missing",
                precedence: 800,
                meaning: "No column of the row holds an address, or number, of the campaign's channel.",
                source: "fail closed: who is not known cannot be checked",
                lifted_by: "an address or number in the row",
                advice: "Fill it in, or leave the row out.",
            },
            Self::IdentityUnmatchable => &Rule {
                code: "identity.unmatchable",
                precedence: 800,
                meaning: "The cell cannot be read as an address or number, so it cannot be checked against any list.",
                source: "fail closed: who is not known cannot be checked",
                lifted_by: "correcting the cell",
                advice: "The detail `why=` says what is wrong with the cell. Correct it at its source.",
            },
            Self::IdentityWrongKind => &Rule {
                code: "identity.wrong-kind",
                precedence: 800,
                meaning: "The only numbers of the row are fixed lines, which no text message reaches.",
                source: "the numbering plan of the number's country",
                lifted_by: "a mobile number in the row",
                advice: "Call instead (`--channel phone`), or fill in a mobile number.",
            },
            Self::DeliverHardBounce => &Rule {
                code: "deliver.hard-bounce",
                precedence: 815,
                meaning: "Mail to this address failed for good.",
                source: "GDPR Art. 5(1)(d): keep data accurate",
                lifted_by: "proof that the address works again; a consent alone never does",
                advice: "Remove the address at its source.",
            },
            Self::DupInList => &Rule {
                code: "dup.in-list",
                precedence: 950,
                meaning: "An earlier row of the list has the same primary address or number and is kept.",
                source: "nobody should get the same message twice",
                lifted_by: "removing the other row, or `--keep-duplicates`",
                advice: "The detail `line=` names the row that is kept.",
            },
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
