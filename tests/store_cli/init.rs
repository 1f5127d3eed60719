//! `scrub init`: what it makes, with which modes, and that it never replaces anything.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;

use crate::common::Place;
use crate::shop::{Shop, clean_in};

fn mode(place: &Place, name: &str) -> u32 {
    fs::metadata(place.path(name)).unwrap().permissions().mode() & 0o777
}

#[test]
fn makes_settings_store_key_and_gitignore() {
    let place = Place::new();
    let ran = place.scrub(&["init"]).code(0).says("made scrub.store and scrub.key").says("Back up scrub.key apart");
    drop(ran);
    let files = [
        ".gitignore",
        "scrub.key",
        "scrub.key.mark",
        "scrub.store/catalog.db",
        "scrub.store/mark",
        "scrub.store/store.lock",
        "scrub.toml",
    ];
    assert_eq!(place.files(), files);
    assert_eq!(place.text(".gitignore"), "scrub.store/\nscrub.key\nscrub.key.mark\n");
    let key = place.text("scrub.key");
    assert!(key.starts_with("scrub-key-1:") && key.ends_with("=\n") && key.len() == 57, "{key}");
    assert_eq!(mode(&place, "scrub.key"), 0o600);
    assert_eq!(mode(&place, "scrub.store"), 0o700);
    assert_eq!(mode(&place, "scrub.store/catalog.db"), 0o600);
    // The settings hold no secret and are shared; colleagues and cron jobs must be able to read them.
    assert_eq!(mode(&place, "scrub.toml") & 0o444, 0o444);
    drop(place.scrub(&["store", "verify"]).code(0).says("the store is sound: 0 segments"));
    drop(place.scrub(&["store", "status"]).code(0).prints("no lists yet"));
}

#[test]
fn every_store_has_its_own_key() {
    assert_ne!(Shop::new().place.read("scrub.key"), Shop::new().place.read("scrub.key"));
}

#[test]
fn a_second_init_changes_nothing() {
    let shop = Shop::new();
    shop.import("clara@example.com\n", "list", "optout", &[]);
    let before: Vec<_> = shop.place.files().iter().map(|name| shop.place.read(name)).collect();
    drop(shop.place.scrub(&["init"]).code(2).says("exists already; nothing was changed"));
    let after: Vec<_> = shop.place.files().iter().map(|name| shop.place.read(name)).collect();
    assert_eq!(before, after);
    // Nor from a directory below.
    fs::create_dir(shop.place.path("below")).unwrap();
    let mut command = shop.place.command(&["init"]);
    let output = command.current_dir(shop.place.path("below")).output().unwrap();
    let ran = crate::common::Ran::of(output).code(2).says("in a directory above").says("scrub.toml");
    drop(ran.says("put an empty scrub.toml here first"));
    assert_eq!(fs::read_dir(shop.place.path("below")).unwrap().count(), 0);
    // What the refusal says works: the empty settings name the new store, and every later command finds it.
    shop.place.write("below/scrub.toml", "\n");
    let below = |args: &[&str]| shop.place.command(args).current_dir(shop.place.path("below")).output().unwrap();
    drop(crate::common::Ran::of(below(&["init", "-q"])).code(0));
    assert!(shop.place.text("below/scrub.toml").contains("store = \"scrub.store\""));
    drop(crate::common::Ran::of(below(&["store", "status"])).code(0).prints("no lists yet"));
}

#[test]
fn a_key_that_was_brought_along_is_kept() {
    let place = Place::new();
    let key = Shop::new().place.read("scrub.key");
    place.write("scrub.key", &key);
    fs::set_permissions(place.path("scrub.key"), fs::Permissions::from_mode(0o644)).unwrap();
    drop(place.scrub(&["init"]).code(2).says("can be read or changed by others"));
    assert_eq!(place.files(), ["scrub.key"], "a refused init leaves nothing");
    fs::set_permissions(place.path("scrub.key"), fs::Permissions::from_mode(0o600)).unwrap();
    drop(place.scrub(&["init"]).code(0).says("with the key scrub.key that was there"));
    assert_eq!(place.read("scrub.key"), key);
}

/// A .gitignore that is there already is the rule, not the exception: the key must not be committed for that.
#[test]
fn an_existing_gitignore_is_not_overlooked() {
    let place = Place::new();
    place.write(".gitignore", "/target");
    drop(place.scrub(&["init", "-q"]).code(0));
    assert_eq!(place.text(".gitignore"), "/target\nscrub.store/\nscrub.key\nscrub.key.mark\n");
    // Lines that are there already are not repeated.
    let place = Place::new();
    place.write(".gitignore", "scrub.key\n*.csv\nscrub.key.mark\nscrub.store/\n");
    drop(place.scrub(&["init", "-q"]).code(0));
    assert_eq!(place.text(".gitignore"), "scrub.key\n*.csv\nscrub.key.mark\nscrub.store/\n");
}

