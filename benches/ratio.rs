//! Guards the speed of `clean`: times it against plain loops over the `csv` crate, in turn, in this process, on the same
//! files. Fails if the median time of scrub, divided by that of the loops, is a quarter above the recorded one.
//!
//! There is one loop for each core, all at once, and each does all the work: so both sides use every core, and a
//! neighbour on a shared machine slows both down alike. Beside a single loop the ratio said more about the neighbours
//! (0.84 on a quiet machine, 1.45 on a busy one) than about scrub.
//!
//! Both read a contact list of 12 columns and a list of opt-outs, and write the rows that are not on it. The loop
//! compares lower-cased, trimmed addresses in a hash set; scrub does everything that it always does (keyed hashes,
//! loose forms, duplicates, rejects, digests, report), but for the flush.

#![expect(clippy::print_stdout, clippy::expect_used, reason = "a program for the people who measure")]

use std::collections::HashSet;
use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{self, IoSlice};
use std::num::NonZero;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use scrub::base::cancel::Cancel;
use scrub::base::dialling::Dialling;
use scrub::base::digest::DigestAlgorithm;
use scrub::base::disk::{Disk, RealDisk};
use scrub::command::clean::{self, CleanOptions};
use scrub::command::output_names::OutputNames;
use scrub::command::run_settings::{JudgeSettings, TableSettings};
use scrub::command::{Context, Exit};
use scrub::pipeline::{MatchWidth, Ragged};
use scrub::policy::Campaign;
use scrub::report::Console;
use scrub::table::prologue::HeaderRule;

const ROWS: u32 = 400_000;
const ENTRIES: u32 = 200_000;
/// Medians of so many runs lay within a tenth of the recorded figure in 18 tries of an earlier version, with up to eight
/// other busy processes.
const RUNS: usize = 21;
/// scrub's median time divided by that of the loops, on two cores of an AMD EPYC with nothing else to do.
const RECORDED: f64 = 0.66;
const LIMIT: f64 = 1.25 * RECORDED;

/// The disk of this machine without flushes: the loop has none either, and how long one takes says nothing about scrub.
struct Unflushed;

impl Disk for Unflushed {
    fn create(&self, path: &Path) -> io::Result<File> {
        RealDisk.create(path)
    }
    fn write(&self, file: &mut File, slices: &[IoSlice<'_>]) -> io::Result<usize> {
        RealDisk.write(file, slices)
    }
    fn sync(&self, _: &File) -> io::Result<()> {
        Ok(())
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        RealDisk.rename(from, to)
    }
    fn sync_dir(&self, _: &Path) -> io::Result<()> {
        Ok(())
    }
    fn remove(&self, path: &Path) -> io::Result<()> {
        RealDisk.remove(path)
    }
}

fn main() -> ExitCode {
    let dir = tempfile::tempdir().expect("a temporary directory");
    let (contacts, list) = (dir.path().join("contacts.csv"), dir.path().join("optouts.txt"));
    fs::write(&contacts, contact_list()).expect("the contact list is written");
    fs::write(&list, optouts()).expect("the list is written");
    // Warms the caches.
    compare(dir.path(), &contacts, &list, 1);
    let ratio = compare(dir.path(), &contacts, &list, RUNS);
    println!("scrub clean takes {ratio:.2} of the time of csv-crate loops (recorded {RECORDED}, limit {LIMIT:.2})");
    if ratio > LIMIT { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

/// The median time of scrub divided by that of the loops; the two take turns, so that both see the same machine.
fn compare(dir: &Path, contacts: &Path, list: &Path, runs: usize) -> f64 {
    let (scrub, plain): (Vec<_>, Vec<_>) =
        (0..runs).map(|_| (timed(|| clean(dir, contacts, list)), timed(|| plain_loops(dir, contacts, list)))).unzip();
    median(scrub).as_secs_f64() / median(plain).as_secs_f64()
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

fn timed(work: impl FnOnce()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

fn address(n: u32) -> String {
    format!("First{}.Last{}@Company{}.example.com", n % 977, n, n % 5003)
}

fn contact_list() -> String {
    let mut text = "id,title,first,last,company,street,zip,city,phone,email,segment,since\n".to_owned();
    for n in 0..ROWS {
        let email = address(n);
        let _ = writeln!(
            text,
            "{n},Ms,First{},Last{n},Company {} Ltd,High Street {},{:05},Townsville,+49 30 {n:07},{email},b,2024-01-01",
            n % 977,
            n % 5003,
            n % 200,
            n % 99_999
        );
    }
    text
}

/// Every second entry is on the contact list, in lower case.
fn optouts() -> String {
    (0..ENTRIES).fold(String::new(), |mut text, n| {
        let number = if n % 2 == 0 { n * 3 } else { ROWS + n };
        let _ = writeln!(text, "{}", address(number).to_lowercase());
        text
    })
}

/// One loop for each core, all at once; each does all the work.
fn plain_loops(dir: &Path, contacts: &Path, list: &Path) {
    thread::scope(|scope| {
        for core in 0..cores() {
            scope.spawn(move || plain_loop(&dir.join(format!("plain{core}.csv")), contacts, list));
        }
    });
}

fn cores() -> usize {
    thread::available_parallelism().map_or(1, NonZero::get)
}

fn plain_loop(output: &Path, contacts: &Path, list: &Path) {
    let list = fs::read_to_string(list).expect("the list");
    let entries: HashSet<&str> = list.lines().collect();
    let mut reader = csv::Reader::from_path(contacts).expect("the contact list");
    let mut writer = csv::Writer::from_path(output).expect("the output");
    writer.write_byte_record(reader.byte_headers().expect("a header")).expect("written");
    let mut record = csv::StringRecord::new();
    while reader.read_record(&mut record).expect("a record") {
        if !entries.contains(record[9].trim().to_lowercase().as_str()) {
            writer.write_record(&record).expect("written");
        }
    }
    writer.flush().expect("flushed");
}

fn clean(dir: &Path, contacts: &Path, list: &Path) {
    let context = Context {
        disk: Arc::new(Unflushed),
        cancel: Cancel::default(),
        console: Console { quiet: true, ..Console::default() },
        store: None,
        config: None,
        lock_timeout: None,
        max_age_days: std::collections::BTreeMap::new(),
    };
    let options = CleanOptions {
        judge: JudgeSettings {
            list: contacts.to_owned(),
            suppress: vec![list.to_owned().into_os_string().into()],
            without_lists: false,
            allow_unreadable: scrub::intake::options::ShareLimit::default(),
            allow_broad_domains: false,
            recipe: Default::default(),
            layout: None,
            list_encoding: None,
            campaign: Campaign::default(),
            table: TableSettings {
                columns: Vec::new(),
                ignore_columns: Vec::new(),
                only_columns: false,
                header: HeaderRule::Present,
                delimiter: None,
                encoding: None,
                max_record: 1 << 20,
                digest: DigestAlgorithm::default(),
                dialling: Dialling::Unknown,
                by_phone: false,
            },
            ragged: Ragged::Strict,
            matching: MatchWidth::Loose,
            keep_duplicates: false,
            max_rejects: None,
            min_kept: None,
            threads: cores(),
            memory: 512_000_000,
        },
        names: OutputNames { clean: Some(dir.join("scrub.csv")), ..OutputNames::default() },
        force: true,
        dry_run: false,
    };
    let exit = clean::run(&context, &options).expect("a clean run");
    assert_eq!(exit, Exit::Done);
}
