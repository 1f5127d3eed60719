//! Names of real exports.

use super::*;

use crate::base::channel::Channel;
use crate::base::own_column::{AboutRegister, OwnRole, OwnRule};

/// The role that the name gives by itself.
fn own(name: &str) -> Option<OwnRole> {
    match meaning(name) {
        OwnName::Own(rule, Proof::Name | Proof::NoCodes) => Some(rule.role),
        OwnName::Own(..) | OwnName::Else { .. } | OwnName::Unknown => None,
    }
}

fn rule(name: &str) -> OwnRule {
    match meaning(name) {
        OwnName::Own(rule, _) => rule,
        other => panic!("{name}: {other:?}"),
    }
}

fn all_are(names: &str, expected: Option<OwnRole>) {
    let others = names.split(',').map(|name| (name.trim(), own(name))).filter(|(_, role)| *role != expected);
    assert_eq!(others.collect::<Vec<_>>(), []);
}

#[test]
fn a_yes_objects() {
    all_are(
        "Unsub, unsub_flag, Unsubscribes, is_unsubscribed, isUnsubscribed, Newsletter unsubscribed, Unsubscribed from corporate mail, \
        Unsubscribed account, optout_flag, email_optout, emailOptedOut, HasOptedOutOfEmail, Abmeldung, Abmeldung Newsletter, \
        NL abgemeldet, abgemeldet?, Abbestellung, Sperre, Sperrvermerk, Newsletter-Sperre, Werbung gesperrt, Kontaktsperre, \
        Sperrkennzeichen, Werbeverbot, Widersprochen, Widersprüche, Werbewiderspruch, Désinscription, \
        De\u{301}sinscrite, Désabonnement, Ne pas envoyer, ne_pas_contacter_email, Ne plus contacter, Do Not Mail, do_not_send, \
        donotmarket, Don't mail, Don’t contact, keine Werbung bitte, Kein Mailing, keine Mailings, kein Newsletter mehr, \
        EMAIL_BLACKLISTED, Blocked, is_blocked, Bounce, bounced, Hard Bounce, hardbounces, email_bounced, Complaint, \
        spam complaint, email_disabled, is_suppressed, Werbestopp, E-Mails nicht zulassen, deactivated, Refus emailing, \
        No longer contact by email, Verstorben, Do not allow Bulk Emails, on hold, Unsubscribed from all email, \
        No email, Keine E-Mail, kein Kontakt, ne pas contacter, Do not contact, Is this subscriber blacklisted, suppressed, Opposition, \
        Contact refused, Suspended, Quarantined, Invalid, niet mailen, geen reclame, No Bulk Emails (User Opt Out), \
        Exclude from Segment, IsExcludedFromCampaigns, Privacy Blocked, Datenschutz gesperrt, Datenschutz-Widerspruch, \
        Non contattare, Darf nicht angeschrieben werden, DSGVO-Löschung beantragt, CLEAN_CAMPAIGN_TITLE, Delivery failed",
        Some(OwnRole::OptOut),
    );
}

#[test]
fn a_register_lists_or_was_looked_at() {
    for (names, about) in [
        (
            "Robinson, Robinsonliste, Lista Robinson, TPS, CTPS, On TPS, Is on blacklist, Blacklist, blacklist_email, dnc_result, \
             DNC Status, TPS Match?, Do Not Call Registry, Bel-me-niet register, Zwarte lijst, Iscritto RPO, Negativliste, Bloctel vérifié, Iscritto RPO verificato, On TPS check, DNC scrub: on list",
            AboutRegister::Listed,
        ),
        (
            "TPS check, Robinson-Check, Abgleich Robinsonliste, Blacklist check, Blacklist controle, Vérification Bloctel, \
             TPS screening, DNC lookup",
            AboutRegister::Compared,
        ),
        (
            "Robinson geprüft am, Robinson checked, Robinson-Abgleich am, TPS check date, CTPS screened",
            AboutRegister::WasCompared,
        ),
        (
            "TPS clear, Not on DNC list, No DNC match (scrub), Robinson-Check bestanden, TPS check OK",
            AboutRegister::Free,
        ),
    ] {
        all_are(names, Some(OwnRole::Register(about)));
    }
    all_are("TPS listed on, Blacklisted at, On TPS since", Some(OwnRole::LeavingDate));
}

#[test]
fn a_no_objects() {
    all_are(
        "Newsletter, Newsletter A, Werbeeinwilligung, Accepts Email Marketing, Accepts Marketing, email_opt_in, Einwilligung, \
        Consentement, subscribed_to_emails, Subscribed, Email Marketing Consent, Werbung erlaubt, Permission, wants_mail, abonniert, \
        Kein Werbewiderspruch, nicht gesperrt, Opt-In, Newsletter Zustimmung, active_subscription, Consenso marketing, Kontaktaufnahme, \
        Can be contacted by email, Darf angeschrieben werden, Send Marketing Materials, Marketingmaterial senden",
        Some(OwnRole::OptIn),
    );
}

#[test]
fn a_status_is_one_of_a_subscription_or_plain() {
    all_are(
        "Email subscriber status, Email permission status, Marketing contact status, Status (E-Mail), E-Mail-Status, email_status, \
        Newsletter Status, Subscription-Status, Abo-Status, mailing status, Member Status, Statut newsletter, Opt-in status, \
        Newsletterstatus, List Status",
        Some(OwnRole::Status),
    );
    all_are(
        "Status, State, Zustand, état, Global Status, Kontaktstatus, Lead Status, Kundenstatus, Statut",
        Some(OwnRole::PlainStatus),
    );
}

