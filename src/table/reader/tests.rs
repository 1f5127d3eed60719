//! Lists as people have them.

use super::*;
use crate::table::prologue::HeaderRule;
use crate::table::recognise::FOR_TESTS;
use crate::table::split::step::MAX_QUOTED_LINES;

fn open_with(bytes: &[u8], options: ReadOptions) -> Result<TableReader, TableError> {
    TableReader::open(Source::from_bytes(bytes.to_vec())?, options)
}

fn open(bytes: &[u8]) -> TableReader {
    open_with(bytes, ReadOptions::new(FOR_TESTS)).unwrap()
}

fn headers(reader: &TableReader) -> Vec<&str> {
    reader.prologue().headers.iter().flatten().map(String::as_str).collect()
}

/// All rows with their physical lines; checks that the bytes come out as they went in.
fn rows(bytes: &[u8], options: ReadOptions) -> Result<Vec<(u64, Vec<String>)>, TableError> {
    let mut reader = open_with(bytes, options)?;
    let dialect = *reader.dialect();
    let mut rows = Vec::new();
    let mut output = reader.prologue().bytes.clone();
    let mut reuse = Block::default();
    while let Some(block) = reader.next_block(reuse)? {
        for record in &block.records {
            let line = block.first_line + u64::from(record.line);
            rows.push((line, all_cells(record.content(&block.bytes), &dialect)));
        }
        output.extend_from_slice(&block.bytes);
        reuse = block;
    }
    assert_eq!(output, bytes);
    Ok(rows)
}

fn plain_rows(bytes: &[u8]) -> Vec<(u64, Vec<String>)> {
    rows(bytes, ReadOptions::new(FOR_TESTS)).unwrap()
}

fn no_header() -> ReadOptions {
    ReadOptions { header: HeaderRule::Absent, ..ReadOptions::new(FOR_TESTS) }
}

fn if_known() -> ReadOptions {
    ReadOptions { header: HeaderRule::IfKnown, is_list: true, ..ReadOptions::new(FOR_TESTS) }
}

fn row(line: u64, cells: &[&str]) -> (u64, Vec<String>) {
    (line, cells.iter().map(|cell| (*cell).to_owned()).collect())
}

fn utf16(text: &str, big_endian: bool) -> Vec<u8> {
    let mut bytes = Vec::new();
    let encoding = if big_endian { TextEncoding::Utf16Be } else { TextEncoding::Utf16Le };
    encoding.encode(text, &mut bytes);
    bytes
}

#[test]
fn every_delimiter_is_found() {
    for delimiter in [',', ';', '\t', '|'] {
        let text = "Name,E-Mail,\"Betrag, netto\"\nMeier,a@b.de,\"1;5 | 2\"\n,,\n".replace(',', &delimiter.to_string());
        assert_eq!(char::from(open(text.as_bytes()).dialect().delimiter), delimiter, "{text}");
    }
}

#[test]
fn a_decimal_comma_is_no_delimiter() {
    let text = "Kunde;Betrag;E-Mail\nA, B;1,5;a@b.de\nC;2,5;c@d.de\nD;10,25;e@f.de\n";
    assert_eq!(open(text.as_bytes()).dialect().delimiter, b';');
    let text = "Nr;Name, Vorname;E-Mail\n1;Meier, Max;a@b.de\n2;Beier, Bea;c@d.de\n";
    assert_eq!(open(text.as_bytes()).dialect().delimiter, b';');
}

#[test]
fn ragged_rows_do_not_change_the_delimiter() {
    let text = "a,b,c\n1,2,3\n1,2\n1,2,3,4\n1;1;1,2,3\n1,2,3\n1,2,3\n";
    assert_eq!(open(text.as_bytes()).dialect().delimiter, b',');
}

#[test]
fn a_single_column_keeps_its_commas() {
    let text = "email\n\"Meier\", Max <a@b.de>\nBeier, Bea <c@d.de>\n";
    assert_eq!(open(text.as_bytes()).dialect().delimiter, b';');
    assert_eq!(open(b"email\na@b.de\n").dialect().delimiter, b',');
}

