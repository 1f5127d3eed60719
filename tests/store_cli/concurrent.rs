//! Imports, compactions and any number of cleans at the same time: every clean gives the result of one state, never an
//! error; writers wait for one another.

use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

use crate::common::Ran;
use crate::shop::{Shop, copy_dir, reset_store};

fn people(from: usize, to: usize) -> String {
    (from..to).map(|n| format!("person{n}+tag@company{}.example\n", n % 97)).collect()
}

/// Runs `write` while two threads clean again and again; returns the clean lists that they saw, in order.
fn cleans_during(shop: &Shop, write: impl FnOnce()) -> Vec<Vec<String>> {
    let done = AtomicBool::new(false);
    let done = &done;
    std::thread::scope(|scope| {
        let cleaners: Vec<_> = ["a", "b"]
            .map(|name| {
                scope.spawn(move || {
                    let mut seen = Vec::new();
                    let output = format!("{name}.clean.csv");
                    loop {
                        // One more look after the end.
                        let last = done.load(Ordering::Acquire);
                        drop(shop.place.scrub(&["clean", "contacts.csv", "-q", "--force", "-o", &output]).code(0));
                        seen.push(shop.place.text(&output));
                        if last {
                            return seen;
                        }
                    }
                })
            })
            .into();
        let writing = std::panic::catch_unwind(std::panic::AssertUnwindSafe(write));
        done.store(true, Ordering::Release);
        let seen = cleaners.into_iter().map(|cleaner| cleaner.join().unwrap()).collect();
        writing.unwrap();
        seen
    })
}

fn result_now(shop: &Shop) -> String {
    drop(shop.place.scrub(&["clean", "contacts.csv", "-q", "--force"]).code(0));
    shop.place.text("contacts.clean.csv")
}

#[test]
fn cleans_during_an_import_see_the_old_or_the_new_state() {
    let shop = Shop::new();
    shop.import(people(0, 2000), "list", "optout", &[]);
    shop.place
        .write("contacts.csv", "email\nperson1@company1.example\nperson9000@company76.example\nzoe@example.com\n");
    let old = result_now(&shop);
    let seen = cleans_during(&shop, || shop.import(people(1000, 10_000), "list", "optout", &[]));
    let new = result_now(&shop);
    assert_eq!(new, "email\nzoe@example.com\n");
    assert_eq!(old, "email\nperson9000@company76.example\nzoe@example.com\n");
    for cleaner in seen {
        let first_new = cleaner.iter().position(|text| *text == new).unwrap_or(cleaner.len());
        assert!(cleaner[..first_new].iter().all(|text| *text == old), "a state in between: {cleaner:?}");
        assert!(cleaner[first_new..].iter().all(|text| *text == new), "back to the old state: {cleaner:?}");
        assert_eq!(cleaner.last(), Some(&new), "a clean after the import did not see it");
    }
    shop.verify();
}

#[test]
fn cleans_during_compactions_are_always_right() {
    let shop = Shop::new();
    shop.import(people(0, 3000), "list", "optout", &[]);
    shop.place.write("contacts.csv", "email\nperson1@company1.example\nzoe@example.com\n");
    let seen = cleans_during(&shop, || {
        for round in 0..12 {
            drop(shop.place.scrub(&["add", &format!("new{round}@example.com"), "-q"]).code(0));
            drop(shop.place.scrub(&["store", "compact", "-q"]).code(0));
        }
    });
    for text in seen.iter().flatten() {
        assert_eq!(text, "email\nzoe@example.com\n");
    }
    assert_eq!(shop.segments().len(), 1);
    shop.verify();
}

/// A reader that is stopped anywhere on its way, while the segments that it knows of are merged and removed, goes on and
/// is right: most of all between reading the catalogue and opening the segments.
#[test]
fn a_reader_that_falls_asleep_survives_a_compaction() {
    let steps = std::env::var("SCRUB_KILLS").ok().and_then(|text| text.parse().ok()).unwrap_or(1) * 40;
    let shop = Shop::new();
    // Many segments take long to open.
    let mut from = 0;
    for size in [1200, 390, 120, 40, 13, 4, 1] {
        shop.import(people(from, from + size), "list", "optout", &[]);
        from += size;
    }
    assert!(shop.segments().len() > 4);
    let base = shop.place.path("base");
    copy_dir(&shop.dir(), &base);
    let read = ["why", "person1767@company21.example"];
    let begun = Instant::now();
    let expected = shop.place.scrub(&read).code(0).prints("in force").stdout.clone();
    let whole = begun.elapsed();
    let signal = |child: &Child, name: &str| {
        assert!(Command::new("kill").args([name, &child.id().to_string()]).status().unwrap().success());
    };
    for step in 0..steps {
        reset_store(&base, &shop.place);
        let mut command = shop.place.command(&read);
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let begun = Instant::now();
        let reader = command.spawn().unwrap();
        while begun.elapsed() < whole.mul_f64(f64::from(step) / f64::from(steps)) {
            std::thread::yield_now();
        }
        signal(&reader, "-STOP");
        drop(shop.place.scrub(&["store", "compact", "-q"]).code(0));
        signal(&reader, "-CONT");
        drop(Ran::of(reader.wait_with_output().unwrap()).code(0).prints_exactly(&expected));
    }
}

#[test]
fn writers_wait_for_one_another() {
    const WRITERS: usize = 5;
    let shop = Shop::new();
    let children: Vec<_> = (0..WRITERS)
        .map(|n| {
            let file = format!("part{n}.txt");
            shop.place.write(&file, people(n * 2000, n * 2000 + 2500));
            let mut command = shop.place.command(&["import", &file, "--list", "list", "--kind", "optout"]);
            command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
        })
        .collect();
    for child in children {
        drop(Ran::of(child.wait_with_output().unwrap()).code(0).says("2,500 rows read"));
    }
    let status = shop.status();
    let batches = status["batches"].as_array().unwrap();
    assert_eq!(batches.len(), WRITERS);
    let added: u64 = batches.iter().map(|batch| batch["added"].as_u64().unwrap()).sum();
    assert_eq!(added, 2000 * WRITERS as u64 + 500, "each knew what the one before had added");
    assert_eq!(shop.list("list")["entries"].as_u64(), Some(added));
    assert!(status["segments"].as_u64().unwrap() <= 8);
    shop.verify();
}

#[test]
fn a_store_has_at_most_eight_segments() {
    let shop = Shop::new();
    // Falling sizes, so that no import would swallow the one before for its own sake.
    let sizes = [4000, 1300, 430, 140, 47, 15, 5, 1, 1, 1, 1];
    let mut from = 0;
    for size in sizes {
        shop.import(people(from, from + size), "list", "optout", &[]);
        from += size;
        let segments = shop.status()["segments"].as_u64().unwrap();
        assert!(segments <= 8, "{segments} after {from} entries");
        assert_eq!(shop.segments().len() as u64, segments);
    }
    assert_eq!(shop.list("list")["entries"].as_u64(), Some(from as u64));
    shop.verify();
}
