//! The list's own columns, and where its header is: what rejects a row, what does not, and what is said about it.

use super::*;

/// A list under titles with one own column of each sort.
const LIST: &str = "Kontaktliste Mai;;;;;;;\n\nName;E-Mail;Abgemeldet;Status;Newsletter A;Newsletter B;SMS_BLACKLISTED;Tags\n\
    A;a@s.example;;Kunde;ja;nein;Yes;VIP\nB;b@s.example;ja;Lead;ja;nein;No;\nC;c@s.example;nein;Kunde;nein;ja;;VIP|abgemeldet\n\
    D;d@s.example;nein;Kunde;ja;ja;;Neu\n";

/// The rows of a list that are kept without any suppression list, by the first letter of the address.
pub(super) fn kept(list: &str, flags: &[&str]) -> String {
    let place = place();
    place.write("in.csv", list);
    let args = ["clean", "in.csv", "--without-lists", "--min-kept=0"];
    drop(place.scrub(&[&args, flags].concat()).code(0).any_words());
    let clean = place.text("in.clean.csv");
    let people = clean.lines().filter_map(|line| line.split_once('@')).filter_map(|(before, _)| before.chars().last());
    people.collect()
}

#[test]
fn the_opt_out_column_under_titles_is_not_lost() {
    assert_eq!(kept(LIST, &[]), "ad");
    let place = place();
    place.write("in.csv", LIST);
    let clean = place.scrub(&["clean", "in.csv", "--without-lists"]).code(0).says("header in line 3");
    drop(clean.says("rejected rows: \"Abgemeldet\" 1 row (yes: 1), ").says("--column optin=\"Newsletter A\""));
    assert!(place.text("in.clean.csv").starts_with("Kontaktliste Mai;;;;;;;\n\nName;E-Mail;"));
    assert!(place.text("in.rejected.csv").lines().next().unwrap().starts_with("scrub_line;scrub_reason;"));
    for list in [
        ";;;\nName;E-Mail;Abgemeldet\nA;a@s.example;\nB;b@s.example;ja\n",
        "sep=;\nListe\nName;E-Mail;Abgemeldet\nA;a@s.example;\nB;b@s.example;ja\n",
    ] {
        assert_eq!(kept(list, &[]), "a", "{list}");
    }
}

#[test]
fn a_flag_adds_a_column_and_the_campaign_may_name_its_own() {
    let list = "email;Newsletter;Werbesperre\na@x.example;ja;\nb@x.example;ja;ja\nc@x.example;x;\n";
    assert_eq!(kept(list, &["--column=optout=Newsletter"]), "");
    assert_eq!(kept(list, &["--column=optin=Newsletter"]), "ac");
    assert_eq!(kept(list, &["--column=email=email", "--only-columns"]), "abc");
    let topics = "email;News A;News B\na@x.example;ja;nein\nb@x.example;nein;ja\nc@x.example;nein;nein\n"
        .replace("News", "Newsletter");
    assert_eq!(kept(&topics, &[]), "ab");
    assert_eq!(kept(&topics, &["--column=optin=Newsletter A"]), "a");
}

#[test]
fn a_word_that_can_only_mean_no_objects_in_any_column_and_in_every_row_of_its_people() {
    let list = "email,Notiz,Ort\na@x.example,,Rom\nb@x.example,,Bonn\na@x.example,abgemeldet,Rom\nc@x.example,,abgemeldet lassen\n";
    assert_eq!(kept(list, &["--keep-duplicates"]), "bc");
    // From a pipe, which cannot be read again, it stops the run.
    let place = place();
    let piped = place.scrub_with(&["clean", "-", "--without-lists", "-o", "out.csv"], list.as_bytes()).code(2);
    drop(piped.says("line 4, column 2").says("Write the list to a file").says("--column status=2"));
    assert!(!place.exists("out.csv"));
    let named = ["clean", "-", "--without-lists", "-o", "out.csv", "--column=status=2"];
    drop(place.scrub_with(&named, list.as_bytes()).code(0).any_words());
    assert_eq!(place.text("out.csv"), "email,Notiz,Ort\nb@x.example,,Bonn\nc@x.example,,abgemeldet lassen\n");
}

#[test]
fn a_doubtful_word_objects_where_the_list_speaks_of_a_subscription() {
    let list = |other: &str| format!("email,state\na@x.example,cancelled\nb@x.example,{other}\na@x.example,active\n");
    assert_eq!(kept(&list("subscribed"), &["--keep-duplicates"]), "b");
    assert_eq!(kept(&list("CA"), &["--keep-duplicates"]), "aba");
}

