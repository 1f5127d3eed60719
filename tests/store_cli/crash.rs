//! `kill -9` at stepped and at observed moments of everything that writes to a store: afterwards the store opens, is
//! sound, and is exactly the old or the new one; the next writer removes what was left.
//!
//! SCRUB_KILLS=N kills each command N times more often, SCRUB_KILL_ROWS=N makes the lists longer.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::common::Place;
use crate::shop::{Cleaned, Shop, read_products, reset_store};

fn setting(name: &str, default: usize) -> usize {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(default)
}

fn people(from: usize, to: usize) -> String {
    (from..to).map(|n| format!("person{n}+tag@company{}.example\n", n % 97)).collect()
}

/// When to kill.
#[derive(Clone, Copy, Debug)]
enum Moment {
    /// So long after the start.
    After(Duration),
    /// Once the store directory has shown so many different listings.
    Listings(usize),
}

/// Everything that can be seen of a store.
#[derive(Debug, PartialEq)]
struct Seen {
    lists: Value,
    batches: Vec<Value>,
    cleaned: Cleaned,
}

struct Stage<'a> {
    place: Place,
    base: &'a Path,
}

impl Stage<'_> {
    fn reset(&self) {
        reset_store(self.base, &self.place);
    }

    #[track_caller]
    fn look(&self) -> Seen {
        drop(self.place.scrub(&["store", "verify", "-q"]).code(0));
        let status = self.place.scrub(&["store", "status", "--format", "json"]).code(0).prints("{").any_words();
        let status: Value = serde_json::from_str(&status.stdout).unwrap();
        let batches = status["batches"].as_array().unwrap().iter();
        let facts = |batch: &Value| {
            json!([
                batch["batch"],
                batch["action"],
                batch["added"],
                batch["known"],
                batch["missing"],
                batch["undone_by"]
            ])
        };
        let batches = batches.map(facts).collect();
        drop(self.place.scrub(&["clean", "contacts.csv", "--force", "-q"]).code(0));
        Seen { lists: status["lists"].clone(), batches, cleaned: read_products(&self.place) }
    }

    fn start(&self, args: &[&str]) -> Child {
        let mut command = self.place.command(args);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
    }

    /// Whether the command was killed before it ended.
    fn kill_at(&self, args: &[&str], moment: Moment) -> bool {
        let begun = Instant::now();
        let mut child = self.start(args);
        let mut seen = BTreeSet::new();
        loop {
            let is_time = match moment {
                Moment::After(delay) => begun.elapsed() >= delay,
                Moment::Listings(count) => {
                    seen.insert(listing(&self.place.path("scrub.store")));
                    seen.len() > count
                }
            };
            if is_time {
                let _ = child.kill();
                return !child.wait().unwrap().success();
            }
            if child.try_wait().unwrap().is_some() {
                return false;
            }
            std::thread::yield_now();
        }
    }
}

/// Names and lengths.
fn listing(dir: &Path) -> Vec<(String, u64)> {
    let entries = fs::read_dir(dir).unwrap().filter_map(|entry| {
        let entry = entry.ok()?;
        Some((entry.file_name().into_string().ok()?, entry.metadata().ok()?.len()))
    });
    let mut entries: Vec<_> = entries.collect();
    entries.sort();
    entries
}

