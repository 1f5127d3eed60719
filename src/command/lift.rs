//! `scrub lift`: ends one entry, with a reason. The trace stays.

use anyhow::{Result, bail, ensure};

use crate::base::dialling::Dialling;
use crate::base::time;
use crate::report::Message;
use crate::store::StoreError;

use super::context::{Context, Exit};
use super::entries::{NamedIdentifier, read_id};
use super::error::CommandError;

/// Runs it; `country` is that of a telephone number without the code of one.
///
/// # Errors
/// When the identifier cannot be read, the list does not hold it, or the store cannot be changed.
pub fn run(context: &Context, id: &str, dialling: Dialling, list: &str, reason: &str) -> Result<Exit> {
    check_reason(reason)?;
    let key = context.store_key()?;
    let person = NamedIdentifier::read(&read_id(context, id)?, dialling, &key.keyer)?;
    let mut writer = context.open_writer(&key)?;
    let lifted = writer.lift(list, &person.lift_targets(), reason, time::now())?;
    let Some(batch) = lifted.batch else {
        bail!(CommandError::NothingToLift { list: list.to_owned(), given: person.given });
    };
    // An entry that only another reading of a list gave is not counted there.
    context.say(&Message::Lifted { list: list.to_owned(), batch, entries: lifted.entries.max(1) });
    context.say_mark_behind(writer.snapshot().mark_behind());
    Ok(Exit::Done)
}

/// A reason is kept for ever, so it must say something, and must not name the person.
///
/// # Errors
/// When it is blank or holds an address.
pub(super) fn check_reason(reason: &str) -> Result<()> {
    ensure!(!reason.trim().is_empty(), StoreError::NoReason);
    ensure!(!reason.contains('@'), CommandError::AddressInReason);
    Ok(())
}
