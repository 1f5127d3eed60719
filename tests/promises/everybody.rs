//! Whoever is on a list, or objects in the list itself, is never in the clean list; and whoever is not, is: over own columns,
//! places of the header, spellings, encodings, and shapes of the list and of the lists against it. What is expected follows
//! from how a case is made, not from anything that scrub knows.

use md5::{Digest as _, Md5};
use sha1::Sha1;
use sha2::Sha256;

use super::*;

/// Decisions of a case, from a sequence of bytes; the first of each choice when there are no more, so that a failing case
/// shrinks to plain lists.
struct Choices(std::vec::IntoIter<u8>);

impl Choices {
    fn below(&mut self, count: usize) -> usize {
        usize::from(self.0.next().unwrap_or(0)) % count
    }

    fn pick<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }

    /// Whether it happens, once in so many times.
    fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == times - 1
    }
}

/// A column of the list's own: names, values that say nothing against an e-mail, values that object. Of `COLUMNS.md` 3 and 4.
struct Own {
    names: &'static [&'static str],
    harmless: &'static [&'static str],
    objecting: &'static [&'static str],
}

const OWN: [Own; 12] = [
    Own {
        names: &[
            "Abgemeldet",
            "Unsubscribed",
            "opt_out",
            "Werbesperre",
            "emailOptOut",
            "Désabonné",
            "do-not-email",
            "Baja",
            "Uitgeschreven",
            "Disiscritto",
            "is_suppressed",
            "Kontaktsperre",
            "Ne plus contacter",
        ],
        harmless: &["", "nein", "no", "0", "false", "-", "n/a", "nicht abgemeldet", "NULL", "0000-00-00"],
        objecting: &["ja", "yes", "1", "x", "TRUE", "2024-03-01", "abgemeldet", "Ja!", "per Telefon am Montag"],
    },
    Own {
        names: &[
            "Newsletter",
            "accepts_marketing",
            "Einwilligung",
            "optIn",
            "Subscribed",
            "Wants e-mail",
            "Suscrito",
            "Nieuwsbrief",
            "Consentement marketing",
            "Werbung erlaubt",
            "Iscritto alla newsletter",
        ],
        harmless: &["ja", "yes", "1", "true", "", "angemeldet", "subscribed", "erteilt"],
        objecting: &["nein", "no", "0", "false", "abgemeldet", "unsubscribed", "widerrufen", "nicht erwünscht"],
    },
    Own {
        names: &[
            "Email Marketing Status",
            "Newsletter-Status",
            "subscription_status",
            "Status (E-Mail)",
            "Statut newsletter",
            "Stato newsletter",
            "Estado de suscripción",
        ],
        harmless: &["subscribed", "SUBSCRIBED", "confirmed", "", "angemeldet", "-"],
        objecting: &["unsubscribed", "not subscribed", "Opted out", "cleaned", "abgemeldet", "pending", "no"],
    },
    Own {
        names: &[
            "Unsubscribed at",
            "opt-out date",
            "Abgemeldet am",
            "unsubscribeTime",
            "Fecha de baja",
            "Date de désinscription",
            "Afgemeld op",
        ],
        harmless: &["", "NULL", "0000-00-00", "1970-01-01", "n/a", "none"],
        objecting: &["2024-01-02", "03.04.2023 12:00", "yes", "unsubscribed", "12.03.24", "3-Feb-24", "45000"],
    },
    Own {
        names: &["gesperrt bis", "Blocked until", "unsubscribed_until"],
        harmless: &["", "01.02.2003", "2001-02-03"],
        objecting: &["31.12.2999", "9999-12-31", "2950-01-01"],
    },
    Own {
        names: &["Unsubscribe Reason", "Abmeldegrund", "unsub_reason"],
        harmless: &["", "-", "none"],
        objecting: &["zu viele Mails", "No longer interested", "other"],
    },
    Own {
        names: &["Hard Bounce", "bounced", "Unzustellbar"],
        harmless: &["", "no", "0", "false", "nein"],
        objecting: &["yes", "1", "true", "ja"],
    },
    Own {
        names: &["Status", "Zustand", "state"],
        harmless: &["Kunde", "Lead", "", "active", "neu"],
        objecting: &["unsubscribed", "abgemeldet", "do not contact"],
    },
    Own {
        names: &["Notiz", "Bemerkung", "Segment", "Spalte 7"],
        harmless: &["ruft an", "", "VIP", "Messe 2024", "nicht vor 9 Uhr", "optimal", "no-name"],
        objecting: &["abgemeldet", "Do Not Contact", "UNSUBSCRIBED", "widerrufen"],
    },
    Own {
        names: &["Tags", "Labels"],
        harmless: &["VIP", "VIP,Messe", "", "neu; Lead", "A|B"],
        objecting: &[
            "VIP,abgemeldet",
            "unsubscribed; VIP",
            "A|do not contact",
            "VIP; Newsletter abbestellt",
            "unsubscribed via link",
        ],
    },
    Own {
        names: &["SMS Opt-out", "Do Not Call", "Telefonsperre", "HasOptedOutOfFax", "WhatsApp-Sperre"],
        harmless: &["yes", "ja", "1", "no", "", "x"],
        objecting: &[],
    },
    Own {
        names: &["Rechnung per E-Mail", "Stadt", "Bestellungen", "Datenschutz gelesen", "Vorname"],
        harmless: &["", "nein", "no", "0", "ja", "Rom", "Ann"],
        objecting: &[],
    },
];

