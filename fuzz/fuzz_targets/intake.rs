//! Any bytes are a list with entries, or are refused.

#![no_main]

use std::sync::LazyLock;
use std::sync::atomic::{AtomicU64, Ordering};

use libfuzzer_sys::fuzz_target;
use scrub::base::cancel::Cancel;
use scrub::identity::match_key::Keyer;
use scrub::intake::entry::ListEntry;
use scrub::intake::error::IntakeError;
use scrub::intake::list::read_list;
use scrub::intake::options::ListOptions;
use scrub::table::source::Source;

static KEYER: LazyLock<Keyer> = LazyLock::new(|| Keyer::for_one_run().unwrap());

fuzz_target!(|data: &[u8]| {
    let Ok(source) = Source::from_bytes(data.to_vec()) else { return };
    let emitted = AtomicU64::new(0);
    let emit = |entries: &[ListEntry]| {
        emitted.fetch_add(entries.len() as u64, Ordering::Relaxed);
        Ok::<_, IntakeError>(())
    };
    if let Ok(summary) = read_list(source, "list", &ListOptions::default(), &KEYER, &Cancel::default(), &emit) {
        let entries = summary.identifiers.sum() + summary.digests.iter().map(|(_, count)| count).sum::<u64>();
        assert!(entries > 0, "an empty list was accepted");
        let emitted = emitted.into_inner();
        assert!(emitted >= entries, "{entries} entries, {emitted} of them handed on");
    }
});
