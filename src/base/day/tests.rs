//! Spellings of days, by what writes them.

use super::*;

/// As values of cells come: folded, with blanks for dashes.
fn plain(text: &str) -> String {
    text.to_lowercase().replace(['-', '_'], " ").replace('ä', "ae").replace(['é', 'è'], "e").replace('û', "u")
}

/// Every spelling of 12 March 2024 that leaves no choice.
const TWELFTH_OF_MARCH: &str = "\
    12.03.2024|12.3.2024|12.03.24|12.3.24|2024-03-12|2024/03/12|2024.03.12|2024. 3. 12|12-03-2024|12/03/2024 |\
    12.03.2024 09:15|12.03.2024, 09:15:00|12.03.2024 09.15|12.03.2024 um 9:15 Uhr|12.03.24 9:15|12·03·2024|2024-03-12 10:00|\
    2024-03-12 10:00:00.123456|2024-03-12 10:00:00+00|2024-03-12 10:00:00 +0100|2024-03-12 10:00:00 UTC|2024-03-12T10:00:00Z|\
    2024-03-12T10:00:00.000Z|2024-03-12T10:00:00+01:00|2024-03-12T10:00:00-0500|2024-03-12T10:00:00-05:00|2024-03-12T10:00|\
    2024-03-12T10:00:00+01:00[Europe/Berlin]|20240312|20240312100000|20240312T100000Z|20240312100000.0Z|20240312 100000|\
    12-Mar-24|12-Mar-2024|12 Mar 24|12 Mar 2024|12MAR2024|12MAR24|12MAR2024:10:00:00|12-MAR-24 10.00.00.000000 AM|\
    12-MAR-24 10.00.00.000000000 AM +01:00|12/Mar/2024:10:00:00 +0100|Mar 12 2024 10:00AM|Mar 12, 2024|March 12, 2024|\
    March 12th, 2024|12th of March 2024|12th March 2024, 10:00 pm|Mar 12, 2024, 10:00:00 AM|Tuesday, March 12, 2024|\
    Tue Mar 12 2024|Tue Mar 12 10:00:00 2024|Tue Mar 12 10:00:00 CET 2024|Tue Mar 12 10:00:00 +0100 2024|\
    Tue Mar 12 2024 10:00:00 GMT+0100 (Central European Standard Time)|\
    Tue Mar 12 2024 10:00:00 GMT+0100 (Mitteleuropäische Normalzeit)|Tue, 12 Mar 2024 10:00:00 GMT|Tue, 12-Mar-24 10:00:00 GMT|\
    Tue, 12 Mar 2024 10:00:00 +0100|Tue, 12 Mar 2024 10:00:00 -0500|Tue, 12 Mar 2024 10:00:00 +0100 (CET)|12 Mar 2024 10:00 EST|\
    /Date(1710237600000)/|/Date(1710237600000+0100)/|new Date(1710237600000)|ISODate(\"2024-03-12T10:00:00Z\")|\
    $date\":\"2024-03-12T10:00:00Z\"|1710237600|1710237600000|1710237600000000|1710237600000000000|1710237600.5|\
    638458344000000000|133547112000000000|45363|45363.4166|45363,4166|\
    12. März 2024|12. März 24|12. Mrz. 2024|12.Mrz.24|Dienstag, 12. März 2024|Di 12.03.2024|Di., 12. März 2024 um 10:00 Uhr|\
    12 mars 2024|mardi 12 mars 2024|mar. 12 mars 2024|12 mars 2024 à 10h30|12 mars 2024 à 10:30|12 de marzo de 2024|\
    martes, 12 de marzo de 2024|12-mar-2024 a las 10:00|12 marzo 2024|martedì 12 marzo 2024, ore 10:00|12 maart 2024|\
    12-mrt-24|dinsdag 12 maart 2024 om 10.00 uur|#2024-03-12#|2024年3月12日";

#[test]
fn every_spelling_of_a_date_is_its_day() {
    for text in TWELFTH_OF_MARCH.split('|') {
        let text = plain(text).replace(['à', 'ì'], "a").replace("marteda", "martedi");
        let day = read(text.trim());
        // Two numbers up to 12 are read as the later day.
        let is_open = matches!(day, Some(Shape::Day(2024, 12, 3)));
        assert!(is_open || day == Some(Shape::Day(2024, 3, 12)), "{text}: {day:?}");
    }
}

