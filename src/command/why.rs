//! `scrub why`: everything known about one person, and what a campaign would decide.

use anyhow::Result;

use crate::base::channel::Channel;
use crate::base::country::Country;
use crate::base::dialling::Dialling;
use crate::base::identifier_kind::IdentifierKind;
use crate::base::list_kind::ListKind;
use crate::base::register::Register;
use crate::base::time;
use crate::base::time::show_date;
use crate::identity::recipe::Recipe;
use crate::policy::{Campaign, IdentifierFacts, Prohibition, Reason, RowFacts, decide, prohibits};
use crate::report::rollback::Rollback;
use crate::report::why::{
    AskedCampaign, ChannelVerdict, Ending, EntryState, MatchedForm, ReportedEntry, ReportedEvent, WhyReport,
};
use crate::report::{Format, Report, render};
use crate::store::{Action, Entry, Event, Snapshot, State, Trace};

use super::context::{Context, Exit};
use super::entries::{NamedIdentifier, read_id};
use super::seen::{Seen, traces};
use super::why_unscreened::unscreened;

/// What `why` is asked.
pub struct WhyOptions {
    pub id: String,
    /// Of a telephone number without the code of one.
    pub dialling: Dialling,
    pub campaign: Campaign,
    /// Whether somebody said on which channel; else a number is decided about on each that reaches it.
    pub is_channel_said: bool,
    pub format: Format,
}

/// Runs it. Done whether or not anything is known.
///
/// # Errors
/// When the identifier cannot be read, or the store cannot be trusted.
pub fn run(context: &Context, options: &WhyOptions) -> Result<Exit> {
    let (key, snapshot) = context.look_at_store()?;
    let person = NamedIdentifier::read(&read_id(context, &options.id)?, options.dialling, &key.keyer)?;
    let traces = traces(&snapshot, &person)?;
    let report = report(&snapshot, &person, &traces, options);
    context.console.print(&render(&Report::Why(&report), options.format)?, options.format)?;
    Ok(Exit::Done)
}

/// The campaign that is asked about; of a number for which nobody says the channel one on each that reaches it.
fn campaigns(person: &NamedIdentifier, options: &WhyOptions) -> Vec<Campaign> {
    let asked = &options.campaign;
    if options.is_channel_said || person.kind != IdentifierKind::Phone {
        return vec![asked.clone()];
    }
    let channels = Channel::ALL.into_iter().filter(|channel| channel.is_by_phone());
    channels.map(|channel| Campaign { channel, ..asked.clone() }).collect()
}

fn verdict(
    snapshot: &Snapshot,
    person: &NamedIdentifier,
    traces: &[Seen],
    country: Option<Country>,
    campaign: &Campaign,
) -> ChannelVerdict {
    let at = time::now();
    let in_force = traces.iter().filter(|seen| seen.trace.state == State::InForce);
    let prohibitions: Vec<_> = in_force.filter_map(|seen| prohibition(snapshot, person, seen)).collect();
    let rejects = |entry: &&Prohibition<'_>| !prohibits(campaign, person.kind, entry, at).is_empty();
    let listed: Vec<Register> = prohibitions.iter().filter(rejects).filter_map(|entry| entry.register).collect();
    let unscreened = unscreened(snapshot, person, country, traces, campaign, &listed, at);
    let facts = RowFacts {
        identity: person.identity_on(campaign.channel),
        unscreened: !unscreened.is_empty(),
        ..RowFacts::of(vec![IdentifierFacts { kind: person.kind, prohibitions }])
    };
    let reasons = decide(campaign, &facts, at).reasons;
    ChannelVerdict {
        channel: campaign.channel.name(),
        // Nothing is decided by a store that went back.
        kept: reasons.is_empty() && snapshot.rolled_back().is_none(),
        unscreened: unscreened.iter().map(|register| register.id()).collect(),
        reasons: reasons.iter().map(Reason::code).collect(),
    }
}

fn report(snapshot: &Snapshot, person: &NamedIdentifier, traces: &[Seen], options: &WhyOptions) -> WhyReport {
    let campaigns = campaigns(person, options);
    let campaign = campaigns.first().unwrap_or(&options.campaign);
    let decided = |campaign: &Campaign| verdict(snapshot, person, traces, options.dialling.country(), campaign);
    let ChannelVerdict { channel, kept, unscreened, reasons } = decided(campaign);
    let at = time::now();
    let entries = traces.iter().map(|seen| {
        let reason = (seen.trace.state == State::InForce)
            .then(|| {
                let entry = prohibition(snapshot, person, seen)?;
                campaigns.iter().find_map(|campaign| prohibits(campaign, person.kind, &entry, at).primary())
            })
            .flatten()
            .map(Reason::code);
        reported_entry(snapshot, seen, reason)
    });
    WhyReport {
        schema: "scrub.why/1",
        identifier: person.given,
        entries: entries.collect(),
        events: events(snapshot, person, traces),
        campaign: AskedCampaign { channel, purposes: campaign.purposes.clone() },
        kept,
        unscreened,
        reasons,
        other_channels: campaigns.iter().skip(1).map(decided).collect(),
        rolled_back: Rollback::of(snapshot),
    }
}

