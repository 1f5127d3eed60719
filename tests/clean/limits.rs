//! Limits, held lists, and `scrub check`.

use super::*;

use serde_json::json;

#[test]
fn a_broken_limit_holds_the_clean_list() {
    for (limit, broken) in [
        (["--max-rejects", "0"], true),
        (["--max-rejects", "1"], false),
        (["--max-rejects", "33%"], true),
        (["--max-rejects", "34%"], false),
        (["--min-kept", "3"], true),
        (["--min-kept", "2"], false),
    ] {
        let place = place();
        let ran = place.scrub(&[&["clean", "in.csv", "--suppress=optouts.txt"][..], &limit].concat());
        let report = place.json("in.report.json");
        assert_eq!(report["held"], broken, "{limit:?}");
        assert_eq!(place.text("in.rejected.csv"), REJECTED);
        if broken {
            ran.code(1).says("limit not met").says(limit[0]).says("in.clean.csv.held");
            assert!(!place.exists("in.clean.csv"), "{limit:?}");
            assert_eq!(place.text("in.clean.csv.held"), KEPT);
            assert_eq!(report["clean"]["path"], "in.clean.csv.held");
        } else {
            ran.code(0).never_says("limit not met");
            assert_eq!(place.text("in.clean.csv"), KEPT);
            assert!(!place.exists("in.clean.csv.held"), "{limit:?}");
        }
    }
}

#[test]
fn a_bare_number_is_rows_in_every_limit() {
    let place = place();
    let list: String = (0..50).map(|n| format!("p{n}@firma.example\n")).collect();
    place.write("optouts.txt", list + "rubbish\nrubbish\nrubbish\n");
    let check = |limit: &str| {
        let args = ["check", "in.csv", "--suppress=optouts.txt", "--allow-unreadable", limit];
        place.scrub(&args)
    };
    for within in ["3", "5%", "6%"] {
        let code = check(within);
        if within == "5%" {
            code.code(2).says("at most 2 are allowed")
        } else {
            code.code(0).says("kept 3")
        };
    }
    check("2").code(2).says("3 of 53 lines").says("at most 2 are allowed");
    check("0").code(2).says("3 of 53 lines");
    place.scrub(&["check", "in.csv", "--without-lists", "--max-rejects", "0"]).code(0).says("kept 3");
}

#[test]
fn a_run_that_keeps_nothing_is_held() {
    let run = |more: &[&'static str], optouts: &str| {
        let place = place();
        place.write("optouts.txt", optouts);
        let ran = place.scrub(&[&["clean", "in.csv", "--suppress=optouts.txt"], more].concat());
        (place, ran)
    };
    let all = "@one.example\n@two.example\n@three.example\n";
    let (place, ran) = run(&[], all);
    ran.code(1).says("limit not met: nothing was kept of 3 rows (limit.nothing-kept)").says("--min-kept 0");
    assert_eq!(place.text("in.clean.csv.held"), "email,name\n");
    assert!(!place.exists("in.clean.csv") && place.exists("in.rejected.csv"));
    let report = place.json("in.report.json");
    assert_eq!((&report["held"], &report["limits_broken"][0]["code"]), (&json!(true), &json!("limit.nothing-kept")));
    run(&["-n"], all).1.code(1).says("limit.nothing-kept");
    let (place, ran) = run(&["--min-kept", "0"], all);
    ran.code(0).never_says("limit not met");
    assert_eq!(place.text("in.clean.csv"), "email,name\n");
    // The flag speaks for itself, and a list without rows keeps nothing either.
    run(&["--min-kept", "1"], all).1.code(1).says("(--min-kept)").never_says("nothing-kept");
    run(&["-q"], "@two.example\n@three.example\n").1.code(0);
    place.write("in.csv", "email,name\n");
    place.scrub(&["clean", "in.csv", "--suppress=optouts.txt", "--force"]).code(0).says("read 0 rows");
}

#[test]
fn a_held_run_prints_no_clean_list() {
    let place = place();
    let args = ["clean", "in.csv", "--suppress=optouts.txt", "-o", "-", "--max-rejects", "0"];
    place.scrub(&args).code(1).says("limit not met");
}

const OLD: [&str; 4] = ["in.clean.csv", "in.clean.csv.held", "in.rejected.csv", "in.report.json"];

