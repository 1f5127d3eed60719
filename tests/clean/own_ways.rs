//! Own columns that tell by which ways somebody may be reached: lists of ways, a way that is denied, names of ways with a no.

use crate::common::Place;
use crate::place;

/// Whether a campaign on `channel` keeps the first of three contacts, whose own columns `name` hold these cells.
#[track_caller]
fn is_kept(place: &Place, name: &str, cells: [&str; 3], channel: &str) -> bool {
    let rows: Vec<String> = cells
        .iter()
        .enumerate()
        .map(|(row, cell)| format!("{row};+49171234567{row};p{row}@b.example;{cell}\n"))
        .collect();
    place.write("in.csv", format!("id;Mobil;E-Mail;{name}\n{}", rows.concat()));
    let args = ["clean", "in.csv", "--without-lists", "--force", "-q", "--min-kept=0", "--channel", channel];
    drop(place.scrub(&args).code(0).any_words());
    place.text("in.clean.csv").contains("\n0;")
}

#[test]
fn a_way_that_is_not_among_those_that_are_permitted_is_none() {
    let place = place();
    for name in ["Allowed channels", "Erlaubte Kanäle", "Canaux autorisés", "Canales permitidos", "Opt-in channels"] {
        for (cell, of_texts, of_mails, of_calls) in [
            ("email", false, true, false),
            ("E-Mail, Telefon", false, true, true),
            ("sms", true, false, false),
            ("email und SMS", true, true, false),
            ("none", false, false, false),
            ("aucun", false, false, false),
            ("keine", false, false, false),
            ("all", true, true, true),
            ("", true, true, true),
        ] {
            for (channel, kept) in [("sms", of_texts), ("email", of_mails), ("phone", of_calls)] {
                let cells = [cell, "email, sms, telefon", "all"];
                assert_eq!(is_kept(&place, name, cells, channel), kept, "{name} = {cell}: {channel}");
            }
        }
        // Where it came from is no way.
        assert!(is_kept(&place, name, ["web", "shop", "email"], "sms"), "{name}");
    }
}

#[test]
fn a_way_that_is_denied_objects_there_in_whichever_column() {
    let place = place();
    for name in ["Tags", "Preferred contact", "Remark"] {
        for (cell, of_texts, of_calls) in [
            ("no SMS", false, true),
            ("kein SMS", false, true),
            ("no text messages", false, true),
            ("not by SMS", false, true),
            ("nicht per SMS", false, true),
            ("pas par SMS", false, true),
            ("do not SMS", false, true),
            ("no phone calls", true, false),
            ("not by phone", true, false),
            ("nicht telefonisch", true, false),
            ("kein Anruf", true, false),
            ("pas d’appels", true, false),
            ("no por teléfono", true, false),
        ] {
            for (channel, kept) in [("sms", of_texts), ("phone", of_calls), ("email", true)] {
                let cells = [cell, "vip", ""];
                assert_eq!(is_kept(&place, name, cells, channel), kept, "{name} = {cell}: {channel}");
            }
        }
    }
}

#[test]
fn what_denies_a_way_to_be_reached_is_elsewhere_said_of_who_has_none() {
    let place = place();
    for (cell, of_texts, of_calls) in [
        ("no phone", true, false),
        ("no calls", true, false),
        ("kein Telefon", true, false),
        ("kein Handy", false, true),
        ("no text", false, true),
        ("SMS: no", false, true),
        ("no calls or texts", false, false),
        ("please no calls", true, false),
        ("SMS only", true, false),
        ("nur per E-Mail", false, false),
        ("only by phone", false, true),
        ("no email", true, true),
        ("SMS", true, true),
        ("phone, SMS", true, true),
        ("any", true, true),
    ] {
        for (channel, kept) in [("sms", of_texts), ("phone", of_calls)] {
            for name in ["Preferred contact", "Contact preference", "Kontaktwunsch"] {
                assert_eq!(is_kept(&place, name, [cell, "SMS", "phone"], channel), kept, "{name} = {cell}: {channel}");
            }
            // Where nobody asks for a wish.
            if !["nur per E-Mail", "no calls or texts"].contains(&cell) {
                assert!(is_kept(&place, "Remark", [cell, "vip", ""], channel), "{cell}: {channel}");
            }
        }
    }
}

