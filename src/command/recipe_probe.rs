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
use crate::table::column_names::ignored_columns;
use crate::table::fields::all_cells;
use crate::table::prologue::HeaderRule;
use crate::table::read_options::ReadOptions;
use crate::table::reader::TableReader;
use crate::table::role::Role;
use crate::table::source::Source;
use crate::table::split::Block;

use super::contact_list::{can_be_read_again, open_list, open_source};
use super::context::Context;
use super::recipe_choice::{RecipeChoice, RecipeSettings};
use super::recipe_error::RecipeError;
use super::run_settings::TableSettings;

/// The recipe of the list `file`, if one is asked for; tells what was tried. Of several lists of a run some may hold no digests, or
/// nobody of the probe.
///
/// # Errors
/// When a file cannot be read, or the probe tells against the recipe: nothing is guessed.
pub(super) fn recipe_of(
    context: &Context,
    settings: &RecipeSettings,
    file: &Path,
    table: &TableSettings,
    is_one_of_several: bool,
) -> Result<Option<&'static Recipe>> {
    let Some(choice) = settings.choice else { return Ok(None) };
    let Some(probe) = &settings.probe else {
        return match choice {
            RecipeChoice::Named(recipe) => Ok(Some(recipe)),
            RecipeChoice::Auto => bail!(RecipeError::AutoWithoutProbe),
        };
    };
    ensure!(can_be_read_again(file), RecipeError::ProbeOfPipe);
    ensure!(!settings.is_laid_out, RecipeError::ProbeOfLayout);
    let trial = Trial::of(context, file, probe, table)?;
    let recipe = match choice {
        RecipeChoice::Named(recipe) if is_one_of_several && trial.found_by.is_empty() => recipe,
        RecipeChoice::Auto if is_one_of_several && trial.recipes.is_empty() => return Ok(None),
        RecipeChoice::Named(recipe) => trial.checked(recipe)?,
        RecipeChoice::Auto => trial.checked(trial.best()?)?,
    };
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
        let of_digests = table.columns.iter().filter(|column| column.role == Role::Digest);
        let columns: Vec<String> = of_digests.map(|column| column.which.clone()).collect();
        let source = open_list(list, table.digest, &context.cancel).and_then(|source| {
            each_cell(context, source, table, &columns, &mut |cell| listed.extend(digests_in(bare(cell))))
        });
        source.with_context(|| format!("cannot use the suppression list {}", list.display()))?;
        let has_length = |recipe: &&Recipe| {
            recipe.hash.is_some_and(|hash| listed.iter().any(|digest| digest.as_bytes().len() == hash.len()))
        };
        let recipes = RECIPES.iter().filter(has_length).collect();
        let mut trial = Self { list, probe, recipes, probed: 0, without_country: 0, found_by: BTreeMap::new() };
        let mut reader = IdentifierReader::with_phones(PhoneRules::of(table.dialling, false));
        let mut try_cell = |cell: &str| {
            let problem = each_identifier(&mut reader, cell, &mut |identifier| trial.try_all(identifier, &listed));
            trial.without_country += u64::from(problem == Some(Problem::NoCountry));
        };
        open_source(probe, table.digest, &context.cancel)
            .and_then(|source| each_cell(context, source, table, &[], &mut try_cell))
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

    /// `recipe`, if it finds whoever of the probe is in the list.
    ///
    /// # Errors
    /// When it does not: another one does, or no single one.
    fn checked(&self, recipe: &'static Recipe) -> Result<&'static Recipe> {
        let (all, found) = (self.hits(), self.found_by.values().sum());
        ensure!(!all.is_empty(), self.nobody());
        let (list, name) = (self.list.to_owned(), recipe.name);
        let hits = all.iter().find(|tried| tried.name == name).map_or(0, |tried| tried.hits);
        if hits == found {
            return Ok(recipe);
        }
        if hits == 0 || all.iter().any(|tried| tried.hits == found) {
            bail!(RecipeError::OtherRecipe { list, recipe: name, hits, found, tried: all });
        }
        let at = self.recipes.iter().position(|other| other.name == name);
        let others = self.hits_where(|by| at.is_none_or(|at| !by.contains(&at)));
        bail!(RecipeError::SeveralRecipes { list, recipe: name, hits, others })
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

/// Calls `each` with every cell of a table below its header, if it has one; of these columns, if some are named.
fn each_cell(
    context: &Context,
    source: Source,
    table: &TableSettings,
    columns: &[String],
    each: &mut dyn FnMut(&str),
) -> Result<()> {
    let options = ReadOptions {
        header: HeaderRule::IfKnown,
        is_list: true,
        max_record: table.max_record,
        ..ReadOptions::new(RECOGNISE_NUMBERS)
    };
    let mut reader = TableReader::open(source, options)?;
    let dialect = *reader.dialect();
    let wanted = ignored_columns(reader.prologue(), columns);
    let mut block = Block::default();
    while let Some(next) = reader.next_block(block)? {
        context.cancel.check()?;
        for record in &next.records {
            let cells = all_cells(record.content(&next.bytes), &dialect);
            let is_wanted = |at: usize| wanted.is_empty() || wanted.contains(&at);
            cells.iter().enumerate().filter(|(at, _)| is_wanted(*at)).for_each(|(_, cell)| each(cell));
        }
        block = next;
    }
    Ok(())
}
