//! What scrub says, word for word: summaries, reports, rejects and help texts, as files below `expected/` that are read
//! like any other text of the product. Whether a figure or a decision is right is for other tests to say.
//!
//! After a change of words: `SNAPSHOTS=overwrite cargo test --test snapshots`, then read what `git diff` shows. Without
//! that variable nothing is ever written, and a snapshot that differs or is missing fails.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

#[path = "../common/mod.rs"]
mod common;

mod check;
mod clean;
mod fixed;
mod help;
mod remarks;
mod rule;
mod session;
mod store;

use std::fs;
use std::path::{Path, PathBuf};

use snapbox::assert::Action;
use snapbox::{Assert, Data, IntoData as _};

/// Compares `text` with the snapshot of that name, or writes it if that was asked for.
#[track_caller]
fn assert_snapshot(name: &str, text: String) {
    let action = if overwrites() { Action::Overwrite } else { Action::Verify };
    if overwrites() {
        // It would differ tomorrow.
        let today = chrono::Utc::now().format("%Y-%m-%d").to_string();
        assert!(
            !text.contains(&today),
            "{name} names the day of the run, which needs a fixed word in fixed.rs:\n{text}"
        );
    }
    // Raw: `...` and `[..]` are words of a help text, not wildcards.
    let expected = Data::read_from(&file_of(name), None).raw();
    if let Err(error) = Assert::new().action(action).try_eq(Some(&name), text.into_data(), expected) {
        panic!("{error}\nif this is right: SNAPSHOTS=overwrite cargo test --test snapshots");
    }
}

/// snapbox knows further values of the variable, such as `skip`: here they mean nothing.
fn overwrites() -> bool {
    std::env::var_os("SNAPSHOTS").is_some_and(|value| value == "overwrite")
}

fn file_of(name: &str) -> PathBuf {
    sources().join("expected").join(name).with_extension("txt")
}

fn sources() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots")
}

/// Names of the files with this ending in a directory, without it, sorted.
fn stems(dir: &Path, ending: &str) -> Vec<String> {
    let names = fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut stems: Vec<_> = names.filter_map(|name| name.strip_suffix(ending).map(str::to_owned)).collect();
    stems.sort();
    stems
}

#[test]
fn no_snapshot_is_left_over() {
    let sources = sources();
    let code: String = stems(&sources, ".rs")
        .iter()
        .map(|stem| fs::read_to_string(sources.join(stem).with_extension("rs")).unwrap())
        .collect();
    let all = stems(&sources.join("expected"), ".txt");
    assert!(all.len() > 10, "{all:?}");
    let unused: Vec<_> = all.iter().filter(|name| !code.contains(&format!("\"{name}\""))).collect();
    assert!(unused.is_empty(), "no test names these snapshots; delete them: {unused:?}");
}

#[test]
fn a_snapshot_that_is_missing_or_differs_fails() {
    if overwrites() {
        return;
    }
    let fails = |name: &str, text: &str| {
        let (name, text) = (name.to_owned(), text.to_owned());
        assert!(std::panic::catch_unwind(move || assert_snapshot(&name, text)).is_err());
    };
    fails("no-such-snapshot", "words");
    fails("no-such-snapshot", "");
    assert!(!file_of("no-such-snapshot").exists());
    let rules = fs::read_to_string(file_of("rule")).unwrap();
    fails("rule", &format!("{rules}\n"));
    fails("rule", rules.trim_end());
    fails("rule", &rules.replacen('a', "b", 1));
    assert_snapshot("rule", rules);
}
