//! Promise P6 from end to end: a person who is missing from a full list stays suppressed until somebody lifts the entry
//! and says why, and the trace stays.

use crate::shop::Shop;

const FULL: &str = "anna@example.com\nbert@example.com\nclara@example.com\ndora@example.com\nemil@example.com\n\
                    fred@example.com\ngina@example.com\nhans@example.com\nida@example.com\njan@example.com\n\
                    kim@example.com\n";

fn without(person: &str) -> String {
    FULL.lines().filter(|line| *line != person).map(|line| format!("{line}\n")).collect()
}

#[test]
fn a_missing_person_stays_until_lifted() {
    for kind in ["optout", "complaint", "bounce"] {
        let shop = Shop::new();
        shop.import(FULL, "full", kind, &["--replace"]);
        let before = shop.reason("clara@example.com", &[]).unwrap();
        let ran = shop.try_import(without("clara@example.com"), "full", kind, &["--replace"]).code(0);
        drop(ran.says("1 of the list before are missing from this one and stay in force"));

        let cleaned = shop.clean(&["clara@example.com", "anna@example.com", "zoe@example.com"], &[]);
        assert_eq!(cleaned.kept, ["zoe@example.com"]);
        assert_eq!(cleaned.rejected["clara@example.com"].0, before);
        assert_eq!(cleaned.detail("clara@example.com", "missing").as_deref(), Some("yes"));
        assert_eq!(cleaned.detail("anna@example.com", "missing"), None);
        assert_eq!(shop.list("full")["missing"], 1);
        assert_eq!(shop.list("full")["entries"], 11);

        let why = shop.why("clara@example.com", &[]);
        assert_eq!(why["entries"][0]["state"], "in force");
        assert_eq!(why["entries"][0]["missing_since_batch"], 2);
        assert_eq!(why["kept"], false);
        drop(
            shop.place
                .scrub_with(&["why"], b"clara@example.com\n")
                .code(0)
                .prints("missing from the full list of batch 2"),
        );

        let lift = ["lift", "-", "--list", "full", "--reason", "new consent, ticket 4711"];
        drop(shop.place.scrub_with(&lift, b"clara@example.com\n").code(0).says("1 entry lifted"));
        assert_eq!(shop.kept(&["clara@example.com", "anna@example.com"], &[]), ["clara@example.com"]);
        let why = shop.why("clara@example.com", &[]);
        assert_eq!(why["kept"], true);
        assert_eq!(why["entries"][0]["state"], "lifted");
        assert_eq!(why["entries"][0]["ended_by"]["batch"], 3);
        assert_eq!(why["entries"][0]["ended_by"]["reason"], "new consent, ticket 4711");
        assert_eq!(shop.list("full")["missing"], 0);
        assert_eq!(shop.list("full")["entries"], 10);

        // The trace outlives a compaction, and the entry does not come back by itself.
        drop(shop.place.scrub(&["store", "compact"]).code(0).says("merged"));
        shop.import(without("clara@example.com"), "full", kind, &["--replace"]);
        assert_eq!(shop.kept(&["clara@example.com"], &[]), ["clara@example.com"]);
        assert_eq!(shop.why("clara@example.com", &[])["entries"][0]["ended_by"]["reason"], "new consent, ticket 4711");

        // Whoever objects again is suppressed again.
        shop.import(FULL, "full", kind, &["--replace"]);
        assert_eq!(shop.kept(&["clara@example.com"], &[]), Vec::<String>::new());
        assert_eq!(shop.why("clara@example.com", &[])["entries"][0]["state"], "in force");
        shop.verify();
    }
}

#[test]
fn a_person_with_a_tag_is_lifted_in_both_forms() {
    let shop = Shop::new();
    shop.import("clara+shop@example.com\n", "full", "optout", &[]);
    let contacts = ["clara+shop@example.com", "clara@example.com", "clara+news@example.com"];
    assert!(shop.kept(&contacts, &[]).is_empty());
    let lift = ["lift", "-q", "--list", "full", "--reason", "mistyped"];
    // Only whoever is on the list can be lifted, not a neighbour that it reaches loosely.
    drop(shop.place.scrub_with(&lift, b"clara@example.com\n").code(2).says("holds no entry in force"));
    assert!(shop.kept(&contacts, &[]).is_empty());
    drop(shop.place.scrub_with(&lift, b"Clara+Shop@Example.com\n").code(0));
    assert_eq!(shop.kept(&contacts, &[]), contacts);
    shop.verify();
}

