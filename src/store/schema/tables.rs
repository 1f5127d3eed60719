//! The tables, in SQL.

pub(super) const TABLES: &str = "
CREATE TABLE meta (
    store_id      BLOB NOT NULL,
    snapshot      INTEGER NOT NULL, -- goes up with every commit
    nonce         BLOB NOT NULL,    -- drawn for each commit: copies that both went on have the same numbers only
    next_segment  INTEGER NOT NULL, -- numbers of files are never used twice
    canon_version INTEGER NOT NULL  -- of the loose forms that keys were made of
) STRICT;
CREATE TABLE past_snapshots (       -- what the store was before, and what somebody accepted as lost; one a commit
    snapshot INTEGER NOT NULL,
    nonce    BLOB NOT NULL
) STRICT;
CREATE TABLE recipes (              -- how the keys of segments and events were made
    id          INTEGER PRIMARY KEY,
    name        TEXT NOT NULL UNIQUE,
    description TEXT NOT NULL
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
    floor    INTEGER NOT NULL,      -- entries whose last batch is older were dropped
    cleared  INTEGER NOT NULL       -- who was asked about and is not listed; a store without it has none
) STRICT;
CREATE TABLE batches (
    id           INTEGER PRIMARY KEY,
    action       TEXT NOT NULL,
    list         INTEGER REFERENCES lists,
    scope        INTEGER REFERENCES scopes,
    source       TEXT,              -- file name
    digest       TEXT,              -- of the file: ALGORITHM:HEX
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
    undone_by    INTEGER,
    coverage     TEXT,              -- of a register: area codes, `asked`; none is all, in a store without it as well
    digest_recipes TEXT             -- of the digests of the source, as in segments; a store without it has none
) STRICT;
CREATE TABLE events (               -- each add and each lift; a batch has one, or one for each entry it is about
    batch  INTEGER NOT NULL REFERENCES batches,
    recipe INTEGER NOT NULL REFERENCES recipes,
    key    BLOB NOT NULL,           -- match key of the entry
    scope  INTEGER NOT NULL REFERENCES scopes
) STRICT;
CREATE TABLE segments (
    id         INTEGER PRIMARY KEY, -- names the file
    format     INTEGER NOT NULL,    -- of the file
    length     INTEGER NOT NULL,
    digest     BLOB NOT NULL,
    entries    INTEGER NOT NULL,
    recipes    TEXT NOT NULL,       -- numbers, sorted, one blank between two
    layout     INTEGER NOT NULL,    -- of the payloads
    key_layers INTEGER NOT NULL,
    key_id     BLOB NOT NULL
) STRICT;
";
