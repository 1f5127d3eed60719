//! Runs every script of `examples/` as its head says, with the real binary on the PATH.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use common::{Place, Ran, fixture};

fn example(place: &Place, name: &str, args: &[&str]) -> Ran {
    let binary = Path::new(env!("CARGO_BIN_EXE_scrub"));
    let path = format!("{}:{}", binary.parent().unwrap().display(), std::env::var("PATH").unwrap());
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name);
    let mut command = Command::new("sh");
    command.arg(script).args(args).current_dir(place.root()).env("PATH", path).stdin(Stdio::null());
    for name in ["SCRUB_STORE", "SCRUB_CONFIG", "SCRUB_KEY_FILE"] {
        command.env_remove(name);
    }
    Ran::of(command.output().unwrap())
}

fn text(path: std::path::PathBuf) -> String {
    path.display().to_string()
}

#[test]
fn nightly_fills_a_store_and_can_run_again() {
    let place = Place::new();
    let lists = text(fixture("lists"));
    place.scrub(&["init", "-q"]).code(0);
    example(&place, "nightly.sh", &[&lists]).code(0).says("the store is sound").prints("feedback-loop");
    example(&place, "nightly.sh", &[&lists]).code(0).says("0 added").prints("feedback-loop");
    place.scrub(&["why", "spam.reporter@example.com"]).code(0).prints("would be rejected: optout.complaint");
}

/// The disk of the store is not mounted: nothing takes its place.
#[test]
fn nightly_makes_no_store() {
    for mount_point_is_there in [false, true] {
        let place = Place::new();
        let lists = text(fixture("lists"));
        place.scrub(&["init", "-q"]).code(0);
        fs::rename(place.path("scrub.store"), place.path("elsewhere")).unwrap();
        if mount_point_is_there {
            fs::create_dir(place.path("scrub.store")).unwrap();
        }
        let before = place.files();
        example(&place, "nightly.sh", &[&lists])
            .code(2)
            .says("no store at")
            .says("scrub.toml names it")
            .says("mounted");
        place.write("in.csv", "email\nx@y.example\n");
        let ran = place.scrub(&["clean", "in.csv"]).code(2).says("scrub.toml names it");
        drop(ran.says("Is its disk mounted").says("put the store back from a backup"));
        fs::remove_file(place.path("in.csv")).unwrap();
        assert_eq!(place.files(), before);
    }
    let scripts = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("examples")).unwrap();
    for script in scripts.map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap()) {
        let mut commands = script.lines().filter(|line| !line.starts_with('#'));
        assert!(!commands.any(|line| line.contains("scrub init")), "{script}");
    }
}

#[test]
fn ci_check_fails_for_an_objection_and_passes_without() {
    let place = Place::new();
    let optouts = text(fixture("lists/optouts-clear.txt"));
    let bad = text(fixture("contacts/crm-en.csv"));
    example(&place, "ci-check.sh", &[&bad, &optouts]).code(1).says("limit not met");
    let good = place.write("good.csv", "email\nnobody.objected@example.com\n");
    example(&place, "ci-check.sh", &[&text(good), &optouts])
        .code(0)
        .says("kept 1, rejected 0")
        .prints("\"rejected\": 0");
}

#[test]
fn campaign_pipes_the_clean_list_and_keeps_the_evidence() {
    let place = Place::new();
    let evidence = text(place.root().to_owned());
    let contacts = place.write("in.csv", "email\nmay.be.sent@example.com\njohn.doe@example.com\n");
    let optouts = text(fixture("lists/optouts-clear.txt"));
    example(&place, "campaign.sh", &[&text(contacts), &optouts, &evidence])
        .code(0)
        .says("kept 1, rejected 1")
        .prints_exactly("email\nmay.be.sent@example.com\n");
    assert!(place.text("rejected.csv").contains("optout.global"));
    assert_eq!(place.json("report.json")["rows"]["rejected"], 1);
}

#[test]
fn every_example_is_run_here() {
    let mut names: Vec<_> = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("examples"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    assert_eq!(names, ["campaign.sh", "ci-check.sh", "nightly.sh"]);
}
