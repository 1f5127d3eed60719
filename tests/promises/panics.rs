//! A panic, in whatever thread, ends the run in an error: never in a hang, and never with a product under its name. scrub
//! has no switch that makes it panic, so what it is given does: its disk, its input.

use std::process::Command;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::Duration;

use rayon::prelude::*;
use scrub::base::identifier_kind::IdentifierKind;
use scrub::intake::entry::ListEntry;
use scrub::intake::error::IntakeError;
use scrub::intake::list::read_list;
use scrub::intake::options::ListOptions;

use super::*;

/// In a panic, for nobody to see.
const ADDRESS: &str = "max@secret.example";

/// Panics in call number `panics_at`, in the thread that makes it.
struct PanickingDisk {
    panics_at: usize,
    calls: AtomicUsize,
}

impl PanickingDisk {
    fn at(panics_at: usize) -> Arc<Self> {
        Arc::new(Self { panics_at, calls: AtomicUsize::new(0) })
    }

    fn call(&self) {
        assert!(self.calls.fetch_add(1, Ordering::Relaxed) != self.panics_at, "on purpose, with {ADDRESS}");
    }

    fn has_panicked(&self) -> bool {
        self.calls.load(Ordering::Relaxed) > self.panics_at
    }
}

impl Disk for PanickingDisk {
    fn create(&self, path: &Path) -> io::Result<File> {
        self.call();
        RealDisk.create(path)
    }
    fn write(&self, file: &mut File, slices: &[IoSlice<'_>]) -> io::Result<usize> {
        self.call();
        RealDisk.write(file, slices)
    }
    fn sync(&self, _: &File) -> io::Result<()> {
        self.call();
        Ok(())
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.call();
        RealDisk.rename(from, to)
    }
    fn sync_dir(&self, _: &Path) -> io::Result<()> {
        self.call();
        Ok(())
    }
    fn remove(&self, path: &Path) -> io::Result<()> {
        RealDisk.remove(path)
    }
}

/// What `work` did, which must end soon: true if it panicked or returned an error.
fn fails_in_time(work: impl FnOnce() -> bool + Send + 'static) -> bool {
    let (done, result) = channel();
    let thread = std::thread::spawn(move || done.send(work()));
    match result.recv_timeout(Duration::from_secs(60)) {
        Ok(failed) => failed,
        Err(RecvTimeoutError::Timeout) => panic!("it hangs"),
        Err(RecvTimeoutError::Disconnected) => thread.join().is_err(),
    }
}

/// Runs the test `name` of this file in a process of its own: a hook for panics is one for the whole process.
fn in_a_process_of_its_own(name: &str) {
    let test = format!("panics::{name}");
    let mut command = Command::new(std::env::current_exe().unwrap());
    let output = command.args(["--exact", &test, "--ignored", "--nocapture"]).output().unwrap();
    let said = [output.stdout, output.stderr].concat();
    let said = String::from_utf8_lossy(&said);
    assert!(output.status.success() && said.contains("1 passed"), "{said}");
    assert!(!said.contains(ADDRESS), "{said}");
}

#[test]
fn a_disk_that_panics_leaves_no_clean_list() {
    in_a_process_of_its_own("panic_in_every_call");
}

#[test]
#[ignore = "run by the test above"]
fn panic_in_every_call() {
    let rows: String = (0..4000).map(|n| format!("person{n}@a.example,{}\n", "x".repeat(200))).collect();
    for panics_at in 0.. {
        let place = Place::new();
        place.write("in.csv", format!("email,note\n{rows}"));
        place.write("list.txt", "person3@a.example\n");
        place.write("in.clean.csv", "of yesterday");
        let mut options = options(&place);
        options.judge.suppress = vec![place.path("list.txt").into_os_string().into()];
        options.force = true;
        let disk = PanickingDisk::at(panics_at);
        let context = Context { disk: disk.clone(), ..context(TestDisk::sound()) };
        context.cancel.set_on_panic();
        let cancel = context.cancel.clone();
        let failed = fails_in_time(move || clean::run(&context, &options).is_err());
        assert_eq!(failed, disk.has_panicked(), "call {panics_at}");
        if !failed {
            assert!(panics_at > 8, "the run writes through the disk of the test");
            assert!(place.exists("in.clean.csv") && cancel.defect().is_none());
            break;
        }
        let defect = cancel.defect().unwrap().to_string();
        assert!(defect.contains("defect of scrub") && defect.contains("panics.rs:"), "{defect}");
        assert!(!defect.contains(ADDRESS), "{defect}");
        let left = place.files();
        let is_wrong = |name: &&String| name.ends_with(".tmp") || *name == "in.clean.csv";
        assert_eq!(left.iter().find(is_wrong), None, "call {panics_at}: {left:?}");
    }
}

#[test]
fn a_panic_in_a_thread_that_nobody_waits_for_ends_the_run() {
    in_a_process_of_its_own("panic_beside_the_run");
}

#[test]
#[ignore = "run by the test above"]
fn panic_beside_the_run() {
    let pool = || rayon::ThreadPoolBuilder::new().num_threads(2).build().unwrap();
    let panic = || panic!("on purpose, with {ADDRESS}");
    let in_a_thread = || drop(std::thread::spawn(panic).join());
    let in_a_worker = || drop(std::panic::catch_unwind(|| pool().install(panic)));
    let in_some_of_many =
        || drop(std::panic::catch_unwind(|| pool().install(|| (0..9).into_par_iter().for_each(|_| panic()))));
    let here = || drop(std::panic::catch_unwind(panic));
    let beside: [(&str, &dyn Fn()); 4] = [
        ("a thread", &in_a_thread),
        ("a worker", &in_a_worker),
        ("some of many", &in_some_of_many),
        ("this thread", &here),
    ];
    for (what, beside) in beside {
        let place = Place::new();
        place.write("in.csv", "email\na@b.example\n");
        let context = context(TestDisk::sound());
        context.cancel.set_on_panic();
        assert_eq!(clean::run(&context, &options(&place)).unwrap(), Exit::Done);
        std::fs::remove_file(place.path("in.clean.csv")).unwrap();
        beside();
        let mut again = options(&place);
        again.force = true;
        assert!(clean::run(&context, &again).is_err(), "{what}");
        assert!(context.cancel.defect().is_some() && !place.exists("in.clean.csv"), "{what}");
    }
}

/// Panics when the first bytes were read: in whichever thread reads.
struct PanickingInput(io::Cursor<Vec<u8>>, usize);

impl io::Read for PanickingInput {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        assert!(self.1 > 0, "on purpose");
        let most = buffer.len().min(self.1);
        self.1 -= most;
        self.0.read(&mut buffer[..most])
    }
}

