//! A catalog whose bytes were changed under a good seal: opening and asking end in an answer or an error.

#![no_main]

mod store;

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use store::{Store, damage};

static STORE: LazyLock<Store> = LazyLock::new(Store::new);

fuzz_target!(|data: &[u8]| {
    let mut catalog = STORE.catalog.clone();
    damage(&mut catalog, data);
    let answer = STORE.answers(&catalog, &STORE.segment);
    assert!(answer.is_ok() || catalog != STORE.catalog, "the sound store was refused");
});