#[test]
fn a_separator_line_sets_the_delimiter_and_is_no_record() {
    for first in ["sep=;\r\n", "\"sep=;\"\r\n", "\u{feff}SEP=;\n", "sep=;\r"] {
        let text = format!("{first}Name;E-Mail, Telefon, Fax\nMeier;a@b.de\n");
        let reader = open(text.as_bytes());
        assert_eq!(reader.dialect().delimiter, b';');
        assert_eq!(headers(&reader), ["Name", "E-Mail, Telefon, Fax"]);
        assert_eq!(reader.prologue().line, 3);
        assert_eq!(plain_rows(text.as_bytes()), [row(3, &["Meier", "a@b.de"])]);
    }
    let wide = [&[0xff, 0xfe][..], &utf16("sep=|\r\nA|B\r\n1|2\r\n", false)].concat();
    assert_eq!(open(&wide).dialect().delimiter, b'|');
    assert_eq!(plain_rows(&wide), [row(3, &["1", "2"])]);
    assert!(matches!(open_with(b"sep=;\n", ReadOptions::new(FOR_TESTS)), Err(TableError::Empty { .. })));
    assert_eq!(headers(&open(b"sep=\nx\n")), ["sep="]);
}

#[test]
fn line_ends_may_be_mixed() {
    let text = b"a,b\r1,2\n3,4\r\n\r\n\n\r5,6\r\r7,\"x\r\ny\rz\n\"\n8,9";
    let expected = [
        row(2, &["1", "2"]),
        row(3, &["3", "4"]),
        row(7, &["5", "6"]),
        row(9, &["7", "x\r\ny\rz\n"]),
        row(13, &["8", "9"]),
    ];
    for block_size in 1..40 {
        assert_eq!(rows(text, ReadOptions { block_size, ..ReadOptions::new(FOR_TESTS) }).unwrap(), expected);
    }
}

#[test]
fn quotes_open_only_at_the_start_of_a_field() {
    let text = b"a,b\njoh\"n,x\n5\" disk,\"say \"\"hi\"\"\"\n \"x,y\n\"a\"b\"c,z\n\"\",\n";
    let expected = [
        row(2, &["joh\"n", "x"]),
        row(3, &["5\" disk", "say \"hi\""]),
        row(4, &[" \"x", "y"]),
        row(5, &["ab\"c", "z"]),
        row(6, &["", ""]),
    ];
    assert_eq!(plain_rows(text), expected);
}

#[test]
fn blank_lines_are_no_records() {
    let reader = open(b"\n\r\n\na,b\n");
    assert_eq!(headers(&reader), ["a", "b"]);
    assert_eq!(reader.prologue().line, 5);
    assert_eq!(rows(b"\n\n1,2\n\n", no_header()).unwrap(), [row(3, &["1", "2"])]);
}

#[test]
fn a_header_alone_is_a_list_and_nothing_is_not() {
    for text in [&b"email,name\n"[..], b"email,name", b"\xef\xbb\xbfemail,name\r\n"] {
        let mut reader = open(text);
        assert_eq!(headers(&reader), ["email", "name"]);
        assert!(reader.next_block(Block::default()).unwrap().is_none());
        assert_eq!(reader.counts(), ReadCounts { records: 0, bytes: text.len() as u64 });
        assert_eq!(reader.finish().unwrap().bytes, text.len() as u64);
    }
    for text in [&b""[..], b"\xef\xbb\xbf", b"\n\r\n", b"\xff\xfe"] {
        for header in [HeaderRule::Present, HeaderRule::Absent, HeaderRule::IfKnown] {
            let opened = open_with(text, ReadOptions { header, ..ReadOptions::new(FOR_TESTS) });
            assert!(matches!(opened, Err(TableError::Empty { .. })), "{text:?}");
        }
    }
}

#[test]
fn the_last_line_may_be_open() {
    let mut reader = open(b"a,b\n1,2\n3,4");
    let block = reader.next_block(Block::default()).unwrap().unwrap();
    assert!(block.last && block.open_end);
    let mut reader = open(b"a,b\n1,2\n\n");
    let block = reader.next_block(Block::default()).unwrap().unwrap();
    assert!(block.last && !block.open_end);
}

#[test]
fn a_header_that_is_a_contact_is_refused() {
    let digest = format!("id,{}\n", "0a".repeat(32));
    for text in ["max@example.com,Max\n", "\n\n\"Max <max@example.com>\";x\n", digest.as_str()] {
        let line = 1 + text.chars().take_while(|character| *character == '\n').count() as u64;
        match open_with(text.as_bytes(), ReadOptions::new(FOR_TESTS)) {
            Err(TableError::LooksLikeContact { line: found }) => assert_eq!(found, line),
            other => panic!("{:?}", other.err()),
        }
        assert!(open_with(text.as_bytes(), no_header()).is_ok());
    }
}

