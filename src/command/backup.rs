//! `scrub store backup`: a copy of the store, or dated copies of which the newest stay. The key is in none of them.
//!
//! Invariant: an old copy goes only when a newer one is whole, and nothing goes but copies of a store of this name.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};

use crate::base::time::{now, show_time};
use crate::report::Message;

use super::context::{Context, Exit};
use super::error::CommandError;
use super::guard::lies_inside;

/// Copies the store to the new directory `dest`, or, where copies are to be kept, to a new one in `dest`.
///
/// # Errors
/// When the destination exists or lies in the store, the store is damaged, or the disk fails.
pub fn run(context: &Context, dest: &Path, keep: Option<usize>) -> Result<Exit> {
    let store = &context.store_location()?.dir;
    ensure!(!lies_inside(dest, store), CommandError::BackupInsideStore(dest.to_owned()));
    let (key, snapshot) = context.look_at_store()?;
    let Some(keep) = keep else {
        snapshot.backup(dest, &key.access(), &context.disk)?;
        context.say(&Message::BackedUp { dest: dest.to_owned() });
        return Ok(Exit::Done);
    };
    let name = store.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let cannot_make = || format!("cannot make the directory {}", dest.display());
    context.disk.create_dir(dest).with_context(cannot_make)?;
    let copy = dest.join(format!("{name}.{}", stamp()));
    snapshot.backup(&copy, &key.access(), &context.disk)?;
    context.say(&Message::BackedUp { dest: copy });
    let copies = copies(dest, &name).with_context(|| format!("cannot look for old copies in {}", dest.display()))?;
    let surplus = copies.len().saturating_sub(keep);
    for old in copies.iter().take(surplus) {
        remove(context, old).with_context(|| format!("cannot remove the old copy {}", old.display()))?;
    }
    Ok(Exit::Done)
}

/// The moment, in an order that is that of the letters.
fn stamp() -> String {
    show_time(now()).replace(['-', ':'], "")
}

/// The dated copies of a store of this name, the oldest first.
fn copies(dir: &Path, name: &str) -> std::io::Result<Vec<PathBuf>> {
    let is_dated = |file: &str| {
        let stamp = file.strip_prefix(name).and_then(|rest| rest.strip_prefix('.'));
        let is_digit_or = |(at, byte): (usize, u8)| match at {
            8 => byte == b'T',
            15 => byte == b'Z',
            _ => byte.is_ascii_digit(),
        };
        stamp.is_some_and(|stamp| stamp.len() == 16 && stamp.bytes().enumerate().all(is_digit_or))
    };
    let mut found = Vec::new();
    for entry in std::fs::read_dir(dir)? {
        let path = entry?.path();
        let is_copy = path.file_name().and_then(|file| file.to_str()).is_some_and(is_dated);
        if is_copy && path.join("catalog.db").is_file() {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// Whatever else somebody put into a copy keeps its directory, and so is seen.
fn remove(context: &Context, copy: &Path) -> Result<()> {
    for entry in std::fs::read_dir(copy)? {
        context.disk.remove(&entry?.path())?;
    }
    Ok(context.disk.remove_dir(copy)?)
}
