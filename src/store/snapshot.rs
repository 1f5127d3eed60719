//! One state of the store, for reading. It stays what it is while writers commit and compact.
//!
//! Opening reads the catalog and the ends of the segments, nothing that grows with the number of entries but a
//! checksum for each 64 KiB. Nothing here writes.

use std::fs::File;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::access::Access;
use super::catalog::Catalog;
use super::chains::Chains;
use super::error::StoreError;
use super::event::Event;
use super::files::segment_path;
use super::history::{Batch, EntryScope, StoredList};
use super::layout_id::LayoutId;
use super::marks::Marks;
use super::rolled_back::RolledBack;
use super::segment::layout::Manifest;
use super::segment::read::{Bytes, Segment};
use super::version::{KEY_LAYERS, SEGMENT_FORMAT};
use crate::base::recipe_id::RecipeId;

/// See the module.
pub struct Snapshot {
    pub(crate) dir: PathBuf,
    pub(crate) catalog: Catalog,
    pub(crate) chains: Chains,
    pub(crate) segments: Vec<Arc<Segment>>,
    pub(crate) rolled_back: Option<RolledBack>,
    pub(crate) mark_behind: Option<PathBuf>,
}

impl Snapshot {
    /// Opens the present state of the store in `dir`, to decide by it.
    ///
    /// # Errors
    /// When there is no store, or it is damaged, incomplete, not what its marks say, of another version, or made
    /// with another key.
    pub fn open(dir: &Path, access: &Access<'_>) -> Result<Self, StoreError> {
        let marks = Marks::read(dir, access)?;
        let opened = Self::open_if(dir, access, &|catalog| match marks.check(catalog)? {
            Some(rolled_back) => Err(StoreError::RolledBack(rolled_back)),
            None => Ok(None),
        })?;
        opened.with_mark(&marks, access)
    }

    /// As [`Snapshot::open`], to look at it only: if it is not what the mark beside the key says, it says so
    /// and opens all the same.
    ///
    /// # Errors
    /// As [`Snapshot::open`].
    pub fn look(dir: &Path, access: &Access<'_>) -> Result<Self, StoreError> {
        let marks = Marks::read(dir, access)?;
        let opened = Self::open_if(dir, access, &|catalog| marks.check(catalog))?;
        opened.with_mark(&marks, access)
    }

    /// The lists of a store and their ages, for somebody who has no key. Knows no entries, and nobody vouches for what it
    /// says: never to decide by it.
    ///
    /// # Errors
    /// When there is no store, or its catalog cannot be read.
    pub fn without_entries(dir: &Path) -> Result<Self, StoreError> {
        let catalog = Catalog::read_unproven(dir)?;
        let (dir, chains) = (dir.to_owned(), Chains::new(&catalog.history));
        Ok(Self { dir, chains, catalog, segments: Vec::new(), rolled_back: None, mark_behind: None })
    }

    /// Says whether the mark beside the key lags behind. It was read before the catalog, so a commit may have come in
    /// between: then it is read once more.
    fn with_mark(self, marks: &Marks, access: &Access<'_>) -> Result<Self, StoreError> {
        let mark_behind = match marks.behind(&self.catalog) {
            Some(_) => Marks::read(&self.dir, access)?.behind(&self.catalog),
            None => None,
        };
        Ok(Self { mark_behind, ..self })
    }

    /// As [`Snapshot::open`], whatever the marks say.
    pub(crate) fn open_unmarked(dir: &Path, access: &Access<'_>) -> Result<Self, StoreError> {
        Self::open_if(dir, access, &|_| Ok(None))
    }

    /// Opens the store if `marks` has nothing against its catalog.
    fn open_if(
        dir: &Path,
        access: &Access<'_>,
        marks: &dyn Fn(&Catalog) -> Result<Option<RolledBack>, StoreError>,
    ) -> Result<Self, StoreError> {
        const MOST_TRIES: usize = 100;
        for _ in 0..MOST_TRIES {
            let catalog = Catalog::read(dir, access)?;
            let rolled_back = marks(&catalog)?;
            let id = catalog.snapshot;
            match Self::with_catalog(dir, catalog, access) {
                // A compaction may have removed a segment between the two looks; then there is a newer catalog.
                Err(StoreError::SegmentMissing(_)) if Catalog::peek(dir)? != id => {}
                Ok(_) if Catalog::peek(dir)? != id => {}
                other => return Ok(Self { rolled_back, ..other? }),
            }
        }
        Err(StoreError::Busy)
    }

    fn with_catalog(dir: &Path, catalog: Catalog, access: &Access<'_>) -> Result<Self, StoreError> {
        let open = |manifest| open_segment(dir, manifest, &catalog.written_by, access).map(Arc::new);
        let segments = catalog.segments.iter().map(open).collect::<Result<_, _>>()?;
        let (dir, chains) = (dir.to_owned(), Chains::new(&catalog.history));
        Ok(Self { dir, chains, catalog, segments, rolled_back: None, mark_behind: None })
    }