#[test]
fn a_suppression_list_has_a_header_only_if_it_is_known() {
    let reader = open_with(b"E-Mail;Grund\na@b.de;x\n", if_known()).unwrap();
    assert_eq!(headers(&reader), ["E-Mail", "Grund"]);
    for text in ["a@b.de\nc@d.de\n", "example.com\n", "email,a@b.de\n"] {
        assert_eq!(open_with(text.as_bytes(), if_known()).unwrap().prologue().headers, None, "{text}");
    }
    let reader = open_with(b"# a; b; c\n#\n\nemail,date\na@b.de,2020\n", if_known()).unwrap();
    assert_eq!((headers(&reader), reader.prologue().line), (vec!["email", "date"], 5));
    let reader = open_with(b"# comment, with comma\na@b.de\n", if_known()).unwrap();
    assert_eq!((reader.prologue().fields, reader.prologue().bytes.len(), reader.prologue().line), (1, 0, 1));
}

#[test]
fn duplicate_header_names_stay_as_they_are() {
    let reader = open(b"\xef\xbb\xbfNom,Nom,\"Soci\xe9t\xe9 \"\n1,2,3\n");
    assert_eq!(headers(&reader), ["Nom", "Nom", "Société "]);
    assert_eq!((reader.prologue().bom, reader.prologue().fields), (3, 3));
    assert_eq!(reader.sample(), [["1", "2", "3"]]);
}

#[test]
fn utf16_is_read_with_and_without_a_mark() {
    // ഊ, ਅ and “ hold the bytes of LF, and ∢ that of a quote.
    let text = "Name;E-Mail\r\nഊਅ \u{0a0a};a@b.de\r\n\"x;\n∢\";“c@d.de”\r\n\r\nמ;😀";
    let expected = [row(2, &["ഊਅ \u{0a0a}", "a@b.de"]), row(3, &["x;\n∢", "“c@d.de”"]), row(6, &["מ", "😀"])];
    for big_endian in [false, true] {
        let body = utf16(text, big_endian);
        let mark = utf16("\u{feff}", big_endian);
        for bytes in [[mark, body.clone()].concat(), body] {
            for block_size in [1, 7, 20, 1000] {
                assert_eq!(rows(&bytes, ReadOptions { block_size, ..ReadOptions::new(FOR_TESTS) }).unwrap(), expected);
            }
            assert!(open(&bytes).dialect().encoding.is_utf16());
        }
    }
}

#[test]
fn broken_utf16_names_the_byte() {
    let good = utf16("\u{feff}a;b\n1;2\n", false);
    let odd = [&good[..], b"3"].concat();
    match rows(&odd, ReadOptions::new(FOR_TESTS)) {
        Err(TableError::OddLength { offset }) => assert_eq!(offset, good.len() as u64),
        other => panic!("{other:?}"),
    }
    let lone = [&good[..], &[b'x', 0, 0x00, 0xdc, b'\n', 0]].concat();
    for block_size in [1, 1000] {
        match rows(&lone, ReadOptions { block_size, ..ReadOptions::new(FOR_TESTS) }) {
            Err(TableError::LoneSurrogate { offset }) => assert_eq!(offset, good.len() as u64 + 2),
            other => panic!("{other:?}"),
        }
    }
    let in_header = [0xff, 0xfe, 0x00, 0xd8, b'a', 0];
    let opened = open_with(&in_header, ReadOptions::new(FOR_TESTS));
    assert!(matches!(opened.err(), Some(TableError::LoneSurrogate { offset: 2 })));
    assert!(matches!(
        open_with(&[0xff, 0xfe, 0, 0, b'a', 0, 0, 0], ReadOptions::new(FOR_TESTS)).err(),
        Some(TableError::Utf32 { .. })
    ));
}

