//! Backups, and what the README says about restoring and moving a store.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::common::Ran;
use crate::shop::Shop;

/// Runs a block of the README, marked with this word, in the directory of the shop.
fn readme(shop: &Shop, dir: &str, mark: &str) -> Ran {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    let block = text.split(&format!("```bash {mark}\n")).nth(1).unwrap().split("```").next().unwrap();
    let binary = Path::new(env!("CARGO_BIN_EXE_scrub")).parent().unwrap();
    let path = format!("{}:{}", binary.display(), std::env::var("PATH").unwrap());
    let mut command = Command::new("sh");
    command.args(["-euc", block]).current_dir(shop.place.path(dir)).env("PATH", path);
    for name in ["SCRUB_STORE", "SCRUB_CONFIG", "SCRUB_KEY", "SCRUB_KEY_FILE"] {
        command.env_remove(name);
    }
    Ran::of(command.output().unwrap())
}

fn names(shop: &Shop, dir: &str) -> Vec<String> {
    let entries = fs::read_dir(shop.place.path(dir)).unwrap();
    let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn the_newest_dated_copies_stay_and_nothing_else_goes() {
    let shop = Shop::new();
    shop.import("clara@example.com\n", "list", "optout", &[]);
    // Copies of other days, and what only looks like one.
    let old = ["scrub.store.20250101T000000Z", "scrub.store.20250102T000000Z", "scrub.store.20250103T000000Z"];
    fs::create_dir(shop.place.path("copies")).unwrap();
    for name in old {
        drop(shop.place.scrub(&["store", "backup", &format!("copies/{name}"), "-q"]).code(0));
    }
    let others = ["people.store.20250101T000000Z", "scrub.store.2025", "scrub.store.20250101T000000Z.txt"];
    others.iter().for_each(|name| drop(shop.place.write(&format!("copies/{name}/catalog.db"), "")));
    shop.place.write("copies/scrub.store.20240101T000000Z/note", "no copy");
    drop(
        shop.place
            .scrub(&["store", "backup", "copies", "--keep", "2"])
            .code(0)
            .says("copied the store to copies/scrub.store.20"),
    );
    let left = names(&shop, "copies");
    assert!(!left.contains(&old[0].to_owned()) && !left.contains(&old[1].to_owned()), "{left:?}");
    assert!(left.contains(&old[2].to_owned()) && left.len() == others.len() + 3, "{left:?}");
    // One that is kept is a store.
    let copy = left.iter().rfind(|name| name.starts_with("scrub.store.20") && name.len() == old[0].len());
    let copy = format!("copies/{}", copy.unwrap());
    fs::copy(shop.place.path("scrub.key"), shop.place.path("copies/scrub.key")).unwrap();
    drop(shop.place.scrub(&["store", "verify", "--store", &copy]).code(0).says("the store is sound"));
    drop(shop.place.scrub(&["store", "backup", "copies", "--keep", "0"]).code(2).says("--keep"));
    drop(shop.place.scrub(&["store", "backup", "scrub.store", "--keep", "2"]).code(2).says("lies inside the store"));
}

#[test]
fn a_store_is_restored_as_the_readme_says() {
    let shop = Shop::new();
    shop.import("clara@example.com\n", "list", "optout", &[]);
    drop(shop.place.scrub(&["store", "backup", "backups", "--keep", "14", "-q"]).code(0));
    shop.import("dora@example.com\n", "list", "optout", &[]);
    drop(readme(&shop, ".", "restore").code(0).says("restored backup").says("accepted"));
    assert_eq!(shop.kept(&["clara@example.com", "dora@example.com"], &[]), ["dora@example.com"]);
    shop.import("dora@example.com\n", "list", "optout", &[]);
    assert!(shop.kept(&["clara@example.com", "dora@example.com"], &[]).is_empty());
}

#[test]
fn a_store_is_moved_as_the_readme_says() {
    let shop = Shop::new();
    shop.import("clara@example.com\n", "list", "optout", &[]);
    for dir in ["here", "elsewhere"] {
        fs::create_dir(shop.place.path(dir)).unwrap();
    }
    for name in ["scrub.store", "scrub.key", "scrub.key.mark", "scrub.toml"] {
        fs::rename(shop.place.path(name), shop.place.path("here").join(name)).unwrap();
    }
    drop(readme(&shop, "here", "move").code(0).says("the store is sound"));
    let output = shop.place.command(&["why", "clara@example.com"]).current_dir(shop.place.path("elsewhere")).output();
    drop(Ran::of(output.unwrap()).code(0).prints("would be rejected"));
}
