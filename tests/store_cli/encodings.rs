//! Nobody says how a list is encoded, so an address whose bytes may mean several is each of them, on both sides.

use encoding_rs::{Encoding, MACINTOSH, UTF_8, WINDOWS_1250, WINDOWS_1252};

use crate::shop::Shop;

fn bytes(encoding: &'static Encoding, text: &str) -> Vec<u8> {
    let (bytes, _, unmappable) = encoding.encode(text);
    assert!(!unmappable, "{text}");
    bytes.into_owned()
}

/// Whether the contact is kept, against the list as a file of this run and in a store.
fn kept(listed: &[u8], contact: &[u8], flags: &[&str]) -> bool {
    let shop = Shop::new();
    let list = [listed, b"\n"].concat();
    shop.import(&list, "list", "optout", &[]);
    assert_eq!(shop.list("list")["entries"], 1, "one line is one entry");
    shop.place.write("list.csv", [b"email\n", &list[..]].concat());
    shop.place.write("c.csv", [b"email\nzoe@example.com\n", contact, b"\n"].concat());
    let clean = |more: &[&str]| {
        drop(shop.place.scrub(&[&["clean", "c.csv", "--force"], flags, more].concat()).code(0).any_words());
        shop.place.json("c.report.json")["rows"]["kept"] == 2
    };
    let by_store = clean(&[]);
    std::fs::remove_file(shop.place.path("scrub.toml")).unwrap();
    assert_eq!(clean(&["--suppress", "list.csv"]), by_store, "the store and a file of this run agree");
    by_store
}

/// Written in this or that encoding; the first ones are valid UTF-8 in Windows-1252.
const WINDOWS: [&str; 6] = [
    "K.POSPÍŠIL@firma.example",
    "Voß\u{a0}anna@firma.example",
    "müller@firma.example",
    "max@BÍŠ.example",
    "andré’s@firma.example",
    "weiß@firma.example",
];
const MAC: [&str; 5] = [
    "müller@firma.example",
    "max@müller.example",
    "jörg@weiß.example",
    "Jörg Müßig joerg@firma.example",
    "renée@firma.example",
];

#[test]
fn windows_bytes_that_happen_to_be_utf8_free_nobody() {
    for text in WINDOWS {
        let plain = text.rsplit('\u{a0}').next().unwrap();
        for (listed, contact) in [
            (bytes(WINDOWS_1252, text), bytes(WINDOWS_1252, text)),
            (bytes(WINDOWS_1252, text), bytes(UTF_8, plain)),
            (bytes(UTF_8, plain), bytes(WINDOWS_1252, text)),
        ] {
            assert!(!kept(&listed, &contact, &[]), "{text}");
            assert!(!kept(&listed, &contact, &["--match", "exact"]), "{text}, exactly");
        }
    }
}

#[test]
fn mac_roman_frees_nobody() {
    for text in MAC {
        let plain = text.rsplit(' ').next().unwrap();
        for encoding in [UTF_8, WINDOWS_1252] {
            assert!(!kept(&bytes(MACINTOSH, text), &bytes(encoding, plain), &[]), "{text} on the list");
            assert!(!kept(&bytes(encoding, plain), &bytes(MACINTOSH, text), &[]), "{text} among the contacts");
        }
    }
}

#[test]
fn another_reading_makes_no_stranger_of_half_a_name() {
    for (listed, stranger) in [
        ("joël@firma.example", "l@firma.example"),
        ("karl–heinz@firma.example", "heinz@firma.example"),
        ("müller@firma.example", "ller@firma.example"),
    ] {
        assert!(kept(listed.as_bytes(), stranger.as_bytes(), &[]), "{listed} is on the list");
        assert!(kept(stranger.as_bytes(), listed.as_bytes(), &[]), "{stranger} is on the list");
    }
}

#[test]
fn duplicates_are_told_by_the_first_reading() {
    let shop = Shop::new();
    let twice = bytes(WINDOWS_1252, "K.POSPÍŠIL@firma.example");
    let other = bytes(UTF_8, "k.pospíšil@firma.example");
    shop.place.write("c.csv", [b"email\n", &twice[..], b"\n", &twice, b"\n", &other, b"\n"].concat());
    drop(shop.place.scrub(&["clean", "c.csv", "--without-lists"]).code(0).any_words());
    assert_eq!(shop.place.json("c.report.json")["reasons"], serde_json::json!({ "dup.in-list": 1 }));
}

#[test]
fn a_person_of_another_reading_is_explained_and_can_be_lifted() {
    let shop = Shop::new();
    shop.import([&bytes(WINDOWS_1252, "K.POSPÍŠIL@firma.example")[..], b"\n"].concat(), "list", "optout", &[]);
    let person = "k.pospíšil@firma.example";
    let why = shop.why(person, &[]);
    assert_eq!((&why["kept"], &why["entries"][0]["form"]), (&false.into(), &"email".into()));
    assert_eq!(shop.clean(&[person], &[]).detail(person, "form").as_deref(), Some("exact"));
    let lift = ["lift", person, "--list", "list", "--reason", "came back"];
    drop(shop.place.scrub(&lift).code(0).says("1 entry lifted"));
    assert_eq!(shop.kept(&[person], &[]), [person]);
    drop(shop.place.scrub(&lift).code(2).says("holds no entry in force"));
    shop.verify();
}

#[test]
fn mac_roman_is_remarked_on() {
    let shop = Shop::new();
    shop.place.write("list.txt", bytes(MACINTOSH, "eva@firma.example\nmax@müller.example\n"));
    shop.place
        .write("c.csv", [b"email\nzoe@example.com\n", &bytes(MACINTOSH, "jörg@firma.example")[..], b"\n"].concat());
    let clean = ["clean", "c.csv", "--suppress", "list.txt"];
    let ran = shop
        .place
        .scrub(&clean)
        .code(0)
        .says("line 3 holds letters as old Macs write them")
        .says("--encoding macintosh");
    drop(ran.says("list.txt: line 2 holds letters").says("--list-encoding macintosh"));
    let sure = ["--encoding", "macintosh", "--list-encoding", "macintosh", "--force"];
    drop(shop.place.scrub(&[&clean[..], &sure].concat()).code(0).never_says("old Macs"));
    shop.place.write("utf8.csv", "email\njörg@firma.example\nanna@пример.example\n");
    drop(shop.place.scrub(&["clean", "utf8.csv", "--without-lists"]).code(0).never_says("old Macs"));
    let czech = bytes(WINDOWS_1252, "email\n\"Šimek <simek@firma.example>\"\n");
    shop.place.write("czech.csv", czech);
    drop(shop.place.scrub(&["clean", "czech.csv", "--without-lists"]).code(0).never_says("old Macs"));
}

#[test]
fn a_list_of_this_run_can_be_told_its_encoding() {
    let shop = Shop::new();
    shop.place.write("list.txt", bytes(WINDOWS_1250, "max@řeka.example\n"));
    shop.place.write("c.csv", "email\nmax@řeka.example\nzoe@example.com\n");
    let check = ["check", "c.csv", "--suppress", "list.txt"];
    drop(shop.place.scrub(&check).code(0).any_words());
    drop(shop.place.scrub(&[&check[..], &["--list-encoding", "windows-1250"]].concat()).code(1).any_words());
    let wrong = [&check[..], &["--list-encoding", "klingon"]].concat();
    drop(shop.place.scrub(&wrong).code(2).says("--list-encoding"));
}
