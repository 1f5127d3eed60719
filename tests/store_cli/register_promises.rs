//! P5 for registers: whatever is loaded against somebody lets nobody through, in whichever order answers and files came, and however
//! far an import got.

use proptest::prelude::*;

use crate::shop::{Shop, days_ago};

const ITALIANS: [&str; 4] = ["+390612345670", "+390612345671", "+393331234562", "+393331234563"];
const AMERICANS: [&str; 4] = ["+12125550100", "+12125550101", "+16465550102", "+16465550103"];

/// What is loaded.
#[derive(Clone, Debug)]
enum Step {
    /// Answers of the RPO: number, whether it is listed, how many days ago.
    Answers(Vec<(usize, bool, i64)>),
    /// Numbers in a file of the American registry that covers their area codes.
    Listed(Vec<usize>),
}

fn answers() -> impl Strategy<Value = Vec<(usize, bool, i64)>> {
    let day = prop::sample::select(vec![0_i64, 1, 5, 14, 15, 16, 40]);
    prop::collection::vec((0..ITALIANS.len(), any::<bool>(), day), 1..5)
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let listed = prop::collection::vec(0..AMERICANS.len(), 1..4);
    let step = prop_oneof![3 => answers().prop_map(Step::Answers), 1 => listed.prop_map(Step::Listed)];
    prop::collection::vec(step, 0..4)
}

fn load(shop: &Shop, step: &Step, more: &[&str]) {
    assert!(try_load(shop, step, more));
}

/// Whether it could be loaded.
fn try_load(shop: &Shop, step: &Step, more: &[&str]) -> bool {
    let (text, args): (String, Vec<&str>) = match step {
        Step::Answers(answers) => {
            let row = |(number, listed, days): &(usize, bool, i64)| {
                let answer = if *listed { "yes" } else { "no" };
                format!("{},{answer},{}\n", ITALIANS[*number], days_ago(*days))
            };
            let rows: String = answers.iter().map(row).collect();
            (format!("number,listed,asked_at\n{rows}"), vec!["--answers", "--register=rpo", "--list=rpo"])
        }
        Step::Listed(numbers) => {
            let rows: String = numbers.iter().map(|number| format!("{}\n", &AMERICANS[*number][2..])).collect();
            (rows, vec!["--register=us-dnc", "--list=dnc", "--covers=212,646"])
        }
    };
    shop.place.write("step.csv", text);
    let all = [&["import", "step.csv", "--kind=register", "--channel=phone"], &args[..], more].concat();
    let ran = shop.place.scrub(&all);
    let is_loaded = ran.code == 0;
    drop(if is_loaded { ran.code(0).any_words() } else { ran.code(2).says("would free") });
    is_loaded
}

/// Who may be called.
fn called(shop: &Shop) -> Vec<String> {
    shop.place.write("calls.csv", format!("phone\n{}\n{}\n", ITALIANS.join("\n"), AMERICANS.join("\n")));
    let args = ["clean", "calls.csv", "--channel=phone", "--force", "-q", "--min-kept=0"];
    drop(shop.place.scrub(&args).code(0));
    shop.place.text("calls.clean.csv").lines().skip(1).map(str::to_owned).collect()
}

/// A shop in which somebody objected and one answer was given, so that both registers are asked.
fn shop() -> Shop {
    let shop = Shop::new();
    shop.import("nobody@nowhere.example\n", "out", "optout", &[]);
    load(&shop, &Step::Answers(vec![(0, false, 1)]), &[]);
    load(&shop, &Step::Listed(vec![0]), &[]);
    shop
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn a_listing_lets_nobody_through(before in steps(), number in 0..4_usize, days in 0..60_i64, is_italian: bool) {
        let shop = shop();
        before.iter().for_each(|step| load(&shop, step, &[]));
        let kept = called(&shop);
        let against = if is_italian {
            Step::Answers(vec![(number, true, days)])
        } else {
            Step::Listed(vec![number])
        };
        load(&shop, &against, &[]);
        let then = called(&shop);
        prop_assert!(then.iter().all(|number| kept.contains(number)), "{before:?} {against:?}: {kept:?} {then:?}");
        let listed = if is_italian { ITALIANS[number] } else { AMERICANS[number] };
        prop_assert!(!then.iter().any(|number| number == listed));
    }

    /// An import of answers that stops behind its first batch: what is in the store then is what `undo` of the second one leaves.
    #[test]
    fn half_of_the_answers_let_nobody_through_whom_all_of_them_stop(before in answers(), then in answers(), replace: bool) {
        let shop = shop();
        load(&shop, &Step::Answers(before.clone()), &[]);
        let kept_before = called(&shop);
        // Answers that are older than a listing take no other's place, and are refused.
        prop_assume!(try_load(&shop, &Step::Answers(then.clone()), if replace { &["--replace"] } else { &[] }));
        let kept_after = called(&shop);
        let last = shop.batch()["batch"].to_string();
        drop(shop.place.scrub(&["store", "undo", &last, "--reason=as if it had stopped"]).code(0).any_words());
        for number in called(&shop) {
            let was_kept = kept_before.contains(&number) || kept_after.contains(&number);
            prop_assert!(was_kept, "{before:?} {then:?} {replace}: {number}");
        }
    }
}
