//! Loose forms in every direction: whatever of the forms of a mailbox is on the list, every other one is found, and the
//! proof says that it was loose. With --match exact, only the same normal form.

use crate::shop::Shop;

const TAGS: [&str; 4] =
    ["clara@example.com", "clara+news@example.com", "clara+shop@example.com", "Clara+News+2@EXAMPLE.com"];
const GMAIL: [&str; 6] = [
    "maxmuster@gmail.com",
    "max.muster@gmail.com",
    "m.a.x.muster@googlemail.com",
    "maxmuster@googlemail.com",
    "max.muster+x@gmail.com",
    "MaxMuster+y@googlemail.com",
];

fn every_direction(forms: &[&str], through_store: bool) {
    for listed in forms {
        let shop = Shop::new();
        let mut flags = Vec::new();
        if through_store {
            shop.import(format!("{listed}\n"), "list", "optout", &[]);
        } else {
            shop.place.write("list.txt", format!("{listed}\n"));
            shop.import("nobody@example.com\n", "other", "optout", &[]);
            flags.extend(["--suppress", "list.txt"]);
        }
        let cleaned = shop.clean(forms, &flags);
        assert_eq!(cleaned.kept, Vec::<String>::new(), "{listed} is listed");
        for contact in forms {
            let same = contact.to_lowercase() == listed.to_lowercase();
            let form = cleaned.detail(contact, "form").unwrap();
            assert_eq!(form, if same { "exact" } else { "loose" }, "{listed} is listed, {contact} was asked");
            if through_store {
                let why = shop.why(contact, &[]);
                assert_eq!(why["kept"], false);
                let form = why["entries"][0]["form"].as_str().unwrap();
                assert_eq!(form == "email", same, "why says {form}: {listed} is listed, {contact} was asked");
            }
        }
        let exact = shop.clean(forms, &[&flags[..], &["--match", "exact"]].concat());
        let others: Vec<_> = forms.iter().filter(|form| form.to_lowercase() != listed.to_lowercase()).collect();
        assert_eq!(exact.kept.iter().collect::<Vec<_>>(), others, "{listed} is listed, exactly");
    }
}

#[test]
fn tags_in_the_store() {
    every_direction(&TAGS, true);
}

#[test]
fn tags_in_a_list_of_this_run() {
    every_direction(&TAGS, false);
}

#[test]
fn gmail_in_the_store() {
    every_direction(&GMAIL, true);
}

#[test]
fn gmail_in_a_list_of_this_run() {
    every_direction(&GMAIL, false);
}

/// Ways of typing one address, by people, word processors, links and web pages.
const TYPED: [(&str, &[&str]); 6] = [
    (
        "o'brien@firma.example",
        &[
            "o’brien@firma.example",
            "O‘Brien@firma.example",
            "o´brien@firma.example",
            "o%27brien@firma.example",
            "o&#39;brien@firma.example",
            "o&#39brien@firma.example",
            "o&rsquo;brien@firma.example",
            "o&amp;#39;brien@firma.example",
            "o”brien@firma.example",
            "o\"brien@firma.example",
        ],
    ),
    (
        "karl-heinz@meine-firma.example",
        &[
            "karl\u{2011}heinz@meine-firma.example",
            "karl–heinz@meine-firma.example",
            "karl−heinz@meine\u{2011}firma.example",
            "karl-heinz@meine–firma.example",
        ],
    ),
    ("steffi@firma.example", &["ste\u{fb03}@firma.example", "•steffi@firma.example", "\u{f0b7}steffi@firma.example"]),
    (
        "max@firma.example",
        &[
            "•max@firma.example",
            "→max@firma.example",
            "–max@firma.example",
            "📧max@firma.example",
            "max@firma.example™",
            "max@firma.example…",
            "%20max@firma.example",
            "max%20@firma.example",
            "&nbsp;max@firma.example",
            "max＠firma.example",
            "%E2%80%A2max@firma.example",
            "“max@firma.example”",
            "max+a%20@firma.example",
        ],
    ),
    ("info@firma.example", &["İNFO@FİRMA.EXAMPLE", "ınfo@fırma.example", "İnfo@firma.example"]),
    (
        "müller@bücher.example",
        &["mu\u{308}ller@bücher.example", "m%C3%BCller@xn--bcher-kva.example", "M&Uuml;LLER@bücher.example"],
    ),
];

#[test]
fn what_differs_by_typing_alone_frees_nobody_in_both_directions() {
    for (plain, typed) in TYPED {
        for typed in typed {
            for (listed, contact) in [(plain, *typed), (*typed, plain)] {
                let shop = Shop::new();
                shop.import(format!("{listed}\n"), "list", "optout", &[]);
                assert!(shop.kept(&[contact], &[]).is_empty(), "{listed} is in the store, {contact} was asked");
                assert_eq!(shop.list("list")["entries"], 1, "{listed} is one entry");
                shop.place.write("list.txt", format!("email\n{listed}\n"));
                shop.place.write("one.csv", format!("email\n{contact}\n"));
                drop(shop.place.scrub(&["check", "one.csv", "--suppress", "list.txt"]).code(1).any_words());
            }
        }
    }
}

