//! The table of values and roles, cell by cell.

use super::*;

/// 2026-11-27.
const AT: i64 = 1_795_737_600;

fn says(text: &str, role: OwnRole) -> Says {
    OwnReading { channel: Channel::Email, at: AT }.read(text, OwnRule::of(role)).says
}

const VALUES: [(&str, [Says; 7]); 9] = {
    use Says::{Declines, Nothing, Objects, ObjectsIfSubscription, Permits, Remark};
    [
        ("k.A.", [Nothing; 7]),
        ("nicht erwünscht", [Objects; 7]),
        ("freigegeben", [Nothing, Permits, Nothing, Nothing, Remark, Nothing, Nothing]),
        ("ja", [Objects, Permits, Nothing, Nothing, Objects, Objects, Nothing]),
        ("nein", [Nothing, Declines, Objects, Nothing, Nothing, Nothing, Nothing]),
        ("pending", [Objects, Remark, Objects, ObjectsIfSubscription, Objects, Objects, Nothing]),
        ("2024-05-01", [Objects, Nothing, Remark, Nothing, Nothing, Objects, Nothing]),
        ("zu teuer", [Objects, Remark, Objects, Remark, Objects, Remark, Nothing]),
        ("unsubscribed", [Objects; 7]),
    ]
};

const ROLES: [OwnRole; 7] = [
    OwnRole::OptOut,
    OwnRole::OptIn,
    OwnRole::Status,
    OwnRole::PlainStatus,
    OwnRole::LeavingReason,
    OwnRole::LeavingDate,
    OwnRole::Other,
];

#[test]
fn two_tags_of_some_channels_each_are_no_objection_on_all() {
    let on = |channel: Channel, text: &str| OwnReading { channel, at: 0 }.read(text, OwnRule::of(OwnRole::Other)).says;
    for (text, channels) in [
        ("SMS abbestellt;Newsletter abbestellt", &[Channel::Email, Channel::Sms][..]),
        ("do not call, VIP", &[Channel::Phone]),
        ("do not call; E-Mail", &[Channel::Phone]),
        ("do not contact by phone, email, -", &[Channel::Phone, Channel::Email]),
        ("do not contact by phone, email,", &[Channel::Phone, Channel::Email]),
        ("keine Werbung per Post; E-Mail;", &[Channel::Post, Channel::Email]),
        ("do not contact by phone / email / ", &[Channel::Phone, Channel::Email]),
        ("do not call, email 2024-01-02", &[Channel::Phone, Channel::Email]),
        ("do not contact by phone, email, VIP", &[Channel::Phone, Channel::Email]),
        ("VIP | do not contact by phone | email |", &[Channel::Phone, Channel::Email]),
        ("do not call, Newsletter", &[Channel::Phone]),
        ("do not call, email", &[Channel::Phone, Channel::Email]),
        ("Katalog abbestellt; Newsletter", &[Channel::Post]),
        ("SMS abbestellt und Post abbestellt", &[Channel::Sms, Channel::Post]),
        ("keine Werbung per Post und keine Werbung per Telefon", &[Channel::Phone, Channel::Post]),
        ("Fax gesperrt", &[Channel::Fax]),
        ("abgemeldet per Fax", &[Channel::Email, Channel::Sms, Channel::Phone, Channel::Post, Channel::Fax]),
        ("gesperrt, Werbesperre Telefon", &[Channel::Email, Channel::Sms, Channel::Phone, Channel::Post, Channel::Fax]),
        ("do not contact by phone, email or post", &[Channel::Phone, Channel::Email, Channel::Post]),
        ("VIP; nicht per Telefon kontaktieren, SMS", &[Channel::Phone, Channel::Sms]),
    ] {
        for channel in [Channel::Email, Channel::Sms, Channel::Phone, Channel::Post, Channel::Fax] {
            assert_eq!(on(channel, text) == Says::Objects, channels.contains(&channel), "{text} on {channel}");
        }
    }
}

#[test]
fn every_kind_of_value_says_what_the_table_says_in_every_role() {
    for (text, expected) in VALUES {
        for (role, expected) in ROLES.into_iter().zip(expected) {
            assert_eq!(says(text, role), expected, "{text} in {role:?}");
        }
    }
}

