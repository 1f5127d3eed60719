//! Whether a register would have to be asked about one person: what a run finds out row by row (`pipeline`).

use crate::base::country::Country;
use crate::base::register::Register;
use crate::identity::recipe::Recipe;
use crate::pipeline::gates::Gates;
use crate::policy::Campaign;
use crate::policy::screening::{Answer, Standing, standing};
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
        let answers = seen.iter().filter_map(|seen| answer(snapshot, person, seen, campaign, *register));
        !listed.contains(register) && standing(*register, answers, at) != Standing::NotListed
    };
    to_ask.iter().filter(is_open).collect()
}

/// What an entry says, if it is that `register` was asked about the person itself, and does not list it.
fn answer(
    snapshot: &Snapshot,
    person: &NamedIdentifier,
    seen: &Seen,
    campaign: &Campaign,
    register: Register,
) -> Option<Answer> {
    let entry = seen.trace.entry;
    let (scope, recipe) = (snapshot.scope(entry.scope)?, Recipe::of_id(entry.recipe)?);
    let is_of_register = snapshot.list(scope.list)?.register.as_deref() == Some(register.id());
    let is_itself = recipe.kind == person.kind && !seen.loose;
    let counts = scope.is_cleared
        && campaign.is_covered_by(scope.channels, &scope.purposes)
        && seen.trace.state == State::InForce;
    let answer = || Answer {
        recipe: entry.recipe,
        form: person.form_of(entry.recipe, entry.key),
        needs_all_forms: recipe.spelling.names_domains(),
        asked: entry.time,
    };
    (is_of_register && is_itself && counts).then(answer)
}
