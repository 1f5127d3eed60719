//! What people did by hand: every `add` and every `lift`, by itself. Entries are folded, so that two objections of one
//! person are one entry with one time; events never are. When, in which way, by whom and why is said by the batch, of
//! which each event has its own.

use super::entry::Entry;
use crate::base::match_key::MatchKey;
use crate::base::recipe_id::RecipeId;

/// One entry that an `add` wrote or a `lift` ended. (What reaches others loosely follows from it.)
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Event {
    pub batch: u32,
    pub recipe: RecipeId,
    /// Never that of a loose form.
    pub key: MatchKey,
    pub scope: u16,
}

impl Event {
    /// Whether `entry` is the one that was written or ended, or the loose entry beside it.
    #[must_use]
    pub fn is_about(&self, entry: &Entry) -> bool {
        let is_same = if entry.loose { self.key.origin() == entry.origin } else { self.key == entry.key };
        is_same && self.recipe == entry.recipe && self.scope == entry.scope
    }
}
