//! What commands tell people, in English. Every text is safe for a terminal.

use std::path::Path;

use crate::base::personal::mask;
use crate::base::terminal::escape;
use crate::report::message::{AddedEntry, AskFile, Message, Origin, TriedRecipe, WhyLeftOut};

use super::amount::{bytes, counted, number};
use super::{imported, remark};

const OLD_LIST_REMAINS: &str =
    "note: an old clean list, if there is one, is still there: it is not clear which one --force meant";

const ASK_FOR_IDENTIFIER: &str = "type one address, telephone number, domain or digest, and press Enter:";

/// The words of a message; one line or several.
pub(crate) fn say(message: &Message) -> String {
    match message {
        Message::Waiting => "waiting for another scrub that is writing to the store ...".to_owned(),
        Message::AskForIdentifier => ASK_FOR_IDENTIFIER.to_owned(),
        Message::Note(remark) => format!("note: {}", escape(&remark::sentence(remark))),
        Message::LimitNotMet(broken) => format!("limit not met: {}", remark::broken(broken)),
        Message::Added(added) => added_entry(added),
        Message::Lifted { list, batch, entries } => lifted(list, *batch, *entries),
        Message::RecipeFound { list, recipe, probed, tried } => recipe_found(&shown(list), recipe, *probed, tried),
        Message::LeftOut { rows, why } => left_out(*rows, *why),
        Message::Imported(imported) => imported::text(imported),
        Message::AskFileWritten(asked) => ask_file(asked),
        Message::NothingChanged => "nothing was changed (--dry-run)".to_owned(),
        Message::StoreMade { dir, key, made_key } => store_made(&shown(dir), key.as_deref().map(shown), *made_key),
        Message::SettingsNameNoStore { config, lines } => {
            format!("{} stays as it is and names no store; put these lines at its top:\n{lines}", shown(config))
        }
        Message::StoreSound { segments, records, bytes } => store_sound(*segments, *records, *bytes),
        Message::Compacted { segments, bytes_before, bytes_after } => compacted(*segments, *bytes_before, *bytes_after),
        Message::Undone { batch, by, entries_before, entries_after } => {
            let (before, after) = (counted(*entries_before, "entry", "entries"), number(*entries_after));
            format!("batch {batch} undone (batch {by}): {before} in force before, {after} after")
        }
        Message::RolledBack(back) => rolled_back(&escape(&back.to_string())),
        Message::UnknownSegment { path } => unknown_segment(&shown(path)),
        Message::Accepted { batch, from, snapshot, gives_up } => accepted(*batch, *from, *snapshot, *gives_up),
        Message::KeptApart { path } => format!("kept {}, which the store does not know", shown(path)),
        Message::MarksDropped { path, lines } => marks_dropped(&shown(path), *lines),
        Message::MarkBehind { path } => mark_behind(&shown(path)),
        Message::BackedUp { dest } => backed_up(&shown(dest)),
        Message::StoreIs { dir, origin } => format!("store: {} (from {})", shown(dir), from(*origin)),
        Message::KeyIs { key, origin } => key_is(key.as_deref(), *origin),
        Message::ListStale { why } => format!("limit not met: {}", escape(why)),
        Message::StoreOpenToOthers { dir, mode } => store_open_to_others(&shown(dir), *mode),
        Message::Durations { lists, flush } => durations(*lists, *flush),
        Message::Progress { rows, rejected } => format!("{} rows, {} rejected", number(*rows), number(*rejected)),
        Message::OldListRemains => OLD_LIST_REMAINS.to_owned(),
        Message::Interrupted => "interrupted: nothing was written".to_owned(),
    }
}

/// How the bar is drawn: how much of it is done, and what was counted.
pub(crate) fn bar_template(length_is_known: bool) -> &'static str {
    match length_is_known {
        true => "{bar:30} {percent:>3} %  {msg}  {bytes}/{total_bytes}  {bytes_per_sec}  {eta} left",
        false => "{spinner}  {msg}  {bytes}  {bytes_per_sec}",
    }
}

fn durations(lists: f64, flush: f64) -> String {
    format!("reading the lists took {lists:.2} s, the last flush {flush:.2} s")
}

fn shown(path: &Path) -> String {
    escape(&mask(&path.display().to_string())).into_owned()
}

fn key_is(key: Option<&Path>, origin: Origin) -> String {
    match key {
        Some(key) => format!("key: {} (from {})", shown(key), from(origin)),
        None => format!("key: from {}", from(origin)),
    }
}

fn store_open_to_others(dir: &str, mode: u32) -> String {
    format!(
        "note: others can change the files of {dir} (mode {mode:03o}), or put an older store there; run: chmod go-w {dir}"
    )
}

fn from(origin: Origin) -> &'static str {
    match origin {
        Origin::StoreFlag => "--store or SCRUB_STORE",
        Origin::KeyVariable => "SCRUB_KEY",
        Origin::KeyCommand => "key-command in scrub.toml",
        Origin::KeyFileVariable => "SCRUB_KEY_FILE",
        Origin::SettingsFile => "scrub.toml",
        Origin::BesideStore => "beside the store",
    }
}

