//! Where the products go, and what they never overwrite.

use super::*;

#[test]
fn the_first_command_of_everybody() {
    let place = place();
    place.scrub(&["clean", "in.csv", "--suppress", "optouts.txt"]).code(0).says("read 3 rows, kept 2, rejected 1");
    assert_eq!(place.files(), ["in.clean.csv", "in.csv", "in.rejected.csv", "in.report.json", "optouts.txt"]);
    assert_eq!(place.text("in.clean.csv"), KEPT);
    assert_eq!(place.text("in.rejected.csv"), REJECTED);
    let report = place.json("in.report.json");
    assert_eq!(report["schema"], "scrub.run/1");
    assert_eq!(report["rows"], serde_json::json!({"read": 3, "kept": 2, "rejected": 1}));
    assert_eq!(report["reasons"], serde_json::json!({"optout.global": 1}));
    assert_eq!(report["held"], false);
    assert_eq!(report["lists"][0]["name"], "optouts.txt");
    assert_eq!(report["lists"][0]["hits"], 1);
}

#[test]
fn the_summary_tells_what_a_person_wants_to_know() {
    let place = place();
    let ran = place.scrub(&["clean", "in.csv", "--suppress", "optouts.txt"]).code(0);
    let ran = ran.says("optout.global").says("33.3 %").says("optouts.txt").says("1 entry").says("1 hit");
    let ran = ran.says("email is column 1").says("in.clean.csv").says("in.rejected.csv").says("rows/s");
    ran.says("Not checked: whether you have a legal basis").never_says("bob@");
    place.scrub(&["clean", "in.csv", "--suppress", "optouts.txt", "--force", "-q"]).code(0);
}

#[test]
fn names_follow_the_input_or_the_output() {
    let place = place();
    fs::create_dir(place.path("out")).unwrap();
    place.scrub(&["clean", "in.csv", "--suppress=optouts.txt", "-o", "out/send.csv"]).code(0).says("out/send.csv  ");
    let all = ["in.csv", "optouts.txt", "out/send.csv", "out/send.rejected.csv", "out/send.report.json"];
    assert_eq!(place.files(), all);
    let args = ["clean", "in.csv", "--suppress=optouts.txt", "-o", "a.csv", "--rejects", "b.csv", "--report", "c.json"];
    place.scrub(&args).code(0).says("clean    a.csv  ").says("rejects  b.csv  ");
    assert_eq!(place.text("a.csv"), KEPT);
    assert_eq!(place.text("b.csv"), REJECTED);
    assert_eq!(place.json("c.json")["clean"]["path"], "a.csv");
}

#[test]
fn nothing_is_overwritten_without_force() {
    for name in ["in.clean.csv", "in.rejected.csv", "in.report.json", "in.clean.csv.held"] {
        let place = place();
        place.write(name, "precious");
        refuses(&place, &["clean", "in.csv", "--suppress=optouts.txt"], &[name, "exists already", "--force"]);
        assert_eq!(place.text(name), "precious");
        place.scrub(&["clean", "in.csv", "--suppress=optouts.txt", "--force", "-q"]).code(0);
        assert_eq!(place.text("in.clean.csv"), KEPT);
        assert_eq!(place.text("in.rejected.csv"), REJECTED);
        assert!(!place.exists("in.clean.csv.held"), "an old held list would contradict the new one");
    }
}

