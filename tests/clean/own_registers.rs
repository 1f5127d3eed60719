//! Own columns of lists for calls and text messages: what a register said, what somebody answered, by which ways they may be
//! reached.

use crate::common::Place;
use crate::place;

/// Whether the contact is kept in whose own column `name` this `cell` stands, among others that say nothing.
#[track_caller]
fn is_kept(place: &Place, name: &str, cell: &str, channel: &str) -> bool {
    place.write("in.csv", format!("id;Mobil;{name}\n1;+491712345678;{cell}\n2;+491723456789;\n3;+491723456780;\n"));
    let args = ["clean", "in.csv", "--without-lists", "--force", "-q", "--min-kept=0", "--channel", channel];
    drop(place.scrub(&args).code(0).any_words());
    place.text("in.clean.csv").contains("\n1;")
}

#[test]
fn whoever_is_on_a_register_is_so_in_whichever_words() {
    let place = place();
    let names = "TPS|On TPS|On DNC list|Is on blacklist|dnc_result|TPS check|DNC check|Robinson-Check|Abgleich Robinsonliste|\
                 Vérification Bloctel|Do Not Call Registry|Bel-me-niet register|Iscritto RPO|RPO check|ECG-Liste";
    let listed = "listed|match|found|hit|registered|on list|present|positive|yes|Y|1|gelistet|Treffer|eingetragen|ja|inscrit|\
                  iscritto|ingeschreven|KO|failed|not ok|nicht ok|not contactable|unknown|pending";
    let free = "no|0|clear|not listed|no match|ok|negative|absent|passed|non iscritto|niet ingeschreven|libre|n/a|\
                clear 2026-11-01|not listed (01.11.2026)";
    for name in names.split('|') {
        for cell in listed.split('|') {
            assert!(!is_kept(&place, name, cell, "phone"), "{name}: {cell}");
        }
        for cell in free.split('|') {
            assert!(is_kept(&place, name, cell, "phone"), "{name}: {cell}");
        }
    }
}

#[test]
fn that_a_register_was_looked_at_lists_nobody() {
    let place = place();
    for name in ["TPS checked", "Robinson geprüft am", "TPS check date"] {
        for (cell, kept) in [("yes", true), ("2026-11-01", true), ("ok", true), ("listed", false), ("Treffer", false)] {
            assert_eq!(is_kept(&place, name, cell, "phone"), kept, "{name}: {cell}");
        }
    }
    assert!(is_kept(&place, "Robinson-Check", "2026-11-01", "phone"));
    for (cell, kept) in [("done", true), ("erledigt", true), ("KO", false), ("yes", false)] {
        assert_eq!(is_kept(&place, "Robinson-Check", cell, "phone"), kept, "{cell}");
        assert!(!is_kept(&place, "Blacklist", cell, "phone"), "whoever was put on it: {cell}");
    }
    for cell in ["●", "+", "√"] {
        assert!(!is_kept(&place, "Robinsonliste", cell, "phone"), "{cell}");
    }
    // A name that says which of the two a yes is.
    for name in [
        "On TPS check",
        "Found on TPS check",
        "DNC scrub: on list",
        "Iscritto RPO verificato",
        "On blacklist (checked)",
    ] {
        assert!(!is_kept(&place, name, "yes", "phone") && is_kept(&place, name, "no", "phone"), "{name}");
    }
    for name in [
        "TPS clear",
        "TPS check OK",
        "DNC safe",
        "No DNC match (scrub)",
        "DNC check: not listed",
        "Not on TPS",
        "Keine Treffer Robinson-Abgleich",
        "Robinson-Check bestanden",
    ] {
        assert!(is_kept(&place, name, "yes", "phone") && !is_kept(&place, name, "no", "phone"), "{name}");
        assert!(!is_kept(&place, name, "listed", "phone") && is_kept(&place, name, "clear", "phone"), "{name}");
    }
    // Elsewhere `free` and `negative` free nobody.
    for (name, cell) in [("Beschwerde", "negativ"), ("Unsubscribed from", "Free"), ("Invalid", "absent")] {
        assert!(!is_kept(&place, name, cell, "phone"), "{name}: {cell}");
    }
    assert!(!is_kept(&place, "TPS", "2026-11-01", "phone"), "since when somebody is listed");
}

#[test]
fn an_answer_that_stops_text_messages_does_so_in_columns_about_them() {
    let place = place();
    let stops =
        "STOP|STOPALL|STOPP|Arrêt|stopped|QUIT|CANCEL|END|REVOKE|STOP please|Stop!!|UNSUBSCRIBE|please stop|BAJA";
    let names = "Status|SMS Status|Subscription|Consent|Opt-in|SMS consent|SMS Reply|Keyword|Antwort|Last message|Response|Réponse";
    for name in names.split('|') {
        for stop in stops.split('|') {
            for channel in ["sms", "messenger"] {
                assert!(!is_kept(&place, name, stop, channel), "{name}: {stop}");
            }
        }
    }
    for (name, cell) in [
        ("SMS Reply", "Danke, bis morgen"),
        ("Antwort", "ja"),
        ("Antwort", "nein"),
        ("Notiz", "Ende"),
        ("Order", "cancel"),
        ("E-Mail Status", "END"),
    ] {
        assert!(is_kept(&place, name, cell, "sms"), "{name}: {cell}");
    }
    for answer in ["Stop writing to me", "please stop texting me", "S.T.O.P", "remove me"] {
        assert!(!is_kept(&place, "SMS Reply", answer, "sms"), "{answer}");
    }
    for answer in ["Cancel my appointment on Friday", "quit smoking yes"] {
        assert!(is_kept(&place, "SMS Reply", answer, "sms"), "{answer}");
    }
    assert!(is_kept(&place, "SMS Reply", "STOP", "phone"), "text messages are no calls");
    assert!(!is_kept(&place, "WhatsApp", "stop", "sms"), "one number, one person");
}