/// A place with the products of yesterday.
fn place_of_yesterday() -> Place {
    let place = place();
    OLD.iter().for_each(|name| drop(place.write(name, "of yesterday")));
    place
}

/// The names of OLD that hold what they held.
fn left(place: &Place) -> Vec<&'static str> {
    OLD.into_iter().filter(|name| place.exists(name) && place.text(name) == "of yesterday").collect()
}

#[test]
fn a_forced_run_that_fails_leaves_nothing_of_yesterday() {
    for (more, words) in [
        (&["--suppress=missing.txt"][..], "cannot read missing.txt"),
        (&["--suppress=optouts.txt", "--column", "email=gone"], "no column is called"),
        (&["--suppress=optouts.txt", "--max-rejects", "0"], "limit not met"),
        (&["--suppress=optouts.txt", "--max-rejects", "nonsense"], "--max-rejects"),
        (&["--suppress=optouts.txt", "--config", "missing.toml"], "missing.toml"),
        (&["--suppress=optouts.txt", "--store", "missing.store"], "no store at missing.store"),
        (&[], "there is nothing to suppress"),
        // What clap refuses, wherever it stands, as long as list and outputs are understood.
        (&["--suppress=optouts.txt", "--no-such-flag"], "--no-such-flag"),
        (&["--no-such-flag=3", "--suppress=optouts.txt", "--another"], "--no-such-flag"),
        (&["--suppress=optouts.txt", "--without-lists"], "--without-lists"),
        (&["-q", "-v", "--suppress=optouts.txt"], "--verbose"),
        (&["--threads=0", "--channel", "pigeon"], "--threads"),
        (&["--memory=lots", "--store", "people.store"], "--memory"),
    ] {
        for args in
            [[&["clean", "in.csv", "--force"], more].concat(), [&["clean"], more, &["--force", "in.csv"]].concat()]
        {
            let place = place_of_yesterday();
            let ran = place.scrub(&args).says(words).never_says("still there");
            assert!(ran.code == 1 || ran.code == 2, "{args:?}");
            assert_eq!(left(&place), [""; 0], "{args:?}");
            assert!(ran.code == 1 || OLD.iter().all(|name| !place.exists(name)), "{args:?}");
        }
    }
    // Each under the name that was given.
    for wrong in ["--suppress=missing.txt", "--no-such-flag"] {
        let place = place_of_yesterday();
        ["c.csv", "r.csv", "j.json"].iter().for_each(|name| drop(place.write(name, "of yesterday")));
        let outputs = ["-o", "c.csv", "--rejects", "r.csv", "--report", "j.json", "--force"];
        let ran = place.scrub(&[&["clean", "in.csv", wrong], &outputs[..]].concat()).code(2);
        drop(ran.says(wrong.trim_start_matches("--suppress=")));
        assert!(!["c.csv", "r.csv", "j.json"].iter().any(|name| place.exists(name)));
        assert_eq!(left(&place), OLD);
    }
    let place = place();
    place.write("gone.clean.csv", "of yesterday");
    place.scrub(&["clean", "gone.csv", "--force", "--suppress=optouts.txt"]).code(2).says("cannot read gone.csv");
    assert!(!place.exists("gone.clean.csv"));
}

#[test]
fn what_cannot_be_told_or_is_needed_is_not_removed() {
    // Nobody knows what was meant: it is said that the old list is still there.
    for (args, words) in [
        (&["clean", "in.csv", "--force", "--outptu=other.csv"][..], "--outptu"),
        (&["clean", "in.csv", "--force", "--no-such-flag", "value"], "--no-such-flag"),
        (&["clean", "in.csv", "b.csv", "--force"], "b.csv"),
        (&["clean", "--force", "--suppress=optouts.txt"], "LIST"),
        (&["clean", "in.csv", "--force", "-o"], "--output"),
        (&["clean", "in.csv", "--force", "-o", "a.csv", "-o", "b.csv"], "--output"),
    ] {
        let place = place_of_yesterday();
        place.scrub(args).code(2).says(words).says("is still there");
        assert_eq!(left(&place), OLD, "{args:?}");
    }
    // Not forced, or a rehearsal.
    for args in [
        &["clean", "in.csv", "--no-such-flag"][..],
        &["clean", "in.csv", "--force", "-n", "--no-such-flag"],
        &["clean", "in.csv", "--force", "-n", "--threads=0"],
        &["check", "in.csv", "--force"],
    ] {
        let place = place_of_yesterday();
        place.scrub(args).code(2).says("error").never_says("still there");
        assert_eq!(left(&place), OLD, "{args:?}");
    }
    let place = place_of_yesterday();
    place.scrub(&["clean", "in.csv", "--force", "--dryrun"]).code(2).says("--dryrun").says("still there");
    assert_eq!(left(&place), OLD, "a misspelt rehearsal");
    let place = place_of_yesterday();
    place
        .scrub(&["clean", "in.csv", "-o", "optouts.txt", "--suppress=optouts.txt", "--threads=0", "--force"])
        .code(2)
        .says("--threads");
    assert!(place.exists("optouts.txt"));
}

