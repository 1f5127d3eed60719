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
use super::key_source::KeySource;

const SETTINGS: &str = "scrub.toml";
const IGNORE: &str = ".gitignore";
/// Mode of files that colleagues and cron jobs read.
const SHARED: u32 = 0o644;
/// Mode of the key.
const SECRET: u32 = 0o600;

/// Makes whatever is missing at `location`; what exists stays as it is, but for settings that are empty.
///
/// # Errors
/// When there is a store already, the settings of a directory above name one, or a file cannot be written.
pub fn run(context: &Context, location: &StoreLocation) -> Result<Exit> {
    refuse_directory_above(location)?;
    ensure!(!location.dir.exists(), CommandError::StoreExists(location.dir.clone()));
    let lines = lines(context, location)?;
    let made_key = make_key(context, &location.key)?;
    let key = StoreKey::load(location)?;
    store::create(&location.dir, &key.access(), &context.disk)?;
    let is_set = context.config.as_deref().map_or(Ok(true), is_empty_here)?;
    if is_set {
        write(context, Path::new(SETTINGS), &lines, SHARED)?;
    }
    ignore(context, location)?;
    let (dir, key) = (location.dir.clone(), location.key.file().map(Path::to_owned));
    context.say(&Message::StoreMade { dir, key, made_key });
    if let (Some(config), None, false) = (&context.config, &context.store, is_set) {
        let lines = lines.trim_end().to_owned();
        context.say(&Message::SettingsNameNoStore { config: config.clone(), lines });
    }
    Ok(Exit::Done)
}

/// Whether the settings are an empty file in this directory: what keeps those of a directory above away.
fn is_empty_here(config: &Path) -> Result<bool> {
    let is_here =
        matches!((config.canonicalize(), Path::new(SETTINGS).canonicalize()), (Ok(one), Ok(other)) if one == other);
    Ok(is_here && fs_err::read_to_string(config)?.trim().is_empty())
}

/// Whoever runs `init` below settings that name a store wants another one, or has forgotten that there are any.
fn refuse_directory_above(location: &StoreLocation) -> Result<()> {
    let Some(config) = &location.named_by else { return Ok(()) };
    let here = std::env::current_dir().context("cannot tell the working directory")?;
    let is_above = directory_of(config).canonicalize().is_ok_and(|dir| here.starts_with(&dir) && here != dir);
    let (config, dir) = (config.clone(), location.dir.clone());
    ensure!(!is_above, CommandError::StoreOfDirectoryAbove { config, dir });
    Ok(())
}

/// The lines of scrub.toml that name store and key. Paths there are relative to the file, which may lie elsewhere.
fn lines(context: &Context, location: &StoreLocation) -> Result<String> {
    let here = std::env::current_dir().context("cannot tell the working directory")?;
    let is_elsewhere = context
        .config
        .as_deref()
        .is_some_and(|config| directory_of(config).canonicalize().is_ok_and(|dir| dir != here));
    let line = |name: &str, path: &Path| {
        let path = if is_elsewhere { std::path::absolute(path)? } else { path.to_owned() };
        Ok::<_, anyhow::Error>(format!("{name} = {}\n", toml::Value::from(path_text(&path)?)))
    };
    let key = location.key.file().map(|path| line("key", path)).transpose()?.unwrap_or_default();
    Ok(line("store", &location.dir)? + &key)
}

/// Adds store and key to the .gitignore of the working directory, if they lie in it.
fn ignore(context: &Context, location: &StoreLocation) -> Result<()> {
    let path = Path::new(IGNORE);
    let here = std::env::current_dir().context("cannot tell the working directory")?;
    let inside = |path: &Path| {
        let path = if path.is_absolute() { path.strip_prefix(&here).ok()? } else { path };
        Some(path_text(path).ok()?.to_owned())
    };
    let (key, mark) = (location.key.file().and_then(inside), location.key.mark().as_deref().and_then(inside));
    let wanted = [inside(&location.dir).map(|dir| format!("{dir}/")), key, mark];
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

/// Makes a new key file, unless there is a key that was brought along.
fn make_key(context: &Context, source: &KeySource) -> Result<bool> {
    let Some(path) = source.file().filter(|path| !path.exists()) else { return Ok(false) };
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