#[test]
fn a_bounce_of_the_list_itself_is_no_objection() {
    let place = place();
    place.write("in.csv", "email,bounced,unsubscribed\na@x.example,yes,\nb@x.example,,yes\nc@x.example,soft,\n");
    drop(place.scrub(&["clean", "in.csv", "--without-lists"]).code(0).any_words());
    let reasons = serde_json::json!({ "deliver.hard-bounce": 1, "optout.column": 1 });
    assert_eq!(place.json("in.report.json")["reasons"], reasons);
}

#[test]
fn columns_shows_how_each_one_is_read_and_nobody() {
    let place = place();
    place.write("in.csv", LIST.replace(";Neu", ";neu@s.example"));
    let shown = place.scrub(&["columns", "in.csv"]).code(0).prints("header in line 3").prints("\"Abgemeldet\"");
    let shown = shown.prints("yes: objects").prints("optout (sms,messenger)").prints("no: not asked");
    drop(shown.prints("\"VIP|abgemeldet\"").prints("a word of objection: objects"));
    let ran = place.scrub(&["columns", "in.csv", "--format=json", "--ignore-column=Tags", "--channel=sms"]).code(0);
    let text = ran.streams().0;
    assert!(!text.contains("s.example"), "{text}");
    let report: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(
        (&report["schema"], &report["rows"], &report["header_line"]),
        (&"scrub.columns/1".into(), &4.into(), &3.into())
    );
    assert_eq!(report["columns"][7]["why"], "not read: you said so");
    assert_eq!(report["columns"][6]["values"][1]["says"], "objects");
    drop(place.scrub(&["columns", "gone.csv"]).code(2).says("cannot read gone.csv"));
}

#[test]
fn columns_shows_words_and_nobody() {
    let place = place();
    let rows =
        "max@x.example;Max;491711234567;max.muster at gmail.com;ja;DE89 3704 0044 0532 0130 00;Rom;4711081\n".repeat(3);
    place.write("in.csv", format!("E-Mail;Vorname;Nr;Zweite;Newsletter;Konto;Ort;Grund der Abmeldung\n{rows}"));
    let ran = place.scrub(&["columns", "in.csv"]).code(0).prints("\"Rom\"").prints("\"ja\"").prints("\"***\"");
    let text = ran.streams().0;
    for secret in ["Max", "49171", "muster", "DE89", "3704", "4711081", "x.example"] {
        assert!(!text.contains(secret), "{secret}: {text}");
    }
    // Of a list without a header the first line is no names of columns either.
    for row in ["Max Muster,491711234567,Rom\nEva,491717654321,Bonn\n", "Max,DE89370400440532013000\nEva,DE00\n"] {
        place.write("in.csv", row);
        let text = place.scrub(&["columns", "in.csv"]).code(0).prints("\"column 1\"").streams().0;
        assert!(!text.contains("Max") && !text.contains("37040") && !text.contains("49171"), "{text}");
        let refused = place.scrub(&["clean", "in.csv", "--without-lists"]).code(2).says("\"column 1\", \"column 2\"");
        drop(refused.never_says("Max").never_says("370400").never_says("49171"));
    }
    place.write("in.csv", "Name,Telefon,491711234567\nMax,1,2\n");
    drop(place.scrub(&["clean", "in.csv", "--without-lists"]).code(2).says("\"Name\", \"Telefon\", \"column 3\""));
}

#[test]
fn columns_leaves_nothing_out_without_a_word_and_says_what_clean_would() {
    let place = place();
    let rows: String =
        (0..12).map(|n| format!("p{n}@x.example;erlaubt;aktiv;;;nein;wort{}\n", "x".repeat(n))).collect();
    let last = "q@x.example;untersagt;inaktiv;Mahnsperre;nein;ja;abgemeldet\n";
    place.write(
        "in.csv",
        format!("E-Mail;Werbliche Ansprache;Status;Gesperrt;Einwilligung E-Mail;Newsletter;Tags\n{rows}{last}"),
    );
    let ran = place.scrub(&["columns", "in.csv"]).code(0).prints("*** stands for what may tell who somebody is");
    let text = ran.streams().0;
    let lines: Vec<String> = text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    for line in [
        "\"untersagt\" 1 a word of objection: objects",
        "\"inaktiv\" 1 a doubtful word: a remark: no value of the column speaks of a subscription",
        "\"***\" 1 other text: objects",
        "\"nein\" 1 no: objects",
        "\"nein\" 12 no: objects, unless another opt-in column for the same channels says yes",
        "\"abgemeldet\" 1 a word of objection: objects",
        "and 12 other values 12",
    ] {
        assert!(lines.iter().any(|shown| shown == line), "{line}\n{text}");
    }
    let report = place.scrub(&["columns", "in.csv", "--format=json"]).code(0);
    let tags = &serde_json::from_str::<serde_json::Value>(&report.streams().0).unwrap()["columns"][6];
    assert_eq!((&tags["others"], &tags["other_rows"]), (&12.into(), &12.into()));
}

