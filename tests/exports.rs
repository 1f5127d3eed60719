//! The lists that other programs export: every row of `fixtures/exports/` against the verdict that was worked out by hand
//! from COLUMNS.md, and names and values of own columns from many more of them, each in a list of its own.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use common::{Place, fixture};
use serde_json::Value;

/// Every export.
const EXPORTS: &[&str] = &[
    "activecampaign",
    "boletin-es",
    "brevo",
    "brevo-fr",
    "business-central",
    "business-central-customers",
    "campaign-monitor",
    "cas-de",
    "civicrm",
    "cleverreach",
    "cleverreach-de",
    "constant-contact",
    "crm-fr",
    "dynamics",
    "dynamics-contacts",
    "dynamics-de",
    "ghost",
    "google-contacts",
    "hubspot",
    "hubspot-all",
    "hubspot-de",
    "intercom",
    "inxmail",
    "kit",
    "klaviyo",
    "listmonk",
    "magento-customers",
    "magento-newsletter",
    "mailchimp-cleaned",
    "mailchimp-subscribed",
    "mailchimp-unsubscribed",
    "mailerlite",
    "mailjet",
    "mailpoet",
    "mailup-it",
    "marketo",
    "mautic",
    "mautic-labels",
    "nationbuilder",
    "nieuwsbrief-nl",
    "odoo",
    "outlook-de",
    "outlook-en",
    "outlook-fr",
    "oxid",
    "pardot",
    "phplist",
    "pipedrive",
    "prestashop-fr",
    "rapidmail",
    "rapidmail-de",
    "salesforce-contacts",
    "salesforce-data",
    "salesforce-report",
    "sap-crm",
    "sfmc-subscribers",
    "shop-de",
    "shopify",
    "shopware6-newsletter",
    "substack",
    "suitecrm",
    "systeme-io",
    "wix",
    "woocommerce",
    "zoho-contacts",
    "zoho-crm",
];

/// Rows that scrub does not read as their export means them: file, line, and what it says today. This list may only
/// get shorter.
const KNOWN: &[(&str, u64, &str)] = &[];

/// What becomes of one row: `kept`, or the primary reason.
type Verdicts = BTreeMap<u64, String>;

#[test]
fn every_row_of_every_export_is_read_as_its_program_means_it() {
    let mut known: Vec<_> = KNOWN.to_vec();
    let mut differences = String::new();
    for name in EXPORTS {
        let bytes = std::fs::read(fixture(&format!("exports/{name}.csv"))).unwrap();
        let (expected, found) = (expected(name), clean(&bytes));
        let lines = |verdicts: &Verdicts| verdicts.keys().copied().collect::<Vec<_>>();
        let read = expected.iter().map(|row| row.line).collect::<Vec<_>>();
        assert_eq!(lines(&found.verdicts), read, "{name}: every row has its verdict");
        for row in expected {
            let verdict = found.verdicts[&row.line].as_str();
            let place = known.iter().position(|(file, line, says)| (*file, *line, *says) == (name, row.line, verdict));
            if let Some(place) = place.filter(|_| verdict != row.verdict) {
                known.remove(place);
            } else if verdict != row.verdict {
                let _ = writeln!(differences, "{name}.csv:{}: {verdict}, not {} ({})", row.line, row.verdict, row.why);
                let _ = writeln!(differences, "    {}", found.rows[&row.line]);
                if let Some(detail) = found.details.get(&row.line) {
                    let _ = writeln!(differences, "    {detail}");
                }
            }
        }
    }
    assert!(differences.is_empty(), "\n{differences}");
    assert!(known.is_empty(), "read right by now, take them off the list: {known:?}");
}

#[test]
fn no_export_is_left_out() {
    let entries = std::fs::read_dir(fixture("exports")).unwrap();
    let mut files: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    files.sort();
    let both = |name: &&str| [format!("{name}.csv"), format!("{name}.csv.expected.json")];
    let mut listed: Vec<_> = EXPORTS.iter().flat_map(both).collect();
    listed.sort();
    assert_eq!(files, listed);
}

