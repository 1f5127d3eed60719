//! `scrub verify`: whether the files of a run are still what its report says.

use std::path::Path;

use super::*;

const CLEAN: [&str; 4] = ["clean", "in.csv", "--suppress=optouts.txt", "-q"];

const ALL_OK: &str = "input    in.csv  ok\n\
    clean    in.clean.csv  ok\n\
    rejects  in.rejected.csv  ok\n\
    list     optouts.txt  ok\n";

/// A place in which `clean` was run, with these flags too.
fn cleaned(flags: &[&str]) -> Place {
    let place = place();
    place.scrub(&[&CLEAN, flags].concat()).code(0);
    place
}

/// Verifies with exit code 0 or 1, and these lines.
#[track_caller]
fn verifies(place: &Place, args: &[&str], code: i32, lines: &str) {
    place.scrub(&[&["verify"], args].concat()).code(code).prints_exactly(lines);
}

/// Verifies with exit code 2, these lines, and these words.
#[track_caller]
fn cannot_verify(place: &Place, args: &[&str], lines: &str, words: &[&str]) {
    let ran = place.scrub(&[&["verify"], args].concat()).code(2).prints_exactly(lines).never_says("panicked");
    drop(words.iter().fold(ran, |ran, part| ran.says(part)));
}

#[test]
fn a_run_that_nobody_touched() {
    for flags in [&[][..], &["--digest=sha256"], &["--digest=blake3", "--threads=1"]] {
        let place = cleaned(flags);
        let before = place.files();
        verifies(&place, &["in.report.json"], 0, ALL_OK);
        verifies(&place, &["in.report.json", "-q"], 0, ALL_OK);
        assert_eq!(place.files(), before);
    }
}

#[test]
fn a_byte_that_was_changed() {
    for (name, part) in
        [("in.csv", "input"), ("in.clean.csv", "clean"), ("in.rejected.csv", "rejects"), ("optouts.txt", "list")]
    {
        for algorithm in ["--digest=sha256", "--digest=blake3"] {
            let place = cleaned(&[algorithm]);
            let good = place.read(name);
            let expected = |word: &str| {
                let line = format!("{part:<8} {name}  ");
                ALL_OK.replace(&format!("{line}ok"), &format!("{line}{word}"))
            };
            for at in [0, good.len() / 2, good.len() - 1] {
                let mut bad = good.clone();
                bad[at] ^= 1;
                place.write(name, bad);
                verifies(&place, &["in.report.json"], 1, &expected("differs"));
            }
            for bad in [&good[1..], &good[..good.len() - 1], &[], &[&good[..], b"\n"].concat()] {
                place.write(name, bad);
                verifies(&place, &["in.report.json"], 1, &expected("differs"));
            }
            place.write(name, &good);
            verifies(&place, &["in.report.json"], 0, ALL_OK);
        }
    }
}

#[test]
fn a_file_that_is_not_there() {
    let place = cleaned(&[]);
    let missing = ALL_OK.replace("in.clean.csv  ok", "in.clean.csv  missing");
    fs::rename(place.path("in.clean.csv"), place.path("send.csv")).unwrap();
    cannot_verify(&place, &["in.report.json"], &missing, &["1 of 4 files cannot be compared", "scrub verify REPORT"]);
    // Under another name it is another file.
    let words = ["names no file called send.csv", "\"in.clean.csv\", \"in.csv\", \"in.rejected.csv\", \"optouts.txt\""];
    cannot_verify(&place, &["in.report.json", "send.csv"], "", &words);
    cannot_verify(&place, &["in.report.json", "in.csv", "-"], "", &["names no file called -"]);
    // A difference beside it is told too.
    place.write("in.csv", "email\n");
    let both = missing.replace("in.csv  ok", "in.csv  differs");
    cannot_verify(&place, &["in.report.json"], &both, &["1 of 4 files cannot be compared"]);
}

