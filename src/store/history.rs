//! Lists, scopes, batches and events: what happened to the store, as the catalog keeps it. What follows from it is in `chains`.

use super::error::StoreError;
use super::event::Event;
use crate::base::channel::Channels;
use crate::base::coverage::Coverage;
use crate::base::digest::FileDigest;
use crate::base::list_kind::ListKind;
use crate::base::recipe_id::RecipeId;
use crate::base::register::Register;
use crate::base::unknown_name::UnknownName;

/// A named set of entries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredList {
    pub id: u32,
    pub name: String,
    pub kind: ListKind,
    pub register: Option<String>,
}

/// How far the entries of one list reach.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryScope {
    pub id: u16,
    /// The list's `id`.
    pub list: u32,
    pub channels: Channels,
    /// Sorted; none means every purpose.
    pub purposes: Vec<String>,
    /// Entries in force, loose ones not counted.
    pub entries: u64,
    /// Those among them that the latest full list no longer has.
    pub missing: u64,
    /// Entries whose last batch is older were dropped for good; 0 when none was.
    pub(crate) floor: u32,
    /// Its entries forbid nothing: a register was asked about them, and does not list them.
    pub is_cleared: bool,
}

/// What a batch did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    Import,
    Add,
    Lift,
    Undo,
    Compact,
    /// What a mark knew was declared lost.
    Accept,
}

impl Action {
    pub(crate) const ALL: [Self; 6] = [Self::Import, Self::Add, Self::Lift, Self::Undo, Self::Compact, Self::Accept];

    /// The stable name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Import => "import",
            Self::Add => "add",
            Self::Lift => "lift",
            Self::Undo => "undo",
            Self::Compact => "compact",
            Self::Accept => "accept",
        }
    }

    /// Whether the batch brought entries.
    #[must_use]
    pub fn vouches(self) -> bool {
        matches!(self, Self::Import | Self::Add)
    }
}

impl std::str::FromStr for Action {
    type Err = UnknownName;
    fn from_str(text: &str) -> Result<Self, UnknownName> {
        Self::ALL
            .into_iter()
            .find(|action| action.name() == text)
            .ok_or_else(|| UnknownName::new("action", text, &Self::ALL.map(Self::name)))
    }
}

/// What a batch counted, in rows of its source; loose entries are not counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BatchCounts {
    /// Rows read.
    pub read: u64,
    /// Entries that were not in force before (on a lift or an undo: that ended, or came back).
    pub added: u64,
    /// Entries that were in force already.
    pub known: u64,
    /// Entries in force that this full list does not have.
    pub missing: u64,
    /// Rows that could not be read.
    pub unreadable: u64,
}

/// One change of the store, kept for ever.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Batch {
    /// Counted from 1 without gaps.
    pub id: u32,
    pub action: Action,
    /// The list's `id`; none where the whole store was meant.
    pub list: Option<u32>,
    /// The scope's `id`, on imports and additions.
    pub scope: Option<u16>,
    /// Name of the source file.
    pub source: Option<String>,
    /// Of the source file as it lay on disk.
    pub digest: Option<FileDigest>,
    /// The day for which the source speaks, seconds since 1970-01-01 UTC.
    pub as_of: Option<i64>,
    /// When the batch was made, seconds since 1970-01-01 UTC.
    pub imported_at: i64,
    pub counts: BatchCounts,
    /// The source is the full list.
    pub replace: bool,
    /// What the full list no longer has is lifted.
    pub lift_missing: bool,
    pub reason: Option<String>,
    /// How an objection added by hand came in.
    pub via: Option<String>,
    /// Who took it.
    pub agent: Option<String>,
    /// When it came in, seconds since 1970-01-01 UTC.
    pub received_at: Option<i64>,
    /// On an undo: the batch that it undid.
    pub target: Option<u32>,
    /// The undo of this batch.
    pub undone_by: Option<u32>,
    /// Of a register: of whom the source speaks.
    pub coverage: Coverage,
    /// By which recipes the digests of the source were taken to be made, sorted.
    pub digest_recipes: Vec<RecipeId>,
}

