//! Every reason code has a case here and an explanation; every command explains itself.

mod common;

use common::Place;
use scrub::policy::Reason;

/// A store with a list of every kind and scope, and one person on each.
fn store() -> Place {
    let place = Place::new();
    place.scrub(&["init", "-q"]).code(0);
    for (list, kind, more, entries) in [
        ("global", "optout", &[][..], "global@x.example\n"),
        ("channel", "optout", &["--channel", "email"], "channel@x.example\n"),
        ("purpose", "optout", &["--purpose", "newsletter"], "purpose@x.example\n"),
        ("complaints", "complaint", &[], "complaint@x.example\n"),
        ("domains", "optout", &[], "@domain.example\n"),
        ("robinson", "register", &["--register", "idi"], "register@x.example\n"),
        ("tps", "register", &["--register", "tps"], "02079460123 \n"),
        ("ctps", "register", &["--register", "ctps"], "01632 960123\n"),
        ("us-dnc", "register", &["--register", "us-dnc"], "212,5550123\n"),
        ("ca-dncl", "register", &["--register", "ca-dncl"], "4165550123\n"),
        ("ecg", "register", &["--register", "ecg"], "ecg@x.example\n"),
        ("bounces", "bounce", &[], "bounce@x.example\n"),
        ("post", "optout", &["--channel", "post"], "other-channel@x.example\n"),
    ] {
        place.write("list.txt", entries);
        let args = ["import", "list.txt", "--list", list, "--kind", kind, "-q"];
        place.scrub(&[&args, more].concat()).code(0);
    }
    for (register, answers) in [
        ("rpo", "+393331234567,yes"),
        ("us-rnd", "+12125550177,yes\n+12125550123,no"),
        ("robinson-es", "+34612345678,yes"),
        ("ch-star", "+41446681800,yes"),
        ("bloctel", "+33612345678,yes"),
    ] {
        place.write("answers.csv", format!("phone,listed\n{answers}\n"));
        let args =
            ["import", "answers.csv", "--list", register, "--kind", "register", "--register", register, "--answers"];
        place.scrub(&[&args[..], &["--channel", "phone", "-q"]].concat()).code(0);
    }
    place
}

/// The row that brings a reason about, and a word of its proof.
fn case(reason: Reason) -> (&'static str, &'static str) {
    match reason {
        Reason::OptoutGlobal => ("global@x.example,", "list=global batch=1 line=1 form=exact column=email"),
        Reason::OptoutChannel => ("channel@x.example,", "list=channel "),
        Reason::OptoutColumn => ("column@x.example,yes", "column=unsubscribed"),
        Reason::OptoutPurpose => ("purpose@x.example,", "list=purpose "),
        Reason::OptoutComplaint => ("complaint@x.example,", "list=complaints "),
        Reason::OptoutDomain => ("anybody@domain.example,", "list=domains "),
        Reason::GateRegisterMissing => ("+13105550123,", "register=us-dnc why=outside-areas column=mobile"),
        Reason::RegisterRpo => ("+393331234567,", "list=rpo "),
        Reason::RegisterCtps => ("+441632960123,", "list=ctps "),
        Reason::RegisterTps => ("+442079460123,", "list=tps "),
        Reason::RegisterCaDncl => ("+14165550123,", "list=ca-dncl "),
        Reason::RegisterUsDnc => ("+12125550123,", "list=us-dnc "),
        Reason::RegisterEcg => ("ecg@x.example,", "list=ecg "),
        Reason::RegisterRobinsonEs => ("+34612345678,", "list=robinson-es "),
        Reason::RegisterChStar => ("+41446681800,", "list=ch-star "),
        Reason::RegisterBloctel => ("+33612345678,", "list=bloctel "),
        Reason::DeliverReassigned => ("+12125550177,", "list=us-rnd "),
        Reason::RegisterVoluntary => ("register@x.example,", "list=robinson "),
        Reason::RowMalformed => ("ragged@x.example,,x,", "fields=4 expected=2"),
        Reason::IdentityMissing => (",no", "why=empty column=email"),
        Reason::IdentityUnmatchable => ("two@@x.example,", "column=email"),
        Reason::IdentityWrongKind => ("+4930123456,", "why=fixed-line column=mobile"),
        Reason::DeliverHardBounce => ("bounce@x.example,", "list=bounces "),
        Reason::DupInList => ("first@x.example,", "line=2"),
        // A new reason needs a case: no arm stands for all others.
    }
}

