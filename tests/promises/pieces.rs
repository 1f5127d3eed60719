//! P1, P2, P3: whatever the bytes, kept and cut parts are the input, at any number of threads and any size of blocks.

use scrub::base::channel::Channels;
use scrub::base::digest::DigestAlgorithm;
use scrub::base::identifier_kind::IdentifierKind;
use scrub::base::own_column::{OwnRole, OwnRule};
use scrub::table::dialect::Dialect;

use super::records::{Written, take_apart, take_apart_as};

use super::*;

/// Both products of one run of the pipeline over small blocks.
struct Pieces {
    clean: Vec<u8>,
    rejected: Vec<u8>,
    kept: u64,
    rejects: u64,
    written: Written,
}

/// Threads are made once, not for every case.
fn pool(threads: usize) -> &'static rayon::ThreadPool {
    static POOLS: LazyLock<[rayon::ThreadPool; 3]> =
        LazyLock::new(|| [1, 2, 3].map(|count| rayon::ThreadPoolBuilder::new().num_threads(count).build().unwrap()));
    &POOLS[threads - 1]
}

fn run_pipeline(input: &[u8], threads: usize, block_size: usize) -> Result<Pieces, PipelineError> {
    // Small blocks go with little memory, so that own opt-outs lie in memory here and on the disk there.
    let memory = if block_size < 200 { 16 } else { 1 << 20 };
    let place = Place::new();
    let disk: Arc<dyn Disk> = TestDisk::sound();
    let open = || {
        let options = ReadOptions { delimiter: Some(b','), block_size, ..ReadOptions::new(RECOGNISE) };
        TableReader::open(Source::from_bytes(input.to_vec())?, options)
    };
    let sink = |name| {
        let file = AtomicFile::create(Arc::clone(&disk), &place.path(name)).unwrap();
        Some(Sink::new(file, Compression::None, DigestAlgorithm::default()).unwrap())
    };
    let options = JudgeOptions {
        campaign: Campaign::default(),
        matching: MatchWidth::Loose,
        ragged: Ragged::Strict,
        keep_duplicates: false,
        identifier_columns: vec![IdentifierColumn {
            index: 0,
            name: "email".to_owned(),
            kind: IdentifierKind::Email,
            is_doubtful: false,
            is_addressed: true,
        }],
        country_columns: Vec::new(),
        dialling: scrub::base::dialling::Dialling::Unknown,
        needs_countries: false,
        own_columns: vec![OwnColumn {
            index: 1,
            name: "optout".to_owned(),
            rule: OwnRule::of(OwnRole::OptOut),
            topic: Some(Channels::ALL),
            decides: false,
        }],
        unsearched: Vec::new(),
        about_else: Vec::new(),
        fields: 2,
        widest: 2,
    };
    let keyer = SecretKey::generate().unwrap().keyer();
    let mut first = open()?;
    let cancel = Cancel::default();
    let notes = RunNotes::new(&disk, place.root(), memory);
    let own_optouts = OwnOptouts::collect(&mut first, notes, &options, &keyer, 0, &cancel, &mut |_| Ok(()))?;
    let reader = open()?;
    let Dialect { delimiter, blanks_before_quotes, .. } = *reader.dialect();
    let outcome = scrub::pipeline::run(Job {
        reader,
        options: &options,
        lists: &Lists::new(keyer, None, None),
        own_optouts: &own_optouts,
        search_others: false,
        at: 0,
        products: Products { clean: sink("clean"), rejects: sink("rejects") },
        pool: pool(threads),
        cancel: &cancel,
        progress: &Progress::default(),
    })?;
    let read = |sink: Option<Sink<AtomicFile>>| {
        let (file, end) = sink.unwrap().finish().unwrap();
        let bytes = std::fs::read(file.temp_path()).unwrap();
        assert_eq!(end.bytes, bytes.len() as u64);
        bytes
    };
    Ok(Pieces {
        clean: read(outcome.products.clean),
        rejected: read(outcome.products.rejects),
        kept: outcome.tally.kept,
        rejects: outcome.tally.rejected,
        written: Written { delimiter, header: true, blanks_before_quotes },
    })
}

/// Bytes that are mostly what breaks readers of CSV.
fn hostile_bytes() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        4 => prop::sample::select(vec!["\"", ",", "\n", "\r", "\r\n", "\"\"", ",\"", "\",", "\"\n", ", \"", "\n \""]),
        4 => prop::sample::select(vec!["a@b.de", "A@b.de", "c+d@e.org", "c@e.org", "x", " ", "yes", "no", "\u{fc}", "@"]),
        3 => prop::sample::select(vec!["\na@b.de,\n", "\nf@g.fr,\n", "\nf@g.fr,yes\n", "\n\"f@g.fr\",\"\"\r\n", "\nh@i.it,no\r"]),
    ];
    let raw =
        prop_oneof![20 => piece.prop_map(|text| text.as_bytes().to_vec()), 1 => any::<u8>().prop_map(|b| vec![b])];
    prop::collection::vec(raw, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(cases(120))]

    #[test]
    fn kept_and_cut_bytes_are_the_input(body in hostile_bytes(), block_size in 1..200_usize) {
        // Zero bytes every other place would be UTF-16, which has tests of its own.
        prop_assume!(!body.contains(&0));
        let raw = [b"email,optout\n", body.as_slice()].concat();
        let refused = run_pipeline(&raw, 1, 1 << 20).is_err();
        // A refusal must not depend on blocks or threads either.
        prop_assert_eq!(run_pipeline(&raw, 3, block_size).is_err(), refused);
        // Most refusals are an open quote or a cut last line; those are mended, so that the rest is tested as well.
        let mended = [raw.clone(), [&raw, &b"\n"[..]].concat(), [&raw, &b"\"\n"[..]].concat()];
        let run = |input: Vec<u8>| run_pipeline(&input, 1, 1 << 20).ok().map(|pieces| (input, pieces));
        let found = mended.into_iter().find_map(run);
        prop_assume!(found.is_some());
        let (input, one) = found.unwrap();
        let (rejects, rest) = take_apart_as(&input, &one.rejected, one.written);
        prop_assert_eq!(&rest, &one.clean, "the clean list is not the input without the rejected records");
        prop_assert_eq!(rejects.len() as u64, one.rejects);
        prop_assert_eq!(records::count(&input, one.written) as u64, one.kept + one.rejects);
        let many = run_pipeline(&input, 3, block_size).unwrap();
        prop_assert_eq!(&many.clean, &one.clean);
        prop_assert_eq!(&many.rejected, &one.rejected);
    }
}

#[test]
fn utf16_in_every_size_of_block() {
    // Windows of one unit cut through every pair; the splitter must not care.
    let text =
        "email,optout\r\nä@b.example,no\r\n\"c@d.example\",\"\n\"\r\n\r\nĊ@e.example,\rf@g.example,x\r\nf@g.example,";
    for writing in [Writing::Utf16Le, Writing::Utf16Be] {
        let input = writing.encode(text);
        let whole = run_pipeline(&input, 1, 1 << 20).unwrap();
        assert_eq!((whole.kept, whole.rejects), (3, 2));
        for block_size in 1..80 {
            let pieces = run_pipeline(&input, 2, block_size).unwrap();
            assert!(pieces.clean == whole.clean && pieces.rejected == whole.rejected, "{block_size}");
        }
        let (rejects, rest) = take_apart(&input, &whole.rejected, b',', true);
        assert_eq!(rest, whole.clean);
        assert_eq!(rejects.iter().map(|reject| reject.line).collect::<Vec<_>>(), [7, 8]);
    }
}