#[test]
fn of_two_tags_one_lifted_leaves_the_other() {
    let shop = Shop::new();
    shop.import("clara+a@example.com\nclara+b@example.com\n", "full", "optout", &[]);
    let lift = ["lift", "-q", "--list", "full", "--reason", "mistyped"];
    drop(shop.place.scrub_with(&lift, b"clara+a@example.com\n").code(0));
    let contacts = ["clara+a@example.com", "clara+b@example.com", "clara@example.com"];
    assert_eq!(shop.kept(&contacts, &[]), Vec::<String>::new(), "clara+b still reaches them all, loosely");
    assert_eq!(shop.kept(&contacts, &["--match", "exact"]), ["clara+a@example.com", "clara@example.com"]);
}

#[test]
fn a_lift_is_for_one_list_only() {
    let shop = Shop::new();
    shop.import("clara@example.com\n", "letters", "optout", &[]);
    shop.import("clara@example.com\n", "calls", "complaint", &[]);
    let lift = ["lift", "-q", "--list", "letters", "--reason", "mistyped"];
    drop(shop.place.scrub_with(&lift, b"clara@example.com\n").code(0));
    assert_eq!(shop.reason("clara@example.com", &[]).as_deref(), Some("optout.complaint"));
}

#[test]
fn lifting_all_that_is_missing_needs_a_reason_and_leaves_it() {
    let shop = Shop::new();
    shop.import(FULL, "full", "optout", &["--replace"]);
    let less = without("clara@example.com");
    drop(shop.try_import(&less, "full", "optout", &["--replace", "--lift-missing"]).code(2).says("--reason"));
    drop(shop.try_import(&less, "full", "optout", &["--lift-missing", "--reason", "x"]).code(2).says("--replace"));
    let blank = ["--replace", "--lift-missing", "--reason", " "];
    drop(shop.try_import(&less, "full", "optout", &blank).code(2).says("a reason is needed"));
    assert!(shop.kept(&["clara@example.com"], &[]).is_empty());

    let lifting = ["--replace", "--lift-missing", "--reason", "the provider deletes on request"];
    drop(shop.try_import(&less, "full", "optout", &lifting).code(0).says("were lifted"));
    assert_eq!(shop.kept(&["clara@example.com", "anna@example.com"], &[]), ["clara@example.com"]);
    let why = shop.why("clara@example.com", &[]);
    assert_eq!(why["entries"][0]["state"], "lifted");
    assert_eq!(why["entries"][0]["ended_by"]["reason"], "the provider deletes on request");
    // A later list without the flag lifts nobody.
    let fewer: String = less.lines().skip(1).map(|line| format!("{line}\n")).collect();
    shop.import(fewer, "full", "optout", &["--replace"]);
    assert!(shop.kept(&["anna@example.com"], &[]).is_empty());
    assert_eq!(shop.kept(&["clara@example.com"], &[]), ["clara@example.com"]);
}

#[test]
fn a_register_forgets_whom_its_publisher_removed() {
    let shop = Shop::new();
    let as_register = ["--register", "idi", "--replace"];
    shop.import(FULL, "robinson", "register", &as_register);
    assert_eq!(shop.reason("clara@example.com", &[]).as_deref(), Some("register.voluntary"));
    let ran = shop.try_import(without("clara@example.com"), "robinson", "register", &as_register).code(0);
    drop(ran.says("1 of the list before are missing from this one and are no longer in force"));
    assert_eq!(shop.kept(&["clara@example.com", "anna@example.com"], &[]), ["clara@example.com"]);
    let why = shop.why("clara@example.com", &[]);
    assert_eq!((&why["entries"][0]["state"], &why["kept"]), (&"vanished".into(), &true.into()));
    assert_eq!(why["entries"][0]["register"], "idi");
    assert_eq!(shop.list("robinson")["entries"], 10);

    drop(shop.place.scrub(&["store", "undo", "2", "--reason", "wrong file"]).code(0).says("batch 2 undone"));
    assert_eq!(shop.kept(&["clara@example.com", "anna@example.com"], &[]), Vec::<String>::new());
    assert_eq!(shop.list("robinson")["entries"], 11);
    shop.verify();
}
