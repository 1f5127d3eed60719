//! Lists as they come in, and what is made of them.

mod columns;

use proptest::prelude::*;

use crate::base::cancel::Cancel;
use crate::base::identifier_kind::IdentifierKind;
use crate::base::match_key::MatchKey;
use crate::base::time::DateOrder;
use crate::base::why_ignored::WhyIgnored;
use crate::identity::hash::Hash;
use crate::identity::lookup::LookupKey;
use crate::identity::match_key::{Keyer, SecretKey};
use crate::identity::pattern::PatternEntry;
use crate::identity::recipe::{DOMAIN, EMAIL, SUBDOMAINS};
use crate::identity::tag::Tag;
use crate::intake::entry::ListEntry;
use crate::intake::entry_maker::{CellFinding, EntryMaker};
use crate::intake::error::IntakeError;
use crate::intake::list::read_list;
use crate::intake::list_part::RowPlace;
use crate::intake::options::{ListOptions, ShareLimit};
use crate::intake::summary::ListSummary;
use crate::table::columns::ColumnRequest;
use crate::table::prologue::HeaderRule;
use crate::table::role::Role;
use crate::table::source::Source;

const MD5: &str = "b58996c504c5638798eb6b511e6f49af";
const SHA1: &str = "63a710569261a24b3766275b7000ce8d7b32e2f7";

type Read = Result<(Vec<ListEntry>, ListSummary), IntakeError>;

fn emails(summary: &ListSummary) -> u64 {
    summary.identifiers.of(IdentifierKind::Email)
}

fn domains(summary: &ListSummary) -> u64 {
    summary.identifiers.of(IdentifierKind::Domain)
}

fn keyer() -> Keyer {
    let text = format!("scrub-key-1:{}=", "A".repeat(43));
    SecretKey::parse_file_text(&text).unwrap().keyer()
}

fn read_with(bytes: impl Into<Vec<u8>>, options: &ListOptions) -> Read {
    let all = std::sync::Mutex::new(Vec::new());
    let source = Source::from_bytes(bytes.into()).unwrap();
    let emit = |entries: &[ListEntry]| {
        all.lock().unwrap().extend_from_slice(entries);
        Ok(())
    };
    let summary = read_list::<IntakeError>(source, "list.csv", options, &keyer(), &Cancel::default(), &emit)?;
    let mut all = all.into_inner().unwrap();
    // Blocks come in no order.
    all.sort_by_key(|entry| entry.row);
    Ok((all, summary))
}

fn read(bytes: impl Into<Vec<u8>>) -> Read {
    read_with(bytes, &ListOptions::default())
}

fn refusal(bytes: impl Into<Vec<u8>>) -> String {
    read(bytes).expect_err("the list must be refused").to_string()
}

fn with_columns(columns: &[&str]) -> ListOptions {
    ListOptions { columns: columns.iter().map(|text| text.parse().unwrap()).collect(), ..ListOptions::default() }
}

fn email(form: &str) -> MatchKey {
    keyer().key(&Tag::new(b"email\0"), form.as_bytes())
}

fn domain(domain: &str) -> MatchKey {
    keyer().key(&Tag::new(b"domain\0"), domain.as_bytes())
}

/// The lines on which these addresses are entries.
fn lines_of(entries: &[ListEntry], address: &str) -> Vec<u32> {
    let key = email(address);
    entries.iter().filter(|entry| entry.key.key == key && !entry.key.loose).map(|entry| entry.line).collect()
}

#[test]
fn what_the_user_says_of_a_file_helps_to_know_it() {
    let control = ListOptions { delimiter: Some(1), ..ListOptions::default() };
    let (entries, _) = read_with("email\u{1}x\na@b.de\u{1}1\nc@d.de\u{1}2\ne@f.de\u{1}3\n", &control).unwrap();
    assert_eq!(entries.iter().filter(|entry| !entry.key.loose).count(), 3);
}

