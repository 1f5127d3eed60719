//! What a store knows about one person, in force or not.

use anyhow::Result;

use crate::base::match_key::MatchKey;
use crate::base::recipe_id::RecipeId;
use crate::store::{Snapshot, Trace};

use super::entries::NamedIdentifier;

/// A trace, and whether it was found through a loose form.
pub(super) struct Seen {
    pub trace: Trace,
    pub loose: bool,
}

/// Everything that reaches the person, in the ways in which a contact would ask for it.
///
/// # Errors
/// When the store is damaged.
pub(super) fn traces(snapshot: &Snapshot, person: &NamedIdentifier) -> Result<Vec<Seen>> {
    let mut seen: Vec<Seen> = Vec::new();
    for (recipe, key, loose) in person.questions() {
        collect(snapshot, recipe, &key, loose, &mut seen)?;
    }
    Ok(seen)
}

/// The loose entry that an address wrote beside its own says nothing new.
fn collect(snapshot: &Snapshot, recipe: RecipeId, key: &MatchKey, loose: bool, seen: &mut Vec<Seen>) -> Result<()> {
    for trace in snapshot.traces(recipe, key)? {
        let own = |earlier: &Seen| trace.entry.loose && trace.entry.origin == earlier.trace.entry.key.origin();
        if !seen.iter().any(own) {
            seen.push(Seen { loose: loose || trace.entry.is_loose_form(), trace });
        }
    }
    Ok(())
}
