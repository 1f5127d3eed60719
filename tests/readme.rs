//! Every command line of the README works as it stands there: in a directory that has the fixtures, and the lists that
//! its examples name.

#![allow(clippy::unwrap_used)] // A test that cannot go on fails.

mod common;

use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;

use common::{Place, fixture};

/// What the README calls the reader's own files, and the fixtures that stand for them.
const FILES: [(&str, &str); 5] = [
    ("contacts.csv", "contacts/crm-en.csv"),
    ("export.csv", "contacts/crm-fr.csv"),
    ("optouts.txt", "lists/optouts-clear.txt"),
    ("unsubscribed.csv", "lists/complaints.csv"),
    ("full-optouts.csv", "lists/optouts-sha256.csv"),
];

/// The lines of the README's console blocks that run scrub, as its arguments for a shell.
fn commands(readme: &str) -> Vec<String> {
    let mut commands = Vec::new();
    let mut in_block = false;
    for line in readme.lines() {
        if line.starts_with("```") {
            in_block = matches!(line.trim(), "```console" | "```sh" | "```shell" | "```bash");
            continue;
        }
        let line = line.trim().trim_start_matches("$ ");
        let run = line.strip_prefix("scrub ").or(line.strip_prefix("cargo run --release -- "));
        if in_block {
            commands.extend(run.map(str::to_owned));
        }
    }
    commands
}

#[test]
fn every_command_of_the_readme_works() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let Ok(readme) = std::fs::read_to_string(root.join("README.md")) else { return };
    let commands = commands(&readme);
    assert!(!commands.is_empty(), "README.md shows no command");
    let place = Place::new();
    symlink(fixture(""), place.path("fixtures")).unwrap();
    for (name, stands_for) in FILES {
        std::fs::copy(fixture(stands_for), place.path(name)).unwrap();
    }
    for command in commands {
        let mut run = Command::new("sh");
        run.arg("-c").arg(format!("\"$scrub\" {command}")).current_dir(place.root());
        run.env("scrub", env!("CARGO_BIN_EXE_scrub"));
        for name in ["SCRUB_STORE", "SCRUB_CONFIG", "SCRUB_KEY_FILE"] {
            run.env_remove(name);
        }
        let output = run.output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "scrub {command}\n{said}");
    }
}

#[test]
fn commands_are_found_in_blocks_only() {
    let text = "scrub no\n```console\n$ scrub clean a\nread 3 rows\ncargo run --release -- check b\n```\nscrub no\n```toml\nscrub x\n```\n";
    assert_eq!(commands(text), ["clean a", "check b"]);
}
