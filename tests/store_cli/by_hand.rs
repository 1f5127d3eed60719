//! `add`, `lift` and `why`: what people do with one address.

use std::fs::{File, OpenOptions};
use std::io::Write as _;
use std::process::Stdio;

use md5::Digest as _;
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};

use crate::common::Ran;
use crate::shop::Shop;

#[test]
fn an_added_person_is_suppressed_at_once() {
    let shop = Shop::new();
    let add = ["add", "-", "--received-at", "2026-11-18", "--via", "phone", "--agent", "k7"];
    drop(
        shop.place.scrub_with(&add, b"  Clara@Example.com \r\n").code(0).says("manual (batch 1): an address recorded"),
    );
    let cleaned = shop.clean(&["clara@example.com", "zoe@example.com"], &[]);
    assert_eq!(cleaned.kept, ["zoe@example.com"]);
    assert_eq!(cleaned.rejected["clara@example.com"].0, "optout.global");
    assert_eq!(cleaned.detail("clara@example.com", "list").as_deref(), Some("manual"));
    assert_eq!(cleaned.detail("clara@example.com", "date").as_deref(), Some("2026-11-18"));
    assert_eq!(cleaned.detail("clara@example.com", "line"), None, "what was typed has no line");

    let why = shop.why("clara@example.com", &[]);
    let entry = &why["entries"][0];
    assert_eq!(entry["via"], "phone");
    assert_eq!(entry["agent"], "k7");
    assert_eq!(entry["date"], "2026-11-18");
    assert_eq!(entry["reason"], "optout.global");
    let text = shop.place.scrub(&["why", "clara@example.com"]).code(0);
    drop(
        text.prints("by phone, taken down by k7").prints("dated 2026-11-18").prints("would be rejected: optout.global"),
    );
    let batch = shop.batch();
    assert_eq!((&batch["action"], &batch["via"], &batch["agent"]), (&"add".into(), &"phone".into(), &"k7".into()));

    drop(shop.place.scrub_with(&["add"], b"clara@example.com\n").code(0).says("known before"));
    assert_eq!(shop.list("manual")["entries"], 1);
    shop.verify();
}

#[test]
fn all_ways_and_only_those() {
    let shop = Shop::new();
    for via in ["phone", "letter", "reply", "form", "agent"] {
        drop(shop.place.scrub(&["add", "clara@example.com", "--via", via, "-q"]).code(0));
        assert_eq!(shop.batch()["via"], via);
    }
    drop(shop.place.scrub(&["add", "clara@example.com", "--via", "pigeon"]).code(2).says("pigeon"));
}

#[test]
fn an_agent_is_a_code_never_a_name_or_address() {
    let shop = Shop::new();
    for bad in ["k@example.com", "Erika Mustermann", "", "abcdefghijklmnopq", "k/7", "jürgen"] {
        let ran = shop.place.scrub(&["add", "clara@example.com", "--agent", bad]).code(2);
        drop(ran.says("--agent takes a short code"));
    }
    assert!(shop.status()["batches"].as_array().unwrap().is_empty());
    drop(shop.place.scrub(&["add", "clara@example.com", "--agent", "abc-DEF_1.2", "-q"]).code(0));
}

#[test]
fn a_date_that_cannot_be_read_or_lies_ahead_is_refused() {
    let shop = Shop::new();
    for bad in ["yesterday", "2099-01-01", "31.02.2026", "03/04/2026", ""] {
        let args = ["add", "clara@example.com", "--received-at", bad];
        drop(shop.place.scrub(&args).code(2).says("is no date"));
    }
    assert!(shop.status()["batches"].as_array().unwrap().is_empty());
}