/// Settings that name no store: after `init` either they do, or the user is told what to write into them.
#[test]
fn settings_without_a_store() {
    let place = Place::new();
    place.write("scrub.toml", "[campaign.news]\npurpose = [\"newsletter\"]\n");
    let ran = place.scrub(&["init"]).code(0).says("store = \"scrub.store\"").says("scrub.toml");
    drop(ran);
    assert_eq!(place.text("scrub.toml"), "[campaign.news]\npurpose = [\"newsletter\"]\n", "what exists stays as it is");
    drop(place.scrub(&["add", "clara@example.com", "-q", "--store", "scrub.store"]).code(0));
}

#[test]
fn a_store_elsewhere() {
    let place = Place::new();
    let inside = place.path("vault");
    fs::create_dir(&inside).unwrap();
    let store = inside.join("people.store");
    drop(place.scrub(&["init", "-q", "--store", store.to_str().unwrap()]).code(0));
    assert!(place.exists("vault/people.store/catalog.db") && place.exists("vault/scrub.key"));
    drop(place.scrub(&["add", "clara@example.com", "-q"]).code(0));
    assert_eq!(clean_in(&place, &["clara@example.com", "zoe@example.com"], &[]).kept, ["zoe@example.com"]);
}

#[test]
fn a_store_where_there_is_no_directory_yet() {
    let place = Place::new();
    drop(place.scrub(&["init", "-q", "--store", "data/people.store"]).code(0));
    assert!(place.exists("data/people.store/catalog.db") && place.exists("data/scrub.key"));
}

#[test]
fn a_directory_that_cannot_be_written_gets_nothing() {
    let place = Place::new();
    place.write("file", "");
    drop(place.scrub(&["init", "--store", "file/people.store"]).code(2).says("error"));
    assert_eq!(place.files(), ["file"]);
}

#[test]
fn a_store_of_its_own_below_another_one() {
    let shop = Shop::new();
    shop.place.write("below/scrub.toml", "");
    let mut command = shop.place.command(&["init"]);
    let output = command.current_dir(shop.place.path("below")).output().unwrap();
    drop(crate::common::Ran::of(output).code(0).says("made scrub.store and scrub.key"));
    assert!(shop.place.text("below/scrub.toml").contains("store = \"scrub.store\""));
    assert!(shop.place.exists("below/scrub.store/catalog.db") && shop.place.exists("below/scrub.key"));
    // Settings above that name no store: the lines fit the place where they are to stand.
    let place = Place::new();
    place.write("scrub.toml", "");
    fs::create_dir(place.path("below")).unwrap();
    let output = place.command(&["init"]).current_dir(place.path("below")).output().unwrap();
    let lines = format!("store = \"{}/below/scrub.store\"", place.root().canonicalize().unwrap().display());
    drop(crate::common::Ran::of(output).code(0).says(&lines));
}

/// Names as people have them: composed, decomposed, with quotes and backslashes.
#[test]
fn the_settings_can_be_read_whatever_the_store_is_called() {
    for name in
        ["Ko\u{308}ln/Kunden.store", "Köln.store", "a \"b\".store", "a\\\\b.store", "it's.store", "\u{1f600}.store"]
    {
        let place = Place::new();
        drop(place.scrub(&["init", "-q", "--store", name]).code(0));
        assert!(place.path(name).join("catalog.db").exists(), "{name}");
        drop(place.scrub(&["store", "verify"]).code(0).says("the store is sound"));
    }
}

#[test]
fn the_key_is_made_where_it_is_looked_for() {
    let place = Place::new();
    let run = |args: &[&str]| {
        let mut command = place.command(args);
        crate::common::Ran::of(command.env("SCRUB_KEY_FILE", "keys/a.key").output().unwrap())
    };
    drop(run(&["init"]).code(0).says("made scrub.store and keys/a.key"));
    assert!(place.exists("keys/a.key") && place.exists("keys/a.key.mark") && !place.exists("scrub.key"));
    assert_eq!(place.text("scrub.toml"), "store = \"scrub.store\"\nkey = \"keys/a.key\"\n");
    drop(run(&["store", "verify", "-q"]).code(0));
    drop(place.scrub(&["store", "verify", "-q"]).code(0));
}
