//! `scrub store ...`: looking after the store.

use anyhow::{Result, ensure};

use crate::base::time;
use crate::identity::match_key::KeyError;
use crate::report::status::StatusReport;
use crate::report::{Format, Message, Report, render};
use crate::store::{Accepted, Snapshot, verify as verify_store};

use super::context::{Context, Exit};
use super::error::CommandError;
use super::lift::check_reason;
use super::list_age::refuse_stale_list;

/// Lists, entries, ages and batches. With `check` a list that is older than the settings allow ends it as a limit that was
/// not met; whoever watches that needs no key.
///
/// # Errors
/// When the store cannot be trusted.
pub fn status(context: &Context, format: Format, check: bool) -> Result<Exit> {
    let snapshot = match context.look_at_store() {
        Ok((_, snapshot)) => snapshot,
        Err(error) if check && error.is::<KeyError>() => Snapshot::without_entries(&context.store_location()?.dir)?,
        Err(error) => return Err(error),
    };
    let limits = context.max_age_days.iter();
    let ages = limits.map(|(name, allowed)| (name, refuse_stale_list(&snapshot, name, *allowed)));
    let stale: Vec<_> = ages.filter_map(|(name, age)| Some((name, age.err()?))).collect();
    let names: Vec<_> = stale.iter().map(|(name, _)| name.as_str()).collect();
    let report = StatusReport::of(&snapshot, &names);
    // Whoever only asks whether all is well wants to hear what is not.
    if !(check && stale.is_empty() && context.console.quiet && format == Format::Text) {
        context.console.print(&render(&Report::Status(&report), format)?, format)?;
    }
    if !check || stale.is_empty() {
        return Ok(Exit::Done);
    }
    stale.iter().for_each(|(_, why)| context.warn(&Message::ListStale { why: why.to_string() }));
    Ok(Exit::LimitBroken)
}

/// Checks every byte.
///
/// # Errors
/// When anything is damaged; the message names every damage.
pub fn verify(context: &Context) -> Result<Exit> {
    let location = context.store_location()?;
    let key = context.store_key()?;
    let verified = verify_store(&location.dir, &key.access());
    verified.rolled_back.iter().for_each(|back| context.say_rolled_back(back));
    context.say_mark_behind(verified.mark_behind.as_deref());
    ensure!(verified.damage.is_empty(), CommandError::Untrusted(verified.damage));
    for path in verified.unknown {
        context.say(&Message::UnknownSegment { path });
    }
    let segments = verified.segments as u64;
    context.say(&Message::StoreSound { segments, records: verified.records, bytes: verified.bytes });
    Ok(Exit::Done)
}

/// Merges all segments into one.
///
/// # Errors
/// When the store cannot be changed.
pub fn compact(context: &Context) -> Result<Exit> {
    let key = context.store_key()?;
    let mut writer = context.open_writer(&key)?;
    let compacted = writer.compact(time::now())?;
    context.say(&Message::Compacted {
        segments: compacted.segments as u64,
        bytes_before: compacted.bytes_before,
        bytes_after: compacted.bytes_after,
    });
    context.say_mark_behind(writer.snapshot().mark_behind());
    Ok(Exit::Done)
}

/// Takes one batch back.
///
/// # Errors
/// When there is no such batch, it cannot be undone, or the store cannot be changed.
pub fn undo(context: &Context, batch: u32, reason: &str) -> Result<Exit> {
    check_reason(reason)?;
    let key = context.store_key()?;
    let mut writer = context.open_writer(&key)?;
    let undone = writer.undo(batch, reason, time::now())?;
    context.say(&Message::Undone {
        batch,
        by: undone.batch,
        entries_before: undone.before,
        entries_after: undone.after,
    });
    context.say_mark_behind(writer.snapshot().mark_behind());
    Ok(Exit::Done)
}

/// Makes what is there, such as a restored backup, the newest state.
///
/// # Errors
/// When the store is what its marks say, or cannot be changed.
pub fn accept(context: &Context, reason: &str) -> Result<Exit> {
    check_reason(reason)?;
    let key = context.store_key()?;
    let mut store = context.open_disputed_store(&key)?;
    let Accepted { batch, from, snapshot, gives_up, lost, unreadable } = store.accept(reason, time::now())?;
    context.say(&Message::Accepted { batch, from, snapshot, gives_up });
    for path in lost {
        context.say(&Message::KeptApart { path });
    }
    if let Some((path, lines)) = unreadable {
        context.warn(&Message::MarksDropped { path, lines: lines as u64 });
    }
    context.say_mark_behind(store.snapshot().mark_behind());
    Ok(Exit::Done)
}