#[test]
fn ways_are_asked_for_whatever_one_cell_holds() {
    let place = place();
    let names = "SMS|WhatsApp|SMS/Telefon|Text messages|E-Mail/SMS|Telefon/SMS/E-Mail|Post/E-Mail/SMS|Mail/SMS|Call/Text|Phone/Text/Email";
    for name in names.split('|') {
        for odd in ["", "maybe", "-", "n/a", "WhatsApp", "1", "later, perhaps next week"] {
            let rows = format!(
                "1;+491712345678;nein\n2;+491723456789;ja\n3;+491723456780;{odd}\n4;+491723456781;no\n5;+491723456782;yes\n"
            );
            place.write("in.csv", format!("id;Mobil;{name}\n{rows}"));
            let channel = if name == "WhatsApp" { "messenger" } else { "sms" };
            let args = ["clean", "in.csv", "--without-lists", "--force", "-q", "--channel", channel];
            drop(place.scrub(&args).code(0).any_words());
            let clean = place.text("in.clean.csv");
            let kept: Vec<&str> = clean.lines().skip(1).map(|line| &line[..1]).collect();
            assert_eq!(kept, ["2", "3", "5"], "{name}: {odd}");
        }
    }
    // Where each of them is told, and where the texts themselves are kept.
    for (name, cells) in [("SMS", ["0,09 EUR", "0"]), ("SMS", ["delivered", "0"]), ("Email Text", ["0", "no"])] {
        place.write("in.csv", format!("id;Mobil;{name}\n1;+491712345678;{}\n2;+491723456789;{}\n", cells[0], cells[1]));
        let args = ["clean", "in.csv", "--without-lists", "--force", "-q", "--channel=sms"];
        drop(place.scrub(&args).code(0).any_words());
        assert_eq!(place.text("in.clean.csv").lines().count(), 3, "{name} {cells:?}");
    }
    for cells in [
        ["+491723456789", "+491723456780"],
        ["Your code is 1234, keep it", "no"],
        ["Hallo, wie geht es dir?", "ja gern"],
    ] {
        place.write(
            "in.csv",
            format!("id;Mobil;SMS/Telefon\n1;+491712345678;{}\n2;+491723456789;{}\n", cells[0], cells[1]),
        );
        let args = ["clean", "in.csv", "--without-lists", "--force", "-q", "--channel=sms"];
        drop(place.scrub(&args).code(0).any_words());
        assert_eq!(place.text("in.clean.csv").lines().count(), 3, "{cells:?}");
    }
}

#[test]
fn capitals_that_are_glued_to_a_word_are_one_of_their_own() {
    let place = place();
    for name in ["SMSBlocked", "SMSStop", "SMSSTOP", "SMSRefused", "SMSDND", "StopSMS", "SMSOptOut"] {
        assert!(!is_kept(&place, name, "yes", "sms") && is_kept(&place, name, "no", "sms"), "{name}");
    }
    for name in ["TPSStatus", "DNCFlag", "RPOStatus", "DNCCheck", "TPSListed", "DNCL", "Schwarze Liste"] {
        assert!(!is_kept(&place, name, "listed", "phone") && is_kept(&place, name, "no", "phone"), "{name}");
    }
    for name in
        ["TPS cleared", "TPS-free", "Cleared by TPS", "DNC exempt", "Hors Bloctel", "RPO contattabile", "Robinson-frei"]
    {
        assert!(is_kept(&place, name, "yes", "phone") && !is_kept(&place, name, "no", "phone"), "{name}");
    }
}

#[test]
fn a_number_beside_an_address_in_a_list_of_objections_is_an_entry_too() {
    let place = place();
    place.write("in.csv", "id;Mobil\n1;+491712345678\n2;+491723456789\n");
    for list in [
        "email\na@x.example\n\"b@x.example, 0171 2345678\"\n",
        "a@x.example +491712345678\n",
        "+491712345678 a@x.example\n",
        "contact\n\"Max <a@x.example> 0171/2345678\"\n",
        "phone\n\"0171 2345678, a@x.example\"\n",
    ] {
        place.write("stop.csv", list);
        let args = ["clean", "in.csv", "--suppress=stop.csv", "--channel=sms", "--default-country=DE", "--force"];
        drop(place.scrub(&args).code(0).says("1 phone number"));
        assert_eq!(place.text("in.clean.csv"), "id;Mobil\n2;+491723456789\n", "{list}");
    }
}
