//! The README tells the truth: every command line works as it stands there, in a directory that has the fixtures and the
//! lists that its examples name, and every transcript shows what scrub really says.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;

use common::{Place, fixture};

/// What the README calls the reader's own files, and the fixtures that stand for them.
const FILES: [(&str, &str); 11] = [
    ("contacts.csv", "contacts/crm-en.csv"),
    ("export.csv", "contacts/crm-fr.csv"),
    ("optouts.txt", "lists/optouts-clear.txt"),
    ("unsubscribed.csv", "lists/complaints.csv"),
    ("full-optouts.csv", "lists/optouts-sha256.csv"),
    ("callcentre.csv", "phones/callcentre-de.csv"),
    ("stop.txt", "phones/stop-numbers.txt"),
    ("tps.txt", "registers/tps-spaces.txt"),
    ("212.zip", "registers/us-dnc.zip"),
    ("italian.csv", "registers/italian.csv"),
    ("answered.csv", "registers/rpo-answers.csv"),
];

fn readme() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("README.md: {error}"))
}

/// The lines of the blocks that are marked as one of `languages`, block by block.
fn blocks<'a>(readme: &'a str, languages: &[&str]) -> Vec<Vec<&'a str>> {
    let mut blocks = Vec::new();
    let mut lines = readme.lines();
    while let Some(line) = lines.next() {
        if let Some(language) = line.strip_prefix("```") {
            let block: Vec<_> = lines.by_ref().take_while(|line| !line.starts_with("```")).collect();
            if languages.contains(&language.trim()) {
                blocks.push(block);
            }
        }
    }
    blocks
}

/// The arguments of a line that runs scrub, for a shell.
fn arguments(line: &str) -> Option<&str> {
    line.strip_prefix("scrub ").or(line.strip_prefix("cargo run --release -- "))
}

/// The lines of the README's console blocks that run scrub, as its arguments for a shell.
fn commands(readme: &str) -> Vec<&str> {
    let lines = blocks(readme, &["console", "sh", "shell", "bash"]).concat();
    lines.into_iter().filter_map(|line| arguments(line.trim().trim_start_matches("$ "))).collect()
}

/// A command as it was typed, and what the README shows below it.
#[derive(Debug, PartialEq, Eq)]
struct Transcript {
    command: String,
    output: Vec<String>,
}

/// Every `$ command` of the README's text blocks, with the lines up to the next one or the end of the block.
fn transcripts(readme: &str) -> Vec<Transcript> {
    let mut found: Vec<Transcript> = Vec::new();
    for block in blocks(readme, &["text"]) {
        let first = block.iter().position(|line| line.starts_with("$ ")).unwrap_or(block.len());
        for line in &block[first..] {
            match (line.strip_prefix("$ "), found.last_mut()) {
                (None, Some(transcript)) => transcript.output.push((*line).to_owned()),
                (command, _) => {
                    found.push(Transcript { command: command.unwrap_or(line).to_owned(), output: Vec::new() });
                }
            }
        }
    }
    for transcript in &mut found {
        // A blank line before the next command.
        while transcript.output.last().is_some_and(String::is_empty) {
            transcript.output.pop();
        }
    }
    found
}

/// A line without what differs from run to run: how long it took, and how old the files of this checkout are.
fn lasting(line: &str) -> String {
    match line.strip_prefix("time ") {
        Some(times) => format!("time {}", without_numbers(times)),
        None => without_ages(line),
    }
}

fn without_numbers(text: &str) -> String {
    let mut words = text.split(' ').map(|word| if word.starts_with(|c: char| c.is_ascii_digit()) { "#" } else { word });
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |text, word| text + " " + word)
}

/// `as of 2026-11-21 (today)` and `as of 2026-10-01 (51 days old)` become the same.
fn without_ages(line: &str) -> String {
    let Some((before, after)) = line.split_once("as of ") else { return line.to_owned() };
    let date = after.get(..10).unwrap_or_default();
    let is_date =
        date.chars().enumerate().all(|(at, c)| if matches!(at, 4 | 7) { c == '-' } else { c.is_ascii_digit() });
    let age = after.get(10..).and_then(|after| after.strip_prefix(" (")?.split_once(')'));
    match age {
        Some((age, rest)) if is_date && (age == "today" || age.ends_with(" old")) => {
            format!("{before}as of DATE (AGE){}", without_ages(rest))
        }
        _ => line.to_owned(),
    }
}

/// A directory with the files that the README names.
fn place() -> Place {
    let place = Place::new();
    symlink(fixture(""), place.path("fixtures")).unwrap();
    for (name, stands_for) in FILES {
        std::fs::copy(fixture(stands_for), place.path(name)).unwrap();
    }
    place
}