#[test]
fn domains_by_hand() {
    let shop = Shop::new();
    for broad in ["@gmail.com", "gmx.de", ".co.uk", "co.uk"] {
        drop(shop.place.scrub(&["add", broad]).code(2).says("--allow-broad-domains"));
    }
    for top in [".de", "@com"] {
        drop(shop.place.scrub(&["add", top]).code(2).says("top-level domain"));
        drop(shop.place.scrub(&["add", top, "--allow-broad-domains"]).code(2).says("top-level domain"));
    }
    assert!(shop.status()["batches"].as_array().unwrap().is_empty());
    drop(shop.place.scrub(&["add", "@firm.example", "--list", "firms", "-q"]).code(0));
    drop(shop.place.scrub(&["add", ".group.example", "--list", "firms", "-q"]).code(0));
    drop(shop.place.scrub(&["add", "Bücher.example", "--list", "firms", "-q"]).code(0));
    drop(shop.place.scrub(&["add", "@gmail.com", "--list", "firms", "--allow-broad-domains", "-q"]).code(0));
    let contacts = [
        "a@firm.example",
        "a@sub.firm.example",
        "a@group.example",
        "a@x.y.group.example",
        "a@bücher.example",
        "a@shop.xn--bcher-kva.example",
        "a@gmail.com",
    ];
    let cleaned = shop.clean(&contacts, &[]);
    assert_eq!(cleaned.kept, ["a@sub.firm.example", "a@group.example"]);
    assert!(cleaned.rejected.values().all(|(reason, _)| reason == "optout.domain"));

    let why = shop.why("a@x.y.group.example", &[]);
    assert_eq!(why["reasons"], serde_json::json!(["optout.domain"]));
    assert_eq!(shop.why(".group.example", &[])["entries"][0]["state"], "in force");
    // A whole domain is lifted as it was added: both of its sides.
    drop(shop.place.scrub(&["lift", "bücher.example", "--list", "firms", "--reason", "r", "-q"]).code(0));
    assert_eq!(shop.kept(&contacts[4..6], &[]), contacts[4..6]);
    // A person of a suppressed firm cannot be lifted alone, and is told so.
    let lift = ["lift", "a@firm.example", "--list", "firms", "--reason", "r"];
    drop(shop.place.scrub(&lift).code(2).says("holds no entry in force").says("scrub why"));
}

#[test]
fn digests_by_hand() {
    let shop = Shop::new();
    // SHA-1 of clara@example.com.
    let sha1 = sha1_hex("clara@example.com");
    drop(shop.place.scrub_with(&["add", "-"], sha1.to_uppercase().as_bytes()).code(0).says("a digest recorded"));
    assert_eq!(shop.kept(&["Clara@example.com", "zoe@example.com"], &[]), ["zoe@example.com"]);
    assert_eq!(shop.why("clara@example.com", &[])["entries"][0]["form"], "sha1");
    assert_eq!(shop.why(&sha1, &[])["entries"][0]["form"], "sha1");
    // Lifting the address lifts the entry of which only the digest is known.
    drop(shop.place.scrub(&["lift", "clara@example.com", "--list", "manual", "--reason", "r", "-q"]).code(0));
    assert_eq!(shop.kept(&["clara@example.com"], &[]), ["clara@example.com"]);
}

pub fn sha1_hex(text: &str) -> String {
    use sha1::Digest as _;
    hex::encode(sha1::Sha1::digest(text.as_bytes()))
}

#[test]
fn why_knows_nothing_and_says_so() {
    let shop = Shop::new();
    drop(shop.place.scrub(&["why", "zoe@example.com"]).code(0).prints("nothing is known").prints("would be kept"));
    let why = shop.why("zoe@example.com", &[]);
    assert_eq!(why["entries"], serde_json::json!([]));
    assert_eq!((&why["kept"], &why["reasons"]), (&true.into(), &serde_json::json!([])));
    assert_eq!(why["campaign"]["channel"], "email");
}

#[test]
fn standard_input_must_hold_an_identifier() {
    let shop = Shop::new();
    for empty in [&b""[..], b"\n", b"   \n"] {
        drop(shop.place.scrub_with(&["why"], empty).code(2).says("standard input is empty"));
        drop(shop.place.scrub_with(&["add", "-"], empty).code(2).says("standard input is empty"));
    }
    drop(shop.place.scrub_with(&["add", "-"], b"\xff\xfe\n").code(2).says("error"));
    assert!(shop.status()["batches"].as_array().unwrap().is_empty());
}

/// Both ends of a terminal: of whoever types, and of the program.
fn terminal() -> (File, File) {
    let typist = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
    grantpt(&typist).unwrap();
    unlockpt(&typist).unwrap();
    let name = ptsname(&typist, Vec::new()).unwrap().into_string().unwrap();
    (File::from(typist), OpenOptions::new().read(true).write(true).open(name).unwrap())
}