#[test]
fn a_column_of_ways_that_permits_none_or_is_of_something_else() {
    let place = place();
    let ways = ["email", "sms", "email, sms, phone"];
    for (name, channel, kept) in [
        // What is not permitted objects there.
        ("Channels without consent", "email", false),
        ("Channels without consent", "sms", true),
        ("Nicht erlaubte Kanäle", "email", false),
        // Where a lead came from, what a shop sells by, what a partner may.
        ("Marketing channels", "sms", true),
        ("Sales channels allowed", "sms", true),
        ("Partner marketing channels", "sms", true),
    ] {
        assert_eq!(is_kept(&place, name, ways, channel), kept, "{name}: {channel}");
    }
    for (cell, channel, kept) in [
        ("email, Instagram", "sms", false),
        ("sms", "messenger", false),
        ("sms, WhatsApp", "messenger", true),
        ("phone", "phone-auto", false),
        ("no restriction", "sms", true),
        ("keine Einschränkung", "phone", true),
    ] {
        assert_eq!(is_kept(&place, "Allowed channels", [cell, "all", "email"], channel), kept, "{cell}: {channel}");
    }
    // A parcel goes not by mail, too.
    for name in ["Versand", "Shipping", "Rechnung"] {
        assert!(is_kept(&place, name, ["nicht per E-Mail", "per Post", ""], "email"), "{name}");
    }
}

#[test]
fn a_no_goes_on_over_what_is_enumerated_behind_it() {
    let place = place();
    for name in ["Status", "Contact permission", "Preferred contact", "Allowed channels", "Kontakterlaubnis"] {
        for cell in ["no email, phone or sms", "no email / phone / sms", "no email, nothing", "phone only, no email"] {
            assert!(!is_kept(&place, name, [cell, "", ""], "sms"), "{name} = {cell}");
        }
        assert!(!is_kept(&place, name, ["no email, phone or sms", "", ""], "phone"), "{name}");
    }
    for (cell, channel, kept) in [
        ("phone no", "email", true),
        ("no calls", "email", true),
        ("phone no", "phone", false),
        ("no calls; no SMS", "sms", false),
    ] {
        assert_eq!(is_kept(&place, "Allowed channels", [cell, "all", "email"], channel), kept, "{cell}: {channel}");
    }
}

#[test]
fn names_that_ask_for_a_way_or_deny_it() {
    let place = place();
    for (name, objecting, other, channel) in [
        ("SMS gewenst", "nee", "ja", "sms"),
        ("SMS graditi", "no", "sì", "sms"),
        ("Pub SMS", "non", "oui", "sms"),
        ("Handywerbung", "nein", "ja", "sms"),
        ("Textable", "no", "yes", "sms"),
        ("SMS eligible", "0", "1", "sms"),
        ("SMS aktiv", "nein", "ja", "sms"),
        ("SMS_NO", "1", "0", "sms"),
        ("No SMS", "1", "0", "sms"),
        ("STOP", "yes", "no", "sms"),
        ("Stop", "x", "", "phone"),
        ("Date STOP", "2026-05-01", "", "sms"),
        ("WhatsApp blockiert", "ja", "nein", "messenger"),
        ("Number disconnected", "yes", "no", "phone"),
        ("Reassigned number", "yes", "no", "sms"),
    ] {
        assert!(!is_kept(&place, name, [objecting, other, other], channel), "{name} = {objecting}");
        assert!(is_kept(&place, name, [other, objecting, other], channel), "{name} = {other}");
    }
    // A bus has stops, and a column of numbers is none of answers.
    assert!(is_kept(&place, "Stop", ["4", "12", "7"], "sms"));
    place.write("numbers.csv", "Name;WhatsApp No\nA;+491712345678\nB;+491712345679\n");
    let args = ["clean", "numbers.csv", "--without-lists", "--channel=messenger", "-q", "--force"];
    drop(place.scrub(&args).code(0).any_words());
    assert_eq!(place.text("numbers.clean.csv").lines().count(), 3);
}