/// Runs scrub through a shell, in an environment without settings; both streams come as a terminal shows them.
fn run(place: &Place, arguments: &str) -> (bool, String) {
    let mut run = Command::new("sh");
    run.arg("-c").arg(format!("\"$scrub\" {arguments} 2>&1")).current_dir(place.root());
    run.env("scrub", env!("CARGO_BIN_EXE_scrub"));
    for name in ["SCRUB_STORE", "SCRUB_CONFIG", "SCRUB_KEY_FILE", "CLICOLOR_FORCE"] {
        run.env_remove(name);
    }
    let output = run.output().unwrap();
    (output.status.success(), String::from_utf8(output.stdout).unwrap())
}

#[test]
fn every_command_of_the_readme_works() {
    let readme = readme();
    let commands = commands(&readme);
    assert!(!commands.is_empty(), "README.md shows no command");
    let place = place();
    for command in commands {
        let (success, said) = run(&place, command);
        assert!(success, "scrub {command}\n{said}");
    }
}

#[test]
fn every_transcript_of_the_readme_is_what_scrub_says() {
    let transcripts = transcripts(&readme());
    assert!(!transcripts.is_empty(), "README.md shows no transcript");
    let place = place();
    for Transcript { command, output } in transcripts {
        let arguments = arguments(&command).unwrap_or_else(|| panic!("`{command}` does not run scrub"));
        let (_, said) = run(&place, arguments);
        let said: Vec<_> = said.lines().map(lasting).collect();
        let shown: Vec<_> = output.iter().map(|line| lasting(line)).collect();
        assert!(said == shown, "$ {command}\nREADME.md shows\n{}\n\nscrub says\n{}", shown.join("\n"), said.join("\n"));
    }
}

/// The README cuts long lines of a list off with `...`; what it shows of them must be there.
#[test]
fn every_reject_of_the_readme_is_in_the_rejects_file() {
    let readme = readme();
    let shown: Vec<_> =
        blocks(&readme, &["text"]).concat().into_iter().filter_map(|line| line.strip_suffix("...")).collect();
    assert!(!shown.is_empty(), "README.md shows no rejects");
    let place = place();
    let demo = transcripts(&readme).remove(0).command;
    run(&place, arguments(&demo).unwrap());
    let rejects = place.text("target/demo/crm.rejected.csv");
    for start in shown {
        assert!(rejects.lines().any(|line| line.starts_with(start)), "no reject starts with\n{start}\nin\n{rejects}");
    }
}

#[test]
fn the_readme_tests_as_every_change_is_tested() {
    let checks = Path::new(env!("CARGO_MANIFEST_DIR")).join(".ci/run");
    let checks = std::fs::read_to_string(checks).unwrap();
    let readme = readme();
    let named: Vec<_> =
        blocks(&readme, &["sh"]).concat().into_iter().filter(|line| line.starts_with("cargo test")).collect();
    assert!(!named.is_empty(), "README.md does not say how to test");
    for command in named {
        assert!(checks.lines().any(|line| line == command), "`{command}` is not in .ci/run");
    }
}

#[test]
fn commands_are_found_in_blocks_only() {
    let text = "scrub no\n```console\n$ scrub clean a\nread 3 rows\ncargo run --release -- check b\n```\nscrub no\n```toml\nscrub x\n```\n";
    assert_eq!(commands(text), ["clean a", "check b"]);
}

#[test]
fn transcripts_are_found_in_text_blocks_only() {
    let text = "```sh\n$ scrub no\n```\n```text\nno command\n```\n```text\nno\n$ scrub a\none\n\ntwo\n\n$ scrub b\n```\n$ scrub no\n";
    let transcript = |command: &str, output: &[&str]| Transcript {
        command: command.to_owned(),
        output: output.iter().map(|line| (*line).to_owned()).collect(),
    };
    assert_eq!(transcripts(text), [transcript("scrub a", &["one", "", "two"]), transcript("scrub b", &[])]);
}

#[test]
fn only_times_and_ages_may_differ() {
    assert_eq!(lasting("time     0.01 s, 2,590 rows/s"), lasting("time     12.30 s, 7 rows/s"));
    assert_eq!(lasting("time     0.01 s, 2,590 rows/s"), "time     # s, # rows/s");
    assert_eq!(lasting("  a  3 hits  as of 2026-11-21 (today)  14"), "  a  3 hits  as of DATE (AGE)  14");
    assert_eq!(
        lasting("as of 2025-11-21 (1 day old), as of 2026-01-01 (30 days old)"),
        "as of DATE (AGE), as of DATE (AGE)"
    );
    for line in
        ["read 15 rows, kept 7", "as of today", "as of 2026-11-2x (today)", "as of 2026-11-21 (soon)", "  time 3 s"]
    {
        assert_eq!(lasting(line), line);
    }
}
