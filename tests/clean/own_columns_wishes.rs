//! What the own columns of a list say together, and how far a wish reaches: when it ends, and what it is a wish for.

use super::own_columns::kept;

/// Of each `name = cell && name = cell`, those whose row does not end as `is_kept` says: in a list where another row has
/// nothing in these columns.
pub(super) fn rows_that_end_otherwise(rows: &str, is_kept: bool) -> Vec<&str> {
    let ends_otherwise = |row: &&str| {
        let cells: Vec<_> = row
            .split(" && ")
            .map(|pair| pair.split_once(" =").map(|(name, cell)| (name, cell.trim())).unwrap())
            .collect();
        let quoted = |text: &str| format!(";\"{text}\"");
        let names: String = cells.iter().map(|(name, _)| quoted(name)).collect();
        let values: String = cells.iter().map(|(_, value)| quoted(value)).collect();
        let list = format!("email{names}\na@x.example{values}\nb@x.example{}\n", ";".repeat(cells.len()));
        kept(&list, &[]) != if is_kept { "ab" } else { "b" }
    };
    rows.lines().map(str::trim).filter(ends_otherwise).collect()
}

#[test]
fn a_consent_that_ended_objects_and_one_that_has_not_does_not() {
    let ended = "\
        Einwilligung gültig bis = 2020-01-01
        Ablauf der Einwilligung = 01.05.2021
        Werbeeinwilligung gültig bis = 31.12.2019
        Newsletter bis = 2019
        Consent expires = 2020-01-01
        Consent valid through = 2020-01-01
        Permission end date = 2020-01-01
        Opt-in valid until = bis 31.12.2019
        Consentement valable jusqu'au = 01/02/2020
        Consentement expire le = 2020-01-01
        Boletín hasta = 01/02/2020
        Scadenza consenso = 01/02/2020
        Toestemming verloopt op = 01-02-2020
        Newsletter bis = 2020-01-01 && Newsletter = ja
        Newsletter bis = nein
        Newsletter bis = abgemeldet 2030
        End-user newsletter = nein
        gesperrt bis = 2030-01-01
        do not contact until = 2030-01-01";
    assert_eq!(rows_that_end_otherwise(ended, false), [] as [&str; 0]);
    let lasting = "\
        Einwilligung gültig bis = 2099-01-01
        Consent expires = never
        Consent expires = 9999-12-31
        Newsletter bis = unbefristet
        Newsletter bis = 0000-00-00
        Newsletter bis auf Widerruf = ja
        Consentement expire le = 2099-01-01
        Toestemming geldig tot = onbepaalde tijd
        SMS consent expires = 2020-01-01
        End-user newsletter = ja
        End-user newsletter = 2020-01-01
        Opt-in valid = 2020-01-01
        Einwilligung am = 2020-01-01
        Vertrag bis = 2020-01-01
        Mitglied bis = 2020-01-01
        gesperrt bis = 2020-01-01";
    assert_eq!(rows_that_end_otherwise(lasting, true), [] as [&str; 0]);
}

#[test]
fn a_subscription_that_ended_and_may_be_paid_for_is_a_remark() {
    for name in
        ["Subscription end date", "Abonnement bis", "Newsletter discount valid until", "Marketing campaign end date"]
    {
        let place = super::place();
        place.write("in.csv", format!("email;{name}\na@x.example;2020-01-01\nb@x.example;\n"));
        let ran = place.scrub(&["clean", "in.csv", "--without-lists"]).code(0);
        drop(ran.says(&format!("column \"{name}\": what 1 row says there rejects nobody (a date: 1)")));
    }
}

#[test]
fn a_no_to_any_contact_is_outweighed_by_no_topic_and_a_yes_lifts_none() {
    let objecting = "\
        Darf per E-Mail kontaktiert werden = Nein && Newsletter = Ja
        E-Mail erlaubt = Nein && Newsletter = Ja
        E-Mail-Werbung erlaubt = nein && Newsletter = ja
        Werbeeinwilligung = nein && Einladungen = ja
        Email consent = no && Newsletter = yes
        May be emailed = no && Newsletter = yes
        OK to email = no && Newsletter = yes
        email_opt_in = false && newsletter = true
        Accepts Email Marketing = no && Newsletter = yes
        Consentement e-mail = non && Newsletter = oui
        Puede ser contactado por email = no && Boletín = si
        Consenso email = no && Newsletter = si
        Toestemming e-mail = nee && Nieuwsbrief = ja
        E-Mail erlaubt = ja && Newsletter A = nein && Newsletter B = nein
        Darf per E-Mail kontaktiert werden = Ja && Newsletter = nein";
    assert_eq!(rows_that_end_otherwise(objecting, false), [] as [&str; 0]);
    let kept = "\
        Newsletter A = nein && Newsletter B = ja
        Newsletter = nein && Newsletter Kids = ja
        Opt-in A = nein && Opt-in B = ja
        Opt-in 1 = nein && Opt-in 2 = ja
        Einwilligung Kids = nein && Einwilligung Reisen = ja
        Marketing = nein && Einladungen = ja
        Newsletter-Einwilligung = nein && Newsletter = ja
        Consent product updates = no && Consent events = yes
        E-Mail erlaubt = ja && Newsletter A = nein && Newsletter B = ja
        E-Mail erlaubt = && Newsletter = ja
        SMS erlaubt = nein && Newsletter = ja
        Anruf erlaubt = nein && E-Mail erlaubt = ja";
    assert_eq!(rows_that_end_otherwise(kept, true), [] as [&str; 0]);
}
