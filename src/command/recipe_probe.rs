//! Finds the recipe that a hashed list was made by: the one that finds known members in it. Nothing is guessed.

use std::collections::{BTreeMap, HashSet};
use std::path::Path;

use anyhow::{Context as _, Result, bail, ensure};

use crate::base::identifier_kind::IdentifierKind;
use crate::identity::digests::each_digest;
use crate::identity::hash::{Digest, Hash, read_base64, read_hex};
use crate::identity::identifier::{Identifier, IdentifierReader, bare, may_be_number, may_hold_anywhere};
use crate::identity::phone::PhoneRules;
use crate::identity::problem::Problem;
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
use super::recipe_choice::{RecipeChoice, RecipeSettings};
use super::recipe_error::RecipeError;
use super::run_settings::TableSettings;

/// The recipe of the list `file`, if one is asked for; tells what was tried.
///
/// # Errors
/// When a file cannot be read, or the probe tells against the recipe: nothing is guessed.
pub(super) fn recipe_of(
    context: &Context,
    settings: &RecipeSettings,
    file: &Path,
    table: &TableSettings,
) -> Result<Option<&'static Recipe>> {
    let Some(choice) = settings.choice else { return Ok(None) };
    let Some(probe) = &settings.probe else {
        return match choice {
            RecipeChoice::Named(recipe) => Ok(Some(recipe)),
            RecipeChoice::Auto => bail!(RecipeError::AutoWithoutProbe),
        };
    };
    ensure!(can_be_read_again(file), RecipeError::ProbeOfPipe);
    let trial = Trial::of(context, file, probe, table)?;
    let recipe = match choice {
        RecipeChoice::Named(recipe) => recipe,
        RecipeChoice::Auto => trial.best()?,
    };
    trial.check(recipe)?;
    let (probed, tried) = (trial.probed, trial.hits());
    context.say(&Message::RecipeFound { list: file.to_owned(), recipe: recipe.name, probed, tried });
    Ok(Some(recipe))
}

/// Whom of the probe which recipes find in a list.
struct Trial<'a> {
    list: &'a Path,
    probe: &'a Path,
    /// Those whose digests have the length of some in the list.
    recipes: Vec<&'static Recipe>,
    /// How many identifiers were tried.
    probed: u64,
    /// How many more numbers there are that say no country.
    without_country: u64,
    /// How many of those that are found are found by the very recipes, by position.
    found_by: BTreeMap<Vec<usize>, u64>,
}

impl<'a> Trial<'a> {
    fn of(context: &Context, list: &'a Path, probe: &'a Path, table: &TableSettings) -> Result<Self> {
        let mut listed: HashSet<Digest, foldhash::fast::RandomState> = HashSet::default();
        each_cell(context, list, table, &mut |cell| listed.extend(digests_in(bare(cell))))
            .with_context(|| format!("cannot use the suppression list {}", list.display()))?;
        let has_length = |recipe: &&Recipe| {
            recipe.hash.is_some_and(|hash| listed.iter().any(|digest| digest.as_bytes().len() == hash.len()))
        };
        let recipes = RECIPES.iter().filter(has_length).collect();
        let mut trial = Self { list, probe, recipes, probed: 0, without_country: 0, found_by: BTreeMap::new() };
        let mut reader = IdentifierReader::with_phones(PhoneRules { country: table.country, is_list: false });
        each_cell(context, probe, table, &mut |cell| {
            let problem = each_identifier(&mut reader, cell, &mut |identifier| trial.try_all(identifier, &listed));
            trial.without_country += u64::from(problem == Some(Problem::NoCountry));
        })
        .with_context(|| format!("cannot use {}", probe.display()))?;
        Ok(trial)
    }

    fn try_all(&mut self, identifier: &Identifier<'_>, listed: &HashSet<Digest, foldhash::fast::RandomState>) {
        self.probed += 1;
        let finds = |(_, recipe): &(usize, &&'static Recipe)| is_in(identifier, recipe, listed);
        let by: Vec<usize> = self.recipes.iter().enumerate().filter(finds).map(|(at, _)| at).collect();
        if !by.is_empty() {
            *self.found_by.entry(by).or_default() += 1;
        }
    }

    /// Of those for whom `counts` is true how many each recipe finds, without those that find nobody.
    fn hits_where(&self, counts: impl Fn(&[usize]) -> bool) -> Vec<TriedRecipe> {
        let sets = || self.found_by.iter().filter(|(by, _)| counts(by));
        let hits = |at: usize| sets().filter(|(by, _)| by.contains(&at)).map(|(_, count)| count).sum();
        let all = self.recipes.iter().enumerate().map(|(at, recipe)| TriedRecipe { name: recipe.name, hits: hits(at) });
        all.filter(|tried| tried.hits > 0).collect()
    }

    fn hits(&self) -> Vec<TriedRecipe> {
        self.hits_where(|_| true)
    }

    /// The recipe that finds most; of several that find the same people the first one: it asks for more spellings.
    ///
    /// # Errors
    /// When none finds anybody.
    fn best(&self) -> Result<&'static Recipe> {
        let all = self.hits();
        let best = all.iter().rev().max_by_key(|tried| tried.hits);
        let recipe = best.and_then(|best| self.recipes.iter().find(|recipe| recipe.name == best.name));
        recipe.copied().map_or_else(|| bail!(self.nobody()), Ok)
    }

    /// That `recipe` finds whoever of the probe is in the list.
    ///
    /// # Errors
    /// When it finds nobody, or another one finds somebody else.
    fn check(&self, recipe: &'static Recipe) -> Result<()> {
        let all = self.hits();
        ensure!(!all.is_empty(), self.nobody());
        let list = || self.list.to_owned();
        let Some(hits) = all.iter().find(|tried| tried.name == recipe.name).map(|tried| tried.hits) else {
            bail!(RecipeError::OtherRecipe { list: list(), recipe: recipe.name, tried: all })
        };
        let at = self.recipes.iter().position(|other| other.name == recipe.name);
        let others = self.hits_where(|by| at.is_none_or(|at| !by.contains(&at)));
        ensure!(others.is_empty(), RecipeError::SeveralRecipes { list: list(), recipe: recipe.name, hits, others });
        Ok(())
    }

    fn nobody(&self) -> RecipeError {
        if self.recipes.is_empty() {
            return RecipeError::NoDigests(self.list.to_owned());
        }
        RecipeError::NoRecipeHits {
            list: self.list.to_owned(),
            probe: self.probe.to_owned(),
            probed: self.probed,
            without_country: self.without_country,
            tried: self.recipes.iter().map(|recipe| recipe.name).collect(),
        }
    }
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

/// Calls `each` with the identifiers in a cell of which nobody knows what it is: addresses and telephone numbers. Returns why
/// something in it cannot be read.
fn each_identifier(
    reader: &mut IdentifierReader,
    cell: &str,
    each: &mut impl FnMut(&Identifier<'_>),
) -> Option<Problem> {
    if may_hold_anywhere(IdentifierKind::Email, cell) {
        reader.read(IdentifierKind::Email, cell, each)
    } else if may_be_number(bare(cell)) {
        reader.read(IdentifierKind::Phone, cell, each)
    } else {
        None
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
