//! Runs the real binary in a directory of its own. Strict: a run whose standard output or standard error was not
//! asked about must have left both empty.

#![allow(dead_code, unreachable_pub, clippy::unwrap_used, reason = "each test binary uses its own part")]

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A directory for one test, gone at its end.
pub struct Place {
    dir: tempfile::TempDir,
}

/// A run that ended. Dropping it checks that nothing unexpected was printed.
pub struct Ran {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
    looked_at_stdout: bool,
    looked_at_stderr: bool,
}

impl Place {
    pub fn new() -> Self {
        Self { dir: tempfile::tempdir().unwrap() }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    pub fn root(&self) -> &Path {
        self.dir.path()
    }

    /// Writes a file, with its directories.
    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
        path
    }

    pub fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    pub fn text(&self, name: &str) -> String {
        String::from_utf8(self.read(name)).unwrap()
    }

    pub fn json(&self, name: &str) -> serde_json::Value {
        serde_json::from_slice(&self.read(name)).unwrap()
    }

    pub fn exists(&self, name: &str) -> bool {
        self.path(name).exists()
    }

    /// Every file below the directory, sorted, hidden ones too.
    pub fn files(&self) -> Vec<String> {
        let mut found = Vec::new();
        let mut open = vec![self.root().to_owned()];
        while let Some(dir) = open.pop() {
            for entry in fs::read_dir(dir).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    open.push(path);
                } else {
                    found.push(path.strip_prefix(self.root()).unwrap().display().to_string());
                }
            }
        }
        found.sort();
        found
    }

    /// The binary with this directory as its working directory and an environment without settings.
    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_scrub"));
        command.args(args).current_dir(self.root());
        for name in ["SCRUB_STORE", "SCRUB_CONFIG", "SCRUB_KEY", "SCRUB_KEY_FILE", "NO_COLOR", "CLICOLOR_FORCE"] {
            command.env_remove(name);
        }
        command.env("TMPDIR", self.root());
        // Help texts are wrapped for the terminal; in a pipe this is its width.
        command.env("COLUMNS", "100");
        command
    }

    /// Runs scrub with empty standard input.
    pub fn scrub(&self, args: &[&str]) -> Ran {
        self.scrub_with(args, b"")
    }

    /// Runs scrub with `input` on standard input.
    pub fn scrub_with(&self, args: &[&str], input: &[u8]) -> Ran {
        let mut command = self.command(args);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let input = input.to_vec();
        // A run that ends early closes the pipe; that is not what is tested.
        let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
        let output = child.wait_with_output().unwrap();
        writer.join().unwrap();
        Ran::of(output)
    }
}

impl Ran {
    pub fn of(output: Output) -> Self {
        Self {
            code: output.status.code().unwrap_or(-1),
            stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
            looked_at_stdout: false,
            looked_at_stderr: false,
        }
    }

    #[track_caller]
    pub fn code(self, expected: i32) -> Self {
        assert_eq!(self.code, expected, "exit code\nstdout:\n{}\nstderr:\n{}", self.stdout, self.stderr);
        self
    }

    /// Standard error must hold `part`.
    #[track_caller]
    pub fn says(mut self, part: &str) -> Self {
        self.looked_at_stderr = true;
        assert!(self.stderr.contains(part), "{part:?} is not in stderr:\n{}", self.stderr);
        self
    }

    /// Standard error must not hold `part`.
    #[track_caller]
    pub fn never_says(mut self, part: &str) -> Self {
        self.looked_at_stderr = true;
        assert!(!self.stderr.contains(part), "{part:?} is in stderr:\n{}", self.stderr);
        self
    }

    /// Standard output must hold `part`.
    #[track_caller]
    pub fn prints(mut self, part: &str) -> Self {
        self.looked_at_stdout = true;
        assert!(self.stdout.contains(part), "{part:?} is not in stdout:\n{}", self.stdout);
        self
    }

    /// Standard output must be exactly `text`.
    #[track_caller]
    pub fn prints_exactly(mut self, text: &str) -> Self {
        self.looked_at_stdout = true;
        assert_eq!(self.stdout, text, "stderr:\n{}", self.stderr);
        self
    }

    /// Both streams, standard output first, for a test that looks at them itself.
    pub fn streams(mut self) -> (String, String) {
        (self.looked_at_stdout, self.looked_at_stderr) = (true, true);
        (std::mem::take(&mut self.stdout), std::mem::take(&mut self.stderr))
    }

    /// Leaves what standard error holds to other tests. Only for a run on the way to what a test is about, which may be
    /// called with any flags; elsewhere `-q` says nothing, or a word tells that it was the run that was meant.
    ///
    /// Never for a refusal: without its reason it may be another refusal than the one that is tested.
    #[track_caller]
    pub fn any_words(mut self) -> Self {
        assert_ne!(self.code, 2, "a refusal must give its reason; stderr:\n{}", self.stderr);
        self.looked_at_stderr = true;
        self
    }
}

impl Drop for Ran {
    fn drop(&mut self) {
        if std::thread::panicking() {
            return;
        }
        assert!(self.looked_at_stdout || self.stdout.is_empty(), "unexpected stdout:\n{}", self.stdout);
        assert!(self.looked_at_stderr || self.stderr.is_empty(), "unexpected stderr:\n{}", self.stderr);
    }
}

/// A file of the shipped fixtures.
pub fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(name)
}
