//! An older store must not decide: neither an old catalogue, nor a restored backup, until somebody accepts it.

use std::fs;

use serde_json::{Value, json};

use crate::common::Ran;
use crate::shop::{STORE, Shop, copy_dir};

/// Anna is on the list; a copy of that state lies in `copy`; then Bert and Clara come.
fn changed_since_a_copy() -> Shop {
    let shop = Shop::new();
    shop.import("anna@example.com\n", "list", "optout", &[]);
    copy_dir(&shop.dir(), &shop.place.path("copy"));
    shop.import("bert@example.com\nclara@example.com\nanna@example.com\n", "list", "optout", &[]);
    shop.place.write("more.txt", "dora@example.com\n");
    shop
}

const WRITERS: [&[&str]; 6] = [
    &["add", "dora@example.com"],
    &["lift", "anna@example.com", "--list", "list", "--reason", "r"],
    &["import", "more.txt", "--list", "list", "--kind", "optout"],
    &["import", "more.txt", "--list", "list", "--kind", "optout", "--dry-run"],
    &["store", "compact"],
    &["store", "undo", "1", "--reason", "r"],
];

#[track_caller]
fn refuses(shop: &Shop, args: &[&str], words: &[&str]) {
    let ran = shop.place.scrub(args).code(2);
    drop(words.iter().fold(ran, |ran: Ran, part| ran.says(part)));
}

#[test]
fn a_restored_backup_decides_nothing_until_it_is_accepted() {
    let shop = changed_since_a_copy();
    copy_dir(&shop.place.path("copy"), &shop.dir());
    let words = ["is at snapshot 2", "scrub.key.mark says that it has been at 3", "scrub store accept --reason TEXT"];
    drop(words.iter().fold(shop.clean_fails(&[]), |ran, part| ran.says(part)));
    let readers_that_decide: [&[&str]; 2] = [&["check", "contacts.csv"], &["clean", "contacts.csv", "--dry-run"]];
    for args in WRITERS.iter().chain(&readers_that_decide) {
        refuses(&shop, args, &words);
    }
    // Whoever only looks is told, and sees what is there.
    let note = "note: ";
    drop(shop.place.scrub(&["store", "status"]).code(0).prints("snapshot 2").says(note).says(words[1]));
    drop(shop.place.scrub(&["store", "verify"]).code(0).says("the store is sound").says(note).says(words[1]));
    drop(shop.place.scrub(&["why", "anna@example.com"]).code(0).prints("in force").says(note));
    drop(
        shop.place
            .scrub(&["why", "bert@example.com", "-q"])
            .code(0)
            .prints("not decided, the store is older")
            .says(note),
    );
    drop(shop.place.scrub(&["store", "backup", "another"]).code(0).says(note));
    let rolled_back = |args: &[&str]| -> Value {
        let ran = shop.place.scrub(args).code(0).prints("{").any_words();
        serde_json::from_str::<Value>(&ran.stdout).unwrap()["rolled_back"].clone()
    };
    let expected = json!({"snapshot": 2, "marked": 3, "forked": false});
    assert_eq!(rolled_back(&["store", "status", "--format", "json"]), expected);
    assert_eq!(rolled_back(&["why", "anna@example.com", "--format", "json"]), expected);
    let ran = shop.place.scrub(&["why", "bert@example.com", "--format", "json"]).code(0).prints("{").any_words();
    let bert: Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!((&bert["kept"], &bert["reasons"]), (&json!(false), &json!([])), "by what is lost nobody is kept");

    let accept = ["store", "accept", "--reason", "the disk broke, this is all there is"];
    drop(
        shop.place.scrub(&accept).code(0).says("accepted (batch 2): the store goes on from snapshot 2, as snapshot 4"),
    );
    assert_eq!(shop.kept(&["anna@example.com", "bert@example.com"], &[]), ["bert@example.com"]);
    let batch = shop.batch();
    assert_eq!((&batch["action"], &batch["reason"]), (&"accept".into(), &accept[3].into()));
    assert_eq!(shop.status()["rolled_back"], Value::Null);
    drop(shop.place.scrub(&["store", "status"]).code(0).prints("accept   reason: the disk broke"));
    shop.import("bert@example.com\n", "list", "optout", &[]);
    shop.verify();
    // The newer state that was given up is now the older one, and so is the copy.
    copy_dir(&shop.place.path("copy"), &shop.dir());
    drop(shop.clean_fails(&[]).says("says that it has been at 5"));
}

