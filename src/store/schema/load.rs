//! Reads the tables.

use rusqlite::types::{FromSql, Type, ValueRef};
use rusqlite::{Connection, Row};

use super::super::access::{KnownRecipe, MadeWith};
use super::super::catalog::Catalog;
use super::super::event::Event;
use super::super::history::{Batch, BatchCounts, EntryScope, History, StoredList};
use super::super::layout_id::LayoutId;
use super::super::segment::layout::Manifest;
use super::super::snapshot_id::SnapshotId;
use crate::base::channel::Channels;
use crate::base::coverage::Coverage;
use crate::base::match_key::MatchKey;
use crate::base::recipe_id::RecipeId;

/// Reads everything that `save` wrote.
pub(crate) fn load(connection: &Connection) -> rusqlite::Result<(Catalog, MadeWith)> {
    let history = History {
        lists: all(connection, "SELECT * FROM lists ORDER BY id", list)?,
        scopes: all(connection, "SELECT * FROM scopes ORDER BY id", scope)?,
        batches: all(connection, "SELECT * FROM batches ORDER BY id", batch)?,
        events: all(connection, "SELECT * FROM events ORDER BY rowid", event)?,
    };
    let segments = all(connection, "SELECT * FROM segments ORDER BY id", segment)?;
    let recipes = all(connection, "SELECT * FROM recipes ORDER BY id", known_recipe)?;
    let past = all(connection, "SELECT * FROM past_snapshots ORDER BY rowid", |row| snapshot(row, 0))?;
    connection.query_row("SELECT * FROM meta", [], |row| {
        let (store_id, snapshot, next_segment) = (row.get(0)?, snapshot(row, 1)?, count(row, 3)?);
        // The trailer says who wrote it.
        let catalog = Catalog { store_id, snapshot, past, next_segment, written_by: String::new(), history, segments };
        Ok((catalog, MadeWith { canon_version: row.get(4)?, recipes }))
    })
}

fn all<T>(connection: &Connection, sql: &str, read: fn(&Row<'_>) -> rusqlite::Result<T>) -> rusqlite::Result<Vec<T>> {
    connection.prepare(sql)?.query_map([], read)?.collect()
}

/// A number, and the nonce in the column behind it.
fn snapshot(row: &Row<'_>, index: usize) -> rusqlite::Result<SnapshotId> {
    Ok(SnapshotId::new(count(row, index)?, row.get(index + 1)?))
}

fn known_recipe(row: &Row<'_>) -> rusqlite::Result<KnownRecipe> {
    Ok(KnownRecipe { id: RecipeId(row.get(0)?), name: row.get(1)?, description: row.get(2)? })
}

fn list(row: &Row<'_>) -> rusqlite::Result<StoredList> {
    Ok(StoredList { id: row.get(0)?, name: row.get(1)?, kind: word(row, 2)?, register: row.get(3)? })
}

fn scope(row: &Row<'_>) -> rusqlite::Result<EntryScope> {
    let purposes: String = row.get(3)?;
    Ok(EntryScope {
        id: row.get(0)?,
        list: row.get(1)?,
        channels: Channels::from_bits(row.get(2)?),
        purposes: purposes.lines().map(str::to_owned).collect(),
        entries: count(row, 4)?,
        missing: count(row, 5)?,
        floor: row.get(6)?,
        is_cleared: later(row, "cleared")?.unwrap_or(false),
    })
}

fn batch(row: &Row<'_>) -> rusqlite::Result<Batch> {
    Ok(Batch {
        id: row.get(0)?,
        action: word(row, 1)?,
        list: row.get(2)?,
        scope: row.get(3)?,
        source: row.get(4)?,
        digest: optional_word(row, 5)?,
        as_of: row.get(6)?,
        imported_at: row.get(7)?,
        counts: BatchCounts {
            read: count(row, 8)?,
            added: count(row, 9)?,
            known: count(row, 10)?,
            missing: count(row, 11)?,
            unreadable: count(row, 12)?,
        },
        replace: row.get(13)?,
        lift_missing: row.get(14)?,
        reason: row.get(15)?,
        via: row.get(16)?,
        agent: row.get(17)?,
        received_at: row.get(18)?,
        target: row.get(19)?,
        undone_by: row.get(20)?,
        coverage: coverage(row)?,
        digest_recipes: digest_recipes(row)?,
    })
}

fn event(row: &Row<'_>) -> rusqlite::Result<Event> {
    let (batch, recipe, scope) = (row.get(0)?, RecipeId(row.get(1)?), row.get(3)?);
    Ok(Event { batch, recipe, key: MatchKey::new(row.get(2)?), scope })
}

fn segment(row: &Row<'_>) -> rusqlite::Result<Manifest> {
    Ok(Manifest {
        id: count(row, 0)?,
        format: row.get(1)?,
        length: count(row, 2)?,
        digest: row.get(3)?,
        entries: count(row, 4)?,
        recipes: recipes(&row.get::<_, String>(5)?, 5)?,
        layout: LayoutId(row.get(6)?),
        key_layers: row.get(7)?,
        key_id: row.get(8)?,
    })
}

fn digest_recipes(row: &Row<'_>) -> rusqlite::Result<Vec<RecipeId>> {
    let text: Option<String> = later(row, "digest_recipes")?;
    text.map_or(Ok(Vec::new()), |text| recipes(&text, 22))
}

fn recipes<T: FromIterator<RecipeId>>(text: &str, index: usize) -> rusqlite::Result<T> {
    let numbers: Result<T, _> = text.split_ascii_whitespace().map(|number| number.parse().map(RecipeId)).collect();
    numbers.map_err(|error| rusqlite::Error::FromSqlConversionFailure(index, Type::Text, Box::new(error)))
}

fn count(row: &Row<'_>, index: usize) -> rusqlite::Result<u64> {
    let value: i64 = row.get(index)?;
    u64::try_from(value).map_err(|_| rusqlite::Error::IntegralValueOutOfRange(index, value))
}

/// A column that older stores do not have.
fn later<T: FromSql>(row: &Row<'_>, name: &str) -> rusqlite::Result<Option<T>> {
    row.as_ref().column_index(name).ok().map_or(Ok(None), |index| row.get(index))
}

fn coverage(row: &Row<'_>) -> rusqlite::Result<Coverage> {
    let text: Option<String> = later(row, "coverage")?;
    let read = text.map_or(Ok(Coverage::Whole), |text| text.parse());
    read.map_err(|error| rusqlite::Error::FromSqlConversionFailure(21, Type::Text, Box::new(error)))
}

fn optional_word<T: std::str::FromStr>(row: &Row<'_>, index: usize) -> rusqlite::Result<Option<T>>
where
    T::Err: std::error::Error + Send + Sync + 'static,
{
    let is_there = row.get_ref(index)? != ValueRef::Null;
    is_there.then(|| word(row, index)).transpose()
}

fn word<T: std::str::FromStr>(row: &Row<'_>, index: usize) -> rusqlite::Result<T>
where
    T::Err: std::error::Error + Send + Sync + 'static,
{
    let text: String = row.get(index)?;
    text.parse().map_err(|error: T::Err| rusqlite::Error::FromSqlConversionFailure(index, Type::Text, error.into()))
}
