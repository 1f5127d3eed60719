//! `scrub store undo`: takes one batch back, shows that it did, and can itself not be taken back.

use crate::shop::Shop;

#[test]
fn what_only_that_batch_vouches_for_goes() {
    let shop = Shop::new();
    shop.import("anna@example.com\nbert@example.com\n", "list", "optout", &[]);
    shop.import("bert@example.com\nclara@example.com\n", "list", "optout", &[]);
    let undo = ["store", "undo", "2", "--reason", "wrong file"];
    drop(shop.place.scrub(&undo).code(0).says("3 entries in force before, 2 after"));
    let contacts = ["anna@example.com", "bert@example.com", "clara@example.com"];
    assert_eq!(shop.kept(&contacts, &[]), ["clara@example.com"]);
    let why = shop.why("clara@example.com", &[]);
    assert_eq!(why["entries"][0]["state"], "undone");
    assert_eq!(why["entries"][0]["ended_by"]["reason"], "wrong file");
    assert_eq!(shop.status()["batches"][1]["undone_by"], 3);

    drop(shop.place.scrub(&undo).code(2).says("already undone, by batch 3"));
    drop(shop.place.scrub(&["store", "undo", "3", "--reason", "x"]).code(2).says("undo"));
    drop(shop.place.scrub(&["store", "undo", "9", "--reason", "x"]).code(2).says("there is no batch 9"));
    drop(shop.place.scrub(&["store", "undo", "0", "--reason", "x"]).code(2).says("there is no batch 0"));
    drop(shop.place.scrub(&["store", "undo", "1", "--reason", " "]).code(2).says("a reason is needed"));
    drop(shop.place.scrub(&["store", "undo", "1"]).code(2).says("--reason"));
    assert_eq!(shop.kept(&contacts, &[]), ["clara@example.com"]);

    shop.import("clara@example.com\n", "list", "optout", &[]);
    assert!(shop.kept(&contacts, &[]).is_empty());
    shop.verify();
}

#[test]
fn an_undone_lift_is_in_force_again() {
    let shop = Shop::new();
    shop.import("anna+x@example.com\n", "list", "optout", &[]);
    drop(shop.place.scrub(&["lift", "anna+x@example.com", "--list", "list", "--reason", "r", "-q"]).code(0));
    assert_eq!(shop.kept(&["anna@example.com"], &[]), ["anna@example.com"]);
    drop(shop.place.scrub(&["store", "undo", "2", "--reason", "wrong person", "-q"]).code(0));
    assert!(shop.kept(&["anna@example.com", "anna+x@example.com"], &[]).is_empty());
    assert_eq!(shop.list("list")["entries"], 1);
    // And it can be lifted anew.
    drop(shop.place.scrub(&["lift", "anna+x@example.com", "--list", "list", "--reason", "r", "-q"]).code(0));
    assert_eq!(shop.kept(&["anna@example.com"], &[]), ["anna@example.com"]);
    shop.verify();
}

#[test]
fn an_undone_replacement_lets_nobody_through() {
    let shop = Shop::new();
    let full: String = (0..20).map(|n| format!("person{n}@example.com\n")).collect();
    shop.import(&full, "list", "optout", &["--replace"]);
    let less: String = full.lines().skip(1).map(|line| format!("{line}\n")).collect();
    let lifting = ["--replace", "--lift-missing", "--reason", "r"];
    shop.import(&less, "list", "optout", &lifting);
    assert_eq!(shop.kept(&["person0@example.com", "person1@example.com"], &[]), ["person0@example.com"]);
    drop(shop.place.scrub(&["store", "undo", "2", "--reason", "wrong file", "-q"]).code(0));
    assert!(shop.kept(&["person0@example.com", "person1@example.com"], &[]).is_empty());
    shop.verify();
}

#[test]
fn a_compaction_cannot_be_undone_and_forgets_no_undone_batch() {
    let shop = Shop::new();
    shop.import("anna@example.com\n", "list", "optout", &[]);
    shop.import("bert@example.com\n", "list", "optout", &[]);
    drop(shop.place.scrub(&["store", "compact", "-q"]).code(0));
    drop(shop.place.scrub(&["store", "undo", "3", "--reason", "r"]).code(2).says("compact"));
    drop(shop.place.scrub(&["store", "undo", "1", "--reason", "r", "-q"]).code(0));
    assert_eq!(shop.kept(&["anna@example.com", "bert@example.com"], &[]), ["anna@example.com"]);
    drop(shop.place.scrub(&["store", "compact", "-q"]).code(0));
    assert_eq!(shop.why("anna@example.com", &[])["entries"][0]["state"], "undone");
    shop.verify();
}
