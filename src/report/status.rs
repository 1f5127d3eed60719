//! What is in a store: lists, ages, batches. Data only: no identifiers, only counts.

use serde::Serialize;

use crate::base::channel::Channels;
use crate::base::digest::FileDigest;
use crate::base::time::show_time;
use crate::store::{Batch, ListStatus, Snapshot};

use super::rollback::Rollback;

/// The JSON contract `scrub.status/1`; fields are only ever added.
#[derive(Debug, Serialize)]
pub struct StatusReport {
    pub(super) schema: &'static str,
    pub(super) store: String,
    pub(super) snapshot: u64,
    pub(super) segments: usize,
    /// That the store is not what a mark says it has been, if it is not.
    pub(super) rolled_back: Option<Rollback>,
    pub(super) lists: Vec<ReportedStoreList>,
    pub(super) batches: Vec<ReportedBatch>,
}

#[derive(Debug, Serialize)]
pub(super) struct ReportedStoreList {
    pub name: String,
    pub kind: &'static str,
    pub register: Option<String>,
    /// Of a register: of whom it speaks (`all`, `asked`, area codes), and how many it was asked about that it does not list.
    pub coverage: Option<String>,
    pub not_listed: u64,
    pub entries: u64,
    pub missing: u64,
    pub as_of: Option<String>,
    /// Older than the settings allow, or of unknown age although they limit it.
    pub stale: bool,
    pub scopes: Vec<ReportedScope>,
}

/// How far some entries of a list reach.
#[derive(Debug)]
pub(super) struct ReportedScope {
    pub channels: Channels,
    /// None: every purpose.
    pub purposes: Vec<String>,
    /// Who was asked about and is not listed.
    pub is_cleared: bool,
}

#[derive(Debug, Serialize)]
pub(super) struct ReportedBatch {
    pub batch: u32,
    pub action: &'static str,
    pub list: Option<String>,
    pub source: Option<String>,
    pub digest: Option<FileDigest>,
    pub as_of: Option<String>,
    pub imported_at: String,
    pub read: u64,
    pub added: u64,
    pub known: u64,
    pub missing: u64,
    pub unreadable: u64,
    pub replace: bool,
    pub reason: Option<String>,
    pub via: Option<String>,
    pub agent: Option<String>,
    pub undone_by: Option<u32>,
}

impl StatusReport {
    /// Everything that `snapshot` knows about itself; `stale` are the lists that are older than allowed.
    #[must_use]
    pub fn of(snapshot: &Snapshot, stale: &[&str]) -> Self {
        Self {
            schema: "scrub.status/1",
            store: snapshot.id(),
            snapshot: snapshot.number(),
            segments: snapshot.segments(),
            rolled_back: Rollback::of(snapshot),
            lists: snapshot.lists().into_iter().map(|status| list(snapshot, status, stale)).collect(),
            batches: snapshot.batches().iter().map(|batch| reported_batch(snapshot, batch)).collect(),
        }
    }
}

fn list(snapshot: &Snapshot, status: ListStatus, stale: &[&str]) -> ReportedStoreList {
    let scopes = snapshot.scopes().iter().filter(|scope| scope.list == status.list.id);
    ReportedStoreList {
        stale: stale.contains(&status.list.name.as_str()),
        name: status.list.name,
        kind: status.list.kind.name(),
        coverage: status.list.register.is_some().then(|| status.coverage.to_string()),
        not_listed: status.cleared,
        register: status.list.register,
        entries: status.entries,
        missing: status.missing,
        as_of: status.as_of.map(show_time),
        scopes: scopes
            .map(|scope| ReportedScope {
                channels: scope.channels,
                purposes: scope.purposes.clone(),
                is_cleared: scope.is_cleared,
            })
            .collect(),
    }
}

fn reported_batch(snapshot: &Snapshot, batch: &Batch) -> ReportedBatch {
    let counts = batch.counts;
    ReportedBatch {
        batch: batch.id,
        action: batch.action.name(),
        list: batch.list.and_then(|list| snapshot.list(list)).map(|list| list.name.clone()),
        source: batch.source.clone(),
        digest: batch.digest,
        as_of: batch.as_of.map(show_time),
        imported_at: show_time(batch.imported_at),
        read: counts.read,
        added: counts.added,
        known: counts.known,
        missing: counts.missing,
        unreadable: counts.unreadable,
        replace: batch.replace,
        reason: batch.reason.clone(),
        via: batch.via.clone(),
        agent: batch.agent.clone(),
        undone_by: batch.undone_by,
    }
}