#[test]
fn encodings_are_mixed_cell_by_cell_or_named() {
    let mixed = b"Name;Ort\nM\xfcller;K\xc3\xb6ln\n";
    assert_eq!(plain_rows(mixed), [row(2, &["Müller", "Köln"])]);
    let named =
        ReadOptions { encoding: Some(TextEncoding::from_label("cp1250").unwrap()), ..ReadOptions::new(FOR_TESTS) };
    assert_eq!(rows(b"a;b\n\xb9;x\n", named).unwrap(), [row(2, &["ą", "x"])]);
    let label = TextEncoding::from_label("shift_jis").unwrap();
    let options = |delimiter| ReadOptions { encoding: Some(label), delimiter, ..ReadOptions::new(FOR_TESTS) };
    assert_eq!(rows(b"a,b\n\x83\x7c|,x\n", options(None)).unwrap(), [row(2, &["ポ|", "x"])]);
    let refused = open_with(b"a|b\n", options(Some(b'|'))).err();
    assert!(matches!(refused, Some(TableError::RefusedDelimiter { delimiter: '|', .. })));
}

#[test]
fn added_text_follows_the_encoding_of_the_list() {
    let old = TextEncoding::Named(encoding_rs::WINDOWS_1252);
    assert_eq!(open(b"a;b\nM\xfcller;x\n").output_encoding(), old);
    assert_eq!(open("a;b\nMüller;x\n".as_bytes()).output_encoding(), TextEncoding::Guess);
    assert_eq!(open(b"a;b\nM\xfcller;x\nM\xc3\xbcller;x\n").output_encoding(), TextEncoding::Guess);
    assert_eq!(open(b"a;b\n").output_encoding(), TextEncoding::Guess);
}

#[test]
fn a_quote_that_never_closes_names_its_line() {
    let many = "x,y\n".repeat(50_000);
    for (text, line) in [("a,b\n1,\"2\n", 2), ("a,b\n1,2\n\n\"x\ny\",\"z", 5), ("a,\"b\n", 1)] {
        for block_size in [1, 1000] {
            let options = ReadOptions { block_size, ..ReadOptions::new(FOR_TESTS) };
            match rows(text.as_bytes(), options) {
                Err(TableError::UnclosedQuote { line: found }) => assert_eq!(found, line, "{text}"),
                other => panic!("{text}: {other:?}"),
            }
        }
    }
    match rows(format!("a,b\n{many}\"1,2\n{many}").as_bytes(), ReadOptions::new(FOR_TESTS)) {
        Err(TableError::LongQuote { line, .. }) => assert_eq!(line, 50_002),
        other => panic!("{:?}", other.map(|rows| rows.len())),
    }
}

#[test]
fn two_stray_quotes_do_not_swallow_people() {
    let field = |ends: u32| format!("a,b\n1,\"{}\"\n", "x\n".repeat(ends as usize));
    for encode in [|text: &str| text.as_bytes().to_vec(), |text: &str| utf16(text, false)] {
        assert_eq!(plain_rows(&encode(&field(MAX_QUOTED_LINES - 1))).len(), 1);
        let too_long = rows(&encode(&field(MAX_QUOTED_LINES)), ReadOptions::new(FOR_TESTS));
        assert!(matches!(too_long, Err(TableError::LongQuote { line: 2, limit: 200 })), "{too_long:?}");
    }
}

#[test]
fn a_record_has_a_greatest_length() {
    let options = |block_size| ReadOptions { max_record: 100, block_size, ..ReadOptions::new(FOR_TESTS) };
    let text = |len| format!("a,b\n1,2\n3,{}\n5,6\n", "x".repeat(len));
    for block_size in [1, 64, 1000] {
        assert_eq!(rows(text(98).as_bytes(), options(block_size)).unwrap().len(), 3);
        let too_long = rows(text(99).as_bytes(), options(block_size));
        assert!(matches!(too_long, Err(TableError::LongRecord { line: 3, limit: 100 })), "{too_long:?}");
    }
}

#[test]
fn lists_longer_than_the_sample_are_read_whole() {
    let header = format!("{}\n", "column,".repeat(20_000));
    let body = "1,2\r\n".repeat(100_000);
    let text = header.clone() + &body;
    let reader = open(text.as_bytes());
    assert_eq!((reader.prologue().fields, reader.prologue().bytes.len()), (2, header.len()));
    assert_eq!(plain_rows(text.as_bytes()).len(), 100_000);
}

#[test]
fn a_delimiter_that_cannot_be_one_is_refused() {
    for delimiter in [b'"', b'\n', b'\r', 0, 0xe9] {
        let options = ReadOptions { delimiter: Some(delimiter), ..ReadOptions::new(FOR_TESTS) };
        assert!(matches!(open_with(b"a\n", options), Err(TableError::BadDelimiter)));
    }
}
