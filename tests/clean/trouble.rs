//! Trouble from outside: closed pipes, full disks, signals.

use super::*;

#[test]
fn a_reader_that_has_seen_enough_is_no_error() {
    let place = place();
    place.write("in.csv", many_contacts(20_000));
    let script = "{ \"$scrub\" clean in.csv --suppress optouts.txt -q -o -; echo \"code $?\" >&2; } | head -1";
    sh(&place, script).code(0).prints_exactly("email,name\n").says("code 0").never_says("roken pipe");
    let script = "{ \"$scrub\" completions bash; echo \"code $?\" >&2; } | head -1";
    sh(&place, script).code(0).prints("_scrub").says("code 0").never_says("panicked");
    let script = "{ \"$scrub\" rule; echo \"code $?\" >&2; } | true";
    sh(&place, script).code(0).says("code 0").never_says("panicked");
}

#[test]
fn a_full_disk_leaves_nothing() {
    let place = place();
    place.write("in.csv", many_contacts(20_000));
    // A file may have one block of 512 or 1024 bytes; the signal that would kill is ignored, so that writing fails.
    let script = "trap '' XFSZ; ulimit -f 1; exec \"$scrub\" clean in.csv --suppress optouts.txt";
    sh(&place, script).code(2).says("cannot write the clean list").says("File too large");
    assert_eq!(place.files(), ["in.csv", "optouts.txt"]);
    let script = "trap '' XFSZ; ulimit -f 1; exec \"$scrub\" clean in.csv --suppress optouts.txt -o -";
    sh(&place, script).code(2).says("cannot write the clean list");
    assert_eq!(place.files(), ["in.csv", "optouts.txt"]);
    // Standard output that takes nothing.
    let script = "exec \"$scrub\" clean in.csv --suppress optouts.txt -o - --rejects r.csv --report r.json > /dev/full";
    sh(&place, script).code(2).says("No space left");
}

#[test]
fn a_directory_that_takes_no_files_is_an_error() {
    let place = place();
    let dir = place.path("closed");
    fs::create_dir(&dir).unwrap();
    fs::set_permissions(&dir, fs::Permissions::from_mode(0o555)).unwrap();
    if fs::write(dir.join("probe"), "x").is_ok() {
        // Root writes everywhere; a directory that is gone the moment it is needed takes no files either.
        fs::remove_file(dir.join("probe")).unwrap();
        let script = "mkdir gone && cd gone && rmdir ../gone && exec \"$scrub\" clean ../in.csv --suppress ../optouts.txt -o out.csv";
        sh(&place, script).code(2).says("cannot tell the working directory");
    } else {
        refuses(&place, &["clean", "in.csv", "--suppress=optouts.txt", "-o", "closed/out.csv"], &["closed", "denied"]);
    }
}

/// Waits until `found` holds; a run that never gets there hangs this test rather than letting it pass.
fn wait_until(found: impl Fn() -> bool) {
    while !found() {
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
}

fn interrupt(child: &std::process::Child, signal: &str) {
    let kill = Command::new("kill").arg(signal).arg(child.id().to_string()).status().unwrap();
    assert!(kill.success());
}

#[test]
fn an_interrupted_run_leaves_nothing_and_says_so() {
    let own = format!("email,optout\n{}", "ann@one.example,no\n".repeat(3000));
    for (signal, args, input) in [
        ("-INT", ["clean", "-", "--suppress=optouts.txt"], many_contacts(3000)),
        ("-TERM", ["clean", "-", "--suppress=optouts.txt"], String::new()),
        ("-INT", ["clean", "-", "--suppress=optouts.txt"], own),
        ("-INT", ["clean", "in.csv", "--suppress=-"], "ann@one.example\n".to_owned()),
    ] {
        let place = place();
        place.write("out.csv", "of yesterday");
        let mut command = place.command(&[args.as_slice(), &["-o", "out.csv", "--force"]].concat());
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        stdin.write_all(input.as_bytes()).unwrap();
        // The temporary files tell that it runs; the list never ends, because the pipe stays open.
        wait_until(|| place.files().iter().any(|name| name.ends_with(".tmp")));
        interrupt(&child, signal);
        let ran = Ran::of(child.wait_with_output().unwrap());
        ran.code(130).says("interrupted: nothing was written");
        assert_eq!(place.files(), ["in.csv", "optouts.txt"], "{args:?}");
        drop(stdin);
    }
}
