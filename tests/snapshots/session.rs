//! A session at the command line, written down as a reader would see it: commands, what they answered, and files.

use std::fs;
use std::time::{Duration, SystemTime};

use crate::assert_snapshot;
use crate::common::{Place, fixture};
use crate::fixed::{FILE_TIME, fixed};

pub(crate) struct Session {
    pub(crate) place: Place,
    text: String,
}

impl Session {
    pub(crate) fn new() -> Self {
        Self { place: Place::new(), text: String::new() }
    }

    /// In a directory with these fixtures, such as `lists/domains.txt`, under their bare names.
    pub(crate) fn with(fixtures: &[&str]) -> Self {
        let session = Self::new();
        session.bring(fixtures);
        session
    }

    /// Copies these fixtures into the directory.
    pub(crate) fn bring(&self, fixtures: &[&str]) {
        for name in fixtures {
            let bare = name.rsplit('/').next().unwrap();
            self.write(bare, fs::read(fixture(name)).unwrap());
        }
    }

    /// Writes a file whose time is always the same.
    pub(crate) fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        let path = self.place.write(name, bytes);
        let file = fs::File::options().write(true).open(path).unwrap();
        file.set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(FILE_TIME)).unwrap();
    }

    /// Runs scrub and writes down what it said.
    #[track_caller]
    pub(crate) fn run(&mut self, code: i32, args: &[&str]) {
        self.run_with(code, args, b"");
    }

    #[track_caller]
    pub(crate) fn run_with(&mut self, code: i32, args: &[&str], input: &[u8]) {
        let ran = self.place.scrub_with(args, input).code(code);
        let typed: Vec<_> = args.iter().map(|arg| quoted(arg)).collect();
        self.text += &format!("$ scrub {}{}\n", typed.join(" "), piped(input));
        let (stdout, stderr) = ran.streams();
        self.part("stderr", &stderr);
        self.part("stdout", &stdout);
        if code != 0 {
            self.part("exit code", &format!("{code}\n"));
        }
        self.text.push('\n');
    }

    /// Writes down a file that a run left.
    pub(crate) fn show(&mut self, name: &str) {
        let text = self.place.text(name);
        self.part(name, &text);
        self.text.push('\n');
    }

    fn part(&mut self, title: &str, text: &str) {
        if !text.is_empty() {
            self.text += &format!("--- {title}\n{}", fixed(text, self.place.root()));
        }
    }

    /// Everything that was written down must be in that snapshot.
    #[track_caller]
    pub(crate) fn is(self, snapshot: &str) {
        assert_snapshot(snapshot, self.text);
    }
}

/// An argument as one types it.
fn quoted(arg: &str) -> String {
    if arg.contains(' ') { format!("\"{arg}\"") } else { arg.to_owned() }
}

/// Standard input, behind the command: one line as it is, a file by its size.
fn piped(input: &[u8]) -> String {
    let text = String::from_utf8_lossy(input);
    match text.lines().count() {
        0 => String::new(),
        1 => format!(" <<< {}", text.trim_end()),
        lines => format!(" < (a file of {lines} lines)"),
    }
}