#[test]
fn check_decides_like_clean_and_writes_no_list() {
    let place = place();
    let check = |args: &[&str]| place.scrub(&[&["check", "in.csv", "--suppress=optouts.txt"], args].concat());
    check(&[]).code(1).says("rejected 1").says("limit not met: 1 of 3 rows rejected");
    check(&["-q"]).code(1).says("limit not met");
    for within in [&["--max-rejects", "1"][..], &["--max-rejects", "33.4%"], &["--min-kept", "2", "--max-rejects", "1"]]
    {
        check(within).code(0).says("rejected 1").never_says("limit not met");
    }
    check(&["--max-rejects", "33%"]).code(1).says("limit not met: 1 of 3 rows rejected, at most 33% allowed");
    check(&["--min-kept", "3", "--max-rejects", "1"]).code(1).says("--min-kept");
    for counted in ["optout", "optout.global,dup"] {
        let words = format!("limit not met: 1 of 3 rows rejected for what counts (--fail-on {counted})");
        check(&["--fail-on", counted]).code(1).says(&words);
    }
    for other in ["dup,identity.unmatchable", "row"] {
        let ran = check(&["--fail-on", other]).code(0).says("rejected 1").never_says("limit not met");
        ran.says(&format!("note: of 1 rejected row 0 count (--fail-on {other})"));
        // Where it makes no difference, it is not named.
        check(&["--fail-on", other, "--max-rejects", "1"]).code(0).says("rejected 1").never_says("--fail-on");
    }
    // A limit of another kind is a limit.
    check(&["--min-kept", "2"]).code(0).says("rejected 1").never_says("limit not met");
    check(&["--min-kept", "2", "--fail-on", "optout"]).code(1).says("(--fail-on optout)");
    check(&["--fail-on", "opt-out"]).code(2).says("opt-out fits no reason code");
    assert_eq!(place.files(), ["in.csv", "optouts.txt"]);
    place.scrub_with(&["check", "-", "--suppress=optouts.txt"], CONTACTS.as_bytes()).code(1).says("rejected 1");
}

#[test]
fn a_row_with_two_reasons_counts_once() {
    let place = place();
    place.write("in.csv", "email,optout\nann@one.example,\nbob@two.example,ja\n");
    place.write("optouts.txt", "bob@two.example\n");
    let check = |more: &[&str]| place.scrub(&[&["check", "in.csv", "--suppress=optouts.txt"], more].concat());
    for reasons in ["optout", "optout.global,optout.column", "optout.column"] {
        check(&["--fail-on", reasons, "--max-rejects", "1"]).code(0).says("rejected 1").never_says("limit not met");
        check(&["--fail-on", reasons, "--max-rejects", "50%"]).code(0).says("rejected 1").never_says("limit not met");
        check(&["--fail-on", reasons]).code(1).says("limit not met: 1 of 2 rows rejected");
    }
}

#[test]
fn check_tells_which_rows() {
    let place = place();
    let rows: String = (0..30).map(|number| format!("p{number}@two.example,x\n")).collect();
    place.write("in.csv", format!("email,name\n{rows}ann@one.example,Ann\nann@one.example,\"A\nB\"\n@,x\n"));
    place.write("optouts.txt", "@two.example\n");
    let ran = place.scrub(&["check", "in.csv", "--suppress=optouts.txt"]).code(1);
    let ran = ran.says("\nin.csv:2: optout.domain\n").says("\nin.csv:21: optout.domain\n").never_says("in.csv:22:");
    let ran = ran.says("\nin.csv: 10 more: optout.domain\n").says("\nin.csv:33: dup.in-list\n");
    ran.says("\nin.csv:35: identity.unmatchable\n").never_says("@two.example");
    place.scrub(&["check", "in.csv", "--suppress=optouts.txt", "-q"]).code(1).says("limit not met");
    place.write("in.csv", "email,name\nann@one.example,Ann\n");
    place.scrub(&["check", "in.csv", "--suppress=optouts.txt"]).code(0).says("kept 1").never_says("in.csv:");
}

