//! Remarks on digests in which a run found nobody: perhaps they were made in another way than they were taken to be.

use crate::base::identifier_kind::IdentifierKind;
use crate::identity::recipe::Recipe;
use crate::identity::spelling::Spelling;
use crate::pipeline::{JudgeOptions, ListInfo, Lists, MatchWidth, RunTally};
use crate::report::remark::Remark;

/// One for each list with such digests.
pub(super) fn about_digests(lists: &Lists, options: &JudgeOptions, tally: &RunTally) -> Vec<Remark> {
    let infos = lists.infos().iter().enumerate();
    infos.filter_map(|(number, list)| about_list(lists, number, list, options, tally)).collect()
}

/// Whether `remark` is one of those, on the list of this name.
pub(super) fn is_about(remark: &Remark, name: &str) -> bool {
    matches!(remark, Remark::DigestsHitNobody { list, .. } | Remark::DigestsOfOthers { list, .. } if list == name)
}

fn about_list(
    lists: &Lists,
    number: usize,
    list: &ListInfo,
    options: &JudgeOptions,
    tally: &RunTally,
) -> Option<Remark> {
    let is_found = |recipe: &Recipe| tally.digests_found.contains(&(number, recipe.id));
    let recipes = list.digest_recipes.iter().filter_map(|id| Recipe::of_id(*id)).filter(|recipe| !is_found(recipe));
    let has = |recipe: &&Recipe| tally.asked.of(recipe.kind) > 0;
    // Of a file of this run somebody said that it is about these contacts.
    let (recipes, others): (Vec<_>, Vec<_>) = recipes.partition(|recipe| !list.in_store || has(recipe));
    let names = |recipes: &[&Recipe]| recipes.iter().map(|recipe| recipe.name).collect::<Vec<_>>();
    let (name, channel) = (list.name.clone(), options.campaign.channel);
    if !recipes.is_empty() {
        let tried_all = |recipe: &&Recipe| recipe.spelling == Spelling::EveryUsual;
        let has_addresses = tally.asked.of(IdentifierKind::Email) > 0;
        let in_every_spelling = options.matching == MatchWidth::Loose && has_addresses && recipes.iter().any(tried_all);
        let (recipes, in_store) = (names(&recipes), list.in_store);
        return Some(Remark::DigestsHitNobody { list: name, recipes, in_store, in_every_spelling });
    }
    let is_meant = !others.is_empty() && channel.is_by_phone() && lists.prohibits(number, channel);
    is_meant.then(|| Remark::DigestsOfOthers { list: name, recipes: names(&others) })
}
