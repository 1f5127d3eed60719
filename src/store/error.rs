//! What can go wrong with a store. Every message says what to do next and names files, never a person.

use std::io;
use std::path::{Path, PathBuf};

use super::rolled_back::RolledBack;
use super::version::{KEY_LAYERS, SEGMENT_FORMAT, STORE_FORMAT, THIS_SCRUB};
use crate::base::cancel::Interrupted;
use crate::base::list_kind::ListKind;
use crate::base::recipe_id::RecipeId;
use crate::base::time::show_date;

/// Why the store could not answer or could not change. Whatever it is, nothing may be sent on its account.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    #[error("no store at {}: make one with `scrub init`, or name it with --store", .0.display())]
    NotAStore(PathBuf),
    #[error("there is already a store at {}", .0.display())]
    AlreadyAStore(PathBuf),
    #[error("{} already exists: name a directory that does not exist yet", .0.display())]
    DestinationExists(PathBuf),
    #[error("{} is missing, though the directory holds the rest of a store: put catalog.db back from a backup", .0.display())]
    CatalogMissing(PathBuf),
    #[error("{} is damaged ({what}): put the store back from a backup", path.display())]
    CatalogDamaged { path: PathBuf, what: String },
    #[error(
        "{} was written by scrub {by} in format {format}; this is scrub {THIS_SCRUB}, which reads format {STORE_FORMAT}: \
         use that scrub or a newer one",
        path.display()
    )]
    OtherFormat { path: PathBuf, format: u32, by: String },
    #[error(
        "{} was written by scrub {by}, whose keys of loose forms are of version {there}; this is scrub {THIS_SCRUB}, \
         which makes version {here} and would not find everybody: use that scrub or a newer one",
        path.display()
    )]
    OtherCanon { path: PathBuf, there: u32, here: u32, by: String },
    #[error(
        "{} holds entries of recipe {recipe} \"{name}\", written by scrub {by}; this is scrub {THIS_SCRUB}, which does not \
         know that recipe and would not find everybody: use that scrub or a newer one",
        path.display()
    )]
    UnknownRecipe { path: PathBuf, recipe: RecipeId, name: String, by: String },
    #[error(
        "{} holds entries of recipe {recipe} \"{name}\", written by scrub {by}; for this scrub {THIS_SCRUB} recipe \
         {recipe} is \"{known}\" and made in another way, so it would not find everybody: use that scrub",
        path.display()
    )]
    OtherRecipe { path: PathBuf, recipe: RecipeId, name: String, known: String, by: String },
    #[error(
        "{} was written by scrub {by} and says what this scrub {THIS_SCRUB} does not understand ({source}): use that scrub \
         or a newer one",
        path.display()
    )]
    NotUnderstood { path: PathBuf, by: String, source: rusqlite::Error },
    #[error(
        "{} is of segment format {format}, written by scrub {by} or an older one; this is scrub {THIS_SCRUB}, which reads \
         format {SEGMENT_FORMAT}: use that scrub or a newer one",
        path.display()
    )]
    OtherSegmentFormat { path: PathBuf, format: u32, by: String },
    #[error(
        "{} holds entries in layout {layout}, written by scrub {by} or an older one; this is scrub {THIS_SCRUB}, which does \
         not know that layout: use that scrub or a newer one",
        path.display()
    )]
    UnknownLayout { path: PathBuf, layout: u32, by: String },
    #[error(
        "{} holds keys of {layers} layers, written by scrub {by} or an older one; this is scrub {THIS_SCRUB}, which makes \
         keys of {KEY_LAYERS} and would not find everybody: use that scrub or a newer one",
        path.display()
    )]
    OtherKeyLayers { path: PathBuf, layers: u32, by: String },
    #[error("recipe {0} has no name, so nothing was written: this is a mistake in scrub, please report it")]
    NamelessRecipe(RecipeId),
    #[error(
        "the key is not the one {} was made with: with a wrong key nobody would be found, so nothing is done; \
         look for the right scrub.key or SCRUB_KEY_FILE",
        .0.display()
    )]
    WrongKey(PathBuf),
    #[error(
        "{0}. Put the right one back from a backup; if this state is meant, run `scrub store accept --reason TEXT` (with the same --store)"
    )]
    OtherCatalog(RolledBack),
    #[error(
        "{0}. Put the newest state back; if this one is meant, run `scrub store accept --reason TEXT` (with the same --store)"
    )]
    RolledBack(RolledBack),
    #[error(
        "{} is damaged, so it cannot say whether the store is the newest one: put it back from a backup; if the store is \
         as it should be, run `scrub store accept --reason TEXT` (with the same --store)",
        .0.display()
    )]
    MarkDamaged(PathBuf),
    #[error(
        "{} is damaged and cannot be written anew ({source}), so nothing was accepted: see to it that it can be written, \
         or remove it",
        path.display()
    )]
    MarkNotMended { path: PathBuf, source: io::Error },
    #[error(
        "{} is damaged and may hold the line of another store that has this key, so no store is made: put it back from a \
         backup, or delete it if there is no other store",
        .0.display()
    )]
    MarkOfAnyStoreDamaged(PathBuf),
    #[error(
        "{} is the mark of another store: the catalog, or the mark, was put here from elsewhere. Put the store back from \
         a backup; if it is as it should be, run `scrub store accept --reason TEXT` (with the same --store)",
        .0.display()
    )]
    MarkOfAnotherStore(PathBuf),
    #[error(
        "the store was changed, but {} could not be written ({source}): until the next change, an older state of the \
         store would not be noticed",
        path.display()
    )]
    MarkBehind { path: PathBuf, source: io::Error },
    #[error("{} is as new as its marks say: there is nothing to accept, and nothing was changed", .0.display())]
    NothingToAccept(PathBuf),
    #[error("{} is part of a state that the catalog does not know", .0.display())]
    UnknownSegment(PathBuf),
    #[error("{} is missing: put the store back from a backup", .0.display())]
    SegmentMissing(PathBuf),
    #[error(
        "an entry of the lists of this run was lost ({0}): a defect of scrub or of this machine; run it again, and report it"
    )]
    EntryLost(&'static str),
    #[error("{} is damaged ({what}): put the store back from a backup", path.display())]
    SegmentDamaged { path: PathBuf, what: String },
    #[error(
        "the catalog counts {catalog} {what} in scope {scope}, the segments hold {segments}: put the store back from a backup"
    )]
    CountsDiffer { scope: u16, what: &'static str, catalog: u64, segments: u64 },
    #[error("another scrub is still writing to {} after {seconds} s (--lock-timeout); nothing was changed: try again", dir.display())]
    Locked { dir: PathBuf, seconds: u64 },
    #[error("the store changed too often while it was opened: try again")]
    Busy,
    #[error("list \"{list}\" is of kind {is}, not {asked}: use --kind {is}, or another list name")]
    OtherKind { list: String, is: ListKind, asked: ListKind },
    #[error("list \"{list}\" belongs to {}, not to register \"{asked}\": use another list name", register_named(is))]
    OtherRegister { list: String, is: Option<String>, asked: String },
    #[error(
        "list \"{list}\" belongs to register \"{is}\": say --register {is}, so that it is known of whom the file speaks"
    )]
    RegisterUnnamed { list: String, is: String },
    #[error("list \"{0}\" is a run list already")]
    DuplicateRunList(String),
    #[error("no list is called \"{0}\": `scrub store status` shows the lists")]
    UnknownList(String),
    #[error("the new full list of \"{0}\" is empty: nothing was changed; give --allow-shrink if that is right")]
    EmptyReplacement(String),
    #[error(
        "the new full list of \"{list}\" has {new} entries, the last one {old}: that is more than 10 % fewer; nothing was \
         changed; give --allow-shrink if that is right"
    )]
    Shrinks { list: String, old: u64, new: u64 },
    #[error(
        "list \"{list}\" speaks for {} already (batch {batch}), and this file for {}: to replace it by an older one would free whoever \
         was listed since; nothing was changed. Load a newer file; if the time of the file is wrong, say its day with --as-of; if batch \
         {batch} was a mistake, take it back first: scrub store undo {batch} --reason TEXT",
        show_date(*old), show_date(*new)
    )]
    Older { list: String, old: i64, new: i64, batch: u32 },
    #[error(
        "list \"{list}\" speaks for {} already (batch {batch}), and nobody knows for which day what came by a pipe does: an older file \
         would free whoever was listed since; nothing was changed. Say its day with --as-of DATE",
        show_date(*old)
    )]
    UndatedReplacement { list: String, old: i64, batch: u32 },
    #[error("--lift-missing needs --replace, --reason and a list of a kind that keeps what is missing")]
    LiftMissing,
    #[error("a reason is needed: --reason TEXT")]
    NoReason,
    #[error("there is no batch {0}: `scrub store status` shows the batches")]
    UnknownBatch(u32),
    #[error("batch {batch} is already undone, by batch {by}")]
    AlreadyUndone { batch: u32, by: u32 },
    #[error("batch {batch} is of action {action}: only import, add and lift can be undone")]
    NotUndoable { batch: u32, action: &'static str },
    #[error(
        "batch {0} cannot be undone: what the full lists before it had is no longer in the store; import the right \
         list with --replace instead"
    )]
    TooOldToUndo(u32),
    #[error("the store is full: it holds as many {0} as it can number")]
    Full(&'static str),
    #[error("the system gives no random bytes ({0}): nothing was changed")]
    NoRandomness(getrandom::Error),
    #[error("a purpose must not be empty nor hold a control character")]
    BadPurpose,
    #[error("{what} {}: {source}", path.display())]
    Io { what: &'static str, path: PathBuf, source: io::Error },
    #[error("cannot read or write {} as a database: {source}", path.display())]
    Sqlite { path: PathBuf, source: rusqlite::Error },
    #[error(transparent)]
    Interrupted(#[from] Interrupted),
}

impl StoreError {
    /// Turns an operating system error into one that says what was done to which file.
    pub(crate) fn io(what: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |source| Self::Io { what, path: path.to_owned(), source }
    }

    /// Turns an operating system error into one about a mark that was not written after a commit.
    pub(crate) fn mark_behind(path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |source| Self::MarkBehind { path: path.to_owned(), source }
    }

    /// A catalog that must not be believed.
    pub(crate) fn catalog(path: &Path, what: impl Into<String>) -> Self {
        Self::CatalogDamaged { path: path.to_owned(), what: what.into() }
    }

    /// A segment that must not be believed.
    pub(crate) fn segment(path: &Path, what: impl Into<String>) -> Self {
        Self::SegmentDamaged { path: path.to_owned(), what: what.into() }
    }
}

impl From<getrandom::Error> for StoreError {
    fn from(error: getrandom::Error) -> Self {
        Self::NoRandomness(error)
    }
}

/// A register in a sentence.
fn register_named(id: &Option<String>) -> String {
    id.as_ref().map_or_else(|| "no register".to_owned(), |id| format!("register \"{id}\""))
}