struct ExpectedRow {
    line: u64,
    verdict: String,
    why: String,
}

fn expected(name: &str) -> Vec<ExpectedRow> {
    let bytes = std::fs::read(fixture(&format!("exports/{name}.csv.expected.json"))).unwrap();
    let json: Value = serde_json::from_slice(&bytes).unwrap();
    let row = |row: &Value| {
        let text = |key: &str| row[key].as_str().map(str::to_owned);
        let verdict = text("reason").unwrap_or_else(|| "kept".to_owned());
        assert_eq!(verdict == "kept", row["kept"] == true, "{name}: {row}");
        ExpectedRow { line: row["line"].as_u64().unwrap(), verdict, why: text("why").unwrap_or_default() }
    };
    json["rows"].as_array().unwrap().iter().map(row).collect()
}

/// What a run made of a list.
struct Outcome {
    verdicts: Verdicts,
    /// The rows, and of the rejected ones the proof, for people to read.
    rows: BTreeMap<u64, String>,
    details: BTreeMap<u64, String>,
}

/// Cleans a list against nothing but itself.
fn clean(list: &[u8]) -> Outcome {
    let place = Place::new();
    place.write("in.csv", list);
    let ran = place.scrub(&["clean", "in.csv", "--without-lists", "--min-kept=0"]).code(0).says("read ");
    let told = ran.stderr.clone() + &place.text("in.report.json");
    let rejects = records(&place.read("in.rejected.csv"));
    let rejects: Vec<_> = rejects.into_iter().skip_while(|(_, cells)| cells[0] != "scrub_line").skip(1).collect();
    let reject = |cells: &[String]| (cells[0].parse::<u64>().unwrap(), cells[1].clone(), cells[3].clone());
    let rejects: Vec<_> = rejects.iter().map(|(_, cells)| reject(cells)).collect();
    let header = place.json("in.report.json")["input"]["header_line"].as_u64().unwrap();
    let records = records(list);
    let cells = records.iter().flat_map(|(_, cells)| cells);
    for local in
        cells.filter_map(|cell| cell.split_once('@')).map(|(local, _)| local).filter(|local| local.contains('.'))
    {
        assert!(!told.contains(local), "what is told holds {local}:\n{told}");
    }
    let names = &records.iter().find(|(line, _)| *line == header).unwrap().1;
    let shown = |cells: &[String]| {
        let pairs = names.iter().zip(cells).filter(|(_, cell)| !cell.is_empty());
        pairs.map(|(name, cell)| format!("{name} = {cell}")).collect::<Vec<_>>().join("; ")
    };
    let rows: BTreeMap<_, _> =
        records.iter().filter(|(line, _)| *line > header).map(|(line, cells)| (*line, shown(cells))).collect();
    let mut verdicts: Verdicts = rows.keys().map(|line| (*line, "kept".to_owned())).collect();
    verdicts.extend(rejects.iter().map(|(line, reason, _)| (*line, reason.clone())));
    let details = rejects.into_iter().map(|(line, _, detail)| (line, detail)).collect();
    Outcome { verdicts, rows, details }
}

/// The records of a file with the lines where they start.
fn records(bytes: &[u8]) -> Vec<(u64, Vec<String>)> {
    let text = match (bytes, std::str::from_utf8(bytes)) {
        ([0xff, 0xfe, ..], _) => encoding_rs::UTF_16LE.decode(bytes).0.into_owned(),
        (_, Ok(text)) => text.trim_start_matches('\u{feff}').to_owned(),
        (_, Err(_)) => encoding_rs::WINDOWS_1252.decode(bytes).0.into_owned(),
    };
    let count = |delimiter: &char| text.matches(*delimiter).count();
    // The reader counts lines that end in two characters from the second one on.
    let text = text.replace("\r\n", "\n");
    let delimiter = [',', ';', '\t'].into_iter().max_by_key(count).unwrap() as u8;
    let mut reader =
        csv::ReaderBuilder::new().delimiter(delimiter).has_headers(false).flexible(true).from_reader(text.as_bytes());
    let record = |record: csv::StringRecord| {
        (record.position().unwrap().line(), record.iter().map(str::to_owned).collect::<Vec<_>>())
    };
    reader.records().map(|found| record(found.unwrap())).collect()
}

