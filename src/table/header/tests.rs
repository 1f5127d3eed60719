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
fn a_title_that_is_the_name_of_a_column_is_no_header() {
    for (lines, line) in [
        (&["E-Mail||", "Kunde|Kontaktweg|Abgemeldet", "A|a@x.example|ja", "B|b@x.example|nein"][..], 2),
        (&["Empfänger||", "Kunde|Kontaktweg|Abgemeldet", "A|a@x.example|ja"], 2),
        (&["Recipients", "Kunde|Kontaktweg|Ort", "A|a@x.example|Bonn"], 2),
        (&["Domain||", "||", "Vertrieb||", "Kunde|Kontaktweg|Ort", "A|a@x.example|Bonn"], 4),
        (&["E-Mail||", "Name|E-Mail|Abgemeldet", "A|a@x.example|ja"], 2),
        (&["E-Mail||", "|Kontaktweg|Abgemeldet", "1|a@x.example|ja"], 2),
        (&["E-Mail|Ort|", "Kunde|Kontaktweg|Abgemeldet", "A|a@x.example|"], 2),
        // Headings of several columns.
        (&["Kontakt|E-Mail|Marketing", "Name|Adresse|Abgemeldet", "A|a@x.example|ja"], 2),
        (&["Kontakt|E-Mail|Marketing", "||Abgemeldet", "A|a@x.example|ja"], 2),
        (&["Kontakt|E-Mail||Marketing", "Name|privat|Arbeit|Sperre", "A|a@x.example||ja"], 2),
    ] {
        let error = header(lines).unwrap_err();
        assert!(error.contains(&format!("but line {line} below it holds no contact")), "{lines:?}: {error}");
    }
}

#[test]
fn a_first_row_without_a_readable_address_stops_nothing() {
    for lines in [
        &["Name|E-Mail|Abgemeldet", "A||ja", "B|b@x.example|"][..],
        &["Name|E-Mail|Abgemeldet", "A|n/a|abgemeldet", "B|b@x.example|"],
        &["Name|E-Mail|Abgemeldet", "A|max#firma.de|abgemeldet", "B|b@x.example|"],
        &["Name|E-Mail|Abgemeldet", "A|max|ja", "B|b@x.example|"],
        &["|E-Mail|Name", "0||Max", "1|b@x.example|Bob"],
        &["|E-Mail|Name|", "0|-|Max|VIP", "1|b@x.example|Bob|VIP"],
        &["Email|Kontakt|Ort", "ja||Bonn", "nein|b@x.example|Rom"],
        &["Name|E-Mail|Abgemeldet", "Name|E-Mail|Abgemeldet", "B|b@x.example|"],
        &["Name|E-Mail|Abgemeldet", "A||", "B||ja", "C||"],
    ] {
        assert_eq!(header(lines), Ok(1), "{lines:?}");
    }
}

#[test]
fn a_header_that_the_user_names_and_what_stands_above_it_hold_nobody() {
    let search = HeaderSearch { recognise: FOR_TESTS, names: &[], is_list: false };
    let given = |lines: &[&str], at: usize| search.check_given(&records(lines), at).map_err(|error| error.to_string());
    assert_eq!(given(&["Titel", "Name|E-Mail", "A|a@x.example"], 1), Ok(()));
    assert!(given(&["Name|E-Mail", "A|a@x.example"], 1).unwrap_err().contains("line 2 holds a contact"));
    let above = given(&["Name|E-Mail", "A|a@x.example", "Name|Adresse", "B|b@x.example"], 2).unwrap_err();
    assert!(above.contains("line 2 above it holds a contact"), "{above}");
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
