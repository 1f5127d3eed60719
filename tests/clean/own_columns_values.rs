//! What the values of own columns say that are more than one word: a no with a date, ways of contact, no contact at all.

use super::own_columns_wishes::rows_that_end_otherwise;

#[test]
fn a_no_to_an_objection_stays_one_with_a_date_or_thanks_beside_it() {
    let kept = "\
        Opt-out = Nein (2021-03-04)
        Opt-out = 0 - Nein
        Opt-out = No (default)
        Opt-out = false (0)
        Opt-out = no, thanks
        Opt-out = non merci 2020
        Opt-out = niet
        Opt-out = noch nie
        Opt-out = not yet
        Opt-out = pas encore
        Opt-out = nie abgemeldet
        Opt-out = jamais désabonné
        Opt-out = nooit uitgeschreven
        Opt-out = mai disiscritto
        Opt-out = No - still subscribed
        Opt-out = Nein, nur Post";
    assert_eq!(rows_that_end_otherwise(kept, true), [] as [&str; 0]);
    let objecting = "\
        Opt-out = ja (2021-03-04)
        Opt-out = 1 - Ja
        Opt-out = no to all
        Opt-out = Nein zum Newsletter
        Opt-out = nein zu allem
        Opt-out = nein, kein Newsletter
        Opt-out = No / yes
        Opt-out = no?
        Opt-out = nein aber SMS
        Opt-out = no contact
        Opt-out = no (opted out)
        Opt-out = not subscribed
        Opt-out = 2021-03-04
        Newsletter = niet
        Newsletter = noch nicht";
    assert_eq!(rows_that_end_otherwise(objecting, false), [] as [&str; 0]);
}

#[test]
fn ways_of_contact_in_six_languages_limit_an_objection_to_them() {
    let kept = "\
        Opt-out = telefonisch
        Opt-out = postalisch
        Opt-out = Telefonanrufe und Briefe
        Opt-out = Phone calls
        Opt-out = Text messages & phone
        Opt-out = Werbung per Post
        Opt-out = par courrier
        Opt-out = appels téléphoniques
        Opt-out = par voie postale
        Opt-out = llamadas y cartas
        Opt-out = telefónicamente
        Opt-out = telefonate
        Opt-out = posta cartacea
        Opt-out = brieven en telefoon
        Opt-out = Katalog
        Opt-out = WhatsApp-Nachrichten";
    assert_eq!(rows_that_end_otherwise(kept, true), [] as [&str; 0]);
    let objecting = "\
        Opt-out = Telefon und E-Mail
        Opt-out = Telefon und alles
        Opt-out = Werbung
        Opt-out = am Telefon
        Opt-out = ja (Telefon)
        Opt-out = alles außer Telefon
        Opt-out = schriftlich
        Newsletter = unsubscribed";
    assert_eq!(rows_that_end_otherwise(objecting, false), [] as [&str; 0]);
}

#[test]
fn no_contact_as_the_preferred_way_of_it_objects() {
    let objecting = "\
        Preferred contact method = no contact
        Bevorzugter Kontaktweg = kein Kontakt
        Bevorzugter Kanal = kein Kontakt gewünscht
        Solicit Codes = No Email
        Solicit Code = Do Not Solicit
        Email Preference = no email
        Preferencias de correo = no desea
        Kontaktpräferenz = keine Kontaktaufnahme
        Contact preference = do not contact
        Communication preferences = email; no contact
        Canal de contact préféré = aucun contact
        Canale di contatto preferito = nessun contatto
        Voorkeur contactkanaal = geen contact
        Preferencias de contacto = sin contacto";
    assert_eq!(rows_that_end_otherwise(objecting, false), [] as [&str; 0]);
    let kept = "\
        Preferred contact method = none
        Preferred contact method = Any
        Preferred contact method = Phone
        Preferred contact method = do not call
        Preferred contact method = 100000001
        Bevorzugter Kontaktweg = keine
        Solicit codes = Annual appeal only
        Email preferences = weekly
        Email preferences = HTML
        Bevorzugter Kontaktweg = E-Mail, kein Telefon
        Communication preferences = no
        Preferred customer = no contact
        Contact preference = email
        Letzter Anruf = kein Kontakt
        Notizen = no contact
        Kontaktart = kein Kontakt";
    assert_eq!(rows_that_end_otherwise(kept, true), [] as [&str; 0]);
}

#[test]
fn whoever_came_back_is_a_subscriber_and_letters_of_old_macs_take_nobody_away() {
    let kept = "\
        Newsletter Status = reaktiviert
        Statut newsletter = réinscrit
        Statut newsletter = accordé
        Statut newsletter = abonn?
        Statut newsletter = ConfirmŽ
        Estado suscriptor = alta
        Estado suscriptor = dado de alta
        Stato newsletter = riattivato
        Prio = alta";
    assert_eq!(rows_that_end_otherwise(kept, true), [] as [&str; 0]);
    let objecting = "\
        Estado suscriptor = dado de baja
        Newsletter = desuscripto
        Newsletter = opposizione
        Statut newsletter = d?sabonn?";
    assert_eq!(rows_that_end_otherwise(objecting, false), [] as [&str; 0]);
}
