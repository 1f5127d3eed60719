//! Objections in columns of any other sort: tags and notes, with what people write beside them.

use super::own_columns_wishes::rows_that_end_otherwise;
use crate::common::Place;

#[test]
fn an_objection_in_a_tag_or_a_note_counts_with_its_date_its_way_and_what_was_left() {
    let objecting = "\
        Tags = Newsletter abbestellt
        Tags = VIP; abgemeldet am 01.02.2024; Kunde
        Tags = Newsletter-Abmelder
        Notizen = hat den Newsletter abbestellt
        Notizen = Bitte nicht per E-Mail kontaktieren
        Notizen = gesperrt (Wunsch)
        Notizen = Werbesperre seit 03/2021
        Notiz = vom Verteiler abgemeldet
        Bemerkung = Widersprochen 2023-05-01 (schriftlich)
        Notes = unsubscribed via link
        Notes = Unsubscribed 2024-01-02T10:11:12Z
        Notes = do not contact by e-mail
        Notes = please do not contact
        Notes = don't contact
        Notes = don’t contact me
        Notes = opted out of emails
        Labels = opt-outs
        Labels = no mass email
        Étiquettes = désabonné le 12/03/2024
        Étiquettes = désinscrit de la newsletter
        Notas = se ha dado de baja
        Note = disiscritto dalla newsletter
        Notities = afgemeld op 1-2-2024
        Lieferhinweis = Newsletter abbestellt
        Notizen = hat sich per E-Mail abgemeldet
        Notizen = abgemeldet: ja
        Notizen = möchte keinen Newsletter
        Notes = do not contact by phone, email or post
        Notes = unsubscribed from SMS, email
        Opt-out = Sperre gewünscht";
    assert_eq!(rows_that_end_otherwise(objecting, false), [] as [&str; 0]);
}

#[test]
fn what_a_note_says_of_other_channels_and_other_things_costs_no_contact() {
    let kept = "\
        Tags = abgemeldet (Yoga)
        Tags = SMS abbestellt
        Tags = keine SMS
        Notizen = nicht per Telefon kontaktieren
        Notizen = do not contact by phone
        Notizen = keine Werbung per Post
        Notizen = Konto gesperrt
        Notizen = keine Anrufe und keine SMS
        Notizen = do not mail by post
        Notizen = opt-out: off
        Notizen = unsubscribed: 0000-00-00
        Paiement = sans contact
        Notizen = Straße gesperrt bis Mai 2024
        Notizen = Newsletter nicht abbestellt
        Notizen = Annahme verweigert am 01.02.2024
        Notizen = unsubscribed (wieder angemeldet)
        Footer = unsubscribe via link
        Footer = opt-out per E-Mail
        Order status = refused by customer
        Opt-out = subscribed via form
        Opt-out = Subscribed (double opt-in)
        Opt-out = Sperre aufgehoben am 01.02.2024
        Opt-out = Widerspruch aufgehoben
        Gesperrt = Liefern
        Blocked = Ship
        Blocked = Invoice";
    assert_eq!(rows_that_end_otherwise(kept, true), [] as [&str; 0]);
}

#[test]
fn a_phrase_that_can_only_mean_no_counts_in_every_column_and_for_its_channels() {
    let objecting = "\
        Status = bitte nicht per E-Mail kontaktieren
        SMS Status = do not email
        SMS opt-out = keine E-Mails
        Preferred contact method = please do not contact anymore
        Newsletter = nicht per Mail anschreiben
        Consent expires = expired
        Opt-out expires = never
        Opt-out = subscribed: false
        Opt-out = no opt-in
        Werbesperre = noch nicht aufgehoben
        Werbesperre = Freigabe: nein
        Opt-out = E-Mail";
    assert_eq!(rows_that_end_otherwise(objecting, false), [] as [&str; 0]);
    let kept = "\
        Opt-out = do not contact by phone
        Opt-out = unsubscribed from SMS
        Newsletter status = abgemeldet (SMS)
        Opt-out = No - still subscribed
        Bounce reason = casella piena
        Sperre endet am = 2020-01-01
        SMS Status = unsubscribed
        Newsletter = DOI verschickt";
    assert_eq!(rows_that_end_otherwise(kept, true), [] as [&str; 0]);
}

#[test]
fn free_text_that_speaks_of_leaving_rejects_nobody_and_is_named() {
    let place = Place::new();
    let notes = [
        "abgemeldet (JH)",
        "Kunde sagt: keine Werbung mehr zusenden bitte",
        "Abmeldung vom 03.03.2024",
        "no mail please",
        "Widerspruch Werbung",
        "DNC laut Telefonat",
        "verstorben",
        "\"ruft an, hat sich bei Frau K. abgemeldet\"",
        "zahlt pünktlich",
        "Robinson",
        "Will Smith empfiehlt uns",
        "kennt keine Angst",
        "Abgeordneter",
    ];
    let rows: String = (1..).zip(notes).map(|(n, note)| format!("p{n}@x.example;;{note};ja\n")).collect();
    let says =
        "column \"Notiz\": 8 rows have free text that speaks of leaving and rejects nobody (lines 2, 3, 4, 5, 6, ...)";
    for (last, name) in [("Spende", "one pass"), ("Newsletter", "two passes")] {
        let list = format!("E-Mail;E-Mail 2;Notiz;{last}\n{rows}");
        place.write("in.csv", &list);
        let args = ["clean", "in.csv", "--without-lists", "--force"];
        drop(place.scrub(&[&args[..], &["--threads=2"]].concat()).code(0).says(says));
        assert_eq!(place.text("in.clean.csv"), list, "{name}");
        let report = place.json("in.report.json");
        let remark = report["remarks"].as_array().unwrap().iter().find(|remark| remark["code"] == "free-text").unwrap();
        assert_eq!((&remark["rows"], &remark["first_lines"][0]), (&8.into(), &2.into()));
        let wide: Vec<u8> = list.encode_utf16().flat_map(u16::to_le_bytes).collect();
        place.write("wide.csv", [&[0xff, 0xfe][..], &wide].concat());
        drop(place.scrub(&["clean", "wide.csv", "--without-lists", "--force"]).code(0).says(says));
    }
    // An address is no text, nor is what the user does not want to be read.
    place.write("in.csv", "E-Mail;Notiz\nkeine-mail@x.example;abgemeldet (JH)\nno-contact@x.example;\n");
    let ran = place.scrub(&["clean", "in.csv", "--without-lists", "--force", "--ignore-column=Notiz"]).code(0);
    assert!(!ran.streams().1.contains("free text"));
}
