//! Lists that are refused, through `import` and through `--suppress`: each with a message of its own, nothing changed, no
//! clean list, and no address in the message.

use std::collections::BTreeSet;
use std::fs;

use crate::common::fixture;
use crate::shop::{Shop, picture};

/// File under fixtures/lists/bad, and words of its message.
const BAD: [(&str, &[&str]); 9] = [
    ("binary.txt", &["a ZIP archive that is damaged"]),
    ("broad-domain.txt", &["line 3", "gmail.com", "a mailbox provider", "--allow-broad-domains"]),
    ("cut-digest.txt", &["cut off inside the digest on line 6"]),
    ("empty.txt", &["empty"]),
    ("html-error-page.txt", &["is an HTML page"]),
    ("json.txt", &["is JSON"]),
    ("public-suffix.txt", &["line 2", "co.uk", "a public suffix"]),
    ("too-many-unreadable.txt", &["5 of 10 lines", "3, 4, 6, 7, 9", "--allow-unreadable"]),
    ("two-digest-lengths.txt", &["MD5 on line 1", "SHA-1 on line 5"]),
];

#[test]
fn every_bad_fixture_is_refused_in_its_own_words() {
    let shop = Shop::new();
    shop.import("somebody-else@example.com\n", "list", "optout", &[]);
    let mut files: Vec<_> =
        fs::read_dir(fixture("lists/bad")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    files.sort();
    assert_eq!(files, BAD.map(|(name, _)| name), "a fixture without a test");
    let before = picture(&shop.dir());
    let mut messages = BTreeSet::new();
    for (name, words) in BAD {
        let path = fixture(&format!("lists/bad/{name}"));
        let path = path.to_str().unwrap();
        let mut ran = shop.import_file(path, "list", "optout", &[]).code(2);
        for word in words {
            ran = ran.says(word);
        }
        messages.insert(ran.stderr.replace(path, "").split_whitespace().collect::<Vec<_>>().join(" "));
        // The fixtures hold addresses; a message may show a domain entry, but no person.
        drop(ran.never_says("@example").never_says("anna").never_says("support"));
        let mut ran = shop.clean_fails(&["--suppress", path]);
        for word in words {
            ran = ran.says(word);
        }
        drop(ran.never_says("@example").never_says("anna"));
        let mut ran = shop.import_file(path, "fresh", "optout", &["--dry-run"]).code(2);
        for word in words {
            ran = ran.says(word);
        }
    }
    assert_eq!(messages.len(), BAD.len(), "two refusals say the same");
    assert_eq!(picture(&shop.dir()), before);
}

#[test]
fn broad_domains_can_be_allowed() {
    let shop = Shop::new();
    let path = fixture("lists/bad/broad-domain.txt");
    shop.import(fs::read(path).unwrap(), "list", "optout", &["--allow-broad-domains"]);
    assert_eq!(shop.reason("anybody@gmail.com", &[]).as_deref(), Some("optout.domain"));
    // A whole country never.
    drop(shop.try_import("@de\n", "list", "optout", &["--allow-broad-domains"]).code(2).says("top-level domain"));
}

#[test]
fn unreadable_lines_can_be_allowed_and_are_named() {
    let shop = Shop::new();
    let path = fixture("lists/bad/too-many-unreadable.txt");
    let path = path.to_str().unwrap();
    drop(
        shop.import_file(path, "list", "optout", &["--allow-unreadable", "40%"]).code(2).says("at most 4 are allowed"),
    );
    let ran = shop.import_file(path, "list", "optout", &["--allow-unreadable", "50%"]).code(0);
    drop(ran.says("3, 4, 6, 7, 9").says("5 unreadable"));
    assert_eq!(shop.batch()["unreadable"], 5);
    assert!(shop.kept(&["anna.schmidt@example.com"], &[]).is_empty());
    for bad in ["101%", "-1%", "many"] {
        let flag = format!("--allow-unreadable={bad}");
        drop(shop.import_file(path, "list", "optout", &[&flag]).code(2).says("'--allow-unreadable <N|N%>'"));
    }
}

#[test]
fn a_remark_is_made_once() {
    let shop = Shop::new();
    let good: String = (0..300).map(|n| format!("person{n}@example.com\n")).collect();
    let ran = shop.try_import(format!("{good}nonsense line\nclara@example.com\n"), "list", "optout", &[]).code(0);
    let notes = ran.stderr.lines().filter(|line| line.starts_with("note: ") && line.contains("301")).count();
    assert_eq!(notes, 1, "the same line is named twice:\n{}", ran.stderr);
    drop(ran.says("lines cannot be read: 301"));
}

#[test]
fn what_is_no_list_at_all() {
    let shop = Shop::new();
    for (text, words) in [
        (&b"<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code></Error>\n"[..], "XML"),
        (b"[\"anna@example.com\"]\n", "JSON"),
        (b"email\n", "only a header"),
        (b"# nobody\n#\n", "only comments"),
        (b"nonsense\nmore nonsense\n", "lines"),
        (b"name;city\nAnna;Berlin\nBert;Bonn\n", "column"),
        (b"anna@example.com\n\"bert@example.com\nclara@example.com\n", "quote"),
        (b"anna@example.com\nbert@exa", "cut off"),
    ] {
        let ran = shop.try_import(text, "list", "optout", &[]).code(2).says(words);
        drop(ran.never_says("anna@").never_says("bert@"));
    }
    assert!(shop.status()["batches"].as_array().unwrap().is_empty());
    drop(shop.place.scrub_with(&["import", "-", "--list", "l", "--kind", "optout"], b"").code(2).says("empty"));
    fs::create_dir(shop.place.path("folder")).unwrap();
    drop(shop.import_file("folder", "list", "optout", &[]).code(2).says("folder"));
    drop(shop.import_file("scrub.store/catalog.db", "list", "optout", &[]).code(2).says("a database"));
    drop(shop.import_file("scrub.key", "list", "optout", &[]).code(2).never_says("scrub-key-1"));
}

#[test]
fn the_shipped_lists_do_what_they_say() {
    let shop = Shop::new();
    for (file, list, kind) in [
        ("lists/optouts-clear.txt", "clear", "optout"),
        ("lists/optouts-md5.txt", "md5", "optout"),
        ("lists/optouts-sha256.csv", "sha256", "optout"),
        ("lists/domains.txt", "domains", "optout"),
        ("lists/complaints.csv", "complaints", "complaint"),
        ("lists/bounces.csv", "bounces", "bounce"),
    ] {
        let path = fixture(file);
        drop(shop.import_file(path.to_str().unwrap(), list, kind, &[]).code(0).says("0 unreadable"));
    }
    let reason = |contact: &str| shop.reason(contact, &[]);
    assert_eq!(reason("JÜRGEN@xn--bcher-kva.example").as_deref(), Some("optout.global"));
    assert_eq!(reason("m.ax.mustermann+x@googlemail.com").as_deref(), Some("optout.global"));
    assert_eq!(reason("weiss@example.org"), None, "ß is not ss");
    assert_eq!(reason("info@wettbewerb.example").as_deref(), Some("optout.domain"));
    assert_eq!(reason("info@sub.wettbewerb.example"), None);
    assert_eq!(reason("info@sub.konzern.example").as_deref(), Some("optout.domain"));
    assert_eq!(reason("info@konzern.example"), None);
    assert_eq!(reason("spam.reporter@example.com").as_deref(), Some("optout.complaint"));
    let bounce = shop.clean(&["alt@firma.example", "unbekannt@example.com"], &[]);
    assert_eq!(bounce.rejected["alt@firma.example"].0, "deliver.hard-bounce");
    assert_eq!(bounce.detail("alt@firma.example", "date").as_deref(), Some("2026-10-28"));
    assert_eq!(bounce.detail("unbekannt@example.com", "line").as_deref(), Some("2"));
    assert_eq!(
        bounce.detail("alt@firma.example", "line").as_deref(),
        Some("4"),
        "physical lines, also after a quoted one"
    );
    shop.verify();
}

#[test]
fn whoever_names_the_column_reads_as_many_people_as_whoever_does_not() {
    let list = "id;name;email\n1;\"Max;max@example.com\n2;Anna;anna@example.com\n3;\"Bob;bob@example.com\n";
    let contacts = ["max@example.com", "anna@example.com", "bob@example.com", "zoe@example.com"];
    for flags in [&[][..], &["--column", "email=email"], &["--column", "email=3"]] {
        let shop = Shop::new();
        drop(shop.try_import(list, "list", "optout", flags).code(0).says("as a stray quote makes them"));
        assert_eq!(shop.kept(&contacts, &[]), ["zoe@example.com"], "{flags:?}");
    }
}

#[test]
fn the_header_line_that_the_user_names_holds_for_a_list_too() {
    let shop = Shop::new();
    shop.place.write("list.csv", "Liste Mai;;\nKunde;Adresse von;E-Mail\nA;Ort;ann@x.example\nB;Ort;bob@x.example\n");
    drop(shop.import_file("list.csv", "a", "optout", &["--header-line", "2"]).code(0).any_words());
    assert_eq!(shop.list("a")["entries"], 2);
    // A line with somebody in it is none, nor is one below somebody.
    for line in ["3", "4"] {
        let ran = shop.import_file("list.csv", "b", "optout", &["--header-line", line]).code(2);
        assert!(!ran.says("holds a contact").streams().1.contains("@x.example"));
    }
}