#[test]
fn one_address_a_line_with_comments_and_blank_lines() {
    let text =
        "# our opt-outs, \"as of, \"2026\n\n a@b.de \r\n  # another,\"comment\nMüller, Max <C@D.de>\n\ne@f.de;g@h.de";
    let (entries, summary) = read(text).unwrap();
    for (address, line) in [("a@b.de", 3), ("c@d.de", 5), ("e@f.de", 7), ("g@h.de", 7)] {
        assert_eq!(lines_of(&entries, address), [line], "{address}");
    }
    assert_eq!((emails(&summary), summary.rows.lines, summary.rows.unreadable, entries.len()), (4, 3, 0, 4));
    assert!(summary.open_end);
}

#[test]
fn a_stray_quote_in_a_comment_swallows_nobody() {
    for text in [
        "email,reason\n#,\"open\na@b.de,x\n#,\"\nc@d.de,y\n",
        "#,\"open\nemail,reason\na@b.de,x\nc@d.de,y\n",
        "# a;\"b\na@b.de;x\nc@d.de;y\n",
    ] {
        let (entries, summary) = read(text).unwrap();
        assert_eq!(lines_of(&entries, "a@b.de").len() + lines_of(&entries, "c@d.de").len(), 2, "{text}");
        assert_eq!(summary.rows.unreadable, 0, "{text}");
    }
    let text: Vec<u8> = "#,\"open\r\nemail,x\r\na@b.de,1\r\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(lines_of(&read(text).unwrap().0, "a@b.de"), [3]);
}

#[test]
fn a_column_of_a_table_in_any_encoding() {
    let text =
        "Name;E-Mail-Adresse;Grund\r\n\"Müller;\r\nMax\";max@bücher.de;x\r\n#NV;eva@firma.de;y\r\n;;\r\nUlf;;z\r\n";
    let latin = encoding_rs::WINDOWS_1252.encode(text).0.into_owned();
    let utf16: Vec<u8> = format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_be_bytes).collect();
    for bytes in [text.as_bytes().to_vec(), latin, utf16] {
        let (entries, summary) = read(bytes).unwrap();
        assert_eq!(lines_of(&entries, "max@xn--bcher-kva.de"), [2]);
        assert_eq!(lines_of(&entries, "eva@firma.de"), [4]);
        assert_eq!((summary.rows.lines, summary.rows.unreadable, summary.rows.vacant), (3, 0, 1));
        assert_eq!(summary.columns[0].name, "E-Mail-Adresse");
    }
}

#[test]
fn loose_entries_know_the_exact_one() {
    let (entries, summary) = read("Max+News@firma.de\n").unwrap();
    let (exact, loose) = (email("max+news@firma.de"), email("max@firma.de"));
    assert_eq!(entries[0].key, LookupKey { recipe: EMAIL, key: exact, loose: false, origin: 0 });
    assert_eq!(entries[1].key, LookupKey { recipe: EMAIL, key: loose, loose: true, origin: exact.origin() });
    assert_eq!((entries.len(), emails(&summary), summary.loose), (2, 1, 1));
    assert_eq!(entries[0].row, entries[1].row);
}

#[test]
fn domains_reach_as_written() {
    let (entries, summary) = read("@a.de\n*@b.de\n.c.de\n*.d.de\nbücher.de\n").unwrap();
    // Another reading of the bytes of ü is no entry of its own.
    let counted = entries.iter().filter(|entry| !entry.key.loose);
    let got: Vec<_> = counted.map(|entry| (entry.line, entry.key.recipe, entry.key.key)).collect();
    let subdomains = |domain: &str| keyer().key(&Tag::new(b"subdomain\0"), domain.as_bytes());
    let expected = vec![
        (1, DOMAIN, domain("a.de")),
        (2, DOMAIN, domain("b.de")),
        (3, SUBDOMAINS, subdomains("c.de")),
        (4, SUBDOMAINS, subdomains("d.de")),
        (5, DOMAIN, domain("xn--bcher-kva.de")),
    ];
    assert_eq!(got, expected);
    // A domain with its subdomains is one entry; their side of it is its own origin, so that it counts as exact.
    let key = subdomains("xn--bcher-kva.de");
    let side = LookupKey { recipe: SUBDOMAINS, key, loose: true, origin: key.origin() };
    assert!(entries.iter().any(|entry| (entry.line, entry.key) == (5, side)));
    assert_eq!(domains(&summary), 5);
}

