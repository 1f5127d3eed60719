//! The summary of `clean`, the report and the rejects.

use crate::session::Session;

/// The lists of the command in fixtures/README.md.
const LISTS: [&str; 3] = ["lists/optouts-clear.txt", "lists/domains.txt", "lists/optouts-md5.txt"];
const SUPPRESS: [&str; 6] =
    ["--suppress", "optouts-clear.txt", "--suppress", "domains.txt", "--suppress", "optouts-md5.txt"];

/// A session with the lists and one contact list.
fn with_lists(contacts: &str) -> Session {
    Session::with(&[&LISTS[..], &[&format!("contacts/{contacts}")]].concat())
}

/// Cleans a contact list with all three lists.
fn clean(contacts: &str) -> Session {
    let mut session = with_lists(contacts);
    session.run(0, &[&["clean", contacts], &SUPPRESS[..]].concat());
    session
}

#[test]
fn a_crm_export_with_all_its_products() {
    let mut session = clean("crm-en.csv");
    session.show("crm-en.rejected.csv");
    session.show("crm-en.report.json");
    session.is("clean-crm-en");
}

#[test]
fn own_columns() {
    let mut session = clean("own-optout-columns.csv");
    session.show("own-optout-columns.rejected.csv");
    session.is("clean-own-columns");
}

#[test]
fn two_encodings_in_one_file() {
    clean("mixed-encoding.csv").is("clean-mixed-encoding");
}

#[test]
fn ragged_rows_and_no_line_end() {
    let mut session = clean("ragged.csv");
    session.show("ragged.rejected.csv");
    session.is("clean-ragged");
}

#[test]
fn addresses_that_are_none() {
    let mut session = clean("odd-addresses.csv");
    session.show("odd-addresses.rejected.csv");
    session.is("clean-odd-addresses");
}

#[test]
fn a_held_list() {
    let mut session = with_lists("crm-fr.csv");
    let limits = ["--max-rejects", "1", "--min-kept", "1000", "-o", "send.csv"];
    session.run(1, &[&["clean", "crm-fr.csv", "--suppress", "optouts-clear.txt"], &limits[..]].concat());
    session.is("clean-held");
}

#[test]
fn digests_dates_and_columns_of_lists() {
    let lists = ["contacts/google.csv", "lists/optouts-sha256.csv", "lists/complaints.csv", "lists/bounces.csv"];
    let mut session = Session::with(&lists);
    let suppress = ["--suppress", "optouts-sha256.csv", "--suppress", "complaints.csv", "--suppress", "bounces.csv"];
    session.run(0, &[&["clean", "google.csv"], &suppress[..]].concat());
    session.is("clean-csv-lists");
}

#[test]
fn a_rehearsal_that_says_more() {
    let mut session = with_lists("outlook-de.csv");
    session.run(0, &[&["clean", "outlook-de.csv", "--dry-run", "-v"], &SUPPRESS[..2]].concat());
    session.is("clean-dry-run");
}

#[test]
fn through_a_pipe() {
    let mut session = with_lists("duplicates.csv");
    let contacts = session.place.read("duplicates.csv");
    session.run_with(0, &["clean", "-", "-o", "-", "--suppress", "optouts-clear.txt"], &contacts);
    session.is("clean-pipe");
}

#[test]
fn without_lists() {
    let mut session = Session::with(&["contacts/sep-line.csv"]);
    session.run(0, &["clean", "sep-line.csv", "--without-lists", "--purpose", "newsletter"]);
    session.is("clean-without-lists");
}
