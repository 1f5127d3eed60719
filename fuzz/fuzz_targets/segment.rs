//! A segment whose bytes were changed. With its old checksums: it is refused, or gives the right answer. With new ones,
//! which nobody can make who lacks the key: opening and asking end in an answer or an error.

#![no_main]

mod store;

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use scrub::store::Hit;
use store::{Store, damage};
use xxhash_rust::xxh3::{Xxh3, xxh3_64};

static STORE: LazyLock<Store> = LazyLock::new(Store::new);
static RIGHT: LazyLock<Vec<Hit>> = LazyLock::new(|| {
    let mut same = STORE.segment.clone();
    assert!(reseal(&mut same) == STORE.catalog && same == STORE.segment, "the checksums lie elsewhere now");
    STORE.answers(&STORE.catalog, &STORE.segment).unwrap()
});

fuzz_target!(|data: &[u8]| {
    let Some((mode, changes)) = data.split_first() else { return };
    assert!(!RIGHT.is_empty());
    let mut segment = STORE.segment.clone();
    damage(&mut segment, changes);
    let is_resealed = mode % 2 == 1;
    let catalog = if is_resealed { reseal(&mut segment) } else { STORE.catalog.clone() };
    let answer = STORE.answers(&catalog, &segment);
    if segment == STORE.segment {
        assert_eq!(answer.unwrap(), *RIGHT);
    } else if !is_resealed {
        assert!(answer.is_err() || answer.unwrap() == *RIGHT, "a wrong answer");
    }
});

/// How long the footer and a row of the table are.
const FOOTER: usize = 56;
const ROW: usize = 20;

/// The catalog for a changed segment, which gets new checksums for its one partition.
fn reseal(segment: &mut [u8]) -> Vec<u8> {
    let good = &STORE.segment;
    let number = |at: usize| u64::from_le_bytes(good[at..at + 8].try_into().unwrap()) as usize;
    let table = number(good.len() - FOOTER + 8);
    let (entries, filter_len) = (number(table + 8) & 0xffff_ffff, number(table + 8) >> 32);
    let keys = 64 + filter_len;
    let payloads = keys + (16 * entries).next_multiple_of(64);
    for (number, part) in [64..keys, keys..payloads, payloads..table].into_iter().enumerate() {
        let at = table + ROW + 8 * number;
        let check = xxh3_64(&segment[part]);
        segment[at..at + 8].copy_from_slice(&check.to_le_bytes());
    }
    let (old, new) = (digest(good, table), digest(segment, table));
    let mut catalog = STORE.catalog.clone();
    let at = catalog.windows(16).position(|bytes| bytes == old).unwrap();
    catalog[at..at + 16].copy_from_slice(&new);
    catalog
}

/// What the catalog keeps of a segment: its start and all from the table on.
fn digest(segment: &[u8], table: usize) -> [u8; 16] {
    let mut digest = Xxh3::new();
    digest.update(&segment[..64]);
    digest.update(&segment[table..]);
    digest.digest128().to_le_bytes()
}
