//! Promise P7: no address of the fixtures, no part of one before the @, and no digest of one can be found in a report,
//! in a message or in the store, whatever is done.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use common::{Place, fixture};
use memchr::memmem;
use scrub::identity::email::CellReader;
use scrub::identity::hash::Hash;

/// Every file of the fixtures below `dir`.
fn fixtures(dir: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(fixture(dir)).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = entries.filter(|path| path.is_file()).collect();
    files.sort();
    files
}

fn text_of(path: &Path) -> String {
    let bytes = fs::read(path).unwrap();
    if bytes.starts_with(&[0xff, 0xfe]) {
        return encoding_rs::UTF_16LE.decode(&bytes).0.into_owned();
    }
    let lines = bytes.split(|byte| *byte == b'\n');
    let decode = |line: &[u8]| match std::str::from_utf8(line) {
        Ok(text) => text.to_owned(),
        Err(_) => encoding_rs::WINDOWS_1252.decode(line).0.into_owned(),
    };
    lines.map(decode).collect::<Vec<_>>().join("\n")
}

/// Every address that the fixtures hold, in its normal form and as written.
fn addresses() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut cells = CellReader::default();
    for path in [fixtures("contacts"), fixtures("lists"), fixtures("lists/bad")].concat() {
        if path.extension().is_some_and(|extension| extension == "json") {
            continue;
        }
        let separators = [' ', ',', ';', '\t', '"', '<', '>', '\n', '\r', '(', ')', ':', '='];
        for word in text_of(&path).split(separators).filter(|word| word.contains('@') && !word.starts_with(['@', '*']))
        {
            if let Some(address) = cells.read(word).addresses().next() {
                found.insert(address.normal().to_owned());
                found.insert(address.written().to_owned());
            }
        }
    }
    found
}

/// Byte strings that may be found nowhere, each with the words for it.
fn needles() -> Vec<(String, Vec<u8>)> {
    let addresses = addresses();
    assert!(addresses.len() > 120, "{}", addresses.len());
    let mut needles = Vec::new();
    for address in &addresses {
        let (local, domain) = address.split_once('@').unwrap();
        needles.push((address.clone(), address.clone().into_bytes()));
        needles.push((address.clone(), address.encode_utf16().flat_map(u16::to_le_bytes).collect()));
        needles.push((address.clone(), encoding_rs::WINDOWS_1252.encode(address).0.into_owned()));
        // Short ones are words of their own: `info`, `press`.
        if local.contains(['.', '+']) || local.len() > 8 {
            needles.push((format!("the local part of {address}"), local.into()));
        }
        let turned = format!("{domain}@{local}");
        needles.push((turned.clone(), turned.into_bytes()));
        for hash in [Hash::Md5, Hash::Sha1, Hash::Sha256, Hash::Sha512] {
            let digest = hash.digest(address.as_bytes());
            needles.push((format!("{} of {address}", hash.name()), digest.as_bytes().to_vec()));
            needles.push((format!("{} of {address}", hash.name()), hex::encode(digest.as_bytes()).into_bytes()));
        }
    }
    needles
}

/// Everything that was written or said, and by what.
#[derive(Default)]
struct Evidence(Vec<(String, Vec<u8>)>);

impl Evidence {
    /// Runs scrub and keeps what it said; standard output too, as no product is asked for here.
    fn run(&mut self, place: &Place, args: &[&str], input: &str) -> i32 {
        let ran = place.scrub_with(args, input.as_bytes());
        let code = ran.code;
        let (stdout, stderr) = ran.streams();
        assert!(!stderr.contains("panicked"), "{args:?}: {stderr}");
        self.0.push((format!("scrub {}", args.join(" ")), (stdout + &stderr).into_bytes()));
        code
    }

    fn file(&mut self, place: &Place, name: &str) {
        self.0.push((name.to_owned(), place.read(name)));
    }

    fn check(&self, needles: &[(String, Vec<u8>)]) {
        for (what, bytes) in &self.0 {
            let lower = bytes.to_ascii_lowercase();
            for (name, needle) in needles {
                let found = memmem::find(&lower, &needle.to_ascii_lowercase()).or(memmem::find(bytes, needle));
                assert!(found.is_none(), "{what} holds {name}:\n{}", String::from_utf8_lossy(bytes));
            }
        }
    }
}

fn name(path: &Path) -> &str {
    path.file_name().unwrap().to_str().unwrap()
}

fn contact_lists() -> Vec<PathBuf> {
    fixtures("contacts").into_iter().filter(|path| path.extension().is_some_and(|found| found == "csv")).collect()
}

