//! A store that another scrub wrote in a way of its own: each difference is refused by everything, in its own words, and
//! the scrub that wrote it is named.

use std::fs;

use crate::forge::{restamp, rewrite};
use crate::shop::Shop;

const HERE: &str = env!("CARGO_PKG_VERSION");

fn shop() -> Shop {
    let shop = Shop::new();
    shop.import("anna@example.com\n", "list", "optout", &[]);
    shop
}

/// Everything that opens the store ends with exit code 2 and all these words.
#[track_caller]
fn all_refuse(shop: &Shop, words: &[&str]) {
    let before = shop.place.read("scrub.store/catalog.db");
    drop(words.iter().fold(shop.clean_fails(&[]), |ran, part| ran.says(part)));
    for args in [
        &["check", "contacts.csv"][..],
        &["why", "anna@example.com"],
        &["add", "bert@example.com"],
        &["store", "status"],
        &["store", "verify"],
        &["store", "compact"],
        &["store", "backup", "copy"],
        &["store", "accept", "--reason", "r"],
    ] {
        drop(words.iter().fold(shop.place.scrub(args).code(2), |ran, part| ran.says(part)));
    }
    assert_eq!(shop.place.read("scrub.store/catalog.db"), before);
}

#[test]
fn another_format() {
    let shop = shop();
    restamp(&shop, "0.9.1", 7);
    let here = format!("this is scrub {HERE}, which reads format 1: use that scrub or a newer one");
    all_refuse(&shop, &["catalog.db was written by scrub 0.9.1 in format 7", &here]);
    // Whatever lies before the last bytes.
    let bytes = shop.place.read("scrub.store/catalog.db");
    shop.place.write("scrub.store/catalog.db", [b"another kind of file", &bytes[bytes.len() - 48..]].concat());
    all_refuse(&shop, &["catalog.db was written by scrub 0.9.1 in format 7"]);
}

#[test]
fn a_recipe_that_is_not_known() {
    let shop = shop();
    rewrite(&shop, "INSERT INTO recipes VALUES (99, 'phone', 'kind phone')");
    all_refuse(&shop, &["catalog.db holds entries of recipe 99 \"phone\", written by scrub 0.9.1", "use that scrub"]);
}

#[test]
fn a_recipe_that_is_made_otherwise() {
    for change in ["description = 'kind email, spelling upper'", "name = 'address'"] {
        let shop = shop();
        rewrite(&shop, &format!("UPDATE recipes SET {change} WHERE id = 1"));
        let words = ["written by scrub 0.9.1", "recipe 1 is \"email\" and made in another way", "use that scrub"];
        all_refuse(&shop, &words);
    }
}

#[test]
fn loose_forms_of_another_version() {
    let shop = shop();
    rewrite(&shop, "UPDATE meta SET canon_version = 3");
    let words = ["written by scrub 0.9.1, whose keys of loose forms are of version 3", "which makes version 2"];
    all_refuse(&shop, &words);
}

#[test]
fn a_layout_that_is_not_known() {
    let shop = shop();
    rewrite(&shop, "UPDATE segments SET layout = 7");
    all_refuse(&shop, &["segment-000001.seg holds entries in layout 7, written by scrub 0.9.1", "use that scrub"]);
}

#[test]
fn a_segment_of_another_format() {
    let shop = shop();
    rewrite(&shop, "UPDATE segments SET format = 1");
    all_refuse(&shop, &["segment-000001.seg is of segment format 1, written by scrub 0.9.1", "which reads format 2"]);
}

#[test]
fn keys_of_another_number_of_layers() {
    let shop = shop();
    rewrite(&shop, "UPDATE segments SET key_layers = 2");
    all_refuse(&shop, &["segment-000001.seg holds keys of 2 layers, written by scrub 0.9.1"]);
}

#[test]
fn a_word_that_is_not_known() {
    let shop = shop();
    rewrite(&shop, "UPDATE lists SET kind = 'deceased'");
    all_refuse(&shop, &["catalog.db was written by scrub 0.9.1 and says what this scrub", "does not understand"]);
}

#[test]
fn a_digest_of_a_file_that_is_not_understood() {
    let digits = "0f".repeat(32);
    let as_bytes = "CREATE TABLE copies AS SELECT * FROM batches; UPDATE copies SET digest = x'0f'; DROP TABLE batches; \
        ALTER TABLE copies RENAME TO batches;";
    for change in [
        format!("UPDATE batches SET digest = 'blake9:{digits}'"),
        format!("UPDATE batches SET digest = '{digits}'"),
        // As it was before digests named their algorithm.
        as_bytes.to_owned(),
    ] {
        let shop = shop();
        rewrite(&shop, &change);
        all_refuse(&shop, &["catalog.db was written by scrub 0.9.1 and says what this scrub", "does not understand"]);
    }
}

#[test]
fn what_differs_in_nothing_is_read() {
    let shop = shop();
    rewrite(&shop, "UPDATE lists SET name = 'renamed'");
    assert!(shop.kept(&["anna@example.com"], &[]).is_empty());
    assert_eq!(shop.list("renamed")["entries"], 1);
    shop.verify();
}

#[test]
fn damage_is_told_from_another_version() {
    let shop = shop();
    restamp(&shop, "0.9.1", 7);
    let good = shop.place.read("scrub.store/catalog.db");
    for at in good.len() - 48..good.len() {
        let mut bad = good.clone();
        bad[at] ^= 4;
        fs::write(shop.dir().join("catalog.db"), bad).unwrap();
        drop(shop.place.scrub(&["store", "status"]).code(2).says("catalog.db is damaged"));
    }
}
