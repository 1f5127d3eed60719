//! Promise P6 as a property: whatever is imported, replaced, added or merged, in whatever order, nobody who was rejected
//! is ever kept again. Only `lift` and `undo` can do that, and neither occurs here.

use std::collections::BTreeSet;

use crate::shop::Shop;

/// A small generator of its own, so that a failure can be repeated from its seed.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % bound
    }

    fn people(&mut self, most: u64) -> Vec<String> {
        let count = 1 + self.below(most);
        (0..count).map(|_| self.person()).collect()
    }

    fn person(&mut self) -> String {
        let (n, tag) = (self.below(20), self.below(3));
        let tag = ["", "+a", "+b"][tag as usize];
        format!("person{n}{tag}@example.com")
    }
}

const LISTS: [(&str, &str); 3] = [("one", "optout"), ("two", "optout"), ("three", "complaint")];

fn step(shop: &Shop, random: &mut Random) -> String {
    let (list, kind) = LISTS[random.below(3) as usize];
    match random.below(10) {
        0..5 => {
            let mut flags = Vec::new();
            let text = random.people(12).join("\n") + "\n";
            if random.below(3) > 0 {
                flags.extend(["--replace", "--allow-shrink"]);
            }
            match random.below(4) {
                0 => flags.extend(["--channel", "email"]),
                1 => flags.extend(["--purpose", "news"]),
                _ => {}
            }
            shop.import(&text, list, kind, &flags);
            format!("import {list} {flags:?} {text:?}")
        }
        5..8 => {
            let person = random.person();
            drop(shop.place.scrub(&["add", &person, "--list", list, "--kind", kind, "-q"]).code(0));
            format!("add {list} {person}")
        }
        _ => {
            drop(shop.place.scrub(&["store", "compact", "-q"]).code(0));
            "compact".to_owned()
        }
    }
}

fn never_let_through_again(seed: u64, steps: usize) {
    let shop = Shop::new();
    let mut random = Random(seed);
    let everybody: Vec<String> =
        (0..20).flat_map(|n| ["", "+a", "+b", "+c"].map(|tag| format!("person{n}{tag}@example.com"))).collect();
    let everybody: Vec<&str> = everybody.iter().map(String::as_str).collect();
    let mut rejected: BTreeSet<String> = BTreeSet::new();
    let mut history = Vec::new();
    for _ in 0..steps {
        history.push(step(&shop, &mut random));
        if shop.status()["lists"].as_array().unwrap().is_empty() {
            continue;
        }
        let now: BTreeSet<String> = shop.clean(&everybody, &[]).rejected.into_keys().collect();
        let lost: Vec<_> = rejected.difference(&now).collect();
        assert!(lost.is_empty(), "seed {seed}: {lost:?} after\n{}", history.join("\n"));
        rejected = now;
    }
    assert!(rejected.len() > 10, "the sequence tests little: {}", rejected.len());
    shop.verify();
}

#[test]
fn no_import_lets_anybody_through() {
    let runs = std::env::var("SCRUB_SEQUENCES").ok().and_then(|text| text.parse().ok()).unwrap_or(4);
    for seed in 1..=runs {
        never_let_through_again(0x9e37_79b9_7f4a_7c15_u64.wrapping_mul(seed), 9);
    }
}
