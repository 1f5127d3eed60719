//! National registers: as their operators hand them out (`fixtures/registers/make.py`), and as they answer.

use std::collections::BTreeMap;
use std::fs;

use crate::common::fixture;
use crate::shop::{Shop, days_ago};

/// A shop that has the register files.
fn shop() -> Shop {
    let shop = Shop::new();
    for entry in fs::read_dir(fixture("registers")).unwrap() {
        let path = entry.unwrap().path();
        fs::copy(&path, shop.place.path(path.file_name().unwrap().to_str().unwrap())).unwrap();
    }
    shop
}

fn as_register<'a>(id: &'a str, more: &[&'a str]) -> Vec<&'a str> {
    [&["--register", id, "--channel", "phone", "--replace"], more].concat()
}

/// What becomes of these numbers in a campaign by phone: primary reason and proof, nothing for those that are kept.
#[track_caller]
fn called(shop: &Shop, numbers: &[&str], more: &[&str]) -> BTreeMap<String, (String, String)> {
    shop.place.write("calls.csv", format!("phone\n{}\n", numbers.join("\n")));
    let flags = ["clean", "calls.csv", "--channel=phone", "--force", "-q", "--min-kept=0"];
    drop(shop.place.scrub(&[&flags, more].concat()).code(0));
    let rejected = shop.place.read("calls.rejected.csv");
    let rows = csv::ReaderBuilder::new().flexible(true).from_reader(&*rejected).into_records();
    rows.map(|row| row.unwrap()).map(|row| (row[5].to_owned(), (row[1].to_owned(), row[3].to_owned()))).collect()
}

fn reasons(found: &BTreeMap<String, (String, String)>) -> Vec<(&str, &str)> {
    found.iter().map(|(number, (reason, _))| (number.as_str(), reason.as_str())).collect()
}

#[test]
fn every_layout_is_read_and_proves_its_line() {
    let british = ["+442079460123", "+441632960123", "+441914980123", "+447700900123"];
    for (file, id) in [("tps-spaces.txt", "tps"), ("ctps.txt", "ctps")] {
        let shop = shop();
        drop(shop.import_file(file, "list", "register", &as_register(id, &[])).code(0).says("4 phone numbers"));
        let found = called(&shop, &[&british[..], &["+442079460124"]].concat(), &[]);
        assert_eq!(found.len(), 4, "{found:?}");
        let (reason, proof) = &found["+441914980123"];
        assert_eq!(*reason, format!("register.{id}"));
        assert!(proof.contains("list=list batch=1 line=3 form=exact"), "{proof}");
    }
    for file in ["us-dnc.txt", "us-dnc-plain.txt", "us-dnc.zip"] {
        let shop = shop();
        let said = shop.import_file(file, "list", "register", &as_register("us-dnc", &[])).code(0);
        drop(said.says("3 phone numbers").says("speaks of the area codes 212, 646"));
        let found = called(&shop, &["+12125550199", "+12125550124", "+16465550100", "+14165550100"], &[]);
        assert_eq!(
            reasons(&found),
            [("+12125550199", "register.us-dnc"), ("+16465550100", "register.us-dnc")],
            "{file}"
        );
    }
    let shop = shop();
    let fixed = as_register("tps", &["--fixed", "3:5,8:7"]);
    drop(shop.import_file("fixed.txt", "list", "register", &fixed).code(0).says("4 phone numbers"));
    assert_eq!(called(&shop, &british, &[]).len(), 4);
    // Of a list for one run, too.
    let flags = ["--suppress", "fixed.txt", "--fixed", "3:5,8:7", "--default-country", "GB"];
    shop.place.write("calls.csv", "phone\n+442079460123\n+442079460124\n");
    drop(shop.place.scrub(&[&["clean", "calls.csv", "--channel=phone", "--force", "-q"][..], &flags].concat()).code(0));
    assert_eq!(shop.place.text("calls.clean.csv"), "phone\n+442079460124\n");
}

#[test]
fn a_number_outside_the_area_codes_is_unscreened() {
    let shop = shop();
    let numbers = ["+12125550124", "+13105550100", "+16465550199", "+14165550100", "+4917123456789", "+12425550100"];
    let import = |more: &[&str]| {
        drop(shop.import_file("us-dnc.txt", "dnc", "register", &as_register("us-dnc", more)).code(0).any_words());
    };
    import(&[]);
    let found = called(&shop, &numbers, &[]);
    // Canada and the Bahamas have registers of their own, or none.
    assert_eq!(reasons(&found), [("+13105550100", "gate.register-missing")]);
    assert_eq!(found["+13105550100"].1, "register=us-dnc why=outside-areas column=phone");
    import(&["--covers", "212"]);
    let found = called(&shop, &numbers, &[]);
    assert_eq!(found.keys().collect::<Vec<_>>(), ["+13105550100", "+16465550199"]);
    import(&["--covers", "212, 646,310"]);
    assert!(called(&shop, &numbers, &[]).is_empty());
    import(&["--covers", "all"]);
    assert!(called(&shop, &numbers, &[]).is_empty());
    // The lists of one register speak together, and one that is taken back opens nothing.
    import(&["--covers", "212"]);
    shop.place.write("310.txt", "310,5550199\n");
    drop(shop.import_file("310.txt", "west", "register", &as_register("us-dnc", &[])).code(0).any_words());
    assert_eq!(called(&shop, &numbers, &[]).keys().collect::<Vec<_>>(), ["+16465550199"]);
    let batch = shop.batch()["batch"].to_string();
    drop(shop.place.scrub(&["store", "undo", &batch, "--reason", "wrong file"]).code(0).any_words());
    assert_eq!(called(&shop, &numbers, &[]).keys().collect::<Vec<_>>(), ["+13105550100", "+16465550199"]);
    // Who is not called is not screened for calls.
    shop.place.write("mail.csv", "email,phone\na@x.example,+13105550100\n");
    drop(shop.place.scrub(&["check", "mail.csv", "-q"]).code(0));
    drop(shop.place.scrub(&["check", "mail.csv", "--channel=sms", "-q"]).code(0));
}

#[test]
fn lines_that_do_not_fit_refuse_the_list_by_their_number() {
    let shop = shop();
    for (id, text, says) in [
        ("tps", "0207 9460123\r\n01632 96012\r\n", "line 2: it has 11 characters instead of 12"),
        ("tps", "0207 9460123\r\n01632 96", "line 2: it has 8 characters"),
        ("tps", "02079460123\r\n", "line 1: it has 11 characters instead of 12"),
        ("tps", "2079460123  \r\n", "line 1: it holds something else"),
        ("us-dnc", "212,5550123\n212,555012\n", "line 2: it has 10 characters instead of 11"),
        ("us-dnc", "2125550123\n21255501\n", "line 2: it has 8 characters"),
        ("us-dnc", "212,5550123,2026-11-01,D\n", "a change list"),
        ("us-dnc", "112,5550123\n", "line 1: it holds something else"),
    ] {
        drop(shop.try_import(text, "list", "register", &as_register(id, &[])).code(2).says(says));
    }
    let zip = shop.place.read("us-dnc.zip");
    for end in [3, 40, 100, zip.len() - 1] {
        shop.place.write("cut.zip", &zip[..end]);
        drop(shop.import_file("cut.zip", "list", "register", &as_register("us-dnc", &[])).code(2).says("cut.zip"));
    }
    let mut damaged = zip.clone();
    damaged[70] ^= 1;
    shop.place.write("cut.zip", &damaged);
    drop(shop.import_file("cut.zip", "list", "register", &as_register("us-dnc", &[])).code(2).says("cut.zip"));
    drop(
        shop.import_file("tps-spaces.txt", "list", "register", &["--fixed", "0:5,5:8"])
            .code(2)
            .says("line 1: it has 12"),
    );
    assert!(shop.status()["lists"].as_array().unwrap().is_empty());
}

#[test]
fn only_who_was_asked_about_lately_is_screened() {
    let shop = shop();
    let as_answers = as_register("rpo", &["--column", "phone=telefono"]);
    let args =
        [&["import", "--answers", "rpo-answers.csv", "--list", "rpo", "--kind", "register"], &as_answers[..]].concat();
    drop(shop.place.scrub(&args).code(0).says("1 added").says("2 added").says("only of those who were asked about"));
    let numbers = ["+390212345678", "+393331234567", "+390633312345", "+393331234568", "+393331234569", "+41446681800"];
    let found = called(&shop, &numbers, &[]);
    assert_eq!(
        reasons(&found),
        [
            ("+390212345678", "register.rpo"),
            ("+393331234568", "gate.register-missing"),
            ("+393331234569", "gate.register-missing"),
        ]
    );
    assert_eq!(found["+393331234569"].1, "register=rpo why=not-asked column=phone");
    let why = shop.why("+393331234567", &["--channel=phone"]);
    assert_eq!((&why["kept"], &why["entries"][0]["not_listed"]), (&true.into(), &true.into()));
    let why = shop.why("+393331234569", &["--channel=phone"]);
    assert_eq!((&why["kept"], &why["unscreened"][0]), (&false.into(), &"rpo".into()));
    let list = shop.list("rpo");
    assert_eq!((&list["coverage"], &list["entries"], &list["not_listed"]), (&"asked".into(), &1.into(), &2.into()));
    let report = shop.place.json("calls.report.json");
    assert_eq!((&report["lists"][0]["coverage"], &report["lists"][0]["register"]), (&"asked".into(), &"rpo".into()));
    assert!(called(&shop, &["+393331234567 / 0039 333 1234567"], &[]).is_empty());
    // An answer counts for 15 days, that of each row by its own date.
    let dated =
        format!("phone,listed,asked_at\n+393331234567,no,{}\n+393331234568,no,{}\n", days_ago(16), days_ago(15));
    shop.place.write("dated.csv", dated);
    let today = format!("--as-of={}", days_ago(0));
    let as_answers = as_register("rpo", &["--answers", &today]);
    drop(shop.import_file("dated.csv", "rpo", "register", &as_answers).code(0).any_words());
    let found = called(&shop, &["+393331234567", "+393331234568"], &[]);
    assert!(found["+393331234567"].1.contains("why=answer-too-old"), "{found:?}");
    assert_eq!(found.len(), 1);
    // What cannot be read as an answer, or has no date in a list of dates, refuses the list, or is left out if the user says so.
    shop.place.write(
        "odd.csv",
        "phone,listed,asked_at\n+393331234567,perhaps,2026-01-01\n+393331234568,no,\n+393331234569,yes,\n",
    );
    drop(shop.import_file("odd.csv", "rpo", "register", &as_answers).code(2).says("line 2: \"perhaps\" is no answer"));
    let left_out = as_register("rpo", &["--answers", "--allow-unreadable=2"]);
    drop(shop.import_file("odd.csv", "rpo", "register", &left_out).code(0).any_words());
    assert_eq!(called(&shop, &["+393331234567", "+393331234568"], &[]).len(), 2);
    shop.verify();
}

#[test]
fn who_is_asked_about_and_does_not_come_back_is_listed() {
    let shop = shop();
    shop.place.write(
        "contacts.csv",
        "name,phone\na,+39 333 1234567\nb,+39 333 1234568\nc,+49 171 2345678\nd,+39 333 1234567\n",
    );
    let ask = ["register", "ask", "rpo", "contacts.csv", "-o", "asked.txt"];
    drop(shop.place.scrub(&ask).code(0).says("2 identifiers to ask rpo about").says("1 of other countries"));
    assert_eq!(shop.place.text("asked.txt"), "3331234567\n3331234568\n");
    drop(shop.place.scrub(&ask).code(2).says("--force"));
    shop.place.write("permitted.txt", "3331234568\n");
    let import = |permitted: &str| {
        let files = ["import", "--asked", "asked.txt", "--permitted", permitted, "--list", "rpo", "--kind", "register"];
        shop.place.scrub(&[&files[..], &as_register("rpo", &[])].concat())
    };
    drop(import("permitted.txt").code(0).any_words());
    let found = called(&shop, &["+393331234567", "+393331234568", "+393331234569"], &[]);
    assert_eq!(reasons(&found), [("+393331234567", "register.rpo"), ("+393331234569", "gate.register-missing")]);
    // Files of two questions say nothing, and change nothing.
    shop.place.write("other.txt", "3331234568\n3339999999\n");
    drop(import("other.txt").code(2).says("line 2 of other.txt is nobody in asked.txt"));
    drop(import("asked.txt").code(2).says("the same file"));
    assert_eq!(called(&shop, &["+393331234567", "+393331234568", "+393331234569"], &[]).len(), 2);
}

#[test]
fn of_the_austrian_list_the_domain_has_to_be_asked_for_too() {
    let shop = shop();
    shop.place.write("contacts.csv", "email,country\nMax.Mustermann@home.example,AT\nx@other.example,DE\n");
    drop(shop.place.scrub(&["register", "ask", "ecg", "contacts.csv", "-o", "asked.txt"]).code(0).says("3 digests"));
    let asked = shop.place.text("asked.txt");
    let digests: Vec<&str> = asked.lines().collect();
    let clean = |count: usize, listed: usize| {
        let line = |(at, digest): (usize, &&str)| format!("{digest},{}\n", if at == listed { "yes" } else { "no" });
        let rows: String = digests.iter().take(count).enumerate().map(line).collect();
        let as_answers = ["--answers", "--register", "ecg", "--replace"];
        drop(shop.try_import(format!("digest,listed\n{rows}"), "ecg", "register", &as_answers).code(0).any_words());
        drop(shop.place.scrub(&["clean", "contacts.csv", "--force", "-q", "--min-kept=0"]).code(0));
        shop.place.text("contacts.rejected.csv").lines().nth(1).map(|line| line.split(',').nth(1).unwrap().to_owned())
    };
    assert_eq!(clean(3, 9), None);
    for asked in [1, 2] {
        assert_eq!(clean(asked, 9).as_deref(), Some("gate.register-missing"), "{asked}");
    }
    for listed in [0, 1, 2] {
        assert_eq!(clean(3, listed).as_deref(), Some("register.ecg"), "{listed}");
    }
}

#[test]
fn first_seen_survives_replacement() {
    let shop = shop();
    for _ in 0..3 {
        drop(shop.import_file("tps-spaces.txt", "tps", "register", &as_register("tps", &[])).code(0).any_words());
    }
    let entry = shop.why("+442079460123", &["--channel=phone"])["entries"][0].clone();
    assert_eq!((&entry["first_batch"], &entry["last_batch"]), (&1.into(), &3.into()));
    let without = shop.place.text("tps-spaces.txt").replace("0207 9460123\r\n", "");
    let shrunk = as_register("tps", &["--allow-shrink"]);
    drop(shop.try_import(without, "tps", "register", &shrunk).code(0).any_words());
    assert_eq!(shop.why("+442079460123", &["--channel=phone"])["kept"], true);
    assert_eq!(shop.why("+441632960123", &["--channel=phone"])["entries"][0]["first_batch"], 1);
}

#[test]
fn what_says_nothing_about_a_register_is_refused() {
    let shop = shop();
    let import = |kind: &str, more: &[&str]| shop.import_file("us-dnc.txt", "list", kind, more).code(2);
    drop(import("optout", &["--register", "tps"]).says("--kind register, not of optout"));
    drop(import("register", &["--register", "tsp"]).says("unknown register").says("us-dnc"));
    drop(import("register", &["--covers", "212"]).says("name it with --register"));
    drop(import("register", &["--register", "tps", "--covers", "212"]).says("not handed out by area codes"));
    drop(import("register", &["--register", "us-dnc", "--covers", "21"]).says("no area code"));
    drop(import("register", &["--register", "rpo"]).says("scrub register ask rpo"));
    drop(import("register", &["--register", "rpo", "--answers"]).says("no column that says who is listed"));
    let ask = |id: &str, more: &[&str]| {
        shop.place.write("in.csv", "phone\n+4917123456789\n");
        shop.place.scrub(&[&["register", "ask", id, "in.csv", "-o", "out.txt"], more].concat()).code(2)
    };
    drop(ask("tps", &[]).says("is handed out as a list"));
    drop(ask("bloctel", &[]).says("ended on 2026-08-10"));
    drop(ask("ddv", &[]).says("does not list anybody"));
    drop(ask("idi", &[]).says("nobody has published"));
    drop(ask("us-rnd", &[]).says("--since"));
    drop(ask("rpo", &[]).says("nobody in the list"));
    drop(ask("rpo", &["--channel=email"]).says("does not list anybody whom email reaches"));
    assert!(!shop.place.exists("out.txt"));
}

/// What a hostile trial found, each with values of its own.
#[test]
fn what_is_no_certain_answer_clears_nobody() {
    let shop = shop();
    let answers = |text: &str| {
        shop.place.write("answers.csv", text);
        let args = ["import", "answers.csv", "--answers", "--list", "rpo", "--kind", "register"];
        shop.place.scrub(&[&args[..], &as_register("rpo", &[])].concat())
    };
    for header in ["phone,found,listed", "phone,listed,listed", "phone,on_list,iscritto"] {
        let text = format!("{header}\n+393331234560,no,yes\n");
        drop(answers(&text).code(2).says("several columns may say who is listed").says("--column listed=NAME"));
    }
    for (text, refusal) in [
        // A quote that swallowed rows, a row that is shifted, two numbers of one answer, a doubt.
        (
            "phone,listed,remark\n+393331234561,no,\"hello\n+393331234560,yes,\n+393331234562,no,bye\"\n+393331234563,no,\n",
            Some("a quote in it runs over several lines"),
        ),
        (
            "phone,name,vip,listed\n+393331234561,Doe,no,no\n+393331234560,Doe, John,no,yes\n",
            Some("other fields than the header"),
        ),
        ("phone,mobile,listed\n+393331234560,+393331234561,no\n", None),
        ("phone,listed\n+393331234561,no\n+393331234560,no?\n", Some("\"no?\" is no answer")),
    ] {
        match refusal {
            Some(why) => drop(answers(text).code(2).says(why)),
            None => drop(answers(text).code(0).any_words()),
        }
        let args = ["import", "answers.csv", "--answers", "--list", "rpo", "--kind", "register"];
        let left_out = as_register("rpo", &["--allow-unreadable=3"]);
        drop(shop.place.scrub(&[&args[..], &left_out].concat()).code(0).any_words());
        assert!(called(&shop, &["+393331234560"], &[]).contains_key("+393331234560"), "{text}");
    }
    // A column of days counts by whatever name; of two nobody knows which.
    let old = days_ago(40);
    drop(answers(&format!("phone,listed,Data verifica\n+393331234560,no,{old}\n")).code(2).says("--as-of"));
    let args = ["import", "answers.csv", "--answers", "--list", "rpo", "--kind", "register"];
    let today = format!("--as-of={}", days_ago(0));
    drop(shop.place.scrub(&[&args[..], &as_register("rpo", &[&today])].concat()).code(0).any_words());
    assert!(called(&shop, &["+393331234560"], &[])["+393331234560"].1.contains("why=answer-too-old"));
    let two = format!("phone,listed,one,two\n+393331234560,no,{old},{}\n", days_ago(1));
    drop(answers(&two).code(2).says("when the register was asked").says("--column date=NAME"));
    // Who is asked about and who came back are said by their files alone.
    shop.place.write("asked.txt", "3331234560\n3331234561\n");
    for header in ["numero,contattabile", "phone,listed"] {
        shop.place.write("back.csv", format!("{header}\n3331234560,si\n3331234561,no\n"));
        let files =
            ["import", "--asked", "asked.txt", "--permitted", "back.csv", "--list", "rpo", "--kind", "register"];
        let ran = shop.place.scrub(&[&files[..], &as_register("rpo", &[])].concat());
        drop(ran.code(2).says("to be loaded with --answers"));
    }
    for (header, listed) in [
        ("telefono;esito", "ISCRITTO"),
        ("numero;column 2", "NO"),
        ("phone;Do not call", "Y"),
        ("phone;wann", "2026-01-02"),
        ("phone;xyz", ""),
    ] {
        shop.place.write("back.csv", format!("{header}\n3331234560;{listed}\n3331234561;\n"));
        let files =
            ["import", "--asked", "asked.txt", "--permitted", "back.csv", "--list", "rpo", "--kind", "register"];
        let column = header.split(';').next_back().unwrap();
        let ran = shop.place.scrub(&[&files[..], &as_register("rpo", &[])].concat());
        drop(ran.code(2).says("to be loaded with --answers").says("take it out of the file").says(column));
    }
    let both = ["import", "--asked", "both.csv", "--permitted", "back.csv", "--list", "rpo", "--kind", "register"];
    shop.place.write("both.csv", "phone;name\n3331234560;A\n3331234561;B\n");
    shop.place.write("back.csv", "phone;name\n3331234561;B\n");
    drop(shop.place.scrub(&[&both[..], &as_register("rpo", &[])].concat()).code(2).says("(\"name\")"));
    let ignoring = as_register("rpo", &["--ignore-column=name"]);
    drop(shop.place.scrub(&[&both[..], &ignoring].concat()).code(0).any_words());
    // Beside a column that may be the answer another one may be it, too: nobody knows which, unless the user says so.
    for (column, listed) in [
        ("dnc", "yes"),
        ("esito", "OPPOSTO"),
        ("RPO", "x"),
        ("Ergebnis", "Treffer"),
        ("blocked", "1"),
        ("match", "match"),
    ] {
        let text = format!("phone,registered,{column}\n+393331234560,no,{listed}\n+393331234561,no,no\n");
        drop(answers(&text).code(2).says("several columns may say who is listed").says(column));
        let args = ["import", "answers.csv", "--answers", "--list", "rpo", "--kind", "register"];
        for more in [format!("--column=listed={column}"), format!("--ignore-column={column}")] {
            let ran = shop.place.scrub(&[&args[..], &as_register("rpo", &[&more, "--allow-unreadable=1"])].concat());
            drop(ran.code(0).never_says("every row").any_words());
        }
    }
    // Whom the register permits is the contrary of whom it lists, whatever the column is taken for.
    for column in ["not_listed", "delisted", "Non iscritto", "nicht gelistet"] {
        shop.place.write("answers.csv", format!("phone,{column}\n+393331234560,no\n"));
        let args = ["import", "answers.csv", "--answers", "--list", "rpo", "--kind", "register"];
        let ran = shop.place.scrub(&[&args[..], &as_register("rpo", &[&format!("--column=listed={column}")])].concat());
        drop(ran.code(2).says("the contrary of who is listed"));
    }
    for more in [&[][..], &["--column=listed=contattabile"]] {
        shop.place.write("answers.csv", "phone,contattabile\n+393331234560,no\n");
        let args = ["import", "answers.csv", "--answers", "--list", "rpo", "--kind", "register"];
        let ran = shop.place.scrub(&[&args[..], &as_register("rpo", more)].concat());
        drop(ran.code(2).says("the contrary of who is listed"));
    }
    let fixed = as_register("rpo", &["--answers", "--fixed=0:10"]);
    drop(shop.import_file("asked.txt", "rpo", "register", &fixed).code(2).says("answers are read from a table"));
}

#[test]
fn a_file_of_something_else_opens_no_gate() {
    let shop = shop();
    drop(shop.import_file("us-dnc.txt", "dnc", "register", &as_register("us-dnc", &[])).code(0).any_words());
    // A list of a register speaks of everybody only if it says so.
    drop(
        shop.try_import("+12125550177\n", "dnc", "register", &["--channel=phone"])
            .code(2)
            .says("say --register us-dnc"),
    );
    drop(shop.place.scrub(&["add", "+13105550123", "--list", "dnc", "--kind", "register", "-q"]).code(0));
    assert!(called(&shop, &["+13105550100"], &[]).contains_key("+13105550100"));
    let import = |text: &str, id: &str, more: &[&str]| {
        shop.try_import(text, "list", "register", &[&["--register", id, "--channel=phone"], more].concat()).code(2)
    };
    let digest = "b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9\n";
    drop(import(digest, "tps", &[]).says("digests of addresses"));
    drop(import("a@b.example\n", "tps", &[]).says("addresses or domains"));
    drop(import("0207 378724X\r\n01635 506160\r\n0191 5657153\r\n", "tps", &[]).says("line 1"));
    drop(import("phone\n2125550100\n646555010\n", "us-dnc", &["--covers=212,646"]).says("3"));
    drop(import("A212 555010 \nA212 5550100\n", "us-dnc", &["--fixed=1:3,5:7"]).says("list.txt"));
    drop(import("X     9460123\nX0207 9460123\n", "tps", &["--fixed=1:5,6:7"]).says("line 1"));
    shop.place.write("robinson.csv", format!("digest,listed\n{digest}").replace("9\n", "9,no\n"));
    let answers = ["--register=robinson-es", "--answers"];
    drop(
        shop.import_file("robinson.csv", "list", "register", &answers).code(2).says("for each channel in another way"),
    );
    // What only ends a file, or a line, is nothing.
    let ended = "0207 9460123\r\n01632 960123\r\n\u{1a}";
    drop(shop.try_import(ended, "tps", "register", &as_register("tps", &[])).code(0).says("2 phone numbers"));
    let padded = "212,5550123 \n212,5550199\n";
    drop(shop.try_import(padded, "padded", "register", &as_register("us-dnc", &[])).code(0).says("2 phone numbers"));
}

#[test]
fn a_register_serves_its_territories_and_its_purposes() {
    let shop = shop();
    drop(shop.import_file("us-dnc.txt", "dnc", "register", &as_register("us-dnc", &[])).code(0).any_words());
    let numbers = ["+17875550123", "+13405550123", "+16715550123", "+18085550123", "+12425550100"];
    let found = called(&shop, &numbers, &[]);
    assert_eq!(found.keys().collect::<Vec<_>>(), ["+13405550123", "+16715550123", "+17875550123", "+18085550123"]);
    // What is loaded for one purpose speaks for that one.
    shop.place.write("310.txt", "310,5550199\n");
    let sales = as_register("us-dnc", &["--purpose=sales"]);
    drop(shop.import_file("310.txt", "west", "register", &sales).code(0).any_words());
    assert!(called(&shop, &["+13105550100"], &["--purpose=sales"]).is_empty());
    assert!(called(&shop, &["+13105550100"], &["--purpose=news"]).contains_key("+13105550100"));
    // Whatever reaches a campaign rejects all whom it lists, so it speaks of the others, too.
    for purposes in [&[][..], &["--purpose=sales,news"]] {
        assert_eq!(called(&shop, &["+13105550199"], purposes)["+13105550199"].0, "register.us-dnc", "{purposes:?}");
        assert!(called(&shop, &["+13105550100", "+12125550124"], purposes).is_empty(), "{purposes:?}");
    }
    // Who takes back all of a register has none any more.
    drop(shop.import_file("tps-spaces.txt", "tps", "register", &as_register("tps", &[])).code(0).any_words());
    let batch = shop.batch()["batch"].to_string();
    drop(shop.place.scrub(&["store", "undo", &batch, "--reason", "wrong file"]).code(0).any_words());
    assert!(called(&shop, &["+442079460123"], &[]).is_empty());
    assert_eq!(shop.list("tps")["coverage"], "none");
}

#[test]
fn a_full_list_takes_the_place_of_what_was_loaded_for_more() {
    let shop = shop();
    let all = ["--register=us-dnc", "--covers=all"];
    drop(shop.import_file("us-dnc.txt", "dnc", "register", &all).code(0).any_words());
    assert!(called(&shop, &["+13105550100"], &[]).is_empty());
    let narrow = as_register("us-dnc", &["--covers=212,646"]);
    drop(shop.import_file("us-dnc.txt", "dnc", "register", &narrow).code(0).any_words());
    assert!(called(&shop, &["+13105550100"], &[]).contains_key("+13105550100"));
    // Rows that were picked out of something speak of nobody else; neither does a file of other area codes.
    let rejects = "scrub_line,scrub_reason,scrub_reasons,scrub_detail,scrub_why,phone\n\
        2,register.us-dnc,register.us-dnc,x,x,+14155550199\n";
    shop.place.write("calls.rejected.csv", rejects);
    let only = ["--register=us-dnc", "--only=register.us-dnc", "--channel=phone"];
    drop(shop.import_file("calls.rejected.csv", "dnc", "register", &only).code(0).any_words());
    let found = called(&shop, &["+14155550199", "+14155550100"], &[]);
    assert_eq!(found["+14155550199"].0, "register.us-dnc");
    assert_eq!(found["+14155550100"].0, "gate.register-missing");
    let other = as_register("us-dnc", &["--covers=310,416"]);
    drop(
        shop.import_file("us-dnc.txt", "dnc", "register", &other)
            .code(2)
            .says("416 is none of those that us-dnc serves"),
    );
    let other = as_register("us-dnc", &["--covers=310"]);
    drop(shop.import_file("us-dnc.txt", "dnc", "register", &other).code(2).says("another file"));
    drop(
        shop.import_file("tps-spaces.txt", "tps", "register", &["--register=tps", "--channel=email"])
            .code(2)
            .says("email"),
    );
}

#[test]
fn a_register_that_is_old_is_told() {
    let shop = shop();
    let old = days_ago(40);
    let as_tps = as_register("tps", &["--as-of", &old]);
    drop(shop.import_file("tps-spaces.txt", "tps", "register", &as_tps).code(0).any_words());
    shop.place.write("calls.csv", "phone\n+442079460124\n");
    let ran = shop.place.scrub(&["clean", "calls.csv", "--channel=phone", "--force"]).code(0);
    drop(ran.says("list tps is 40 days old").says("fetch it again after 28"));
}

#[test]
fn text_of_the_austrian_list_is_no_file_of_bytes() {
    let shop = shop();
    for (text, more) in [
        ("email\nmüller@x.example\nabcd@yz.example\n", &["--register=ecg"][..]),
        ("email;listed;geprüft am\nmax@x.example;no;2026-01-01\n", &["--register=ecg", "--answers"]),
    ] {
        drop(shop.try_import(text, "ecg", "register", more).code(0).never_says("SHA-1").any_words());
    }
    let windows: Vec<u8> = "email\nmüller@x.example\nabcd@yz.example\n".chars().map(|c| c as u8).collect();
    drop(shop.try_import(windows, "ecg", "register", &["--register=ecg"]).code(0).never_says("SHA-1").any_words());
}

#[test]
fn an_address_is_where_its_row_is() {
    let shop = shop();
    let answers = "email,listed\nz@z.example,no\n";
    let as_answers = ["--register=ecg", "--answers", "--channel=email"];
    drop(shop.try_import(answers, "ecg", "register", &as_answers).code(0).any_words());
    let rows = [
        ("a@b.example,DE,+4917123456789", true),
        ("a@b.example,DE,+436641234567", false),
        ("a@b.example,AT,+4917123456789", false),
        ("a@b.example,,", false),
        ("z@z.example,AT,+436641234567", true),
    ];
    for (row, is_kept) in rows {
        shop.place.write("in.csv", format!("email,country,phone\n{row}\n"));
        drop(shop.place.scrub(&["clean", "in.csv", "--force", "-q", "--min-kept=0"]).code(0));
        assert_eq!(shop.place.text("in.clean.csv").lines().count() == 2, is_kept, "{row}");
    }
}
