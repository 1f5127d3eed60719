//! The splitter and the field reader against the `csv` crate, on arbitrary bytes.
//!
//! `PROPTEST_CASES` sets the number of cases.

#![expect(clippy::unwrap_used, reason = "a test that cannot read has failed")]

use std::io::{self, Read};

use encoding_rs::WINDOWS_1252;
use proptest::collection::vec;
use proptest::prelude::*;
use scrub::base::digest::DigestAlgorithm;
use scrub::intake::recognise::RECOGNISE;
use scrub::table::dialect::Dialect;
use scrub::table::encoding::TextEncoding;
use scrub::table::error::TableError;
use scrub::table::fields::FieldReader;
use scrub::table::prologue::HeaderRule;
use scrub::table::read_options::ReadOptions;
use scrub::table::reader::TableReader;
use scrub::table::source::Source;
use scrub::table::split::Block;

#[path = "common/quotes.rs"]
mod quotes;

use quotes::{ends_inside_quotes, without_blanks_before_quotes};

type Rows = Vec<Vec<Vec<u8>>>;

/// Gives at most `most` bytes per call, in a pattern of lengths.
struct Drip {
    bytes: Vec<u8>,
    at: usize,
    lengths: Vec<usize>,
    calls: usize,
}

impl Read for Drip {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let most = self.lengths[self.calls % self.lengths.len()];
        self.calls += 1;
        let count = most.min(buffer.len()).min(self.bytes.len() - self.at);
        buffer[..count].copy_from_slice(&self.bytes[self.at..self.at + count]);
        self.at += count;
        Ok(count)
    }
}

/// Of which no name of a column is made: a header in the way of `--no-header` is another matter.
fn letter() -> impl Strategy<Value = u8> {
    prop::sample::select(&b"abkqvwxz"[..])
}

/// Bytes that make up lists, in quantities that real lists never see.
fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        6 => Just(b"\"".to_vec()),
        4 => Just(b"\"\"".to_vec()),
        5 => Just(b",".to_vec()),
        2 => Just(b";".to_vec()),
        1 => Just(b"\t".to_vec()),
        1 => Just(b"|".to_vec()),
        3 => Just(b"\n".to_vec()),
        3 => Just(b"\r".to_vec()),
        3 => Just(b"\r\n".to_vec()),
        2 => Just(b",\"".to_vec()),
        2 => Just(b"\",".to_vec()),
        3 => Just(b", \"".to_vec()),
        1 => Just(b" ".to_vec()),
        1 => Just(b"\", ".to_vec()),
        6 => vec(letter(), 1..12),
        1 => vec(letter(), 30..70),
        1 => Just("é".as_bytes().to_vec()),
        1 => Just("日本".as_bytes().to_vec()),
        1 => vec(any::<u8>(), 1..4),
    ];
    vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

fn delimiter() -> impl Strategy<Value = u8> {
    prop_oneof![4 => Just(b','), 2 => Just(b';'), 1 => Just(b'\t'), 1 => Just(b'|'), 1 => Just(b'a')]
}

/// What the `csv` crate reads.
fn with_csv(input: &[u8], delimiter: u8) -> Rows {
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(input);
    reader.byte_records().map(|record| record.unwrap().iter().map(<[u8]>::to_vec).collect()).collect()
}

/// A character for every byte, so that all field values can be compared exactly.
fn single_bytes() -> TextEncoding {
    TextEncoding::Named(WINDOWS_1252)
}

fn as_bytes(cell: &str) -> Vec<u8> {
    WINDOWS_1252.encode(cell).0.into_owned()
}

/// Number of line ends in `bytes`; CRLF is one.
fn line_ends(bytes: &[u8]) -> u64 {
    let alone = |at: usize| !(bytes[at] == b'\n' && at > 0 && bytes[at - 1] == b'\r');
    (0..bytes.len()).filter(|at| matches!(bytes[*at], b'\n' | b'\r') && alone(*at)).count() as u64
}

struct Given {
    delimiter: u8,
    lengths: Vec<usize>,
    block_size: usize,
}

