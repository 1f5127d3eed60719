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
                  iscritto|ingeschreven|KO";
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
    for name in ["TPS checked", "Robinson geprüft am", "Bloctel vérifié", "TPS check date"] {
        for (cell, kept) in [("yes", true), ("2026-11-01", true), ("ok", true), ("listed", false), ("Treffer", false)] {
            assert_eq!(is_kept(&place, name, cell, "phone"), kept, "{name}: {cell}");
        }
    }
    assert!(is_kept(&place, "Robinson-Check", "2026-11-01", "phone"));
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
    assert!(!is_kept(&place, "SMS Reply", "Stop writing to me", "sms"));
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
