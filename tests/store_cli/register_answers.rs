//! The answers of a register: which words and days of them count, and what is told of those that do not.

use crate::common::Ran;
use crate::shop::{Shop, days_ago};

const AS_ANSWERS: [&str; 5] =
    ["--register=rpo", "--channel=phone", "--list=rpo", "--kind=register", "--default-country=IT"];

/// Loads a file of answers.
fn answers(shop: &Shop, text: &str, more: &[&str]) -> Ran {
    shop.place.write("answers.csv", text);
    shop.place.scrub(&[&["import", "answers.csv", "--answers"], &AS_ANSWERS[..], more].concat())
}

/// Which of the numbers may be called.
fn called(shop: &Shop, numbers: &[&str]) -> Vec<String> {
    shop.place.write("calls.csv", format!("phone\n{}\n", numbers.join("\n")));
    drop(shop.place.scrub(&["clean", "calls.csv", "--channel=phone", "--force", "-q", "--min-kept=0"]).code(0));
    shop.place.text("calls.clean.csv").lines().skip(1).map(str::to_owned).collect()
}

const ONE: &str = "+390612345678";
const OTHER: &str = "+390612345679";

#[test]
fn a_word_that_nobody_knows_may_be_a_listing_and_takes_no_answer_along() {
    let shop = Shop::new();
    for word in ["KO", "maybe", "no?", "ISCRITO AL RPO", "4711", "+390612345670"] {
        let text = format!("number;listed\n{ONE};{word}\n{OTHER};no\n");
        let refused = answers(&shop, &text, &[]).code(2).says("line 2").says("write yes or no");
        // No number is ever shown.
        drop(refused.never_says("0612345"));
        let left_out = answers(&shop, &text, &["--allow-unreadable=1"]).code(0);
        drop(left_out.any_words());
        assert_eq!(called(&shop, &[ONE, OTHER]), [OTHER], "{word}");
    }
    drop(
        answers(&shop, &format!("number;listed\n{ONE};no;x\n{OTHER};no\n"), &[])
            .code(2)
            .says("other fields than the header"),
    );
}

#[test]
fn what_says_nothing_is_told_and_takes_nothing_back() {
    let shop = Shop::new();
    drop(answers(&shop, &format!("number;listed\n{ONE};no\n"), &[]).code(0).any_words());
    for nothing in ["", "error", "unknown", "n/a", "no data"] {
        let ran = answers(&shop, &format!("number;listed\n{ONE};{nothing}\n{OTHER};no\n"), &[]);
        drop(ran.code(0).says("1 row gives no answer").says("no earlier answer is taken back"));
        assert_eq!(called(&shop, &[ONE, OTHER]), [ONE, OTHER], "{nothing}");
    }
    let ran = answers(&shop, &format!("phone;phone 2;listed\n{ONE};{OTHER};no\n{OTHER};;no\n"), &[]);
    drop(ran.code(0).says("1 row answers for several identifiers"));
    // One of two that is not read may be the one that was asked about.
    let ran = answers(&shop, &format!("number;phone 2;listed\n{ONE};{OTHER};no\n{OTHER};;no\n"), &[]);
    drop(ran.code(2).says("column \"number\" holds identifiers as well"));
}

#[test]
fn words_of_six_languages_answer() {
    for (words, kept) in [
        (
            "no|NON ISCRITTO|not listed|no match|absent|libero|non trovato|nicht registriert|niet ingeschreven|clear",
            vec![ONE],
        ),
        ("yes|ISCRITTO|listed|match|hit|Treffer|registriert|ingeschreven|inscrit|presente|on list|x", vec![]),
    ] {
        for word in words.split('|') {
            let shop = Shop::new();
            drop(answers(&shop, &format!("number;listed\n{ONE};{word}\n"), &[]).code(0).any_words());
            assert_eq!(called(&shop, &[ONE]), kept, "{word}");
        }
    }
}

#[test]
fn a_day_that_can_be_read_in_one_way_counts_and_any_other_refuses_the_list() {
    let (year, month, day) = {
        let day = days_ago(1);
        (day[..4].to_owned(), day[5..7].to_owned(), day[8..].to_owned())
    };
    const MONTHS: [&str; 12] = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
    let name = MONTHS[month.parse::<usize>().unwrap() - 1];
    let noon = format!("{year}-{month}-{day}T12:00:00Z");
    let unix = chrono::DateTime::parse_from_rfc3339(&noon).unwrap().timestamp();
    for good in [
        format!("{year}{month}{day}"),
        format!("{year}{month}{day}T120000Z"),
        format!("{day}.{month}.{year}"),
        format!("{day}-{name}-{year}"),
        format!("{name} {day}, {year}"),
        format!("{year}-{month}-{day} 12:00"),
        noon,
        unix.to_string(),
    ] {
        let shop = Shop::new();
        let text = format!("number;listed;asked_at\n{ONE};no;{good}\n{OTHER};no;{good}\n");
        drop(answers(&shop, &text, &[]).code(0).any_words());
        assert_eq!(called(&shop, &[ONE, OTHER]), [ONE, OTHER], "{good}");
    }
    for bad in ["25/11/26", "25.11.26", "05/11/2026", "", "yesterday"] {
        let shop = Shop::new();
        let text = format!("number;listed;asked_at\n{ONE};no;{bad}\n{OTHER};no;{bad}\n");
        let refused = answers(&shop, &text, &[]).code(2).says("line 2: the day on which the register was asked");
        drop(refused.says("--ignore-column NAME, with --as-of DATE"));
        let as_of = format!("--as-of={}", days_ago(1));
        drop(answers(&shop, &text, &["--ignore-column=asked_at", &as_of]).code(0).any_words());
        assert_eq!(called(&shop, &[ONE, OTHER]), [ONE, OTHER], "{bad}");
    }
}