#[test]
fn every_reason_rejects_with_its_proof() {
    let place = store();
    for reason in Reason::ALL {
        let (row, proof) = case(reason);
        // A fixed line is the wrong kind for text messages only.
        let is_number = row.starts_with('+');
        let (header, first, last, channel) = match reason {
            Reason::IdentityWrongKind => ("mobile,unsubscribed", "+491711234567,", "+491711234568,no", "sms"),
            _ if is_number => ("mobile,unsubscribed", "+491711234567,", "+491711234568,no", "phone"),
            _ => ("email,unsubscribed", "first@x.example,", "other-channel@x.example,no", "email"),
        };
        let list = format!("{header}\n{first}\n{row}\n{last}\n");
        place.write("in.csv", &list);
        place.scrub(&["clean", "in.csv", "--force", "--channel", channel]).code(0).says(reason.code());
        let clean = format!("{header}\n{first}\n{last}\n");
        assert_eq!(place.text("in.clean.csv"), clean, "{}", reason.code());
        let rejected = place.text("in.rejected.csv");
        let line = rejected.lines().nth(1).unwrap();
        let start = format!("3,{0},{0},", reason.code());
        assert!(line.starts_with(&start) && line.contains(proof) && line.ends_with(row), "{line}");
        let mut records = csv::ReaderBuilder::new().flexible(true).from_reader(rejected.as_bytes());
        let why = records.records().next().unwrap().unwrap()[4].to_owned();
        assert!(why.starts_with(char::is_uppercase) && why.ends_with('.') && !why.contains("x.example"), "{why}");
        assert_eq!(rejected.lines().count(), 2, "{rejected}");
        assert_eq!(place.json("in.report.json")["reasons"][reason.code()], 1);
        let check = ["check", "in.csv", "--channel", channel, "--fail-on", reason.code()];
        place.scrub(&check).code(1).says(reason.code());
    }
}

