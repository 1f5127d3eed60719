//! Lists whose own opt-outs exceed `--memory`: the same answers, and no file stays behind.

use super::*;

/// More than two blocks.
const ROWS: usize = 12_000;

/// Rows that object to addresses of other rows, exactly and loosely, earlier and later, in own columns and in others, for one
/// reason and for two; a status that only the last row shows to be about a subscription.
fn list(rows: usize) -> String {
    let mut text = "email,Email 2,Abgemeldet,bounced,status,Tags\n".to_owned();
    for n in 0..rows {
        let address = format!("p{}{}@c{}.example", n * 7919 % rows, if n % 5 == 0 { "+tag" } else { "" }, n % 3);
        let second = if n % 4 == 0 { format!("p{}@c{}.example", n * 31 % rows, n % 3) } else { String::new() };
        let (optout, bounced) = (if n % 3 == 0 { "ja" } else { "" }, if n % 7 == 0 { "yes" } else { "" });
        let (status, tags) =
            (if n % 11 == 0 { "inactive" } else { "" }, if n % 13 == 0 { "VIP;abgemeldet" } else { "VIP" });
        text += &format!("{address},{second},{optout},{bounced},{status},\"{tags}\"\n");
    }
    text + "last@c.example,,,,subscribed,\n"
}

#[test]
fn own_optouts_beyond_the_memory_limit_give_the_same_lists_and_leave_no_file() {
    let place = Place::new();
    place.write("in.csv", list(ROWS));
    place.write("list.txt", (0..2000).map(|n| format!("p{}@c0.example\n", n * 5)).collect::<String>());
    let clean = |flags: &[&str]| {
        place.scrub(&[&["clean", "in.csv", "-q", "--force"], flags].concat()).code(0);
        let files = ["in.clean.csv", "in.csv", "in.rejected.csv", "in.report.json", "list.txt"];
        assert_eq!(place.files(), files, "{flags:?}");
        let report = place.json("in.report.json");
        (
            place.text("in.clean.csv"),
            place.text("in.rejected.csv"),
            report["remarks"].clone(),
            report["all_reasons"].clone(),
        )
    };
    for lists in [&["--without-lists"][..], &["--suppress", "list.txt"]] {
        let ample = clean(lists);
        assert!(ample.0.lines().count() > 100 && ample.1.contains("optout.column"), "{}", ample.1);
        for memory in ["20kB", "100kB"] {
            for threads in ["1", "3"] {
                let tight = clean(&[lists, &["--memory", memory, "--threads", threads]].concat());
                assert!(tight == ample, "{lists:?} --memory {memory} --threads {threads}");
            }
        }
    }
}

#[test]
fn own_optouts_beyond_the_memory_limit_without_room_on_the_disk_stop_the_run() {
    let place = Place::new();
    place.write("in.csv", list(ROWS));
    let run = |flags: &[&str]| {
        let args = [&["clean", "in.csv", "-q", "--without-lists"], flags].concat();
        Ran::of(place.command(&args).env("TMPDIR", place.path("gone")).output().unwrap())
    };
    run(&["--memory", "20kB"]).code(2).says("cannot write a temporary file in").says("gone");
    assert_eq!(place.files(), ["in.csv"]);
    // What fits needs no file.
    run(&[]).code(0);
}