/// Columns of which this value rejects the row as `optout.column`: `name = value`, and what else the column holds.
const OBJECTING: &str = "\
Newsletter abbestellt = ja\n\
Newsletter (ja/nein) = nein\n\
NL = n\n\
Newsletter-Empfänger = nein\n\
E-Mail-Werbung = nein\n\
E-Mail Werbung nicht erlaubt = ja\n\
Keine E-Mail-Werbung = x\n\
Werbung = nein\n\
Werbung unerwünscht = ja\n\
Werbekennzeichen = keine Werbung\n\
Mailsperre = ja\n\
Briefsperre/Mailsperre = ja\n\
DSGVO Sperre = ja\n\
Sperrvermerk = Widerspruch\n\
Sperrkennzeichen = S\n\
Widerruf der Einwilligung = 01.01.2024\n\
Einwilligung widerrufen am = 01.01.2024\n\
Einwilligung zurückgezogen = ja\n\
Newsletter gekündigt am = 01.01.2024\n\
Newsletter gekündigt = ja\n\
Abmeldedatum Newsletter = 01.01.2024\n\
Ausgetragen am = 01.01.2024\n\
verzogen/verstorben = verstorben\n\
Todesdatum = 01.01.2024\n\
Kontakt verboten = ja\n\
Nicht kontaktieren = WAHR\n\
Kontakt erlaubt = FALSCH\n\
Kontakt gewünscht = nein\n\
Wünscht keine Werbung = ja\n\
Wünscht Newsletter = nein\n\
möchte keine E-Mails = ja\n\
Möchte Newsletter = nein\n\
Blacklist-Status = blacklisted\n\
Auf Blacklist = ja\n\
Status Newsletter = Opt-out\n\
Opt-Out Status = Opted Out\n\
OptOut E-Mail = Ja\n\
Receive newsletter = no\n\
Receives marketing emails = false\n\
Receive promotional emails = No\n\
Send newsletter = 0\n\
Email preferences = Unsubscribed\n\
Email opted out date = 2024-01-01\n\
Do not email = TRUE\n\
DNE = Yes\n\
Unsubscribed? = Y\n\
unsubscribe_date = 2024-01-01\n\
Unsub = T\n\
Has unsubscribed = yes\n\
Subscribed? = No\n\
is_subscribed = 0\n\
isSubscribed = false\n\
subscription_active = false\n\
Email subscription = off\n\
Marketing emails = No\n\
Marketing permission = withdrawn\n\
marketingOptIn = false\n\
email_consent_given = no\n\
gdpr_optout = 1\n\
GDPR delete = Yes\n\
Blocked for marketing = Yes\n\
Blocked reason = asked us to stop\n\
Complaint date = 2024-01-01\n\
abuse_report = 1\n\
Removed by request = yes\n\
Remove from list = yes\n\
Left the list = 2024-01-01\n\
Desabonnement = 1\n\
Abonné newsletter = Non\n\
Souhaite recevoir la newsletter = Non\n\
Ne pas emailer = Oui\n\
Pas d'emailing = Oui\n\
Sans publicité = Oui\n\
Refuse la prospection = Oui\n\
Opposé à la prospection commerciale = Oui\n\
RGPD opposition = Oui\n\
Stop pub = Oui\n\
No contactar = Sí\n\
Baja = Sí\n\
Dado de baja = Sí\n\
Desea recibir información = No\n\
Publicidad = No\n\
Autoriza publicidad = No\n\
Quiere recibir boletín = No\n\
Rifiuta marketing = Sì\n\
Consenso = no\n\
Consenso newsletter = revocato\n\
Disiscritto = sì\n\
Autorizza marketing = no\n\
Nieuwsbrief = nee\n\
Abonnement nieuwsbrief = nee\n\
Afgemeld op = 01-01-2024\n\
Wil geen reclame = ja\n\
Mag gemaild worden = nee\n\
Geen e-mail = ja\n\
Reclame = nee\n\
Consent withdrawn = yes\n\
Phone and mail opt-out = yes\n\
Email subscriber status = Unsubscribed\n\
Email Marketing Consent = UNSUBSCRIBED\n\
Email Marketing Consent = NOT_SUBSCRIBED\n\
Global Status = unsubscribed\n\
Kontaktstatus = abgemeldet\n\
Status (E-Mail) = unsubscribed\n\
Opt-In/Opt-Out = Opt-Out\n\
Newsletter = abgemeldet\n\
email_disabled = true\n\
subscribed_to_emails = false\n\
Unsubscribe Reason = moved to another firm\n\
UNSUB_REASON = No longer interested\n\
is_suppressed = 1\n\
Werbestopp = ja\n\
E-Mails nicht zulassen = Nicht zulassen\n\
deactivated = 2023-07-22 06:26:40\n\
state = cancelled beside subscribed\n\
Kontaktaufnahme = nicht erwünscht\n\
Einwilligung = widerrufen\n\
Consentement = Refusé\n\
gesperrt bis = 9999-12-31\n\
Tags = VIP;abgemeldet\n\
Refus emailing = Oui\n\
No longer contact by email = Yes\n\
Verstorben = ja\n\
Newsletter = Nein\n\
Werbeeinwilligung = Nein\n\
Accepts Email Marketing = no\n\
email_opt_in = FALSE\n\
Marketing contact status = Non-marketing contact\n\
Do not allow Bulk Emails = Do Not Allow\n\
Email permission status = Unsubscribed\n\
Robinson = gelistet\n\
Sperre = E-Mail\n\
Sperre = 1\n\
Keine Werbung per E-Mail = ja\n\
Werbung per E-Mail erlaubt = nein\n\
Darf angeschrieben werden = nein\n\
Darf nicht angeschrieben werden = ja\n\
Email consent = notSubscribed\n\
Werbung per E-Mail = abgelehnt\n\
Consent = declined\n\
Unsubscribed on = 45292\n\
Will Newsletter = nein\n\
Nicht anschreiben = X\n\
Mailingsperre = wahr\n\
Werbewiderspruch vom = 01.02.2023\n\
Widerspruch gegen Werbung = ja\n\
Abmeldung am = 12.03.2024 09:15\n\
NL-Abmeldung = 1\n\
Newsletterstatus = inaktiv\n\
Newsletter-Status = ausgetragen\n\
Adresse gesperrt = j\n\
Auskunft/Werbung = Werbung gesperrt\n\
Kontaktsperre = Ja (telefonisch mitgeteilt)\n\
DSGVO-Löschung beantragt = ja\n\
Werbeerlaubnis = 0\n\
Mailing erwünscht = nein\n\
Einwilligungsstatus = Widerrufen\n\
Datenschutz-Widerspruch = ja\n\
Datenschutz gesperrt = ja\n\
Email Consent = false\n\
marketing_opt_in = 0\n\
marketing_opt_out = 1\n\
isOptedOut = true\n\
opted_out_at = 2024-05-06T07:08:09Z\n\
GDPR Consent = Withdrawn\n\
Can be contacted by email = No\n\
Contact permission = Denied\n\
Subscription status = Opted out\n\
Marketing Preferences = do not email\n\
Mail Preference = Do not mail\n\
List status = OptedOut beside Subscribed\n\
emailStatus = nonSubscribed\n\
emailStatus = doNotContact\n\
email_status = DO_NOT_EMAIL\n\
Email Opt-Out Date = 45292\n\
Suppression Reason = Manual\n\
Spam Complaint Date = 2024-01-02\n\
Has complained = yes\n\
Quarantined = true\n\
Removed from list on = 2023-05-06\n\
No email please = yes\n\
No marketing emails = TRUE\n\
Exclude from mailings = Yes\n\
Exclude from marketing = 1\n\
Privacy Blocked = yes\n\
No Bulk Emails (User Opt Out) = Yes\n\
Mailable = N\n\
Statut = Désinscrit\n\
Statut d'abonnement = Résilié\n\
Ne souhaite pas recevoir d'e-mails = Oui\n\
Ne plus contacter = Vrai\n\
Opposition prospection = O\n\
Accepte les e-mails = Non\n\
Consentement e-mail = Retiré\n\
Inscrit newsletter = non\n\
Désabonné le = 03/04/2023\n\
Motif du désabonnement = trop de messages\n\
Liste rouge e-mailing = Ne pas contacter\n\
Estado = Dado de baja\n\
Suscrito = No\n\
No enviar correos = Sí\n\
Fecha de baja = 03/04/2023\n\
Acepta comunicaciones comerciales = no\n\
Consentimiento = Revocado\n\
Lista Robinson = Sí\n\
Iscritto = no\n\
Stato = Disiscritto\n\
Non contattare = Sì\n\
Consenso marketing = negato\n\
Data di disiscrizione = 03/04/2023\n\
Opposizione al trattamento = sì\n\
Uitgeschreven = ja\n\
Uitschrijfdatum = 03-04-2023\n\
Toestemming = nee\n\
Niet mailen = waar\n\
Status abonnement = opgezegd\n\
Bezwaar = ja\n\
Overleden = ja\n\
Notes = unsubscribed\n\
Bemerkung = Keine Werbung\n\
Labels = A|do not contact";