#[test]
fn an_address_in_an_own_column_takes_no_objection_away() {
    let list =
        "E-Mail;Abgemeldet\na@x.example;\nb@x.example;boss@us.example\nc@x.example;chef@us.example\nd@x.example;ja\n";
    assert_eq!(kept(list, &[]), "a");
    // Nor does an address column keep the words of objection in it from being read.
    let list = "id;E-Mail;E-Mail 2\n1;a@x.example;abgemeldet\n2;b@x.example;b2@x.example\n3;c@x.example;unsubscribed\n";
    assert_eq!(kept(list, &[]), "b");
    // One address in a column of notes makes no column of addresses.
    let notes = |row| if row == 7 { "Rechnung an max@us.example" } else { "" };
    let rows: String = (0..50).map(|row| format!("p{row}@x.example;{}\n", notes(row))).collect();
    let place = place();
    place.write("in.csv", format!("E-Mail;Notiz\n{rows}"));
    place.write("list.txt", "max@us.example\n");
    drop(place.scrub(&["clean", "in.csv", "--suppress=list.txt"]).code(0).says("kept 50"));
}

#[test]
fn blank_surplus_fields_move_nothing() {
    let list = "E-Mail;Abgemeldet;Name\na@x.example;;A\nb@x.example;;B\nc@x.example;;Carla;\n";
    assert_eq!(kept(list, &[]), "abc");
}

#[test]
fn a_newsletter_by_another_way_is_a_topic_of_that_way() {
    let list = "E-Mail;SMS Newsletter;E-Mail Newsletter\na@x.example;ja;nein\nb@x.example;nein;ja\n";
    assert_eq!(kept(list, &[]), "b");
}

/// Of each `name = cell`, those that do not end as `is_kept` says: in a list where one row has the cell and two have none.
fn that_end_otherwise(pairs: &str, is_kept: bool) -> Vec<&str> {
    let ends_otherwise = |pair: &&str| {
        let (name, cell) = pair.split_once(" = ").unwrap();
        let list = format!("email;\"{name}\"\na@x.example;{cell}\nb@x.example;\nc@x.example;\n");
        kept(&list, &[]) != if is_kept { "abc" } else { "bc" }
    };
    pairs.lines().map(str::trim).filter(ends_otherwise).collect()
}

#[test]
fn words_of_something_else_in_a_name_hide_no_objection() {
    let objecting = "\
        Discount newsletter = no
        Unsubscribed from Discounts = yes
        Werbeansprache erlaubt = nein
        Keine Ansprache = ja
        Newsletter Turkey = no
        Dealer Opt Out = Yes
        Ticket newsletter = abgemeldet
        Ticket newsletter = nein
        Opted out of email: Ticket sales = true
        Email Marketing Status Code = UNSUBSCRIBED
        status_id = unsubscribed
        Total unsubscribed = yes
        Unsubscribe reason code = 5
        Unsubscribe reason code = 17
        Datenschutz-Einwilligung Werbung = nein
        Privacy consent marketing = no
        Kontosperre = abgemeldet
        Bestellstatus = unsubscribed
        Rechnungsversand = désinscrit
        Subscriber ID = unsubscribed
        Newsletter-Sprache = abgemeldet
        unsub code = ja
        Désabonné commande = oui
        Baja pedidos = sí
        Newsletter ordini = no
        Karate-Newsletter = nein";
    assert_eq!(that_end_otherwise(objecting, false), [] as [&str; 0]);
    let passing = "\
        Kontosperre = ja
        Liefersperre = gesperrt
        Kreditsperre = gesperrt
        Payment status = refused
        Zahlungsart = widerrufen
        Rechnungsstatus = widersprochen
        Order status = do not ship
        Rechnung per E-Mail = nein
        Bestellstatus = storniert
        Unsubscribe Link = https://x.example/u/1
        List-Unsubscribe = <https://x.example/u/1>
        unsub code = A8F3K2
        Unsubscribe rate = 0.02
        Subscriber ID = 0
        Subscriber language = no
        Datenschutz gelesen = nein
        Cookie consent = no
        Datenschutz-Einwilligung = nein";
    assert_eq!(that_end_otherwise(passing, true), [] as [&str; 0]);
    let place = place();
    place.write("in.csv", "email;Kontosperre;unsub code\na@x.example;ja;A8F3K2\n");
    let ran = place.scrub(&["clean", "in.csv", "--without-lists"]).code(0);
    let ran = ran.says("column \"Kontosperre\" was not read: its name is about something else as well");
    drop(ran.says("column \"unsub code\" was not read: its cells are no answers to what its name asks"));
}

