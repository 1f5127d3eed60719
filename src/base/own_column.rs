//! Words for a contact list's own opt-out and status columns: what such a column is, not what its values say (`policy`).

/// Which answer of an opt-out column is the objection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Polarity {
    /// `Unsubscribed`, `Werbesperre`: yes objects.
    YesObjects,
    /// `Newsletter`, `Accepts marketing`: no objects.
    NoObjects,
}

/// How the words of a status column are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatusRule {
    /// The column is about the subscription: only active words pass.
    Strict,
    /// The column may be about something else (`state` is also a region): only words of leaving reject.
    Lenient,
}

/// How the cells of one such column are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OwnRule {
    OptOut(Polarity),
    Status(StatusRule),
}