#[test]
fn reasons_dates_and_ends_of_leaving() {
    all_are(
        "Unsubscribe Reason, UNSUB_REASON, EmailBouncedReason, Abmeldegrund, Sperrgrund, motif de désinscription, Hard bounce reason",
        Some(OwnRole::LeavingReason),
    );
    all_are(
        "UNSUB_TIME, Unsubscribed at, DateUnsubscribed, Opt-out date, Abgemeldet am, Newsletter abbestellt am, EmailBouncedDate, \
        Werbe-Widerspruch am, désinscrit le, Blacklisted at, Complained at, date de désinscription, DateUndeliverable, CLEAN_TIME, Uitschrijfdatum, \
        Zustellung fehlgeschlagen am, Removed from list on",
        Some(OwnRole::LeavingDate),
    );
    all_are("gesperrt bis, Sperre bis, suppressed until, bloqué jusqu'au, Blocked until", Some(OwnRole::Until));
    all_are("Opt-In/Opt-Out, Opt-in / Opt-out, optin_optout, Spam check", Some(OwnRole::Both));
    all_are("Double Opt-In, DOI, email_verified, Is this subscriber confirmed, confirmed", Some(OwnRole::Confirmation));
    all_are("Soft Bounces, softbounce", Some(OwnRole::SoftBounce));
}

#[test]
fn what_is_filled_for_everybody_or_about_something_else_is_no_own_column() {
    all_are(
        "Unsubscribe Link, unsubscribe_url, unsubscribeUrl, UnsubscribeLink, Unsubscribe token, unsub code, Unsubscribe hash, \
        Unsubscribe rate, Unsubscribe count, unsubscribe page, Unsubscribe ID, unsub_uuid, Link zur Abmeldung, Abmeldelink, \
        Abmelde-URL, Abmelde-Link 2, Abmeldeseite, Abmelderate, Lien de désinscription, Taux de désinscription, List-Unsubscribe, \
        List-Unsubscribe-Post, Bounce rate, Sperrcode, Widerspruchsfrist, \
        Widerspruchsbelehrung, Opt-in Datum, optin_time, Bouncy Castle, Sperrgut, sperrige Ware, Sperrholz, Absperrhahn, \
        Liefersperre, Mahnsperre, Auftragssperre, angemeldet am, Newsletter seit, Newsletters sent, Rechnung per E-Mail, \
        Vertragsstatus, Order status, Datenschutz gelesen, Credit blocked, Wohnblock, Stiege, Compliance, Komplett, Kinder, Don, \
        Donation, Dont, Nepal, N° de compte, Nom, Prénom, Desk, Design, Spanien, Sport, Vorname, Name, Ort, PLZ, Country, Region, \
        Sprache, Geburtsdatum, Umsatz, Kundennummer, Notiz, Titel, Anrede, Firma, Quelle, Robin, Wider, Widder, Option, Optik, \
        Out of office, Substitute, 12, ?, Anmeldung, Kontaktperson, Contact name, Last contact, Mailing, Mailings 2024, Notes, \
        E-Mail, Email Address, Phone, Mobile, Telefon, Non Primary E-mails, Sekundäre E-Mail-Adresse, Tags, created_at, \
        (Do Not Modify) Contact, (Do Not Modify) Modified On, (Nicht ändern) Kontakt, Contact No., Company No, \
        Newsletter-Sprache, Subscriber language, Abonnenten-Nr., Newsletter Format, Send this subscriber HTML emails, \
        Opt-in pending, IsOptInPending, Marketing emails bounced, Privacy policy accepted",
        None,
    );
    assert_eq!(own("No"), None);
    assert_eq!(meaning(""), OwnName::Unknown);
}

#[test]
fn a_name_speaks_for_its_channels_only() {
    let reaches = |name: &str| rule(name).channels.reach(Channel::Email);
    for name in [
        "SMS_BLACKLISTED",
        "Do Not Call",
        "HasOptedOutOfFax",
        "Telefonsperre",
        "kein Anruf",
        "Postsperre",
        "WhatsApp Opt-out",
        "Bloctel",
        "Do not allow Phone Calls",
        "Do not allow Faxes",
        "Briefwerbung gesperrt",
        "Do not trade",
        "Refus démarchage téléphonique",
        "SMS-Newsletter",
        "Newsletter per Post",
        "Do not allow Bulk Mails",
    ] {
        assert!(!reaches(name), "{name}");
    }
    for name in [
        "EMAIL_BLACKLISTED",
        "Do not contact",
        "Sperre",
        "Do not allow Mails",
        "keine Mailings",
        "Newsletter",
        "Do not allow Emails",
        "email_sms_optout",
        "Briefsperre/Mailsperre",
        "Phone and mail opt-out",
        "Nieuwsbrief",
        "Robinson",
    ] {
        assert!(reaches(name), "{name}");
    }
}

#[test]
fn owners_and_authors_are_somebody_else() {
    for name in [
        "Contact owner",
        "Agent",
        "Created By",
        "last_modified_by",
        "Bearbeiter",
        "Kundenbetreuer",
        "angelegt von",
        "Commercial",
        "Referred by",
        "uploaded_by",
        "Owner Email",
    ] {
        assert!(is_about_somebody_else(name), "{name}");
    }
    for name in ["E-Mail", "Mail", "Contact", "Kunde", "Email Agency", "Avon", "Vonovia Mail"] {
        assert!(!is_about_somebody_else(name), "{name}");
    }
}

#[test]
fn a_negation_behind_the_permission_turns_it_too() {
    all_are(
        "Einwilligung zurückgezogen, Consent withdrawn, Permission denied, Newsletter cancelled, Werbung untersagt, \
        Consentement retiré, Consenso revocato, Consentimiento revocado, Toestemming ingetrokken, Nieuwsbrief afgemeld, \
        Rundbrief abgemeldet, Geen nieuwsbrief, Non contattare, No enviar, Refus courrier électronique",
        Some(OwnRole::OptOut),
    );
    all_are(
        "Rundbrief abonniert, Infolettre, Boletín, Nieuwsbrief gewenst, Consenso posta elettronica",
        Some(OwnRole::OptIn),
    );
    for (name, email) in [
        ("Rundbrief abgemeldet", true),
        ("courrier électronique désabonné", true),
        ("SMS Newsletter", false),
        ("Courrier désabonné", false),
        ("Newsletter per Post", false),
        ("Bezwaar telefoon", false),
        ("Newsletter", true),
    ] {
        assert_eq!(rule(name).channels.reach(Channel::Email), email, "{name}");
    }
}