#[test]
fn names_of_another_way_of_joining_and_of_questions_are_read() {
    let objecting = "\
        News Letter = nein
        News-Letter = nein
        News_Letter = nein
        Audience status = Unsubscribed
        Newsletter Partner = abgemeldet
        Partner-Newsletter = unsubscribed
        Blog post unsubscribed = yes
        LinkedIn post opt-out = yes
        post-purchase newsletter = no
        Newsletter at checkout = No
        Opted in at checkout = No
        Newsletter-Einwilligung am POS = nein
        Opt-in on website = No
        Marketing data consent = No
        Inscrit newsletter le = non
        Dürfen wir Ihnen schreiben? = nein
        Kontakt per E-Mail = nein
        Newsletter (Abmeldelink in jeder Mail) = nein
        Newsletter (jederzeit abbestellbar) = nein
        I want the newsletter and can unsubscribe at any time = no
        Möchten Sie unseren Newsletter per E-Mail erhalten? Sie können den Newsletter jederzeit über den Link am Ende jeder Ausgabe abbestellen. = Nein
        Souhaitez-vous recevoir nos offres par e-mail ? Vous pourrez vous désinscrire à tout moment en cliquant sur le lien au bas de chaque message. = Non
        Bitte senden Sie mir keine Werbung mehr zu. Ihre Angaben werden danach nur noch für laufende Bestellungen und Rechnungen verwendet. = ja";
    assert_eq!(that_end_otherwise(objecting, false), [] as [&str; 0]);
    let passing = "\
        Newsletter abonniert am = 02.03.2020
        Consent date = 2020-01-01
        Opt-in Datum = 45292
        Partner newsletter = nein
        Newsletter per Post = nein
        Lieferschein per E-Mail = nein
        Rechnung per E-Mail = nein
        Bounce count = 1
        Newsletter (jederzeit abbestellbar) = ja
        Möchten Sie unseren Newsletter per E-Mail erhalten? Sie können den Newsletter jederzeit über den Link am Ende jeder Ausgabe abbestellen. = Ja
        Wie hat Ihnen der Besuch gefallen? Wir lesen jede Antwort, und wer den Newsletter hat, findet eine Auswahl davon in der nächsten Ausgabe. = nein";
    assert_eq!(that_end_otherwise(passing, true), [] as [&str; 0]);
    // What is asked far behind is a remark.
    let place = place();
    let asked = format!("Bitte lesen Sie dies. {} Der Newsletter kommt monatlich.", "Danke für Ihre Zeit. ".repeat(6));
    place.write("in.csv", format!("email;\"{asked}\"\na@x.example;nein\nb@x.example;unsubscribed\n"));
    drop(
        place
            .scrub(&["clean", "in.csv", "--without-lists"])
            .code(0)
            .says("what 1 row says there rejects nobody (no: 1)"),
    );
    assert_eq!(place.text("in.clean.csv").lines().count(), 2);
}

#[test]
fn what_ended_or_is_about_something_else_rejects_nobody() {
    let passing = "\
        Block = B2
        Held = 5
        Robinson-Abgleich am = 2024-01-01
        Blacklist check = ok
        Spam check = passed
        Widerspruch zurückgezogen = ja
        Werbesperre aufgehoben = ja
        Sperre aufgehoben am = 01.02.2024
        Opt-out revoked = yes
        Opposition levée = oui
        Baja anulada = sí
        Blokkade opgeheven = ja
        Wegfahrsperre = ja
        Service Agreement = No
        Fahrerlaubnis = nein
        Haustiere erlaubt = nein
        Photo consent = No
        Newsletter gelesen = nein
        Newsletter opened = no
        Wilaya = no
        Mandat widerrufen = ja
        Inaktiv = ja
        Inactive = yes";
    assert_eq!(that_end_otherwise(passing, true), [] as [&str; 0]);
    let objecting = "\
        Block = yes
        Held = x
        Widerspruch/Widerruf = ja
        Abgemeldet/abgelehnt = ja
        Newsletter inaktiv = ja
        Consent to updates = no
        Sperre aufgehoben am = gesperrt
        Removed from list = yes";
    assert_eq!(that_end_otherwise(objecting, false), [] as [&str; 0]);
}

