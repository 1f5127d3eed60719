//! What a register answered about those it was asked about: who is listed becomes an entry that rejects, who is not one that
//! says so. Each is a batch of its own, in an order in which an import that breaks off lets nobody through.

use std::collections::HashSet;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};

use anyhow::{Context as _, Result, ensure};

use crate::base::digest::FileDigest;
use crate::base::match_key::MatchKey;
use crate::base::recipe_id::RecipeId;
use crate::base::time::{self, SECONDS_PER_DAY};
use crate::identity::recipe::{RECIPES, Recipe};
use crate::intake::entry::ListEntry;
use crate::intake::error::IntakeError;
use crate::intake::list::read_list;
use crate::intake::options::ListOptions;
use crate::store::{Hit, NewEntry, RunLists, RunSnapshot};

use super::contact_list::{can_be_read_again, open_list};
use super::context::Context;
use super::earlier_listings::EarlierListings;
use super::entries::new_entry;
use super::import_options::{AnswersFrom, ImportOptions};
use super::import_part::{Part, import_part, list_options, recipe_for};
use super::list_file::source_read;
use super::register_error::RegisterError;

/// Loads them.
///
/// # Errors
/// When a file cannot be trusted or read again, or what came back was never handed in.
pub(super) fn import_answers(context: &Context, options: &ImportOptions) -> Result<()> {
    ensure!(can_be_read_again(&options.file) || !options.file.exists(), RegisterError::AnswersOfPipe);
    let recipe = recipe_for(context, options, &options.file)?;
    let permitted = match &options.answers {
        Some(AnswersFrom::Permitted(came_back)) => Some(permitted(context, options, recipe, came_back)?),
        _ => None,
    };
    let (permitted, seen) = permitted.map_or((None, None), |(permitted, seen)| (Some(permitted), Some(seen)));
    let listed = if permitted.is_none() { Some(listed(context, options, recipe)?) } else { None };
    // Without --replace a listing stays whatever a later answer says.
    let earlier = options.replace.then(|| EarlierListings::open(context, &options.list)).transpose()?;
    let (permitted, listed, earlier) = (permitted.as_ref(), listed.as_ref(), earlier.as_ref());
    let part = |is_cleared| Answered {
        is_cleared,
        permitted,
        listed,
        earlier,
        of_several: AtomicU64::new(0),
        contradicted: AtomicU64::new(0),
    };
    // Whoever is cleared by an older answer and listed by this one must not stay cleared while only half of it is loaded: a full
    // list takes the older answers away first, one that is added to others brings its listings first.
    let (first, second) = (part(options.replace), part(!options.replace));
    let seen = import_part(context, options, &first, recipe, seen)?;
    import_part(context, options, &second, recipe, Some(seen)).map(drop)
}

/// One side of the answers.
struct Answered<'a> {
    is_cleared: bool,
    /// Who came back, where no column says who is listed.
    permitted: Option<&'a RunSnapshot>,
    /// Whom the same file lists: another answer of it that they are not counts for nothing.
    listed: Option<&'a RunSnapshot>,
    /// Who was listed before, where this takes the place of it.
    earlier: Option<&'a EarlierListings>,
    /// Rows so far of which nobody can tell whom they clear.
    of_several: AtomicU64,
    /// Answers so far that the same file contradicts.
    contradicted: AtomicU64,
}

