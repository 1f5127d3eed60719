//! Entries for many addresses: `local@*`, `prefix*@domain`, `*@domain`, `*@*.domain`. Any other pattern refuses the list: to
//! drop it would free whoever it meant.

use crate::shop::Shop;

/// The contacts that are kept with `listed` on the list, in the store or in a file of this run.
fn kept(listed: &str, contacts: &[&str]) -> Vec<String> {
    let shop = Shop::new();
    shop.import(format!("{listed}\n"), "list", "optout", &[]);
    assert_eq!(shop.list("list")["entries"], 1, "{listed} is one entry");
    let by_store = shop.kept(contacts, &[]);
    for contact in contacts {
        assert_eq!(shop.why(contact, &[])["kept"], by_store.contains(&contact.to_string()), "{listed}: why {contact}");
    }
    shop.verify();
    let other = Shop::new();
    other.import("nobody@example.com\n", "other", "optout", &[]);
    other.place.write("list.csv", format!("email,name\n{listed},x\n"));
    assert_eq!(other.kept(contacts, &["--suppress", "list.csv"]), by_store, "{listed} in a file of this run");
    by_store
}

const PEOPLE: [&str; 9] = [
    "noreply@firma.example",
    "NoReply+x@other.example",
    "noreply2@firma.example",
    "no@firma.example",
    "max.muster@firma.example",
    "max.meier@firma.example",
    "max.muster@mail.firma.example",
    "anna@deep.mail.firma.example",
    "anna@nichtfirma.example",
];

fn others(hit: &[usize]) -> Vec<String> {
    let is_kept = |(at, _): &(usize, &&str)| !hit.contains(at);
    PEOPLE.iter().enumerate().filter(is_kept).map(|(_, person)| (*person).to_owned()).collect()
}

#[test]
fn every_pattern_reaches_whom_it_means_and_nobody_else() {
    let cases: [(&str, &[usize]); 10] = [
        ("noreply@*", &[0, 1]),
        ("NoReply@*", &[0, 1]),
        ("noreply+y@*", &[0, 1]),
        ("max.*@firma.example", &[4, 5]),
        ("max*@FIRMA.example", &[4, 5]),
        ("noreply*@firma.example", &[0, 2]),
        ("max.muster*@mail.firma.example", &[6]),
        ("*@firma.example", &[0, 2, 3, 4, 5]),
        ("*@*.firma.example", &[6, 7]),
        ("max.muster@*", &[4, 6]),
    ];
    for (listed, hit) in cases {
        // The tag of the entry is folded as that of an address is: loosely.
        assert_eq!(kept(listed, &PEOPLE), others(hit), "{listed}");
    }
}

#[test]
fn a_pattern_says_so_in_its_proof() {
    let shop = Shop::new();
    shop.import("noreply@*\nmax.*@firma.example\n", "list", "optout", &[]);
    let cleaned = shop.clean(&["noreply@one.example", "noreply+x@one.example", "max.m@firma.example"], &[]);
    for (contact, line, form) in [
        ("noreply@one.example", "1", "local"),
        ("noreply+x@one.example", "1", "local-loose"),
        ("max.m@firma.example", "2", "prefix"),
    ] {
        assert_eq!(cleaned.rejected[contact].0, "optout.domain");
        assert_eq!(cleaned.detail(contact, "line").as_deref(), Some(line));
        assert_eq!(cleaned.detail(contact, "form").as_deref(), Some(form));
    }
    let exact = shop.kept(&["noreply+x@one.example", "max.m@firma.example"], &["--match", "exact"]);
    assert_eq!(exact, ["noreply+x@one.example"]);
}

#[test]
fn a_prefix_says_nothing_of_others_at_its_domain() {
    let shop = Shop::new();
    shop.import("max.*@firma.example\nmuster*@other.example\n", "list", "optout", &[]);
    let strangers = ["muster@firma.example", "max.m@other.example", "ma@firma.example", "xmax.m@firma.example"];
    assert_eq!(shop.kept(&strangers, &[]), strangers);
}

