//! Every remark and every broken limit, as programs get them: code, sentence and figures.

use std::fs;
use std::path::Path;

use crate::assert_snapshot;
use crate::fixed::fixed;
use crate::session::Session;

/// Every code in the file that defines them.
fn codes() -> Vec<String> {
    let read = |name: &str| fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/report").join(name));
    let source = ["remark.rs", "list_remark.rs"].map(|name| read(name).unwrap()).concat();
    let arms = source.lines().filter_map(|line| line.trim().strip_suffix("\",")?.split_once(" => \""));
    arms.map(|(_, code)| code.to_owned()).collect()
}

/// A contact list, a suppression list, and the flags that bring the remark about with them.
struct Case(&'static str, &'static str, &'static [&'static str]);

const CONTACTS: &str = "email\nann@one.example\nbob@two.example\n";
const LIST: &str = "bob@two.example\n";
const SUPPRESS: &[&str] = &["--suppress", "list.csv"];

const BOUNCES: &[&str] = &["--suppress", "bounce:list.csv"];

fn case(code: &str) -> Case {
    match code {
        "no-lists" => Case(CONTACTS, LIST, &["--without-lists"]),
        "list-hit-nobody" => Case("MANY", "MANY", SUPPRESS),
        "digests-hit-nobody" => Case(CONTACTS, "d41d8cd98f00b204e9800998ecf8427e\n", SUPPRESS),
        "unknown-purpose" => Case(CONTACTS, LIST, &["--purpose", "newsleter", "--store", "scrub.store"]),
        "register-old" => Case(CONTACTS, LIST, &["--store", "scrub.store"]),
        "digests-loose-one-way" => Case(CONTACTS, "d41d8cd98f00b204e9800998ecf8427e\n", SUPPRESS),
        "unread-identifiers" => Case("email,created by\nann@one.example,bob@two.example\n", LIST, SUPPRESS),
        "open-end" => Case("email\nann@one.example", LIST, SUPPRESS),
        "lines-in-quotes" => Case("email,note\nann@one.example,\"a\nb\"\n", LIST, SUPPRESS),
        "own-values-unclear" => Case("email,status\nann@one.example,Kunde\nbob@two.example,Lead\n", LIST, SUPPRESS),
        "other-topic" => Case("email,newsletter a,newsletter b\nann@one.example,no,yes\n", LIST, SUPPRESS),
        "column-unread" => Case("email,kontakt\nyes,ann@one.example\nno,cy@one.example\n", LIST, SUPPRESS),
        "own-column" => Case("email,unsubscribed\nann@one.example,yes\nbob@two.example,no\n", LIST, SUPPRESS),
        "list-unreadable" => {
            Case(CONTACTS, "x@@y\nbob@two.example\nz@@y\n", &["--suppress", "list.csv", "--allow-unreadable", "90%"])
        }
        "list-vacant" => Case(CONTACTS, "email,name\nbob@two.example,Bob\n,Cy\n", SUPPRESS),
        "list-numbers-unread" => Case(CONTACTS, "email,phone\nbob@two.example,0171 2345678\n", SUPPRESS),
        "list-dates-unreadable" => {
            Case(CONTACTS, "email,created_at\nbob@two.example,03/04/2025\ncy@one.example,5/6/2025\n", SUPPRESS)
        }
        "other-channels" => Case("email,SMS opt-out,Phone status\nann@one.example,yes,ok\n", LIST, SUPPRESS),
        "doubtful-words" => Case("email,Art\nann@one.example,inaktiv\nbob@two.example,neu\n", LIST, SUPPRESS),
        "answers-unread" => Case("email,Exclude,DSGVO\nann@one.example,Yes,no\nb@one.example,,\n", LIST, SUPPRESS),
        "free-text" => Case("email,Notiz\nann@one.example,abgemeldet (JH)\nbob@two.example,\n", LIST, SUPPRESS),
        "mac-roman" => Case("MAC", LIST, SUPPRESS),
        "numbers-unread" => {
            Case("email,phone\nann@one.example,0171 2345678\n", "bob@two.example\n+491712345678\n", SUPPRESS)
        }
        "numbers-without-country" => Case(
            "phone\n0171 2345678\n",
            "+491712345678\n",
            &["--suppress", "list.csv", "--channel=sms", "--min-kept=0"],
        ),
        "list-mac-roman" => Case(CONTACTS, "MAC", SUPPRESS),
        "list-elsewhere" => Case(CONTACTS, "email,owner\nbob@two.example,cy@us.example\n", SUPPRESS),
        "list-stray-quotes" => Case(
            CONTACTS,
            "id,name,email\n1,\"Ann,ann@x.example\n2,Bob,bob@two.example\n3,\"Cy,cy@x.example\n",
            SUPPRESS,
        ),
        "list-domains-beside" => Case(CONTACTS, "email,domain\nbob@two.example,two.example\n", SUPPRESS),
        "list-comments" => Case(CONTACTS, "#cy@two.example\nbob@two.example\n", SUPPRESS),
        "list-broken-addresses" => Case(CONTACTS, "cy@@two.example\nbob@two.example\n", BOUNCES),
        "list-soft-bounces-count" => {
            Case(CONTACTS, "email,status,bounce reason\ncy@two.example,4.2.2,full\nbob@two.example,5.1.1,\n", SUPPRESS)
        }
        "list-second-addresses" => Case(CONTACTS, "E-Mail,E-Mail 2\nbob@two.example,cy@two.example\n", BOUNCES),
        "list-soft-bounces" => Case(CONTACTS, "cy@two.example,4.2.2 full\nbob@two.example,5.1.1\n", BOUNCES),
        "list-only-objections" => Case(
            CONTACTS,
            "email,Newsletter\nann@one.example,yes\nbob@two.example,no\ncy@x.example,yes\nd@x.example,\n",
            SUPPRESS,
        ),
        "list-say-otherwise" => Case(
            CONTACTS,
            "email,Newsletter\nann@one.example,yes\nbob@two.example,no\ncy@x.example,yes\n",
            &["--suppress", "optout:list.csv", "--min-kept=0"],
        ),
        "list-open-end" => Case(CONTACTS, "bob@two.example", SUPPRESS),
        "column-ignored" => {
            Case(CONTACTS, "email,user,domain,status\nbob@two.example,bob,two.example,active\n", SUPPRESS)
        }
        "digests-of-others" => {
            Case("phone\n+491712345678\n", "b58996c504c5638798eb6b511e6f49af\n", &["--channel=sms", "--min-kept=0"])
        }
        "threads-capped" => Case(CONTACTS, LIST, &["--suppress", "list.csv", "--threads", "100000"]),
        "max-rejects" => Case(CONTACTS, LIST, &["--suppress", "list.csv", "--max-rejects", "10%"]),
        "min-kept" => Case(CONTACTS, LIST, &["--suppress", "list.csv", "--min-kept", "1000"]),
        "fail-on" => Case(CONTACTS, LIST, &["--suppress", "list.csv", "--fail-on", "optout.global,dup"]),
        "not-counted" => Case(CONTACTS, LIST, &["--suppress", "list.csv", "--fail-on", "dup,row"]),
        "limit.nothing-kept" => Case("email\nbob@two.example\n", LIST, SUPPRESS),
        other => panic!("a new remark needs a case: {other}"),
    }
}

