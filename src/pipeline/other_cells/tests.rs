//! Against reading every cell.

use proptest::prelude::*;

use super::*;
use crate::base::channel::Channel;
use crate::policy::own_column::sure_beginnings;
use crate::table::encoding::TextEncoding;
use crate::table::prologue::HeaderRule;
use crate::table::read_options::ReadOptions;
use crate::table::reader::TableReader;
use crate::table::recognise::{NOTHING, Recognise};
use crate::table::source::Source;

fn reading() -> OwnReading {
    OwnReading { channel: Channel::Email, at: 0 }
}

/// What is found in a list of that text: line and column.
fn found(text: &[u8], delimiter: u8, encoding: Option<TextEncoding>) -> Vec<(u64, usize)> {
    search(text, delimiter, encoding).0
}

/// The same, and what its free text mentions.
fn search(text: &[u8], delimiter: u8, encoding: Option<TextEncoding>) -> (Vec<(u64, usize)>, Mentions) {
    let options = JudgeOptions::of_emails();
    let recognise = Recognise { is_contact: |cell| cell.contains('@'), ..NOTHING };
    let read = ReadOptions { delimiter: Some(delimiter), encoding, ..ReadOptions::new(recognise) };
    let mut reader = TableReader::open(Source::from_bytes(text.to_vec()).unwrap(), read).unwrap();
    let dialect = *reader.dialect();
    let (mut all, mut mentions) = (Vec::new(), Mentions::default());
    while let Some(block) = reader.next_block(Block::default()).unwrap() {
        let found = OtherCells::new(&options, reading()).find(&block, &dialect, &mut mentions);
        all.extend(found.iter().map(|objection| (block.line_of(objection.row), objection.index)));
    }
    (all, mentions)
}

#[test]
fn a_word_of_objection_is_found_in_whichever_cell_it_stands() {
    for cell in [
        "abgemeldet",
        "Unsubscribed",
        " NOT_SUBSCRIBED ",
        "\"VIP;abgemeldet\"",
        "VIP|nicht erwünscht",
        "\"x, \"\"do not contact\"\"\"",
        "=\"opted out\"",
        "'désabonné",
        "De\u{301}sabonne\u{301}",
        "\u{a0}widersprochen",
        "no interested",
        "kein einverstanden",
        "pas abonné",
        "do-not-contact",
        "\u{feff}gesperrt.",
        "\"VIP,  gesperrt\"",
        "\"vip\nunsubscribed\"",
        "VIP / abgemeldet",
        "s’est désabonné",
        "don’t contact me",
        "Newsletter abbestellt",
        "hat sich am 01.02.2024 abgemeldet",
        "vip / gesperrt (Wunsch)",
        "opt  out",
        "Opted - Out",
        "spam \u{a0} complaint",
        "refus?",
    ] {
        let text = format!("email,note,tags\na@b.example,,\nc@d.example,,{cell}\ne@f.example,{cell},\n");
        let expected = if cell.contains('\n') { [(3, 2), (5, 1)] } else { [(3, 2), (4, 1)] };
        assert_eq!(found(text.as_bytes(), b',', None), expected, "{cell}");
        let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(found(&[&b"\xff\xfe"[..], &utf16].concat(), b',', None), expected, "{cell} in UTF-16");
    }
    assert_eq!(found(b"email;note\na@b.example;s\x92est d\xe9sabonn\xe9e\n", b';', None), [(2, 1)]);
    assert_eq!(found(b"email;note\na@b.example;d\xe9sabonn\xe9e\n", b';', None), [(2, 1)]);
    // Mac Roman.
    assert_eq!(found(b"email;note\na@b.example;d\x8esabonn\x8e\n", b';', None), [(2, 1)]);
}

#[test]
fn every_word_is_found_however_it_is_spaced_and_written() {
    let spellings: [fn(&str) -> String; 6] = [
        |word| word.to_uppercase(),
        |word| word.replace(' ', "  "),
        |word| word.replace(' ', " - "),
        |word| word.replace(' ', "_"),
        |word| word.replace(' ', "\u{a0}"),
        |word| word.replace("email", "e-mail"),
    ];
    let words = sure_beginnings().map(|word| String::from_utf8_lossy(word).into_owned());
    let cells: Vec<_> = words.flat_map(|word| spellings.map(|spell| spell(&word))).collect();
    let rows: String = cells.iter().map(|cell| format!("a@b.example;{cell}\n")).collect();
    let found = found(format!("email;note\n{rows}").as_bytes(), b';', None);
    let objecting: Vec<_> =
        (2..).zip(&cells).filter(|(_, cell)| reading().read(cell, OTHER).says == Says::Objects).collect();
    assert!(objecting.len() > 1000);
    let missed: Vec<_> = objecting.iter().filter(|(line, _)| !found.contains(&(*line, 1))).collect();
    assert!(missed.is_empty() && found.len() == objecting.len(), "{missed:?}");
}

#[test]
fn what_may_mean_something_else_is_not_found() {
    for cell in
        ["Robinson", "Stop", "Nichole", "Unsubscribed from A", "\"bitte abgemeldet lassen\"", "nein", "pending", ""]
    {
        let text = format!("email,note\na@b.example,{cell}\n");
        assert_eq!(found(text.as_bytes(), b',', None), [], "{cell}");
    }
    // Beside an address, and in the place of one.
    assert_eq!(found(b"email,note\na@b.example,\nabgemeldet,x\n", b',', None), [(3, 0)]);
}

