//! A key or store that is not the right one: exit 2, a message of its own, no clean list. And readers never write.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;

use crate::common::{Place, Ran};
use crate::shop::{STORE, Shop, copy_dir, picture};

fn shop() -> Shop {
    let shop = Shop::new();
    shop.import("anna@example.com\nclara+x@example.com\n", "list", "optout", &[]);
    shop
}

/// Every command that needs the store must refuse with the same words, and change nothing.
#[track_caller]
fn all_refuse(shop: &Shop, words: &[&str]) {
    let holds = |ran: Ran| drop(words.iter().fold(ran, |ran, part| ran.says(part)));
    let store = picture(&shop.dir());
    holds(shop.clean_fails(&[]));
    shop.place.write("more.txt", "bert@example.com\n");
    for args in [
        &["check", "contacts.csv"][..],
        &["why", "anna@example.com"],
        &["add", "bert@example.com"],
        &["lift", "anna@example.com", "--list", "list", "--reason", "r"],
        &["import", "more.txt", "--list", "list", "--kind", "optout"],
        &["import", "more.txt", "--list", "list", "--kind", "optout", "--dry-run"],
        &["store", "status"],
        &["store", "verify"],
        &["store", "compact"],
        &["store", "undo", "1", "--reason", "r"],
        &["store", "backup", "copy"],
    ] {
        holds(shop.place.scrub(args).code(2));
    }
    assert!(!shop.place.exists("copy"), "half a backup");
    assert_eq!(picture(&shop.dir()), store, "a refused command changed the store");
}

#[test]
fn a_wrong_key() {
    let shop = shop();
    let other = Shop::new();
    shop.place.write("scrub.key", other.place.read("scrub.key"));
    all_refuse(&shop, &["the key is not the one", "with a wrong key nobody would be found"]);
}

#[test]
fn a_missing_key() {
    let shop = shop();
    fs::remove_file(shop.place.path("scrub.key")).unwrap();
    all_refuse(&shop, &["there is no key at", "scrub.key", "restore it from your backup"]);
    assert!(!shop.place.exists("scrub.key"), "no command but init makes a key");
}

#[test]
fn a_key_that_others_can_read() {
    let shop = shop();
    for mode in [0o640, 0o604, 0o660, 0o644] {
        fs::set_permissions(shop.place.path("scrub.key"), fs::Permissions::from_mode(mode)).unwrap();
        all_refuse(&shop, &["can be read or changed by others", &format!("mode {mode:03o}"), "chmod 600"]);
    }
    fs::set_permissions(shop.place.path("scrub.key"), fs::Permissions::from_mode(0o400)).unwrap();
    assert!(shop.kept(&["anna@example.com"], &[]).is_empty());
}

#[test]
fn a_malformed_key() {
    let shop = shop();
    let good = shop.place.text("scrub.key");
    let good = good.trim_end();
    for bad in [
        String::new(),
        "\n".to_owned(),
        good[..good.len() - 1].to_owned(),
        good.replace("scrub-key-1:", "scrub-key-2:"),
        good.replace("scrub-key-1:", ""),
        format!("{good}\n{good}\n"),
        format!(" {good}\n"),
        "x".repeat(100_000),
    ] {
        shop.place.write("scrub.key", &bad);
        let ran = shop.clean_fails(&[]).says("is not a scrub key").says("restore it from your backup");
        // The secret must not be printed, not even a broken one.
        drop(ran.never_says(&good["scrub-key-1:".len()..good.len() - 4]));
    }
    shop.place.write("scrub.key", "rubbish");
    all_refuse(&shop, &["is not a scrub key"]);
}

#[test]
fn a_key_without_its_line_end_or_with_that_of_windows_is_fine() {
    let shop = shop();
    let good = shop.place.text("scrub.key");
    for text in [good.trim_end().to_owned(), format!("{}\r\n", good.trim_end())] {
        shop.place.write("scrub.key", text);
        assert!(shop.kept(&["anna@example.com"], &[]).is_empty());
    }
}

#[test]
fn a_truncated_catalogue() {
    let shop = shop();
    let path = shop.dir().join("catalog.db");
    let whole = fs::read(&path).unwrap();
    for length in [0, 1, 50, 100, 4096, whole.len() / 2, whole.len() - 100, whole.len() - 1] {
        fs::write(&path, &whole[..length]).unwrap();
        all_refuse(&shop, &["catalog.db is damaged", "put the store back from a backup"]);
    }
    let longer = [&whole[..], b"\0"].concat();
    fs::write(&path, longer).unwrap();
    all_refuse(&shop, &["catalog.db is damaged"]);
}