#[test]
fn files_elsewhere_are_given() {
    let place = cleaned(&[]);
    for dir in ["archive", "in", "lists"] {
        fs::create_dir(place.path(dir)).unwrap();
    }
    for (from, to) in [("in.report.json", "archive"), ("in.csv", "in"), ("optouts.txt", "lists")] {
        fs::rename(place.path(from), place.path(to).join(from)).unwrap();
    }
    let all = ["in.clean.csv", "in/in.csv", "in.rejected.csv", "lists/optouts.txt"];
    let lines = "input    in/in.csv  ok\n\
        clean    in.clean.csv  ok\n\
        rejects  in.rejected.csv  ok\n\
        list     lists/optouts.txt  ok\n";
    verifies(&place, &[&["archive/in.report.json"], &all[..]].concat(), 0, lines);
    // One that is given is looked at, whatever lies beside the report.
    fs::copy(place.path("in/in.csv"), place.path("archive/in.csv")).unwrap();
    place.write("in/in.csv", "email\n");
    let args = [&["archive/in.report.json"], &all[..]].concat();
    verifies(&place, &args, 1, &lines.replace("in/in.csv  ok", "in/in.csv  differs"));
    fs::remove_file(place.path("in/in.csv")).unwrap();
    let gone = lines.replace("in/in.csv  ok", "in/in.csv  unreadable (No such file or directory (os error 2))");
    cannot_verify(&place, &args, &gone, &["1 of 4 files cannot be compared"]);
    // From another directory, by a whole path.
    let report = place.path("archive/in.report.json").display().to_string();
    let mut command = place.command(&["verify", &report]);
    let files = ["in.clean.csv", "in.rejected.csv", "lists/optouts.txt"].map(|name| place.path(name));
    command.args(&files).current_dir("/");
    let beside = place.path("archive/in.csv").display().to_string();
    drop(Ran::of(command.output().unwrap()).code(0).prints(&format!("input    {beside}  ok\n")));
}

/// The contact list and one of its lists have one name, and so has the clean list.
fn of_one_name() -> Place {
    let place = Place::new();
    place.write("in/x.csv", CONTACTS);
    place.write("lists/x.csv", "email\nbob@two.example\n");
    fs::create_dir(place.path("out")).unwrap();
    let args = ["clean", "in/x.csv", "--suppress=lists/x.csv", "-o", "out/x.csv", "--report", "out/r.json", "-q"];
    place.scrub(&args).code(0);
    place
}

#[test]
fn files_of_one_name_are_told_apart_by_what_they_hold() {
    let lines =
        "input    in/x.csv  ok\nclean    out/x.csv  ok\nrejects  out/x.rejected.csv  ok\nlist     lists/x.csv  ok\n";
    let place = of_one_name();
    for given in [["in/x.csv", "lists/x.csv"], ["lists/x.csv", "in/x.csv"]] {
        verifies(&place, &[&["out/r.json"], &given[..]].concat(), 0, lines);
    }
    let one = lines.replace("lists/x.csv  ok", "lists/x.csv  missing");
    cannot_verify(&place, &["out/r.json", "in/x.csv"], &one, &["1 of 4 files"]);
    let none = one.replace("in/x.csv  ok", "in/x.csv  missing");
    cannot_verify(&place, &["out/r.json"], &none, &["2 of 4 files"]);
    // What none of them holds differs from the one whose path it shares.
    place.write("backup/lists/x.csv", "email\nbob@two.example\nmore@two.example\n");
    let given = ["out/r.json", "in/x.csv", "backup/lists/x.csv"];
    verifies(&place, &given, 1, &lines.replace("lists/x.csv  ok", "backup/lists/x.csv  differs"));
    // Every file that is given has a line, even if another one is right.
    let given = ["out/r.json", "in/x.csv", "lists/x.csv", "backup/lists/x.csv"];
    verifies(&place, &given, 1, &format!("{lines}list     backup/lists/x.csv  differs\n"));
}