#[test]
fn broad_domains_are_refused_by_line() {
    assert!(refusal("a@b.de\n@gmail.com\n").contains("line 2: gmail.com is a mailbox provider"));
    assert!(refusal("firma.de\nco.uk\n").contains("line 2: co.uk is a public suffix"));
    assert!(refusal("firma.de\n.de\n").contains("line 2: de is a top-level domain"));
    let allowed = ListOptions { allow_broad_domains: true, ..ListOptions::default() };
    assert_eq!(domains(&read_with("a@b.de\n@gmail.com\n", &allowed).unwrap().1), 1);
    assert!(read_with("firma.de\n.de\n", &allowed).is_err());
}

#[test]
fn digests_in_either_case_may_stand_beside_clear_values() {
    let text = format!("md5\n{}\n{MD5}\nmax@firma.de\nfirma.de\n", MD5.to_uppercase());
    let (entries, summary) = read(text).unwrap();
    let key = keyer().key(&Tag::new(b"md5\0"), Hash::Md5.digest(b"user@example.com").as_bytes());
    assert_eq!(entries.iter().filter(|entry| entry.key.key == key).count(), 2);
    assert_eq!((summary.digests.clone(), emails(&summary), domains(&summary)), (vec![(Hash::Md5, 2)], 1, 1));
}

#[test]
fn two_kinds_of_digests_are_refused() {
    let message = refusal(format!("{MD5}\n{SHA1}\n{MD5}\n"));
    assert!(message.contains("MD5 on line 1 and SHA-1 on line 2"), "{message}");
}

#[test]
fn a_digest_beside_an_address_counts_and_a_domain_does_not() {
    let text = format!("email,md5,domain\nmax@firma.de,{MD5},firma.de\n");
    let (entries, summary) = read(text).unwrap();
    assert_eq!((entries.len(), emails(&summary), domains(&summary)), (2, 1, 0));
    assert_eq!((summary.digests, summary.rows.domains_beside, summary.ignored.len()), (vec![(Hash::Md5, 1)], 1, 0));
}

#[test]
fn what_is_no_list_is_refused_in_its_own_words() {
    for (text, expected) in [
        ("", "is empty"),
        ("\n\n", "is empty"),
        (" \n\n", "only comments and blank"),
        ("# nobody\n#nobody else\n", "only comments"),
        ("email,name\n", "only a header"),
        ("email,name\n,\n,\n", "only a header"),
        ("<!doctype html>\n<p>Please log in: admin@firma.de", "HTML"),
        ("<?xml version='1.0'?><a/>", "XML"),
        ("[{\"email\": \"a@b.de\"}]", "JSON"),
        ("{\"email\": \"a@b.de\"}\n{\"email\": \"c@d.de\"}\n", "NDJSON"),
        ("BEGIN:VCARD\nEMAIL:a@b.de\nEND:VCARD\n", "vCard"),
        ("PK\u{3}\u{4}", "ZIP"),
        (
            "reason,date\nx,2025-01-01\n",
            "no column with e-mail addresses, telephone numbers, domains or digests; its columns are: reason, date",
        ),
        ("Access denied\n", "1 of 1 lines"),
        ("\"a@b.de\nc@d.de\n", "never closes"),
    ] {
        let message = refusal(text);
        assert!(message.contains(expected), "{text:?}: {message}");
        assert!(!message.contains("a@b.de") && !message.contains("admin@"), "{message}");
    }
    let unknown =
        read_with("email\na@b.de\n", &with_columns(&["email=mail2"])).expect_err("no such column").to_string();
    assert!(unknown.contains("mail2"), "{unknown}");
}

#[test]
fn a_list_that_is_cut_off_is_refused() {
    assert!(refusal(format!("{SHA1}\n{}", &SHA1[..33])).contains("cut off inside the digest on line 2"));
    assert!(refusal(format!("{SHA1}\n{}\n", &SHA1[..34])).contains("cut off inside the digest on line 2"));
    assert!(refusal(format!("{SHA1}\n{}", &SHA1[..32])).contains("two kinds"));
    assert!(refusal("a@b.de\nc@d").contains("its last line, 2"));
    assert!(refusal("email,x\na@b.de,1\nc@").contains("its last line, 3"));
    assert_eq!(emails(&read("a@b.de\nc@d.de").unwrap().1), 2);
}

