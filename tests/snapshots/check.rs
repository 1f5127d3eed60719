//! `check`, for people and for programs.

use crate::session::Session;

fn session() -> Session {
    Session::with(&["contacts/utf16.csv", "lists/optouts-clear.txt"])
}

const CHECK: [&str; 4] = ["check", "utf16.csv", "--suppress", "optouts-clear.txt"];

#[test]
fn check_for_people() {
    let mut session = session();
    session.run(1, &CHECK);
    session.run(0, &[&CHECK[..], &["--max-rejects", "50%"]].concat());
    session.run(1, &[&CHECK[..], &["--fail-on", "optout,dup", "--max-rejects", "1"]].concat());
    session.is("check");
}

#[test]
fn check_for_programs() {
    let mut session = session();
    session.run(1, &[&CHECK[..], &["--format", "json", "--channel", "email", "--purpose", "survey"]].concat());
    session.is("check-json");
}
