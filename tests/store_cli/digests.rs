//! Lists of digests: whoever made the list may have hashed the address as written, with the domain in punycode or in
//! Unicode, or in its canon form; a contact in any of these forms is found.

use sha2::Digest as _;

use crate::shop::Shop;

fn hashes(text: &str) -> [(&'static str, String); 4] {
    [
        ("md5", hex::encode(md5::Md5::digest(text))),
        ("sha1", hex::encode(sha1::Sha1::digest(text))),
        ("sha256", hex::encode(sha2::Sha256::digest(text))),
        ("sha512", hex::encode(sha2::Sha512::digest(text))),
    ]
}

#[test]
fn every_form_of_the_contact_side_is_tried() {
    // Hashed form, contacts that must be found, contacts that must not.
    let cases: [(&str, &[&str], &[&str]); 4] = [
        // The list hashed the lower-cased address.
        (
            "clara+x@example.com",
            &["Clara+X@Example.com", " clara+x@example.com", "mailto:clara+x@example.com"],
            &["clara@example.com", "clara+y@example.com"],
        ),
        // The list hashed the canon form: tags of the contact are taken off, dots of gmail too.
        ("maxmuster@gmail.com", &["max.muster+news@googlemail.com", "maxmuster@gmail.com"], &["max@gmail.com"]),
        (
            "jürgen@xn--bcher-kva.example",
            &["JÜRGEN@bücher.example", "jürgen@XN--BCHER-KVA.example"],
            &["jurgen@bücher.example"],
        ),
        (
            "jürgen@bücher.example",
            &["Jürgen@Bücher.example", "jürgen@xn--bcher-kva.example"],
            &["jürgen@bucher.example"],
        ),
    ];
    for (hashed, found, missed) in cases {
        for (name, digest) in hashes(hashed) {
            let shop = Shop::new();
            shop.import(format!("{digest}\n"), "list", "optout", &[]);
            let kept = shop.kept(&[found, missed].concat(), &[]);
            let missed: Vec<_> = missed.to_vec();
            assert_eq!(kept, missed, "{name} of {hashed}");
            for contact in found {
                assert_eq!(shop.why(contact, &[])["kept"], false, "{name} of {hashed}: why {contact}");
            }
        }
    }
}

#[test]
fn several_digest_lists_of_several_kinds() {
    let shop = Shop::new();
    let people = ["anna@example.com", "bert@example.com", "clara@example.com", "dora@example.com"];
    for (person, at) in people.iter().zip(0..) {
        let (name, digest) = &hashes(person)[at];
        shop.import(format!("{digest}\n"), name, "optout", &[]);
    }
    let cleaned = shop.clean(&[&people[..], &["zoe@example.com"]].concat(), &[]);
    assert_eq!(cleaned.kept, ["zoe@example.com"]);
    for (person, list) in people.iter().zip(["md5", "sha1", "sha256", "sha512"]) {
        assert_eq!(cleaned.detail(person, "list").as_deref(), Some(list));
        assert_eq!(cleaned.detail(person, "form").as_deref(), Some(list));
    }
    // Segments with digests and without are looked up alike after they were merged.
    drop(shop.place.scrub(&["store", "compact", "-q"]).code(0));
    assert_eq!(shop.clean(&[&people[..], &["zoe@example.com"]].concat(), &[]), cleaned);
}

#[test]
fn a_digest_counts_whatever_the_match() {
    let shop = Shop::new();
    shop.import(format!("{}\n", hashes("clara@example.com")[2].1), "list", "optout", &[]);
    assert_eq!(
        shop.kept(&["clara@example.com", "clara+x@example.com"], &["--match", "exact"]),
        ["clara+x@example.com"]
    );
    assert!(shop.kept(&["clara@example.com", "clara+x@example.com"], &[]).is_empty());
}

#[test]
fn digests_count_beside_clear_addresses() {
    let shop = Shop::new();
    let csv = format!("email,sha256\nclara@example.com,{}\n", hashes("someone-else@example.com")[2].1);
    shop.import(&csv, "list", "optout", &[]);
    assert_eq!(
        shop.kept(&["clara@example.com", "someone-else@example.com", "dora@example.com"], &[]),
        ["dora@example.com"]
    );
}

/// The digest stands for one spelling, and nobody knows for which.
#[test]
fn a_digest_of_every_usual_spelling_reaches_the_contact() {
    let cases = [
        ("John.Doe@Shop.example", "John.Doe@Shop.example"),
        ("John.Doe@Shop.example", " John.Doe@Shop.example "),
        ("John.Doe+News@Shop.example", "John.Doe+News@Shop.example"),
        ("JOHN.DOE@SHOP.EXAMPLE", "john.doe@shop.example"),
        ("JOHN.DOE@SHOP.EXAMPLE", "John.Doe@shop.example"),
        ("mu\u{308}ller@firma.example", "müller@firma.example"),
        ("MÜLLER@FIRMA.EXAMPLE", "müller@firma.example"),
        ("Jürgen@bücher.example", "Jürgen@xn--bcher-kva.example"),
        ("max.muster@gmail.com", "max.muster+news@gmail.com"),
        ("Max.Muster@gmail.com", "Max.Muster+news@gmail.com"),
        ("maxmuster@gmail.com", "max.muster+news@gmail.com"),
        ("max@googlemail.com", "max@gmail.com"),
        ("max@gmail.com", "max@googlemail.com"),
        ("max.muster@googlemail.com", "max.muster@gmail.com"),
        ("max@firma.example", "max+news@firma.example"),
    ];
    for (hashed, contact) in cases {
        for (name, digest) in [&hashes(hashed)[0], &hashes(hashed)[2]] {
            let shop = Shop::new();
            shop.import(format!("{digest}\n"), "list", "optout", &[]);
            assert!(shop.kept(&[contact], &[]).is_empty(), "{name} of {hashed} and {contact}");
            shop.place.write("list.txt", format!("{digest}\n"));
            shop.place.write("one.csv", format!("email\n{contact}\n"));
            drop(shop.place.scrub(&["check", "one.csv", "--suppress", "list.txt"]).code(1).any_words());
        }
    }
    let shop = Shop::new();
    shop.import(format!("{}\n", hashes("weiss@firma.example")[0].1), "list", "optout", &[]);
    shop.import(format!("{}\n", hashes("WEISS@FIRMA.EXAMPLE")[0].1), "list", "optout", &[]);
    assert_eq!(shop.kept(&["weiß@firma.example"], &[]), ["weiß@firma.example"], "ß is no ss");
}

#[test]
fn a_spelling_that_the_digest_does_not_stand_for_is_not_reached_by_an_exact_match() {
    let shop = Shop::new();
    shop.import(format!("{}\n", hashes("max@googlemail.com")[0].1), "list", "optout", &[]);
    assert_eq!(shop.kept(&["max@gmail.com"], &["--match", "exact"]), ["max@gmail.com"]);
}

#[test]
fn a_digest_list_that_hits_nobody_says_which_spellings_were_tried() {
    let shop = Shop::new();
    shop.place.write("hashed.txt", format!("{}\n", hashes("somebody@example.com")[0].1));
    shop.place.write("one.csv", "email\nclara@example.com\n");
    let ran = shop.place.scrub(&["clean", "one.csv", "--suppress", "hashed.txt"]).code(0);
    drop(ran.says("hashed.txt: of its digests by recipe").says("in capitals").says("as written"));
    let report = shop.place.json("one.report.json");
    let is_it = |remark: &&serde_json::Value| remark["code"] == "digests-hit-nobody";
    let remark = report["remarks"].as_array().unwrap().iter().find(is_it).unwrap();
    assert_eq!(remark["list"], "hashed.txt");
    shop.place.write("one.csv", "email\nsomebody@example.com\nclara@example.com\n");
    drop(shop.place.scrub(&["clean", "one.csv", "--suppress", "hashed.txt", "--force"]).code(0).any_words());
    let report = shop.place.json("one.report.json");
    assert!(!report["remarks"].as_array().unwrap().iter().any(|remark| is_it(&remark)));
}
