//! Whether a register was asked about an identifier, and its answer still counts. (A listing is an entry like any other, and
//! rejects by itself.)

use crate::base::identifier_kind::IdentifierKind;
use crate::base::register::{Register, Registers};
use crate::identity::identifier::IdentifierReader;
use crate::policy::screening::{Answer, Standing, standing};

use super::cells::CellSource;
use super::context::JudgeContext;
use super::lists::FoundEntry;
use super::proof::WhyUnscreened;

/// Why `register` does not speak of an identifier of this kind, on the channel of the campaign. `found` is what was found of it,
/// and `is_listed` says which entries reject the row: those are answers, too, and say more than that nobody asked.
pub(super) fn why_unscreened<'a>(
    context: &JudgeContext<'_>,
    register: Register,
    kind: IdentifierKind,
    found: impl Iterator<Item = &'a FoundEntry>,
    is_listed: impl Fn(&FoundEntry) -> bool,
) -> Option<WhyUnscreened> {
    let is_of_register =
        |found: &&FoundEntry| context.lists.info(found.list).and_then(|list| list.register) == Some(register);
    let found: Vec<_> = found.filter(is_of_register).collect();
    if found.iter().any(|found| is_listed(found)) {
        return None;
    }
    let is_answer = |found: &&&FoundEntry| {
        let scope = context.lists.scope(found.scope);
        let is_itself = !found.loose && found.names() == kind;
        scope.is_cleared && context.options.campaign.is_covered_by(scope.channels, &scope.purposes) && is_itself
    };
    let answer = |found: &&FoundEntry| Answer {
        recipe: found.recipe.id,
        form: found.form,
        needs_all_forms: found.recipe.spelling.names_domains(),
        asked: found.time,
    };
    match standing(register, found.iter().filter(is_answer).map(answer), context.at) {
        Standing::NotListed => None,
        Standing::TooOld(time) => Some(WhyUnscreened::AnswerTooOld(time)),
        Standing::NotAsked if context.gates.is_closed_to_all(register) => Some(WhyUnscreened::NotLoaded),
        Standing::NotAsked if register.has_areas() => Some(WhyUnscreened::OutsideAreas),
        Standing::NotAsked => Some(WhyUnscreened::NotAsked),
    }
}

/// The registers of addresses in whose countries the numbers of a row are.
pub(super) fn registers_of_numbers(
    context: &JudgeContext<'_>,
    source: &mut impl CellSource,
    reader: &mut IdentifierReader,
) -> Registers {
    let mut registers = Registers::default();
    if !context.options.needs_countries {
        return registers;
    }
    let columns = context.options.identifier_columns.iter().enumerate();
    for (place, _) in columns.filter(|(_, column)| column.kind == IdentifierKind::Phone) {
        let Some(text) = source.text(place) else { continue };
        reader.read(IdentifierKind::Phone, text, &mut |identifier| {
            let of_number = identifier.number().map(|number| context.gates.of_number(number));
            registers = registers.with(of_number.unwrap_or_default());
        });
    }
    registers
}
