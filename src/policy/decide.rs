//! The decision about one row. Pure and total: every combination of facts has a verdict, and every reason is
//! collected, not only the first.
//!
//! Invariant (promise P5): adding a [`Prohibition`] never removes a reason.

use super::campaign::Campaign;
use super::facts::{IdentifierFacts, Prohibition, RowFacts};
use super::reason::{Reason, Reasons};
use super::rules::{ENTRY_RULES, ROW_RULES};
use crate::base::identifier_kind::IdentifierKind;
use crate::base::list_kind::ListKind;

/// The outcome for one row: kept if there is no reason against it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Verdict {
    pub reasons: Reasons,
}

/// Decides one row of the list of `campaign` as things stand at the moment `at` (seconds since 1970-01-01 UTC).
///
/// A malformed row gets that one reason and no other: its cells may be shifted, so nothing else about it is known.
#[must_use]
pub fn decide(campaign: &Campaign, facts: &RowFacts<'_>, at: i64) -> Verdict {
    if facts.malformed {
        return Verdict { reasons: Reason::RowMalformed.into() };
    }
    let mut reasons = Reasons::default();
    reasons.extend(ROW_RULES.iter().filter_map(|rule| rule(facts)));
    for IdentifierFacts { kind, prohibitions } in &facts.identifiers {
        prohibitions.iter().for_each(|entry| reasons.extend(prohibits(campaign, *kind, entry, at).iter()));
    }
    Verdict { reasons }
}

/// The reasons that one entry for an identifier of `kind` gives against `campaign` at the moment `at`; none if its scope does
/// not reach the campaign.
#[must_use]
pub fn prohibits(campaign: &Campaign, kind: IdentifierKind, entry: &Prohibition<'_>, at: i64) -> Reasons {
    let mut reasons = Reasons::default();
    let is_in_scope = campaign.is_reached_by(entry.channels, entry.purposes);
    let is_addressed = campaign.channel.identifiers().contains(&kind);
    if is_in_scope && (is_addressed || speaks_of_the_person(entry)) {
        reasons.extend(ENTRY_RULES.iter().filter_map(|rule| rule(entry, at)));
    }
    reasons
}

/// Whether an entry holds for the person, by whichever identifier they are known, and not for that identifier alone: a wish
/// does; that something could not be delivered, a listing in a register, and what a company says of its domain do not.
fn speaks_of_the_person(entry: &Prohibition<'_>) -> bool {
    matches!(entry.kind, ListKind::Optout | ListKind::Complaint) && entry.names.names_a_person()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::channel::{Channel, Channels};
    use crate::base::identifier_kind::IdentifierKind;
    use crate::base::list_kind::ListKind;
    use crate::policy::facts::{IdentifierFacts, Identity};

    const AT: i64 = 1_795_300_000;

    const EVERYTHING: Prohibition<'_> = Prohibition {
        kind: ListKind::Optout,
        list: "optouts",
        register: None,
        names: IdentifierKind::Email,
        channels: Channels::ALL,
        purposes: &[],
        time: None,
    };

    fn row<'a>(prohibitions: &[Prohibition<'a>]) -> RowFacts<'a> {
        let identifiers = vec![IdentifierFacts { kind: IdentifierKind::Email, prohibitions: prohibitions.to_vec() }];
        RowFacts::of(identifiers)
    }

    fn offers() -> Campaign {
        Campaign { purposes: vec!["offers".to_owned()], ..Campaign::default() }
    }

    #[test]
    fn scope_decides_the_reason() {
        let newsletter = ["newsletter".to_owned()];
        let email: Channels = [Channel::Email].into_iter().collect();
        let sms: Channels = [Channel::Sms].into_iter().collect();
        let of_kind = |kind| Prohibition { kind, ..EVERYTHING };
        let cases = [
            (EVERYTHING, Campaign::default(), Some(Reason::OptoutGlobal)),
            (Prohibition { channels: email, ..EVERYTHING }, Campaign::default(), Some(Reason::OptoutChannel)),
            (Prohibition { channels: sms, ..EVERYTHING }, Campaign::default(), None),
            (Prohibition { purposes: &newsletter, ..EVERYTHING }, Campaign::default(), Some(Reason::OptoutPurpose)),
            (Prohibition { purposes: &newsletter, ..EVERYTHING }, offers(), None),
            (Prohibition { names: IdentifierKind::Domain, ..EVERYTHING }, offers(), Some(Reason::OptoutDomain)),
            (of_kind(ListKind::Complaint), offers(), Some(Reason::OptoutComplaint)),
            (of_kind(ListKind::Bounce), offers(), Some(Reason::DeliverHardBounce)),
            (of_kind(ListKind::Register), offers(), Some(Reason::RegisterVoluntary)),
        ];
        for (entry, campaign, expected) in cases {
            assert_eq!(
                prohibits(&campaign, IdentifierKind::Email, &entry, AT).primary(),
                expected,
                "{entry:?} against {campaign:?}"
            );
            let reasons: Vec<_> = decide(&campaign, &row(&[entry]), AT).reasons.iter().collect();
            assert_eq!(reasons, expected.into_iter().collect::<Vec<_>>());
        }
    }

    #[test]
    fn every_kind_of_list_has_exactly_one_rule() {
        for kind in ListKind::ALL {
            for names in IdentifierKind::ALL {
                let entry = Prohibition { kind, names, ..EVERYTHING };
                assert_eq!(ENTRY_RULES.iter().filter(|rule| rule(&entry, AT).is_some()).count(), 1, "{entry:?}");
            }
        }
    }

    #[test]
    fn a_malformed_row_has_that_one_reason() {
        let facts = RowFacts {
            malformed: true,
            identity: Identity::Missing,
            column_optout: true,
            column_bounce: true,
            unscreened: true,
            ..row(&[EVERYTHING])
        };
        let verdict = decide(&Campaign::default(), &facts, AT);
        assert_eq!(verdict.reasons.iter().collect::<Vec<_>>(), [Reason::RowMalformed]);
    }

    #[test]
    fn every_reason_of_every_identifier_is_collected_and_the_gravest_leads() {
        let bounce = Prohibition { kind: ListKind::Bounce, ..EVERYTHING };
        let mut facts = RowFacts { column_optout: true, ..row(&[bounce]) };
        facts.identifiers.extend(row(&[EVERYTHING]).identifiers);
        let reasons = decide(&Campaign::default(), &facts, AT).reasons;
        assert_eq!(reasons.primary(), Some(Reason::OptoutGlobal));
        assert_eq!(
            reasons.iter().collect::<Vec<_>>(),
            [Reason::OptoutGlobal, Reason::OptoutColumn, Reason::DeliverHardBounce]
        );
    }

    #[test]
    fn nothing_against_it_keeps_a_row() {
        assert!(decide(&Campaign::default(), &row(&[]), AT).reasons.is_empty());
    }
}