#[test]
fn a_tag_that_can_only_mean_no_objects_among_others() {
    for text in [
        "(abgemeldet)",
        "[\"VIP\",\"unsubscribed\"]",
        "['VIP', 'abgemeldet']",
        "VIP;abgemeldet",
        "abgemeldet|VIP",
        "a, b, Unsubscribed ,c",
        "VIP; nicht erwünscht",
        "VIP ::: Abgemeldet ::: * myContacts",
        "vip\nunsubscribed",
        "vip\r\nabgemeldet\r\nneu",
        "VIP / unsubscribed",
        "unsubscribed / VIP",
        "s'est désabonné",
        "s’est désabonné",
        "VIP; S‘est désabonnée",
    ] {
        assert_eq!(says(text, OwnRole::Other), Says::Objects, "{text}");
    }
    // Free text is never searched, and names are no words.
    for text in
        ["bitte nicht mehr abgemeldet lassen", "Robinson", "Baja", "Stop", "unsubscribed from A and B", "VIP;Robinson"]
    {
        assert_eq!(says(text, OwnRole::Other), Says::Nothing, "{text}");
    }
}

#[test]
fn one_topic_that_says_yes_outweighs_the_no_of_another() {
    assert_eq!(says("Nein; Ja", OwnRole::OptIn), Says::Permits);
    assert_eq!(says("Nein; Nein", OwnRole::OptIn), Says::Declines);
    assert_eq!(says("Nein, danke", OwnRole::OptIn), Says::Declines);
    assert_eq!(says("Ja; abgemeldet", OwnRole::OptIn), Says::Objects);
}

#[test]
fn words_that_a_program_writes_as_one_are_taken_apart() {
    for text in ["doNotContact", "notSubscribed", "NonSubscribed", "optedOut", "OptOut"] {
        assert_eq!(says(text, OwnRole::OptIn), Says::Objects, "{text}");
    }
    assert_eq!(says("notUnsubscribed", OwnRole::OptOut), Says::Nothing);
    assert_eq!(says("doubleOptIn", OwnRole::Status), Says::Nothing);
    assert_eq!(says("doNotContact", OwnRole::Other), Says::Nothing, "may be a name elsewhere");
}

#[test]
fn a_permission_that_was_denied_or_never_given_is_none() {
    for text in ["declined", "denied", "rejected", "abgelehnt", "rejeté", "denegado", "negato", "afgewezen"] {
        for role in [OwnRole::OptIn, OwnRole::Status, OwnRole::LeavingReason] {
            assert_eq!(says(text, role), Says::Objects, "{text} in {role:?}");
        }
        assert_eq!(says(text, OwnRole::PlainStatus), Says::ObjectsIfSubscription, "{text}, perhaps of an offer");
        assert_eq!(says(text, OwnRole::OptOut), Says::Remark, "{text}: an objection, or somebody's wish to object");
        assert_eq!(says(text, OwnRole::Other), Says::Nothing, "{text}");
    }
    for text in ["soi", "SOI", "single opt-in"] {
        assert_eq!(says(text, OwnRole::OptIn), Says::Remark, "{text}");
        assert_eq!(says(text, OwnRole::Status), Says::Objects, "{text}");
    }
    for text in ["verstorben", "deceased", "ja (verstorben)", "décédée"] {
        assert_eq!(says(text, OwnRole::OptIn), Says::Objects, "{text}");
    }
    for text in ["never subscribed", "NEVER_SUBSCRIBED", "non-subscribed", "nicht senden"] {
        assert_eq!(says(text, OwnRole::OptIn), Says::Objects, "{text}");
        assert_eq!(says(text, OwnRole::Other), Says::Nothing, "{text}");
    }
}

#[test]
fn a_word_of_a_channel_limits_the_objection_to_it() {
    for text in ["Telefon", "SMS", "Fax; Post", "WhatsApp"] {
        assert_eq!(says(text, OwnRole::OptOut), Says::Nothing, "{text}");
    }
    for text in ["E-Mail", "Telefon, E-Mail", "Telefon; alle", "Mailing"] {
        assert_eq!(says(text, OwnRole::OptOut), Says::Objects, "{text}");
    }
    let sms = OwnReading { channel: Channel::Sms, at: AT };
    assert_eq!(sms.read("SMS", OwnRule::of(OwnRole::OptOut)).says, Says::Objects);
    assert_eq!(sms.read("E-Mail", OwnRule::of(OwnRole::OptOut)).says, Says::Nothing);
}

#[test]
fn a_block_ends_on_its_last_day() {
    for text in [
        "9999-12-31",
        "31.12.2099",
        "31.12.27",
        "2099",
        "bis 31.12.2099",
        "Ende 2030",
        "27.11.2026",
        "Mai",
        "ja",
        "unsubscribed",
    ] {
        assert_eq!(says(text, OwnRole::Until), Says::Objects, "{text}");
    }
    for text in ["01.01.2020", "01.01.20", "27.11.25", "Ende 2020", "2019", "bis 31.12.2021"] {
        assert_eq!(says(text, OwnRole::Until), Says::Remark, "{text}");
    }
    for text in ["", "0000-00-00", "nein"] {
        assert_eq!(says(text, OwnRole::Until), Says::Nothing, "{text}");
    }
}

