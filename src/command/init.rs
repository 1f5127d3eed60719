//! `scrub init`: settings, store and key in the working directory, and a .gitignore that keeps store, key and mark to
//! themselves.

use std::io::Write as _;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::sync::Arc;

use anyhow::{Context as _, Result, ensure};

use crate::base::atomic::{AtomicFile, directory_of};
use crate::identity::match_key::SecretKey;
use crate::report::Message;
use crate::store;

use super::context::{Context, Exit, StoreKey, StoreLocation};
use super::error::CommandError;

const SETTINGS: &str = "scrub.toml";
const IGNORE: &str = ".gitignore";
/// Mode of files that colleagues and cron jobs read.
const SHARED: u32 = 0o644;
/// Mode of the key.
const SECRET: u32 = 0o600;

/// Makes whatever is missing; what exists stays as it is.
///
/// # Errors
/// When there is a store already, or a file cannot be written.
pub fn run(context: &Context) -> Result<Exit> {
    let location = match &context.store {
        Some(location) => location.clone(),
        None => StoreLocation { dir: "scrub.store".into(), key: "scrub.key".into(), named_by: None },
    };
    ensure!(!location.dir.exists(), CommandError::StoreExists(location.dir));
    let made_key = make_key(context, &location.key)?;
    let key = StoreKey::load(&location)?;
    store::create(&location.dir, &key.access(), &context.disk)?;
    let lines = format!("store = {:?}\nkey = {:?}\n", path_text(&location.dir)?, path_text(&location.key)?);
    if context.config.is_none() {
        write(context, Path::new(SETTINGS), &lines, SHARED)?;
    }
    ignore(context, &location)?;
    let StoreLocation { dir, key, .. } = location;
    context.say(&Message::StoreMade { dir, key, made_key });
    if let (Some(config), None) = (&context.config, &context.store) {
        let lines = lines.trim_end().to_owned();
        context.say(&Message::SettingsNameNoStore { config: config.clone(), lines });
    }
    Ok(Exit::Done)
}

/// Adds store and key to the .gitignore of the working directory, if they lie in it.
fn ignore(context: &Context, location: &StoreLocation) -> Result<()> {
    let path = Path::new(IGNORE);
    let here = std::env::current_dir().context("cannot tell the working directory")?;
    let inside = |path: &Path| {
        let path = if path.is_absolute() { path.strip_prefix(&here).ok()? } else { path };
        Some(path_text(path).ok()?.to_owned())
    };
    let wanted =
        [inside(&location.dir).map(|dir| format!("{dir}/")), inside(&location.key), inside(&location.key_mark())];
    let old = if path.exists() { fs_err::read_to_string(path)? } else { String::new() };
    let mut text = old.clone();
    for line in wanted.into_iter().flatten().filter(|line| !old.lines().any(|known| known.trim() == line)) {
        if !text.is_empty() && !text.ends_with('\n') {
            text.push('\n');
        }
        text.push_str(&line);
        text.push('\n');
    }
    if text == old {
        return Ok(());
    }
    let mode = fs_err::metadata(path).map_or(SHARED, |found| found.permissions().mode() & 0o777);
    write(context, path, &text, mode)
}

/// Makes a new key, unless there is one that was brought along.
fn make_key(context: &Context, path: &Path) -> Result<bool> {
    if path.exists() {
        return Ok(false);
    }
    let key = SecretKey::generate().context("cannot make a key")?;
    let text = key.to_file_text();
    fs_err::create_dir_all(directory_of(path))?;
    write(context, path, &text, SECRET)?;
    Ok(true)
}

fn write(context: &Context, path: &Path, text: &str, mode: u32) -> Result<()> {
    let write = || {
        let mut file = AtomicFile::create(Arc::clone(&context.disk), path)?;
        file.set_mode(mode)?;
        file.write_all(text.as_bytes())?;
        file.finish()?.commit()
    };
    write().with_context(|| format!("cannot write {}", path.display()))
}

fn path_text(path: &Path) -> Result<&str> {
    path.to_str().with_context(|| format!("{} is not valid UTF-8; choose another name", path.display()))
}