#[test]
fn scopes_decide_about_a_campaign() {
    let place = store();
    let rejected = |args: &[&str]| {
        place.write("in.csv", "email\npurpose@x.example\nchannel@x.example\nother-channel@x.example\n");
        place.scrub(&[&["clean", "in.csv", "--force", "-q"], args].concat()).code(0);
        place
            .text("in.rejected.csv")
            .lines()
            .skip(1)
            .map(|line| line.split(',').nth(1).unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(rejected(&[]), ["optout.purpose", "optout.channel"]);
    assert_eq!(rejected(&["--purpose", "newsletter"]), ["optout.purpose", "optout.channel"]);
    assert_eq!(rejected(&["--purpose", "survey"]), ["optout.channel"]);
    assert_eq!(rejected(&["--purpose", "survey,newsletter"]), ["optout.purpose", "optout.channel"]);
    place.write("scrub.toml", format!("{}\n[campaign.spring]\npurpose = [\"survey\"]\n", place.text("scrub.toml")));
    assert_eq!(rejected(&["--campaign", "spring"]), ["optout.channel"]);
    assert_eq!(rejected(&["--campaign", "spring", "--purpose", "newsletter"]), ["optout.purpose", "optout.channel"]);
}

#[test]
fn all_reasons_of_a_row_are_told_the_gravest_first() {
    let place = store();
    place.write("list.txt", "global@x.example\n@x.example\n");
    place.write("in.csv", "email,secondary email,unsubscribed\nbounce@x.example,global@x.example,ja\nbounce@x.example,purpose@x.example,\n");
    place.scrub(&["clean", "in.csv", "--suppress", "list.txt", "-q", "--min-kept=0"]).code(0);
    let rejected = place.text("in.rejected.csv");
    let codes: Vec<_> = rejected.lines().skip(1).map(|line| line.split(',').nth(2).unwrap()).collect();
    assert_eq!(
        codes,
        [
            "optout.global optout.column optout.domain deliver.hard-bounce",
            "optout.column optout.purpose optout.domain deliver.hard-bounce",
        ]
    );
    let first = rejected.lines().nth(1).unwrap();
    for part in [
        "list=global ",
        "list=list.txt line=1",
        " reason=optout.column column=unsubscribed",
        " reason=optout.domain list=list.txt line=2",
        " reason=deliver.hard-bounce list=bounces ",
        "column=\"\"secondary email\"\"",
    ] {
        assert!(first.contains(part), "{part} in {first}");
    }
}

#[test]
fn every_reason_explains_itself() {
    let place = Place::new();
    let mut all = place.scrub(&["rule"]).code(0).prints("optout.global");
    let listed: Vec<_> = all.stdout.lines().map(|line| line.split(' ').next().unwrap().to_owned()).collect();
    all.stdout.clear();
    assert_eq!(listed, Reason::ALL.map(|reason| reason.code().to_owned()));
    for reason in Reason::ALL {
        let rule = reason.rule();
        let ran = place.scrub(&["rule", rule.code]).code(0).prints(rule.code).prints(rule.meaning).prints(rule.source);
        drop(ran.prints(rule.lifted_by).prints(rule.advice));
        let ran = place.scrub(&["rule", rule.code, "--format", "json"]).code(0).prints(rule.code);
        let json: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
        assert_eq!((&json["code"], &json["precedence"]), (&rule.code.into(), &rule.precedence.into()));
    }
    let ran = place.scrub(&["rule", "--format", "json"]).code(0).prints("[");
    let json: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!(json.as_array().unwrap().len(), Reason::ALL.len());
    place.scrub(&["rule", "optout"]).code(2).says("unknown reason code \"optout\"").says("scrub rule");
}

const COMMANDS: [&[&str]; 11] = [
    &["clean"],
    &["check"],
    &["import"],
    &["add"],
    &["lift"],
    &["why"],
    &["store"],
    &["rule"],
    &["init"],
    &["completions"],
    &["man"],
];

#[test]
fn every_command_has_help_with_examples_and_exit_codes() {
    let place = Place::new();
    let top = place.scrub(&["--help"]).code(0).prints("Exit codes:\n  0 ");
    for command in COMMANDS {
        assert!(top.stdout.contains(&format!("\n  {} ", command[0])), "{}", command[0]);
        for flag in ["--help", "-h"] {
            let help = place.scrub(&[command, &[flag]].concat()).code(0).prints("Exit codes:").prints("130");
            drop(help.prints(&format!("Examples:\n  scrub {}", command[0])));
        }
        place.scrub(&[command, &["--no-such-flag"]].concat()).code(2).says("--no-such-flag");
        place.scrub(&["man", command[0]]).code(0).prints(".TH").prints("Exit codes");
    }
    for action in ["status", "verify", "compact", "undo", "backup"] {
        place.scrub(&["store", action, "--help"]).code(0).prints("Exit codes:");
    }
    place.scrub(&["--version"]).code(0).prints_exactly(&format!("scrub {}\n", env!("CARGO_PKG_VERSION")));
    place.scrub(&["no-such-command"]).code(2).says("no-such-command");
    place.scrub(&[]).code(2).says("Usage");
    place.scrub(&["man", "no-such-command"]).code(2).says("no-such-command");
    place.scrub(&["man"]).code(0).prints(".TH scrub");
    assert!(place.files().is_empty());
}

#[test]
fn completions_for_every_shell() {
    let place = Place::new();
    for (shell, mark) in [("bash", "complete -F _scrub"), ("zsh", "#compdef scrub"), ("fish", "complete -c scrub")] {
        place.scrub(&["completions", shell]).code(0).prints(mark).prints("without-lists");
    }
    place.scrub(&["completions", "dos"]).code(2).says("dos");
}

#[test]
fn no_colour_where_none_is_wanted() {
    let place = Place::new();
    place.write("in.csv", "email\na@b.example\n");
    for args in [
        &["clean", "in.csv", "--without-lists", "-n"][..],
        &["--help"],
        &["clean", "--nonsense"],
        &["clean", "gone.csv"],
        &["rule"],
    ] {
        let colourless = |ran: std::process::Output| {
            assert!(!ran.stdout.contains(&0x1b) && !ran.stderr.contains(&0x1b), "{args:?}");
        };
        colourless(place.command(args).output().unwrap());
        colourless(place.command(args).env("NO_COLOR", "1").env("CLICOLOR_FORCE", "1").output().unwrap());
        colourless(place.command(&[args, &["--color", "never"]].concat()).env("CLICOLOR_FORCE", "1").output().unwrap());
    }
    place.scrub(&["rule", "--color", "sometimes"]).code(2).says("sometimes");
}

#[test]
fn what_a_list_says_never_reaches_a_terminal_raw() {
    let place = Place::new();
    place.write("in.csv", "email,\u{1b}[2Jname\u{202e}\na@b.example,x\n");
    place.write("\u{1b}[31mlist.txt", "a@b.example\n");
    let ran = place.scrub(&["clean", "in.csv", "--column", "optout=2", "--suppress", "\u{1b}[31mlist.txt"]).code(1);
    let ran = ran.never_says("\u{1b}").never_says("\u{202e}");
    drop(ran);
    place.scrub(&["clean", "in.csv", "--column", "email=3", "--without-lists", "--force"]).code(2).never_says("\u{1b}");
    place.write("in.csv", "\u{1b}[2Jname\nx\n");
    place
        .scrub(&["clean", "in.csv", "--without-lists", "--force"])
        .code(2)
        .never_says("\u{1b}")
        .says("no e-mail column");
}