/// Bert and Clara opt out in the store; dora in a copy of it, which then takes its place, with the same snapshot number.
#[test]
fn a_copy_that_went_on_decides_nothing_in_the_place_of_the_store() {
    let shop = changed_since_a_copy();
    let marks = shop.place.text("scrub.key.mark");
    fs::remove_file(shop.place.path("scrub.key.mark")).unwrap();
    copy_dir(&shop.place.path("copy"), &shop.dir());
    shop.import("dora@example.com\n", "list", "optout", &[]);
    shop.place.write("scrub.key.mark", &marks);
    let words =
        ["is at snapshot 3", "does not come from the snapshot 3 that", "went on by itself", "scrub store accept"];
    drop(words.iter().fold(shop.clean_fails(&[]), |ran, part| ran.says(part)));
    for args in WRITERS {
        refuses(&shop, args, &words);
    }
    // Also to whoever wants to hear nothing but errors.
    for quiet in [&["store", "status", "-q"][..], &["why", "bert@example.com", "-q"]] {
        drop(shop.place.scrub(quiet).code(0).prints("").any_words().says("went on by itself"));
    }
    drop(shop.place.scrub(&["store", "verify", "-q"]).code(0).says("went on by itself"));
    drop(shop.place.scrub(&["why", "bert@example.com"]).code(0).prints("not decided, the store is a copy").any_words());
    let ran = shop.place.scrub(&["store", "status", "--format", "json"]).code(0).prints("{").any_words();
    let status: Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!(status["rolled_back"], json!({"snapshot": 3, "marked": 3, "forked": true}));
    drop(shop.place.scrub(&["store", "accept", "--reason", "meant"]).code(0).says("as snapshot 4"));
    assert_eq!(shop.kept(&["bert@example.com", "dora@example.com"], &[]), ["bert@example.com"]);
    shop.verify();
}

/// Damage must not hide that a store is old: whoever accepts it has to know what is missing.
#[test]
fn a_damaged_mark_hides_no_older_store() {
    type Damage = fn(&Shop);
    let damages: [Damage; 4] = [
        |shop| drop(shop.place.write(&format!("{STORE}/mark"), "")),
        |shop| {
            let own = shop.place.text(&format!("{STORE}/mark"));
            drop(shop.place.write(&format!("{STORE}/mark"), format!("{own}{own}")));
        },
        |shop| {
            let other = Shop::new();
            drop(shop.place.write(&format!("{STORE}/mark"), other.place.text(&format!("{STORE}/mark"))));
        },
        |shop| {
            let marks = shop.place.text("scrub.key.mark");
            drop(shop.place.write("scrub.key.mark", format!("{marks}rubbish\n")));
        },
    ];
    for damage in damages {
        let shop = changed_since_a_copy();
        copy_dir(&shop.place.path("copy"), &shop.dir());
        damage(&shop);
        drop(shop.clean_fails(&[]).says("says that it has been at 3"));
        let ran = shop.place.scrub(&["store", "verify"]).code(2);
        drop(ran.says("says that it has been at 3").says("the store cannot be trusted:").says("mark is "));
        drop(shop.place.scrub(&["store", "status"]).code(0).prints("snapshot 2").says("says that it has been at 3"));
    }
}