#[test]
fn whoever_was_removed_or_erased_objects_and_removed_things_do_not() {
    all_are(
        "Removed, is_removed, Contact removed, Deleted, isDeleted, Anonymized, Anonymised, Anonymisiert, Gelöscht, Kontakt gelöscht, \
        Erased, GDPR deleted, DSGVO gelöscht, Löschkennzeichen, Supprimé, Contact supprimé, Effacé, Anonymisé, Eliminado, Borrado, \
        Anonimizado, Eliminato, Rimosso, Cancellato, Anonimizzato, Verwijderd, Gewist, Geanonimiseerd",
        Some(OwnRole::OptOut),
    );
    all_are(
        "Removed at, removed_on, deletedAt, Date deleted, Gelöscht am, Anonymisiert am, Supprimé le, Fecha eliminado, Rimosso il, \
        Verwijderd op, Erased at",
        Some(OwnRole::LeavingDate),
    );
    all_are(
        "Removed items, Deleted orders, Deleted files, Anonymized IP, Gelöschte Positionen, Artikel gelöscht, Deleted count, \
        Produits supprimés, Pedido eliminado, Löschfrist",
        None,
    );
}

#[test]
fn channels_are_told_in_each_language() {
    let reaches = |name: &str, channel: Channel| rule(name).channels.reach(channel);
    for (name, email, post, sms) in [
        ("Text opt-in", false, false, true),
        ("Text messages opt-out", false, false, true),
        ("Do not text", false, false, true),
        ("Texting consent", false, false, true),
        ("Unsubscribed from texts", false, false, true),
        ("Accepts text marketing", false, false, true),
        ("Unsubscribe text", true, true, true),
        ("Postal mail opt-out", false, true, false),
        ("Direct mail opt-out", false, true, false),
        ("E-Mail-Werbesperre", true, false, false),
        ("Post-Werbesperre", false, true, false),
        ("Refus courrier postal", false, true, false),
        ("Refus courrier électronique", true, false, false),
        ("Refus courriel", true, false, false),
        ("Baja correo postal", false, true, false),
        ("Baja correo electrónico", true, false, false),
        ("Baja correo", true, false, false),
        ("Baja correo postal y correo electrónico", true, true, false),
        ("Consenso posta", false, true, false),
        ("Consenso posta ordinaria", false, true, false),
        ("Consenso posta elettronica", true, false, false),
        ("Bezwaar post", false, true, false),
        ("Bezwaar e-mail", true, false, false),
    ] {
        let found = [Channel::Email, Channel::Post, Channel::Sms].map(|channel| reaches(name, channel));
        assert_eq!(found, [email, post, sms], "{name}");
    }
    for name in ["Text", "Texte", "Text 2", "Langtext", "Posta", "Correo postal"] {
        assert!(!matches!(meaning(name), OwnName::Own(..)), "{name}");
    }
}

#[test]
fn words_of_something_else_take_no_wish_about_messages_away() {
    all_are(
        "Unsubscribed from Discounts, Dealer Opt Out, Opted out of email: Ticket sales, Ticket unsubscribed, Do not email invoices, \
        Désabonné commande, Disiscritto ordini, Abmeldung Kontoinfos, Baja pedidos, Karate abgemeldet, Datenschutz-Widerspruch",
        Some(OwnRole::OptOut),
    );
    all_are(
        "Discount newsletter, Werbeansprache erlaubt, Newsletter Turkey, Ticket newsletter, Login newsletter, Order newsletter, \
        Datenschutz-Einwilligung Werbung, Privacy consent marketing, Newsletter Monkey, Konto-Newsletter, Deal newsletter, \
        Newsletter pedidos, Karate-Newsletter, Consenso marketing privacy",
        Some(OwnRole::OptIn),
    );
    all_are("Unsubscribe reason code, Sperrgrund-Code, Abmeldegrund ID", Some(OwnRole::LeavingReason));
    for (name, speaks_of_leaving) in [
        ("Kontosperre", true),
        ("Konto gesperrt", true),
        ("Mandat widerrufen", true),
        ("Payment blocked", true),
        ("Rechnung Widerspruch", true),
        ("Rechnung per E-Mail", false),
        ("Bestellstatus", false),
        ("List-Unsubscribe", false),
        ("(Do Not Modify) Contact", false),
        ("Newsletter gelesen", false),
        ("Newsletter-Sprache", false),
        ("Wegfahrsperre", false),
        ("Fahrerlaubnis", false),
        ("Terms accepted", false),
        ("AGB akzeptiert", false),
    ] {
        assert_eq!(meaning(name), OwnName::Else { speaks_of_leaving }, "{name}");
    }
    for (name, role) in [
        ("Email Marketing Status Code", OwnRole::Status),
        ("Total unsubscribed", OwnRole::OptOut),
        ("unsub code", OwnRole::OptOut),
        ("Unsubscribe Link", OwnRole::OptOut),
        ("Subscriber ID", OwnRole::OptIn),
        ("Unsubscribe count", OwnRole::OptOut),
    ] {
        assert_eq!(meaning(name), OwnName::Own(rule(name), Proof::Answers), "{name}");
        assert_eq!(rule(name).role, role, "{name}");
    }
}

#[test]
fn a_time_of_joining_is_one_only_if_its_cells_are_days() {
    for name in [
        "Newsletter at checkout",
        "Opted in at checkout",
        "Newsletter-Einwilligung am POS",
        "Opt-in on website",
        "Marketing data consent",
        "Inscrit newsletter le",
        "Opt-in Datum",
        "Newsletter seit",
        "Boletín fecha",
    ] {
        assert_eq!(meaning(name), OwnName::Own(rule(name), Proof::NoDays), "{name}");
        assert_eq!(rule(name).role, OwnRole::OptIn, "{name}");
    }
}