/// Of two files that were equal, the one that is right says nothing of the other.
#[test]
fn a_file_speaks_for_one_only() {
    let place = Place::new();
    place.write("in/x.csv", "email\nann@one.example\n");
    for list in ["a/o.txt", "b/o.txt"] {
        place.write(list, "bob@two.example\n");
    }
    fs::create_dir(place.path("out")).unwrap();
    // Nobody is rejected, so the clean list holds what the input holds.
    let args = ["clean", "in/x.csv", "--suppress=a/o.txt", "--suppress=b/o.txt", "-o", "out/x.csv", "-q"];
    place.scrub(&args).code(0);
    let all = ["out/x.report.json", "in/x.csv", "b/o.txt", "a/o.txt"];
    let lines = "input    in/x.csv  ok\nclean    out/x.csv  ok\nrejects  out/x.rejected.csv  ok\n\
                 list     a/o.txt  ok\nlist     b/o.txt  ok\n";
    verifies(&place, &all, 0, lines);
    let one_list = lines.replace("a/o.txt  ok", "a/o.txt  missing");
    cannot_verify(&place, &all[..3], &one_list, &["1 of 5 files"]);
    place.write("out/x.csv", "email\nann@one.example\nbob@two.example\n");
    verifies(&place, &all, 1, &lines.replace("out/x.csv  ok", "out/x.csv  differs"));
    fs::remove_file(place.path("out/x.csv")).unwrap();
    cannot_verify(&place, &all, &lines.replace("out/x.csv  ok", "out/x.csv  missing"), &["1 of 5 files"]);
}

#[test]
fn two_lists_of_one_name() {
    let place = place();
    place.write("a/optouts.txt", "ann@one.example\n");
    place.write("b/optouts.txt", "cy@three.example\n");
    let args = ["clean", "in.csv", "--suppress=a/optouts.txt", "--suppress=b/optouts.txt", "-q"];
    place.scrub(&args).code(0);
    assert_eq!(place.json("in.report.json")["lists"][1]["name"], "optouts.txt (2)");
    let start = ALL_OK.lines().take(3).map(|line| format!("{line}\n")).collect::<String>();
    let right = format!("{start}list     a/optouts.txt  ok\nlist     b/optouts.txt  ok\n");
    verifies(&place, &["in.report.json", "b/optouts.txt", "a/optouts.txt"], 0, &right);
    // The one beside the report is neither.
    let wrong = format!("{start}list     optouts.txt  differs\nlist     b/optouts.txt  missing\n");
    cannot_verify(&place, &["in.report.json"], &wrong, &["1 of 5 files"]);
}

#[test]
fn what_never_lay_in_a_file() {
    let place = place();
    let args = ["clean", "-", "-o", "-", "--suppress=optouts.txt", "--report=r.json", "--rejects=j.csv", "-q"];
    place.scrub_with(&args, CONTACTS.as_bytes()).code(0).prints_exactly(KEPT);
    let lines = "input    -  no file: it came from standard input\n\
        clean    -  no file: it went to standard output\n\
        rejects  j.csv  ok\n\
        list     optouts.txt  ok\n";
    verifies(&place, &["r.json"], 0, lines);
    let limit = ["--max-rejects=0", "--force"];
    place.scrub_with(&[&args[..], &limit].concat(), CONTACTS.as_bytes()).code(1).says("limit not met");
    let held = lines.replace("clean    -  no file: it went to", "held     -  no file: it was held back from");
    verifies(&place, &["r.json"], 0, &held);
    // Nothing at all.
    let args = ["clean", "-", "-o", "-", "--without-lists", "--report=r.json", "-q", "--force"];
    place.scrub_with(&args, CONTACTS.as_bytes()).code(0).prints_exactly(CONTACTS);
    cannot_verify(&place, &["r.json"], "", &["nothing that lies in a file"]);
    cannot_verify(&place, &["r.json", "in.csv"], "", &["nothing that lies in a file"]);
}

#[test]
fn lists_of_the_store_have_no_file() {
    let place = place();
    place.scrub(&["init", "-q"]).code(0);
    place.scrub(&["import", "optouts.txt", "--list", "crm", "--kind", "optout", "-q"]).code(0);
    place.scrub(&["clean", "in.csv", "-q"]).code(0);
    let lines = ALL_OK.replace("optouts.txt  ok", "crm  no file: the list is in the store");
    verifies(&place, &["in.report.json"], 0, &lines);
}

