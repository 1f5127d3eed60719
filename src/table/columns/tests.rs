//! Headers and samples as exports have them.

use super::*;
use crate::base::own_column::StatusRule;
use crate::table::recognise::FOR_TESTS;

fn table(headers: &[&str], rows: &[&[&str]]) -> (Prologue, Vec<Vec<String>>) {
    let own = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
    let fields = headers.len().max(rows.first().map_or(0, |row| row.len()));
    let headers = (!headers.is_empty()).then(|| own(headers));
    (Prologue { headers, fields, ..Prologue::default() }, rows.iter().map(|row| own(row)).collect())
}

fn find(headers: &[&str], rows: &[&[&str]], requests: &[&str], ignored: &[&str]) -> Result<Vec<Column>, ColumnError> {
    let (prologue, sample) = table(headers, rows);
    let requests: Vec<_> = requests.iter().map(|request| request.parse().unwrap()).collect();
    let ignored: Vec<_> = ignored.iter().map(|name| (*name).to_owned()).collect();
    find_columns(&prologue, &sample, FOR_TESTS, &requests, &ignored)
}

/// Index, role and way of what is found without flags.
fn found(headers: &[&str], rows: &[&[&str]]) -> Vec<(usize, Role, FoundBy)> {
    let columns = find(headers, rows, &[], &[]).unwrap();
    columns.iter().map(|column| (column.index, column.role, column.found_by)).collect()
}

use FoundBy::{Content, Flag, Header};
use Role::{Date, Digest};

const EMAIL: Role = Role::EMAIL;
const OPT_OUT: Role = Role::OPT_OUT;
const STATUS: Role = Role::Status(StatusRule::Strict);

#[test]
fn email_columns_are_found_by_header_in_table_order() {
    let headers = ["Vorname", "E-Mail geschäftlich", "E-Mail 2: Adresse", "Abgemeldet", "Status"];
    let expected = [(1, EMAIL, Header), (2, EMAIL, Header), (3, OPT_OUT, Header), (4, STATUS, Header)];
    assert_eq!(found(&headers, &[&["Max", "a@b.de", "", "", ""]]), expected);
}

#[test]
fn the_data_counts_before_the_header() {
    assert_eq!(found(&["Adresse", "Name"], &[&["a@b.de", "x"]]), [(0, EMAIL, Header)]);
    assert_eq!(found(&["Adresse", "Kontakt"], &[&["Hauptstr. 1", "a@b.de"]]), [(1, EMAIL, Content)]);
    assert_eq!(found(&["Mail", "Kontakt"], &[&["ja", "a@b.de"]]), [(1, EMAIL, Content)]);
    assert_eq!(found(&["Adresse"], &[&[" "]]), []);
}

#[test]
fn a_likely_column_that_is_blank_so_far_is_checked_later() {
    assert_eq!(found(&["Mail", "Kontakt"], &[&["", "a@b.de"]]), [(0, EMAIL, Header), (1, EMAIL, Content)]);
    assert_eq!(found(&["Mail"], &[]), [(0, EMAIL, Header)]);
    assert_eq!(found(&["E-Mail", "Mail"], &[&["a@b.de", ""]]), [(0, EMAIL, Header), (1, EMAIL, Header)]);
}

#[test]
fn content_is_asked_only_when_no_header_is_known() {
    let rows: [&[&str]; 3] = [&["1", "a@b.de"], &["2", ""], &["3", "x"]];
    assert_eq!(found(&["id", "contact"], &rows), []);
    assert_eq!(found(&["id", "contact"], &rows[..2]), [(1, EMAIL, Content)]);
    assert_eq!(found(&["email", "contact"], &[&["x", "a@b.de"]]), [(0, EMAIL, Header)]);
    let digest = "AB".repeat(16);
    assert_eq!(found(&[], &[&["x", &digest], &["y@z.de", &digest]]), [(1, Digest, Content)]);
}

#[test]
fn a_time_of_unsubscribing_is_a_date_and_an_optout() {
    assert_eq!(found(&["Abgemeldet am"], &[]), [(0, Date, Header), (0, OPT_OUT, Header)]);
}

#[test]
fn a_state_may_be_a_region() {
    let lenient = Role::Status(StatusRule::Lenient);
    let expected = [(0, STATUS, Header), (1, lenient, Header), (2, lenient, Header)];
    assert_eq!(found(&["Status", "State", "Zustand"], &[]), expected);
    let columns = find(&["State"], &[], &["status=State"], &[]).unwrap();
    assert_eq!(columns.iter().map(|column| (column.role, column.found_by)).collect::<Vec<_>>(), [(STATUS, Flag)]);
}

#[test]
fn a_flag_replaces_what_would_be_found() {
    let headers = ["E-Mail", "Privat", "E-Mail"];
    let rows: [&[&str]; 1] = [&["a@b.de", "c@d.de", "e@f.de"]];
    let only = |requests: &[&str]| {
        let columns = find(&headers, &rows, requests, &[]).unwrap();
        columns.iter().map(|column| (column.index, column.name.clone(), column.found_by)).collect::<Vec<_>>()
    };
    assert_eq!(only(&["email=privat"]), [(1, "Privat".to_owned(), Flag)]);
    assert_eq!(
        only(&["email=2", "email=email_(2)"]),
        [(1, "Privat".to_owned(), Flag), (2, "E-Mail (2)".to_owned(), Flag)]
    );
    assert_eq!(only(&["date=Privat"]).len(), 3);
    let ignoring = find(&headers, &rows, &[], &["E-Mail", "3"]).unwrap();
    assert_eq!(ignoring.iter().map(|column| (column.index, column.found_by)).collect::<Vec<_>>(), [(1, Content)]);
}

#[test]
fn unknown_columns_are_errors_that_list_the_header() {
    let unknown = find(&["A ", "", "B"], &[], &["email=C"], &[]).unwrap_err();
    assert_eq!(unknown.to_string(), "no column is called `C`; the header has: A, column 2, B");
    assert!(matches!(find(&["A"], &[], &["email=2"], &[]), Err(ColumnError::UnknownNumber { count: 1, .. })));
    assert!(matches!(find(&["A"], &[], &["email=0"], &[]), Err(ColumnError::UnknownNumber { .. })));
    assert!(matches!(find(&["A"], &[], &[], &["X"]), Err(ColumnError::UnknownName { .. })));
    assert!(find(&["2", "A"], &[], &["email=2"], &[]).unwrap().iter().any(|column| column.index == 0));
    for text in ["email", "email=", "phone=Tel", "=x"] {
        assert!(matches!(text.parse::<ColumnRequest>(), Err(ColumnError::BadRequest { .. })), "{text}");
    }
}