const EMAIL_NAMES: [&str; 12] = [
    "Email",
    "E-Mail",
    "E-Mail-Adresse",
    "email_address",
    "EMAIL",
    "Courriel",
    "Correo electrónico",
    "E-mailadres",
    "Dirección de correo",
    "e_mail",
    "Email Address",
    "Indirizzo email",
];
const SECOND_NAMES: [&str; 4] = ["E-Mail 2", "Sekundäre E-Mail-Adresse", "email2", "Secondary Email"];
const TITLES: [&str; 5] =
    ["Kontaktliste Mai", "Export vom 12.03.2024", "Liste für den Versand", "Umsatz 2024 (netto)", ""];
const LOCALS: [&str; 7] = ["max", "anna.muster", "o'brien", "j-p_meier", "info.de", "no-reply", "unsub"];
const DOMAINS: [&str; 6] =
    ["firma.example", "gmail.com", "bücher.example", "shop.firma.example", "laden.co.uk", "abmelden.example"];
const BLOCKED: &str = "gesperrt.example";

#[derive(Clone)]
struct Person {
    local: String,
    domain: &'static str,
}

impl Person {
    fn new(choices: &mut Choices, number: usize) -> Self {
        Self { local: format!("{}{number}", choices.pick(&LOCALS)), domain: choices.pick(&DOMAINS) }
    }

    fn address(&self) -> String {
        format!("{}@{}", self.local, self.domain)
    }

    /// The address as people type it.
    fn spelled(&self, choices: &mut Choices, unicode: bool) -> String {
        let Self { local, domain } = self;
        let plain = self.address();
        let ascii = if *domain == "bücher.example" { "xn--bcher-kva.example" } else { domain };
        match choices.below(if unicode { 18 } else { 14 }) {
            1 => plain.to_uppercase(),
            2 => format!("  {plain} "),
            3 => format!("<{plain}>"),
            4 => format!("Max Muster <{plain}>"),
            5 => format!("mailto:{plain}"),
            6 => format!("({plain})"),
            7 => format!("“{plain}”"),
            8 => format!("{plain}\u{a0}"),
            9 => format!("{local}+news@{domain}"),
            10 => format!("• {plain}"),
            11 => plain.replace('\'', "’").replace('-', "–"),
            12 => format!("%20{}", plain.replace('\'', "&#39;")),
            13 => format!("{local}@{ascii}").replace("gmail.com", "googlemail.com"),
            14 => plain.replace('@', "＠"),
            15 => format!("\u{200b}{plain}\u{2003}"),
            16 => plain.replace('i', "İ"),
            17 => plain.replace('-', "\u{2011}"),
            _ => plain,
        }
    }

