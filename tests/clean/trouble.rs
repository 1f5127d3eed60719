//! Trouble from outside: closed pipes, full disks, signals.

use super::*;

#[test]
fn a_reader_of_text_that_has_seen_enough_is_no_error() {
    let place = place();
    let script = "{ \"$scrub\" completions bash; echo \"code $?\" >&2; } | head -1";
    sh(&place, script).code(0).prints("_scrub").says("code 0").never_says("panicked");
    let script = "{ \"$scrub\" rule; echo \"code $?\" >&2; } | true";
    sh(&place, script).code(0).says("code 0").never_says("panicked");
    // A program that reads JSON has not.
    let script = "{ sleep 0.2; \"$scrub\" rule --format json; echo \"code $?\" >&2; } | true";
    sh(&place, script).code(0).says("code 2").says("cannot write to standard output");
}

#[test]
fn files_get_their_names_only_after_standard_output_has_taken_all() {
    let place = place();
    place.write("in.csv", many_contacts(20_000));
    for (outputs, what) in [
        ("-o - --rejects r.csv --report j.json", "the clean list"),
        ("-o c.csv --rejects - --report j.json", "the rejects"),
        ("-o c.csv --rejects r.csv --report -", "the report"),
    ] {
        // Whatever goes to standard output is larger than a pipe, but for the report, whose reader reads nothing.
        place.write("optouts.txt", if what == "the rejects" { "@firma.example\n" } else { "bob@two.example\n" });
        let reader = if what == "the report" { "exec 0<&-; sleep 0" } else { "head -1 > head.txt" };
        let script = format!(
            "{{ \"$scrub\" clean in.csv --suppress optouts.txt -q --min-kept 0 {outputs}; echo \"code $?\" >&2; }} | {{ {reader}; }}"
        );
        sh(&place, &script)
            .code(0)
            .says("code 2")
            .says(&format!("cannot write {what} to standard output"))
            .says("let it read everything");
        let _ = fs::remove_file(place.path("head.txt"));
        assert_eq!(place.files(), ["in.csv", "optouts.txt"], "{outputs}");
    }
    // A reader that takes everything, however slowly.
    let script = "\"$scrub\" clean in.csv --suppress optouts.txt -q -o - --rejects r.csv | { sleep 0.1; cat > c.csv; }";
    sh(&place, script).code(0);
    assert!(place.text("c.csv") == place.text("in.csv") && place.exists("r.csv"));
}

#[test]
fn a_closed_standard_output_is_an_error() {
    let place = place();
    for output in ["-o - --rejects r.csv", "--rejects -", "--report -"] {
        let script = format!("exec \"$scrub\" clean in.csv --suppress optouts.txt {output} >&-");
        sh(&place, &script).code(2).says("standard output is closed");
        assert_eq!(place.files(), ["in.csv", "optouts.txt"], "{output}");
    }
    // Thrown away on purpose.
    sh(&place, "exec \"$scrub\" clean in.csv --suppress optouts.txt -q -o - > /dev/null").code(0);
}

#[test]
fn a_blocked_standard_output_can_be_interrupted() {
    let place = place();
    place.write("in.csv", many_contacts(20_000));
    let mut command = place.command(&["clean", "in.csv", "--suppress=optouts.txt", "-o", "-", "--rejects", "r.csv"]);
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    // Whatever is there to be read has been written: now the pipe is full, or soon will be.
    let mut start = [0; 1];
    std::io::Read::read_exact(child.stdout.as_mut().unwrap(), &mut start).unwrap();
    interrupt(&child, "-INT");
    // Not read any further: it has to end by itself.
    let stdout = child.stdout.take();
    Ran::of(child.wait_with_output().unwrap()).code(130).says("interrupted");
    drop(stdout);
    assert_eq!(place.files(), ["in.csv", "optouts.txt"]);
}

/// Starts scrub and does not wait for it.
fn start(place: &Place, args: &[&str]) -> std::process::Child {
    let mut command = place.command(args);
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
}