#[test]
fn unreadable_lines_are_counted_against_the_limit() {
    let mut text = "a@b.de\n".repeat(100);
    text.push_str("nonsense\n");
    let (_, summary) = read(text.clone()).unwrap();
    assert_eq!((summary.rows.unreadable, &summary.unreadable_lines[..]), (1, &[101][..]));
    text.push_str("more nonsense\n");
    let message = refusal(text.clone());
    assert!(message.contains("2 of 102 lines") && message.contains("at most 1 are") && message.contains("101, 102"));
    let options = ListOptions { allow_unreadable: "2%".parse().unwrap(), ..ListOptions::default() };
    assert_eq!(read_with(text.clone(), &options).unwrap().1.rows.unreadable, 2);
    text.push_str(&"x\n".repeat(30));
    assert!(refusal(text).contains(
        "101, 102, 103, 104, 105, 106, 107, 108, 109, 110, 111, 112, 113, 114, 115, 116, 117, 118, 119, 120;"
    ));
    // A bare number is lines, as everywhere.
    let count = |text: &str| text.parse::<ShareLimit>().unwrap().of(1000);
    assert_eq!([count("5"), count("5%"), count("0"), count("0.01%"), count("0%")], [5, 50, 0, 1, 0]);
    let none = ListOptions { allow_unreadable: "0%".parse().unwrap(), ..ListOptions::default() };
    assert!(read_with("a@b.de\nx\n", &none).is_err() && read("a@b.de\nx\n").is_ok());
    assert!("200%".parse::<ShareLimit>().is_err() && "x".parse::<ShareLimit>().is_err());
}

#[test]
fn an_address_beside_something_unreadable_still_counts() {
    let (entries, summary) = read("a@b.de c@d\ne@f.de\n").unwrap();
    assert_eq!((entries.len(), emails(&summary), summary.rows.unreadable), (2, 2, 1));
}

#[test]
fn rows_of_the_wrong_width_lose_no_address() {
    let (entries, _) = read("a@b.de,c@d.de\ne@f.de,g@h.de,i@j.de\nk@l.de\n").unwrap();
    assert_eq!(lines_of(&entries, "i@j.de"), [2]);
    assert_eq!(lines_of(&entries, "k@l.de"), [3]);
    let (entries, _) = read("email\na@b.de, c@d.de\n").unwrap();
    assert_eq!((lines_of(&entries, "a@b.de"), lines_of(&entries, "c@d.de")), (vec![2], vec![2]));
    let late = "a@b.de,BOUNCE\n".repeat(700) + "c@d.de,e@f.de\n";
    let (entries, summary) = read(late).unwrap();
    assert_eq!((lines_of(&entries, "e@f.de"), lines_of(&entries, "c@d.de")), (vec![701], vec![701]));
    assert_eq!((emails(&summary), summary.rows.unreadable), (702, 0));
    let (entries, summary) = read("name,email,note\nMüller, Max,max@firma.de,x\nEva\nUlf,ulf@firma.de\n").unwrap();
    assert_eq!((lines_of(&entries, "max@firma.de"), lines_of(&entries, "ulf@firma.de")), (vec![2], vec![4]));
    assert_eq!(summary.unreadable_lines, [3]);
}

#[test]
fn dates_are_kept_and_a_bad_one_keeps_the_entry() {
    let text = "email,created_at\na@b.de,2025-03-04T05:06:07Z\nc@d.de,soon\ne@f.de,\n";
    let (entries, summary) = read(text).unwrap();
    assert_eq!(entries[0].time.map(|time| (time.lo, time.hi)), Some((1_741_064_767, 1_741_064_767)));
    assert_eq!((entries[1].time, entries[2].time, entries.len()), (None, None, 3));
    assert_eq!((summary.rows.dates, summary.rows.unreadable_dates), (1, 1));
    assert!(summary.columns.iter().any(|column| column.role == Role::Date));
}