#[test]
fn a_day_of_leaving_objects_however_it_is_spelt() {
    let days = "12.03.24|12/03/24|31.12.27|12-Mar-24|12 Mar 24|12MAR2024|Tue Mar 12 10:00:00 CET 2024|/Date(1710000000000)/|\
        03/04/24|Mai|Mai 2024|mai 24|2020|Q1/2024|KW 12/2024|Ende 2019|seit 2019|12. März|März|agosto|20240312|45363|202403|\
        12.03.2024 durch Max|on 12/03/2024 by admin|12.03.2024 (Telefon)|2024-03-12 10:00:00 +0100|{\"$date\":\"2024-03-12T10:00:00Z\"}";
    for text in days.split('|') {
        assert_eq!(says(text, OwnRole::LeavingDate), Says::Objects, "{text}");
    }
    for text in ["unbekannt", "Admin", "siehe Notiz", "3"] {
        assert_eq!(says(text, OwnRole::LeavingDate), Says::Remark, "{text}");
    }
    for text in ["0", "nein", "no", "00.00.0000", "0000-00-00 00:00:00", "1/0/00", "31.12.9999", ""] {
        assert_eq!(says(text, OwnRole::LeavingDate), Says::Nothing, "{text}");
    }
    // Nor is a day in a status taken for more than it is.
    assert_eq!(says("31.01.2024 abgemeldet", OwnRole::Status), Says::Objects);
    assert_eq!(says("2024-01-31 Import", OwnRole::OptIn), Says::Remark);
    assert_eq!(says("mai", OwnRole::OptIn), Says::Declines);
}

#[test]
fn a_delivery_that_failed_for_now_is_a_remark() {
    let bounce = OwnRule { bounce: true, ..OwnRule::of(OwnRole::OptOut) };
    let reading = OwnReading { channel: Channel::Email, at: AT };
    for (text, expected) in [
        ("soft", Says::Remark),
        ("Soft Bounce", Says::Remark),
        ("hard", Says::Objects),
        ("1", Says::Objects),
        ("yes", Says::Objects),
        ("rejected", Says::Objects),
        ("2024-05-01", Says::Objects),
        ("0", Says::Nothing),
        ("delivered", Says::Nothing),
        ("OK", Says::Remark),
        ("valid", Says::Remark),
        ("gültig", Says::Remark),
        ("2", Says::Remark),
        ("17", Says::Remark),
    ] {
        let statement = reading.read(text, bounce);
        assert_eq!((statement.says, statement.bounce), (expected, true), "{text}");
    }
    let status = reading.read("hard bounce", OwnRule::of(OwnRole::Status));
    assert_eq!((status.says, status.bounce), (Says::Objects, true));
    assert_eq!(says("3", OwnRole::SoftBounce), Says::Remark);
    assert_eq!(says("0", OwnRole::SoftBounce), Says::Nothing);
}

#[test]
fn what_the_column_is_about_may_itself_be_in_force_or_ended() {
    for text in ["aktiv", "bestätigt", "confirmed", "inscrit", "ok"] {
        assert_eq!(says(text, OwnRole::OptOut), Says::Objects, "{text}");
        assert_eq!(says(text, OwnRole::Status), Says::Nothing, "{text}");
    }
    assert_eq!(says("aufgehoben", OwnRole::OptOut), Says::Nothing);
    assert_eq!(says("zurückgezogen", OwnRole::OptIn), Says::Objects);
}

