//! Which entry rejects whom: kinds, scopes of channel and purpose, domains.

use std::collections::BTreeMap;

use crate::shop::Shop;

const ALL: [&str; 10] = [
    "global@example.com",
    "channel@example.com",
    "sms@example.com",
    "audience@example.com",
    "news@example.com",
    "both@example.com",
    "complaint@example.com",
    "bounce@example.com",
    "register@example.com",
    "x@firm.example",
];

/// One person for each scope and kind.
fn shop() -> Shop {
    let shop = Shop::new();
    let import = |name: &str, kind: &str, more: &[&str]| {
        let person = ALL.iter().find(|person| person.starts_with(name)).unwrap();
        shop.import(format!("{person}\n"), name, kind, more);
    };
    import("global", "optout", &[]);
    import("channel", "optout", &["--channel", "email,sms"]);
    import("sms", "optout", &["--channel", "sms"]);
    import("audience", "optout", &["--channel", "audience"]);
    import("news", "optout", &["--purpose", "newsletter,events"]);
    import("both", "optout", &["--channel", "email", "--purpose", "newsletter"]);
    import("complaint", "complaint", &[]);
    import("bounce", "bounce", &[]);
    import("register", "register", &["--register", "idi"]);
    shop.import("@firm.example\n", "firms", "optout", &[]);
    shop
}

#[track_caller]
fn reasons(shop: &Shop, flags: &[&str]) -> BTreeMap<String, String> {
    let cleaned = shop.clean(&ALL, flags);
    let reasons = cleaned.rejected.iter().map(|(person, (reason, _))| (person.clone(), reason.clone())).collect();
    // `why` must say the same as `clean` did.
    for person in ALL {
        let why = shop.why(person, flags);
        let rejected = cleaned.rejected.get(person);
        assert_eq!(why["kept"], rejected.is_none(), "{person} {flags:?}");
        if let Some((reason, _)) = rejected {
            assert_eq!(why["reasons"][0], **reason, "{person} {flags:?}");
        }
    }
    reasons
}

fn expected(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    pairs.iter().map(|(person, reason)| ((*person).to_owned(), (*reason).to_owned())).collect()
}

const ALWAYS: [(&str, &str); 5] = [
    ("global@example.com", "optout.global"),
    ("complaint@example.com", "optout.complaint"),
    ("bounce@example.com", "deliver.hard-bounce"),
    ("register@example.com", "register.voluntary"),
    ("x@firm.example", "optout.domain"),
];

#[test]
fn by_channel_and_purpose() {
    let shop = shop();
    let channel = ("channel@example.com", "optout.channel");
    let news = ("news@example.com", "optout.purpose");
    let both = ("both@example.com", "optout.purpose");
    let audience = ("audience@example.com", "optout.channel");
    let with = |more: &[(&str, &str)]| expected(&[&ALWAYS[..], more].concat());
    assert_eq!(reasons(&shop, &[]), with(&[channel, news, both]));
    assert_eq!(reasons(&shop, &["--channel", "email"]), with(&[channel, news, both]));
    assert_eq!(reasons(&shop, &["--purpose", "newsletter"]), with(&[channel, news, both]));
    assert_eq!(reasons(&shop, &["--purpose", "events"]), with(&[channel, news]));
    assert_eq!(reasons(&shop, &["--purpose", "invoices"]), with(&[channel]));
    assert_eq!(reasons(&shop, &["--purpose", "invoices,newsletter"]), with(&[channel, news, both]));
    assert_eq!(reasons(&shop, &["--channel", "audience"]), with(&[audience, news]));
    assert_eq!(reasons(&shop, &["--channel", "audience", "--purpose", "invoices"]), with(&[audience]));
    drop(shop.clean_fails(&["--channel", "sms"]).says("no column of telephone numbers"));
    drop(shop.clean_fails(&["--channel", "post"]).says("which this version cannot match"));
    let json = shop.place.scrub(&["check", "contacts.csv", "--channel", "post"]);
    drop(json.code(2).says("Channels that work"));
}

/// A purpose is a word that people type into two places, months apart.
#[test]
fn purposes_match_whatever_their_case_and_blanks() {
    let shop = Shop::new();
    shop.import("clara@example.com\n", "list", "optout", &["--purpose", "Newsletter, Events"]);
    for purpose in ["newsletter", "NEWSLETTER", " newsletter", "invoices, newsletter", "events", "Events "] {
        assert_eq!(
            shop.reason("clara@example.com", &["--purpose", purpose]).as_deref(),
            Some("optout.purpose"),
            "{purpose}"
        );
    }
    assert_eq!(shop.reason("clara@example.com", &["--purpose", "invoices"]), None);
    // And it is one scope, not two.
    shop.import("clara@example.com\n", "list", "optout", &["--purpose", "events,newsletter"]);
    assert_eq!(shop.batch()["known"], 1);
    let settings = shop.place.text("scrub.toml");
    shop.place.write("scrub.toml", format!("{settings}[campaign.news]\npurpose = [\"NewsLetter\"]\n"));
    assert!(shop.kept(&["clara@example.com"], &["--campaign", "news"]).is_empty());
    drop(shop.try_import("x@example.com\n", "list", "optout", &["--purpose", ""]).code(2).says("purpose"));
    // An empty purpose would silently mean every purpose, or none.
    drop(shop.clean_fails(&["--purpose", ""]).says("purpose"));
}

