//! Lists larger than `--memory`: the same answers, and no file stays behind.

use crate::common::Place;
use crate::shop::{Shop, clean_in};

fn people(from: usize, to: usize) -> String {
    (from..to).map(|n| format!("person{n}+tag@company{}.example\n", n % 97)).collect()
}

#[test]
fn a_large_list_for_one_run_goes_to_a_temporary_file_and_leaves_nothing() {
    let place = Place::new();
    place.write("one.txt", people(0, 4000));
    place.write("two.txt", people(3000, 7000));
    let contacts: Vec<String> =
        (0..10_000).step_by(500).map(|n| format!("person{n}@company{}.example", n % 97)).collect();
    let contacts: Vec<&str> = contacts.iter().map(String::as_str).collect();
    let lists = ["--suppress", "one.txt", "--suppress", "two.txt"];
    let ample = clean_in(&place, &contacts, &lists);
    assert_eq!(ample.kept.len(), 6, "7000, 7500 ... 9500: {:?}", ample.kept);
    let files = place.files();
    for memory in ["40kB", "100kB", "700kB"] {
        let tight = clean_in(&place, &contacts, &[&lists[..], &["--memory", memory]].concat());
        assert_eq!(tight, ample, "--memory {memory}");
        // TMPDIR is this very directory.
        assert_eq!(place.files(), files, "--memory {memory} left a file");
    }
    for bad in ["--memory=0", "--memory=lots", "--memory=-1"] {
        place.write("contacts.csv", "email\n");
        let args = ["clean", "contacts.csv", "--force", "--suppress", "one.txt", bad];
        drop(place.scrub(&args).code(2).says("'--memory <SIZE>'"));
    }
}

#[test]
fn an_import_with_little_memory_makes_the_same_store() {
    let contacts: Vec<String> =
        (0..6000).step_by(300).map(|n| format!("person{n}@company{}.example", n % 97)).collect();
    let contacts: Vec<&str> = contacts.iter().map(String::as_str).collect();
    let outcome = |memory: &str| {
        let shop = Shop::new();
        let flags = ["--memory", memory, "--as-of", "2026-11-01"];
        shop.import(people(0, 3000), "list", "optout", &flags);
        shop.import(people(2000, 4000), "list", "optout", &flags);
        shop.import(people(0, 3900), "list", "optout", &[&flags[..], &["--replace"]].concat());
        shop.verify();
        assert!(shop.place.files().iter().all(|name| !name.ends_with(".tmp")), "{:?}", shop.place.files());
        let cleaned = shop.clean(&contacts, &[]);
        let batches: Vec<_> = shop.status()["batches"]
            .as_array()
            .unwrap()
            .iter()
            .map(|b| (b["added"].clone(), b["known"].clone(), b["missing"].clone()))
            .collect();
        (cleaned, shop.list("list"), batches)
    };
    let ample = outcome("512MB");
    assert_eq!(ample.1["entries"], 4000);
    assert_eq!(ample.1["missing"], 100);
    for memory in ["50kB", "333kB"] {
        assert_eq!(outcome(memory), ample, "--memory {memory}");
    }
}
