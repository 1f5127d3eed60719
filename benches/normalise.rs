//! What it costs to read a cell, to ask for its keys and to make them.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use hmac::{Hmac, KeyInit, Mac};
use scrub::identity::canon::canon;
use scrub::identity::email::CellReader;
use scrub::identity::lookup::ask;
use scrub::identity::match_key::{Keyer, SecretKey};
use scrub::identity::recipe::{EMAIL, RECIPES, Recipe};
use scrub::identity::unmade_keys::UnmadeKeys;
use sha2::Sha256;

fn cells(c: &mut Criterion) {
    let mut group = c.benchmark_group("cell");
    group.throughput(Throughput::Elements(1));
    for (name, cell) in [
        ("plain", "Max.Mustermann@Example.COM"),
        ("display name", "Müller, Max <max.mustermann@example.com>"),
        ("umlaut domain", "max@bücher.de"),
        ("blank", ""),
        ("no address", "n/a"),
    ] {
        let mut reader = CellReader::default();
        group.bench_function(name, |b| {
            b.iter(|| reader.read(black_box(cell)).addresses().next().map(|a| a.normal().len()))
        });
    }
    group.finish();
}

/// As many as a block of a contact list has.
const BLOCK: u64 = 2048;

fn addresses() -> Vec<String> {
    (0..BLOCK).map(|number| format!("max.mustermann{number}@example.com")).collect()
}

/// Run with `SCRUB_SCALAR=1` for the plain way.
fn keys(c: &mut Criterion) {
    let addresses = addresses();
    let recipe = Recipe::of_id(EMAIL).expect("a recipe");
    let fill = |keys: &mut UnmadeKeys, reader: &mut CellReader, out: &mut String| {
        keys.clear();
        for cell in &addresses {
            let address = reader.read(cell).addresses().next().expect("an address");
            ask(&address, recipe, true, out, keys, &mut |_| {});
        }
    };
    let (mut keys, mut reader, mut out) = (UnmadeKeys::default(), CellReader::default(), String::new());
    let mut group = c.benchmark_group("keys of a block");
    group.throughput(Throughput::Elements(BLOCK));
    group.bench_function("read and ask", |b| b.iter(|| fill(&mut keys, &mut reader, &mut out)));
    fill(&mut keys, &mut reader, &mut out);
    let secret = SecretKey::generate().expect("random numbers").keyer();
    let one_run = Keyer::for_one_run().expect("random numbers");
    for (name, keyer) in [("make: secret", &secret), ("make: one run", &one_run)] {
        group.bench_function(name, |b| b.iter(|| keyer.make(black_box(&mut keys)).all().len()));
    }
    let hmac = Hmac::<Sha256>::new_from_slice(&[7; 32]).expect("any length will do");
    group.bench_function("make: hmac crate", |b| {
        b.iter(|| {
            for address in &addresses {
                let mut mac = hmac.clone();
                mac.update(b"email\0");
                mac.update(black_box(address.as_bytes()));
                black_box(mac.finalize().into_bytes());
            }
        })
    });
    group.finish();
}

fn forms(c: &mut Criterion) {
    let mut reader = CellReader::default();
    let address = reader.read("max.mustermann+news@example.com").addresses().next().expect("an address");
    let mut out = String::new();
    let mut group = c.benchmark_group("recipe");
    group.bench_function("canon", |b| b.iter(|| canon(black_box(&address), &mut out).map(str::len)));
    let mut keys = UnmadeKeys::default();
    for recipe in RECIPES {
        group.bench_function(recipe.name, |b| {
            b.iter(|| {
                keys.clear();
                ask(black_box(&address), recipe, true, &mut out, &mut keys, &mut |_| {});
            })
        });
    }
    group.finish();
}

criterion_group!(benches, cells, keys, forms);
criterion_main!(benches);