#[test]
fn an_output_never_destroys_what_the_run_needs() {
    let place = place();
    fs::hard_link(place.path("in.csv"), place.path("hard.csv")).unwrap();
    symlink("optouts.txt", place.path("soft.txt")).unwrap();
    fs::create_dir(place.path("sub")).unwrap();
    place.scrub(&["init", "-q"]).code(0);
    let toml = place.text("scrub.toml");
    assert!(toml.contains("scrub.store"), "{toml}");
    let with = |more: &[&'static str]| [&["clean", "in.csv", "--suppress=optouts.txt", "--force"], more].concat();
    let before: Vec<_> = place.files().into_iter().map(|name| (place.read(&name), name)).collect();
    for (more, words) in [
        (&["-o", "in.csv"][..], &["clean list would overwrite the contact list"][..]),
        (&["-o", "./sub/../in.csv"], &["would overwrite the contact list"]),
        (&["-o", "hard.csv"], &["would overwrite the contact list"]),
        (&["--rejects", "in.csv"], &["rejects would overwrite the contact list"]),
        (&["--report", "in.csv"], &["report would overwrite the contact list"]),
        (&["-o", "optouts.txt"], &["would overwrite the suppression list"]),
        (&["-o", "soft.txt"], &["would overwrite the suppression list"]),
        (&["-o", "scrub.store/catalog.db"], &["inside the store"]),
        (&["-o", "scrub.store/new.csv"], &["inside the store"]),
        (&["--report", "scrub.key"], &["would overwrite the key"]),
        (&["-o", "scrub.toml"], &["would overwrite the settings file"]),
        (&["-o", "a.csv", "--rejects", "a.csv"], &["the same file"]),
        (&["-o", "a.csv", "--report", "./a.csv"], &["the same file"]),
        (&["-o", "a.csv", "--rejects", "a.csv.held"], &["the same file"]),
        (&["-o", "sub"], &["no regular file"]),
        (&["-o", "/dev/null"], &["no regular file"]),
        (&["-o", "-", "--report", "-"], &["only one product"]),
    ] {
        refuses(&place, &with(more), words);
        for (bytes, name) in &before {
            assert_eq!(&place.read(name), bytes, "{name} after {more:?}");
        }
    }
}

#[test]
fn an_output_never_destroys_a_key_or_a_store_that_is_not_in_use() {
    let place = place();
    place.scrub(&["init", "-q"]).code(0);
    place.scrub(&["store", "backup", "bk", "-q"]).code(0);
    place.write("other.key", place.read("scrub.key"));
    place.write("people.db", [b"SQLite format 3\0".as_slice(), &[0; 84]].concat());
    place.write("scrub.toml", "");
    let before: Vec<_> = place.files().into_iter().map(|name| (place.read(&name), name)).collect();
    for flag in ["-o", "--rejects", "--report"] {
        for (path, words) in [
            ("bk/catalog.db", "inside the store: bk/catalog.db"),
            ("bk/new.csv", "inside the store"),
            ("scrub.store/mark", "inside the store"),
            ("other.key", "would replace other.key, which is a key or part of a store"),
            ("people.db", "would replace people.db"),
            ("scrub.key.mark", "would replace scrub.key.mark"),
        ] {
            refuses(&place, &["clean", "in.csv", "--suppress=optouts.txt", "--force", flag, path], &[words]);
            // Nor where the run fails for another reason.
            refuses(&place, &["clean", "in.csv", "--suppress=optouts.txt", "--force", flag, path, "--threads=0"], &[]);
        }
    }
    for (bytes, name) in &before {
        assert_eq!(&place.read(name), bytes, "{name}");
    }
    for dest in ["scrub.store/backup", "./scrub.store/a/b", "scrub.store"] {
        let ran = place.scrub(&["store", "backup", dest, "--store", "scrub.store"]).code(2);
        ran.says("lies inside the store");
    }
    let names: Vec<_> = before.into_iter().map(|(_, name)| name).collect();
    assert_eq!(place.files(), names);
}

#[test]
fn directories_are_made_for_products_and_not_for_nothing() {
    let place = place();
    let outputs = ["-o", "a/b/c.csv", "--rejects", "a/d/r.csv", "--report", "e/j.json"];
    for (list, more) in
        [("gone.csv", "--suppress=optouts.txt"), ("in.csv", "--suppress=gone.txt"), ("in.csv", "--column=email=9")]
    {
        let args = [&["clean", list, more], &outputs[..]].concat();
        place.scrub(&args).code(2).says("error");
        assert!(!place.exists("a") && !place.exists("e"), "{more}");
    }
    place.scrub(&[&["clean", "in.csv", "--suppress=optouts.txt", "-q"], &outputs[..]].concat()).code(0);
    assert!(place.exists("a/b/c.csv") && place.exists("a/d/r.csv") && place.exists("e/j.json"));
    fs::create_dir(place.path("there")).unwrap();
    place.scrub(&["clean", "gone.csv", "--suppress=optouts.txt", "-o", "there/new/c.csv"]).code(2).says("gone.csv");
    assert!(place.exists("there") && !place.exists("there/new"));
}

#[test]
fn standard_output_takes_one_product() {
    let place = place();
    let list = "--suppress=optouts.txt";
    place.scrub(&["clean", "in.csv", list, "-o", "-"]).code(0).prints_exactly(KEPT).says("rejected 1");
    assert_eq!(place.files(), ["in.csv", "in.rejected.csv", "in.report.json", "optouts.txt"]);
    let place = self::place();
    let mut ran = place.scrub(&["clean", "in.csv", list, "-q", "--report", "-"]).code(0).prints("scrub.run/1");
    let report: serde_json::Value = serde_json::from_str(&std::mem::take(&mut ran.stdout)).unwrap();
    assert_eq!(report["rows"]["kept"], 2);
    assert_eq!(place.files(), ["in.clean.csv", "in.csv", "in.rejected.csv", "optouts.txt"]);
    let place = self::place();
    place.scrub(&["clean", "in.csv", list, "-q", "--rejects", "-"]).code(0).prints_exactly(REJECTED);
}

#[test]
fn a_dry_run_writes_nothing() {
    let place = place();
    place.write("in.clean.csv", "of yesterday");
    for more in [&["-n"][..], &["-n", "--force"], &["--dry-run", "-o", "in.csv"]] {
        let args = [&["clean", "in.csv", "--suppress=optouts.txt"], more].concat();
        place.scrub(&args).code(0).says("kept 2, rejected 1");
        assert_eq!(place.files(), ["in.clean.csv", "in.csv", "optouts.txt"]);
        assert_eq!(place.text("in.clean.csv"), "of yesterday");
    }
    place
        .scrub(&["clean", "in.csv", "--suppress=optouts.txt", "-n", "--max-rejects", "0"])
        .code(1)
        .says("limit not met");
}

#[test]
fn outputs_take_the_mode_of_the_input() {
    for mode in [0o600, 0o640, 0o644] {
        let place = place();
        fs::set_permissions(place.path("in.csv"), fs::Permissions::from_mode(mode)).unwrap();
        place.scrub(&["clean", "in.csv", "--suppress=optouts.txt", "-q"]).code(0);
        for name in ["in.clean.csv", "in.rejected.csv", "in.report.json"] {
            assert_eq!(fs::metadata(place.path(name)).unwrap().mode() & 0o777, mode, "{name}");
        }
    }
}

#[test]
fn suppression_lists_move_to_a_temporary_file_and_leave_nothing() {
    let place = place();
    let mut list = many_contacts(5000);
    list.push_str("bob@two.example,Bob\n");
    place.write("big.csv", list);
    place.scrub(&["clean", "in.csv", "--suppress=big.csv", "--memory", "20kB"]).code(0).says("5,001 entries");
    assert_eq!(place.text("in.clean.csv"), KEPT);
    assert_eq!(
        place.files(),
        ["big.csv", "in.clean.csv", "in.csv", "in.rejected.csv", "in.report.json", "optouts.txt"]
    );
}

#[test]
fn digests_name_their_algorithm_and_are_those_of_the_files() {
    let place = place();
    let packed = gzip(CONTACTS.as_bytes());
    place.write("in.csv.gz", &packed);
    let check = |flags: &[&str], algorithm| {
        let args = ["clean", "in.csv.gz", "--suppress=optouts.txt", "--rejects=r.csv.zst", "-q", "--force"];
        place.scrub(&[&args, flags].concat()).code(0);
        let report = place.json("in.report.json");
        let digest = |name: &str| FileDigest::of(algorithm, &place.read(name)).to_string();
        assert_eq!(report["input"]["digest"], digest("in.csv.gz"));
        assert_eq!(report["input"]["bytes"], packed.len());
        assert_eq!(report["clean"]["digest"], digest("in.clean.csv"));
        assert_eq!(report["rejects"]["digest"], digest("r.csv.zst"));
        let list = &report["lists"][0];
        assert_eq!(list["digest"], digest("optouts.txt"));
        assert_eq!((&list["path"], &list["bytes"]), (&"optouts.txt".into(), &place.read("optouts.txt").len().into()));
    };
    check(&[], DigestAlgorithm::Blake3);
    check(&["--digest", "sha256"], DigestAlgorithm::Sha256);
    place.write("scrub.toml", "digest = \"sha256\"\n");
    check(&[], DigestAlgorithm::Sha256);
    check(&["--digest=blake3"], DigestAlgorithm::Blake3);
}
