//! Flipped bytes, through the binary: `clean` refuses or is right, `verify` sees every one. The store layer's own tests
//! flip every byte; here it is every so-manieth, the last ones too, so that the whole way to the exit code is covered.

use std::fs;
use std::path::Path;

use crate::shop::{Shop, read_products};

/// Bytes flipped per file. SCRUB_FLIPS=1000000 flips them all.
fn flips() -> usize {
    std::env::var("SCRUB_FLIPS").ok().and_then(|text| text.parse().ok()).unwrap_or(24)
}

const CONTACTS: &str =
    "email\nanna@example.com\nclara@example.com\nlifted@example.com\nx@firm.example\nzoe@example.com\n";
const KEPT: [&str; 2] = ["lifted@example.com", "zoe@example.com"];

fn shop() -> Shop {
    let shop = Shop::new();
    shop.import("anna@example.com\nclara+x@example.com\nlifted@example.com\nfirm.example\n", "list", "optout", &[]);
    drop(shop.place.scrub(&["lift", "lifted@example.com", "--list", "list", "--reason", "r", "-q"]).code(0));
    shop.place.write("contacts.csv", CONTACTS);
    drop(shop.place.scrub(&["clean", "contacts.csv", "-q"]).code(0));
    assert_eq!(read_products(&shop.place).kept, KEPT);
    shop
}

fn flip_through(shop: &Shop, file: &Path) {
    let good = fs::read(file).unwrap();
    let step = (good.len() / flips()).max(1);
    let mut at: Vec<usize> = (0..good.len()).step_by(step).collect();
    at.extend([1, 2, 3, 8, good.len() - 2, good.len() - 1]);
    for (round, at) in at.into_iter().enumerate() {
        let mut bad = good.clone();
        bad[at] ^= 1 << (round % 8);
        fs::write(file, &bad).unwrap();
        let _ = fs::remove_file(shop.place.path("contacts.clean.csv"));
        let ran = shop.place.scrub(&["clean", "contacts.csv", "-q", "--force"]);
        match ran.code {
            0 => assert_eq!(read_products(&shop.place).kept, KEPT, "byte {at} of {}", file.display()),
            2 => {
                drop(ran.says("error: "));
                assert!(!shop.place.exists("contacts.clean.csv"), "byte {at}: a clean list after exit 2");
            }
            code => panic!("byte {at} of {}: exit {code}\n{}", file.display(), ran.stderr),
        }
        let ran = shop.place.scrub(&["store", "verify"]).says("error: ");
        assert_eq!(ran.code, 2, "verify does not see byte {at} of {}", file.display());
        assert!(ran.stderr.contains("damaged") || ran.stderr.contains("key"), "byte {at}: {}", ran.stderr);
    }
    fs::write(file, good).unwrap();
    shop.verify();
}

#[test]
fn flipped_bytes_of_segments() {
    let shop = shop();
    for segment in shop.segments() {
        flip_through(&shop, &segment);
    }
}

#[test]
fn flipped_bytes_of_the_catalogue() {
    let shop = shop();
    flip_through(&shop, &shop.dir().join("catalog.db"));
}

#[test]
fn a_file_that_is_no_part_of_the_store_is_left_alone() {
    let shop = shop();
    shop.place.write("scrub.store/README", "mine");
    shop.place.write("scrub.store/.hidden.tmp", "mine");
    shop.import("bert@example.com\n", "list", "optout", &[]);
    assert!(shop.place.exists("scrub.store/README") && shop.place.exists("scrub.store/.hidden.tmp"));
    shop.verify();
}

#[test]
fn every_damaged_segment_is_named() {
    let shop = Shop::new();
    let many = |from: u32, to: u32| (from..to).map(|n| format!("p{n}@example.com\n")).collect::<String>();
    shop.import(many(0, 100), "list", "optout", &[]);
    shop.import(many(200, 210), "list", "optout", &[]);
    let segments = shop.segments();
    assert_eq!(segments.len(), 2, "a small import does not rewrite a large one");
    for segment in &segments {
        let mut bytes = fs::read(segment).unwrap();
        let last = bytes.len() - 1;
        bytes[last] ^= 1;
        fs::write(segment, bytes).unwrap();
    }
    let ran = shop.place.scrub(&["store", "verify"]).code(2);
    drop(ran.says("segment-000001.seg").says("segment-000002.seg"));
}
