//! What the commands around the store say. Few and small: most of it is asserted where it happens, in `store_cli`.

use crate::session::Session;

/// A session with a store that holds three lists; what was said on the way is not written down.
fn with_store() -> Session {
    let session = Session::with(&["lists/optouts-clear.txt", "lists/complaints.csv", "lists/optouts-sha256.csv"]);
    for args in [
        &["init", "-q"][..],
        &["import", "optouts-clear.txt", "--list", "optouts", "--kind", "optout", "-q"],
        &["import", "complaints.csv", "--list", "complaints", "--kind", "complaint", "--channel", "email", "-q"],
        &["import", "optouts-sha256.csv", "--list", "partner", "--kind", "optout", "--purpose", "newsletter", "-q"],
    ] {
        drop(session.place.scrub(args).code(0));
    }
    session
}

#[test]
fn init() {
    let mut session = Session::new();
    session.run(0, &["init"]);
    session.run(2, &["init"]);
    session.is("init");
}

#[test]
fn import() {
    let mut session = with_store();
    session.bring(&["lists/bounces.csv", "lists/domains.txt"]);
    session.write("fewer.txt", "anna.schmidt@example.com\nnew@example.com\n");
    session.run(0, &["import", "bounces.csv", "--list", "bounces", "--kind", "bounce", "-v"]);
    session.run(0, &["import", "domains.txt", "--list", "firms", "--kind", "optout", "--dry-run"]);
    let fewer = ["import", "fewer.txt", "--list", "optouts", "--kind", "optout", "--replace"];
    session.run(2, &fewer);
    session.run(0, &[&fewer[..], &["--allow-shrink"]].concat());
    let lift = ["--allow-shrink", "--lift-missing", "--reason", "agreed with the agency"];
    session.run(0, &[&fewer[..], &lift].concat());
    session.is("import");
}

#[test]
fn by_hand() {
    let mut session = with_store();
    let by_phone = ["add", "-", "--via", "phone", "--agent", "k7", "--received-at", "2024-03-02"];
    session.run_with(0, &by_phone, b"ann+news@example.com\n");
    session.run_with(0, &by_phone, b"ann+news@example.com\n");
    session.run(0, &["add", "firm.example", "--list", "firms"]);
    session.run_with(0, &["lift", "-", "--list", "manual", "--reason", "wrong person"], b"ann+news@example.com\n");
    session.is("by-hand");
}

#[test]
fn why() {
    let mut session = with_store();
    session.run_with(0, &["why"], b"nobody@example.com\n");
    session.run_with(0, &["why"], b"emily.clark@example.com\n");
    let by_phone = ["add", "-", "--via", "phone", "--agent", "k7", "--received-at", "2024-03-02", "-q"];
    drop(session.place.scrub_with(&by_phone, b"emily.clark+x@example.com\n").code(0));
    let lift = ["lift", "-", "--list", "optouts", "--reason", "typed in by mistake", "-q"];
    drop(session.place.scrub_with(&lift, b"emily.clark@example.com\n").code(0));
    session.run_with(0, &["why", "-", "--channel", "email", "--purpose", "survey"], b"emily.clark@example.com\n");
    session.is("why");
}

#[test]
fn why_for_programs() {
    let mut session = with_store();
    let lift = ["lift", "-", "--list", "optouts", "--reason", "typed in by mistake", "-q"];
    drop(session.place.scrub_with(&lift, b"emily.clark@example.com\n").code(0));
    session.run_with(0, &["why", "-", "--format", "json"], b"emily.clark@example.com\n");
    session.is("why-json");
}

#[test]
fn status() {
    let mut session = with_store();
    session.write("fewer.txt", "anna.schmidt@example.com\n");
    let fewer = ["import", "fewer.txt", "--list", "optouts", "--kind", "optout", "--replace", "--allow-shrink", "-q"];
    drop(session.place.scrub(&fewer).code(0));
    drop(session.place.scrub_with(&["add", "-", "-q"], b"ann@example.com\n").code(0));
    drop(session.place.scrub(&["store", "undo", "3", "--reason", "wrong file", "-q"]).code(0));
    session.run(0, &["store", "status"]);
    session.is("status");
}

#[test]
fn status_of_an_empty_store_and_for_programs() {
    let mut session = Session::with(&["lists/domains.txt"]);
    drop(session.place.scrub(&["init", "-q"]).code(0));
    session.run(0, &["store", "status"]);
    drop(session.place.scrub(&["import", "domains.txt", "--list", "firms", "--kind", "optout", "-q"]).code(0));
    session.run(0, &["store", "status", "--format", "json"]);
    session.is("status-json");
}

#[test]
fn looking_after_the_store() {
    let mut session = with_store();
    session.run(0, &["store", "verify"]);
    session.run(0, &["store", "undo", "3", "--reason", "wrong file"]);
    session.run(0, &["store", "compact"]);
    session.run(0, &["store", "backup", "copy.store"]);
    session.is("store");
}

#[test]
fn clean_with_a_store() {
    let mut session = with_store();
    session.bring(&["contacts/crm-en.csv"]);
    session.run(0, &["clean", "crm-en.csv", "-v"]);
    session.show("crm-en.rejected.csv");
    session.is("clean-store");
}
