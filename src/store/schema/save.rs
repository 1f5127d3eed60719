//! Writes the tables.

use rusqlite::{Connection, params};

use super::super::access::{KnownRecipe, MadeWith};
use super::super::catalog::Catalog;
use super::super::event::Event;
use super::super::history::{Batch, History};
use super::super::segment::layout::Manifest;
use super::super::snapshot_id::SnapshotId;
use super::tables::TABLES;
use crate::base::coverage::Coverage;
use crate::base::recipe_id::RecipeId;

/// Writes `catalog` into a new, empty database.
pub(crate) fn save(connection: &Connection, catalog: &Catalog, made_with: &MadeWith) -> rusqlite::Result<()> {
    // The file is renamed into place when it is whole and thrown away otherwise: it needs no journal, and it is flushed
    // once, at the end, by the caller.
    connection.execute_batch(
        "PRAGMA page_size=1024; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA user_version=1;",
    )?;
    let transaction = connection.unchecked_transaction()?;
    transaction.execute_batch(TABLES)?;
    let (snapshot, next_segment) = (number(catalog.snapshot.number())?, number(catalog.next_segment)?);
    let meta = params![catalog.store_id, snapshot, catalog.snapshot.nonce, next_segment, made_with.canon_version];
    transaction.execute("INSERT INTO meta VALUES (?, ?, ?, ?, ?)", meta)?;
    save_past(&transaction, &catalog.past)?;
    save_recipes(&transaction, &made_with.recipes)?;
    save_lists(&transaction, &catalog.history)?;
    save_batches(&transaction, &catalog.history.batches)?;
    save_events(&transaction, &catalog.history.events)?;
    save_segments(&transaction, &catalog.segments)?;
    transaction.commit()
}

fn save_past(connection: &Connection, past: &[SnapshotId]) -> rusqlite::Result<()> {
    let mut insert = connection.prepare("INSERT INTO past_snapshots VALUES (?, ?)")?;
    for snapshot in past {
        insert.execute(params![number(snapshot.number())?, snapshot.nonce])?;
    }
    Ok(())
}

fn save_recipes(connection: &Connection, recipes: &[KnownRecipe]) -> rusqlite::Result<()> {
    let mut insert = connection.prepare("INSERT INTO recipes VALUES (?, ?, ?)")?;
    for recipe in recipes {
        insert.execute(params![recipe.id.0, recipe.name, recipe.description])?;
    }
    Ok(())
}

fn save_events(connection: &Connection, events: &[Event]) -> rusqlite::Result<()> {
    let mut insert = connection.prepare("INSERT INTO events VALUES (?, ?, ?, ?)")?;
    for event in events {
        insert.execute(params![event.batch, event.recipe.0, event.key.bytes(), event.scope])?;
    }
    Ok(())
}

fn save_segments(connection: &Connection, segments: &[Manifest]) -> rusqlite::Result<()> {
    let mut insert = connection.prepare("INSERT INTO segments VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")?;
    for s in segments {
        let (id, length, entries) = (number(s.id)?, number(s.length)?, number(s.entries)?);
        let recipes = numbers(s.recipes.iter());
        let facts = params![id, s.format, length, s.digest, entries, recipes, s.layout.0, s.key_layers, s.key_id];
        insert.execute(facts)?;
    }
    Ok(())
}

fn save_lists(connection: &Connection, history: &History) -> rusqlite::Result<()> {
    let mut insert = connection.prepare("INSERT INTO lists VALUES (?, ?, ?, ?)")?;
    for list in &history.lists {
        insert.execute(params![list.id, list.name, list.kind.name(), list.register])?;
    }
    let mut insert = connection.prepare("INSERT INTO scopes VALUES (?, ?, ?, ?, ?, ?, ?, ?)")?;
    for s in &history.scopes {
        let (entries, missing) = (number(s.entries)?, number(s.missing)?);
        let (channels, purposes) = (s.channels.bits(), s.purposes.join("\n"));
        insert.execute(params![s.id, s.list, channels, purposes, entries, missing, s.floor, s.is_cleared])?;
    }
    Ok(())
}

fn save_batches(connection: &Connection, batches: &[Batch]) -> rusqlite::Result<()> {
    let marks = vec!["?"; 23].join(", ");
    let mut insert = connection.prepare(&format!("INSERT INTO batches VALUES ({marks})"))?;
    for b in batches {
        insert.execute(params![
            b.id,
            b.action.name(),
            b.list,
            b.scope,
            b.source,
            b.digest.map(|digest| digest.to_string()),
            b.as_of,
            b.imported_at,
            number(b.counts.read)?,
            number(b.counts.added)?,
            number(b.counts.known)?,
            number(b.counts.missing)?,
            number(b.counts.unreadable)?,
            b.replace,
            b.lift_missing,
            b.reason,
            b.via,
            b.agent,
            b.received_at,
            b.target,
            b.undone_by,
            (b.coverage != Coverage::Whole).then(|| b.coverage.to_string()),
            (!b.digest_recipes.is_empty()).then(|| numbers(b.digest_recipes.iter().copied())),
        ])?;
    }
    Ok(())
}

fn numbers(recipes: impl Iterator<Item = RecipeId>) -> String {
    recipes.map(|recipe| recipe.to_string()).collect::<Vec<_>>().join(" ")
}

/// SQLite's integers are signed.
fn number(count: u64) -> rusqlite::Result<i64> {
    i64::try_from(count).map_err(|error| rusqlite::Error::ToSqlConversionFailure(error.into()))
}
