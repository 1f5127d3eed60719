//! Headers and samples as exports have them.

use super::*;
use crate::table::recognise::FOR_TESTS;
use crate::table::unread::{WhyUnread, unread_columns};

fn table(headers: &[&str], rows: &[&[&str]]) -> (Prologue, Vec<Vec<String>>) {
    let own = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
    let fields = headers.len().max(rows.first().map_or(0, |row| row.len()));
    let headers = (!headers.is_empty()).then(|| own(headers));
    (Prologue { headers, fields, ..Prologue::default() }, rows.iter().map(|row| own(row)).collect())
}

fn find(headers: &[&str], rows: &[&[&str]], requests: &[&str], ignored: &[&str]) -> Result<Vec<Column>, ColumnError> {
    find_with(headers, rows, requests, ignored, (true, false))
}

fn find_with(
    headers: &[&str],
    rows: &[&[&str]],
    requests: &[&str],
    ignored: &[&str],
    (content_beside_names, only): (bool, bool),
) -> Result<Vec<Column>, ColumnError> {
    let (prologue, sample) = table(headers, rows);
    let requests: Vec<_> = requests.iter().map(|request| request.parse().unwrap()).collect();
    let ignored: Vec<_> = ignored.iter().map(|name| (*name).to_owned()).collect();
    let wishes = Wishes { requests: &requests, ignored: &ignored, content_beside_names, only };
    find_columns(&prologue, &sample, FOR_TESTS, &wishes)
}

/// Index, word of the role and way of what is found without flags.
fn found(headers: &[&str], rows: &[&[&str]]) -> Vec<(usize, &'static str, FoundBy)> {
    let columns = find(headers, rows, &[], &[]).unwrap();
    columns.iter().map(|column| (column.index, column.role.name(), column.found_by)).collect()
}

/// Name and reason of what is not read.
fn unread(headers: &[&str], rows: &[&[&str]]) -> Vec<(String, WhyUnread)> {
    let (prologue, sample) = table(headers, rows);
    let columns = find(headers, rows, &[], &[]).unwrap();
    unread_columns(&prologue, &sample, FOR_TESTS, &columns, &[])
}

use FoundBy::{Content, Doubtful, Flag, Header, PartOfName};

#[test]
fn email_columns_are_found_by_header_in_table_order() {
    let headers = ["Vorname", "E-Mail geschäftlich", "E-Mail 2: Adresse", "Abgemeldet", "Status"];
    let expected = [(1, "email", Header), (2, "email", Header), (3, "optout", Header), (4, "plain-status", Header)];
    assert_eq!(found(&headers, &[&["Max", "a@b.de", "", "", ""]]), expected);
}

#[test]
fn the_data_counts_before_the_header() {
    assert_eq!(found(&["Adresse", "Name"], &[&["a@b.de", "x"]]), [(0, "email", Header)]);
    assert_eq!(found(&["Adresse", "Kontakt"], &[&["Hauptstr. 1", "a@b.de"]]), [(1, "email", Content)]);
    assert_eq!(found(&["Mail", "Kontakt"], &[&["ja", "a@b.de"]]), [(0, "email", Doubtful), (1, "email", Content)]);
    assert_eq!(found(&["Adresse"], &[&[" "]]), []);
}

#[test]
fn a_name_that_its_cells_refute_names_no_addresses() {
    let rows: [&[&str]; 2] = [&["ja", "a@b.de"], &["nein", "c@d.de"]];
    assert_eq!(found(&["Email", "Kontakt"], &rows), [(0, "email", Doubtful), (1, "email", Content)]);
    assert_eq!(unread(&["Email", "Kontakt"], &rows), [("Email".to_owned(), WhyUnread::NoAddresses)]);
    for nothing in ["-", "n/a", "NULL", "k.A."] {
        let rows: [&[&str]; 2] = [&[nothing, "a@b.de"], &["", "c@d.de"]];
        assert_eq!(found(&["Email", "Kontakt"], &rows), [(0, "email", Header), (1, "email", Content)], "{nothing}");
    }
    // A street is no address, but a login that is blank so far may be one.
    assert_eq!(found(&["Adresse", "Kontakt"], &[&["Hauptstr. 1", "a@b.de"]]), [(1, "email", Content)]);
    let blank: [&[&str]; 1] = [&["-", "a@b.de"]];
    assert_eq!(found(&["Login", "Kontakt"], &blank), [(0, "email", Doubtful), (1, "email", Content)]);
    // Of a suppression list they are no entries.
    let entries = find_with(&["Email", "Kontakt"], &rows, &[], &[], (false, false)).unwrap();
    assert_eq!(entries.iter().map(|column| column.index).collect::<Vec<_>>(), [1]);
    // Where no other column holds addresses, the name is all there is.
    assert_eq!(found(&["Email", "Kontakt"], &[&["kaputt", "x"]]), [(0, "email", Header)]);
}