    /// The same state once more, sharing the segments.
    pub(crate) fn share(&self) -> Self {
        let Self { dir, catalog, chains, segments, rolled_back, mark_behind } = self;
        let (dir, catalog, chains) = (dir.clone(), catalog.clone(), chains.clone());
        let (rolled_back, mark_behind) = (rolled_back.clone(), mark_behind.clone());
        Self { dir, catalog, chains, segments: segments.clone(), rolled_back, mark_behind }
    }

    /// The file of marks beside the key, if it lags behind the store: an older copy would not be noticed then.
    #[must_use]
    pub fn mark_behind(&self) -> Option<&Path> {
        self.mark_behind.as_deref()
    }

    /// The store's random name, in hex.
    #[must_use]
    pub fn id(&self) -> String {
        hex::encode(self.catalog.store_id)
    }

    /// Goes up with every change of the store.
    #[must_use]
    pub fn number(&self) -> u64 {
        self.catalog.snapshot.number()
    }

    /// That the store is not what the mark beside its key says, if it is not.
    #[must_use]
    pub fn rolled_back(&self) -> Option<&RolledBack> {
        self.rolled_back.as_ref()
    }

    /// Whether any entry was made by this recipe; if not, nobody need compute its keys.
    #[must_use]
    pub fn holds(&self, recipe: RecipeId) -> bool {
        self.segments.iter().any(|segment| segment.recipes().contains(recipe))
    }

    /// The layouts of its segments, each once.
    pub(crate) fn layouts(&self) -> Vec<LayoutId> {
        let mut layouts: Vec<_> = self.segments.iter().map(|segment| segment.layout()).collect();
        layouts.sort_unstable();
        layouts.dedup();
        layouts
    }

    /// The segments of one layout.
    pub(crate) fn segments_of(&self, layout: LayoutId) -> impl Iterator<Item = &Arc<Segment>> {
        self.segments.iter().filter(move |segment| segment.layout() == layout)
    }

    /// How many segments there are.
    #[must_use]
    pub fn segments(&self) -> usize {
        self.catalog.segments.len()
    }

    /// The list with this number.
    #[must_use]
    pub fn list(&self, id: u32) -> Option<&StoredList> {
        self.catalog.history.lists.get(id as usize)
    }

    /// The scope with this number.
    #[must_use]
    pub fn scope(&self, id: u16) -> Option<&EntryScope> {
        self.scopes().get(usize::from(id))
    }

    /// Every scope, by number.
    #[must_use]
    pub fn scopes(&self) -> &[EntryScope] {
        &self.catalog.history.scopes
    }

    /// The batch with this number.
    #[must_use]
    pub fn batch(&self, id: u32) -> Option<&Batch> {
        self.batches().get(id.checked_sub(1)? as usize)
    }

    /// Every add and every lift, in order.
    #[must_use]
    pub fn events(&self) -> &[Event] {
        &self.catalog.history.events
    }

    /// Every batch, in order.
    #[must_use]
    pub fn batches(&self) -> &[Batch] {
        &self.catalog.history.batches
    }
}

/// Opens one segment of the store in `dir`, whose catalog was written by scrub `by`.
pub(crate) fn open_segment(
    dir: &Path,
    manifest: &Manifest,
    by: &str,
    access: &Access<'_>,
) -> Result<Segment, StoreError> {
    let path = segment_path(dir, manifest.id);
    require_readable(&path, manifest, by)?;
    if manifest.key_id != access.key.key_id() {
        return Err(StoreError::WrongKey(path));
    }
    let file = match File::open(&path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Err(StoreError::SegmentMissing(path)),
        other => other.map_err(StoreError::io("cannot open", &path))?,
    };
    let length = file.metadata().map_err(StoreError::io("cannot read", &path))?.len();
    if length != manifest.length {
        // Before mapping: an empty file cannot be mapped.
        let what = format!("it is {length} bytes long, {} were written", manifest.length);
        return Err(StoreError::segment(&path, what));
    }
    let bytes = Bytes::map(&file).map_err(StoreError::io("cannot map", &path))?;
    Segment::open(bytes, &path, manifest)
}

/// Refuses what another scrub wrote in a way of its own: read by this one it would mean something else.
fn require_readable(path: &Path, manifest: &Manifest, by: &str) -> Result<(), StoreError> {
    let (path, by) = (path.to_owned(), by.to_owned());
    let Manifest { format, layout, key_layers: layers, .. } = *manifest;
    if format != SEGMENT_FORMAT {
        return Err(StoreError::OtherSegmentFormat { path, format, by });
    }
    if !layout.is_known() {
        return Err(StoreError::UnknownLayout { path, layout: layout.0, by });
    }
    if layers != KEY_LAYERS {
        return Err(StoreError::OtherKeyLayers { path, layers, by });
    }
    Ok(())
}