#[test]
fn the_search_finds_what_is_there() {
    let needles = needles();
    let place = Place::new();
    let mut evidence = Evidence::default();
    fs::copy(fixture("contacts/crm-en.csv"), place.path("in.csv")).unwrap();
    evidence.file(&place, "in.csv");
    assert!(std::panic::catch_unwind(|| evidence.check(&needles)).is_err());
}

#[test]
fn reports_and_messages_of_clean_and_check_name_nobody() {
    let needles = needles();
    let mut evidence = Evidence::default();
    let lists: Vec<_> = fixtures("lists").iter().map(|path| format!("--suppress={}", path.display())).collect();
    for contacts in contact_lists() {
        let place = Place::new();
        let file = name(&contacts);
        fs::copy(&contacts, place.path(file)).unwrap();
        let mut args = vec!["clean", file, "-v", "-o", "out.csv"];
        args.extend(lists.iter().map(String::as_str));
        if file == "no-header.csv" {
            // First without the flag: the message about line 1 must not quote it.
            assert_eq!(evidence.run(&place, &args, ""), 2);
            args.push("--no-header");
        }
        assert_eq!(evidence.run(&place, &args, ""), 0, "{file}");
        evidence.file(&place, "out.report.json");
        args.splice(0..5, ["check", file, "--format", "json"]);
        assert_eq!(evidence.run(&place, &args, ""), 1, "{file}");
        // Errors, from the outermost to the innermost.
        for more in [
            &["--column", "email=99"][..],
            &["--column", "email=Nobody"],
            &["--ignore-column", "nothing"],
            &["--delimiter", "x"],
            &["--delimiter", "@"],
            &["--encoding", "utf-16be"],
            &["--encoding", "shift_jis"],
            &["--max-record", "100"],
            &["--no-header"],
        ] {
            let args = [&["clean", file, "--without-lists", "-n"], more].concat();
            evidence.run(&place, &args, "");
        }
        let input = fs::read(&contacts).unwrap();
        place.write("cut.csv", &input[..input.len() * 2 / 3]);
        evidence.run(&place, &["clean", "cut.csv", "--without-lists", "-n"], "");
        place.write("quote.csv", [input.as_slice(), b"\n\"anna.schmidt@example.com\n"].concat());
        evidence.run(&place, &["clean", "quote.csv", "--without-lists", "-n"], "");
    }
    evidence.check(&needles);
}

#[test]
fn messages_about_bad_lists_name_nobody() {
    let needles = needles();
    let mut evidence = Evidence::default();
    let place = Place::new();
    place.write("in.csv", "email\nx@y.example\n");
    assert_eq!(evidence.run(&place, &["init"], ""), 0);
    for list in fixtures("lists/bad") {
        let path = list.to_str().unwrap();
        assert_eq!(evidence.run(&place, &["clean", "in.csv", "--suppress", path], ""), 2, "{path}");
        assert_eq!(evidence.run(&place, &["import", path, "--list", "bad", "--kind", "optout"], ""), 2, "{path}");
        assert_eq!(evidence.run(&place, &["verify", path], ""), 2, "{path}");
    }
    // A contact list taken for a list of opt-outs, in any way.
    for contacts in contact_lists() {
        let path = contacts.to_str().unwrap();
        evidence.run(&place, &["import", path, "--list", "x", "--kind", "optout"], "");
        evidence.run(&place, &["import", path, "--list", "x", "--kind", "optout", "--allow-unreadable", "100%"], "");
        evidence.run(&place, &["clean", "in.csv", "-n", "--suppress", path], "");
    }
    evidence.check(&needles);
}

