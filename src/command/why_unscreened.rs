//! Whether a register would have to be asked about one person: what a run finds out row by row (`pipeline`).

use crate::base::country::Country;
use crate::base::match_key::MatchKey;
use crate::base::recipe_id::RecipeId;
use crate::base::register::Register;
use crate::identity::recipe::Recipe;
use crate::pipeline::gates::Gates;
use crate::policy::Campaign;
use crate::policy::screening::is_fresh;
use crate::store::{Snapshot, State};

use super::entries::NamedIdentifier;
use super::seen::Seen;

/// The registers, other than those where the person is `listed`, that do not speak of the person, for `campaign` at the moment `at`.
pub(super) fn unscreened(
    snapshot: &Snapshot,
    person: &NamedIdentifier,
    country: Option<Country>,
    seen: &[Seen],
    campaign: &Campaign,
    listed: &[Register],
    at: i64,
) -> Vec<Register> {
    if !campaign.channel.identifiers().contains(&person.kind) {
        return Vec::new();
    }
    let gates = Gates::of(std::iter::once(snapshot), campaign);
    let to_ask = gates.to_ask(person.kind, person.number.as_ref(), country);
    let is_open = |register: &Register| {
        let answers: Vec<_> =
            seen.iter().filter(|seen| is_answer(snapshot, person, seen, campaign, *register, at)).collect();
        let is_asked = |key: MatchKey| answers.iter().any(|answer| answer.trace.entry.key == key);
        let is_whole = |answer: &&Seen| {
            let recipe = answer.trace.entry.recipe;
            !names_domains(recipe)
                || person.questions().filter(|(of, ..)| *of == recipe).all(|(_, key, _)| is_asked(key))
        };
        !listed.contains(register) && !answers.iter().copied().any(|answer| is_whole(&answer))
    };
    to_ask.iter().filter(is_open).collect()
}

/// Whether an entry says that `register` was asked about the person itself, and does not list it.
fn is_answer(
    snapshot: &Snapshot,
    person: &NamedIdentifier,
    seen: &Seen,
    campaign: &Campaign,
    register: Register,
    at: i64,
) -> bool {
    let entry = seen.trace.entry;
    let Some(scope) = snapshot.scope(entry.scope) else { return false };
    let list = snapshot.list(scope.list);
    let is_of_register = list.and_then(|list| list.register.as_deref()) == Some(register.id());
    let is_itself = Recipe::of_id(entry.recipe).is_some_and(|recipe| recipe.kind == person.kind) && !seen.loose;
    let counts = scope.is_cleared
        && campaign.is_covered_by(scope.channels, &scope.purposes)
        && seen.trace.state == State::InForce;
    is_of_register && is_itself && counts && is_fresh(register, entry.time, at)
}

fn names_domains(recipe: RecipeId) -> bool {
    Recipe::of_id(recipe).is_some_and(|recipe| recipe.spelling.names_domains())
}
