//! What the store is at one moment: all that `catalog.db` holds. How it gets there and back is `catalog_file`.

use super::history::History;
use super::recipe_set::RecipeSet;
use super::segment::layout::Manifest;
use super::snapshot_id::SnapshotId;
use super::version::THIS_SCRUB;

/// One state of the store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Catalog {
    pub(crate) store_id: [u8; 16],
    pub(crate) snapshot: SnapshotId,
    /// What it was before, and what somebody accepted as lost: marks of these are of this store's own past.
    pub(crate) past: Vec<SnapshotId>,
    /// Numbers of segment files are never used twice, so a reader cannot take a new file for an old one.
    pub(crate) next_segment: u64,
    /// Version of the scrub that wrote it.
    pub(crate) written_by: String,
    pub(crate) history: History,
    pub(crate) segments: Vec<Manifest>,
}

impl Catalog {
    /// A store without a list, as this scrub writes it.
    pub(crate) fn new(store_id: [u8; 16], snapshot: SnapshotId) -> Self {
        let (written_by, history) = (THIS_SCRUB.to_owned(), History::default());
        Self { store_id, snapshot, past: Vec::new(), next_segment: 1, written_by, history, segments: Vec::new() }
    }

    /// Whether the store is or was this snapshot.
    pub(crate) fn has_been(&self, snapshot: SnapshotId) -> bool {
        self.snapshot == snapshot || self.past.contains(&snapshot)
    }

    /// Makes the present snapshot a past one, under a new number above all there were.
    pub(crate) fn go_on(&mut self) -> Result<(), getrandom::Error> {
        self.past.push(self.snapshot);
        let last = self.past.iter().map(|past| past.number()).max().unwrap_or(0);
        self.snapshot = SnapshotId::draw(last + 1)?;
        Ok(())
    }

    /// The recipes that anything in the store was made by.
    pub(crate) fn recipes(&self) -> RecipeSet {
        let mut recipes = RecipeSet::default();
        self.segments.iter().for_each(|manifest| recipes.insert_all(&manifest.recipes));
        self.history.events.iter().for_each(|event| recipes.insert(event.recipe));
        recipes
    }
}
