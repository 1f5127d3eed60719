//! `scrub clean` and `scrub check` as they are used: what they refuse, where their products go, how they end.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

#[path = "../common/mod.rs"]
mod common;
#[path = "../common/records.rs"]
mod records;

mod header;
mod kinds;
mod limits;
mod lists;
mod malformed;
mod own_columns;
mod own_columns_tags;
mod own_columns_values;
mod own_columns_wishes;
mod own_memory;
mod own_registers;
mod own_ways;
mod phone_columns;
mod phones;
mod plain_words;
mod products;
mod reading;
mod refusals;
mod subscribers;
mod trouble;
mod verify;

use std::fs;
use std::io::Write as _;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, symlink};
use std::process::{Command, Stdio};

use common::{Place, Ran, fixture};
use flate2::Compression;
use flate2::write::GzEncoder;
use records::take_apart;
use scrub::base::digest::{DigestAlgorithm, FileDigest};

const CONTACTS: &str = "email,name\nann@one.example,Ann\nbob@two.example,Bob\ncy@three.example,Cy\n";

const KEPT: &str = "email,name\nann@one.example,Ann\ncy@three.example,Cy\n";

const REJECTED: &str = "scrub_line,scrub_reason,scrub_reasons,scrub_detail,scrub_why,email,name\n\
    3,optout.global,optout.global,list=optouts.txt line=2 form=exact column=email,\
    \"List \"\"optouts.txt\"\" has the address in column \"\"email\"\" (line 2): the person objected to all direct marketing.\",\
    bob@two.example,Bob\n";

/// A contact list, and a list with one person of it.
fn place() -> Place {
    let place = Place::new();
    place.write("in.csv", CONTACTS);
    place.write("optouts.txt", "# opted out\nbob@two.example\n");
    place
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// Exit code 2, these words, and nothing written: neither the clean list nor a temporary file.
#[track_caller]
fn refuses(place: &Place, args: &[&str], words: &[&str]) -> String {
    let before = place.files();
    let mut ran = place.scrub(args).code(2).never_says("panicked");
    for part in words {
        ran = ran.says(part);
    }
    assert_eq!(place.files(), before, "{args:?}");
    ran.stderr.clone()
}

/// Runs a line of sh with `scrub` as the binary.
fn sh(place: &Place, script: &str) -> Ran {
    let mut command = Command::new("sh");
    command.arg("-c").arg(script).current_dir(place.root());
    command.env("scrub", env!("CARGO_BIN_EXE_scrub")).env("TMPDIR", place.root());
    for name in ["SCRUB_STORE", "SCRUB_CONFIG", "SCRUB_KEY_FILE"] {
        command.env_remove(name);
    }
    Ran::of(command.output().unwrap())
}

fn many_contacts(rows: usize) -> String {
    let mut text = String::from("email,name\n");
    for number in 0..rows {
        text.push_str(&format!("person{number}@firma.example,a name that takes some room {number}\n"));
    }
    text
}