#[test]
fn a_word_of_another_way_counts_only_where_it_is_one() {
    for (name, email, post) in [
        ("News Letter", true, false),
        ("News-Letter", true, false),
        ("News_Letter", true, false),
        ("NewsLetter", true, false),
        ("Info Brief", true, false),
        ("Blog post unsubscribed", true, true),
        ("LinkedIn post opt-out", true, true),
        ("post-purchase newsletter", true, false),
        ("Unsubscribed from post sale emails", true, false),
        ("Letter opt-out", false, true),
        ("Opt-out letters", false, true),
        ("Einwilligung Post", false, true),
        ("Newsletter per Post", false, true),
        ("Newsletter (Print)", false, true),
        ("Newsletter Post", true, true),
        ("Brief newsletter", true, true),
        ("Fair trade newsletter", true, false),
        ("Trade fair unsubscribed", true, true),
        ("Mobile newsletter", true, false),
        ("WhatsApp-Newsletter", false, false),
        ("Recall unsubscribed", true, true),
        ("Celler opt-out", true, true),
        ("Mobilität abgemeldet", true, true),
        ("Handyman opt-out", true, true),
        ("Letter of consent", true, true),
        ("Handy Opt-out", false, false),
        ("Lettre d'information", true, false),
        ("Audience status", true, true),
        ("Newsletter Partner", true, false),
        ("Newsletter für Partner", true, false),
        ("Partner unsubscribed", true, true),
    ] {
        let found = [Channel::Email, Channel::Post].map(|channel| rule(name).channels.reach(channel));
        assert_eq!(found, [email, post], "{name}");
    }
    assert!(!rule("Custom audience opt-out").channels.reach(Channel::Email));
    all_are(
        "Newsletter Partner, Partner-Newsletter, Newsletter für Partner, Newsletter partenaires",
        Some(OwnRole::Both),
    );
}

#[test]
fn what_lifts_an_objection_or_permits_something_else_is_told_by_words_only() {
    all_are(
        "Widerspruch zurückgezogen, Werbesperre aufgehoben, Sperre aufgehoben am, Opt-out revoked, Block lifted, Blacklist removed, Sperre beendet, Opt-out expired, \
        Opposition levée, Désinscription annulée, Baja anulada, Blocco revocato bloccato, Blokkade opgeheven, Bezwaar ingetrokken, \
        Haustiere erlaubt, Service Agreement, Photo consent, Rauchen erlaubt, Consent to operation, Foto-Einwilligung, Inaktiv, \
        Inactive, Datenschutz-Einwilligung, Cookie consent, Projekt-Einwilligung, Wants demo, Rückruf gewünscht, Abstellgenehmigung",
        Some(OwnRole::Both),
    );
    all_are(
        "Widerspruch/Widerruf, Sperre / aufgehoben, Unsubscribed or removed, Removed (unsubscribed), Removed unsubscribed, Consent withdrawn opt-out, Kein Newsletter (abgemeldet), \
        Does not want newsletter / unsubscribed, Unsubscribed: no mail, Abgemeldet - kein Newsletter, Pas de mail (désinscrit), Cancelled - unsubscribed, Abgemeldet/abgelehnt, Désinscrit ou refusé, Einwilligung zurückgezogen, Consent withdrawn, Removed from list, \
        Newsletter inaktiv, Email inactive, Permission revoked",
        Some(OwnRole::OptOut),
    );
    all_are(
        "Nicht gesperrt/abgemeldet, Not currently blocked, Newsletter nicht abgemeldet, Pas encore désinscrit, Kein Kontaktsperrvermerk, Accepts offers, Permission to receive updates, Permission given, Erlaubnis, Erlaubnis erteilt, Accord du client, Allow contact, Kontakt erlaubt, Autorizza email, Consent to updates, \
        Wants mail, Kontakt gewünscht, E-Mails erwünscht, Souhaite newsletter, E-Mail erlaubt, Anschreiben erlaubt, Permiso, Toestemming, DSGVO-Einwilligung, einverstanden",
        Some(OwnRole::OptIn),
    );
    all_are("Wilaya, Wilhelm, Block 2 Nr, Bestellung Nr", None);
    for name in ["Block", "Held", "Dead"] {
        assert_eq!(meaning(name), OwnName::Own(rule(name), Proof::NoCodes), "{name}");
    }
}

#[test]
fn a_question_is_read_and_its_explanation_turns_nothing() {
    let policy = " Weitere Informationen über die Verarbeitung Ihrer Daten finden Sie in unserer Datenschutzerklärung, die Sie hier lesen.";
    for (name, role) in [
        ("Möchten Sie unseren Newsletter per E-Mail erhalten? Sie können ihn jederzeit abbestellen.", OwnRole::OptIn),
        ("Newsletter (jederzeit abbestellbar)", OwnRole::OptIn),
        ("I would like to receive the newsletter and can unsubscribe at any time", OwnRole::OptIn),
        ("Yes, send me marketing emails. You can unsubscribe at any time.", OwnRole::OptIn),
        ("Souhaitez-vous recevoir nos offres par e-mail ? Vous pouvez vous désinscrire à tout moment.", OwnRole::OptIn),
        ("¿Desea recibir nuestro boletín? Puede darse de baja en cualquier momento.", OwnRole::OptIn),
        ("Vuole ricevere la nostra newsletter? Può disiscriversi in qualsiasi momento.", OwnRole::OptIn),
        ("Wilt u onze nieuwsbrief ontvangen? U kunt zich op elk moment afmelden.", OwnRole::OptIn),
        ("Dürfen wir Ihnen Neuigkeiten schicken?", OwnRole::OptIn),
        ("Bitte senden Sie mir keine Werbung mehr zu.", OwnRole::OptOut),
        ("I have read the terms and would like to receive your newsletter.", OwnRole::OptIn),
        (
            "Uns ist Ihr Besuch wichtig. Der Newsletter kommt einmal im Monat zu allen, die ihn gern haben.",
            OwnRole::Both,
        ),
        (
            "Wer den Newsletter nicht mehr will, soll ihn hier abbestellen oder gar nicht erst neu abonnieren",
            OwnRole::Both,
        ),
    ] {
        let long = format!("{name}{policy}");
        let OwnName::Own(found, Proof::Name) = meaning(&long) else { panic!("{name}: {:?}", meaning(&long)) };
        assert_eq!(found.role, role, "{name}");
    }
    assert!(
        rule(&format!("Dürfen wir Sie per Telefon kontaktieren?{policy}")).channels
            == [Channel::Phone, Channel::PhoneAuto].into_iter().collect()
    );
    for name in [
        "Wie hat Ihnen der Besuch gefallen?",
        "Ich habe die AGB gelesen und akzeptiere sie.",
        "Wie lautet Ihre Anschrift?",
    ] {
        assert!(!matches!(meaning(&format!("{name}{policy}")), OwnName::Own(..)), "{name}");
    }
    for (name, role) in [
        ("Newsletter (Abmeldelink in jeder Mail)", OwnRole::OptIn),
        ("Newsletter? Im Profil können Sie sich abmelden", OwnRole::OptIn),
        ("Newsletter? (ja/nein)", OwnRole::OptIn),
        ("Newsletter (abgemeldet)", OwnRole::OptOut),
        ("No Bulk Emails (User Opt Out)", OwnRole::OptOut),
        ("Unsubscribed? (Y/N)", OwnRole::OptOut),
        ("Darf gemailt werden", OwnRole::OptIn),
        ("Dürfen wir Ihnen schreiben?", OwnRole::OptIn),
        ("Dürfen wir Sie per E-Mail informieren?", OwnRole::OptIn),
        ("Möchten Sie E-Mails von uns?", OwnRole::OptIn),
        ("Would you like to hear from us?", OwnRole::OptIn),
        ("May we contact you?", OwnRole::OptIn),
        ("Souhaitez-vous être informé par e-mail ?", OwnRole::OptIn),
        ("möchte keine E-Mails", OwnRole::OptOut),
        ("E-Mail ok", OwnRole::OptIn),
        ("Kontaktfreigabe", OwnRole::OptIn),
        ("Einwilligung fehlt", OwnRole::OptOut),
        ("Autorización comercial", OwnRole::OptIn),
        ("Mailen toegestaan", OwnRole::OptIn),
    ] {
        assert_eq!(own(name), Some(role), "{name}");
    }
    for name in ["Möchten Sie ein Angebot?", "Möchte Rückruf", "Would you like to order?"] {
        assert_eq!(own(name), None, "{name}");
    }
    assert_eq!(meaning(&format!("{} Newsletter", "x ".repeat(600))), OwnName::Unknown, "too far behind");
}

