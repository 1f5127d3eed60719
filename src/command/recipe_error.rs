//! Why a recipe is not taken: what the probe of a hashed list tells against it. Texts as in `error`.

use std::path::PathBuf;

use crate::base::channel::Channels;
use crate::report::message::TriedRecipe;

/// See the module.
#[derive(Debug, thiserror::Error)]
pub(super) enum RecipeError {
    #[error(
        "{} holds digests, and on {channels} only those of telephone numbers can be found: which way these are hashed has to be said, --recipe \
         phone-sha256 (+49...), phone-digits-sha256 (49...), phone-00-sha256 (0049...) or another one, or --recipe auto --probe FILE. \
         If they are of addresses all the same: --recipe {usual}", file.display()
    )]
    DigestsOfNumbers { file: PathBuf, channels: Channels, usual: &'static str },
    #[error("--recipe auto needs --probe FILE: known members of the list, or contacts of whom some are in it")]
    AutoWithoutProbe,
    #[error("a list that --fixed describes cannot be probed; leave --probe out, and name the recipe")]
    ProbeOfLayout,
    #[error("with --probe the list is read twice, so it must be a file; write it to one, and name that")]
    ProbeOfPipe,
    #[error(
        "{} holds no digest in hexadecimal or base64 that a probe can be compared with; leave --probe out, and of a hashed list name its \
         recipe", _0.display()
    )]
    NoDigests(PathBuf),
    #[error(
        "no recipe finds anybody: of {probed} addresses and numbers in {} none has a digest in {}.{} Tried: {}. Name people who are \
         in the list for certain; else ask its maker how it was hashed, because a wrong recipe lets everybody through",
        probe.display(), list.display(), say_without_country(*without_country), tried.join(", ")
    )]
    NoRecipeHits { list: PathBuf, probe: PathBuf, probed: u64, without_country: u64, tried: Vec<&'static str> },
    #[error(
        "recipe {recipe} finds {hits} of the {found} in the probe who are in {}; what finds them: {}. Name that one, because a wrong \
         recipe lets people through",
        list.display(), counts(tried)
    )]
    OtherRecipe { list: PathBuf, recipe: &'static str, hits: u64, found: u64, tried: Vec<TriedRecipe> },
    #[error(
        "{} was made by more than one recipe: {recipe} finds {hits} of the probe, and others are found only by: {}. A list is read by \
         one recipe, which would let the others through: write each part into a file of its own, and load it with its own --recipe",
        list.display(), counts(others)
    )]
    SeveralRecipes { list: PathBuf, recipe: &'static str, hits: u64, others: Vec<TriedRecipe> },
}

fn counts(tried: &[TriedRecipe]) -> String {
    tried.iter().map(|tried| format!("{} {}", tried.name, tried.hits)).collect::<Vec<_>>().join(", ")
}

fn say_without_country(numbers: u64) -> String {
    match numbers {
        0 => String::new(),
        1 => " 1 more number there has no country code: --default-country says which one is meant.".to_owned(),
        _ => format!(" {numbers} more numbers there have no country code: --default-country says which one is meant."),
    }
}