fn added_entry(added: &AddedEntry) -> String {
    let known = if added.known_before { ", known before" } else { "" };
    format!(
        "{} (batch {}): {} recorded{known}; {} in force",
        escape(&added.list),
        added.batch,
        added.given.name(),
        counted(added.entries, "entry", "entries"),
    )
}

fn lifted(list: &str, batch: u32, entries: u64) -> String {
    let entries = counted(entries, "entry", "entries");
    format!("{} (batch {batch}): {entries} lifted; the trace stays, `scrub why` shows it", escape(list))
}

fn recipe_found(list: &str, recipe: &str, probed: u64, tried: &[TriedRecipe]) -> String {
    let of = counted(probed, "identifier", "identifiers");
    let found = |tried: &TriedRecipe| format!("{} {}", tried.name, number(tried.hits));
    let all: Vec<_> = tried.iter().map(found).collect();
    if all.is_empty() {
        return format!("{list}: read by recipe {recipe}; of {of} that were tried it holds none");
    }
    format!("{list}: hashed by recipe {recipe}; of {of} that were tried it holds: {}", all.join(", "))
}

fn left_out(rows: u64, why: WhyLeftOut) -> String {
    match why {
        WhyLeftOut::BoundByOther => format!(
            "note: {} rejected because another row objects, and left out: that row speaks for itself",
            counted(rows, "row was", "rows were")
        ),
        WhyLeftOut::Malformed => format!(
            "note: {} malformed, and left out; one that objects is loaded from the contact list, with --only-objections",
            counted(rows, "row is", "rows are")
        ),
        WhyLeftOut::Unconfirmed => format!(
            "note: {} the status of somebody who has not confirmed yet, and left out: nobody left, and a run rejects such rows by \
             itself",
            counted(rows, "row has", "rows have")
        ),
    }
}

fn ask_file(asked: &AskFile) -> String {
    let AskFile { register, channel, rows, people, lines, elsewhere, unread, .. } = asked;
    let mut text = format!(
        "{}: {} to ask {register} about, from {} ({} of other countries left out)",
        shown(&asked.path),
        counted(*people, "identifier", "identifiers"),
        counted(*rows, "row", "rows"),
        number(*elsewhere)
    );
    if let Some(recipe) = asked.recipe {
        text.push_str(&format!(", as {} by recipe {recipe}", counted(*lines, "digest", "digests")));
    }
    if *unread > 0 {
        text.push_str(&format!("; {} cannot be read, and nobody asks about them", counted(*unread, "cell", "cells")));
    }
    text + &format!(
        "\nNext: scrub import --answers FILE --kind register --register {register} --channel {channel} --list NAME"
    )
}

fn store_made(dir: &str, key: Option<String>, made_key: bool) -> String {
    let Some(key) = key else {
        return format!(
            "made {dir}, with the key that was given\nNext: scrub import optouts.txt --list optouts --kind optout"
        );
    };
    let made = if made_key { format!("{dir} and {key}") } else { format!("{dir}, with the key {key} that was there") };
    format!(
        "made {made}\n\
         Back up {key} apart from {dir}: without the key the store cannot be read, and whoever has both can test \
         addresses against it.\n\
         Next: scrub import optouts.txt --list optouts --kind optout"
    )
}

fn store_sound(segments: u64, records: u64, size: u64) -> String {
    let (segments, records) = (counted(segments, "segment", "segments"), counted(records, "record", "records"));
    format!("the store is sound: {segments}, {records}, {}", bytes(size))
}

fn rolled_back(how: &str) -> String {
    format!(
        "note: {how}. Nothing is cleaned by it nor written to it until `scrub store accept --reason TEXT` says that it is \
         meant"
    )
}

fn accepted(batch: u32, from: u64, snapshot: u64, gives_up: bool) -> String {
    let then = if gives_up { "import again what was recorded since that state" } else { "its marks are written anew" };
    format!("accepted (batch {batch}): the store goes on from snapshot {from}, as snapshot {snapshot}; {then}")
}

fn marks_dropped(path: &str, lines: u64) -> String {
    let lines = counted(lines, "line", "lines");
    format!(
        "note: {lines} of {path} could not be read and went: if another store has the same key, an older copy of it is not \
         noticed before its next change"
    )
}

fn backed_up(dest: &str) -> String {
    format!("copied the store to {dest}; the key is not in it, back it up elsewhere")
}

fn mark_behind(path: &str) -> String {
    format!(
        "note: {path} knows only an older state of the store, or none, so that a restored backup would not be noticed: the \
         next change of the store puts it right; where it does not, see to it that scrub may write there"
    )
}

fn unknown_segment(path: &str) -> String {
    format!(
        "note: {path} is not part of the store: an import that was interrupted, or is under way, leaves such a file; the \
         next import removes it"
    )
}

fn compacted(segments: u64, before: u64, after: u64) -> String {
    let segments = counted(segments, "segment", "segments");
    format!("merged {segments}: {} before, {} after", bytes(before), bytes(after))
}