#[test]
fn one_date_with_a_large_part_decides_the_order_of_all() {
    let text = "email,date\na@b.de,03/04/2025\nc@d.de,25/04/2025\n";
    let first_day = |entries: &[ListEntry]| entries[0].time.map(|time| time.show_date());
    assert_eq!(first_day(&read(text).unwrap().0).as_deref(), Some("2025-04-03"));
    let ambiguous = "email,date\na@b.de,03/04/2025\n";
    assert_eq!(first_day(&read(ambiguous).unwrap().0), None);
    let options = ListOptions { date_order: Some(DateOrder::MonthFirst), ..ListOptions::default() };
    assert_eq!(first_day(&read_with(ambiguous, &options).unwrap().0).as_deref(), Some("2025-03-04"));
}

#[test]
fn a_column_has_one_order_of_day_and_month_or_the_date_is_unknown() {
    let first_day = |text: &str| read(text).unwrap().0[0].time.map(|time| time.show_date());
    for (text, day) in [
        ("email,date\na@b.de,03-04-2023 01:02\nc@d.de,04-25-2023 13:14\n", Some("2023-03-04")),
        ("email,date\na@b.de,03-04-2023 01:02\nc@d.de,25-04-2023 13:14\n", Some("2023-04-03")),
        ("email,date\na@b.de,03-04-2023 01:02\n", None),
        ("email,date\na@b.de,03/04/2023\nc@d.de,25/04/2023\ne@f.de,04/25/2023\n", None),
        ("email,date\na@b.de,2023-04\n", Some("2023-04")),
    ] {
        assert_eq!(first_day(text).as_deref(), day, "{text}");
    }
    // What comes behind the sample still counts.
    let late =
        "email,date\nx@y.de,25/04/2023\n".to_owned() + &"a@b.de,03/04/2023\n".repeat(9000) + "c@d.de,04/25/2023\n";
    let message = refusal(late.as_str());
    assert!(message.contains("line 9003") && message.contains("--ignore-column"), "{message}");
    let ignored = ListOptions { ignored: vec!["date".to_owned()], ..ListOptions::default() };
    assert_eq!(read_with(late, &ignored).unwrap().1.rows.dates, 0);
}

#[test]
fn a_first_line_without_an_entry_is_a_header() {
    assert_eq!(read("E-Mail\na@b.de\n").unwrap().1.rows.unreadable, 0);
    assert_eq!(read("Opt-outs of May\na@b.de\n").unwrap().1.rows.unreadable, 0);
    assert_eq!(read("Opt-outs of May\nby Max\na@b.de\n").unwrap_err().to_string().matches("1, 2").count(), 1);
    let options = ListOptions { header: HeaderRule::Absent, ..ListOptions::default() };
    assert_eq!(read_with("E-Mail\na@b.de\n", &options).unwrap().1.unreadable_lines, [1]);
}

#[test]
fn a_first_line_that_is_an_entry_is_no_header() {
    for (text, domains) in [
        ("contact.email\nfirma2.de\n", &["contact.email", "firma2.de"]),
        ("mail.pro\nfirma2.de\n", &["mail.pro", "firma2.de"]),
        ("firma.de;error\nandere.de;bounced\n", &["firma.de", "andere.de"]),
        ("andere.de;grund\nfirma.de;x\n", &["andere.de", "firma.de"]),
    ] {
        let (entries, summary) = read(text).unwrap();
        let expected: Vec<_> = domains.iter().map(|name| domain(name)).collect();
        let keys: Vec<_> = entries.iter().filter(|entry| entry.key.recipe == DOMAIN).map(|e| e.key.key).collect();
        assert_eq!((keys, summary.rows.lines, summary.rows.unreadable), (expected, 2, 0), "{text}");
    }
    for header in ["Email", "E-Mail", "e.mail", "Domain", "email.address", "Kd.-Nr.;E-Mail", "Datum;E-Mail", "#;email"]
    {
        let row = if header.contains(';') { "1;a@b.de" } else { "a@b.de" };
        let (_, summary) = read(format!("{header}\n{row}\n")).unwrap();
        assert_eq!((summary.rows.lines, emails(&summary), summary.rows.unreadable), (1, 1, 0), "{header}");
    }
}