#[test]
fn check_prints_a_report_for_programs() {
    let place = place();
    for (args, code) in [(&["--format", "json"][..], 1), (&["--format", "json", "--max-rejects", "1"], 0)] {
        let mut ran = place.scrub(&[&["check", "in.csv", "--suppress=optouts.txt"], args].concat()).code(code);
        ran = ran.prints("scrub.run/1");
        let report: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
        assert_eq!(report["rows"], serde_json::json!({"read": 3, "kept": 2, "rejected": 1}));
        assert_eq!(report["clean"], serde_json::Value::Null);
        assert_eq!(report["limits_broken"].as_array().unwrap().len(), usize::from(code == 1));
        assert!(!ran.stdout.contains('@'));
    }
}

#[test]
fn remarks_and_broken_limits_are_told_to_programs_with_code_words_and_figures() {
    let place = place();
    let args = ["check", "in.csv", "--suppress=optouts.txt", "--min-kept", "1,000"];
    place.scrub(&args).code(2).says("--min-kept");
    place.write("in.csv", CONTACTS.trim_end());
    let args =
        ["check", "in.csv", "--suppress=optouts.txt", "--min-kept", "1000", "--max-rejects=0", "--format", "json"];
    let ran = place.scrub(&args).code(1).prints("scrub.run/1");
    let report: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    let end = "the last line has no line end; its row can be read, so the list is taken as complete";
    assert_eq!(report["remarks"], json!([{"code": "open-end", "text": end}]));
    let few = "2 rows kept, at least 1,000 wanted (--min-kept)";
    let many = "1 of 3 rows rejected, at most 0 allowed (--max-rejects)";
    assert_eq!(
        report["limits_broken"],
        json!([
            {"code": "min-kept", "text": few, "kept": 2, "least": 1000},
            {"code": "max-rejects", "text": many, "rejected": 1, "read": 3, "limit": "0"},
        ])
    );
}

#[test]
fn the_first_lines_of_a_reason_are_the_same_on_any_number_of_threads() {
    let place = place();
    place.write("in.csv", many_contacts(30_000));
    place.write("optouts.txt", "@firma.example\n");
    for threads in ["1", "3"] {
        let args = ["check", "in.csv", "--suppress=optouts.txt", "--format", "json", "--threads", threads];
        let ran = place.scrub(&args).code(1).prints("scrub.run/1");
        let report: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
        assert_eq!(report["reason_lines"], json!({"optout.domain": (2..22).collect::<Vec<_>>()}), "{threads} threads");
    }
}

#[test]
fn more_threads_than_make_sense_are_capped() {
    let place = place();
    let capped = "note: --threads 100,000: ";
    place.scrub(&["clean", "in.csv", "--suppress=optouts.txt", "--threads", "100000"]).code(0).says(capped);
    assert_eq!(place.text("in.clean.csv"), KEPT);
    assert_eq!(place.json("in.report.json")["remarks"][0]["code"], "threads-capped");
    place.scrub(&["init", "-q"]).code(0);
    let import = ["import", "optouts.txt", "--list", "a", "--kind", "optout", "--threads", "100000"];
    place.scrub(&import).code(0).says(capped).says("in force");
}

#[test]
fn quiet_says_why_a_run_ends_with_one() {
    let place = place();
    let list = "email,Abgemeldet\nann@one.example,ja\nbob@two.example,\n";
    place.write("in.csv", list);
    let clean = ["clean", "in.csv", "--without-lists", "-q", "--force"];
    drop(place.scrub(&[&clean[..], &["--max-rejects", "0"]].concat()).code(1).says("limit not met: "));
    drop(place.scrub(&["check", "in.csv", "--without-lists", "-q"]).code(1).says("limit not met: "));
    drop(place.scrub(&clean).code(0));
}