#[test]
fn lines_of_other_stores_never_go_without_a_word() {
    let shop = Shop::new();
    let marks = shop.place.text("scrub.key.mark");
    shop.place.write("scrub.key.mark", format!("{marks}rubbish\n"));
    drop(shop.clean_fails(&[]).says("scrub.key.mark is damaged"));
    let accept = ["store", "accept", "--reason", "looked at it"];
    let ran = shop.place.scrub(&accept).code(0).says("accepted").says("its marks are written anew");
    drop(ran.says("1 line of").says("another store has the same key"));
    drop(shop.place.scrub(&accept).code(2).says("nothing to accept"));
}

#[test]
fn a_mark_that_lags_behind_is_said() {
    let shop = Shop::new();
    let marks = shop.place.text("scrub.key.mark");
    drop(shop.place.scrub(&["add", "anna@example.com"]).code(0).any_words());
    shop.place.write("scrub.key.mark", &marks);
    drop(shop.place.scrub(&["store", "status"]).code(0).prints("snapshot 2").says("knows only an older state"));
    drop(shop.place.scrub(&["add", "bert@example.com"]).code(0).any_words());
    drop(shop.place.scrub(&["store", "status", "-q"]).code(0).prints("snapshot 3"));
}

#[test]
fn an_old_catalogue_beside_newer_segments_stops_everything_until_it_is_accepted() {
    let shop = changed_since_a_copy();
    // The second import took in the segment of the first, so that has to be put back as well.
    for file in ["catalog.db", "segment-000001.seg"] {
        fs::copy(shop.place.path("copy").join(file), shop.dir().join(file)).unwrap();
    }
    let newer = shop.place.read("scrub.store/segment-000002.seg");
    let words = ["catalog.db is at snapshot 2", "mark says that it has been at 3", "scrub store accept"];
    drop(words.iter().fold(shop.clean_fails(&[]), |ran, part| ran.says(part)));
    let readers: [&[&str]; 4] = [
        &["check", "contacts.csv"],
        &["why", "anna@example.com"],
        &["store", "status"],
        &["store", "backup", "another"],
    ];
    for args in WRITERS.iter().chain(&readers) {
        refuses(&shop, args, &words);
    }
    let unknown = "segment-000002.seg is part of a state that the catalog does not know";
    refuses(&shop, &["store", "verify"], &[words[0], unknown]);
    assert_eq!(shop.place.read("scrub.store/segment-000002.seg"), newer, "a refused writer removed a segment");

    let ran = shop.place.scrub(&["store", "accept", "--reason", "meant"]).code(0).says("as snapshot 4");
    drop(ran.says("kept").says("lost/segment-000002.seg"));
    assert_eq!(shop.place.read("scrub.store/lost/segment-000002.seg"), newer);
    assert_eq!(shop.kept(&["anna@example.com", "bert@example.com"], &[]), ["bert@example.com"]);
    shop.import("bert@example.com\n", "list", "optout", &[]);
    assert!(!shop.place.exists("scrub.store/segment-000002.seg"), "the number was used twice");
    shop.verify();
}

#[test]
fn a_backup_copied_over_a_newer_store_loses_no_segment() {
    let shop = changed_since_a_copy();
    // What `cp -r` does: the old files, marks too, beside the newer ones. Only the mark beside the key can tell.
    for file in ["catalog.db", "mark", "segment-000001.seg"] {
        fs::copy(shop.place.path("copy").join(file), shop.dir().join(file)).unwrap();
    }
    let newer = shop.place.read("scrub.store/segment-000002.seg");
    drop(shop.clean_fails(&[]).says("scrub.key.mark says that it has been at 3"));
    for args in WRITERS {
        refuses(&shop, args, &["scrub.key.mark says that it has been at 3"]);
    }
    let unknown = "segment-000002.seg is part of a state that the catalog does not know";
    refuses(&shop, &["store", "verify"], &["note: ", "says that it has been at 3", unknown]);
    assert_eq!(shop.place.read("scrub.store/segment-000002.seg"), newer);
    drop(shop.place.scrub(&["store", "accept", "--reason", "meant"]).code(0).says("lost/segment-000002.seg"));
    assert_eq!(shop.place.read("scrub.store/lost/segment-000002.seg"), newer);
    shop.verify();
}

