//! What commands tell people while they run and when they are done. Data only: each has a stable code and its figures;
//! the words are made by a renderer. Never holds an address.

use std::path::PathBuf;

use crate::base::answer_days::AnswerDays;
use crate::base::channel::{Channel, Channels};
use crate::base::coverage::Coverage;
use crate::base::register::Register;
use crate::store::RolledBack;

use super::given::GivenIdentifier;
use super::recognised::Recognised;
use super::remark::{BrokenLimit, Remark};

/// One message.
#[derive(Clone, Debug, PartialEq)]
pub enum Message {
    /// Another scrub writes to the store.
    Waiting,
    /// Somebody at a terminal has to type whom a command is about.
    AskForIdentifier,
    /// A remark outside of a report.
    Note(Remark),
    /// What `--quiet` may not keep back: why a run ends with 1.
    LimitNotMet(BrokenLimit),
    /// An opt-out was recorded by hand.
    Added(AddedEntry),
    /// Entries were lifted.
    Lifted { list: String, batch: u32, entries: u64 },
    /// Which recipe found so many of the identifiers that were tried, and which others found some.
    RecipeFound { list: PathBuf, recipe: &'static str, probed: u64, tried: Vec<TriedRecipe> },
    /// Rows that an import of objections left out.
    LeftOut { rows: u64, why: WhyLeftOut },
    /// A list was loaded into the store.
    Imported(Box<ImportedList>),
    /// Whom to ask a register about was written.
    AskFileWritten(AskFile),
    /// It was a rehearsal.
    NothingChanged,
    /// `init` made a store; the key was made with it, or was there.
    StoreMade { dir: PathBuf, key: Option<PathBuf>, made_key: bool },
    /// `init` found settings that name no store; `lines` would.
    SettingsNameNoStore { config: PathBuf, lines: String },
    /// Every byte of the store is as it was written.
    StoreSound { segments: u64, records: u64, bytes: u64 },
    /// Segments were merged.
    Compacted { segments: u64, bytes_before: u64, bytes_after: u64 },
    /// A batch was taken back.
    Undone { batch: u32, by: u32, entries_before: u64, entries_after: u64 },
    /// The store is not what a mark says it has been.
    RolledBack(RolledBack),
    /// A segment file that no catalog knows.
    UnknownSegment { path: PathBuf },
    /// What the store is counts as its newest state from now on; `gives_up` if a mark knew another.
    Accepted { batch: u32, from: u64, snapshot: u64, gives_up: bool },
    /// A segment file that the accepted state does not know was put here.
    KeptApart { path: PathBuf },
    /// Lines of the file of marks beside the key could not be read, and are gone.
    MarksDropped { path: PathBuf, lines: u64 },
    /// The file of marks beside the key knows only an older state of the store, or none.
    MarkBehind { path: PathBuf },
    /// The store was copied.
    BackedUp { dest: PathBuf },
    /// Where the store is, and who said so.
    StoreIs { dir: PathBuf, origin: Origin },
    /// Where the key is, if it is a file, and who said so.
    KeyIs { key: Option<PathBuf>, origin: Origin },
    /// A list is older than the settings allow.
    ListStale { why: String },
    /// Others can change the files of the store.
    StoreOpenToOthers { dir: PathBuf, mode: u32 },
    /// How long parts of a run took, in seconds.
    Durations { lists: f64, flush: f64 },
    /// How far a run is.
    Progress { rows: u64, rejected: u64 },
    /// A forced run was refused before it was known which old list it should have replaced.
    OldListRemains,
    /// The run was interrupted.
    Interrupted,
}

/// How `add` ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddedEntry {
    pub list: String,
    pub batch: u32,
    pub given: GivenIdentifier,
    pub known_before: bool,
    /// In force now.
    pub entries: u64,
}

/// How an import ended.
#[derive(Clone, Debug, PartialEq)]
pub struct ImportedList {
    pub list: String,
    pub batch: u32,
    pub channels: Channels,
    pub rows: u64,
    pub recognised: Recognised,
    pub added: u64,
    pub known: u64,
    pub unreadable: u64,
    /// In force now.
    pub entries: u64,
    /// Entries that a full list no longer has, and what became of them; none for a list that is no full one.
    pub missing: Option<(u64, MissingFate)>,
    /// Entries that a full list does not touch, because they are for other channels or purposes.
    pub elsewhere: u64,
    /// Of a register: of whom the file speaks.
    pub coverage: Option<Coverage>,
    /// When a register gave its answers, for how many days each counts, and whether none does any more.
    pub answered: Option<(AnswerDays, u32, bool)>,
    /// Answers that say nothing.
    pub unanswered: u64,
    /// Answers about one of several identifiers: nobody can tell which.
    pub of_several: u64,
    /// Answers that somebody is not listed whom the same file lists.
    pub contradicted: u64,
    /// The entries forbid nothing: the register was asked about them, and does not list them.
    pub is_cleared: bool,
}

/// What is handed in to a register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskFile {
    pub register: Register,
    /// For which it is asked.
    pub channel: Channel,
    pub path: PathBuf,
    /// Of the contact list.
    pub rows: u64,
    /// Different identifiers that are asked about, and the lines that stand for them.
    pub people: u64,
    pub lines: u64,
    /// Identifiers of other countries.
    pub elsewhere: u64,
    /// Cells that cannot be read, so that nobody asks about them.
    pub unread: u64,
    /// By which digests were made.
    pub recipe: Option<&'static str>,
}

/// A recipe that found somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TriedRecipe {
    pub name: &'static str,
    pub hits: u64,
}

/// Why nobody is made an opt-out by a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyLeftOut {
    /// It was rejected because another row of the file objects.
    BoundByOther,
    /// It was rejected as malformed, and may say anything.
    Malformed,
    /// It has the status of somebody who has not confirmed yet, and may.
    Unconfirmed,
}

/// What becomes of entries that a full list no longer has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MissingFate {
    StayInForce,
    Lifted,
    NoLongerInForce,
}

/// Who settled something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// `--store` or `SCRUB_STORE`.
    StoreFlag,
    /// `SCRUB_KEY`.
    KeyVariable,
    /// `key-command` of the settings.
    KeyCommand,
    /// `SCRUB_KEY_FILE`.
    KeyFileVariable,
    SettingsFile,
    /// The key lies where it usually does.
    BesideStore,
}
