//! Loose forms in every direction: whatever of the forms of a mailbox is on the list, every other one is found, and the
//! proof says that it was loose. With --match exact, only the same normal form.

use crate::shop::Shop;

const TAGS: [&str; 4] =
    ["clara@example.com", "clara+news@example.com", "clara+shop@example.com", "Clara+News+2@EXAMPLE.com"];
const GMAIL: [&str; 6] = [
    "maxmuster@gmail.com",
    "max.muster@gmail.com",
    "m.a.x.muster@googlemail.com",
    "maxmuster@googlemail.com",
    "max.muster+x@gmail.com",
    "MaxMuster+y@googlemail.com",
];

fn every_direction(forms: &[&str], through_store: bool) {
    for listed in forms {
        let shop = Shop::new();
        let mut flags = Vec::new();
        if through_store {
            shop.import(format!("{listed}\n"), "list", "optout", &[]);
        } else {
            shop.place.write("list.txt", format!("{listed}\n"));
            shop.import("nobody@example.com\n", "other", "optout", &[]);
            flags.extend(["--suppress", "list.txt"]);
        }
        let cleaned = shop.clean(forms, &flags);
        assert_eq!(cleaned.kept, Vec::<String>::new(), "{listed} is listed");
        for contact in forms {
            let same = contact.to_lowercase() == listed.to_lowercase();
            let form = cleaned.detail(contact, "form").unwrap();
            assert_eq!(form, if same { "exact" } else { "loose" }, "{listed} is listed, {contact} was asked");
            if through_store {
                let why = shop.why(contact, &[]);
                assert_eq!(why["kept"], false);
                let form = why["entries"][0]["form"].as_str().unwrap();
                assert_eq!(form == "email", same, "why says {form}: {listed} is listed, {contact} was asked");
            }
        }
        let exact = shop.clean(forms, &[&flags[..], &["--match", "exact"]].concat());
        let others: Vec<_> = forms.iter().filter(|form| form.to_lowercase() != listed.to_lowercase()).collect();
        assert_eq!(exact.kept.iter().collect::<Vec<_>>(), others, "{listed} is listed, exactly");
    }
}

#[test]
fn tags_in_the_store() {
    every_direction(&TAGS, true);
}

#[test]
fn tags_in_a_list_of_this_run() {
    every_direction(&TAGS, false);
}

#[test]
fn gmail_in_the_store() {
    every_direction(&GMAIL, true);
}

#[test]
fn gmail_in_a_list_of_this_run() {
    every_direction(&GMAIL, false);
}

#[test]
fn what_is_no_loose_form() {
    let shop = Shop::new();
    shop.import("max.muster@example.com\n+tag@example.com\nclara@gmail.com.example\n", "list", "optout", &[]);
    let other =
        ["maxmuster@example.com", "m.axmuster@example.com", "c.lara@gmail.com.example", "max@muster.example.com"];
    assert_eq!(shop.kept(&other, &[]), other);
}

#[test]
fn an_exact_entry_beside_a_loose_one_is_the_proof() {
    let shop = Shop::new();
    shop.import("clara+news@example.com\nclara@example.com\n", "list", "optout", &[]);
    let cleaned = shop.clean(&["clara@example.com"], &[]);
    assert_eq!(cleaned.detail("clara@example.com", "form").as_deref(), Some("exact"));
    assert_eq!(cleaned.detail("clara@example.com", "line").as_deref(), Some("2"));
    assert_eq!(shop.list("list")["entries"], 2, "loose forms are not counted");
}
