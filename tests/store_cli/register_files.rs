//! Files of registers that come again: older ones, those of a pipe, the same one, those for other channels; and what registers give
//! back.

use std::fs::FileTimes;
use std::time::{Duration, SystemTime};

use crate::shop::{Shop, days_ago};

const AS_TPS: [&str; 6] =
    ["--list=tps", "--kind=register", "--register=tps", "--channel=phone", "--replace", "--allow-shrink"];
const LISTED: &str = "0207 9460123\n0207 9460124\n0207 9460125\n";
const OLDER: &str = "0207 9460123\n0207 9460124\n";

/// A file that was changed so many days ago.
fn write(shop: &Shop, name: &str, text: &str, days: u64) {
    shop.place.write(name, text);
    let at = SystemTime::now() - Duration::from_secs(days * 86_400);
    let file = std::fs::File::options().write(true).open(shop.place.path(name)).unwrap();
    file.set_times(FileTimes::new().set_modified(at)).unwrap();
}

/// Which of the numbers may be called.
fn called(shop: &Shop, numbers: &[&str], more: &[&str]) -> Vec<String> {
    shop.place.write("calls.csv", format!("phone\n{}\n", numbers.join("\n")));
    let args = ["clean", "calls.csv", "--channel=phone", "--force", "-q", "--min-kept=0"];
    drop(shop.place.scrub(&[&args[..], more].concat()).code(0));
    shop.place.text("calls.clean.csv").lines().skip(1).map(str::to_owned).collect()
}

#[test]
fn an_older_file_of_a_register_frees_nobody() {
    let shop = Shop::new();
    let import = |file: &str, more: &[&str]| shop.place.scrub(&[&["import", file], &AS_TPS[..], more].concat());
    let is_listed = || called(&shop, &["+442079460125"], &[]).is_empty();
    write(&shop, "new.txt", LISTED, 1);
    write(&shop, "old.txt", OLDER, 30);
    drop(import("new.txt", &[]).code(0).any_words());
    drop(import("old.txt", &[]).code(2).says("speaks for").says(&days_ago(1)).says("scrub store undo 1"));
    drop(import("old.txt", &["--dry-run"]).code(2).says("would free"));
    // Nobody knows how old what comes by a pipe is.
    let piped =
        |more: &[&str]| shop.place.scrub_with(&[&["import", "-"], &AS_TPS[..], more].concat(), OLDER.as_bytes());
    drop(piped(&[]).code(2).says("--as-of DATE"));
    assert!(is_listed());
    // The same file again is none that is older, whatever its time says.
    let as_of = format!("--as-of={}", days_ago(0));
    drop(import("new.txt", &[&as_of]).code(0).any_words());
    drop(import("new.txt", &[]).code(0).any_words());
    // Without --replace nothing is taken away, and what was a mistake can be taken back.
    let appended: Vec<&str> = AS_TPS.into_iter().filter(|flag| *flag != "--replace").collect();
    drop(shop.place.scrub(&[&["import", "old.txt"], &appended[..]].concat()).code(0).any_words());
    assert!(is_listed());
    drop(piped(&[&as_of]).code(0).any_words());
    assert!(!is_listed());
    // Who opted out stays so in any case.
    for (text, days) in [("a@x.example\nb@x.example\n", 1), ("a@x.example\n", 9)] {
        write(&shop, "out.txt", text, days);
        let flags = ["import", "out.txt", "--list=out", "--kind=optout", "--replace", "--allow-shrink"];
        drop(shop.place.scrub(&flags).code(0).any_words());
    }
    let lift = ["import", "out.txt", "--list=out", "--kind=optout", "--replace", "--allow-shrink", "--lift-missing"];
    drop(shop.place.scrub(&[&lift[..], &["--reason=full list"]].concat()).code(0).any_words());
    write(&shop, "out.txt", "b@x.example\n", 20);
    drop(shop.place.scrub(&[&lift[..], &["--reason=full list"]].concat()).code(2).says("would free"));
}

#[test]
fn what_a_full_list_for_one_channel_leaves_alone_is_told() {
    let shop = Shop::new();
    write(&shop, "new.txt", LISTED, 1);
    let everywhere: Vec<&str> = AS_TPS.into_iter().filter(|flag| !flag.starts_with("--channel")).collect();
    drop(shop.place.scrub(&[&["import", "new.txt"], &everywhere[..]].concat()).code(0).any_words());
    let ran = shop.place.scrub(&[&["import", "new.txt"], &AS_TPS[..]].concat()).code(0);
    drop(ran.says("3 entries of the list for other channels or purposes stay as they are"));
}

