//! `fixtures/store-v1/`: a store as the first format was written, which every later scrub must read, and write on.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::common::{Place, Ran};
use crate::shop::Shop;

/// Whoever is of interest for more than being kept or not.
const EXPLAINED: [&str; 9] = [
    "anna@one.example",
    "bert@one.example",
    "Dora.Dreier+news@gmail.com",
    "ines@one.example",
    "jan@one.example",
    "quirin@one.example",
    "tina@one.example",
    "vera@one.example",
    "@blocked.example",
];

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/store-v1").join(name)
}

fn expected(name: &str) -> String {
    fs::read_to_string(fixture(name)).unwrap()
}

/// A copy with the rights of a store, which a checkout does not have.
fn copied() -> Shop {
    let place = Place::new();
    fs::create_dir(place.path("scrub.store")).unwrap();
    for dir in ["", "scrub.store"] {
        for entry in fs::read_dir(fixture("made").join(dir)).unwrap().map(Result::unwrap) {
            if entry.path().is_file() {
                let copy = place.path(dir).join(entry.file_name());
                fs::copy(entry.path(), &copy).unwrap();
                fs::set_permissions(&copy, fs::Permissions::from_mode(0o600)).unwrap();
            }
        }
    }
    fs::set_permissions(place.path("scrub.store"), fs::Permissions::from_mode(0o700)).unwrap();
    fs::copy(fixture("contacts.csv"), place.path("contacts.csv")).unwrap();
    Shop { place }
}

#[track_caller]
fn answers_as_it_did(shop: &Shop) {
    drop(shop.place.scrub(&["clean", "contacts.csv", "--force", "-q"]).code(0));
    assert_eq!(shop.place.text("contacts.clean.csv"), expected("expected.clean.csv"));
    assert_eq!(shop.place.text("contacts.rejected.csv"), expected("expected.rejected.csv"));
}

#[test]
fn a_store_of_the_first_format_answers_as_it_did() {
    let shop = copied();
    shop.verify();
    answers_as_it_did(&shop);
    let why: Vec<Value> = EXPLAINED.iter().map(|id| shop.why(id, &[])).collect();
    let before: Vec<Value> = serde_json::from_str(&expected("expected.why.json")).unwrap();
    for ((id, now), before) in EXPLAINED.iter().zip(why).zip(before) {
        for (field, value) in before.as_object().unwrap() {
            assert_eq!(now[field], *value, "{field} of {id}");
        }
    }
    let lists =
        shop.status()["lists"].as_array().unwrap().iter().map(|list| list["entries"].as_u64().unwrap()).sum::<u64>();
    assert_eq!(lists, 25);
}

#[test]
fn a_store_of_the_first_format_can_be_written_on() {
    let shop = copied();
    shop.import("zoe@one.example\n", "later", "optout", &[]);
    drop(shop.place.scrub(&["add", "yves@one.example", "-q"]).code(0));
    drop(shop.place.scrub(&["lift", "anna@one.example", "--list", "optouts", "--reason", "came back", "-q"]).code(0));
    drop(shop.place.scrub(&["store", "compact", "-q"]).code(0));
    shop.verify();
    let kept = shop.kept(&["anna@one.example", "bert@one.example", "yves@one.example", "zoe@one.example"], &[]);
    assert_eq!(kept, ["anna@one.example"]);
    drop(shop.place.scrub(&["add", "anna@one.example", "--list", "optouts", "-q"]).code(0));
    let shop = copied();
    drop(shop.place.scrub(&["store", "compact", "-q"]).code(0));
    answers_as_it_did(&shop);
}

/// Else the frozen store would tell nothing of what is written now.
#[test]
fn a_store_made_now_from_the_same_lists_answers_as_the_frozen_one() {
    let place = Place::new();
    let binary = Path::new(env!("CARGO_BIN_EXE_scrub")).parent().unwrap();
    let mut make = Command::new("sh");
    make.arg(fixture("make.sh")).arg(place.root()).env("PATH", format!("{}:/usr/bin:/bin", binary.display()));
    for name in ["SCRUB_STORE", "SCRUB_CONFIG", "SCRUB_KEY", "SCRUB_KEY_FILE"] {
        make.env_remove(name);
    }
    drop(Ran::of(make.output().unwrap()).code(0));
    fs::copy(fixture("contacts.csv"), place.path("contacts.csv")).unwrap();
    answers_as_it_did(&Shop { place });
}
