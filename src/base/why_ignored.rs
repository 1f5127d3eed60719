//! Why a column that was recognised is not read.

use serde::Serialize;

/// See the module; in reports under these names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum WhyIgnored {
    /// Clear addresses come first; a digest or a domain beside them is read only if the user names it.
    ClearAddressesFirst,
    /// Every row of a suppression list is an entry, whatever a status or opt-out column says.
    EveryRowIsAnEntry,
}