impl Part for Answered<'_> {
    /// Whoever is not listed is so under the very identifier that was asked about; a listing reaches as far as any entry.
    fn take(&self, entries: &[ListEntry]) -> Result<Vec<NewEntry>> {
        let came_back = self.permitted.map(|permitted| found(permitted, entries)).transpose()?;
        let rows_back: HashSet<u32> = came_back.iter().flatten().map(|(row, _)| *row).collect();
        let is_listed = |entry: &&ListEntry| match &came_back {
            None => entry.is_listed,
            // Another reading of the same cell: only one of them came back.
            Some(_) if is_other_reading(entry) => !rows_back.contains(&entry.row),
            Some(found) if entry.key.loose => !found.contains(&(entry.row, entry.key.origin)),
            Some(found) => !found.contains(&(entry.row, entry.key.key.origin())),
        };
        if self.is_cleared {
            let rows = || entries.chunk_by(|one, next| one.row == next.row);
            let is_of_several = |row: &&[ListEntry]| {
                row.iter().all(|entry| !is_alone(entry, row)) && row.iter().any(|entry| !is_listed(&entry))
            };
            self.of_several.fetch_add(rows().filter(is_of_several).count() as u64, Ordering::Relaxed);
            let alone = rows().flat_map(|row| row.iter().filter(|entry| is_alone(entry, row)));
            let mut cleared: Vec<&ListEntry> = alone.filter(|entry| !is_listed(entry)).collect();
            let answers = cleared.len();
            if let Some(listed) = self.listed {
                let both = found(listed, entries)?;
                cleared.retain(|entry| !both.contains(&(entry.row, entry.key.key.origin())));
            }
            self.contradicted.fetch_add((answers - cleared.len()) as u64, Ordering::Relaxed);
            if let Some(earlier) = self.earlier {
                // Whom a listing of another spelling reaches is listed, too.
                let rows: HashSet<u32> = cleared.iter().map(|entry| entry.row).collect();
                earlier.refuse_older(&entries.iter().filter(|entry| rows.contains(&entry.row)).collect::<Vec<_>>())?;
            }
            return Ok(cleared.into_iter().map(of_its_day).collect());
        }
        // The day of the answer is not that of the listing, which the register does not tell.
        let undated = |entry: &ListEntry| NewEntry { time: None, ..new_entry(entry) };
        Ok(entries.iter().filter(is_listed).map(undated).collect())
    }

    fn is_cleared(&self) -> bool {
        self.is_cleared
    }

    fn of_several(&self) -> u64 {
        self.of_several.load(Ordering::Relaxed)
    }

    fn contradicted(&self) -> u64 {
        self.contradicted.load(Ordering::Relaxed)
    }
}

/// Whether an entry stands for itself, and its row for nobody else: of several nobody can tell which one was asked about.
fn is_alone(entry: &ListEntry, row: &[ListEntry]) -> bool {
    let is_of_recipe = |other: &&ListEntry| is_exact(other, entry.key.recipe);
    is_exact(entry, entry.key.recipe) && row.iter().filter(is_of_recipe).count() == 1
}

/// Whether an entry is what its cell may be read as otherwise: it lies beside none.
fn is_other_reading(entry: &ListEntry) -> bool {
    entry.key.loose && entry.key.origin == entry.key.key.origin()
}

/// An answer that somebody is not listed. Those of several days are entries of their own: one that is taken back, or replaced, must
/// not leave its day to another.
fn of_its_day(entry: &ListEntry) -> NewEntry {
    let day = entry.time.map_or(0, |time| time.start().div_euclid(SECONDS_PER_DAY));
    NewEntry { origin: u32::try_from(day).unwrap_or(0), ..new_entry(entry) }
}

/// Which of the entries that stand for themselves are in `lists`: their rows, and the origins of their keys.
fn found(lists: &RunSnapshot, entries: &[ListEntry]) -> Result<HashSet<(u32, u32)>> {
    let mut found = HashSet::new();
    for recipe in RECIPES.iter().map(|recipe| recipe.id).filter(|recipe| lists.holds(*recipe)) {
        let of_recipe: Vec<&ListEntry> = entries.iter().filter(|entry| is_exact(entry, recipe)).collect();
        let keys: Vec<MatchKey> = of_recipe.iter().map(|entry| entry.key.key).collect();
        let mut hits: Vec<Hit> = Vec::new();
        lists.probe(recipe, &keys, &mut hits)?;
        let exact = hits.iter().filter(|hit| !hit.entry.loose).filter_map(|hit| of_recipe.get(hit.index as usize));
        found.extend(exact.map(|entry| (entry.row, entry.key.key.origin())));
    }
    Ok(found)
}