#[test]
fn held_lists_packed_files_and_checks() {
    let place = place();
    place.scrub(&[&CLEAN[..], &["--max-rejects", "0"]].concat()).code(1).says("limit not met");
    let held = ALL_OK.replace("clean    in.clean.csv", "held     in.clean.csv.held");
    verifies(&place, &["in.report.json"], 0, &held);

    let place = self::place();
    place.write("in.csv.gz", gzip(CONTACTS.as_bytes()));
    let args = ["clean", "in.csv.gz", "--suppress=optouts.txt", "-q", "-o", "out.csv.zst", "--rejects=r.csv.gz"];
    place.scrub(&args).code(0);
    let packed = "input    in.csv.gz  ok\nclean    out.csv.zst  ok\nrejects  r.csv.gz  ok\nlist     optouts.txt  ok\n";
    verifies(&place, &["out.report.json"], 0, packed);
    // The same rows packed anew are another file.
    let (mut encoder, text) =
        (GzEncoder::new(Vec::new(), Compression::fast()), REJECTED.replace("in.csv", "in.csv.gz"));
    encoder.write_all(text.as_bytes()).unwrap();
    place.write("r.csv.gz", encoder.finish().unwrap());
    verifies(&place, &["out.report.json"], 1, &packed.replace("r.csv.gz  ok", "r.csv.gz  differs"));

    let place = self::place();
    let mut ran = place.scrub(&["check", "in.csv", "--suppress=optouts.txt", "--format=json"]).code(1).prints("{");
    place.write("check.json", std::mem::take(&mut ran.stdout));
    verifies(&place, &["check.json"], 0, "input    in.csv  ok\nlist     optouts.txt  ok\n");
    // A report may come through a pipe; then files are looked for here.
    let report = place.read("check.json");
    let ran = place.scrub_with(&["verify", "-"], &report).code(0);
    drop(ran.prints_exactly("input    in.csv  ok\nlist     optouts.txt  ok\n"));
}

#[test]
fn what_is_no_report_is_refused() {
    let place = cleaned(&[]);
    let whole = place.text("in.report.json");
    let old = whole.replace("\"digest\": \"blake3:", "\"digest\": \"");
    let older = whole.replace("\"digest\"", "\"sha256\"");
    let other = whole.replace("\"blake3:", "\"blake9:");
    for (text, words) in [
        (&whole[..whole.len() / 2], &["as the report of a run", "cut off"][..]),
        ("", &["cut off"]),
        ("email\nann@one.example\n", &["no JSON (line 1, column 1)"]),
        ("{\"anna@example.com\": 1}", &["does not say \"schema\": \"scrub.run/1\""]),
        (&whole.replace("scrub.run/1", "scrub.run/2"), &["does not say"]),
        (&old, &["the digest of input cannot be read", "does not name its algorithm"]),
        (&older, &["lacks something", "a digest that names its algorithm"]),
        (&other, &["the digest of input", "neither blake3 nor sha256"]),
        (&whole.replace("\"held\": false,", ""), &["lacks something"]),
        (&whole.replace("\"bytes\": ", "\"bytes\": -"), &["lacks something"]),
    ] {
        place.write("bad.json", text);
        let ran = place.scrub(&["verify", "bad.json"]).code(2).never_says("@").never_says("panicked");
        drop(words.iter().fold(ran, |ran, part| ran.says(part)));
    }
    place.scrub(&["verify", "none.json"]).code(2).says("none.json");
    place.scrub(&["verify", "."]).code(2).says("is a directory");
    place.scrub(&["verify", "/dev/zero"]).code(2).says("larger than any report");
    place.scrub(&["verify"]).code(2).says("<REPORT>");
}

/// Changes a path of the report, as somebody who wants to mislead would.
fn with_path(place: &Place, part: &str, path: &str) {
    let mut report = place.json("in.report.json");
    report[part]["path"] = path.into();
    place.write("in.report.json", report.to_string());
}