#[test]
fn any_other_pattern_refuses_the_list() {
    for pattern in [
        "m*x@firma.example",
        "*max@firma.example",
        "max@firma.*",
        "*@firma.*",
        "*@*",
        "*",
        "max@*.firma.example",
        "m***@firma.example",
        "*.firma.*",
        "firma.*",
        "*firma.example",
        "max*@*",
        "*@*.*",
        "max@firma.example; noreply@*",
        "a*b*@firma.example",
        "%%@firma.example",
        "?@firma.example",
        "%.%@firma.example",
        "max@%",
        "m[a-c]x@firma.example",
        "[^a]@firma.example",
    ] {
        for list in [format!("a@b.example\n{pattern}\n"), format!("email;name\na@b.example;A\n\"{pattern}\";B\n")] {
            let shop = Shop::new();
            let line = if list.contains("name") { "line 3" } else { "line 2" };
            let ran = shop.try_import(&list, "list", "optout", &["--allow-unreadable", "100%"]).code(2);
            let named = if pattern.contains("firma") { pattern } else { "\0" };
            drop(ran.says(line).says("pattern").never_says(named));
            shop.place.write("c.csv", "email\nzoe@example.com\n");
            shop.place.write("list.csv", &list);
            let clean = ["clean", "c.csv", "--suppress", "list.csv", "--without-lists"];
            drop(shop.place.scrub(&clean[..4]).code(2).says(line));
        }
    }
}

#[test]
fn a_pattern_that_would_hit_strangers_must_be_meant() {
    for broad in [
        "info@*",
        "Kontakt@*",
        "office@*",
        "ab@*",
        "ab*@firma.example",
        "a.*@firma.example",
        "max.muster*@gmail.com",
        "anna*@co.uk",
        "*@gmx.de",
    ] {
        let shop = Shop::new();
        drop(
            shop.try_import(format!("{broad}\n"), "list", "optout", &[])
                .code(2)
                .says("line 1")
                .says("--allow-broad-domains"),
        );
        drop(shop.place.scrub(&["add", broad]).code(2).says("--allow-broad-domains"));
        shop.import(format!("{broad}\n"), "list", "optout", &["--allow-broad-domains"]);
        assert_eq!(shop.list("list")["entries"], 1);
    }
    assert_eq!(
        Shop::new().try_import("*@*.de\n", "list", "optout", &["--allow-broad-domains"]).code(2).says("top-level").code,
        2
    );
}

#[test]
fn a_pattern_reaches_every_spelling_of_a_mailbox() {
    let shop = Shop::new();
    let list = "anna.berg@*\nmax.mu*@gmail.com\no'brien@*\nfritz.k*@firma.example\n";
    shop.import(list, "list", "optout", &["--allow-broad-domains"]);
    let reached = [
        "anna.berg+news@gmail.com",
        "ANNA.BERG+a@googlemail.com",
        "%20anna.berg@gmail.com",
        "anna.berg+x@gmaİl.com",
        "o’brien+a@shop.example",
        "o&#39;brien@gmail.com",
        "max.muster@googlemail.com",
        "maxmuster@gmail.com",
        "m.axmu.ster+x@googlemail.com",
        "%20max.muster@gmaİl.com",
        "fritz.kunz@FİRMA.example",
        "fritz.k+x@firma.example",
    ];
    let others = ["annaberg@firma.example", "max.mayer@gmail.com", "maxmuster@firma.example", "fritzk@firma.example"];
    let all: Vec<&str> = reached.iter().chain(&others).copied().collect();
    assert_eq!(shop.kept(&all, &[]), others);
}

#[test]
fn patterns_by_hand() {
    let shop = Shop::new();
    let people = ["noreply@firma.example", "max.m@firma.example", "max@firma.example"];
    drop(shop.place.scrub(&["add", "noreply@*"]).code(0).says("a pattern recorded"));
    drop(shop.place.scrub(&["add", "max.*@firma.example", "-q"]).code(0));
    assert_eq!(shop.kept(&people, &[]), ["max@firma.example"]);
    assert_eq!(shop.list("manual")["entries"], 2);
    let why = shop.why("max.*@firma.example", &[]);
    assert_eq!((&why["identifier"], why["entries"].as_array().unwrap().len()), (&"a pattern".into(), 1));
    // Nobody whom it reaches lifts it; whoever names it does.
    let lift = |id: &str| shop.place.scrub(&["lift", id, "--list", "manual", "--reason", "r"]);
    drop(lift("max.m@firma.example").code(2).says("holds no entry in force"));
    drop(lift("max.m*@firma.example").code(2).says("holds no entry in force"));
    drop(lift("max.*@firma.example").code(0).says("1 entry lifted"));
    drop(lift("noreply@*").code(0).says("1 entry lifted"));
    assert_eq!(shop.kept(&people, &[]), people);
    shop.verify();
}
