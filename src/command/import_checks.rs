//! Whether what an import found in its file fits what was said of it: digests, the register, its area codes; and of whom the file
//! then speaks.

use anyhow::{Result, bail, ensure};

use crate::base::coverage::Coverage;
use crate::base::identifier_kind::IdentifierKind;
use crate::base::register::Register;
use crate::identity::recipe::Recipe;
use crate::intake::summary::ListSummary;

use super::import_options::ImportOptions;
use super::recipe_error::RecipeError;
use super::register_areas::serves;
use super::register_error::RegisterError;
use super::taken_rows::TakenRows;

/// Where nobody says how digests were made they are taken for those of addresses.
///
/// # Errors
/// When they can hardly be: the list speaks of channels that reach telephone numbers only.
pub(super) fn check_digests(options: &ImportOptions, recipe: Option<&Recipe>, summary: &ListSummary) -> Result<()> {
    let (file, channels) = (options.file.clone(), options.channels);
    match summary.digests.first().filter(|_| channels.are_by_phone() && recipe.is_none()) {
        Some((hash, _)) => {
            bail!(RecipeError::DigestsOfNumbers { file, channels, usual: Recipe::usual_name(*hash) })
        }
        None => Ok(()),
    }
}

/// That a register lists what the file holds.
///
/// # Errors
/// When it does not, or nobody knows what its digests stand for: they would match nobody.
pub(super) fn check_entries(options: &ImportOptions, recipe: Option<&Recipe>, summary: &ListSummary) -> Result<()> {
    let Some(register) = options.register else { return Ok(()) };
    let file = || options.file.clone();
    let of_other_kind = IdentifierKind::ALL
        .into_iter()
        .find(|kind| summary.identifiers.of(*kind) > 0 && !register.lists(*kind))
        .map(|kind| if kind == IdentifierKind::Phone { "telephone numbers" } else { "addresses or domains" });
    if let Some(what) = of_other_kind {
        bail!(RegisterError::NotOfRegister { file: file(), register, what });
    }
    if summary.digests.is_empty() {
        return Ok(());
    }
    let has_own = matches!(register, Register::Ecg | Register::RobinsonEs);
    ensure!(recipe.is_some() || !has_own, RegisterError::DigestsOfRegister { file: file(), register });
    let kind = recipe.map_or(IdentifierKind::Email, |recipe| recipe.kind);
    let what = if kind == IdentifierKind::Phone { "digests of telephone numbers" } else { "digests of addresses" };
    ensure!(register.lists(kind), RegisterError::NotOfRegister { file: file(), register, what });
    Ok(())
}

/// Of whom the file speaks. What was picked out of one speaks of nobody else.
///
/// # Errors
/// When it speaks of some area codes only, and nobody can tell of which, or it holds none of those that it is said to cover.
pub(super) fn coverage(options: &ImportOptions, summary: &ListSummary) -> Result<Coverage> {
    let Some(register) = options.register else { return Ok(Coverage::Whole) };
    if options.answers.is_some() {
        return Ok(Coverage::Asked);
    }
    if options.taken != TakenRows::Every {
        return Ok(Coverage::NOBODY);
    }
    let (file, areas) = (|| options.file.clone(), summary.areas);
    match options.covers {
        Some(Coverage::Areas(codes)) => {
            let foreign = codes.iter().find(|code| !serves(register, *code));
            ensure!(foreign.is_none(), RegisterError::AreaOfOther { register, code: foreign.unwrap_or(0) });
            let is_other = !areas.is_empty() && !codes.iter().any(|code| areas.contains(code));
            ensure!(
                !is_other,
                RegisterError::OtherAreas { file: file(), codes: codes.to_string(), areas: areas.to_string() }
            );
            Ok(Coverage::Areas(codes))
        }
        Some(covers) => {
            let is_foreign = !areas.is_empty() && !areas.iter().any(|code| serves(register, code));
            ensure!(!is_foreign, RegisterError::AreasOfOther { file: file(), register, areas: areas.to_string() });
            Ok(covers)
        }
        None if register.has_areas() => {
            ensure!(!areas.is_empty(), RegisterError::AreasUnknown(file()));
            Ok(Coverage::Areas(areas))
        }
        None => Ok(Coverage::Whole),
    }
}
