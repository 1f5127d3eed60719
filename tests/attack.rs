//! What an attacker or an unlucky user found once; each stays found.

mod common;

use common::Place;

/// The clean list of `contacts` against the list `optouts`, both as text.
fn kept(contacts: &str, optouts: &str, flags: &[&str]) -> String {
    let place = Place::new();
    place.write("c.csv", contacts);
    place.write("l.txt", optouts);
    let args = [&["clean", "c.csv", "--suppress", "l.txt", "-q"], flags].concat();
    place.scrub(&args).code(0);
    place.text("c.clean.csv")
}

#[test]
fn a_digest_of_the_loose_form_is_loose_for_international_domains_too() {
    // MD5 of `max@bücher.de`.
    let list = "2f7690dbc4d961eb41df114403d8736a\n";
    let contacts = "Email\nmax+a@bücher.de\nother@example.com\n";
    assert_eq!(kept(contacts, list, &["--match", "exact"]), contacts);
    assert_eq!(kept(contacts, list, &[]), "Email\nother@example.com\n");
}

#[test]
fn an_address_with_another_at_sign_is_looked_up() {
    // U+FE6B, a small commercial at.
    let contacts = "id,Email,Email2\n1,max\u{fe6b}firma.de,a@b.de\n2,n/a,c@d.de\n";
    assert_eq!(kept(contacts, "max@firma.de\n", &[]), "id,Email,Email2\n2,n/a,c@d.de\n");
    assert_eq!(kept(contacts, "x@y.de\n", &[]), contacts);
}

#[test]
fn a_digest_column_is_named_for_the_lists_only() {
    let place = Place::new();
    place.write("c.csv", "id,Email\n1,max@bücher.de\n2,other@example.com\n");
    place.write("l.csv", "email,hash\nx@y.de,2f7690dbc4d961eb41df114403d8736a\n");
    place.write("m.txt", "nobody@example.com\n");
    let args = ["clean", "c.csv", "--suppress", "l.csv", "--suppress", "m.txt", "--column", "digest=hash", "-q"];
    place.scrub(&args).code(0);
    assert_eq!(place.text("c.clean.csv"), "id,Email\n2,other@example.com\n");
    let args = ["clean", "c.csv", "--suppress", "m.txt", "--column", "digest=hash", "--force"];
    place.scrub(&args).code(2).says("no column is called");
}

#[test]
fn a_forced_run_that_fails_early_leaves_no_old_list() {
    let place = Place::new();
    place.write("c.csv", "Email\na@b.de\n");
    place.write("l.txt", "x@y.de\n");
    for (flags, words) in [
        (["--rejects", "c.csv"], "would overwrite the contact list"),
        (["--rejects", "send.csv"], "would be the same file"),
        (["--rejects", "/proc/nope/x.csv"], "cannot make the directory /proc/nope"),
        (["--channel", "post"], "Channels that work"),
    ] {
        place.write("send.csv", "OLD");
        let args = [&["clean", "c.csv", "--suppress", "l.txt", "-o", "send.csv", "--force"], flags.as_slice()].concat();
        place.scrub(&args).code(2).says(words);
        assert!(!place.exists("send.csv"), "{flags:?}");
    }
    place.write("send.csv", "OLD");
    let args = ["clean", "c.csv", "--suppress", "l.txt", "-o", "send.csv", "--force", "-n", "--channel", "post"];
    place.scrub(&args).code(2).says("Channels that work");
    assert_eq!(place.text("send.csv"), "OLD", "a dry run removes nothing");
    // What is no clean list is never removed.
    let ran = place.scrub(&["clean", "c.csv", "--suppress", "l.txt", "-o", "c.csv", "--force"]);
    ran.code(2).says("would overwrite the contact list");
    place
        .scrub(&["clean", "c.csv", "--suppress", "l.txt", "-o", "l.txt", "--force", "--channel", "post"])
        .code(2)
        .says("Channels that work");
    assert!(place.exists("c.csv") && place.exists("l.txt"));
}

#[test]
fn a_date_still_to_come_is_no_age() {
    let place = Place::new();
    place.scrub(&["init", "-q"]).code(0);
    let list = place.write("o.txt", "x@y.de\n");
    let future = std::time::SystemTime::now() + std::time::Duration::from_secs(400 * 24 * 60 * 60);
    std::fs::File::options().append(true).open(list).and_then(|file| file.set_modified(future)).unwrap();
    place.scrub(&["import", "o.txt", "--list", "o", "--kind", "optout"]).code(2).says("still to come");
    place.scrub(&["import", "o.txt", "--list", "o", "--kind", "optout", "--as-of", "2026-01-02", "-q"]).code(0);
}

#[test]
fn fail_on_counts_every_reason_of_a_row() {
    let place = Place::new();
    place.write("c.csv", "Email,Abgemeldet\nmax@example.com,1\n");
    place.write("l.txt", "max@example.com\n");
    place.scrub(&["check", "c.csv", "--suppress", "l.txt", "--fail-on", "optout.column"]).code(1).says("limit not met");
    place.scrub(&["check", "c.csv", "--suppress", "l.txt", "--fail-on", "dup"]).code(0).never_says("limit not met");
}

/// A run makes a secret of its own if there is no store.
#[test]
fn of_many_spellings_in_a_list_the_first_is_the_proof() {
    let place = Place::new();
    let tagged: String = (0..12).map(|tag| format!("max+{tag}@firma.example\n")).collect();
    place.write("optouts.txt", tagged);
    place.write("in.csv", "email\nmax@firma.example\neva@firma.example\n");
    place.scrub(&["clean", "in.csv", "--suppress", "optouts.txt"]).code(0).any_words();
    let rejects = place.text("in.rejected.csv");
    let lines: Vec<_> = rejects.split(" line=").skip(1).filter_map(|rest| rest.split(' ').next()).collect();
    assert_eq!(lines, ["1"], "of one list the first proves as much as all: {rejects}");
}

#[test]
fn one_input_is_not_used_twice() {
    let place = Place::new();
    place.write("c.csv", "Email\na@b.de\n");
    place.scrub(&["clean", "-", "--suppress", "-", "-o", "x.csv"]).code(2).says("named twice");
    place.scrub(&["clean", "c.csv", "--suppress", "./c.csv"]).code(2).says("the contact list itself");
}

#[test]
fn addresses_that_nobody_reads_are_remarked() {
    let place = Place::new();
    place.write("c.csv", "id,Email,Betreuer\n1,a@b.de,max@firma.de\n");
    place.write("l.txt", "max@firma.de\n");
    place.scrub(&["clean", "c.csv", "--suppress", "l.txt"]).code(0).says("Betreuer\" holds addresses");
    let args = [
        "clean",
        "c.csv",
        "--suppress",
        "l.txt",
        "--column",
        "email=2",
        "--column",
        "email=3",
        "--force",
        "--min-kept=0",
    ];
    place.scrub(&args).code(0).never_says("holds addresses");
    assert_eq!(place.text("c.clean.csv"), "id,Email,Betreuer\n");
}