#[test]
fn a_column_that_is_named_makes_a_header_of_a_dotted_name() {
    let options = with_columns(&["email=contact.email"]);
    let (entries, summary) = read_with("contact.email;contact.name\na@b.de;x\n", &options).unwrap();
    assert_eq!((lines_of(&entries, "a@b.de"), summary.rows.lines, domains(&summary)), (vec![2], 1, 0));
}

#[test]
fn without_a_header_line_1_is_a_row_like_any_other() {
    let options = ListOptions { header: HeaderRule::Absent, ..ListOptions::default() };
    for text in ["email;Max <max@firma.de>\nx;a@b.de\n", "mail.pro;max@firma.de\nx;a@b.de\n", "# x\nmax@firma.de\n"] {
        let (entries, _) = read_with(text, &options).unwrap();
        assert_eq!(lines_of(&entries, "max@firma.de").len(), 1, "{text}");
    }
    let named = ListOptions { header: HeaderRule::Absent, ..with_columns(&["email=1"]) };
    let (entries, summary) = read_with("email\nfirma.de\n", &named).unwrap();
    assert!(entries.iter().any(|entry| entry.key.key == domain("firma.de")));
    assert_eq!(summary.rows.lines, 2);
}

#[test]
fn an_address_in_any_column_is_an_entry_where_none_has_a_name() {
    let late = format!("{}foo@bar.de;max@firma.de\n", "a@b.de;n/a\n".repeat(600));
    let (entries, _) = read(late.as_str()).unwrap();
    assert_eq!(lines_of(&entries, "max@firma.de"), [601]);
    let only = with_columns(&["email=1"]);
    assert_eq!(emails(&read_with(late, &only).unwrap().1), 601);
    let any = ListOptions { delimiter: Some(b'~'), ..ListOptions::default() };
    assert_eq!(emails(&read_with("foo@bar.de~max@firma.de\n", &any).unwrap().1), 2);
}

#[test]
fn what_cannot_be_read_counts_although_another_column_holds_an_address() {
    let (entries, summary) = read("Email;Email 2\nfoo(at)bar.de;max@firma.de\na@b.de;\n").unwrap();
    assert_eq!((lines_of(&entries, "max@firma.de"), summary.unreadable_lines), (vec![2], vec![2]));
}

#[test]
fn a_number_sign_before_a_row_of_a_table_loses_nobody() {
    let text = "nr;email;note;status\n#5;max@firma.de;\"a\nb\";x\n#6;foo@bar.de;\"n\";x\n7;a@b.de;;x\n";
    let (entries, _) = read(text).unwrap();
    assert_eq!((lines_of(&entries, "max@firma.de"), lines_of(&entries, "foo@bar.de")), (vec![2], vec![4]));
    assert_eq!(lines_of(&read("email;x\n#max@firma.de;y\na@b.de;z\n").unwrap().0, "max@firma.de"), [2]);
    assert_eq!(read("nr;email;note\n#5;max@firma;\n7;a@b.de;\n").unwrap().1.unreadable_lines, [2]);
    assert_eq!(read("nr;email\n# ten a year, more or less\n7;a@b.de\n").unwrap().1.rows.lines, 1);
    assert_eq!(emails(&read("# ask admin@firma.de\na@b.de\n").unwrap().1), 1);
}

#[test]
fn an_address_behind_an_equals_sign_is_an_entry_too() {
    let (entries, summary) = read("email=max+news@firma.de\nbounce=eva=firma.de@list.de\n").unwrap();
    assert_eq!((lines_of(&entries, "max+news@firma.de"), summary.rows.unreadable), (vec![1], 0));
    assert_eq!(lines_of(&entries, "bounce=eva=firma.de@list.de"), [2]);
    let loose = email("max@firma.de");
    assert!(entries.iter().any(|entry| entry.key.key == loose && entry.key.loose));
}

#[test]
fn a_percent_sign_stands_for_every_mailbox() {
    let (entries, summary) = read("%@firma.de\n").unwrap();
    assert_eq!((entries[0].key.key, entries.len()), (domain("firma.de"), 1));
    assert_eq!((domains(&summary), emails(&summary)), (1, 0));
}