    /// An entry that must reach the person, however it is spelled among the contacts; `kind` is that of the file.
    fn entry(&self, choices: &mut Choices, kind: usize) -> String {
        let normal = self.address().replace("bücher.example", "xn--bcher-kva.example");
        match kind {
            0 => self.spelled(choices, false),
            1 => hex::encode(Md5::digest(normal)),
            2 => hex::encode(Sha1::digest(normal)).to_uppercase(),
            3 => hex::encode(Sha256::digest(normal)),
            _ => format!("{}@*", self.local),
        }
    }
}

struct Row {
    cells: Vec<String>,
    kept: bool,
}

/// How the contact list is written.
struct Shape {
    writing: Writing,
    delimiter: &'static str,
    line_end: &'static str,
    quoting: usize,
}

impl Shape {
    fn new(choices: &mut Choices) -> Self {
        use Writing::{Utf8, Utf8Bom, Utf16Be, Utf16Le, Windows1252};
        Self {
            writing: choices.pick(&[Utf8, Utf8Bom, Windows1252, Utf16Le, Utf16Be]),
            delimiter: choices.pick(&[";", ",", "\t", "|"]),
            line_end: choices.pick(&["\n", "\r\n", "\r"]),
            quoting: choices.below(4),
        }
    }

    fn is_unicode(&self) -> bool {
        !matches!(self.writing, Writing::Windows1252)
    }

    fn line(&self, cells: &[String]) -> String {
        let quoted = |cell: &str| format!("\"{}\"", cell.replace('"', "\"\""));
        let is_needed = |cell: &str| cell.contains(['"', '\r', '\n']) || cell.contains(self.delimiter);
        let written = cells.iter().enumerate().map(|(at, cell)| match self.quoting {
            0 if !is_needed(cell) => cell.clone(),
            1 if at % 2 == 0 && !is_needed(cell) => cell.clone(),
            // Blanks before quotes, in every field that has any.
            3 if !is_needed(cell) && at % 2 == 0 => cell.clone(),
            3 if at > 0 => format!(" {}", quoted(cell)),
            _ => quoted(cell),
        });
        written.collect::<Vec<_>>().join(self.delimiter) + self.line_end
    }
}

struct Case {
    shape: Shape,
    prologue: String,
    rows: Vec<Row>,
    lists: Vec<(String, Vec<u8>)>,
}

impl Case {
    fn new(mut choices: Choices) -> Self {
        let choices = &mut choices;
        let shape = Shape::new(choices);
        let has_second = choices.once_in(3);
        let mut own: Vec<&Own> = Vec::new();
        for _ in 0..choices.below(4) {
            let one = &OWN[choices.below(OWN.len())];
            // Several columns of topics speak with one voice.
            if !own.iter().any(|known| std::ptr::eq(*known, one)) {
                own.push(one);
            }
        }
        let blocks_domain = choices.once_in(4);
        let kinds: Vec<usize> = (0..1 + choices.below(2)).map(|_| choices.below(5)).collect();
        let mut entries: Vec<Vec<String>> = vec![Vec::new(); kinds.len()];
        let header = header(choices, &own, has_second);
        let mut rows = Vec::new();
        for number in 0..1 + choices.below(9) {
            let mut row = Row { cells: vec![format!("{number}")], kept: true };
            for place in 0..1 + usize::from(has_second) {
                let mut person = Person::new(choices, 2 * number + place + 10);
                if blocks_domain && choices.once_in(4) {
                    (person.domain, row.kept) = (BLOCKED, false);
                } else if choices.once_in(4) {
                    let list = choices.below(kinds.len());
                    entries[list].push(person.entry(choices, kinds[list]));
                    row.kept = false;
                }
                row.cells.push(person.spelled(choices, shape.is_unicode()));
            }
            for own in &own {
                let objects = !own.objecting.is_empty() && choices.once_in(5);
                row.kept &= !objects;
                row.cells.push(choices.pick(if objects { own.objecting } else { own.harmless }).to_owned());
            }
            rows.push(row);
        }
        let mut lists: Vec<_> =
            kinds.iter().zip(&entries).map(|(kind, entries)| list(choices, *kind, entries)).collect();
        if blocks_domain {
            lists.push((String::from("domains"), format!("@nobody.example\n@{BLOCKED}\n").into_bytes()));
        }
        let prologue = prologue(choices, &shape, header.len()) + &shape.line(&header);
        Self { shape, prologue, rows, lists }
    }