#[test]
fn a_way_of_typing_suppresses_no_stranger() {
    let shop = Shop::new();
    let listed: Vec<_> = TYPED.iter().flat_map(|(_, typed)| typed.iter().map(|typed| format!("{typed}\n"))).collect();
    shop.import(listed.concat(), "list", "optout", &[]);
    let strangers = [
        "brien@firma.example",
        "heinz@meine-firma.example",
        "karlheinz@meine-firma.example",
        "ax@firma.example",
        "20max@firma.example",
    ];
    assert_eq!(shop.kept(&strangers, &[]), strangers);
    shop.import("weiss@firma.example\n", "other", "optout", &[]);
    assert_eq!(shop.kept(&["weiß@firma.example"], &[]), ["weiß@firma.example"]);
}

#[test]
fn what_is_no_loose_form() {
    let shop = Shop::new();
    shop.import("max.muster@example.com\n+tag@example.com\nclara@gmail.com.example\n", "list", "optout", &[]);
    let other =
        ["maxmuster@example.com", "m.axmuster@example.com", "c.lara@gmail.com.example", "max@muster.example.com"];
    assert_eq!(shop.kept(&other, &[]), other);
}

#[test]
fn an_exact_entry_beside_a_loose_one_is_the_proof() {
    let shop = Shop::new();
    shop.import("clara+news@example.com\nclara@example.com\n", "list", "optout", &[]);
    let cleaned = shop.clean(&["clara@example.com"], &[]);
    assert_eq!(cleaned.detail("clara@example.com", "form").as_deref(), Some("exact"));
    assert_eq!(cleaned.detail("clara@example.com", "line").as_deref(), Some("2"));
    assert_eq!(shop.list("list")["entries"], 2, "loose forms are not counted");
}

/// Entries that share a loose form have keys of their own, in another order with every secret.
const SHARED: [(&str, &str); 2] = [
    ("first", "max+c@example.com\nmax+a@example.com\nmax+d@example.com\nmax+b@example.com\nmax@example.com\n"),
    ("second", "max+f@example.com, max+g@example.com\nmax+e@example.com\n"),
];
const BY_LIST_AND_LINE: [&str; 7] = [
    "first 5 exact",
    "first 1 loose",
    "first 2 loose",
    "first 3 loose",
    "first 4 loose",
    "second 1 loose",
    "second 2 loose",
];

/// The proofs in the order of the detail, as list, line and form.
fn proofs(detail: &str) -> Vec<String> {
    let value = |words: &str, name: &str| {
        words
            .split(' ')
            .find_map(|word| word.strip_prefix(name))
            .unwrap_or_default()
            .trim_end_matches(".txt")
            .to_owned()
    };
    let each = detail.split(" reason=optout.global ");
    each.map(|proof| format!("{} {} {}", value(proof, "list="), value(proof, "line="), value(proof, "form="))).collect()
}

#[test]
fn proofs_come_by_list_and_line_in_every_store() {
    for threads in ["1", "2", "8"] {
        let shop = Shop::new();
        for (list, text) in SHARED {
            shop.import(text, list, "optout", &[]);
        }
        let cleaned = shop.clean(&["max@example.com"], &["--threads", threads]);
        assert_eq!(proofs(&cleaned.rejected["max@example.com"].1), BY_LIST_AND_LINE);
    }
}

#[test]
fn ten_runs_write_one_file_of_rejects() {
    let shop = Shop::new();
    shop.import("max+y@example.com\nmax+x@example.com\n", "kept", "optout", &[]);
    for (list, text) in SHARED {
        shop.place.write(&format!("{list}.txt"), text);
    }
    let rows: String =
        (0..2000).map(|number| format!("max+{number}@example.com\nfree{number}@example.com\n")).collect();
    shop.place.write("contacts.csv", format!("email\n{rows}"));
    let mut seen: Option<Vec<u8>> = None;
    for run in 0..10 {
        let threads = ["1", "2", "8"][run % 3];
        let lists = ["--suppress", "first.txt", "--suppress", "second.txt"];
        let args = [&["clean", "contacts.csv", "--force", "-q", "--threads", threads][..], &lists].concat();
        drop(shop.place.scrub(&args).code(0).any_words());
        let rejects = shop.place.read("contacts.rejected.csv");
        assert!(*seen.get_or_insert(rejects.clone()) == rejects, "run {run}");
    }
    let text = String::from_utf8(seen.unwrap()).unwrap();
    let detail = text.lines().nth(1).unwrap().split(',').nth(3).unwrap();
    let shown: Vec<_> = proofs(detail).into_iter().take(3).collect();
    assert_eq!(shown, ["kept 1 loose", "kept 2 loose", "first 1 loose"]);
}
