//! How fast records and cells are found: plain rows, rows with every field quoted, and the whole way from a file.

use std::hint::black_box;
use std::time::Duration;

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use scrub::intake::recognise::RECOGNISE;
use scrub::table::dialect::Dialect;
use scrub::table::encoding::TextEncoding;
use scrub::table::fields::FieldReader;
use scrub::table::prologue::HeaderRule;
use scrub::table::read_options::ReadOptions;
use scrub::table::reader::TableReader;
use scrub::table::source::Source;
use scrub::table::split::{Block, Splitter};

/// The e-mail column of the rows below, and a last column.
const WANTED: [usize; 2] = [3, 11];

/// Rows of 12 columns and about 126 bytes, like those of the reference work.
fn rows(count: usize, quote: &str) -> Vec<u8> {
    let mut out = String::with_capacity(count * 140);
    for number in 0..count {
        let year = 1950 + number % 60;
        let cells = [
            format!("{number:07}"),
            "Maximilian".to_owned(),
            "Mustermann".to_owned(),
            format!("max.mustermann{number}@example-{}.de", number % 977),
            format!("+49171{:07}", number * 7 % 9_999_999),
            "Lange Strasse 12".to_owned(),
            "01067".to_owned(),
            "Dresden".to_owned(),
            "DE".to_owned(),
            format!("{year}-04-17"),
            "webform".to_owned(),
            "active".to_owned(),
        ];
        out.push_str(&cells.map(|cell| format!("{quote}{cell}{quote}")).join(","));
        out.push('\n');
    }
    out.into_bytes()
}

fn bench(criterion: &mut Criterion) {
    let dialect = Dialect { delimiter: b',', encoding: TextEncoding::Guess, blanks_before_quotes: false };
    for (name, quote) in [("plain", ""), ("quoted", "\"")] {
        let bytes = rows(8000, quote);
        let mut records = Vec::new();
        let splitter = Splitter::new(&dialect, 1 << 24);
        let mut group = criterion.benchmark_group(name);
        group.throughput(Throughput::Bytes(bytes.len() as u64)).measurement_time(Duration::from_secs(3));
        group.bench_function("split 8000 rows", |bencher| {
            bencher.iter(|| {
                records.clear();
                splitter.split(black_box(&bytes), true, 1, &mut records).map(|cut| cut.stop)
            });
        });
        let mut fields = FieldReader::new(&dialect, &WANTED);
        group.bench_function("read 2 cells of 8000 rows", |bencher| {
            bencher.iter(|| {
                let mut sum = 0;
                for record in &records {
                    let record = record.content(&bytes);
                    sum += fields.read(record);
                    sum += fields.cell(record, 0).map_or(0, str::len);
                    sum += fields.cell(record, 1).map_or(0, str::len);
                }
                sum
            });
        });
        group.finish();
    }
    let bytes = rows(80_000, "");
    let mut group = criterion.benchmark_group("reader");
    group.throughput(Throughput::Bytes(bytes.len() as u64)).measurement_time(Duration::from_secs(3));
    group.bench_function("blocks and digest of 80000 rows", |bencher| {
        bencher.iter_batched(|| bytes.clone(), read_all, BatchSize::LargeInput);
    });
    group.finish();
}

fn read_all(bytes: Vec<u8>) -> Option<u64> {
    let options = ReadOptions { header: HeaderRule::Absent, ..ReadOptions::new(RECOGNISE) };
    let mut reader = TableReader::open(Source::from_bytes(bytes).ok()?, options).ok()?;
    let mut reuse = Block::default();
    while let Some(block) = reader.next_block(reuse).ok()? {
        reuse = block;
    }
    Some(reader.counts().records)
}

criterion_group!(benches, bench);
criterion_main!(benches);