impl Batch {
    /// Whether what earlier batches of its scope brought, and it does not, is no longer in force, in a list of `kind`.
    pub(crate) fn ends_others(&self, kind: ListKind) -> bool {
        self.replace && (!kind.is_sticky() || self.lift_missing)
    }

    /// A batch of which only the given things are known.
    pub(crate) fn new(id: u32, action: Action, imported_at: i64) -> Self {
        Self {
            id,
            action,
            list: None,
            scope: None,
            source: None,
            digest: None,
            as_of: None,
            imported_at,
            counts: BatchCounts::default(),
            replace: false,
            lift_missing: false,
            reason: None,
            via: None,
            agent: None,
            received_at: None,
            target: None,
            undone_by: None,
            coverage: Coverage::Whole,
            digest_recipes: Vec::new(),
        }
    }
}

/// All that the catalog knows about lists, in the order of their numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct History {
    pub(crate) lists: Vec<StoredList>,
    pub(crate) scopes: Vec<EntryScope>,
    pub(crate) batches: Vec<Batch>,
    /// In the order of their batches.
    pub(crate) events: Vec<Event>,
}

impl History {
    pub(crate) fn list_named(&self, name: &str) -> Option<&StoredList> {
        self.lists.iter().find(|list| list.name == name)
    }

    /// The number of the next batch.
    pub(crate) fn next_batch(&self) -> Result<u32, StoreError> {
        u32::try_from(self.batches.len() + 1).map_err(|_| StoreError::Full("batches"))
    }

    /// The scope with this reach, made if it is not there yet.
    pub(crate) fn scope(
        &mut self,
        list: u32,
        channels: Channels,
        purposes: &[String],
        is_cleared: bool,
    ) -> Result<u16, StoreError> {
        let mut purposes = purposes.to_vec();
        purposes.sort_unstable();
        purposes.dedup();
        if purposes.iter().any(|purpose| purpose.is_empty() || purpose.chars().any(char::is_control)) {
            return Err(StoreError::BadPurpose);
        }
        let is_same = |s: &&EntryScope| {
            (s.list, s.channels, s.is_cleared) == (list, channels, is_cleared) && s.purposes == purposes
        };
        if let Some(scope) = self.scopes.iter().find(is_same) {
            return Ok(scope.id);
        }
        let id = u16::try_from(self.scopes.len()).map_err(|_| StoreError::Full("scopes"))?;
        self.scopes.push(EntryScope { id, list, channels, purposes, entries: 0, missing: 0, floor: 0, is_cleared });
        Ok(id)
    }

    /// Whoever loads a file into a list of a register has to say so: what it covers depends on that. An entry by hand covers nothing.
    pub(crate) fn require_register(&self, list: u32, action: Action, said: Option<&str>) -> Result<(), StoreError> {
        let list = self.lists.iter().find(|other| other.id == list);
        match list.and_then(|list| Some((list, list.register.as_ref()?))) {
            Some((list, is)) if action == Action::Import && said.is_none() && Register::of_id(is).is_some() => {
                Err(StoreError::RegisterUnnamed { list: list.name.clone(), is: is.clone() })
            }
            _ => Ok(()),
        }
    }

    /// The list of this name, made if it is not there yet.
    pub(crate) fn list(&mut self, name: &str, kind: ListKind, register: Option<&str>) -> Result<u32, StoreError> {
        if let Some(list) = self.list_named(name) {
            if list.kind != kind {
                return Err(StoreError::OtherKind { list: name.to_owned(), is: list.kind, asked: kind });
            }
            if let Some(asked) = register.filter(|asked| list.register.as_deref() != Some(asked)) {
                let is = list.register.clone();
                return Err(StoreError::OtherRegister { list: name.to_owned(), is, asked: asked.to_owned() });
            }
            return Ok(list.id);
        }
        let id = u32::try_from(self.lists.len()).map_err(|_| StoreError::Full("lists"))?;
        self.lists.push(StoredList { id, name: name.to_owned(), kind, register: register.map(str::to_owned) });
        Ok(id)
    }
}
