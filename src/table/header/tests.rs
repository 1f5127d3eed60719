//! Beginnings of lists as people have them; `|` parts cells.

use super::*;
use crate::table::recognise::FOR_TESTS;

fn records(lines: &[&str]) -> Vec<FirstRecord> {
    let cells = |line: &&str| line.split('|').map(str::to_owned).collect();
    (1..).zip(lines).map(|(line, text)| FirstRecord { line, cells: cells(text) }).collect()
}

/// The line of the header of a contact list, 0 for none, or the beginning of the error.
fn header(lines: &[&str]) -> Result<u64, String> {
    let search = HeaderSearch { recognise: FOR_TESTS, names: &["Kontaktdaten".to_owned()], is_list: false };
    found(&search, lines)
}

fn found(search: &HeaderSearch<'_>, lines: &[&str]) -> Result<u64, String> {
    let found = search.find(&records(lines)).map_err(|error| error.to_string())?;
    Ok(found.map_or(0, |at| at as u64 + 1))
}

#[test]
fn titles_and_blank_cells_stand_above_the_header() {
    for (lines, expected) in [
        (&["name|email", "A|a@x.example"][..], 1),
        (&["Kontaktliste Mai||", "Name|E-Mail|Abgemeldet", "A|a@x.example|"], 2),
        (&["||", "Name|E-Mail|Abgemeldet", "A|a@x.example|"], 2),
        (&["Export vom 1.5.", "||", "Abteilung: Vertrieb||", "Name|E-Mail|Abgemeldet", "A|a@x.example|"], 4),
        (&["Kunde|Kontaktdaten", "A|a@x.example"], 1),
        (&["Kunde|Wie erreichbar", "A|a@x.example"], 1),
        (&["", "Kunde|Wie erreichbar", "A|a@x.example"], 2),
        (&["name|telefon"], 1),
    ] {
        assert_eq!(header(lines), Ok(expected), "{lines:?}");
    }
}

#[test]
fn what_is_not_certain_stops() {
    for (lines, words) in [
        (&["a@x.example|A", "b@x.example|B"][..], "line 1 looks like a contact"),
        (&["Report", "Kunde|Wie erreichbar", "A|a@x.example"], "lines 1 to 2 stand above"),
        (
            &["Fragen an a@x.example|", "Name|E-Mail", "A|a@x.example"],
            "line 2 looks like the header, but line 1 above it holds",
        ),
        (&["Person|Kontakt", "Name|E-Mail", "A|a@x.example"], "line 1 above it is as full as a row"),
        (&["Name|E-Mail", "name|email", "A|a@x.example"], "so does line 2 below it"),
        (&["Name|E-Mail", "A|a@x.example", "Nom|Courriel"], "so does line 3 below it"),
    ] {
        let error = header(lines).unwrap_err();
        assert!(error.contains(words), "{lines:?}: {error}");
    }
    // The header of a second file, put behind the first one, is a row that holds no contact.
    assert_eq!(header(&["Name|E-Mail", "A|a@x.example", "Name|E-Mail"]), Ok(1));
}

#[test]
fn a_list_without_a_header_has_none_further_down() {
    let search = HeaderSearch { recognise: FOR_TESTS, names: &[], is_list: false };
    assert!(search.check_absent(&records(&["a@x.example|A", "b@x.example|B"])).is_ok());
    let error = search.check_absent(&records(&["Titel", "Name|E-Mail", "A|a@x.example"])).unwrap_err();
    assert!(error.to_string().contains("line 2"), "{error}");
}

#[test]
fn the_first_line_of_a_suppression_list_is_a_header_only_above_entries() {
    let search = HeaderSearch { recognise: FOR_TESTS, names: &[], is_list: true };
    for (lines, expected) in [
        (&["correo", "a@x.example"][..], 1),
        (&["E-post", "a@x.example"], 1),
        (&["عنوان", "a@x.example"], 1),
        (&["email"], 1),
        (&["a@x.example", "b@x.example"], 0),
        (&["Internal Server Error", "Please contact the webmaster", "a@x.example"], 0),
        (&["a@x.example", "email", "b@x.example"], 0),
        (&["Sperrliste|", "email|date", "a@x.example|"], 2),
    ] {
        assert_eq!(found(&search, lines), Ok(expected), "{lines:?}");
    }
}

#[test]
fn the_commonest_width_is_the_first_of_equals() {
    assert_eq!(common_width([3, 2, 2, 3, 1].into_iter()), 3);
    assert_eq!(common_width([1, 2, 2].into_iter()), 2);
    assert_eq!(common_width(std::iter::empty()), 0);
}
