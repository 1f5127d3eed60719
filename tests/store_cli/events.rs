//! Every `add` and every `lift` is an event of its own: none shows the way, the date or the agent of another.

use serde_json::{Value, json};

use crate::shop::Shop;

fn today() -> String {
    scrub::base::time::show_date(scrub::base::time::now())
}

/// Action, date, way and reason of each event.
fn events(why: &Value) -> Vec<[Value; 4]> {
    let all = why["events"].as_array().unwrap().iter();
    all.map(|event| ["action", "date", "via", "reason"].map(|field| event[field].clone())).collect()
}

#[test]
fn two_objections_of_one_person_are_two_events() {
    let shop = Shop::new();
    let before = today();
    drop(
        shop.place.scrub(&["add", "clara@example.com", "-q", "--received-at", "2026-11-20", "--via", "letter"]).code(0),
    );
    let why = shop.why("clara@example.com", &[]);
    assert_eq!((&why["entries"][0]["via"], &why["entries"][0]["date"]), (&"letter".into(), &"2026-11-20".into()));
    drop(shop.place.scrub(&["add", "clara@example.com", "-q", "--via", "phone", "--agent", "k7"]).code(0));

    let why = shop.why("clara@example.com", &[]);
    let date = why["events"][1]["date"].as_str().unwrap();
    assert!([before, today()].contains(&date.to_owned()), "{date}");
    assert_eq!(
        events(&why),
        [
            [json!("add"), json!("2026-11-20"), json!("letter"), Value::Null],
            [json!("add"), json!(date), json!("phone"), Value::Null]
        ]
    );
    let expected = json!({
        "action": "add", "batch": 2, "date": date, "list": "manual", "via": "phone", "agent": "k7", "reason": null,
        "undone_by": null
    });
    assert_eq!(why["events"][1], expected);
    let entries = why["entries"].as_array().unwrap();
    assert_eq!(entries.len(), 1);
    assert_eq!((&entries[0]["via"], &entries[0]["agent"]), (&Value::Null, &Value::Null), "of which of the two?");
    assert_eq!((&entries[0]["first_batch"], &entries[0]["last_batch"]), (&1.into(), &2.into()));

    let text = shop.place.scrub(&["why", "clara@example.com"]).code(0).prints("in force").stdout.clone();
    let (entry, rest) = text.split_once("\nevents\n").unwrap();
    assert!(!entry.contains("letter") && !entry.contains("phone") && !entry.contains("dated"), "{text}");
    let lines: Vec<_> = rest.lines().take(2).collect();
    assert_eq!(
        lines,
        [
            "  2026-11-20  add   manual (batch 1); by letter".to_owned(),
            format!("  {date}  add   manual (batch 2); by phone, taken down by k7")
        ]
    );
}

#[test]
fn adding_again_after_a_lift_shows_all_three() {
    let shop = Shop::new();
    let id = "clara+shop@example.com";
    drop(shop.place.scrub(&["add", id, "-q", "--received-at", "2026-11-20", "--via", "reply"]).code(0));
    drop(shop.place.scrub(&["lift", id, "--list", "manual", "--reason", "mistyped", "-q"]).code(0));
    drop(shop.place.scrub(&["add", id, "-q", "--received-at", "2026-11-22", "--via", "form"]).code(0));
    let now = today();
    let expected = [
        [json!("add"), json!("2026-11-20"), json!("reply"), Value::Null],
        [json!("lift"), json!(now), Value::Null, json!("mistyped")],
        [json!("add"), json!("2026-11-22"), json!("form"), Value::Null],
    ];
    let why = shop.why(id, &[]);
    assert_eq!(events(&why), expected);
    assert_eq!((&why["entries"][0]["state"], &why["entries"][0]["via"]), (&"in force".into(), &Value::Null));
    drop(shop.place.scrub(&["why", id]).code(0).prints("lift  manual (batch 2): mistyped"));
    // Whoever is reached by the loose entry is told where it comes from.
    assert_eq!(events(&shop.why("clara@example.com", &[])), expected);
    // Nothing merges them, and an undo is shown with the event that it took back.
    drop(shop.place.scrub(&["store", "compact", "-q"]).code(0));
    drop(shop.place.scrub(&["store", "undo", "3", "--reason", "wrong person", "-q"]).code(0));
    let why = shop.why(id, &[]);
    assert_eq!(events(&why), expected);
    let undone = &why["events"][2]["undone_by"];
    assert_eq!((&undone["batch"], &undone["reason"]), (&5.into(), &"wrong person".into()));
    let line = format!("(batch 3); by form; undone on {now} by batch 5: wrong person");
    drop(shop.place.scrub(&["why", id]).code(0).prints(&line));
    assert_eq!(why["entries"][0]["state"], "lifted");
    shop.verify();
}