/// What the report says under that code.
fn reported(code: &str) -> Vec<serde_json::Value> {
    let session = Session::new();
    let Case(contacts, list, flags) = case(code);
    let many = |text: &str, domain: &str| match text {
        "MANY" => (0..1000).map(|n| format!("person{n}@{domain}\n")).collect::<String>().into_bytes(),
        "MAC" => b"email\nann@m\x9fller.example\n".to_vec(),
        text => text.as_bytes().to_vec(),
    };
    session.write("list.csv", many(list, "list.example"));
    if code == "unknown-purpose" {
        drop(session.place.scrub(&["init", "-q"]).code(0));
        let import = ["import", "list.csv", "--list", "news", "--kind", "optout", "--purpose", "newsletter", "-q"];
        drop(session.place.scrub(&import).code(0));
    }
    if code == "digests-of-others" {
        drop(session.place.scrub(&["init", "-q"]).code(0));
        drop(session.place.scrub(&["import", "list.csv", "--list", "partner", "--kind", "optout", "-q"]).code(0));
    }
    if code == "register-old" {
        drop(session.place.scrub(&["init", "-q"]).code(0));
        let day = scrub::base::time::show_date(scrub::base::time::now() - 40 * 86_400);
        let import = ["import", "list.csv", "--list", "ecg", "--kind", "register", "--register", "ecg", "-q"];
        drop(session.place.scrub(&[&import[..], &["--as-of", &day]].concat()).code(0));
    }
    session.write("contacts.csv", many(contacts, "contacts.example"));
    let header: &[&str] = if contacts == "MANY" { &["--no-header"] } else { &[] };
    // Only a clean list can be empty, and only a check counts some reasons.
    let command: &[&str] = match flags.contains(&"--fail-on") {
        true => &["check", "contacts.csv", "--format", "json"],
        false => &["clean", "contacts.csv", "--report", "-", "-q"],
    };
    let ran = session.place.scrub(&[command, flags, header].concat());
    let report: serde_json::Value = serde_json::from_str(&ran.streams().0).unwrap();
    let all = [&report["remarks"], &report["limits_broken"]].map(|list| list.as_array().unwrap().clone());
    all.concat().into_iter().filter(|remark| remark["code"] == code).collect()
}

#[test]
fn every_remark() {
    let codes = codes();
    assert!(codes.len() > 10, "{codes:?}; does the search for codes still work?");
    let mut text = String::new();
    for code in codes {
        let reported = reported(&code);
        assert!(!reported.is_empty(), "no remark {code}");
        for remark in reported {
            let remark = serde_json::to_string_pretty(&remark).unwrap();
            text += &(fixed(&remark, Path::new(env!("CARGO_MANIFEST_DIR"))) + "\n");
        }
    }
    assert_snapshot("remarks", text);
}

/// People get the same sentence with a word in front.
#[test]
fn remarks_and_broken_limits_for_people() {
    let session = Session::new();
    session.write("contacts.csv", "email\nann@one.example");
    let ran = session.place.scrub(&["check", "contacts.csv", "--without-lists", "--min-kept", "2"]).code(1);
    let ran = ran.says("\nlimit not met: 1 row kept, at least 2 wanted (--min-kept)\n");
    ran.says("\nnote: no list was looked at").says("\nnote: the last line has no line end");
}
