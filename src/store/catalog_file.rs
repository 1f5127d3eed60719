//! `catalog.db`, an SQLite database: lists, scopes, batches and the manifest of live segments. No entries, no
//! identifiers, no free text of source files.
//!
//! **Copy on write.** A writer never changes the file. It writes a whole new database beside it, seals it (`trailer`),
//! flushes it, and renames it over the old one: that rename is the commit point of everything. This beats a rollback
//! journal with `synchronous=FULL` here: the catalog is small (a few hundred bytes a batch), a reader never meets a
//! half-done transaction or a hot journal that it would have to roll back (so read-only checkouts work and `clean`
//! never writes), the old file stays a consistent snapshot for whoever has it open, the commit goes through the one
//! door at which tests inject failures, and the seal covers every byte rather than every row.
//!
//! Invariant: what [`Catalog::read`] returns was committed whole, by the holder of the key.

use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rusqlite::{Connection, OpenFlags};

use super::access::Access;
use super::catalog::Catalog;
use super::error::StoreError;
use super::files::{CATALOG, is_store};
use super::schema::load::load;
use super::schema::save::save;
use super::snapshot_id::SnapshotId;
use super::trailer::{self, Sealed};
use crate::base::atomic::AtomicFile;
use crate::base::disk::Disk;

impl Catalog {
    /// Reads and checks the catalog of the store in `dir`.
    pub(crate) fn read(dir: &Path, access: &Access<'_>) -> Result<Self, StoreError> {
        const MOST_TRIES: usize = 100;
        let path = dir.join(CATALOG);
        for _ in 0..MOST_TRIES {
            let Sealed { store_id, snapshot, written_by } =
                trailer::check(&path, &read_bytes(dir, &path)?, access.key)?;
            let connection = open_immutable(&path)?;
            let (catalog, made_with) = load(&connection).map_err(not_understood(&path, &written_by))?;
            // SQLite opened the path for itself; a commit may have come in between.
            if (catalog.store_id, catalog.snapshot) == (store_id, snapshot) {
                access.check(&path, &written_by, &catalog.recipes(), &made_with)?;
                return Ok(Self { written_by, ..catalog });
            }
        }
        Err(StoreError::Busy)
    }

    /// What the catalog says, for somebody who has no key: nobody vouches for it.
    pub(crate) fn read_unproven(dir: &Path) -> Result<Self, StoreError> {
        let path = dir.join(CATALOG);
        let written_by = trailer::check_stamp(&path, &read_bytes(dir, &path)?)?;
        let (catalog, _) = load(&open_immutable(&path)?).map_err(not_understood(&path, &written_by))?;
        Ok(Self { written_by, ..catalog })
    }

    /// The snapshot on disk now, not checked.
    pub(crate) fn peek(dir: &Path) -> Result<SnapshotId, StoreError> {
        let path = dir.join(CATALOG);
        let mut end = [0; trailer::TRAILER_LEN];
        let mut read = || {
            let mut file = std::fs::File::open(&path)?;
            file.seek(SeekFrom::End(-(trailer::TRAILER_LEN as i64)))?;
            file.read_exact(&mut end)
        };
        read().map_err(StoreError::io("cannot read", &path))?;
        Ok(trailer::snapshot_of(&end))
    }

    /// Makes this the state of the store in `dir`.
    pub(crate) fn commit(&self, dir: &Path, access: &Access<'_>, disk: &Arc<dyn Disk>) -> Result<(), StoreError> {
        let path = dir.join(CATALOG);
        let made_with = access.describe(&self.recipes())?;
        let io = || StoreError::io("cannot write", &path);
        let mut file = AtomicFile::create(Arc::clone(disk), &path).map_err(io())?;
        let temp = file.temp_path().to_owned();
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(&temp, flags).map_err(sqlite(&path))?;
        save(&connection, self, &made_with).map_err(sqlite(&path))?;
        connection.close().map_err(|(_, error)| sqlite(&path)(error))?;
        let database = std::fs::read(&temp).map_err(io())?;
        let trailer = trailer::trailer(&database, self.store_id, self.snapshot, access.key);
        file.file_mut().seek(SeekFrom::End(0)).map_err(io())?;
        file.write_all(&trailer).map_err(io())?;
        file.finish().and_then(crate::base::atomic::Staged::commit).map_err(io())
    }
}

fn read_bytes(dir: &Path, path: &Path) -> Result<Vec<u8>, StoreError> {
    match std::fs::read(path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Err(if is_store(dir) {
            StoreError::CatalogMissing(path.to_owned())
        } else {
            StoreError::NotAStore(dir.to_owned())
        }),
        other => other.map_err(StoreError::io("cannot read", path)),
    }
}

/// Opens the file as one that nobody changes, which is true of every inode that ever bears its name: no lock, no
/// journal, no write.
fn open_immutable(path: &Path) -> Result<Connection, StoreError> {
    use std::os::unix::ffi::OsStrExt;
    let absolute = std::path::absolute(path).map_err(StoreError::io("cannot find", path))?;
    let mut uri = String::from("file:");
    for &byte in absolute.as_os_str().as_bytes() {
        if byte.is_ascii_alphanumeric() || b"/-_.".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            uri.push_str(&format!("%{byte:02X}"));
        }
    }
    uri.push_str("?immutable=1");
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    Connection::open_with_flags(PathBuf::from(uri), flags).map_err(sqlite(path))
}

fn sqlite(path: &Path) -> impl Fn(rusqlite::Error) -> StoreError {
    let path = path.to_owned();
    move |source| StoreError::Sqlite { path: path.clone(), source }
}

/// What a sealed catalog says is not damaged. If it makes no sense, a scrub wrote it that knows more words than this one.
fn not_understood(path: &Path, by: &str) -> impl FnOnce(rusqlite::Error) -> StoreError {
    let (path, by) = (path.to_owned(), by.to_owned());
    move |source| match source {
        rusqlite::Error::SqliteFailure(..) => StoreError::Sqlite { path, source },
        _ => StoreError::NotUnderstood { path, by, source },
    }
}