#[test]
fn a_word_of_joining_that_is_denied_or_ended_is_no_wish() {
    all_are(
        "Don't want newsletter, Doesn't want newsletter, Doesn't accept marketing, Didn't opt in, Hasn't subscribed, \
        Isn't subscribed, Can't email, Cannot email, Cannot receive marketing, Shouldn't receive marketing, \
        Won't accept marketing, Wouldn't like newsletter, I don’t want to receive marketing, \
        I don't want the newsletter, I don't consent, I dont want marketing, Delete from newsletter, \
        Leave newsletter, Left mailing list, Quit newsletter, Against marketing, Marketing banned, Marketing hold, \
        Marketing paused, Marketing restriction, Marketing restricted, Ban from newsletter, Marketing ban, \
        Newsletter aussetzen, Newsletter ausgesetzt, Newsletter löschen, Newsletter gelöscht, Newsletter entfernen, \
        Aus Newsletter entfernt, Aus Newsletter löschen, Werbung stoppen, Werbung einstellen, Werbung aus, \
        Von Newsletter ausschließen, Newsletter ausschließen, Mailingausschluss, Newsletterausschluss, \
        Newsletter exkludieren, Niemals Newsletter, weder Newsletter noch Post, Supprimer de la newsletter, \
        Exclure de la newsletter, Exclusion newsletter, N'est plus abonné, Arrêt newsletter, Arrêter newsletter, \
        Stopper newsletter, Newsletter arrêtée, Newsletter interdite, Contre newsletter, Jamais de newsletter, \
        Aucune newsletter, Aucun emailing, Aucune publicité, Aucun marketing, Aucun consentement, \
        Eliminar de newsletter, Eliminado de newsletter, Excluir de newsletter, Excluido de newsletter, \
        Exclusión newsletter, Ningún newsletter, Ninguna publicidad, Nunca newsletter, Tampoco newsletter, \
        Publicidad prohibida, Prohibida publicidad, Prohibido enviar publicidad, Quitar de newsletter, \
        Rimuovi da newsletter, Rimosso da newsletter, Esclusione newsletter, Escludi da newsletter, Nessun consenso, \
        Nessuna comunicazione commerciale, Newsletter sospesa, Pubblicità vietata, Verwijderen van nieuwsbrief, \
        Verwijderd uit nieuwsbrief, Uitsluiten van nieuwsbrief, Uitgesloten van nieuwsbrief, Nooit nieuwsbrief, \
        Nieuwsbrief gestopt, Nieuwsbrief stoppen, Nieuwsbrief verboden, Zonder nieuwsbrief, Nieuwsbrief uit, \
        Nieuwsbrief beëindigd, Tegen nieuwsbrief, Toestemming vervallen, Toestemming verlopen, Consentement expiré, \
        Consentement révoqué, Consentement retiré, Consentimiento denegado, Consentimiento retirado, \
        Consentimiento caducado, Consenso scaduto, Consenso ritirato, Newsletter aus, Newsletter off, \
        Newsletter raus, Newsletter-Abo aus, Keinesfalls Werbung, Marketing on hold, Alto publicidad, \
        Basta newsletter, Former subscriber, I object to receiving marketing, \
        Me opongo al envío de publicidad, \
        Mi oppongo al trattamento per marketing, Je m'oppose à la prospection, \
        Ich widerspreche der Nutzung zu Werbezwecken, Haven’t subscribed, Shouldn't be emailed, \
        Please remove me from the mailing list, Bitte streichen Sie mich aus dem Verteiler, \
        Bitte löschen Sie mich aus dem Verteiler, Bitte nehmen Sie mich vom Verteiler",
        Some(OwnRole::OptOut),
    );
    // Words that may mean something else as well turn no answer.
    all_are(
        "Newsletter Mai, Mai newsletter, Newsletter Termine, Ehemaligen-Newsletter, Former students newsletter, \
        Retired members newsletter, Action Against Hunger newsletter, Consent not expired, \
        Newsletter nicht gestoppt, Smoking cessation newsletter, Lost and found newsletter, \
        Alto rendimiento newsletter",
        Some(OwnRole::Both),
    );
    all_are(
        "Newsletter aus München, Newsletter (yes/no), Newsletter (no/yes), Newsletter (Oui/Non), Newsletter sí/no, Newsletter (ja oder nein), Newsletter (leer = nein), \
        Newsletter on/off, Exklusiver Newsletter, Exclusive newsletter, Newsletter esclusiva, \
        Newsletter (ausschließlich per E-Mail), Urban newsletter, Newsletter 20% off sale, Newsletter Plus",
        Some(OwnRole::OptIn),
    );
}