#[test]
fn a_column_named_after_domains_or_digests_answers_where_its_cells_do() {
    for name in [
        "Domain blocked",
        "Hashed opt-out",
        "Domain unsubscribed",
        "Domain Sperre",
        "Blocked domain",
        "SHA-256 opt-out",
    ] {
        let list = format!("email;{name}\na@x.example;yes\nb@x.example;no\nc@x.example;\n");
        assert_eq!(kept(&list, &[]), "bc", "{name}");
        let list = format!("email;{name}\na@x.example;firma.example\nb@x.example;\n");
        assert_eq!(kept(&list, &[]), "ab", "{name}");
    }
}
#[test]
fn a_day_of_leaving_rejects_however_it_is_spelt() {
    for day in ["12.03.24", "12-Mar-24", "12MAR2024", "/Date(1710000000000)/", "Mai", "20240312", "45363", "Q1/2024"] {
        for name in ["Abgemeldet am", "Unsubscribed on", "Date de désinscription", "Fecha de baja"] {
            assert_eq!(kept(&format!("E-Mail;{name}\na@x.example;{day}\nb@x.example;\n"), &[]), "b", "{name}: {day}");
        }
    }
    for (name, day) in [("Unsubscribed", "20240312"), ("Abgemeldet", "45363"), ("gesperrt bis", "31.12.99")] {
        assert_eq!(kept(&format!("E-Mail;{name}\na@x.example;{day}\nb@x.example;\n"), &[]), "b", "{name}: {day}");
    }
}

#[test]
fn a_word_of_permission_hides_no_word_behind_it() {
    for status in ["aktiv (Werbesperre)", "active / blocked", "confirmed cancelled", "active till 2019", "ok stop"] {
        let list = format!("E-Mail;Newsletterstatus\na@x.example;{status}\nb@x.example;active since 2019\n");
        assert_eq!(kept(&list, &[]), "b", "{status}");
    }
}

#[test]
fn the_named_topic_takes_no_objection_away_where_it_says_nothing() {
    let list = "email;Infos;Newsletter\na@x.example;;nein\nb@x.example;ja;nein\nc@x.example;nein;ja\nd@x.example;;ja\n\
        e@x.example;k.A.;nein\nf@x.example;nein;\n";
    assert_eq!(kept(list, &["--column=optin=Infos"]), "d");
    assert_eq!(kept(list, &[]), "cdf", "a name that says nothing");
    let topics = "email;Newsletter A;Newsletter B;Newsletter C\na@x.example;;ja;nein\nb@x.example;;nein;nein\n";
    assert_eq!(kept(topics, &["--column=optin=Newsletter A"]), "a");
}

#[test]
fn the_named_topic_frees_no_no_to_any_contact() {
    for general in [
        "Global opt-in",
        "Gesamt-Einwilligung",
        "Allgemeine Einwilligung",
        "Werbliche Ansprache",
        "Werbung",
        "is_subscribed",
    ] {
        let list = format!("E-Mail;{general};Newsletter;Infobrief\na@x.example;nein;ja;ja\nb@x.example;ja;ja;ja\n");
        assert_eq!(kept(&list, &[]), "b", "{general}");
        assert_eq!(kept(&list, &["--column=optin=Newsletter"]), "b", "{general}");
    }
    // A flag takes nothing from those that were found, whatever they are about.
    for (names, cells) in [
        ("Produktinfo;Newsletter", "ja;nein"),
        ("Newsletter;Werbung", "ja;nein"),
        ("Kunde;Produktnews abonniert", "ja;nein"),
        ("Events;Marketing", "ja;nein"),
        ("Newsletter;Einladungen", "ja;nein"),
    ] {
        let list = format!("E-Mail;{names}\na@x.example;{cells}\nb@x.example;ja;ja\n");
        let first = names.split(';').next().unwrap();
        assert_eq!(kept(&list, &[&format!("--column=optin={first}")]), "b", "{names}");
    }
    let list = "E-Mail;Einwilligung E-Mail;Newsletter;Infobrief\na@x.example;nein;ja;ja\nb@x.example;ja;nein;ja\n\
        c@x.example;ja;nein;nein\nd@x.example;ja;ja;ja\n";
    for (flags, expected) in [
        (&[][..], "bd"),
        (&["--column=optin=Newsletter"], "d"),
        (&["--column=optin=Infobrief"], "bd"),
        (&["--column=optin=Infobrief", "--ignore-column=Einwilligung E-Mail"], "abd"),
    ] {
        assert_eq!(kept(list, flags), expected, "{flags:?}");
    }
}

#[test]
fn a_general_yes_frees_no_particular_no() {
    for (general, particular) in [
        ("Accepts Marketing", "Accepts Email Marketing"),
        ("Einwilligung Datenspeicherung", "Newsletter"),
        ("Consentement", "Newsletter"),
        ("Einwilligung", "E-Mail-Werbung erlaubt"),
        ("Consenso", "Consenso email"),
    ] {
        let rows = "a@x.example;yes;no\nb@x.example;yes;yes\nc@x.example;yes;\nd@x.example;no;yes\ne@x.example;no;\n";
        assert_eq!(kept(&format!("email;{general};{particular}\n{rows}"), &[]), "bc", "{general}, {particular}");
    }
}

