//! The two places where a mark lies: in the store, and beside the key, which lives apart from the store. A store that has
//! never been what its own mark says got another catalog, an old one or that of a copy that went on by itself; one that has
//! never been what the mark beside the key says was replaced as a whole.
//!
//! Marks are read before the catalog and written after it, so a commit in between never looks like a rollback. A mark
//! that a crash left behind its store is put right by the next commit; a missing one cannot tell.

use std::fs::File;
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::access::Access;
use super::catalog::Catalog;
use super::error::StoreError;
use super::files::{CATALOG, MARK};
use super::mark::Mark;
use super::rolled_back::RolledBack;
use super::snapshot_id::SnapshotId;
use crate::base::atomic::{AtomicFile, Staged};
use crate::base::disk::Disk;

/// What the marks said when they were read.
pub(crate) struct Marks {
    dir: PathBuf,
    own: MarkFile,
    key: Option<MarkFile>,
}

/// A file of marks.
struct MarkFile {
    path: PathBuf,
    marks: Vec<Mark>,
    /// How many of its lines are none.
    unreadable: usize,
}

impl Marks {
    /// Reads the marks of the store in `dir`. What they mean is for [`Marks::check`] to say, once the catalog is known to
    /// be one that this scrub can read.
    pub(crate) fn read(dir: &Path, access: &Access<'_>) -> Result<Self, StoreError> {
        let own = MarkFile::read(&dir.join(MARK))?;
        let key = access.key_mark.as_deref().map(MarkFile::read).transpose()?;
        Ok(Self { dir: dir.to_owned(), own, key })
    }

    /// Refuses a catalog that has never been what the store's own mark says, and marks that cannot be believed. Says so if
    /// it has never been what the mark beside the key says. That comes first: damage must not hide it.
    pub(crate) fn check(&self, catalog: &Catalog) -> Result<Option<RolledBack>, StoreError> {
        if let Some(rolled_back) = self.own.rolled_back(&self.dir.join(CATALOG), catalog) {
            return Err(StoreError::OtherCatalog(rolled_back));
        }
        let rolled_back = self.key.as_ref().and_then(|key| key.rolled_back(&self.dir, catalog));
        if rolled_back.is_none() {
            self.require_sound(catalog)?;
        }
        Ok(rolled_back)
    }

    /// Refuses marks that cannot be believed, whatever they say of the age of `catalog`.
    pub(crate) fn require_sound(&self, catalog: &Catalog) -> Result<(), StoreError> {
        self.own.require_sound()?;
        match self.own.marks.as_slice() {
            [] => {}
            [mark] if mark.store_id == catalog.store_id => {}
            [_] => return Err(StoreError::MarkOfAnotherStore(self.own.path.clone())),
            _ => return Err(StoreError::MarkDamaged(self.own.path.clone())),
        }
        self.key.as_ref().map_or(Ok(()), MarkFile::require_sound)
    }

    /// The file of marks beside the key, if it knows an older state of the store than there is, or none: it cannot be
    /// written, somebody removed it, or a crash came before.
    pub(crate) fn behind(&self, catalog: &Catalog) -> Option<PathBuf> {
        let key = self.key.as_ref()?;
        let marked = key.marks_of(catalog.store_id).map(|mark| mark.snapshot.number()).max();
        (marked < Some(catalog.snapshot.number())).then(|| key.path.clone())
    }

    /// The file of marks beside the key, if there are lines in it that cannot be read, and how many.
    pub(crate) fn unreadable_beside_key(&self) -> Option<(PathBuf, usize)> {
        let key = self.key.as_ref().filter(|key| key.unreadable > 0)?;
        Some((key.path.clone(), key.unreadable))
    }

    /// Tries to write beside the key if lines there cannot be read: whoever cannot mend them has to know before the store
    /// goes on. Changes nothing, so that what is refused now is refused until the store went on.
    pub(crate) fn try_beside_key(&self, disk: &Arc<dyn Disk>) -> Result<(), StoreError> {
        let Some(key) = self.key.as_ref().filter(|key| key.unreadable > 0) else { return Ok(()) };
        let path = key.path.clone();
        let unnamed = AtomicFile::create(Arc::clone(disk), &key.path).and_then(AtomicFile::finish);
        unnamed.map(drop).map_err(|source| StoreError::MarkNotMended { path, source })
    }

    /// What any mark says of the store. Damaged marks say nothing.
    pub(crate) fn of_store(&self, store_id: [u8; 16]) -> impl Iterator<Item = &Mark> {
        std::iter::once(&self.own).chain(&self.key).flat_map(move |file| file.marks_of(store_id))
    }
}