#[test]
#[cfg(target_os = "linux")]
fn a_named_pipe_without_a_writer_can_be_left() {
    for (signal, args) in [
        ("-INT", &["clean", "pipe", "--suppress=optouts.txt", "-o", "c.csv"][..]),
        ("-TERM", &["clean", "in.csv", "--suppress=pipe"]),
        ("-INT", &["check", "pipe", "--without-lists"]),
        ("-INT", &["verify", "pipe"]),
    ] {
        let place = place();
        assert!(Command::new("mkfifo").arg(place.path("pipe")).status().unwrap().success());
        let child = start(&place, args);
        // It has the pipe, so it listens to signals.
        let pipe = place.path("pipe").canonicalize().unwrap().display().to_string();
        wait_until(|| open_files(&child).contains(&pipe));
        interrupt(&child, signal);
        Ran::of(child.wait_with_output().unwrap()).code(130).says("interrupted");
        assert_eq!(place.files(), ["in.csv", "optouts.txt", "pipe"], "{args:?}");
    }
    // A writer that comes late is waited for.
    let script = "mkfifo p; { sleep 0.3; cat in.csv > p; } & \"$scrub\" clean p --suppress optouts.txt -q -o c.csv";
    let place = place();
    sh(&place, script).code(0);
    assert_eq!(place.text("c.csv"), KEPT);
}

/// A key from a pipe is waited for inside the operating system, where no flag is seen.
#[test]
fn a_second_interrupt_ends_at_once_and_leaves_nothing() {
    let place = place();
    place.scrub(&["init", "-q"]).code(0);
    let before = place.files();
    fs::remove_file(place.path("scrub.key")).unwrap();
    assert!(Command::new("mkfifo").arg(place.path("scrub.key")).status().unwrap().success());
    let mut child = start(&place, &["clean", "in.csv", "-o", "c.csv"]);
    wait_until(|| place.files().iter().any(|name| name.ends_with(".tmp")));
    // Signals that come together count as one.
    while child.try_wait().unwrap().is_none() {
        interrupt(&child, "-INT");
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    assert_eq!(child.wait().unwrap().code(), Some(130));
    assert_eq!(place.files(), before);
}

/// Contacts of a pipe that is read twice, and those on their way to standard output, stand in spools. Which files are open
/// is told by Linux.
#[cfg(target_os = "linux")]
#[test]
fn a_killed_run_leaves_no_contacts_in_the_temporary_directory() {
    for (input, args) in [
        (format!("email,optout\n{}", "ann@one.example,no\n".repeat(30_000)), ["clean", "-", "-o", "out/c.csv"]),
        (many_contacts(30_000), ["clean", "-", "-o", "-"]),
    ] {
        for signal in ["-KILL", "-QUIT", "-ABRT"] {
            let place = place();
            fs::create_dir(place.path("out")).unwrap();
            let mut command = place.command(&[args.as_slice(), &["--suppress=optouts.txt"]].concat());
            command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
            let mut child = command.spawn().unwrap();
            let mut stdin = child.stdin.take().unwrap();
            // More than the pipe holds, so some of it was read, and more than a block, so some of it was kept.
            stdin.write_all(input.as_bytes()).unwrap();
            let spool = format!("{}/", place.root().display());
            wait_until(|| {
                open_files(&child).iter().any(|name| name.starts_with(&spool) && name.ends_with("(deleted)"))
            });
            interrupt(&child, signal);
            child.wait().unwrap();
            let left: Vec<_> = place.files().into_iter().filter(|name| !name.starts_with("out/")).collect();
            assert_eq!(left, ["in.csv", "optouts.txt"], "{signal} {args:?}");
        }
    }
}

/// What the files of a process are called.
#[cfg(target_os = "linux")]
fn open_files(child: &std::process::Child) -> Vec<String> {
    let Ok(entries) = fs::read_dir(format!("/proc/{}/fd", child.id())) else { return Vec::new() };
    let links = entries.filter_map(|entry| fs::read_link(entry.ok()?.path()).ok());
    links.map(|path| path.display().to_string()).collect()
}

#[test]
fn a_full_disk_leaves_nothing() {
    let place = place();
    place.write("in.csv", many_contacts(20_000));
    // A file may have one block of 512 or 1024 bytes. The signal of that would kill whoever does not expect it.
    let script = "ulimit -f 1; exec \"$scrub\" clean in.csv --suppress optouts.txt";
    sh(&place, script).code(2).says("cannot write the clean list in.clean.csv: ").says("ulimit").says("File too large");
    assert_eq!(place.files(), ["in.csv", "optouts.txt"]);
    let script = "ulimit -f 1; exec \"$scrub\" clean in.csv --suppress optouts.txt -o -";
    sh(&place, script).code(2).says("cannot write the clean list to a temporary file in ").says("ulimit");
    assert_eq!(place.files(), ["in.csv", "optouts.txt"]);
    // Standard output that takes nothing.
    let script = "exec \"$scrub\" clean in.csv --suppress optouts.txt -o - --rejects r.csv --report r.json > /dev/full";
    sh(&place, script)
        .code(2)
        .says("cannot write the clean list to standard output: make room there")
        .says("No space left");
    assert_eq!(place.files(), ["in.csv", "optouts.txt"]);
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