#[test]
fn how_often_something_bounced_and_that_it_did_not_reject_nobody() {
    let list = "email;Bounces\na@x.example;0\nb@x.example;1\nc@x.example;2\n";
    assert_eq!(kept(list, &[]), "abc");
    let list = "email;Bounced\na@x.example;OK\nb@x.example;valid\nc@x.example;delivered\nd@x.example;yes\n";
    assert_eq!(kept(list, &[]), "abc");
}

#[test]
fn what_only_columns_drops_is_a_remark() {
    let place = place();
    place.write("in.csv", "email,Abgemeldet,Newsletter\na@x.example,ja,\n");
    let ran = place.scrub(&["clean", "in.csv", "--without-lists", "--column=email=email", "--only-columns"]).code(0);
    let ran = ran.says("column \"Abgemeldet\" was not read").says("--column optout=\"Abgemeldet\"");
    drop(ran.says("column \"Newsletter\" was not read").says("--ignore-column \"Newsletter\""));
    let ignored = ["--ignore-column=Abgemeldet", "--ignore-column=Newsletter"];
    let args = ["clean", "in.csv", "--without-lists", "--column=email=email", "--only-columns", "--force"];
    let ran = place.scrub(&[&args[..], &ignored].concat()).code(0);
    assert!(!ran.streams().1.contains("was not read"));
}

#[test]
fn a_word_about_all_channels_objects_in_a_column_about_another_one() {
    for (name, word) in [
        ("SMS status", "Unsubscribed from all"),
        ("SMS status", "globally unsubscribed"),
        ("Phone status", "do not contact"),
        ("SMS opt-in", "verstorben"),
        ("Telefonsperre", "nicht mehr kontaktieren"),
        ("WhatsApp opt-out", "ne plus contacter"),
        ("Fax", "no contactar"),
    ] {
        let list = format!("email,{name}\na@x.example,{word}\nb@x.example,subscribed\na@x.example,\n");
        assert_eq!(kept(&list, &["--keep-duplicates"]), "b", "{name}: {word}");
    }
    for (name, word) in [("SMS status", "unsubscribed"), ("Telefonsperre", "ja"), ("SMS opt-in", "no")] {
        let list = format!("email,{name}\na@x.example,{word}\n");
        assert_eq!(kept(&list, &[]), "a", "{name}: {word}");
        let place = place();
        place.write("in.csv", list);
        let ran = place.scrub(&["clean", "in.csv", "--without-lists"]).code(0);
        drop(ran.says(&format!("column \"{name}\": about other channels")));
    }
}

#[test]
fn an_answer_to_what_nobody_knows_is_a_remark() {
    let place = place();
    place.write(
        "in.csv",
        "email,Xyz,Kappa,Ort,Rechnung per E-Mail\na@x.example,nein,,Rom,nein\nb@x.example,ja,0,Bonn,ja\n",
    );
    let ran = place.scrub(&["clean", "in.csv", "--without-lists"]).code(0);
    let ran = ran.says("columns \"Xyz\", \"Kappa\": not read, and they say mostly yes and no");
    drop(ran.says("--column optout=NAME (a yes objects) or --column optin=NAME"));
    let flags = ["--ignore-column=Xyz", "--column=optin=Kappa", "--force"];
    let ran = place.scrub(&[&["clean", "in.csv", "--without-lists"][..], &flags].concat()).code(0);
    assert!(!ran.streams().1.contains("mostly yes and no"));
}

#[test]
fn what_ended_a_permission_objects_and_what_explains_it_turns_nothing() {
    let ended = "Einwilligung entzogen, Zustimmung erloschen, Consent lapsed, Newsletter gestoppt, Newsletter stopped, \
        Newsletter pausiert, Newsletter storniert, Former subscriber, Ehemaliger Abonnent, Objects to marketing, Objected, \
        GDPR objection, Nessuna newsletter, Opt-Out Status, Unsubscribe status, Suppression status, Consentimiento retirado, \
        Newsletter arrêtée, Aus Newsletter entfernt, Bounce Status, Please remove me from the mailing list, \
        Soll ich Sie aus dem Verteiler nehmen?";
    for name in ended.split(", ") {
        for (yes, no) in [("ja", "nein"), ("1", "0"), ("true", "false")] {
            let pairs = format!("{name} = {yes}");
            assert_eq!(that_end_otherwise(&pairs, false), [] as [&str; 0], "{name}");
            let pairs = format!("{name} = {no}");
            assert_eq!(that_end_otherwise(&pairs, true), [] as [&str; 0], "{name}");
        }
    }
    let explained = [
        "I agree to receive marketing emails from Acme and can withdraw my consent at any time",
        "Consent to email marketing, withdrawal possible at any time",
        "I give permission to be contacted by email until I revoke it",
        "Sign me up for the newsletter - no spam, unsubscribe anytime",
        "Ich stimme dem Erhalt von E-Mails zu, bis ich widerrufe",
        "Einwilligung E-Mail, widerruflich",
        "Wollen Sie im Verteiler bleiben?",
    ];
    for name in explained {
        assert_eq!(that_end_otherwise(&format!("{name} = ja"), true), [] as [&str; 0], "{name}");
        assert_eq!(that_end_otherwise(&format!("{name} = nein"), false), [] as [&str; 0], "{name}");
    }
}