impl MarkFile {
    fn read(path: &Path) -> Result<Self, StoreError> {
        let nothing = Self { path: path.to_owned(), marks: Vec::new(), unreadable: 0 };
        let bytes = match std::fs::read(path) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(nothing),
            other => other.map_err(StoreError::io("cannot read", path))?,
        };
        let text = String::from_utf8_lossy(&bytes);
        let lines: Vec<_> = text.split_inclusive('\n').map(Mark::parse).collect();
        // An empty file has lost its line.
        let unreadable = lines.iter().filter(|line| line.is_none()).count().max(usize::from(lines.is_empty()));
        Ok(Self { marks: lines.into_iter().flatten().collect(), unreadable, ..nothing })
    }

    fn require_sound(&self) -> Result<(), StoreError> {
        if self.unreadable > 0 { Err(StoreError::MarkDamaged(self.path.clone())) } else { Ok(()) }
    }

    fn marks_of(&self, store_id: [u8; 16]) -> impl Iterator<Item = &Mark> {
        self.marks.iter().filter(move |mark| mark.store_id == store_id)
    }

    /// That `catalog`, which is that of `place`, has never been what these marks say, if it has not.
    fn rolled_back(&self, place: &Path, catalog: &Catalog) -> Option<RolledBack> {
        let unknown = self.marks_of(catalog.store_id).map(|mark| mark.snapshot).filter(|it| !catalog.has_been(*it));
        let (marked, snapshot) = (unknown.map(SnapshotId::number).max()?, catalog.snapshot.number());
        Some(RolledBack { place: place.to_owned(), snapshot, marked, mark: self.path.clone() })
    }
}

/// Writes both marks of `catalog`, which was committed to `dir`. Returns the file beside the key if it cannot be written.
pub(crate) fn write(
    dir: &Path,
    access: &Access<'_>,
    catalog: &Catalog,
    disk: &Arc<dyn Disk>,
) -> Result<Option<PathBuf>, StoreError> {
    write_own(dir, catalog, disk)?;
    let Some(path) = &access.key_mark else { return Ok(None) };
    match write_beside_key(path, Mark::of(catalog), disk) {
        // The key may lie where nobody can write: on a stick, in a mounted secret. The store's own mark must do then.
        Err(error) if cannot_be_written(&error) => Ok(Some(path.clone())),
        other => other.map(|()| None).map_err(StoreError::mark_behind(path)),
    }
}

/// Writes the store's own mark only.
pub(crate) fn write_own(dir: &Path, catalog: &Catalog, disk: &Arc<dyn Disk>) -> Result<(), StoreError> {
    let path = dir.join(MARK);
    replace(&path, &Mark::of(catalog).line(), disk).map_err(StoreError::mark_behind(&path))
}

/// Replaces the line of one store. The directory is locked meanwhile, lest writers of two stores with one key overwrite
/// each other's line; where it cannot be locked, a line that is lost so is written anew by the next commit.
fn write_beside_key(path: &Path, mark: Mark, disk: &Arc<dyn Disk>) -> io::Result<()> {
    let dir = path.parent().filter(|dir| !dir.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let locked = File::open(dir).and_then(|dir| dir.lock().map(|()| dir));
    let old = match std::fs::read(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => Vec::new(),
        other => other?,
    };
    let old = String::from_utf8_lossy(&old);
    let others = old.split_inclusive('\n').filter_map(Mark::parse).filter(|other| other.store_id != mark.store_id);
    let text: String = others.chain([mark]).map(|mark| mark.line()).collect();
    let written = replace(path, &text, disk);
    drop(locked);
    written
}

fn replace(path: &Path, text: &str, disk: &Arc<dyn Disk>) -> io::Result<()> {
    let mut file = AtomicFile::create(Arc::clone(disk), path)?;
    file.write_all(text.as_bytes())?;
    file.finish().and_then(Staged::commit)
}

fn cannot_be_written(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem | ErrorKind::ResourceBusy)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::disk::RealDisk;

    fn catalog(store: u8, number: u64) -> Catalog {
        Catalog::new([store; 16], SnapshotId::new(number, [store; 8]))
    }

    fn number(file: &MarkFile, store: u8) -> Option<u64> {
        file.marks_of([store; 16]).map(|mark| mark.snapshot.number()).max()
    }

    #[test]
    fn stores_of_one_key_have_a_line_each() {
        let temp = tempfile::tempdir().unwrap();
        let path = temp.path().join("scrub.key.mark");
        let disk: Arc<dyn Disk> = Arc::new(RealDisk);
        for (store, snapshot) in [(1, 4), (2, 9), (1, 5)] {
            write_beside_key(&path, Mark::of(&catalog(store, snapshot)), &disk).unwrap();
        }
        let lines = MarkFile::read(&path).unwrap();
        assert_eq!((lines.marks.len(), lines.unreadable), (2, 0));
        assert_eq!([1, 2, 3].map(|store| number(&lines, store)), [Some(5), Some(9), None]);
        // What cannot be read is nobody's; the lines beside it stay.
        std::fs::write(&path, format!("{}rubbish", Mark::of(&catalog(2, 9)).line())).unwrap();
        assert_eq!(MarkFile::read(&path).unwrap().unreadable, 1);
        write_beside_key(&path, Mark::of(&catalog(1, 6)), &disk).unwrap();
        let lines = MarkFile::read(&path).unwrap();
        assert_eq!((number(&lines, 2), lines.unreadable), (Some(9), 0));
    }

    #[test]
    fn an_empty_file_is_damaged_and_a_missing_one_is_not() {
        let temp = tempfile::tempdir().unwrap();
        assert_eq!(MarkFile::read(&temp.path().join("mark")).unwrap().unreadable, 0);
        std::fs::write(temp.path().join("mark"), "").unwrap();
        assert_eq!(MarkFile::read(&temp.path().join("mark")).unwrap().unreadable, 1);
    }
}