fn panicking_input() -> Source {
    let rows: String = (0..300_000).map(|n| format!("person{n}@a.example\n")).collect();
    let input = PanickingInput(io::Cursor::new(rows.into_bytes()), 3_000_000);
    Source::from_reader("input", Box::new(input), DigestAlgorithm::default()).unwrap()
}

#[test]
fn a_contact_list_whose_reader_panics_does_not_hang() {
    assert!(fails_in_time(|| {
        let reader = TableReader::open(panicking_input(), ReadOptions::new(RECOGNISE)).unwrap();
        let keyer = SecretKey::generate().unwrap().keyer();
        let column = IdentifierColumn {
            index: 0,
            name: "email".to_owned(),
            kind: IdentifierKind::Email,
            is_doubtful: false,
            is_addressed: true,
        };
        let options = JudgeOptions {
            campaign: Campaign::default(),
            matching: MatchWidth::Loose,
            ragged: Ragged::Strict,
            keep_duplicates: false,
            identifier_columns: vec![column],
            country_columns: Vec::new(),
            dialling: scrub::base::dialling::Dialling::Unknown,
            needs_countries: false,
            own_columns: Vec::new(),
            unsearched: Vec::new(),
            about_else: Vec::new(),
            widest: 1,
            fields: 1,
        };
        scrub::pipeline::run(Job {
            reader,
            options: &options,
            lists: &Lists::new(keyer, None, None),
            own_optouts: &OwnOptouts::default(),
            search_others: true,
            at: 0,
            products: Products::default(),
            pool: &rayon::ThreadPoolBuilder::new().num_threads(2).build().unwrap(),
            cancel: &Cancel::default(),
            progress: &Progress::default(),
        })
        .is_err()
    }));
}

#[test]
fn a_suppression_list_whose_reader_or_taker_panics_does_not_hang() {
    for taker_panics in [false, true] {
        assert!(fails_in_time(move || {
            let keyer = SecretKey::generate().unwrap().keyer();
            let emit = |_: &[ListEntry]| {
                assert!(!taker_panics, "on purpose");
                Ok::<_, IntakeError>(())
            };
            let (options, cancel) = (ListOptions::default(), Cancel::default());
            read_list(panicking_input(), "list", &options, &keyer, &cancel, &emit).is_err()
        }));
    }
}