#[test]
fn a_likely_column_that_is_blank_so_far_is_checked_later() {
    assert_eq!(found(&["Mail", "Kontakt"], &[&["", "a@b.de"]]), [(0, "email", Header), (1, "email", Content)]);
    assert_eq!(found(&["Mail"], &[]), [(0, "email", Header)]);
    let second = ["E-Mail", "Sekundäre E-Mail-Adresse"];
    assert_eq!(found(&second, &[&["a@b.de", ""]]), [(0, "email", Header), (1, "email", PartOfName)]);
}

#[test]
fn a_column_full_of_addresses_is_read_beside_those_with_a_name() {
    let rows: [&[&str]; 4] = [
        &["a@b.de", "a2@b.de", "chef@us.de", "x@us.de"],
        &["c@d.de", "c2@b.de", "chef@us.de", "y@us.de"],
        &["e@f.de", "", "chef@us.de", "z@us.de"],
        &["g@h.de", "g2@b.de", "chef@us.de", "v@us.de"],
    ];
    let headers = ["email", "zweite", "Team", "Kundenbetreuer"];
    assert_eq!(found(&headers, &rows), [(0, "email", Header), (1, "email", Content)]);
    let left = [("Team".to_owned(), WhyUnread::Addresses), ("Kundenbetreuer".to_owned(), WhyUnread::Addresses)];
    assert_eq!(unread(&headers, &rows), left);
    // In a suppression list only columns with a name for it are read, if there is one.
    assert_eq!(find_with(&headers, &rows, &[], &[], (false, false)).unwrap().len(), 1);
}

#[test]
fn content_is_asked_when_no_header_is_known() {
    let rows: [&[&str]; 3] = [&["1", "a@b.de"], &["2", ""], &["3", "x"]];
    assert_eq!(found(&["id", "contact"], &rows), []);
    assert_eq!(found(&["id", "contact"], &rows[..2]), [(1, "email", Content)]);
    let digest = "AB".repeat(16);
    assert_eq!(found(&[], &[&["x", &digest], &["y@z.de", &digest]]), [(1, "digest", Content)]);
}

#[test]
fn a_time_of_unsubscribing_is_a_date_and_an_own_column() {
    assert_eq!(found(&["Abgemeldet am"], &[]), [(0, "date", Header), (0, "leaving-date", Header)]);
}

#[test]
fn counts_are_no_answers() {
    let rows: [&[&str]; 3] = [&["0", "0", "a@b.de"], &["12", "1", "c@d.de"], &["3", "2", "e@f.de"]];
    let headers = ["Newsletter", "Sperre", "email"];
    assert_eq!(found(&headers, &rows), [(1, "optout", Header), (2, "email", Header)]);
    assert_eq!(unread(&headers, &rows), [("Newsletter".to_owned(), WhyUnread::Counts)]);
    // Seconds since 1970 are times; days may be numbers, too.
    for day in ["1700000000", "20240312", "45363"] {
        assert_eq!(found(&["deactivated"], &[&["0"], &[day]]), [(0, "optout", Header)], "{day}");
    }
    for count in ["12345678", "99999", "2024", "350"] {
        assert_eq!(found(&["deactivated"], &[&["20240312"], &[count]]), [], "{count}");
    }
}

#[test]
fn a_flag_adds_a_column_and_takes_nothing_from_the_others() {
    let headers = ["E-Mail", "Privat", "E-Mail", "Werbesperre", "Newsletter"];
    let rows: [&[&str]; 1] = [&["a@b.de", "c@d.de", "e@f.de", "", ""]];
    let with = |requests: &[&str]| {
        let columns = find(&headers, &rows, requests, &[]).unwrap();
        columns.iter().map(|column| (column.index, column.role.name(), column.found_by)).collect::<Vec<_>>()
    };
    assert_eq!(
        with(&["optout=Newsletter"]),
        [(0, "email", Header), (1, "email", Content), (2, "email", Header), (3, "optout", Header), (4, "optout", Flag)]
    );
    assert_eq!(with(&["email=privat"])[..3], [(0, "email", Header), (1, "email", Flag), (2, "email", Header)]);
    let columns = find_with(&headers, &rows, &["email=2", "email=email_(2)"], &[], (true, true)).unwrap();
    let names: Vec<_> = columns.iter().map(|column| (column.index, column.name.as_str(), column.found_by)).collect();
    assert_eq!(names, [(1, "Privat", Flag), (2, "E-Mail (2)", Flag)]);
    let ignoring = find(&headers[..3], &[&["a@b.de", "c@d.de", "e@f.de"]], &[], &["E-Mail", "column 3"]).unwrap();
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
    for text in ["email", "email=", "pager=Tel", "=x"] {
        assert!(matches!(text.parse::<ColumnRequest>(), Err(ColumnError::BadRequest { .. })), "{text}");
    }
}
