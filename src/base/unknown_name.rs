//! The error for a name that is none of the known ones. Every enumeration that users type names of gives it.

/// A name that is none of the known ones, with the nearest help: the whole list.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown {what} \"{given}\"; known are: {known}")]
pub struct UnknownName {
    what: &'static str,
    given: String,
    known: String,
}

impl UnknownName {
    /// An error that lists what would have been right.
    #[must_use]
    pub fn new(what: &'static str, given: &str, known: &[&str]) -> Self {
        Self { what, given: given.to_owned(), known: known.join(", ") }
    }
}