#[test]
fn a_long_list_keeps_its_order_and_its_line_numbers() {
    let lines = 120_000_u32;
    let text: String = (1..=lines).map(|line| format!("max.mustermann.{line}@firma{line}.de\n")).collect();
    let (entries, summary) = read(text).unwrap();
    assert_eq!((emails(&summary), summary.rows.lines), (u64::from(lines), u64::from(lines)));
    assert!(entries.iter().zip(1..).all(|(entry, line)| entry.line == line && entry.row == line - 1));
    assert_eq!(entries[77_776].key.key, email("max.mustermann.77777@firma77777.de"));
}

#[test]
fn a_callers_error_and_an_interrupt_end_the_reading() {
    let text = "a@b.de\n".repeat(400_000);
    let stop = |_: &[ListEntry]| Err(IntakeError::Empty { name: "stop".to_owned() });
    let source = Source::from_bytes(text.clone().into_bytes()).unwrap();
    let result = read_list(source, "x", &ListOptions::default(), &keyer(), &Cancel::default(), &stop);
    assert!(matches!(result, Err(IntakeError::Empty { name }) if name == "stop"));
    let cancel = Cancel::default();
    cancel.set();
    let source = Source::from_bytes(text.into_bytes()).unwrap();
    let result = read_list::<IntakeError>(source, "x", &ListOptions::default(), &keyer(), &cancel, &|_| Ok(()));
    assert!(matches!(result, Err(IntakeError::Interrupted(_))));
}

proptest! {
    /// Whatever the bytes are: no panic, and a list that is accepted has entries.
    #[test]
    fn any_bytes_are_read_or_refused(bytes: Vec<u8>) {
        if let Ok((entries, summary)) = read(bytes) {
            prop_assert!(!entries.is_empty() && emails(&summary) + domains(&summary) + summary.digests.iter().map(|(_, count)| count).sum::<u64>() > 0);
        }
    }

    /// However the lines of a list are dressed up, every address is found on its line.
    #[test]
    fn no_address_is_lost(
        rows in prop::collection::vec(("[a-z]{1,8}", 0..8_usize), 1..40),
        end in prop::sample::select(vec!["\n", "\r\n", "\r"]),
    ) {
        let dress = |(name, way): &(String, usize)| match way {
            0 => format!("{name}@firma.de"),
            1 => format!("\"{name}@FIRMA.de\""),
            2 => format!("  {name}@firma.de "),
            3 => format!("{} <{name}@firma.de>", name.to_uppercase()),
            4 => format!("# comment, \"{name}{end}{name}@firma.de"),
            5 => format!("{end}'{name}@firma.de"),
            6 => format!("mailto:{name}@firma.de"),
            _ => format!("{name}@firma.de;x@y.de"),
        };
        let text: String = rows.iter().map(|row| dress(row) + end).collect();
        let (entries, summary) = read(text.as_str()).unwrap();
        prop_assert_eq!(summary.rows.unreadable, 0, "{:?}", text);
        let lines: Vec<&str> = text.split_terminator(end).collect();
        for (name, _) in &rows {
            let address = format!("{name}@firma.de");
            let written = format!("{name}@firma.de").to_lowercase();
            let expected: Vec<u32> = (1..).zip(&lines)
                .filter(|(_, line)| !line.starts_with('#'))
                .filter(|(_, line)| line.to_lowercase().split(|c: char| !c.is_alphanumeric() && !"@.".contains(c)).any(|word| word == written))
                .map(|(line, _)| line).collect();
            prop_assert_eq!(lines_of(&entries, &address), expected, "{:?}", text);
        }
    }
}

