//! What it costs to read a cell and to make a match key, in nanoseconds each.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use hmac::{Hmac, KeyInit, Mac};
use scrub::identity::canon::canon;
use scrub::identity::email::CellReader;
use scrub::identity::lookup::KeyMaker;
use scrub::identity::match_key::{Keyer, SecretKey};
use scrub::identity::recipe::RECIPES;
use scrub::identity::tag::Tag;
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

fn keys(c: &mut Criterion) {
    let key = SecretKey::generate().expect("random numbers");
    let keyer = key.keyer();
    let hmac = Hmac::<Sha256>::new_from_slice(&[7; 32]).expect("any length will do");
    let mut group = c.benchmark_group("key");
    group.throughput(Throughput::Elements(1));
    group.bench_function("keyer", |b| {
        b.iter(|| keyer.key(&Tag::new(b"email\0"), black_box(b"max.mustermann@example.com")))
    });
    group.bench_function("hmac crate", |b| {
        b.iter(|| {
            let mut mac = hmac.clone();
            mac.update(b"email\0");
            mac.update(black_box(b"max.mustermann@example.com"));
            mac.finalize().into_bytes()
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
    let keyer = Keyer::for_one_run().expect("random numbers");
    for recipe in RECIPES {
        let maker = KeyMaker { keyer: &keyer, recipes: &[recipe], loose: true };
        group.bench_function(recipe.name, |b| {
            b.iter(|| {
                let mut sum = 0_u8;
                maker.asked(black_box(&address), &mut out, &mut |key| sum ^= key.key.first_byte());
                sum
            })
        });
    }
    group.finish();
}

criterion_group!(benches, cells, keys, forms);
criterion_main!(benches);