/// Columns of which this value rejects the row as `deliver.hard-bounce`.
const BOUNCING: &str = "\
EmailBouncedReason = 550 5.1.1 user unknown\n\
Hard Bounce = ja\n\
hard_bounced_at = 2024-01-02 03:04:05\n\
bounced = 1\n\
Bounce Type = hard\n\
email_status = hard bounce\n\
emailStatus = hardBounced beside active\n\
Status = bounced beside unsubscribed\n\
Unzustellbar = ja\n\
Unzustellbar seit = 01.02.2023\n\
NPAI = Oui\n\
Rebotado = Sí\n\
Rimbalzato = sì\n\
Onbestelbaar = ja\n\
Undeliverable = true\n\
CLEAN_TIME = 2022-11-05 07:12:09\n\
Zustellung fehlgeschlagen am = 01.02.2024\n\
Delivery failed = yes\n\
Status = Gebounct beside Abgemeldet";

/// Columns of which this value rejects nobody.
const PASSING: &str = "\
Werbung = ja\n\
Marketing = ja\n\
Newsletter-Empfänger = ja\n\
Marketing emails = Yes\n\
Receive newsletter = yes\n\
Wünscht Newsletter = ja\n\
Wünscht keine Werbung = nein\n\
Nicht kontaktieren = FALSCH\n\
Kontakt verboten = nein\n\
Unsubscribed? = N\n\
is_subscribed = 1\n\
Todesdatum = 00.00.0000\n\
No contactar = No\n\
Baja = No\n\
Geen reclame = nee\n\
Publicité = Oui\n\
Reclame = ja\n\
Nieuwsbrief = ja\n\
Sperre für Fax = ja\n\
Telefonwerbung nicht erlaubt = ja\n\
Telefonmarketing = nein\n\
SMS-Newsletter = nein\n\
SMS opt-in = no\n\
Phone consent = no\n\
Consent phone = declined\n\
Einwilligung Telefon = nein\n\
Einwilligung Post = nein\n\
Postwerbung = nein\n\
Werbung per Post = nein\n\
Newsletter per Post = ja\n\
Kundenstatus = Ehemaliger Kunde\n\
Status = Offen\n\
Status = Angebot abgelehnt\n\
Statut = Client\n\
Estado = Madrid\n\
State = NY\n\
Land = Österreich\n\
Kein Kunde = nein\n\
Notiz = kein Interesse an Produkt A\n\
No. = 17\n\
No of employees = 3\n\
Note = no\n\
Nicht-EU = ja\n\
Non-profit = yes\n\
Nonprofit = no\n\
Contact person = no\n\
Kontakt über = Messe\n\
Last contacted = never\n\
Kontaktart = Telefon\n\
Preferred contact method = Phone\n\
Bevorzugter Kontaktweg = Post\n\
Bounce rate = 0.3\n\
Delivered = yes\n\
Mail sent = no\n\
Invoice by email = no\n\
Kontosperre = ja\n\
Kartensperre = ja\n\
Sperrfrist = 30\n\
Schlüssel gesperrt = ja\n\
Cookie consent = no\n\
Tracking consent = no\n\
Datenweitergabe an Dritte = nein\n\
Third party consent = no\n\
Partner newsletter = nein\n\
Mailbox = no\n\
Blockchain = yes\n\
Baujahr = 1999\n\
Left-handed = yes\n\
Invalid VAT = yes\n\
Active = no\n\
Aktiv = nein\n\
Kunde seit = 2001-01-01\n\
Mitglied bis = 31.12.2030\n\
Mitgliedsstatus = Ehrenmitglied\n\
Status = Kunde\n\
Status = Lead\n\
Status = Interessent\n\
Status = Open - Not Contacted\n\
Status = inaktiv beside aktiv\n\
SMS_BLACKLISTED = Yes\n\
Do Not Call = true\n\
HasOptedOutOfFax = 1\n\
Telefonsperre = ja\n\
Do not allow Bulk Emails = Allow\n\
Sperre = freigegeben\n\
Robinson = nicht gelistet\n\
Blacklist = off\n\
nicht gesperrt = ja\n\
Status (E-Mail) = nicht gesperrt\n\
E-Mail-Status = delivered\n\
Opt-in status = confirmed opt-in\n\
Werbesperre = aufgehoben\n\
Kein Werbewiderspruch = ja\n\
Email permission status = Express\n\
Marketing contact status = Marketing contact\n\
Soft Bounces = 1\n\
Newsletters sent = 0\n\
Rechnung per E-Mail = nein\n\
Abgemeldet am = 0001-01-01\n\
Sperre = (leer)\n\
gesperrt seit = NaT\n\
Sperre = 30.12.1899\n\
Unsubscribe = https://example.com/u/4711\n\
Unsubscribe Link = mailto:leave@example.com\n\
gesperrt bis = 01.01.2020\n\
bounced = 0\n\
Bounce Type = soft\n\
Double-Opt-In = nein\n\
email_verified = false\n\
(Do Not Modify) Modified On = 14.03.2024 10:12\n\
(Do Not Modify) Contact = 6f9619ff-8b86-d011-b42d-00c04fc964ff\n\
(Nicht ändern) Kontakt = 6f9619ff-8b86-d011-b42d-00c04fc964ff\n\
Contact No. = CT000123\n\
Campaign No. = CP1001\n\
Kontakt-Nr. = 4711\n\
Send this subscriber HTML emails = 0\n\
Subscriber language = no\n\
Subscriber ID = 0\n\
Abonnenten-Nr. = 0\n\
Newsletter-Format = Text\n\
Newsletter-Sprache = nein\n\
Abo läuft bis = 31.12.2030\n\
Kein Abo = 0\n\
Opt-in pending = false\n\
Datenschutzerklärung gelesen = nein\n\
Privacy policy accepted = no\n\
AGB akzeptiert = nein\n\
Terms accepted = false\n\
Contract status = cancelled\n\
Order status = cancelled beside shipped\n\
Bestellstatus = storniert\n\
Vertragsstatus = gekündigt\n\
Account deactivated reminder sent = 0\n\
Login gesperrt = ja\n\
Payment blocked = yes\n\
Rechnungssperre = ja\n\
Konto gesperrt = ja\n\
Postsperre = ja\n\
Keine Anrufe = ja\n\
Kein Fax = ja\n\
WhatsApp Opt-out = yes\n\
Refus SMS = Oui\n\
Pas d'appel = Oui\n\
No llamar = Sí\n\
Non telefonare = sì\n\
Niet bellen = ja\n\
Sperre = Telefon; Fax\n\
Sperre = kein Eintrag\n\
Widerspruch = keiner\n\
Widerspruch = nicht vorhanden\n\
Abgemeldet = k. A.\n\
Désinscrit = Non\n\
Désinscrit le = 00/00/0000\n\
Blacklist = nicht auf der Liste\n\
Suppressed = no\n\
Newsletter = ja\n\
Newsletter = X\n\
Newsletter = angemeldet am 01.02.2024\n\
Newsletter = zweimal im Monat\n\
Newsletter abonniert am = 02.03.2020\n\
Consent date = 2020-01-01\n\
Einwilligung = erteilt\n\
Einwilligung = liegt vor\n\
Consentement = Accordé\n\
Suscrito = Sí\n\
Iscritto = sì\n\
Stato = Iscritto\n\
Toestemming = ja\n\
Ingeschreven = waar\n\
Statut = Abonné\n\
Estado = Activo\n\
Name = Robinson\n\
Ort = Baja\n\
Firma = Stop GmbH\n\
Country = NO\n\
Notiz = hat sich 2019 abgemeldet und 2020 wieder angemeldet\n\
Notes = call before noon, do not email invoices\n\
Tags = VIP;Messe\n\
Lead Status = Unqualified\n\
Lead Status = Rejected\n\
Angebotsstatus = abgelehnt\n\
Werbesperre = abgelehnt\n\
Lifecycle Stage = Unsubscribed?\n\
Deal blocked by = legal\n\
Anzahl Abmeldungen = 0\n\
Unsubscribe rate = 0.02\n\
Registered = no\n\
Invalid postal address = yes";

