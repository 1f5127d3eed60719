//! scrub finds the records and cells that the `csv` crate finds, and hands out the bytes that came in; or it refuses a
//! list that is empty or ends inside quotes. Of a list with blanks before quotes, which `csv` does not know, it finds what
//! `csv` finds without these blanks.

#![no_main]

use encoding_rs::WINDOWS_1252;
use libfuzzer_sys::fuzz_target;
use scrub::intake::recognise::RECOGNISE;
use scrub::table::encoding::TextEncoding;
use scrub::table::error::TableError;
use scrub::table::fields::FieldReader;
use scrub::table::prologue::HeaderRule;
use scrub::table::read_options::ReadOptions;
use scrub::table::reader::TableReader;
use scrub::table::source::Source;
use scrub::table::split::Block;

#[path = "../../tests/common/quotes.rs"]
mod quotes;

use quotes::{ends_inside_quotes, without_blanks_before_quotes};

type Rows = Vec<Vec<Vec<u8>>>;

fuzz_target!(|data: &[u8]| {
    // The last two bytes say how to read, so that real lists can be seeds.
    let Some((input, [delimiter, block_size])) = data.split_last_chunk::<2>() else { return };
    let delimiter = b",;\t|"[usize::from(delimiter % 4)];
    // `csv` knows nothing of the marks of UTF-16, gzip and zstd, takes that of UTF-8 off, and has no `sep=` line.
    let marked = matches!(input.first(), Some(0xef | 0xfe | 0xff | 0x1f | 0x28 | 0x50..=0x5f));
    if marked || input.starts_with(b"sep=") || input.starts_with(b"\"sep=") {
        return;
    }
    match with_scrub(input, delimiter, usize::from(*block_size) + 1) {
        Ok((rows, output, blanks_before_quotes)) => {
            let plain =
                if blanks_before_quotes { without_blanks_before_quotes(input, delimiter) } else { input.to_vec() };
            assert!(!ends_inside_quotes(&plain, delimiter));
            assert_eq!(rows, with_csv(&plain, delimiter));
            assert_eq!(output, input);
        }
        Err(TableError::UnclosedQuote { .. }) => assert!(ends_inside_quotes(input, delimiter)),
        Err(TableError::Empty { .. }) => assert!(with_csv(input, delimiter).is_empty()),
        Err(error) => panic!("{error}"),
    }
});

fn with_csv(input: &[u8], delimiter: u8) -> Rows {
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(input);
    reader.byte_records().map(|record| record.unwrap().iter().map(<[u8]>::to_vec).collect()).collect()
}

/// The rows, all bytes that were handed out, and whether blanks before quotes were seen to be no content.
fn with_scrub(input: &[u8], delimiter: u8, block_size: usize) -> Result<(Rows, Vec<u8>, bool), TableError> {
    let options = ReadOptions {
        delimiter: Some(delimiter),
        // A character for every byte, so that cells can be compared exactly.
        encoding: Some(TextEncoding::Named(WINDOWS_1252)),
        header: HeaderRule::Absent,
        block_size,
        ..ReadOptions::new(RECOGNISE)
    };
    let mut reader = TableReader::open(Source::from_bytes(input.to_vec())?, options)?;
    let dialect = *reader.dialect();
    let mut output = reader.prologue().bytes.clone();
    let mut rows = Rows::new();
    let mut reuse = Block::default();
    while let Some(block) = reader.next_block(reuse)? {
        for record in &block.records {
            let record = record.content(&block.bytes);
            let count = FieldReader::new(&dialect, &[]).read(record);
            let wanted: Vec<_> = (0..count).collect();
            let mut fields = FieldReader::new(&dialect, &wanted);
            fields.read(record);
            rows.push(
                (0..count).map(|at| WINDOWS_1252.encode(fields.cell(record, at).unwrap()).0.into_owned()).collect(),
            );
        }
        output.extend_from_slice(&block.bytes);
        reuse = block;
    }
    Ok((rows, output, dialect.blanks_before_quotes))
}
