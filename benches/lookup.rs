//! Looking keys up in a store, and building one. `SCRUB_BENCH_ENTRIES` sets the size (default 5,000,000).
//!
//! `cargo bench --bench lookup` prints the time for a block of 8192 keys: one key is that divided by 8192.

#![expect(clippy::unwrap_used, reason = "a benchmark that cannot build its store should stop at once")]

use std::hint::black_box;
use std::sync::{Arc, LazyLock, OnceLock};
use std::time::{Duration, Instant};

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use scrub::base::cancel::Cancel;
use scrub::base::channel::Channels;
use scrub::base::coverage::Coverage;
use scrub::base::disk::{Disk, RealDisk};
use scrub::base::list_kind::ListKind;
use scrub::base::match_key::MatchKey;
use scrub::identity::recipe::EMAIL;
use scrub::store::{Access, Action, KnownRecipe, NewBatch, NewEntry, Seal, Snapshot, SourceRead, Writer, create};
use xxhash_rust::xxh3::xxh3_128_with_seed;

/// Seals nothing: only speed counts here.
struct BenchKey;

impl Seal for BenchKey {
    fn seal(&self, _: &str, data: &[u8]) -> [u8; 32] {
        let mut seal = [0; 32];
        seal[..16].copy_from_slice(&xxh3_128_with_seed(data, 1).to_le_bytes());
        seal
    }

    fn key_id(&self) -> [u8; 8] {
        [0; 8]
    }
}

fn access() -> Access<'static> {
    static RECIPES: LazyLock<[KnownRecipe; 1]> =
        LazyLock::new(|| [KnownRecipe { id: EMAIL, name: "email".to_owned(), description: String::new() }]);
    Access { key: &BenchKey, recipes: &*RECIPES, canon_version: 1, key_mark: None, lock_timeout: None }
}

const BLOCK: usize = 8192;
const BLOCKS: u64 = 256;

fn key(number: u64) -> MatchKey {
    MatchKey::new(xxh3_128_with_seed(&number.to_le_bytes(), 0).to_le_bytes())
}

fn batch() -> NewBatch {
    NewBatch {
        action: Action::Import,
        list: "bench".to_owned(),
        kind: ListKind::Optout,
        register: None,
        channels: Channels::ALL,
        purposes: Vec::new(),
        source: None,
        as_of: None,
        imported_at: 0,
        replace: false,
        lift_missing: false,
        allow_shrink: true,
        reason: None,
        via: None,
        agent: None,
        received_at: None,
        coverage: Coverage::Whole,
        is_cleared: false,
    }
}

/// What this thread has computed so far: other work on the machine does not count. Wall time where Linux is not.
fn processor_time() -> Duration {
    static START: OnceLock<Instant> = OnceLock::new();
    let nanos = std::fs::read_to_string("/proc/thread-self/schedstat")
        .ok()
        .and_then(|text| text.split_whitespace().next()?.parse().ok());
    nanos.map_or_else(|| START.get_or_init(Instant::now).elapsed(), Duration::from_nanos)
}

/// Seconds that all threads of this process have computed so far, where Linux says so.
fn process_seconds() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // Fields 14 and 15, in hundredths of a second; the name in field 2 has no blank here.
    stat.split(' ').skip(13).take(2).filter_map(|ticks| ticks.parse::<f64>().ok()).sum::<f64>() / 100.0
}

/// A store with entries `0..count`; prints how long each part took.
#[expect(clippy::print_stderr, reason = "a program for the people who measure")]
fn build(dir: &std::path::Path, count: u64) {
    let disk: Arc<dyn Disk> = Arc::new(RealDisk);
    create(dir, &access(), &disk).unwrap();
    let mut writer = Writer::open(dir, access(), disk, Cancel::default(), &mut || {}).unwrap();
    for round in ["new entries", "the same again"] {
        let (mut pushing, started) = (0.0, Instant::now());
        let session = writer.import(batch(), 512 << 20).unwrap();
        let mut making = 0.0;
        for first in (0..count).step_by(BLOCK) {
            let made = Instant::now();
            let entry = |number| NewEntry {
                key: key(number),
                recipe: EMAIL,
                loose: false,
                origin: 0,
                line: number as u32,
                time: None,
            };
            let entries: Vec<_> = (first..count.min(first + BLOCK as u64)).map(entry).collect();
            making += made.elapsed().as_secs_f64();
            let pushed = Instant::now();
            session.push(entries).unwrap();
            pushing += pushed.elapsed().as_secs_f64();
        }
        let (finishing, computed) = (Instant::now(), process_seconds());
        session.finish(SourceRead::default()).unwrap();
        let total = started.elapsed().as_secs_f64() - making;
        eprintln!(
            "{count} {round}: push {pushing:.3} s, finish {:.3} s (processors {:.2} s), {:.2} M entries/s",
            finishing.elapsed().as_secs_f64(),
            process_seconds() - computed,
            count as f64 / total / 1e6
        );
    }
}

fn lookups(criterion: &mut Criterion) {
    let count = std::env::var("SCRUB_BENCH_ENTRIES").map_or(5_000_000, |count| count.parse().unwrap());
    let temp = tempfile::tempdir().unwrap();
    let dir = temp.path().join("store");
    build(&dir, count);
    let mut group = criterion.benchmark_group(format!("store of {count}"));
    group.sample_size(20);
    group.bench_function("open, and a list of ten", |bencher| {
        let keys: Vec<_> = (0..10).map(|n| key(n * 999)).collect();
        bencher.iter(|| {
            let snapshot = Snapshot::open(&dir, &access()).unwrap();
            let mut hits = Vec::new();
            snapshot.probe(EMAIL, &keys, &mut hits).unwrap();
            hits.len()
        });
    });
    let snapshot = Snapshot::open(&dir, &access()).unwrap();
    group.throughput(Throughput::Elements(BLOCK as u64));
    for hits_percent in [0, 5, 100] {
        let blocks: Vec<Vec<MatchKey>> = (0..BLOCKS)
            .map(|block| {
                let numbers = (0..BLOCK as u64).map(|n| block * BLOCK as u64 + n);
                let known = |n: u64| n.wrapping_mul(0x9e37_79b9_7f4a_7c15) % count;
                numbers.map(|n| key(if n % 100 < hits_percent { known(n) } else { count + n })).collect()
            })
            .collect();
        let mut hits = Vec::with_capacity(BLOCK);
        group.bench_function(format!("block of {BLOCK}, {hits_percent} % hits"), |bencher| {
            bencher.iter_custom(|iterations| {
                let started = processor_time();
                for keys in blocks.iter().cycle().take(iterations as usize) {
                    hits.clear();
                    snapshot.probe(EMAIL, black_box(keys), &mut hits).unwrap();
                }
                processor_time() - started
            });
        });
    }
    group.finish();
}

criterion_group!(benches, lookups);
criterion_main!(benches);
