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