#[test]
fn on_a_terminal_a_command_asks_whom_it_is_about_and_one_line_is_enough() {
    let shop = Shop::new();
    shop.import("clara@example.com\n", "kept", "optout", &[]);
    for (args, code, says) in [
        (&["why"][..], 0, "would be rejected"),
        (&["why", "-"], 0, "would be rejected"),
        (&["lift", "-", "--list", "kept", "--reason", "x", "-q"], 0, ""),
    ] {
        let (mut typist, program) = terminal();
        let mut command = shop.place.command(args);
        let child = command.stdin(program).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        typist.write_all(b" Clara@example.com\n").unwrap();
        let ran = Ran::of(child.wait_with_output().unwrap())
            .code(code)
            .says("type one address, telephone number, domain or digest");
        drop(ran.prints(says).any_words());
    }
    let (mut typist, program) = terminal();
    let mut command = shop.place.command(&["why"]);
    let child = command.stdin(program).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    typist.write_all(b"\n").unwrap();
    drop(Ran::of(child.wait_with_output().unwrap()).code(2).says("type one").says("standard input is empty"));
}

/// Two people on standard input are not one: adding the first and dropping the second would let the second through.
#[test]
fn standard_input_holds_one_identifier() {
    let shop = Shop::new();
    let two = b"clara@example.com\ndora@example.com\n";
    drop(shop.place.scrub_with(&["add", "-"], two).code(2).says("one"));
    drop(shop.place.scrub_with(&["why", "-"], two).code(2).says("one"));
    drop(shop.place.scrub_with(&["lift", "-", "--list", "l", "--reason", "r"], two).code(2).says("one"));
    assert!(shop.status()["batches"].as_array().unwrap().is_empty());
    drop(shop.place.scrub_with(&["add", "-", "-q"], b"\xef\xbb\xbfclara@example.com\n\n  \n").code(0));
    assert_eq!(shop.kept(&["clara@example.com"], &[]), Vec::<String>::new());
}

#[test]
fn nothing_to_lift() {
    let shop = Shop::new();
    shop.import("clara@example.com\n", "list", "optout", &[]);
    let lift = |id: &str, list: &str| shop.place.scrub(&["lift", id, "--list", list, "--reason", "r"]).code(2);
    drop(lift("zoe@example.com", "list").says("holds no entry in force"));
    drop(lift("clara@example.com", "other").says("no list is called \"other\""));
    drop(
        shop.place
            .scrub(&["lift", "clara@example.com", "--list", "list", "--reason", ""])
            .code(2)
            .says("a reason is needed"),
    );
    drop(shop.place.scrub(&["lift", "clara@example.com", "--list", "list"]).code(2).says("--reason"));
    drop(shop.place.scrub(&["lift", "clara@example.com", "--reason", "r"]).code(2).says("--list"));
    drop(shop.place.scrub(&["lift", "clara@example.com", "--list", "list", "--reason", "r", "-q"]).code(0));
    drop(lift("clara@example.com", "list").says("holds no entry in force"));
    assert_eq!(shop.status()["batches"].as_array().unwrap().len(), 2);
}

#[test]
fn why_answers_for_a_campaign() {
    let shop = Shop::new();
    shop.import("clara@example.com\n", "news", "optout", &["--purpose", "newsletter"]);
    shop.import("clara@example.com\n", "texts", "optout", &["--channel", "sms"]);
    let reasons = |flags: &[&str]| shop.why("clara@example.com", flags)["reasons"].clone();
    assert_eq!(reasons(&[]), serde_json::json!(["optout.purpose"]));
    assert_eq!(reasons(&["--purpose", "newsletter"]), serde_json::json!(["optout.purpose"]));
    assert_eq!(reasons(&["--purpose", "invoices"]), serde_json::json!([]));
    let why = shop.why("clara@example.com", &["--purpose", "invoices"]);
    assert_eq!(why["entries"].as_array().unwrap().len(), 2, "why shows all that is known, whatever the campaign");
    assert_eq!(why["campaign"]["purposes"], serde_json::json!(["invoices"]));
    assert_eq!(reasons(&["--channel", "sms"]), serde_json::json!(["optout.channel", "optout.purpose"]));
    drop(shop.place.scrub(&["why", "clara@example.com", "--channel", "post"]).code(2).says("Channels that work"));
}