#[test]
fn every_month_is_known_in_every_language() {
    let names = "5 janvier|5 février|5 mrz|5 avril|5 mei|5 juin|5 luglio|5 août|5 settembre|5 oktober|5 nov.|5 dic";
    for (number, name) in (1..).zip(names.split('|')) {
        assert_eq!(read(&plain(&format!("{name} 2031"))), Some(Shape::Day(2031, number, 5)), "{name}");
    }
}

#[test]
fn of_two_readings_the_last_one_counts() {
    for (text, shape) in [
        ("03/04/24", Shape::Day(2024, 4, 3)),
        ("03/04/2025 10:00", Shape::Day(2025, 4, 3)),
        ("04 03 2025", Shape::Day(2025, 4, 3)),
        ("31.12.27", Shape::Day(2027, 12, 31)),
        ("27.11.25", Shape::Day(2025, 11, 27)),
        ("24 03 31", Shape::Day(2031, 3, 24)),
        ("2023 04", Shape::Day(2023, 4, 30)),
        ("mai 2024", Shape::Day(2024, 5, 31)),
        ("12/2099", Shape::Day(2099, 12, 31)),
    ] {
        assert_eq!(read(text), Some(shape), "{text}");
    }
}

#[test]
fn what_programs_write_for_no_day_is_nothing() {
    for text in
        "0000 00 00 00:00:00|00.00.0000|00.00.00|30.12.1899|30 dec 1899|1900 01 00|1/0/00|1/1/70|1970 01 01t00:00:00z"
            .split('|')
    {
        assert_eq!(read(text), Some(Shape::Nothing), "{text}");
    }
    assert_eq!(read("31.12.9999"), Some(Shape::Never));
}

#[test]
fn other_text_and_other_numbers_are_no_days() {
    for text in
        "|12|2024|1.5|10.0.0.1|99.99.2024|berlin|0|berlin 2024|max 5 2024|12345678|29999|80000|1.2.3|mai|12 mar|\
        31.01.2024 abgemeldet|2024 01 31 import|maria 5 2024|0171123456|10:00|12.03.2024 500|13/13/24|5 10"
            .split('|')
    {
        assert_eq!(read(text), None, "{text}");
    }
}

#[test]
fn in_a_column_of_days_half_a_day_is_enough() {
    for (text, shape) in [
        ("2020", Shape::Day(2020, 12, 31)),
        ("bis 31.12.2099", Shape::Day(2099, 12, 31)),
        ("seit 12.03.2024", Shape::Day(2024, 12, 3)),
        ("ende 2030", Shape::Day(2030, 12, 31)),
        ("q1/2024", Shape::Day(2024, 12, 31)),
        ("2024 w11", Shape::Day(2024, 12, 31)),
        ("kw 12/2024", Shape::Day(2024, 12, 31)),
        ("debut 2019", Shape::Day(2019, 12, 31)),
        ("202403", Shape::Day(2024, 3, 31)),
        ("240331", Shape::Day(2031, 3, 24)),
        ("31032024", Shape::Day(2024, 3, 31)),
        ("mai", Shape::Undated),
        ("mar 24", Shape::Undated),
        ("5. mai", Shape::Undated),
        ("12.03", Shape::Undated),
        ("24 12", Shape::Undated),
        ("12/99", Shape::Undated),
        ("03 24", Shape::Undated),
        ("2019/2020", Shape::Day(2020, 12, 31)),
        ("9999", Shape::Never),
        ("13.03.2024 durch max", Shape::Day(2024, 3, 13)),
        ("import (2024 03 13) neu", Shape::Day(2024, 3, 13)),
        ("laut anruf vom 5. mai 2024", Shape::Day(2024, 5, 5)),
        ("kunde 2024", Shape::Day(2024, 12, 31)),
    ] {
        assert_eq!(read_among_days(text), Some(shape), "{text}");
    }
    for text in "|12|unbekannt|1|0|0.0|1.0|n/a|anruf 17|siehe 10.0.0.1|mit|so|0.5".split('|') {
        assert_eq!(read_among_days(text), None, "{text}");
    }
}

#[test]
fn the_last_possible_reading_counts_for_an_end() {
    let at = 1_743_465_600; // 2025-04-01
    for shape in [Shape::Never, Shape::Undated, Shape::Day(2025, 4, 1)] {
        assert!(is_still_to_come(shape, at), "{shape:?}");
    }
    assert!(!is_still_to_come(Shape::Day(2025, 3, 31), at) && !is_still_to_come(Shape::Nothing, at));
}
