//! Every shipped contact list against the outcome that was worked out by hand beside it.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;
#[path = "common/records.rs"]
mod records;

use std::collections::BTreeMap;

use common::{Place, fixture};
use records::{Reject, Written, detail_words, take_apart};
use scrub::base::digest::{DigestAlgorithm, FileDigest};
use scrub::policy::Reason;
use serde_json::Value;

/// Every contact list and its delimiter.
const LISTS: [(&str, u8); 13] = [
    ("crm-de-1252", b';'),
    ("crm-en", b','),
    ("crm-fr", b';'),
    ("duplicates", b','),
    ("google", b','),
    ("mixed-encoding", b';'),
    ("no-header", b','),
    ("odd-addresses", b','),
    ("outlook-de", b','),
    ("own-optout-columns", b';'),
    ("ragged", b','),
    ("sep-line", b';'),
    ("utf16", b'\t'),
];

/// The lists of the command in fixtures/README.md.
fn suppress() -> Vec<String> {
    ["optouts-clear.txt", "domains.txt", "optouts-md5.txt"].map(|name| format!("--suppress={}", list(name))).to_vec()
}

fn list(name: &str) -> String {
    fixture(&format!("lists/{name}")).display().to_string()
}

struct Expected {
    kept: u64,
    args: Vec<String>,
    /// Line and primary reason of every rejected record.
    rows: Vec<(u64, String)>,
}

fn expected(name: &str) -> Expected {
    let path = fixture(&format!("contacts/{name}.csv.expected.json"));
    let json: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let rows = json["rows"].as_array().unwrap();
    assert_eq!(json["rejected"], rows.len(), "{name}: the expectation contradicts itself");
    Expected {
        kept: json["kept"].as_u64().unwrap(),
        args: json["args"].as_array().map(|args| args.iter().map(text).collect()).unwrap_or_default(),
        rows: rows.iter().map(|row| (row["line"].as_u64().unwrap(), text(&row["reason"]))).collect(),
    }
}

/// What one run wrote.
struct Outcome {
    clean: Vec<u8>,
    rejected: Vec<u8>,
    report: Value,
}

/// Cleans `input` as `in/NAME.csv` with default output names.
fn clean(name: &str, input: &[u8], args: &[String]) -> Outcome {
    let place = Place::new();
    place.write(&format!("{name}.csv"), input);
    let file = format!("{name}.csv");
    let mut all = vec!["clean", file.as_str()];
    all.extend(args.iter().map(String::as_str));
    place.scrub(&all).code(0).says("read ");
    let names = [".clean.csv", ".csv", ".rejected.csv", ".report.json"].map(|ending| format!("{name}{ending}"));
    assert_eq!(place.files(), names);
    assert_eq!(place.read(&file), input, "the input is never touched");
    Outcome { clean: place.read(&names[0]), rejected: place.read(&names[2]), report: place.json(&names[3]) }
}

/// A report without everything that may differ between two runs over the same input.
fn timeless(mut report: Value) -> Value {
    let fields = report.as_object_mut().unwrap();
    for key in ["started_at", "finished_at", "seconds"] {
        assert!(fields.remove(key).is_some(), "{key}");
    }
    report
}

/// The promises P1 and P2 as far as files can show them.
fn check_balance(name: &str, input: &[u8], delimiter: u8, header: bool, outcome: &Outcome) -> Vec<Reject> {
    let (rejects, rest) = take_apart(input, &outcome.rejected, delimiter, header);
    assert!(rest == outcome.clean, "{name}: the clean list is not the input without the rejected records");
    let read = records::count(input, Written { delimiter, header, blanks_before_quotes: false });
    let report = &outcome.report;
    assert_eq!(report["rows"]["read"], read, "{name}");
    assert_eq!(report["rows"]["rejected"], rejects.len(), "{name}");
    assert_eq!(report["rows"]["kept"], read - rejects.len(), "{name}");
    let primary: u64 = report["reasons"].as_object().unwrap().values().map(|count| count.as_u64().unwrap()).sum();
    assert_eq!(primary, rejects.len() as u64, "{name}");
    let mut lines: BTreeMap<&str, Vec<u64>> = BTreeMap::new();
    for reject in &rejects {
        lines.entry(&reject.reason).or_default().push(reject.line);
    }
    lines.values_mut().for_each(|lines| lines.truncate(20));
    assert_eq!(report["reason_lines"], serde_json::json!(lines), "{name}");
    for (what, bytes) in [("input", input), ("clean", &outcome.clean), ("rejects", &outcome.rejected)] {
        assert_eq!(report[what]["bytes"], bytes.len(), "{name} {what}");
        assert_eq!(report[what]["decoded_bytes"], bytes.len(), "{name} {what}");
        let digest = FileDigest::of(DigestAlgorithm::default(), bytes).to_string();
        assert_eq!(report[what]["digest"], digest, "{name} {what}");
    }
    rejects
}