#[test]
fn a_kind_that_scrub_does_not_know_becomes_entries_by_the_same_code() {
    let keyer = keyer();
    let mut maker = EntryMaker::new(&keyer, None, &ListOptions::default());
    let role = Role::Identifier(IdentifierKind::Postal);
    let place = |row| RowPlace::new(u64::from(row) + 1, row);
    for (row, cell) in (0..).zip(["PLATE B-AB 12", "PLATE BAB12", "a@b.de", ""]) {
        let finding = maker.read_cell(cell, role, place(row));
        let expected =
            [CellFinding::Entry, CellFinding::Entry, CellFinding::Unreadable, CellFinding::Nothing][row as usize];
        assert!(finding == expected, "{cell}");
    }
    let key = |form: &str| keyer.key(&Tag::new(b"plate\0"), form.as_bytes());
    maker.make_keys();
    let part = &maker.part;
    let made: Vec<_> = part.entries.iter().map(|entry| (entry.line, entry.key.key, entry.key.loose)).collect();
    assert_eq!(made, [(1, key("B-AB 12"), false), (1, key("BAB12"), true), (2, key("BAB12"), false)]);
    assert_eq!((part.identifiers.of(IdentifierKind::Postal), part.loose), (2, 1));
}

#[test]
fn a_column_of_a_kind_that_scrub_does_not_know_is_read_from_a_list() {
    let request = ColumnRequest { role: Role::Identifier(IdentifierKind::Postal), which: "plate".to_owned() };
    let options = ListOptions { columns: vec![request], ..ListOptions::default() };
    let text = "name,plate,date\nMax,PLATE B-AB 12,2025-03-01\nEva,,\nUlf,PLATE MA1,\n";
    let (entries, summary) = read_with(text, &options).unwrap();
    assert_eq!((summary.identifiers.of(IdentifierKind::Postal), summary.identifiers.sum()), (2, 2));
    assert_eq!((summary.rows.lines, summary.rows.vacant, summary.rows.unreadable, summary.loose), (3, 1, 0, 1));
    let key = |form: &str| keyer().key(&Tag::new(b"plate\0"), form.as_bytes());
    let made: Vec<_> = entries.iter().map(|entry| (entry.line, entry.key.key, entry.time.is_some())).collect();
    assert_eq!(made, [(2, key("B-AB 12"), true), (2, key("BAB12"), true), (4, key("MA1"), false)]);
}

/// Whichever thread comes upon one first, and however near they are.
#[test]
fn the_first_fault_of_a_list_is_told() {
    let mut lines: Vec<_> = (1..=26_000).map(|number| format!("person{number}@firma.example")).collect();
    // A digest alone is no fault; one of a second kind is.
    for (line, fault, told) in [
        (25_000, "a\0b".to_owned(), 25_000),
        (24_990, "e".repeat(40), 25_000),
        (20_000, "@gmail.com".to_owned(), 20_000),
        (19_990, "a\0b".to_owned(), 19_990),
        (100, "d".repeat(32), 19_990),
        (99, "@gmail.com".to_owned(), 99),
    ] {
        lines[line - 1] = fault;
        for threads in [1, 8] {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            let message = pool.install(|| refusal(lines.join("\n")));
            assert!(message.contains(&format!("line {told}")), "{threads}: {message}");
        }
    }
    // Both digests, and nothing before the second one.
    let both = format!("{}\n{}\n@gmail.com\n", "d".repeat(32), "e".repeat(40));
    assert!(refusal(both).contains("line 2"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn a_plain_cell_is_read_as_any_other(
        cells in prop::collection::vec(
            prop_oneof![
                "[A-Za-z0-9.+%=#_-]{1,40}@[a-zA-Z0-9.-]{1,30}[a-z]",
                "[a-c]{1,2}([+.][ab])?@(gmail|googlemail|x)[.](com|de)",
            ],
            1..40,
        ),
    ) {
        let keyer = keyer();
        let [mut short, mut long] = [0, 1].map(|_| EntryMaker::new(&keyer, None, &ListOptions::default()));
        for (row, cell) in (0..).zip(&cells) {
            // What stands for a domain or for many addresses is another thing.
            prop_assume!(!PatternEntry::is_meant(cell));
            let place = RowPlace::new(u64::from(row) + 1, row);
            let (a, b) = (short.read_cell(cell, Role::EMAIL, place), long.read_anywhere(cell, place));
            prop_assert!(a == b || b == CellFinding::Nothing, "{}", cell);
        }
        short.make_keys();
        long.make_keys();
        prop_assert_eq!(&short.part.entries, &long.part.entries);
        prop_assert_eq!(short.part.loose, long.part.loose);
        prop_assert_eq!(short.part.identifiers.sum(), long.part.identifiers.sum());
    }
}
