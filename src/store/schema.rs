//! The tables of `catalog.db`, written whole and read whole. Nothing here decides anything.

use rusqlite::types::Type;
use rusqlite::{Connection, Row, params};

use super::catalog::Catalog;
use super::history::{Batch, BatchCounts, EntryScope, History, StoredList};
use super::recipe_set::RecipeSet;
use super::segment::layout::Manifest;
use crate::base::channel::Channels;
use crate::base::recipe_id::RecipeId;

const TABLES: &str = "
CREATE TABLE meta (
    store_id     BLOB NOT NULL,
    snapshot     INTEGER NOT NULL,  -- goes up with every commit
    next_segment INTEGER NOT NULL
) STRICT;
CREATE TABLE lists (
    id       INTEGER PRIMARY KEY,
    name     TEXT NOT NULL UNIQUE,
    kind     TEXT NOT NULL,
    register TEXT
) STRICT;
CREATE TABLE scopes (
    id       INTEGER PRIMARY KEY,
    list     INTEGER NOT NULL REFERENCES lists,
    channels INTEGER NOT NULL,      -- bits, 0 is all
    purposes TEXT NOT NULL,         -- one a line, none is all
    entries  INTEGER NOT NULL,      -- in force, without loose ones
    missing  INTEGER NOT NULL,      -- of these: not in the latest full list
    floor    INTEGER NOT NULL       -- entries whose last batch is older were dropped
) STRICT;
CREATE TABLE batches (
    id           INTEGER PRIMARY KEY,
    action       TEXT NOT NULL,
    list         INTEGER REFERENCES lists,
    scope        INTEGER REFERENCES scopes,
    source       TEXT,              -- file name
    sha256       BLOB,
    as_of        INTEGER,           -- times are seconds since 1970-01-01 UTC
    imported_at  INTEGER NOT NULL,
    read         INTEGER NOT NULL,
    added        INTEGER NOT NULL,
    known        INTEGER NOT NULL,
    missing      INTEGER NOT NULL,
    unreadable   INTEGER NOT NULL,
    is_full      INTEGER NOT NULL,  -- --replace
    lift_missing INTEGER NOT NULL,
    reason       TEXT,
    via          TEXT,
    agent        TEXT,
    received_at  INTEGER,
    target       INTEGER,           -- of an undo
    undone_by    INTEGER
) STRICT;
CREATE TABLE segments (
    id      INTEGER PRIMARY KEY,    -- names the file
    length  INTEGER NOT NULL,
    digest  BLOB NOT NULL,
    entries INTEGER NOT NULL,
    recipes TEXT NOT NULL,          -- numbers, sorted, one blank between two
    layout  INTEGER NOT NULL,
    key_id  BLOB NOT NULL
) STRICT;
";

/// Writes `catalog` into a new, empty database.
pub(crate) fn save(connection: &Connection, catalog: &Catalog) -> rusqlite::Result<()> {
    // The file is renamed into place when it is whole and thrown away otherwise: it needs no journal, and it is flushed
    // once, at the end, by the caller.
    connection.execute_batch(
        "PRAGMA page_size=1024; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA user_version=1;",
    )?;
    let transaction = connection.unchecked_transaction()?;
    transaction.execute_batch(TABLES)?;
    let meta = params![catalog.store_id, number(catalog.snapshot)?, number(catalog.next_segment)?];
    transaction.execute("INSERT INTO meta VALUES (?, ?, ?)", meta)?;
    save_lists(&transaction, &catalog.history)?;
    save_batches(&transaction, &catalog.history.batches)?;
    let mut insert = transaction.prepare("INSERT INTO segments VALUES (?, ?, ?, ?, ?, ?, ?)")?;
    for s in &catalog.segments {
        let (id, length, entries) = (number(s.id)?, number(s.length)?, number(s.entries)?);
        insert.execute(params![id, length, s.digest, entries, numbers(&s.recipes), s.layout, s.key_id])?;
    }
    drop(insert);
    transaction.commit()
}