    fn text(&self, wanted: impl Fn(&Row) -> bool) -> Vec<u8> {
        let rows = self.rows.iter().filter(|row| wanted(row)).map(|row| self.shape.line(&row.cells));
        self.shape.writing.encode(&(self.prologue.clone() + &rows.collect::<String>()))
    }
}

fn header(choices: &mut Choices, own: &[&Own], has_second: bool) -> Vec<String> {
    let mut header = vec![choices.pick(&["Nr", "id", "Kunde"]).to_owned(), choices.pick(&EMAIL_NAMES).to_owned()];
    if has_second {
        header.push(choices.pick(&SECOND_NAMES).to_owned());
    }
    header.extend(own.iter().map(|own| choices.pick(own.names).to_owned()));
    header
}

/// What stands above the header.
fn prologue(choices: &mut Choices, shape: &Shape, width: usize) -> String {
    let mut text = String::new();
    for _ in 0..choices.below(4) {
        match choices.below(3) {
            0 => text.push_str(shape.line_end),
            1 => text += &(shape.delimiter.repeat(width - 1) + shape.line_end),
            _ => text += &(choices.pick(&TITLES).to_owned() + &shape.delimiter.repeat(width - 1) + shape.line_end),
        }
    }
    text
}

/// A list of one kind of entries.
fn list(choices: &mut Choices, kind: usize, entries: &[String]) -> (String, Vec<u8>) {
    let nobody = Person { local: String::from("niemand"), domain: "nirgends.example" };
    let entries = entries.iter().cloned().chain([nobody.entry(&mut Choices(Vec::new().into_iter()), kind)]);
    let name = ["email", "md5", "sha1", "sha256", "E-Mail"][kind];
    let (head, foot) = match choices.below(4) {
        1 => (format!("{name}\n"), ""),
        2 => (format!("{name};Grund\n"), ";Kunde wollte nicht mehr"),
        3 => (format!("Nr;{name}\n"), ""),
        _ => (String::new(), ""),
    };
    let is_second = head.starts_with("Nr;");
    let cell = |entry: String| if entry.contains(';') { format!("\"{entry}\"") } else { entry };
    let line = |entry: String| format!("{}{}{foot}\n", if is_second { "7;" } else { "" }, cell(entry));
    let text = head + &entries.map(line).collect::<String>();
    let writing = choices.pick(&[Writing::Utf8, Writing::Utf8Bom, Writing::Windows1252, Writing::Utf16Le]);
    (format!("list{}", choices.below(200)), writing.encode(&text))
}

fn clean(case: &Case, place: &Place) -> anyhow::Result<Vec<u8>> {
    place.write("in.csv", case.text(|_| true));
    let mut options = options(place);
    options.judge.ragged = Ragged::Lenient;
    options.judge.threads = 1;
    for (at, (name, bytes)) in case.lists.iter().enumerate() {
        let name = format!("{name}-{at}.csv");
        place.write(&name, bytes);
        options.judge.suppress.push(place.path(&name).into_os_string().into());
    }
    clean::run(&context(TestDisk::sound()), &options)?;
    Ok(place.read("in.clean.csv"))
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn nobody_slips_and_nobody_is_lost(choices in prop::collection::vec(any::<u8>(), 0..160)) {
        let case = Case::new(Choices(choices.into_iter()));
        let place = Place::new();
        let shown = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let lists = || case.lists.iter().map(|(_, bytes)| shown(bytes)).collect::<Vec<_>>();
        match clean(&case, &place) {
            Ok(clean) => prop_assert_eq!(
                shown(&clean), shown(&case.text(|row| row.kept)),
                "of {} against {:?}", shown(&case.text(|_| true)), lists(),
            ),
            Err(error) => prop_assert!(false, "{error:#}: {} against {:?}", shown(&case.text(|_| true)), lists()),
        }
    }
}
