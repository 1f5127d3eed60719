//! The promises of scrub as properties: balance, byte-exactness, determinism, monotony, and no clean list after an
//! error. `PROPTEST_CASES` sets the number of cases. In this process, so that many cases are cheap and every call to the disk can be failed.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

#[path = "../common/mod.rs"]
mod common;
#[path = "../common/records.rs"]
mod records;

mod everybody;
mod faults;
mod monotone;
mod panics;
mod pieces;
mod sheets;

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{self, IoSlice};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, LazyLock, Mutex};

use common::Place;
use proptest::prelude::*;
use scrub::base::atomic::AtomicFile;
use scrub::base::cancel::Cancel;
use scrub::base::digest::DigestAlgorithm;
use scrub::base::disk::{Disk, RealDisk};
use scrub::base::row_limit::RowLimit;
use scrub::command::clean::{self, CleanOptions};
use scrub::command::output_names::OutputNames;
use scrub::command::run_settings::{JudgeSettings, TableSettings};
use scrub::command::{Context, Exit};
use scrub::identity::email::CellReader;
use scrub::identity::match_key::SecretKey;
use scrub::intake::recognise::RECOGNISE;
use scrub::pipeline::{
    IdentifierColumn, Job, JudgeOptions, Lists, MatchWidth, OwnColumn, OwnOptouts, PipelineError, Products, Progress,
    Ragged,
};
use scrub::policy::Campaign;
use scrub::report::Console;
use scrub::store::RunNotes;
use scrub::table::compression::Compression;
use scrub::table::encoding::TextEncoding;
use scrub::table::prologue::HeaderRule;
use scrub::table::read_options::ReadOptions;
use scrub::table::reader::TableReader;
use scrub::table::sink::Sink;
use scrub::table::source::Source;

/// The disk of this machine without waiting for the medium, failing call number `fails_at`.
struct TestDisk {
    fails_at: usize,
    calls: AtomicUsize,
    failed: Mutex<Option<&'static str>>,
    /// A file that grows when the first byte is written.
    growing: Option<PathBuf>,
}

impl TestDisk {
    fn sound() -> Arc<Self> {
        Self::failing_at(usize::MAX)
    }

    fn failing_at(fails_at: usize) -> Arc<Self> {
        Arc::new(Self { fails_at, calls: AtomicUsize::new(0), failed: Mutex::new(None), growing: None })
    }

    fn call(&self, what: &'static str) -> io::Result<()> {
        if self.calls.fetch_add(1, Ordering::Relaxed) == self.fails_at {
            *self.failed.lock().unwrap() = Some(what);
            return Err(io::Error::other("the disk of this test is full"));
        }
        Ok(())
    }
}

impl Disk for TestDisk {
    fn create(&self, path: &Path) -> io::Result<File> {
        self.call("create")?;
        RealDisk.create(path)
    }

    fn write(&self, file: &mut File, slices: &[IoSlice<'_>]) -> io::Result<usize> {
        self.call("write")?;
        if let Some(path) = &self.growing {
            std::io::Write::write_all(&mut File::options().append(true).open(path)?, b"late@x.example\n")?;
        }
        RealDisk.write(file, slices)
    }

    fn sync(&self, _: &File) -> io::Result<()> {
        self.call("sync")
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.call("rename")?;
        RealDisk.rename(from, to)
    }

    fn sync_dir(&self, _: &Path) -> io::Result<()> {
        self.call("sync_dir")
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.call("remove")?;
        RealDisk.remove(path)
    }
}

fn context(disk: Arc<TestDisk>) -> Context {
    Context {
        disk,
        cancel: Cancel::default(),
        console: Console { quiet: true, verbose: false, progress: false },
        store: None,
        config: None,
        lock_timeout: None,
        max_age_days: BTreeMap::new(),
    }
}

/// `clean PLACE/in.csv` with default settings and names.
fn options(place: &Place) -> CleanOptions {
    CleanOptions {
        judge: JudgeSettings {
            list: place.path("in.csv"),
            suppress: Vec::new(),
            without_lists: true,
            allow_unreadable: Default::default(),
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
                max_record: 16 << 20,
                digest: DigestAlgorithm::default(),
                dialling: scrub::base::dialling::Dialling::Unknown,
                by_phone: false,
            },
            ragged: Ragged::Strict,
            matching: MatchWidth::Loose,
            keep_duplicates: false,
            max_rejects: None,
            min_kept: Some(0),
            threads: 2,
            memory: 1 << 20,
        },
        names: OutputNames::default(),
        force: false,
        dry_run: false,
    }
}

#[derive(Clone, Copy, Debug)]
enum Writing {
    Utf8,
    Utf8Bom,
    Windows1252,
    Utf16Le,
    Utf16Be,
}

impl Writing {
    fn encode(self, text: &str) -> Vec<u8> {
        match self {
            Self::Utf8 => text.into(),
            Self::Utf8Bom => [&[0xef, 0xbb, 0xbf], text.as_bytes()].concat(),
            Self::Windows1252 => encoding_rs::WINDOWS_1252.encode(text).0.into_owned(),
            Self::Utf16Le => [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect(),
            Self::Utf16Be => [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_be_bytes).collect(),
        }
    }
}

/// So many cases of a property, unless `PROPTEST_CASES` says otherwise.
fn cases(few: u32) -> ProptestConfig {
    let default = ProptestConfig::default();
    let cases = if std::env::var_os("PROPTEST_CASES").is_some() { default.cases } else { few };
    ProptestConfig { cases, failure_persistence: None, ..default }
}