#[test]
fn what_is_said_behind_a_wish_turns_no_answer_of_it() {
    for name in [
        "Newsletter - we do not share your address",
        "Newsletter (wir geben Ihre Adresse nicht weiter)",
        "Newsletter (nous ne transmettons pas votre adresse)",
        "Receive newsletter without obligation",
        "Deseo recibir el boletín (puede cancelar su suscripción)",
        "Ik geef toestemming voor e-mail, afmelden kan altijd",
        "Keep me up to date, do not worry, no spam",
        "Kostenloser Newsletter, kein Abo",
        "Newsletter ohne Werbung",
        "Newsletter sans engagement",
        "News without ads opt-in",
        "Newsletter (you can unsubscribe)",
        "Newsletter – man kann sich abmelden",
        "Yes, I would like to receive the newsletter and the offers of the shops in my town by e-mail, we never hand on addresses to anybody",
    ] {
        assert_eq!(rule(name).role, OwnRole::OptIn, "{name}");
    }
    for name in [
        "Newsletter: Nein",
        "Newsletter (no)",
        "Werbung - nein",
        "Newsletter (abgemeldet)",
        "Newsletter - no longer",
        "Newsletter ohne Einwilligung",
        "Ohne Newsletter",
        "Kunde ohne Newsletter",
        "Newsletter, ich möchte keine Mails",
        "E-Mail-Werbung (nicht erwünscht)",
        "Marketing - do not contact",
        "Werbung: kein Interesse",
        "Keine Werbung, kein Spam",
    ] {
        assert_eq!(own(name), Some(OwnRole::OptOut), "{name}");
    }
    // It may be the answer, or explain it.
    for name in [
        "Newsletter (vom Kunden telefonisch im Mai abgemeldet)",
        "Newsletter - you have been unsubscribed",
        "Newsletter, the shop in town never gets one",
    ] {
        assert_eq!(own(name), Some(OwnRole::Both), "{name}");
    }
}

#[test]
fn states_of_leaving_are_answers_and_in_is_a_word_of_its_own() {
    all_are(
        "Opt-Out Status, Status (Opt-Out), Status: unsubscribed?, Is unsubscribed (status), Unsubscribed/Status, Status (Werbesperre), \
        Status - Abmeldung, Status und Widerspruch, No newsletter status, Kein Newsletter Status, Sperrstatus",
        Some(OwnRole::OptOut),
    );
    all_are("Newsletter/Unsubscribe status", Some(OwnRole::Both));
    all_are("Newsletter status, E-Mail-Status, Abo-Status", Some(OwnRole::Status));
    all_are("Opt-in valid, Opt-in validated", Some(OwnRole::Confirmation));
    all_are("Estado de suscripción", Some(OwnRole::Status));
    all_are("Liste des abonnés, Newsletter des abonnés", Some(OwnRole::OptIn));
    all_are("Désabonné, Invalid, Email invalid", Some(OwnRole::OptOut));
    all_are("Austrittsdatum", Some(OwnRole::LeavingDate));
}

#[test]
fn who_left_another_way_or_something_else_left_no_e_mail() {
    for name in [
        "Printsperre",
        "Keine Printwerbung",
        "Kein Printmailing",
        "Katalogsperre",
        "Anschrift ungültig",
        "Return to sender",
        "Do not mail (postal)",
        "Push opt-out",
        "Web push unsubscribed",
        "App notifications disabled",
        "Facebook opt-out",
        "Ads opt-out",
        "Retargeting opt-out",
        "Custom audience opt-out",
        "Do Not Sell My Info",
        "Data sharing opt-out",
    ] {
        assert!(!rule(name).channels.reach(Channel::Email), "{name}");
    }
    for name in [
        "Unsubscribed via Facebook",
        "Keine Werbung",
        "Adresse ungültig",
        "E-Mail-Adresse ungültig",
        "Katalog-Newsletter",
    ] {
        assert!(rule(name).channels.reach(Channel::Email), "{name}");
    }
    for name in [
        "Tracking opt-out",
        "Opt out of tracking",
        "E-Mail-Tracking Opt-out",
        "Analytics opt-out",
        "Cookie opt-out",
        "Do not sync",
        "Do not merge",
        "Zugang gesperrt",
        "Account suspended",
        "Login disabled",
    ] {
        assert_eq!(meaning(name), OwnName::Else { speaks_of_leaving: true }, "{name}");
    }
    all_are("Newsletter tracking opt-out, Do not merge newsletter", Some(OwnRole::Both));
    all_are(
        "Unsubscribed account, Unsubscribed (do not sync), Do not track or e-mail: unsubscribed",
        Some(OwnRole::OptOut),
    );
}

#[test]
fn an_address_of_whoever_helps_sells_or_teaches_is_not_the_contacts() {
    for name in [
        "Supervisor email",
        "Assistant E-Mail",
        "Email assistente",
        "E-Mail Sekretariat",
        "Teacher email",
        "Lehrer E-Mail",
        "Spouse email",
        "Emergency contact email",
        "Zuständige E-Mail",
        "E-Mail Verantwortlicher",
        "Email commerciale",
        "Email referente",
        "E-mail conseiller",
        "Correo gestor",
        "E-mail beheerder",
        "Asignado a (email)",
        "Changed by email",
        "Booked by (email)",
        "Invited by email",
        "Eingeladen von E-Mail",
        "Organizer email",
        "Veranstalter E-Mail",
        "Host email",
        "Coach email",
        "Trainer E-Mail",
        "E-mail entraîneur",
    ] {
        assert!(is_about_somebody_else(name) && !is_likely_address(name), "{name}");
    }
    for name in [
        "Sekundäre E-Mail-Adresse",
        "Email secours",
        "Rechnungs-E-Mail",
        "E-Mail Eltern",
        "E-Mail Organisation",
        "Store email",
        "Händler E-Mail",
        "Filiale E-Mail",
    ] {
        assert!(!is_about_somebody_else(name), "{name}");
    }
}