/// Kills `args` again and again, each time on a fresh copy of `base`.
fn kill_again_and_again(base: &Shop, contacts: &str, files: &[(&str, String)], args: &[&str], steps: usize) {
    let stage = Stage { place: Place::new(), base: &base.dir() };
    for file in ["scrub.toml", "scrub.key"] {
        fs::copy(base.place.path(file), stage.place.path(file)).unwrap();
    }
    for (name, text) in files {
        stage.place.write(name, text);
    }
    stage.place.write("contacts.csv", contacts);
    stage.reset();
    let old = stage.look();
    let begun = Instant::now();
    assert!(stage.start(args).wait().unwrap().success(), "{args:?}");
    let whole = begun.elapsed();
    let new = stage.look();
    assert_ne!(old, new, "{args:?} does nothing that could be seen");

    let steps = steps * setting("SCRUB_KILLS", 1);
    let stepped = (0..steps).map(|step| Moment::After(whole.mul_f64((step as f64 + 0.5) / steps as f64)));
    let observed = (1..=steps.min(6)).map(Moment::Listings);
    let (mut killed, mut olds, mut news) = (0, 0, 0);
    // A run that ends before its kill makes all later kills earlier: the first run may have been slow by chance.
    let mut haste = 1.0;
    for moment in stepped.chain(observed) {
        stage.reset();
        let moment = match moment {
            Moment::After(delay) => Moment::After(delay.mul_f64(haste)),
            Moment::Listings(count) => Moment::Listings(count),
        };
        let was_killed = stage.kill_at(args, moment);
        killed += usize::from(was_killed);
        if !was_killed && matches!(moment, Moment::After(_)) {
            haste /= 2.0;
        }
        let now = stage.look();
        if now == old {
            assert!(was_killed, "{args:?} ended by itself and changed nothing");
            olds += 1;
        } else {
            assert_eq!(now, new, "{args:?} killed at {moment:?}: neither the old nor the new state");
            news += 1;
        }
        // The next writer tidies up: no file but those of the state, and it goes on from there.
        drop(stage.place.scrub(&["add", "late@company1.example", "--list", "late", "-q"]).code(0));
        let status = stage.place.scrub(&["store", "status", "--format", "json"]).code(0).prints("{").any_words();
        let status: Value = serde_json::from_str(&status.stdout).unwrap();
        let names: Vec<_> = listing(&stage.place.path("scrub.store")).into_iter().map(|(name, _)| name).collect();
        let segments = names.iter().filter(|name| name.ends_with(".seg")).count();
        assert_eq!(segments as u64, status["segments"].as_u64().unwrap(), "{names:?}");
        assert_eq!(names.len(), segments + 3, "leftovers: {names:?}");
    }
    assert!(killed > 0, "{args:?}: none of {steps} was killed in time");
    assert!(olds > 0, "{args:?}: every kill came too late ({killed} kills, {news} new)");
}

/// A store of two segments with a missing entry, and contacts from everywhere.
fn base(rows: usize) -> (Shop, String) {
    let shop = Shop::new();
    shop.import(people(0, rows), "list", "optout", &["--replace"]);
    shop.import(people(0, rows / 100), "other", "complaint", &[]);
    let contacts = (0..rows * 3).step_by(rows / 10).map(|n| format!("person{n}@company{}.example\n", n % 97));
    (shop, format!("email\n{}nobody@company1.example\n", contacts.collect::<String>()))
}

fn rows() -> usize {
    setting("SCRUB_KILL_ROWS", 6000)
}

#[test]
fn imports() {
    let rows = rows();
    let (shop, contacts) = base(rows);
    let files = [("more.txt", people(rows / 2, rows * 2))];
    let import = ["import", "more.txt", "--list", "list", "--kind", "optout", "-q"];
    kill_again_and_again(&shop, &contacts, &files, &import, 8);
    let spilling = [&import[..], &["--memory", "200kB"]].concat();
    kill_again_and_again(&shop, &contacts, &files, &spilling, 8);
}

#[test]
fn replacements() {
    let rows = rows();
    let (shop, contacts) = base(rows);
    let files = [("full.txt", people(rows / 20, rows))];
    let replace = ["import", "full.txt", "--list", "list", "--kind", "optout", "--replace", "-q"];
    kill_again_and_again(&shop, &contacts, &files, &replace, 8);
    let lifting = [&replace[..], &["--lift-missing", "--reason", "r"]].concat();
    kill_again_and_again(&shop, &contacts, &files, &lifting, 6);
}

#[test]
fn compactions_lifts_and_undos() {
    let rows = rows();
    let (shop, contacts) = base(rows);
    assert!(shop.segments().len() > 1);
    kill_again_and_again(&shop, &contacts, &[], &["store", "compact", "-q"], 8);
    kill_again_and_again(&shop, &contacts, &[], &["store", "undo", "1", "--reason", "r", "-q"], 5);
    let lift = ["lift", "person0+tag@company0.example", "--list", "list", "--reason", "r", "-q"];
    kill_again_and_again(&shop, &contacts, &[], &lift, 5);
}
