//! Whether the cells of an own column prove what its name says, where the name may also be one of codes, links, counts or
//! days. Not what the cells say: that is for `policy`.

use super::own_name::{Proof, is_answer};
use super::sample::Sample;
use crate::base::own_column::{OwnRole, OwnRule};

/// Whether the column is what its name says. One that would object is so until its cells refute it; one that asks for a
/// permission only if some cell answers, because a number of a subscriber is no answer.
pub(super) fn prove(sample: Sample<'_>, index: usize, rule: OwnRule, proof: Proof) -> bool {
    let cells = || sample.cells(index);
    let is_blank = || cells().next().is_none();
    match proof {
        Proof::Name => true,
        Proof::SomeAnswer => cells().any(is_answer),
        Proof::MostlyAnswers => cells().filter(|cell| is_bit_or_answer(cell)).count() * 2 > cells().count(),
        Proof::NoDays => cells().any(|cell| !is_day(cell)),
        Proof::NoCodes => is_blank() || cells().any(|cell| !is_code(cell)),
        Proof::Answers if matches!(rule.role, OwnRole::OptIn | OwnRole::Both) => cells().any(is_answer),
        Proof::Answers => {
            // One delivery that failed is not one that fails for good.
            is_blank()
                || !rule.bounce && cells().all(is_bit)
                || cells().any(|cell| is_answer(cell) || rule.role.is_day() && is_day(cell))
        }
    }
}

fn is_bit(cell: &str) -> bool {
    matches!(cell, "0" | "1")
}

fn is_bit_or_answer(cell: &str) -> bool {
    is_bit(cell) || is_answer(cell)
}

/// A day, or a moment, as programs write them: several numbers, or one of the length of those that count days or seconds.
fn is_day(cell: &str) -> bool {
    let numbers = cell.split(|c: char| !c.is_ascii_digit()).filter(|number| !number.is_empty());
    let (count, digits) = numbers.fold((0, 0), |(count, digits), number| (count + 1, digits + number.len()));
    count > 1 && digits >= 3 || count == 1 && matches!(digits, 5 | 8 | 10 | 13) && cell.len() == digits
}

/// One letter that is no answer, or something with a digit that is neither yes nor no nor a day.
fn is_code(cell: &str) -> bool {
    let has_digit = cell.contains(|c: char| c.is_ascii_digit());
    let is_letter = cell.chars().count() == 1 && !is_answer(cell);
    let is_number = has_digit && !matches!(cell, "0" | "1") && !is_day(cell);
    is_number || is_letter && !has_digit
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::recognise::FOR_TESTS;

    fn proves(cells: &[&str], role: OwnRole, proof: Proof) -> bool {
        let rows: Vec<Vec<String>> = cells.iter().map(|cell| vec![(*cell).to_owned()]).collect();
        prove(Sample { rows: &rows, recognise: FOR_TESTS }, 0, OwnRule::of(role), proof)
    }

    #[test]
    fn a_name_of_codes_is_one_of_answers_only_if_its_cells_answer() {
        for cells in [&["UNSUBSCRIBED"][..], &["", "yes"], &["ja", "A8F3"], &["0", "1"], &["abgemeldet"], &[]] {
            assert!(proves(cells, OwnRole::OptOut, Proof::Answers), "{cells:?}");
        }
        for cells in [
            &["https://x.example/u?1"][..],
            &["A8F3K2", "B77"],
            &["0", "2"],
            &["0.02"],
            &["Standard"],
            &["Newsletter A"],
            &["Unsubscribe page 1"],
            &["https://x.example/unsubscribe?u=1"],
        ] {
            assert!(!proves(cells, OwnRole::OptOut, Proof::Answers), "{cells:?}");
        }
        for (cells, answers) in [(&["no"][..], true), (&["0"], false), (&["4711"], false), (&[], false)] {
            assert_eq!(proves(cells, OwnRole::OptIn, Proof::Answers), answers, "{cells:?}");
        }
    }

    #[test]
    fn a_name_of_domains_or_digests_is_one_of_answers_only_where_somebody_answers() {
        for (cells, answers) in
            [(&["yes", "no"][..], true), (&["firma.example", "ja"], true), (&["firma.example"], false), (&[], false)]
        {
            assert_eq!(proves(cells, OwnRole::OptOut, Proof::SomeAnswer), answers, "{cells:?}");
        }
    }

    #[test]
    fn days_of_joining_and_codes_are_no_answers() {
        for days in [&["2020-01-01", "3.4.21"][..], &["45292"], &["1700000000"], &["12. März 2024 10:00"], &[]] {
            assert!(!proves(days, OwnRole::OptIn, Proof::NoDays), "{days:?}");
        }
        for answers in [&["No"][..], &["2020-01-01", "nein"], &["1"]] {
            assert!(proves(answers, OwnRole::OptIn, Proof::NoDays), "{answers:?}");
        }
        for (cells, proves_it) in
            [(&["B2", "C"][..], false), (&["5"], false), (&["B2", "yes"], true), (&["x"], true), (&[], true)]
        {
            assert_eq!(proves(cells, OwnRole::OptOut, Proof::NoCodes), proves_it, "{cells:?}");
        }
    }
}