/// What scrub reads, and all it handed out; checks every promise that a block makes on the way.
fn with_scrub(input: &[u8], given: &Given, encoding: TextEncoding) -> Result<(Rows, Vec<u8>, Dialect), TableError> {
    let drip = Drip { bytes: input.to_vec(), at: 0, lengths: given.lengths.clone(), calls: 0 };
    let options = ReadOptions {
        delimiter: Some(given.delimiter),
        encoding: Some(encoding),
        header: HeaderRule::Absent,
        block_size: given.block_size,
        ..ReadOptions::new(RECOGNISE)
    };
    let mut reader =
        TableReader::open(Source::from_reader("drip", Box::new(drip), DigestAlgorithm::default())?, options)?;
    let dialect = *reader.dialect();
    let mut output = reader.prologue().bytes.clone();
    let mut rows = Vec::new();
    let (mut sequence, mut ended) = (0, false);
    let mut reuse = Block::default();
    while let Some(block) = reader.next_block(reuse)? {
        assert!(!ended, "a block after the last one");
        let written = decoded(&output, dialect);
        assert_eq!((block.sequence, block.first_line), (sequence, 1 + line_ends(&written)));
        assert!(!(written.ends_with(b"\r") && decoded(&block.bytes, dialect).starts_with(b"\n")), "CRLF was cut");
        assert_eq!(block.first_record, rows.len() as u64);
        check_spans(&block, dialect);
        rows.extend(block.records.iter().map(|record| cells(record.content(&block.bytes), dialect)));
        output.extend_from_slice(&block.bytes);
        sequence += 1;
        ended = block.last;
        reuse = block;
    }
    assert!(ended || sequence == 0, "no block was the last one");
    assert_eq!(reader.counts().records, rows.len() as u64);
    assert_eq!(reader.counts().bytes, output.len() as u64);
    let end = reader.finish()?;
    assert_eq!((end.bytes, end.decoded_bytes), (input.len() as u64, input.len() as u64));
    Ok((rows, output, dialect))
}

fn decoded(bytes: &[u8], dialect: Dialect) -> Vec<u8> {
    let mut text = String::new();
    dialect.encoding.decode(bytes, &mut text);
    text.into_bytes()
}

/// Records lie one after the other; what lies between them are line ends; lines are counted.
fn check_spans(block: &Block, dialect: Dialect) {
    let mut at = 0;
    let is_blank = |bytes: &[u8]| decoded(bytes, dialect).iter().all(|byte| matches!(byte, b'\n' | b'\r'));
    for record in &block.records {
        let (start, end, stop) = (record.start as usize, record.end as usize, record.stop as usize);
        assert!(at <= start && start < end && end <= stop);
        assert!(is_blank(&block.bytes[at..start]), "something lies between two records");
        assert!(is_blank(&block.bytes[end..stop]) && stop - end <= 4);
        assert_eq!(u64::from(record.line), line_ends(&decoded(&block.bytes[..start], dialect)));
        at = stop;
    }
    assert!(is_blank(&block.bytes[at..]), "something lies behind the last record");
    assert_eq!(block.open_end, block.records.last().is_some_and(|record| record.stop == record.end));
    assert!(!block.open_end || block.last);
}

/// All cells, read in one go, and each again by a reader that wants only this one.
fn cells(record: &[u8], dialect: Dialect) -> Vec<Vec<u8>> {
    let count = FieldReader::new(&dialect, &[]).read(record);
    // Out of order, with one too many and one twice.
    let wanted: Vec<usize> = (0..=count).rev().chain([0]).collect();
    let mut all = FieldReader::new(&dialect, &wanted);
    assert_eq!(all.read(record), count);
    assert_eq!(all.cell(record, 0), None, "a cell beyond the last one");
    let first = all.cell(record, count + 1).map(as_bytes);
    let cells: Vec<_> = (0..count).map(|at| as_bytes(all.cell(record, count - at).unwrap())).collect();
    assert_eq!(first.as_ref(), cells.first());
    for (at, cell) in cells.iter().enumerate() {
        let mut one = FieldReader::new(&dialect, &[at]);
        assert_eq!(one.read(record), count);
        assert_eq!(&as_bytes(one.cell(record, 0).unwrap()), cell);
    }
    cells
}

/// What `csv` is given to read: it knows no blanks before quotes.
fn as_plainly_written(input: &[u8], dialect: Dialect) -> Vec<u8> {
    match dialect.blanks_before_quotes {
        true => without_blanks_before_quotes(input, dialect.delimiter),
        false => input.to_vec(),
    }
}