#[test]
fn the_store_and_its_commands_name_nobody() {
    let mut needles = needles();
    let mut evidence = Evidence::default();
    let place = Place::new();
    assert_eq!(evidence.run(&place, &["init"], ""), 0);
    for list in fixtures("lists") {
        let kind = match name(&list) {
            "bounces.csv" => "bounce",
            "complaints.csv" => "complaint",
            _ => "optout",
        };
        let path = list.to_str().unwrap();
        let list_name = name(&list).split('.').next().unwrap();
        assert_eq!(evidence.run(&place, &["import", path, "--list", list_name, "--kind", kind, "-v"], ""), 0, "{path}");
    }
    for address in addresses() {
        evidence.run(&place, &["why", "-"], &address);
    }
    evidence.run(&place, &["why", "-", "--format", "json"], "anna.schmidt@example.com");
    evidence.run(&place, &["why", "anna.schmidt@example.com"], "");
    evidence.run(&place, &["why", "anna.schmidt@@example.com"], "");
    evidence.run(&place, &["why", "anna.schmidt@example"], "");
    evidence.run(&place, &["add", "-", "--via", "phone", "--agent", "k7"], "sophie.martin@example.net");
    evidence.run(&place, &["add", "-"], "Sophie <sophie.martin@example.net>, anna.schmidt@example.com");
    evidence.run(&place, &["add", "-", "--agent", "anna.schmidt@example.com"], "sophie.martin@example.net");
    evidence.run(&place, &["add", "-", "--list", "anna.schmidt@example.com"], "sophie.martin@example.net");
    evidence.run(
        &place,
        &["lift", "-", "--list", "manual", "--reason", "typed in by mistake"],
        "sophie.martin@example.net",
    );
    evidence.run(&place, &["lift", "-", "--list", "manual", "--reason", "again"], "anna.schmidt@example.com");
    evidence.run(&place, &["lift", "-", "--list", "nothing", "--reason", "again"], "anna.schmidt@example.com");
    evidence.run(&place, &["store", "undo", "1", "--reason", "wrong file"], "");
    for contacts in contact_lists() {
        let file = name(&contacts);
        fs::copy(&contacts, place.path(file)).unwrap();
        let header: &[&str] = if file == "no-header.csv" { &["--no-header"] } else { &[] };
        let args = [&["clean", file, "-o", "out.csv", "--force"], header].concat();
        assert_eq!(evidence.run(&place, &args, ""), 0, "{file}");
        evidence.file(&place, "out.report.json");
        assert_eq!(evidence.run(&place, &["verify", "out.report.json"], ""), 0, "{file}");
        // A list taken for a report, and one that was meant for another report.
        assert_eq!(evidence.run(&place, &["verify", file], ""), 2, "{file}");
        assert_eq!(evidence.run(&place, &["verify", "out.report.json", "scrub.toml"], ""), 2, "{file}");
    }
    for args in [&["status"][..], &["status", "--format", "json"], &["verify"], &["compact"], &["backup", "copy.store"]]
    {
        assert_eq!(evidence.run(&place, &[&["store"], args].concat(), ""), 0, "{args:?}");
    }
    for file in place.files().iter().filter(|name| name.contains(".store/")) {
        evidence.file(&place, file);
    }
    assert!(evidence.0.iter().any(|(name, _)| name.starts_with("scrub.store/catalog")));
    // Domains are identifiers of companies; in the store they must be as unreadable as addresses.
    evidence.check(&needles);
    needles = ["wettbewerb.example", "konzern.example", "behoerde.example", "presse.example", "holding.test"]
        .map(|domain| (domain.to_owned(), domain.into()))
        .to_vec();
    evidence.0.retain(|(name, _)| name.contains(".store/"));
    evidence.check(&needles);
}

/// The numbers of `fixtures/phones`, as every country writes them.
fn number_needles() -> Vec<(String, Vec<u8>)> {
    let numbers =
        ["491713920001", "491713920002", "491713920003", "491713920004", "491713920005", "436641234567", "41791234567"];
    let mut needles = Vec::new();
    for number in numbers {
        // The code of the country left out, as every spelling of it may.
        needles.push((number.to_owned(), number[2..].into()));
        for pre_image in [number.to_owned(), format!("+{number}"), format!("00{number}"), format!("0{}", &number[2..])]
        {
            for hash in [Hash::Md5, Hash::Sha1, Hash::Sha256, Hash::Sha512] {
                let digest = hash.digest(pre_image.as_bytes());
                let name = format!("{} of {pre_image}", hash.name());
                needles.push((name.clone(), digest.as_bytes().to_vec()));
                needles.push((name, hex::encode(digest.as_bytes()).into_bytes()));
            }
        }
    }
    needles
}