#[test]
fn a_lift_ends_the_entries_of_the_very_identifier_only() {
    let shop = Shop::new();
    shop.import(format!("{}\n", hex::encode(md5::Md5::digest("max@firma.example"))), "digests", "optout", &[]);
    let lift = |who: &str| {
        let args = ["lift", who, "--list", "digests", "--reason", "typed in by mistake"];
        shop.place.scrub(&args)
    };
    for other in ["max+news@firma.example", "max+@firma.example", "m.ax@firma.example", "%20max@firma.example"] {
        lift(other).code(2).says("holds no entry in force for an address itself");
    }
    let both = ["max@firma.example", "max+news@firma.example"];
    assert!(shop.clean(&both, &[]).kept.is_empty());
    lift("MAX@firma.example").code(0).says("1 entry lifted");
    assert_eq!(shop.clean(&both, &[]).kept, both);
    let digests = ["o'brien@firma.example", "max.m@gmail.com"].map(|who| hex::encode(md5::Md5::digest(who)));
    shop.import(format!("{}\n", digests.join("\n")), "digests", "optout", &[]);
    for other in ["o’brien@firma.example", "max.m+x@gmail.com", "max.m@googlemail.com"] {
        assert!(shop.kept(&[other], &[]).is_empty(), "{other} is reached by the digest");
        lift(other).code(2).says("holds no entry in force for an address itself");
    }
    lift("Max.M@Gmail.com").code(0).says("1 entry lifted");
}

#[test]
fn the_account_of_a_messenger_is_the_number_behind_it() {
    let shop = Shop::new();
    let accounts = [
        ("491712345601@c.us", "+491712345601"),
        ("491712345602@S.WHATSAPP.NET", "+491712345602"),
        ("491712345603:7@s.whatsapp.net", "+491712345603"),
        ("https://wa.me/491712345604", "+491712345604"),
        ("wa.me/+491712345605", "+491712345605"),
        ("https://api.whatsapp.com/send/?phone=491712345606&text&type=phone_number", "+491712345606"),
        ("whatsapp://send?text=hi&phone=%2B491712345608", "+491712345608"),
        ("491712345610.1:3@s.whatsapp.net", "+491712345610"),
        ("0171 2345607@c.us", "+491712345607"),
    ];
    for (account, number) in accounts {
        let ran = shop.place.scrub(&["add", account, "--default-country=DE", "--list=optouts"]).code(0);
        drop(ran.says("a phone number recorded"));
        assert_eq!(shop.why(number, &["--channel=messenger"])["kept"], false, "{account}");
        let known = shop.why(account, &["--channel=sms", "--default-country=DE"]);
        assert_eq!(known["reasons"][0], "optout.global", "{account}");
    }
    for nobody in ["Max <491712345678@c.us>", "true_491712345678@c.us", "120363@g.us", "49171234567@hosted.lid"] {
        drop(shop.place.scrub(&["add", nobody]).code(2).says("no-such-number"));
        shop.place.write("nobody.txt", format!("phone\n+491712345609\n{nobody}\n"));
        let flags = ["--allow-unreadable=0"];
        drop(shop.import_file("nobody.txt", "nobody", "optout", &flags).code(2).says("first lines: 3"));
    }
    let numbers: String = accounts.iter().map(|(_, number)| format!("{number}\n")).collect();
    shop.place.write("numbers.csv", format!("whatsapp\n{numbers}+491712345699\n"));
    drop(shop.place.scrub(&["clean", "numbers.csv", "--channel=messenger", "-q"]).code(0));
    assert_eq!(shop.place.text("numbers.clean.csv"), "whatsapp\n+491712345699\n");
    let lift = ["lift", accounts[0].0, "--list=optouts", "--reason=typed in by mistake"];
    drop(shop.place.scrub(&lift).code(0).any_words());
    assert_eq!(shop.why(accounts[0].1, &["--channel=messenger"])["kept"], true);
    let refused = shop.place.scrub(&["add", "0171 2345607@c.us"]).code(2);
    drop(refused.says("without the code of its country").says("--default-country").never_says("2345607"));
}

#[test]
fn of_a_number_is_told_what_is_decided_on_every_channel_that_reaches_it() {
    let shop = Shop::new();
    shop.import("+491712345678\n", "calls", "optout", &["--channel=phone"]);
    let why = shop.why("+491712345678", &[]);
    assert_eq!((&why["campaign"]["channel"], &why["kept"]), (&"sms".into(), &true.into()));
    let others: Vec<_> = why["other_channels"].as_array().unwrap().iter().collect();
    let kept: Vec<_> = others.iter().map(|other| (other["channel"].as_str().unwrap(), other["kept"] == true)).collect();
    assert_eq!(kept, [("messenger", true), ("phone", false), ("phone-auto", false), ("fax", true)]);
    let text = shop.place.scrub(&["why", "+491712345678"]).code(0).any_words().streams().0;
    assert_eq!(text.matches("campaign on ").count(), 5, "{text}");
    // Whoever says which channel is meant is told of that one; an address has one.
    assert!(shop.why("+491712345678", &["--channel=phone"])["other_channels"].is_null());
    assert!(shop.why("max@firma.example", &[])["other_channels"].is_null());
}
