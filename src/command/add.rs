//! `scrub add`: one opt-out by hand, in force at once.

use anyhow::{Result, ensure};

use crate::base::channel::Channels;
use crate::base::coverage::Coverage;
use crate::base::dialling::Dialling;
use crate::base::list_kind::ListKind;
use crate::base::time::{self, Interval};
use crate::identity::domain::{DomainEntry, is_free_mail, is_public_suffix};
use crate::report::given::GivenIdentifier;
use crate::report::message::{AddedEntry, Message};
use crate::store::{Action, NewBatch, SourceRead};

use super::context::{Context, Exit};
use super::entries::{NamedIdentifier, read_id};
use super::error::CommandError;
use super::list_name::check_list_name;

/// One entry needs no more than this for sorting.
const MEMORY: usize = 1 << 20;

/// What `add` is asked to do.
pub struct AddOptions {
    pub id: String,
    /// Of a telephone number without the code of one.
    pub dialling: Dialling,
    pub list: String,
    pub kind: ListKind,
    pub channels: Channels,
    pub purposes: Vec<String>,
    pub received_at: Option<Interval>,
    pub via: Option<&'static str>,
    pub agent: Option<String>,
    pub allow_broad_domains: bool,
}

/// Runs it.
///
/// # Errors
/// When the identifier cannot be read, or the store cannot be changed.
pub fn run(context: &Context, options: &AddOptions) -> Result<Exit> {
    check_list_name(&options.list)?;
    check_agent(options.agent.as_deref())?;
    let key = context.store_key()?;
    let person = NamedIdentifier::read(&read_id(context, &options.id)?, options.dialling, &key.keyer)?;
    if let Some(entry) = &person.domain {
        check_breadth(entry, options.allow_broad_domains)?;
    }
    ensure!(options.allow_broad_domains || !person.is_broad_pattern, CommandError::BroadPattern);
    let is_digest = person.given == GivenIdentifier::Digest;
    ensure!(!is_digest || !options.channels.are_by_phone(), CommandError::DigestByHand(options.channels));
    let now = time::now();
    let mut writer = context.open_writer(&key)?;
    let session = writer.import(new_batch(options, now), MEMORY)?;
    session.push(person.new_entries(options.received_at.unwrap_or(Interval::point(now))))?;
    let imported = session.finish(SourceRead { rows: 1, ..SourceRead::default() })?;
    context.say(&Message::Added(AddedEntry {
        list: options.list.clone(),
        batch: imported.batch,
        given: person.given,
        known_before: imported.counts.added == 0,
        entries: imported.entries,
    }));
    context.say_mark_behind(writer.snapshot().mark_behind());
    Ok(Exit::Done)
}

fn new_batch(options: &AddOptions, now: i64) -> NewBatch {
    NewBatch {
        action: Action::Add,
        list: options.list.clone(),
        kind: options.kind,
        register: None,
        channels: options.channels,
        purposes: options.purposes.clone(),
        source: None,
        as_of: Some(now),
        imported_at: now,
        replace: false,
        lift_missing: false,
        allow_shrink: false,
        reason: None,
        via: options.via.map(str::to_owned),
        agent: options.agent.clone(),
        received_at: Some(options.received_at.map_or(now, Interval::start)),
        coverage: Coverage::Whole,
        is_cleared: false,
    }
}

/// An entry for a top-level domain would never be found, so it would be a promise that is not kept.
fn check_breadth(entry: &DomainEntry, allow_broad: bool) -> Result<()> {
    ensure!(!entry.is_top(), CommandError::TopLevelDomain);
    ensure!(allow_broad || !is_public_suffix(&entry.domain) && !is_free_mail(&entry.domain), CommandError::BroadDomain);
    Ok(())
}

/// The store holds codes, never names or addresses of agents.
fn check_agent(agent: Option<&str>) -> Result<()> {
    let is_code = |code: &str| {
        (1..=16).contains(&code.len())
            && code.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'))
    };
    ensure!(agent.is_none_or(is_code), CommandError::BadAgent);
    Ok(())
}
