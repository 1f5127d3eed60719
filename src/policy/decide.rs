//! The decision about one row. Pure and total: every combination of facts has a verdict, and every reason is
//! collected, not only the first.
//!
//! Invariant (promise P5): adding a [`Prohibition`] never removes a reason.

use crate::base::channel::Channels;
use crate::base::list_kind::ListKind;

use super::{Campaign, Reason, Reasons};

/// What is known about one row: what it says of itself, and what the lists answered.
#[derive(Clone, Copy, Debug)]
pub struct Facts<'a> {
    /// The row has too few or too many fields, so no column of it can be trusted.
    pub malformed: bool,
    pub identity: Identity,
    /// The list's own opt-out or status column says no, in this row or in another row of the same address.
    pub column_optout: bool,
    pub prohibitions: &'a [Prohibition<'a>],
}

/// Whether the row can be looked up at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Identity {
    /// At least one address, and every primary cell could be read.
    Known,
    /// No e-mail column holds anything.
    Missing,
    /// Something is there that cannot be read as an address.
    Unmatchable,
}

/// One entry of a list that matched an identifier of the row.
#[derive(Clone, Copy, Debug)]
pub struct Prohibition<'a> {
    pub kind: ListKind,
    /// The entry names the domain of the address, not the address.
    pub domain: bool,
    pub channels: Channels,
    /// Empty: every purpose.
    pub purposes: &'a [String],
}

/// The outcome for one row: kept if there is no reason against it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Verdict {
    pub reasons: Reasons,
}

/// Decides one row of the list of `campaign`.
///
/// A malformed row gets that one reason and no other: its cells may be shifted, so nothing else about it is known.
#[must_use]
pub fn decide(campaign: &Campaign, facts: &Facts<'_>) -> Verdict {
    if facts.malformed {
        return Verdict { reasons: Reason::RowMalformed.into() };
    }
    let mut reasons = match facts.identity {
        Identity::Known => Reasons::default(),
        Identity::Missing => Reason::IdentityMissing.into(),
        Identity::Unmatchable => Reason::IdentityUnmatchable.into(),
    };
    if facts.column_optout {
        reasons.insert(Reason::OptoutColumn);
    }
    reasons.extend(facts.prohibitions.iter().filter_map(|entry| prohibits(campaign, entry)));
    Verdict { reasons }
}

/// The reason that one entry gives against `campaign`; `None` if its scope does not reach the campaign.
///
/// An opt-out that names neither channel nor purpose is an objection to all direct marketing (GDPR Art. 21(2)-(3)).
#[must_use]
pub fn prohibits(campaign: &Campaign, entry: &Prohibition<'_>) -> Option<Reason> {
    if !entry.channels.reach(campaign.channel) || !purposes_meet(&campaign.purposes, entry.purposes) {
        return None;
    }
    Some(match entry.kind {
        ListKind::Bounce => Reason::DeliverHardBounce,
        ListKind::Register => Reason::RegisterVoluntary,
        ListKind::Optout | ListKind::Complaint if entry.domain => Reason::OptoutDomain,
        ListKind::Complaint => Reason::OptoutComplaint,
        ListKind::Optout if !entry.purposes.is_empty() => Reason::OptoutPurpose,
        ListKind::Optout if !entry.channels.is_all() => Reason::OptoutChannel,
        ListKind::Optout => Reason::OptoutGlobal,
    })
}

/// Unnamed purposes, on either side, mean every purpose.
fn purposes_meet(planned: &[String], prohibited: &[String]) -> bool {
    planned.is_empty() || prohibited.is_empty() || planned.iter().any(|purpose| prohibited.contains(purpose))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::channel::Channel;

    const EVERYTHING: Prohibition<'_> =
        Prohibition { kind: ListKind::Optout, domain: false, channels: Channels::ALL, purposes: &[] };

    fn row<'a>(prohibitions: &'a [Prohibition<'a>]) -> Facts<'a> {
        Facts { malformed: false, identity: Identity::Known, column_optout: false, prohibitions }
    }

    fn offers() -> Campaign {
        Campaign { purposes: vec!["offers".to_owned()], ..Campaign::default() }
    }

    #[test]
    fn scope_decides_the_reason() {
        let newsletter = ["newsletter".to_owned()];
        let email: Channels = [Channel::Email].into_iter().collect();
        let sms: Channels = [Channel::Sms].into_iter().collect();
        let cases = [
            (EVERYTHING, Campaign::default(), Some(Reason::OptoutGlobal)),
            (Prohibition { channels: email, ..EVERYTHING }, Campaign::default(), Some(Reason::OptoutChannel)),
            (Prohibition { channels: sms, ..EVERYTHING }, Campaign::default(), None),
            (Prohibition { purposes: &newsletter, ..EVERYTHING }, Campaign::default(), Some(Reason::OptoutPurpose)),
            (Prohibition { purposes: &newsletter, ..EVERYTHING }, offers(), None),
            (Prohibition { domain: true, ..EVERYTHING }, offers(), Some(Reason::OptoutDomain)),
            (Prohibition { kind: ListKind::Complaint, ..EVERYTHING }, offers(), Some(Reason::OptoutComplaint)),
            (Prohibition { kind: ListKind::Bounce, ..EVERYTHING }, offers(), Some(Reason::DeliverHardBounce)),
            (Prohibition { kind: ListKind::Register, ..EVERYTHING }, offers(), Some(Reason::RegisterVoluntary)),
        ];
        for (entry, campaign, expected) in cases {
            assert_eq!(prohibits(&campaign, &entry), expected, "{entry:?} against {campaign:?}");
        }
    }

    #[test]
    fn a_malformed_row_has_that_one_reason() {
        let facts =
            Facts { malformed: true, identity: Identity::Missing, column_optout: true, prohibitions: &[EVERYTHING] };
        let verdict = decide(&Campaign::default(), &facts);
        assert_eq!(verdict.reasons.iter().collect::<Vec<_>>(), [Reason::RowMalformed]);
    }

    #[test]
    fn every_reason_is_collected_and_the_gravest_leads() {
        let bounce = Prohibition { kind: ListKind::Bounce, ..EVERYTHING };
        let mut facts = row(&[]);
        facts.column_optout = true;
        let both = [bounce, EVERYTHING];
        facts.prohibitions = &both;
        let reasons = decide(&Campaign::default(), &facts).reasons;
        assert_eq!(reasons.primary(), Some(Reason::OptoutGlobal));
        assert_eq!(
            reasons.iter().collect::<Vec<_>>(),
            [Reason::OptoutGlobal, Reason::OptoutColumn, Reason::DeliverHardBounce]
        );
    }

    #[test]
    fn nothing_against_it_keeps_a_row() {
        assert!(decide(&Campaign::default(), &row(&[])).reasons.is_empty());
    }
}