#[test]
fn a_report_reads_nothing_outside_its_directory() {
    let place = cleaned(&[]);
    for dir in ["a/b", "outside"] {
        fs::create_dir_all(place.path(dir)).unwrap();
    }
    for name in ["in.report.json", "in.clean.csv", "in.rejected.csv", "optouts.txt"] {
        fs::rename(place.path(name), place.path("a/b").join(name)).unwrap();
    }
    let report = place.read("a/b/in.report.json");
    let lines = |input: &str| {
        let others = "clean    a/b/in.clean.csv  ok\nrejects  a/b/in.rejected.csv  ok\nlist     a/b/optouts.txt  ok\n";
        format!("{input}\n{others}")
    };
    // The very file, by its whole path, and by one that climbs.
    let whole = place.path("in.csv").display().to_string();
    for path in [whole.as_str(), "../../in.csv", "./../../in.csv"] {
        let mut changed: serde_json::Value = serde_json::from_slice(&report).unwrap();
        changed["input"]["path"] = path.into();
        place.write("a/b/in.report.json", changed.to_string());
        let expected = lines(&format!("input    {path}  missing"));
        cannot_verify(&place, &["a/b/in.report.json"], &expected, &["1 of 4 files"]);
        verifies(&place, &["a/b/in.report.json", "in.csv"], 0, &lines("input    in.csv  ok"));
    }
    // Names that are no file's.
    for path in ["..", "/", ".", "", "a/b/..", "\u{0}"] {
        let mut changed: serde_json::Value = serde_json::from_slice(&report).unwrap();
        changed["input"]["path"] = path.into();
        place.write("a/b/in.report.json", changed.to_string());
        let (said, _) = place.scrub(&["verify", "a/b/in.report.json"]).code(2).streams();
        assert!(said.starts_with("input    ") && said.lines().next().unwrap().ends_with("  missing"), "{said}");
    }
    place.write("a/b/in.report.json", &report);
    // Links: out of the directory, within it, and to what never ends.
    symlink("../../in.csv", place.path("a/b/in.csv")).unwrap();
    cannot_verify(&place, &["a/b/in.report.json"], &lines("input    in.csv  missing"), &["only linked from there"]);
    verifies(&place, &["a/b/in.report.json", "a/b/in.csv"], 0, &lines("input    a/b/in.csv  ok"));
    fs::remove_file(place.path("a/b/in.csv")).unwrap();
    place.write("a/b/kept.csv", CONTACTS);
    symlink("kept.csv", place.path("a/b/in.csv")).unwrap();
    verifies(&place, &["a/b/in.report.json"], 0, &lines("input    a/b/in.csv  ok"));
    fs::remove_file(place.path("a/b/in.csv")).unwrap();
    symlink("/dev/zero", place.path("a/b/in.csv")).unwrap();
    cannot_verify(&place, &["a/b/in.report.json"], &lines("input    in.csv  missing"), &["1 of 4"]);
    let endless = lines("input    a/b/in.csv  unreadable (no regular file)");
    cannot_verify(&place, &["a/b/in.report.json", "a/b/in.csv"], &endless, &["1 of 4"]);
    fs::remove_file(place.path("a/b/in.csv")).unwrap();
    fs::create_dir(place.path("a/b/in.csv")).unwrap();
    cannot_verify(&place, &["a/b/in.report.json"], &lines("input    in.csv  missing"), &["1 of 4"]);
    let made = Command::new("mkfifo").arg(place.path("outside/in.csv")).status().unwrap();
    assert!(made.success());
    let pipe = lines("input    outside/in.csv  unreadable (no regular file)");
    cannot_verify(&place, &["a/b/in.report.json", "outside/in.csv"], &pipe, &["1 of 4"]);
}