#[test]
fn what_objects_in_columns_of_many_programs() {
    check_pairs(OBJECTING, "optout.column");
}

#[test]
fn deliveries_that_failed_in_columns_of_many_programs() {
    check_pairs(BOUNCING, "deliver.hard-bounce");
}

#[test]
fn what_rejects_nobody_in_columns_of_many_programs() {
    check_pairs(PASSING, "kept");
}

/// Checks a list for each pair: its first row has the value, the second what else the column holds, the last nothing.
fn check_pairs(pairs: &str, verdict: &str) {
    let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
    let mut differences = String::new();
    for pair in pairs.lines() {
        let (name, value) = pair.split_once(" = ").unwrap();
        let (value, other) = value.split_once(" beside ").unwrap_or((value, ""));
        let [name, value, other] = [name, value, other].map(quoted);
        let rows = format!("max@firma.example;{value}\nanna@firma.example;{other}\nida@firma.example;\n");
        let outcome = clean(format!("E-Mail;{name}\n{rows}").as_bytes());
        if outcome.verdicts[&2] != verdict {
            let _ = writeln!(differences, "{pair}: {}, not {verdict}", outcome.verdicts[&2]);
        }
        if outcome.verdicts[&4] != "kept" {
            let _ = writeln!(differences, "{pair}: the row that says nothing is rejected");
        }
    }
    assert!(differences.is_empty(), "\n{differences}");
}
