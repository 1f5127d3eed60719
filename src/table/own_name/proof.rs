//! What the name of a list's own column comes to. Words only: how it is found is `own_name`, whether the cells bear it out
//! `answers`.

use crate::base::own_column::OwnRule;

/// What a name says of its column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::table) enum OwnName {
    /// One of the list's own columns, if its cells prove it.
    Own(OwnRule, Proof),
    /// Not about messages to this person: orders, contracts. Some speak of leaving, too.
    Else { speaks_of_leaving: bool },
    /// Nothing that is known.
    Unknown,
}

/// What the cells have to be where the name alone does not tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::table) enum Proof {
    /// Anything: the name tells.
    Name,
    /// Answers: `Unsubscribe code` may be a code.
    Answers,
    /// An answer somewhere: `Domain blocked` mostly holds domains, `Hashed opt-out` digests.
    SomeAnswer,
    /// Mostly answers: `SMS` may hold numbers, texts or costs.
    MostlyAnswers,
    /// Something else than days: `Newsletter at` is mostly a day, `Newsletter at checkout` an answer.
    NoDays,
    /// Something else than codes: `Block` may be one of flats.
    NoCodes,
}