#[test]
fn an_import_is_no_event_and_keeps_its_own_date() {
    let shop = Shop::new();
    let csv = "email,created_at\nclara@example.com,2026-01-02\n";
    shop.import(csv, "list", "optout", &[]);
    let why = shop.why("clara@example.com", &[]);
    assert_eq!((&why["events"], &why["entries"][0]["via"]), (&json!([]), &Value::Null));
    drop(shop.place.scrub(&["why", "clara@example.com"]).code(0).prints("dated 2026-01-02"));
    // Another source of the same entry: its way is not that of the import, nor its date that of the file's line.
    drop(shop.place.scrub(&["add", "clara@example.com", "--list", "list", "--via", "phone", "-q"]).code(0));
    let ran = shop.place.scrub(&["why", "clara@example.com"]).code(0).prints("(list.txt, line 2), last in batch 2\n");
    drop(ran.prints("add   list (batch 2); by phone"));
    let why = shop.why("clara@example.com", &[]);
    assert_eq!((&why["entries"][0]["source"], &why["entries"][0]["via"]), (&"list.txt".into(), &Value::Null));
}

#[test]
fn a_domain_and_a_digest_have_their_events() {
    let shop = Shop::new();
    drop(shop.place.scrub(&["add", "firm.example", "--list", "firms", "--via", "letter", "-q"]).code(0));
    let digest = crate::by_hand::sha1_hex("clara@firm.example");
    drop(shop.place.scrub(&["add", &digest, "--via", "agent", "-q"]).code(0));
    drop(shop.place.scrub(&["add", "other@firm.example", "-q"]).code(0));
    let ways: Vec<_> = events(&shop.why("clara@firm.example", &[])).into_iter().map(|[_, _, via, _]| via).collect();
    assert_eq!(
        ways,
        [json!("letter"), json!("agent")],
        "a domain with its subdomains is one event; others are not shown"
    );
    let ways: Vec<_> = events(&shop.why("a@sub.firm.example", &[])).into_iter().map(|[_, _, via, _]| via).collect();
    assert_eq!(ways, [json!("letter")]);
}

#[test]
fn a_letter_that_is_recorded_after_a_call_does_not_vanish() {
    let shop = Shop::new();
    let before = today();
    let add = |more: &[&str]| drop(shop.place.scrub(&[&["add", "clara@example.com", "-q"], more].concat()).code(0));
    add(&["--via", "phone"]);
    add(&["--received-at", "2026-11-20", "--via", "letter"]);
    let why = shop.why("clara@example.com", &[]);
    let date = why["events"][0]["date"].as_str().unwrap();
    assert!([before, today()].contains(&date.to_owned()), "{date}");
    assert_eq!(
        events(&why),
        [
            [json!("add"), json!(date), json!("phone"), Value::Null],
            [json!("add"), json!("2026-11-20"), json!("letter"), Value::Null]
        ]
    );
    assert_eq!((&why["entries"][0]["via"], &why["entries"][0]["agent"]), (&Value::Null, &Value::Null));
}
