//! Why a column that was recognised is not read.

use serde::Serialize;

/// See the module; in reports under these names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum WhyIgnored {
    /// Beside the names of mailboxes a domain is half an address, never an entry.
    BesideMailboxNames,
    /// Every row of a suppression list is an entry, whatever a status or opt-out column says.
    EveryRowIsAnEntry,
    /// A delivery that failed, or a listing in a register, is about one identifier of a row.
    SpeaksOfOneIdentifier,
}