#[test]
fn an_import_of_every_channel_by_name_is_no_global_objection() {
    let shop = Shop::new();
    drop(shop.try_import("clara@example.com\n", "list", "optout", &["--channel", "pigeon"]).code(2).says("pigeon"));
    shop.import("clara@example.com\n", "list", "optout", &["--channel", "email"]);
    assert_eq!(shop.reason("clara@example.com", &[]).as_deref(), Some("optout.channel"));
    shop.import("clara@example.com\n", "list", "optout", &[]);
    let cleaned = shop.clean(&["clara@example.com"], &[]);
    assert_eq!(cleaned.rejected["clara@example.com"].0, "optout.global", "the gravest reason comes first");
    assert!(cleaned.rejected["clara@example.com"].1.contains("reason=optout.channel"));
    assert_eq!(shop.list("list")["entries"], 2);
}

#[test]
fn all_reasons_of_a_row_are_listed() {
    let shop = Shop::new();
    for (list, kind, more) in [
        ("optouts", "optout", &[][..]),
        ("complaints", "complaint", &[]),
        ("bounces", "bounce", &[]),
        ("robinson", "register", &[]),
        ("news", "optout", &["--purpose", "newsletter"]),
    ] {
        shop.import("clara@example.com\n", list, kind, more);
    }
    shop.import("example.com\n", "firms", "optout", &[]);
    shop.clean(&["clara@example.com"], &[]);
    let rejects = shop.place.text("contacts.rejected.csv");
    let row = rejects.lines().nth(1).unwrap();
    for code in [
        "optout.global",
        "optout.complaint",
        "deliver.hard-bounce",
        "register.voluntary",
        "optout.purpose",
        "optout.domain",
    ] {
        assert!(row.split(',').nth(2).unwrap().split(' ').any(|found| found == code), "{code} in {row}");
    }
    for list in ["optouts", "complaints", "bounces", "robinson", "news", "firms"] {
        assert!(row.contains(&format!("list={list} ")), "{list} in {row}");
    }
    let hits: BTreeMap<String, u64> = shop.place.json("contacts.report.json")["lists"]
        .as_array()
        .unwrap()
        .iter()
        .map(|list| (list["name"].as_str().unwrap().to_owned(), list["hits"].as_u64().unwrap()))
        .collect();
    assert_eq!(hits.len(), 6);
    assert!(hits.values().all(|hits| *hits == 1), "{hits:?}");
}

#[test]
fn domains_in_every_form() {
    let shop = Shop::new();
    shop.import(
        "@exact.example\n*@star.example\n.sub.example\n*.stars.example\nboth.example\nBücher.example\n",
        "firms",
        "optout",
        &[],
    );
    let hit = [
        "a@exact.example",
        "a@star.example",
        "a@x.sub.example",
        "a@y.x.sub.example",
        "a@x.stars.example",
        "a@both.example",
        "a@x.both.example",
        "A@XN--BCHER-KVA.example",
        "a@mail.bücher.example",
        "a+tag@both.example",
    ];
    let missed = [
        "a@x.exact.example",
        "a@x.star.example",
        "a@sub.example",
        "a@stars.example",
        "a@notboth.example",
        "a@both.example.com",
    ];
    let cleaned = shop.clean(&[&hit[..], &missed].concat(), &[]);
    assert_eq!(cleaned.kept, missed);
    assert!(cleaned.rejected.values().all(|(reason, _)| reason == "optout.domain"));
    assert_eq!(cleaned.detail("a@x.both.example", "line").as_deref(), Some("5"));
    assert!(cleaned.detail("a@x.both.example", "form").is_some_and(|form| form.contains("domain")), "{cleaned:?}");
    // A domain is no loose form of anything: --match exact does not spare it.
    assert_eq!(shop.kept(&hit, &["--match", "exact"]), Vec::<String>::new());
}

#[test]
fn store_and_suppress_both_count() {
    let shop = Shop::new();
    shop.import("clara@example.com\n", "list", "optout", &[]);
    shop.place.write("more.txt", "dora@example.com\n");
    let contacts = ["clara@example.com", "dora@example.com", "zoe@example.com"];
    let cleaned = shop.clean(&contacts, &["--suppress", "more.txt"]);
    assert_eq!(cleaned.kept, ["zoe@example.com"]);
    assert_eq!(cleaned.detail("dora@example.com", "list").as_deref(), Some("more.txt"));
    assert_eq!(cleaned.detail("clara@example.com", "list").as_deref(), Some("list"));
    let report = shop.place.json("contacts.report.json");
    let names: Vec<_> = report["lists"].as_array().unwrap().iter().map(|list| list["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["list", "more.txt"]);
    assert_eq!(report["store"]["snapshot"], shop.status()["snapshot"]);
    assert_eq!(report["store"]["id"], shop.status()["store"]);
}

#[test]
fn an_empty_store_suppresses_nobody_and_says_so() {
    let shop = Shop::new();
    shop.place.write("contacts.csv", "email\nzoe@example.com\n");
    let ran = shop.place.scrub(&["clean", "contacts.csv"]);
    // "Nothing to suppress" must be asked for, never fallen into (P4).
    drop(ran.code(2).says("--without-lists"));
    assert!(!shop.place.exists("contacts.clean.csv"));
}

#[test]
fn the_sentence_about_an_entry_of_the_store_says_its_date_batch_and_that_the_full_list_lacks_it() {
    let shop = Shop::new();
    shop.import("email,date\nclara@example.com,2026-01-02\ndora@example.com,2026-01-03\n", "kept", "optout", &[]);
    shop.import("dora@example.com\n", "kept", "optout", &["--replace", "--allow-shrink"]);
    drop(shop.clean(&["clara@example.com", "zoe@example.com"], &[]));
    let text = shop.place.text("contacts.rejected.csv");
    let sentence = "\"List \"\"kept\"\" has the address in column \"\"email\"\" (line 2, dated 2026-01-02, batch 1, in force \
                    although the latest full list lacks it): the person objected to all direct marketing.\"";
    assert!(text.contains(sentence), "{text}");
}