#[test]
fn names_of_a_report_do_not_act_on_the_terminal() {
    let place = cleaned(&[]);
    with_path(&place, "clean", "\u{1b}[2J\nclean    in.clean.csv  ok\u{202e}");
    let (said, words) = place.scrub(&["verify", "in.report.json"]).code(2).streams();
    assert_eq!(said.lines().count(), 4, "{said}");
    assert!(said.contains("clean    \\u{1b}[2J\\nclean    in.clean.csv  ok\\u{202e}  missing\n"), "{said}");
    let (said, more) = place.scrub(&["verify", "in.report.json", "other.csv"]).code(2).streams();
    assert!(said.is_empty() && !more.contains(['\u{1b}', '\u{202e}']), "{more}");
    assert!(!words.contains('\u{1b}'), "{words}");
}

#[test]
fn for_programs() {
    let place = cleaned(&["--digest=sha256"]);
    place.write("in.csv", "email\n");
    let mut ran = place.scrub(&["verify", "in.report.json", "--format", "json"]).code(1).prints("scrub.verify/1");
    let report: serde_json::Value = serde_json::from_str(&std::mem::take(&mut ran.stdout)).unwrap();
    assert_eq!(report["report"], "in.report.json");
    let run = place.json("in.report.json");
    let expected = serde_json::json!({
        "part": "input", "path": "in.csv", "digest": run["input"]["digest"], "file": "in.csv", "state": "differs", "why": null,
    });
    assert_eq!(report["files"][0], expected);
    let states: Vec<_> =
        report["files"].as_array().unwrap().iter().map(|file| file["state"].as_str().unwrap()).collect();
    assert_eq!(states, ["differs", "ok", "ok", "ok"]);
}

#[test]
fn digests_of_both_algorithms_in_one_report() {
    let place = cleaned(&[]);
    let mut report = place.json("in.report.json");
    for (part, name) in [("input", "in.csv"), ("rejects", "in.rejected.csv")] {
        report[part]["digest"] = FileDigest::of(DigestAlgorithm::Sha256, &place.read(name)).to_string().into();
    }
    place.write("in.report.json", report.to_string());
    verifies(&place, &["in.report.json"], 0, ALL_OK);
    // The digits of one algorithm under the name of the other prove nothing.
    let swapped =
        place.text("in.report.json").replace("sha256:", "X:").replace("blake3:", "sha256:").replace("X:", "blake3:");
    place.write("in.report.json", swapped);
    verifies(&place, &["in.report.json"], 1, &ALL_OK.replace("  ok", "  differs"));
}

#[test]
fn a_wrong_size_is_told_without_reading() {
    let place = cleaned(&[]);
    // So large that reading it would take minutes.
    let huge = fs::File::options().write(true).open(place.path("in.csv")).unwrap();
    huge.set_len(1 << 42).unwrap();
    verifies(&place, &["in.report.json"], 1, &ALL_OK.replace("in.csv  ok", "in.csv  differs"));
}

#[test]
fn an_interrupted_comparison_proves_nothing() {
    let place = cleaned(&[]);
    let huge = fs::File::options().write(true).open(place.path("in.csv")).unwrap();
    if huge.set_len(1 << 40).is_err() {
        return;
    }
    let mut report = place.json("in.report.json");
    report["input"]["bytes"] = (1_u64 << 40).into();
    place.write("in.report.json", report.to_string());
    let mut command = place.command(&["verify", "in.report.json"]);
    let child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let status = Path::new("/proc").join(child.id().to_string()).join("io");
    // It reads: more than any report or library has.
    let reads = || {
        let text = fs::read_to_string(&status).unwrap_or_default();
        let read = text.lines().find_map(|line| line.strip_prefix("rchar: ")?.parse::<u64>().ok());
        read.is_some_and(|bytes| bytes > 16 << 20)
    };
    for _ in 0..2000 {
        if !status.exists() || reads() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    if !status.exists() {
        std::thread::sleep(std::time::Duration::from_secs(1));
    }
    let kill = Command::new("kill").arg("-INT").arg(child.id().to_string()).status().unwrap();
    assert!(kill.success());
    drop(Ran::of(child.wait_with_output().unwrap()).code(130).says("interrupted"));
}