#[test]
fn a_missing_catalogue() {
    let shop = shop();
    fs::remove_file(shop.dir().join("catalog.db")).unwrap();
    all_refuse(&shop, &["catalog.db is missing", "put catalog.db back from a backup"]);
    drop(shop.place.scrub(&["init"]).code(2).says("exists already"));
}

#[test]
fn a_missing_store() {
    let shop = shop();
    fs::remove_dir_all(shop.dir()).unwrap();
    drop(shop.clean_fails(&[]).says("no store at").says("scrub init"));
    drop(shop.place.scrub(&["add", "bert@example.com"]).code(2).says("no store at"));
    assert!(!shop.dir().exists(), "only init makes a store");
    fs::create_dir(shop.dir()).unwrap();
    drop(shop.clean_fails(&[]).says("no store at"));
    drop(shop.place.scrub(&["add", "bert@example.com"]).code(2).says("no store at"));
    assert_eq!(fs::read_dir(shop.dir()).unwrap().count(), 0);
}

#[test]
fn a_missing_or_exchanged_segment() {
    let shop = shop();
    let segment = shop.segments().pop().unwrap();
    let bytes = fs::read(&segment).unwrap();
    fs::remove_file(&segment).unwrap();
    all_refuse(&shop, &["segment-000001.seg is missing", "put the store back from a backup"]);
    let other = Shop::new();
    other.import("bert@example.com\ndora+x@example.com\n", "list", "optout", &[]);
    fs::copy(&other.segments()[0], &segment).unwrap();
    all_refuse(&shop, &["segment-000001.seg is damaged"]);
    fs::write(&segment, &bytes).unwrap();
    shop.verify();
}

#[test]
fn a_cut_or_grown_segment() {
    let shop = shop();
    let segment = shop.segments().pop().unwrap();
    let bytes = fs::read(&segment).unwrap();
    for length in [0, 1, 64, bytes.len() - 1] {
        fs::write(&segment, &bytes[..length]).unwrap();
        all_refuse(&shop, &["segment-000001.seg is damaged", "bytes long"]);
    }
    fs::write(&segment, [&bytes[..], b"\0"].concat()).unwrap();
    all_refuse(&shop, &["segment-000001.seg is damaged", "bytes long"]);
}

#[test]
fn an_old_catalogue_over_new_segments() {
    // A half restored backup: the catalogue is genuine, but of another day.
    let shop = shop();
    let old = fs::read(shop.dir().join("catalog.db")).unwrap();
    shop.import("bert@example.com\n", "list", "optout", &[]);
    drop(shop.place.scrub(&["store", "compact", "-q"]).code(0));
    fs::write(shop.dir().join("catalog.db"), old).unwrap();
    all_refuse(&shop, &["catalog.db is at snapshot 2", "mark says that it has been at 4", "another copy"]);
}

#[test]
fn without_lists_is_not_stopped_by_a_bad_store() {
    let shop = shop();
    fs::remove_file(shop.place.path("scrub.key")).unwrap();
    assert_eq!(shop.kept(&["anna@example.com"], &["--without-lists"]), ["anna@example.com"]);
    // A list beside the store does not make up for the store.
    shop.place.write("more.txt", "bert@example.com\n");
    drop(shop.clean_fails(&["--suppress", "more.txt"]).says("there is no key"));
}

#[test]
fn readers_change_nothing() {
    let shop = shop();
    shop.place.write("contacts.csv", "email\nanna@example.com\nzoe@example.com\n");
    let before = picture(&shop.dir());
    drop(shop.place.scrub(&["clean", "contacts.csv", "-q"]).code(0));
    drop(shop.place.scrub(&["check", "contacts.csv"]).code(1).says("rejected 1"));
    drop(shop.place.scrub(&["why", "anna@example.com"]).code(0).prints("in force"));
    drop(shop.place.scrub(&["store", "status"]).code(0).prints("list"));
    drop(shop.place.scrub(&["store", "verify", "-q"]).code(0));
    drop(shop.place.scrub(&["store", "backup", "copy", "-q"]).code(0));
    assert_eq!(picture(&shop.dir()), before);
}

#[test]
fn a_refused_or_dry_import_changes_nothing() {
    let shop = shop();
    let before = picture(&shop.dir());
    drop(shop.try_import("bert@example.com\n", "list", "optout", &["--dry-run"]).code(0).says("nothing was changed"));
    drop(shop.try_import("bert@example.com\n", "list", "bounce", &[]).code(2).says("is of kind optout"));
    drop(shop.try_import("", "list", "optout", &[]).code(2).says("empty"));
    drop(
        shop.place
            .scrub(&["lift", "bert@example.com", "--list", "list", "--reason", "r"])
            .code(2)
            .says("no entry in force"),
    );
    assert_eq!(picture(&shop.dir()), before);
}