#[test]
fn every_fixture_comes_out_as_worked_out_by_hand() {
    for (name, delimiter) in LISTS {
        let input = std::fs::read(fixture(&format!("contacts/{name}.csv"))).unwrap();
        let Expected { kept, mut args, rows } = expected(name);
        let header = !args.contains(&"--no-header".to_owned());
        args.extend(suppress());
        let run = |threads: &str| clean(name, &input, &[args.as_slice(), &[format!("--threads={threads}")]].concat());
        let (one, three) = (run("1"), run("3"));
        let rejects = check_balance(name, &input, delimiter, header, &one);
        let found: Vec<_> = rejects.iter().map(|reject| (reject.line, reject.reason.clone())).collect();
        assert_eq!(found, rows, "{name}");
        assert_eq!(one.report["rows"]["kept"], kept, "{name}");
        assert!(one.clean == three.clean && one.rejected == three.rejected, "{name}: threads change the outcome");
        assert_eq!(timeless(one.report), timeless(three.report), "{name}: threads change the report");
    }
}

#[test]
fn no_fixture_is_left_out() {
    let mut found: Vec<_> = std::fs::read_dir(fixture("contacts"))
        .unwrap()
        .filter_map(|entry| entry.unwrap().file_name().to_str()?.strip_suffix(".csv").map(str::to_owned))
        .collect();
    found.sort();
    assert_eq!(found, LISTS.map(|(name, _)| name));
}

#[test]
fn a_clean_list_cleaned_again_stays_byte_for_byte() {
    for (name, delimiter) in LISTS {
        let input = std::fs::read(fixture(&format!("contacts/{name}.csv"))).unwrap();
        let Expected { kept, mut args, .. } = expected(name);
        let header = !args.contains(&"--no-header".to_owned());
        args.extend(suppress());
        let first = clean(name, &input, &args);
        let again = clean(name, &first.clean, &args);
        assert!(again.clean == first.clean, "{name}");
        assert_eq!(again.report["rows"]["kept"], kept, "{name}");
        assert!(check_balance(name, &first.clean, delimiter, header, &again).is_empty(), "{name}");
    }
}

#[test]
fn a_list_that_hits_nobody_rejects_only_what_no_list_is_needed_for() {
    for (name, delimiter) in LISTS {
        let input = std::fs::read(fixture(&format!("contacts/{name}.csv"))).unwrap();
        let Expected { mut args, rows, .. } = expected(name);
        let header = !args.contains(&"--no-header".to_owned());
        let nobody = Place::new();
        let list =
            nobody.write("nobody.txt", "nobody@nowhere.invalid\n@nobody.invalid\nd41d8cd98f00b204e9800998ecf8427e\n");
        args.extend([format!("--suppress={}", list.display()), "--keep-duplicates".to_owned()]);
        let outcome = clean(name, &input, &args);
        let rejects = check_balance(name, &input, delimiter, header, &outcome);
        let by_list = |reason: &str| matches!(reason, "optout.global" | "optout.domain" | "dup.in-list");
        let found: Vec<_> = rejects.iter().map(|reject| reject.line).collect();
        let mut without_lists: Vec<_> =
            rows.iter().filter(|(_, reason)| !by_list(reason)).map(|(line, _)| *line).collect();
        if name == "own-optout-columns" {
            // Line 11 is in the clear list as well as opted out in its own column.
            without_lists.push(11);
            without_lists.sort_unstable();
        }
        assert_eq!(found, without_lists, "{name}");
        assert!(outcome.report["lists"].as_array().unwrap().iter().all(|list| list["hits"] == 0), "{name}");
    }
}