#[test]
fn an_ending_objects_however_it_is_shortened_or_inflected() {
    all_are(
        "Abm. Newsletter, Newsletter abgem., NL-Abm., NL abbest., Newsletter deakt., Newsletter deabonniert, Newsletter de-abonniert, \
        Abwahl Newsletter, Newsletter abgewählt, Newsletter weg, Newsletter nein danke, Newsletter unterlassen, Newsletter beenden, \
        Newsletter ruht, k. Werbung, k.Newsletter, Werbung lehnt ab, Lehnt Werbung ab, keinnewsletter, keinewerbung, De-subscribed, \
        Desubscribed, Off mailing list, Dormant subscriber, Was subscribed, Previously subscribed, Désabo newsletter, \
        Newsletter résiliée, Abonnement résilié, Newsletter stoppée, Consentement absent, Consentement manquant, \
        Retira consentimiento, Suscripción terminada, Anulación suscripción, Consenso mancante, Diniego consenso, \
        Si oppone al marketing, Se opone a publicidad, Blocco newsletter, Newsletter disdetta, Newsletter disattivata, \
        Nieuwsbrief stopgezet, Mailingstop, Denylist, No molestar",
        Some(OwnRole::OptOut),
    );
    all_are(
        "Newsletter Wegweiser, Newsletter Ruhrgebiet, Newsletter Absender, Newsletter Terminal, Newsletter Blockhaus, \
        Newsletter Pausenhof, Newsletter Dormagen, Newsletter Abmahnung, Newsletter De Abonnee, Newsletter (ja/nein), \
        Newsletter abonnieren, Werbung erwünscht, Suscripción Boletín, Consenso newsletter, Newsletter Disney",
        Some(OwnRole::OptIn),
    );
    all_are(
        "Newsletter deabonniert am, Newsletter abgem. am, Newsletter résiliée le, Date désabo, Newsletter disdetta il, \
        Nieuwsbrief stopgezet op",
        Some(OwnRole::LeavingDate),
    );
}

#[test]
fn mail_on_paper_is_no_electronic_mail() {
    let reaches = |name: &str| rule(name).channels.reach(Channel::Email);
    for name in ["Do not mail by post", "donotpostalmail", "Mail opt out postal", "Keine Post"] {
        assert!(!reaches(name), "{name}");
    }
    for name in ["Do not mail", "Mail/Post Sperre", "Mail or post opt out", "Mail opt-out (postal and e-mail)"] {
        assert!(reaches(name), "{name}");
    }
}

#[test]
fn an_end_of_joining_and_an_exclusion_object() {
    all_are(
        "Opt-in widerrufen, Opt-in revoked, Opt-in withdrawn, Opt-in expired, Double opt-in widerrufen, werbung_nein, Newsletter nein, \
        Mag niet gemaild worden, Escluso, Excluded, Ausgeschlossen, Exclu, Uitgesloten, Abm., Abm. am Newsletter",
        Some(OwnRole::OptOut),
    );
    all_are("Newsletter ja/nein, Newsletter Resilience, Nieuwsbrieven, Bollettini", Some(OwnRole::OptIn));
    all_are("Opt-in / revoked, Opt-in/Opt-Out", Some(OwnRole::Both));
    all_are(
        "ABM tier, ABM priority, ABM Account, Off list price, Tipo rifiuto, Excluded products, Excluded from tax, Not contacted, \
        Nicht kontaktiert, Non contacté, Not called yet, Résilience, Bloc",
        None,
    );
}

#[test]
fn of_cards_courses_and_programmes_only_words_tell() {
    all_are(
        "Loyalty opt-in, Treueprogramm Einwilligung, Iscrizione corso, Kursabmeldung, Course opt-out, Consenso terze parti, \
        Einwilligung Weitergabe an Dritte, Consentement tiers",
        Some(OwnRole::Both),
    );
    all_are(
        "Kurs Newsletter, Loyalty email opt-in, Bewerbung Newsletter, Kundenkarte Newsletter",
        Some(OwnRole::OptIn),
    );
    let is_else = |name: &str| matches!(meaning(name), OwnName::Else { .. });
    for name in
        ["Kundenkarte gesperrt", "Candidature refusée", "Stato pagamento", "Estado del pago", "Voorwaarden akkoord"]
    {
        assert!(is_else(name), "{name}");
    }
}

#[test]
fn a_short_name_asks_for_messages_where_its_cells_answer() {
    for name in ["Mailing", "Werbe-KZ", "Mailing-KZ", "Receive emails", "E-Mail erhalten", "Acconsento"] {
        assert!(matches!(meaning(name), OwnName::Own(OwnRule { role: OwnRole::OptIn, .. }, Proof::Answers)), "{name}");
    }
    for name in ["Letztes Mailing", "Mailing ID", "Send email to", "Receive email at"] {
        assert!(!matches!(meaning(name), OwnName::Own(..)), "{name}");
    }
}

#[test]
fn what_companies_do_with_messages_and_where_people_live_is_no_wish() {
    all_are(
        "Mailing State/Province, MailingState, Mailing Country, State/Region, Registered state, Marketing emails replied, \
        Marketing emails delivered, Marketing contact until next update, Marketing Only, Last On Hold Time, Newsletter received, \
        Newsletter source, Last marketing email name, Marketing budget, Marketing Manager, Is Marketing Lead, Werbung gesehen, \
        Publicité vue, Kontaktaufnahme erfolgt, Invitations accepted, Infobrief verschickt, Disabled Access, Straßensperre, \
        Opposition bancaire, Building Block, Do not delete, Do not enrich, Marital Status, Consent form source",
        None,
    );
    all_are(
        "Subscription box, Paid subscription, Abonnement krant, Consent form, Zustimmung Vermieter",
        Some(OwnRole::Both),
    );
    all_are(
        "Marketing, Marketing E-Mails, Newsletter Wein, Newsletter Subscription, Invitations",
        Some(OwnRole::OptIn),
    );
    all_are("Lead Status, Invitation Status, Anmeldestatus, Status of registration email", Some(OwnRole::PlainStatus));
    all_are("email1_is_bad", Some(OwnRole::OptOut));
    all_are("Wants e-mail, J'accepte", Some(OwnRole::OptIn));
}

