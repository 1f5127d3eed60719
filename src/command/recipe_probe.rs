//! Finds the recipe that a hashed list was made by: the one that finds known members in it. Nothing is guessed.

use std::collections::HashSet;
use std::path::Path;

use anyhow::{Context as _, Result, bail, ensure};

use crate::base::identifier_kind::IdentifierKind;
use crate::identity::digests::each_digest;
use crate::identity::hash::{Digest, Hash, read_base64, read_hex};
use crate::identity::identifier::{Identifier, IdentifierReader, bare, may_be_number, may_hold_anywhere};
use crate::identity::phone::PhoneRules;
use crate::identity::recipe::{RECIPES, Recipe};
use crate::intake::recognise::RECOGNISE_NUMBERS;
use crate::report::Message;
use crate::report::message::TriedRecipe;
use crate::table::fields::all_cells;
use crate::table::prologue::HeaderRule;
use crate::table::read_options::ReadOptions;
use crate::table::reader::TableReader;
use crate::table::split::Block;

use super::contact_list::{can_be_read_again, open_source};
use super::context::Context;
use super::error::CommandError;
use super::recipe_choice::{RecipeChoice, RecipeSettings};
use super::run_settings::TableSettings;

/// The recipe of the list `file`, if one is asked for; tells what was tried.
///
/// # Errors
/// When a file cannot be read, or no recipe finds anybody: nothing is guessed.
pub(super) fn recipe_of(
    context: &Context,
    settings: &RecipeSettings,
    file: &Path,
    table: &TableSettings,
) -> Result<Option<&'static Recipe>> {
    match (settings.choice, &settings.probe) {
        (None, _) => Ok(None),
        (Some(RecipeChoice::Named(recipe)), _) => Ok(Some(recipe)),
        (Some(RecipeChoice::Auto), None) => bail!(CommandError::AutoWithoutProbe),
        (Some(RecipeChoice::Auto), Some(probe)) => {
            ensure!(can_be_read_again(file), CommandError::ProbeOfPipe);
            probed(context, file, probe, table).map(Some)
        }
    }
}

/// Tries every recipe whose digests have the length of some in the list.
fn probed(context: &Context, file: &Path, probe: &Path, table: &TableSettings) -> Result<&'static Recipe> {
    let mut listed: HashSet<Digest, foldhash::fast::RandomState> = HashSet::default();
    each_cell(context, file, table, &mut |cell| listed.extend(digests_in(bare(cell))))
        .with_context(|| format!("cannot use the suppression list {}", file.display()))?;
    let has_length = |recipe: &&Recipe| {
        recipe.hash.is_some_and(|hash| listed.iter().any(|digest| digest.as_bytes().len() == hash.len()))
    };
    let mut tried: Vec<(&'static Recipe, u64)> = RECIPES.iter().filter(has_length).map(|recipe| (recipe, 0)).collect();
    let mut reader = IdentifierReader::with_phones(PhoneRules { country: table.country, is_list: false });
    let mut probed = 0;
    each_cell(context, probe, table, &mut |cell| {
        each_identifier(&mut reader, cell, &mut |identifier| {
            probed += 1;
            tried.iter_mut().for_each(|(recipe, hits)| *hits += u64::from(is_in(identifier, recipe, &listed)));
        });
    })
    .with_context(|| format!("cannot use {}", probe.display()))?;
    let all = tried.iter().filter(|(_, hits)| *hits > 0);
    let all: Vec<_> = all.map(|(recipe, hits)| TriedRecipe { name: recipe.name, hits: *hits }).collect();
    // Of several that find the same people the first one: it asks for more spellings.
    let best = tried.iter().rev().filter(|(_, hits)| *hits > 0).max_by_key(|(_, hits)| *hits);
    let Some((recipe, _)) = best else {
        let tried = tried.iter().map(|(recipe, _)| recipe.name).collect();
        bail!(CommandError::NoRecipeHits { list: file.to_owned(), probe: probe.to_owned(), probed, tried });
    };
    context.say(&Message::RecipeFound { list: file.to_owned(), recipe: recipe.name, probed, tried: all });
    Ok(recipe)
}

/// The digest that a cell is, of whichever hash.
fn digests_in(cell: &str) -> Option<Digest> {
    Hash::ALL.into_iter().find_map(|hash| read_hex(hash, cell).or_else(|| read_base64(hash, cell)))
}

fn is_in(identifier: &Identifier<'_>, recipe: &Recipe, listed: &HashSet<Digest, foldhash::fast::RandomState>) -> bool {
    let mut is_hit = false;
    each_digest(identifier, recipe, &mut |digest, _| is_hit |= listed.contains(&digest));
    is_hit
}

/// Calls `each` with the identifiers in a cell of which nobody knows what it is: addresses and telephone numbers.
fn each_identifier(reader: &mut IdentifierReader, cell: &str, each: &mut impl FnMut(&Identifier<'_>)) {
    if may_hold_anywhere(IdentifierKind::Email, cell) {
        reader.read(IdentifierKind::Email, cell, each);
    } else if may_be_number(bare(cell)) {
        reader.read(IdentifierKind::Phone, cell, each);
    }
}

/// Calls `each` with every cell of a file below its header, if it has one.
fn each_cell(context: &Context, file: &Path, table: &TableSettings, each: &mut dyn FnMut(&str)) -> Result<()> {
    let options = ReadOptions {
        header: HeaderRule::IfKnown,
        is_list: true,
        max_record: table.max_record,
        ..ReadOptions::new(RECOGNISE_NUMBERS)
    };
    let mut reader = TableReader::open(open_source(file, table.digest, &context.cancel)?, options)?;
    let dialect = *reader.dialect();
    let mut block = Block::default();
    while let Some(next) = reader.next_block(block)? {
        context.cancel.check()?;
        for record in &next.records {
            all_cells(record.content(&next.bytes), &dialect).iter().for_each(|cell| each(cell));
        }
        block = next;
    }
    Ok(())
}