#[test]
fn a_status_of_a_subscription_passes_words_of_being_subscribed_only() {
    let active = "active|Subscribed|AKTIV|abonné|opted_in|double opt-in|doi|Opt-In bestätigt|Opt-In besta\u{308}tigt|\
        aktiv seit 2024-01-01|Aktiv (Newsletter)|subscribed 12.03.2024|abonniert: ja|angemeldet am 01.02.2023|ja|Yes|oui|TRUE|\
        1|'1|=\"1\"|aktiv.|k.A.|--|Express|Marketing contact|delivered|confirmed opt-in|\
        subscribed (double opt-in)|confirmed via e-mail|active since 2019|Subscribed via form|abonné depuis le 12/03/2024|\
        angemeldet über Webformular|suscrito desde 2019|iscritto dal 2019|ingeschreven via website|active customer|yes (DOI)|\
        Opt-in: yes 12.03.2024 10:15:00|subscribed - 2024-03-12T10:00:00Z|Active Member|aktiv seit Mai 2020|active since March 2021|Subscribed (VIP)|aktiv (Newsletter und SMS)";
    for value in active.split('|') {
        assert_eq!(says(value, OwnRole::Status), Says::Nothing, "{value:?}");
    }
    let left = "no|nein|0|0.0|keine|non|false|opt-in requested|Opt-In ausstehend|opt-in: nein|opt-in: 0|aktiv bis 2020|\
        active, unsubscribed|active (bounced)|aktivierung ausstehend|activation|abonniert nicht|not subscribed|inaktiv|\
        aktiv (Werbesperre)|active hard bounce|active / blocked|active/blocked|aktiv verstorben|confirmed cancelled|\
        aktiv gekündigt|confirmed objection|active till 2019|confirmed (DNC)|ok stop|valid objection|active?|aktiv - Sperre|\
        actif (désinscrit)|abonné - plainte|activo (baja)|suscrito, cancelado|attivo (revocato)|iscritto (rimosso)|\
        actief (geblokkeerd)|ingeschreven tot 2019|angemeldet SMS only|subscribed (single opt-in)|iscritto mai|yes (DNC)|ja, aber Sperre|\
        opt-out|opt in / opt out|subscribed: false|Double Opt-In offen|2|angemeldet, widerrufen|Non-marketing contact|held";
    for value in left.split('|') {
        assert_eq!(says(value, OwnRole::Status), Says::Objects, "{value:?}");
    }
}

#[test]
fn what_stands_behind_a_permission_takes_it_back_only_if_it_says_so() {
    let holding = "active (gold)|active - Munich office|subscribed at trade fair|abonniert über Gewinnspiel|\
        aktiv (Stammkunde Hamburg)|aktiv seit Hausmesse Köln|confirmed - imported|confirmed: legacy migration|\
        abonné (salon de Lyon)|inscrit - boutique|suscrito desde feria Madrid|activo (tienda)|iscritto tramite fiera|\
        attivo (cliente oro)|ingeschreven via beurs|actief (goud)|angemeldet beim Tag der offenen Tür|yes (fair 2019)|ja - Hotline";
    for value in holding.split('|') {
        assert_eq!(says(value, OwnRole::Status), Says::Nothing, "{value:?}");
        assert_eq!(says(value, OwnRole::OptIn), Says::Permits, "{value:?}");
    }
    let taken_back = "confirmed fraud|active dispute|active complaint|confirmed dead|subscribed - do not mail|subscribed to nothing|\
        abonniert bis zur Messe|abonniert gewesen|aktiv (früher)|aktiv (Adresse falsch)|subscribed in error|subscribed, but only SMS|\
        abonné jusqu'en 2019|abonné (erreur)|suscrito hasta 2019|suscrito (ya no)|iscritto fino al 2019|iscritto per errore|\
        iscritto (scaduto)|ingeschreven maar wil niet|actief (overleden)|aktiv - Abmeldung folgt|was subscribed|formerly active|\
        active -> inactive|active → left|valid objection by letter|accepted complaint by phone|active (gold)?|gold active";
    for value in taken_back.split('|') {
        assert_eq!(says(value, OwnRole::Status), Says::Objects, "{value:?}");
        assert_ne!(says(value, OwnRole::OptIn), Says::Permits, "{value:?}");
    }
    for value in ["active (gold)", "aktiv - Hamburg"] {
        assert_eq!(says(value, OwnRole::PlainStatus), Says::Nothing, "{value:?}");
    }
    // The contrary of a permission is no column to look for one in.
    assert_eq!(says("active (gold)", OwnRole::OptOut), Says::Objects);
}

#[test]
fn an_objection_without_an_end_objects() {
    for text in [
        "forever",
        "indefinitely",
        "unbegrenzt",
        "unbefristet",
        "dauerhaft",
        "permanent",
        "auf Widerruf",
        "bis auf Widerruf",
        "bis auf Weiteres",
        "illimité",
        "indefinido",
        "per sempre",
        "onbepaald",
        "until further notice",
        "lebenslang",
    ] {
        let statement = OwnReading { channel: Channel::Email, at: AT }.read(text, OwnRule::of(OwnRole::Until));
        assert_eq!((statement.says, statement.bounce), (Says::Objects, false), "{text}");
        assert_eq!(says(text, OwnRole::Other), Says::Nothing, "{text}");
    }
}