#[test]
fn the_column_of_a_word_is_told_behind_quotes_too() {
    let options = JudgeOptions::of_emails();
    let text = b"a,\"b,\"\"x\"\"\",c  d,\"\",\"e,\nf\",g\n";
    let read = ReadOptions { delimiter: Some(b','), header: HeaderRule::Absent, ..ReadOptions::new(NOTHING) };
    let mut reader = TableReader::open(Source::from_bytes(text.to_vec()).unwrap(), read).unwrap();
    let dialect = *reader.dialect();
    let block = reader.next_block(Block::default()).unwrap().unwrap();
    let (others, mut mentions) = (OtherCells::new(&options, reading()), Mentions::default());
    let mut search = Search {
        others: &others,
        block: &block,
        dialect: &dialect,
        found: Vec::new(),
        settled: 0,
        taken_apart: None,
        counted: Counted::default(),
        mentions: &mut mentions,
        mentioned: Vec::new(),
    };
    let columns = text.iter().enumerate().filter(|(_, byte)| byte.is_ascii_alphabetic());
    let columns = columns.map(|(at, letter)| {
        let (_, end) = search.enter_row(at).unwrap();
        (char::from(*letter), search.column(at, end))
    });
    let expected = [('a', 0), ('b', 1), ('x', 1), ('c', 2), ('d', 2), ('e', 4), ('f', 4), ('g', 5)];
    assert_eq!(columns.collect::<Vec<_>>(), expected);
}

fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[a-zA-Zäß0-9 @.-]{0,12}",
        1 => prop::sample::select(&["abgemeldet", "Unsubscribed", "not subscribed", "NICHT ERWÜNSCHT", "refusé", "gesperrt"][..]).prop_map(str::to_owned),
        1 => prop::sample::select(&["VIP;abgemeldet", "x|gesperrt", " Opted-Out", "“widersprochen”", "abgemeldetx", "no", "Newsletter abbestellt", "abgemeldet am 1.2.2024", "bitte nicht per Mail anschreiben", "don’t contact", "abgemeldet (Yoga)"][..]).prop_map(str::to_owned),
    ]
}

proptest! {
    #[test]
    fn every_cell_that_the_policy_calls_an_objection_is_found(
        rows in prop::collection::vec((cell(), cell(), any::<bool>()), 1..30),
        delimiter in prop::sample::select(&b",;\t|"[..]),
    ) {
        let mark = char::from(delimiter);
        let mut text = format!("email{mark}a{mark}b\n");
        let mut expected = Vec::new();
        for (line, (a, b, quoted)) in (2..).zip(&rows) {
            let written = |cell: &str| {
                if *quoted || cell.contains(mark) { format!("\"{cell}\"") } else { cell.to_owned() }
            };
            text += &format!("x@y.example{mark}{}{mark}{}\n", written(a), written(b));
            let objects = |cell: &str| !cell.is_empty() && reading().read(cell, OwnRule::of(OwnRole::Other)).says == Says::Objects;
            let first = [a, b].iter().position(|cell| objects(cell));
            expected.extend(first.map(|index| (line, index + 1)));
        }
        prop_assert_eq!(found(text.as_bytes(), delimiter, None), expected);
    }

    #[test]
    fn the_same_is_mentioned_in_whichever_encoding_and_order_of_columns(
        rows in prop::collection::vec(prop::collection::vec(note(), 3), 1..20),
        delimiter in prop::sample::select(&b",;\t"[..]),
    ) {
        let mark = char::from(delimiter);
        let list = |order: [usize; 3]| {
            let row = |cells: &Vec<String>| {
                let cells = order.map(|at| format!("\"{}\"", cells[at]));
                format!("x@y.example{mark}{}\n", cells.join(&mark.to_string()))
            };
            format!("email{mark}a{mark}b{mark}c\n{}", rows.iter().map(row).collect::<String>())
        };
        let wide = |text: &str| {
            let units: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
            [&[0xff, 0xfe][..], &units].concat()
        };
        let text = list([0, 1, 2]);
        let narrow = search(text.as_bytes(), delimiter, None);
        prop_assert_eq!(&search(&wide(&text), delimiter, None), &narrow);
        let (_, turned) = search(list([2, 0, 1]).as_bytes(), delimiter, None);
        let counts = |mentions: &Mentions, order: [usize; 3]| {
            let by_column: std::collections::BTreeMap<usize, _> = mentions.by_column().collect();
            order.map(|at| by_column.get(&(at + 1)).map(|mention| (*mention).clone()))
        };
        prop_assert_eq!(counts(&narrow.1, [2, 0, 1]), counts(&turned, [0, 1, 2]));
    }
}

fn note() -> impl Strategy<Value = String> {
    let notes = [
        "abgemeldet (JH)",
        "Paula unsubscribed, ok",
        "keine, E-Mail folgt",
        "nicht abgemeldet",
        "keine Werbung mehr bitte",
        "abgemeldet",
        "DNC",
        "",
        "x",
        "Er ist abgemeldet (JH); abgemeldet",
        "Abmeldung vom 1.2.",
        "Zürich",
        "no; mail",
    ];
    prop::sample::select(notes.to_vec()).prop_map(str::to_owned)
}