fn save_lists(connection: &Connection, history: &History) -> rusqlite::Result<()> {
    let mut insert = connection.prepare("INSERT INTO lists VALUES (?, ?, ?, ?)")?;
    for list in &history.lists {
        insert.execute(params![list.id, list.name, list.kind.name(), list.register])?;
    }
    let mut insert = connection.prepare("INSERT INTO scopes VALUES (?, ?, ?, ?, ?, ?, ?)")?;
    for s in &history.scopes {
        let (entries, missing) = (number(s.entries)?, number(s.missing)?);
        insert.execute(params![s.id, s.list, s.channels.bits(), s.purposes.join("\n"), entries, missing, s.floor])?;
    }
    Ok(())
}

fn save_batches(connection: &Connection, batches: &[Batch]) -> rusqlite::Result<()> {
    let marks = vec!["?"; 21].join(", ");
    let mut insert = connection.prepare(&format!("INSERT INTO batches VALUES ({marks})"))?;
    for b in batches {
        insert.execute(params![
            b.id,
            b.action.name(),
            b.list,
            b.scope,
            b.source,
            b.sha256,
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
        ])?;
    }
    Ok(())
}

/// Reads everything that [`save`] wrote.
pub(crate) fn load(connection: &Connection) -> rusqlite::Result<Catalog> {
    let history = History {
        lists: all(connection, "SELECT * FROM lists ORDER BY id", list)?,
        scopes: all(connection, "SELECT * FROM scopes ORDER BY id", scope)?,
        batches: all(connection, "SELECT * FROM batches ORDER BY id", batch)?,
    };
    let segments = all(connection, "SELECT * FROM segments ORDER BY id", segment)?;
    connection.query_row("SELECT * FROM meta", [], |row| {
        let (store_id, snapshot, next_segment) = (row.get(0)?, count(row, 1)?, count(row, 2)?);
        Ok(Catalog { store_id, snapshot, next_segment, history, segments })
    })
}

fn all<T>(connection: &Connection, sql: &str, read: fn(&Row<'_>) -> rusqlite::Result<T>) -> rusqlite::Result<Vec<T>> {
    connection.prepare(sql)?.query_map([], read)?.collect()
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
    })
}

fn batch(row: &Row<'_>) -> rusqlite::Result<Batch> {
    Ok(Batch {
        id: row.get(0)?,
        action: word(row, 1)?,
        list: row.get(2)?,
        scope: row.get(3)?,
        source: row.get(4)?,
        sha256: row.get(5)?,
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
    })
}

fn segment(row: &Row<'_>) -> rusqlite::Result<Manifest> {
    Ok(Manifest {
        id: count(row, 0)?,
        length: count(row, 1)?,
        digest: row.get(2)?,
        entries: count(row, 3)?,
        recipes: recipes(row, 4)?,
        layout: row.get(5)?,
        key_id: row.get(6)?,
    })
}

fn numbers(recipes: &RecipeSet) -> String {
    recipes.iter().map(|recipe| recipe.to_string()).collect::<Vec<_>>().join(" ")
}

fn recipes(row: &Row<'_>, index: usize) -> rusqlite::Result<RecipeSet> {
    let text: String = row.get(index)?;
    let numbers: Result<RecipeSet, _> =
        text.split_ascii_whitespace().map(|number| number.parse().map(RecipeId)).collect();
    numbers.map_err(|error| rusqlite::Error::FromSqlConversionFailure(index, Type::Text, Box::new(error)))
}

/// SQLite's integers are signed.
fn number(count: u64) -> rusqlite::Result<i64> {
    i64::try_from(count).map_err(|error| rusqlite::Error::ToSqlConversionFailure(error.into()))
}

fn count(row: &Row<'_>, index: usize) -> rusqlite::Result<u64> {
    let value: i64 = row.get(index)?;
    u64::try_from(value).map_err(|_| rusqlite::Error::IntegralValueOutOfRange(index, value))
}

fn word<T: std::str::FromStr>(row: &Row<'_>, index: usize) -> rusqlite::Result<T>
where
    T::Err: std::error::Error + Send + Sync + 'static,
{
    let text: String = row.get(index)?;
    text.parse().map_err(|error: T::Err| rusqlite::Error::FromSqlConversionFailure(index, Type::Text, error.into()))
}
