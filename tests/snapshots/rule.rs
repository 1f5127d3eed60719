//! `rule`: the reasons, explained.

use crate::session::Session;

#[test]
fn every_reason_for_people() {
    let mut session = Session::new();
    session.run(0, &["rule"]);
    session.run(0, &["rule", "optout.global"]);
    session.is("rule");
}

#[test]
fn every_reason_for_programs() {
    let mut session = Session::new();
    session.run(0, &["rule", "row.malformed", "--format", "json"]);
    session.run(0, &["rule", "--format", "json"]);
    session.is("rule-json");
}