/// `csv` and scrub agree, or scrub refuses for one of the two reasons it may have.
fn compare(input: &[u8], given: &Given) -> Result<(), TestCaseError> {
    match with_scrub(input, given, single_bytes()) {
        Ok((rows, output, dialect)) => {
            let plain = as_plainly_written(input, dialect);
            prop_assert!(!ends_inside_quotes(&plain, given.delimiter));
            prop_assert_eq!(rows, with_csv(&plain, given.delimiter));
            prop_assert_eq!(output, input);
        }
        Err(TableError::UnclosedQuote { .. }) => prop_assert!(ends_inside_quotes(input, given.delimiter)),
        Err(TableError::Empty { .. }) => prop_assert!(with_csv(input, given.delimiter).is_empty()),
        Err(error) => return Err(TestCaseError::fail(error.to_string())),
    }
    Ok(())
}

fn config() -> ProptestConfig {
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(2000);
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn agrees_with_the_csv_crate(
        mut input in bytes(),
        delimiter in delimiter(),
        lengths in vec(1_usize..40, 1..4),
        block_size in 1_usize..200,
    ) {
        // `csv` knows nothing of the marks of UTF-16, gzip and zstd, and takes that of UTF-8 off itself.
        if matches!(input.first(), Some(0xef | 0xfe | 0xff | 0x1f | 0x28 | 0x50..=0x5f)) {
            input[0] = b'x';
        }
        prop_assume!(!input.starts_with(b"sep=") && !input.starts_with(b"\"sep="));
        compare(&input, &Given { delimiter, lengths, block_size })?;
    }

    #[test]
    fn utf16_is_split_like_its_text(
        text in "([a-c \"]|, \"|\"\"|,|,\"|\",|\n|\r|\r\n|\u{0a0a}|\u{0d22}|\u{220d}|\u{2c0a}|\u{2c2c}|😀){0,60}",
        big_endian in any::<bool>(),
        lengths in vec(1_usize..40, 1..4),
        block_size in 1_usize..200,
    ) {
        let encoding = if big_endian { TextEncoding::Utf16Be } else { TextEncoding::Utf16Le };
        let mut input = Vec::new();
        encoding.encode(&text, &mut input);
        let given = Given { delimiter: b',', lengths, block_size };
        // `as_bytes` writes what Windows-1252 lacks as a numeric reference, here and there alike.
        let cell = |cell: &Vec<u8>| as_bytes(std::str::from_utf8(cell).unwrap());
        let expected = |text: &[u8]| -> Rows {
            with_csv(text, b',').iter().map(|row| row.iter().map(cell).collect()).collect()
        };
        match with_scrub(&input, &given, encoding) {
            Ok((rows, output, dialect)) => {
                let plain = as_plainly_written(text.as_bytes(), dialect);
                prop_assert!(!ends_inside_quotes(&plain, b','));
                prop_assert_eq!(rows, expected(&plain));
                prop_assert_eq!(output, input);
            }
            Err(TableError::UnclosedQuote { .. }) => prop_assert!(ends_inside_quotes(text.as_bytes(), b',')),
            Err(TableError::Empty { .. }) => prop_assert!(with_csv(text.as_bytes(), b',').is_empty()),
            Err(error) => return Err(TestCaseError::fail(error.to_string())),
        }
    }

    /// Nothing a list can hold makes the reader panic, and what it hands out is the input up to the error.
    #[test]
    fn arbitrary_bytes_are_read_or_refused(
        input in prop_oneof![bytes(), vec(any::<u8>(), 0..200)],
        header in prop_oneof![Just(HeaderRule::Present), Just(HeaderRule::Absent), Just(HeaderRule::IfKnown)],
        block_size in 1_usize..100,
    ) {
        let options = ReadOptions { header, block_size, ..ReadOptions::new(RECOGNISE) };
        let opened = Source::from_bytes(input.clone()).and_then(|source| TableReader::open(source, options));
        if let Ok(mut reader) = opened {
            let mut output = reader.prologue().bytes.clone();
            let mut reuse = Block::default();
            while let Ok(Some(block)) = reader.next_block(reuse) {
                check_spans(&block, *reader.dialect());
                output.extend_from_slice(&block.bytes);
                prop_assert!(input.starts_with(&output) || reader.source().compression() != Default::default());
                if block.last {
                    prop_assert_eq!(&output, &input);
                }
                reuse = block;
            }
        }
    }
}