#[test]
fn answers_with_manners_and_words_of_one_channel_are_read() {
    let objecting = "\
        Newsletter = Auf keinen Fall
        Newsletter = Lieber nicht
        Newsletter = Bitte nicht
        Newsletter = No thanks
        Newsletter = Nein, danke!
        Newsletter = No gracias
        Newsletter = ❌
        Tags = Do not e-mail!
        Notiz = do not e-mail
        Solicit Code = Do Not Email
        Bounce Status = bounced
        Bounce = hard";
    assert_eq!(that_end_otherwise(objecting, false), [] as [&str; 0]);
    let passing = "\
        Newsletter = Ja, gerne
        Newsletter = Yes please
        Möchten Sie den Newsletter abbestellen? = Nein, danke
        Tags = do not call
        Tags = nicht anrufen
        Notiz = keine SMS
        push_subscribe = unsubscribed
        Push notifications = no
        Bounce = Nicht gebounced
        Bounce = Kein Bounce
        Bounce = Pas de rebond
        Bounce = unbounced
        Bounce Status = ok
        Status = soft bounce
        Zahlungsart = widerrufen";
    assert_eq!(that_end_otherwise(passing, true), [] as [&str; 0]);
    // What is mostly yes and no is told of, whatever else some wrote.
    let place = place();
    place.write(
        "in.csv",
        "email;Einladung schicken\na@x.example;ja\nb@x.example;nein\nc@x.example;nein danke\nd@x.example;vielleicht\n",
    );
    drop(
        place
            .scrub(&["clean", "in.csv", "--without-lists"])
            .code(0)
            .says("\"Einladung schicken\": not read, and they say mostly yes and no"),
    );
}

#[test]
fn a_delivery_that_failed_speaks_of_one_address_and_a_wish_of_all() {
    let list = |name: &str| {
        format!(
            "E-Mail;E-Mail 2;{name}\na@x.example;b@x.example;ja\nb@x.example;;\na@x.example;;nein\nc@x.example;a@x.example;\n"
        )
    };
    assert_eq!(kept(&list("Hard Bounce"), &["--keep-duplicates"]), "b");
    assert_eq!(kept(&list("Abgemeldet"), &["--keep-duplicates"]), "");
}

#[test]
fn the_primary_address_has_the_surest_name() {
    let rows = "store@x.example;a@x.example\nstore@x.example;b@x.example\nshop@x.example;c@x.example\n";
    for name in ["Store email", "E-Mail der Filiale", "Email succursale"] {
        let place = place();
        place.write("in.csv", format!("{name};E-Mail\n{rows}"));
        drop(place.scrub(&["clean", "in.csv", "--without-lists"]).code(0).any_words());
        assert_eq!(place.text("in.clean.csv").lines().count(), 4, "{name}");
    }
}

#[test]
fn no_word_of_an_end_beside_one_of_joining_turns_an_answer_round() {
    let denied = "Don't want newsletter|Hasn’t subscribed|Cannot email|I don't want to receive marketing|\
        I object to the use of my data for marketing|Me opongo al envío de publicidad|Mi oppongo al trattamento per marketing|\
        Je m'oppose à la prospection par e-mail|Ich widerspreche der Werbung|Aucune newsletter|Newsletter aus|Nieuwsbrief uit|\
        Newsletterausschluss|Marketing banned|Consentement expiré|Newsletter löschen|Niemals Newsletter";
    for name in denied.split('|') {
        assert_eq!(that_end_otherwise(&format!("{name} = 1"), false), [] as [&str; 0], "{name}");
        assert_eq!(that_end_otherwise(&format!("{name} = 0"), true), [] as [&str; 0], "{name}");
    }
    // Nothing tells which answer objects: words only.
    for name in "Ehemaligen-Newsletter|Newsletter Termine|Mai-Newsletter|Consent not expired".split('|') {
        for answer in ["1", "0", "ja", "nein"] {
            assert_eq!(that_end_otherwise(&format!("{name} = {answer}"), true), [] as [&str; 0], "{name}: {answer}");
        }
        assert_eq!(that_end_otherwise(&format!("{name} = abgemeldet"), false), [] as [&str; 0], "{name}");
    }
}