#[test]
fn whoever_came_back_from_a_register_is_permitted_however_the_number_may_be_read() {
    let shop = Shop::new();
    // The beginnings of these are those of Belgium and Hungary, too.
    let numbers = ["3281234567", "3661234567", "3331234567", "3462345678"];
    let lines = |numbers: &[&str]| numbers.iter().map(|number| format!("{number}\n")).collect::<String>();
    shop.place.write("asked.txt", lines(&numbers));
    shop.place.write("back.txt", lines(&numbers[..3]));
    let as_rpo = ["--register=rpo", "--channel=phone", "--list=rpo", "--kind=register", "--default-country=IT"];
    let import = |more: &[&str]| {
        let files = ["import", "--asked=asked.txt", "--permitted=back.txt"];
        shop.place.scrub(&[&files[..], &as_rpo[..], more].concat())
    };
    drop(import(&[]).code(0).says(&format!("asked {}", days_ago(0))).says("counts 15 days"));
    assert_eq!(called(&shop, &numbers, &["--default-country=IT"]), numbers[..3]);
    // A line that was cut would be somebody who did not come back.
    for bad in ["333888", "abc"] {
        shop.place.write("back.txt", lines(&[&numbers[..2], &[bad]].concat()));
        drop(import(&["--replace"]).code(2).says("first lines: 3"));
    }
    for (name, cell) in [("chiamabile", "si"), ("consentito", "si"), ("callable", "yes"), ("Anrufbar", "ja")] {
        shop.place.write("answers.csv", format!("telefono,{name}\n{},{cell}\n", numbers[0]));
        let column = format!("--column=listed={name}");
        let args = ["import", "answers.csv", "--answers", &column];
        drop(shop.place.scrub(&[&args[..], &as_rpo[..]].concat()).code(2).says("the contrary of who is listed"));
    }
}

#[test]
fn answers_of_a_register_are_no_list_of_objections() {
    let shop = Shop::new();
    shop.place.write("answers.csv", "phone,listed\n+390612345678,no\n+390612345679,yes\n");
    let import = |more: &[&str]| {
        let args = ["import", "answers.csv", "--list=out", "--kind=optout"];
        shop.place.scrub(&[&args[..], more].concat())
    };
    drop(import(&[]).code(2).says("\"listed\" says of some that they are not listed"));
    drop(import(&["--ignore-column=listed"]).code(0).any_words());
    shop.place.write("calls.csv", "phone\n+390612345678\n");
    let ran = shop.place.scrub(&["clean", "calls.csv", "--suppress=answers.csv", "--channel=phone"]).code(2);
    drop(ran.says("leave only the rows of those who object"));
}

#[test]
fn answers_that_have_ended_are_told_to_screen_nobody() {
    let shop = Shop::new();
    shop.place.write("answers.csv", format!("number,listed,asked_at\n+390612345678,no,{}\n", days_ago(40)));
    let args =
        ["import", "answers.csv", "--answers", "--register=rpo", "--channel=phone", "--list=rpo", "--kind=register"];
    drop(shop.place.scrub(&args).code(0).says("the last one has ended, so nobody is screened by them"));
    // Older answers that are added leave the list as fresh as its freshest.
    shop.place.write("answers.csv", format!("number,listed,asked_at\n+390612345679,no,{}\n", days_ago(1)));
    drop(shop.place.scrub(&args).code(0).any_words());
    shop.place.write("answers.csv", format!("number,listed,asked_at\n+390612345670,no,{}\n", days_ago(30)));
    drop(shop.place.scrub(&args).code(0).any_words());
    assert!(shop.list("rpo")["as_of"].as_str().unwrap().starts_with(&days_ago(1)));
}

#[test]
fn answers_in_another_form_take_the_place_of_no_newer_listing() {
    let shop = Shop::new();
    let as_rpo = ["--register=rpo", "--channel=phone", "--list=rpo", "--kind=register"];
    let import = |text: &str, more: &[&str]| {
        shop.place.write("answers.csv", text);
        shop.place.scrub(&[&["import", "answers.csv", "--answers"], &as_rpo[..], more].concat())
    };
    let sha256 = |number: &str| {
        let args = ["hash", "--recipe=phone-sha256"];
        let mut ran = shop.place.scrub_with(&args, format!("{number}\n").as_bytes()).code(0).prints("");
        std::mem::take(&mut ran.stdout).trim().to_owned()
    };
    let (one, other) = ("+390612345678", "+390612345679");
    let (new, old) = (days_ago(1), days_ago(8));
    drop(import(&format!("number,listed,asked_at\n{one},yes,{new}\n{other},no,{new}\n"), &[]).code(0).any_words());
    let (one_hashed, other_hashed) = (sha256(one), sha256(other));
    let text = format!("hash,listed,asked_at\n{one_hashed},no,{old}\n{other_hashed},no,{new}\n");
    let flags = ["--recipe=phone-sha256", "--replace"];
    drop(import(&text, &flags).code(2).says("would free whoever was listed since"));
    assert_eq!(called(&shop, &[one, other], &[]), [other]);
    // Who is missing from an older file is not freed either, of whichever country.
    drop(
        import(&format!("number,listed,asked_at\n+41446681800,yes,{new}\n{other},no,{new}\n"), &[]).code(0).any_words(),
    );
    drop(import(&format!("number,listed,asked_at\n{other},no,{old}\n"), &["--replace"]).code(2).says("would free"));
    assert_eq!(called(&shop, &["+41446681800", other], &[]), [other]);
    // A header that only the answers tell.
    let national = format!("number,listed,asked_at\n0612345670,yes,{new}\n0612345671,no,{new}\n");
    drop(import(&national, &[]).code(0).says("2 phone numbers"));
}