#[test]
fn there_is_nothing_to_accept_in_a_store_that_is_as_new_as_it_was() {
    let shop = changed_since_a_copy();
    let before = shop.place.read("scrub.store/catalog.db");
    drop(shop.place.scrub(&["store", "accept", "--reason", "r"]).code(2).says("there is nothing to accept"));
    drop(shop.place.scrub(&["store", "accept"]).code(2).says("--reason"));
    drop(shop.place.scrub(&["store", "accept", "--reason", " "]).code(2).says("a reason is needed"));
    let named = ["store", "accept", "--reason", "anna@example.com is on it"];
    drop(shop.place.scrub(&named).code(2).says("it holds an e-mail address, which must not be stored"));
    assert_eq!(shop.place.read("scrub.store/catalog.db"), before);
    drop(shop.place.scrub(&["store", "accept", "--help"]).code(0).prints("Exit codes:").prints("--reason <TEXT>"));
}

#[test]
fn a_segment_that_an_interrupted_import_left_is_a_remark() {
    let shop = changed_since_a_copy();
    shop.place.write("scrub.store/segment-000099.seg", "half");
    let ran = shop.place.scrub(&["store", "verify"]).code(0).says("the store is sound");
    drop(ran.says("segment-000099.seg is not part of the store"));
    shop.import("bert@example.com\n", "list", "optout", &[]);
    shop.verify();
    assert!(!shop.place.exists("scrub.store/segment-000099.seg"));
}

#[test]
fn a_mark_that_says_nothing_stops_everything() {
    for (file, text, words) in [
        ("scrub.store/mark", "rubbish\n", "mark is damaged"),
        ("scrub.store/mark", "", "mark is damaged"),
        ("scrub.key.mark", "rubbish\n", "scrub.key.mark is damaged"),
    ] {
        let shop = changed_since_a_copy();
        shop.place.write(file, text);
        drop(shop.clean_fails(&[]).says(words));
        for args in [&["store", "status"][..], &["store", "verify"], &["why", "anna@example.com"], WRITERS[0]] {
            refuses(&shop, args, &[words, "scrub store accept"]);
        }
        // That other stores may have lost their line is said with -q, too.
        let ran = shop.place.scrub(&["store", "accept", "--reason", "looked at it", "-q"]).code(0);
        drop(if file == "scrub.key.mark" { ran.says("1 line of").says("could not be read and went") } else { ran });
        assert!(shop.kept(&["anna@example.com"], &[]).is_empty());
        shop.verify();
    }
    let shop = changed_since_a_copy();
    shop.place.write("scrub.store/mark", Shop::new().place.read("scrub.store/mark"));
    drop(shop.clean_fails(&[]).says("is the mark of another store"));
}

#[test]
fn missing_marks_are_no_obstacle() {
    let shop = changed_since_a_copy();
    for file in ["scrub.store/mark", "scrub.key.mark"] {
        fs::remove_file(shop.place.path(file)).unwrap();
        assert!(shop.kept(&["anna@example.com"], &[]).is_empty());
    }
    drop(
        shop.place
            .scrub(&["store", "status"])
            .code(0)
            .prints("snapshot 3")
            .says("an older state of the store, or none"),
    );
    shop.import("dora@example.com\n", "list", "optout", &[]);
    assert!(shop.place.exists("scrub.store/mark") && shop.place.exists("scrub.key.mark"));
}

#[test]
fn no_output_takes_the_place_of_the_mark_beside_the_key() {
    let shop = changed_since_a_copy();
    let before = shop.place.read("scrub.key.mark");
    shop.place.write("contacts.csv", "email\nzoe@example.com\n");
    let clean = ["clean", "contacts.csv", "--force", "-o", "scrub.key.mark"];
    drop(shop.place.scrub(&clean).code(2).says("would overwrite the mark of the key"));
    assert_eq!(shop.place.read("scrub.key.mark"), before);
    assert!(shop.place.path(STORE).is_dir());
}
