//! Which columns hold the numbers of a contact list, and how they are dialled: what is found by its cells, what is no header.

use crate::common::Place;
use crate::place;

/// The first cells of the rows that are kept.
#[track_caller]
fn kept(place: &Place, list: &str, args: &[&str]) -> Vec<String> {
    place.write("in.csv", list);
    drop(place.scrub(&[&["clean", "in.csv", "--force", "--min-kept=0"], args].concat()).code(0).any_words());
    let text = place.text("in.clean.csv");
    text.lines().skip(1).map(|line| line.split(',').next().unwrap_or_default().to_owned()).collect()
}

#[test]
fn a_line_of_digits_is_no_header_whatever_column_is_named() {
    for (list, column, country) in [
        ("3203254257\n3202058756\n3205279348\n", "phone=1", "IT"),
        ("491712345678\n491712345679\n", "mobile=1", "DE"),
        ("2125550123\n2125550124\n", "phone=1", "US"),
        ("1,491712345678,Max\n2,491712345679,Eva\n", "phone=2", "DE"),
    ] {
        let place = place();
        place.write("stop.txt", "+393203254257\n+491712345678\n+12125550123\n");
        place.write("in.csv", list);
        let column = format!("--column={column}");
        let country = format!("--default-country={country}");
        let args = ["clean", "in.csv", "--suppress=stop.txt", "--channel=phone", &country];
        for more in [&[][..], &[column.as_str()]] {
            let ran = place.scrub(&[&args[..], more].concat()).code(2);
            drop(ran.says("--no-header").says("--column phone=1"));
            assert!(!place.exists("in.clean.csv"));
        }
        let more = ["--no-header", &column, "--force"];
        drop(place.scrub(&[&args[..], &more].concat()).code(0).any_words());
        assert_eq!(place.text("in.clean.csv").lines().count(), list.lines().count() - 1, "{list}");
    }
}

#[test]
fn a_column_of_numbers_is_found_by_its_cells_where_they_say_their_country() {
    let place = place();
    place.write("stop.txt", "+442071838750\n+491721111111\n");
    let suppress = ["--suppress=stop.txt", "--channel=phone"];
    for name in ["Direct Dial", "DDI", "Switchboard", "Nummer", "Recapito", "Fijo", "wa_id"] {
        let list = format!(
            "id,Mobile,{name}\n1,+447400123456,+44 20 7183 8750\n2,+447400123457,+442071838751\n3,+447400123458,\n"
        );
        assert_eq!(kept(&place, &list, &suppress), ["2", "3"], "{name}");
        // Nothing else names any.
        let list = format!("id,{name}\n1,+44 20 7183 8750\n2,+442071838751\n");
        assert_eq!(kept(&place, &list, &suppress), ["2"], "{name}");
    }
    // Nor is that of a shop the contact's, which has one for all its customers.
    let list = "id,Shop,Kontakt\n1,+493012345678,+491712345601\n2,+493012345678,+491712345602\n3,+493012345678,+442071838750\n";
    assert_eq!(kept(&place, list, &suppress), ["1", "2"]);
    // One in so many may be an agent's, and is told.
    let rows: Vec<String> = (0..40)
        .map(|row| format!("{row},+4474001234{row:02},{}\n", if row == 30 { "+442071838750" } else { "" }))
        .collect();
    let list = format!("id,Mobile,Alt\n{}", rows.concat());
    assert_eq!(kept(&place, &list, &suppress).len(), 40);
    let said = place.scrub(&[&["clean", "in.csv", "--force"], &suppress[..]].concat()).code(0);
    drop(said.says("column \"Alt\" holds telephone numbers that were not looked up").says("--column phone=\"Alt\""));
    // One number for all, and one of whoever works for the shop, are no contact's.
    for name in ["Our number", "Account manager"] {
        let list = format!(
            "id,Mobile,{name}\n1,+447400123456,+442071838750\n2,+447400123457,+442071838750\n3,+447400123458,+442071838750\n"
        );
        assert_eq!(kept(&place, &list, &suppress), ["1", "2", "3"], "{name}");
    }
}

#[test]
fn numbers_that_lack_the_plus_only_are_read_where_somebody_says_so() {
    let place = place();
    place.write("stop.txt", "+491711234501\n+393331234505\n");
    let list = "id,SMS\n1,491711234501\n2,393331234505\n3,447400123406\n4,+33612345678\n5,0171 2345678\n6,4711\n";
    let args = ["--suppress=stop.txt", "--channel=sms"];
    assert_eq!(kept(&place, list, &args), ["4"]);
    let said = place.scrub(&[&["clean", "in.csv", "--force", "--min-kept=0"], &args[..]].concat()).code(0);
    drop(said.says("--default-country +").says("rejected because the number has no country code"));
    let with_code = [&args[..], &["--default-country=+"]].concat();
    assert_eq!(kept(&place, list, &with_code), ["3", "4"]);
    // On both sides.
    place.write("stop.txt", "491711234501\n39 333 1234505\n");
    assert_eq!(kept(&place, list, &with_code), ["3", "4"]);
    // Half a number on a list frees whoever it means.
    place.write("half.txt", "phone\n612345678\n612345679\n");
    let half = ["clean", "in.csv", "--suppress=half.txt", "--channel=sms", "--default-country=+", "--force"];
    drop(place.scrub(&half).code(2).says("2 of 2 lines"));
    let list = "id,SMS,Land\n1,436641234567,DE\n2,0171 1234503,DE\n";
    assert_eq!(kept(&place, list, &with_code), ["1", "2"]);
    // A row that says where it lives is dialled there.
    let list = "id,SMS,Land\n1,491711234501,\n2,0171 1234501,DE\n3,0171 1234502,DE\n";
    assert_eq!(kept(&place, list, &with_code), ["3"]);
    let unknown = place.scrub(&["clean", "in.csv", "--suppress=stop.txt", "--default-country=xx"]).code(2);
    drop(unknown.says("unknown country"));
}

#[test]
fn a_further_number_that_nothing_says_how_to_dial_is_told() {
    let place = place();
    place.write("stop.txt", "+491722222222\n");
    let list = "id,Mobile,Other Phone\n1,+49 171 1111111,0172 2222222\n2,+49 171 1111112,\n";
    let args = ["--suppress=stop.txt", "--channel=sms"];
    assert_eq!(kept(&place, list, &args), ["1", "2"]);
    let ran = place.scrub(&[&["clean", "in.csv", "--force"], &args[..]].concat()).code(0);
    drop(ran.says("1 further telephone number could not be looked up").says("--default-country"));
    assert_eq!(kept(&place, list, &[&args[..], &["--default-country=DE"]].concat()), ["2"]);
    // Where it is said what can be said, it is no advice.
    let list = "id,Mobile,Other Phone\n1,+49 171 1111111,0172\n2,+49 171 1111112,\n";
    kept(&place, list, &[&args[..], &["--default-country=DE"]].concat());
}