#[test]
fn reports_messages_and_the_store_name_no_number() {
    let needles = number_needles();
    let mut evidence = Evidence::default();
    let place = Place::new();
    fs::copy(fixture("phones/callcentre-de.csv"), place.path("in.csv")).unwrap();
    fs::copy(fixture("phones/stop-numbers.txt"), place.path("stop.txt")).unwrap();
    assert_eq!(evidence.run(&place, &["init"], ""), 0);
    let import = ["import", "stop.txt", "--list", "stop", "--kind", "optout"];
    // Without a country none of the numbers that lack its code can be read.
    assert_eq!(evidence.run(&place, &import, ""), 2);
    let country = ["--default-country", "DE", "-v"];
    assert_eq!(evidence.run(&place, &[&import[..], &country].concat(), ""), 0);
    for channel in ["sms", "phone", "phone-auto", "messenger", "fax", "email"] {
        let clean = ["clean", "in.csv", "--channel", channel, "-o", "out.csv", "--force", "--min-kept=0"];
        evidence.run(&place, &clean, "");
        evidence.run(&place, &[&clean[..], &country].concat(), "");
        if place.path("out.report.json").exists() {
            evidence.file(&place, "out.report.json");
        }
        for more in [&["--column", "mobile=5"][..], &["--column", "mobile=+49 171 3920001"], &["--no-header"]] {
            evidence.run(&place, &[&clean[..], more].concat(), "");
        }
    }
    evidence.run(&place, &["columns", "in.csv"], "");
    for number in
        ["+491713920001", "0171 3920001", "491713920005", "+4917139200011111", "+49 (171) 392/0002 oder 0171 3920003"]
    {
        for command in [&["why", "-"][..], &["why", "-", "--format", "json"], &["add", "-"]] {
            evidence.run(&place, &[command, &country[..2]].concat(), number);
            evidence.run(&place, command, number);
        }
        evidence.run(&place, &["lift", "-", "--list", "stop", "--reason", "typed in by mistake"], number);
        evidence.run(&place, &["hash", "--recipe", "md5"], number);
    }
    for file in place.files().iter().filter(|name| name.contains(".store/")) {
        evidence.file(&place, file);
    }
    assert!(evidence.0.iter().any(|(name, _)| name == "out.report.json"));
    evidence.check(&needles);
}

/// A key, and addresses and numbers where somebody may write them by mistake.
const KEY: &str = "scrub-key-1:q83vEjRWeJq83vEjRWeJq83vEjRWeJq83vEjRWeJq80=";

#[test]
fn a_key_is_never_quoted() {
    let place = Place::new();
    place.write("in.csv", "email\nx@y.example\n");
    place.write("scrub.toml", "");
    for (name, text) in [
        ("plain.key", format!("{KEY}\n")),
        ("titled.csv", format!("Schluessel;Ort\n{KEY};Rom\n")),
        ("header.csv", format!("{KEY};Ort\na;Rom\n")),
        ("settings.toml", format!("store = \"x\"\nkey = 5 # {KEY}\n")),
        ("value.toml", format!("store = [\"{KEY}\"]\n")),
        ("name.toml", format!("\"{KEY}\" = 3\n")),
        ("digest.toml", format!("digest = \"{KEY}\"\n")),
        ("limit.toml", format!("[list.a]\nmax-age-days = \"{KEY}\"\n")),
    ] {
        place.write(name, text);
        for args in [
            &["clean", name, "--without-lists"][..],
            &["check", name, "--without-lists", "--column", "email=2"],
            &["check", name, "--without-lists", "--column", &format!("email={KEY}")],
            &["check", "in.csv", "--suppress", name],
            &["check", "in.csv", "--without-lists", "--config", name],
            &["verify", name],
            &["check", "in.csv", "--channel", KEY],
        ] {
            let (stdout, stderr) = place.scrub(args).streams();
            assert!(!(stdout + &stderr).contains(&KEY[12..30]), "{name} {args:?}: {stderr}");
        }
    }
    let ran = place.scrub(&["clean", "plain.key", "--without-lists"]).code(2);
    ran.says("it is a key or mark of a store").says("name the list instead");
    place.scrub(&["check", "in.csv", "--config", "plain.key"]).code(2).says("plain.key: line 1: ");
    place.scrub(&["check", "in.csv", "--config", "limit.toml"]).code(2).says("limit.toml: line 2: expected ");
    place.scrub(&["check", "in.csv", "--config", "name.toml"]).code(2).says("line 1: unknown key `***`");
}

#[test]
fn a_line_that_was_taken_for_a_header_is_not_quoted_whole() {
    let place = Place::new();
    place.write("in.csv", format!("{};Anna,01711234567;Ort;{}\n1;2;3\n", "prose ".repeat(20), "x;".repeat(90)));
    let ran = place.scrub(&["clean", "in.csv", "--without-lists", "--delimiter", ";"]).code(2).says("and 74 more");
    let ran = ran.says("\"prose prose prose prose prose prose pros...\"").never_says("01711234567");
    assert!(ran.stderr.len() < 1000, "{}", ran.stderr);
}