#[test]
fn an_explanation_behind_a_wish_turns_no_answer_round() {
    for name in [
        "Newsletter - we do not share your address",
        "Newsletter (wir geben Ihre Adresse nicht weiter)",
        "Receive newsletter without obligation",
        "Deseo recibir el boletín (puede cancelar su suscripción)",
        "Ik geef toestemming voor e-mail, afmelden kan altijd",
        "Keep me up to date, do not worry, no spam",
        "Kostenloser Newsletter, kein Abo",
        "Newsletter ohne Werbung",
    ] {
        assert_eq!(that_end_otherwise(&format!("{name} = 1"), true), [] as [&str; 0], "{name}");
        assert_eq!(that_end_otherwise(&format!("{name} = nein"), false), [] as [&str; 0], "{name}");
    }
}

#[test]
fn a_broken_accent_turns_no_answer_round_and_hides_no_objection() {
    for name in [
        "DŽsabonnŽ",
        "D‚sabonn‚",
        "DÃ©sabonnÃ©",
        "D?sabonn?",
        "D\u{fffd}sabonn\u{fffd}",
        "Newsletter d?sabonn? par le client",
    ] {
        assert_eq!(that_end_otherwise(&format!("{name} = Oui"), false), [] as [&str; 0], "{name}");
        assert_eq!(that_end_otherwise(&format!("{name} = Non"), true), [] as [&str; 0], "{name}");
    }
    for value in ["dŽsabonnŽ", "d?sinscrit", "refusÃ©", "nicht erw?nscht", "d‚sabonn‚"] {
        for name in ["Newsletter", "Newsletter-Status", "Statut"] {
            assert_eq!(that_end_otherwise(&format!("{name} = {value}"), false), [] as [&str; 0], "{name}: {value}");
        }
    }
}

#[test]
fn what_programs_and_people_answer_in_their_language_is_read() {
    let objecting = "\
        Massen-E-Mail = No permitir
        Bulk email = Non consentire
        Kategorie = Niet toestaan
        Geen e-mail toestaan = Niet toestaan
        Envoi en nombre d'e-mails = Ne pas autoriser
        Newsletter = I disagree
        Newsletter = Ich stimme nicht zu
        Newsletter = Ich willige nicht ein
        Newsletter = Ich möchte keinen Newsletter
        Newsletter = Je n'accepte pas
        Newsletter = Je ne souhaite pas recevoir d’emails
        Newsletter = Don't subscribe
        Newsletter = I don’t want emails
        Newsletter = No acepto
        Newsletter = Non accetto
        Newsletter = Niet akkoord
        Newsletter = No (opted out)
        Newsletter gestoppt am = 2020-01-01
        Subscription ended at = 2020-01-01
        Einwilligung entzogen am = Mai
        Consentimiento retirado el = 01/02/2020
        Newsletter cancelled on = 2020-01-01
        Datum intrekking toestemming = 2020-01-01
        Werbesperre = E-Mail und Post
        Werbesperre = nur E-Mail
        Werbesperre = Telefon und alles";
    assert_eq!(that_end_otherwise(objecting, false), [] as [&str; 0]);
    let passing = "\
        Geen e-mail toestaan = Toestaan
        No permitir correo masivo = Permitir
        Newsletter = Consentire
        Newsletter = I agree
        Werbesperre = Telefon und Post
        Werbesperre = Telefon/Post
        Werbesperre = Telefon & SMS
        Werbesperre = nur Telefon
        Werbesperre = only phone
        Werbesperre = phone, post
        Opt-out = par courrier et téléphone
        Werbesperre = per Direct Mail";
    assert_eq!(that_end_otherwise(passing, true), [] as [&str; 0]);
}

#[test]
fn who_left_another_way_or_something_else_is_kept() {
    for name in [
        "Printsperre",
        "Katalogsperre",
        "Anschrift ungültig",
        "Return to sender",
        "App notifications disabled",
        "Retargeting opt-out",
        "Do Not Sell My Info",
        "Tracking opt-out",
        "Do not merge",
        "Account suspended",
    ] {
        assert_eq!(that_end_otherwise(&format!("{name} = ja"), true), [] as [&str; 0], "{name}");
    }
    for pair in [
        "Printsperre = unsubscribed from all",
        "Tracking opt-out = do not contact",
        "Newsletter tracking opt-out = abgemeldet",
    ] {
        assert_eq!(that_end_otherwise(pair, false), [] as [&str; 0]);
    }
}