/// What an entry forbids; `None` if nothing.
fn prohibition<'a>(snapshot: &'a Snapshot, person: &NamedIdentifier, seen: &Seen) -> Option<Prohibition<'a>> {
    let scope = snapshot.scope(seen.trace.entry.scope).filter(|scope| !scope.is_cleared)?;
    let list = snapshot.list(scope.list);
    let names = Recipe::of_id(seen.trace.entry.recipe).map_or(person.kind, |recipe| recipe.kind);
    Some(Prohibition {
        // What is not known counts as an objection.
        kind: list.map_or(ListKind::Optout, |list| list.kind),
        list: list.map_or("", |list| &list.name),
        register: list.and_then(|list| Register::of_id(list.register.as_deref()?)),
        names,
        channels: scope.channels,
        purposes: &scope.purposes,
        time: seen.trace.entry.time,
    })
}

fn reported_entry(snapshot: &Snapshot, seen: &Seen, reason: Option<&'static str>) -> ReportedEntry {
    let Trace { entry, state, missing_since, only_batch } = seen.trace;
    let scope = snapshot.scope(entry.scope);
    let list = scope.and_then(|scope| snapshot.list(scope.list));
    let recipe = Recipe::of_id(entry.recipe).map_or("", |recipe| recipe.name);
    let first = snapshot.batch(entry.first_batch);
    // Several sources have a way and a time each; the events say which.
    let only = only_batch.and_then(|batch| snapshot.batch(batch));
    let (state, ended_by) = match state {
        State::InForce => (EntryState::InForce, None),
        State::Lifted { by } => (EntryState::Lifted, Some(by)),
        State::Undone { by } => (EntryState::Undone, Some(by)),
        State::Vanished { by } => (EntryState::Vanished, Some(by)),
    };
    ReportedEntry {
        list: list.map_or_else(String::new, |list| list.name.clone()),
        is_cleared: scope.is_some_and(|scope| scope.is_cleared),
        kind: list.map_or("", |list| list.kind.name()),
        register: list.and_then(|list| list.register.clone()),
        channels: scope.map_or_else(String::new, |scope| scope.channels.to_string()),
        purposes: scope.map_or_else(Vec::new, |scope| scope.purposes.clone()),
        form: MatchedForm { recipe, loose: seen.loose },
        state,
        ended_by: ended_by.and_then(|by| ending(snapshot, by)),
        missing_since_batch: missing_since,
        date: entry.time.map(|time| time.show_date()),
        is_dated: only_batch.is_some() || !was_added(snapshot, &entry),
        first_seen: show_date(entry.first_seen),
        first_batch: entry.first_batch,
        last_batch: entry.last_batch,
        source: first.and_then(|batch| batch.source.clone()),
        line: entry.line,
        via: only.and_then(|batch| batch.via.clone()),
        agent: only.and_then(|batch| batch.agent.clone()),
        reason,
    }
}

fn ending(snapshot: &Snapshot, by: u32) -> Option<Ending> {
    let batch = snapshot.batch(by)?;
    Some(Ending { batch: by, date: show_date(batch.imported_at), reason: batch.reason.clone() })
}

/// Whether some of its sources are events.
fn was_added(snapshot: &Snapshot, entry: &Entry) -> bool {
    let is_add = |event: &Event| snapshot.batch(event.batch).is_some_and(|batch| batch.action == Action::Add);
    snapshot.events().iter().any(|event| event.is_about(entry) && is_add(event))
}

/// What was done by hand about the person or about an entry that reaches them, in order.
fn events(snapshot: &Snapshot, person: &NamedIdentifier, traces: &[Seen]) -> Vec<ReportedEvent> {
    let is_asked = |event: &&Event| {
        person.questions().any(|(recipe, key, _)| (event.recipe, event.key) == (recipe, key))
            || traces.iter().any(|seen| event.is_about(&seen.trace.entry))
    };
    let mut batches: Vec<u32> = snapshot.events().iter().filter(is_asked).map(|event| event.batch).collect();
    // An event about a domain and its subdomains is one.
    batches.dedup();
    batches.into_iter().filter_map(|batch| reported_event(snapshot, batch)).collect()
}

fn reported_event(snapshot: &Snapshot, batch: u32) -> Option<ReportedEvent> {
    let batch = snapshot.batch(batch)?;
    Some(ReportedEvent {
        action: batch.action.name(),
        batch: batch.id,
        date: show_date(batch.received_at.unwrap_or(batch.imported_at)),
        list: batch.list.and_then(|list| snapshot.list(list)).map_or_else(String::new, |list| list.name.clone()),
        via: batch.via.clone(),
        agent: batch.agent.clone(),
        reason: batch.reason.clone(),
        undone_by: batch.undone_by.and_then(|by| ending(snapshot, by)),
    })
}