#[test]
fn a_no_behind_messages_denies_them_and_numbers_everything_else() {
    all_are(
        "Newsletter no, Newsletter_no, newsletterNo, Marketing no, Opt-in no, Publicidad no, Newsletter nein, werbung_nee",
        Some(OwnRole::OptOut),
    );
    all_are("Newsletter (yes/no), Newsletter sí/no, Newsletter yes or no, Newsletter No.", Some(OwnRole::OptIn));
    all_are("Contact No., Customer no, Member no, Order no", None);
}

#[test]
fn what_is_paused_until_a_day_objects_until_then() {
    all_are(
        "Pause until, Paused until, Newsletter pausiert bis, Newsletter ausgesetzt bis auf weiteres, Kontaktpause bis, \
        Newsletter suspendue jusqu'au, Boletín pausado hasta, Newsletter sospesa fino al, Nieuwsbrief gepauzeerd tot",
        Some(OwnRole::Until),
    );
    all_are("Lunch pause until, Pause, Pausenraum", None);
}

#[test]
fn of_what_is_blocked_or_joined_and_is_no_message_only_words_tell() {
    all_are(
        "Room blocked, Zimmer gesperrt, Zimmersperre, Chambre bloquée, Habitación bloqueada, Camera bloccata, Kamer geblokkeerd, \
        Visa refused, Refus de prêt, Boarding refused, Reservation invalid, Magazine abonniert, Zeitschrift abbestellt, \
        Tijdschrift abonnement, Consent magazine, Bewerbung abgelehnt, keine Bewerbung, Survey opt-in, Umfrage Newsletter, \
        Fragebogen Newsletter, Training opt-out, Palestra iscrizione",
        Some(OwnRole::Both),
    );
    all_are(
        "Contact blocked, Kunde gesperrt, Daten gesperrt, Permission refused, Refus permission, Refus prospection, Address invalid, \
        Event emails blocked, Sales emails blocked, Product updates blocked, Course emails unsubscribed, Survey emails opt-out, \
        Widerspruch Produktinformationen, Widerspruch Kurse, Ticket unsubscribed, Solicitud de baja, Trattamento rifiutato, \
        Marketing block, Email block, Blocco contatti, Do not print or email, Do not invoice by email",
        Some(OwnRole::OptOut),
    );
    all_are(
        "Magazin Newsletter, Bewerbung Newsletter, Umfragen per E-Mail erlaubt, Umfrage Newsletter Opt-in, Gewinnspiel Opt-in, \
        Webinar Opt-in, Checkbox Einwilligung",
        Some(OwnRole::OptIn),
    );
    for name in ["Do not ship", "Do not resuscitate", "Ne pas livrer", "Removed from stock", "Spouse deceased"] {
        assert_eq!(meaning(name), OwnName::Else { speaks_of_leaving: true }, "{name}");
    }
}

#[test]
fn innocent_words_that_hold_a_stem_are_no_own_columns() {
    all_are(
        "Run subject, Fun substitute, Adopting family, Refuse collection, Oposiciones, Invalidenrente, Invalidité, Invalidità civile, \
        Substance abuse, Dead stock, Shares held, Todesfallkapital, Austragungsort, Disabled access, Fire suppression system, \
        Planta baja, Baja médica, Temporada baja, Sperrstunde, Straßensperrung, Solicitud rechazada, Solicitud, \
        Suspended sentence, Blocco note",
        None,
    );
    all_are("emailopt-in, marketingopt in", Some(OwnRole::OptIn));
    all_are("FunUnsub, NewsletterUnsub, smsOptOut, marketingopt-out, Todesfall", Some(OwnRole::OptOut));
    // Of houses, hours, waste: only answers tell.
    for name in ["Block number", "Bloque norte", "Rifiuto secco"] {
        assert_eq!(meaning(name), OwnName::Own(rule(name), Proof::Answers), "{name}");
    }
    // What was agreed to is not known.
    all_are("Death benefit agreed, Deadline accepted", Some(OwnRole::Both));
}

#[test]
fn names_of_calls_and_text_messages_speak_for_these() {
    let calls = [Channel::Phone, Channel::PhoneAuto].into_iter().collect();
    for (names, role) in [
        (
            "Telefonwerbung, Telefonische Werbung, Werbeanrufe, Telefonansprache, Telemarketing, Telefonmarketing, Cold calls, \
             Robocalls, Darf angerufen werden, Kann angerufen werden, May call, Can call, May be phoned, Phone OK, Call OK, \
             Tel. OK, Okay to call, Anrufe OK, Mag gebeld worden, Peut être appelé, Puede ser llamado, Può essere chiamato, \
             Llamadas comerciales, Chiamate commerciali, Appels commerciaux, Démarchage téléphonique, Anrufe, Calls, \
             Llamadas, Kaltakquise",
            OwnRole::OptIn,
        ),
        (
            "Darf nicht angerufen werden, Keine Anrufe, No llamar, Non chiamare, Ne pas appeler, Niet bellen, Bel-me-niet, \
             Bel mij niet register, Telefonwerbung untersagt, Telefonische Werbung verboten, \
             No quiere llamadas, Keine Telefonwerbung, Kein Telemarketing, No telemarketing, Anrufsperre",
            OwnRole::OptOut,
        ),
        ("TPS, CTPS, TPS/CTPS, TPS registered, RPO", OwnRole::Register(AboutRegister::Listed)),
        ("TPS checked, CTPS screened", OwnRole::Register(AboutRegister::WasCompared)),
    ] {
        for name in names.split(", ") {
            assert_eq!((rule(name).role, rule(name).channels), (role, calls), "{name}");
        }
    }
    let texts = [Channel::Sms, Channel::Messenger].into_iter().collect();
    for name in ["SMS-Werbung", "SMSWerbung", "May text", "Okay to text", "Text OK", "May be texted", "SMS OK"] {
        assert_eq!((rule(name).role, rule(name).channels), (OwnRole::OptIn, texts), "{name}");
    }
}