#[test]
fn flags_that_are_kept_hold_no_identifier() {
    let place = Place::new();
    place.write("in.csv", "email\nx@y.example\n");
    place.write("list.txt", "a@b.example\n");
    place.scrub(&["init", "-q"]).code(0);
    let md5 = "b58996c504c5638798eb6b511e6f49af";
    for bad in
        ["max@firma.example", "01711234567", "max (at) firma.example", "+49 171 1234567", "491711234567", md5, KEY]
    {
        for (args, flag) in [
            (&["add", "c@d.example", "--agent"][..], "--agent"),
            (&["add", "c@d.example", "--purpose"], "--purpose"),
            (&["add", "c@d.example", "--list"], "--list"),
            (&["import", "list.txt", "--list", "a", "--kind", "register", "--register"], "--register"),
            (&["import", "list.txt", "--list", "a", "--kind", "optout", "--purpose"], "--purpose"),
            (&["import", "list.txt", "--list", "a", "--kind", "optout", "--reason"], "--reason"),
            (&["lift", "c@d.example", "--list", "a", "--reason"], "--reason"),
            (&["store", "undo", "1", "--reason"], "--reason"),
            (&["store", "accept", "--reason"], "--reason"),
            (&["clean", "in.csv", "--purpose"], "--purpose"),
            (&["why", "c@d.example", "--campaign"], "--campaign"),
        ] {
            let ran = place.scrub(&[args, &[bad]].concat()).code(2).says(flag);
            drop(ran.never_says(bad).never_says("firma.example"));
        }
    }
    place.write("scrub.toml", "store = \"scrub.store\"\n[campaign.a]\npurpose = [\"max@firma.example\"]\n");
    place.scrub(&["check", "in.csv", "--campaign", "a"]).code(2).says("a purpose holds an e-mail address");
    let good = ["add", "c@d.example", "-q", "--agent", "k7", "--purpose", "news-2026", "--list", "post"];
    place.scrub(&good).code(0);
    place
        .scrub(&["lift", "c@d.example", "-q", "--list", "post", "--reason", "consent of 05.11.2026, ticket 4711"])
        .code(0);
}

#[test]
fn names_of_files_are_kept_and_reported_without_identifiers() {
    let place = Place::new();
    let contacts = "in/max@firma.example.csv";
    place.write(contacts, "email\nx@y.example\na@b.example\n");
    place.write("01711234567.txt", "a@b.example\n");
    place.write("anna@firma.example.txt", "c@d.example\n");
    place.scrub(&["init", "-q"]).code(0);
    place.scrub(&["import", "anna@firma.example.txt", "--list", "a", "--kind", "optout", "-q"]).code(0);
    let status = place.scrub(&["store", "status", "--format", "json"]).code(0).streams().0;
    assert!(status.contains("\"source\": \"***.txt\"") && !status.contains("firma"), "{status}");
    let ran = place.scrub(&["clean", contacts, "--suppress", "01711234567.txt"]).code(0);
    ran.says("in/***.csv").never_says("firma").never_says("01711234567");
    let report = "in/max@firma.example.report.json";
    let text = place.text(report);
    assert!(!text.contains("firma") && !text.contains("01711234567"), "{text}");
    assert!(place.text("in/max@firma.example.rejected.csv").contains("list=***.txt"));
    // Under these names nothing lies beside the report: the files are given.
    place.scrub(&["verify", report]).code(2).says("cannot be compared").prints("missing").never_says("firma");
    let files = ["in/max@firma.example.clean.csv", "in/max@firma.example.rejected.csv", "01711234567.txt", contacts];
    let ran = place.scrub(&[&["verify", report][..], &files].concat()).code(0);
    let (stdout, _) = ran.streams();
    assert_eq!(stdout.matches("  ok").count(), 4, "{stdout}");
    assert!(!stdout.contains("firma") && !stdout.contains("01711234567"), "{stdout}");
    place.write(contacts, "email\nx@y.example\n");
    place.scrub(&[&["verify", report][..], &files].concat()).code(1).prints("in/***.csv  differs");
}

#[test]
fn usage_errors_quote_no_identifier() {
    let place = Place::new();
    for args in [
        &["max@firma.example"][..],
        &["clean", "a.csv", "max@firma.example"],
        &["clean", "a.csv", "--max@firma.example"],
        &["clean", "a.csv", "--max-rejects", "max@firma.example"],
        &["clean", "a.csv", "--channel", "max@firma.example"],
        &["rule", "max@firma.example"],
        &["clean", "max@firma.example", "--without-lists"],
        &["man", "max@firma.example"],
    ] {
        place.scrub(args).code(2).says("error").never_says("firma");
    }
}