/// Runs as somebody who may read the store and not write it: as ourselves, or, since root may write everything, as
/// another user.
#[test]
fn a_read_only_store_can_be_used() {
    let shop = shop();
    shop.place.write("contacts.csv", "email\nanna@example.com\nzoe@example.com\n");
    let is_root = std::os::unix::fs::MetadataExt::uid(&fs::metadata(shop.place.root()).unwrap()) == 0;
    let become_other = ["--reuid=65534", "--regid=65534", "--clear-groups"];
    if is_root {
        let who = std::process::Command::new("setpriv").args(become_other).arg("true").output();
        assert!(
            who.is_ok_and(|output| output.status.success()),
            "this test runs as root and needs `setpriv` (util-linux) to become somebody who cannot write everything"
        );
    }
    let (dir, key) = (shop.dir(), shop.place.path("scrub.key"));
    let chown = |path: &std::path::Path| {
        if is_root {
            std::os::unix::fs::chown(path, Some(65534), Some(65534)).unwrap();
        }
    };
    chown(&key);
    chown(&shop.place.path("scrub.key.mark"));
    for entry in fs::read_dir(&dir).unwrap() {
        let path = entry.unwrap().path();
        chown(&path);
        fs::set_permissions(&path, fs::Permissions::from_mode(0o400)).unwrap();
    }
    chown(&dir);
    fs::set_permissions(&dir, fs::Permissions::from_mode(0o500)).unwrap();
    fs::set_permissions(shop.place.root(), fs::Permissions::from_mode(0o777)).unwrap();
    for file in ["scrub.toml", "contacts.csv"] {
        fs::set_permissions(shop.place.path(file), fs::Permissions::from_mode(0o644)).unwrap();
    }
    // The binary may lie where only root can go.
    let binary = shop.place.path("scrub-copy");
    fs::copy(env!("CARGO_BIN_EXE_scrub"), &binary).unwrap();
    let run = |args: &[&str]| {
        let mut command = std::process::Command::new(if is_root { std::path::Path::new("setpriv") } else { &binary });
        if is_root {
            command.args(become_other).arg(&binary);
        }
        command.args(args);
        command.current_dir(shop.place.root()).env("TMPDIR", shop.place.root());
        Ran::of(command.output().unwrap())
    };
    drop(run(&["clean", "contacts.csv", "-q"]).code(0));
    assert_eq!(shop.place.text("contacts.clean.csv"), "email\nzoe@example.com\n");
    drop(run(&["check", "contacts.csv", "-q"]).code(1).says("limit not met").prints(""));
    drop(run(&["why", "anna@example.com"]).code(0).prints("in force"));
    drop(run(&["store", "verify", "-q"]).code(0));
    drop(run(&["add", "bert@example.com"]).code(2).says("cannot"));
}

#[test]
fn a_backup_is_a_store() {
    let shop = shop();
    drop(shop.place.scrub(&["store", "backup", "copy"]).code(0).says("the key is not in it"));
    assert_eq!(fs::metadata(shop.place.path("copy")).unwrap().permissions().mode() & 0o777, 0o700);
    assert!(!shop.place.exists("copy/scrub.key"));
    drop(shop.place.scrub(&["store", "backup", "copy"]).code(2).says("already exists"));
    drop(shop.place.scrub(&["store", "verify", "--store", "copy", "-q"]).code(0));
    // The original may go; the copy does its work, also for writers.
    fs::remove_dir_all(shop.dir()).unwrap();
    copy_dir(&shop.place.path("copy"), &shop.dir());
    shop.import("bert@example.com\n", "list", "optout", &[]);
    assert_eq!(
        shop.kept(&["anna@example.com", "clara@example.com", "bert@example.com", "zoe@example.com"], &[]),
        ["zoe@example.com"]
    );
    shop.verify();
}

#[test]
fn a_damaged_store_is_not_backed_up() {
    let shop = shop();
    let segment = shop.segments().pop().unwrap();
    let mut bytes = fs::read(&segment).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&segment, bytes).unwrap();
    drop(shop.place.scrub(&["store", "backup", "copy"]).code(2).says("damaged"));
    assert!(!shop.place.exists("copy"));
}

#[test]
fn a_store_elsewhere_has_its_key_beside_it() {
    let place = Place::new();
    fs::create_dir(place.path("vault")).unwrap();
    drop(place.scrub(&["init", "-q", "--store", "vault/people"]).code(0));
    assert!(place.exists("vault/scrub.key"), "{:?}", place.files());
    assert!(place.exists("vault/people/catalog.db"), "{:?}", place.files());
    assert!(!place.exists(STORE));
    drop(place.scrub(&["add", "anna@example.com", "-q"]).code(0));
    let cleaned = crate::shop::clean_in(&place, &["anna@example.com", "zoe@example.com"], &[]);
    assert_eq!(cleaned.kept, ["zoe@example.com"]);
}