fn is_exact(entry: &ListEntry, recipe: RecipeId) -> bool {
    !entry.key.loose && entry.key.recipe == recipe
}

/// Whom a file of answers lists.
fn listed(context: &Context, options: &ImportOptions, recipe: Option<&'static Recipe>) -> Result<RunSnapshot> {
    let list = ListOptions { recipe, ..list_options(options)? };
    let listed =
        |entries: &[ListEntry]| Ok(entries.iter().filter(|entry| entry.is_listed).map(new_entry).collect::<Vec<_>>());
    read(context, options, &list, &options.file, &listed).map(|(listed, _)| listed)
}

/// Who came back from a register, and the digest of the file that was handed in.
///
/// # Errors
/// When somebody came back who was never handed in: then the two files do not belong together, and who is missing from one of
/// them says nothing.
fn permitted(
    context: &Context,
    options: &ImportOptions,
    recipe: Option<&'static Recipe>,
    came_back: &Path,
) -> Result<(RunSnapshot, FileDigest)> {
    let is_same = |path: &Path| path.canonicalize().ok();
    ensure!(is_same(came_back) != is_same(&options.file), RegisterError::AskedIsPermitted);
    let all = |entries: &[ListEntry]| entries.iter().map(new_entry).collect::<Vec<_>>();
    // Nobody may have come back.
    let of_question = |recipe| {
        let list = list_options(options)?;
        Ok::<_, anyhow::Error>(ListOptions { recipe, allow_empty: true, is_of_question: true, ..list })
    };
    // A probe need not be in what came back: perhaps nobody is.
    let is_said = options.recipe.choice.is_some();
    let recipe_back = if is_said { recipe } else { recipe_for(context, options, came_back)? };
    let (asked, seen) = read(context, options, &of_question(recipe)?, &options.file, &|entries| Ok(all(entries)))?;
    let stranger = AtomicU64::new(u64::MAX);
    let check = |entries: &[ListEntry]| {
        let known = found(&asked, entries)?;
        let is_stranger =
            |entry: &&ListEntry| !entry.key.loose && !known.contains(&(entry.row, entry.key.key.origin()));
        let first = entries.iter().filter(is_stranger).map(|entry| u64::from(entry.line)).min();
        stranger.fetch_min(first.unwrap_or(u64::MAX), Ordering::Relaxed);
        Ok(all(entries))
    };
    let strictly = ListOptions { allow_unreadable: options.allow_unreadable_back, ..of_question(recipe_back)? };
    let (permitted, _) = read(context, options, &strictly, came_back, &check)?;
    let line = stranger.into_inner();
    let (asked, permitted_file) = (options.file.clone(), came_back.to_owned());
    ensure!(line == u64::MAX, RegisterError::NeverAsked { asked, permitted: permitted_file, line });
    Ok((permitted, seen))
}

/// Reads a list into a place of its own: of each block what `take` takes.
fn read(
    context: &Context,
    options: &ImportOptions,
    list: &ListOptions,
    path: &Path,
    take: &(dyn Fn(&[ListEntry]) -> Result<Vec<NewEntry>> + Sync),
) -> Result<(RunSnapshot, FileDigest)> {
    let cannot_use = || format!("cannot use the list {}", path.display());
    let mut run = RunLists::new(&context.disk, &std::env::temp_dir(), options.memory);
    run.start(&path.display().to_string(), None, time::now())?;
    let key = context.store_key()?;
    let push = |entries: &[ListEntry]| Ok::<(), anyhow::Error>(run.push(take(entries)?)?);
    let source = open_list(path, options.table.digest, &context.cancel).with_context(cannot_use)?;
    let name = path.display().to_string();
    let read = read_list(source, &name, list, &key.keyer, &context.cancel, &push);
    let summary = read.map_err(|error| match error.downcast_ref() {
        Some(IntakeError::Empty { .. }) => RegisterError::NobodyPermitted(path.to_owned()).into(),
        _ => error,
    });
    let summary = summary.with_context(cannot_use)?;
    run.end(source_read(&summary));
    Ok((run.finish(&context.cancel)?, summary.source.digest))
}