#[test]
fn several_reasons_come_with_their_proofs_and_without_an_address() {
    for (name, delimiter) in LISTS {
        let input = std::fs::read(fixture(&format!("contacts/{name}.csv"))).unwrap();
        let Expected { mut args, .. } = expected(name);
        let header = !args.contains(&"--no-header".to_owned());
        args.extend(suppress());
        let outcome = clean(name, &input, &args);
        for reject in take_apart(&input, &outcome.rejected, delimiter, header).0 {
            let at = format!("{name} line {}: {}", reject.line, reject.detail);
            assert_eq!(reject.reasons.first(), Some(&reject.reason), "{at}");
            assert!(!reject.detail.contains('@'), "{at}");
            let reasons: Vec<_> = reject.reasons.iter().map(|code| Reason::of_code(code).unwrap()).collect();
            assert!(reasons.is_sorted(), "{at}: gravest first");
            let is_whole =
                |(key, value): (String, String)| !key.contains([' ', '"']) && !key.is_empty() && !value.is_empty();
            assert!(detail_words(&reject.detail).into_iter().all(is_whole), "{at}");
            let is_address = |word: &str| word.trim_matches(['.', ',']).len() > 1 && word.contains('@');
            assert!(!reject.why.split(' ').any(is_address), "{at}: {}", reject.why);
            assert!(reject.why.ends_with('.') && reject.why.starts_with(char::is_uppercase), "{at}: {}", reject.why);
            for further in &reject.reasons[1..] {
                assert!(reject.detail.contains(&format!("reason={further} ")), "{at}");
            }
            let must: &[&str] = match reject.reason.as_str() {
                "optout.global" | "optout.domain" => &["list=", "line=", "form=", "column="],
                "optout.column" => &["column="],
                "identity.missing" | "identity.unmatchable" => &["why=", "column="],
                "row.malformed" => &["fields=", "expected="],
                "deliver.hard-bounce" => &["column="],
                "dup.in-list" => &["line="],
                other => panic!("{at}: {other}"),
            };
            assert!(must.iter().all(|key| reject.detail.contains(key)), "{at}: {must:?}");
        }
    }
}

/// The detail of the row in `line`.
fn detail(name: &str, delimiter: u8, line: u64) -> Reject {
    let input = std::fs::read(fixture(&format!("contacts/{name}.csv"))).unwrap();
    let outcome = clean(name, &input, &suppress());
    let rejects = take_apart(&input, &outcome.rejected, delimiter, true).0;
    rejects.into_iter().find(|reject| reject.line == line).unwrap()
}

#[test]
fn proofs_name_the_entry() {
    let both = detail("own-optout-columns", b';', 11);
    assert_eq!(both.reasons, ["optout.global", "optout.column"]);
    assert_eq!(
        both.detail,
        "list=optouts-clear.txt line=3 form=exact column=EMAIL reason=optout.column column=EMAIL_BLACKLISTED \
         reason=optout.column column=STATUS"
    );
    let elsewhere = detail("own-optout-columns", b';', 9);
    assert_eq!(elsewhere.detail, "column=EMAIL_BLACKLISTED line=10");
    assert_eq!(detail("duplicates", b',', 16).detail, "line=15");
    let loose = detail("outlook-de", b',', 3);
    let proof = "list=optouts-clear.txt line=6 form=loose column=E-Mail-Adresse";
    assert!(loose.detail.starts_with(proof), "{}", loose.detail);
    let domain = detail("crm-en", b',', 12);
    assert_eq!(domain.detail, "list=domains.txt line=7 form=subdomain column=Email");
    let long = detail("ragged", b',', 5);
    assert_eq!(long.detail, "fields=6 expected=5");
    let digest = detail("crm-en", b',', 5);
    assert!(digest.detail.starts_with("list=optouts-md5.txt line=4 form="), "{}", digest.detail);
}
