//! A catalog whose bytes were changed under a good seal: opening and asking end in an answer or an error.

#![no_main]

mod store;

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use store::{Store, damage};
use xxhash_rust::xxh3::xxh3_64;

static STORE: LazyLock<Store> = LazyLock::new(|| {
    let store = Store::new();
    let mut same = store.catalog.clone();
    renew_checksums(&mut same);
    assert!(same == store.catalog, "the checksums lie elsewhere now");
    store
});

fuzz_target!(|data: &[u8]| {
    let mut catalog = STORE.catalog.clone();
    damage(&mut catalog, data);
    renew_checksums(&mut catalog);
    let answer = STORE.answers(&catalog, &STORE.segment);
    assert!(answer.is_ok() || catalog != STORE.catalog, "the sound store was refused");
});

/// The trailer and the stamp at its end have checksums, which lie behind what they are of; the seal is blind.
fn renew_checksums(catalog: &mut [u8]) {
    const TRAILER: (usize, usize) = (160, 104);
    const STAMP: (usize, usize) = (48, 32);
    for (from_end, len) in [TRAILER, STAMP] {
        let start = catalog.len() - from_end;
        let check = xxh3_64(&catalog[start..start + len]);
        catalog[start + len..start + len + 8].copy_from_slice(&check.to_le_bytes());
    }
}