#[test]
fn nobody_came_back() {
    for (back, refusal) in [
        ("number\n", None),
        ("number", None),
        ("phone\n", None),
        ("", Some("put a header into it")),
        ("Internal Server Error\n", Some("cannot use the list back.csv")),
        ("<html>\n", Some("cannot use the list back.csv")),
    ] {
        let shop = Shop::new();
        shop.place.write("asked.csv", format!("number\n{ONE}\n"));
        shop.place.write("back.csv", back);
        let files = ["import", "--asked=asked.csv", "--permitted=back.csv"];
        let ran = shop.place.scrub(&[&files[..], &AS_ANSWERS[..]].concat());
        match refusal {
            None => {
                drop(ran.code(0).any_words());
                assert!(called(&shop, &[OTHER, ONE]).is_empty(), "{back}");
            }
            Some(why) => drop(ran.code(2).says(why)),
        }
    }
}

#[test]
fn what_may_be_the_answer_as_well_refuses_the_list() {
    let shop = Shop::new();
    for other in ["listed_mobile", "not_listed", "nicht gelistet", "clear", "Iscritto SMS"] {
        let text = format!("phone;listed;{other}\n{ONE};no;yes\n");
        drop(answers(&shop, &text, &[]).code(2).says("several columns may say who is listed").says(other));
    }
}

#[test]
fn a_file_of_another_register_covers_nothing() {
    let shop = Shop::new();
    for (register, number) in [("ca-dncl", "212,4567890"), ("us-dnc", "416,4567890")] {
        shop.place.write("dnc.txt", format!("{number}\n"));
        let args = [
            "import",
            "dnc.txt",
            "--list=dnc",
            "--kind=register",
            "--channel=phone",
            "--covers=all",
            "--register",
            register,
        ];
        drop(shop.place.scrub(&args).code(2).says("serves none of them"));
    }
}

#[test]
fn an_address_with_a_number_beside_it_is_two_identifiers() {
    let shop = Shop::new();
    for text in ["max@x.example +491712345678", "+491712345678, max@x.example"] {
        drop(shop.place.scrub(&["add", text, "--via=phone"]).code(2).says("give each of them by itself"));
    }
}

#[test]
fn older_answers_do_not_take_the_place_of_newer_ones() {
    let shop = Shop::new();
    let text = |listed: &str, days: i64| {
        let day = days_ago(days);
        format!("number;listed;asked_at\n{ONE};{listed};{day}\n{OTHER};no;{day}\n")
    };
    let said = answers(&shop, &text("yes", 2), &["--replace"]).code(0).any_words().streams().1;
    assert!(said.contains(&format!("asked {}: speaks only", days_ago(2))), "{said}");
    assert!(said.contains(&format!("counts 15 days, the first until {}", days_ago(-13))), "{said}");
    let refused = answers(&shop, &text("no", 9), &["--replace"]).code(2);
    drop(refused.says("line 2").says("would free them").says("without --replace").says(&days_ago(9)));
    assert_eq!(called(&shop, &[ONE, OTHER]), [OTHER]);
    // Added to the others they take nothing away, and of the same day they are a correction.
    drop(answers(&shop, &text("no", 9), &[]).code(0).any_words());
    assert_eq!(called(&shop, &[ONE, OTHER]), [OTHER]);
    drop(answers(&shop, &text("no", 2), &["--replace"]).code(0).any_words());
    assert_eq!(called(&shop, &[ONE, OTHER]), [ONE, OTHER]);
}

#[test]
fn a_register_answers_on_no_day_that_is_still_to_come() {
    for (days, is_read) in [(0, true), (-2, false), (-30, false)] {
        let shop = Shop::new();
        let text = format!("number;listed;asked_at\n{ONE};no;{}\n", days_ago(days));
        if is_read {
            drop(answers(&shop, &text, &[]).code(0).any_words());
        } else {
            drop(answers(&shop, &text, &[]).code(2).says("still to come"));
        }
    }
}

#[test]
fn of_two_answers_in_one_file_the_listing_counts() {
    let shop = Shop::new();
    for rows in [format!("{ONE};no\n{ONE};yes\n{OTHER};no\n"), format!("{ONE};yes\n{OTHER};no\n{ONE};no\n")] {
        for replace in [&["--replace"][..], &[]] {
            let ran = answers(&shop, &format!("number;listed\n{rows}"), replace).code(0);
            drop(ran.says("1 row says that somebody is not listed whom another row lists"));
            assert_eq!(called(&shop, &[ONE, OTHER]), [OTHER]);
        }
    }
    // In whichever column a register answers.
    for header in ["Sterneintrag", "disconnected", "opposto"] {
        drop(answers(&shop, &format!("number;{header}\n{ONE};no\n{OTHER};yes\n"), &["--replace"]).code(0).any_words());
        assert_eq!(called(&shop, &[ONE, OTHER]), [ONE], "{header}");
    }
}
